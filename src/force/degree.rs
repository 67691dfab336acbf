use crate::code::vocabulary;

vocabulary! {
    /// How far a use of force went.
    ///
    /// Collections draw the line in different places: the FBI counts force that was applied, New
    /// Jersey a firearm that was pointed too.
    pub enum Degree "force_degree" {
        /// Threatened by display, aim or otherwise.
        Threatened "threatened" from [Ursus],
        /// Drawn, shown or switched on, and not directed at anybody.
        Displayed "displayed" in Threatened from [NewJersey],
        /// Directed at somebody.
        Pointed "pointed" in Threatened from [NewJersey],
        /// Tried, without reaching anybody.
        Attempted "attempted" from [NewJersey, Ursus],
        /// Carried out on somebody.
        Applied "applied" from [Nuof, Oibrs, Ursus],
    }
}

vocabulary! {
    /// What a use of force brought about.
    ///
    /// Hits and misses as California's form and NIEM ask for them, and what officers report of the
    /// effect.
    pub enum Outcome "force_outcome" {
        /// It struck or touched the one for whom it was meant.
        Hit "hit" from [Ursus, Niem],
        /// It struck or touched nobody.
        Missed "missed" from [Ursus],
        /// It struck or touched somebody for whom it was not meant.
        HitAnother "hit_another" from [Ours],
        /// Whoever it was used on was under control afterwards.
        Controlled "controlled" from [Ours],
        /// It had some effect, and less than was meant.
        PartialEffect "partial_effect" from [Ours],
        /// It struck or touched, and had no effect.
        NoEffect "no_effect" from [Ours],
        /// The weapon or device failed to work.
        Malfunction "malfunction" from [Ours],
        /// Whoever it was used on got away.
        Escaped "escaped" from [Ours],
    }
}
