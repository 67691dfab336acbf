//! A case as a person wants to read it. Nothing here knows a key of any case: all comes from the
//! log, through the data dictionary.

use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use use_of_force::{
    Incident, Key, Path, Source, Statement, Why,
    answer::{Answer, Role},
    dictionary,
    dispute::Dispute,
    incident::Obstacle,
    timeline::{Event, What},
};

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();
const UNKNOWN: Style = AnsiColor::Yellow.on_default();
const DISPUTED: Style = AnsiColor::Magenta.on_default();
const QUIET: Style = Style::new().dimmed();

/// Prints all there is to know of a case.
pub(crate) fn print(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    writeln!(out, "{TITLE}{}{TITLE:#}", title(incident))?;
    writeln!(out, "{QUIET}incident {}{QUIET:#}", incident.id())?;
    status(out, incident)?;
    picture(out, incident)?;
    remarks(out, incident)?;
    timeline(out, incident)?;
    questions(out, incident)?;
    disputes(out, incident)?;
    obstacles(out, incident)?;
    sources(out, incident)?;
    validation(out, incident)
}

/// What happened, where and when, as far as that stands.
fn title(incident: &Incident) -> String {
    let whole = incident.circumstances();
    let kinds = whole.kinds.known().map(|kinds| words(&kinds.to_string()));
    let first = |a: Option<String>, b: Option<String>| a.or(b);
    let mut shootings = incident.shootings();
    let shooting = shootings.next();
    let jurisdiction = first(
        whole.jurisdiction.known().map(ToString::to_string),
        shooting.and_then(|shooting| shooting.jurisdiction.known()).map(ToString::to_string),
    );
    let when = first(
        whole.occurred.known().map(ToString::to_string),
        shooting.and_then(|shooting| shooting.occurred.known()).map(ToString::to_string),
    );
    let parts = [kinds.or_else(|| Some("incident".to_owned())), jurisdiction, when];
    let title = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut letters = title.chars();
    letters.next().map_or(title.clone(), |letter| letter.to_uppercase().chain(letters).collect())
}

fn heading(out: &mut impl Write, text: &str) -> io::Result<()> {
    writeln!(out, "\n{HEADING}{text}{HEADING:#}")
}

fn status(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let standing = incident.standing();
    heading(out, "Status")?;
    writeln!(out, "  {TITLE}{}{TITLE:#}", standing.status)?;
    match standing.since {
        Some(since) => writeln!(out, "  said {}", by(incident, since))?,
        None => writeln!(out, "  nothing in the log says otherwise")?,
    }
    match standing.last_heard {
        Some(last) if Some(last.at()) == standing.since.map(Statement::at) => {
            writeln!(out, "  nothing heard since")?;
        }
        Some(last) => writeln!(out, "  last heard {}", by(incident, last))?,
        None => writeln!(out, "  nothing heard yet")?,
    }
    if !incident.is_live() {
        writeln!(out, "  {UNKNOWN}the record was withdrawn{UNKNOWN:#}")?;
    }
    for leave in incident.obstacles() {
        if let Obstacle::Leave { leave, officer, employer } = leave {
            let who = officer.map_or_else(|| format!("leave {leave}"), |key| key.to_string());
            let employer = employer.map(|agency| format!(" ({})", agency_name(incident, &agency)));
            let pay = incident.get(&leave).and_then(|leave| leave.pay.known());
            let pay = pay.map_or(String::new(), |pay| format!("{} ", words(pay.as_str())));
            writeln!(out, "  on {pay}leave: {who}{}", employer.unwrap_or_default())?;
        }
    }
    Ok(())
}

