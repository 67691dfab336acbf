//! What is said, when, and by whom: rules that look at statements.

use super::{
    Code, Severity,
    described::Described,
    judge::{Found, Verdict, in_order},
    picture::Picture,
};
use crate::{
    Key, Path, Source, Statement, When, Why,
    entity::{Lens, Visit},
    incident::{Incident, Position, positions},
    statement::{Noun, PerNoun, with_kind},
    value::{Kind, Value},
};
use std::{
    any::Any,
    collections::{BTreeMap, BTreeSet},
};

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    statements(it, found);
    let nouns: Vec<_> = it.incident.entries().map(|(key, entry)| (entry.kind, key)).collect();
    for (kind, key) in nouns.into_iter().filter(|(_, key)| !it.incident.has_no_part(key)) {
        with_kind(kind, EachNoun { incident: it.incident, key, found });
    }
}

/// When a statement was made, and when what it was read in was published.
fn statements<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for statement in it.incident.statements() {
        let at = statement.at();
        if let Some(public) = statement.public()
            && in_order(at, public, it.zone) == Verdict::Impossible
        {
            let message = format!("made public {public}, before it was said {at}");
            let code = Code::PublicBeforeSaid;
            found.add(code, Severity::Error, None, None, vec![statement], message);
        }
        let via = statement.via().and_then(|via| it.incident.source(via));
        let published = via.and_then(|via| via.published.known());
        if let Some(published) = published
            && in_order(at, *published, it.zone) == Verdict::Impossible
        {
            let via = statement.via().map_or("", |via| via.as_str());
            let message = format!("said {at}, but read in `{via}`, published {published}");
            let code = Code::PublishedBeforeSaid;
            found.add(code, Severity::Warning, None, None, vec![statement], message);
        }
        for step in statement.says().iter().filter_map(crate::Claim::step) {
            let Some(occurred) = step.occurred() else { continue };
            let what = format!("{} {occurred}", step.name().replace('_', " "));
            foretold(it.incident, None, occurred, false, statement, &what, found);
        }
    }
}

/// A moment that lies after the statement which says that it came.
fn foretold<'a>(
    incident: &Incident,
    path: Option<Path>,
    when: When,
    believed: bool,
    statement: &'a Statement,
    what: &str,
    found: &mut Found<'a>,
) {
    let severity = match in_order(when, statement.at(), incident.zone()) {
        Verdict::Fit => return,
        Verdict::Impossible if !believed => Severity::Error,
        Verdict::Impossible | Verdict::Strained(_) => Severity::Warning,
    };
    // What cannot have been at all is told of that.
    if path.as_ref().is_some_and(|path| found.errs_at(path)) {
        return;
    }
    let message = format!("{what}, but said {}", statement.at());
    found.add(Code::SaidBeforeItHappened, severity, path, None, vec![statement], message);
}

/// Moments that are announced before they come.
const ANNOUNCED: [(Kind, &str); 7] = [
    (Kind::Investigation, "deadline"),
    (Kind::Investigation, "opened"),
    (Kind::Leave, "began"),
    (Kind::Leave, "ended"),
    (Kind::Officer, "duty_since"),
    (Kind::Agency, "inactive_since"),
    (Kind::Determination, "occurred"),
];

struct EachNoun<'a, 'f> {
    incident: &'a Incident,
    key: &'a str,
    found: &'f mut Found<'a>,
}

impl PerNoun for EachNoun<'_, '_> {
    type Output = ();

    fn noun<N: Noun>(self) {
        let noun = Described::<N>::of(self.incident, self.key);
        super::state::check(&noun, self.found);
        N::visit(&mut EachField { noun, incident: self.incident, found: self.found });
    }
}

struct EachField<'a, 'f, N> {
    noun: Described<'a, N>,
    incident: &'a Incident,
    found: &'f mut Found<'a>,
}

impl<N: Noun> Visit<N> for EachField<'_, '_, N> {
    fn field<T: Value>(&mut self, lens: Lens<N, T>) {
        let path = || Path::new(N::KIND, self.noun.key, Some(lens.field.name));
        let claims = self.noun.in_log();
        if claims.iter().all(|(_, _, noun)| (lens.get)(noun).is_unstated()) {
            return;
        }
        let stated = claims.iter().filter_map(|(_, statement, noun)| {
            Some((*statement, *noun, (lens.get)(noun).known()?))
        });
        let stated: Vec<_> = stated.collect();
        let positions = positions(claims, lens.field.name, lens.get);
        if !ANNOUNCED.contains(&(N::KIND, lens.field.name)) {
            // What a source said and has corrected since does not stand.
            let corrected = |statement: &Statement, value: &T| {
                let own = positions.iter().filter(|it| it.source() == statement.source());
                own.filter_map(Position::known).all(|last| last != value)
            };
            for (statement, noun, value) in &stated {
                if let Some(when) = (*value as &dyn Any).downcast_ref::<When>()
                    && !corrected(statement, value)
                {
                    let believed = noun.how().is_believed(lens.field.name);
                    // A date of birth is not shown, since it identifies a person.
                    let shown = (lens.field.name != "born").then(|| format!("happened {when}"));
                    let what = shown.as_deref().unwrap_or("a birth to come");
                    let path = Some(path());
                    foretold(self.incident, path, *when, believed, statement, what, self.found);
                }
            }
        }
        // The last answer of the same source before each.
        let mut last: BTreeMap<&Key<Source>, (&Statement, &T)> = BTreeMap::new();
        for (statement, _, value) in &stated {
            let before = last.insert(statement.source(), (statement, value));
            if let Some((earlier, before)) = before.filter(|(_, before)| value.lacks(before)) {
                let message = format!("{value}, after {before} by the same source");
                self.found.note(Code::SetLostMember, path(), [earlier, statement], message);
            }
        }
        let mut gone = BTreeSet::new();
        let mut mentioning = Vec::new();
        for (statement, _, value) in &stated {
            let mut mentions = false;
            value.mentions(&mut |_, key| {
                if self.incident.has_no_part(key) {
                    gone.insert(key);
                    mentions = true;
                }
            });
            if mentions {
                mentioning.push(*statement);
            }
        }
        if !gone.is_empty() {
            let gone: Vec<_> = gone.into_iter().collect();
            let message = format!("mentions {}, ruled out", gone.join(", "));
            self.found.note(Code::MentionsRuledOut, path(), mentioning, message);
        }
        withheld(&positions, path, self.found);
    }
}

/// What one source publishes and another one withholds.
fn withheld<'a, T: Value>(
    positions: &[Position<'a, T>],
    path: impl Fn() -> Path,
    found: &mut Found<'a>,
) {
    let known = positions.iter().find(|position| position.known().is_some());
    let withheld = positions.iter().find(|it| it.fact.why() == Some(Why::Withheld));
    if let (Some(known), Some(withheld)) = (known, withheld) {
        let (by, but) = (known.source(), withheld.source());
        let message = format!("published by `{by}`, withheld by `{but}`");
        let statements = [known.statement, withheld.statement];
        found.note(Code::PublishedAndWithheld, path(), statements, message);
    }
}
