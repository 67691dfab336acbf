//! States and their codes.

use super::{
    Code,
    judge::{Found, Reading, Verdict, contradict},
};
use crate::{
    Jurisdiction,
    entity::AnyEntity,
    incident::NounAccount,
    statement::Noun,
    value::{Text, Value},
};
use std::borrow::Cow;

/// Every jurisdiction of a noun in an incident.
pub(super) fn check<'a>(noun: NounAccount<'a>, found: &mut Found<'a>) {
    for field in noun.fields().filter(|it| it.field.kind == Jurisdiction::TYPE) {
        judge(&Reading::of(field), found);
    }
}

/// Every jurisdiction of a noun that is checked alone.
pub(super) fn of_noun<'a, N: Noun>(noun: &'a N, found: &mut Found<'a>) {
    let any: &dyn AnyEntity = noun;
    for (field, value) in any.values() {
        let Some(value) = value.downcast::<Jurisdiction>() else { continue };
        let mut reading = Reading::new(N::KIND, noun.key(), Some(field), None);
        reading.value = Some(Cow::Borrowed(value));
        reading.believed = noun.how().is_believed(field.name);
        judge(&reading, found);
    }
}

fn judge<'a>(reading: &Reading<'a, Jurisdiction>, found: &mut Found<'a>) {
    let of_state = |jurisdiction: &Jurisdiction| {
        let state = jurisdiction.postal()?;
        let geoid = jurisdiction.geoid()?.as_str().to_owned();
        let code = STATES.iter().find(|(letters, _)| *letters == state)?.1;
        Some((geoid, state, code))
    };
    found.one(
        Code::GeoidOfAnotherState,
        reading,
        |value| {
            let other = of_state(value).is_some_and(|(geoid, _, code)| !geoid.starts_with(code));
            Verdict::impossible_if(other)
        },
        |value| {
            let (geoid, state, code) = of_state(value).unwrap_or_default();
            format!("{geoid} in {state}, whose code is {code}")
        },
    );
}

/// Whether two jurisdictions are apart. States whose codes are not known, and names of which one is
/// part of the other, may be two spellings.
pub(super) fn elsewhere(a: &Jurisdiction, b: &Jurisdiction) -> Verdict {
    let apart = |a: Option<&str>, b: Option<&str>| a.zip(b).is_some_and(|(a, b)| a != b);
    if apart(code(a), code(b)) {
        return Verdict::Impossible;
    }
    if !contradict(a, b) {
        return Verdict::Fit;
    }
    let text = |text: Option<&Text>| text.map(|text| text.as_str().to_ascii_lowercase());
    let differ = |a: Option<&Text>, b: Option<&Text>| match (text(a), text(b)) {
        (Some(a), Some(b)) => !a.contains(&b) && !b.contains(&a),
        _ => false,
    };
    let named = differ(a.place(), b.place()) || differ(a.county(), b.county());
    let numbered = a.geoid().zip(b.geoid()).is_some_and(|(a, b)| {
        let (a, b) = (a.as_str(), b.as_str());
        a.len() == b.len() && a != b
    });
    if named || numbered {
        Verdict::Impossible
    } else {
        Verdict::Strained(", unless one of them is spelled in two ways")
    }
}

/// The FIPS code of its state, as the letters or the GEOID tell.
fn code(jurisdiction: &Jurisdiction) -> Option<&str> {
    let letters = jurisdiction.postal();
    let stated = letters.and_then(|it| STATES.iter().find(|(letters, _)| *letters == it));
    let code = stated.map(|(_, code)| *code);
    code.or_else(|| jurisdiction.geoid()?.as_str().get(..2))
}

/// The postal letters and the FIPS code of the states and the federal district, as NIEM 5.2 lists
/// them.
pub(super) const STATES: [(&str, &str); 51] = [
    ("AL", "01"),
    ("AK", "02"),
    ("AZ", "04"),
    ("AR", "05"),
    ("CA", "06"),
    ("CO", "08"),
    ("CT", "09"),
    ("DE", "10"),
    ("DC", "11"),
    ("FL", "12"),
    ("GA", "13"),
    ("HI", "15"),
    ("ID", "16"),
    ("IL", "17"),
    ("IN", "18"),
    ("IA", "19"),
    ("KS", "20"),
    ("KY", "21"),
    ("LA", "22"),
    ("ME", "23"),
    ("MD", "24"),
    ("MA", "25"),
    ("MI", "26"),
    ("MN", "27"),
    ("MS", "28"),
    ("MO", "29"),
    ("MT", "30"),
    ("NE", "31"),
    ("NV", "32"),
    ("NH", "33"),
    ("NJ", "34"),
    ("NM", "35"),
    ("NY", "36"),
    ("NC", "37"),
    ("ND", "38"),
    ("OH", "39"),
    ("OK", "40"),
    ("OR", "41"),
    ("PA", "42"),
    ("RI", "44"),
    ("SC", "45"),
    ("SD", "46"),
    ("TN", "47"),
    ("TX", "48"),
    ("UT", "49"),
    ("VT", "50"),
    ("VA", "51"),
    ("WA", "53"),
    ("WV", "54"),
    ("WI", "55"),
    ("WY", "56"),
];
