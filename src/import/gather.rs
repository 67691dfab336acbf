//! Rows that belong to one incident, held until no more can come.

use super::{cells::Cells, records::Raw};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// Which rows are one incident with this one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Together {
    /// None.
    Alone,
    /// Those of the same name, which the publisher gives the incident.
    Named(String),
    /// Those that are alike in what the adapter goes by, though the publisher does not say so.
    Alike(String),
}

/// How far apart the rows of one incident can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Order {
    /// Anywhere in the file, so that all rows that are not alone are held until it ends.
    #[default]
    Any,
    /// With at most this many rows between one and the next.
    Near(u64),
}

/// Rows that look like one incident and were not joined.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Candidate {
    /// What they have in common.
    pub alike: String,
    /// The lines, one of each incident.
    pub lines: Vec<u64>,
}

/// A row that is held.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) raw: Raw,
    pub(super) record: String,
    /// Its cells, unless many rows are held.
    pub(super) cells: Option<Cells>,
}

/// The rows of one incident.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) together: Together,
    pub(super) rows: Vec<Held>,
    last: u64,
    /// What its rows look like, in their order, and the same to be found in.
    alike: Vec<Arc<str>>,
    known: BTreeSet<Arc<str>>,
}

impl Group {
    fn new(together: Together, row: Held) -> Self {
        let (alike, known) = (Vec::new(), BTreeSet::new());
        Self { together, rows: vec![row], last: 0, alike, known }
    }
}

#[derive(Debug, Default)]
struct Likeness {
    lines: Vec<u64>,
    open: usize,
}

#[derive(Debug, Default)]
pub(super) struct Gather {
    order: Order,
    rows: u64,
    /// The groups in the order of their first rows; those that were given out leave a gap.
    groups: VecDeque<Option<Group>>,
    /// How many groups were before the first of these.
    before: usize,
    /// Which group has a name, by its hash.
    by_name: BTreeMap<u64, usize>,
    /// Which group each of the last rows belongs to.
    touched: VecDeque<(u64, usize)>,
    /// The hashes of the names of groups that were given out, so that a late row is noticed.
    gone: BTreeSet<u64>,
    alike: BTreeMap<Arc<str>, Likeness>,
    candidates: Vec<Candidate>,
}

impl Gather {
    pub(super) fn set_order(&mut self, order: Order) {
        self.order = order;
    }

    /// Takes a row. Gives its group back if nothing can come to it any more, or the row if its
    /// incident was given out already.
    pub(super) fn add(
        &mut self,
        raw: Raw,
        record: String,
        cells: &mut Cells,
        together: Together,
        alike: Option<String>,
    ) -> Result<Option<Group>, Raw> {
        self.rows += 1;
        let name = match &together {
            Together::Alone => None,
            Together::Named(name) | Together::Alike(name) => Some(hash(name)),
        };
        if name.is_some_and(|name| self.gone.contains(&name)) {
            return Err(raw);
        }
        let near = matches!(self.order, Order::Near(_));
        let is_alone = name.is_none() && alike.is_none();
        let line = raw.line;
        let cells = (near || is_alone).then(|| std::mem::take(cells));
        let held = Held { raw, record, cells };
        if is_alone {
            return Ok(Some(Group::new(together, held)));
        }
        let known = name.and_then(|name| self.by_name.get(&name).copied());
        let known =
            known.filter(|known| self.group(*known).is_some_and(|it| it.together == together));
        let number = known.unwrap_or(self.before + self.groups.len());
        match self.group(number) {
            Some(group) => group.rows.push(held),
            None => {
                self.groups.push_back(Some(Group::new(together, held)));
                name.map(|name| self.by_name.insert(name, number));
            }
        }
        let row = self.rows;
        if let Some(group) = self.group(number) {
            group.last = row;
            let new = alike.filter(|key| !group.known.contains(&**key));
            let new: Option<Arc<str>> = new.map(Into::into);
            group.alike.extend(new.clone());
            group.known.extend(new.clone());
            if let Some(key) = new {
                let likeness = self.alike.entry(key).or_default();
                likeness.lines.push(line);
                likeness.open += 1;
            }
        }
        if near {
            self.touched.push_back((row, number));
        }
        Ok(None)
    }

    fn group(&mut self, number: usize) -> Option<&mut Group> {
        self.groups.get_mut(number.checked_sub(self.before)?)?.as_mut()
    }

    /// A group to which no row can come any more; at the end of the file, every one.
    pub(super) fn complete(&mut self, ended: bool) -> Option<Group> {
        if ended {
            // What was given out before them left no gap.
            return self.give_out(self.before);
        }
        let Order::Near(most) = self.order else { return None };
        while let Some((row, number)) = self.touched.front().copied() {
            if row + most >= self.rows {
                return None;
            }
            self.touched.pop_front();
            if self.group(number).is_some_and(|group| group.last == row) {
                return self.give_out(number);
            }
        }
        None
    }

    fn give_out(&mut self, number: usize) -> Option<Group> {
        let group = self.groups.get_mut(number.checked_sub(self.before)?)?.take()?;
        while let Some(None) = self.groups.front() {
            self.groups.pop_front();
            self.before += 1;
        }
        if let Together::Named(name) | Together::Alike(name) = &group.together {
            let name = hash(name);
            self.by_name.remove(&name);
            if let Order::Near(_) = self.order {
                self.gone.insert(name);
            }
        }
        for key in &group.alike {
            let Some(likeness) = self.alike.get_mut(key) else { continue };
            likeness.open -= 1;
            if likeness.open == 0
                && let Some(Likeness { lines, .. }) = self.alike.remove(key)
                && lines.len() > 1
            {
                self.candidates.push(Candidate { alike: key.to_string(), lines });
            }
        }
        Some(group)
    }

    /// Rows that look alike and were not joined, of the incidents that were given out.
    pub(super) fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }
}

pub(super) fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
