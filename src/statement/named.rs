use super::Statement;
use crate::document::document;

/// A statement as documents name it: its key, if it has one, who made it and when.
pub(crate) struct Named<'a>(pub(crate) &'a Statement);

document! { Named<'_>: |it| {
    key: it.0.key(),
    at: Some(it.0.at()),
    source: Some(it.0.source()),
} }

impl Named<'_> {
    /// Several of them.
    pub(crate) fn all<'a>(of: impl IntoIterator<Item = &'a Statement>) -> Vec<Named<'a>> {
        of.into_iter().map(Named).collect()
    }
}
