use crate::code::vocabulary;

vocabulary! {
    /// What kind of officer.
    ///
    /// The sworn officers whom the FBI's and Texas's collections are about, and the others whom
    /// California counts and NIEM names.
    pub enum Kind "officer_kind" {
        /// An officer with full powers of arrest in a public agency.
        Sworn "sworn" from [Nuof, Texas],
        /// A sworn officer of a state, county, city or other local agency.
        Local "local" in Sworn from [Ours],
        /// A sworn officer of the federal government.
        Federal "federal" in Sworn from [Ours],
        /// A sworn officer of a tribe.
        Tribal "tribal" in Sworn from [Ours],
        /// An officer who guards or supervises people in custody.
        Corrections "corrections" from [Niem],
        /// An officer of probation or parole.
        ProbationOrParole "probation_or_parole" from [Ours],
        /// A reserve, auxiliary or part-time volunteer officer.
        Reserve "reserve" from [Ours],
        /// A member of an agency without powers of arrest.
        NonSworn "non_sworn" from [Ours],
        /// A member of an agency in uniform without powers of arrest.
        NonSwornUniformed "non_sworn_uniformed" in NonSworn from [Ursus],
        /// A guard in private employ.
        PrivateGuard "private_guard" from [Ours],
        /// A member of the armed forces on police duty.
        Military "military" from [Ours],
    }
}
