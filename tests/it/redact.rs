//! Redaction: what a policy withholds stands nowhere in the copy, and the copy replays and counts as
//! the incident does.

use crate::arbitrary::{WORDS, any_incident, config, entry};
use crate::canary::{Marked, Place, What};
use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use use_of_force::chrono::FixedOffset;
use use_of_force::determination::Decision;
use use_of_force::dictionary::{Field, NOUNS};
use use_of_force::dispute::Dispute;
use use_of_force::investigation::Track;
use use_of_force::redact::{Because, Class, Detail, Overruled, Policy, Withheld};
use use_of_force::remark::{Related, Relationship};
use use_of_force::table::Table;
use use_of_force::uuid::Uuid;
use use_of_force::value::Precision;
use use_of_force::value::{self, Amount, Identifier, IdentifierKind, List, Ori};
use use_of_force::{
    Agency, Claim, Determination, Fact, Force, Incident, Investigation, Jurisdiction, Key, Leave,
    Officer, Path, Person, Remark, Shooting, Source, Statement, Status, Why, believed, code, json,
    person, source, step, when,
};

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn policy() -> Policy {
    Policy::new("test", Jurisdiction::state_of("EX"), when!("2031-01-01"))
}

/// Whether a copy can count otherwise than the incident: times that are told less exactly can fall
/// together, that an officer on leave was killed may be withheld, and that a leave was only believed
/// to have ended.
fn can_move(incident: &Incident, rules: &Rules) -> bool {
    let is_lost = |claim: &Claim| match claim {
        Claim::Officer(it) => {
            !it.died_on.is_unstated()
                || !it.pronounced.is_unstated()
                || !it.injury.is_unstated()
                || !it.custody.is_unstated()
        }
        Claim::Leave(it) => ["ended", "ending"].iter().any(|field| it.is_believed(field).unwrap()),
        _ => false,
    };
    rules.times.is_some()
        || incident.statements().flat_map(Statement::says).any(is_lost)
        || ends_by_its_day(incident)
}

/// Whether the day on which a leave ended can decide whether somebody is on leave by the duty that is
/// said of them: a copy that withholds the day ends it when that was said.
pub(crate) fn ends_by_its_day(incident: &Incident) -> bool {
    let any = |of: &dyn Fn(&Claim) -> bool| incident.statements().flat_map(Statement::says).any(of);
    any(&|it| matches!(it, Claim::Leave(leave) if leave.ended.known().is_some()))
        && any(&|it| matches!(it, Claim::Officer(officer) if officer.duty.known().is_some()))
}

/// A policy in the words of the test.
#[derive(Debug, Clone)]
pub(crate) struct Rules {
    /// Noun, field, and whether words are allowed.
    fields: BTreeMap<(&'static str, &'static str), bool>,
    sources: BTreeSet<String>,
    named: BTreeSet<String>,
    times: Option<Precision>,
    decimals: Option<u8>,
    places: Option<Detail>,
    /// Whether it is said what other incidents are called.
    ids: bool,
    overruled: Overruled,
}

impl Rules {
    pub(crate) fn policy(&self, incident: &Incident) -> Policy {
        let kinds = |words: &BTreeSet<String>| -> Vec<source::Kind> {
            words.iter().map(|word| word.parse().unwrap()).collect()
        };
        let mut policy =
            policy().allow_sources(kinds(&self.sources)).allow_names_of(kinds(&self.named));
        for ((noun, field), words) in &self.fields {
            policy = match words {
                true => policy.allow_words(noun, [*field]).unwrap(),
                false => policy.allow(noun, [*field]).unwrap(),
            };
        }
        if let Some(precision) = self.times {
            policy = policy.times_to(precision);
        }
        if let Some(decimals) = self.decimals {
            policy = policy.points_to(decimals);
        }
        if let Some(detail) = self.places {
            policy = policy.places_to(detail);
        }
        if self.ids {
            let claims = incident.statements().flat_map(Statement::says);
            let related = claims.filter_map(|claim| match claim {
                Claim::Related(related) => Some(related.incident.uuid()),
                _ => None,
            });
            // In a copy they have the ids of their copies.
            let copied = |id: &Uuid| (1000..2000).contains(&id.as_u128());
            let named = related.zip(1000..).map(|(related, copy)| match copied(&related) {
                true => (related, related),
                false => (related, id(copy)),
            });
            policy = policy.ids(named);
        }
        policy.overruled(self.overruled)
    }

    /// Whether a field of this type is told less exactly, with its words.
    fn is_coarse(&self, kind: &str) -> bool {
        let places = self.places.is_some() || self.decimals.is_some();
        match kind {
            "when" => self.times.is_some(),
            "point" | "place" => places,
            _ => false,
        }
    }

    /// Whether a mark may stand in the copy, as far as the policy goes.
    fn allows(&self, place: &Place, kinds: &BTreeMap<String, String>) -> bool {
        let Some(words) = self.fields.get(&(&*place.noun, &*place.field)) else { return false };
        let kind = kinds.get(&place.source);
        let heard = kind.is_some_and(|kind| self.sources.contains(kind));
        let institution = kind.is_some_and(|kind| INSTITUTIONS.contains(&&**kind));
        let named = institution || kind.is_some_and(|kind| self.named.contains(kind));
        let may = if place.noun == "source" { named } else { heard };
        // What cannot stand without these is withheld with them.
        let needed: &[_] = match &*place.noun {
            "sequence" => &[("sequence", "earlier"), ("sequence", "later")],
            "related" => &[("related", "incident")],
            _ => &[],
        };
        let may = may && needed.iter().all(|name| self.fields.contains_key(name));
        let may = may && (self.ids || place.noun != "related");
        may && (place.what == What::Value || *words)
    }
}

