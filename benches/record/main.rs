//! Reading with replay against reading without, and recording in several orders.
//!
//! ```text
//! cargo bench --bench record
//! cargo bench --bench record -- POST.jsonl NJ.jsonl
//! ```
//!
//! Of files of incidents, one a line, it prints what judging and asking cost against reading them, and
//! how much memory those of the first file take against their JSON.
//!
//! Everything is measured in one run, so that the ratios hold on any machine.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints and may fail")]

mod derived;

use serde::Deserialize;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};
use use_of_force::{
    Incident, Investigation, Leave, Officer, Person, Remark, Shooting, Source, Statement, Why,
    code::Injury, json, said, uuid::Uuid, value::Key, when,
};

/// The same members as an incident, without its log being replayed.
#[derive(Deserialize)]
struct Plain {
    #[allow(dead_code, reason = "only read")]
    schema: u32,
    #[allow(dead_code, reason = "only read")]
    id: String,
    #[allow(dead_code, reason = "only read")]
    sources: Vec<Source>,
    #[allow(dead_code, reason = "only read")]
    statements: Vec<Statement>,
}

const INCIDENTS: u128 = 2_000;
const STATEMENTS: usize = 28;

fn main() {
    // Cargo hands over `--bench`.
    let files: Vec<String> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    // Of the first file, while no memory is left over from anything else.
    files.first().into_iter().for_each(|file| resident(file));
    reading();
    println!();
    recording();
    for file in &files {
        println!();
        judging(file);
    }
}

type Compute = fn(&Incident) -> usize;

fn ask(incident: &Incident) -> usize {
    incident.disputes().len() + incident.open_questions().len() + incident.timeline().len()
}

/// What is computed of every incident of a file, against reading them. Each time the incidents are
/// read anew, since what was computed once is kept.
fn judging(file: &str) {
    let text = std::fs::read(file).unwrap();
    let read = || json::lines(&text[..]).map(Result::unwrap).collect::<Vec<Incident>>();
    println!("{file}, {} kB", text.len() / 1000);
    let reading = best(|| {
        for incident in json::lines(&text[..]) {
            black_box(incident.unwrap());
        }
    });
    println!("  {:7.1} ms  × 1.00  reading", millis(reading));
    if let Some(derived) = derived::reading(str::from_utf8(&text).unwrap()) {
        let ratio = reading.as_secs_f64() / derived.as_secs_f64();
        println!(
            "  {:7.1} ms  derived structs, unchecked; reading takes × {ratio:.2}",
            millis(derived)
        );
    }
    let computed: [(&str, Compute); 5] = [
        ("validate", |incident| incident.validate().problems().len()),
        ("disputes, questions and timeline", ask),
        ("disputes", |incident| incident.disputes().len()),
        ("questions", |incident| incident.open_questions().len()),
        ("timeline", |incident| incident.timeline().len()),
    ];
    for (name, compute) in computed {
        let run = |()| {
            let incidents = read();
            let start = Instant::now();
            black_box(incidents.iter().map(compute).sum::<usize>());
            start.elapsed()
        };
        let time = [(); 3].map(run).into_iter().min().unwrap_or_default();
        let ratio = time.as_secs_f64() / reading.as_secs_f64();
        println!("  {:7.1} ms  × {ratio:.2}  {name}", millis(time));
    }
}

/// The memory that all incidents of a file take, read; and when everything was asked of each.
fn resident(file: &str) {
    let text = std::fs::read(file).unwrap();
    let before = resident_now();
    let incidents: Vec<Incident> = json::lines(&text[..]).map(Result::unwrap).collect();
    let read = resident_now();
    black_box(incidents.iter().map(ask).sum::<usize>());
    let asked = resident_now();
    let ratio = |now: usize| now.saturating_sub(before) as f64 / text.len() as f64;
    println!("{file}, {} kB", text.len() / 1000);
    println!(
        "  in memory × {:.2} of the JSON; when all was asked × {:.2}",
        ratio(read),
        ratio(asked)
    );
}

/// The resident memory of this process, in bytes; 0 where the system does not tell it so.
fn resident_now() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let resident = pages.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok());
    resident.unwrap_or(0) * 4096
}

