//! What is asked of many incidents, as documents.

use super::{
    Course, Curve, Day, Delay, Delays, Difference, Differences, Open, Placed, Share, Unmeasured,
};
use crate::{
    document::{Pairs, document, spelled},
    statement::Named,
    value::Amount,
};

spelled! { Unmeasured {
    NoMoment "no_moment",
    NoEmployer "no_employer",
    Before "before",
} }

spelled! { Placed {
    Earliest "earliest",
    Latest "latest",
} }

document! { Course<'_>: |it| {
    pursuit: Some(&it.pursuit.key),
    states: Some(&it.states),
    crossed_state_line: it.crossed_state_line,
    shootings: Some(it.shootings.iter().map(|it| &it.key).collect::<Vec<_>>()),
    ended_in_shooting: it.ended_in_shooting,
} }

document! { Curve: |it| {
    median: it.median(),
    days: Some(it.days()),
} }

document! { Day: |it| {
    day: Some(it.day),
    waiting: Some(it.waiting),
    ended: Some(it.ended),
    open: Some(it.open),
    share: Some(it.share),
    low: Some(it.low),
    high: Some(it.high),
} }

document! { Delay<'_>: |it| {
    path: it.path.as_ref(),
    ended: it.ended.map(Named),
    days: it.days.ok(),
    unmeasured: it.days.err(),
} }

document! { Delays: |it| {
    ended: Some(it.ended()),
    open: Some(it.open()),
    measured: Some(it.measured.iter().map(Waits).collect::<Vec<_>>()),
    left_out: Some(Pairs(it.left_out.iter().collect())),
} }

/// How many waits took that long.
struct Waits<'a>((&'a Amount, &'a u64));

document! { Waits<'_>: |it| {
    days: Some(it.0.0),
    times: Some(it.0.1),
} }

document! { Differences: |it| {
    fields: Some(it.fields().collect::<Vec<_>>()),
} }

document! { Difference: |it| {
    noun: Some(it.noun),
    field: Some(it.field),
    of: Some(it.of),
    differ: Some(it.differ),
    within_one_agency: Some(it.within_one_agency),
} }

document! { Open<'_>: |it| {
    question: Some(&it.question),
    days: Some(it.days),
} }

document! { Share: |it| {
    certainly: Some(it.certainly),
    possibly: Some(it.possibly),
    of: Some(it.of),
} }
