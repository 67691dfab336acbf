//! The tables of transitions, followed one statement after the other.

use super::merging::{Word, positions, standing};
use super::{Claim, Log, Named, Reasons};
use crate::arbitrary::entry;
use crate::coverage::STEPS;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Keys = BTreeSet<String>;

/// The tracks that never stand in the way.
const UNOFFICIAL: [&str; 5] = ["medical_examiner", "civil", "appeal", "licensing", "oversight"];
const CHARGES: [&str; 3] = ["charged", "indicted", "charged_by_complaint"];

/// How the status went.
#[derive(Debug, Default)]
pub(crate) struct Course {
    /// The status after each statement.
    pub(crate) statuses: Vec<&'static str>,
    /// Each change, with the place of the statement that brought it about.
    pub(crate) changes: Vec<(&'static str, usize)>,
    pub(crate) undermined: Vec<Undermined>,
    /// The phase of each investigation on which somebody took a step.
    phases: BTreeMap<String, &'static str>,
    /// What stands in the way at the end.
    pub(crate) obstacles: Obstacles,
}

impl Course {
    /// The status at the end.
    pub(crate) fn status(&self) -> &'static str {
        self.statuses.last().copied().unwrap_or("open")
    }
}

/// A resolution that stands although something stood in its way.
#[derive(Debug)]
pub(crate) struct Undermined {
    /// The number of its statement, and the claim.
    place: (usize, usize),
    obstacles: Obstacles,
}

impl Undermined {
    pub(super) fn told(&self, log: &Log) -> String {
        let at = log.said.iter().position(|said| said.number == self.place.0).unwrap();
        format!("undermined at {at}: {}", self.obstacles.told())
    }
}

/// What stands in the way of resolving the incident.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Obstacles {
    leaves: Keys,
    /// With their phases.
    investigations: BTreeMap<String, &'static str>,
    /// There is no investigation at all.
    none: bool,
}

impl Obstacles {
    pub(crate) fn told(&self) -> String {
        let leaves = self.leaves.iter().map(|key| format!("leave {key}"));
        let investigations =
            self.investigations.iter().map(|(key, phase)| format!("{key} {phase}"));
        let none = self.none.then(|| "no investigation".to_owned());
        leaves.chain(investigations).chain(none).collect::<Vec<_>>().join(", ")
    }

    fn is_within(&self, other: &Self) -> bool {
        self.leaves.is_subset(&other.leaves)
            && self.investigations.keys().all(|key| other.investigations.contains_key(key))
            && self.none <= other.none
    }
}

/// What the descriptions say after a statement.
#[derive(Default, Clone)]
struct Described {
    runs: Keys,
    charged: Keys,
    investigations: Keys,
    official: Keys,
    ruled_out: Keys,
}

#[derive(Default)]
struct Now {
    described: Described,
    phases: BTreeMap<String, &'static str>,
    concluded_before: Keys,
    /// The investigations of which somebody ever spoke, those that are not ruled out and of which
    /// somebody still speaks, and those of them that stand in the way.
    heard_of: Keys,
    known: Keys,
    standing: Keys,
    resolved: bool,
    resolved_before: bool,
    leaving: Keys,
}

/// The table of investigations; none if the step is forbidden.
fn after(step: &str, phase: &str, concluded_before: bool) -> Option<&'static str> {
    match (step, phase) {
        ("suspended", "open" | "suspended") => Some("suspended"),
        ("resumed", "open" | "suspended" | "referred") => Some("open"),
        ("referred", "open" | "suspended" | "referred") => Some("referred"),
        ("concluded", _) => Some("concluded"),
        ("investigation_reopened", "concluded") => Some("open"),
        ("investigation_reopened", "open") if concluded_before => Some("open"),
        _ => None,
    }
}

fn moves_investigation(claim: &Claim) -> Option<(&str, String)> {
    let step = claim.step().filter(|step| STEPS[..5].contains(step))?;
    Some((step, claim.head("investigation")))
}

/// The keys in `leaving`, and whether it is resolved without an investigation.
fn left(claim: &Claim) -> (Keys, bool) {
    let left = claim.body["leaving"].as_array().into_iter().flatten();
    let key = |left: &Value| {
        left.get("leave").or(left.get("investigation")).unwrap().as_str().unwrap().to_owned()
    };
    (left.map(key).collect(), claim.body.get("without_investigation").is_some())
}

