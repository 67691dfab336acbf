//! What is said of each noun: what stands, by whose word, and what others say.

use super::{
    DISPUTED, QUIET, TITLE, UNKNOWN, heading,
    value::readable,
    wording::{kept_back, quoted, reason, short, words},
};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    io::{self, Write},
};
use use_of_force::{
    Incident, Path, Statement, Why,
    answer::{Answer, Role, Stands},
    dictionary::{self, Content, Entry, Field},
    dispute::Dispute,
    value::Shown,
};

/// Every noun with what stands of it, and whose word it is.
pub(crate) fn print(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    heading(out, "What is said")?;
    let disputes = disputed(incident);
    for entry in dictionary::NOUNS {
        for key in keys(incident, entry) {
            let fields = standing(incident, entry, &key);
            let is_own = incident.account(&key).is_some_and(|noun| !noun.extra().is_empty());
            if key.is_empty() && fields.is_empty() && !is_own {
                continue;
            }
            match key.as_str() {
                "" => writeln!(out, "  {TITLE}{}{TITLE:#}", entry.name)?,
                key => writeln!(out, "  {TITLE}{key}{TITLE:#} {QUIET}({}){QUIET:#}", entry.name)?,
            }
            for (field, stands) in fields {
                let mark = disputes.get(&stands.path).copied().unwrap_or_default();
                stood(out, incident, field, &stands, mark)?;
            }
            own(out, incident, &key)?;
        }
    }
    Ok(())
}

/// The system's own fields of a noun, each as it was given last, then as it was before.
fn own(out: &mut impl Write, incident: &Incident, key: &str) -> io::Result<()> {
    let mut given: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for claim in incident.statements().flat_map(Statement::says) {
        let content = Content::from(claim);
        let extra = content.extra();
        if extra.is_empty() {
            continue;
        }
        let described = content.mentions().first().copied().unwrap_or_default();
        if incident.account(described).is_none_or(|noun| noun.key() != key) {
            continue;
        }
        for (name, value) in extra.iter() {
            let values = given.entry(name).or_default();
            values.retain(|it| *it != value.to_string());
            values.push(value.to_string());
        }
    }
    for (name, values) in given {
        let values: Vec<_> = values.iter().rev().map(|it| Shown(it).to_string()).collect();
        let name = Shown(name);
        let values = values.join(", before ");
        writeln!(out, "      {QUIET}the system's own {name}: {values}{QUIET:#}")?;
    }
    Ok(())
}

/// The keys of the nouns of a kind; that of the circumstances is empty.
fn keys(incident: &Incident, entry: &Entry) -> Vec<String> {
    macro_rules! keys {
        ($nouns:ident) => {
            incident.$nouns().map(|it| it.key.to_string()).collect()
        };
    }
    match entry.name {
        "circumstances" => vec![String::new()],
        "agency" => keys!(agencies),
        "officer" => keys!(officers),
        "person" => keys!(people),
        "pursuit" => keys!(pursuits),
        "collision" => keys!(collisions),
        "shooting" => keys!(shootings),
        "force" => keys!(force),
        "investigation" => keys!(investigations),
        "leave" => keys!(leaves),
        "determination" => keys!(determinations),
        _ => Vec::new(),
    }
}

/// Every field of every noun, with what stands of it.
pub(crate) fn fields(incident: &Incident) -> impl Iterator<Item = (&'static Field, Stands<'_>)> {
    let nouns = dictionary::NOUNS.iter();
    let nouns =
        nouns.flat_map(|entry| keys(incident, entry).into_iter().map(move |it| (entry, it)));
    nouns.flat_map(|(entry, key)| standing(incident, entry, &key))
}

