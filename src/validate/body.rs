//! What is said of anybody, of officers and of persons in the same words.

use super::{
    Code,
    judge::{Found, Reading, Verdict, in_order},
};
use crate::{
    When,
    code::{Injury, InjuryType, Manner, Race},
    value::{Amount, Key, List, Party, Text, Value},
};
use chrono::FixedOffset;

/// The fields that both have, as they are read.
pub(super) struct Body<'a> {
    pub race: Reading<'a, List<Race>>,
    pub height: Reading<'a, Amount>,
    pub weight: Reading<'a, Amount>,
    pub injury: Reading<'a, Injury>,
    pub injury_types: Reading<'a, List<InjuryType>>,
    pub injured_by: Reading<'a, List<Key<Party>>>,
    pub died: Reading<'a, bool>,
    pub died_on: Reading<'a, When>,
    pub pronounced: Reading<'a, When>,
    pub manner: Reading<'a, Manner>,
    pub cause: Reading<'a, Text>,
}

/// Reads them of an officer or a person.
macro_rules! body {
    ($it:expr) => {
        $crate::validate::body::Body {
            race: $it.read(of!(race)),
            height: $it.read(of!(height_inches)),
            weight: $it.read(of!(weight_pounds)),
            injury: $it.read(of!(injury)),
            injury_types: $it.read(of!(injury_types)),
            injured_by: $it.read_live(of!(injured_by)),
            died: $it.read(of!(died)),
            died_on: $it.read(of!(died_on)),
            pronounced: $it.read(of!(pronounced)),
            manner: $it.read(of!(manner)),
            cause: $it.read(of!(cause)),
        }
    };
}
pub(super) use body;

/// Death is pronounced when it has come.
pub(super) fn pronounced<'a>(it: &Body<'a>, zone: Option<FixedOffset>, found: &mut Found<'a>) {
    found.two(
        Code::PronouncedBeforeDied,
        &it.pronounced,
        &it.died_on,
        |pronounced, died| in_order(*died, *pronounced, zone),
        |pronounced, died| format!("death was pronounced {pronounced}, before it came {died}"),
    );
}

pub(super) fn check<'a>(it: &Body<'a>, found: &mut Found<'a>) {
    found.one(
        Code::HispanicAndNot,
        &it.race,
        |race| {
            let both = race.contains(&Race::Hispanic) && race.contains(&Race::NotHispanic);
            Verdict::impossible_if(both)
        },
        |race| format!("{race} at once"),
    );
    found.one(
        Code::OfNoRace,
        &it.race,
        |race| Verdict::impossible_if(race.is_empty()),
        |_| "of no race at all".to_owned(),
    );
    let before = found.len();
    uninjured(&it.injury_types, &it.injury, injuries, found);
    uninjured(&it.injured_by, &it.injury, |by| Verdict::impossible_if(!by.is_empty()), found);
    found.keep_gravest(before);
}

/// What is possible at all of a human body.
pub(super) fn size<'a>(it: &Body<'a>, found: &mut Found<'a>) {
    found.range(&it.height, 1..=131);
    found.range(&it.weight, 1..=1_500);
}

/// What contradicts the answer that there was no injury: a pain alone may be none.
fn injuries(types: &List<InjuryType>) -> Verdict {
    let pain = [InjuryType::ComplaintOfPain, InjuryType::ChestPain];
    if types.is_empty() {
        Verdict::Fit
    } else if types.iter().all(|it| pain.contains(it)) {
        Verdict::Strained(", unless a pain is no injury")
    } else {
        Verdict::Impossible
    }
}

/// What speaks of a death. Of several fields that do, although there was none, one is told.
pub(super) fn deaths<'a>(it: &Body<'a>, found: &mut Found<'a>) {
    alive(&it.died_on, &it.died, |_| true, found);
    alive(&it.manner, &it.died, |_| true, found);
    alive(&it.cause, &it.died, |_| true, found);
    alive(&it.injury, &it.died, |injury| *injury == Injury::Fatal, found);
}

/// What speaks of an injury, beside the answer that there was none.
fn uninjured<'a, T: Value>(
    list: &Reading<'a, T>,
    injury: &Reading<'a, Injury>,
    verdict: impl Fn(&T) -> Verdict,
    found: &mut Found<'a>,
) {
    if injury.may_be_older_than(list) {
        return;
    }
    found.two(
        Code::UninjuredWithInjuries,
        list,
        injury,
        |list, injury| match injury {
            Injury::Uninjured => verdict(list),
            _ => Verdict::Fit,
        },
        |list, _| format!("{list}, but uninjured"),
    );
}

/// What speaks of a death, beside the answer that there was none. Whoever had not died when that
/// was said can have died since.
pub(super) fn alive<'a, T: Value>(
    death: &Reading<'a, T>,
    died: &Reading<'a, bool>,
    speaks_of_death: impl Fn(&T) -> bool,
    found: &mut Found<'a>,
) {
    if died.may_be_older_than(death) {
        return;
    }
    found.two(
        Code::DeathDenied,
        death,
        died,
        |death, died| Verdict::impossible_if(!died && speaks_of_death(death)),
        |_, _| "speaks of a death, but there was none".to_owned(),
    );
}
