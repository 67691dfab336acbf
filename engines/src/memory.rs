//! The tables in memory.

use datafusion::{
    arrow::array::RecordBatch, datasource::MemTable, error::Result, prelude::SessionContext,
};
use std::{slice, sync::Arc, thread};
use use_of_force::{
    Incident,
    arrow::{Builder, schema},
    table::Table,
};

/// How many rows a batch has.
const ROWS: usize = 8192;

/// All tables, which grow in one pass over the incidents.
pub(crate) struct Tables {
    builders: Vec<Builder>,
    /// What each of them has built.
    batches: Vec<Vec<RecordBatch>>,
}

impl Default for Tables {
    fn default() -> Self {
        let builders = Table::ALL.iter().map(|table| Builder::new(*table)).collect();
        Self { builders, batches: vec![Vec::new(); Table::ALL.len()] }
    }
}

impl Tables {
    pub(crate) fn push(&mut self, incident: &Incident) -> Result<()> {
        Builder::push_all(&mut self.builders, slice::from_ref(incident))?;
        for (builder, batches) in self.builders.iter_mut().zip(&mut self.batches) {
            if builder.len() >= ROWS {
                batches.push(builder.finish()?);
            }
        }
        Ok(())
    }

    /// Makes them known. What is long is read by as many threads as there are.
    pub(crate) fn register(self, context: &SessionContext) -> Result<()> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let built = self.builders.into_iter().zip(self.batches);
        for (table, (mut builder, mut batches)) in Table::ALL.iter().zip(built) {
            batches.push(builder.finish()?);
            let each = batches.len().div_ceil(threads);
            let partitions = batches.chunks(each).map(<[RecordBatch]>::to_vec).collect();
            let table_of = MemTable::try_new(schema(*table), partitions)?;
            context.register_table(table.name(), Arc::new(table_of))?;
        }
        Ok(())
    }
}
