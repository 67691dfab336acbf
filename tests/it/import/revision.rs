//! A later release onto an earlier one, in every way in which two releases can differ.

use super::{HEADER, import, log};
use use_of_force::{
    Incident, Key, Officer, Person, Source, When, Why,
    answer::Role,
    code::{Sex, Weapon},
    import::{Dataset, Import, Missing, Revision, RevisionError, Row, revise},
    when,
};

const SPRING: When = when!("2031-04-01");
const AUTUMN: When = when!("2031-10-01");

/// The incident of one case, as a release tells it.
fn release(released: When, rows: &[&str]) -> Incident {
    let file = format!("{HEADER}{}\n", rows.join("\n"));
    import(released, file.as_bytes()).next().unwrap().unwrap()
}

fn revised(earlier: &Incident, released: When, rows: &[&str]) -> Revision {
    let later = release(released, rows);
    revise(&log(released), earlier, Some(&later), Missing::Withdrawn).unwrap()
}

#[track_caller]
fn counts(revision: &Revision, expected: [usize; 5]) {
    let found =
        [revision.added, revision.changed, revision.confirmed, revision.withdrawn, revision.known];
    assert_eq!(found, expected, "added, changed, confirmed, withdrawn, known");
}

fn person(incident: &Incident, key: &str) -> Person {
    incident.get(&Key::<Person>::from(key)).cloned().unwrap()
}

#[test]
fn what_says_the_same_is_confirmed() {
    let spring = release(SPRING, &["1,a,5/4/2031,A,34,M,gun"]);
    let both = revised(&spring, AUTUMN, &["1,a,5/4/2031,A,34,M,gun"]);
    counts(&both, [0, 0, 1, 0, 0]);
    assert!(both.incident.people().eq(spring.people()));
    let last = both.incident.standing().last_heard.cloned().unwrap();
    assert_eq!((last.at(), last.cite()), (AUTUMN, Some("line 2")));
    assert_eq!(spring.standing().last_heard.cloned().unwrap().at(), SPRING);
}

#[test]
fn what_changed_is_restated_and_no_dispute() {
    let spring = release(SPRING, &["1,a,5/4/2031,A,34,M,gun"]);
    let both = revised(&spring, AUTUMN, &["1,a,5/4/2031,A,35,M,knife"]);
    counts(&both, [0, 1, 0, 0, 0]);
    let after = person(&both.incident, "person-1");
    assert!(after.age.is(&35.into()) && after.armed_with.known().unwrap().contains(&Weapon::Knife));
    assert!(both.incident.disputes().is_empty());
    let restated = both.incident.statement(&"row-1.2".into()).unwrap();
    assert_eq!(restated.replaces(), Some(&"row-1".into()));
    // The data set said so in spring.
    assert!(person(&both.incident.as_of(when!("2031-06")), "person-1").age.is(&34.into()));
}

#[test]
fn what_went_blank_is_taken_back() {
    let spring = release(SPRING, &["1,a,5/4/2031,A,34,M,pending"]);
    let both = revised(&spring, AUTUMN, &["1,a,5/4/2031,,,,no"]);
    counts(&both, [0, 1, 0, 0, 0]);
    let after = person(&both.incident, "person-1");
    assert!(after.name.is_unstated() && after.age.is_unstated() && after.sex.is_unstated());
    assert!(after.armed_with.known().unwrap().is_empty());
    let before = person(&both.incident.as_of(SPRING), "person-1");
    assert_eq!((before.armed_with.why(), before.sex), (Some(Why::Pending), Sex::Male.into()));
}

#[test]
fn what_vanished_is_withdrawn_and_can_come_back() {
    let (one, two) = ("1,a,5/4/2031,A,34,M,gun", "2,a,5/4/2031,B,40,F,no");
    let spring = release(SPRING, &[one, two]);
    let autumn = revised(&spring, AUTUMN, &[one]);
    counts(&autumn, [0, 0, 1, 1, 0]);
    assert!(person(&autumn.incident, "person-2").name.is_unstated());
    assert!(person(&autumn.incident.as_of(SPRING), "person-2").name.is("B"));

    let winter = revised(&autumn.incident, when!("2032-01-01"), &[one, two]);
    counts(&winter, [1, 0, 1, 0, 0]);
    assert!(person(&winter.incident, "person-2").name.is("B"));
    assert!(person(&winter.incident.as_of(when!("2031-12")), "person-2").name.is_unstated());
}

#[test]
fn an_incident_that_vanished_says_nothing_any_more() {
    let spring = release(SPRING, &["1,a,5/4/2031,A,34,M,gun"]);
    let both = revise(&log(AUTUMN), &spring, None, Missing::Withdrawn).unwrap();
    counts(&both, [0, 0, 0, 1, 0]);
    assert!(person(&both.incident, "person-1").age.is_unstated());
    let again = revise(&log(AUTUMN), &both.incident, None, Missing::Withdrawn).unwrap();
    counts(&again, [0; 5]);
    assert_eq!(again.incident, both.incident);
}

