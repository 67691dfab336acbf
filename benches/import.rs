//! Importing against reading raw records and against reading flat structs, in one run.
//!
//! ```text
//! cargo bench --bench import --features csv -- DATA.csv AGENCIES.csv
//! ```
//!
//! The files are the Washington Post's, or others of the same columns.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints and may fail")]

use serde::Deserialize;
use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};
use use_of_force::{import::washington_post, when};

/// A row as a flat struct, as people read it without a library.
#[derive(Deserialize)]
#[allow(dead_code, reason = "only read")]
struct Flat {
    id: u32,
    date: String,
    threat_type: Option<String>,
    flee_status: Option<String>,
    armed_with: Option<String>,
    city: Option<String>,
    county: Option<String>,
    state: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    location_precision: Option<String>,
    name: Option<String>,
    age: Option<u8>,
    gender: Option<String>,
    race: Option<String>,
    race_source: Option<String>,
    was_mental_illness_related: String,
    body_camera: String,
    agency_ids: Option<String>,
}

fn main() {
    let mut files = std::env::args().skip(1).filter(|arg| !arg.starts_with("--"));
    let (Some(people), Some(agencies)) = (files.next(), files.next()) else {
        println!("skipped: give the data and the agencies: -- DATA.csv AGENCIES.csv");
        return;
    };
    let (people, agencies) = (fs::read(people).unwrap(), fs::read(agencies).unwrap());
    let raw = best(|| {
        let mut reader = csv::Reader::from_reader(people.as_slice());
        let mut record = csv::StringRecord::new();
        let mut rows = 0;
        while reader.read_record(&mut record).unwrap() {
            rows += record.len();
        }
        rows
    });
    let flat = best(|| {
        let mut reader = csv::Reader::from_reader(people.as_slice());
        reader.deserialize().map(|row| black_box::<Flat>(row.unwrap()).id).max().unwrap_or(0)
    });
    let import = best(|| {
        let import =
            washington_post::import(when!("2024-10-31"), people.as_slice(), agencies.as_slice());
        import.unwrap().filter(|read| black_box(read).is_ok()).count()
    });
    let ratio = |time: Duration| time.as_secs_f64() / raw.as_secs_f64();
    for (what, time) in [
        ("csv, raw records", raw),
        ("csv + serde, flat structs", flat),
        ("import, checked incidents", import),
    ] {
        println!("{what:<28} {:>7.1} ms  {:>5.1} x", time.as_secs_f64() * 1e3, ratio(time));
    }
}

/// The best of several runs.
fn best<T>(run: impl Fn() -> T) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..15).map(time).min().unwrap_or_default()
}
