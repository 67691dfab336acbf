//! A second opinion on what stands: the rules of the page, read literally and slowly. It shares no
//! code with the crate and reads the JSON of an incident; everything is computed anew each time
//! that it is asked. Where the page leaves a choice open, the function says which it takes.

mod agreement;
mod answer;
mod canonical;
mod change;
mod course;
mod field;
mod gone;
mod group;
mod leave;
mod list;
mod moment;
mod past;
mod place;
mod position;
mod record;
mod same;
mod sequence;
mod settled;
mod standing;
mod stands;
mod step;
mod table;
mod text;
mod union;
mod view;

pub(crate) use moment::Moment;
use serde_json::Value;
pub(crate) use stands::Stands;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The nouns, in the order of the data dictionary.
const NOUNS: [&str; 11] = [
    "circumstances",
    "agency",
    "officer",
    "person",
    "pursuit",
    "collision",
    "shooting",
    "force",
    "investigation",
    "leave",
    "determination",
];

/// A noun and its key; the circumstances have an empty one.
pub(crate) type Named = (String, String);

/// The JSON of an incident.
#[derive(Debug, Clone)]
pub(crate) struct Log {
    zone: Option<i64>,
    sources: Rc<Vec<Value>>,
    bare: Rc<BTreeMap<String, String>>,
    /// In log order: by the last moment at which it can have been said, then as recorded.
    said: Vec<Rc<Said>>,
    /// What is treated as never said, but for what a qualifier belongs to.
    unsaid: BTreeSet<usize>,
    /// The keys that only what is treated so describes.
    never: BTreeSet<String>,
    /// What is looked at: what was said first by the end of this second.
    looked: Option<i64>,
    /// Whether it is some sources' part of a log, and no prefix.
    is_part: bool,
    in_force: OnceCell<BTreeSet<usize>>,
    withdrawn: OnceCell<BTreeSet<usize>>,
    groups: OnceCell<same::Groups>,
}

/// A statement.
#[derive(Debug)]
struct Said {
    /// Its place in the order of recording.
    number: usize,
    text: String,
    at: Moment,
    public: Option<Moment>,
    recorded: Option<Moment>,
    latest: i64,
    source: String,
    key: Option<String>,
    replaces: Option<String>,
    claims: Vec<Claim>,
}

#[derive(Debug)]
struct Claim {
    name: String,
    body: Value,
    /// Whether it is a step that is only reported.
    reported: bool,
}

impl Claim {
    fn read(json: &Value) -> Self {
        let only = |object: &Value| {
            let member = object.as_object().unwrap().iter().find(|(_, value)| !value.is_null());
            let (name, value) = member.unwrap();
            (name.clone(), value.clone())
        };
        let (mut name, mut body) = only(json);
        let reported = name == "reported";
        if reported {
            (name, body) = only(&body);
        }
        Self { name, body, reported }
    }

    /// The noun that it describes, by the key under which it does.
    fn noun(&self) -> Option<Named> {
        let known = !self.reported && NOUNS.contains(&&*self.name);
        known.then(|| (self.name.clone(), self.text("key").unwrap_or_default()))
    }

    fn text(&self, member: &str) -> Option<String> {
        self.body[member].as_str().map(str::to_owned)
    }

    /// Whether this is said, and not only reported.
    fn is(&self, name: &str) -> bool {
        !self.reported && self.name == name
    }
}

impl Said {
    fn read(json: &Value, number: usize, zone: Option<i64>) -> Self {
        let text = |name: &str| json[name].as_str().map(str::to_owned);
        let moment = |name: &str| text(name).and_then(|it| Moment::read(&it));
        let at = moment("at").unwrap();
        Self {
            number,
            text: text("at").unwrap(),
            latest: at.latest(zone),
            at,
            public: moment("public"),
            recorded: moment("recorded"),
            source: text("source").unwrap(),
            key: text("key"),
            replaces: text("replaces"),
            claims: json["says"].as_array().unwrap().iter().map(Claim::read).collect(),
        }
    }
}

impl Log {
    /// Of an incident in its JSON form; the order of the statements is that of recording.
    pub(crate) fn read(json: &Value) -> Self {
        let zone = json["zone"].as_str().map(|zone| {
            let at =
                |zone: &str| Moment::read(&format!("2031-05-04T12:00{zone}")).unwrap().latest(None);
            at("Z") - at(zone)
        });
        let said = json["statements"].as_array().unwrap().iter().enumerate();
        let mut said: Vec<_> =
            said.map(|(number, json)| Rc::new(Said::read(json, number, zone))).collect();
        said.sort_by_key(|said| (said.latest, said.number));
        let mut bare = BTreeMap::new();
        for entry in json["bare"].as_array().into_iter().flatten() {
            for (noun, key) in entry.as_object().unwrap() {
                bare.insert(key.as_str().unwrap().to_owned(), noun.clone());
            }
        }
        let sources = json["sources"].as_array().cloned().unwrap_or_default();
        let (sources, bare) = (Rc::new(sources), Rc::new(bare));
        Self::of(zone, sources, bare, said)
    }