#[test]
fn what_may_be_among_damaged_rows_is_kept() {
    let spring = release(SPRING, &["1,a,5/4/2031,A,34,M,gun"]);
    let both = revise(&log(AUTUMN), &spring, None, Missing::Kept).unwrap();
    assert_eq!((both.kept, both.withdrawn), (1, 0));
    assert_eq!(both.incident, spring);
}

#[test]
fn what_is_new_is_added() {
    let spring = release(SPRING, &["1,a,5/4/2031,A,34,M,gun"]);
    let both = revised(&spring, AUTUMN, &["1,a,5/4/2031,A,34,M,gun", "2,a,5/4/2031,B,40,F,no"]);
    counts(&both, [1, 0, 1, 0, 0]);
    assert_eq!(both.incident.people().count(), 2);
    assert_eq!(both.incident.as_of(when!("2031-06")).people().count(), 1);
}

#[test]
fn a_release_that_is_known_changes_nothing() {
    let rows = ["1,a,5/4/2031,A,34,M,gun", "2,a,5/4/2031,B,40,F,no"];
    let spring = release(SPRING, &rows);
    let again = revised(&spring, SPRING, &rows);
    counts(&again, [0, 0, 0, 0, 2]);
    assert_eq!(again.incident, spring);

    let autumn = revised(&spring, AUTUMN, &["1,a,5/4/2031,A,35,M,gun", rows[1]]);
    let again = revised(&autumn.incident, AUTUMN, &["1,a,5/4/2031,A,35,M,gun", rows[1]]);
    counts(&again, [0, 0, 0, 0, 2]);
    assert_eq!(again.incident, autumn.incident);
}

#[test]
fn a_value_can_go_and_return() {
    let a = ["1,a,5/4/2031,A,34,M,gun"];
    let b = ["1,a,5/4/2031,A,35,M,gun"];
    let mut incident = release(SPRING, &a);
    for (released, rows) in [(AUTUMN, &b), (when!("2032-04-01"), &a), (when!("2032-10-01"), &b)] {
        let revision = revised(&incident, released, rows);
        counts(&revision, [0, 1, 0, 0, 0]);
        incident = revision.incident;
    }
    let age = |at| person(&incident.as_of(at), "person-1").age.known().unwrap().exact();
    let ages = [SPRING, AUTUMN, when!("2032-06"), when!("2033")].map(age);
    assert_eq!(ages, [Some(34), Some(35), Some(34), Some(35)]);
}

#[test]
fn what_others_say_stays() {
    let mut spring = release(SPRING, &["1,a,5/4/2031,A,34,M,gun"]);
    let story = spring.declare(Source::new("story")).unwrap();
    let said = story.says(when!("2031-05-01"), [Person::new("person-1").age(33).into()]);
    spring.record(said.clone()).unwrap();
    let both = revised(&spring, AUTUMN, &["1,a,5/4/2031,A,,M,gun"]);
    assert!(both.incident.statements().any(|statement| *statement == said));
    assert!(person(&both.incident, "person-1").age.is(&33.into()), "only the story says so now");
}

#[test]
fn releases_come_in_order() {
    let autumn = release(AUTUMN, &["1,a,5/4/2031,A,34,M,gun"]);
    let spring = release(SPRING, &["1,a,5/4/2031,A,34,M,gun"]);
    let error = revise(&log(SPRING), &autumn, Some(&spring), Missing::Withdrawn).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected a release after that of 2031-10-01, which the incident holds, found one of 2031-04-01",
    );
    let other = release(AUTUMN, &["1,b,5/4/2031,A,34,M,gun"]);
    let error = revise(&log(AUTUMN), &autumn, Some(&other), Missing::Withdrawn).unwrap_err();
    assert!(matches!(error, RevisionError::OtherIncident(..)), "{error}");
}

/// A row that is an officer's own account.
fn account(row: &mut Row<'_>) -> Vec<use_of_force::Claim> {
    row.take("id");
    let source = Source::new(format!("report-{}", row.record())).name(row.text("by"));
    row.said_by(source);
    row.said_at(when!("2031-05-04/2031-10-01"));
    vec![Officer::new("officer-1").rank(row.text("rank")).into()]
}

#[test]
fn a_source_that_changed_is_another_one() {
    let read = |released, by: &str, rank: &str| {
        let file = format!("id,by,rank\n1,{by},{rank}\n");
        let dataset = Dataset::new("accounts", released);
        let mut import =
            Import::new(dataset, file.as_bytes(), account).unwrap().record(["id"]).unwrap();
        let incident = import.next().unwrap().unwrap();
        drop(import);
        incident
    };
    let later = Dataset::new("accounts", AUTUMN);
    let spring = read(SPRING, "A", "sergeant");
    let both =
        revise(&later, &spring, Some(&read(AUTUMN, "B", "sergeant")), Missing::Withdrawn).unwrap();
    counts(&both, [0, 1, 0, 0, 0]);
    let said: Vec<_> = both.incident.trace(&"officer/officer-1/rank".parse().unwrap()).unwrap();
    let standing = said.iter().find(|said| said.role == Role::Stands).unwrap();
    assert_eq!(standing.statement.source().as_str(), "report-1.2");
    assert!(both.incident.disputes().is_empty());
}
