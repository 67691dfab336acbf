//! The founding case: what was published on 20 June 2021 of a pursuit and a shooting in Kansas
//! City, Kansas, recorded as who said what. Nothing is added to it.

use std::error::Error;
use use_of_force::{
    Agency, Circumstances, Incident, Investigation, Jurisdiction, Leave, Officer, Path, Person,
    Place, Pursuit, Remark, Shooting, Source, Why, believed,
    chrono::FixedOffset,
    circumstances,
    code::{Injury, MedicalAid, Offense, Sex},
    leave,
    person::Role,
    pursuit,
    remark::Sequence,
    said, source,
    uuid::Uuid,
    value::{Key, TipLine},
    when,
};

/// Records the case, statement by statement.
pub(crate) fn record() -> Result<Incident, Box<dyn Error>> {
    let central = FixedOffset::west_opt(5 * 3600).ok_or("five hours are an offset")?;
    let id = Uuid::from_u128(0x0197_a0c2_0620_7000_8000_2021_0620_0001);
    let mut incident = Incident::in_zone(id, central)?;

    let story = incident.declare(
        Source::new("story")
            .kind(source::Kind::News)
            .name("news story of 20 June 2021")
            .published(when!("2021-06-20")),
    )?;
    let post = incident.declare(
        Source::new("post")
            .kind(source::Kind::SocialMedia)
            .name("post by @KCKPDChief")
            .agency("kckpd"),
    )?;
    let chartrand = incident.declare(
        Source::new("chartrand")
            .kind(source::Kind::Spokesperson)
            .name("Nancy Chartrand, spokeswoman of the Kansas City, Kansas police")
            .agency("kckpd"),
    )?;
    let police =
        incident.declare(Source::new("police").kind(source::Kind::Agency).name("police"))?;

    incident.record_all([
        posted(&post).with_via(&story),
        first_answers(&chartrand)?.with_via(&story),
        later_answers(&chartrand)?.with_via(&story),
        cameras(&police).with_via(&story),
        reported(&story)?,
    ])?;
    Ok(incident)
}

/// The department's post, while the scene was being worked.
fn posted(post: &Key<Source>) -> use_of_force::Statement {
    post.says(when!("2021-06-20"), [])
        .with_key("first-post")
        .and(Shooting::new("shooting-1").place(Place::corner("18th", "State")))
        .and(
            Remark::new("a press officer will brief the media")
                .place(Place::address_of("2100 N. 18th")),
        )
}

/// What the spokeswoman could say and could not.
fn first_answers(chartrand: &Key<Source>) -> Result<use_of_force::Statement, Box<dyn Error>> {
    let (missouri, kansas) = (Jurisdiction::state_of("MO"), Jurisdiction::state_of("KS"));
    Ok(chartrand
        .says(when!("2021-06-20"), [])
        .with_key("first-answers")
        .and(
            Pursuit::new("pursuit-1")
                .crossed(believed([missouri, kansas.clone()]).words("went into Kansas"))
                .to_jurisdiction(kansas)
                .ending(pursuit::Ending::FledOnFoot)
                .officers(["officer-1", "officer-2"])
                .officer_count(said(2).words("one officer from each department")),
        )
        .and(Officer::new("officer-1").employer("kcpd"))
        .and(Officer::new("officer-2").employer("kckpd"))
        .and(
            Person::new("person-1")
                .injury(said(Injury::Serious).words("serious, critical"))
                .armed_with(said(Why::Asked).words("asked whether he was armed: did not know")),
        )
        .and(
            Shooting::new("shooting-1")
                .discharged_by(said(Why::Pending).words("not immediately clear which agency")),
        )
        .and(
            Agency::new("kckpd")
                .deescalation_training(true)
                .last_shooting(said(when!("2020-12")).words("in December")),
        )
        .and(
            Remark::new("“Do we just shoot to shoot? Of course not”")
                .about("agency/kckpd".parse::<Path>()?),
        ))
}

