use crate::{Fact, Why, dictionary::Field};
use std::{fmt, ops::AddAssign};

/// The answers to one field that say something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts {
    known: u64,
    disputed: u64,
    /// In the order of `Why`.
    unknown: [u64; Why::ALL.len()],
}

impl Counts {
    pub(super) fn add<T>(&mut self, fact: &Fact<T>, disputed: bool) {
        match fact {
            Fact::Known(_) => {
                self.known += 1;
                self.disputed += u64::from(disputed);
            }
            Fact::Unknown(why) => {
                let place = Why::ALL.iter().position(|it| it == why);
                if let Some(count) = place.and_then(|place| self.unknown.get_mut(place)) {
                    *count += 1;
                }
            }
            Fact::Unstated => {}
        }
    }

    fn unknown(&self, why: Why) -> u64 {
        let mut counts = Why::ALL.iter().zip(self.unknown);
        counts.find(|(other, _)| **other == why).map_or(0, |(_, count)| count)
    }
}

impl AddAssign<&Counts> for Counts {
    fn add_assign(&mut self, other: &Counts) {
        self.known += other.known;
        self.disputed += other.disputed;
        for (own, other) in self.unknown.iter_mut().zip(other.unknown) {
            *own += other;
        }
    }
}

/// What is known of one field, in how many nouns.
///
/// Those whose value is known, those whose value is unknown, whatever the reason, and those of
/// which nobody said anything are together [`of`](Tally::of); only
/// [`NotApplicable`](Why::NotApplicable) stands apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally<'a> {
    noun: &'static str,
    field: &'static Field,
    nouns: u64,
    counts: &'a Counts,
}

impl<'a> Tally<'a> {
    pub(super) fn new(
        noun: &'static str,
        field: &'static Field,
        nouns: u64,
        counts: &'a Counts,
    ) -> Self {
        Self { noun, field, nouns, counts }
    }

    /// The kind of noun: `person`.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        self.noun
    }

    /// The field: `injury`.
    #[must_use]
    pub fn field(&self) -> &'static str {
        self.field.name
    }

    /// The nouns that were asked.
    #[must_use]
    pub fn nouns(&self) -> u64 {
        self.nouns
    }

    /// The denominator: the nouns that were asked, without those to which the question does not
    /// apply.
    #[must_use]
    pub fn of(&self) -> u64 {
        self.nouns.saturating_sub(self.unknown(Why::NotApplicable))
    }

    /// The denominator in words: "persons in live incidents, animals left out, to whom it applies".
    #[must_use]
    pub fn denominator(&self) -> &'static str {
        match self.noun {
            "circumstances" => "live incidents to which it applies",
            "agency" => "agencies in live incidents to which it applies",
            "officer" => "officers in live incidents to whom it applies",
            "person" => "persons in live incidents, animals left out, to whom it applies",
            "pursuit" => "pursuits in live incidents to which it applies",
            "collision" => "collisions in live incidents to which it applies",
            "shooting" => "shootings in live incidents to which it applies",
            "force" => "uses of force in live incidents to which it applies",
            "investigation" => "investigations in live incidents to which it applies",
            "leave" => "leaves in live incidents to which it applies",
            _ => "determinations in live incidents to which it applies",
        }
    }

    /// Those with a known value, disputed ones included.
    #[must_use]
    pub fn known(&self) -> u64 {
        self.counts.known
    }

    /// Those of the known on whose value sources differ.
    #[must_use]
    pub fn disputed(&self) -> u64 {
        self.counts.disputed
    }

    /// Those that are unknown for this reason.
    #[must_use]
    pub fn unknown(&self, why: Why) -> u64 {
        self.counts.unknown(why)
    }

    /// Those of which nobody said anything.
    #[must_use]
    pub fn unstated(&self) -> u64 {
        let unknown: u64 = self.counts.unknown.iter().sum();
        self.nouns.saturating_sub(self.counts.known + unknown)
    }

    /// The share with a known value, from 0 to 1; none if nobody was asked.
    #[must_use]
    pub fn share_known(&self) -> Option<f64> {
        share(self.known(), self.of())
    }

    /// The share without a value, whatever the reason, from 0 to 1; none if nobody was asked. It
    /// is not the non-response of the federal collection: see
    /// [`KeyVariable`](super::KeyVariable).
    #[must_use]
    pub fn share_without_value(&self) -> Option<f64> {
        share(self.of().saturating_sub(self.known()), self.of())
    }
}

#[allow(clippy::cast_precision_loss, reason = "a share")]
pub(super) fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// A share in percent; "-" if there is none.
pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

/// The head of the table of which each tally is a line.
pub(super) fn head(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(
        f,
        "{:<34} {:>7} {:>7} {:>8} {:>8} {:>8}  unknown",
        "field", "of", "known", "share", "disputed", "unstated"
    )
}

/// A line of a table: the field, the denominator, how many are known and their share, how many of
/// them are disputed, how many unstated, and how many unknown for each reason.
impl fmt::Display for Tally<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reasons = Why::ALL.iter().map(|why| (why, self.unknown(*why)));
        let reasons = reasons.filter(|(_, count)| *count > 0);
        let reasons: Vec<_> = reasons.map(|(why, count)| format!("{why} {count}")).collect();
        let line = format!(
            "{:<34} {:>7} {:>7} {:>8} {:>8} {:>8}  {}",
            format!("{}/{}", self.noun(), self.field()),
            self.of(),
            self.known(),
            percent(self.share_known()),
            self.disputed(),
            self.unstated(),
            reasons.join(", "),
        );
        f.write_str(line.trim_end())
    }
}
