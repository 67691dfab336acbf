//! What subjects did.

use super::label::{Table, is};
use crate::{
    Fact,
    import::{Meaning, Row, roughly},
    person::{Resistance, ResistanceLevel},
    value::{List, Said},
};

/// What a label of `SubjectResistance` says: how far it went, or how the subject resisted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Conduct {
    Level(ResistanceLevel),
    Kind(Resistance),
}

const RESISTANCE: Table<Conduct> = &[
    ("Passive Resistor", is(Conduct::Level(ResistanceLevel::Passive))),
    ("Active Resistor", is(Conduct::Level(ResistanceLevel::Active))),
    ("Threatening Assailant", is(Conduct::Level(ResistanceLevel::ThreateningAssailant))),
    ("Active Assailant", is(Conduct::Level(ResistanceLevel::Assaultive))),
    // As the portal spells it, and as it is spelt.
    ("Resistive tension (stiffening, tighening muscles)", tension()),
    ("Resistive tension (stiffening, tightening muscles)", tension()),
    ("Resistive tension", tension()),
    (
        "Aggressive resistance (attempt to attack or harm)",
        is(Conduct::Kind(Resistance::Aggressive)),
    ),
    ("Aggressive resistance", is(Conduct::Kind(Resistance::Aggressive))),
    ("Attempt to flee", is(Conduct::Kind(Resistance::AttemptToFlee))),
    ("Non-response (consciously ignoring)", is(Conduct::Kind(Resistance::NonResponse))),
    ("Non-response", is(Conduct::Kind(Resistance::NonResponse))),
    ("Verbal", is(Conduct::Kind(Resistance::Verbal))),
    ("Dead-weight tactics (going limp)", is(Conduct::Kind(Resistance::DeadWeight))),
    ("Dead-weight tactics", is(Conduct::Kind(Resistance::DeadWeight))),
    ("Other", is(Conduct::Kind(Resistance::Other))),
];

const fn tension() -> Meaning<Conduct> {
    Meaning::is(Conduct::Kind(Resistance::ResistiveTension))
}

const ACTIONS: Table<Resistance> = &[
    ("Resisted arrest/police officer control", is(Resistance::ResistedArrest)),
    ("Attempt to escape from Custody", is(Resistance::EscapeFromCustody)),
    ("Failure to Disperse", roughly(Resistance::Passive)),
    ("Verbal/Fighting stance Threat", roughly(Resistance::VerbalThreat)),
    ("Threat with Hands, fists, legs", is(Resistance::UsedHands)),
    ("Threat to Strike with open hand, fist, or elbow", roughly(Resistance::UsedHands)),
    ("Threat to Push or shove", roughly(Resistance::UsedHands)),
    ("Threat to Kick", roughly(Resistance::UsedHands)),
    ("Attack with Hands, fists, legs", is(Resistance::UsedHands)),
    ("Attack with Hands, fist, or elbow", is(Resistance::UsedHands)),
    ("Strike with open hand, fist, or elbow", roughly(Resistance::UsedHands)),
    ("Push or shove", roughly(Resistance::UsedHands)),
    ("Kick", roughly(Resistance::UsedHands)),
    ("Threat with Gun", roughly(Resistance::DisplayedWeapon)),
    ("Threat with Edge Weapon", roughly(Resistance::DisplayedWeapon)),
    ("Threat with Blunt object", roughly(Resistance::DisplayedWeapon)),
    ("Threat with Motor vehicle", roughly(Resistance::DisplayedWeapon)),
    ("Threat with Other Weapon", roughly(Resistance::DisplayedWeapon)),
    ("Fired Gun", is(Resistance::UsedFirearm)),
    ("Attack with Edge Weapon", is(Resistance::UsedEdgedWeapon)),
    ("Attack with Blunt object", is(Resistance::UsedBluntObject)),
    ("Attack with Motor Vehicle", is(Resistance::UsedVehicle)),
    ("Attack with Other Weapon", roughly(Resistance::UsedWeapon)),
    ("Spitting", roughly(Resistance::Other)),
    ("Biting", roughly(Resistance::Other)),
    ("Threat with Bodily Fluids", roughly(Resistance::Other)),
    ("Attack with Bodily fluids", roughly(Resistance::Other)),
    ("Attempt to self-harm", roughly(Resistance::Other)),
    ("Attempt to commit crime", roughly(Resistance::Other)),
    ("Attempt to destroy evidence", roughly(Resistance::Other)),
    ("Prevent harm to another", roughly(Resistance::Other)),
    ("Other Threat", roughly(Resistance::Other)),
    ("Other Attack", roughly(Resistance::Other)),
];

/// What the subject did and how far it went, from the two columns about it.
pub(super) fn conduct(row: &mut Row<'_>) -> (Said<List<Resistance>>, Said<List<ResistanceLevel>>) {
    let actions = row.words("SubjectActions", ',', ACTIONS);
    let resistance = row.words("SubjectResistance", ',', RESISTANCE);
    let conduct = resistance.fact.known();
    let levels: Vec<_> = conduct
        .into_iter()
        .flatten()
        .filter_map(|conduct| match conduct {
            Conduct::Level(level) => Some(level.clone()),
            Conduct::Kind(_) => None,
        })
        .collect();
    let kinds = conduct.into_iter().flatten().filter_map(|conduct| match conduct {
        Conduct::Kind(kind) => Some(kind.clone()),
        Conduct::Level(_) => None,
    });
    let did = actions.fact.known().into_iter().flatten().cloned();
    let members: List<_> = did.chain(kinds).collect();
    let why = resistance.fact.why();
    let level = match (levels.is_empty(), why) {
        (false, _) => Fact::Known(levels.into_iter().collect()),
        (true, Some(why)) => why.into(),
        (true, None) => Fact::Unstated,
    };
    let fact = match actions.fact.why().into_iter().chain(why).min() {
        _ if !members.is_empty() => Fact::Known(members),
        Some(why) => why.into(),
        None => Fact::Unstated,
    };
    let words = match (&actions.words, &resistance.words) {
        (Some(a), Some(b)) => Some(format!("{a}; {b}").into()),
        (a, b) => a.clone().or_else(|| b.clone()),
    };
    let stated = !matches!(fact, Fact::Unstated);
    let resisted = Said::new(fact, words.filter(|_| stated));
    (resisted, Said::new(level, resistance.words))
}
