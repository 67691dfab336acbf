//! What the labels of the portal mean. Lists hold the spellings of all releases.

use crate::{
    Why,
    circumstances::{ContactOrigin, IncidentType, Setting, Video},
    code::{InjuryType, Lighting, LocationType, MedicalAid, Race, Sex, Weather},
    import::{Meaning, nothing, roughly},
    person::{Condition, ReleaseReason, Role},
};

pub(super) type Table<T> = &'static [(&'static str, Meaning<T>)];

pub(super) const fn is<T>(value: T) -> Meaning<T> {
    Meaning::is(value)
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
