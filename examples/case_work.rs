//! A made-up case that a records system carries from opened to resolved and reopened, with what it
//! refuses on the way.
//!
//! ```text
//! cargo run --example case_work
//! ```

#[path = "program/ending.rs"]
#[allow(dead_code, reason = "each program ends in some of these ways")]
mod ending;

use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};
use use_of_force::{
    Agency, Circumstances, Claim, Determination, Incident, Investigation, Jurisdiction, Key, Leave,
    Officer, Person, Shooting, Source, Statement, When, Why,
    answer::Role as AnswerRole,
    code::{Injury, Weapon},
    determination::{Decision, Discipline},
    investigation::Track,
    leave,
    officer::Duty,
    person::Role,
    remark::RuledOut,
    said,
    source::Kind,
    step::{self, Left},
    uuid::Uuid,
    value::{List, Shown},
    when,
};

type Told = Result<(), Box<dyn Error>>;

fn main() -> ExitCode {
    let mut out = io::stdout();
    ending::end(tell(&mut out).and_then(|_| Ok(out.flush().map(|()| ending::Ending::Whole)?)))
}

/// Records the case chapter by chapter, telling what is recorded, and reads it at the end.
pub(crate) fn tell(out: &mut impl Write) -> Result<Incident, Box<dyn Error>> {
    let mut desk = Desk { incident: Incident::new(Uuid::from_u128(0x2031_0504)), out };
    writeln!(desk.out, "A made-up case in the made-up town of Exampleton.")?;
    writeln!(
        desk.out,
        "A line that begins with `=` is the status after a statement; one with `!`, a refusal."
    )?;
    desk.sources()?;
    desk.the_first_evening()?;
    desk.leaves_and_investigations()?;
    desk.corrections()?;
    desk.modified_duty()?;
    desk.no_bill()?;
    desk.dismissed_and_reinstated()?;
    desk.resolved()?;
    desk.a_federal_charge()?;
    desk.what_the_log_tells()?;
    desk.what_was_known_when()?;
    Ok(desk.incident)
}

/// Where the case is recorded, and where that is told.
struct Desk<'a, W> {
    incident: Incident,
    out: &'a mut W,
}

/// A statement of this source that claims nothing yet.
fn says(source: &str, at: When) -> Statement {
    Key::<Source>::from(source).says(at, [])
}

