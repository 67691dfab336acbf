//! Names that a copy withholds, and tells somewhere else all the same.

use super::policy::STATEMENT;
use crate::{
    Incident, Key, Source, Statement, When, Why,
    entity::{AnyEntity, Entity},
    value::{AnyValue, Identifier, Jurisdiction, Kind, List, Ori, Point, Rewrite, Text, Value},
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// A name or an identifier that a copy withholds, and that stands there all the same, in a text that
/// is allowed: in a remark, an address, a reason.
///
/// It says where, and not what: the text of the copy is there to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Echo {
    /// The statement of the copy; none, if it is in the declaration of a source.
    pub statement: Option<Key<Statement>>,
    /// Where in that: `remark/text`, `person/person-1/cause`, `source/source-2/url`.
    pub place: String,
    /// What was withheld: `person/name`, `statement/key`.
    pub of: String,
}

impl fmt::Display for Echo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(statement) = &self.statement {
            write!(f, "{statement}, ")?;
        }
        write!(f, "{}: tells a {} that is withheld", self.place, self.of)
    }
}

/// What of an incident is found in the texts of its copy, although it is withheld.
pub(super) fn find(incident: &Incident, copy: &Incident) -> Vec<Echo> {
    let mut withheld = Names::of(incident);
    withheld.keys(incident);
    let shown = Names::of(copy);
    withheld.whole.retain(|name, _| !shown.whole.contains_key(name));
    withheld.parts.retain(|part, _| !shown.parts.contains_key(part));
    let mut search = Search::of(withheld);
    for source in copy.sources() {
        search.key = source.key.to_string();
        search.entity(source);
    }
    for statement in copy.statements() {
        search.statement = statement.key().cloned();
        for claim in statement.says() {
            search.key = claim.described().map(|(_, key)| key.to_owned()).unwrap_or_default();
            search.entity(claim.entity());
        }
        if let Some(cite) = statement.cite() {
            search.text(cite, &format!("{STATEMENT}/cite"), false);
        }
    }
    search.found.into_iter().collect()
}

/// What is looked for, each with the field that it is of. Without capitals and what is no letter or
/// digit: `A. Example` is `aexample`.
#[derive(Default)]
struct Names {
    whole: BTreeMap<String, String>,
    /// The names of which the whole is made: `example`.
    parts: BTreeMap<String, String>,
    /// Keys, which are looked for as they are spelled.
    keys: BTreeMap<String, String>,
}

/// Names are looked for if they have so many letters or digits.
const FEWEST: usize = 3;
/// Within a longer word they are looked for if they have so many.
const WITHIN: usize = 6;
/// What is longer is no name, and only its parts are looked for.
const LONGEST: usize = 256;

/// Words beside names that name nobody.
const TITLES: [&str; 24] = [
    "officer",
    "deputy",
    "sheriff",
    "sergeant",
    "sgt",
    "corporal",
    "cpl",
    "detective",
    "det",
    "lieutenant",
    "captain",
    "capt",
    "chief",
    "trooper",
    "agent",
    "constable",
    "marshal",
    "mrs",
    "miss",
    "doe",
    "unknown",
    "unnamed",
    "the",
    "and",
];

impl Names {
    fn of(incident: &Incident) -> Self {
        let mut names = Self::default();
        incident.sources().for_each(|source| names.entity(source));
        let claims = incident.statements().flat_map(Statement::says);
        claims.for_each(|claim| names.entity(claim.entity()));
        names
    }

    /// The keys of an incident, those apart that are what copies call them anyway, and words.
    fn keys(&mut self, incident: &Incident) {
        let nouns = incident.entries().map(|(key, entry)| (entry.kind, key));
        let sources = incident.sources().map(|source| (Kind::Source, source.key.as_str()));
        let statements = incident.statements().filter_map(Statement::key);
        let statements = statements.map(|key| (Kind::Statement, key.as_str()));
        for (kind, key) in nouns.chain(sources).chain(statements) {
            let is_word = key.bytes().all(|byte| byte.is_ascii_lowercase());
            let rest = key.strip_prefix(kind.as_str()).and_then(|rest| rest.strip_prefix('-'));
            let is_number = rest.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
            if !is_word && !is_number && key.len() > FEWEST {
                self.keys.insert(key.to_owned(), format!("{}/key", kind.as_str()));
            }
        }
    }

    fn name(&mut self, entity: &str, field: &str, name: &str) {
        let of = format!("{entity}/{field}");
        let compact: String = tokens(name).collect();
        // A source or an agency can be called `police`, which is a word.
        let is_word = matches!(entity, "source" | "agency")
            && name.chars().all(|c| c.is_alphabetic() && !c.is_uppercase());
        if !is_word && (FEWEST..=LONGEST).contains(&compact.chars().count()) {
            self.whole.insert(compact, of.clone());
        }
        let is_person = matches!(entity, "person" | "officer") && field == "name";
        // What a source is called can say more than a name: "A. Clerk, spokesperson of …".
        let (name, of_source) = match name.split_once(',') {
            Some((before, _)) if entity == Source::NAME => (before, true),
            _ => (name, entity == Source::NAME),
        };
        if !is_person && !of_source {
            return;
        }
        for word in name.split(|c: char| !c.is_alphanumeric()) {
            let is_name = is_person || word.starts_with(char::is_uppercase);
            let part = word.to_lowercase();
            let is_long = part.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST;
            if is_name && is_long && !TITLES.contains(&&*part) {
                self.parts.insert(part, of.clone());
            }
        }
    }
}

