//! Events as documents.

use super::{Event, What};
use crate::{document::document, statement::Named};

document! { Event<'_>: |it| {
    kind: Some(match it.what {
        What::Moment(_) => "moment",
        What::Step(_) => "step",
        What::Remark(_) => "remark",
        What::Change(..) => "change",
    }),
    when: it.when,
    path: match &it.what {
        What::Moment(path) | What::Change(path, _) => Some(path),
        _ => None,
    },
    value: it.given,
    step: match it.what {
        What::Step(step) => Some(step),
        _ => None,
    },
    remark: match it.what {
        What::Remark(text) => Some(text),
        _ => None,
    },
    statement: Some(Named(it.statement)),
} }
