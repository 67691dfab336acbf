//! The words that everything is said in: facts, moments, places, amounts, keys.

mod amount;
mod any;
mod atom;
mod country;
mod datum;
mod digest;
mod extra;
mod fact;
pub(crate) mod form;
mod id;
mod identifier;
mod jurisdiction;
pub(crate) mod key;
mod kind;
pub(crate) mod leaf;
mod list;
mod money;
mod ori;
mod path;
mod place;
mod point;
mod record;
pub(crate) mod region;
mod rewrite;
mod said;
mod shown;
mod spelling;
mod street;
pub(crate) mod text;
mod tree;
mod when;

pub use amount::Amount;
pub use datum::Datum;
pub use digest::Digest;
pub use extra::{Decimal, Extra, ExtraValue};
pub use fact::{Fact, Why};
pub use id::Id;
pub use identifier::{Identifier, IdentifierKind, TipLine};
pub use jurisdiction::Jurisdiction;
pub use key::{AnyNoun, Key, Party};
pub use leaf::Leaf;
pub use list::{List, Ordered};
pub use money::{Currency, Money};
pub use ori::Ori;
pub use path::Path;
pub use place::Place;
pub use point::Point;
pub use said::{Phrase, Said, believed, said};
pub use shown::Shown;
pub use text::Text;
pub use when::{Precision, When};

pub(crate) use any::AnyValue;
pub(crate) use atom::{Arena, Atom, Full, Mark, Packed, Span, Symbol};
pub(crate) use fact::known;
pub(crate) use form::{Form, Type};

pub(crate) use kind::Kind;
pub(crate) use record::record;
pub(crate) use rewrite::Rewrite;
pub(crate) use tree::Tree;

use chrono::FixedOffset;
use serde::{Serialize, de::DeserializeOwned};
use std::{
    fmt,
    hash::Hash,
    panic::{RefUnwindSafe, UnwindSafe},
};

/// How many different values one field can have, or members its lists, before they are no longer
/// weighed against each other but only told apart. More than these only a hostile record has.
pub(crate) const MOST: usize = 256;

/// How two values that two sources state of one field stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They say the same.
    Same,
    /// Both can be true, and the first says more.
    Narrower,
    /// Both can be true, and the second says more.
    Broader,
    /// Both can be true, and neither says more.
    Compatible,
    /// They cannot both be true.
    Contradictory,
}

impl Relation {
    /// How the second stands to the first.
    pub(crate) fn reversed(self) -> Relation {
        match self {
            Relation::Narrower => Relation::Broader,
            Relation::Broader => Relation::Narrower,
            other => other,
        }
    }

    /// The relation of two wholes whose parts relate like this.
    pub(crate) fn and(self, other: Relation) -> Relation {
        use Relation::{Broader, Compatible, Contradictory, Narrower, Same};
        match (self, other) {
            (Contradictory, _) | (_, Contradictory) => Contradictory,
            (Same, x) | (x, Same) => x,
            (Narrower, Narrower) => Narrower,
            (Broader, Broader) => Broader,
            _ => Compatible,
        }
    }
}

