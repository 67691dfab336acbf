//! The founding case, row by row: what the news of 20 June 2021 says must be recorded, survive
//! JSON and be read back, each fact with its value, its source, when it was said and what became
//! of it.

use serde_json::Value;
use std::fs;
use use_of_force::{
    Claim, Fact, Incident, Jurisdiction, Key, Path, Place, Statement, Status, Why,
    answer::{Answer, Role},
    circumstances,
    code::{Injury, MedicalAid, Offense, Sex},
    dispute::Dispute,
    incident::Obstacle,
    json, leave, person, pursuit,
    timeline::What,
    value::{Amount, List, TipLine},
    when,
};

#[path = "../../examples/kansas_city/case.rs"]
mod case;

const FILE: &str = "examples/data/kansas-city-2021-06-20.json";

type Outcome = Result<(), String>;

fn recorded() -> Incident {
    let incident = case::record().unwrap();
    let read = json::from_str(&json::to_string(&incident)).unwrap();
    assert_eq!(read, incident);
    read
}

/// Holds what a row says, or tells what is missing.
fn hold(condition: bool, what: &str) -> Outcome {
    if condition { Ok(()) } else { Err(what.to_owned()) }
}

fn path(text: &str) -> Path {
    text.parse().unwrap()
}

/// The answers that a source gave to a field, which were all given on that Sunday.
fn answers<'a>(incident: &'a Incident, at: &str, source: &str) -> Result<Vec<Answer<'a>>, String> {
    let mut answers = incident.trace(&path(at)).unwrap();
    answers.retain(|answer| answer.source().as_str() == source);
    hold(!answers.is_empty(), &format!("{source} says nothing of {at}"))?;
    hold(answers.iter().all(|answer| answer.at() == when!("2021-06-20")), "said on that day")?;
    Ok(answers)
}

/// A source's word stands: nobody's else does, and it was not corrected.
fn stands(incident: &Incident, at: &str, source: &str) -> Outcome {
    let answers = answers(incident, at, source)?;
    hold(answers.len() == 1, &format!("{at} is said once"))?;
    hold(answers[0].role == Role::Stands, &format!("{at} stands as {source} says it"))
}

fn words(incident: &Incident, at: &str, source: &str, expected: &str) -> Outcome {
    let answers = answers(incident, at, source)?;
    hold(answers.iter().any(|a| a.words == Some(expected)), &format!("the words of {at}"))
}

fn noun<'a, N: use_of_force::statement::Noun>(
    incident: &'a Incident,
    key: &str,
) -> Result<&'a N, String> {
    incident.get(&Key::from(key)).ok_or_else(|| format!("nothing is said of {key}"))
}

/// The value in the picture.
fn known<T: PartialEq + std::fmt::Debug>(fact: &Fact<T>, expected: &T) -> Outcome {
    hold(fact.is(expected), &format!("expected {expected:?}, found {fact:?}"))
}

