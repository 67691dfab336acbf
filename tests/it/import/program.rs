//! The example `import`: what it writes and refuses to write, and how it ends.

#[path = "../../../examples/import/main.rs"]
#[allow(dead_code, reason = "its `main` is not called here")]
mod example;

use crate::below::Below;
use example::program::ending::Ending;
use std::{
    ffi::OsString,
    fs,
    io::{self, ErrorKind, Write},
};
use use_of_force::json;

const AGENCIES: &str =
    "id,name,type,state,oricodes,total_shootings\n7,Exampleton Police,local_police,ZZ,,1\n";
const COLUMNS: &str = "id,date,threat_type,flee_status,armed_with,city,county,state,latitude,longitude,\
location_precision,name,age,gender,race,race_source,was_mental_illness_related,body_camera,agency_ids";

/// Rows of the Washington Post, each an incident.
fn rows(numbers: impl IntoIterator<Item = usize>) -> String {
    let row = |i: usize| {
        format!(
            "{i},2031-05-04,point,not,gun,Exampleton,,ZZ,1.{i:05}1,2.5,block,,34,male,,,False,True,7\n"
        )
    };
    format!("{COLUMNS}\n{}", numbers.into_iter().map(row).collect::<String>())
}

/// What came of a run: how it ended, what it printed and what it told.
struct Run {
    ended: Result<Ending, String>,
    out: String,
    told: String,
}

/// Runs it with words of which those that begin with `@` are files in the directory.
fn run(below: &Below, words: &str) -> Run {
    let (mut out, mut told) = (Vec::new(), Vec::new());
    let ended = example::run(args(below, words), &mut out, &mut told);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { ended: ended.map_err(|error| error.to_string()), out: text(out), told: text(told) }
}

fn args(below: &Below, words: &str) -> Vec<OsString> {
    let all = format!("washington-post {words} --agencies @agencies.csv");
    let path = |word: &str| word.strip_prefix('@').map(|name| below.at(name).into_os_string());
    all.split_whitespace().map(|word| path(word).unwrap_or_else(|| word.into())).collect()
}

/// A directory with agencies and a first release of so many rows, imported into `spring.jsonl`.
fn spring(count: usize) -> Below {
    let below = Below::new();
    fs::write(below.at("agencies.csv"), AGENCIES).unwrap();
    fs::write(below.at("spring.csv"), rows(1..=count)).unwrap();
    let first = run(&below, "@spring.csv --released 2031-06-01 -o @spring.jsonl");
    assert_eq!(first.ended, Ok(Ending::Whole));
    below
}

#[track_caller]
fn refused(run: &Run, why: &str) {
    let error = run.ended.as_ref().unwrap_err();
    assert!(error.contains(why), "{error}");
    assert_eq!(run.out, "");
}

#[test]
fn the_output_is_never_an_input() {
    let below = spring(3);
    let before = below.names();
    fs::hard_link(below.at("spring.csv"), below.at("hard")).unwrap();
    std::os::unix::fs::symlink("spring.csv", below.at("soft")).unwrap();
    std::os::unix::fs::symlink(below.at("agencies.csv"), below.at("far")).unwrap();
    for name in ["spring.csv", "hard", "soft", "./spring.csv", "agencies.csv", "far"] {
        for option in ["-o", "--rejects"] {
            let run = run(&below, &format!("@spring.csv --force {option} @{name}"));
            refused(&run, "expected another file than");
            refused(&run, "which is read");
        }
    }
    for name in ["hard", "soft", "far"] {
        fs::remove_file(below.at(name)).unwrap();
    }
    assert_eq!(below.names(), before);
    assert_eq!(fs::read_to_string(below.at("spring.csv")).unwrap(), rows(1..=3));
    assert_eq!(fs::read_to_string(below.at("agencies.csv")).unwrap(), AGENCIES);
    // Nor another output, also if there is none of them yet.
    std::os::unix::fs::symlink("new", below.at("link")).unwrap();
    for name in ["new", "./new", "link"] {
        let run = run(&below, &format!("@spring.csv -o @new --rejects @{name}"));
        refused(&run, "found the same");
    }
}

