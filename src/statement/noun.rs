use super::Claim;
use crate::{
    Agency, Circumstances, Collision, Determination, Force, Investigation, Leave, Officer, Person,
    Pursuit, Shooting,
    entity::{AnyEntity as _, Entity},
    value::{Extra, ExtraValue, Key, Kind, Path, key::Named},
};

/// A thing that statements describe and that the picture of an incident shows. The eleven nouns
/// implement it; nothing else can.
pub trait Noun: Entity + Named {
    /// The description of such a noun that a claim gives, if it gives one.
    fn of(claim: &Claim) -> Option<&Self>;

    /// Its key; empty for the circumstances.
    fn key(&self) -> &str;

    /// With this key, and nothing said of it.
    #[doc(hidden)]
    fn bare(key: &str) -> Self;
}

impl<N: Noun> Key<N> {
    /// Where a field of the noun is.
    ///
    /// ```
    /// use use_of_force::{Key, Officer};
    ///
    /// let officer = Key::<Officer>::from("officer-1");
    /// assert_eq!(officer.path("name").to_string(), "officer/officer-1/name");
    /// ```
    #[must_use]
    pub fn path(&self, field: &str) -> Path {
        Path::new(N::KIND, self.as_str(), Some(field))
    }
}

macro_rules! nouns {
    ($($Noun:ident $(($key:ident))?),* $(,)?) => {
        $(
            impl Named for $Noun {
                const KIND: Kind = Kind::$Noun;
            }

            impl $Noun {
                /// Adds a field of the system's own, or replaces it.
                #[must_use]
                pub fn with_extra(mut self, name: &str, value: impl Into<ExtraValue>) -> Self {
                    self.how_mut().change_extra(|extra| extra.insert(name, value.into()));
                    self
                }

                /// The system's own fields.
                #[must_use]
                pub fn extra(&self) -> &Extra {
                    self.how().extra()
                }
            }

            impl Noun for $Noun {
                fn of(claim: &Claim) -> Option<&Self> {
                    match claim {
                        Claim::$Noun(noun) => Some(noun),
                        _ => None,
                    }
                }

                fn key(&self) -> &str {
                    nouns!(@text self $($key)?)
                }

                fn bare(_key: &str) -> Self {
                    nouns!(@bare $Noun _key $($key)?)
                }
            }
        )*

        impl Claim {
            /// A description that says nothing of a noun; of circumstances, if it is no kind of noun.
            pub(crate) fn bare(kind: Kind, key: &str) -> Self {
                match kind {
                    $( Kind::$Noun => <$Noun as Noun>::bare(key).into(), )*
                    Kind::Party | Kind::Any | Kind::Source | Kind::Statement => {
                        Circumstances::new().into()
                    }
                }
            }

            /// The kind and key of the noun that it describes, if it describes one.
            pub(crate) fn described(&self) -> Option<(Kind, &str)> {
                match self {
                    $( Claim::$Noun(noun) => Some((Kind::$Noun, noun.key())), )*
                    _ => None,
                }
            }
        }
    };
    (@text $self:ident) => { "" };
    (@text $self:ident $key:ident) => { $self.$key.as_str() };
    (@bare $Noun:ident $text:ident) => { $Noun::new() };
    (@bare $Noun:ident $text:ident $key:ident) => { $Noun::new($text) };
}

nouns! {
    Circumstances,
    Agency(key),
    Officer(key),
    Person(key),
    Pursuit(key),
    Collision(key),
    Shooting(key),
    Force(key),
    Investigation(key),
    Leave(key),
    Determination(key),
}
