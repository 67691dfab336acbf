use crate::value::{Form, Type, Value};

/// A member that is always there: a key, or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Required {
    pub name: &'static str,
    pub of: Type,
}

impl Required {
    pub(crate) const fn declared<T: Value>(name: &'static str) -> Self {
        Self { name, of: Type::of::<T>() }
    }
}

/// A field, as the data dictionary shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field {
    /// Its place among the fields of its noun, from 0.
    pub number: u8,
    /// The name in Rust, in JSON and in paths.
    pub name: &'static str,
    /// The type of its value: `text`, `when`, `amount`, the name of a vocabulary …
    pub kind: &'static str,
    /// The vocabulary of its words, of a list those of its members; none if it has no words.
    pub vocabulary: Option<&'static str>,
    /// What it means, with its unit.
    pub definition: &'static str,
    /// The field whose value it qualifies: that of `held_by` is `custody`.
    pub group: Option<&'static str>,
    /// Whether it describes a state over time, so that a later, different answer is a change and
    /// no contradiction.
    pub is_state: bool,
    /// Whether it has many answers: "these, among others", so that those of several sources unite.
    pub is_many: bool,
    /// Whether it is text to be read, which is not compared.
    pub is_prose: bool,
    /// How its values are written.
    pub(crate) form: Form,
}

impl Field {
    /// A field as it is declared, with what is marked of it: `state`, `prose`, `of` another field.
    #[allow(clippy::panic, reason = "when it is compiled")]
    pub(crate) const fn declared<T: Value>(
        name: &'static str,
        definition: &'static str,
        marks: &[&'static str],
    ) -> Self {
        let vocabulary = match T::FORM {
            Form::Word { .. } => Some(T::TYPE),
            Form::Array { of, .. } if matches!(of.form, Form::Word { .. }) => Some(of.name),
            _ => None,
        };
        let is_many = matches!(T::FORM, Form::Array { open: true, .. });
        let (mut is_state, mut is_prose, mut group, mut i) = (false, false, None, 0);
        while let [.., _] = marks.split_at(i).1 {
            match marks.split_at(i).1 {
                [mark, field, ..] if equal(mark, "of") => {
                    group = Some(*field);
                    i += 1;
                }
                [mark, ..] if equal(mark, "state") => is_state = true,
                [mark, ..] if equal(mark, "prose") => is_prose = true,
                _ => panic!("a field is marked `state`, `prose` or `of` another field"),
            }
            i += 1;
        }
        Self {
            number: 0,
            name,
            kind: T::TYPE,
            vocabulary,
            definition,
            group,
            is_state,
            is_many,
            is_prose,
            form: T::FORM,
        }
    }
}

/// Gives each field its number.
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "when it is compiled")]
pub(crate) const fn numbered<const N: usize>(mut fields: [Field; N]) -> [Field; N] {
    assert!(N <= 128, "a bit for each field");
    let mut i = 0;
    while i < N {
        fields[i].number = i as u8;
        i += 1;
    }
    fields
}

/// The number of the field of this name.
#[allow(clippy::panic, reason = "when it is compiled")]
pub(crate) const fn number(fields: &[Field], name: &str) -> u8 {
    let mut left = fields;
    while let [field, rest @ ..] = left {
        if equal(field.name, name) {
            return field.number;
        }
        left = rest;
    }
    panic!("a field of that name")
}

const fn equal(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    loop {
        match (a, b) {
            ([], []) => return true,
            ([x, rest_of_a @ ..], [y, rest_of_b @ ..]) if *x == *y => {
                (a, b) = (rest_of_a, rest_of_b);
            }
            _ => return false,
        }
    }
}
