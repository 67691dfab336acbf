//! Arrow tables against `serde_arrow` and `arrow-json`, in one run; and made-up cases to measure with.
//!
//! ```text
//! cargo run --release --manifest-path benches/tables/Cargo.toml -- cases 10000 > cases.jsonl
//! cargo run --release --manifest-path benches/tables/Cargo.toml -- cases.jsonl
//! ```

mod cases;
mod flat;

use arrow_json::reader::{ReaderBuilder, infer_json_schema_from_seekable};
use flat::Flat;
use std::{
    error::Error,
    fs,
    hint::black_box,
    io::{self, BufReader, BufWriter, Cursor, Write},
    sync::Arc,
    time::{Duration, Instant},
};
use use_of_force::{
    Incident,
    arrow::{
        self, Builder,
        arrow_schema::{DataType, Field, FieldRef, Schema},
    },
    json, parquet,
    table::Table,
};

/// How many incidents or rows make a batch.
const BATCH: usize = 1024;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<_> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["cases", number] => {
            let mut out = BufWriter::new(io::stdout().lock());
            cases::write(number.parse()?, &mut out)?;
            Ok(out.flush()?)
        }
        ["parquet", cases, to, threads] => {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.parse()?).build()?;
            pool.install(|| convert(cases, to)).map_err(|Bad(error)| error.into())
        }
        [path] => measure(&fs::read(path)?),
        _ => Err("expected a file of cases as JSON Lines, `cases NUMBER`, or `parquet CASES DIR THREADS`".into()),
    }
}

/// Writes cases as a directory of Parquet files, and says what it took.
fn convert(cases: &str, to: &str) -> Result<(), Bad> {
    let start = Instant::now();
    let mut writer = parquet::Writer::create(to)?;
    let lines = json::lines(BufReader::new(fs::File::open(cases).map_err(Bad::of)?));
    if rayon::current_num_threads() == 1 {
        writer.push_all(lines.map(|read| read.map_err(Bad::of)))?;
    } else {
        writer.par_push(lines.parallel().map(|read| read.map_err(Bad::of)))?;
    }
    let written = writer.finish()?;
    println!("{written} cases in {:.2} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// An error in words.
struct Bad(String);

impl Bad {
    fn of(error: impl Error) -> Self {
        Self(error.to_string())
    }
}

impl From<parquet::Error> for Bad {
    fn from(error: parquet::Error) -> Self {
        Self::of(error)
    }
}

fn measure(text: &[u8]) -> Result<(), Box<dyn Error>> {
    let incidents = json::lines(text).collect::<Result<Vec<_>, _>>()?;
    println!("{} incidents, {:.1} MB of JSON Lines\n", incidents.len(), text.len() as f64 / 1e6);
    structs::<flat::Statement>(&incidents)?;
    structs::<flat::Person>(&incidents)?;

    let (schema, _) = infer_json_schema_from_seekable(Cursor::new(text), None)?;
    let schema = Arc::new(schema);
    let peer = best(|| {
        let reader = ReaderBuilder::new(schema.clone()).with_batch_size(BATCH).build(text);
        reader.unwrap().map(|batch| batch.unwrap().num_rows()).sum::<usize>()
    });
    let read = best(|| json::lines(text).map(|read| black_box(read.unwrap()).id()).max());
    let tables = |incidents: &mut dyn Iterator<Item = Incident>| {
        let mut builders: Vec<_> = Table::ALL.iter().map(|table| Builder::new(*table)).collect();
        let mut cells = 0;
        loop {
            let some: Vec<_> = incidents.take(BATCH).collect();
            if some.is_empty() {
                return cells;
            }
            Builder::push_all(&mut builders, &some).unwrap();
            cells += finish(&mut builders);
        }
    };
    let own = best(|| tables(&mut json::lines(text).map(Result::unwrap)));
    let cells = tables(&mut incidents.into_iter());
    println!("JSON Lines -> Arrow, {cells} cells in {} tables", Table::ALL.len());
    tell("arrow-json, one nested table, unchecked", peer, peer);
    tell("reading checked incidents, without tables", read, peer);
    tell("the same, and all tables", own, peer);
    Ok(())
}

/// Ends the batches, and tells how many cells they have.
fn finish(builders: &mut [Builder]) -> usize {
    let batches = builders.iter_mut().map(|builder| black_box(builder.finish().unwrap()));
    batches.map(|batch| batch.num_rows() * batch.num_columns()).sum()
}

/// The rows of one table from incidents, against the same rows from flat structs that are there already.
fn structs<F: Flat>(incidents: &[Incident]) -> Result<(), Box<dyn Error>> {
    let rows: Vec<F> = incidents
        .iter()
        .flat_map(|incident| {
            F::TABLE.rows(incident).iter().map(|row| F::of(&row)).collect::<Vec<_>>()
        })
        .collect();
    let fields = &arrow::schema(F::TABLE).fields;
    let names: Vec<_> = fields.iter().map(|field| field.name().as_str()).collect();
    assert_eq!(names, F::COLUMNS);

    // Both say the same.
    let own = arrow::batches(F::TABLE, incidents, usize::MAX).collect::<Result<Vec<_>, _>>()?;
    let peer = serde_arrow::to_record_batch(fields, &rows)?;
    let [own] = own.as_slice() else { return Err("expected one batch".into()) };
    assert_eq!(own.columns(), peer.columns());

    let peer = best(|| {
        let batch = |rows| serde_arrow::to_record_batch(fields, &rows).unwrap().num_rows();
        rows.chunks(8 * BATCH).map(batch).sum::<usize>()
    });
    let own = best(|| {
        let batches = arrow::batches(F::TABLE, incidents, 8 * BATCH);
        batches.map(|batch| batch.unwrap().num_rows()).sum::<usize>()
    });
    let lines = rows.iter().try_fold(Vec::new(), |mut lines, row| {
        serde_json::to_writer(&mut lines, row)?;
        lines.push(b'\n');
        Ok::<_, serde_json::Error>(lines)
    })?;
    let plain = Arc::new(Schema::new(fields.iter().map(plain).collect::<Vec<_>>()));
    let json = best(|| {
        let reader = ReaderBuilder::new(plain.clone()).with_batch_size(8 * BATCH);
        let batches = reader.build(lines.as_slice()).unwrap();
        batches.map(|batch| batch.unwrap().num_rows()).sum::<usize>()
    });
    println!("{}, {} rows of {} columns", F::TABLE, rows.len(), names.len());
    tell("serde_arrow, from flat structs", peer, peer);
    tell("arrow-json, from the rows as JSON Lines", json, peer);
    tell("from incidents", own, peer);
    println!();
    Ok(())
}

/// The same without what `arrow-json` does not read: dictionaries, and zones with a name.
fn plain(field: &FieldRef) -> Field {
    let plain = match field.data_type() {
        DataType::Dictionary(_, values) => DataType::clone(values),
        DataType::Timestamp(unit, _) => DataType::Timestamp(*unit, None),
        other => other.clone(),
    };
    Field::clone(field).with_data_type(plain)
}

fn tell(what: &str, time: Duration, peer: Duration) {
    let ratio = time.as_secs_f64() / peer.as_secs_f64();
    println!("  {what:<45} {:>8.1} ms  {ratio:>5.2} x", time.as_secs_f64() * 1e3);
}

/// The best of five runs.
fn best<T>(run: impl Fn() -> T) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..5).map(time).min().unwrap_or_default()
}
