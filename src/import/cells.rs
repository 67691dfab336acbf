//! The cells of one record, and the parser that finds them.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The cells of a record, one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cells {
    text: String,
    /// Where each begins and ends, without white space around it.
    bounds: Vec<(u32, u32)>,
}

impl Cells {
    pub(super) fn len(&self) -> usize {
        self.bounds.len()
    }

    /// The cell of this number, without white space around it; empty if there is none.
    pub(super) fn get(&self, cell: usize) -> &str {
        let bounds = self.bounds.get(cell).copied();
        let range = bounds.map(|(start, end)| start as usize..end as usize);
        range.and_then(|range| self.text.get(range)).unwrap_or("")
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|cell| self.get(cell))
    }

    /// Takes over what a parser found. A cell that is not UTF-8 is read as Windows-1252; tells
    /// whether there was one.
    fn set(&mut self, bytes: &[u8], ends: &[usize]) -> bool {
        self.text.clear();
        self.bounds.clear();
        self.bounds.reserve(ends.len());
        let mut start = 0;
        // A character of which two cells hold a part each is none.
        let whole = std::str::from_utf8(bytes);
        let whole = whole.ok().filter(|text| ends.iter().all(|end| text.is_char_boundary(*end)));
        if let Some(text) = whole {
            self.text.push_str(text);
            for end in ends {
                self.push(start, *end);
                start = *end;
            }
            return false;
        }
        let mut from = 0;
        for end in ends {
            self.text.push_str(&decoded(bytes.get(from..*end).unwrap_or_default()));
            self.push(start, self.text.len());
            (from, start) = (*end, self.text.len());
        }
        true
    }

    /// Adds the cell that stands in this part of the text.
    fn push(&mut self, start: usize, end: usize) {
        let cell = self.text.get(start..end).unwrap_or("");
        let kept = cell.trim_start();
        let start = start + (cell.len() - kept.len());
        let end = start + kept.trim_end().len();
        // A record has some MiB at most.
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.bounds.push((place(start), place(end)));
    }
}

/// Bytes as text: UTF-8, and what is not as Windows-1252, of which every byte is a character.
pub(super) fn decoded(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// What a parser found in the bytes that it was fed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A record, of which that many of the bytes were the last.
    Record(usize),
    /// That there is none any more.
    End,
    /// Nothing yet: all bytes were read.
    More,
}

/// Finds the cells of one record after the other.
#[derive(Debug)]
pub(super) struct Parser {
    delimiter: u8,
    reader: Reader,
    fields: Vec<u8>,
    ends: Vec<usize>,
    in_fields: usize,
    in_ends: usize,
}

impl Parser {
    pub(super) fn new(delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self {
            delimiter,
            reader,
            fields: vec![0; 1024],
            ends: vec![0; 64],
            in_fields: 0,
            in_ends: 0,
        }
    }

    /// One that parses other bytes in the same way.
    pub(super) fn another(&self) -> Self {
        Self::new(self.delimiter)
    }

    /// What separates cells.
    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Forgets the record that was begun.
    pub(super) fn begin(&mut self) {
        self.reader.reset();
        (self.in_fields, self.in_ends) = (0, 0);
    }

    /// Reads on; no bytes are the end of all.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Found {
        let mut from = 0;
        loop {
            let (result, read, wrote, ended) = self.reader.read_record(
                bytes.get(from..).unwrap_or_default(),
                self.fields.get_mut(self.in_fields..).unwrap_or_default(),
                self.ends.get_mut(self.in_ends..).unwrap_or_default(),
            );
            from += read;
            self.in_fields += wrote;
            self.in_ends += ended;
            match result {
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => return Found::Record(from),
                ReadRecordResult::End => return Found::End,
                // With nothing left to read, an empty slice would say that the file ends here.
                ReadRecordResult::InputEmpty => return Found::More,
            }
            if from == bytes.len() && !bytes.is_empty() {
                return Found::More;
            }
        }
    }

    /// How many cells the record has.
    pub(super) fn width(&self) -> usize {
        self.in_ends
    }

    /// The cells of the record; whether bytes of it are not UTF-8.
    pub(super) fn cells(&self, cells: &mut Cells) -> bool {
        let fields = self.fields.get(..self.in_fields).unwrap_or_default();
        cells.set(fields, self.ends.get(..self.in_ends).unwrap_or_default())
    }

    /// The cells of a record that was held as bytes.
    pub(super) fn parse(&mut self, bytes: &[u8], cells: &mut Cells) {
        self.begin();
        if self.feed(bytes) == Found::More {
            self.feed(&[]);
        }
        self.cells(cells);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<String> {
        let mut cells = Cells::default();
        Parser::new(b',').parse(bytes, &mut cells);
        cells.iter().map(ToOwned::to_owned).collect()
    }

    #[test]
    fn quotation_marks_and_blanks_are_no_part_of_a_cell() {
        assert_eq!(cells(b"a, b ,\"c, d\",\"say \"\"e\"\"\""), ["a", "b", "c, d", "say \"e\""]);
        assert_eq!(cells(b"\"a\nb\",c\r\n"), ["a\nb", "c"]);
        assert_eq!(cells(b",,"), ["", "", ""]);
    }

    #[test]
    fn what_is_not_utf_8_is_windows_1252() {
        assert_eq!(cells(b"caf\xe9,O\x92Brien,\xc3\xa9"), ["café", "O’Brien", "é"]);
        assert_eq!(cells(b"caf\xc3,\xa9"), ["cafÃ", "©"]);
    }

    #[test]
    fn buffers_grow() {
        let long = "x".repeat(5000);
        let many = vec!["y"; 300].join(",");
        assert_eq!(cells(format!("{long},{many}").as_bytes()).len(), 301);
    }

    #[test]
    fn a_cell_that_is_not_there_is_empty() {
        let mut row = Cells::default();
        Parser::new(b';').parse(b"a;b", &mut row);
        assert_eq!((row.get(1), row.get(2)), ("b", ""));
    }
}
