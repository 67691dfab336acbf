//! The rule of the records as it is said, one record after the other, from each line anew; and that
//! what is read in one pass is the same, in work that is linear.

use super::*;
use proptest::{collection::vec, prelude::*};

/// A row, or what is none and why, with the line and the bytes.
type Told = (u64, Vec<u8>, Result<Vec<String>, Damage>);

/// What is read from the beginning of these bytes: how long it is, whether they end inside a
/// quotation, and how many cells it has; nothing if it is too long or there is nothing.
fn first(bytes: &[u8], parser: &mut Parser, most: usize) -> Option<(usize, bool)> {
    let window = bytes.get(..=most).unwrap_or(bytes);
    parser.begin();
    if let Found::Record(length) = parser.feed(window) {
        return Some((length, false));
    }
    if window.len() > most {
        return None;
    }
    parser.begin();
    let is_open = parser.feed(&[window, b"\n"].concat()) == Found::More;
    parser.begin();
    parser.feed(window);
    assert_eq!(parser.feed(&[]), Found::Record(0));
    Some((window.len(), is_open))
}

/// The lines that end before a place, as an editor counts them.
fn lines(bytes: &[u8]) -> u64 {
    let feeds = bytes.iter().filter(|byte| **byte == b'\n').count();
    let returns = bytes.iter().zip(bytes.iter().skip(1).map(Some).chain([None]));
    let lone = returns.filter(|(byte, next)| **byte == b'\r' && *next != Some(&b'\n')).count();
    (feeds + lone) as u64
}

fn without_end(bytes: &[u8]) -> Vec<u8> {
    let row = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    row.strip_suffix(b"\r").unwrap_or(row).to_vec()
}

fn slow(whole: &[u8], chunk: usize, most: usize) -> Vec<Told> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let beginning = &whole[..whole.len().min(chunk)];
    let mut parser = Parser::new(delimiter(beginning.strip_prefix(MARK).unwrap_or(beginning)));
    let (mut all, mut width, mut at) = (Vec::new(), None, 0);
    loop {
        let rest = &whole[at..];
        if rest.starts_with(b"\n") || rest.starts_with(b"\r") {
            at += 1;
            continue;
        } else if rest.starts_with(MARK) {
            at += MARK.len();
            continue;
        } else if rest.is_empty() {
            return all;
        }
        let line = 1 + lines(&whole[..at]);
        let feed = rest.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
        let (length, damage) = match first(rest, &mut parser, most) {
            None => match feed.filter(|feed| *feed <= most + 1) {
                Some(feed) => (feed, Damage::Quotation { expected: width.unwrap_or(1) }),
                None => {
                    let bytes = feed.map_or(rest.len(), |feed| feed - 1);
                    all.push((
                        line,
                        rest[..most].to_vec(),
                        Err(Damage::Length { bytes: bytes as u64 }),
                    ));
                    at += bytes;
                    continue;
                }
            },
            Some((length, is_open)) => {
                let found = parser.width();
                let first = feed.filter(|feed| *feed < length);
                match (width, first) {
                    (Some(expected), Some(first)) if is_open || found != expected => {
                        (first, Damage::Quotation { expected })
                    }
                    _ if is_open => (first.unwrap_or(length), Damage::CutOff),
                    (Some(expected), _) if found != expected => {
                        (length, Damage::Width { found, expected })
                    }
                    _ => {
                        let mut cells = Cells::default();
                        parser.cells(&mut cells);
                        width = Some(found);
                        let cells = cells.iter().map(ToOwned::to_owned).collect();
                        all.push((line, without_end(&rest[..length]), Ok(cells)));
                        at += length;
                        continue;
                    }
                }
            }
        };
        all.push((line, without_end(&rest[..length]), Err(damage)));
        at += length;
    }
}

/// Gives out so many bytes at a time, over and over.
struct Chunks<'a> {
    bytes: &'a [u8],
    sizes: &'a [usize],
    next: usize,
}