/// Every noun with what stands of it, and whose word it is.
fn picture(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let keys = |noun: &str| -> Vec<String> {
        match noun {
            "circumstances" => vec![String::new()],
            "agency" => incident.agencies().map(|it| it.key.to_string()).collect(),
            "officer" => incident.officers().map(|it| it.key.to_string()).collect(),
            "person" => incident.people().map(|it| it.key.to_string()).collect(),
            "pursuit" => incident.pursuits().map(|it| it.key.to_string()).collect(),
            "shooting" => incident.shootings().map(|it| it.key.to_string()).collect(),
            "force" => incident.force().map(|it| it.key.to_string()).collect(),
            "investigation" => incident.investigations().map(|it| it.key.to_string()).collect(),
            "leave" => incident.leaves().map(|it| it.key.to_string()).collect(),
            "determination" => incident.determinations().map(|it| it.key.to_string()).collect(),
            _ => Vec::new(),
        }
    };
    heading(out, "What is said")?;
    let disputed: Vec<Path> = incident
        .disputes()
        .into_iter()
        .filter_map(|dispute| match dispute {
            Dispute::Field { path, .. } => Some(path),
            _ => None,
        })
        .collect();
    for entry in dictionary::NOUNS {
        for key in keys(entry.name) {
            let noun = if key.is_empty() {
                entry.name.to_owned()
            } else {
                format!("{}/{key}", entry.name)
            };
            let answers: Vec<(&str, Answer<'_>)> = entry
                .fields
                .iter()
                .filter_map(|field| {
                    let path = format!("{noun}/{}", field.name).parse().ok()?;
                    let mut answers = incident.trace(&path);
                    answers.retain(|answer| answer.role == Role::Stands);
                    Some((field.name, answers.pop()?))
                })
                .collect();
            if key.is_empty() && answers.is_empty() {
                continue;
            }
            writeln!(out, "  {TITLE}{}{TITLE:#}", if key.is_empty() { entry.name } else { &key })?;
            for (field, answer) in answers {
                let mark = if disputed.contains(&answer.path) { "  (disputed)" } else { "" };
                write!(out, "    {}: ", words(field))?;
                value(out, incident, &answer)?;
                writeln!(
                    out,
                    "{DISPUTED}{mark}{DISPUTED:#}  {QUIET}{}{QUIET:#}",
                    short(incident, answer.statement)
                )?;
            }
        }
    }
    Ok(())
}

fn value(out: &mut impl Write, incident: &Incident, answer: &Answer<'_>) -> io::Result<()> {
    match (&answer.value, answer.why) {
        (Some(value), _) => write!(out, "{}", readable(incident, value))?,
        (None, Some(why)) => write!(out, "{UNKNOWN}{}{UNKNOWN:#}", reason(why))?,
        (None, None) => {}
    }
    if answer.believed {
        write!(out, " (believed)")?;
    }
    match answer.words {
        Some(words) => write!(out, " “{words}”"),
        None => Ok(()),
    }
}

fn remarks(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let mut first = true;
    for statement in incident.statements() {
        for claim in statement.says() {
            let use_of_force::Claim::Remark(remark) = claim else { continue };
            if std::mem::take(&mut first) {
                heading(out, "Remarks")?;
            }
            write!(out, "  {}", remark.text)?;
            if let Some(place) = remark.place.known() {
                write!(out, ", {place}")?;
            }
            if let Some(about) = remark.about.known() {
                write!(out, " {QUIET}on {about}{QUIET:#}")?;
            }
            writeln!(out, "  {QUIET}{}{QUIET:#}", short(incident, statement))?;
        }
    }
    Ok(())
}

fn timeline(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    heading(out, "What happened")?;
    for Event { when, what, statement, .. } in incident.timeline() {
        let when = when.map_or_else(|| "time not known".to_owned(), |when| when.to_string());
        let what = match what {
            What::Moment(path) => moment(&path),
            What::Step(step) => words(step.name()),
            What::Remark(text) => text.to_owned(),
            What::Change(path, to) => format!("{} became {}", moment(&path), words(&to)),
            _ => continue,
        };
        writeln!(out, "  {when:<24} {what}  {QUIET}{}{QUIET:#}", short(incident, statement))?;
    }
    Ok(())
}

fn questions(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    heading(out, "What is not known")?;
    let questions = incident.open_questions();
    if questions.is_empty() {
        writeln!(out, "  nothing is said to be unknown")?;
    }
    for question in questions {
        write!(out, "  {}: ", moment(&question.path))?;
        for earlier in &question.earlier {
            value(out, incident, earlier)?;
            write!(out, ", then ")?;
        }
        value(out, incident, &question.answer)?;
        writeln!(out, "  {QUIET}{}{QUIET:#}", by(incident, question.answer.statement))?;
    }
    Ok(())
}

fn disputes(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    heading(out, "Where sources differ")?;
    let disputes = incident.disputes();
    if disputes.is_empty() {
        writeln!(out, "  nowhere")?;
    }
    for dispute in disputes {
        match dispute {
            Dispute::Field { path, positions, within_one_agency, .. } => {
                let within = if within_one_agency { " (within one agency)" } else { "" };
                writeln!(out, "  {}{within}", moment(&path))?;
                for position in positions {
                    write!(out, "    {DISPUTED}")?;
                    value(out, incident, &position)?;
                    writeln!(
                        out,
                        "{DISPUTED:#}  {QUIET}{}{QUIET:#}",
                        by(incident, position.statement)
                    )?;
                }
            }
            other => writeln!(out, "  {other}")?,
        }
    }
    Ok(())
}

fn obstacles(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    heading(out, "Before it can be resolved")?;
    let obstacles = incident.obstacles();
    if obstacles.is_empty() {
        writeln!(out, "  nothing stands in the way")?;
    }
    for obstacle in obstacles {
        match obstacle {
            Obstacle::Leave { leave, officer, .. } => {
                let whose = officer.map_or(String::new(), |officer| format!(" of {officer}"));
                writeln!(out, "  the leave{whose} has to end ({leave})")?;
            }
            Obstacle::Investigation { investigation, phase, .. } => {
                writeln!(out, "  {investigation}, which is {phase}, has to be concluded")?;
            }
            other => writeln!(out, "  {other}")?,
        }
    }
    Ok(())
}

fn sources(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    heading(out, "Sources")?;
    for source in incident.sources() {
        let key = &source.key;
        let count = incident.statements().filter(|it| it.source() == key).count();
        let unit = if count == 1 { "statement" } else { "statements" };
        writeln!(out, "  {key}: {} {QUIET}{count} {unit}{QUIET:#}", source_name(incident, key))?;
    }
    Ok(())
}

/// "by the spokeswoman on 2021-06-20, in the story".
/// What the rules find: errors, warnings and notes.
fn validation(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let report = incident.validate();
    let all = [report.errors().count(), report.warnings().count(), report.notes().count()];
    let names = ["error", "warning", "note"];
    let counted = all.iter().zip(names).map(|(n, name)| match n {
        0 => format!("no {name}s"),
        1 => format!("1 {name}"),
        n => format!("{n} {name}s"),
    });
    heading(out, "Validation")?;
    writeln!(out, "  {}", counted.collect::<Vec<_>>().join(", "))?;
    for problem in report.problems() {
        writeln!(out, "  {problem}")?;
    }
    Ok(())
}

fn by(incident: &Incident, statement: &Statement) -> String {
    let via = statement.via().map(|via| format!(", in {}", source_name(incident, via)));
    let cite = statement.cite().map(|cite| format!(", {cite}"));
    let name = source_name(incident, statement.source());
    let at = statement.at();
    format!("{at} by {name}{}{}", via.unwrap_or_default(), cite.unwrap_or_default())
}

fn short(incident: &Incident, statement: &Statement) -> String {
    let via = statement.via().map(|via| format!(" in {via}")).unwrap_or_default();
    let key = statement.source();
    debug_assert!(incident.source(key).is_some());
    format!("[{key}{via}, {}]", statement.at())
}

fn source_name(incident: &Incident, key: &Key<Source>) -> String {
    let name = incident.source(key).and_then(|source| source.name.known());
    name.map_or_else(|| key.to_string(), ToString::to_string)
}

fn agency_name(incident: &Incident, key: &Key<use_of_force::Agency>) -> String {
    let name = incident.get(key).and_then(|agency| agency.name.known());
    name.map_or_else(|| key.to_string(), ToString::to_string)
}

/// Words of a vocabulary and truth values, for people.
fn readable(incident: &Incident, value: &str) -> String {
    match value {
        "true" => "yes".to_owned(),
        "false" => "no".to_owned(),
        value if incident.agencies().any(|agency| agency.key.as_str() == value) => {
            agency_name(incident, &Key::from(value))
        }
        value => words(value),
    }
}

fn reason(why: Why) -> String {
    match why {
        Why::Asked => "asked, did not know".to_owned(),
        Why::Undisclosed => "not made public".to_owned(),
        why => format!("not known: {}", words(why.as_str())),
    }
}

/// "shooting-1, occurred".
fn moment(path: &Path) -> String {
    let noun = path.key().map_or_else(|| path.noun().to_owned(), |key| key.to_string());
    match path.field() {
        Some(field) => format!("{noun}, {}", words(field)),
        None => noun,
    }
}

fn words(word: &str) -> String {
    word.replace('_', " ")
}