impl Now {
    fn status(&self) -> &'static str {
        if self.resolved {
            "resolved"
        } else if self.described.runs.is_empty() {
            "open"
        } else {
            "officers_on_leave"
        }
    }

    /// Something was described, or this investigation moved, and perhaps opened by that.
    fn turn(&mut self, described: Described, opened: Option<&String>) {
        self.heard_of.extend(described.investigations.iter().chain(self.phases.keys()).cloned());
        let exists = |key: &&String| {
            described.investigations.contains(*key) || self.phases.contains_key(*key)
        };
        let known: Keys = self.heard_of.iter().filter(exists).cloned().collect();
        let known = &known - &described.ruled_out;
        let over = |key: &String| self.phases.get(key) == Some(&"concluded");
        let in_the_way = known.iter().filter(|key| described.official.contains(*key) && !over(key));
        let standing: Keys = in_the_way.cloned().collect();

        let leaves = &described.runs - &self.described.runs;
        let investigations = &standing - &self.standing;
        let news = leaves.iter().chain(&investigations).any(|key| !self.leaving.contains(key));
        let charges = !described.charged.is_subset(&self.described.charged);
        if news || charges || opened.is_some_and(|key| standing.contains(key)) {
            self.open();
        }
        (self.described, self.known, self.standing) = (described, known, standing);
    }

    fn open(&mut self) {
        self.resolved = false;
        self.leaving.clear();
    }

    fn obstacles(&self) -> Obstacles {
        let phase = |key: &String| (key.clone(), self.phases.get(key).copied().unwrap_or("open"));
        Obstacles {
            leaves: self.described.runs.clone(),
            investigations: self.standing.iter().map(phase).collect(),
            none: self.known.is_empty(),
        }
    }
}

impl Log {
    /// Follows the log. What is resolved by statements from number `strict_from` on must be free
    /// of obstacles; those from number `own` on come together.
    pub(super) fn follow(&self, strict_from: usize, own: usize) -> Result<Course, Reasons> {
        let forbidden = self.forbidden(own);
        if !forbidden.is_empty() {
            return Err(forbidden);
        }
        let mut course = Course::default();
        let mut now = Now::default();
        for (i, said) in self.said.iter().enumerate() {
            let described = self.described(i);
            now.turn(described.clone(), None);
            course.note(now.status(), i);
            let later = if said.number < own {
                format!(", later {}", said.json["at"])
            } else {
                String::new()
            };
            for (n, claim) in said.says.iter().enumerate() {
                if let Some((step, key)) = moves_investigation(claim) {
                    let before = now.phases.get(&key).copied().unwrap_or("open");
                    let next = after(step, before, now.concluded_before.contains(&key)).unwrap();
                    if next == "concluded" {
                        now.concluded_before.insert(key.clone());
                    }
                    now.phases.insert(key.clone(), next);
                    let opened = before != "open" && next == "open";
                    now.turn(described.clone(), opened.then_some(&key));
                } else if claim.step() == Some("reopened") {
                    if !now.resolved_before {
                        return Err(Reasons::from([format!("never resolved{later}")]));
                    }
                    now.open();
                } else if claim.step() == Some("resolved") {
                    let strict = said.number >= strict_from;
                    let place = (said.number, n);
                    let hindering = resolve(&mut now, claim, strict, place, &mut course);
                    if hindering != Obstacles::default() {
                        return Err(Reasons::from([format!(
                            "hindered: {}{later}",
                            hindering.told()
                        )]));
                    }
                }
                course.note(now.status(), i);
            }
            course.statuses.push(now.status());
        }
        if !now.resolved {
            course.obstacles = now.obstacles();
        }
        course.phases = now.phases;
        Ok(course)
    }

    /// The first step on each investigation that is forbidden.
    fn forbidden(&self, own: usize) -> Reasons {
        let mut reasons = Reasons::new();
        let mut phases: BTreeMap<String, Option<&str>> = BTreeMap::new();
        let mut concluded = Keys::new();
        for said in &self.said {
            for (step, key) in said.says.iter().filter_map(moves_investigation) {
                // After one that is forbidden nothing more can be said of it.
                let Some(phase) = phases.get(&key).copied().unwrap_or(Some("open")) else {
                    continue;
                };
                let next = after(step, phase, concluded.contains(&key));
                if next.is_none() {
                    let later = if said.number < own {
                        format!(", later {}", said.json["at"])
                    } else {
                        String::new()
                    };
                    reasons.insert(format!("forbidden: {step} {key} in {phase}{later}"));
                }
                if next == Some("concluded") {
                    concluded.insert(key.clone());
                }
                phases.insert(key, next);
            }
        }
        reasons
    }

