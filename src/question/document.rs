//! Questions as documents.

use super::Question;
use crate::document::document;

document! { Question<'_>: |it| {
    path: Some(&it.path),
    why: Some(it.why),
    answer: Some(&it.answer),
    earlier: Some(&it.earlier),
} }
