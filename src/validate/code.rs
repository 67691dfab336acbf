//! How the catalogue of rules is declared.

/// Declares the codes, each with its word, severity, sentence, reason and the document that asks
/// for it:
///
/// ```text
/// /// What is wrong, in one sentence.
/// Name "word" Error Standard "why it is so",
/// ```
macro_rules! codes {
    ($( $(#[doc = $sentence:literal])+ $Code:ident $word:literal $severity:ident $standard:ident $reason:literal, )+) => {
        /// A rule: what it finds, how grave that is at most, and why. The words are stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $( $(#[doc = $sentence])+ $Code, )+
        }

        impl Code {
            /// Every rule, in the order in which reports list them.
            pub const ALL: &'static [Code] = &[$( Code::$Code ),+];

            /// The stable word.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $( Code::$Code => $word, )+ }
            }

            /// The gravest that what it finds can be; less if only a strained reading could be
            /// true, if one side is only believed, or if sources differ.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $( Code::$Code => Severity::$severity, )+ }
            }

            /// What is wrong, in one sentence.
            #[must_use]
            pub fn sentence(self) -> &'static str {
                match self { $( Code::$Code => concat!($($sentence),+).trim_ascii(), )+ }
            }

            /// Why that cannot be, can hardly be, or is worth knowing.
            #[must_use]
            pub fn reason(self) -> &'static str {
                match self { $( Code::$Code => $reason, )+ }
            }

            /// The public document that asks for the rule, or [`Standard::Ours`].
            #[must_use]
            pub fn standard(self) -> Standard {
                match self { $( Code::$Code => Standard::$standard, )+ }
            }
        }
    };
}
pub(super) use codes;
