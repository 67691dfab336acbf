use crate::code::vocabulary;

vocabulary! {
    /// Sex or gender as the source gives it.
    ///
    /// The answers of the FBI's collections, of Ohio, of California's form and of New Jersey's
    /// portal.
    pub enum Sex "sex" {
        /// Female.
        Female "female" from [Nibrs "F", Oibrs "F", Nuof, Ursus, NewJersey],
        /// Male.
        Male "male" from [Nibrs "M", Oibrs "M", Nuof, Ursus, NewJersey],
        /// Transgender, as California's form gives it beside female and male.
        Transgender "transgender" from [Ursus],
        /// Neither female nor male.
        NonBinary "non_binary" from [NewJersey],
        /// Marked X in the record.
        X "x" from [NewJersey],
    }
}

vocabulary! {
    /// Race and ethnicity in one list, as the FBI's collection on the use of force asks for them.
    ///
    /// The categories of the FBI and of Ohio with the details of California's form. Somebody may
    /// have several. NIBRS asks twice, in `race` and in `ethnicity`; Ohio once, in one list.
    pub enum Race "race" {
        /// White.
        White "white" from [Nibrs "W", Oibrs "W", Nuof, Ursus],
        /// Black or African American.
        Black "black" from [Nibrs "B", Oibrs "B", Nuof, Ursus],
        /// Hispanic or Latino, of any race.
        Hispanic "hispanic" from [Nibrs "H" of ethnicity, Oibrs "H", Nuof, Ursus],
        /// Said to be neither Hispanic nor Latino.
        NotHispanic "not_hispanic" from [Nibrs "N" of ethnicity],
        /// American Indian or Alaska Native.
        AmericanIndian "american_indian" from [Nibrs "I", Oibrs "I", Nuof, Ursus],
        /// Asian, or of the Pacific islands.
        AsianOrPacificIslander "asian_or_pacific_islander" from [Ursus],
        /// Asian.
        Asian "asian" in AsianOrPacificIslander from [Nibrs "A", Oibrs "A", Nuof],
        /// Asian Indian.
        AsianIndian "asian_indian" in Asian from [Ursus],
        /// Cambodian.
        Cambodian "cambodian" in Asian from [Ursus],
        /// Chinese.
        Chinese "chinese" in Asian from [Ursus],
        /// Filipino.
        Filipino "filipino" in Asian from [Ursus],
        /// Japanese.
        Japanese "japanese" in Asian from [Ursus],
        /// Korean.
        Korean "korean" in Asian from [Ursus],
        /// Laotian.
        Laotian "laotian" in Asian from [Ursus],
        /// Vietnamese.
        Vietnamese "vietnamese" in Asian from [Ursus],
        /// Asian of a group that no other word of the list names.
        OtherAsian "other_asian" in Asian from [Ursus],
        /// Native Hawaiian or other Pacific Islander.
        PacificIslander "pacific_islander" in AsianOrPacificIslander
            from [Nibrs "P", Oibrs "P", Nuof],
        /// Guamanian.
        Guamanian "guamanian" in PacificIslander from [Ursus],
        /// Hawaiian.
        Hawaiian "hawaiian" in PacificIslander from [Ursus],
        /// Samoan.
        Samoan "samoan" in PacificIslander from [Ursus],
        /// Pacific Islander of a group that no other word of the list names.
        OtherPacificIslander "other_pacific_islander" in PacificIslander from [Ursus],
        /// Middle Eastern or North African.
        MiddleEastern "middle_eastern" from [Ours],
        /// Two or more races, without saying which.
        TwoOrMore "two_or_more" from [NewJersey],
        /// A race or ethnicity that no other word of the list names.
        Other "other" from [Ursus],
    }
}
