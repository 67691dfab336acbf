//! Documents: each kind of what is read, once, in a golden file, and what all of them keep to.

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use use_of_force::{
    Agency, Circumstances, Claim, Incident, Investigation, Jurisdiction, Key, Leave, Officer, Path,
    Person, Place, Pursuit, Remark, Shooting, Source, Why, believed,
    code::{Injury, Race, Weapon},
    completeness::Completeness,
    dictionary,
    merge::Terms,
    person, redact, said,
    source::Kind,
    step,
    study::{self, Delays, Differences},
    table::Table,
    uuid::Uuid,
    value::{Identifier, IdentifierKind, List},
    when,
};

fn path(text: &str) -> Path {
    text.parse().unwrap()
}

/// A made-up case in which there is something of everything that is read.
fn incident() -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    let post = incident.declare(Source::new("post").kind(Kind::Agency).agency("exampleton-pd"));
    let (post, story) = (post.unwrap(), incident.declare(Source::new("story").kind(Kind::News)));
    let story = story.unwrap();
    let first: [Claim; 7] = [
        Circumstances::new()
            .occurred(when!("2031-05-04T11:47"))
            .place(Place::address_of("100 Example Street"))
            .jurisdiction(Jurisdiction::state_of("KS"))
            .into(),
        Agency::new("exampleton-pd").name("Exampleton police").into(),
        Officer::new("officer-1").employer("exampleton-pd").name(Why::Withheld).into(),
        Person::new("person-1")
            .age(believed(20..=29).words("in their 20s"))
            .injury(said(Injury::Serious).words("serious"))
            .race([Race::Hispanic])
            .custody(person::Custody::InCustody)
            .armed_with(List::none())
            .into(),
        Shooting::new("shooting-1").discharged_by(Why::Asked).struck(["person-1"]).into(),
        Leave::new("leave-1").officer("officer-1").began(when!("2031-05-04")).into(),
        Investigation::new("criminal-1")
            .identifiers([Identifier::new(IdentifierKind::CaseNumber, "31-1")
                .with_issuer("Exampleton police")])
            .into(),
    ];
    incident.record(post.says(when!("2031-05-04"), first).with_key("first")).unwrap();
    let answer = Shooting::new("shooting-1").discharged_by(Why::Pending).rounds_fired(3..=5);
    incident.record(post.says(when!("2031-05-05"), [answer.into()])).unwrap();
    let second: [Claim; 7] = [
        Shooting::new("shooting-1").rounds_fired(7).struck(["bystander-1"]).into(),
        Person::new("bystander-1").into(),
        Person::new("person-1")
            .custody(person::Custody::Released)
            .armed_with([Weapon::Knife])
            .into(),
        Remark::new("a vigil").occurred(when!("2031-05-06")).into(),
        Pursuit::new("pursuit-1")
            .began(when!("2031-05-04T11:50"))
            .ended(when!("2031-05-04T11:40"))
            .into(),
        step::Suspended::new("criminal-1").into(),
        Claim::reported(step::Resolved::new()),
    ];
    incident.record(story.says(when!("2031-05-07"), second).with_key("second")).unwrap();
    incident
}

/// A document of each kind by its name.
fn documents() -> Vec<(&'static str, String)> {
    let incident = incident();
    let mut all = Vec::new();
    let mut add = |name: &'static str, document: String| all.push((name, document));
    macro_rules! add {
        ($($name:literal: $document:expr),+ $(,)?) => { $( add($name, text(&$document)); )+ };
    }
    let report = incident.validate();
    let mut completeness = Completeness::default();
    completeness.add(&incident);
    let mut differences = Differences::default();
    differences.add(&incident);
    let delays: Delays =
        study::naming(&incident).into_iter().chain(study::firing(&incident)).collect();
    let rejected = |statement| incident.clone().record(statement).unwrap_err();
    let by = |key: &str| Key::<Source>::from(key);
    let (day, at) = (when!("2031-05-08"), |text: &str| path(text));
    let trace = |text: &str| incident.trace(&path(text)).unwrap();
    add! {
        "status": incident.status(),
        "standing": incident.standing(),
        "changes": incident.changes(),
        "phase": incident.phase(&"criminal-1".into()),
        "questions": incident.open_questions(),
        "disputes": incident.disputes(),
        "timeline": incident.timeline(),
        "obstacles": incident.obstacles(),
        "difference": incident.first(1).difference(&incident),
        "trace of a text": trace("circumstances/occurred"),
        "trace of a record": trace("circumstances/place"),
        "trace of an amount": trace("person/person-1/age"),
        "trace of an empty list": trace("person/person-1/armed_with"),
        "trace of a list of records": trace("investigation/criminal-1/identifiers"),
        "stands of a list of two": incident.stands(&at("shooting/shooting-1/struck")),
        "report": report,
        "rejected, an undeclared source":
            rejected(by("nobody").says(day, [Remark::new("a remark").into()])),
        "rejected, no key": rejected(by("post").says(day, [Person::new("No Key").into()])),
        "rejected, nobody described":
            rejected(by("post").says(day, [Shooting::new("shooting-1").struck(["person-2"]).into()])),
        "rejected, hindered": rejected(by("post").says(day, [step::Resolved::new().into()])),
        "rejected, forbidden": rejected(by("post").says(
            day,
            [step::InvestigationReopened::new("criminal-1").into()],
        )),
        "completeness of a field": completeness.field("person/injury"),
        "completeness by the rule": completeness.injuries(),
        "study, a wait": study::firing(&incident),
        "study, waits": delays,
        "study, a curve": delays.curve(study::Placed::Earliest),
        "study, differences": differences,
        "study, courses": study::courses(&incident),
        "study, open": study::open(&incident, Why::Pending, day),
        "merged": incident.merge(&other(), &Terms::apart()),
        "expunged nothing": redact::Refused::NamesNothing,
        "row": Table::Changes.rows(&incident),
        "rows of lists": Table::Lists.rows(&incident),
        "column": Table::Shootings.column("rounds_fired_low"),
        "field": dictionary::field("officer", "duty_since"),
        "word": dictionary::vocabulary("race").and_then(|race| race.word("hispanic")),
        "word that is included": dictionary::vocabulary("weapon").and_then(|it| it.word("knife")),
    }
    add("redacted", text(&redacted(&incident)));
    all
}

