//! What follows from the log.

use super::Operation;
use std::hint::black_box;
use use_of_force::{Incident, Why, completeness::Completeness, study, when};

pub(super) fn all() -> Vec<Operation> {
    vec![
        Operation::asked("picture", |it, _| picture(it)),
        Operation::asked("disputes", |it, _| it.disputes().len()),
        Operation::asked("open_questions", |it, _| it.open_questions().len()),
        Operation::asked("timeline", |it, _| it.timeline().len()),
        Operation::asked("validate", |it, _| it.validate().problems().len()),
        Operation::asked("trace", |it, case| it.trace(&case.field).map_or(0, |it| it.len())),
        Operation::asked("stands", |it, case| it.stands(&case.field).is_some()),
        Operation::asked("standing", |it, _| {
            black_box(it.standing());
        }),
        Operation::asked("obstacles", |it, _| it.obstacles().len()),
        Operation::asked("changes", |it, _| it.changes().len()),
        Operation::asked("completeness", |it, _| {
            let mut completeness = Completeness::default();
            completeness.add(it);
            completeness
        }),
        Operation::asked("study:differences", |it, _| {
            let mut differences = study::Differences::default();
            differences.add(it);
            differences
        }),
        Operation::asked("study:naming", |it, _| study::naming(it).len()),
        Operation::asked("study:firing", |it, _| study::firing(it).len()),
        Operation::asked("study:resolution", |it, _| study::resolution(it).is_some()),
        Operation::asked("study:courses", |it, _| study::courses(it).len()),
        Operation::asked("study:open", |it, _| study::open(it, Why::Pending, when!("2032")).len()),
    ]
}

/// Every noun as it stands.
fn picture(it: &Incident) -> usize {
    black_box((it.circumstances(), it.occurred(), it.year()));
    it.agencies().len()
        + it.officers().len()
        + it.people().len()
        + it.pursuits().len()
        + it.shootings().len()
        + it.force().len()
        + it.investigations().len()
        + it.leaves().len()
        + it.determinations().len()
}
