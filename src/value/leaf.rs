//! What is written of a value, taken apart: every text, number and yes or no with its place.

use serde::{
    Serialize, Serializer,
    ser::{self, Impossible},
};
use std::fmt::{self, Write};

/// A part of a value that has none itself: see [`Datum::leaves`](super::Datum::leaves).
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Leaf<'v> {
    /// Yes or no.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Decimal(f64),
    /// A text, a word, a key, a moment.
    Text(&'v str),
    /// A list without members.
    Empty,
}

/// Calls `each` with every leaf of a value and its place: names and numbers from 0, with `/` between.
/// The place of a value without parts is empty.
pub(super) fn leaves(value: &impl Serialize, each: &mut dyn FnMut(&str, Leaf<'_>)) {
    let mut leaves = Leaves { place: String::new(), text: String::new(), each };
    // The values of this crate are made of what is taken apart here.
    let _all = value.serialize(&mut leaves);
}

struct Leaves<'e> {
    place: String,
    /// Room for the text of what has none until it is written.
    text: String,
    each: &'e mut dyn FnMut(&str, Leaf<'_>),
}

impl Leaves<'_> {
    fn leaf(&mut self, leaf: Leaf<'_>) -> fmt::Result {
        (self.each)(&self.place, leaf);
        Ok(())
    }

    /// Takes apart what stands at a place below this one.
    fn below(
        &mut self,
        name: impl FnOnce(&mut String),
        value: &(impl Serialize + ?Sized),
    ) -> fmt::Result {
        let length = self.place.len();
        if length > 0 {
            self.place.push('/');
        }
        name(&mut self.place);
        value.serialize(&mut *self)?;
        self.place.truncate(length);
        Ok(())
    }
}

/// The members of a list, or the entries of a map.
struct Members<'l, 'e> {
    leaves: &'l mut Leaves<'e>,
    next: usize,
    name: String,
}

impl<'l, 'e> Members<'l, 'e> {
    fn new(leaves: &'l mut Leaves<'e>) -> Self {
        Self { leaves, next: 0, name: String::new() }
    }
}

impl ser::SerializeSeq for Members<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, member: &T) -> fmt::Result {
        let number = self.next;
        let name = |place: &mut String| {
            // Most lists are short.
            match u8::try_from(number) {
                Ok(digit @ 0..=9) => place.push(char::from(b'0' + digit)),
                _ => place.push_str(&number.to_string()),
            }
        };
        self.leaves.below(name, member)?;
        self.next += 1;
        Ok(())
    }

    fn end(self) -> fmt::Result {
        if self.next == 0 { self.leaves.leaf(Leaf::Empty) } else { Ok(()) }
    }
}

impl ser::SerializeMap for Members<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> fmt::Result {
        self.name.clear();
        let name = &mut self.name;
        let mut take = |_: &str, leaf: Leaf<'_>| {
            if let Leaf::Text(text) = leaf {
                name.push_str(text);
            }
        };
        key.serialize(&mut Leaves { place: String::new(), text: String::new(), each: &mut take })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        let name = &self.name;
        self.leaves.below(|place| place.push_str(name), value)
    }

    fn end(self) -> fmt::Result {
        Ok(())
    }
}

type None = Impossible<(), fmt::Error>;

impl<'l, 'e> Serializer for &'l mut Leaves<'e> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Members<'l, 'e>;
    type SerializeMap = Members<'l, 'e>;
    type SerializeTuple = None;
    type SerializeTupleStruct = None;
    type SerializeTupleVariant = None;
    type SerializeStruct = None;
    type SerializeStructVariant = None;

    fn serialize_bool(self, yes: bool) -> fmt::Result {
        self.leaf(Leaf::Boolean(yes))
    }

    fn serialize_i8(self, number: i8) -> fmt::Result {
        self.serialize_i64(number.into())
    }

    fn serialize_i16(self, number: i16) -> fmt::Result {
        self.serialize_i64(number.into())
    }

    fn serialize_i32(self, number: i32) -> fmt::Result {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> fmt::Result {
        self.leaf(Leaf::Integer(number))
    }

    fn serialize_u8(self, number: u8) -> fmt::Result {
        self.serialize_i64(number.into())
    }

    fn serialize_u16(self, number: u16) -> fmt::Result {
        self.serialize_i64(number.into())
    }

    fn serialize_u32(self, number: u32) -> fmt::Result {
        self.serialize_i64(number.into())
    }

    fn serialize_u64(self, number: u64) -> fmt::Result {
        self.serialize_i64(i64::try_from(number).map_err(|_| fmt::Error)?)
    }

    fn serialize_f32(self, number: f32) -> fmt::Result {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> fmt::Result {
        self.leaf(Leaf::Decimal(number))
    }

    fn serialize_char(self, c: char) -> fmt::Result {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> fmt::Result {
        self.leaf(Leaf::Text(text))
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, it: &T) -> fmt::Result {
        self.text.clear();
        write!(self.text, "{it}")?;
        (self.each)(&self.place, Leaf::Text(&self.text));
        Ok(())
    }

    fn serialize_bytes(self, _bytes: &[u8]) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_none(self) -> fmt::Result {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        Ok(())
    }

    fn serialize_unit_struct(self, _name: &'static str) -> fmt::Result {
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> fmt::Result {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _value: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_seq(self, _len: Option<usize>) -> Result<Members<'l, 'e>, fmt::Error> {
        Ok(Members::new(self))
    }

    fn serialize_map(self, _len: Option<usize>) -> Result<Members<'l, 'e>, fmt::Error> {
        Ok(Members::new(self))
    }

    fn serialize_tuple(self, _len: usize) -> Result<None, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<None, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<None, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<None, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<None, fmt::Error> {
        Err(fmt::Error)
    }
}
