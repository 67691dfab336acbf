//! One row, as an adapter reads it.

use super::{
    amount,
    cells::Cells,
    column::Columns,
    incident::Opened,
    lookup::Lookup,
    meaning::{Grasp, Labels, next, word, words},
    moment,
    spelling::{is_blank, not_known},
    tally::{Fate, Notes, ProblemKind},
};
use crate::{
    Fact, Source, Statement, When, Why,
    value::{Amount, List, Point, Said, Text},
};
use std::{any::Any, collections::BTreeMap, fmt, str::FromStr, sync::Arc};

/// One row of a data set, as an adapter reads it: every reading takes the name of a column, gives what
/// a noun's setter takes, and keeps account of the cell.
///
/// * A blank cell is not stated. A cell that says [that it is not known](super::not_known) gives the
///   reason.
/// * Where only a part was understood, the cell itself is kept in the words beside the value.
/// * Where nothing was understood, the value is [`Unusable`](Why::Unusable), the cell is kept in its
///   words, and it is counted as a [`Problem`](super::Problem).
/// * A cell that no reading touches and that is not [ignored](Row::ignore) is a problem, too.
///
/// White space around a cell is no part of it. A column that the file does not have reads as blank,
/// and is a problem.
#[derive(Debug)]
pub struct Row<'r> {
    columns: &'r Columns,
    cells: &'r Cells,
    notes: &'r mut Notes,
    names: &'r mut Names,
    line: u64,
    record: &'r str,
    /// The item of a list that was read last, and where it begins.
    places: BTreeMap<(usize, char), (usize, usize)>,
    /// The rows of the incident, in the order of their records.
    pub(super) group: &'r [Opened],
    pub(super) lookups: &'r [Lookup],
    /// What rows of other tables say.
    pub(super) also: Vec<Arc<Statement>>,
    pub(super) source: Option<Source>,
    pub(super) said: Option<When>,
    pub(super) rejected: Option<String>,
}

/// The keys that were given to names within one incident.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The numbers of the names of each kind.
    numbers: BTreeMap<&'static str, BTreeMap<String, usize>>,
    /// What the adapter found of all rows together.
    together: Option<Arc<dyn Any + Send + Sync>>,
}

impl Names {
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    fn key(&mut self, kind: &'static str, name: &str) -> String {
        let names = self.numbers.entry(kind).or_default();
        let next = names.len() + 1;
        let number = match names.get(name) {
            Some(number) => *number,
            None => *names.entry(name.to_owned()).or_insert(next),
        };
        format!("{kind}-{number}")
    }
}

/// A cell, or an item of a list in one; what the readings of a [`Row`] take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'c> {
    column: &'c str,
    item: Option<(char, usize)>,
}

impl<'c> From<&'c str> for Cell<'c> {
    fn from(column: &'c str) -> Self {
        Self { column, item: None }
    }
}

/// One item of the list in a cell, from 0; what a [`Row`] reads in place of the whole cell.
///
/// ```no_run
/// # use use_of_force::{Person, import::{Row, nth}};
/// # fn adapter(row: &mut Row<'_>) {
/// let ages = row.items("ages", ','); // 34, 40s
/// for i in 0..ages {
///     let person = Person::new(format!("person-{i}")).age(row.ages(nth("ages", ',', i)));
/// }
/// # }
/// ```
#[must_use]
pub fn nth(column: &str, separator: char, item: usize) -> Cell<'_> {
    Cell { column, item: Some((separator, item)) }
}

impl<'r> Row<'r> {
    /// A row to be read.
    pub(super) fn new(
        columns: &'r Columns,
        cells: &'r Cells,
        line: u64,
        record: &'r str,
        notes: &'r mut Notes,
        names: &'r mut Names,
    ) -> Self {
        notes.begin(columns.len());
        Self {
            columns,
            cells,
            notes,
            names,
            line,
            record,
            places: BTreeMap::new(),
            group: &[],
            lookups: &[],
            also: Vec::new(),
            source: None,
            said: None,
            rejected: None,
        }
    }

