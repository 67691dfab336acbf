//! What the labels of the portal mean. Lists hold the spellings of all releases.

use crate::{
    Why, agency,
    circumstances::{ContactOrigin, IncidentType, Setting, Video},
    code::{InjuryType, Lighting, LocationType, MedicalAid, Race, Sex, Weather},
    force::{Degree, Kind},
    import::{Meaning, nothing, roughly},
    person::{Condition, ReleaseReason, Resistance, ResistanceLevel, Role},
};

/// What a label of `SubjectResistance` says: how far it went, or how the subject resisted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Conduct {
    Level(ResistanceLevel),
    Kind(Resistance),
}

/// What a label of `ForceType` says: what was used, and how far it went, if it says so.
pub(super) type Used = (Kind, Option<Degree>);

type Table<T> = &'static [(&'static str, Meaning<T>)];

const fn is<T>(value: T) -> Meaning<T> {
    Meaning::is(value)
}

const fn used(kind: Kind) -> Meaning<Used> {
    Meaning::is((kind, Some(Degree::Applied)))
}

pub(super) const SETTING: Table<Setting> =
    &[("Indoors", is(Setting::Indoors)), ("Outdoors", is(Setting::Outdoors))];

pub(super) const WEATHER: Table<Weather> = &[
    ("Clear", is(Weather::Clear)),
    ("Cloudy", is(Weather::Cloudy)),
    ("Rain", is(Weather::Rain)),
    ("Snow/Sleet/Ice", is(Weather::SnowSleetOrIce)),
    ("Fog", is(Weather::Fog)),
];

pub(super) const LIGHTING: Table<Lighting> = &[
    ("Daylight", is(Lighting::Daylight)),
    ("Darkness", is(Lighting::Dark)),
    ("Dawn/Dusk", is(Lighting::DawnOrDusk)),
    ("Artificial", is(Lighting::Artificial)),
];

pub(super) const VIDEO: Table<Video> = &[
    ("Body Worn", is(Video::BodyWorn)),
    ("Motor Vehicle", is(Video::MotorVehicle)),
    ("Station House", is(Video::PoliceStation)),
    ("Commercial Building", is(Video::CommercialBuilding)),
    ("CED Camera", is(Video::ElectronicControlDevice)),
    ("Cell Phone", is(Video::CellPhone)),
    ("Residential/Home", is(Video::Residence)),
    ("Other", is(Video::Other)),
];

pub(super) const LOCATION: Table<LocationType> = &[
    ("Street", is(LocationType::Road)),
    ("Residence", is(LocationType::Residence)),
    ("Business", is(LocationType::Business)),
    ("Police Station", is(LocationType::PoliceStation)),
    ("Hospital", is(LocationType::Hospital)),
    ("Alcohol Establishment (bar, club, casino)", is(LocationType::AlcoholEstablishment)),
    ("Alcohol Establishment", is(LocationType::AlcoholEstablishment)),
    ("School", is(LocationType::School)),
    ("Restaurant", is(LocationType::Restaurant)),
    ("Jail/Prison", is(LocationType::Jail)),
    ("Court House", is(LocationType::CourtHouse)),
    ("Other", is(LocationType::Other)),
];

pub(super) const INCIDENT: Table<IncidentType> = &[
    ("Potential Mental Health Incident", is(IncidentType::MentalHealth)),
    ("Disturbance (drinking, fighting, disorderly)", is(IncidentType::Disturbance)),
    ("Disturbance", is(IncidentType::Disturbance)),
    ("Domestic", is(IncidentType::Domestic)),
    ("Assault", is(IncidentType::Assault)),
    ("MV/Traffic Stop", is(IncidentType::TrafficStop)),
    ("Welfare Check", is(IncidentType::WelfareCheck)),
    ("Medical Emergency", is(IncidentType::MedicalEmergency)),
    ("Pedestrian Stop", is(IncidentType::PedestrianStop)),
    ("Assisting another officer", is(IncidentType::AssistingOfficer)),
    ("Suspicious person", is(IncidentType::SuspiciousPerson)),
    ("Theft/Shoplifting", is(IncidentType::Theft)),
    ("Trespassing", is(IncidentType::Trespassing)),
    ("Wanted Person", is(IncidentType::WantedPerson)),
    ("Subject with a gun", is(IncidentType::PersonWithGun)),
    ("Subject with other weapon", is(IncidentType::PersonWithOtherWeapon)),
    ("Burglary", is(IncidentType::Burglary)),
    ("Eluding", is(IncidentType::Eluding)),
    ("Possession of CDS", is(IncidentType::DrugPossession)),
    ("Distribution of CDS", is(IncidentType::DrugDistribution)),
    ("MV Accident/Aid", is(IncidentType::AccidentOrAid)),
    ("Terroristic Threats", is(IncidentType::TerroristicThreats)),
    ("Robbery", is(IncidentType::Robbery)),
    ("Report of Gunfire", is(IncidentType::Gunfire)),
    ("Aggressive/Injured Animal", is(IncidentType::Animal)),
    ("Other", is(IncidentType::Other)),
];

