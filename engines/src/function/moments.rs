//! How two moments stand to each other, of which only bounds are known.

use super::argument::{instants, to_instant};
use datafusion::{
    arrow::{
        array::{ArrayRef, BooleanArray, Int64Array},
        datatypes::DataType,
    },
    common::{exec_err, plan_err},
    error::Result,
    logical_expr::{
        ColumnarValue, Documentation, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
        scalar_doc_sections::DOC_SECTION_DATETIME,
    },
};
use std::sync::{Arc, LazyLock};

/// What is asked of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum What {
    CertainlyBefore,
    PossiblyBefore,
    DaysAtLeast,
    DaysAtMost,
}

impl What {
    pub(super) const ALL: [Self; 4] =
        [Self::CertainlyBefore, Self::PossiblyBefore, Self::DaysAtLeast, Self::DaysAtMost];

    fn name(self) -> &'static str {
        match self {
            Self::CertainlyBefore => "certainly_before",
            Self::PossiblyBefore => "possibly_before",
            Self::DaysAtLeast => "days_at_least",
            Self::DaysAtMost => "days_at_most",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::CertainlyBefore => {
                "Whether a was before b wherever they lie between their bounds."
            }
            Self::PossiblyBefore => "Whether a was before b somewhere between their bounds.",
            Self::DaysAtLeast => "How many whole days passed from a to b, at the least.",
            Self::DaysAtMost => "How many whole days passed from a to b, at the most.",
        }
    }

    fn documentation(self) -> &'static Documentation {
        static ALL: LazyLock<[Documentation; 4]> = LazyLock::new(|| {
            What::ALL.map(|what| {
                let syntax = format!("{}(a_low, a_high, b_low, b_high)", what.name());
                let mut builder =
                    Documentation::builder(DOC_SECTION_DATETIME, what.about(), syntax);
                for (name, about) in [
                    ("a_low", "The first instant that a can be; null if there is no such bound."),
                    ("a_high", "The last instant that a can be; null if there is no such bound."),
                    ("b_low", "The first instant that b can be; null if there is no such bound."),
                    ("b_high", "The last instant that b can be; null if there is no such bound."),
                ] {
                    builder = builder.with_argument(name, about);
                }
                builder.build()
            })
        });
        let [certainly, possibly, least, most] = &*ALL;
        match self {
            Self::CertainlyBefore => certainly,
            Self::PossiblyBefore => possibly,
            Self::DaysAtLeast => least,
            Self::DaysAtMost => most,
        }
    }
}

/// A function of two moments.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Moments {
    what: What,
    signature: Signature,
}

impl Moments {
    pub(super) fn new(what: What) -> Self {
        Self { what, signature: Signature::user_defined(Volatility::Immutable) }
    }
}

impl ScalarUDFImpl for Moments {
    fn name(&self) -> &str {
        self.what.name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(match self.what {
            What::CertainlyBefore | What::PossiblyBefore => DataType::Boolean,
            What::DaysAtLeast | What::DaysAtMost => DataType::Int64,
        })
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        if given.len() != 4 {
            return plan_err!("{}: expected 4 bounds, found {}", self.name(), given.len());
        }
        given.iter().map(|given| to_instant(self.name(), given)).collect()
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let arrays: Vec<ArrayRef> =
            args.args.into_iter().map(|arg| arg.into_array(rows)).collect::<Result<_>>()?;
        let [a_low, a_high, b_low, b_high] = arrays.as_slice() else {
            return exec_err!("{}: expected 4 bounds, found {}", self.name(), arrays.len());
        };
        let a = instants(a_low)?.iter().zip(instants(a_high)?);
        let b = instants(b_low)?.iter().zip(instants(b_high)?);
        let both = a.zip(b).map(|((a_low, a_high), (b_low, b_high))| {
            (Bounds { low: a_low, high: a_high }, Bounds { low: b_low, high: b_high })
        });
        let answer: ArrayRef = match self.what {
            What::CertainlyBefore => {
                Arc::new(both.map(|(a, b)| certainly_before(a, b)).collect::<BooleanArray>())
            }
            What::PossiblyBefore => {
                Arc::new(both.map(|(a, b)| possibly_before(a, b)).collect::<BooleanArray>())
            }
            What::DaysAtLeast => {
                Arc::new(both.map(|(a, b)| days(a.high, b.low)).collect::<Int64Array>())
            }
            What::DaysAtMost => {
                Arc::new(both.map(|(a, b)| days(a.low, b.high)).collect::<Int64Array>())
            }
        };
        Ok(ColumnarValue::Array(answer))
    }

    fn documentation(&self) -> Option<&Documentation> {
        Some(self.what.documentation())
    }
}

/// A moment: its bounds, in microseconds.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    low: Option<i64>,
    high: Option<i64>,
}

fn certainly_before(a: Bounds, b: Bounds) -> Option<bool> {
    match (a.high, b.low) {
        (Some(last), Some(first)) => Some(last < first),
        // Only that it was not can still be told.
        _ => match (a.low, b.high) {
            (Some(first), Some(last)) if first >= last => Some(false),
            _ => None,
        },
    }
}

fn possibly_before(a: Bounds, b: Bounds) -> Option<bool> {
    match (a.low, b.high) {
        (Some(first), Some(last)) => Some(first < last),
        _ => (a.low.or(a.high).is_some() && b.low.or(b.high).is_some()).then_some(true),
    }
}

/// The whole days from one instant to another.
fn days(from: Option<i64>, to: Option<i64>) -> Option<i64> {
    const DAY: i64 = 24 * 60 * 60 * 1_000_000;
    Some(to?.checked_sub(from?)?.div_euclid(DAY))
}
