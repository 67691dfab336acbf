use std::fmt;

/// A public document from which words and codes of the vocabularies come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Standard {
    /// FBI National Use-of-Force Data Collection (OMB 1110-0071).
    Nuof,
    /// Ohio Incident-Based Reporting System, use-of-force records.
    Oibrs,
    /// FBI National Incident-Based Reporting System.
    Nibrs,
    /// California Department of Justice, URSUS (Government Code 12525.2).
    Ursus,
    /// California Highway Patrol, pursuit reports (Vehicle Code 14602.1).
    Chp,
    /// Texas Attorney General, peace officer-involved shooting reports (Code of Criminal Procedure
    /// art. 2A.206).
    Texas,
    /// New Jersey Attorney General, use-of-force portal.
    NewJersey,
    /// National Information Exchange Model 5.2, justice domain.
    Niem,
    /// Model Minimum Uniform Crash Criteria, as in NIEM 5.2.
    Mmucc,
    /// Bureau of Justice Assistance, Death in Custody Reporting Act collection.
    Dcra,
    /// San Francisco Chronicle, data dictionary of its data on fatal pursuits.
    Chronicle,
    /// Published pursuit policies of police departments of the Kansas City area, and the
    /// International Association of Chiefs of Police's definition of a foot pursuit.
    PursuitPolicy,
    /// Published protocols and terms of agencies and prosecutors for the investigation of
    /// shootings by officers and of complaints.
    InvestigationPractice,
    /// Mapping Police Violence and Fatal Encounters, values of their outcome columns.
    PublicData,
    /// A word of this crate.
    Ours,
}

impl Standard {
    /// Every document.
    pub const ALL: &'static [Standard] = &[
        Standard::Nuof,
        Standard::Oibrs,
        Standard::Nibrs,
        Standard::Ursus,
        Standard::Chp,
        Standard::Texas,
        Standard::NewJersey,
        Standard::Niem,
        Standard::Mmucc,
        Standard::Dcra,
        Standard::Chronicle,
        Standard::PursuitPolicy,
        Standard::InvestigationPractice,
        Standard::PublicData,
        Standard::Ours,
    ];

    /// The word in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Standard::Nuof => "nuof",
            Standard::Oibrs => "oibrs",
            Standard::Nibrs => "nibrs",
            Standard::Ursus => "ursus",
            Standard::Chp => "chp",
            Standard::Texas => "texas",
            Standard::NewJersey => "new_jersey",
            Standard::Niem => "niem",
            Standard::Mmucc => "mmucc",
            Standard::Dcra => "dcra",
            Standard::Chronicle => "chronicle",
            Standard::PursuitPolicy => "pursuit_policy",
            Standard::InvestigationPractice => "investigation_practice",
            Standard::PublicData => "public_data",
            Standard::Ours => "ours",
        }
    }

    /// The title of the document and who publishes it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Standard::Nuof => "FBI, National Use-of-Force Data Collection (OMB 1110-0071)",
            Standard::Oibrs => "Ohio Incident-Based Reporting System, use-of-force records",
            Standard::Nibrs => "FBI, National Incident-Based Reporting System",
            Standard::Ursus => "California Department of Justice, URSUS (Gov. Code 12525.2)",
            Standard::Chp => "California Highway Patrol, pursuit reports (Veh. Code 14602.1)",
            Standard::Texas => "Texas Attorney General, peace officer-involved shooting reports",
            Standard::NewJersey => "New Jersey Attorney General, use-of-force portal",
            Standard::Niem => "National Information Exchange Model 5.2, justice domain",
            Standard::Mmucc => "Model Minimum Uniform Crash Criteria, as in NIEM 5.2",
            Standard::Dcra => "Bureau of Justice Assistance, Death in Custody Reporting Act",
            Standard::Chronicle => "San Francisco Chronicle, data on fatal pursuits",
            Standard::PursuitPolicy => "pursuit policies of police departments; IACP",
            Standard::InvestigationPractice => "published protocols of agencies and prosecutors",
            Standard::PublicData => "Mapping Police Violence; Fatal Encounters",
            Standard::Ours => "this crate",
        }
    }
}

impl fmt::Display for Standard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}
