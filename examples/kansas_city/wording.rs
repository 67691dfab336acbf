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

pub(crate) fn source_name(incident: &Incident, key: &Key<Source>) -> String {
    let name = incident.source(key).and_then(|source| source.name.known());
    name.map_or_else(|| key.to_string(), |name| Shown(name).to_string())
}

pub(crate) fn agency_name(incident: &Incident, key: &Key<Agency>) -> String {
    let name = incident.get(key).and_then(|agency| agency.name.known());
    name.map_or_else(|| key.to_string(), |name| Shown(name).to_string())
}

/// Words of a vocabulary and truth values, for people.
pub(crate) fn readable(incident: &Incident, value: &str) -> String {
    match value {
        "true" => "yes".to_owned(),
        "false" => "no".to_owned(),
        value if incident.agencies().any(|agency| agency.key.as_str() == value) => {
            agency_name(incident, &Key::from(value))
        }
        value => words(value),
    }
}

pub(crate) fn reason(why: Why) -> String {
    match why {
        Why::Asked => "asked, did not know".to_owned(),
        Why::Undisclosed => "not made public".to_owned(),
        why => format!("not known: {}", words(why.as_str())),
    }
}

/// "shooting-1, occurred".
pub(crate) fn moment(path: &Path) -> String {
    let noun = path.key().map_or_else(|| path.noun().to_owned(), |key| key.to_string());
    match path.field() {
        Some(field) => format!("{noun}, {}", words(field)),
        None => noun,
    }
}

pub(crate) fn words(word: &str) -> String {
    Shown(word.replace('_', " ")).to_string()
}
