use crate::code::vocabulary;

vocabulary! {
    /// What or whom a vehicle struck.
    ///
    /// Words in which counts and reports of collisions in pursuits tell it.
    pub enum Struck "collision_struck" {
        /// A vehicle of some kind.
        Vehicle "vehicle" from [Ours],
        /// The vehicle that was pursued.
        PursuedVehicle "pursued_vehicle" in Vehicle from [Ours],
        /// A vehicle of the police.
        PoliceVehicle "police_vehicle" in Vehicle from [Ours],
        /// A vehicle with no part in it.
        UninvolvedVehicle "uninvolved_vehicle" in Vehicle from [Ours],
        /// A vehicle that was parked.
        ParkedVehicle "parked_vehicle" in UninvolvedVehicle from [Ours],
        /// Somebody on foot.
        Pedestrian "pedestrian" from [Ours],
        /// Somebody on a bicycle.
        Cyclist "cyclist" from [Ours],
        /// An animal.
        Animal "animal" from [Ours],
        /// Something that does not move: a pole, a wall, a tree.
        FixedObject "fixed_object" from [Ours],
        /// A building.
        Building "building" in FixedObject from [Ours],
        /// Nothing: a vehicle overturned, or left the road.
        OverturnedOrLeftRoad "overturned_or_left_road" from [Ours],
        /// Something that no other word of the list names.
        Other "other" from [Ours],
    }
}

vocabulary! {
    /// What a vehicle in a collision was.
    pub enum Vehicle "collision_vehicle" {
        /// The vehicle that was pursued.
        Pursued "pursued" from [Ours],
        /// A vehicle of the police.
        Police "police" from [Ours],
        /// A vehicle with no part in it.
        Uninvolved "uninvolved" from [Ours],
    }
}