/// What she left to the investigation.
fn later_answers(chartrand: &Key<Source>) -> Result<use_of_force::Statement, Box<dyn Error>> {
    Ok(chartrand
        .says(when!("2021-06-20"), [])
        .with_key("later-answers")
        .and(
            Person::new("person-1")
                .armed_with(said(Why::Pending).words("the investigation will answer it")),
        )
        .and(Investigation::new("investigation-1").scope("the circumstances of the shooting"))
        .and(
            Remark::new("the investigation is in its early stages")
                .about("investigation/investigation-1".parse::<Path>()?),
        ))
}

/// What "police" said, without a name.
fn cameras(police: &Key<Source>) -> use_of_force::Statement {
    police
        .says(when!("2021-06-20"), [])
        .with_key("cameras")
        .and(Officer::new("officer-1").camera_worn(true))
        .and(Officer::new("officer-2").camera_worn(true))
}

/// What the story says in its own voice.
fn reported(story: &Key<Source>) -> Result<use_of_force::Statement, Box<dyn Error>> {
    let in_kansas = Jurisdiction::city("Kansas City", "KS");
    let in_missouri = Jurisdiction::city("Kansas City", "MO");
    let officer = |key| Officer::new(key).name(Why::Undisclosed).injury(Injury::Uninjured);
    let leave = |key, officer: &str| {
        Leave::new(key)
            .officer(officer)
            .kind(leave::Kind::Administrative)
            .pay(leave::Pay::Paid)
            .pending("investigation-1")
    };
    Ok(story
        .says(when!("2021-06-20"), [])
        .with_key("story-text")
        .and(
            Circumstances::new()
                .kinds([circumstances::Kind::Pursuit, circumstances::Kind::ShootingByOfficer])
                .occurred(said(when!("2021-06-20")).words("Sunday"))
                .officers_hurt(0)
                .tip_lines([TipLine::new("816-474-8477").with_name("TIPS Hotline")]),
        )
        .and(Agency::new("kcpd").name("Kansas City, Missouri police").jurisdiction(in_missouri))
        .and(
            Agency::new("kckpd")
                .name("Kansas City, Kansas police")
                .jurisdiction(in_kansas.clone())
                .tip_lines([TipLine::new("913-596-3000")]),
        )
        .and(
            Pursuit::new("pursuit-1")
                .mode(pursuit::Mode::Vehicle)
                .initiated_by("kcpd")
                .agencies(["kcpd", "kckpd"])
                .people(["person-1"])
                .sought_for(said([Offense::Carjacking]).words("armed carjacking"))
                .sought_occurred(said(when!("2021-06-17")).words("Thursday"))
                .sought_jurisdiction(in_kansas.clone()),
        )
        .and(
            Shooting::new("shooting-1")
                .occurred(said(when!("2021-06-20T11:47-05:00~")).words("about 11:47 a.m."))
                .place(
                    Place::corner("18th Street", "Parallel Parkway").with_landmark("Quick Snack"),
                )
                .jurisdiction(in_kansas)
                .struck(["person-1"])
                .during("pursuit-1"),
        )
        .and(
            Sequence::new(
                "pursuit/pursuit-1/began".parse::<Path>()?,
                "shooting/shooting-1/occurred".parse::<Path>()?,
            )
            .gap_minutes(said(Why::Unexplained).words("minutes earlier")),
        )
        .and(
            Person::new("person-1")
                .roles([Role::Suspect])
                .sex(believed(Sex::Male).words("believed to be a man"))
                .age(believed(20..=29).words("in his 20s"))
                .name(said(Why::Undisclosed).words("not public as of Sunday afternoon"))
                .medical_aid(said(MedicalAid::Hospital).words("taken to a hospital")),
        )
        .and(officer("officer-1"))
        .and(officer("officer-2"))
        .and(leave("leave-1", "officer-1"))
        .and(leave("leave-2", "officer-2")))
}
