//! How the time of one operation grows from size to size.

use crate::{case::Case, operation::Operation};
use std::time::Duration;

/// What takes less is not told from noise.
const FLOOR: Duration = Duration::from_millis(1);

/// What never takes longer may grow as it likes.
const SHORT: Duration = Duration::from_millis(5);

/// Larger sizes are not tried where one takes longer, or would.
pub(crate) const LIMIT: Duration = Duration::from_millis(300);

/// What grows faster than n to this power grows too fast.
pub(crate) const EXPONENT: f64 = 1.3;

#[derive(Default)]
pub(crate) struct Series {
    points: Vec<(usize, Duration)>,
    /// Whether the next size would take too long.
    stopped: bool,
    /// Whether there was a next size.
    cut: bool,
}

impl Series {
    /// Measures one size more, unless it would take too long.
    pub(crate) fn measure(&mut self, operation: &Operation, case: &Case, n: usize) {
        if self.stopped {
            self.cut = true;
            return;
        }
        let Some(mut time) = operation.time(case) else { return };
        for _again in 0..4 {
            // What seems to grow too fast all at once may have been interrupted.
            if self.is_steep() || !self.is_suspect(time) {
                break;
            }
            time = operation.time(case).map_or(time, |again| again.min(time));
        }
        self.add(n, time);
    }

    pub(crate) fn add(&mut self, n: usize, time: Duration) {
        let ahead = self.factor(time).unwrap_or(1.0);
        self.points.push((n, time));
        self.stopped = time.as_secs_f64() * ahead > LIMIT.as_secs_f64();
    }

    fn is_suspect(&self, time: Duration) -> bool {
        time > FLOOR && self.factor(time).is_some_and(|factor| factor > EXPONENT.exp2())
    }

    /// How many times as long as the last, if that was measured well enough.
    fn factor(&self, time: Duration) -> Option<f64> {
        let (_, last) = self.points.last().filter(|(_, last)| *last > FLOOR)?;
        Some(time.as_secs_f64() / last.as_secs_f64())
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Whether sizes were left out since they would take too long.
    pub(crate) fn is_cut(&self) -> bool {
        self.cut
    }

    /// The largest size that was tried, and how long it took.
    pub(crate) fn last(&self) -> Option<(usize, Duration)> {
        self.points.last().copied()
    }

    /// The time is as n to this power: the line through the logarithms from which all differ least.
    pub(crate) fn exponent(&self) -> Option<f64> {
        let points: Vec<(f64, f64)> = self
            .points
            .iter()
            .filter(|(_, time)| *time > FLOOR)
            .map(|(n, time)| ((*n as f64).ln(), time.as_secs_f64().ln()))
            .collect();
        let count = points.len() as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
        let (x, y) = (mean(|point| point.0), mean(|point| point.1));
        let sum = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
            points.iter().map(|point| of(point.0 - x, point.1 - y)).sum()
        };
        (points.len() > 1).then(|| sum(&|dx, dy| dx * dy) / sum(&|dx, _| dx * dx))
    }

    pub(crate) fn is_too_fast(&self) -> bool {
        let is_long = self.points.iter().any(|(_, time)| *time > SHORT);
        is_long && self.is_steep()
    }

    fn is_steep(&self) -> bool {
        self.exponent().is_some_and(|exponent| exponent > EXPONENT)
    }

    /// Whether it grows too fast, takes long, or takes too long to tell.
    pub(crate) fn is_worth_a_word(&self) -> bool {
        let is_long = self.last().is_some_and(|(_, time)| time > LIMIT);
        self.is_too_fast() || is_long || self.is_untold()
    }

    /// Whether it was left before it was known how it grows.
    pub(crate) fn is_untold(&self) -> bool {
        self.cut && self.exponent().is_none()
    }
}
