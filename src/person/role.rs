use crate::code::vocabulary;

vocabulary! {
    /// What somebody was in an incident.
    ///
    /// The roles of NIEM, of pursuit reports and of New Jersey's portal. Somebody may have
    /// several, and none of them is assumed.
    pub enum Role "role" {
        /// A person on whom force was used or at whom it was directed.
        Subject "subject" from [Nuof, Oibrs, Niem, NewJersey],
        /// A person whom a source calls suspected of an offense.
        Suspect "suspect" from [Chp],
        /// Somebody who was in a vehicle.
        Occupant "occupant" from [Ours],
        /// The driver of a vehicle.
        Driver "driver" in Occupant from [Chp, Chronicle],
        /// A passenger of a vehicle.
        Passenger "passenger" in Occupant from [Chp, Chronicle],
        /// Somebody who had no part in what happened.
        Bystander "bystander" from [Chp, Chronicle, Dcra],
        /// Somebody who saw or heard what happened.
        Witness "witness" from [Niem],
        /// A person against whom an offense other than the force was committed.
        VictimOfOffense "victim_of_offense" from [Niem],
        /// A person held hostage.
        Hostage "hostage" from [Dcra],
        /// Somebody who reported on it as a journalist.
        Journalist "journalist" from [Ours],
        /// Somebody who complained of an officer's conduct.
        Complainant "complainant" from [Ours],
        /// Somebody who called for the officers.
        Caller "caller" from [Ours],
        /// A person in custody when it happened.
        Prisoner "prisoner" from [Nibrs],
        /// A pedestrian.
        Pedestrian "pedestrian" from [Ours],
        /// A medic, firefighter or other responder who is no officer.
        Responder "responder" from [Ours],
        /// An animal.
        Animal "animal" from [NewJersey, Ursus],
        /// A role that no other word of the list names.
        Other "other" from [NewJersey, Chronicle],
    }
}