fn reading() {
    let lines: String =
        (0..INCIDENTS).map(|id| json::to_string(&incident(id, STATEMENTS)) + "\n").collect();
    println!("reading {INCIDENTS} incidents of {STATEMENTS} statements, {} kB", lines.len() / 1000);
    let plain = best(|| {
        for line in lines.lines() {
            black_box(serde_json::from_str::<Plain>(line).unwrap());
        }
    });
    let replayed = best(|| {
        for incident in json::lines(lines.as_bytes()) {
            black_box(incident.unwrap());
        }
    });
    let pictured = best(|| {
        for incident in json::lines(lines.as_bytes()) {
            let incident = incident.unwrap();
            black_box(incident.people().len() + incident.disputes().len());
        }
    });
    let derived = derived::reading(&lines).unwrap();
    let value = best(|| {
        for line in lines.lines() {
            black_box(serde_json::from_str::<serde_json::Value>(line).unwrap());
        }
    });
    for (name, time) in [
        ("the same statements, typed, without replay", plain),
        ("with replay", replayed),
        ("with replay, the picture of all persons, and all disputes", pictured),
        ("derived structs, unchecked", derived),
        ("serde_json::Value", value),
    ] {
        let megabytes = lines.len() as f64 / 1e6 / time.as_secs_f64();
        let ratio = time.as_secs_f64() / plain.as_secs_f64();
        println!("  {:7.1} ms  {megabytes:6.0} MB/s  × {ratio:.2}  {name}", millis(time));
    }
}

fn recording() {
    println!("recording, nanoseconds a statement");
    println!("  {:>10} {:>10} {:>10} {:>10}", "statements", "in order", "reversed", "shuffled");
    for n in [1_000, 4_000, 16_000] {
        let [ordered, reversed, shuffled] =
            [statements(n), statements(n).into_iter().rev().collect(), shuffled(statements(n))]
                .map(|statements: Vec<Statement>| {
                    let time = best(|| {
                        let mut incident = empty(1);
                        for statement in statements.clone() {
                            incident.record(statement).unwrap();
                        }
                        black_box(incident.status());
                    });
                    time.as_nanos() / n as u128
                });
        println!("  {n:>10} {ordered:>10} {reversed:>10} {shuffled:>10}");
    }
}

fn empty(id: u128) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(id));
    for key in ["agency", "story"] {
        incident.declare(Source::new(key).name("a source")).unwrap();
    }
    incident
}

fn incident(id: u128, n: usize) -> Incident {
    let mut incident = empty(id);
    incident.record_all(statements(n)).unwrap();
    incident
}

/// Statements minute by minute; one in eight touches a leave or an investigation.
fn statements(n: usize) -> Vec<Statement> {
    let start = when!("2031-05-04T00:00Z").earliest();
    (0..n)
        .map(|i| {
            let minute = start + chrono_minutes(i);
            let at = format!("{}Z", minute.format("%Y-%m-%dT%H:%M")).parse().unwrap();
            let source = Key::<Source>::from(if i % 2 == 0 { "agency" } else { "story" });
            let statement = source.says(at, []);
            let number = i / 8;
            match i % 8 {
                0 => statement
                    .and(Leave::new(format!("leave-{number}")).began(when!("2031-05-04")))
                    .and(Investigation::new(format!("investigation-{number}"))),
                1 => statement.and(
                    Person::new(format!("person-{number}"))
                        .age(20..=29)
                        .injury(said(Injury::Serious).words("serious, critical")),
                ),
                2 => {
                    statement.and(Officer::new(format!("officer-{number}")).name(Why::Undisclosed))
                }
                3 => statement.and(
                    Shooting::new(format!("shooting-{number}"))
                        .occurred(when!("2031-05-04T11:47-05:00~"))
                        .discharged_by(Why::Pending),
                ),
                _ => statement.and(Remark::new(format!("remark {i}"))),
            }
        })
        .collect()
}

fn chrono_minutes(i: usize) -> chrono::TimeDelta {
    chrono::TimeDelta::minutes(i64::try_from(i).unwrap())
}

/// A fixed shuffle, the same in every run.
fn shuffled(mut statements: Vec<Statement>) -> Vec<Statement> {
    let mut state = 0x2031_0504_u64;
    for i in (1..statements.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        statements.swap(i, usize::try_from(state >> 33).unwrap() % (i + 1));
    }
    statements
}

/// The best of five runs.
fn best(mut run: impl FnMut()) -> Duration {
    let time = |()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    [(); 5].map(time).into_iter().min().unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