/// The words and numbers of a text, in small letters.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

impl Names {
    fn entity(&mut self, entity: &dyn AnyEntity) {
        for (field, fact) in entity.facts() {
            let (noun, field) = (entity.name(), field.name);
            let value = fact.known().copied();
            // The words for a name that is not known say why.
            let is_said = value.is_some() || fact.why() == Some(Why::Unusable);
            if field == "name" {
                let text = value.and_then(|value| value.downcast::<Text>()).map(Text::as_str);
                let words = entity.how().words(field).filter(|_| is_said);
                for name in text.into_iter().chain(words) {
                    self.name(noun, field, name);
                }
            }
            let Some(value) = value else { continue };
            for it in value.downcast::<List<Identifier>>().into_iter().flatten() {
                self.name(noun, field, it.value().map_or("", Text::as_str));
            }
            for it in value.downcast::<List<Ori>>().into_iter().flatten() {
                self.name(noun, field, &it.to_string());
            }
        }
    }
}

/// Reads the texts of a copy.
struct Search {
    withheld: Names,
    /// How long, in bytes, the names are that are looked for as a whole.
    lengths: BTreeSet<usize>,
    statement: Option<Key<Statement>>,
    /// The key of the noun or source that is read.
    key: String,
    found: BTreeSet<Echo>,
}

impl Search {
    fn of(withheld: Names) -> Self {
        let lengths = withheld.whole.keys().map(String::len).collect();
        Self { withheld, lengths, statement: None, key: String::new(), found: BTreeSet::new() }
    }

    fn entity(&mut self, entity: &dyn AnyEntity) {
        for (field, value) in entity.all_values() {
            self.value(entity.name(), field, value);
        }
        for note in entity.how().notes() {
            if let Some(words) = &note.words {
                self.texts(entity.name(), note.field, &[words.as_str().to_owned()]);
            }
        }
    }

    fn value(&mut self, entity: &str, field: &str, value: &dyn AnyValue) {
        // Towns have the names of people.
        if value.kind() == Jurisdiction::TYPE {
            return;
        }
        let texts = Texts::default();
        let _same = value.rewritten_by(&texts);
        self.texts(entity, field, &texts.0.into_inner());
    }

    fn texts(&mut self, entity: &str, field: &str, texts: &[String]) {
        let place = match self.key.as_str() {
            "" => format!("{entity}/{field}"),
            key => format!("{entity}/{key}/{field}"),
        };
        texts.iter().for_each(|text| self.text(text, &place, field == "name"));
    }

    /// Looks for what is withheld in a text; for whole names only, if it is a name itself, since
    /// two people can have one family name.
    fn text(&mut self, text: &str, place: &str, is_name: bool) {
        let longest = self.lengths.last().copied().unwrap_or(0);
        let tokens: Vec<String> = tokens(text).collect();
        let mut found: BTreeSet<&str> = BTreeSet::new();
        for (i, token) in tokens.iter().enumerate() {
            if let Some(of) = self.withheld.parts.get(token).filter(|_| !is_name) {
                found.insert(of);
            }
            let mut compact = String::new();
            for token in tokens.iter().skip(i) {
                compact.push_str(token);
                if compact.len() > longest {
                    break;
                }
                found.extend(self.withheld.whole.get(&compact).map(String::as_str));
            }
            for length in self.lengths.range(WITHIN..token.len().max(WITHIN)) {
                let within = (0..=token.len() - length).filter_map(|at| token.get(at..at + length));
                found.extend(
                    within.filter_map(|it| self.withheld.whole.get(it)).map(String::as_str),
                );
            }
        }
        let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        for word in text.split(|c| !is_key(c)) {
            let word = word.trim_end_matches('.').to_lowercase();
            found.extend(self.withheld.keys.get(&word).map(String::as_str));
        }
        let echoes = found.into_iter().map(|of| Echo {
            statement: self.statement.clone(),
            place: place.to_owned(),
            of: of.to_owned(),
        });
        self.found.extend(echoes);
    }
}

/// Collects the texts of a value, words of no vocabulary among them.
#[derive(Default)]
struct Texts(RefCell<Vec<String>>);

impl Rewrite for Texts {
    fn key(&self, _names: Kind, key: &str) -> Box<str> {
        key.into()
    }

    fn when(&self, when: When) -> When {
        when
    }

    fn point(&self, point: Point) -> Point {
        point
    }

    fn text(&self, text: &Text) -> Option<Text> {
        self.0.borrow_mut().push(text.as_str().to_owned());
        Some(text.clone())
    }

    fn unlisted(&self, word: &str) -> Box<str> {
        self.0.borrow_mut().push(word.to_owned());
        word.into()
    }
}
