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

/// Some of the statements are said once more, at the moment of the first, in a copy.
fn late(case: &Case) -> Option<Duration> {
    let incident = case.incident()?;
    let statements: Vec<&Statement> = incident.statements().collect();
    let first = statements.first().map(|first| first.at());
    // An odd step, since many shapes say two things by turns.
    let some = statements.iter().step_by((statements.len() / LATE) | 1);
    let again: Vec<Statement> = some
        .enumerate()
        .filter_map(|(i, it)| {
            let again = it.source().says(first?, it.says().iter().cloned());
            Some(again.with_cite(format!("line {i}")))
        })
        .collect();
    Some(clocked(|| {
        let mut copy = incident.clone();
        each(&mut copy, again);
        copy
    }))
}
