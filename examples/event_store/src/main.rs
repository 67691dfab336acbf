//! A records system on top of the crate: statements in tables of one's own (`store.rs`), entered by
//! two clerks at once, who are killed at a hundred points while they write.
//!
//! ```console
//! cargo run -p event_store
//! ```
#![allow(clippy::print_stdout, reason = "a program that tells what it does")]

mod store;

use std::error::Error;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, SystemTime};
use store::Store;
use use_of_force::chrono::{DateTime, Utc};
use use_of_force::redact::{Class, Order, Policy};
use use_of_force::source::Kind;
use use_of_force::table::Table;
use use_of_force::uuid::Uuid;
use use_of_force::{
    Incident, Jurisdiction, Key, Person, Remark, Shooting, Source, Statement, When, when,
};

type Outcome = Result<(), Box<dyn Error>>;

const POINTS: u32 = 100;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [] => tour(),
        [file, incident, name] => clerk(Path::new(file), incident, name),
        _ => Err("expected no arguments".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _told = writeln!(io::stderr(), "event_store: {error}");
            ExitCode::FAILURE
        }
    }
}

fn tour() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("incidents.sqlite");
    letters(&file)?;
    deaths(&file)
}

/// An incident of two clerks, of whom neither has said anything yet.
fn new(id: u128) -> Result<Incident, Box<dyn Error>> {
    let mut incident = Incident::new(Uuid::from_u128(id));
    incident.declare(Source::new("desk").kind(Kind::Recorder))?;
    for clerk in ["ann", "ben"] {
        incident.declare(Source::new(clerk).kind(Kind::Agency))?;
    }
    Ok(incident)
}

/// A letter typed in late, a copy to publish, the tables, and an order of a court.
fn letters(file: &Path) -> Outcome {
    let mut store = Store::open(file)?;
    let incident = new(1)?;
    store.create(&incident)?;
    let [ann, ben] = ["ann", "ben"].map(Key::<Source>::from);
    let person = || Person::new("person-1").name("A. Neighbor");
    let call = ann
        .says(when!("2031-05-04"), [Shooting::new("shooting-1").struck(["person-1"]).into()])
        .and(person().age(16..=20));
    let call = call.with_key("call").with_recorded(when!("2031-05-04T15:00Z"));
    let letter = ben.says(when!("2031-05-06"), [person().age(17)]);
    let letter = letter.with_key("letter").with_recorded(when!("2031-09-01T09:00Z"));

    // Both clerks look at the same version; the second to write is told so, and writes again.
    let (mut of_ann, mut of_ben) = (store.load(incident.id())?, store.load(incident.id())?);
    let seen = of_ann.version();
    of_ann.record(call.clone())?;
    of_ben.record_all([call_of_others(&ben), letter.clone()])?;
    store.save(&of_ann, seen)?;
    let refused = store.save(&of_ben, seen);
    println!("two at once: {}", refused.err().ok_or("the second was to be refused")?);
    let incident = store.update(incident.id(), |incident| {
        incident.record_all([call_of_others(&ben), letter.clone()]).map(drop)
    })?;
    println!("entered since version {seen}:");
    for statement in incident.since(incident.version() - 2)? {
        println!("  {}, said {}", statement.source(), statement.at());
    }

    let age = "person/person-1/age".parse()?;
    let told = |view: &Incident| match view.stands(&age).and_then(|it| it.value) {
        Some(age) => format!("aged {age}"),
        None => "no age".to_owned(),
    };
    println!("said by June: {}", told(&incident.as_of(when!("2031-06-30"))));
    println!("on file in June: {}", told(&incident.on_file_as_of(when!("2031-06-30"))));

    let policy = Policy::new("house rules", Jurisdiction::state_of("EX"), when!("2031-01-01"))
        .allow("person", ["name", "age"])?
        .withhold_of(Class::Minor, "person", ["name"])?
        .allow_sources([Kind::Agency]);
    let copy = incident.redact(&policy, Uuid::from_u128(2)).into_incident();
    println!("to publish: {}", serde_json::to_string(&copy.people().collect::<Vec<_>>())?);
    for row in Table::People.rows(&copy).iter() {
        let cell = |column: &str| row.get(column).map(ToString::to_string).unwrap_or_default();
        println!("as a table: {} | {} | {}", cell("key"), cell("name_why"), cell("age_low"));
    }

    let (mut expunged, seen) = (store.load(incident.id())?, incident.version());
    let order = Order::new("order 31-0042 of the Exampleton court", when!("2032-02-01"));
    expunged.expunge(&order.of("person-1"), &"desk".into())?;
    let last = expunged.statements().next_back().cloned().ok_or("the order was to be recorded")?;
    expunged.name(&last, "order")?;
    store.save_expunged(&expunged, seen)?;
    drop(store);
    let is_left = std::fs::read(file)?.windows(8).any(|bytes| bytes == b"Neighbor");
    println!("the name is left in the file: {is_left}\n");
    if is_left { Err("what was expunged is left".into()) } else { Ok(()) }
}

