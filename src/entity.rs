//! How nouns and steps are declared: as a struct, as a table of fields, and, where the type of each
//! value is needed, with a visitor.

mod any;
mod debug;
mod field;
mod how;
mod read;
mod rewrite;
mod write;

pub use field::Field;

pub(crate) use any::{Access, AnyEntity, Stated, set, stored, value_mut};
pub(crate) use debug::debug;
pub(crate) use field::{Required, number, numbered};
pub(crate) use how::{How, Note};
pub(crate) use read::{Context, Seed, read};
pub(crate) use rewrite::{Rewrite, rewrite, rewrite_value};
pub(crate) use write::write;

use crate::{
    ParseError,
    value::{Id, Key, Path, Text, Value, key::Named},
};

/// Something declared with `entity!`: a noun, a step, a source.
pub trait Entity: AnyEntity + Sized + Clone + 'static {
    /// The name in JSON.
    const NAME: &'static str;
    /// Its documentation.
    const ABOUT: &'static str;
    /// The required members.
    const HEADS: &'static [Required];
    /// The fields, in the order of their declaration.
    const FIELDS: &'static [Field];

    /// With nothing said, and required members that `record` refuses.
    fn blank() -> Self;

    /// Hands the required members, then every field, to the visitor.
    fn visit(visitor: &mut impl Visit<Self>);

    /// Hands the one member or field of this name to the visitor; false if there is none.
    fn visit_named(name: &str, visitor: &mut impl Visit<Self>) -> bool;
}

/// What is done with each field: one generic function.
pub trait Visit<E: Entity> {
    /// A member that is always there: a key.
    fn head<T: Head>(&mut self, _head: Part<E, T>) {}

    /// A field.
    fn field<T: Value>(&mut self, field: Lens<E, T>);
}

/// A type of required members.
pub trait Head: Value {
    /// What stands there before the member is read.
    fn blank() -> Self;
}

impl<N: Named> Head for Key<N> {
    fn blank() -> Self {
        Key::from("")
    }
}

impl Head for Text {
    fn blank() -> Self {
        Text::from("")
    }
}

impl Head for Path {
    fn blank() -> Self {
        Path::new(crate::value::Kind::Circumstances, "", None)
    }
}

impl Head for Id {
    fn blank() -> Self {
        uuid::Uuid::nil().into()
    }
}

/// Access to a part of an entity.
#[derive(Debug)]
pub struct Part<E, T> {
    pub name: &'static str,
    pub get: fn(&E) -> &T,
    pub get_mut: fn(&mut E) -> &mut T,
}

/// Access to a field of an entity.
#[derive(Debug)]
pub struct Lens<E, T> {
    pub name: &'static str,
    pub get: fn(&E) -> &crate::Fact<T>,
    pub get_mut: fn(&mut E) -> &mut crate::Fact<T>,
}

/// The field of this name of an entity, or an error that names the one that was perhaps meant.
pub(crate) fn field_of<E: Entity>(field: &str) -> Result<&'static Field, ParseError> {
    field_named(E::NAME, E::FIELDS, field)
}

pub(crate) fn field_named(
    entity: &str,
    fields: &'static [Field],
    field: &str,
) -> Result<&'static Field, ParseError> {
    fields.iter().find(|known| known.name == field).ok_or_else(|| {
        let names = fields.iter().map(|known| known.name);
        ParseError::none_of(format!("a field of {entity}"), field, names)
    })
}

/// A field of an entity, and access to it.
macro_rules! part {
    (@field $field:ident $Type:ty [$($doc:literal)+] $($mark:ident)*) => {
        $crate::entity::Field::declared::<$Type>(
            stringify!($field),
            concat!($($doc),+).trim_ascii(),
            &[$( stringify!($mark) ),*],
        )
    };
    (@part $head:ident) => { $crate::entity::Part {
        name: $crate::entity::name!($head), get: |it| &it.$head, get_mut: |it| &mut it.$head,
    } };
    (@lens $field:ident) => { $crate::entity::Lens {
        name: stringify!($field), get: |it| &it.$field, get_mut: |it| &mut it.$field,
    } };
}
pub(crate) use part;

/// The name of a required member.
macro_rules! name {
    (r#as) => {
        "as"
    };
    ($head:ident) => {
        stringify!($head)
    };
}
pub(crate) use name;

