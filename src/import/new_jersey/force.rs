//! The force that a report lists, and the shooting that a discharge is part of.

use super::{list::items, report::Reports, subject::Described};
use crate::{
    Agency, Claim, Fact, Force, Jurisdiction, Shooting, When,
    code::Weapon,
    force::{Degree, Kind},
    import::{Meaning, Row, dataset::record_slug, roughly},
    shooting::Target,
    value::Said,
};

/// What a label of `ForceType` says: what was used, and how far it went, if it says so.
type Used = (Kind, Option<Degree>);

const fn used(kind: Kind) -> Meaning<Used> {
    Meaning::is((kind, Some(Degree::Applied)))
}

/// What was discharged was used, whether or not it struck.
const FORCE: &[(&str, Meaning<Used>)] = &[
    ("Used arms/hands", used(Kind::ArmsOrHands)),
    ("Used arms", used(Kind::ArmsOrHands)),
    ("Used arm bar on", used(Kind::ArmBar)),
    ("Used take down on", used(Kind::Takedown)),
    ("Used pressure points on", used(Kind::PressurePoint)),
    ("Used fists/punch", used(Kind::Punch)),
    ("Used legs/kicks", used(Kind::Kick)),
    ("Used head", used(Kind::HeadStrike)),
    ("Kneeling on Chest, Back", roughly((Kind::HandsFistsOrFeet, Some(Degree::Applied)))),
    ("Chokehold, Carotid artery restraint", choke()),
    ("Chokehold", choke()),
    ("Carotid artery restraint", used(Kind::CarotidRestraint)),
    ("Discharged Chemical at", used(Kind::ChemicalAgent)),
    ("High Volume OC Spray", used(Kind::HighVolumePepperSpray)),
    ("CS Gas", used(Kind::CsGas)),
    ("Compliance hold with impact weapon- not a strike", used(Kind::ImpactWeaponHold)),
    ("Struck", used(Kind::ImpactWeaponStrike)),
    ("Canine bit (apprehension)", used(Kind::CanineApprehension)),
    ("Canine bit (spontaneous)", used(Kind::CanineSpontaneous)),
    ("Used Less-lethal device on", used(Kind::LessLethalDevice)),
    ("Used CED on", used(Kind::ElectronicControlDevice)),
    ("CED Spark Display", Meaning::is((Kind::SparkDisplay, Some(Degree::Displayed)))),
    ("Pointing Firearm", Meaning::is((Kind::Firearm, Some(Degree::Pointed)))),
    ("Discharged Firearm at", used(Kind::Firearm)),
    (
        "Intent to strike with a motor vehicle",
        Meaning::is((Kind::Vehicle, Some(Degree::Attempted))),
    ),
    ("Other", Meaning::is((Kind::Other, None))),
];

const fn choke() -> Meaning<Used> {
    roughly((Kind::NeckRestraint, Some(Degree::Applied)))
}

/// Whether a list of force has a discharge in it.
pub(super) fn discharged(force: &str) -> bool {
    force.to_lowercase().contains("discharged firearm at")
}

/// The force, and the key of the shooting if a firearm was discharged.
pub(super) fn force(
    row: &mut Row<'_>,
    officer: &str,
    subjects: &Described,
) -> (Vec<Claim>, Option<String>) {
    let used = row.words("ForceType", ',', FORCE);
    let form = record_slug(row.record());
    let on = subjects.only.as_deref();
    let whole = |number: usize| {
        let force = Force::new(format!("force-{form}-{number}")).by([officer]);
        match on {
            Some(subject) => force.on([subject]),
            None => force,
        }
    };
    let Fact::Known(kinds) = used.fact else {
        let fact = used.fact.why().map_or(Fact::Unstated, Fact::Unknown);
        if fact.is_unstated() {
            return (Vec::new(), None);
        }
        let kind = Said::new(fact, used.words);
        return (vec![whole(1).kind(kind).into()], None);
    };
    let words = repeated(row).or(used.words);
    let discharge: Used = (Kind::Firearm, Some(Degree::Applied));
    let shooting = kinds.contains(&discharge).then(|| shooting_key(row));
    let claims = kinds.iter().zip(1..).map(|(used, number)| {
        let (kind, degree) = used.clone();
        let part = shooting.clone().filter(|_| *used == discharge);
        let kind = Said::new(Fact::Known(kind), words.clone());
        whole(number).kind(kind).degree(degree).part_of(part).into()
    });
    (claims.collect(), shooting)
}

/// The cell, if a label stands in it several times: as often as it was used, or as there were
/// subjects.
fn repeated(row: &mut Row<'_>) -> Option<crate::value::Text> {
    let mut items = items(row.peek("ForceType"));
    let all = items.len();
    items.sort_unstable();
    items.dedup();
    (items.len() < all).then(|| row.take_in_part("ForceType").into())
}

/// The key of the shooting: discharges of one day are one, and it is named after the first report.
fn shooting_key(row: &mut Row<'_>) -> String {
    let reports = row.together(Reports::of);
    let first = reports.discharge(row.peek("IncidentDate")).map(ToOwned::to_owned);
    format!("shooting-{}", first.unwrap_or_else(|| record_slug(row.record())))
}

/// The shooting, as the report of one who discharged a firearm has it. Whether anybody was struck, and
/// by whom, is not asked.
pub(super) fn shooting(
    key: &str,
    occurred: Said<When>,
    jurisdiction: Said<Jurisdiction>,
    officer: &str,
    agency: Option<&Agency>,
    subjects: &Described,
) -> Shooting {
    let mut shooting = Shooting::new(key)
        .occurred(occurred)
        .jurisdiction(jurisdiction)
        .shooters([officer])
        .weapons([Weapon::Firearm]);
    if let Some(agency) = agency {
        shooting = shooting.discharged_by([agency.key.as_str()]);
    }
    match &subjects.only {
        Some(only) if subjects.is_animal => {
            shooting.aimed_at([only.as_str()]).target([Target::AtAnimal])
        }
        Some(only) if subjects.is_person => {
            shooting.aimed_at([only.as_str()]).target([Target::AtPerson])
        }
        _ => shooting,
    }
}
