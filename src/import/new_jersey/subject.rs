//! The subjects of a report: how many, which answer is of which, and who is who in another report.

use super::{
    label::ROLE,
    list::{items, remark},
    person,
    report::Reports,
};
use crate::{
    Claim, Fact, Person,
    import::{Cell, Row, dataset::record_slug, nth, spelling},
    person::Role,
    value::{Amount, Said},
};

/// The lists of which every subject has one item. Each is sorted by itself, so that the items of one
/// place need not be of one subject.
pub(super) const LISTS: [&str; 7] = [
    "SubjectType",
    "SubjectAge",
    "SubjectRaceEthnicity",
    "SubjectGender",
    "SubjectArrested",
    "SubjectInjuredInIncident",
    "SubjectInjuredPriorToIncident",
];

/// The lists whose lengths say how many subjects there are.
const COUNTED: usize = 5;

/// The lists of all that is said of all subjects, with as many items as there are answers.
const SELECTIONS: [&str; 6] = [
    "PerceivedConditionOfSubject",
    "SubjectActions",
    "SubjectResistance",
    "SubjectInjuryType",
    "SubjectMedicalTreatment",
    "ReasonSubjectNotArrested",
];

/// Which item of a list is of which subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// There is none.
    Blank,
    /// All items are the same, so that it does not matter.
    Same,
    /// Each has one, and it is only said which subject is called which.
    Each,
    /// That is not known.
    Apart,
}

/// The items of these lists.
pub(super) struct Lists<'c>([Vec<&'c str>; LISTS.len()]);

impl<'c> Lists<'c> {
    pub(super) fn of(cells: [&'c str; LISTS.len()]) -> Self {
        Self(cells.map(items))
    }
}

/// How the lists of a report belong to its subjects.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subjects {
    pub(super) number: usize,
    ways: [Way; LISTS.len()],
    /// Whether some list speaks of more.
    more: bool,
}

impl Subjects {
    pub(super) fn of(lists: &Lists<'_>) -> Self {
        let lengths = lists.0.each_ref().map(Vec::len);
        let counted = lengths.iter().take(COUNTED).filter(|length| **length > 0);
        let number = counted.min().copied().unwrap_or(0);
        let mut told_apart = false;
        let mut ways = [Way::Blank; LISTS.len()];
        for ((way, items), length) in ways.iter_mut().zip(&lists.0).zip(lengths) {
            let same = items
                .iter()
                .all(|item| items.first().is_some_and(|first| item.eq_ignore_ascii_case(first)));
            *way = match () {
                () if length == 0 || number == 0 => Way::Blank,
                () if same && length >= number => Way::Same,
                () if length == number && !told_apart => {
                    told_apart = true;
                    Way::Each
                }
                () => Way::Apart,
            };
        }
        Self { number, ways, more: lengths.iter().any(|length| *length > number) }
    }

    fn cells(row: &Row<'_>) -> [String; LISTS.len()] {
        LISTS.map(|list| row.peek(list).to_owned())
    }

    fn way(&self, list: &str) -> Way {
        let at = LISTS.iter().position(|name| *name == list);
        at.and_then(|at| self.ways.get(at)).copied().unwrap_or(Way::Blank)
    }

    /// The item of a list that is a subject's, if that is known.
    pub(super) fn item(&self, list: &'static str, subject: usize) -> Option<Cell<'static>> {
        match self.way(list) {
            Way::Same => Some(nth(list, ',', 0)),
            Way::Each => Some(nth(list, ',', subject)),
            Way::Blank | Way::Apart => None,
        }
    }

    fn text<'c>(&self, lists: &Lists<'c>, list: usize, subject: usize) -> &'c str {
        let items = lists.0.get(list);
        let item = match self.ways.get(list) {
            Some(Way::Same) => items.and_then(|items| items.first()),
            Some(Way::Each) => items.and_then(|items| items.get(subject)),
            _ => None,
        };
        item.copied().unwrap_or("")
    }

    /// What a subject is known again by in another report: an age in years, a race and a gender, if all
    /// three are told.
    pub(super) fn looks(&self, lists: &Lists<'_>, subject: usize) -> Option<String> {
        let [kind, age, race, gender] = [0, 1, 2, 3].map(|list| self.text(lists, list, subject));
        let age = spelling::whole(age);
        let told = |text: &str| {
            !text.is_empty()
                && !text.eq_ignore_ascii_case("other")
                && spelling::not_known(text).is_none()
        };
        let exact = !age.is_empty() && age.bytes().all(|b| b.is_ascii_digit());
        (kind.eq_ignore_ascii_case("person") && exact && told(race) && told(gender))
            .then(|| format!("{age}/{race}/{gender}").to_lowercase())
    }
}

