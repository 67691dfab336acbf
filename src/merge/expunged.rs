//! What one of two records has expunged is taken out of the other, before they become one log.

use super::{
    Terms,
    held::Held,
    names::{Names, Theirs, is_numbered},
    zoned,
};
use crate::{
    Incident, Key, Source, Statement,
    redact::Order,
    value::{AnyNoun, Kind},
};

/// Both records without what either has expunged, and the statements that are not as they were.
pub(super) struct Settled {
    pub ours: Incident,
    pub theirs: Incident,
    pub of_ours: Vec<Key<Statement>>,
    pub of_theirs: Vec<Key<Statement>>,
}

/// None if neither record holds an order that the other does not hold.
pub(super) fn settled(ours: &Incident, theirs: &Incident, terms: &Terms) -> Option<Settled> {
    let (here, there) = (Order::held_by(ours), Order::held_by(theirs));
    if here.is_empty() && there.is_empty() {
        return None;
    }
    let (to_theirs, to_ours) = (
        Way { from: ours, to: theirs, terms, there: true },
        Way { from: theirs, to: ours, terms, there: false },
    );
    let (for_theirs, for_ours) = (
        to_theirs.missing(&here, &there, |_, _| true),
        to_ours.missing(&there, &here, |_, _| true),
    );
    if for_theirs.is_empty() && for_ours.is_empty() {
        return None;
    }
    // Whether two nouns are the same can show only when of both the same is gone.
    let names =
        names(&Order::take_out(&for_ours, ours).0, &Order::take_out(&for_theirs, theirs).0, terms);
    let is_same = |theirs: &str, ours: &str| names.noun(theirs).is_some_and(|(_, it)| it == ours);
    let for_theirs = to_theirs.missing(&here, &there, |ours, theirs| is_same(theirs, ours));
    let for_ours = to_ours.missing(&there, &here, |theirs, ours| is_same(theirs, ours));
    let ((ours, of_ours), (theirs, of_theirs)) =
        (Order::take_out(&for_ours, ours), Order::take_out(&for_theirs, theirs));
    Some(Settled { ours, theirs, of_ours, of_theirs })
}

fn names(ours: &Incident, theirs: &Incident, terms: &Terms) -> Names {
    let (sources, statements) = zoned(theirs, ours.zone().or(theirs.zone()));
    let theirs = Theirs { incident: theirs, sources: &sources, statements: &statements };
    let held = Held::new(ours, theirs, terms).and_then(|mut held| held.next());
    held.unwrap_or_else(|| Names::of(ours, theirs, terms))
}

/// From the record that holds orders to the other.
struct Way<'a> {
    from: &'a Incident,
    to: &'a Incident,
    terms: &'a Terms,
    /// Whether that is the way from our record to theirs.
    there: bool,
}

impl Way<'_> {
    /// What of the orders the other record lacks, by its own keys, and without what it does not have.
    fn missing(
        &self,
        orders: &[Order],
        held: &[Order],
        is_same: impl Fn(&str, &str) -> bool,
    ) -> Vec<Order> {
        let noun = |key: &Key<AnyNoun>| {
            let all = self.nouns(key.as_str()).into_iter();
            all.filter(|it| is_same(key.as_str(), it)).map(Key::from).collect()
        };
        let lacking = orders.iter().map(|order| {
            order.lacking(held, noun, |key| self.statements(key), |key| self.sources(key))
        });
        lacking.filter(|order| !order.names_nothing()).collect()
    }

    /// What the terms say that this is there.
    fn told(&self, key: &str, is: impl Fn(Kind) -> bool) -> Option<&str> {
        self.terms.same.iter().filter(|pair| is(pair.kind)).find_map(|pair| {
            let (from, to) = match self.there {
                true => (&pair.ours, &pair.theirs),
                false => (&pair.theirs, &pair.ours),
            };
            (**from == *key).then_some(&**to)
        })
    }

    /// The nouns there that this one can be: the one that is told, or else of those of its kind the
    /// one of its key, and the one from whose key, or to whose key, it was numbered when the records
    /// were merged before. What is not here is what has its key there; so it is for statements and
    /// sources, too.
    fn nouns(&self, key: &str) -> Vec<&str> {
        let Some(kind) = self.from.kind(key) else {
            return self.to.entries().map(|(other, _)| other).filter(|it| *it == key).collect();
        };
        let is_it = |other: &str| self.to.kind(other) == Some(kind);
        if let Some(told) = self.told(key, |kind| kind != Kind::Source).filter(|told| is_it(told)) {
            return vec![told];
        }
        let all = self.to.entries().map(|(other, _)| other);
        all.filter(|other| is_it(other) && (*other == key || either_numbered(key, other))).collect()
    }

    /// The statement there that has this key, or a number to it, if it was made at the same time by
    /// the same source.
    fn statements(&self, key: &Key<Statement>) -> Vec<Key<Statement>> {
        let Some(own) = self.from.statement(key) else {
            return self.to.statement(key).and(Some(key.clone())).into_iter().collect();
        };
        let sources = self.sources(own.source());
        let all = self.to.statements().filter(|it| {
            let others = it.key().map_or("", Key::as_str);
            let is_named = others == key.as_str() || either_numbered(key.as_str(), others);
            is_named && it.at() == own.at() && sources.contains(it.source())
        });
        all.filter_map(|it| it.key().cloned()).collect()
    }

    /// The sources there that this one can be: the one that is told, or else those of its key, or
    /// with a number to it, that are declared alike.
    fn sources(&self, key: &Key<Source>) -> Vec<Key<Source>> {
        let Some(own) = self.from.source(key) else {
            return self.to.source(key).and(Some(key.clone())).into_iter().collect();
        };
        if let Some(told) = self.told(key.as_str(), |it| it == Kind::Source) {
            let there = Key::from(told);
            return self.to.source(&there).and(Some(there)).into_iter().collect();
        }
        let all = self.to.sources().filter(|other| {
            let is_named = other.key == *key || either_numbered(key.as_str(), other.key.as_str());
            is_named && (&own.kind, &own.published) == (&other.kind, &other.published)
        });
        all.map(|it| it.key.clone()).collect()
    }
}

/// Whether merging can have made one of these keys of the other.
fn either_numbered(a: &str, b: &str) -> bool {
    is_numbered(a, b) || is_numbered(b, a)
}
