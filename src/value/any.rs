//! Values whose types are not known: what loops over fields work on.

use super::{
    Arena, Atom, Datum, Fact, Form, Full, Kind, Relation, Rewrite, Value,
    leaf::{self, Leaf},
    tree::Tree,
};
use chrono::FixedOffset;
use std::{
    any::Any,
    fmt,
    hash::{DefaultHasher, Hasher},
    panic::{RefUnwindSafe, UnwindSafe},
};

/// A value of whatever type. Values of different types are different, and have nothing to do with
/// each other.
pub trait AnyValue:
    Any + fmt::Debug + fmt::Display + Send + Sync + UnwindSafe + RefUnwindSafe
{
    /// See [`Value::TYPE`].
    fn kind(&self) -> &'static str;

    /// Whether both are the same.
    fn equals(&self, other: &dyn AnyValue) -> bool;

    /// A number that equal values share.
    fn digest(&self) -> u64;

    /// See [`Value::relation`].
    fn relation_to(&self, other: &dyn AnyValue, zone: Option<FixedOffset>) -> Relation;

    /// See [`Value::relation_of_many`].
    fn relation_of_many_to(&self, other: &dyn AnyValue, zone: Option<FixedOffset>) -> Relation;

    /// See [`Value::united`].
    fn united_with(
        &self,
        others: &[&dyn AnyValue],
        zone: Option<FixedOffset>,
    ) -> Option<Box<dyn AnyValue>>;

    /// See [`Value::is_part`].
    fn is_part_of(&self, whole: &dyn AnyValue, zone: Option<FixedOffset>) -> bool;

    /// See [`Value::follows`].
    fn can_follow(&self, earlier: &dyn AnyValue) -> bool;

    /// See [`Value::is_final`].
    fn is_last_word(&self) -> bool;

    /// See [`Value::is_alone`].
    fn stands_alone(&self) -> bool;

    /// Whether this is a list that is said to be complete.
    fn is_complete_list(&self) -> bool;

    /// See [`Value::set_complete`].
    fn complete(&mut self, complete: bool) -> bool;

    /// See [`Value::members`].
    fn each_member<'a>(&'a self, each: &mut dyn FnMut(&'a dyn AnyValue));

    /// See [`Value::unlisted`].
    fn unlisted_words(&self, each: &mut dyn FnMut(&'static str, &str, Option<&'static str>));

    /// See [`Value::mentions`].
    fn mentioned<'a>(&'a self, each: &mut dyn FnMut(Kind, &'a str));

    /// See [`Value::left`].
    fn without(&self, is_gone: &dyn Fn(Kind, &str) -> bool) -> Option<Box<dyn AnyValue>>;

    /// See [`Value::rewritten`].
    fn rewritten_by(&self, with: &dyn Rewrite) -> Option<Box<dyn AnyValue>>;

    /// The same in place; what cannot stand there stays.
    fn rewrite(&mut self, with: &dyn Rewrite);

    /// Takes the place of this value, if it is of its type.
    fn replace(&mut self, with: &dyn AnyValue);

    /// See [`Value::as_text`].
    fn text(&self) -> Option<&str>;

    /// Calls `each` with every leaf of the value and its place: names and numbers from 0, with `/`
    /// between. The place of a value without parts is empty.
    fn leaves(&self, each: &mut dyn FnMut(&str, Leaf<'_>));

    /// As it is written, its type aside.
    fn tree(&self) -> Tree;

    /// As canonical JSON: without blanks, what has no order sorted.
    fn canonical(&self) -> String;

    /// See [`Value::put`].
    fn put_into(&self, arena: &mut Arena) -> Result<Atom, Full>;

    /// Becomes the value that is stored so, if that is one of its type.
    fn become_stored(&mut self, atom: Atom, arena: &Arena);

    /// A copy.
    fn boxed(&self) -> Box<dyn AnyValue>;
}

impl<T: Value> AnyValue for T {
    fn kind(&self) -> &'static str {
        T::TYPE
    }

    fn equals(&self, other: &dyn AnyValue) -> bool {
        other.downcast::<T>().is_some_and(|other| self == other)
    }

    fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }

    fn relation_to(&self, other: &dyn AnyValue, zone: Option<FixedOffset>) -> Relation {
        let other = other.downcast::<T>();
        other.map_or(Relation::Contradictory, |other| self.relation(other, zone))
    }

    fn relation_of_many_to(&self, other: &dyn AnyValue, zone: Option<FixedOffset>) -> Relation {
        let other = other.downcast::<T>();
        other.map_or(Relation::Contradictory, |other| self.relation_of_many(other, zone))
    }

    fn united_with(
        &self,
        others: &[&dyn AnyValue],
        zone: Option<FixedOffset>,
    ) -> Option<Box<dyn AnyValue>> {
        let others: Option<Vec<&T>> = others.iter().map(|other| other.downcast()).collect();
        Some(Box::new(self.united(&others?, zone)?))
    }

    fn is_part_of(&self, whole: &dyn AnyValue, zone: Option<FixedOffset>) -> bool {
        whole.downcast::<T>().is_some_and(|whole| self.is_part(whole, zone))
    }

    fn can_follow(&self, earlier: &dyn AnyValue) -> bool {
        earlier.downcast::<T>().is_none_or(|earlier| self.follows(earlier))
    }

    fn is_last_word(&self) -> bool {
        self.is_final()
    }

    fn stands_alone(&self) -> bool {
        self.is_alone()
    }

    fn is_complete_list(&self) -> bool {
        self.is_complete()
    }

    fn complete(&mut self, complete: bool) -> bool {
        self.set_complete(complete)
    }

    fn each_member<'a>(&'a self, each: &mut dyn FnMut(&'a dyn AnyValue)) {
        self.members(each);
    }

    fn unlisted_words(&self, each: &mut dyn FnMut(&'static str, &str, Option<&'static str>)) {
        self.unlisted(each);
    }

    fn mentioned<'a>(&'a self, each: &mut dyn FnMut(Kind, &'a str)) {
        self.mentions(each);
    }

    fn without(&self, is_gone: &dyn Fn(Kind, &str) -> bool) -> Option<Box<dyn AnyValue>> {
        Some(Box::new(self.left(is_gone)?))
    }

    fn rewritten_by(&self, with: &dyn Rewrite) -> Option<Box<dyn AnyValue>> {
        Some(Box::new(self.rewritten(with)?))
    }

    fn rewrite(&mut self, with: &dyn Rewrite) {
        if let Some(rewritten) = self.rewritten(with) {
            *self = rewritten;
        }
    }

    fn replace(&mut self, with: &dyn AnyValue) {
        if let Some(with) = with.downcast::<T>() {
            self.clone_from(with);
        }
    }

    fn text(&self) -> Option<&str> {
        self.as_text()
    }

    fn leaves(&self, each: &mut dyn FnMut(&str, Leaf<'_>)) {
        leaf::leaves(self, each);
    }

    fn tree(&self) -> Tree {
        Tree::of(|each| leaf::leaves(self, each))
    }

    fn canonical(&self) -> String {
        self.tree().canonical(matches!(T::FORM, Form::Array { ordered: false, .. }))
    }

    fn put_into(&self, arena: &mut Arena) -> Result<Atom, Full> {
        self.put(arena)
    }

    fn become_stored(&mut self, atom: Atom, arena: &Arena) {
        if let Some(stored) = T::get(atom, arena) {
            *self = stored;
        }
    }

    fn boxed(&self) -> Box<dyn AnyValue> {
        Box::new(self.clone())
    }
}

impl dyn AnyValue {
    /// Whether nothing can be said beside it.
    pub(crate) fn is_excluding(&self) -> bool {
        self.stands_alone()
    }

    /// Whether it is a list that names anything.
    pub(crate) fn has_members(&self) -> bool {
        let mut any = false;
        self.each_member(&mut |_| any = true);
        any
    }

    /// The value, if it is of this type.
    pub(crate) fn downcast<T: Value>(&self) -> Option<&T> {
        (self as &dyn Any).downcast_ref()
    }
}

impl Clone for Box<dyn AnyValue> {
    fn clone(&self) -> Self {
        self.boxed()
    }
}

impl<T: Value> Fact<T> {
    /// The same, its type not known.
    pub(crate) fn any(&self) -> Fact<&dyn AnyValue> {
        match self {
            Fact::Known(value) => Fact::Known(value),
            Fact::Unknown(why) => Fact::Unknown(*why),
            Fact::Unstated => Fact::Unstated,
        }
    }
}

impl Fact<Box<dyn AnyValue>> {
    /// The same, borrowed.
    pub(crate) fn as_deref(&self) -> Fact<&dyn AnyValue> {
        match self {
            Fact::Known(value) => Fact::Known(&**value),
            Fact::Unknown(why) => Fact::Unknown(*why),
            Fact::Unstated => Fact::Unstated,
        }
    }
}

impl<'a> Fact<&'a dyn AnyValue> {
    /// The same, as it is shown.
    pub(crate) fn datum(self) -> Fact<Datum<'a>> {
        match self {
            Fact::Known(value) => Fact::Known(Datum(value)),
            Fact::Unknown(why) => Fact::Unknown(why),
            Fact::Unstated => Fact::Unstated,
        }
    }
}

impl Fact<&dyn AnyValue> {
    /// A fact of this type, if it is one.
    pub(crate) fn of<T: Value>(self) -> Option<Fact<T>> {
        Some(match self {
            Fact::Known(value) => Fact::Known(value.downcast::<T>()?.clone()),
            Fact::Unknown(why) => Fact::Unknown(why),
            Fact::Unstated => Fact::Unstated,
        })
    }
}
