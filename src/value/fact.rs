use std::fmt;

/// What a source's account, or the picture of an incident, holds in one field.
///
/// A blank never means "no": what was not said is [`Unstated`](Fact::Unstated), what is not known
/// carries the reason [`Why`], and an affirmed nothing is a known empty set or a known zero.
///
/// Everything that can stand in a field converts into a `Fact`: the value itself, a [`Why`], an
/// `Option` (none is unstated), a `Result` whose error is a [`Why`], arrays for sets, ranges for
/// amounts.
///
/// ```
/// use use_of_force::{Person, Why, code::Weapon, value::List};
///
/// let person = Person::new("person-1").armed_with(Why::Pending);
/// assert_eq!(person.armed_with.why(), Some(Why::Pending));
///
/// let unarmed = Person::new("person-1").armed_with(List::none());
/// assert!(unarmed.armed_with.known().is_some_and(|weapons| weapons.is_empty()));
///
/// let armed = Person::new("person-1").armed_with([Weapon::Handgun]);
/// assert!(armed.age.is_unstated());
///
/// // A row of a table of one's own, whose NULL means that the form does not ask.
/// let (age, rank): (Option<u32>, Option<&str>) = (None, Some("sergeant"));
/// let person = Person::new("person-2").age(age.ok_or(Why::NotCollected)).name(rank);
/// assert_eq!(person.age.why(), Some(Why::NotCollected));
/// assert_eq!(person.age.map(|age| age.low()).into_known(), None);
/// assert!(person.name.is_known());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Fact<T> {
    /// The source states this value.
    Known(T),
    /// The source says that it is not known, and why.
    Unknown(Why),
    /// The source says nothing of it.
    #[default]
    Unstated,
}

impl<T> Fact<T> {
    /// The value, if one is stated.
    pub fn known(&self) -> Option<&T> {
        match self {
            Fact::Known(value) => Some(value),
            Fact::Unknown(_) | Fact::Unstated => None,
        }
    }

    /// The reason, if it is said that the value is not known.
    pub fn why(&self) -> Option<Why> {
        match self {
            Fact::Unknown(why) => Some(*why),
            Fact::Known(_) | Fact::Unstated => None,
        }
    }

    /// Whether exactly this value is stated.
    ///
    /// ```
    /// use use_of_force::Officer;
    ///
    /// let officer = Officer::new("officer-1").camera_worn(true).rank("sergeant");
    /// assert!(officer.camera_worn.is(&true));
    /// assert!(officer.rank.is("sergeant"));
    /// assert!(!officer.camera_recording.is(&true));
    /// ```
    pub fn is<Q: ?Sized>(&self, value: &Q) -> bool
    where
        T: PartialEq<Q>,
    {
        self.known().is_some_and(|known| known == value)
    }

    /// Whether a value is stated.
    pub fn is_known(&self) -> bool {
        matches!(self, Fact::Known(_))
    }

    /// The value, to be kept, if one is stated.
    pub fn into_known(self) -> Option<T> {
        match self {
            Fact::Known(value) => Some(value),
            Fact::Unknown(_) | Fact::Unstated => None,
        }
    }

    /// The same of what the value is made into; why it is not known stays.
    pub fn map<U>(self, made: impl FnOnce(T) -> U) -> Fact<U> {
        match self {
            Fact::Known(value) => Fact::Known(made(value)),
            Fact::Unknown(why) => Fact::Unknown(why),
            Fact::Unstated => Fact::Unstated,
        }
    }

    /// The same, with the value where it stands.
    pub fn as_ref(&self) -> Fact<&T> {
        match self {
            Fact::Known(value) => Fact::Known(value),
            Fact::Unknown(why) => Fact::Unknown(*why),
            Fact::Unstated => Fact::Unstated,
        }
    }

    /// Whether nothing at all was said.
    pub fn is_unstated(&self) -> bool {
        matches!(self, Fact::Unstated)
    }
}

impl<T: fmt::Debug> fmt::Debug for Fact<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fact::Known(value) => value.fmt(f),
            Fact::Unknown(why) => write!(f, "Unknown({why:?})"),
            Fact::Unstated => f.write_str("Unstated"),
        }
    }
}

impl<T> From<Why> for Fact<T> {
    fn from(why: Why) -> Self {
        Fact::Unknown(why)
    }
}

impl<T, U: Into<Fact<T>>> From<Option<U>> for Fact<T> {
    fn from(value: Option<U>) -> Self {
        value.map_or(Fact::Unstated, Into::into)
    }
}

impl<T, U: Into<Fact<T>>> From<Result<U, Why>> for Fact<T> {
    fn from(value: Result<U, Why>) -> Self {
        value.map_or_else(Fact::Unknown, Into::into)
    }
}

impl<T> From<Fact<T>> for Option<T> {
    fn from(fact: Fact<T>) -> Self {
        fact.into_known()
    }
}

/// Values of these types, and what converts into them, state a fact.
macro_rules! known {
    ($($from:ty => $to:ty),* $(,)?) => {$(
        impl From<$from> for $crate::Fact<$to> {
            fn from(value: $from) -> Self {
                $crate::Fact::Known(value.into())
            }
        }
    )*};
}
pub(crate) use known;

