//! The status: one fold over the steps in the order of the log (rule 12).

use super::moment::Moment;
use super::step::Step;
use super::{Log, Named};
use std::collections::{BTreeMap, BTreeSet};

type Keys = BTreeSet<String>;

/// The tracks that never stand in the way.
const UNOFFICIAL: [&str; 5] = ["medical_examiner", "civil", "appeal", "licensing", "oversight"];
const CHARGES: [&str; 3] = ["charged", "indicted", "charged_by_complaint"];

/// How the status went.
#[derive(Debug, Default)]
pub(crate) struct Course {
    phases: BTreeMap<String, &'static str>,
    concluded_before: Keys,
    /// The investigations that steps of this moment opened again.
    resumed: Keys,
    resolved: bool,
    resolved_before: bool,
    leaving: Keys,
    described: Described,
    /// The steps that the tables forbid, and the resolutions that something stood in the way of:
    /// the place of the statement in the order of recording, and why.
    pub(crate) undermined: Vec<(usize, String)>,
}

/// What the descriptions say when a moment has ended.
#[derive(Debug, Default, Clone)]
struct Described {
    leaves: Keys,
    on_duty_of_leave: Keys,
    charged: Keys,
    investigations: Keys,
    unofficial: Keys,
    ruled_out: Keys,
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

impl Described {
    fn of(log: &Log) -> Self {
        let word = |noun: &Named, field: &str| {
            log.stands_of(noun, field)?.fact.ok()?.value.as_str().map(str::to_owned)
        };
        let is = |noun: &Named, field: &str, words: &[&str]| {
            word(noun, field).is_some_and(|word| words.contains(&&*word))
        };
        let (leaves, on_duty_of_leave) = log.running();
        let mut all = Self { leaves, on_duty_of_leave, ..Self::default() };
        for noun in log.nouns() {
            let key = noun.1.clone();
            match &*noun.0 {
                "investigation" => {
                    if is(&noun, "track", &UNOFFICIAL) {
                        all.unofficial.insert(key.clone());
                    }
                    all.investigations.insert(key);
                }
                "determination" if is(&noun, "decision", &CHARGES) => {
                    all.charged.insert(key);
                }
                _ => {}
            }
        }
        // Also one of which only steps speak.
        let claims = log.claims().filter(|(_, claim)| claim.is("ruled_out"));
        let keys: Keys = claims.filter_map(|(_, claim)| claim.text("key")).collect();
        all.ruled_out = keys.into_iter().filter(|key| log.is_ruled_out(key)).collect();
        all
    }
}

impl Course {
    pub(crate) fn status(&self) -> &'static str {
        if self.resolved {
            "resolved"
        } else if self.described.leaves.is_empty() && self.described.on_duty_of_leave.is_empty() {
            "open"
        } else {
            "officers_on_leave"
        }
    }

    /// The investigations of which somebody speaks: described, or moved by a step.
    fn known(&self) -> Keys {
        let moved = self.phases.keys().cloned().collect();
        &(&self.described.investigations | &moved) - &self.described.ruled_out
    }

    /// Those that stand in the way: not over, and on an official track or one that is not known.
    fn in_the_way(&self) -> Keys {
        let over = |key: &String| self.phases.get(key) == Some(&"concluded");
        let all = &self.known() - &self.described.unofficial;
        all.into_iter().filter(|key| !over(key)).collect()
    }

    fn open(&mut self) {
        self.resolved = false;
        self.leaving.clear();
    }

    /// A moment has ended: what has opened since it began?
    fn turn(&mut self, before: &(Described, Keys)) {
        let now = &self.described;
        let named = |key: &String| self.leaving.contains(key);
        let leaves = &now.leaves - &before.0.leaves;
        let investigations = &self.in_the_way() - &before.1;
        let standing = &now.on_duty_of_leave - &before.0.on_duty_of_leave;
        let charges = &now.charged - &before.0.charged;
        if leaves.iter().chain(&investigations).any(|key| !named(key))
            || !standing.is_empty()
            || !charges.is_empty()
            // What is resumed and is over again in the same moment has not opened.
            || !self.resumed.is_disjoint(&self.in_the_way())
        {
            self.open();
        }
    }

