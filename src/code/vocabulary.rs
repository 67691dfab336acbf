use super::{Standard, list};
use crate::{
    ParseError,
    value::{Arena, Atom, Full, Relation},
};
use std::{fmt, str::FromStr};

/// What every vocabulary can do; the same as its own methods, for code that works on any of them.
pub trait Vocabulary: Clone + Ord + fmt::Display + FromStr<Err = ParseError> + 'static {
    /// The name of the vocabulary.
    const NAME: &'static str;
    /// Every word that this version of the crate knows, with its definition.
    const WORDS: &'static [Word<Self>];
    /// The same, as the data dictionary lists it.
    #[doc(hidden)]
    const LIST: list::Vocabulary;

    /// The word as it is written.
    fn as_str(&self) -> &str;
}

/// A word of the vocabulary `V`: the entry of a dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Word<V: 'static> {
    /// The value in Rust.
    pub value: V,
    /// The word in JSON and in tables.
    pub word: &'static str,
    /// What it means, in one sentence.
    pub definition: &'static str,
    /// The word that includes it.
    pub broader: Option<V>,
    /// Of a final word, what may follow it: nothing, or only these. None of any other word.
    pub next: Option<&'static [V]>,
    /// Whether it can only come first: nobody becomes it who was something else.
    pub is_first: bool,
    /// Whether nothing can be said beside it in the fields that qualify it: nobody holds who was
    /// released.
    pub is_alone: bool,
    /// The public documents that it comes from, with its code there where that is sure.
    pub sources: &'static [(Standard, Option<&'static str>)],
}

/// The entry of a known word.
pub(crate) fn entry<V: Vocabulary>(value: &V) -> Option<&'static Word<V>> {
    V::WORDS.iter().find(|entry| entry.value == *value)
}

/// The known value of a word.
pub(crate) fn lookup<V: Vocabulary>(word: &str) -> Option<V> {
    V::WORDS.iter().find(|entry| entry.word == word).map(|entry| entry.value.clone())
}

/// A word as it is stored: its number, or the text of an unlisted one.
pub(crate) fn put<V: Vocabulary>(value: &V, arena: &mut Arena) -> Result<Atom, Full> {
    match V::WORDS.iter().position(|entry| entry.value == *value) {
        Some(number) => u16::try_from(number).map(Atom::Word).map_err(|_| Full),
        None => arena.put_text(value.as_str()).map(Atom::Text),
    }
}

/// The known word that was most probably meant.
pub(crate) fn nearest<V: Vocabulary>(word: &str) -> Option<&'static str> {
    crate::error::nearest(word, V::WORDS.iter().map(|entry| entry.word))
}

/// How two words relate: a word refines every word that includes it.
pub(crate) fn relation<V: Vocabulary>(a: &V, b: &V) -> Relation {
    let includes = |wide: &V, narrow: &V| {
        let broader = |word: &V| entry(word).and_then(|entry| entry.broader.clone());
        std::iter::successors(broader(narrow), broader).any(|word| word == *wide)
    };
    if a == b {
        Relation::Same
    } else if includes(b, a) {
        Relation::Narrower
    } else if includes(a, b) {
        Relation::Broader
    } else {
        Relation::Contradictory
    }
}

/// The races that are none by themselves: two or more of them, and that somebody is not Hispanic.
const NO_RACES: [(&str, bool); 2] = [("two_or_more", true), ("not_hispanic", false)];

/// Of a word that names none of its kind: whether it stands for several of them.
pub(crate) fn names_several(word: &str) -> Option<bool> {
    NO_RACES.iter().find(|(known, _)| *known == word).map(|(_, several)| *several)
}

/// Whether a word can come after another in the course of time, as far as the words tell.
pub(crate) fn follows<V: Vocabulary>(later: &V, earlier: &V) -> bool {
    if entry(later).is_some_and(|entry| entry.is_first) {
        return false;
    }
    let next = entry(earlier).and_then(|entry| entry.next);
    next.is_none_or(|next| {
        next.iter().any(|it| matches!(relation(later, it), Relation::Same | Relation::Narrower))
    })
}

/// Why a word is none of a vocabulary.
pub(crate) fn no_word<V: Vocabulary>(word: &str) -> ParseError {
    let known = V::WORDS.iter().map(|known| known.word);
    ParseError::none_of(format!("a listed word of {}", V::NAME), word, known)
}

