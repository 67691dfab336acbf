//! What is printed.

use crate::{
    operation::Operation,
    series::{EXPONENT, LIMIT, Series},
    shape::Shape,
};
use std::{fmt, time::Duration};

/// Grows too fast.
const FAST: &str = "▲";
/// Larger sizes were left out.
const CUT: &str = "■";

/// How each operation grows in one shape.
pub(crate) struct Grown<'o> {
    pub(crate) shape: &'static Shape,
    pub(crate) all: Vec<(&'o Operation, Series)>,
}

/// A shape of one size.
pub(crate) struct Size {
    pub(crate) n: usize,
    pub(crate) bytes: usize,
    pub(crate) reading: Duration,
    /// Whether larger ones are not read, since that would take too long.
    pub(crate) cut: bool,
}

pub(crate) fn head() {
    let limit = Time(LIMIT);
    println!("{FAST} grows faster than n^{EXPONENT}   {CUT} larger n would take over {limit}");
    println!();
    println!(
        "{:<24}{:>7}{:>10}{:>10}   what grows too fast or takes long",
        "shape", "n", "JSON", "read"
    );
}

impl Grown<'_> {
    /// One line of what is notable, and, if asked for, one of each operation.
    pub(crate) fn print(&self, size: &Size, every: bool) {
        let mut notable: Vec<_> =
            self.all.iter().filter(|(_, series)| series.is_worth_a_word()).collect();
        notable.sort_by(|(_, one), (_, other)| {
            let steepness = |series: &Series| series.exponent().unwrap_or_default();
            steepness(other).total_cmp(&steepness(one))
        });
        let told = |(operation, series): &&(&Operation, Series)| told(operation, series, size.n);
        let notable: Vec<_> = notable.iter().map(told).collect();
        println!(
            "{:<24}{:>7}{:>10}{:>10} {:<1} {}",
            self.shape.name,
            Thousands(size.n).to_string(),
            format!("{} kB", Thousands(size.bytes.div_ceil(1000))),
            Time(size.reading).to_string(),
            if size.cut { CUT } else { "" },
            notable.join(", "),
        );
        for (operation, series) in self.all.iter().filter(|_| every) {
            if series.last().is_some() {
                println!("    {}", told_alone(operation, series));
            }
        }
    }

    /// The operations that grow too fast.
    fn fast(&self) -> Vec<&str> {
        let fast = self.all.iter().filter(|(_, series)| series.is_too_fast());
        fast.map(|(operation, _)| operation.name.as_str()).collect()
    }

    fn count(&self, of: impl Fn(&Series) -> bool) -> usize {
        self.all.iter().filter(|(_, series)| of(series)).count()
    }
}

/// `▲ disputes n^2.1 1.3 s at 4,000 ■`
fn told(operation: &Operation, series: &Series, n: usize) -> String {
    let mut told = Vec::new();
    told.extend(series.is_too_fast().then(|| FAST.to_owned()));
    told.push(operation.name.clone());
    told.extend(series.exponent().map(power));
    if let Some((last, time)) = series.last() {
        told.push(Time(time).to_string());
        told.extend((last != n).then(|| format!("at {}", Thousands(last))));
    }
    told.extend(series.is_cut().then(|| CUT.to_owned()));
    told.join(" ")
}

fn told_alone(operation: &Operation, series: &Series) -> String {
    let (n, time) = series.last().unwrap_or_default();
    let fast = if series.is_too_fast() { FAST } else { "" };
    let cut = if series.is_cut() { CUT } else { "" };
    let power = series.exponent().map(power).unwrap_or_default();
    let (name, n, time) = (&operation.name, Thousands(n).to_string(), Time(time).to_string());
    format!("{fast:<2}{name:<22}{power:>7}{time:>10} at {n:>6} {cut}").trim_end().to_owned()
}

fn power(exponent: f64) -> String {
    format!("n^{exponent:.1}")
}

/// The last lines.
pub(crate) fn sum(all: &[Grown<'_>]) {
    let count = |of: fn(&Series) -> bool| all.iter().map(|it| it.count(of)).sum::<usize>();
    let pairs = count(|series| series.last().is_some());
    let fast = count(Series::is_too_fast);
    let untold = count(Series::is_untold);
    if untold > 0 {
        println!("{untold} more take too long to tell.");
    }
    let each = all.iter().map(|it| (it.shape.name, it.fast())).filter(|(_, fast)| !fast.is_empty());
    let listed: Vec<_> = each.map(|(name, fast)| format!("{name}: {}", fast.join(", "))).collect();
    let colon = if listed.is_empty() { "" } else { ": " };
    println!("{fast} of {pairs} pairs grow faster than n^{EXPONENT}{colon}{}", listed.join("; "));
}

/// `12,345`
struct Thousands(usize);

impl fmt::Display for Thousands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 1000, self.0 % 1000) {
            (0, rest) => write!(f, "{rest}"),
            (thousands, rest) => write!(f, "{},{rest:03}", Thousands(thousands)),
        }
    }
}

/// `1.2 s`, `12.3 ms`
pub(crate) struct Time(pub(crate) Duration);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        if seconds < 1.0 {
            write!(f, "{:.1} ms", seconds * 1e3)
        } else {
            write!(f, "{seconds:.1} s")
        }
    }
}
