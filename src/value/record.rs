//! Values that are made of optional parts, each of which a source gives or does not give.

/// Declares such a value: an opaque struct, a getter and a chainable `with_…` for every part, and
/// one map form for every serde format. `[required]` and `[either]` mark the parts that it
/// [needs](super::form::Need).
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        pub struct $Name:ident $what:literal {
            $( $(#[doc = $doc:literal])* $part:ident / $vis:vis $with:ident : $Type:ty $([$need:ident])?, )*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Name { $( $part: Option<$Type>, )* }

        impl $Name {
            /// Without any part, which no source says.
            pub(crate) const EMPTY: Self = Self { $( $part: None, )* };

            /// How it is written.
            const RECORD: $crate::value::Form = $crate::value::Form::Record {
                about: concat!($($about, "\n"),*),
                parts: Self::PARTS,
            };

            const PARTS: &'static [$crate::value::form::Part] = &[$(
                $crate::value::form::Part {
                    name: stringify!($part),
                    definition: concat!($($doc),*).trim_ascii(),
                    value: $crate::value::Type::of::<$Type>(),
                    need: $crate::value::record!(@need $($need)?),
                },
            )*];

            $(
                $(#[doc = $doc])*
                #[must_use]
                pub fn $part(&self) -> Option<&$Type> {
                    self.$part.as_ref()
                }

                #[doc = concat!("Adds or replaces `", stringify!($part), "`.")]
                #[must_use]
                $vis fn $with(mut self, $part: impl Into<$Type>) -> Self {
                    self.$part = Some($part.into());
                    self
                }
            )*

            fn parts_put(
                &self,
                arena: &mut $crate::value::Arena,
            ) -> Result<$crate::value::Atom, $crate::value::Full> {
                use $crate::value::{Atom, Value as _};
                let parts = [$( match &self.$part {
                    None => Atom::Unstated,
                    Some(part) => part.put(arena)?,
                } ),*];
                arena.put_parts(&parts).map(Atom::Parts)
            }

            fn parts_get(
                atom: $crate::value::Atom,
                arena: &$crate::value::Arena,
            ) -> Option<Self> {
                use $crate::value::{Atom, Value as _};
                let Atom::Parts(parts) = atom else { return None };
                let mut parts = arena.parts(parts).iter();
                Some(Self { $( $part: match *parts.next()? {
                    Atom::Unstated => None,
                    part => Some(<$Type>::get(part, arena)?),
                }, )* })
            }

            /// With every part taken over into a copy; none if one of them cannot stand there.
            fn parts_rewritten(&self, with: &dyn $crate::value::Rewrite) -> Option<Self> {
                use $crate::value::Value as _;
                Some(Self { $( $part: match &self.$part {
                    None => None,
                    Some(part) => Some(part.rewritten(with)?),
                }, )* })
            }
        }

        $crate::value::known! { $Name => $Name }
        schema! { value $Name }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let parts = [$( self.$part.is_some() ),*];
                let stated = parts.iter().filter(|stated| **stated).count();
                let mut map = serializer.serialize_map(Some(stated))?;
                $( if let Some(part) = &self.$part {
                    map.serialize_entry(stringify!($part), &Some(part))?;
                } )*
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Parts;

                impl<'de> serde::de::Visitor<'de> for Parts {
                    type Value = $Name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($what)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$Name, E> {
                        Err(E::custom($crate::ParseError::new($what, text)))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$Name, A::Error> {
                        use serde::de::Error as _;
                        use $crate::value::text::Name as Member;
                        let mut whole = $Name::EMPTY;
                        while let Some(Member(name)) = map.next_key()? {
                            match &*name {
                                $( stringify!($part) => {
                                    let part = map.next_value::<Option<$Type>>()?;
                                    if part.is_some() && whole.$part.is_some() {
                                        return Err(A::Error::custom(concat!(
                                            "`", stringify!($part), "` is stated twice"
                                        )));
                                    }
                                    whole.$part = part.or(whole.$part);
                                } )*
                                other => {
                                    let parts = [$( concat!("`", stringify!($part), "`") ),*];
                                    let expected = format!("a member of {}: {}", $what, parts.join(", "));
                                    return Err(A::Error::custom($crate::ParseError::new(expected, other)));
                                }
                            }
                        }
                        let stated = [$( whole.$part.is_some() ),*];
                        $crate::value::form::check($what, $Name::PARTS, &stated)
                            .map_err(A::Error::custom)?;
                        Ok(whole)
                    }
                }

                deserializer.deserialize_map(Parts)
            }
        }
    };
    (@need) => { $crate::value::form::Need::Optional };
    (@need required) => { $crate::value::form::Need::Required };
    (@need either) => { $crate::value::form::Need::Either };
}
pub(crate) use record;
