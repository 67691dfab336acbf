//! What is open: what is not known, where sources differ, what stands in the way of resolving it.

use super::{
    DISPUTED, QUIET,
    decision::reason_of,
    noun::print_answer,
    part,
    told::Told,
    wording::{by, moment, short},
};
use std::io::{self, Write};
use use_of_force::{
    Incident, Statement, answer::Answer, dictionary, dispute::Dispute, incident::Obstacle,
};

pub(crate) fn questions(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let (nothing, questions) = ("nothing is said to be unknown", incident.open_questions());
    part(out, "What is not known", nothing, questions, |out, question| {
        write!(out, "  {}: ", moment(&question.path))?;
        for earlier in &question.earlier {
            answer(out, incident, earlier)?;
            write!(out, ", then ")?;
        }
        answer(out, incident, &question.answer)?;
        writeln!(out, "  {QUIET}{}{QUIET:#}", by(incident, question.answer.statement))
    })
}

fn answer(out: &mut impl Write, incident: &Incident, answer: &Answer<'_>) -> io::Result<()> {
    let path = &answer.path();
    let field = path.field().and_then(|field| dictionary::field(path.noun(), field));
    field.map_or(Ok(()), |field| print_answer(out, incident, field, answer))
}

pub(crate) fn disputes(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    part(out, "Where sources differ", "nowhere", incident.disputes(), |out, dispute| {
        match &dispute {
            Dispute::Field { path, positions, within_one_agency, settled, .. } => {
                let within = if *within_one_agency { " (within one agency)" } else { "" };
                writeln!(out, "  {}{within}", moment(path))?;
                for position in positions {
                    write!(out, "    {DISPUTED}")?;
                    answer(out, incident, position)?;
                    let by = by(incident, position.statement);
                    writeln!(out, "{DISPUTED:#}  {QUIET}{by}{QUIET:#}")?;
                }
                if let Some(settling) = settled {
                    let (why, by) = (reason_of(incident, settling, path), by(incident, settling));
                    writeln!(out, "    settled{why}  {QUIET}{by}{QUIET:#}")?;
                }
            }
            Dispute::Noun { path, described, ruled_out, .. } => {
                writeln!(out, "  {}, whether it was there", moment(path))?;
                each(out, incident, "described", described)?;
                each(out, incident, "ruled out", ruled_out)?;
            }
            Dispute::Order { path, sequences, .. } => {
                writeln!(out, "  {}, in which order", moment(path))?;
                for (sequence, statement) in sequences {
                    let (earlier, later) = (moment(&sequence.earlier), moment(&sequence.later));
                    let by = by(incident, statement);
                    write!(out, "    {DISPUTED}{earlier} before {later}{DISPUTED:#}")?;
                    writeln!(out, "  {QUIET}{by}{QUIET:#}")?;
                }
            }
            Dispute::Reported { step, statement } => {
                let told = Told::of(incident, step).map(|told| told.line()).unwrap_or_default();
                writeln!(out, "  reported only: {told}  {QUIET}{}{QUIET:#}", short(statement))?;
            }
            other => writeln!(out, "  {other}")?,
        }
        Ok(())
    })
}

fn each(
    out: &mut impl Write,
    incident: &Incident,
    what: &str,
    statements: &[&Statement],
) -> io::Result<()> {
    for statement in statements {
        let by = by(incident, statement);
        writeln!(out, "    {DISPUTED}{what}{DISPUTED:#}  {QUIET}{by}{QUIET:#}")?;
    }
    Ok(())
}

pub(crate) fn obstacles(out: &mut impl Write, incident: &Incident) -> io::Result<()> {
    let (nothing, obstacles) = ("nothing stands in the way", incident.obstacles());
    part(out, "Before it can be resolved", nothing, obstacles, |out, obstacle| match obstacle {
        Obstacle::Leave { leave, officer, .. } => {
            let whose = officer.map_or(String::new(), |officer| format!(" of {officer}"));
            writeln!(out, "  the leave{whose} has to end ({leave})")
        }
        Obstacle::Investigation { investigation, phase, .. } => {
            writeln!(out, "  {investigation}, which is {phase}, has to be concluded")
        }
        other => writeln!(out, "  {other}"),
    })
}