/// What stands in a field. The one small trait by which a type says what agrees and what refines;
/// the types of this crate implement it.
pub trait Value:
    Clone
    + Eq
    + Hash
    + fmt::Debug
    + fmt::Display
    + Serialize
    + DeserializeOwned
    + Send
    + Sync
    + UnwindSafe
    + RefUnwindSafe
    + 'static
{
    /// The name of the type in the data dictionary.
    const TYPE: &'static str;

    /// How its values are written.
    #[doc(hidden)]
    const FORM: Form;

    /// How `self` stands to `other`, unzoned times being read in `zone`.
    fn relation(&self, other: &Self, _zone: Option<FixedOffset>) -> Relation {
        if self == other { Relation::Same } else { Relation::Contradictory }
    }

    /// The same, where a list is one of many answers: accounts that do not name all agree.
    #[doc(hidden)]
    fn relation_of_many(&self, other: &Self, zone: Option<FixedOffset>) -> Relation {
        self.relation(other, zone)
    }

    /// Of a word that names none of its kind: whether it stands for several of them.
    #[doc(hidden)]
    fn names_several(&self) -> Option<bool> {
        None
    }

    /// This and others together, if they are lists: of two members the one that says more.
    #[doc(hidden)]
    fn united(&self, _others: &[&Self], _zone: Option<FixedOffset>) -> Option<Self> {
        None
    }

    /// Whether both are lists, and the other has one of the members of this one.
    #[doc(hidden)]
    fn is_part(&self, _whole: &Self, _zone: Option<FixedOffset>) -> bool {
        false
    }

    /// Whether this can come after another in the course of time: nobody comes back from the dead.
    #[doc(hidden)]
    fn follows(&self, _earlier: &Self) -> bool {
        true
    }

    /// Whether it is a last word: what describes a state, and does not change again.
    #[doc(hidden)]
    fn is_final(&self) -> bool {
        false
    }

    /// Whether nothing can be said beside it in the fields that qualify it.
    #[doc(hidden)]
    fn is_alone(&self) -> bool {
        false
    }

    /// Calls `each` with each member of a list; with nothing, if it is none.
    #[doc(hidden)]
    fn members<'a>(&'a self, _each: &mut dyn FnMut(&'a dyn AnyValue)) {}

    /// The text, if it is written as one that it holds.
    #[doc(hidden)]
    fn as_text(&self) -> Option<&str> {
        None
    }

    /// Whether this is a list that is said to be complete.
    #[doc(hidden)]
    fn is_complete(&self) -> bool {
        false
    }

    /// Says that a list is complete, or that it is not; false if this is none.
    #[doc(hidden)]
    fn set_complete(&mut self, _complete: bool) -> bool {
        false
    }

    /// Calls `each` with every word that its vocabulary does not list: the vocabulary, the word,
    /// and the listed one that was most probably meant.
    #[doc(hidden)]
    fn unlisted(&self, _each: &mut dyn FnMut(&'static str, &str, Option<&'static str>)) {}

    /// Every noun that is mentioned, by what it must be and its key.
    #[doc(hidden)]
    fn mentions<'a>(&'a self, _each: &mut dyn FnMut(Kind, &'a str)) {}

    /// What is left of it without the nouns that are gone; none if nothing is.
    #[doc(hidden)]
    fn left(&self, is_gone: &dyn Fn(Kind, &str) -> bool) -> Option<Self> {
        let mut gone = false;
        self.mentions(&mut |kind, key| gone |= is_gone(kind, key));
        (!gone).then(|| self.clone())
    }

    /// The value as it is stored.
    #[doc(hidden)]
    fn put(&self, arena: &mut Arena) -> Result<Atom, Full>;

    /// The value that is stored so; none if that is no value of this type.
    #[doc(hidden)]
    fn get(atom: Atom, arena: &Arena) -> Option<Self>;

    /// The same as it stands in a copy, or none if it cannot stand there: a type that does not say
    /// how is left out of every copy.
    #[doc(hidden)]
    fn rewritten(&self, _with: &dyn Rewrite) -> Option<Self> {
        None
    }
}

impl Value for bool {
    const TYPE: &'static str = "boolean";
    const FORM: Form = Form::Boolean;

    fn is_alone(&self) -> bool {
        !self
    }

    fn put(&self, _arena: &mut Arena) -> Result<Atom, Full> {
        Ok(Atom::Boolean(*self))
    }

    fn get(atom: Atom, _arena: &Arena) -> Option<Self> {
        match atom {
            Atom::Boolean(yes) => Some(yes),
            _ => None,
        }
    }

    fn rewritten(&self, _with: &dyn Rewrite) -> Option<Self> {
        Some(*self)
    }
}
