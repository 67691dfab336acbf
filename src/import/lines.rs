//! Where the records would end that begin with one line after the other, all found in one reading.
//!
//! A line that opens a quotation may go on to the end of the file, and so may the next, and each one
//! after that: read one by one, a file takes the square of its length. But at the end of a line every
//! record that goes on is inside a quotation, whichever line it began with, and from there on they are
//! one. So there are never more than two to be read: that of the line itself and that of all before it.

use std::collections::VecDeque;

/// Where in a record one stands; as the parser has it, which does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// At its beginning, where a byte order mark may stand, of which that many bytes were read.
    Begun(u8),
    /// Where a cell begins.
    Cell,
    /// In a cell without quotation marks around it.
    Plain,
    Quoted,
    /// After a mark in a quotation: its end, or the first half of a mark that is meant.
    Mark,
}

const BYTE_ORDER_MARK: [u8; 3] = *b"\xef\xbb\xbf";

/// A record, or several of which what follows is the same.
#[derive(Debug)]
struct Run {
    state: State,
    /// How many of its cells ended.
    cells: usize,
}

impl Run {
    /// Reads a byte; whether it ends the record.
    fn step(&mut self, byte: u8, delimiter: u8) -> bool {
        let ends_cell = byte == delimiter || is_end(byte);
        self.state = match (self.state, byte) {
            (State::Begun(0) | State::Cell | State::Mark, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::Mark,
            (State::Quoted, _) => State::Quoted,
            _ if ends_cell => State::Cell,
            (State::Begun(read), _) if BYTE_ORDER_MARK.get(usize::from(read)) == Some(&byte) => {
                State::Begun(read + 1)
            }
            _ => State::Plain,
        };
        let ended = ends_cell && self.state == State::Cell;
        self.cells += usize::from(ended);
        ended && is_end(byte)
    }
}

/// Where a record ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    pub(super) at: u64,
    pub(super) cells: usize,
    /// Whether the file ends there, inside a quotation.
    pub(super) cut_off: bool,
}

/// A line, and the end of the record that begins with it, as soon as it is found.
#[derive(Debug)]
struct Line {
    begin: u64,
    end: Option<End>,
}

/// The lines from one on. Places are counted from the beginning of the file.
#[derive(Debug)]
pub(super) struct Lines {
    delimiter: u8,
    read: u64,
    /// Whether nothing of a line was read yet.
    between: bool,
    lines: VecDeque<Line>,
    /// How many lines were before the first of these.
    before: usize,
    /// The record of the last line.
    own: Option<Run>,
    /// Those of the lines before it that go on.
    open: Option<Run>,
    /// Which lines those are, and how many more cells the record of each has; a difference that may
    /// wrap around.
    members: VecDeque<(usize, usize)>,
}

impl Lines {
    /// Those from this place on.
    pub(super) fn new(delimiter: u8, from: u64) -> Self {
        Self {
            delimiter,
            read: from,
            between: true,
            lines: VecDeque::new(),
            before: 0,
            own: None,
            open: None,
            members: VecDeque::new(),
        }
    }

    /// Up to where all is read.
    pub(super) fn read(&self) -> u64 {
        self.read
    }

    /// Where the record ends that begins with the line at this place, if so much is read. Lines
    /// before it are forgotten.
    pub(super) fn end_of(&mut self, begin: u64) -> Option<End> {
        while self.lines.front().is_some_and(|line| line.begin < begin) {
            self.lines.pop_front();
            self.before += 1;
        }
        while self.members.front().is_some_and(|(line, _)| *line < self.before) {
            self.members.pop_front();
        }
        self.lines.front().filter(|line| line.begin == begin)?.end
    }

    /// Reads on. How many steps that took.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> usize {
        let mut steps = 0;
        for byte in bytes {
            steps += usize::from(self.own.is_some()) + usize::from(self.open.is_some());
            self.step(*byte);
        }
        steps
    }

    /// How much is held.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.lines.len() + self.members.len()
    }

    fn step(&mut self, byte: u8) {
        let ends_line = is_end(byte);
        if self.between && !ends_line {
            self.between = false;
            self.lines.push_back(Line { begin: self.read, end: None });
            self.own = Some(Run { state: State::Begun(0), cells: 0 });
        }
        self.read += 1;
        let own = self.own.as_mut().map(|run| run.step(byte, self.delimiter));
        let open = self.open.as_mut().map(|run| run.step(byte, self.delimiter));
        if open == Some(true) {
            self.end_open(false);
        }
        match own {
            Some(true) => self.end_own(false),
            Some(false) if ends_line => self.go_on(),
            Some(false) => self.pass_over_mark(),
            None => {}
        }
        self.between |= ends_line;
    }

    /// After a byte order mark, the line begins anew.
    fn pass_over_mark(&mut self) {
        if self.own.as_ref().is_some_and(|run| run.state == State::Begun(3)) {
            self.own = None;
            self.lines.pop_back();
            self.between = true;
        }
    }

    /// The line ends inside a quotation, as those do that are open.
    fn go_on(&mut self) {
        let Some(own) = self.own.take() else { return };
        let line = (self.before + self.lines.len()).saturating_sub(1);
        let open = self.open.get_or_insert(Run { state: own.state, cells: own.cells });
        self.members.push_back((line, own.cells.wrapping_sub(open.cells)));
    }

    fn end_own(&mut self, cut_off: bool) {
        let Some(Run { cells, .. }) = self.own.take() else { return };
        if let Some(line) = self.lines.back_mut() {
            line.end = Some(End { at: self.read, cells, cut_off });
        }
    }

    fn end_open(&mut self, cut_off: bool) {
        let Some(Run { cells, .. }) = self.open.take() else { return };
        for (line, more) in self.members.drain(..) {
            let line = line.checked_sub(self.before).and_then(|line| self.lines.get_mut(line));
            if let Some(line) = line {
                let cells = cells.wrapping_add(more);
                line.end = Some(End { at: self.read, cells, cut_off });
            }
        }
    }

    /// The file ends here, and with it every record.
    pub(super) fn end(&mut self) {
        for run in self.own.iter_mut().chain(&mut self.open) {
            run.cells += 1;
        }
        let is_quoted =
            |run: &Option<Run>| run.as_ref().is_some_and(|it| it.state == State::Quoted);
        let (own, open) = (is_quoted(&self.own), is_quoted(&self.open));
        self.end_own(own);
        self.end_open(open);
    }
}

/// Whether a byte ends a line, where it does not stand in a quotation.
fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}
