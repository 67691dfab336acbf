//! Files that are not what they should be.

use super::{HEADER, import, people, person, read};
use proptest::prelude::*;
use std::io::{self, Read};
use use_of_force::{
    import::{Dataset, Error, Import},
    when,
};

const ROWS: [&str; 3] = [
    "1,a,5/4/2031,A. Example,34,M,gun",
    "2,a,5/4/2031,B. Example,40s,F,gun;knife",
    "3,b,5/6/2031,\"Example, C.\",,M,no",
];

fn file(rows: &[&str]) -> String {
    format!("{HEADER}{}\n", rows.join("\n"))
}

#[track_caller]
fn gives_back(file: impl AsRef<[u8]>, used: usize, expected: &[(u64, &str)]) {
    let (incidents, rejected) = read(file);
    let found: Vec<_> = rejected.iter().map(|row| (row.line(), row.reason())).collect();
    assert_eq!(found, expected);
    assert_eq!(people(&incidents).len(), used);
}

#[test]
fn a_whole_file_gives_nothing_back() {
    gives_back(file(&ROWS), 3, &[]);
}

#[test]
fn lines_end_in_any_way() {
    for end in ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"] {
        gives_back(file(&ROWS).replace('\n', end), 3, &[]);
        gives_back(file(&ROWS).trim_end().replace('\n', end), 3, &[]);
    }
}

