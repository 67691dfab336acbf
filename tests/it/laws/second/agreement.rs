//! Which values agree, and which is more precise (rules 4 and 5).

use super::canonical::canonical;
use super::field::{Field, Kind, Shape, is_broader};
use super::moment::Moment;
use super::{list, place, text};
use serde_json::Value;

/// A value, and whether it is a list that is said to be complete.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Known {
    pub(crate) value: Value,
    pub(crate) complete: bool,
}

/// How values of one field are compared.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) field: Field,
    pub(crate) zone: Option<i64>,
    /// Rule 4: beyond 256 different answers, all agree only if they are equal.
    pub(crate) only_equal: bool,
}

impl Scale {
    /// Rule 4 and 5: whether both can be true.
    pub(crate) fn agree(&self, a: &Known, b: &Known) -> bool {
        if self.only_equal {
            return canonical(&a.value) == canonical(&b.value);
        }
        match self.field.shape {
            Shape::Single => self.single(&a.value, &b.value),
            Shape::Many => list::many_agree(self, a, b),
            Shape::Answer => list::answers_agree(self, a, b),
            Shape::Ordered => list::ordered_agree(self, a, b),
        }
    }

    /// Rules 4 and 5: whether `a` makes `b` more precise.
    pub(crate) fn is_finer(&self, a: &Known, b: &Known) -> bool {
        if !self.agree(a, b) || self.only_equal {
            return false;
        }
        match self.field.shape {
            Shape::Single => self.single_finer(&a.value, &b.value),
            // Lists of many unite.
            Shape::Many => false,
            Shape::Answer => list::is_answer_finer(self, a, b),
            Shape::Ordered => list::is_ordered_finer(self, a, b),
        }
    }

    /// Rule 4, of values that are no lists and of members.
    pub(crate) fn single(&self, a: &Value, b: &Value) -> bool {
        let texts = || Some((a.as_str()?, b.as_str()?));
        match self.field.kind {
            _ if a == b || self.field.is_prose() => true,
            _ if self.only_equal => false,
            Kind::Amount => {
                let ((low, high), (least, most)) = (bounds(a), bounds(b));
                low <= most && least <= high
            }
            Kind::When => moment(a).agrees(&moment(b), self.zone),
            Kind::Point => place::points_agree(a, b),
            Kind::Place => place::places_agree(a, b),
            Kind::Jurisdiction => place::jurisdictions_agree(a, b),
            Kind::Identifier => identifiers_agree(a, b),
            Kind::Text => texts().is_some_and(|(a, b)| text::agrees(a, b)),
            Kind::Word(vocabulary) => texts()
                .is_some_and(|(a, b)| is_broader(vocabulary, a, b) || is_broader(vocabulary, b, a)),
            Kind::Key | Kind::Other => false,
        }
    }

    /// Rule 4: whether two texts are equal but for their spelling.
    pub(crate) fn is_spelled_as(&self, a: &Value, b: &Value) -> bool {
        let words = |value: &Value| value.as_str().map(text::words);
        self.field.kind == Kind::Text && !self.only_equal && words(a) == words(b)
    }

    /// Rule 4, of two that agree.
    pub(crate) fn single_finer(&self, a: &Value, b: &Value) -> bool {
        let texts = || Some((a.as_str()?, b.as_str()?));
        match self.field.kind {
            _ if a == b || self.field.is_prose() || !self.single(a, b) => false,
            Kind::Amount => {
                let ((low, high), (least, most)) = (bounds(a), bounds(b));
                least <= low && high <= most
            }
            Kind::When => moment(a).is_within(&moment(b), self.zone),
            Kind::Point => place::is_point_within(a, b),
            Kind::Place | Kind::Jurisdiction => place::states_more(a, b),
            Kind::Identifier => identifier_parts(a) > identifier_parts(b),
            Kind::Text => {
                texts().is_some_and(|(a, b)| text::says_more(a, b, self.field.is_state()))
            }
            Kind::Word(vocabulary) => texts().is_some_and(|(a, b)| is_broader(vocabulary, b, a)),
            Kind::Key | Kind::Other => false,
        }
    }
}

fn moment(value: &Value) -> Moment {
    Moment::read(value.as_str().unwrap()).unwrap()
}

fn bounds(amount: &Value) -> (i64, i64) {
    let high = amount["high"].as_i64().unwrap_or(u32::MAX.into());
    (amount["low"].as_i64().unwrap_or(0), high)
}

/// Rule 4: same issuer, kind and value; without an issuer it may be of any.
fn identifiers_agree(a: &Value, b: &Value) -> bool {
    let either = a.get("issuer").is_none() || b.get("issuer").is_none();
    a["value"] == b["value"] && a["kind"] == b["kind"] && (either || a["issuer"] == b["issuer"])
}

fn identifier_parts(identifier: &Value) -> usize {
    identifier.as_object().map_or(0, serde_json::Map::len)
}
