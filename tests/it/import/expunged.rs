//! Releases that are brought onto a record from which something was expunged.

use super::releases::{any_release, onto, read};
use proptest::prelude::*;
use std::collections::BTreeMap;
use use_of_force::{
    Claim, Fact, Incident, Key, Officer, Source, Why,
    import::{Dataset, Import, Missing, Row, revise},
    json,
    redact::Order,
    source::Kind,
    uuid::Uuid,
    value::AnyNoun,
    when,
};

fn officers(row: &mut Row<'_>) -> Vec<Claim> {
    row.take("id");
    vec![Officer::new("officer-1").name(row.text("name")).rank(row.text("rank")).into()]
}

fn release(released: use_of_force::When, file: &'static str) -> (Dataset, Incident) {
    let dataset = Dataset::new("exampleton-officers", released);
    let import = Import::new(dataset.clone(), file.as_bytes(), officers).unwrap();
    (dataset, import.record(["id"]).unwrap().next().unwrap().unwrap())
}

fn expunge(incident: &mut Incident, order: &Order) {
    let desk = incident.declare(Source::new("desk").kind(Kind::Recorder)).unwrap();
    incident.expunge(order, &desk).unwrap();
}

#[test]
fn no_release_brings_back_what_an_order_took_out() {
    let file = "id,name,rank\n31-0017,A. Example,sergeant\n";
    let (first, mut record) = release(when!("2031-06-01"), file);
    expunge(&mut record, &Order::new("order 31-0042", when!("2031-06-15")).of("officer-1"));

    let (_, same) = release(when!("2031-06-01"), file);
    let revision = revise(&first, &record, Some(&same), Missing::Withdrawn).unwrap();
    assert_eq!(revision.incident, record, "the same release changes nothing");
    assert_eq!((revision.known, revision.expunged.len()), (1, 1));

    for file in [file, "id,name,rank\n31-0017,Alex Example,lieutenant\n"] {
        let (later, fresh) = release(when!("2031-07-01"), file);
        let revision = revise(&later, &record, Some(&fresh), Missing::Withdrawn).unwrap();
        let officer = revision.incident.officers().next().unwrap();
        let redacted = Fact::Unknown(Why::Redacted);
        assert_eq!((&officer.name, &officer.rank), (&redacted, &redacted));
        assert!(!json::to_string(&revision.incident).contains("Example"));
        assert_eq!((revision.confirmed, revision.changed), (1, 0));
        let row: Vec<_> = revision.expunged.iter().map(Key::as_str).collect();
        assert_eq!(row, ["row-31-0017"]);

        let again = revise(&later, &revision.incident, Some(&fresh), Missing::Withdrawn).unwrap();
        assert_eq!(again.incident, revision.incident);
    }
}

#[test]
fn an_order_on_a_statement_holds_for_what_its_row_says_later() {
    let (_, mut record) = release(when!("2031-06-01"), "id,name,rank\n31-0017,A. Example,\n");
    expunge(
        &mut record,
        &Order::new("order 31-0042", when!("2031-06-15")).statement("row-31-0017"),
    );
    let file = "id,name,rank\n31-0017,A. Example,sergeant\n";
    let (later, fresh) = release(when!("2031-07-01"), file);
    let revision = revise(&later, &record, Some(&fresh), Missing::Withdrawn).unwrap();
    let text = json::to_string(&revision.incident);
    assert!(!text.contains("Example") && !text.contains("sergeant"), "{text}");
    assert_eq!(revision.changed, 1, "that there is a rank now, too");
}

proptest! {
    #![proptest_config(crate::arbitrary::config())]

    /// Of whom everything was expunged, no release tells anything, whatever it says.
    #[test]
    fn random_releases_bring_nothing_back(first in any_release(), second in any_release()) {
        let mut all = read(when!("2031-04-01"), &first);
        let mut gone: BTreeMap<Uuid, Vec<Key<AnyNoun>>> = BTreeMap::new();
        for (id, incident) in &mut all {
            let people: Vec<Key<AnyNoun>> =
                incident.people().map(|person| Key::from(person.key.as_str())).collect();
            let order = Order::new("order 31-0042", when!("2031-06-15"));
            let order = people.iter().fold(order, |order, person| order.of(person.clone()));
            if !people.is_empty() {
                expunge(incident, &order);
            }
            gone.insert(*id, people);
        }
        prop_assert_eq!(&onto(&all, when!("2031-04-01"), &first), &all);
        let later = onto(&all, when!("2031-10-01"), &second);
        for (id, people) in &gone {
            for person in later[id].people() {
                if people.iter().any(|key| key.as_str() == person.key.as_str()) {
                    let known = [
                        person.name.known().is_some(),
                        person.age.known().is_some(),
                        person.sex.known().is_some(),
                        person.armed_with.known().is_some(),
                    ];
                    prop_assert_eq!(known, [false; 4]);
                    prop_assert_eq!(person.words("age").unwrap(), None);
                }
            }
        }
        prop_assert_eq!(&onto(&later, when!("2031-10-01"), &second), &later);
    }
}