#[test]
fn what_is_there_is_replaced_if_that_is_asked_for() {
    let below = spring(3);
    let first = fs::read(below.at("spring.jsonl")).unwrap();
    fs::write(below.at("spring.csv"), rows(1..=4)).unwrap();
    let again = "@spring.csv --released 2031-06-01 -o @spring.jsonl";
    refused(&run(&below, again), "--force replaces it");
    assert_eq!(fs::read(below.at("spring.jsonl")).unwrap(), first);
    assert_eq!(run(&below, &format!("{again} --force")).ended, Ok(Ending::Whole));
    assert_eq!(lines(&below, "spring.jsonl"), 4);
    // A link is followed.
    std::os::unix::fs::symlink("spring.jsonl", below.at("link")).unwrap();
    fs::write(below.at("spring.csv"), rows(1..=5)).unwrap();
    let linked = "@spring.csv --released 2031-06-01 -o @link --force";
    assert_eq!(run(&below, linked).ended, Ok(Ending::Whole));
    assert_eq!(lines(&below, "spring.jsonl"), 5);
    assert!(fs::symlink_metadata(below.at("link")).unwrap().is_symlink());
    fs::create_dir(below.at("directory")).unwrap();
    refused(&run(&below, "@spring.csv -o @directory --force"), "found a directory");
    refused(&run(&below, "@spring.csv --rejects -"), "--rejects");
    refused(&run(&below, "@spring.csv --out="), "expected a path to write to");
}

fn lines(below: &Below, name: &str) -> usize {
    let text = fs::read(below.at(name)).unwrap();
    json::lines(text.as_slice()).map(Result::unwrap).count()
}

#[test]
fn a_record_is_replaced_by_what_comes_of_it() {
    let below = spring(20);
    fs::write(below.at("autumn.csv"), rows(2..=21)).unwrap();
    let onto = "@autumn.csv --released 2031-10-01 --onto @spring.jsonl";
    refused(&run(&below, &format!("{onto} --rejects @spring.jsonl")), "which is read");
    fs::hard_link(below.at("spring.jsonl"), below.at("hard")).unwrap();
    refused(&run(&below, &format!("{onto} -o @hard --force")), "which is read");
    let printed = run(&below, onto);
    assert_eq!(printed.ended, Ok(Ending::Whole));
    assert!(
        printed.told.contains("38 say the same, 0 say something else, 2 are gone"),
        "{}",
        printed.told
    );
    assert_eq!(run(&below, &format!("{onto} -o @./spring.jsonl")).ended, Ok(Ending::Whole));
    assert_eq!(fs::read_to_string(below.at("spring.jsonl")).unwrap(), printed.out);
    assert_eq!(lines(&below, "spring.jsonl"), 21);
    // What is refused leaves it as it was.
    let broken = "@spring.csv --released 2031-01-01 --onto @spring.jsonl -o @spring.jsonl";
    refused(&run(&below, broken), "expected a release after that of");
    assert_eq!(fs::read_to_string(below.at("spring.jsonl")).unwrap(), printed.out);
}

#[test]
fn a_release_that_is_short_is_refused() {
    let below = spring(200);
    let onto = "--released 2031-10-01 --onto @spring.jsonl";
    let before = below.names();
    let refuses = |file: String, lost: &[&str]| {
        fs::write(below.at("autumn.csv"), file).unwrap();
        for to in ["", " -o @autumn.jsonl --rejects @rejects.jsonl", " -o @spring.jsonl"] {
            let run = run(&below, &format!("@autumn.csv {onto}{to}"));
            refused(&run, "nothing was written; --allow-withdrawn");
            for lost in lost {
                assert!(run.told.contains(&format!("would go: {lost}\n")), "{}", run.told);
            }
        }
        fs::remove_file(below.at("autumn.csv")).unwrap();
        assert_eq!(below.names(), before);
        assert_eq!(lines(&below, "spring.jsonl"), 200);
    };
    let age = "person/age: filled in 200 rows, now in none";
    refuses(rows([]), &["200 of 200 rows", "200 of 200 rows of agencies", age]);
    refuses(rows(1..=10), &["190 of 200 rows"]);
    refuses(rows(22..=200), &["21 of 200 rows"]);
    refuses(rows(300..=600), &["200 of 200 rows"]);
    // A column that is renamed, or without any cell.
    refuses(rows(1..=200).replacen(",age,", ",years,", 1), &[age]);
    refuses(rows(1..=200).replace(",34,", ",,"), &[age]);

    let brings = |file: String, words: &str, count: usize| {
        fs::write(below.at("autumn.csv"), file).unwrap();
        let run = run(&below, &format!("@autumn.csv {onto} -o @autumn.jsonl --force {words}"));
        assert_eq!(run.ended, Ok(Ending::Whole), "{}", run.told);
        assert!(run.out.contains(&format!("{count} are gone")), "{}", run.out);
    };
    // A tenth; each row with that of its agency.
    brings(rows(21..=220), "", 40);
    brings(rows(1..=200).replace(",34,", ",,").replacen(",,male", ",34,male", 1), "", 0);
    brings(rows([]), "--allow-withdrawn", 400);
}

