//! What is said, when, and by whom: rules that look at statements.

use super::{
    Code, Severity,
    judge::{By, Found, Verdict, in_order},
    picture::Picture,
};
use crate::{
    Key, Path, Source, When, Why,
    incident::{FieldAccount, Incident, Saying},
    value::{Kind, Value},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    statements(it, found);
    for (key, _) in it.incident.entries().filter(|(key, _)| !it.incident.has_no_part(key)) {
        let Some(noun) = it.incident.account(key) else { continue };
        super::state::check(noun, found);
        noun.fields().for_each(|field| said(field, found));
    }
}

/// When a statement was made, and when what it was read in was published.
fn statements<'a>(it: &Picture<'a>, found: &mut Found<'a>) {
    for (moment, statement) in it.incident.log().iter() {
        let (by, at): (By<'a>, _) = ((moment, statement), statement.at());
        if let Some(public) = statement.public()
            && let Some((severity, but)) = wrong(in_order(at, public, it.zone))
        {
            let message = format!("made public {public}, before it was said {at}{but}");
            let code = Code::PublicBeforeSaid;
            found.add(code, severity, None, None, vec![by], message);
        }
        if let Some(recorded) = statement.recorded()
            && let Some((severity, but)) = wrong(in_order(at, recorded, it.zone))
        {
            let message = format!("recorded {recorded}, before it was said {at}{but}");
            let code = Code::RecordedBeforeSaid;
            found.add(code, severity, None, None, vec![by], message);
        }
        let via = statement.via().and_then(|via| it.incident.source(via));
        let published = via.and_then(|via| via.published.known());
        if let Some(published) = published
            && let Some((severity, but)) = wrong(in_order(at, *published, it.zone))
        {
            let via = statement.via().map_or("", |via| via.as_str());
            let message = format!("said {at}, but read in `{via}`, published {published}{but}");
            let code = Code::PublishedBeforeSaid;
            found.add(code, severity, None, None, vec![by], message);
        }
        for step in statement.says().iter().filter_map(crate::Claim::step) {
            let Some(occurred) = step.occurred() else { continue };
            let what = format!("{} {occurred}", step.name().replace('_', " "));
            foretold(it.incident, None, occurred, false, by, &what, found);
        }
    }
}

/// How grave it is that two moments are not in order, and why it is no worse.
fn wrong(verdict: Verdict) -> Option<(Severity, &'static str)> {
    match verdict {
        Verdict::Fit => None,
        Verdict::Strained(unless) => Some((Severity::Warning, unless)),
        Verdict::Impossible => Some((Severity::Error, "")),
    }
}

/// A moment that lies after the statement which says that it came.
fn foretold<'a>(
    incident: &Incident,
    path: Option<Path>,
    when: When,
    believed: bool,
    by: By<'a>,
    what: &str,
    found: &mut Found<'a>,
) {
    let severity = match in_order(when, by.1.at(), incident.zone()) {
        Verdict::Fit => return,
        Verdict::Impossible if !believed => Severity::Error,
        Verdict::Impossible | Verdict::Strained(_) => Severity::Warning,
    };
    // What cannot have been at all is told of that.
    if path.as_ref().is_some_and(|path| found.errs_at(path)) {
        return;
    }
    let message = format!("{what}, but said {}", by.1.at());
    found.add(Code::SaidBeforeItHappened, severity, path, None, vec![by], message);
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

/// What is said of one field, by the statements that count.
fn said<'a>(field: FieldAccount<'a>, found: &mut Found<'a>) {
    let name = field.field.name;
    let is_moment = field.field.kind == When::TYPE;
    if is_moment && !ANNOUNCED.contains(&(field.noun.kind, name)) {
        moments(field, found);
    }
    if field.noun.incident.rules_out_any() {
        ruled_out(field, found);
    }
    if field.is_told_again() {
        withheld(field, found);
    }
}

fn by<'a>(said: &Saying<'a>) -> By<'a> {
    (said.moment, said.statement)
}

/// Moments that lie after the statements which say that they came.
fn moments<'a>(field: FieldAccount<'a>, found: &mut Found<'a>) {
    // What a source said and has corrected since does not stand.
    let mut held: BTreeMap<&Key<Source>, Vec<&When>> = BTreeMap::new();
    for said in field.held_by_each() {
        let when = said.known().and_then(|when| when.downcast::<When>());
        held.entry(said.source()).or_default().extend(when);
    }
    let name = field.field.name;
    for said in field.counting() {
        let Some(when) = said.known().and_then(|when| when.downcast::<When>()) else { continue };
        if !held.get(said.source()).is_some_and(|held| held.contains(&when)) {
            continue;
        }
        long_before(field, &said, *when, found);
        // A date of birth is not shown, since it identifies a person.
        let shown = (name != "born").then(|| format!("happened {when}"));
        let what = shown.as_deref().unwrap_or("a birth to come");
        let (incident, path) = (field.noun.incident, Some(field.path()));
        foretold(incident, path, *when, said.believed, by(&said), what, found);
    }
}

/// A moment that lies more than a lifetime before anybody spoke of the incident.
fn long_before<'a>(field: FieldAccount<'a>, said: &Saying<'a>, when: When, found: &mut Found<'a>) {
    // Somebody can be older than a hundred.
    let most = if field.field.name == "born" { 130 } else { 100 };
    let first = field.noun.incident.statements().next();
    if first.is_some_and(|first| when.years_until(first.at()).0 > most) {
        let message = format!("more than {most} years before the first statement");
        let path = Some(field.path());
        found.add(Code::LongBefore, Severity::Warning, path, None, vec![by(said)], message);
    }
}

/// What was ruled out, and is mentioned all the same.
fn ruled_out<'a>(field: FieldAccount<'a>, found: &mut Found<'a>) {
    let incident = field.noun.incident;
    let mut gone = BTreeSet::new();
    let mut mentioning = Vec::new();
    for said in field.as_said() {
        let Some(value) = said.known() else { continue };
        let mut mentions = false;
        value.mentioned(&mut |_, key| {
            if incident.was_ruled_out(key) {
                gone.insert(key);
                mentions = true;
            }
        });
        if mentions {
            mentioning.push(by(&said));
        }
    }
    if !gone.is_empty() {
        let gone: Vec<_> = gone.into_iter().collect();
        let message = format!("mentions {}, ruled out", gone.join(", "));
        found.note(Code::MentionsRuledOut, field.path(), mentioning, message);
    }
}

/// What one source publishes and another one withholds.
fn withheld<'a>(field: FieldAccount<'a>, found: &mut Found<'a>) {
    let known = field.held_by_each().find(|position| position.known().is_some());
    let withheld = field.held_by_each().find(|it| it.fact.why() == Some(Why::Withheld));
    if let (Some(known), Some(withheld)) = (known, withheld) {
        let message =
            format!("published by `{}`, withheld by `{}`", known.source(), withheld.source());
        let statements = [by(&known), by(&withheld)];
        found.note(Code::PublishedAndWithheld, field.path(), statements, message);
    }
}
