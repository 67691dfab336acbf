//! The tables of a directory of Parquet files.

use datafusion::{
    arrow::datatypes::DataType,
    datasource::{
        file_format::parquet::ParquetFormat,
        listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl},
    },
    error::{DataFusionError, Result},
    functions::core::expr_fn::nullif,
    prelude::{Expr, SessionContext, col, lit},
};
use std::{fs, io, path::Path, sync::Arc};
use use_of_force::{arrow::schema, output, table::Table};

/// The columns that stand in the names of directories.
const PARTITIONS: [&str; 2] = ["state", "year"];

/// What stands there for a value that is not known.
const NOT_KNOWN: &str = "__HIVE_DEFAULT_PARTITION__";

/// Makes the tables of a directory known, if its files are as its `SHA256SUMS` says, or it has none.
pub(crate) async fn register(context: &SessionContext, path: &Path) -> Result<()> {
    let directory = path.canonicalize().map_err(|error| unreadable(path, &error))?;
    for table in Table::ALL {
        let below = directory.join(table.name());
        let partitioned = is_partitioned(&below).map_err(|error| unreadable(&below, &error))?;
        let partitions = if partitioned { &PARTITIONS[..] } else { &[] };
        let options = ListingOptions::new(Arc::new(ParquetFormat::default()))
            .with_file_extension(".parquet")
            .with_table_partition_cols(
                partitions.iter().map(|name| ((*name).to_owned(), DataType::Utf8)).collect(),
            );
        // A directory is one that ends so.
        let url = ListingTableUrl::parse(format!("{}/", below.display()))?;
        let config =
            ListingTableConfig::new(url).with_listing_options(options).with_schema(schema(*table));
        let files = Arc::new(ListingTable::try_new(config)?);
        if partitioned {
            let files = context.read_table(files)?;
            let columns: Vec<Expr> = (table.columns().iter())
                .map(|column| col(column.name()))
                .chain(PARTITIONS.map(|name| nullif(col(name), lit(NOT_KNOWN)).alias(name)))
                .collect();
            context.register_table(table.name(), files.select(columns)?.into_view())?;
        } else {
            context.register_table(table.name(), files)?;
        }
    }
    // Nothing was read of them yet.
    let checked = output::check(&directory);
    checked.map_err(|error| DataFusionError::Configuration(error.to_string())).map(drop)
}

fn is_partitioned(table: &Path) -> io::Result<bool> {
    let [first, _] = PARTITIONS;
    for entry in fs::read_dir(table)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if name.strip_prefix(first).is_some_and(|rest| rest.starts_with('=')) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn unreadable(path: &Path, error: &io::Error) -> DataFusionError {
    let expected = "expected a directory with all tables";
    DataFusionError::Configuration(format!("{expected}, found {}: {error}", path.display()))
}
