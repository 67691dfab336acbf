use std::fmt::{self, Write};

/// Data as it is put into a line that people read: what would act on a terminal, begin another line
/// or turn the direction of the text is shown as an escape.
///
/// Those are the control characters, the marks of direction, the separators of lines and
/// paragraphs, the byte order mark, and what is no character. Every error and message of this crate
/// shows data so; the values themselves, as [`Text`](super::Text) or in JSON, stay what they are.
///
/// ```
/// use use_of_force::value::Shown;
///
/// assert_eq!(Shown("A. Example\n  age: 17\u{1b}[2J").to_string(), r"A. Example\n  age: 17\u{1b}[2J");
/// assert_eq!(Shown("calc\u{202e}gnp.exe").to_string(), r"calc\u{202e}gnp.exe");
/// assert_eq!(format!("{:<6}|", Shown("é\t")), "é\\t   |");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<T>(pub T);

impl Shown<&str> {
    /// At most so many characters of it, with an ellipsis if there are more: as errors show input.
    ///
    /// ```
    /// use use_of_force::value::Shown;
    ///
    /// assert_eq!(Shown("a long\ttext").shortened(8), "a long\\tt…");
    /// ```
    #[must_use]
    pub fn shortened(self, most: usize) -> String {
        match self.0.char_indices().nth(most).and_then(|(end, _)| self.0.get(..end)) {
            Some(beginning) => format!("{}…", Shown(beginning)),
            None => self.to_string(),
        }
    }
}

impl<T: fmt::Display> fmt::Display for Shown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.width().is_none() && f.precision().is_none() {
            return write!(Escaping(f), "{}", self.0);
        }
        let mut text = String::new();
        write!(Escaping(&mut text), "{}", self.0)?;
        f.pad(&text)
    }
}

struct Escaping<W>(W);

impl<W: Write> Write for Escaping<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for part in text.split_inclusive(acts) {
            let last = part.chars().next_back().filter(|c| acts(*c));
            self.0.write_str(part.trim_end_matches(acts))?;
            if let Some(c) = last {
                write!(self.0, "{}", c.escape_default())?;
            }
        }
        Ok(())
    }
}

/// Whether a character does something other than to be read. XML forbids those that are none, even
/// as references.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{fffe}'..='\u{ffff}'
        )
}
