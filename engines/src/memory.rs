//! The tables in memory.

use datafusion::{
    arrow::array::RecordBatch, datasource::MemTable, error::Result, prelude::SessionContext,
};
use std::{sync::Arc, thread};
use use_of_force::{
    Incident,
    arrow::{Builder, schema},
    table::Table,
};

/// How many rows a batch has.
const ROWS: usize = 8192;

/// All tables, which grow in one pass over the incidents.
pub(crate) struct Tables(Vec<Growing>);

struct Growing {
    table: Table,
    builder: Builder,
    batches: Vec<RecordBatch>,
}

impl Default for Tables {
    fn default() -> Self {
        let grow = |table: &Table| Growing {
            table: *table,
            builder: Builder::new(*table),
            batches: Vec::new(),
        };
        Self(Table::ALL.iter().map(grow).collect())
    }
}

impl Tables {
    pub(crate) fn push(&mut self, incident: &Incident) -> Result<()> {
        for growing in &mut self.0 {
            growing.builder.push(incident)?;
            if growing.builder.len() >= ROWS {
                growing.batches.push(growing.builder.finish()?);
            }
        }
        Ok(())
    }

    /// Makes them known. What is long is read by as many threads as there are.
    pub(crate) fn register(self, context: &SessionContext) -> Result<()> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        for Growing { table, mut builder, mut batches } in self.0 {
            batches.push(builder.finish()?);
            let each = batches.len().div_ceil(threads);
            let partitions = batches.chunks(each).map(<[RecordBatch]>::to_vec).collect();
            let table_of = MemTable::try_new(schema(table), partitions)?;
            context.register_table(table.name(), Arc::new(table_of))?;
        }
        Ok(())
    }
}