#[test]
fn agencies_that_are_short_are_a_release_that_is_short() {
    let below = spring(10);
    fs::write(below.at("agencies.csv"), AGENCIES.lines().next().unwrap()).unwrap();
    let short = run(&below, "@spring.csv --released 2031-10-01 --onto @spring.jsonl");
    refused(&short, "nothing was written");
    assert!(short.told.contains("would go: 10 of 10 rows of agencies\n"), "{}", short.told);
}

#[test]
fn only_rows_of_that_data_set_count_and_only_those_that_stand() {
    let below = spring(20);
    let reports = fs::read_to_string("tests/fixtures/import/new_jersey.csv").unwrap();
    let first = reports.lines().next().unwrap().to_owned() + "\n";
    fs::write(below.at("reports.csv"), first).unwrap();
    let args = format!(
        "new-jersey {0}/reports.csv --released 2031-12-01 --onto {0}/spring.jsonl -o {0}/both.jsonl",
        below.at("").display().to_string().trim_end_matches('/')
    );
    let (mut out, mut told) = (Vec::new(), Vec::new());
    let ended = example::run(args.split(' ').map(OsString::from), &mut out, &mut told);
    assert_eq!(ended.unwrap(), Ending::Whole);
    assert_eq!(
        fs::read(below.at("both.jsonl")).unwrap(),
        fs::read(below.at("spring.jsonl")).unwrap()
    );

    // Two of twenty go, then one of the eighteen that are left; then two of the seventeen would.
    let mut onto = "spring".to_owned();
    for (left, year) in [(3..=20, 2032), (4..=20, 2033)] {
        fs::write(below.at("next.csv"), rows(left)).unwrap();
        let words = format!("@next.csv --released {year} --onto @{onto}.jsonl -o @{year}.jsonl");
        assert_eq!(run(&below, &words).ended, Ok(Ending::Whole));
        onto = year.to_string();
    }
    fs::write(below.at("next.csv"), rows(6..=20)).unwrap();
    let short = run(&below, "@next.csv --released 2034 --onto @2033.jsonl");
    assert!(short.told.contains("would go: 2 of 17 rows\n"), "{}", short.told);
}

#[test]
fn what_may_be_among_damaged_rows_stays_wherever_these_stand() {
    let below = spring(3);
    // Two rows of one incident, of which the second comes back damaged at the end of the file.
    let place =
        |i| rows([i]).lines().nth(1).unwrap().replace(&format!(",1.{i:05}1,"), ",1.5,") + "\n";
    let (one, two) = (place(1), place(2));
    fs::write(below.at("spring.csv"), rows([]) + &one + &two).unwrap();
    let first = run(&below, "@spring.csv --released 2031-06-01 -o @spring.jsonl --force");
    assert_eq!(first.ended, Ok(Ending::Whole));
    let many: String = rows(10..=1500).lines().skip(1).map(|line| line.to_owned() + "\n").collect();
    fs::write(below.at("autumn.csv"), rows([]) + &one + &many + "2,2031\n").unwrap();
    let autumn = run(&below, "@autumn.csv --released 2031-10-01 --onto @spring.jsonl");
    assert_eq!(autumn.ended, Ok(Ending::InPart), "{}", autumn.told);
    assert!(autumn.told.contains("0 are gone"), "{}", autumn.told);
}

