use super::{Field, How, Required};
use crate::{
    Fact,
    value::{AnyValue, Arena, Atom, Kind, Value},
};
use std::panic::{RefUnwindSafe, UnwindSafe};

/// An entity of whatever type: what loops over fields work on. Required members and fields go by
/// their numbers.
pub trait AnyEntity: Send + Sync + UnwindSafe + RefUnwindSafe {
    /// The name in JSON.
    fn name(&self) -> &'static str;

    /// The required members.
    fn heads(&self) -> &'static [Required];

    /// The fields.
    fn fields(&self) -> &'static [Field];

    /// A required member.
    fn head(&self, number: usize) -> Option<&dyn AnyValue>;

    /// The same, to be changed.
    fn head_mut(&mut self, number: usize) -> Option<&mut dyn AnyValue>;

    /// Which fields are stated.
    fn stated(&self) -> Stated;

    /// What is said of a field.
    fn fact(&self, number: usize) -> Fact<&dyn AnyValue>;

    /// The value of a field that is known, to be changed.
    fn value_mut(&mut self, number: usize) -> Option<&mut dyn AnyValue>;

    /// Says something of a field. A value of another type than the field's leaves it as it is.
    fn set(&mut self, number: usize, fact: Fact<&dyn AnyValue>);

    /// Says of a field what is stored so.
    fn fill(&mut self, number: usize, atom: Atom, arena: &Arena);

    /// How its facts were said.
    fn how(&self) -> &How;

    /// The same, to be changed.
    fn how_mut(&mut self) -> &mut How;
}

impl dyn AnyEntity + '_ {
    /// The fields that are stated, with what is said of each.
    pub(crate) fn facts(&self) -> impl Iterator<Item = (&'static Field, Fact<&dyn AnyValue>)> {
        let fields = self.fields();
        self.stated().filter_map(move |i| Some((fields.get(i)?, self.fact(i))))
    }

    /// The fields that are known.
    pub(crate) fn values(&self) -> impl Iterator<Item = (&'static Field, &dyn AnyValue)> {
        self.facts().filter_map(|(field, fact)| Some((field, *fact.known()?)))
    }

    /// Every value: the required members, then the fields that are known, by name.
    pub(crate) fn all_values(&self) -> impl Iterator<Item = (&'static str, &dyn AnyValue)> {
        let heads = self.heads().iter().enumerate();
        let heads = heads.filter_map(|(i, head)| Some((head.name, self.head(i)?)));
        heads.chain(self.values().map(|(field, value)| (field.name, value)))
    }

    /// Calls `each` with everything that is mentioned, a noun's own key included.
    pub(crate) fn each_mention<'a>(&'a self, mut each: impl FnMut(Kind, &'a str)) {
        for (_, value) in self.all_values() {
            value.mentioned(&mut each);
        }
    }

    /// Every value, to be changed.
    pub(crate) fn each_value(&mut self, mut each: impl FnMut(&mut dyn AnyValue)) {
        for i in 0..self.heads().len() {
            self.head_mut(i).into_iter().for_each(&mut each);
        }
        for i in self.stated() {
            self.value_mut(i).into_iter().for_each(&mut each);
        }
    }
}

/// The numbers of some fields, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stated(u128);

impl Stated {
    pub(crate) fn of<const N: usize>(stated: [bool; N]) -> Self {
        const { assert!(N <= 128, "a bit for each field") };
        let mut bits = 0;
        for (i, stated) in stated.into_iter().enumerate() {
            bits |= u128::from(stated) << i;
        }
        Self(bits)
    }

    /// Those of both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn add(&mut self, number: usize) {
        self.0 |= 1 << number;
    }

    pub(crate) fn len(self) -> usize {
        usize::try_from(self.0.count_ones()).unwrap_or(usize::MAX)
    }

    pub(crate) fn contains(self, number: usize) -> bool {
        self.0 & (1 << number) != 0
    }
}

impl Iterator for Stated {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let next = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        usize::try_from(next).ok()
    }
}

/// How to get at a field.
#[derive(Debug)]
pub(crate) struct Access<E> {
    pub get: fn(&E) -> Fact<&dyn AnyValue>,
    pub value: fn(&mut E) -> Option<&mut dyn AnyValue>,
    pub set: fn(&mut E, Fact<&dyn AnyValue>),
    pub fill: fn(&mut E, Atom, &Arena),
}

pub(crate) fn value_mut<T: Value>(fact: &mut Fact<T>) -> Option<&mut dyn AnyValue> {
    match fact {
        Fact::Known(value) => Some(value),
        Fact::Unknown(_) | Fact::Unstated => None,
    }
}

pub(crate) fn set<T: Value>(fact: &mut Fact<T>, to: Fact<&dyn AnyValue>) {
    if let Some(to) = to.of() {
        *fact = to;
    }
}

/// The fact that is stored so.
pub(crate) fn stored<T: Value>(atom: Atom, arena: &Arena) -> Fact<T> {
    match atom {
        Atom::Unknown(why) => Fact::Unknown(why),
        known => T::get(known, arena).map_or(Fact::Unstated, Fact::Known),
    }
}