/// Declares the rows: a function that tells whether it holds, and a test that it does.
macro_rules! rows {
    ($($(#[doc = $doc:literal])+ $name:ident($incident:ident) $body:block)+) => {
        $(
            $(#[doc = $doc])+
            #[test]
            fn $name() {
                fn holds($incident: &Incident) -> Outcome $body
                holds(&recorded()).unwrap();
            }
        )+

        const ROWS: &[(&str, fn(&Incident) -> Outcome)] = &[$(
            (stringify!($name), |$incident| $body),
        )+];
    };
}

const IN_KANSAS: [&str; 2] = ["Kansas City", "KS"];
const IN_MISSOURI: [&str; 2] = ["Kansas City", "MO"];

fn city([place, state]: [&str; 2]) -> Jurisdiction {
    Jurisdiction::city(place, state)
}

rows! {
    /// Sunday 2021-06-20, to the day.
    row_01(incident) {
        known(&incident.circumstances().occurred, &when!("2021-06-20"))?;
        known(
            &incident.circumstances().kinds,
            &[circumstances::Kind::Pursuit, circumstances::Kind::ShootingByOfficer]
                .into_iter()
                .collect(),
        )?;
        stands(incident, "circumstances/kinds", "story")?;
        words(incident, "circumstances/occurred", "story", "Sunday")?;
        stands(incident, "circumstances/occurred", "story")
    }

    /// Two agencies, two jurisdictions of one name in different states.
    row_02(incident) {
        hold(incident.agencies().count() == 2, "two agencies")?;
        for (key, name, place) in [
            ("kcpd", "Kansas City, Missouri police", IN_MISSOURI),
            ("kckpd", "Kansas City, Kansas police", IN_KANSAS),
        ] {
            let agency: &use_of_force::Agency = noun(incident, key)?;
            hold(agency.name.is(name), "its name")?;
            known(&agency.jurisdiction, &city(place))?;
            stands(incident, &format!("agency/{key}/name"), "story")?;
            stands(incident, &format!("agency/{key}/jurisdiction"), "story")?;
        }
        let pursuit: &use_of_force::Pursuit = noun(incident, "pursuit-1")?;
        known(&pursuit.agencies, &["kcpd", "kckpd"].into_iter().map(Key::from).collect())?;
        stands(incident, "pursuit/pursuit-1/agencies", "story")?;
        hold(city(IN_MISSOURI) != city(IN_KANSAS), "not the same city")
    }

    /// About 11:47 a.m. that Sunday.
    row_03(incident) {
        let shooting: &use_of_force::Shooting = noun(incident, "shooting-1")?;
        known(&shooting.occurred, &when!("2021-06-20T11:47-05:00~"))?;
        known(&shooting.during, &"pursuit-1".into())?;
        stands(incident, "shooting/shooting-1/during", "story")?;
        hold(incident.zone().is_some_and(|zone| zone.local_minus_utc() == -5 * 3600), "zone")?;
        words(incident, "shooting/shooting-1/occurred", "story", "about 11:47 a.m.")?;
        stands(incident, "shooting/shooting-1/occurred", "story")
    }

    /// The corner of 18th and Parallel, near the Quick Snack.
    row_04(incident) {
        let shooting: &use_of_force::Shooting = noun(incident, "shooting-1")?;
        let corner = Place::corner("18th Street", "Parallel Parkway").with_landmark("Quick Snack");
        known(&shooting.place, &corner)?;
        known(&shooting.jurisdiction, &city(IN_KANSAS))?;
        stands(incident, "shooting/shooting-1/jurisdiction", "story")?;
        stands(incident, "shooting/shooting-1/place", "story")
    }

    /// "18th and State", which contradicts row 4: the one dispute.
    row_05(incident) {
        let answers = answers(incident, "shooting/shooting-1/place", "post")?;
        hold(answers[0].value.is_some_and(|it| it.to_string() == "18th and State"), "the post's place")?;
        hold(answers[0].role == Role::Position, "held and not standing")?;
        let said = answers[0].statement.says().iter().find_map(|claim| match claim {
            Claim::Shooting(shooting) => Some(shooting.place.clone()),
            _ => None,
        });
        hold(said == Some(Fact::Known(Place::corner("18th", "State"))), "as a typed value")?;
        let disputes = incident.disputes();
        hold(disputes.len() == 1, "one dispute")?;
        let Dispute::Field { path: disputed, positions, .. } = &disputes[0] else {
            return Err("on a field".to_owned());
        };
        hold(*disputed == path("shooting/shooting-1/place"), "on the place")?;
        let held: Vec<_> = positions.iter().map(|it| it.source().as_str()).collect();
        hold(held == ["post", "story"], "between the post and the story")?;
        hold(incident.circumstances().place.is_unstated(), "the circumstances repeat nothing")
    }

    /// The chase was begun by the Missouri officers, minutes before the shooting.
    row_06(incident) {
        let pursuit: &use_of_force::Pursuit = noun(incident, "pursuit-1")?;
        known(&pursuit.initiated_by, &"kcpd".into())?;
        known(&pursuit.mode, &pursuit::Mode::Vehicle)?;
        known(&pursuit.people, &[Key::from("person-1")].into_iter().collect())?;
        hold(pursuit.began.is_unstated(), "when it began is not said")?;
        stands(incident, "pursuit/pursuit-1/initiated_by", "story")?;
        stands(incident, "pursuit/pursuit-1/mode", "story")?;
        stands(incident, "pursuit/pursuit-1/people", "story")?;
        let order = incident.statements().flat_map(Statement::says).find_map(|claim| match claim {
            Claim::Sequence(sequence) => Some(sequence),
            _ => None,
        });
        let order = order.ok_or("an order of events")?;
        hold(order.earlier == path("pursuit/pursuit-1/began"), "the chase")?;
        hold(order.later == path("shooting/shooting-1/occurred"), "before the shooting")?;
        hold(order.words("gap_minutes").unwrap() == Some("minutes earlier"), "minutes earlier")?;
        hold(order.gap_minutes.why() == Some(Why::Unexplained), "how many is not said")?;
        let timeline = incident.timeline();
        let place = |at: &str| {
            timeline.iter().position(|event| event.what == What::Moment(path(at)))
        };
        hold(
            place("pursuit/pursuit-1/began") < place("shooting/shooting-1/occurred")
                && place("pursuit/pursuit-1/began").is_some(),
            "the timeline knows the order",
        )
    }

    /// Sought for an armed carjacking on Thursday in Kansas City, Kansas.
    row_07(incident) {
        let pursuit: &use_of_force::Pursuit = noun(incident, "pursuit-1")?;
        known(&pursuit.sought_for, &[Offense::Carjacking].into_iter().collect())?;
        known(&pursuit.sought_occurred, &when!("2021-06-17"))?;
        known(&pursuit.sought_jurisdiction, &city(IN_KANSAS))?;
        words(incident, "pursuit/pursuit-1/sought_for", "story", "armed carjacking")?;
        words(incident, "pursuit/pursuit-1/sought_occurred", "story", "Thursday")?;
        stands(incident, "pursuit/pursuit-1/sought_for", "story")?;
        stands(incident, "pursuit/pursuit-1/sought_occurred", "story")?;
        stands(incident, "pursuit/pursuit-1/sought_jurisdiction", "story")
    }

    /// It went into Kansas; from Missouri, as is believed.
    row_08(incident) {
        let pursuit: &use_of_force::Pursuit = noun(incident, "pursuit-1")?;
        let states = ["MO", "KS"].into_iter().map(Jurisdiction::state_of).collect();
        known(&pursuit.crossed, &states)?;
        hold(pursuit.is_believed("crossed").unwrap(), "believed")?;
        known(&pursuit.to_jurisdiction, &Jurisdiction::state_of("KS"))?;
        hold(!pursuit.is_believed("to_jurisdiction").unwrap(), "stated plainly")?;
        words(incident, "pursuit/pursuit-1/crossed", "chartrand", "went into Kansas")?;
        stands(incident, "pursuit/pursuit-1/crossed", "chartrand")?;
        stands(incident, "pursuit/pursuit-1/to_jurisdiction", "chartrand")
    }

    /// It ended when the suspect fled on foot, says the spokeswoman.
    row_09(incident) {
        let pursuit: &use_of_force::Pursuit = noun(incident, "pursuit-1")?;
        known(&pursuit.ending, &pursuit::Ending::FledOnFoot)?;
        let source = incident.source(&"chartrand".into()).ok_or("the spokeswoman")?;
        hold(source.agency.is(&"kckpd".into()), "who speaks for her department")?;
        let via = answers(incident, "pursuit/pursuit-1/ending", "chartrand")?[0].statement.via();
        hold(via.is_some_and(|via| via.as_str() == "story"), "read in the story")?;
        stands(incident, "pursuit/pursuit-1/ending", "chartrand")
    }

    /// Shot and hurt: on a scale, with her words beside it.
    row_10(incident) {
        let person: &use_of_force::Person = noun(incident, "person-1")?;
        known(&person.injury, &Injury::Serious)?;
        hold(person.words("injury").unwrap() == Some("serious, critical"), "her words")?;
        let shooting: &use_of_force::Shooting = noun(incident, "shooting-1")?;
        known(&shooting.struck, &[Key::from("person-1")].into_iter().collect())?;
        stands(incident, "shooting/shooting-1/struck", "story")?;
        stands(incident, "person/person-1/injury", "chartrand")
    }

    /// Taken to a hospital.
    row_11(incident) {
        let person: &use_of_force::Person = noun(incident, "person-1")?;
        known(&person.medical_aid, &MedicalAid::Hospital)?;
        words(incident, "person/person-1/medical_aid", "story", "taken to a hospital")?;
        stands(incident, "person/person-1/medical_aid", "story")
    }

    /// Which agency fired is not known yet.
    row_12(incident) {
        let shooting: &use_of_force::Shooting = noun(incident, "shooting-1")?;
        hold(shooting.discharged_by.why() == Some(Why::Pending), "pending")?;
        let told = "not immediately clear which agency";
        words(incident, "shooting/shooting-1/discharged_by", "chartrand", told)?;
        stands(incident, "shooting/shooting-1/discharged_by", "chartrand")
    }

    /// One officer of each department: two, unnamed, countable.
    row_13(incident) {
        let officers: Vec<_> = incident.officers().collect();
        hold(officers.len() == 2, "two officers")?;
        for (key, employer) in [("officer-1", "kcpd"), ("officer-2", "kckpd")] {
            let officer: &use_of_force::Officer = noun(incident, key)?;
            known(&officer.employer, &employer.into())?;
            stands(incident, &format!("officer/{key}/employer"), "chartrand")?;
        }
        let pursuit: &use_of_force::Pursuit = noun(incident, "pursuit-1")?;
        known(&pursuit.officer_count, &Amount::from(2))?;
        known(&pursuit.officers, &["officer-1", "officer-2"].into_iter().map(Key::from).collect())?;
        let told = "one officer from each department";
        words(incident, "pursuit/pursuit-1/officer_count", "chartrand", told)?;
        stands(incident, "pursuit/pursuit-1/officers", "chartrand")?;
        stands(incident, "pursuit/pursuit-1/officer_count", "chartrand")
    }

    /// Whether he was armed: she did not know; the investigation will answer.
    row_14(incident) {
        let armed = answers(incident, "person/person-1/armed_with", "chartrand")?;
        let whys: Vec<_> = armed.iter().map(|answer| answer.why).collect();
        hold(whys == [Some(Why::Asked), Some(Why::Pending)], "asked, then pending")?;
        let roles: Vec<_> = armed.iter().map(|answer| answer.role).collect();
        // On one day neither is later.
        hold(roles == [Role::Position, Role::Stands], "pending stands")?;
        hold(armed[0].words == Some("asked whether he was armed: did not know"), "asked")?;
        hold(armed[1].words == Some("the investigation will answer it"), "pending")?;
        let person: &use_of_force::Person = noun(incident, "person-1")?;
        hold(person.armed_with.why() == Some(Why::Pending), "not known")?;
        hold(person.armed.is_unstated(), "nothing is concluded from it")
    }

    /// An open investigation; of whom is not said.
    row_15(incident) {
        let investigation: &use_of_force::Investigation = noun(incident, "investigation-1")?;
        hold(investigation.of.is_unstated() && investigation.by.is_unstated(), "not said")?;
        hold(investigation.scope.is("the circumstances of the shooting"), "what it covers")?;
        hold(incident.phase(&"investigation-1".into()) == Some(use_of_force::incident::Phase::Open), "open")?;
        stands(incident, "investigation/investigation-1/scope", "chartrand")?;
        remark(incident, "early stages", "chartrand", Some("investigation/investigation-1")).map(drop)
    }

    /// Her department's officers are trained in de-escalation.
    row_16(incident) {
        let agency: &use_of_force::Agency = noun(incident, "kckpd")?;
        known(&agency.deescalation_training, &true)?;
        let other: &use_of_force::Agency = noun(incident, "kcpd")?;
        hold(other.deescalation_training.is_unstated(), "nothing of the other department")?;
        stands(incident, "agency/kckpd/deescalation_training", "chartrand")
    }

    /// That department's last shooting by an officer was in December, to the month.
    row_17(incident) {
        let agency: &use_of_force::Agency = noun(incident, "kckpd")?;
        known(&agency.last_shooting, &when!("2020-12"))?;
        words(incident, "agency/kckpd/last_shooting", "chartrand", "in December")?;
        stands(incident, "agency/kckpd/last_shooting", "chartrand")
    }

    /// A quotation.
    row_18(incident) {
        remark(incident, "just shoot to shoot", "chartrand", Some("agency/kckpd")).map(drop)
    }

    /// Believed to be a man in his 20s.
    row_19(incident) {
        let person: &use_of_force::Person = noun(incident, "person-1")?;
        known(&person.sex, &Sex::Male)?;
        known(&person.age, &Amount::from(20..=29))?;
        hold(person.is_believed("sex").unwrap() && person.is_believed("age").unwrap(), "believed")?;
        known(&person.roles, &[person::Role::Suspect].into_iter().collect())?;
        words(incident, "person/person-1/age", "story", "in his 20s")?;
        words(incident, "person/person-1/sex", "story", "believed to be a man")?;
        stands(incident, "person/person-1/roles", "story")?;
        stands(incident, "person/person-1/sex", "story")?;
        stands(incident, "person/person-1/age", "story")
    }

    /// Not publicly identified; nobody says that the name is held back.
    row_20(incident) {
        let person: &use_of_force::Person = noun(incident, "person-1")?;
        hold(person.name.why() == Some(Why::Undisclosed), "undisclosed")?;
        let told = "not public as of Sunday afternoon";
        words(incident, "person/person-1/name", "story", told)?;
        stands(incident, "person/person-1/name", "story")
    }

    /// The officers were not identified either.
    row_21(incident) {
        for key in ["officer-1", "officer-2"] {
            let officer: &use_of_force::Officer = noun(incident, key)?;
            hold(officer.name.why() == Some(Why::Undisclosed), "undisclosed")?;
            stands(incident, &format!("officer/{key}/name"), "story")?;
        }
        Ok(())
    }

    /// Both on paid leave pending the outcome; since when is not said.
    row_22(incident) {
        hold(incident.status() == Status::OfficersOnLeave, "officers on leave")?;
        let standing = incident.standing();
        let since = standing.since.ok_or("by somebody's word")?;
        hold(since.source().as_str() == "story" && since.at() == when!("2021-06-20"), "the story's")?;
        for (key, officer) in [("leave-1", "officer-1"), ("leave-2", "officer-2")] {
            let leave: &use_of_force::Leave = noun(incident, key)?;
            known(&leave.officer, &officer.into())?;
            known(&leave.pay, &leave::Pay::Paid)?;
            known(&leave.kind, &leave::Kind::Administrative)?;
            known(&leave.pending, &"investigation-1".into())?;
            hold(leave.began.is_unstated() && leave.ended.is_unstated(), "no dates")?;
            for field in ["officer", "pay", "kind", "pending"] {
                stands(incident, &format!("leave/{key}/{field}"), "story")?;
            }
        }
        Ok(())
    }

    /// Both wore body cameras; whether they recorded is not said.
    row_23(incident) {
        for key in ["officer-1", "officer-2"] {
            let officer: &use_of_force::Officer = noun(incident, key)?;
            known(&officer.camera_worn, &true)?;
            hold(officer.camera_recording.is_unstated(), "nothing about recording")?;
            stands(incident, &format!("officer/{key}/camera_worn"), "police")?;
        }
        Ok(())
    }

    /// No officer was injured: an affirmed none.
    row_24(incident) {
        known(&incident.circumstances().officers_hurt, &Amount::from(0))?;
        stands(incident, "circumstances/officers_hurt", "story")?;
        for key in ["officer-1", "officer-2"] {
            let officer: &use_of_force::Officer = noun(incident, key)?;
            known(&officer.injury, &Injury::Uninjured)?;
            stands(incident, &format!("officer/{key}/injury"), "story")?;
        }
        Ok(())
    }

    /// Two numbers to call: one the department's own, one nobody's.
    row_25(incident) {
        let agency: &use_of_force::Agency = noun(incident, "kckpd")?;
        known(&agency.tip_lines, &[TipLine::new("913-596-3000")].into_iter().collect())?;
        let hotline = TipLine::new("816-474-8477").with_name("TIPS Hotline");
        known(&incident.circumstances().tip_lines, &[hotline].into_iter().collect())?;
        stands(incident, "circumstances/tip_lines", "story")?;
        stands(incident, "agency/kckpd/tip_lines", "story")
    }

    /// A briefing of the press at 2100 N. 18th.
    row_26(incident) {
        let briefing = remark(incident, "brief the media", "post", None)?;
        known(&briefing.place, &Place::address_of("2100 N. 18th"))
    }
}

/// The remark that holds these words, said that day by this source.
fn remark<'a>(
    incident: &'a Incident,
    text: &str,
    source: &str,
    about: Option<&str>,
) -> Result<&'a use_of_force::Remark, String> {
    let statements = incident.statements().filter(|statement| {
        statement.source().as_str() == source && statement.at() == when!("2021-06-20")
    });
    let found = statements.flat_map(Statement::says).find_map(|claim| match claim {
        Claim::Remark(remark) if remark.text.as_str().contains(text) => Some(&**remark),
        _ => None,
    });
    let remark = found.ok_or_else(|| format!("no remark of {source} on {text}"))?;
    let leads = remark.about.known().map(ToString::to_string);
    hold(leads.as_deref() == about, "what it is about")?;
    Ok(remark)
}

#[test]
fn what_is_open_is_exactly_what_the_story_leaves_open() {
    let incident = recorded();
    let open: Vec<_> = incident
        .open_questions()
        .iter()
        .map(|question| (question.path.to_string(), question.why, question.earlier.len()))
        .collect();
    assert_eq!(
        open,
        [
            ("officer/officer-1/name".to_owned(), Why::Undisclosed, 0),
            ("officer/officer-2/name".to_owned(), Why::Undisclosed, 0),
            ("person/person-1/name".to_owned(), Why::Undisclosed, 0),
            ("person/person-1/armed_with".to_owned(), Why::Pending, 0),
            ("shooting/shooting-1/discharged_by".to_owned(), Why::Pending, 0),
        ]
    );
    let armed = &incident.open_questions()[3];
    assert_eq!(armed.since().why, Some(Why::Pending), "said on the day on which she was asked");
    assert_eq!(armed.answer.source().as_str(), "chartrand");
}

#[test]
fn after_the_post_alone_only_the_post_is_known() {
    let incident = recorded().first(1);
    assert_eq!(
        incident.sources().map(|source| source.key.as_str()).collect::<Vec<_>>(),
        ["story", "post"]
    );
    assert_eq!(incident.status(), Status::Open);
    let shooting = incident.shootings().next().unwrap();
    assert!(shooting.place.is(&Place::corner("18th", "State")));
    assert_eq!(incident.disputes(), []);
    assert_eq!(incident.people().len() + incident.officers().len(), 0);
}

#[test]
fn after_her_first_answers_the_question_of_arms_was_only_asked() {
    let incident = recorded().until(&"first-answers".into()).unwrap();
    let person = incident.people().next().unwrap();
    assert_eq!(person.armed_with.why(), Some(Why::Asked));
    assert!(person.age.is_unstated());
    let agency = incident.get::<use_of_force::Agency>(&"kcpd".into()).unwrap();
    assert!(agency.name.is_unstated(), "mentioned, and described only later");
    assert_eq!(incident.status(), Status::Open);
}

#[test]
fn before_it_can_be_resolved_two_leaves_and_the_investigation_must_end() {
    let obstacles = recorded().obstacles();
    let kinds: Vec<_> = obstacles.iter().map(ToString::to_string).collect();
    assert_eq!(
        kinds,
        [
            "`officer-1` is on leave",
            "`officer-2` is on leave",
            "investigation `investigation-1` is open",
        ]
    );
    assert!(matches!(obstacles[0], Obstacle::Leave { .. }));
}

#[test]
fn the_file_is_the_case() {
    let file = fs::read_to_string(FILE).unwrap();
    assert_eq!(json::to_string_pretty(&case::record().unwrap()), file);
    assert_eq!(json::from_str(&file).unwrap(), case::record().unwrap());
}

#[test]
fn an_open_list_says_that_there_may_be_others() {
    let incident = recorded();
    let pursuit = incident.pursuits().next().unwrap();
    assert!(pursuit.officers.known().is_some_and(|officers| !List::is_complete(officers)));
}

/// Deletes every claim and every answer of the case, one after the other. Each deletion must make
/// a row fail, and each row must fail for some deletion.
#[test]
fn each_row_needs_its_claim_and_each_claim_has_its_row() {
    let whole: Value = serde_json::from_str(&json::to_string(&recorded())).unwrap();
    let mut needed = vec![false; ROWS.len()];
    for (name, without) in deletions(&whole) {
        let Ok(incident) = json::from_str(&without.to_string()) else {
            continue; // Without it the rest cannot be said at all.
        };
        let mut missed = false;
        for ((_, holds), needed) in ROWS.iter().zip(&mut needed) {
            let fails = holds(&incident).is_err();
            *needed |= fails;
            missed |= fails;
        }
        assert!(missed, "no row misses {name}");
    }
    for ((row, holds), needed) in ROWS.iter().zip(needed) {
        holds(&recorded()).unwrap();
        assert!(needed, "{row} holds whatever is deleted");
    }
}

/// The case without one claim, or without one answer of a claim.
fn deletions(whole: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for (s, statement) in whole["statements"].as_array().unwrap().iter().enumerate() {
        for (c, claim) in statement["says"].as_array().unwrap().iter().enumerate() {
            let mut without = whole.clone();
            without["statements"][s]["says"].as_array_mut().unwrap().remove(c);
            all.push((format!("statement {s}, claim {c}"), without));
            let (noun, fields) = claim.as_object().unwrap().iter().next().unwrap();
            for (field, value) in fields.as_object().unwrap() {
                let inner: Vec<String> = match (field.as_str(), value) {
                    ("key" | "text" | "earlier" | "later" | "believed", _) => continue,
                    ("unknown" | "words", Value::Object(inner)) => inner.keys().cloned().collect(),
                    _ => vec![String::new()],
                };
                for member in inner {
                    let mut without = whole.clone();
                    let fields = without["statements"][s]["says"][c][noun].as_object_mut().unwrap();
                    let name = if member.is_empty() { field.clone() } else { member.clone() };
                    if member.is_empty() || field == "unknown" {
                        fields.remove(&name);
                        if let Some(unknown) = fields.get_mut("unknown") {
                            unknown.as_object_mut().unwrap().remove(&name);
                        }
                    }
                    for beside in ["words", "believed"] {
                        match fields.get_mut(beside) {
                            Some(Value::Object(map)) => drop(map.remove(&name)),
                            Some(Value::Array(list)) => list.retain(|it| it != &name),
                            _ => {}
                        }
                    }
                    all.push((format!("{noun}.{name} in statement {s} ({field})"), without));
                }
            }
        }
    }
    all
}
