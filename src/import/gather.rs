//! Rows that belong to one incident, held until no more can come.

use super::records::Raw;
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    hash::{DefaultHasher, Hash, Hasher},
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
    /// Anywhere in the file, so that all rows are held until it ends.
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

/// The rows of one incident.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) together: Together,
    pub(super) rows: Vec<Raw>,
    last: u64,
    alike: Vec<Box<str>>,
}

#[derive(Debug)]
struct Likeness {
    lines: Vec<u64>,
    open: usize,
}

#[derive(Debug, Default)]
pub(super) struct Gather {
    order: Order,
    rows: u64,
    next: u64,
    groups: BTreeMap<u64, Group>,
    by_name: BTreeMap<Box<str>, u64>,
    /// Which group each of the last rows belongs to.
    touched: VecDeque<(u64, u64)>,
    /// The names of groups that were given out, so that a late row is noticed.
    gone: BTreeSet<u64>,
    alike: BTreeMap<Box<str>, Likeness>,
    candidates: Vec<Candidate>,
}

impl Gather {
    pub(super) fn set_order(&mut self, order: Order) {
        self.order = order;
    }

    /// Takes a row, or gives it back if its incident was given out already.
    pub(super) fn add(
        &mut self,
        raw: Raw,
        together: Together,
        alike: Option<String>,
    ) -> Result<(), Raw> {
        self.rows += 1;
        let name = match &together {
            Together::Alone => None,
            Together::Named(name) | Together::Alike(name) => Some(name.as_str()),
        };
        let known = name.and_then(|name| self.by_name.get(name).copied());
        let number = match known {
            Some(number) => number,
            None if name.is_some_and(|name| self.gone.contains(&hash(name))) => return Err(raw),
            None => {
                let number = self.next;
                self.next += 1;
                if let Some(name) = name {
                    self.by_name.insert(name.into(), number);
                }
                let group = Group { together, rows: Vec::new(), last: 0, alike: Vec::new() };
                self.groups.insert(number, group);
                number
            }
        };
        let Some(group) = self.groups.get_mut(&number) else { return Err(raw) };
        group.last = self.rows;
        if let Some(key) = alike.map(String::into_boxed_str)
            && !group.alike.contains(&key)
        {
            let likeness = self
                .alike
                .entry(key.clone())
                .or_insert_with(|| Likeness { lines: Vec::new(), open: 0 });
            likeness.lines.push(raw.line);
            likeness.open += 1;
            group.alike.push(key);
        }
        group.rows.push(raw);
        if let Order::Near(_) = self.order {
            self.touched.push_back((self.rows, number));
        }
        Ok(())
    }

    /// A group to which no row can come any more; at the end of the file, every one.
    pub(super) fn complete(&mut self, ended: bool) -> Option<Group> {
        if ended {
            let number = *self.groups.first_key_value()?.0;
            return self.give_out(number);
        }
        let Order::Near(most) = self.order else { return None };
        while let Some((row, number)) = self.touched.front().copied() {
            if row + most >= self.rows {
                return None;
            }
            self.touched.pop_front();
            if self.groups.get(&number).is_some_and(|group| group.last == row) {
                return self.give_out(number);
            }
        }
        None
    }

    fn give_out(&mut self, number: u64) -> Option<Group> {
        let group = self.groups.remove(&number)?;
        if let Together::Named(name) | Together::Alike(name) = &group.together {
            self.by_name.remove(name.as_str());
            if let Order::Near(_) = self.order {
                self.gone.insert(hash(name));
            }
        }
        for key in &group.alike {
            if let Some(likeness) = self.alike.get_mut(key) {
                likeness.open -= 1;
                if likeness.open == 0 {
                    let lines = std::mem::take(&mut likeness.lines);
                    self.alike.remove(key);
                    if lines.len() > 1 {
                        self.candidates.push(Candidate { alike: key.to_string(), lines });
                    }
                }
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