pub(super) const ORIGIN: Table<ContactOrigin> = &[
    ("Dispatched", is(ContactOrigin::Dispatched)),
    ("Officer Dispatched", is(ContactOrigin::Dispatched)),
    ("Officer Initiated", is(ContactOrigin::OfficerInitiated)),
    ("Citizen Initiated", is(ContactOrigin::CitizenInitiated)),
    ("Pre-Planned Contact", is(ContactOrigin::Planned)),
];

pub(super) const PLANNED: Table<ContactOrigin> = &[
    ("Arrest", is(ContactOrigin::PlannedArrest)),
    ("Search Warrant Execution", is(ContactOrigin::SearchWarrant)),
    ("No Knock Warrant", roughly(ContactOrigin::SearchWarrant)),
    ("Prisoner Transfer", is(ContactOrigin::PrisonerTransfer)),
    ("Processing", is(ContactOrigin::Processing)),
    ("Judicial Order Service (TRO, FRO, etc.)", roughly(ContactOrigin::Planned)),
    ("Judicial Order Service", roughly(ContactOrigin::Planned)),
    ("Other", roughly(ContactOrigin::Planned)),
];

pub(super) const RACE: Table<Race> = &[
    ("White", is(Race::White)),
    ("Black or African American", is(Race::Black)),
    ("Black", is(Race::Black)),
    ("Hispanic", is(Race::Hispanic)),
    ("Asian", is(Race::Asian)),
    ("American Indian", is(Race::AmericanIndian)),
    ("Am. Indian", is(Race::AmericanIndian)),
    ("Native Hawaiian or other Pacific Islander", is(Race::PacificIslander)),
    ("Two or more races", is(Race::TwoOrMore)),
    ("Other", is(Race::Other)),
];

pub(super) const GENDER: Table<Sex> = &[
    ("Male", is(Sex::Male)),
    ("Female", is(Sex::Female)),
    ("Non-Binary/X", is(Sex::NonBinary)),
    ("Gender Non-Conforming/X", is(Sex::NonBinary)),
];

/// Of officers, `Other` is what stands where nothing was given: most reports have it.
pub(super) const OFFICER_GENDER: Table<Sex> = &[
    ("Male", is(Sex::Male)),
    ("Female", is(Sex::Female)),
    ("Non-Binary/X", is(Sex::NonBinary)),
    ("Gender Non-Conforming/X", is(Sex::NonBinary)),
    ("Other", Meaning::unknown(Why::Unexplained)),
];

pub(super) const INJURIES: Table<InjuryType> = &[
    ("Not injured", nothing()),
    ("No Injury", nothing()),
    ("None", nothing()),
    ("Abrasion/Laceration/Puncture", is(InjuryType::AbrasionLacerationOrPuncture)),
    ("Complaint of pain", is(InjuryType::ComplaintOfPain)),
    ("Contusion/bruise", is(InjuryType::Contusion)),
    ("Chest pains/shortness of breath", is(InjuryType::ChestPain)),
    ("Concussion", is(InjuryType::Concussion)),
    ("Fracture/dislocation", is(InjuryType::FractureOrDislocation)),
    ("Gunshot wound", is(InjuryType::GunshotWound)),
    ("Other", is(InjuryType::Other)),
];

