//! The summary: what a reader wants to know first, each number with what it is a share of.

use super::collection::{Collection, YEAR};
use std::{
    error::Error,
    fmt::{self, Display, Write},
};
use use_of_force::{
    Why,
    study::{Delays, Difference, Placed, Unmeasured},
    value::Shown,
};

pub(crate) fn of(collection: &Collection) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _written = write(&mut text, collection);
    text
}

fn write(out: &mut String, collection: &Collection) -> fmt::Result {
    let whole = &collection.whole;
    writeln!(out, "Incidents: {}, and {} withdrawn", whole.incidents(), whole.withdrawn())?;
    let years = collection.years.iter().filter_map(|(year, whole)| year.map(|year| (year, whole)));
    for (year, whole) in years {
        writeln!(out, "  {year:<28} {:>8}", whole.incidents())?;
    }
    if let Some(whole) = collection.years.get(&None) {
        writeln!(out, "  {:<28} {:>8}", "year not known", whole.incidents())?;
    }
    for (status, count) in &collection.statuses {
        writeln!(out, "  {:<28} {count:>8}", status.to_string())?;
    }

    writeln!(out, "\nDays from the incident")?;
    delays(out, "until its own agency named the officer", &collection.naming)?;
    delays(out, "until somebody said who fired", &collection.firing)?;
    delays(out, "until it was resolved", &collection.resolution)?;

    writeln!(out, "\nQuestions that were pending on {}", collection.look)?;
    line(out, &format!("for more than {YEAR} days"), &collection.pending)?;

    let pursuits = &collection.pursuits;
    writeln!(out, "\nPursuits")?;
    line(out, "all", &pursuits.all)?;
    line(out, "crossed a state line", &pursuits.crossed)?;
    line(out, "of these, ended in a shooting", &pursuits.crossed_and_shot)?;
    line(out, "whether they crossed one is not known", &pursuits.not_known)?;

    writeln!(out, "\nOn which fields sources differ, of those of which two or more give a value")?;
    let mut differ: Vec<&Difference> =
        collection.differences.fields().filter(|it| it.differ > 0).collect();
    differ.sort_by_key(|it| std::cmp::Reverse(it.differ));
    for it in &differ {
        let within = match it.within_one_agency {
            0 => String::new(),
            within => format!(", {within} within one agency"),
        };
        line(
            out,
            &format!("{}/{}", it.noun, it.field),
            &format!("{} of {}{within}", it.differ, it.of),
        )?;
    }
    if differ.is_empty() {
        let asked = collection.differences.fields().count();
        writeln!(out, "  on none of {asked}")?;
    }

    writeln!(out, "\nWhat is known")?;
    writeln!(out, "{whole}")?;
    writeln!(out, "\n{}", Shown(collection.credit()))
}

/// What is known of each field by year, and why not, as CSV: a row for each field of which somebody
/// spoke, in each year and in all together.
pub(crate) fn completeness(collection: &Collection) -> Result<String, Box<dyn Error>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let head = ["year", "noun", "field", "of", "known", "disputed", "unstated"];
    out.write_record(head.into_iter().chain(Why::ALL.iter().map(|why| why.as_str())))?;
    let years = collection.years.iter().map(|(year, whole)| {
        (year.map_or_else(|| "not known".to_owned(), |year| year.to_string()), whole)
    });
    for (year, whole) in years.chain([("all".to_owned(), &collection.whole)]) {
        for tally in whole.fields().filter(|it| it.unstated() < it.nouns()) {
            let counts = [tally.of(), tally.known(), tally.disputed(), tally.unstated()];
            let reasons = Why::ALL.iter().map(|why| tally.unknown(*why));
            let numbers = counts.into_iter().chain(reasons).map(|count| count.to_string());
            let names = [year.as_str(), tally.noun(), tally.field()].map(ToOwned::to_owned);
            out.write_record(names.into_iter().chain(numbers))?;
        }
    }
    Ok(String::from_utf8(out.into_inner()?)?)
}

fn line(out: &mut String, what: &str, value: &dyn Display) -> fmt::Result {
    writeln!(out, "  {what:<40} {value}")
}

fn delays(out: &mut String, what: &str, delays: &Delays) -> fmt::Result {
    let (ended, open) = (delays.ended(), delays.open());
    let waits = ended + open;
    let left_out: Vec<_> = [Unmeasured::NoMoment, Unmeasured::NoEmployer, Unmeasured::Before]
        .into_iter()
        .filter(|why| delays.left_out(*why) > 0)
        .map(|why| format!("{}: {why}", delays.left_out(why)))
        .collect();
    let left_out = match left_out.as_slice() {
        [] => String::new(),
        several => format!("; left out {}", several.join(", ")),
    };
    let half = if waits == 0 { String::new() } else { format!("; {}", half(delays)) };
    line(out, what, &format!("{ended} of {waits}{half}{left_out}"))
}

/// After how many days half of them were over, as early and as late as it can have been.
fn half(delays: &Delays) -> String {
    let median = |placed| delays.curve(placed).median();
    match (median(Placed::Earliest), median(Placed::Latest)) {
        (Some(early), Some(late)) if early == late => format!("half after {early} days"),
        (Some(early), Some(late)) => format!("half after {early} to {late} days"),
        (Some(early), None) => format!("half after {early} days at the earliest"),
        (None, Some(late)) => format!("half after {late} days at the latest"),
        (None, None) => "more than half open".to_owned(),
    }
}
