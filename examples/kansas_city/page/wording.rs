//! What comes from the log, in words for people: nothing of it acts on a terminal or begins a line.

use use_of_force::{Agency, Incident, Key, Path, Source, Statement, Why, value::Shown};

/// "2021-06-20 by the spokeswoman, in the story".
pub(crate) fn by(incident: &Incident, statement: &Statement) -> String {
    let via = statement.via().map(|via| format!(", in {}", source_name(incident, via)));
    let cite = statement.cite().map(|cite| format!(", {}", Shown(cite)));
    let name = source_name(incident, statement.source());
    let at = statement.at();
    format!("{at} by {name}{}{}", via.unwrap_or_default(), cite.unwrap_or_default())
}

/// "[clerk in story, 2021-06-20]".
pub(crate) fn short(statement: &Statement) -> String {
    let via = statement.via().map(|via| format!(" in {via}")).unwrap_or_default();
    format!("[{}{via}, {}]", statement.source(), statement.at())
}

/// A statement by its key, if it has one, and by who said it.
pub(crate) fn named(statement: &Statement) -> String {
    let key = statement.key().map_or_else(|| "a statement".to_owned(), ToString::to_string);
    format!("{key} {}", short(statement))
}

pub(crate) fn source_name(incident: &Incident, key: &Key<Source>) -> String {
    let name = incident.source(key).and_then(|source| source.name.known());
    name.map_or_else(|| key.to_string(), |name| Shown(name).to_string())
}

pub(crate) fn agency_name(incident: &Incident, key: &Key<Agency>) -> String {
    let name = incident.get(key).and_then(|agency| agency.name.known());
    name.map_or_else(|| key.to_string(), |name| Shown(name).to_string())
}

pub(crate) fn reason(why: Why) -> String {
    match why {
        Why::Asked => "asked, did not know".to_owned(),
        Why::Undisclosed => "not made public".to_owned(),
        why => format!("not known: {}", words(why.as_str())),
    }
}

/// "kept back since 2031-06-01: withheld".
pub(crate) fn kept_back(why: Why, statement: &Statement) -> String {
    let kept = matches!(why, Why::Withheld | Why::Declined | Why::Redacted);
    let verb = if kept { "kept back" } else { "not repeated" };
    format!("{verb} since {}: {}", statement.at(), words(why.as_str()))
}

/// "shooting-1, occurred".
pub(crate) fn moment(path: &Path) -> String {
    let noun = path.key().map_or_else(|| path.noun().to_owned(), |key| key.to_string());
    match path.field() {
        Some(field) => format!("{noun}, {}", words(field)),
        None => noun,
    }
}

/// The source's own words.
pub(crate) fn quoted(text: impl std::fmt::Display) -> String {
    format!("“{}”", Shown(text))
}

/// A word of a vocabulary, or the name of a field.
pub(crate) fn words(word: &str) -> String {
    Shown(word.replace('_', " ")).to_string()
}