impl Read for Chunks<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let size = self.sizes[self.next % self.sizes.len()].min(buffer.len());
        self.next += 1;
        self.bytes.read(&mut buffer[..size])
    }
}

fn fast(reader: impl Read + Send, chunk: usize, most: usize) -> (Vec<Told>, usize) {
    let mut records = Records::with(reader, chunk, most).expect("bytes");
    let (mut all, mut cells) = (Vec::new(), Cells::default());
    while let Some(read) = records.next(&mut cells).expect("bytes") {
        all.push(match read {
            Ok(raw) => {
                records.set_width(cells.len());
                let cells = cells.iter().map(ToOwned::to_owned).collect();
                (raw.line, raw.bytes.into_vec(), Ok(cells))
            }
            Err((raw, damage)) => (raw.line, raw.bytes.into_vec(), Err(damage)),
        });
    }
    (all, records.input.work)
}

/// Bytes that mean something, and others.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let telling: &[&[u8]] = &[
        b"\"",
        b"\"",
        b"\"\"",
        b",",
        b",\"",
        b"\",",
        b"\n",
        b"\n",
        b"\r",
        b"\r\n",
        b"\n\n",
        b"a",
        b"\"\n",
        b"\n\"",
        b"a,b\n",
        b"a,\"b\n",
        b"\"a\nb\",c\n",
        b"a\",\"\n",
        b";",
        b"\t",
        b"\xef\xbb\xbf",
        b"\xef",
        b"\xef\xbb",
        b"\xc3\xa9",
        b"\xe9",
        b"\0",
        b"xxxxxxxxxxxxxxxx",
    ];
    let part = prop_oneof![
        20 => proptest::sample::select(telling).prop_map(<[u8]>::to_vec),
        1 => vec(any::<u8>(), 0..4),
    ];
    let header = prop_oneof![Just(""), Just("h,i\n"), Just("h;i;j\r\n"), Just("\u{feff}h,i\r")];
    (header, vec(part, 0..60)).prop_map(|(header, parts)| {
        let mut bytes = header.as_bytes().to_vec();
        parts.iter().for_each(|part| bytes.extend(part));
        bytes
    })
}

/// As many as the laws take, if somebody asks for many.
fn cases() -> ProptestConfig {
    let asked = std::env::var("USE_OF_FORCE_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(asked.unwrap_or(512)) }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn one_reading_finds_what_each_line_by_itself_does(
        bytes in bytes(),
        sizes in vec(1..40_usize, 1..4),
        chunk in 1..80_usize,
        most in 1..80_usize,
    ) {
        let (found, work) = fast(Chunks { bytes: &bytes, sizes: &sizes, next: 0 }, chunk, most);
        prop_assert_eq!(&found, &slow(&bytes, chunk, most));
        prop_assert!(work <= 10 * bytes.len(), "{} for {}", work, bytes.len());
    }

    #[cfg(feature = "gzip")]
    #[test]
    fn what_is_packed_is_read_as_what_is_not(bytes in bytes(), sizes in vec(1..40_usize, 1..4)) {
        use flate2::{Compression, write::GzEncoder};
        use std::io::Write;

        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(&bytes).expect("a vector");
        let packed = packed.finish().expect("a vector");
        let (found, _) = fast(Chunks { bytes: &packed, sizes: &sizes, next: 0 }, 64, 64);
        prop_assert_eq!(found, slow(&bytes, 64, 64));
    }
}

/// A file of so many bytes or a few more, of lines that follow from their number.
fn file(length: usize, line: impl Fn(usize) -> String) -> Vec<u8> {
    let mut file = b"a,b,c\n".to_vec();
    let mut number = 0;
    while file.len() < length {
        file.extend(line(number).bytes());
        number += 1;
    }
    file
}

