//! What share still waits, day by day.

use std::collections::BTreeMap;

/// The share of waits that have not ended, day by day: the product-limit estimate of Kaplan and Meier
/// (1958), in which a wait counts until the last day of which it is known.
///
/// ```
/// use use_of_force::study::{Delays, Placed};
///
/// let curve = Delays::default().curve(Placed::Latest);
/// assert!(curve.days().is_empty());
/// assert_eq!((curve.share(30), curve.median()), (1.0, None));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    days: Vec<Day>,
}

/// A day on which waits ended, or were last heard of.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Day {
    /// The number of days since the incident.
    pub day: u32,
    /// How many waited at its beginning.
    pub waiting: u64,
    /// How many waits ended on it.
    pub ended: u64,
    /// How many had not ended and were last heard of on it.
    pub open: u64,
    /// The share that still waits at its end, from 0 to 1.
    pub share: f64,
    /// The lower limit of the 95 % confidence interval of that share.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
}

impl Curve {
    /// Of waits: the day, whether it ended then, and how many of them.
    pub(super) fn new(waits: impl Iterator<Item = (u32, bool, u64)>) -> Self {
        let mut counts: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
        for (day, ended, count) in waits {
            let (ends, opens) = counts.entry(day).or_default();
            *(if ended { ends } else { opens }) += count;
        }
        let mut waiting: u64 = counts.values().map(|(ended, open)| ended + open).sum();
        let (mut share, mut variance, mut high) = (1.0, 0.0, 1.0);
        let days = counts.into_iter().map(|(day, (ended, open))| {
            let left = waiting - ended;
            if ended > 0 {
                share *= ratio(left, waiting);
                // The sum of Greenwood (1926).
                variance += ratio(ended, waiting) / left as f64;
            }
            let low = if share > 0.0 {
                let (low, above) = interval(share, variance);
                high = above;
                low
            } else {
                // The interval is not defined once nobody waits; the last upper limit stays.
                0.0
            };
            let point = Day { day, waiting, ended, open, share, low, high };
            waiting = left - open;
            point
        });
        Self { days: days.collect() }
    }

    /// The days on which anything ended or was last heard of, in order. Between them the share stays.
    #[must_use]
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// The share that still waits at the end of a day, from 0 to 1. After the last day of the curve
    /// nothing is known; then it is the share at that day's end.
    #[must_use]
    pub fn share(&self, day: u32) -> f64 {
        let passed = self.days.iter().take_while(|point| point.day <= day);
        passed.last().map_or(1.0, |point| point.share)
    }

    /// The first day at whose end half or less still waits; none if more do all along.
    #[must_use]
    pub fn median(&self) -> Option<u32> {
        // A product of shares that is half can come out a little more.
        const HALF: f64 = 0.5 + 1e-12;
        self.days.iter().find(|point| point.share <= HALF).map(|point| point.day)
    }
}

/// The 95 % interval of a share, by the transformation log(-log) of Kalbfleisch and Prentice, which
/// stays between 0 and 1.
fn interval(share: f64, variance: f64) -> (f64, f64) {
    if share >= 1.0 {
        return (1.0, 1.0);
    }
    let wide = (1.959_963_984_540_054 * variance.sqrt() / share.ln()).abs().exp();
    (share.powf(wide), share.powf(1.0 / wide))
}

#[allow(clippy::cast_precision_loss, reason = "a share")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The remissions of 21 patients, in weeks, of Freireich and others (1963), with the estimates and
    /// limits that the package survival of R prints for them (`conf.type = "log-log"`).
    #[test]
    fn a_known_curve_comes_out() {
        let ended = [(6, 3), (7, 1), (10, 1), (13, 1), (16, 1), (22, 1), (23, 1)];
        let open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        let waits = ended.map(|(week, count)| (week, true, count)).into_iter();
        let curve = Curve::new(waits.chain(open.map(|week| (week, false, 1))));
        let printed = [
            (6, 21, 0.857, 0.620, 0.952),
            (7, 17, 0.807, 0.563, 0.923),
            (10, 15, 0.753, 0.503, 0.889),
            (13, 12, 0.690, 0.432, 0.849),
            (16, 11, 0.627, 0.368, 0.805),
            (22, 7, 0.538, 0.268, 0.747),
            (23, 6, 0.448, 0.188, 0.680),
        ];
        let round = |share: f64| (share * 1000.0).round() / 1000.0;
        let found: Vec<_> = curve.days().iter().filter(|day| day.ended > 0).collect();
        assert_eq!(found.len(), printed.len());
        for (day, (week, waiting, share, low, high)) in found.into_iter().zip(printed) {
            assert_eq!((day.day, day.waiting), (week, waiting));
            assert_eq!((round(day.share), round(day.low), round(day.high)), (share, low, high));
        }
        assert_eq!(curve.median(), Some(23));
        assert_eq!(round(curve.share(12)), 0.753);
    }

    #[test]
    fn exactly_half_is_the_median() {
        for number in (2..200).step_by(2) {
            let one_a_day = |number: u32| Curve::new((1..=number).map(|day| (day, true, 1)));
            assert_eq!(one_a_day(number).median(), Some(number / 2), "{number}");
            // Of one more, more than half still wait then.
            assert_eq!(one_a_day(number + 1).median(), Some(number / 2 + 1), "{number}");
        }
        // Of 8, 6 are left; of 3 of them, 2.
        let waits = [(1, true, 2), (2, false, 3), (3, true, 1), (4, false, 2)];
        let curve = Curve::new(waits.into_iter());
        assert_eq!((curve.share(3), curve.median()), (0.5, Some(3)));
        assert_eq!(Curve::new([(1, true, 2), (2, false, 3)].into_iter()).median(), None);
    }

    #[test]
    fn when_nobody_waits_the_last_upper_limit_stays() {
        let curve = Curve::new([(1, true, 1), (2, true, 1)].into_iter());
        let last = curve.days()[1];
        assert_eq!((last.share, last.low), (0.0, 0.0));
        assert_eq!(last.high, curve.days()[0].high);
        assert!(last.high < 1.0);
    }

    #[test]
    fn what_has_not_ended_does_not_lower_the_share() {
        let curve = Curve::new([(1, false, 5), (2, true, 1), (2, false, 1)].into_iter());
        assert_eq!(curve.share(1), 1.0);
        assert_eq!(curve.share(2), 0.5);
    }
}
