use crate::code::vocabulary;

vocabulary! {
    /// How a pursuit ended.
    ///
    /// The terms of pursuit policies and of published counts of pursuits.
    pub enum Ending "pursuit_ending" {
        /// The fleeing person was stopped or stopped.
        Stopped "stopped" from [Ours],
        /// The fleeing person stopped of their own accord.
        StoppedVoluntarily "stopped_voluntarily" in Stopped from [Ours],
        /// An intervention by officers brought it to an end.
        StoppedByIntervention "stopped_by_intervention" in Stopped from [Chp],
        /// The vehicle broke down.
        VehicleDisabled "vehicle_disabled" in Stopped from [Ours],
        /// The fleeing person left the vehicle and fled on foot.
        FledOnFoot "fled_on_foot" from [Ours],
        /// A collision brought it to an end.
        Crashed "crashed" from [Chp, Chronicle],
        /// The fleeing vehicle crashed.
        FleeingVehicleCrashed "fleeing_vehicle_crashed" in Crashed from [Ours],
        /// A police vehicle crashed.
        PoliceVehicleCrashed "police_vehicle_crashed" in Crashed from [Ours],
        /// A vehicle with no part in it crashed.
        ThirdPartyCrashed "third_party_crashed" in Crashed from [Ours],
        /// A shooting brought it to an end.
        Shooting "shooting" from [Chronicle],
        /// Officers gave it up.
        Discontinued "discontinued" from [PursuitPolicy],
        /// The pursuing officer gave it up.
        DiscontinuedByOfficer "discontinued_by_officer" in Discontinued from [PursuitPolicy],
        /// A supervisor ordered that it be given up.
        OrderedBySupervisor "ordered_by_supervisor" in Discontinued from [Ours],
        /// The fleeing person got away.
        Escaped "escaped" from [Ours],
        /// Officers lost sight of the fleeing person.
        LostSight "lost_sight" in Escaped from [Ours],
        /// Another agency took it over, or the jurisdiction ended.
        HandedOver "handed_over" from [Ours],
    }
}
