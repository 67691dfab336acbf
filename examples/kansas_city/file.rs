//! A case in a file: the whole file, a line of it, or its member `case`.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::{
    error::Error,
    fmt::Display,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};
use use_of_force::{Incident, json};

/// Reads the case in a file, or in a line of it.
pub(crate) fn read(path: &Path, line: Option<usize>) -> Result<Incident, Box<dyn Error>> {
    let named = |error: &dyn Display| format!("{}: {error}", path.display());
    let bytes = open(path, line).map_err(|error| named(&error))?;
    let Some(bytes) = bytes else {
        let line = line.unwrap_or_default();
        return Err(named(&format_args!("there is no case on line {line}")).into());
    };
    Ok(case(&bytes).map_err(|error| named(&error))?)
}

/// The bytes of a file; of a line, with empty ones before it, so that errors name it. None if there is
/// no such line.
fn open(path: &Path, line: Option<usize>) -> io::Result<Option<Vec<u8>>> {
    let mut file = BufReader::new(File::open(path)?);
    let mut bytes = Vec::new();
    let Some(line) = line else {
        file.read_to_end(&mut bytes)?;
        return Ok(Some(bytes));
    };
    let Some(before) = line.checked_sub(1) else { return Ok(None) };
    for _ in 0..before {
        if file.skip_until(b'\n')? == 0 {
            return Ok(None);
        }
    }
    bytes.resize(before, b'\n');
    let read = file.read_until(b'\n', &mut bytes)?;
    let is_there = bytes.iter().any(|byte| !byte.is_ascii_whitespace());
    Ok((read > 0 && is_there).then_some(bytes))
}

/// What a case among other things is the member of.
#[derive(Deserialize)]
struct Among<'a> {
    #[serde(borrow)]
    case: &'a RawValue,
}

/// A case by itself, or the member `case` of an object, with the lines that it has there.
fn case(bytes: &[u8]) -> Result<Incident, json::Error> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Ok(Among { case }) = serde_json::from_str(text) else { return json::from_slice(bytes) };
    let begins = case.get().as_ptr().addr().saturating_sub(text.as_ptr().addr());
    let before = text.bytes().take(begins).filter(|byte| *byte == b'\n').count();
    json::from_str(&format!("{}{}", "\n".repeat(before), case.get()))
}
