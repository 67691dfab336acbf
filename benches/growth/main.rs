//! How the cost of every operation grows in incidents that are made to be costly.
//!
//! ```text
//! cargo bench --bench growth                                  # everything, to n = 16,000
//! cargo bench --bench growth -- --upto 4000 noun_nsrc_agree   # one shape
//! cargo bench --bench growth -- --all seq_nsrc table merge    # some operations, every figure
//! ```
//!
//! Each shape is made with n = 250, 500, 1,000, … of something, and each operation is done on an
//! incident of which nothing was asked before. The exponent is fitted to the times that are long enough
//! to be told from noise.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark prints and may fail"
)]

mod case;
mod operation;
mod option;
mod report;
mod series;
mod shape;

use case::Case;
use operation::Operation;
use option::Options;
use report::{Grown, Size, Time};
use series::{LIMIT, Series};
use shape::Shape;
use std::{
    env,
    iter::successors,
    process::{Command, ExitCode},
    time::Duration,
};

/// Memory that was given back costs the more to get again, the more it is: what grows is the allocator.
/// So it is kept, where that is glibc, which reads these as a program starts.
const KEPT: [(&str, &str); 2] =
    [("MALLOC_TRIM_THRESHOLD_", "4000000000"), ("MALLOC_MMAP_MAX_", "0")];

fn main() -> ExitCode {
    if KEPT.iter().all(|(name, _)| env::var_os(name).is_some()) {
        return measured();
    }
    let mut again = Command::new(env::current_exe().unwrap());
    let status = again.args(env::args_os().skip(1)).envs(KEPT).status().unwrap();
    ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

fn measured() -> ExitCode {
    let operations = operation::all();
    let options = match Options::read(&operations) {
        Ok(options) => options,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    report::head();
    let operations = options.operations(&operations);
    let grown: Vec<_> = options.shapes().map(|shape| grown(shape, &operations, &options)).collect();
    println!();
    against();
    println!();
    report::sum(&grown);
    ExitCode::SUCCESS
}

/// Measures and prints what one shape costs.
fn grown<'o>(shape: &'static Shape, operations: &[&'o Operation], options: &Options) -> Grown<'o> {
    let all = operations.iter().map(|operation| (*operation, Series::default())).collect();
    let mut grown = Grown { shape, all };
    let mut reading = Series::default();
    let mut size = Size { n: 0, bytes: 0, reading: Duration::ZERO, cut: false };
    for n in successors(Some(option::LEAST), |n| Some(2 * n)).take_while(|n| *n <= options.upto) {
        if reading.is_stopped() {
            size.cut = true;
            break;
        }
        let case = Case::of(shape, n);
        for (operation, series) in &mut grown.all {
            series.measure(operation, &case, n);
        }
        size = Size { n, bytes: case.text.len(), reading: case.reading, cut: false };
        reading.add(n, case.reading);
    }
    grown.print(&size, options.every);
    grown
}

/// Reading many words on one track, against as many on as many tracks.
fn against() {
    let [one, many] = ["track_nsrc", "tracks_nsrc"].map(|name| {
        let shape = shape::all().find(|shape| shape.name == name).unwrap();
        best(|| Case::of(shape, 2_000).reading)
    });
    let ratio = one.as_secs_f64() / many.as_secs_f64();
    println!(
        "reading 2,000 sources on one investigation's track against 2,000 statements about 2,000 \
         tracks: × {ratio:.1} ({} against {})",
        Time(one),
        Time(many),
    );
}

/// The best of five, or the first if it is long.
fn best(time: impl Fn() -> Duration) -> Duration {
    let first = time();
    if first > LIMIT { first } else { (0..4).map(|_| time()).fold(first, Duration::min) }
}