    /// What the descriptions say after the statement at `i`.
    fn described(&self, i: usize) -> Described {
        let word = |noun: &Named, name: &str| {
            let field = entry(noun.0).fields.iter().find(|field| field.name == name).unwrap();
            let positions = positions(&self.words(noun, name, i), field);
            (standing(&positions, field, self.zone()), positions)
        };
        let is = |word: Option<&Word>, list: &[&str]| {
            let value = word.and_then(Word::known).and_then(|known| known.value.as_str());
            value.is_some_and(|value| list.contains(&value))
        };
        let is_end = |word: &Word| match &word.answer.fact {
            Ok(_) => true,
            Err(why) => why == "redacted",
        };
        let mut all = Described::default();
        let courses = ["leave", "investigation", "determination"];
        for noun in self.nouns().into_iter().filter(|(noun, _)| courses.contains(noun)) {
            let key = &noun.1;
            let ruled_out = self.is_ruled_out(key, i);
            if ruled_out {
                all.ruled_out.insert(key.clone());
            }
            let is_described = self.is_described(key, i);
            let mut note = |keys: fn(&mut Described) -> &mut Keys, holds: bool| {
                if holds {
                    keys(&mut all).insert(key.clone());
                }
            };
            match noun.0 {
                "leave" => {
                    let ended = ["ended", "ending"]
                        .iter()
                        .any(|name| word(&noun, name).1.iter().any(is_end));
                    note(|it| &mut it.runs, is_described && !ruled_out && !ended);
                }
                "investigation" => {
                    let track = word(&noun, "track").0;
                    note(|it| &mut it.investigations, is_described);
                    note(|it| &mut it.official, !is(track.as_ref(), &UNOFFICIAL));
                }
                "determination" => {
                    let decision = word(&noun, "decision").0;
                    note(|it| &mut it.charged, !ruled_out && is(decision.as_ref(), &CHARGES));
                }
                other => panic!("{other} has no course"),
            }
        }
        all
    }

    /// Where an investigation stands, if anybody speaks of it.
    pub(crate) fn phase(&self, key: &str, course: &Course) -> Option<&'static str> {
        let described = self.len() > 0 && self.is_described(key, self.len() - 1);
        course.phases.get(key).copied().or(described.then_some("open"))
    }
}

/// Resolves the incident, or says what hinders it.
fn resolve(
    now: &mut Now,
    claim: &Claim,
    strict: bool,
    place: (usize, usize),
    course: &mut Course,
) -> Obstacles {
    let (leaving, without) = left(claim);
    if !now.resolved {
        let mut obstacles = now.obstacles();
        obstacles.leaves = &obstacles.leaves - &leaving;
        obstacles.investigations.retain(|key, _| !leaving.contains(key));
        obstacles.none &= !without;
        if strict && obstacles != Obstacles::default() {
            return obstacles;
        }
        // Read or told late, it stands all the same, and is listed.
        if obstacles != Obstacles::default() {
            course.undermined.push(Undermined { place, obstacles });
        }
    }
    (now.resolved, now.resolved_before) = (true, true);
    now.leaving.extend(leaving);
    Obstacles::default()
}

impl Course {
    fn note(&mut self, status: &'static str, at: usize) {
        if self.changes.last().map_or("open", |(last, _)| *last) != status {
            self.changes.push((status, at));
        }
    }

    /// The first resolution from before number `old` in whose way more stands than before.
    pub(super) fn newly_undermined(&self, before: &Course, log: &Log, old: usize) -> Reasons {
        let was = |new: &Undermined| {
            let same = before.undermined.iter().find(|then| then.place == new.place);
            same.is_some_and(|then| new.obstacles.is_within(&then.obstacles))
        };
        let mut all = self.undermined.iter().filter(|it| it.place.0 < old && !was(it));
        let told = |new: &Undermined| {
            let said = log.said.iter().find(|said| said.number == new.place.0).unwrap();
            format!("hindered: {}, later {}", new.obstacles.told(), said.json["at"])
        };
        all.next().map(told).into_iter().collect()
    }
}