#[test]
fn lines_are_counted_as_an_editor_does() {
    let text = format!("{HEADER}1,a,5/4/2031,\"A.\nExample\",34,M,gun\n\n2,a,5/4/2031,B,40\n");
    for end in ["\n", "\r\n", "\r"] {
        let (incidents, rejected) = read(text.replace('\n', end));
        assert_eq!(incidents[0].statements().next().unwrap().cite(), Some("line 2"), "{end:?}");
        assert_eq!(rejected[0].to_string(), "line 5: expected 7 cells, found 5", "{end:?}");
        assert_eq!(rejected[0].raw(), "2,a,5/4/2031,B,40");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    gives_back(format!("\u{feff}{}", file(&ROWS)), 3, &[]);
}

#[test]
fn cells_are_parted_by_semicolons_and_tabs_too() {
    let rows = ["1,a,5/4/2031,A. Example,34,M,gun", "2,a,5/4/2031,B. Example,40s,F,no"];
    for delimiter in [";", "\t"] {
        gives_back(file(&rows).replace(',', delimiter), 2, &[]);
    }
}

#[test]
fn shifted_rows_are_given_back() {
    gives_back(
        file(&[ROWS[0], "2,5/4/2031,B. Example,40s,F,gun", ROWS[2], "4,c,d,5/6/2031,C,34,M,no"]),
        2,
        &[(3, "expected 7 cells, found 6"), (5, "expected 7 cells, found 8")],
    );
}

#[test]
fn a_file_that_is_cut_off_costs_the_row_where_it_ends() {
    let whole = file(&ROWS);
    gives_back(&whole[..whole.len() - 5], 2, &[(4, "expected 7 cells, found 6")]);
    let quoted = whole.find("\"Example").unwrap();
    gives_back(&whole[..quoted + 5], 2, &[(4, "the file ends inside a quotation")]);
}

#[test]
fn a_stray_quotation_mark_costs_its_line() {
    gives_back(
        file(&[ROWS[0], "2,a,5/4/2031,\"B. Example,40s,F,gun;knife", ROWS[2]]),
        2,
        &[(3, "expected 7 cells, found a quotation mark without another in its line")],
    );
    gives_back(
        file(&[ROWS[0], "2,a,5/4/2031,B. Example,40s,F,\"gun", "4,c,5/6/2031,C,34,M,no"]),
        2,
        &[(3, "expected 7 cells, found a quotation mark without another in its line")],
    );
}

#[test]
fn a_mark_within_a_cell_opens_no_quotation() {
    // Neither is the last row cut off, nor does what follows go into a cell of the one before it.
    for end in ["", "\n"] {
        gives_back(
            file(&[ROWS[0], "2,a,5/4/2031,B. 6\" Example,40s,F,gun"]).trim_end().to_owned() + end,
            2,
            &[],
        );
    }
    gives_back(
        file(&[
            ROWS[0],
            "2,a,5/4/2031,B. 6\" Example,40s,F,\"gun",
            ROWS[2].split('"').next().unwrap(),
        ]),
        1,
        &[
            (3, "expected 7 cells, found a quotation mark without another in its line"),
            (4, "expected 7 cells, found 4"),
        ],
    );
}

#[test]
fn files_that_were_put_together_keep_their_rows() {
    let both = format!("\u{feff}{}\u{feff}{}\n", file(&ROWS[..2]), ROWS[2]);
    gives_back(both, 3, &[]);
}

#[test]
fn a_row_has_no_byte_more_however_it_is_read() {
    let row = |length: usize| {
        let (begin, end) = ("2,a,5/4/2031,", ",34,M,gun");
        format!("{begin}{}{end}", "x".repeat(length - begin.len() - end.len()))
    };
    gives_back(file(&[ROWS[0], &row(1 << 20), ROWS[2]]), 3, &[]);
    let long = "expected a row of at most 1048576 bytes, found one of 1048577, of which the first \
                1048576 are kept";
    gives_back(file(&[ROWS[0], &row((1 << 20) + 1), ROWS[2]]), 2, &[(3, long)]);
}

#[test]
fn what_is_not_utf_8_is_read_as_windows_1252() {
    let mut bytes = file(&ROWS).into_bytes();
    let name = bytes.windows(2).position(|pair| pair == b"A.").unwrap();
    bytes.splice(name..name + 2, [b'O', 0x92, b'N', 0xe9]);
    let mut import = import(when!("2031-06-01"), &bytes);
    let incident = import.next().unwrap().unwrap();
    assert!(incident.people().next().unwrap().name.is("O’Né Example"));
    assert_eq!(import.count(), 1);
    let (_, rejected) = read(b"id,case,day,name,age,sex,armed\n1,a,5/4/2031,\xe9\n");
    assert_eq!(rejected[0].raw(), "1,a,5/4/2031,é");
}

#[test]
fn cells_with_nul_bytes_are_no_text() {
    let (incidents, _) = read(file(&["1,a,5/4/2031,A\0B,3\u{0}4,M,gun"]));
    let person = people(&incidents)[0];
    assert_eq!(person.name.why(), Some(use_of_force::Why::Unusable));
    assert_eq!(person.words("name").unwrap(), Some("A\0B"));
    assert_eq!(person.words("age").unwrap(), Some("3\u{0}4"));
}

#[test]
fn rows_of_one_record_make_one_statement() {
    gives_back(
        file(&[ROWS[0], ROWS[1], "1,z,5/9/2031,Z,1,M,no", ",b,5/6/2031,C,34,M,no"]),
        2,
        &[
            (4, "a row of the record `1` was read before"),
            (5, "expected the name of the row in `id`, found nothing"),
        ],
    );
}

/// Gives bytes, then a line that does not end for long, then other bytes.
struct Long {
    left: usize,
}

impl Read for Long {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.left.min(buffer.len());
        buffer[..length].fill(b'x');
        self.left -= length;
        Ok(length)
    }
}