const INSTITUTIONS: [&str; 9] = [
    "news",
    "agency",
    "dataset",
    "statutory_report",
    "court",
    "oversight_body",
    "dispatch",
    "union",
    "organization",
];

fn every_field() -> Vec<(&'static str, &'static str)> {
    let fields = NOUNS.iter().flat_map(|noun| noun.fields.iter().map(|it| (noun.name, it.name)));
    let others = [
        ("remark", "text"),
        ("sequence", "earlier"),
        ("sequence", "later"),
        ("related", "incident"),
        ("expunged", "order"),
        ("statement", "cite"),
        ("statement", "recorded_by"),
    ];
    let own = NOUNS.iter().take(11).map(|noun| (noun.name, "extra"));
    fields.chain(others).chain(own).collect()
}

pub(crate) fn any_rules() -> impl Strategy<Value = Rules> {
    let share = prop_oneof![1 => Just(0.0), 2 => Just(0.4), 2 => Just(1.0)];
    let kinds = || {
        let some = btree_set(select(WORDS["source_kind"].clone()), 0..12);
        let all: BTreeSet<_> = WORDS["source_kind"].iter().cloned().collect();
        prop_oneof![1 => Just(BTreeSet::new()), 2 => some, 3 => Just(all)]
    };
    let precision = select(vec![
        Precision::Minute,
        Precision::Day,
        Precision::Month,
        Precision::Year,
        Precision::Second,
    ]);
    let times = proptest::option::weighted(0.6, precision);
    let fields = (share.clone(), share).prop_flat_map(|(fields, words)| {
        let one = (prop::bool::weighted(fields), prop::bool::weighted(words));
        proptest::collection::vec(one, every_field().len())
    });
    let places = select(vec![Detail::Block, Detail::Street, Detail::Jurisdiction]);
    let exact = (times, proptest::option::of(0..8_u8), proptest::option::weighted(0.3, places));
    let overruled = select(vec![Overruled::Shown, Overruled::Withheld]);
    (fields, kinds(), kinds(), exact, any::<bool>(), overruled).prop_map(
        |(fields, sources, named, (times, decimals, places), ids, overruled)| {
            let chosen = every_field().into_iter().zip(fields).filter(|(_, (allowed, _))| *allowed);
            let fields = chosen.map(|(name, (_, words))| (name, words)).collect();
            Rules { fields, sources, named, times, decimals, places, ids, overruled }
        },
    )
}

/// Everything that can be read of an incident, and the errors that it gives.
pub(crate) fn outputs(incident: &Incident) -> String {
    let text = json::to_string(incident);
    let mut all = format!("{text}\n{}\n{incident:?}", json::to_string_pretty(incident));
    for dispute in incident.disputes() {
        write!(all, "\n{dispute}\n{dispute:?}").unwrap();
    }
    for question in incident.open_questions() {
        write!(all, "\n{question}\n{question:?}").unwrap();
        write!(all, "\n{:?}", incident.trace(&question.path)).unwrap();
    }
    for obstacle in incident.obstacles() {
        write!(all, "\n{obstacle}\n{obstacle:?}").unwrap();
    }
    write!(all, "\n{:?}\n{:?}", incident.timeline(), incident.changes()).unwrap();
    write!(all, "\n{}\n{:?}", incident.standing(), incident.standing()).unwrap();
    for table in Table::ALL {
        write!(all, "\n{:?}", table.rows(incident)).unwrap();
    }
    for error in errors(incident, &text) {
        write!(all, "\n{error}").unwrap();
    }
    all
}

/// The errors of statements that cannot be recorded, and of JSON that cannot be read.
fn errors(incident: &Incident, text: &str) -> Vec<String> {
    let mut errors = Vec::new();
    let keys = incident.officers().map(|it| it.key.as_str()).chain(["officer-1", "person-1"]);
    let near: Vec<_> = keys.map(|key| format!("{key}x")).collect();
    for source in incident.sources().take(1) {
        let says = |claim: Claim| source.key.says(when!("2039-01-01"), [claim]);
        let mut bad = vec![
            says(step::Resolved::new().into()),
            says(step::Reopened::new().into()),
            says(step::Withdrawn::new("statement-1").into()),
            says(Remark::new("x").into()).with_key("statement-1"),
            says(Remark::new("x").into()).replacing("statement-2"),
            says(Officer::new("person-1").into()),
            says(step::Suspended::new("investigation-1").into()),
            Key::<Source>::from("nobody").says(when!("2039-01-01"), []),
        ];
        bad.extend(near.iter().map(|key| says(Shooting::new("s").struck([key.as_str()]).into())));
        for statement in bad {
            if let Err(rejected) = incident.clone().record(statement) {
                errors.push(format!("{rejected} {rejected:?}"));
            }
        }
    }
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    let bad = [half, text.replace("\"at\":", "\"ta\":"), text.replace("\"source-1\"", "\"s\"")];
    errors.extend(bad.iter().filter_map(|bad| json::from_str(bad).err()).map(|it| it.to_string()));
    errors
}

/// What must be the same in a copy.
#[derive(Debug, PartialEq)]
pub(crate) struct Counts {
    nouns: [usize; 10],
    animals: usize,
    uses_of_force: usize,
    pub(crate) statements: usize,
    sources: usize,
    pub(crate) claims: BTreeMap<&'static str, usize>,
    on_leave: BTreeSet<usize>,
    phases: Vec<Option<String>>,
    status: Status,
    pub(crate) changes: Vec<(usize, Status)>,
    obstacles: usize,
    is_live: bool,
    undermined: usize,
    reported: usize,
}

