//! What a report says of one subject.

use super::{
    conduct::conduct,
    label::{CONDITION, GENDER, INJURIES, NOT_ARRESTED, RACE, TREATMENT},
    list::{highest, one},
    subject::Subjects,
};
use crate::{
    Person,
    code::Injury,
    import::{Meaning, Row, spelling},
    person::ReleaseReason,
};

const INJURED: &[(&str, Meaning<Injury>)] = &[
    ("Yes", Meaning::is(Injury::Injured)),
    ("No", Meaning::is(Injury::Uninjured)),
    ("True", Meaning::is(Injury::Injured)),
    ("False", Meaning::is(Injury::Uninjured)),
];

/// What stands in lists with one item for each subject.
pub(super) fn common(
    row: &mut Row<'_>,
    subjects: &Subjects,
    i: usize,
    mut person: Person,
) -> Person {
    if let Some(cell) = subjects.item("SubjectAge", i) {
        person = person.age(row.ages(cell));
    }
    if let Some(cell) = subjects.item("SubjectRaceEthnicity", i) {
        person = person.race(row.words(cell, ',', RACE));
    }
    if let Some(cell) = subjects.item("SubjectGender", i) {
        person = person.sex(row.word(cell, GENDER));
    }
    if let Some(cell) = subjects.item("SubjectArrested", i) {
        person = person.arrested(row.yes_no(cell));
    }
    person
}

/// Whether the lists of injured subjects hold their number instead, as in the first release.
pub(super) fn counts_again(row: &Row<'_>) -> bool {
    let [total, now, before] =
        ["TotalSubInjuredInIncident", "SubjectInjuredInIncident", "SubjectInjuredPriorToIncident"]
            .map(|column| spelling::whole(row.peek(column)));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_number(now) && now == before && (total.is_empty() || total == now)
}

pub(super) fn injury(
    row: &mut Row<'_>,
    subjects: &Subjects,
    i: usize,
    counted_again: bool,
    mut person: Person,
) -> Person {
    if counted_again {
        // As many as there are, or none: then it is known of whom it is said.
        let hurt = spelling::whole(row.peek("SubjectInjuredInIncident"));
        let all = hurt == subjects.number.to_string();
        if all || hurt == "0" {
            row.take("SubjectInjuredInIncident");
            return person.injury(if all { Injury::Injured } else { Injury::Uninjured });
        }
        return person;
    }
    if let Some(cell) = subjects.item("SubjectInjuredInIncident", i) {
        person = person.injury(row.word(cell, INJURED));
    }
    if let Some(cell) = subjects.item("SubjectInjuredPriorToIncident", i) {
        person = person.injured_before(row.yes_no(cell));
    }
    person
}

/// What is chosen from lists, which is known to be said of a subject only if there is no other.
pub(super) fn selections(row: &mut Row<'_>, mut person: Person) -> Person {
    let (resistance, level) = conduct(row);
    let reason = one(row, "ReasonSubjectNotArrested", NOT_ARRESTED);
    if reason.fact.is(&ReleaseReason::Deceased) {
        person = person.died(true);
    }
    let aid = highest(row, "SubjectMedicalTreatment", TREATMENT);
    person
        .condition(row.words("PerceivedConditionOfSubject", ',', CONDITION))
        .resistance(resistance)
        .resistance_level(level)
        .injury_types(row.words("SubjectInjuryType", ',', INJURIES))
        .medical_aid(aid)
        .not_arrested_because(reason)
}