/// Takes some bytes, and then none.
struct Full(usize, ErrorKind);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.checked_sub(bytes.len()) {
            Some(left) => self.0 = left,
            None => return Err(self.1.into()),
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn it_ends_as_it_went() {
    let below = spring(3);
    let words = "@spring.csv --released 2031-06-01 --force -o @out.jsonl --rejects @rejects.jsonl";
    let (full, closed) = (ErrorKind::StorageFull, ErrorKind::BrokenPipe);
    let ends =
        |words: &str, out: &mut dyn Write| example::run(args(&below, words), out, &mut Vec::new());
    // All is written, and cannot be told.
    let untold = ends(words, &mut Full(10, full)).unwrap();
    assert!(
        matches!(&untold, Ending::Untold(why) if why.starts_with("standard output: ")),
        "{untold:?}"
    );
    assert_eq!(lines(&below, "out.jsonl"), 3);
    assert_eq!(ends(words, &mut Full(10, closed)).unwrap(), Ending::Whole);
    // The incidents themselves cannot be printed.
    let error = ends("@spring.csv", &mut Full(10, full)).unwrap_err();
    assert_eq!(error.downcast_ref::<io::Error>().unwrap().kind(), full);
    assert_eq!(ends("@spring.csv", &mut Full(10, closed)).unwrap(), Ending::Whole);
    // Rows are given back, also if nobody reads the incidents.
    fs::write(below.at("spring.csv"), rows(1..=3) + "4,2031\n").unwrap();
    assert_eq!(ends(words, &mut Vec::new()).unwrap(), Ending::InPart);
    fs::remove_file(below.at("rejects.jsonl")).unwrap();
    let rejects = "@spring.csv --rejects @rejects.jsonl";
    assert_eq!(ends(rejects, &mut Full(0, closed)).unwrap(), Ending::InPart);
    let rejects = fs::read_to_string(below.at("rejects.jsonl")).unwrap();
    assert!(rejects.contains("expected 19 cells, found 2"), "{rejects}");
}

#[test]
fn every_error_names_its_file() {
    let below = spring(3);
    fs::write(below.at("no.csv"), "<html>").unwrap();
    let fails = |words: &str| run(&below, words).ended.unwrap_err();
    let named = |error: String, name: &str| {
        assert!(error.starts_with(&format!("{}: ", below.at(name).display())), "{error}");
    };
    named(fails("@nowhere.csv"), "nowhere.csv");
    named(fails("@no.csv"), "no.csv");
    named(fails("@spring.csv --onto @nowhere.jsonl"), "nowhere.jsonl");
    named(fails("@spring.csv --onto @no.csv"), "no.csv");
    named(fails("@spring.csv -o @nowhere/out.jsonl"), "nowhere");
    fs::write(below.at("agencies.csv"), "id\n").unwrap();
    named(fails("@spring.csv"), "agencies.csv");
    fs::create_dir(below.at("directory")).unwrap();
    named(fails("@directory --released 2031"), "agencies.csv");
    fs::write(below.at("agencies.csv"), AGENCIES).unwrap();
    named(fails("@directory --released 2031"), "directory");
}

#[test]
fn the_summary_is_lines_and_the_printed_json_the_same() {
    let below = spring(1);
    let acts = "Exam\u{1b}]0;title\u{7}\u{202e}pleton";
    let rows = rows(1..=2).replace("Exampleton", acts);
    fs::write(below.at("spring.csv"), rows).unwrap();
    fs::write(below.at("agencies.csv"), AGENCIES.replace("Exampleton", acts)).unwrap();
    let printed = run(&below, "@spring.csv --released 2031-06-01");
    assert!(printed.told.contains(r"Exam\u{1b}]0;title\u{7}\u{202e}pleton"), "{}", printed.told);
    assert!(!printed.told.lines().any(crate::shown::acts));
    assert!(!printed.out.lines().any(crate::shown::acts));
    let written = run(&below, "@spring.csv --released 2031-06-01 -o @out.jsonl --json");
    assert_eq!(written.ended, Ok(Ending::Whole));
    assert!(!written.out.lines().any(crate::shown::acts));
    let kept = fs::read_to_string(below.at("out.jsonl")).unwrap();
    assert!(kept.contains('\u{202e}'), "{kept}");
    let read =
        |text: &str| -> Vec<_> { json::lines(text.as_bytes()).map(Result::unwrap).collect() };
    assert_eq!(read(&kept), read(&printed.out));
}
