use crate::code::vocabulary;

vocabulary! {
    /// Why a pursuit was begun.
    ///
    /// The reasons of the San Francisco Chronicle's data and the classes of pursuit policies. They
    /// are what officers suspected at the time.
    pub enum Reason "pursuit_reason" {
        /// A violation of the law on traffic, or a stop for one.
        Traffic "traffic" from [Chronicle, PursuitPolicy],
        /// Driving under the influence of alcohol or drugs.
        ImpairedDriving "impaired_driving" in Traffic from [PursuitPolicy],
        /// Leaving the scene of a crash.
        HitAndRun "hit_and_run" in Traffic from [Ours],
        /// A felony of some kind.
        Felony "felony" from [PursuitPolicy],
        /// A misdemeanor of some kind.
        Misdemeanor "misdemeanor" from [PursuitPolicy],
        /// An offense without violence.
        Nonviolent "nonviolent" from [Chronicle],
        /// A vehicle reported or suspected to be stolen.
        StolenVehicle "stolen_vehicle" in Nonviolent from [PursuitPolicy],
        /// A felony without violence.
        NonviolentFelony "nonviolent_felony" in Nonviolent from [Ours],
        /// A violent offense.
        Violent "violent" from [Chronicle, PursuitPolicy],
        /// A violent or dangerous felony.
        DangerousFelony "dangerous_felony" in Violent from [PursuitPolicy],
        /// A clear and immediate danger to others.
        ImmediateDanger "immediate_danger" from [PursuitPolicy],
        /// A dispute or violence between people who live or lived together.
        Domestic "domestic" from [Chronicle],
        /// A person who was wanted on a warrant.
        Warrant "warrant" from [Ours],
        /// An escape from custody.
        Escape "escape" from [Ours],
        /// A person who evaded detention or arrest.
        EvadingDetention "evading_detention" from [PursuitPolicy],
        /// Something minor, or no crime at all.
        MinorOrNoCrime "minor_or_no_crime" from [Chronicle],
        /// Suspicion without a known crime.
        Suspicion "suspicion" in MinorOrNoCrime from [Ours],
        /// A reason that no other word of the list names.
        Other "other" from [Chronicle],
    }
}
