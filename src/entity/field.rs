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
    /// A list that is not of many is one answer in several words.
    pub is_many: bool,
    /// Whether it is text to be read, which is not compared.
    pub is_prose: bool,
    /// Whether it is true of whoever perceived or believed it: what others perceived stands beside it,
    /// and contradicts nothing.
    pub is_perceived: bool,
    /// Whether it describes a state that can come, and does not go again: that somebody died.
    pub(crate) is_final: bool,
    /// Whether it describes a state of the living, which does not change after a death.
    pub(crate) is_living: bool,
    /// How its values are written.
    pub form: Form,
}

impl Field {
    /// A field as it is declared, with what is marked of it: `state`, `prose`, `of` another field,
    /// a list that is `one` answer, what is `perceived`, a state that is `final`.
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
        let mut is_many = matches!(T::FORM, Form::Array { ordered: false, .. });
        let (mut is_state, mut is_prose, mut group, mut i) = (false, false, None, 0);
        let (mut is_perceived, mut is_final, mut is_living) = (false, false, false);
        while let [.., _] = marks.split_at(i).1 {
            match marks.split_at(i).1 {
                [mark, field, ..] if equal(mark, "of") => {
                    group = Some(*field);
                    i += 1;
                }
                [mark, ..] if equal(mark, "state") => is_state = true,
                [mark, ..] if equal(mark, "prose") => is_prose = true,
                [mark, ..] if equal(mark, "living") => is_living = true,
                [mark, ..] if equal(mark, "one") => is_many = false,
                [mark, ..] if equal(mark, "perceived") => is_perceived = true,
                [mark, ..] if equal(mark, "final") => (is_state, is_final) = (true, true),
                _ => panic!("a field is marked as is said above"),
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
            is_perceived,
            is_final,
            is_living,
            form: T::FORM,
        }
    }
}

impl Field {
    /// Whether its values are lists, those in order included.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.form, Form::Array { .. })
    }

    /// Whether it says since when the state is that another field describes.
    pub(crate) fn is_since_of(&self, state: &Field) -> bool {
        self.group == Some(state.name) && self.name.ends_with("_since")
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
