//! A case as a person wants to read it. Nothing here knows a key of any case: all comes from the
//! log, through the data dictionary.

use super::wording::{agency_name, by, moment, readable, reason, short, source_name, words};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use use_of_force::{
    Incident, Path, Statement, Why,
    answer::{Answer, Stands},
    dictionary,
    dispute::Dispute,
    incident::Obstacle,
    timeline::{Event, What},
    value::Shown,
};

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();
const UNKNOWN: Style = AnsiColor::Yellow.on_default();
const DISPUTED: Style = AnsiColor::Magenta.on_default();
const QUIET: Style = Style::new().dimmed();

/// Prints all there is to know of a case.
pub(crate) fn print(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    writeln!(out, "{TITLE}{}{TITLE:#}", Shown(title(incident)))?;
    writeln!(out, "{QUIET}incident {}{QUIET:#}", incident.id())?;
    status(out, incident)?;
    picture(out, incident)?;
    remarks(out, incident)?;
    orders(out, incident)?;
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
            let fields: Vec<(&str, Stands<'_>)> = entry
                .fields
                .iter()
                .filter_map(|field| {
                    let path = format!("{noun}/{}", field.name).parse().ok()?;
                    Some((field.name, incident.stands(&path)?))
                })
                .collect();
            if key.is_empty() && fields.is_empty() {
                continue;
            }
            writeln!(out, "  {TITLE}{}{TITLE:#}", if key.is_empty() { entry.name } else { &key })?;
            for (field, it) in fields {
                write!(out, "    {}: ", words(field))?;
                field_stands(out, incident, &it, disputed.contains(&it.path))?;
            }
        }
    }
    Ok(())
}

/// What stands of a field, and whose word it is; of a list to which several added, of each.
fn field_stands(
    out: &mut impl Write,
    incident: &Incident,
    it: &Stands<'_>,
    disputed: bool,
) -> io::Result<()> {
    value(out, incident, it.value.as_deref(), it.why, it.believed)?;
    let alone = it.answers.len() == 1;
    for answer in it.answers.iter().filter(|_| alone) {
        in_words(out, answer.words)?;
    }
    let mark = if disputed { "  (disputed)" } else { "" };
    write!(out, "{DISPUTED}{mark}{DISPUTED:#} ")?;
    for answer in &it.answers {
        if !alone {
            in_words(out, answer.words)?;
        }
        write!(out, " {QUIET}{}{QUIET:#}", short(answer.statement))?;
    }
    writeln!(out)
}

fn answer(out: &mut impl Write, incident: &Incident, answer: &Answer<'_>) -> io::Result<()> {
    value(out, incident, answer.value.as_deref(), answer.why, answer.believed)?;
    in_words(out, answer.words)
}

fn value(
    out: &mut impl Write,
    incident: &Incident,
    value: Option<&str>,
    why: Option<Why>,
    believed: bool,
) -> io::Result<()> {
    match (value, why) {
        (Some(value), _) => write!(out, "{}", readable(incident, value))?,
        (None, Some(why)) => write!(out, "{UNKNOWN}{}{UNKNOWN:#}", reason(why))?,
        (None, None) => {}
    }
    if believed { write!(out, " (believed)") } else { Ok(()) }
}

fn in_words(out: &mut impl Write, words: Option<&str>) -> io::Result<()> {
    match words {
        Some(words) => write!(out, " “{}”", Shown(words)),
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
            write!(out, "  {}", Shown(&remark.text))?;
            if let Some(place) = remark.place.known() {
                write!(out, ", {}", Shown(place))?;
            }
            if let Some(about) = remark.about.known() {
                write!(out, " {QUIET}on {about}{QUIET:#}")?;
            }
            writeln!(out, "  {QUIET}{}{QUIET:#}", short(statement))?;
        }
    }
    Ok(())
}

/// What a court had taken out of the record.
fn orders(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let said = incident.statements().flat_map(|it| it.says().iter().map(move |claim| (it, claim)));
    let orders = said.filter_map(|(statement, claim)| match claim {
        use_of_force::Claim::Expunged(order) => Some((statement, order)),
        _ => None,
    });
    for (i, (statement, order)) in orders.enumerate() {
        if i == 0 {
            heading(out, "Taken out by order")?;
        }
        let named = [
            order.nouns.known().map(ToString::to_string),
            order.statements.known().map(|all| format!("statements {all}")),
            order.sources.known().map(|all| format!("the names of sources {all}")),
        ];
        let named: Vec<_> = named.into_iter().flatten().collect();
        write!(out, "  {}: {}", Shown(&order.order), Shown(named.join("; ")))?;
        writeln!(out, "  {QUIET}{}{QUIET:#}", short(statement))?;
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
            What::Remark(text) => Shown(text).to_string(),
            What::Change(path, to) => format!("{} became {}", moment(&path), words(&to)),
            _ => continue,
        };
        writeln!(out, "  {when:<24} {what}  {QUIET}{}{QUIET:#}", short(statement))?;
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
            answer(out, incident, earlier)?;
            write!(out, ", then ")?;
        }
        answer(out, incident, &question.answer)?;
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
                    answer(out, incident, &position)?;
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
