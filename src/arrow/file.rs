//! The file format of Arrow IPC. A column has one dictionary in a file, which readers load before all
//! batches, wherever it stands: so it can stand behind those that brought its words. The writer of
//! `arrow-ipc` writes it before the first batch, and then it cannot grow but by pieces, which not every
//! tool reads (Polars does not).

use arrow_array::RecordBatch;
use arrow_ipc::{
    Block, FooterBuilder, MetadataVersion,
    convert::IpcSchemaEncoder,
    writer::{
        DictionaryHandling, DictionaryTracker, EncodedData, IpcDataGenerator, IpcWriteContext,
        IpcWriteOptions, write_message,
    },
};
use arrow_schema::{ArrowError, Schema, SchemaRef};
use flatbuffers::FlatBufferBuilder;
use std::io::Write;

/// What a file begins with, so that what follows is aligned as the writer of `arrow-ipc` does it.
const HEAD: [u8; 64] = {
    let mut head = [0; 64];
    let (name, _) = head.split_at_mut(MAGIC.len());
    name.copy_from_slice(MAGIC);
    head
};

const MAGIC: &[u8; 6] = b"ARROW1";

/// What ends the messages.
const END: [u8; 8] = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0];

/// Writes batches of which each has the words of those before it.
pub(super) struct Writer<W> {
    to: W,
    schema: SchemaRef,
    options: IpcWriteOptions,
    tracker: DictionaryTracker,
    context: IpcWriteContext,
    /// The last batch, which has all words, and is written after them: so they come first where it is the
    /// only one.
    last: Option<RecordBatch>,
    /// How many bytes are written.
    written: usize,
    batches: Vec<Block>,
}

impl<W: Write> Writer<W> {
    pub(super) fn begin(mut to: W, schema: SchemaRef) -> Result<Self, ArrowError> {
        // What is left out costs least so.
        let options =
            IpcWriteOptions::default().with_dictionary_handling(DictionaryHandling::Delta);
        let mut tracker = DictionaryTracker::new(false);
        let message = message(&schema, &mut tracker, &options);
        to.write_all(&HEAD)?;
        let (meta, body) = write_message(&mut to, message, &options)?;
        Ok(Self {
            to,
            schema,
            options,
            tracker,
            context: IpcWriteContext::default(),
            last: None,
            written: HEAD.len() + meta + body,
            batches: Vec::new(),
        })
    }

    pub(super) fn write(&mut self, batch: RecordBatch) -> Result<(), ArrowError> {
        let Some(batch) = self.last.replace(batch) else { return Ok(()) };
        let (_, message) = self.encoded(&batch)?;
        self.batch(message)
    }

    /// Writes the dictionaries, the last batch, and where each of them and the other batches stand.
    pub(super) fn finish(mut self) -> Result<(), ArrowError> {
        let mut dictionaries = Vec::new();
        if let Some(batch) = self.last.take() {
            self.tracker = DictionaryTracker::new(false);
            let _same = message(&self.schema, &mut self.tracker, &self.options);
            let (words, message) = self.encoded(&batch)?;
            for words in words {
                dictionaries.push(self.block(words)?);
            }
            self.batch(message)?;
        }
        self.to.write_all(&END)?;
        let mut builder = FlatBufferBuilder::new();
        let (dictionaries, batches) =
            (builder.create_vector(&dictionaries), builder.create_vector(&self.batches));
        let schema = IpcSchemaEncoder::new()
            .with_dictionary_tracker(&mut DictionaryTracker::new(false))
            .schema_to_fb_offset(&mut builder, &self.schema);
        let mut footer = FooterBuilder::new(&mut builder);
        footer.add_version(MetadataVersion::V5);
        footer.add_schema(schema);
        footer.add_dictionaries(dictionaries);
        footer.add_recordBatches(batches);
        let footer = footer.finish();
        builder.finish(footer, None);
        let footer = builder.finished_data();
        self.to.write_all(footer)?;
        self.to.write_all(&number::<i32>(footer.len())?.to_le_bytes())?;
        self.to.write_all(MAGIC)?;
        Ok(self.to.flush()?)
    }

    /// The dictionaries that are not known yet, and the batch.
    fn encoded(
        &mut self,
        batch: &RecordBatch,
    ) -> Result<(Vec<EncodedData>, EncodedData), ArrowError> {
        let encoder = IpcDataGenerator::default();
        encoder.encode(batch, &mut self.tracker, &self.options, &mut self.context)
    }

    fn batch(&mut self, message: EncodedData) -> Result<(), ArrowError> {
        let block = self.block(message)?;
        self.batches.push(block);
        Ok(())
    }

    /// Writes a message, and tells where it stands.
    fn block(&mut self, message: EncodedData) -> Result<Block, ArrowError> {
        let at = number(self.written)?;
        let (meta, body) = write_message(&mut self.to, message, &self.options)?;
        self.written += meta + body;
        Ok(Block::new(at, number(meta)?, number(body)?))
    }
}

/// The message of a schema, which gives each dictionary its number.
fn message(
    schema: &Schema,
    tracker: &mut DictionaryTracker,
    options: &IpcWriteOptions,
) -> EncodedData {
    IpcDataGenerator::default().schema_to_bytes_with_dictionary_tracker(schema, tracker, options)
}

fn number<T: TryFrom<usize>>(number: usize) -> Result<T, ArrowError> {
    let long = |_| ArrowError::IpcError("the file gets too long".to_owned());
    T::try_from(number).map_err(long)
}
