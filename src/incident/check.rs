//! What a statement must be for the log to be able to hold it, its steps apart.

use super::{
    Incident,
    log::Moment,
    rejected::{Reason, Refused},
};
use crate::{
    Claim, Fact, Key, Path, Source, Statement, dictionary,
    entity::AnyEntity,
    error::nearest,
    source,
    step::Step,
    value::{AnyValue, Kind, Value, key},
};
use std::collections::BTreeMap;

/// A field of a claim: `officer/employer`.
type Field = (&'static str, &'static str);

/// Where in a statement something is refused, and why.
pub(crate) struct Refusal {
    claim: Option<usize>,
    field: Option<Field>,
    reason: Reason,
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { claim: None, field: None, reason }
    }
}

impl Refusal {
    /// In this claim.
    fn of(claim: usize) -> impl Fn(Reason) -> Self + Copy {
        move |reason| Self { claim: Some(claim), field: None, reason }
    }

    /// In a field of this claim.
    fn within(claim: usize) -> impl Fn((Field, Reason)) -> Self {
        move |(field, reason)| Self { claim: Some(claim), field: Some(field), reason }
    }
}

/// Checks what can be checked before the statement is in the log.
pub(crate) fn before(incident: &Incident, statement: &Statement) -> Result<(), Refusal> {
    for source in std::iter::once(statement.source()).chain(statement.via()) {
        if incident.source(source).is_none() {
            return Err(Reason::UndeclaredSource { source: source.clone() }.into());
        }
    }
    if statement.says().is_empty() {
        return Err(Reason::NoClaims.into());
    }
    if let Some(open) = statement.clocks().find(|at| !at.has_end()) {
        return Err(Reason::NoEnd { at: open }.into());
    }
    if let Some(key) = statement.key() {
        key::check(key.as_str()).map_err(|error| Reason::BadKey { error })?;
        if incident.log.keyed(key).is_some() {
            return Err(Reason::KeyTaken { key: key.clone() }.into());
        }
    }
    // What it says of each noun so far, field by field.
    let mut described: BTreeMap<&str, (Kind, Vec<Option<usize>>)> = BTreeMap::new();
    for (i, claim) in statement.says().iter().enumerate() {
        let at = Refusal::of(i);
        check_mentions(claim, |_, text| key::check(text).map_err(|error| Reason::BadKey { error }))
            .map_err(Refusal::within(i))?;
        claim.entity().how().extra().check().map_err(|error| at(Reason::BadKey { error }))?;
        if matches!(claim, Claim::Expunged(_) | Claim::Settled(_))
            && !is_recorder(incident, statement.source())
        {
            return Err(at(Reason::NoRecorder { source: statement.source().clone() }));
        }
        if let Some((kind, text)) = claim.described() {
            let known = incident.kind(text).or(described.get(text).map(|(kind, _)| *kind));
            if let Some(found) = known.filter(|found| *found != kind) {
                return Err(at(wrong_noun(text, kind, found)));
            }
            let (_, said) = described.entry(text).or_insert((kind, Vec::new()));
            let mut two: Option<(usize, usize)> = None;
            for field in claim.entity().stated() {
                if said.len() <= field {
                    said.resize(field + 1, None);
                }
                let Some(first) = said.get_mut(field) else { continue };
                let before = *first.get_or_insert(i);
                let earlier = statement.says().get(before).map(Claim::entity);
                if earlier.is_some_and(|earlier| differ(earlier, claim.entity(), field)) {
                    two = two.min(Some((before, field))).or(Some((before, field)));
                }
            }
            if let Some((_, field)) = two {
                let name = claim.entity().fields().get(field).map(|field| field.name);
                let path = Path::new(kind, text, name);
                return Err(at(Reason::TwoAnswers { path }));
            }
        }
    }
    Ok(())
}