/// Declares a vocabulary:
///
/// ```text
/// /// The definition, in one sentence.
/// Handgun "handgun" in Firearm from [Nibrs "12", Oibrs "16"],
/// ```
///
/// `in` names the broader word; `then` makes a word final, and names what may follow it all the same;
/// `only first` and `only alone` say that nothing comes before it, or stands beside it; `from` names
/// the documents, with the word's code there if it is sure. The code stands in the element that is
/// called as the vocabulary is, or in another one: `Nibrs "H" of ethnicity`.
macro_rules! vocabulary {
    (
        $(#[doc = $about:literal])*
        pub enum $Name:ident $name:literal {
            $(
                $(#[doc = $definition:literal])+
                $Word:ident $word:literal $(in $broader:ident)? $(then [$($next:ident),*])?
                $(only $mark:ident)*
                from [$($standard:ident $($code:literal $(of $element:ident)?)?),+],
            )+
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[doc = $definition])+ $Word, )+
            /// A word that this version of the crate does not know.
            Unlisted($crate::code::Unlisted<$Name>),
        }

        impl $Name {
            /// The word as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$Word => $word, )+
                    Self::Unlisted(word) => word.as_str(),
                }
            }

            /// What the word means, in one sentence; none for an unlisted word.
            #[must_use]
            pub fn definition(&self) -> Option<&'static str> {
                $crate::code::vocabulary::entry(self).map(|entry| entry.definition)
            }

            /// The word that includes this one, if there is one.
            #[must_use]
            pub fn broader(&self) -> Option<Self> {
                $crate::code::vocabulary::entry(self).and_then(|entry| entry.broader.clone())
            }

            /// The code of this word in a standard, where that is sure, in whichever element it
            /// stands: no word has two codes in one standard.
            #[must_use]
            pub fn code(&self, standard: $crate::code::Standard) -> Option<&'static str> {
                let mut codes = self.codes().iter();
                codes.find(|code| code.standard == standard).map(|code| code.code)
            }

            /// The code of this word in an [element](crate::code::Code) of a standard, where that is
            /// sure.
            #[must_use]
            pub fn code_in(
                &self,
                standard: $crate::code::Standard,
                element: &str,
            ) -> Option<&'static str> {
                let list = <Self as $crate::code::Vocabulary>::LIST;
                list.word(self.as_str())?.code_in(standard, element)
            }

            /// The word for which an [element](crate::code::Code) of a standard writes this code.
            #[must_use]
            pub fn from_code(
                standard: $crate::code::Standard,
                element: &str,
                code: &str,
            ) -> Option<Self> {
                let list = <Self as $crate::code::Vocabulary>::LIST;
                $crate::code::vocabulary::lookup(list.from_code(standard, element, code)?.word)
            }

            /// The codes of this word; empty if none is sure, or if the word is unlisted.
            #[must_use]
            pub fn codes(&self) -> &'static [$crate::code::Code] {
                let listed = <Self as $crate::code::Vocabulary>::LIST.word(self.as_str());
                listed.map_or(&[], |listed| listed.codes)
            }

            /// The word that is written so, if this version of the crate knows it; parsing takes any
            /// word.
            ///
            /// # Errors
            ///
            /// If it does not, with the word that was perhaps meant.
            pub fn listed(word: &str) -> Result<Self, $crate::ParseError> {
                $crate::code::vocabulary::lookup(word)
                    .ok_or_else(|| $crate::code::vocabulary::no_word::<Self>(word))
            }

            /// Whether this version of the crate knows the word.
            #[must_use]
            pub fn is_listed(&self) -> bool {
                !matches!(self, Self::Unlisted(_))
            }
        }

        impl $crate::code::Vocabulary for $Name {
            const NAME: &'static str = $name;
            const WORDS: &'static [$crate::code::Word<Self>] = &[$(
                $crate::code::Word {
                    value: Self::$Word,
                    word: $word,
                    definition: concat!($($definition),+).trim_ascii(),
                    broader: vocabulary!(@broader $($broader)?),
                    next: vocabulary!(@next $([$($next),*])?),
                    is_first: $(vocabulary!(@first $mark) ||)* false,
                    is_alone: $(vocabulary!(@alone $mark) ||)* false,
                    sources: &[$(($crate::code::Standard::$standard, vocabulary!(@code $($code)?))),+],
                },
            )+];
            const LIST: $crate::code::list::Vocabulary = {
                $(
                    #[allow(non_upper_case_globals, dead_code, reason = "the broader words")]
                    const $Word: &str = $word;
                )+
                $crate::code::list::Vocabulary::new(
                    $name,
                    concat!($($about, "\n"),*),
                    &[$($crate::code::list::Word::new(
                        $word,
                        concat!($($definition),+),
                        vocabulary!(@word $($broader)?),
                        &[$($crate::code::Standard::$standard),+],
                        &[$($($crate::code::Code::new(
                            $crate::code::Standard::$standard,
                            vocabulary!(@element $name $($element)?),
                            $code,
                        ),)?)+],
                    ),)+],
                )
            };

            fn as_str(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $Name {
            type Err = $crate::ParseError;

            /// Any text but an empty one is a word; one that is not known becomes `Unlisted`.
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                if word.is_empty() {
                    return Err($crate::ParseError::new(concat!("a word of ", $name), word));
                }
                let known = $crate::code::vocabulary::lookup(word);
                Ok(known.unwrap_or_else(|| Self::Unlisted($crate::code::Unlisted::new(word))))
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::value::text::read_str(deserializer, concat!("a word of ", $name), str::parse)
            }
        }

        impl $crate::value::Value for $Name {
            const TYPE: &'static str = $name;
            const FORM: $crate::value::Form = $crate::value::Form::Word {
                about: concat!($($about, "\n"),*),
                words: &[$( ($word, concat!($($definition),+).trim_ascii()) ),+],
            };

            fn relation(
                &self,
                other: &Self,
                _zone: Option<chrono::FixedOffset>,
            ) -> $crate::value::Relation {
                $crate::code::vocabulary::relation(self, other)
            }

            fn follows(&self, earlier: &Self) -> bool {
                $crate::code::vocabulary::follows(self, earlier)
            }

            fn names_several(&self) -> Option<bool> {
                $crate::code::vocabulary::names_several(self.as_str())
            }

            fn is_final(&self) -> bool {
                $crate::code::vocabulary::entry(self).is_some_and(|entry| entry.next.is_some())
            }

            fn is_alone(&self) -> bool {
                $crate::code::vocabulary::entry(self).is_some_and(|entry| entry.is_alone)
            }

            fn as_text(&self) -> Option<&str> {
                Some(self.as_str())
            }

            fn unlisted(&self, each: &mut dyn FnMut(&'static str, &str, Option<&'static str>)) {
                if let Self::Unlisted(word) = self {
                    each($name, word.as_str(), $crate::code::vocabulary::nearest::<Self>(word.as_str()));
                }
            }

            fn put(
                &self,
                arena: &mut $crate::value::Arena,
            ) -> Result<$crate::value::Atom, $crate::value::Full> {
                $crate::code::vocabulary::put(self, arena)
            }

            fn get(
                atom: $crate::value::Atom,
                arena: &$crate::value::Arena,
            ) -> Option<Self> {
                match atom {
                    $crate::value::Atom::Word(number) => {
                        let words = <Self as $crate::code::Vocabulary>::WORDS;
                        words.get(usize::from(number)).map(|word| word.value.clone())
                    }
                    $crate::value::Atom::Text(word) => {
                        Some(Self::Unlisted($crate::code::Unlisted::new(arena.text(word))))
                    }
                    _ => None,
                }
            }

            fn rewritten(&self, with: &dyn $crate::value::Rewrite) -> Option<Self> {
                Some(match self {
                    Self::Unlisted(word) => {
                        let word = with.unlisted(word.as_str());
                        Self::Unlisted($crate::code::Unlisted::new(&word))
                    }
                    listed => listed.clone(),
                })
            }
        }

        $crate::value::known! { $Name => $Name }
        schema! { value $Name }
    };
    (@broader) => { None };
    (@broader $broader:ident) => { Some(Self::$broader) };
    (@next) => { None };
    (@next [$($next:ident),*]) => { Some(&[$(Self::$next),*]) };
    (@first first) => { true };
    (@first $other:ident) => { false };
    (@alone alone) => { true };
    (@alone $other:ident) => { false };
    // A word can be called `None`.
    (@word) => { std::option::Option::None };
    (@word $broader:ident) => { Some($broader) };
    (@element $name:literal) => { $name };
    (@element $name:literal $element:ident) => { stringify!($element) };
    (@code) => { None };
    (@code $code:literal) => { Some($code) };
}
pub(crate) use vocabulary;