    /// The line of the file where the row begins, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The publisher's name for the row.
    #[must_use]
    pub fn record(&self) -> &'r str {
        self.record
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.notes.asked.borrow_mut().find(self.columns, name)
    }

    /// What stands in a cell, which is not touched by looking at it. Blank if there is no such
    /// column.
    #[must_use]
    pub fn peek(&self, column: &str) -> &'r str {
        self.column(column).map_or("", |column| self.cells.get(column))
    }

    /// What stands in a column of each row of the incident, this one included, in the order of their
    /// records: for what a row does not tell alone, such as whether two describe one person.
    pub(super) fn each(&self, column: &str) -> impl Iterator<Item = &'r str> + use<'r> {
        let column = self.column(column);
        self.group.iter().map(move |row| column.map_or("", |column| row.cells.get(column)))
    }

    /// What follows from all rows of the incident, found with the first of them.
    pub(super) fn together<T: Any + Send + Sync>(
        &mut self,
        find: impl FnOnce(&Self) -> T,
    ) -> Arc<T> {
        let known = self.names.together.clone().and_then(|known| known.downcast().ok());
        known.unwrap_or_else(|| {
            let found = Arc::new(find(self));
            self.names.together = Some(Arc::<T>::clone(&found));
            found
        })
    }

    /// The key of a name within the incident: the first officer that is named is `officer-1`, and the
    /// same name is the same key in every row of the incident.
    pub fn key(&mut self, kind: &'static str, name: &str) -> String {
        self.names.key(kind, name)
    }

    /// A text.
    pub fn text<'c>(&mut self, cell: impl Into<Cell<'c>>) -> Said<Text> {
        self.read(cell, "text without control characters", |text| {
            (!text.contains(|c: char| c.is_control() && !c.is_whitespace()))
                .then(|| (Text::from(text), true))
        })
    }

    /// An age in completed years: `34`, `40s`, `20-29`, `Under 18`, `65+`, `0.3`.
    pub fn ages<'c>(&mut self, cell: impl Into<Cell<'c>>) -> Said<Amount> {
        self.read(cell, "an age in years", amount::ages)
    }

    /// An age in completed years that lies between bounds; one that does not is a mistake.
    pub fn ages_within<'c>(
        &mut self,
        cell: impl Into<Cell<'c>>,
        bounds: std::ops::RangeInclusive<u32>,
    ) -> Said<Amount> {
        let (low, high) = (*bounds.start(), *bounds.end());
        let expected = format_args!("an age from {low} to {high} years");
        self.read(cell, expected, |text| {
            let possible =
                |age: Amount| age.low() <= high && age.high().is_none_or(|most| most >= low);
            amount::ages(text).filter(|(age, _)| possible(*age))
        })
    }

    /// A count: `3`, `>1`, `2 or more`, `up to 5`, `two`, `none`.
    pub fn count<'c>(&mut self, cell: impl Into<Cell<'c>>) -> Said<Amount> {
        self.read(cell, "a whole number or its bounds", amount::count)
    }

    /// A day in the notation of `strftime`, such as `%m/%d/%y`; a month or a year alone, and days
    /// with the year first, are read, too.
    pub fn date<'c>(&mut self, cell: impl Into<Cell<'c>>, format: &str) -> Said<When> {
        let expected = format_args!("a day written as {format}, or a month or a year");
        self.read(cell, expected, |text| moment::date(text, format).map(|day| (day, true)))
    }

    /// A day and a time of day, from two columns. Without a time that can be read, the day stands.
    pub fn date_and_time(&mut self, date: &str, format: &str, time: &str) -> Said<When> {
        let mut said = self.date(date, format);
        let Fact::Known(day) = said.fact else { return said };
        let at =
            self.read(time, "a time of day", |text| moment::at(day, text).map(|when| (when, true)));
        match at.fact {
            Fact::Known(when) => said.fact = Fact::Known(when),
            _ => said.words = said.words.or(at.words),
        }
        said
    }

    /// Yes or no, true or false, 1 or 0.
    pub fn yes_no<'c>(&mut self, cell: impl Into<Cell<'c>>) -> Said<bool> {
        self.read(cell, "yes or no", |text| {
            let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
            let yes = is(&["yes", "true", "y", "t", "1", "1.0"]);
            let no = is(&["no", "false", "n", "f", "0", "0.0"]);
            (yes || no).then_some((yes, true))
        })
    }

    /// What one label means.
    ///
    /// ```no_run
    /// # use use_of_force::{Person, Why, code::Sex, import::Row};
    /// # fn adapter(row: &mut Row<'_>) -> Person {
    /// Person::new("person-1").sex(row.word("sex", &[
    ///     ("M", Sex::Male.into()),
    ///     ("F", Sex::Female.into()),
    ///     ("U", Why::Undetermined.into()),
    /// ]))
    /// # }
    /// ```
    pub fn word<'c, T: Clone>(
        &mut self,
        cell: impl Into<Cell<'c>>,
        labels: Labels<'_, T>,
    ) -> Said<T> {
        let Some((column, text)) = self.stated(cell.into()) else { return Fact::Unstated.into() };
        match word(text, labels) {
            Some((fact, Grasp::Whole)) => {
                self.notes.fate(column, Fate::Understood);
                fact.into()
            }
            Some((fact, _)) => {
                self.notes.fate(column, Fate::InPart);
                kept(fact, text)
            }
            None => self.not_a_value(column, text, "one of the labels of this column"),
        }
    }

    /// What several labels mean that stand in one cell. A label can hold the separator. What is no
    /// label is a problem, and the cell is kept in the words beside the labels that are.
    pub fn words<'c, T: Clone + Ord>(
        &mut self,
        cell: impl Into<Cell<'c>>,
        separator: char,
        labels: Labels<'_, T>,
    ) -> Said<List<T>> {
        const EXPECTED: &str = "labels of this column";
        let Some((column, text)) = self.stated(cell.into()) else { return Fact::Unstated.into() };
        let members = words(text, separator, labels, not_known);
        if let (Some(strange), Grasp::Part) = (&members.strange, members.grasp) {
            let expected = format!(
                "{EXPECTED}, not `{}`",
                crate::value::Shown(strange.as_str()).shortened(40)
            );
            self.notes.problem(ProblemKind::StrangePart, column, expected);
        }
        match members.grasp {
            Grasp::Whole => {
                self.notes.fate(column, Fate::Understood);
                members.fact.into()
            }
            Grasp::Part => {
                self.notes.fate(column, Fate::InPart);
                kept(members.fact, text)
            }
            Grasp::Nothing => self.not_a_value(column, text, EXPECTED),
        }
    }

    /// Latitude and longitude in decimal degrees, from two columns. Decimals beyond the seventh,
    /// about a centimetre, are cut.
    pub fn point(&mut self, latitude: &str, longitude: &str) -> Said<Point> {
        let (here, other) = (self.peek(latitude), self.peek(longitude));
        let point = Point::at(seven_decimals(here), seven_decimals(other));
        let mut read =
            |column, expected| self.read(column, expected, |_| point.map(|point| (point, true)));
        let said = read(latitude, "a latitude beside a longitude");
        let _beside = read(longitude, "a longitude beside a latitude");
        said
    }

    /// Whatever can be parsed from the whole cell, such as an ORI.
    pub fn parse<'c, T: FromStr>(&mut self, cell: impl Into<Cell<'c>>, expected: &str) -> Said<T> {
        self.read(cell, expected, |text| text.parse().ok().map(|value| (value, true)))
    }

    /// Whatever can be parsed from each item of a list. An item that cannot be is a problem, and the
    /// cell is kept in the words beside those that can.
    pub fn parse_all<T: FromStr + Ord>(
        &mut self,
        column: &str,
        separator: char,
        expected: &str,
    ) -> Said<List<T>> {
        self.read(column, expected, |text| {
            let items = text.split(separator).map(str::trim).filter(|item| !item.is_empty());
            let (mut all, mut parsed) = (0, Vec::new());
            for item in items {
                all += 1;
                parsed.extend(item.parse().ok());
            }
            let whole = parsed.len() == all;
            (!parsed.is_empty()).then(|| (parsed.into_iter().collect(), whole))
        })
    }

    /// How many items the list in a cell has; 0 if it is blank.
    #[must_use]
    pub fn items(&self, column: &str, separator: char) -> usize {
        let mut rest = self.peek(column);
        let mut items = 0;
        while !rest.is_empty() {
            rest = next(rest, separator).1;
            items += 1;
        }
        items
    }

    /// Takes a cell as it is, for what the adapter reads by itself.
    pub fn take(&mut self, column: &str) -> &'r str {
        let Some((column, text)) = self.stated(column.into()) else { return "" };
        self.notes.fate(column, Fate::Understood);
        text
    }

    /// Takes a cell of which the adapter understands only a part, and keeps it elsewhere in words.
    pub fn take_in_part(&mut self, column: &str) -> &'r str {
        let Some((column, text)) = self.stated(column.into()) else { return "" };
        self.notes.fate(column, Fate::InPart);
        text
    }

    /// Says that nothing of a cell was understood, and what was expected there.
    pub fn report(&mut self, column: &str, expected: &str) {
        if let Some((column, _)) = self.stated(column.into()) {
            self.notes.fate(column, Fate::Reported);
            self.notes.problem(ProblemKind::NotUnderstood, column, expected);
        }
    }

    /// Leaves a column out, and says why.
    pub fn ignore(&mut self, column: &str, why: &'static str) {
        if let Some(column) = self.column(column) {
            self.notes.ignore(column, why);
        }
    }

    /// Takes what a row of another [table](super::Lookup) says, which is said with it. Whether there
    /// is such a row.
    pub fn also(&mut self, table: &str, record: &str) -> bool {
        let Some(table) = self.lookups.iter().find(|other| other.name == table) else {
            return false;
        };
        let Some(statement) = table.get(record) else { return false };
        if !statement.says().is_empty() {
            self.also.push(Arc::clone(statement));
        }
        true
    }

    /// The row is the account of a source of its own, such as an officer's report, which was read in
    /// the data set.
    pub fn said_by(&mut self, source: Source) {
        self.source = Some(source);
    }

    /// When that source said it, if it was not when the release was published.
    pub fn said_at(&mut self, at: When) {
        self.said = Some(at);
    }

    /// Gives the row back, with a reason: it makes no statement.
    pub fn reject(&mut self, reason: impl Into<String>) {
        self.rejected = Some(reason.into());
    }

    /// A cell that holds something, and its column.
    fn stated(&mut self, cell: Cell<'_>) -> Option<(usize, &'r str)> {
        let Some(column) = self.column(cell.column) else {
            self.notes.no_column(cell.column);
            return None;
        };
        let mut text = self.cells.get(column);
        if let Some((separator, item)) = cell.item {
            text = self.item(column, text, separator, item);
        }
        (!is_blank(text)).then_some((column, text))
    }

    /// An item of the list in a cell. Most are read in their order: it goes on from the last one.
    fn item<'t>(&mut self, column: usize, cell: &'t str, separator: char, item: usize) -> &'t str {
        let place = self.places.entry((column, separator)).or_default();
        if place.0 > item {
            *place = (0, 0);
        }
        let mut rest = cell.get(place.1..).unwrap_or("");
        for _ in place.0..item {
            rest = next(rest, separator).1;
        }
        *place = (item, cell.len() - rest.len());
        next(rest, separator).0.trim()
    }

    fn read<'c, T>(
        &mut self,
        cell: impl Into<Cell<'c>>,
        expected: impl fmt::Display,
        read: impl FnOnce(&str) -> Option<(T, bool)>,
    ) -> Said<T> {
        let Some((column, text)) = self.stated(cell.into()) else { return Fact::Unstated.into() };
        if let Some(why) = not_known(text) {
            self.notes.fate(column, Fate::Understood);
            return kept(Fact::Unknown(why), text);
        }
        match read(text) {
            Some((value, true)) => {
                self.notes.fate(column, Fate::Understood);
                Fact::Known(value).into()
            }
            Some((value, false)) => {
                self.notes.fate(column, Fate::InPart);
                kept(Fact::Known(value), text)
            }
            None => self.unusable(column, text, expected),
        }
    }

    /// A cell that says that the value is not known, or nothing that was understood.
    fn not_a_value<T>(
        &mut self,
        column: usize,
        text: &str,
        expected: impl fmt::Display,
    ) -> Said<T> {
        if let Some(why) = not_known(text).filter(|why| *why != Why::Unusable) {
            self.notes.fate(column, Fate::Understood);
            return kept(Fact::Unknown(why), text);
        }
        self.unusable(column, text, expected)
    }

    /// A cell of which nothing was understood.
    fn unusable<T>(&mut self, column: usize, text: &str, expected: impl fmt::Display) -> Said<T> {
        self.notes.fate(column, Fate::Reported);
        self.notes.problem(ProblemKind::NotUnderstood, column, expected);
        kept(Fact::Unknown(Why::Unusable), text)
    }
}

/// A fact with the words of its cell.
fn kept<T>(fact: Fact<T>, text: &str) -> Said<T> {
    Said::new(fact, Some(text.into()))
}

fn seven_decimals(degrees: &str) -> &str {
    let end = degrees.find('.').map_or(degrees.len(), |point| (point + 8).min(degrees.len()));
    degrees.get(..end).unwrap_or(degrees)
}