    fn of(
        zone: Option<i64>,
        sources: Rc<Vec<Value>>,
        bare: Rc<BTreeMap<String, String>>,
        said: Vec<Rc<Said>>,
    ) -> Self {
        let (unsaid, never, in_force, withdrawn, groups) = Default::default();
        let (looked, is_part) = (None, false);
        Self {
            zone,
            sources,
            bare,
            said,
            unsaid,
            never,
            looked,
            is_part,
            in_force,
            withdrawn,
            groups,
        }
    }

    /// The same log with some of its statements.
    fn with(&self, keep: impl Fn(&Said) -> bool) -> Self {
        let said = self.said.iter().filter(|said| keep(said)).cloned().collect();
        // Rule 13: what is only mentioned then is a bare key.
        let described = self.said.iter().flat_map(|said| &said.claims).filter_map(Claim::noun);
        let mut bare = (*self.bare).clone();
        bare.extend(described.map(|(noun, key)| (key, noun)));
        let part = Self::of(self.zone, Rc::clone(&self.sources), Rc::new(bare), said);
        Self { is_part: self.is_part, ..part }
    }

    /// Words: a statement is in force unless it was replaced or withdrawn. What was withdrawn
    /// replaced and withdrew nothing; what a replaced statement had replaced stays replaced; what
    /// it had withdrawn does not, unless that is said again.
    fn in_force(&self) -> &BTreeSet<usize> {
        self.in_force.get_or_init(|| {
            let mut in_force = BTreeSet::new();
            let withdrawn = self.withdrawn();
            for said in &self.said {
                let replaced = self.said.iter().any(|other| {
                    said.key.is_some()
                        && other.replaces == said.key
                        && !withdrawn.contains(&other.number)
                        && !self.unsaid.contains(&other.number)
                });
                if !replaced
                    && !withdrawn.contains(&said.number)
                    && !self.unsaid.contains(&said.number)
                {
                    in_force.insert(said.number);
                }
            }
            in_force
        })
    }

    /// Words: what was withdrawn by a statement in force. What withdraws or replaces is later in
    /// the log.
    fn withdrawn(&self) -> &BTreeSet<usize> {
        self.withdrawn.get_or_init(|| self.all_withdrawn())
    }

    fn all_withdrawn(&self) -> BTreeSet<usize> {
        let mut withdrawn = BTreeSet::new();
        let (mut withdraws, mut replaces) = (BTreeSet::new(), BTreeSet::new());
        for said in self.said.iter().rev().filter(|said| !self.unsaid.contains(&said.number)) {
            let named =
                |keys: &BTreeSet<String>| said.key.as_ref().is_some_and(|it| keys.contains(it));
            if named(&withdraws) {
                withdrawn.insert(said.number);
                continue;
            }
            let replaced = named(&replaces);
            replaces.extend(said.replaces.clone());
            if !replaced {
                let claims = said.claims.iter().filter(|claim| claim.is("withdrawn"));
                withdraws.extend(claims.filter_map(|claim| claim.text("statement")));
            }
        }
        withdrawn
    }

    /// Every claim of a statement in force.
    fn claims(&self) -> impl Iterator<Item = (&Said, &Claim)> {
        let in_force = self.said.iter().filter(|said| self.in_force().contains(&said.number));
        in_force.flat_map(|said| said.claims.iter().map(|claim| (&**said, claim)))
    }

    fn keyed(&self, key: &str) -> Option<&Said> {
        self.said.iter().find(|said| said.key.as_deref() == Some(key)).map(|said| &**said)
    }

    /// Words: the statement that this one replaces, if it was not withdrawn too: what it said first
    /// is what is merely repeated.
    fn restated(&self, said: &Said) -> Option<&Said> {
        let earlier = self.keyed(said.replaces.as_deref()?)?;
        let never =
            self.unsaid.contains(&earlier.number) || self.withdrawn().contains(&earlier.number);
        (!never).then_some(earlier)
    }

    /// Words: whether one moment is certainly later than another.
    fn is_later(&self, a: &Moment, b: &Moment) -> bool {
        b.certainly_before(a, self.zone)
    }

    /// What had been said by the end of this second, as it was then.
    fn until(&self, latest: i64) -> Self {
        self.with(|said| said.latest <= latest)
    }

    /// The same log, of which only what was said first by the end of this second is looked at.
    fn looked(&self, latest: i64) -> Self {
        Self { looked: Some(latest), ..self.clone() }
    }

    fn is_seen(&self, first: &Moment) -> bool {
        self.looked.is_none_or(|looked| first.latest(self.zone) <= looked)
    }

    /// Every moment at which something was said.
    fn moments(&self) -> BTreeSet<i64> {
        self.said.iter().map(|said| said.latest).collect()
    }

    fn is_recorder(&self, source: &str) -> bool {
        self.sources.iter().any(|it| it["key"] == source && it["kind"] == "recorder")
    }
}