/// Checks what can only be checked once all statements that come together are in the log.
pub(crate) fn after(
    incident: &Incident,
    statement: &Statement,
    moment: Moment,
) -> Result<(), Refusal> {
    if let Some(key) = statement.replaces() {
        own(incident, statement, moment, key, false)?;
    }
    for (i, claim) in statement.says().iter().enumerate() {
        let at = Refusal::of(i);
        check_mentions(claim, |kind, text| match kind {
            // A step that is only reported may speak of a statement that is not here, and so may an
            // order, which was perhaps made before it, and of a source that has not spoken.
            Kind::Statement | Kind::Source
                if matches!(claim, Claim::Reported(_) | Claim::Expunged(_)) =>
            {
                Ok(())
            }
            Kind::Statement => earlier(incident, moment, &Key::from(text)).map(drop),
            _ => mentioned(incident, kind, text),
        })
        .map_err(Refusal::within(i))?;
        for (field, path, moment) in paths(claim).into_iter().flatten() {
            let leads = leads_somewhere(path, moment);
            leads.map_err(|reason| Refusal::within(i)((field, reason)))?;
        }
        match claim {
            Claim::Same(same) => {
                let kinds = [&same.key, &same.r#as].map(|key| incident.kind(key.as_str()));
                if let [Some(kind), Some(other)] = kinds
                    && kind != other
                {
                    return Err(at(wrong_noun(same.key.as_str(), other, kind)));
                }
            }
            Claim::Settled(settled) => {
                let answers = incident.log.keyed(&settled.statement);
                if answers.and_then(|it| incident.answer_in(it, settled)).is_none() {
                    let (path, key) = (settled.path.clone(), settled.statement.clone());
                    return Err(at(Reason::NoAnswer { path, key }));
                }
            }
            _ => {}
        }
        if let Some(Step::Withdrawn(step)) = claim.step() {
            own(incident, statement, moment, &step.statement, true).map_err(at)?;
        }
    }
    Ok(())
}

fn mentioned(incident: &Incident, kind: Kind, text: &str) -> Result<(), Reason> {
    match incident.kind(text) {
        Some(found) if kind.admits(found) => Ok(()),
        Some(found) => Err(wrong_noun(text, kind, found)),
        None => {
            let same = incident.index.iter().filter(|(_, entry)| kind.admits(entry.kind));
            let perhaps = nearest(text, same.map(|(key, _)| key)).map(Key::from);
            Err(Reason::NotDescribed { expected: kind.as_str(), key: text.into(), perhaps })
        }
    }
}

fn wrong_noun(key: &str, expected: Kind, found: Kind) -> Reason {
    Reason::WrongNoun { key: key.into(), expected: expected.as_str(), found: found.as_str() }
}

fn earlier(incident: &Incident, moment: Moment, key: &Key<Statement>) -> Result<Moment, Reason> {
    let found = incident.log.keyed(key);
    let comes_later = found.is_some();
    found
        .filter(|found| *found < moment)
        .ok_or_else(|| Reason::NoEarlierStatement { key: key.clone(), comes_later })
}

/// Only its own source can replace a statement; a recorder can withdraw any.
fn own(
    incident: &Incident,
    statement: &Statement,
    moment: Moment,
    key: &Key<Statement>,
    recorder_may: bool,
) -> Result<(), Reason> {
    let target = earlier(incident, moment, key)?;
    let Some(target) = incident.log.get(target) else { return Ok(()) };
    let recorder = recorder_may && is_recorder(incident, statement.source());
    if recorder || target.source() == statement.source() {
        return Ok(());
    }
    Err(Reason::NotItsOwn { key: key.clone(), source: target.source().clone() })
}

fn is_recorder(incident: &Incident, source: &Key<Source>) -> bool {
    incident.source(source).is_some_and(|source| source.kind.is(&source::Kind::Recorder))
}

/// A path may stop at a noun; where a moment is needed it must be one.
fn leads_somewhere(path: &Path, moment: bool) -> Result<(), Reason> {
    let field = path.field().map(|name| dictionary::field(path.noun(), name));
    let legal = match field {
        None => !moment,
        Some(None) => false,
        Some(Some(field)) => !moment || field.kind == <crate::When as Value>::TYPE,
    };
    if legal { Ok(()) } else { Err(Reason::NoSuchField { path: path.clone(), moment }) }
}

/// Calls `each` with everything that a claim mentions, the noun that it describes included.
pub(crate) fn each_mention<'a>(claim: &'a Claim, each: impl FnMut(Kind, &'a str)) {
    claim.entity().each_mention(each);
}

/// Checks everything that a claim mentions, and gives the first fault with its field.
fn check_mentions(
    claim: &Claim,
    check: impl Fn(Kind, &str) -> Result<(), Reason>,
) -> Result<(), (Field, Reason)> {
    let entity = claim.entity();
    for (field, value) in entity.all_values() {
        let mut outcome = Ok(());
        value.mentioned(&mut |kind, text| {
            if outcome.is_ok() {
                outcome = check(kind, text);
            }
        });
        outcome.map_err(|reason| ((entity.name(), field), reason))?;
    }
    Ok(())
}

/// The paths that a claim gives, each with its field and whether it must lead to a moment.
fn paths(claim: &Claim) -> [Option<(Field, &Path, bool)>; 2] {
    match claim {
        Claim::Sequence(sequence) => [
            Some((("sequence", "earlier"), &sequence.earlier, true)),
            Some((("sequence", "later"), &sequence.later, true)),
        ],
        Claim::Settled(settled) => [Some((("settled", "path"), &settled.path, false)), None],
        Claim::Remark(remark) => {
            [remark.about.known().map(|about| (("remark", "about"), about, false)), None]
        }
        _ => [None, None],
    }
}

/// Whether two descriptions of a noun give two answers to a field. Open lists are one.
fn differ(a: &dyn AnyEntity, b: &dyn AnyEntity, field: usize) -> bool {
    let field_of = a.fields().get(field);
    let name = field_of.map_or("", |field| field.name);
    let unites = field_of.is_some_and(|field| field.is_many);
    let unites_with = |list: &dyn AnyValue| !list.is_complete_list();
    let alike = match (a.fact(field), b.fact(field)) {
        (Fact::Known(a), Fact::Known(b)) => {
            (unites && unites_with(a) && unites_with(b)) || a.equals(b)
        }
        (Fact::Unknown(a), Fact::Unknown(b)) => a == b,
        _ => false,
    };
    !alike || a.how().is_believed(name) != b.how().is_believed(name)
}

impl Refused {
    pub(crate) fn at(index: usize, refusal: Refusal) -> Self {
        let Refusal { claim, field, reason } = refusal;
        Self { index, claim, field, reason }
    }
}