pub(crate) fn counts(incident: &Incident) -> Counts {
    let mut claims: BTreeMap<&'static str, usize> = BTreeMap::new();
    for claim in incident.statements().flat_map(Statement::says) {
        let name = match claim.name() {
            "sequence" | "related" => "remark",
            name => name,
        };
        *claims.entry(name).or_default() += 1;
    }
    let animal = |person: &&Person| {
        person.roles.known().is_some_and(|roles| roles.contains(&person::Role::Animal))
    };
    let listed: BTreeSet<_> = incident.force().filter_map(|force| force.part_of.known()).collect();
    let alone = incident.shootings().filter(|shooting| !listed.contains(&shooting.key));
    let statements: Vec<_> = incident.statements().collect();
    let place = |statement| statements.iter().position(|it| std::ptr::eq(*it, statement)).unwrap();
    let officers: Vec<_> = incident.officers().map(|officer| &officer.key).collect();
    let on_leave = incident.leaves().filter_map(|leave| leave.officer.known());
    // Keys that are only mentioned come last, in the order of their names.
    let phase = |it: &Investigation| incident.phase(&it.key).map(|phase| phase.to_string());
    let mut phases: Vec<_> = incident.investigations().map(phase).collect();
    phases.sort();
    let disputes = incident.disputes();
    let of = |is: fn(&Dispute<'_>) -> bool| disputes.iter().filter(|it| is(it)).count();
    Counts {
        nouns: [
            incident.agencies().len(),
            incident.officers().len(),
            incident.people().len(),
            incident.pursuits().len(),
            incident.collisions().len(),
            incident.shootings().len(),
            incident.force().len(),
            incident.investigations().len(),
            incident.leaves().len(),
            incident.determinations().len(),
        ],
        animals: incident.people().filter(animal).count(),
        uses_of_force: incident.force().len() + alone.count(),
        statements: statements.len(),
        sources: incident.sources().len(),
        claims,
        on_leave: on_leave.filter_map(|key| officers.iter().position(|it| *it == key)).collect(),
        phases,
        status: incident.status(),
        changes: incident.changes().iter().map(|it| (place(it.statement), it.status)).collect(),
        obstacles: incident.obstacles().len(),
        is_live: incident.is_live(),
        undermined: of(|it| matches!(it, Dispute::Undermined { .. })),
        reported: of(|it| matches!(it, Dispute::Reported { .. })),
    }
}

/// What stands of each person, officer and agency, in JSON.
fn answers(incident: &Incident) -> Vec<(&'static str, Value)> {
    fn json(noun: impl serde::Serialize) -> Value {
        serde_json::to_value(noun).unwrap()
    }
    let people = incident.people().map(|it| ("person", json(it)));
    let officers = incident.officers().map(|it| ("officer", json(it)));
    people.chain(officers).chain(incident.shootings().map(|it| ("shooting", json(it)))).collect()
}

/// The fields of what is called so.
fn entry_of(name: &str) -> Option<&'static [Field]> {
    NOUNS.iter().find(|entry| entry.name == name).map(|entry| entry.fields)
}

/// Whether it is the name of a noun.
fn is_noun(name: &str) -> bool {
    NOUNS.iter().take(11).any(|noun| noun.name == name)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases.div_ceil(4), ..config() })]

    /// What is withheld or told less exactly contradicts nothing.
    #[test]
    fn a_valid_incident_stays_valid(
        nearly in select(crate::fixtures::valid()), rules in any_rules(),
    ) {
        prop_assert!(nearly.validate().is_valid());
        let copy = nearly.redact(&rules.policy(&nearly), id(7)).into_incident();
        prop_assert!(copy.validate().is_valid(), "{}", copy.validate());
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_a_policy_withholds_stands_nowhere(
        incident in any_incident(), rules in any_rules(), canary in "[a-z]{10}", cut in 0..9_usize,
    ) {
        let marked = Marked::new(&incident, &canary);
        let incident = if cut < 5 { marked.incident.first(cut) } else { marked.incident.clone() };
        let policy = rules.policy(&incident);
        let redacted = incident.redact(&policy, id(7));
        let withheld = redacted.withheld().to_vec();
        let copy = redacted.into_incident();
        let kinds: BTreeMap<String, String> = incident
            .sources()
            .filter_map(|source| Some((source.key.to_string(), source.kind.known()?.to_string())))
            .collect();

        let (found, keys) = marked.found(&outputs(&copy));
        prop_assert_eq!(keys, 0, "a key passed over: {}", json::to_string(&copy));
        for place in &found {
            prop_assert!(rules.allows(place, &kinds), "{place:?} {}", json::to_string(&copy));
        }
        prop_assert!(!outputs(&copy).contains(&incident.id().to_string()));

        // What is allowed survives, unless it was overruled by what is not.
        if withheld.iter().all(|it| it.because != Because::Overruled) {
            let (stood, _) = marked.found(&json::to_string(&incident));
            let is_exact = |place: &Place| {
                let field = entry_of(&place.noun).and_then(|it| it.iter().find(|it| it.name == place.field));
                field.is_none_or(|field| !rules.is_coarse(field.kind))
            };
            let lost = stood.difference(&found).find(|it| rules.allows(it, &kinds) && is_exact(it));
            prop_assert!(lost.is_none(), "{lost:?} {}", json::to_string(&copy));
        }

        prop_assert_eq!(copy.id(), id(7));
        if !can_move(&incident, &rules) {
            prop_assert_eq!(counts(&incident), counts(&copy));
        }
        prop_assert_eq!(&json::from_str(&json::to_string(&copy)).unwrap(), &copy);
    }

    #[test]
    fn a_copy_stands_at_every_time_as_the_incident_did(
        incident in any_incident(), rules in any_rules(),
    ) {
        let copy = incident.redact(&rules.policy(&incident), id(7)).into_incident();
        for n in 0..=incident.statements().count() {
            let (then, there) = (incident.first(n), copy.first(n));
            if !can_move(&incident, &rules) {
                prop_assert_eq!(then.status(), there.status());
                prop_assert_eq!(then.obstacles().len(), there.obstacles().len());
            }
        }
        // Every statement stands in its place, and can have been said when the copy tells it.
        let zone = incident.zone();
        for (ours, theirs) in incident.statements().zip(copy.statements()) {
            let (at, told) = (ours.at(), theirs.at());
            prop_assert!(!at.certainly_before_in(told, zone), "{} {}", at, told);
            prop_assert!(!told.certainly_before_in(at, zone), "{} {}", at, told);
            let names = |statement: &Statement| -> Vec<bool> {
                statement.says().iter().map(|claim| claim.step().is_some()).collect()
            };
            prop_assert_eq!(names(ours), names(theirs));
            let nouns = |statement: &Statement| -> Vec<&'static str> {
                let names = statement.says().iter().map(Claim::name);
                names.filter(|name| is_noun(name)).collect()
            };
            prop_assert_eq!(nouns(ours), nouns(theirs));
        }
    }

    /// What stands in the copy stands in the incident, however many sources are not heard, if the policy
    /// wants that. (Of what can be more or less exact, the less exact can stand.)
    #[test]
    fn a_copy_says_nothing_that_the_incident_does_not(
        incident in any_incident(), rules in any_rules(),
    ) {
        let rules = Rules { overruled: Overruled::Withheld, ..rules };
        let copy = incident.redact(&rules.policy(&incident), id(7)).into_incident();
        for (noun, ours, theirs) in answers(&incident).into_iter().zip(answers(&copy))
            .map(|((noun, ours), (_, theirs))| (noun, ours, theirs))
        {
            for field in entry(noun).fields.iter().filter(|field| field.kind == "boolean") {
                if let Some(said) = theirs.get(field.name) {
                    prop_assert_eq!(Some(said), ours.get(field.name), "{}/{}", noun, field.name);
                }
            }
        }
    }

    #[test]
    fn redacting_twice_withholds_no_more(incident in any_incident(), rules in any_rules()) {
        let policy = rules.policy(&incident);
        let once = incident.redact(&policy, id(7)).into_incident();
        let twice = once.redact(&rules.policy(&once), id(7)).into_incident();
        if !can_move(&incident, &rules) {
            prop_assert_eq!(counts(&once), counts(&twice));
        }
        let kinds = every_field().contains(&("source", "kind"));
        if kinds && rules.fields.contains_key(&("source", "kind")) {
            prop_assert_eq!(once, twice);
        }
    }
}