fn call_of_others(source: &Key<Source>) -> Statement {
    let call = source.says(when!("2031-05-04"), [Remark::new("three calls of neighbors")]);
    call.with_key("calls").with_recorded(when!("2031-05-05T08:00Z"))
}

/// Two clerks enter pairs of statements as fast as they can, and are killed; later each time.
fn deaths(file: &Path) -> Outcome {
    let mut entered = 0;
    for point in 0..POINTS {
        let incident = new(u128::from(point) + 1_000)?;
        Store::open(file)?.create(&incident)?;
        let mut clerks = [start(file, &incident, "ann")?, start(file, &incident, "ben")?];
        let mut first = String::new();
        let output = clerks[0].stdout.take().ok_or("a clerk tells what was entered")?;
        let mut told = BufReader::new(output);
        told.read_line(&mut first)?;
        std::thread::sleep(Duration::from_micros(u64::from(point) * 200));
        for clerk in &mut clerks {
            clerk.kill()?;
        }
        let mut acknowledged = vec![first.trim().to_owned()];
        acknowledged.extend(told.lines().collect::<Result<Vec<_>, _>>()?);
        let other = clerks[1].stdout.take().ok_or("a clerk tells what was entered")?;
        acknowledged.extend(BufReader::new(other).lines().collect::<Result<Vec<_>, _>>()?);
        clerks.iter_mut().try_for_each(|clerk| clerk.wait().map(drop))?;
        entered += check(file, &incident, &acknowledged)?;
    }
    println!("killed at {POINTS} points: {entered} pairs are there, whole, and none is lost");
    Ok(())
}

/// Whether what a clerk was told to be entered is there, and whatever is there is whole.
fn check(file: &Path, incident: &Incident, told: &[String]) -> Result<usize, Box<dyn Error>> {
    let mut store = Store::open(file)?;
    let kept = store.load(incident.id())?;
    let has = |key: String| kept.statement(&Key::from(key)).is_some();
    // The last line may have been cut off with the clerk.
    let lines = told.iter().filter_map(|line| line.strip_suffix('.'));
    if let Some(lost) = lines.clone().find(|line| !has(format!("{line}-a"))) {
        return Err(format!("{lost} was entered, and is lost").into());
    }
    let keys = || kept.statements().filter_map(|it| it.key());
    let pairs: Vec<_> = keys().filter_map(|key| key.as_str().strip_suffix("-a")).collect();
    if let Some(half) = pairs.iter().find(|pair| !has(format!("{pair}-b"))) {
        return Err(format!("{half} is half there").into());
    }
    let pairs = pairs.len();
    let version = incident.version() + 2 * u64::try_from(pairs)?;
    if kept.statements().count() != 2 * pairs || kept.version() != version {
        return Err(format!("version {} of {pairs} pairs", kept.version()).into());
    }
    Ok(pairs)
}

fn start(file: &Path, incident: &Incident, name: &str) -> io::Result<Child> {
    let mut clerk = Command::new(std::env::current_exe()?);
    clerk.arg(file).arg(incident.id().to_string()).arg(name).stdout(Stdio::piped()).spawn()
}

/// Enters pairs of statements until it is killed.
fn clerk(file: &Path, incident: &str, name: &str) -> Outcome {
    let (mut store, id, source) =
        (Store::open(file)?, incident.parse()?, Key::<Source>::from(name));
    for number in 1.. {
        let pair = ["a", "b"].map(|half| {
            let said = source.says(when!("2031-05-04"), [Remark::new(format!("call {number}"))]);
            let now = DateTime::<Utc>::from(SystemTime::now());
            said.with_key(format!("{name}-{number}-{half}")).with_recorded(When::from(now))
        });
        store.update(id, |incident| incident.record_all(pair.clone()).map(drop))?;
        println!("{name}-{number}.");
    }
    Ok(())
}