#[test]
fn no_line_fills_the_memory() {
    const LENGTH: usize = 64 << 20;
    for quote in ["", "\""] {
        let (before, after) =
            (format!("{HEADER}{}\n9,{quote}", ROWS[0]), format!("\n{}\n", ROWS[2]));
        let file = before.as_bytes().chain(Long { left: LENGTH }).chain(after.as_bytes());
        let import = Import::new(super::log(when!("2031-06-01")), file, person).unwrap();
        let mut import = import.record(["id"]).unwrap();
        let rejected: Vec<_> = import.by_ref().filter_map(Result::err).collect();
        assert_eq!(import.summary().used, 2);
        let [row] = rejected.as_slice() else { panic!("{} rows", rejected.len()) };
        let length = LENGTH + 2 + quote.len();
        assert_eq!(
            row.to_string(),
            format!(
                "line 3: expected a row of at most 1048576 bytes, found one of {length}, of which \
                 the first 1048576 are kept"
            )
        );
        assert_eq!(row.raw().len(), 1 << 20);
    }
}

#[test]
fn a_reader_that_fails_ends_the_import_and_is_told() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    // More than is read at once, so that it fails on the way.
    let rows: Vec<String> =
        (1..5000).map(|id| format!("{id},a,5/4/2031,A. Example,34,M,gun")).collect();
    let text = format!("{HEADER}{}\n", rows.join("\n"));
    let import =
        Import::new(super::log(when!("2031-06-01")), text.as_bytes().chain(Failing), person);
    let mut import = import.unwrap().record(["id"]).unwrap();
    assert!(import.by_ref().count() > 1000);
    assert_eq!(import.summary().broken.as_deref(), Some("the disk is gone"));
}

#[test]
fn gzip_is_unpacked_on_the_way() {
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(file(&ROWS).as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    gives_back(&packed, 3, &[]);

    let cut = &packed[..packed.len() / 2];
    match Import::new(super::log(when!("2031-06-01")), cut, person) {
        Ok(mut import) => {
            import.by_ref().for_each(drop);
            assert!(import.summary().broken.is_some());
        }
        Err(error) => assert!(matches!(error, Error::Io(_)), "{error}"),
    }
}

#[track_caller]
fn is_refused(file: &[u8], expected: &str) {
    let dataset = Dataset::new("exampleton-log", when!("2031-06-01"));
    let error =
        Import::new(dataset, file, person).and_then(|import| import.record(["id"])).unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn what_is_no_table_is_refused() {
    let table = "expected a table of text with comma, semicolon or tab between its cells, found";
    is_refused(b"", &format!("{table} nothing"));
    is_refused(b"\n\n", &format!("{table} nothing"));
    is_refused(b"\xff\xfei\0d\0", &format!("{table} UTF-16; save it as UTF-8"));
    is_refused(b"PK\x03\x04", &format!("{table} a ZIP archive or spreadsheet; save it as CSV"));
    is_refused(b"<html>", &format!("{table} a page"));
    is_refused(b"{\"id\":1}", &format!("{table} JSON"));
    is_refused(b"\"id,case\n1,2\n", &format!("{table} a first line that is no row"));
    is_refused(
        b"id,case,ID\n",
        "expected columns of different names, found two that are called `ID`",
    );
    is_refused(b"case,day\n", "expected a column `id`, found `case`, `day`");
}

proptest! {
    #![proptest_config(crate::arbitrary::config())]

    /// Whatever is done to a file, every row is used or given back, and nothing panics.
    #[test]
    fn any_damage_is_accounted_for(
        at in 0..200_usize,
        length in 0..8_usize,
        put in proptest::collection::vec(
            prop_oneof![Just(b'"'), Just(b','), Just(b'\n'), Just(b'\r'), Just(0), any::<u8>()],
            0..6,
        ),
    ) {
        let mut bytes = file(&ROWS).into_bytes();
        let at = HEADER.len() + at % (bytes.len() - HEADER.len());
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, put);
        read(&bytes);
    }

    #[test]
    fn any_bytes_are_a_table_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let dataset = Dataset::new("exampleton-log", when!("2031-06-01"));
        if let Ok(mut import) = Import::new(dataset, bytes.as_slice(), person) {
            import.by_ref().for_each(drop);
            let summary = import.summary();
            prop_assert_eq!(summary.rows, summary.used + summary.rejected);
        }
    }
}
