//! How values are written: what a schema, a table or an importer has to know of a type.

use super::Value;

/// A type of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Type {
    /// Its name in the data dictionary.
    pub name: &'static str,
    /// How its values are written.
    pub form: Form,
}

impl Type {
    pub(crate) const fn of<T: Value>() -> Self {
        Self { name: T::TYPE, form: T::FORM }
    }
}

/// How the values of a type are written: what a schema, a table or an importer has to know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// `true` or `false`.
    Boolean,
    /// Any text.
    Text,
    /// Text of one form, as far as a regular expression tells it.
    Pattern {
        /// What it is.
        about: &'static str,
        /// The regular expression.
        pattern: &'static str,
    },
    /// Text that names something of that kind inside one incident.
    Key {
        /// What it names: `officer`.
        names: &'static str,
        /// The regular expression.
        pattern: &'static str,
    },
    /// One of these words, each with its definition, or any other: an open door.
    Word {
        /// What the words tell.
        about: &'static str,
        /// The words.
        words: &'static [(&'static str, &'static str)],
    },
    /// A whole number, or an object with its low and its high end.
    Amount {
        /// What it is.
        about: &'static str,
    },
    /// An object with latitude, longitude and the number of their decimals.
    Point {
        /// What it is.
        about: &'static str,
    },
    /// An object of optional parts.
    Record {
        /// What it is.
        about: &'static str,
        /// Its parts.
        parts: &'static [Part],
    },
    /// An array.
    Array {
        /// What its members are.
        of: &'static Type,
        /// Whether their order means something.
        ordered: bool,
    },
}

/// A part of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// Its name in JSON.
    pub name: &'static str,
    /// What it means.
    pub definition: &'static str,
    /// Its type.
    pub value: Type,
    /// Whether the record can do without it.
    pub need: Need,
}

/// Whether a record can do without a part. One that says nothing at all is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It can.
    Optional,
    /// It cannot.
    Required,
    /// It has exactly one of the parts that are so marked.
    Either,
}

/// Refuses a record that does without a part that it needs. `stated` says which parts it has.
pub(crate) fn check(what: &str, parts: &[Part], stated: &[bool]) -> Result<(), String> {
    let having = || parts.iter().zip(stated);
    if let Some((part, _)) = having().find(|(part, has)| part.need == Need::Required && !**has) {
        return Err(format!("expected the `{}` of {what}, found none", part.name));
    }
    let either = || having().filter(|(part, _)| part.need == Need::Either);
    if either().next().is_some() && either().filter(|(_, has)| **has).count() != 1 {
        let names: Vec<_> = either().map(|(part, _)| format!("`{}`", part.name)).collect();
        return Err(format!("expected one of {}", names.join(" and ")));
    }
    if !stated.contains(&true) {
        return Err(format!("expected a part of {what}, found none"));
    }
    Ok(())
}
