//! The incident as it was known at a time, and as some of its sources tell it.

use crate::arbitrary::{any_incident, config};
use crate::status::{day, on, recorded};
use proptest::prelude::*;
use std::collections::BTreeSet;
use use_of_force::{
    Claim, Incident, Investigation, Key, Leave, Officer, Path, Person, Remark, Source, Statement,
    Status,
    dispute::Dispute,
    json,
    remark::{Confirmed, Same, Settled},
    source::Kind,
    step,
    step::Step,
    uuid::Uuid,
    when,
};

const AGE: &str = "person/person-1/age";

/// An incident with two sources and its keeper.
fn told(said: impl IntoIterator<Item = Statement>) -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    for (key, kind) in [("desk", Kind::Recorder), ("police", Kind::Agency), ("blog", Kind::News)] {
        incident.declare(Source::new(key).kind(kind)).unwrap();
    }
    incident.record_all(said).unwrap();
    incident
}

fn says(source: &str, number: u32) -> Statement {
    Key::<Source>::from(source).says(day(number), [])
}

fn aged(age: u32) -> Person {
    Person::new("person-1").age(age)
}

fn without(incident: &Incident, source: &str) -> Incident {
    incident.by(|it| it.key.as_str() != source)
}

fn path() -> Path {
    AGE.parse().unwrap()
}

fn age(incident: &Incident) -> Option<String> {
    incident.stands(&path())?.value.map(|it| it.to_string())
}

fn reported(incident: &Incident) -> Vec<&str> {
    let claims = incident.statements().flat_map(Statement::says);
    let steps = claims.filter_map(|claim| match claim {
        Claim::Reported(step) => Some(step.name()),
        _ => None,
    });
    steps.collect()
}

fn is_read_as_itself(view: &Incident) {
    let read: Incident = json::from_str(&json::to_string(view)).unwrap();
    assert_eq!(&read, view);
    assert_eq!(written(&read), written(view));
}

/// The picture as it is written.
fn written(incident: &Incident) -> String {
    serde_json::to_string(&incident.picture()).unwrap()
}

#[test]
fn what_is_withdrawn_or_replaced_out_of_view_does_nothing() {
    let incident = told([
        says("police", 1).and(aged(24)).with_key("first"),
        says("blog", 2).and(aged(42)).with_key("post"),
        says("desk", 3)
            .and(step::Withdrawn::new("post"))
            .and(Remark::new("the post was removed"))
            .and(Confirmed::new("post")),
        says("desk", 4).and(Confirmed::new("post")),
    ]);
    let view = without(&incident, "blog");
    assert_eq!(age(&view).as_deref(), Some("24"));
    let said: Vec<usize> = view.statements().map(|it| it.says().len()).collect();
    assert_eq!(said, [1, 2]);
    assert_eq!(reported(&view), ["withdrawn"]);
    is_read_as_itself(&view);
    // Who is not heard takes nothing back.
    let view = without(&incident, "desk");
    assert_eq!(age(&view).as_deref(), Some("42"));
    assert_eq!(view.disputes().len(), 1);

    let incident = recorded([
        on(1).and(aged(24)).made_public(day(9)).with_key("first"),
        on(2).and(aged(25)).replacing("first"),
    ]);
    let view = incident.public_as_of(day(3));
    assert!(view.statements().all(|it| it.replaces().is_none()));
    assert_eq!(age(&view).as_deref(), Some("25"));
}

#[test]
fn what_is_settled_for_who_is_not_heard_is_not_settled() {
    let incident = told([
        says("police", 1).and(aged(24)).with_key("police"),
        says("blog", 2).and(aged(42)).with_key("post"),
        says("police", 3).and(aged(25)).with_key("again"),
        says("desk", 4).and(Settled::new(path(), "post")).with_key("settled"),
        // What has only to do with what is left out is left out as well.
        says("desk", 5)
            .and(Settled::new(path(), "police"))
            .and(Remark::new("read again"))
            .replacing("settled"),
    ]);
    assert_eq!(age(&incident.as_of(day(4))).as_deref(), Some("42"));
    let view = without(&incident.as_of(day(4)), "blog");
    assert_eq!(age(&view).as_deref(), Some("25"));
    assert_eq!(view.statements().count(), 2);
    assert!(view.disputes().is_empty());
    is_read_as_itself(&view);
    let view = without(&incident, "blog");
    assert_eq!(view.statements().count(), 3);
    assert!(view.statements().all(|it| it.replaces().is_none()));
    is_read_as_itself(&view);
    let view = without(&incident, "police");
    assert_eq!(age(&view).as_deref(), Some("42"));
    assert_eq!(reported(&view), [""; 0]);
    is_read_as_itself(&view);
}