fn other() -> Incident {
    let mut other = Incident::new(Uuid::from_u128(2));
    let post = other.declare(Source::new("post").kind(Kind::News)).unwrap();
    let person = Person::new("person-1").roles([person::Role::Witness]);
    other.record(post.says(when!("2031-05-04"), [person.into()]).with_key("first")).unwrap();
    other
}

fn redacted(incident: &Incident) -> redact::Redacted {
    let policy = redact::Policy::new("made up", Jurisdiction::state_of("KS"), when!("2031-06-01"))
        .allow("person", ["injury", "custody"])
        .unwrap()
        .allow_sources([Kind::Agency, Kind::News]);
    incident.redact(&policy, Uuid::from_u128(3))
}

/// In the order in which its members are written.
fn text(document: &impl Serialize) -> String {
    serde_json::to_string(document).unwrap()
}

fn written(document: &impl Serialize) -> Value {
    serde_json::to_value(document).unwrap()
}

#[test]
fn documents_are_those_of_the_golden_file() {
    let lines = documents()
        .into_iter()
        .map(|(name, document)| format!("{{\"name\":\"{name}\",\"document\":{document}}}\n"));
    crate::golden::check("documents.jsonl", &lines.collect::<String>());
}

/// No member is null, and each is called by a word.
#[test]
fn members_are_there_or_left_out() {
    fn look(name: &str, value: &Value) {
        match value {
            Value::Null => panic!("{name} has a null"),
            Value::Array(items) => items.iter().for_each(|item| look(name, item)),
            Value::Object(members) => {
                for (member, value) in members {
                    let is_word = member.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
                    assert!(is_word && !member.is_empty(), "{name} has a member {member}");
                    look(name, value);
                }
            }
            _ => {}
        }
    }
    let all = documents();
    assert!(all.len() > 30);
    for (name, document) in all {
        look(name, &serde_json::from_str(&document).unwrap());
    }
}

/// A value stands in a document as it stands in the record, whatever its type.
#[test]
fn values_are_those_of_the_record() {
    let mut kinds = BTreeSet::new();
    for incident in crate::fixtures::valid().into_iter().chain([incident()]) {
        let record = written(&incident);
        for statement in record["statements"].as_array().unwrap() {
            for claim in statement["says"].as_array().unwrap() {
                let (noun, said) = claim.as_object().unwrap().iter().next().unwrap();
                for field in fields_of(noun) {
                    let Some(value) = said.get(field.name) else { continue };
                    let key = said.get("key").map(|key| format!("/{}", key.as_str().unwrap()));
                    let at = path(&format!("{noun}{}/{}", key.unwrap_or_default(), field.name));
                    let trace = written(&incident.trace(&at).unwrap());
                    let mut answers = trace.as_array().unwrap().iter();
                    let found = answers.any(|answer| {
                        answer["value"] == *value && answer["statement"]["at"] == statement["at"]
                    });
                    assert!(found, "{at}: {value} is not in {trace}");
                    kinds.insert(field.kind);
                }
            }
        }
    }
    assert!(kinds.len() > 30, "{kinds:?}");
}

/// The fields of a noun that can be traced.
fn fields_of(noun: &str) -> &'static [dictionary::Field] {
    let nouns = dictionary::NOUNS.iter().take_while(|entry| entry.name != "source");
    nouns.filter(|entry| entry.name == noun).map(|entry| entry.fields).next().unwrap_or_default()
}

/// The same map in every format: a length that is not known is refused by one of them.
#[test]
fn every_format_takes_them() {
    let incident = incident();
    fn takes(document: &impl Serialize) {
        let json = written(document);
        let packed = rmp_serde::to_vec(document).unwrap();
        assert_eq!(rmp_serde::from_slice::<Value>(&packed).unwrap(), json);
        assert!(!postcard::to_stdvec(document).unwrap().is_empty());
    }
    takes(&incident.standing());
    takes(&incident.open_questions());
    takes(&incident.disputes());
    takes(&incident.timeline());
    takes(&incident.obstacles());
    takes(&incident.first(1).difference(&incident));
    takes(&incident.validate());
    takes(&redacted(&incident));
    takes(&dictionary::NOUNS);
    takes(&dictionary::VOCABULARIES);
    for table in Table::ALL {
        takes(&table.columns());
        takes(&table.rows(&incident));
    }
}

#[cfg(feature = "csv")]
#[test]
fn what_is_imported_is_a_document() {
    use use_of_force::import;

    fn is<T: Serialize>() {}
    is::<(import::Candidate, import::CellCounts, import::Error, import::Held, import::Ignored)>();
    is::<(import::Problem, import::ProblemKind, import::Rejected, import::Revision)>();
    is::<(import::RevisionError, import::Summary)>();
}