impl<W: Write> Desk<'_, W> {
    fn chapter(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out, "\n{title}\n{}\n", "-".repeat(title.len()))
    }

    /// Records a statement, and tells it and the status after it.
    fn record(&mut self, told: &str, statement: Statement) -> Told {
        writeln!(self.out, "{}  {}: {told}", statement.at(), statement.source())?;
        self.incident.record(statement)?;
        Ok(writeln!(self.out, "            = {}", self.incident.standing())?)
    }

    /// Offers a statement that has to be refused.
    fn refused(&mut self, told: &str, statement: Statement) -> Told {
        writeln!(self.out, "{}  {}: {told}", statement.at(), statement.source())?;
        match self.incident.record(statement) {
            Ok(_) => Err("this was to be refused".into()),
            Err(no) => Ok(writeln!(self.out, "            ! refused: {}", no.reason())?),
        }
    }

    fn sources(&mut self) -> Told {
        for (key, kind, name) in [
            ("police", Kind::Agency, "Exampleton Police Department"),
            ("sheriff", Kind::Agency, "Sample County Sheriff's Office"),
            ("paper", Kind::News, "The Exampleton Example"),
            ("prosecutor", Kind::Prosecutor, "prosecutor of Sample County"),
            ("arbitrator", Kind::Official, "labor arbitrator"),
            ("federal", Kind::Prosecutor, "federal prosecutor"),
            ("recorder", Kind::Recorder, "whoever keeps this record"),
        ] {
            self.incident.declare(Source::new(key).kind(kind).name(name))?;
        }
        Ok(())
    }

    fn the_first_evening(&mut self) -> Told {
        self.chapter("The first evening")?;
        let town = Jurisdiction::state_of("ZZ").with_place("Exampleton");
        let report = says("police", when!("2031-05-04"))
            .and(Circumstances::new().occurred(when!("2031-05-04T20:10~")).jurisdiction(town))
            .and(Agency::new("exampleton-pd").name("Exampleton Police Department"))
            .and(Agency::new("sample-county-so").name("Sample County Sheriff's Office"))
            .and(Officer::new("officer-1").employer("exampleton-pd"))
            .and(Officer::new("officer-2").employer("sample-county-so"))
            .and(Shooting::new("shooting-1").shooters(Why::Pending).rounds_fired(Why::Asked))
            .and(Person::new("driver-1").roles([Role::Driver]).injury(Injury::Serious))
            .and(Person::new("suspect-2").roles([Role::Suspect]).custody(Why::Undisclosed))
            .and(Person::new("bystander-1").roles([Role::Bystander]).injury(Injury::Minor));
        self.record("shots; a driver and a bystander are hurt, and who fired is pending", report)?;

        let story = says("paper", when!("2031-05-05"));
        let shots =
            |struck: [&str; 2]| Shooting::new("shooting-1").rounds_fired(10..).struck(struck);
        let misspelt = story.clone().and(shots(["driver-1", "bystandr-1"]));
        self.refused("at least ten shots, and two people struck", misspelt)?;
        let story = story.and(shots(["driver-1", "bystander-1"]));
        self.record("the same, with the key spelt right", story)
    }

    fn leaves_and_investigations(&mut self) -> Told {
        self.chapter("Two leaves, two investigations")?;
        let leave = Leave::new("leave-1").officer("officer-1").pay(leave::Pay::Paid);
        let policy = Investigation::new("administrative-1").track(Track::Administrative);
        let announced = says("police", when!("2031-05-06")).and(leave).and(policy);
        self.record("our officer is on paid leave, and we review it under policy", announced)?;

        let announced = says("sheriff", when!("2031-05-07"))
            .and(Leave::new("leave-2").officer("officer-2").pay(Why::Undisclosed))
            .and(Shooting::new("shooting-1").shooters(["officer-1", "officer-2"]));
        self.record("our deputy is on leave; both officers fired", announced)?;

        let crime = Investigation::new("criminal-1").track(Track::Criminal);
        let opened = says("prosecutor", when!("2031-05-08")).and(crime);
        self.record("a criminal investigation is open", opened)?;
        let early = says("recorder", when!("2031-05-20")).and(step::Resolved::new());
        self.refused("resolved", early)
    }

    fn corrections(&mut self) -> Told {
        self.chapter("Corrections")?;
        let driver = || Person::new("driver-1");
        let first = says("police", when!("2031-05-21")).and(driver().armed_with([Weapon::Handgun]));
        self.record("the driver had a handgun", first.with_key("handgun"))?;

        let second = says("police", when!("2031-05-23"))
            .and(driver().armed_with(said(List::none()).words("it was a telephone")))
            .and(Shooting::new("shooting-1").rounds_fired(7));
        self.record("no, it was a telephone; seven shots", second.replacing("handgun"))?;

        let absent = RuledOut::new("suspect-2").reason("was in another town");
        let third = says("police", when!("2031-05-28")).and(absent);
        self.record("the second suspect was in another town", third)
    }

    fn modified_duty(&mut self) -> Told {
        self.chapter("Modified duty")?;
        let back = says("police", when!("2031-06-02"))
            .and(Leave::new("leave-1").ending(leave::Ending::ModifiedDuty))
            .and(Officer::new("officer-1").duty(Duty::Modified))
            .and(step::Suspended::new("administrative-1").reason("until the prosecutor decides"));
        self.record("our officer is back on modified duty; the review rests", back)?;
        Ok(writeln!(self.out, "            (the end of the deputy's leave is never announced)")?)
    }

    fn no_bill(&mut self) -> Told {
        self.chapter("No bill")?;
        let referred = says("prosecutor", when!("2031-07-15"))
            .and(step::Referred::new("criminal-1"))
            .and(Investigation::new("grand-jury-1").track(Track::GrandJury));
        self.record("the case goes to a grand jury", referred)?;

        let no_bill = Determination::new("no-bill-1")
            .investigation("grand-jury-1")
            .about(["officer-1", "officer-2"])
            .decision(Decision::NoBill);
        let over = says("prosecutor", when!("2031-09-30"))
            .and(no_bill)
            .and(step::Concluded::new("grand-jury-1"))
            .and(step::Concluded::new("criminal-1"));
        self.record("no bill; the grand jury and the investigation are done", over)?;

        let resumed = step::Resumed::new("criminal-1");
        let story = says("paper", when!("2031-10-02"));
        self.refused("the investigation was resumed", story.clone().and(resumed.clone()))?;
        self.record("the same, kept as a report", story.and(Claim::reported(resumed)))
    }

    fn dismissed_and_reinstated(&mut self) -> Told {
        self.chapter("Dismissed and reinstated")?;
        let finding = Determination::new("finding-1")
            .investigation("administrative-1")
            .about(["officer-1"])
            .decision(Decision::OutOfPolicy)
            .discipline([Discipline::Termination]);
        let dismissed = says("police", when!("2031-11-03"))
            .and(finding)
            .and(Officer::new("officer-1").duty(Duty::Terminated))
            .and(step::Resumed::new("administrative-1"))
            .and(step::Concluded::new("administrative-1"));
        self.record("our review is done: out of policy; our officer is dismissed", dismissed)?;

        let award = Determination::new("award-1").about(["officer-1"]).investigation("appeal-1");
        let awarded = says("arbitrator", when!("2032-03-15"))
            .and(Investigation::new("appeal-1").track(Track::Appeal))
            .and(award.decision(Decision::Reinstated))
            .and(Officer::new("officer-1").duty(Duty::Reinstated));
        self.record("the officer has to be taken back", awarded)
    }

    fn resolved(&mut self) -> Told {
        self.chapter("Resolved, with one thing left")?;
        let now = says("recorder", when!("2032-06-01"));
        self.refused("resolved", now.clone().and(step::Resolved::new()))?;
        let left = Left::leave_of("leave-2", "its end was never announced");
        let resolved = now.and(step::Resolved::new().leaving([left]));
        self.record("resolved, leaving leave-2: its end was never announced", resolved)?;

        let suit = Investigation::new("civil-1").track(Track::Civil);
        let story = says("paper", when!("2032-07-10")).and(suit);
        self.record("the driver sues, which opens nothing again", story)
    }

    fn a_federal_charge(&mut self) -> Told {
        self.chapter("A federal charge")?;
        let charge = Determination::new("charge-1").about(["officer-2"]).investigation("federal-1");
        let charged = says("federal", when!("2032-09-13"))
            .and(Investigation::new("federal-1").track(Track::FederalCivilRights))
            .and(charge.decision(Decision::Indicted));
        self.record("the deputy is indicted", charged)?;
        let reopened = says("recorder", when!("2032-09-14")).and(step::Reopened::new());
        self.record("reopened, which the indictment had done already", reopened)
    }

    fn what_the_log_tells(&mut self) -> Told {
        let incident = self.incident.clone();
        self.chapter("How the status changed")?;
        for change in incident.changes() {
            let (at, by) = (change.statement.at(), change.statement.source());
            writeln!(self.out, "{at}  {}, by {by}", change.status)?;
        }
        self.chapter("What stands in the way of resolving it again")?;
        incident.obstacles().iter().try_for_each(|it| writeln!(self.out, "{it}"))?;
        self.chapter("What is not known")?;
        incident.open_questions().iter().try_for_each(|it| writeln!(self.out, "{it}"))?;
        self.chapter("Where the sources differ")?;
        incident.disputes().iter().try_for_each(|it| writeln!(self.out, "{it}"))?;
        self.chapter("What was said of the driver's weapons, and what became of it")?;
        for answer in incident.trace(&"person/driver-1/armed_with".parse()?)? {
            let stands = if answer.role == AnswerRole::Stands { "stands" } else { "taken back" };
            writeln!(self.out, "{answer}: {stands}")?;
        }
        Ok(())
    }

    fn what_was_known_when(&mut self) -> Told {
        self.chapter("What was known when")?;
        let (first, second) = (when!("2031-05-04"), when!("2031-05-22"));
        for t in [first, second, when!("2032-06"), when!("2032-12-31")] {
            let then = self.incident.as_of(t);
            let driver = then.get(&Key::<Person>::from("driver-1"));
            let armed = driver.and_then(|driver| driver.armed_with.known());
            let armed = armed.map_or("nothing said".to_owned(), |armed| Shown(armed).to_string());
            let (people, open) = (then.people().len(), then.open_questions().len());
            writeln!(self.out, "by the end of {t}: {}", then.standing())?;
            writeln!(
                self.out,
                "    people: {people}; open questions: {open}; weapons of the driver: {armed}"
            )?;
        }
        Ok(())
    }
}