known! { bool => bool }

/// Declares the reasons: each with its definition and its word.
macro_rules! reasons {
    (
        $(#[doc = $about:literal])*
        pub enum $Why:ident { $( $(#[doc = $definition:literal])+ $Reason:ident $word:literal, )+ }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $Why {
            $( $(#[doc = $definition])+ $Reason, )+
        }

        impl $Why {
            /// The reasons, as the data dictionary lists them.
            pub(crate) const LIST: $crate::code::list::Vocabulary = $crate::code::list::Vocabulary::new(
                "why",
                concat!($($about, "\n"),*),
                &[$($crate::code::list::Word::new($word, concat!($($definition),+), None, &[], &[]),)+],
            );

            /// Every reason, in the order of telling.
            pub const ALL: &'static [$Why] = &[$( $Why::$Reason ),+];

            /// The word in JSON and in tables.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $( $Why::$Reason => $word, )+
                }
            }

            /// What it means, with the wording of the standards.
            #[must_use]
            pub fn definition(self) -> &'static str {
                match self {
                    $( $Why::$Reason => concat!($($definition),+).trim_ascii(), )+
                }
            }
        }
    };
}

reasons! {
    /// Why a value is not known. The order is the order of telling: of two reasons that two sources
    /// give for one field, the earlier in this list stands (see [merging](crate::incident#merging)).
    ///
    /// The texts name the nearest code of HL7 FHIR's data-absent-reason, and the wording of the FBI's
    /// National Use-of-Force Data Collection and of Ohio's incident-based reporting system where they
    /// have one. [`is_non_response`](Why::is_non_response) is the rule of the FBI collection's terms
    /// of clearance (OMB 1110-0071) for its two key variables.
    pub enum Why {
        /// An inquiry will answer it. FHIR `temp-unknown`; FBI and Ohio "pending further
        /// investigation".
        Pending "pending",
        /// A source says that it has the value and keeps it back. FHIR `masked`.
        Withheld "withheld",
        /// Not made public so far; nobody says that it is held back. FHIR `unknown`.
        Undisclosed "undisclosed",
        /// The source was asked and did not know. FHIR `asked-unknown`.
        Asked "asked",
        /// The source was asked and declined to answer. FHIR `asked-declined`.
        Declined "declined",
        /// Looked into, and unlikely ever to be known. FHIR `unknown`; FBI and Ohio "unknown and
        /// unlikely to ever be known". A non-response.
        Undetermined "undetermined",
        /// Nobody made the test, the recording or the measurement. FHIR `not-performed`.
        NotMade "not_made",
        /// The form or data set has no such question. FHIR `unsupported`.
        NotCollected "not_collected",
        /// The question makes no sense for this case. FHIR `not-applicable`.
        NotApplicable "not_applicable",
        /// Something stands there that cannot be a value; its words are kept. FHIR `error`.
        Unusable "unusable",
        /// Removed from this copy by whoever made the copy. FHIR `masked`.
        Redacted "redacted",
        /// Said to be unknown, without a reason. FHIR `unknown`.
        Unexplained "unexplained",
    }
}

impl Why {
    /// The nearest code of HL7 FHIR's code system data-absent-reason.
    #[must_use]
    pub fn fhir(self) -> &'static str {
        match self {
            Why::Pending => "temp-unknown",
            Why::Withheld | Why::Redacted => "masked",
            Why::Undisclosed | Why::Undetermined | Why::Unexplained => "unknown",
            Why::Asked => "asked-unknown",
            Why::Declined => "asked-declined",
            Why::NotMade => "not-performed",
            Why::NotCollected => "unsupported",
            Why::NotApplicable => "not-applicable",
            Why::Unusable => "error",
        }
    }

    /// Whether the terms of clearance of the FBI's collection count this answer to a key variable
    /// as item non-response: "unknown and unlikely to ever be known". (An unanswered question
    /// counts too; that is [`Fact::Unstated`].)
    #[must_use]
    pub fn is_non_response(self) -> bool {
        matches!(self, Why::Undetermined)
    }

    /// Whether the value is only kept back, not at hand, or not asked any more: who says so after
    /// having given it takes nothing back.
    #[must_use]
    pub fn keeps_back(self) -> bool {
        matches!(
            self,
            Why::Withheld
                | Why::Declined
                | Why::Redacted
                | Why::Asked
                | Why::NotCollected
                | Why::Unusable
        )
    }

    /// Whether it is a finding: that it was looked into, and why that gave nothing.
    #[must_use]
    pub fn is_finding(self) -> bool {
        matches!(self, Why::NotMade | Why::NotApplicable | Why::Undetermined)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Why {
    type Err = crate::ParseError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Why::ALL.iter().copied().find(|why| why.as_str() == word).ok_or_else(|| {
            let words: Vec<_> = Why::ALL.iter().map(|why| why.as_str()).collect();
            crate::ParseError::new(format!("a reason ({})", words.join(", ")), word)
        })
    }
}
