//! Taking statements into the log.

use super::{Operation, clocked};
use crate::case::{Case, Plain};
use std::time::Duration;
use use_of_force::{Incident, Statement, uuid::Uuid};

/// So many statements are recorded late.
const LATE: usize = 16;

pub(super) fn all() -> Vec<Operation> {
    vec![
        Operation::new("record:all", |case| {
            recorded(case, |incident, statements| drop(incident.record_all(statements)))
        }),
        Operation::new("record:each", |case| recorded(case, each)),
        Operation::new("record:reversed", |case| {
            recorded(case, |incident, statements| {
                // The first may describe what the others mention.
                let mut statements = statements.into_iter();
                each(incident, statements.next());
                each(incident, statements.rev());
            })
        }),
        Operation::new("record:late", late),
    ]
}

/// Records one after the other, each with the status after it. What is refused costs, too.
fn each(incident: &mut Incident, statements: impl IntoIterator<Item = Statement>) {
    for statement in statements {
        drop(incident.record(statement));
    }
}

fn recorded(case: &Case, record: impl Fn(&mut Incident, Vec<Statement>)) -> Option<Duration> {
    let Plain { sources, mut statements } = case.plain();
    statements.sort_by_key(|statement| statement.at().latest());
    Some(clocked(|| {
        let mut incident = Incident::new(Uuid::from_u128(1));
        for source in sources {
            incident.declare(source).unwrap();
        }
        record(&mut incident, statements);
        incident
    }))
}

/// Some of the statements are said once more, before all others, in a copy.
fn late(case: &Case) -> Option<Duration> {
    let incident = case.incident()?;
    let statements: Vec<&Statement> = incident.statements().collect();
    let first = statements.first().map(|first| first.at());
    let some = statements.iter().step_by(statements.len().div_ceil(LATE).max(1));
    let again = some.filter_map(|it| Some(it.source().says(first?, it.says().iter().cloned())));
    let again: Vec<Statement> = again.collect();
    Some(clocked(|| {
        let mut copy = incident.clone();
        each(&mut copy, again);
        copy
    }))
}