/// Files in which a record may end far from where it begins.
fn hostile(length: usize) -> Vec<(&'static str, Vec<u8>)> {
    let every = |number: usize, nth: usize, it: &str, other: &str| {
        if number.is_multiple_of(nth) { it.to_owned() } else { other.to_owned() }
    };
    vec![
        ("each line opens a quotation", file(length, |_| "a\",\"\n".to_owned())),
        ("each line opens and another closes", file(length, |_| "a,\"b\n".to_owned())),
        ("alternating", file(length, |n| every(n, 2, "\"a\n", "a,b,\"\n"))),
        ("an odd mark in each third line", file(length, |n| every(n, 3, "a,\"b,c\n", "a,b,c\n"))),
        ("an odd mark in each 100th line", file(length, |n| every(n, 100, "a,\"b,c\n", "a,b,c\n"))),
        ("one mark at the beginning", file(length, |n| every(n, usize::MAX, "\"", "a,b,c\n"))),
        (
            "one mark, and rows with their own",
            file(length, |n| every(n, usize::MAX, "\"", "a,\"b\",\"c\"\"\"\n")),
        ),
        ("wrong widths in quotations", file(length, |_| "\"a\n,b\",c\n\"\n".to_owned())),
        ("returns in quotations", file(length, |n| every(n, 5, "a,\"\r", "\r\n\"b\r"))),
        ("marks alone", file(length, |_| "\"".to_owned())),
        ("marks and line feeds", file(length, |_| "\"\n".to_owned())),
        ("marks and returns", file(length, |_| "\"\r".to_owned())),
        ("one line", file(length, |_| "x".to_owned())),
        ("one line of cells", file(length, |_| "x,".to_owned())),
        (
            "long lines that open a quotation",
            file(length, |n| every(n, 2, &"x".repeat(3000), ",\"\n")),
        ),
        ("empty lines", file(length, |_| "\n".to_owned())),
        ("empty lines in a quotation", file(length, |n| every(n, usize::MAX, "\"", "\n"))),
        ("returns", file(length, |_| "\r".to_owned())),
        ("byte order marks", file(length, |_| "\u{feff}".to_owned())),
        (
            "lines that a mark and byte order marks begin",
            file(length, |n| every(n, usize::MAX, "\"", "\u{feff}\"\n")),
        ),
        ("rows", file(length, |_| "a,\"b\nc\",d\r\n".to_owned())),
    ]
}

#[test]
fn work_is_linear() {
    const LENGTH: usize = 200_000;
    for (what, bytes) in hostile(LENGTH) {
        // With what is much shorter and much longer than the file.
        for (chunk, most, size) in [
            (CHUNK, MOST, CHUNK),
            (1000, MOST, 100),
            (CHUNK, 5000, CHUNK),
            (100, 5000, 77),
            (100, LENGTH / 2, 1000),
        ] {
            let chunks = Chunks { bytes: &bytes, sizes: &[size], next: 0 };
            let (_, work) = fast(chunks, chunk, most);
            let times = work / bytes.len();
            assert!(times < 10, "{what}: each byte {times} times, {chunk} {most}");
        }
    }
}

#[test]
fn hostile_files_are_read_by_the_rule() {
    for (what, bytes) in hostile(3000) {
        for most in [100, 2000, 10_000] {
            let chunks = Chunks { bytes: &bytes, sizes: &[1000], next: 0 };
            assert_eq!(fast(chunks, 512, most).0, slow(&bytes, 512, most), "{what}");
        }
    }
}

#[test]
fn no_more_lines_are_held_than_a_row_can_have() {
    let bytes = file(100_000, |_| "a,\"b\n".to_owned());
    let mut records = Records::with(bytes.as_slice(), 512, 1000).expect("bytes");
    let mut cells = Cells::default();
    while let Some(read) = records.next(&mut cells).expect("bytes") {
        if read.is_ok() {
            records.set_width(cells.len());
        }
        assert!(records.lines.as_ref().is_none_or(|lines| lines.held() < 1000));
    }
}