/// From the least to the most.
pub(super) const TREATMENT: Table<MedicalAid> = &[
    ("Refused", is(MedicalAid::Refused)),
    ("Officer Administered First Aid", is(MedicalAid::FirstAidByOfficer)),
    ("EMS on scene", is(MedicalAid::EmsOnScene)),
    ("Urgent Care", is(MedicalAid::UrgentCare)),
    ("Mental Health Facility", is(MedicalAid::MentalHealthFacility)),
    ("Hospital", is(MedicalAid::Hospital)),
];

pub(super) const HOSPITAL: Table<MedicalAid> = &[
    ("Treated and Released", is(MedicalAid::TreatedAndReleased)),
    ("Admitted", is(MedicalAid::Admitted)),
];

pub(super) const ROLE: Table<Role> = &[
    ("Person", is(Role::Subject)),
    ("Unknown Subject(s)", roughly(Role::Subject)),
    ("Animal", is(Role::Animal)),
    ("Other", is(Role::Other)),
];

pub(super) const CONDITION: Table<Condition> = &[
    ("No unusual condition noted", nothing()),
    ("Under influence of alcohol/drugs/both", is(Condition::AlcoholOrDrugs)),
    ("Potential Mental Health Incident", is(Condition::MentalHealth)),
    ("Other unusual condition noted", is(Condition::OtherUnusual)),
];

pub(super) const NOT_ARRESTED: Table<ReleaseReason> = &[
    ("Medical/Mental Health Incident", is(ReleaseReason::MedicalOrMentalHealth)),
    ("Already in Custody", is(ReleaseReason::AlreadyInCustody)),
    ("Subject Fled", is(ReleaseReason::Fled)),
    ("Deceased", is(ReleaseReason::Deceased)),
    ("No Probable Cause- Crime Unfounded", roughly(ReleaseReason::Other)),
    ("No Probable Cause- Subject Not Involved", roughly(ReleaseReason::Other)),
    (
        "Insufficient Probable Cause-includes continuing investigation",
        roughly(ReleaseReason::Other),
    ),
    ("Other", is(ReleaseReason::Other)),
];

pub(super) const RESISTANCE: Table<Conduct> = &[
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

pub(super) const ACTIONS: Table<Resistance> = &[
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

/// What was discharged was used, whether or not it struck.
pub(super) const FORCE: Table<Used> = &[
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

/// Ends and parts of the names of agencies that say for sure what kind of agency it is. The `PD` of a
/// town's name may be the county's.
const AGENCIES: [(&str, agency::Kind); 23] = [
    ("Sheriff", agency::Kind::Sheriff),
    ("Prosecutor", agency::Kind::LocalProsecutor),
    ("Corrections", agency::Kind::Corrections),
    ("Parole", agency::Kind::ProbationOrParole),
    ("Transit Police", agency::Kind::Transit),
    ("University", agency::Kind::University),
    ("College", agency::Kind::University),
    ("Institute Of Technology", agency::Kind::University),
    ("Fish And Wildlife", agency::Kind::Park),
    ("Bay Authority", agency::Kind::SpecialJurisdiction),
    ("Port Authority", agency::Kind::SpecialJurisdiction),
    ("Bridge Commission", agency::Kind::SpecialJurisdiction),
    ("Co PD", agency::Kind::County),
    ("County PD", agency::Kind::County),
    ("Twp PD", agency::Kind::Municipal),
    ("Twp Police", agency::Kind::Municipal),
    ("Township PD", agency::Kind::Municipal),
    ("Boro PD", agency::Kind::Municipal),
    ("Borough PD", agency::Kind::Municipal),
    ("City PD", agency::Kind::Municipal),
    ("Town PD", agency::Kind::Municipal),
    ("PD", agency::Kind::LawEnforcement),
    ("Police", agency::Kind::LawEnforcement),
];

/// What kind of agency a name is of, as far as it says so.
pub(super) fn agency_kind(name: &str) -> Option<agency::Kind> {
    match name {
        "State Police" => return Some(agency::Kind::StatePolice),
        "Park Police" | "State Park Police" => return Some(agency::Kind::Park),
        _ => {}
    }
    let name = format!(" {} ", name.to_lowercase());
    let says = |part: &str| name.contains(&format!(" {}", part.to_lowercase()));
    AGENCIES.iter().find(|(part, _)| says(part)).map(|(_, kind)| kind.clone())
}