    fn take(&mut self, step: &Step, certain: &Self) {
        match &*step.name {
            "resolved" => {
                let hindering = self.obstacles_of(step, certain);
                if !self.resolved && !hindering.is_empty() {
                    self.undermined
                        .push((step.place.1, format!("hindered: {}", hindering.join(", "))));
                }
                (self.resolved, self.resolved_before) = (true, true);
                self.leaving.extend(step.leaving.iter().cloned());
            }
            "reopened" if self.resolved_before => self.open(),
            "reopened" => self.undermined.push((step.place.1, "forbidden: reopened".to_owned())),
            name => self.move_investigation(name, step),
        }
    }

    fn move_investigation(&mut self, name: &str, step: &Step) {
        let key = step.investigation.clone();
        let before = self.phases.get(&key).copied().unwrap_or("open");
        let was_over = self.concluded_before.contains(&key);
        let Some(next) = after(name, before, was_over) else {
            self.undermined.push((step.place.1, format!("forbidden: {name} {key} in {before}")));
            return;
        };
        if next == "concluded" {
            self.concluded_before.insert(key.clone());
        }
        self.phases.insert(key.clone(), next);
        if before != "open" && next == "open" {
            self.resumed.insert(key);
        }
    }

    /// What stands in the way of a resolution, and was certainly so before it.
    fn obstacles_of(&self, step: &Step, certain: &Self) -> Vec<String> {
        let left = |key: &String| step.leaving.contains(key);
        let leaves = self.described.leaves.intersection(&certain.described.leaves).cloned();
        let leaves = leaves.filter(|key| !left(key)).map(|key| format!("leave {key}"));
        let (now, then) = (self.in_the_way(), certain.in_the_way());
        let investigations = now.intersection(&then).filter(|key| !left(key));
        let phase = |key: &String| self.phases.get(key).copied().unwrap_or("open");
        let investigations = investigations.map(|key| format!("{key} {}", phase(key)));
        let none = self.known().is_empty() && !step.without_investigation;
        leaves.chain(investigations).chain(none.then(|| "no investigation".to_owned())).collect()
    }
}

impl Log {
    /// Rule 12: what else has opened or ended is looked at when the moment has ended, before its
    /// resolutions.
    pub(crate) fn course(&self) -> Course {
        self.fold(|_| true)
    }

    fn fold(&self, counts: impl Fn(&Moment) -> bool) -> Course {
        let mut course = Course::default();
        let steps: Vec<Step> = self.steps().into_iter().filter(|it| counts(&it.at)).collect();
        for moment in self.moments() {
            let of_moment = || steps.iter().filter(|step| step.place.0 == moment);
            let is_last = |step: &&Step| matches!(&*step.name, "resolved" | "reopened");
            let before = (course.described.clone(), course.in_the_way());
            course.resumed.clear();
            course.described = Described::of(&self.looked(moment));
            for step in of_moment().filter(|step| !is_last(step)) {
                course.take(step, &Course::default());
            }
            course.turn(&before);
            for step in of_moment().filter(is_last) {
                course.take(step, &self.certain(step));
            }
        }
        course
    }

    /// What was certainly so before a resolution.
    fn certain(&self, step: &Step) -> Course {
        if step.name != "resolved" {
            return Course::default();
        }
        let before = |it: &Moment| self.is_later(&step.at, it);
        let mut course = Course::default();
        let last = self.said.iter().filter(|said| before(&said.at)).map(|said| said.latest).max();
        if let Some(last) = last {
            course.described = Described::of(&self.looked(last));
        }
        for other in self.steps().iter().filter(|it| it.name != "resolved" && before(&it.at)) {
            course.take(other, &Course::default());
        }
        course
    }

    /// Rule 12.
    pub(crate) fn status(&self) -> &'static str {
        self.course().status()
    }
}
