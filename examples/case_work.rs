//! A made-up case that a records system carries from opened to resolved and reopened, with what it
//! refuses on the way.
//!
//! ```text
//! cargo run --example case_work
//! ```

use std::{
    error::Error,
    io::{self, Write},
};
use use_of_force::{
    Agency, Circumstances, Claim, Determination, Incident, Investigation, Jurisdiction, Key, Leave,
    Officer, Person, Shooting, Source, Statement, When, Why,
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
    value::Set,
    when,
};

type Told = Result<(), Box<dyn Error>>;

fn main() -> Told {
    match tell(&mut io::stdout().lock()) {
        // Whoever reads our output has read enough.
        Err(error) if is_broken_pipe(&*error) => Ok(()),
        told => told.map(drop),
    }
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    let io = error.downcast_ref::<io::Error>();
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Records the case chapter by chapter, telling what is recorded, and reads it at the end.
pub(crate) fn tell(out: &mut impl Write) -> Result<Incident, Box<dyn Error>> {
    let mut desk = Desk { incident: Incident::new(Uuid::from_u128(0x2031_0504)), out };
    writeln!(desk.out, "A made-up case in the made-up town of Exampleton.")?;
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

fn source(key: &str) -> Key<Source> {
    key.into()
}

fn resolved() -> step::Resolved {
    step::Resolved::new().occurred(when!("2032-06-01"))
}

impl<W: Write> Desk<'_, W> {
    fn chapter(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out, "\n{title}\n{}\n", "-".repeat(title.len()))
    }

    /// Records a statement, and tells it and the status after it.
    fn record(&mut self, told: &str, statement: Statement) -> Told {
        writeln!(self.out, "{}  {}: {told}", statement.at(), statement.source())?;
        self.incident.record(statement)?;
        writeln!(self.out, "{:12}= {}", "", self.incident.standing())?;
        Ok(())
    }

    /// Offers a statement that has to be refused, and gives it back.
    fn refused(&mut self, told: &str, statement: Statement) -> Result<Statement, Box<dyn Error>> {
        writeln!(self.out, "{}  {}: {told}", statement.at(), statement.source())?;
        match self.incident.record(statement) {
            Ok(_) => Err("this was expected to be refused".into()),
            Err(rejected) => {
                writeln!(self.out, "{:12}! refused: {}", "", rejected.reason())?;
                Ok(rejected.into_statement())
            }
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
        let report = source("police")
            .says(when!("2031-05-04"), [])
            .and(
                Circumstances::new()
                    .occurred(when!("2031-05-04T20:10~"))
                    .jurisdiction(Jurisdiction::state_of("ZZ").with_place("Exampleton")),
            )
            .and(Agency::new("exampleton-pd").name("Exampleton Police Department"))
            .and(Agency::new("sample-county-so").name("Sample County Sheriff's Office"))
            .and(Officer::new("officer-1").employer("exampleton-pd"))
            .and(Officer::new("officer-2").employer("sample-county-so"))
            .and(Shooting::new("shooting-1").shooters(Why::Pending).rounds_fired(Why::Asked))
            .and(Person::new("driver-1").roles([Role::Driver]).injury(Injury::Serious))
            .and(Person::new("suspect-2").roles([Role::Suspect]).custody(Why::Undisclosed))
            .and(Person::new("bystander-1").roles([Role::Bystander]).injury(Injury::Minor));
        self.record("shots at a driver, who fired is pending; a bystander is hurt", report)?;

        let count = |hurt: [&str; 2]| Shooting::new("shooting-1").rounds_fired(10..).struck(hurt);
        let story = source("paper").says(when!("2031-05-05"), []);
        let misspelt = story.clone().and(count(["driver-1", "bystandr-1"]));
        self.refused("at least ten shots", misspelt)?;
        self.record("the same, spelt right", story.and(count(["driver-1", "bystander-1"])))
    }

    fn leaves_and_investigations(&mut self) -> Told {
        self.chapter("Two leaves, two investigations")?;
        let leave = Leave::new("leave-1").officer("officer-1").pay(leave::Pay::Paid);
        let policy = Investigation::new("administrative-1")
            .track(Track::Administrative)
            .by(["exampleton-pd"]);
        let announced = source("police")
            .says(when!("2031-05-06"), [])
            .and(leave.began(when!("2031-05-05")))
            .and(policy);
        self.record("our officer is on paid leave; we look into policy", announced)?;

        let leave = Leave::new("leave-2").officer("officer-2").pay(Why::Undisclosed);
        let announced = source("sheriff")
            .says(when!("2031-05-07"), [leave.into()])
            .and(Shooting::new("shooting-1").shooters(["officer-1", "officer-2"]));
        self.record("both officers fired; our deputy is on leave", announced)?;

        let crime = Investigation::new("criminal-1").track(Track::Criminal);
        self.record(
            "a criminal investigation is open",
            source("prosecutor").says(when!("2031-05-08"), [crime.into()]),
        )?;
        let early = source("recorder").says(when!("2031-05-20"), [step::Resolved::new().into()]);
        self.refused("resolved, for all we care", early).map(drop)
    }

    fn corrections(&mut self) -> Told {
        self.chapter("Corrections")?;
        let driver = || Person::new("driver-1");
        let first = source("police")
            .says(when!("2031-05-21"), [driver().armed_with([Weapon::Handgun]).into()])
            .with_key("handgun");
        self.record("the driver had a handgun", first)?;

        let unarmed = said(Set::none()).words("it was a telephone");
        let second = source("police")
            .says(when!("2031-05-23"), [driver().armed_with(unarmed).into()])
            .and(Shooting::new("shooting-1").rounds_fired(7))
            .replacing("handgun");
        self.record("we were wrong, it was a telephone; seven shots", second)?;

        let absent = RuledOut::new("suspect-2").reason("was in another town that evening");
        self.record(
            "the second suspect had no part in it",
            source("police").says(when!("2031-05-28"), [absent.into()]),
        )
    }

    fn modified_duty(&mut self) -> Told {
        self.chapter("Modified duty")?;
        let back = source("police")
            .says(when!("2031-06-02"), [])
            .and(Leave::new("leave-1").ending(leave::Ending::ModifiedDuty))
            .and(Officer::new("officer-1").duty(Duty::Modified))
            .and(step::Suspended::new("administrative-1").reason("until the prosecutor decides"));
        self.record("our officer is back on modified duty; the policy review rests", back)?;
        writeln!(self.out, "{:14}(nobody ever says when the deputy's leave ended)", "")?;
        Ok(())
    }

    fn no_bill(&mut self) -> Told {
        self.chapter("No bill")?;
        let jury = Investigation::new("grand-jury-1").track(Track::GrandJury);
        let referred = source("prosecutor")
            .says(when!("2031-07-15"), [step::Referred::new("criminal-1").into()]);
        self.record("the file goes to a grand jury", referred.and(jury))?;

        let no_bill = Determination::new("no-bill-1")
            .investigation("grand-jury-1")
            .about(["officer-1", "officer-2"])
            .decision(Decision::NoBill);
        let over = source("prosecutor")
            .says(when!("2031-09-30"), [no_bill.into()])
            .and(step::Concluded::new("grand-jury-1"))
            .and(step::Concluded::new("criminal-1"));
        self.record("no indictment; both are over", over)?;

        let resumed = step::Resumed::new("criminal-1");
        let story = source("paper").says(when!("2031-10-02"), [resumed.clone().into()]);
        self.refused("the criminal investigation goes on", story)?;
        let story = source("paper").says(when!("2031-10-02"), [Claim::reported(resumed)]);
        self.record("the same, kept as something reported", story)
    }

    fn dismissed_and_reinstated(&mut self) -> Told {
        self.chapter("Dismissed and reinstated")?;
        let finding = Determination::new("finding-1")
            .investigation("administrative-1")
            .about(["officer-1"])
            .decision(Decision::OutOfPolicy)
            .discipline([Discipline::Termination]);
        let dismissed = source("police")
            .says(when!("2031-11-03"), [finding.into()])
            .and(Officer::new("officer-1").duty(Duty::Terminated))
            .and(step::Resumed::new("administrative-1"))
            .and(step::Concluded::new("administrative-1"));
        self.record("out of policy; our officer is dismissed", dismissed)?;

        let award = Determination::new("award-1")
            .investigation("appeal-1")
            .about(["officer-1"])
            .decision(Decision::Reinstated);
        let awarded = source("arbitrator")
            .says(when!("2032-03-15"), [award.into()])
            .and(Investigation::new("appeal-1").track(Track::Appeal))
            .and(Officer::new("officer-1").duty(Duty::Reinstated));
        self.record("the officer is to be taken back", awarded)
    }

    fn resolved(&mut self) -> Told {
        self.chapter("Resolved, with one thing left")?;
        let recorder = source("recorder");
        let bare = recorder.says(when!("2032-06-01"), [resolved().into()]);
        self.refused("resolved", bare)?;
        let left = resolved().leaving([Left::leave_of("leave-2", "its end was never announced")]);
        let with_reason = recorder.says(when!("2032-06-01"), [left.into()]);
        self.record("resolved, leaving leave-2: its end was never announced", with_reason)?;

        let suit = Investigation::new("civil-1").track(Track::Civil);
        self.record(
            "the driver sues for damages, which opens nothing again",
            source("paper").says(when!("2032-07-10"), [suit.into()]),
        )
    }

    fn a_federal_charge(&mut self) -> Told {
        self.chapter("A federal charge")?;
        let charge = Determination::new("charge-1")
            .investigation("federal-1")
            .about(["officer-2"])
            .decision(Decision::Indicted);
        let charged = source("federal")
            .says(when!("2032-09-13"), [charge.into()])
            .and(Investigation::new("federal-1").track(Track::FederalCivilRights));
        self.record("the deputy is indicted", charged)?;

        let reopened = step::Reopened::new().reason("the indictment");
        self.record(
            "reopened, which the indictment had done already",
            source("recorder").says(when!("2032-09-14"), [reopened.into()]),
        )
    }

    fn what_the_log_tells(&mut self) -> Told {
        let Desk { incident, out } = self;
        let list = |out: &mut W, title: &str, lines: Vec<String>| -> io::Result<()> {
            writeln!(out, "\n{title}\n{}\n", "-".repeat(title.len()))?;
            lines.iter().try_for_each(|line| writeln!(out, "- {line}"))
        };
        let armed = "person/driver-1/armed_with".parse()?;
        let changes = incident.changes();
        let changes = changes.iter().map(|change| {
            format!(
                "{}: {}, by {}",
                change.statement.at(),
                change.status,
                change.statement.source()
            )
        });
        let trace = incident.trace(&armed);
        let trace = trace.iter().map(|answer| format!("{answer}: {:?}", answer.role));
        let text = ToString::to_string;
        list(out, "How the status changed", changes.collect())?;
        list(out, "In the way now", incident.obstacles().iter().map(text).collect())?;
        list(
            out,
            "Not known",
            incident.open_questions().iter().map(ToString::to_string).collect(),
        )?;
        list(out, "Disputed", incident.disputes().iter().map(ToString::to_string).collect())?;
        list(out, "Whether the driver was armed", trace.collect())?;
        Ok(())
    }

    fn what_was_known_when(&mut self) -> Told {
        self.chapter("What was known when")?;
        const TIMES: [When; 4] =
            [when!("2031-05-04"), when!("2031-05-22"), when!("2032-06"), when!("2032-12-31")];
        for t in TIMES {
            let then = self.incident.as_of(t);
            let driver = then.get(&Key::<Person>::from("driver-1"));
            let armed = driver.and_then(|driver| driver.armed_with.known());
            let armed = armed.map_or("nothing said".to_owned(), ToString::to_string);
            let people = then.people().len();
            writeln!(self.out, "by the end of {t}: {}", then.standing())?;
            writeln!(self.out, "{:14}people: {people}; weapons of the driver: {armed}", "")?;
        }
        Ok(())
    }
}
