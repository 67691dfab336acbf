//! How nouns and steps are declared, and the one visitor over their fields.

mod debug;
mod how;
mod read;
mod rewrite;
mod write;

pub(crate) use debug::debug;
pub(crate) use how::How;
pub(crate) use how::Note;
pub(crate) use read::{Context, Seed, heads_of, read};
pub(crate) use rewrite::{Rewrite, rewrite, rewrite_value};
pub(crate) use write::write;

use crate::value::{Id, Key, Path, Text, Value, key::Named};

/// A field, as the data dictionary shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field {
    /// The name in Rust, in JSON and in paths.
    pub name: &'static str,
    /// The type of its value: `text`, `when`, `amount`, the name of a vocabulary …
    pub kind: &'static str,
    /// What it means, with its unit.
    pub definition: &'static str,
    /// Whether it describes a state over time, so that a later, different answer is a change and
    /// no contradiction.
    pub is_state: bool,
}

/// Something declared with `entity!`: a noun, a step, a source.
pub trait Entity: Sized + Clone + Send + Sync + 'static {
    /// The name in JSON.
    const NAME: &'static str;
    /// Its documentation.
    const ABOUT: &'static str;
    /// The fields, in the order of their declaration.
    const FIELDS: &'static [Field];

    /// With nothing said, and required members that `record` refuses.
    fn blank() -> Self;

    /// Hands the required members, then every field, to the visitor.
    fn visit(visitor: &mut impl Visit<Self>);

    /// Hands the one member or field of this name to the visitor; false if there is none.
    fn visit_named(name: &str, visitor: &mut impl Visit<Self>) -> bool;

    /// How its facts were said.
    fn how(&self) -> &How;

    /// The same, to be changed.
    fn how_mut(&mut self) -> &mut How;
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
    pub field: Field,
    pub get: fn(&E) -> &crate::Fact<T>,
    pub get_mut: fn(&mut E) -> &mut crate::Fact<T>,
}

/// A field of an entity, and access to it.
macro_rules! part {
    (@field $field:ident $Type:ty [$($doc:literal)+] $($state:ident)?) => {
        $crate::entity::Field {
            name: stringify!($field),
            kind: <$Type as $crate::value::Value>::TYPE,
            definition: concat!($($doc),+).trim_ascii(),
            is_state: $crate::entity::part!(@state $($state)?),
        }
    };
    (@part $head:ident) => { $crate::entity::Part {
        name: stringify!($head), get: |it| &it.$head, get_mut: |it| &mut it.$head,
    } };
    (@lens $field:ident $($rest:tt)+) => { $crate::entity::Lens {
        field: $crate::entity::part!(@field $field $($rest)+), get: |it| &it.$field, get_mut: |it| &mut it.$field,
    } };
    (@state) => { false };
    (@state state) => { true };
}
pub(crate) use part;

/// Declares an entity by listing its required members and its fields:
///
/// ```text
/// /// What it is.
/// pub struct Shooting "shooting" (key: Key<Shooting>) {
///     /// When the first shot was fired.
///     occurred: When,
///     /// A state: later and different is a change.
///     injury: Injury [state],
/// }
/// ```
macro_rules! entity {
    (
        $(#[doc = $about:literal])*
        pub struct $Name:ident $name:literal ($($head:ident : $Head:ty),*) {
            $( $(#[doc = $doc:literal])+ $field:ident : $Type:ty $([$state:ident])?, )*
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
            #[must_use]
            pub fn words(&self, field: &str) -> Option<&str> {
                self.how.words(field)
            }

            /// Whether a field was said as a belief.
            #[must_use]
            pub fn is_believed(&self, field: &str) -> bool {
                self.how.is_believed(field)
            }
        }

        impl $crate::entity::Entity for $Name {
            const NAME: &'static str = $name;
            const ABOUT: &'static str = concat!($($about, "\n"),*);
            const FIELDS: &'static [$crate::entity::Field] =
                &[$( $crate::entity::part!(@field $field $Type [$($doc)+] $($state)?) ),*];

            fn blank() -> Self {
                Self::new($( <$Head as $crate::entity::Head>::blank() ),*)
            }

            fn visit(visitor: &mut impl $crate::entity::Visit<Self>) {
                $( visitor.head($crate::entity::part!(@part $head)); )*
                $( visitor.field($crate::entity::part!(@lens $field $Type [$($doc)+] $($state)?)); )*
            }

            fn visit_named(name: &str, visitor: &mut impl $crate::entity::Visit<Self>) -> bool {
                match name {
                    $( stringify!($head) => visitor.head($crate::entity::part!(@part $head)), )*
                    $( stringify!($field) =>
                        visitor.field($crate::entity::part!(@lens $field $Type [$($doc)+] $($state)?)), )*
                    _ => return false,
                }
                true
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
