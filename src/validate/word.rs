//! Words that no vocabulary lists.

use super::{Code, Severity, judge::Found};
use crate::{
    Claim, Path, Statement,
    entity::{Entity, Lens, Visit},
    error::shortened,
    incident::Incident,
    statement::{Accept, Noun},
    value::Value,
};

/// Those of the claims that count, and of the sources.
pub(super) fn check<'a>(incident: &'a Incident, found: &mut Found<'a>) {
    for source in incident.sources() {
        let place = Place { path: None, statement: None };
        crate::Source::visit(&mut Words { entity: source, place, found });
    }
    let log = incident.log();
    for (_, statement) in log.iter().filter(|(moment, _)| log.stopped(*moment).is_none()) {
        for claim in statement.says() {
            let path = claim.described().map(|(kind, key)| Path::new(kind, key, None));
            if path.as_ref().is_none_or(|path| !incident.has_no_part(path.key_str())) {
                let place = Place { path, statement: Some(statement) };
                accept(claim, place, found);
            }
        }
    }
}

/// Those of a noun.
pub(super) fn of_noun<'a, N: Noun>(noun: &'a N, found: &mut Found<'a>) {
    let path = Some(Path::new(N::KIND, noun.key_text(), None));
    let place = Place { path, statement: None };
    N::visit(&mut Words { entity: noun, place, found });
}

/// Where a word stands.
struct Place<'a> {
    path: Option<Path>,
    statement: Option<&'a Statement>,
}

fn accept<'a>(claim: &Claim, place: Place<'a>, found: &mut Found<'a>) {
    struct Each<'a, 'f>(Option<Place<'a>>, &'f mut Found<'a>);

    impl Accept for Each<'_, '_> {
        fn entity<E: Entity>(&mut self, entity: &E) {
            if let Some(place) = self.0.take() {
                E::visit(&mut Words { entity, place, found: self.1 });
            }
        }
    }

    claim.accept(&mut Each(Some(place), found));
}

struct Words<'a, 'e, 'f, E> {
    entity: &'e E,
    place: Place<'a>,
    found: &'f mut Found<'a>,
}

impl<E: Entity> Visit<E> for Words<'_, '_, '_, E> {
    fn field<T: Value>(&mut self, lens: Lens<E, T>) {
        let Some(value) = (lens.get)(self.entity).known() else { return };
        let name = lens.field.name;
        let path = self.place.path.as_ref();
        let path = path.map(|path| Path::new(path.kind(), path.key_str(), Some(name)));
        value.unlisted(&mut |vocabulary, word, nearest| {
            let mut message = format!("`{}` is no word of {vocabulary}", shortened(word));
            if path.is_none() {
                message = format!("{}/{name}: {message}", E::NAME);
            }
            if let Some(nearest) = nearest {
                message += &format!("; did you mean `{nearest}`?");
            }
            let statements = self.place.statement.into_iter().collect();
            let (code, severity) = (Code::UnlistedWord, Severity::Note);
            self.found.add(code, severity, path.clone(), None, statements, message);
        });
    }
}