/// Declares an entity by listing its required members and its fields:
///
/// ```text
/// /// What it is.
/// pub struct Person "person" (key: Key<Person>) {
///     /// When the person was born.
///     born: When,
///     /// A state: later and different is a change.
///     custody: Custody [state],
///     /// A qualifier, which belongs to the value of another field.
///     held_by: List<Key<Agency>> [of custody],
///     /// Words that are read, and not compared.
///     narrative: Text [prose],
/// }
/// ```
macro_rules! entity {
    (
        $(#[doc = $about:literal])*
        pub struct $Name:ident $name:literal ($($head:ident : $Head:ty),*) {
            $( $(#[doc = $doc:literal])+ $field:ident : $Type:ty $([$($mark:ident)+])?, )*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub struct $Name {
            $( #[doc = "Its key, or what it is about."] pub $head: $Head, )*
            $( $(#[doc = $doc])+ pub $field: $crate::Fact<$Type>, )*
            how: $crate::entity::How,
        }

        impl $Name {
            /// Nothing said of it yet.
            #[must_use]
            #[allow(clippy::new_without_default, reason = "most of them need a key")]
            pub fn new($($head: impl Into<$Head>),*) -> Self {
                let how = $crate::entity::How::default();
                Self { $( $head: $head.into(), )* $( $field: $crate::Fact::Unstated, )* how }
            }

            $(
                $(#[doc = $doc])+
                #[must_use]
                pub fn $field(mut self, said: impl Into<$crate::value::Said<$Type>>) -> Self {
                    self.$field = self.how.note(stringify!($field), said.into());
                    self
                }
            )*

            /// The source's own words for a field, or the raw cell.
            ///
            /// # Errors
            ///
            /// If there is no such field, with the one that was perhaps meant.
            pub fn words(&self, field: &str) -> Result<Option<&str>, $crate::ParseError> {
                $crate::entity::field_of::<Self>(field)?;
                Ok(self.how.words(field))
            }

            /// Whether a field was said as a belief.
            ///
            /// # Errors
            ///
            /// If there is no such field, with the one that was perhaps meant.
            pub fn is_believed(&self, field: &str) -> Result<bool, $crate::ParseError> {
                $crate::entity::field_of::<Self>(field)?;
                Ok(self.how.is_believed(field))
            }

            fn access(number: usize) -> Option<&'static $crate::entity::Access<Self>> {
                const ALL: &[$crate::entity::Access<$Name>] = &[$( $crate::entity::Access {
                    get: |it| it.$field.any(),
                    value: |it| $crate::entity::value_mut(&mut it.$field),
                    set: |it, fact| $crate::entity::set(&mut it.$field, fact),
                    fill: |it, atom, arena| it.$field = $crate::entity::stored(atom, arena),
                } ),*];
                ALL.get(number)
            }
        }

        impl $crate::entity::Entity for $Name {
            const NAME: &'static str = $name;
            const ABOUT: &'static str = concat!($($about, "\n"),*);
            const HEADS: &'static [$crate::entity::Required] =
                &[$( $crate::entity::Required::declared::<$Head>($crate::entity::name!($head)) ),*];
            const FIELDS: &'static [$crate::entity::Field] = &$crate::entity::numbered([
                $( $crate::entity::part!(@field $field $Type [$($doc)+] $($($mark)+)?) ),*
            ]);

            fn blank() -> Self {
                Self::new($( <$Head as $crate::entity::Head>::blank() ),*)
            }

            fn visit(visitor: &mut impl $crate::entity::Visit<Self>) {
                $( visitor.head($crate::entity::part!(@part $head)); )*
                $( visitor.field($crate::entity::part!(@lens $field)); )*
            }

            fn visit_named(name: &str, visitor: &mut impl $crate::entity::Visit<Self>) -> bool {
                match name {
                    $( $crate::entity::name!($head) => visitor.head($crate::entity::part!(@part $head)), )*
                    $( stringify!($field) =>
                        visitor.field($crate::entity::part!(@lens $field)), )*
                    _ => return false,
                }
                true
            }
        }

        impl $crate::entity::AnyEntity for $Name {
            fn name(&self) -> &'static str { $name }
            fn heads(&self) -> &'static [$crate::entity::Required] {
                <Self as $crate::entity::Entity>::HEADS
            }
            fn fields(&self) -> &'static [$crate::entity::Field] {
                <Self as $crate::entity::Entity>::FIELDS
            }

            fn head(&self, number: usize) -> Option<&dyn $crate::value::AnyValue> {
                let all: &[fn(&Self) -> &dyn $crate::value::AnyValue] = &[$( |it| &it.$head ),*];
                all.get(number).map(|get| get(self))
            }

            fn head_mut(&mut self, number: usize) -> Option<&mut dyn $crate::value::AnyValue> {
                let all: &[fn(&mut Self) -> &mut dyn $crate::value::AnyValue] =
                    &[$( |it| &mut it.$head ),*];
                all.get(number).map(|get| get(self))
            }

            fn stated(&self) -> $crate::entity::Stated {
                $crate::entity::Stated::of([$( !self.$field.is_unstated() ),*])
            }

            fn fact(&self, number: usize) -> $crate::Fact<&dyn $crate::value::AnyValue> {
                Self::access(number).map_or($crate::Fact::Unstated, |access| (access.get)(self))
            }

            fn value_mut(&mut self, number: usize) -> Option<&mut dyn $crate::value::AnyValue> {
                Self::access(number).and_then(|access| (access.value)(self))
            }

            fn set(&mut self, number: usize, fact: $crate::Fact<&dyn $crate::value::AnyValue>) {
                if let Some(access) = Self::access(number) {
                    (access.set)(self, fact);
                }
            }

            fn fill(
                &mut self,
                number: usize,
                atom: $crate::value::Atom,
                arena: &$crate::value::Arena,
            ) {
                if let Some(access) = Self::access(number) {
                    (access.fill)(self, atom, arena);
                }
            }

            fn how(&self) -> &$crate::entity::How { &self.how }
            fn how_mut(&mut self) -> &mut $crate::entity::How { &mut self.how }
        }

        $crate::entity::delegate! { $Name }
    };
}
pub(crate) use entity;

/// The implementations that hand over to a generic function of the visitor.
macro_rules! delegate {
    ($Name:ident) => {
        impl std::fmt::Debug for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::entity::debug(self, f)
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::entity::write(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::entity::read(deserializer)
            }
        }

        schema! { entity $Name }
    };
}
pub(crate) use delegate;