#[test]
fn two_are_one_only_where_both_are_described() {
    let incident = told([
        says("police", 1).and(Officer::new("officer-1").name("A. Example")),
        says("blog", 2).and(Officer::new("officer-2").rank("sergeant")),
        says("desk", 3)
            .and(Same::new("officer-2", "officer-1"))
            .and(Remark::new("one badge number")),
    ]);
    assert_eq!(incident.officers().len(), 1);
    for (left_out, key) in [("police", "officer-2"), ("blog", "officer-1")] {
        let view = without(&incident, left_out);
        let keys: Vec<_> = view.officers().map(|it| it.key.as_str()).collect();
        assert_eq!(keys, [key]);
        assert_eq!(view.statements().last().unwrap().says().len(), 1);
        is_read_as_itself(&view);
    }
    // A prefix is as it was recorded.
    let mut early = told([
        says("police", 1).and(Officer::new("officer-1")),
        says("blog", 4).and(Officer::new("officer-2")),
    ]);
    early.record(says("desk", 2).and(Same::new("officer-2", "officer-1"))).unwrap();
    assert_eq!(early.as_of(day(2)).officers().len(), 1);
    assert_eq!(early.as_of(day(2)).by(|_| true), early.as_of(day(2)));
}

#[test]
fn what_is_only_mentioned_is_a_bare_key() {
    let incident = told([
        says("blog", 1).and(Officer::new("officer-1").rank("sergeant")),
        says("police", 2).and(Leave::new("leave-1").officer("officer-1")),
    ]);
    let view = without(&incident, "blog");
    let officer = view.officers().next().unwrap();
    assert!(officer.key.as_str() == "officer-1" && officer.rank.is_unstated());
    assert_eq!(view.status(), Status::OfficersOnLeave);
    is_read_as_itself(&view);
}

#[test]
fn a_step_that_the_tables_forbid_is_reported_and_a_hindered_resolution_is_undermined() {
    let resolved = || step::Resolved::new().without_investigation("never opened");
    let incident = told([
        says("police", 1).and(Investigation::new("i")),
        says("blog", 2).and(step::Concluded::new("i")),
        says("police", 3).and(step::InvestigationReopened::new("i")),
        says("police", 4).and(step::Suspended::new("i")),
        says("blog", 5).and(step::Concluded::new("i")),
        says("police", 6).and(step::Resolved::new()),
        says("police", 7).and(step::Reopened::new()),
    ]);
    let view = without(&incident, "blog");
    assert_eq!(reported(&view), ["investigation_reopened"]);
    let undermined = |it: &Dispute<'_>| matches!(it, Dispute::Undermined { .. });
    assert_eq!(view.disputes().iter().filter(|it| undermined(it)).count(), 1);
    is_read_as_itself(&view);
    assert_eq!(incident.by(|_| true), incident.as_of(day(9)));

    let view = told([
        says("blog", 1).and(resolved()),
        says("police", 2).and(step::Reopened::new()),
        says("police", 3).and(step::Reopened::new()),
    ]);
    let view = without(&view, "blog");
    assert_eq!(reported(&view), ["reopened", "reopened"]);
    is_read_as_itself(&view);
}

#[test]
fn a_day_ends_on_the_clock_of_what_was_said() {
    let said = |at| on(1).source().says(at, [Remark::new("x").into()]);
    let evening = when!("2031-05-04T23:30-05:00");
    let morning = when!("2031-05-05T06:00-05:00");
    let incident = recorded([said(evening), said(morning)]);
    assert_eq!(incident.as_of(when!("2031-05-04")), incident.first(1));
    assert_eq!(incident.as_of(when!("2031-05-05")), incident.first(2));
    // It was not certainly said by then, whatever the zone of whoever asks.
    assert_eq!(incident.as_of(when!("2031-05-05T04:00Z")), incident.first(0));
    assert_eq!(incident.as_of(when!("2031-05-05T04:31Z")), incident.first(1));
    assert_eq!(incident.public_as_of(when!("2031-05-04")), incident.first(1));
    // Of two clocks that on which it ended.
    let night = recorded([said(when!("2031-05-04T23:00Z/2031-05-05T01:00+02:00"))]);
    assert_eq!(night.as_of(when!("2031-05-04")), night.first(0));
    assert_eq!(night.as_of(when!("2031-05-05")), night.first(1));
}