/// What stands of a noun.
pub(crate) fn standing<'a>(
    incident: &'a Incident,
    entry: &'static Entry,
    key: &str,
) -> Vec<(&'static Field, Stands<'a>)> {
    let noun = if key.is_empty() { entry.name.to_owned() } else { format!("{}/{key}", entry.name) };
    let standing = |field: &'static Field| {
        let path: Path = format!("{noun}/{}", field.name).parse().ok()?;
        Some((field, incident.stands(&path)?))
    };
    entry.fields.iter().filter_map(standing).collect()
}

/// The fields on which sources differ, and how that is told.
fn disputed(incident: &Incident) -> BTreeMap<Path, &'static str> {
    let disputes = incident.disputes().into_iter();
    let fields = disputes.filter_map(|dispute| match dispute {
        Dispute::Field { path, settled: None, .. } => Some((path, "  (disputed)")),
        Dispute::Field { path, .. } => Some((path, "  (disputed, settled)")),
        _ => None,
    });
    fields.collect()
}

/// What stands of a field, and whose word it is; of a list to which several added, of each. Below it,
/// what others say.
fn stood(
    out: &mut impl Write,
    incident: &Incident,
    field: &Field,
    it: &Stands<'_>,
    mark: &str,
) -> io::Result<()> {
    write!(out, "    {}: ", words(field.name))?;
    value(out, incident, field, it, (it.why, it.believed))?;
    let alone = it.answers.len() == 1;
    for answer in it.answers.iter().filter(|_| alone) {
        in_words(out, answer)?;
    }
    write!(out, "{DISPUTED}{mark}{DISPUTED:#} ")?;
    for answer in &it.answers {
        if !alone {
            in_words(out, answer)?;
        }
        write!(out, " {QUIET}{}{QUIET:#}", short(answer.statement))?;
    }
    writeln!(out)?;
    let (mut also, mut kept) = (Vec::new(), Vec::new());
    for answer in incident.trace(&it.path).unwrap_or_default() {
        match answer.role {
            Role::Position => also.push(answer),
            Role::KeptBack => kept.push(answer),
            Role::TakenBack => {}
            // Who says it again keeps it back no longer.
            _ => kept.retain(|it: &Answer<'_>| it.source() != answer.source()),
        }
    }
    for answer in kept {
        let why = answer.why.map_or_else(String::new, |why| kept_back(why, answer.statement));
        write!(out, "      {UNKNOWN}{why}{UNKNOWN:#}")?;
        in_words(out, &answer)?;
        writeln!(out, "  {QUIET}{}{QUIET:#}", short(answer.statement))?;
    }
    // The latest first.
    for answer in also.iter().rev() {
        write!(out, "      also ")?;
        print_answer(out, incident, field, answer)?;
        writeln!(out, "  {QUIET}{}{QUIET:#}", short(answer.statement))?;
    }
    Ok(())
}

/// What a source says of a field, in its words.
pub(crate) fn print_answer(
    out: &mut impl Write,
    incident: &Incident,
    field: &Field,
    answer: &Answer<'_>,
) -> io::Result<()> {
    value(out, incident, field, answer, (answer.why, answer.believed))?;
    in_words(out, answer)
}

/// A value as it stands in a document, or why there is none.
fn value(
    out: &mut impl Write,
    incident: &Incident,
    field: &Field,
    document: &impl Serialize,
    (why, believed): (Option<Why>, bool),
) -> io::Result<()> {
    let document = serde_json::to_value(document)?;
    match (document.get("value"), why) {
        (Some(value), _) => {
            write!(out, "{}", readable(incident, field.kind, value))?;
            let is_none = value.as_array().is_some_and(Vec::is_empty);
            if document.get("complete").is_some() && !is_none {
                write!(out, " (complete)")?;
            }
        }
        (None, Some(why)) => write!(out, "{UNKNOWN}{}{UNKNOWN:#}", reason(why))?,
        (None, None) => {}
    }
    if believed { write!(out, " (believed)") } else { Ok(()) }
}

fn in_words(out: &mut impl Write, answer: &Answer<'_>) -> io::Result<()> {
    answer.words.map_or(Ok(()), |words| write!(out, " {}", quoted(words)))
}
