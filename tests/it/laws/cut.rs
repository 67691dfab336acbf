//! Earlier views: each is a replay of its part of the log, and nothing that comes later changes it.

use super::agree::agree;
use super::config;
use super::history::{History, any_history, any_history_one_by_one, any_moment};
use super::record::same;
use crate::status::takes_back;
use proptest::prelude::*;
use proptest::sample::Index;
use use_of_force::{
    Claim, Incident, Key, Remark, Source, Statement, When, incident::Reason, json,
    remark::RuledOut, step::Withdrawn, when,
};

/// The statements that are also in `kept`, recorded again by those of its sources that speak; none
/// if one of them mentions what was described by a statement that is not kept.
fn replayed(history: &History, kept: &Incident) -> Option<Incident> {
    let mut whole = history.start();
    let id = kept.id();
    let zone = kept.zone();
    let mut replayed = zone.map_or(Incident::new(id), |zone| Incident::in_zone(id, zone).unwrap());
    let spoke = |source: &&Source| {
        kept.statements().any(|it| *it.source() == source.key || it.via() == Some(&source.key))
    };
    for source in whole.sources().filter(spoke) {
        replayed.declare(source.clone()).unwrap();
    }
    let is_kept = |statement: &Statement| kept.statements().any(|it| it == statement);
    let takes_back_later =
        history.batches.iter().flatten().any(|it| takes_back(it) && !is_kept(it));
    for statement in history.batches.iter().flatten() {
        let taken = whole.record(statement.clone()).is_ok();
        if taken && is_kept(statement) {
            match replayed.record(statement.clone()) {
                Ok(_) => {}
                Err(rejected) if matches!(rejected.reason(), Reason::NotDescribed { .. }) => {
                    return None;
                }
                // What hinders or forbids it there, or the step that it forbids, was taken back by a
                // statement that is not kept.
                Err(rejected) if takes_back_later && is_of_steps(rejected.reason()) => {
                    return None;
                }
                Err(rejected) => panic!("{rejected}"),
            }
        }
    }
    Some(replayed)
}

fn is_of_steps(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::Hindered { .. } | Reason::Forbidden { .. } | Reason::NeverResolved { .. }
    )
}

/// Statements that take back what another statement says, or rule a noun out.
fn ways_to_take_back(incident: &Incident, at: When) -> Vec<Statement> {
    let by = |source: &str, claim: Claim| Key::<Source>::from(source).says(at, [claim]);
    let mut ways = Vec::new();
    for statement in incident.statements() {
        let Some(key) = statement.key() else { continue };
        ways.push(by("recorder", Withdrawn::new(key).into()));
        let restated = statement.says().iter().find(|claim| claim.step().is_none());
        let restated = restated.cloned().unwrap_or(Remark::new("it was not so").into());
        ways.push(by(statement.source().as_str(), restated).replacing(key));
    }
    let people = incident.people().map(|it| it.key.to_string());
    let nouns = people.chain(incident.shootings().map(|it| it.key.to_string()));
    let nouns = nouns.chain(incident.leaves().map(|it| it.key.to_string()));
    let nouns = nouns.chain(incident.investigations().map(|it| it.key.to_string()));
    ways.extend(nouns.map(|key| by("b", RuledOut::new(key).into())));
    ways
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_prefix_is_a_replay_of_itself(
        history in any_history(),
        n in any::<Index>(),
        t in any_moment(),
    ) {
        let incident = history.recorded();
        let n = n.index(incident.statements().count() + 1);
        for cut in [incident.first(n), incident.as_of(t)] {
            agree(&cut)?;
            let read = json::from_str(&json::to_string(&cut));
            prop_assert!(read.is_ok(), "{:?}", read);
            same(&read.unwrap(), &cut)?;
        }
        let until = incident.statements().nth(n).and_then(|it| incident.until(it.key()?));
        prop_assert!(until.is_none_or(|until| until == incident.first(n + 1)));
    }

    #[test]
    fn a_prefix_is_recorded_as_the_whole_was(history in any_history_one_by_one(), n in any::<Index>()) {
        let incident = history.recorded();
        let cut = incident.first(n.index(incident.statements().count() + 1));
        if let Some(replayed) = replayed(&history, &cut) {
            same(&replayed, &cut)?;
        }
    }

    #[test]
    fn taking_back_and_ruling_out_never_change_an_earlier_view(
        history in any_history(),
        t in any_moment(),
        which in any::<Index>(),
    ) {
        let before = history.recorded();
        let [early, late] = [t, when!("9990")].map(|at| ways_to_take_back(&before, at));
        if early.is_empty() {
            return Ok(());
        }
        let n = which.index(early.len());
        let mut after = before.clone();
        // If it comes too early or is forbidden then, it is said at last.
        let way = if after.record(early[n].clone()).is_ok() { &early[n] } else { &late[n] };
        if after.record(way.clone()).is_err() {
            return Ok(());
        }
        let place = after.statements().position(|it| it == way).unwrap();
        for n in [place, place / 2] {
            same(&after.first(n), &before.first(n))?;
        }
        if let Some(t) = after.statements().take(place).map(Statement::at).last() {
            // Unless it was said by then as well.
            if after.as_of(t).statements().all(|it| it != way) {
                same(&after.as_of(t), &before.as_of(t))?;
            }
        }
    }
}