#[test]
fn a_prefix_ends_before_a_gap() {
    let said = |at| on(1).source().says(at, [Remark::new("x").into()]);
    // The second was said by the end of the day in the west, but after what is not certain yet.
    let incident =
        recorded([said(when!("2031-05-05T01:00+09:00")), said(when!("2031-05-04T12:00-05:00"))]);
    assert_eq!(incident.as_of(when!("2031-05-04")), incident.first(0));
    assert_eq!(incident.public_as_of(when!("2031-05-04")).statements().count(), 1);
    assert_eq!(incident.as_of(when!("2031-05-05")), incident.first(2));
}

/// How often a step is only reported, that of withdrawing apart.
fn steps_reported(incident: &Incident) -> usize {
    reported(incident).iter().filter(|name| **name != "withdrawn").count()
}

fn all(incident: &Incident) -> Incident {
    incident.first(incident.statements().count())
}

fn chosen(which: [bool; 3]) -> impl Fn(&Source) -> bool + Copy {
    move |source| {
        let number: usize = source.key.as_str().trim_start_matches("source-").parse().unwrap();
        which[number - 1]
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_all_sources_tell_is_the_incident(incident in any_incident()) {
        let told = incident.by(|_| true);
        prop_assert_eq!(&told, &all(&incident));
        prop_assert_eq!(written(&told), written(&all(&incident)));
        prop_assert_eq!(told.changes(), incident.changes());
        prop_assert_eq!(incident.by(|_| false).statements().count(), 0);
    }

    #[test]
    fn some_of_some_sources_are_those_that_are_both(
        incident in any_incident(),
        a in any::<[bool; 3]>(),
        b in any::<[bool; 3]>(),
    ) {
        let of_a = incident.by(chosen(a));
        let kept = incident.statements().filter(|it| chosen(a)(incident.source(it.source()).unwrap()));
        let before = kept.flat_map(Statement::says).filter(|it| {
            matches!(it, Claim::Reported(step) if !matches!(**step, Step::Withdrawn(_)))
        });
        // A step that cannot stand in one view is not taken again in the next.
        if before.count() == steps_reported(&of_a) {
            let both = incident.by(|source| chosen(a)(source) && chosen(b)(source));
            prop_assert_eq!(&of_a.by(chosen(b)), &both);
            prop_assert_eq!(written(&of_a.by(chosen(b))), written(&both));
        }
    }

    #[test]
    fn a_view_is_read_as_itself_and_names_its_own(
        incident in any_incident(),
        which in any::<[bool; 3]>(),
        t in crate::moment::any_when(),
    ) {
        let own = incident.by(chosen(which));
        prop_assert!(own.statements().all(|it| chosen(which)(own.source(it.source()).unwrap())));
        let keys: BTreeSet<&str> = own
            .statements()
            .flat_map(|it| [it.key().map(Key::as_str), Some(it.source().as_str())])
            .flatten()
            .collect();
        let picture = serde_json::to_value(own.picture()).unwrap();
        for stood in picture["stands"].as_object().unwrap().values() {
            for by in stood["by"].as_array().unwrap() {
                prop_assert!(keys.contains(by.as_str().unwrap()), "{} is not of {:?}", by, keys);
            }
        }
        for view in [own, incident.public_as_of(t), incident.as_of(t)] {
            let read = json::from_str(&json::to_string(&view));
            prop_assert!(read.is_ok(), "{:?}", read);
            let read: Incident = read.unwrap();
            prop_assert_eq!(&read, &view);
            prop_assert_eq!(written(&read), written(&view));
            prop_assert_eq!(json::to_string(&read), json::to_string(&view));
        }
    }

    #[test]
    fn what_was_said_by_a_moment_was_said_by_a_later_one(
        incident in any_incident(),
        t in crate::moment::any_when(),
    ) {
        let n = incident.as_of(t).statements().count();
        prop_assert_eq!(&incident.as_of(t), &incident.first(n));
        for statement in incident.statements().take(n) {
            prop_assert!(!t.certainly_before_in(statement.at(), incident.zone()));
        }
    }
}
