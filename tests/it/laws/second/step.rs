//! The steps of the log, in the order in which they are taken (rule 12).

use super::moment::Moment;
use super::{Claim, Log, Said};
use crate::coverage::STEPS;

/// A step that counts.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) name: String,
    /// The investigation on which it is taken, if it is on one.
    pub(crate) investigation: String,
    /// What a resolution leaves, and whether it is without an investigation.
    pub(crate) leaving: Vec<String>,
    pub(crate) without_investigation: bool,
    /// When it was said first.
    pub(crate) at: Moment,
    /// Its place: the moment, the statement and the claim.
    pub(crate) place: (i64, usize, usize),
}

fn is_step(claim: &Claim) -> bool {
    // The last two withdraw something, and move nothing.
    !claim.reported && STEPS[..7].contains(&&*claim.name)
}

impl Log {
    /// Rule 12: the steps of statements in force. A step of the same kind on the same noun in a
    /// replacing statement keeps the old one's place. Of steps with the same last moment a
    /// resolution comes after all others, but for a `reopened` that was recorded after it; otherwise
    /// the order of recording holds.
    pub(crate) fn steps(&self) -> Vec<Step> {
        let in_force = self.said.iter().filter(|said| self.in_force().contains(&said.number));
        let mut steps: Vec<Step> = in_force.flat_map(|said| self.steps_of(said)).collect();
        // Rule 9: an investigation that nobody describes any more takes them with it; not one that
        // nobody ever described, or that was ruled out later.
        let described = self.described();
        steps.retain(|step| {
            let keys = self.keys(&step.investigation);
            let is_left = described.iter().any(|(_, key)| keys.contains(key));
            step.investigation.is_empty() || is_left || !self.is_ever_described(&step.investigation)
        });
        steps.sort_by_key(|step| step.place);
        let resolved: Vec<_> =
            steps.iter().filter(|it| it.name == "resolved").map(|it| it.place).collect();
        steps.sort_by_key(|step| {
            let place = step.place;
            let after = |it: &(i64, usize, usize)| it.0 == place.0 && *it <= place;
            let is_last = match &*step.name {
                "resolved" => true,
                "reopened" => resolved.iter().any(after),
                _ => false,
            };
            (place.0, is_last, place)
        });
        steps
    }

    fn steps_of(&self, said: &Said) -> Vec<Step> {
        let on = |claim: &Claim| {
            let key = claim.text("investigation").unwrap_or_default();
            (claim.name.clone(), self.head(&key).to_owned())
        };
        let mut steps = Vec::new();
        for (n, claim) in said.claims.iter().enumerate().filter(|(_, claim)| is_step(claim)) {
            let alike = said.claims[..n].iter().filter(|it| is_step(it) && on(it) == on(claim));
            let before = alike.count();
            let same = |said: &Said| {
                let claims = said.claims.iter().enumerate();
                let mut alike = claims.filter(|(_, it)| is_step(it) && on(it) == on(claim));
                alike.nth(before).map(|(place, _)| place)
            };
            let first = self.first(said, |said| same(said).is_some());
            let left = claim.body["leaving"].as_array().into_iter().flatten();
            let left = left.filter_map(|it| it["leave"].as_str().or(it["investigation"].as_str()));
            let (name, investigation) = on(claim);
            steps.push(Step {
                name,
                investigation,
                leaving: left.map(|key| self.head(key).to_owned()).collect(),
                without_investigation: claim.text("without_investigation").is_some(),
                at: first.at.clone(),
                place: (first.latest, first.number, same(first).unwrap_or(n)),
            });
        }
        steps
    }
}