/// What a report says of its subjects.
pub(super) struct Described {
    pub(super) claims: Vec<Claim>,
    /// The one whom all of the report is about, if there is but one.
    pub(super) only: Option<String>,
    /// Whether all of them are animals, or all are persons.
    pub(super) is_animal: bool,
    pub(super) is_person: bool,
    /// How many persons there are at least, and why there may be more of them in this report.
    pub(super) number: Option<Said<Amount>>,
}

pub(super) fn describe(row: &mut Row<'_>) -> Described {
    let cells = Subjects::cells(row);
    let lists = Lists::of(cells.each_ref().map(String::as_str));
    let subjects = Subjects::of(&lists);
    let alone = subjects.number == 1;
    let keys = keys(row, &subjects, &lists);
    let counted_again = person::counts_again(row);
    let (mut claims, mut persons, mut unspecified) = (Vec::<Claim>::new(), 0_u32, false);
    let mut is_animal = subjects.number > 0;
    let mut is_person = is_animal;
    for (i, key) in keys.iter().enumerate() {
        let roles = subjects
            .item("SubjectType", i)
            .map_or(Fact::Unstated.into(), |cell| row.words(cell, ',', ROLE));
        let is = |role: Role| roles.fact.known().is_some_and(|roles| roles.contains(&role));
        persons += u32::from(is(Role::Subject));
        unspecified |= is(Role::Subject) && roles.words.is_some();
        is_animal &= is(Role::Animal);
        is_person &= is(Role::Subject);
        let mut person = person::common(row, &subjects, i, Person::new(key.as_str()).roles(roles));
        person = person::injury(row, &subjects, i, counted_again, person);
        if alone {
            person = person::selections(row, person);
        }
        claims.push(person.into());
    }
    let apart = LISTS.into_iter().filter(|list| {
        let again = counted_again && *list == "SubjectInjuredPriorToIncident";
        subjects.way(list) == Way::Apart && !again
    });
    let selections = SELECTIONS.into_iter().filter(|_| !alone);
    let kept: Vec<_> = apart.chain(selections).filter_map(|list| remark(row, list)).collect();
    claims.extend(kept);
    if counted_again {
        row.ignore(
            "SubjectInjuredPriorToIncident",
            "in this release, the number of injured subjects again",
        );
    }
    let number = (persons > 0).then(|| {
        let mut number: Said<Amount> = Fact::Known((persons..).into()).into();
        if subjects.more || unspecified || subjects.way("SubjectType") == Way::Apart {
            number.words = Some(lengths(&cells).into());
        }
        number
    });
    let only = keys.into_iter().next().filter(|_| alone);
    Described { claims, only, is_animal, is_person, number }
}

/// How many items each list has.
fn lengths(cells: &[String; LISTS.len()]) -> String {
    let of = |(list, cell): (&str, &String)| match cell.contains("Unknown Subject") {
        true => cell.clone(),
        false => format!("{} in {list}", items(cell).len()),
    };
    LISTS.into_iter().zip(cells).map(of).collect::<Vec<_>>().join(", ")
}

/// The keys of the subjects. One whom exactly one report describes alike is the same; where a report, or
/// an officer in two reports, describes two alike, nobody is known again.
fn keys(row: &mut Row<'_>, subjects: &Subjects, lists: &Lists<'_>) -> Vec<String> {
    let (own, reports) = (record_slug(row.record()), row.together(Reports::of));
    let key = |who: usize| {
        let known = subjects.looks(lists, who).and_then(|look| reports.person(&look));
        known.unwrap_or_else(|| format!("person-{own}-{}", who + 1))
    };
    (0..subjects.number).map(key).collect()
}
