//! Words that no vocabulary lists.

use super::{
    Code, Severity,
    judge::{By, Found},
};
use crate::{Path, entity::AnyEntity, error::shortened, incident::Incident, statement::Noun};

/// Those of the claims that count, and of the sources.
pub(super) fn check<'a>(incident: &'a Incident, found: &mut Found<'a>) {
    for source in incident.sources() {
        let place = Place { path: None, by: None };
        words(source, &place, found);
    }
    let log = incident.log();
    for (moment, statement) in log.counting() {
        for claim in statement.says() {
            let path = claim.described().map(|(kind, key)| Path::new(kind, key, None));
            if path.as_ref().is_none_or(|path| !incident.has_no_part(path.key_str())) {
                let place = Place { path, by: Some((moment, statement)) };
                words(claim.entity(), &place, found);
            }
        }
    }
}

/// Those of a noun.
pub(super) fn of_noun<'a, N: Noun>(noun: &'a N, found: &mut Found<'a>) {
    let path = Some(Path::new(N::KIND, noun.key(), None));
    let place = Place { path, by: None };
    words(noun, &place, found);
}

/// Where a word stands.
struct Place<'a> {
    path: Option<Path>,
    by: Option<By<'a>>,
}

fn words<'a>(entity: &dyn AnyEntity, place: &Place<'a>, found: &mut Found<'a>) {
    for (field, value) in entity.values() {
        let of_field = |path: &Path| Path::new(path.kind(), path.key_str(), Some(field.name));
        value.unlisted_words(&mut |vocabulary, word, nearest| {
            let path = place.path.as_ref().map(of_field);
            let mut message = format!("`{}` is no word of {vocabulary}", shortened(word));
            if path.is_none() {
                message = format!("{}/{}: {message}", entity.name(), field.name);
            }
            if let Some(nearest) = nearest {
                message += &format!("; did you mean `{nearest}`?");
            }
            let by = place.by.into_iter().collect();
            let (code, severity) = (Code::UnlistedWord, Severity::Note);
            found.add(code, severity, path, None, by, message);
        });
    }
}