#[test]
fn a_policy_is_read_as_it_was_written() {
    let policy = policy()
        .allow("shooting", ["occurred", "place"])
        .unwrap()
        .allow_words("person", ["injury"])
        .unwrap()
        .allow_one(id(1), &"person/person-1/name".parse().unwrap())
        .unwrap()
        .allow_sources([source::Kind::News])
        .allow_names_of([source::Kind::Spokesperson])
        .times_to(Precision::Day)
        .points_to(2)
        .places_to(Detail::Street)
        .ids([(id(1), id(2))])
        .overruled(Overruled::Withheld);
    let text = serde_json::to_string(&policy).unwrap();
    assert_eq!(serde_json::from_str::<Policy>(&text).unwrap(), policy);
    let bytes = rmp_serde::to_vec_named(&policy).unwrap();
    assert_eq!(rmp_serde::from_slice::<Policy>(&bytes).unwrap(), policy);
}

#[test]
fn a_policy_names_what_there_is() {
    let error = |text: &str| {
        let head = r#"{"name":"x","jurisdiction":{"state":"EX"},"as_of":"2031-01-01","#;
        let error = serde_json::from_str::<Policy>(&format!("{head}{text}}}")).unwrap_err();
        error.to_string().split(" at line").next().unwrap().to_owned()
    };
    for (text, expected) in [
        (
            r#""allow":{"persn":["age"]}"#,
            "expected a noun or a step (perhaps `person`), found `persn`",
        ),
        (
            r#""allow":{"person":["agee"]}"#,
            "expected a field of person (perhaps `age`), found `agee`",
        ),
        (r#""allow":{"person":["key"]}"#, "expected a field of person, found `key`"),
        (
            r#""allow":{"remark":["txt"]}"#,
            "expected a field of remark (perhaps `text`), found `txt`",
        ),
        (
            r#""allow_one":{"x":["person/person-1/name"]}"#,
            "expected the id of an incident, found `x`",
        ),
        (r#""ids":{"x":"y"}"#, "expected the id of an incident, found `x`"),
        (r#""places_to":"house""#, "expected `block`, `street` or `jurisdiction`, found `house`"),
        (r#""overruled":"kept""#, "expected `shown` or `withheld`, found `kept`"),
        (r#""times_to":"hour""#, "expected `minute`, `day`, `month` or `year`, found `hour`"),
        (
            r#""alow":{"person":["age"]}"#,
            "expected a member of a policy (perhaps `allow`), found `alow`",
        ),
    ] {
        assert_eq!(error(text), expected);
    }
    let of_noun: Path = "person/person-1".parse().unwrap();
    assert!(policy().allow_one(id(1), &of_noun).is_err());
    assert!(serde_json::from_str::<Policy>(r#"{"name":"x"}"#).is_err());
}

/// A made-up case with something of everything.
fn case() -> Incident {
    let central = FixedOffset::west_opt(5 * 3600).unwrap();
    let mut incident = Incident::in_zone(id(1), central).unwrap();
    let paper = Source::new("the-courier").kind(source::Kind::News).name("the Courier").url("u");
    let paper = incident.declare(paper).unwrap();
    let clerk = Source::new("the-clerk").kind(source::Kind::Spokesperson).name("the clerk");
    let clerk = incident.declare(clerk.agency("the-police")).unwrap();
    let witness = Source::new("the-witness").kind(source::Kind::Witness).agency("the-county");
    let witness = incident.declare(witness).unwrap();
    incident
        .record_all([
            clerk
                .says(when!("2031-05-04T11:47-05:00"), [])
                .with_via(&paper)
                .with_cite("page 3")
                .made_public(when!("2031-05-04T18:30-05:00"))
                .and(Agency::new("the-police").name("Exampleton police"))
                .and(
                    Person::new("the-neighbor")
                        .roles([person::Role::Subject])
                        .name(Why::Withheld)
                        .armed_with([code::Weapon::Knife])
                        .age(believed(20..=29).words("in the 20s")),
                )
                .and(
                    Shooting::new("the-shooting")
                        .occurred(when!("2031-05-04T11:40:30-05:00~"))
                        .point("12.34567,-98.76543".parse::<value::Point>().unwrap())
                        .shooters(["the-officer"])
                        .struck(List::exactly(["the-neighbor"])),
                )
                .and(Officer::new("the-officer").employer("the-police"))
                .and(Investigation::new("the-inquiry").track(Track::Criminal).scope("all of it")),
            clerk
                .says(when!("2031-05-05T09:00-05:00"), [])
                .with_key("leaves")
                .and(
                    Leave::new("the-leave")
                        .officer("the-officer")
                        .ended(when!("2031-06-01"))
                        .ending(Why::Pending),
                )
                .and(Leave::new("other-leave").officer("the-officer").ended(Why::Pending))
                .and(Force::new("the-force").by(["the-officer"]).part_of("the-shooting"))
                .and(Determination::new("the-charge").decision(Decision::Indicted))
                .and(Determination::new("the-finding").decision(Decision::Sustained))
                .and(Person::new("the-dog").roles([person::Role::Animal]).name("Rex")),
            witness
                .says(when!("2031-05-06T09:00-05:00"), [])
                .and(Person::new("the-neighbor").armed(false))
                .and(Remark::new("it was loud").occurred(when!("2031-05-04")))
                .and(Related::new(id(99)).kind(Relationship::PrecededBy)),
        ])
        .unwrap();
    incident
}

/// Allows all that the case says, and every source.
fn everything() -> Policy {
    let kinds = WORDS["source_kind"].iter().map(|word| word.parse::<source::Kind>().unwrap());
    let kinds: Vec<_> = kinds.collect();
    let allow =
        |policy: Policy, (noun, field)| -> Policy { policy.allow_words(noun, [field]).unwrap() };
    let policy = every_field().into_iter().fold(policy(), allow).ids([(id(99), id(98))]);
    policy.allow_sources(kinds.clone()).allow_names_of(kinds)
}

fn copy(policy: &Policy) -> Incident {
    case().redact(policy, id(2)).into_incident()
}

#[test]
fn keys_are_numbered_in_order_of_introduction_and_mentions_follow() {
    let copy = copy(&everything());
    let sources: Vec<_> = copy.sources().map(|source| source.key.to_string()).collect();
    assert_eq!(sources, ["source-1", "source-2", "source-3"]);
    let statements: Vec<_> = copy.statements().map(|it| it.key().unwrap().to_string()).collect();
    assert_eq!(statements, ["statement-1", "statement-2", "statement-3"]);
    let first = copy.statements().next().unwrap();
    assert_eq!((first.source().as_str(), first.via().unwrap().as_str()), ("source-2", "source-1"));
    let people: Vec<_> = copy.people().map(|person| person.key.to_string()).collect();
    assert_eq!(people, ["person-1", "person-2"]);
    let shooting = copy.shootings().next().unwrap();
    assert!(shooting.struck.is(&List::exactly(["person-1"])), "still all of them");
    assert!(shooting.shooters.known().unwrap().contains(&"officer-1".into()));
    let agencies: Vec<_> = copy.sources().map(|source| source.agency.clone()).collect();
    let agency = |key: &str| Fact::Known(key.into());
    assert_eq!(agencies, [Fact::Unstated, agency("agency-1"), agency("agency-2")]);
    assert_eq!(copy.force().next().unwrap().part_of, Fact::Known("shooting-1".into()));
}

#[test]
fn what_is_allowed_stands_as_it_was_said() {
    let (case, copy) = (case(), copy(&everything()));
    assert_eq!(case.redact(&everything(), id(2)).withheld(), []);
    let person = copy.people().next().unwrap();
    assert!(person.is_believed("age").unwrap());
    assert_eq!(person.words("age").unwrap(), Some("in the 20s"));
    assert_eq!(person.name.why(), Some(Why::Withheld), "a reason is an answer");
    let (ours, theirs) = (case.shootings().next().unwrap(), copy.shootings().next().unwrap());
    assert_eq!((ours.occurred, ours.point), (theirs.occurred, theirs.point));
    let first = copy.statements().next().unwrap();
    assert_eq!((first.at(), first.cite()), (when!("2031-05-04T11:47-05:00"), Some("page 3")));
    assert_eq!(first.public(), Some(when!("2031-05-04T18:30-05:00")));
    let last = copy.statements().last().unwrap();
    assert!(matches!(&last.says()[2], Claim::Related(it) if it.incident == id(98).into()));
}

#[test]
fn what_is_not_allowed_reads_redacted_whether_it_was_known_or_not() {
    let copy = copy(&policy());
    let redacted = Fact::Unknown(Why::Redacted);
    let person = copy.people().next().unwrap();
    assert_eq!((&person.name, person.age), (&redacted, Fact::Unknown(Why::Redacted)));
    assert!(person.sex.is_unstated(), "nobody said anything of it");
    assert!(!person.is_believed("age").unwrap());
    assert_eq!(copy.sources().next().unwrap().name, redacted);
    let last = copy.statements().last().unwrap();
    assert!(matches!(&last.says()[1], Claim::Remark(it) if it.text.as_str() == "[redacted]"));
    assert!(matches!(&last.says()[2], Claim::Remark(it) if it.text.as_str() == "[redacted]"));
    assert_eq!(copy.statements().next().unwrap().cite(), None);
}

#[test]
fn what_the_status_and_the_counts_follow_from_stays() {
    let (case, copy) = (case(), copy(&policy()));
    assert_eq!(counts_of(&case), counts_of(&copy));
    let leaves: Vec<_> = copy.leaves().collect();
    assert_eq!(leaves[0].officer, Fact::Known("officer-1".into()));
    assert_eq!(leaves[0].ended, Fact::Unknown(Why::Redacted), "it ended, and not when");
    assert_eq!(leaves[0].ending, Fact::Unknown(Why::Pending), "which ends no leave");
    assert_eq!(leaves[1].ended, Fact::Unknown(Why::Pending));
    let inquiry = copy.investigations().next().unwrap();
    assert!(inquiry.track.is(&Track::Criminal));
    assert_eq!(inquiry.scope, Fact::Unknown(Why::Redacted));
    let made: Vec<_> = copy.determinations().map(|it| it.decision.clone()).collect();
    assert_eq!(made, [Fact::Known(Decision::Indicted), Fact::Unknown(Why::Redacted)]);
    assert!(copy.force().next().unwrap().part_of.is(&Key::from("shooting-1")));
    let people: Vec<_> = copy.people().map(|it| it.roles.clone()).collect();
    assert_eq!(people[0], Fact::Unknown(Why::Redacted));
    assert!(people[1].known().unwrap().contains(&person::Role::Animal));
}

fn counts_of(incident: &Incident) -> Counts {
    let mut counts = counts(incident);
    // What is withheld of relations becomes remarks.
    counts.claims.remove("remark");
    counts
}

#[test]
fn only_heard_sources_are_shown() {
    let policy = policy()
        .allow("person", ["armed", "armed_with"])
        .unwrap()
        .allow_sources([source::Kind::Witness]);
    let copy = copy(&policy);
    let person = copy.people().next().unwrap();
    assert!(person.armed.is(&false), "the witness says so");
    assert_eq!(person.armed_with, Fact::Unknown(Why::Redacted), "the spokesperson says so");
    let redacted = case().redact(&policy, id(2));
    let reasons: BTreeSet<_> =
        redacted.withheld().iter().map(|it| (it.noun, it.field, it.because)).collect();
    assert!(reasons.contains(&("person", "armed_with", Because::Source)));
    assert!(reasons.contains(&("person", "age", Because::Field)));
}

/// The witness is not heard. Whether what the witness corrected is shown is the policy's choice.
#[test]
fn what_was_overruled_by_what_is_withheld_is_shown_or_not() {
    let mut incident = case();
    let says =
        |source: &str, at, person: Person| Key::<Source>::from(source).says(at, [person.into()]);
    let neighbor = || Person::new("the-neighbor");
    incident.record(says("the-clerk", when!("2031-05-07"), neighbor().armed(true))).unwrap();
    let before = incident.clone();
    incident.record(says("the-witness", when!("2031-05-08"), neighbor().armed(false))).unwrap();
    incident.record(says("the-witness", when!("2031-05-08"), neighbor().age(24))).unwrap();
    let policy = policy()
        .allow("person", ["armed", "age"])
        .unwrap()
        .allow_sources([source::Kind::Spokesperson]);
    let person = |incident: &Incident, policy: &Policy| {
        incident.redact(policy, id(2)).into_incident().people().next().cloned().unwrap()
    };
    let shown = person(&incident, &policy);
    assert!(shown.armed.is(&true), "as the clerk says");
    assert_eq!(shown, person(&before, &policy), "nothing depends on the witness");

    let withheld = policy.overruled(Overruled::Withheld);
    assert_eq!(person(&incident, &withheld).armed, Fact::Unknown(Why::Redacted));
    assert!(
        person(&incident, &withheld).age.is(&Amount::from(20..=29)),
        "less exact than 24, and true"
    );
    let withheld = incident.redact(&withheld, id(2));
    let is_it = |it: &&Withheld| it.field == "armed" && it.because == Because::Overruled;
    assert!(withheld.withheld().iter().any(|it| is_it(&it)));
}

#[test]
fn names_of_sources_that_may_be_persons_are_asked_for_by_kind() {
    let names = |policy: &Policy| -> Vec<bool> {
        copy(policy).sources().map(|source| source.name.known().is_some()).collect()
    };
    let policy = policy().allow("source", ["name"]).unwrap();
    assert_eq!(names(&policy), [true, false, false]);
    let named = policy.clone().allow_names_of([source::Kind::Spokesperson]);
    assert_eq!(names(&named), [true, true, false]);
    let redacted = case().redact(&policy, id(2));
    assert!(
        redacted.withheld().iter().any(|it| (it.field, it.because) == ("name", Because::Person))
    );
}

#[test]
fn one_noun_of_one_incident_can_be_allowed() {
    let path: Path = "person/the-dog/name".parse().unwrap();
    let heard = policy().allow_sources([source::Kind::Spokesperson]);
    let policy = heard.clone().allow_one(id(1), &path).unwrap();
    let copied = copy(&policy);
    let names: Vec<_> = copied.people().map(|person| person.name.known().is_some()).collect();
    assert_eq!(names, [false, true]);
    // The same key in another incident is somebody else.
    let elsewhere = copy(&heard.allow_one(id(3), &path).unwrap());
    assert!(elsewhere.people().all(|person| person.name.known().is_none()));
}

#[test]
fn times_and_points_become_less_exact() {
    let copy = copy(&everything().times_to(Precision::Day).points_to(2));
    let shooting = copy.shootings().next().unwrap();
    assert_eq!(shooting.occurred, Fact::Known(when!("2031-05-04~")));
    assert_eq!(shooting.point.known().unwrap().to_string(), "12.35,-98.77");
    let said: Vec<_> = copy.statements().map(|it| it.at().to_string()).collect();
    assert_eq!(said, ["2031-05-04", "2031-05-05", "2031-05-06"]);
    assert_eq!(copy.statements().next().unwrap().public(), Some(when!("2031-05-04")));
    let year = case().redact(&everything().times_to(Precision::Year), id(2)).into_incident();
    assert!(year.statements().all(|it| it.at() == when!("2031")));
    assert_eq!(counts(&year), counts(&case()));
}

/// On the day of a resolution and of its reopening, only the order of recording tells which came
/// first, and a statement that is a month long stands after its days.
#[test]
fn the_order_of_the_log_stays_where_times_no_longer_tell_it() {
    let mut incident = Incident::new(id(1));
    let desk = incident.declare(Source::new("desk")).unwrap();
    let resolved = || step::Resolved::new().without_investigation("none");
    for (at, step) in [
        (when!("2031-05-04T18:00Z"), Claim::from(step::Reopened::new())),
        (when!("2031-05-04T09:00Z"), resolved().into()),
        (when!("2031-05-05T01:00+09:00"), step::Reopened::new().into()),
        (when!("2031-05-04T17:00Z"), resolved().into()),
    ] {
        let statement = desk.says(at, [step]);
        let statement =
            if incident.record(statement.clone()).is_ok() { continue } else { statement };
        let Claim::Step(step) = &statement.says()[0] else { panic!("{statement:?}") };
        incident.record(desk.says(at, [Claim::reported(step.clone())])).unwrap();
    }
    incident.record(desk.says(when!("2031-04~"), [Remark::new("in April").into()])).unwrap();
    let policy = policy().times_to(Precision::Day);
    let copy = incident.redact(&policy, id(2)).into_incident();
    assert_eq!(counts_of(&copy), counts_of(&incident));
    let names = |incident: &Incident| -> Vec<&'static str> {
        incident.statements().map(|it| it.says()[0].name()).collect()
    };
    assert_eq!(names(&copy), names(&incident));
    let told: Vec<_> = copy.statements().map(|it| it.at().to_string()).collect();
    assert_eq!(
        told,
        [
            "2031-05-04T00:00Z/2031-05-04T23:59Z",
            // That day ends there in the middle of the next day of the others, which are widened so
            // that they still come after it.
            "2031-05-05T00:00+09:00/2031-05-05T23:59+09:00",
            "2031-05-04T00:00Z/2031-05-05T23:59Z",
            "2031-05-04T00:00Z/2031-05-05T23:59Z",
            "2031-04~",
        ]
    );
}

/// Only a recorder can withdraw what another source said: that it is one stays, and no other kind.
#[test]
fn a_recorder_stays_a_recorder() {
    let mut incident = case();
    let desk = Source::new("desk").kind(source::Kind::Recorder).name("A. Clerk");
    let desk = incident.declare(desk).unwrap();
    let withdrawn = step::Withdrawn::new("leaves").reason("entered twice");
    incident.record(desk.says(when!("2031-05-09"), [withdrawn.into()])).unwrap();
    let copy = incident.redact(&policy(), id(2)).into_incident();
    assert_eq!(counts_of(&copy), counts_of(&incident));
    assert!(!copy.counts(&"statement-2".into()), "withdrawn in the copy too");
    let kinds: Vec<_> = copy.sources().map(|source| source.kind.known().cloned()).collect();
    assert_eq!(kinds, [None, None, None, Some(source::Kind::Recorder)]);
    assert!(!json::to_string(&copy).contains("Clerk"));
}

/// What a cut incident only mentions counts, and where it was mentioned does not show.
#[test]
fn a_key_that_is_only_mentioned_still_counts() {
    let mut incident = Incident::new(id(1));
    let story = incident.declare(Source::new("story").kind(source::Kind::News)).unwrap();
    let shooting = Shooting::new("shooting-1").shooters(["the-officer"]);
    incident
        .record_all([
            story.says(when!("2031-05-04"), [shooting.into()]),
            story.says(when!("2031-05-05"), [Officer::new("the-officer").into()]),
        ])
        .unwrap();
    let cut = incident.first(1);
    assert_eq!(cut.officers().len(), 1);
    let copy = cut.redact(&policy(), id(2)).into_incident();
    assert_eq!(copy.officers().len(), 1);
    assert_eq!(
        copy.statements().next().unwrap().says().len(),
        1,
        "and nothing beside the shooting"
    );
    assert_eq!(json::from_str(&json::to_string(&copy)).unwrap(), copy);
    assert_eq!(copy.first(1), copy);
}

#[test]
fn words_of_no_vocabulary_go_with_the_words() {
    let text = r#"{"schema":1,"id":"00000000-0000-0000-0000-000000000001",
        "sources":[{"key":"story","kind":"news"}],
        "statements":[{"at":"2031-05-04","source":"story","says":[
            {"person":{"key":"person-1","armed_with":["knife","trebuchet"]}},
            {"investigation":{"key":"investigation-1","track":"ombudsman"}}]}]}"#;
    let incident = json::from_str(text).unwrap();
    let policy = policy().allow_sources([source::Kind::News]);
    let armed_with = |policy: Policy| {
        let copy = incident.redact(&policy, id(2)).into_incident();
        assert_eq!(copy.obstacles().len(), 1, "an unknown track stands in the way");
        assert!(!json::to_string(&copy).contains("ombudsman"));
        copy.people().next().unwrap().armed_with.known().map(ToString::to_string)
    };
    assert_eq!(armed_with(policy.clone()), None);
    let plain = policy.clone().allow("person", ["armed_with"]).unwrap();
    assert_eq!(armed_with(plain).unwrap(), "knife, redacted", "and not a knife alone");
    let words = policy.allow_words("person", ["armed_with"]).unwrap();
    assert_eq!(armed_with(words).unwrap(), "knife, trebuchet");
    // The word that stands for them is in no vocabulary.
    assert!(WORDS.values().flatten().all(|word| word != "redacted"));
}

#[test]
fn what_is_allowed_of_an_agency_stands_in_the_copy() {
    let number = Identifier::new(IdentifierKind::CaseNumber, "31-0042");
    let agency = Agency::new("agency-1").oris(["ZZ0000000".parse::<Ori>().unwrap()]);
    let agency = agency.identifiers([number]);
    let mut incident = Incident::new(id(1));
    let clerk = incident.declare(Source::new("clerk").kind(source::Kind::Agency)).unwrap();
    incident.record(clerk.says(when!("2031-05-04"), [agency.clone().into()])).unwrap();
    let policy = policy().allow_sources([source::Kind::Agency]);
    let policy = policy.allow("agency", ["oris", "identifiers"]).unwrap();
    let copy = incident.redact(&policy, id(2)).into_incident();
    let copied = copy.agencies().next().unwrap();
    assert_eq!((&copied.oris, &copied.identifiers), (&agency.oris, &agency.identifiers));
}

/// Of whom a policy withholds what it tells of others.
#[test]
fn minors_and_sealed_people_are_classes() {
    let mut incident = Incident::new(Uuid::from_u128(1));
    let police = incident.declare(Source::new("police").kind(source::Kind::Agency)).unwrap();
    let person = |number: u32| Person::new(format!("p{number}")).name(format!("name {number}"));
    let day = when!("2031-05-04");
    let told = [
        (person(1).age(17), true),
        (person(2).age(18), false),
        (person(3).age(15..=20), true),
        (person(4).age(believed(..=30)), true),
        (person(5).minor(true), true),
        (person(6).minor(false), false),
        (person(7).perceived_age(14..=22), true),
        (person(8).perceived_age(14..=22).age(24), false),
        (person(9).born(when!("2013-06")), true),
        (person(10).born(when!("2000-01-01")), false),
        (person(11).born(when!("2013-05-04")), false),
        (person(12).sealed(true), true),
        (person(13).age(41).sealed(false), false),
        (person(14), false),
    ];
    let said = police.says(day, told.iter().map(|(it, _)| it.clone().into()));
    incident.record(said.and(Shooting::new("shooting-1").occurred(day))).unwrap();
    let one = police.says(when!("2031-05-05"), [Officer::new("o").name("an officer").sealed(true)]);
    incident.record(one).unwrap();
    // Another source says that somebody is younger, and the first that somebody is older after all.
    let other = police.says(when!("2031-05-06"), [Person::new("p14").age(16).into()]);
    incident.record(other.with_key("wrong")).unwrap();
    let again = police.says(when!("2031-05-07"), [Person::new("p14").age(61).into()]);
    incident.record(again.replacing("wrong")).unwrap();

    let policy = Policy::new("test", Jurisdiction::state_of("EX"), when!("2032"))
        .allow("person", ["name", "age"])
        .unwrap()
        .allow_words("officer", ["name"])
        .unwrap()
        .withhold_of(Class::Minor, "person", ["name"])
        .unwrap()
        .withhold_of(Class::Sealed, "person", ["name", "age"])
        .unwrap()
        .withhold_of(Class::Sealed, "officer", ["name"])
        .unwrap()
        .allow_sources([source::Kind::Agency]);
    let redacted = incident.redact(&policy, Uuid::from_u128(2));
    for (i, (person, is_withheld)) in told.iter().enumerate() {
        let copy = redacted.incident().people().nth(i).unwrap();
        assert_eq!(copy.name == Fact::Unknown(Why::Redacted), *is_withheld, "{person:?}");
    }
    assert!(redacted.incident().officers().all(|it| it.name.why() == Some(Why::Redacted)));
    let because = |it: Because| {
        let fields = redacted.withheld().iter().filter(|withheld| withheld.because == it);
        fields.map(|it| (it.noun, it.field, it.times)).collect::<Vec<_>>()
    };
    assert_eq!(because(Because::Minor), [("person", "name", 6)]);
    let sealed = because(Because::Sealed);
    assert_eq!(sealed, [("officer", "name", 1), ("person", "name", 1)]);

    // Who agreed to be named is named, and the policy is written and read with its classes.
    let named = policy.clone().allow_one(incident.id(), &"person/p1/name".parse().unwrap());
    let copy = incident.redact(&named.unwrap(), Uuid::from_u128(2)).into_incident();
    assert!(copy.people().next().unwrap().name.is("name 1"));
    let text = serde_json::to_string(&policy).unwrap();
    assert!(
        text.contains(
            r#""withhold_of":{"minor":{"person":["name"]},"sealed":{"officer":["name"],"#
        ),
        "{text}"
    );
    assert_eq!(serde_json::from_str::<Policy>(&text).unwrap(), policy);
    let error = policy.clone().withhold_of(Class::Minor, "leave", ["pay"]).unwrap_err();
    assert_eq!(error.to_string(), "expected `person` or `officer`, found `leave`");
    let error = policy.withhold_of(Class::Minor, "person", ["nam"]).unwrap_err();
    assert_eq!(error.to_string(), "expected a field of person (perhaps `name`), found `nam`");
}
