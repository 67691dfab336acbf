//! JSON that is printed.

use std::io::{self, Write};
use use_of_force::value::Shown;

/// Writes JSON as it is, but for characters that would act on a terminal: those are written as escapes.
/// They can only stand in texts, so that it is the same JSON.
pub(crate) struct Escaped<W> {
    to: W,
    /// The beginning of a character.
    held: Vec<u8>,
}

impl<W> Escaped<W> {
    pub(crate) fn new(to: W) -> Self {
        Self { to, held: Vec::new() }
    }
}

impl<W: Write> Write for Escaped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.held) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.held.len(),
        };
        let rest = self.held.split_off(whole);
        let text = std::mem::replace(&mut self.held, rest);
        let text = String::from_utf8_lossy(&text);
        for part in text.split_inclusive(acts) {
            let last = part.chars().next_back().filter(|c| acts(*c));
            self.to.write_all(part.trim_end_matches(acts).as_bytes())?;
            if let Some(c) = last {
                write!(self.to, "\\u{:04x}", u32::from(c))?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// What JSON may hold as it is, and a line may not; line ends and blanks are between texts.
fn acts(c: char) -> bool {
    !matches!(c, '\0'..='~') && Shown(c).to_string().starts_with('\\')
}
