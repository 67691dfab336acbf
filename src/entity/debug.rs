use super::AnyEntity;
use std::fmt;

/// Shows what is stated, and nothing else.
pub(crate) fn debug(entity: &dyn AnyEntity, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_struct(entity.name());
    for (i, head) in entity.heads().iter().enumerate() {
        if let Some(value) = entity.head(i) {
            out.field(head.name, &value);
        }
    }
    for (field, fact) in entity.facts() {
        out.field(field.name, &fact);
    }
    let extra = entity.how().extra();
    if !extra.is_empty() {
        out.field("extra", extra);
    }
    out.finish()
}
