//! A data set that the crate does not know, read by an adapter of one's own.
//!
//! ```text
//! cargo run --features csv --example own_dataset
//! ```
//!
//! The file is made up: `examples/data/exampleton-force-log.csv`, one row for each officer's report,
//! with the dirt that such files have.

#[path = "program/ending.rs"]
#[allow(dead_code, reason = "each program ends in some of these ways")]
mod ending;
#[path = "program/printed.rs"]
mod printed;

use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};
use use_of_force::{
    Circumstances, Claim, Force, Leave, Officer, Person, Place, Shooting, Source, Why,
    code::{Injury, Race, Sex, Weapon},
    force,
    import::{Dataset, Import, Row, Together, nothing, roughly, slug},
    json, source,
    value::Shown,
    when,
};

/// One row is one officer's report of the force that this officer used on one person.
fn report(row: &mut Row<'_>) -> Vec<Claim> {
    let number = row.take("report_id");
    row.take("case_no");
    row.ignore("clerk", "who typed the row took no part in it");
    // Each report is a source of its own, so that what two of them say differently is a dispute.
    row.said_by(Source::new(format!("report-{}", slug(number))).kind(source::Kind::OfficerReport));

    // The same badge in two reports of a case is one officer; a case of this log has one subject.
    let badge = row.take("officer_badge");
    let officer = row.key("officer", badge);
    let officer = officer.as_str();
    let occurred = row.date_and_time("date", "%m/%d/%y", "time");
    let mut claims: Vec<Claim> = vec![
        Circumstances::new()
            .occurred(occurred)
            .place(row.text("place").map(Place::described))
            .into(),
        Officer::new(officer).name(row.text("officer_name")).into(),
        Person::new("person-1")
            .age(row.ages("subject_age"))
            .sex(row.word(
                "subject_sex",
                &[
                    ("M", Sex::Male.into()),
                    ("F", Sex::Female.into()),
                    ("U", Why::Undetermined.into()),
                ],
            ))
            .race(row.words(
                "subject_race",
                ';',
                &[("W", Race::White.into()), ("B", Race::Black.into())],
            ))
            .armed_with(row.words(
                "weapon",
                ';',
                &[
                    ("handgun", Weapon::Handgun.into()),
                    ("knife", Weapon::Knife.into()),
                    ("no", nothing()),
                ],
            ))
            .injury(row.word(
                "injury",
                &[("none", Injury::Uninjured.into()), ("hospital", roughly(Injury::Injured))],
            ))
            .into(),
    ];
    if row.peek("force") == "firearm" {
        row.take("force");
        let shooting = Shooting::new("shooting-1").shooters([officer]).struck(["person-1"]);
        claims.push(shooting.rounds_fired(row.count("shots")).into());
    } else {
        let kind = row.word(
            "force",
            &[
                ("hands, feet", force::Kind::HandsFistsOrFeet.into()),
                ("hands", force::Kind::ArmsOrHands.into()),
                ("taser", force::Kind::ElectronicControlDevice.into()),
            ],
        );
        let force = Force::new(format!("force-of-{officer}")).kind(kind);
        claims.push(force.by([officer]).on(["person-1"]).into());
    }
    // A row that says that the officer is not on leave states no leave.
    if row.yes_no("on_leave").fact.is(&true) {
        claims.push(Leave::new(format!("leave-of-{officer}")).officer(officer).into());
    }
    claims
}

/// Reads the file and tells what is in it.
pub(crate) fn tell(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let file = include_bytes!("data/exampleton-force-log.csv");
    let log = Dataset::new("exampleton-force-log", when!("2031-07-01"))
        .name("Exampleton force log")
        .licence("CC0-1.0");
    let mut import = Import::new(log, file.as_slice(), report)?
        .record(["report_id"])?
        .together(|row| Together::Named(row.peek("case_no").to_owned()));

    for read in import.by_ref() {
        match read {
            Ok(incident) => {
                let text = json::to_string_pretty(&incident);
                printed::Escaped::new(&mut *out).write_all(text.as_bytes())?;
            }
            Err(rejected) => {
                writeln!(out, "given back: {rejected}\n  {}", Shown(rejected.raw()))?;
            }
        }
    }
    let summary = import.summary();
    let (rows, used, back) = (summary.rows, summary.used, summary.rejected);
    writeln!(out, "\n{rows} rows, {used} used, {back} given back")?;
    for problem in &summary.problems {
        let (line, column) = (problem.line, Shown(&problem.column));
        let (expected, cell) = (&problem.expected, &problem.cell);
        writeln!(out, "line {line}, {column}: expected {expected}, found `{cell}`")?;
    }
    Ok(())
}

fn main() -> ExitCode {
    let mut out = io::stdout();
    ending::end(tell(&mut out).and_then(|()| Ok(out.flush().map(|()| ending::Ending::Whole)?)))
}
