use crate::entity::{Context, Entity, Seed};
use serde::{
    Deserializer,
    de::{self, DeserializeSeed, MapAccess},
};
use std::{fmt, marker::PhantomData};

/// What is done with every type of entity that a claim or step can hold.
pub(crate) trait Types {
    fn entity<E: Entity>(&mut self);
}

/// The names of such types.
impl Types for Vec<&'static str> {
    fn entity<E: Entity>(&mut self) {
        self.push(E::NAME);
    }
}

/// Declares an enum over boxed entities, each written as an object with one member, its name.
macro_rules! tagged {
    (
        $(#[doc = $about:literal])*
        pub enum $Name:ident { $( $Variant:ident($Entity:ty), )+ }
        $( and { $( $(#[doc = $doc:literal])+ $Extra:ident($Inner:ty), )+ } )?
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Name {
            $(
                #[doc = concat!("See [`", stringify!($Entity), "`].")]
                $Variant(Box<$Entity>),
            )+
            $( $( $(#[doc = $doc])+ $Extra($Inner), )+ )?
        }

        $(
            impl From<$Entity> for $Name {
                fn from(entity: $Entity) -> Self {
                    Self::$Variant(Box::new(entity))
                }
            }
        )+

        impl $Name {
            /// Hands over every type of entity that it can hold.
            pub(crate) fn types(visitor: &mut impl $crate::statement::Types) {
                $( visitor.entity::<$Entity>(); )+
            }

            /// Its name in JSON.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $( Self::$Variant(_) => <$Entity as $crate::entity::Entity>::NAME, )+
                    $( $( Self::$Extra(inner) => {
                        $crate::statement::tagged::extra(stringify!($Extra), inner.name())
                    } )+ )?
                }
            }

            /// The entity that it holds.
            pub(crate) fn entity(&self) -> &dyn $crate::entity::AnyEntity {
                match self {
                    $( Self::$Variant(entity) => &**entity, )+
                    $( $( Self::$Extra(inner) => inner.entity(), )+ )?
                }
            }

            /// The same, to be changed.
            pub(crate) fn entity_mut(&mut self) -> &mut dyn $crate::entity::AnyEntity {
                match self {
                    $( Self::$Variant(entity) => &mut **entity, )+
                    $( $( Self::$Extra(inner) => inner.entity_mut(), )+ )?
                }
            }

            /// One of the same kind, of which nothing is said.
            pub(crate) fn blank(&self) -> Self {
                match self {
                    $( Self::$Variant(_) => Self::from(<$Entity as $crate::entity::Entity>::blank()), )+
                    $( $( Self::$Extra(inner) => Self::$Extra(From::from(inner.blank())), )+ )?
                }
            }

            /// The number of its kind, if it is an entity itself.
            pub(crate) fn number(&self) -> Option<u8> {
                enum Number { $( $Variant, )+ }
                match self {
                    $( Self::$Variant(_) => Some(Number::$Variant as u8), )+
                    $( $( Self::$Extra(_) => None, )+ )?
                }
            }

            /// One of the kind that has this number, of which nothing is said.
            pub(crate) fn numbered(number: u8) -> Option<Self> {
                const ALL: &[fn() -> $Name] =
                    &[$( || $Name::from(<$Entity as $crate::entity::Entity>::blank()) ),+];
                ALL.get(usize::from(number)).map(|blank| blank())
            }

            /// Writes the entity as a member that has its name.
            pub(crate) fn write_entity<M: serde::ser::SerializeMap>(
                &self,
                map: &mut M,
            ) -> Result<(), M::Error> {
                match self {
                    $( Self::$Variant(entity) => {
                        map.serialize_entry(<$Entity as $crate::entity::Entity>::NAME, &Some(entity))
                    } )+
                    $( $( Self::$Extra(inner) => inner.write_entity(map), )+ )?
                }
            }

            /// Reads the entity of this name; none if the value is `null`.
            pub(crate) fn read_entity<'de, A: serde::de::MapAccess<'de>>(
                name: &str,
                map: &mut A,
                context: &$crate::entity::Context,
            ) -> Option<Result<Option<Self>, A::Error>> {
                match name {
                    $(
                        <$Entity as $crate::entity::Entity>::NAME => Some(
                            $crate::statement::tagged::read::<$Entity, A>(map, context)
                                .map(|entity| entity.map(Self::from)),
                        ),
                    )+
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use tagged;

/// The name of a claim that holds a step: the step's own, unless it is only reported.
pub(crate) fn extra(variant: &str, step: &'static str) -> &'static str {
    if variant == "Reported" { "reported" } else { step }
}

/// Reads one entity, or `null`.
pub(crate) fn read<'de, E: Entity, A: MapAccess<'de>>(
    map: &mut A,
    context: &Context,
) -> Result<Option<E>, A::Error> {
    map.next_value_seed(Optional(Seed::<E>::new(context)))
}

/// A seed whose value may be `null`.
pub(crate) struct Optional<S>(pub(crate) S);

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Optional<S> {
    type Value = Option<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        struct Visitor<'de, S>(S, PhantomData<&'de ()>);

        impl<'de, S: DeserializeSeed<'de>> de::Visitor<'de> for Visitor<'de, S> {
            type Value = Option<S::Value>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object or null")
            }

            fn visit_none<E>(self) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
                self.0.deserialize(from).map(Some)
            }
        }

        from.deserialize_option(Visitor(self.0, PhantomData))
    }
}
