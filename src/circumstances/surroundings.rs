use crate::code::vocabulary;

vocabulary! {
    /// Indoors or outdoors.
    ///
    /// The answers of New Jersey's portal; an incident may have both.
    pub enum Setting "setting" {
        /// Inside a building.
        Indoors "indoors" from [NewJersey],
        /// Outside of any building.
        Outdoors "outdoors" from [NewJersey],
    }
}

vocabulary! {
    /// By what an incident was recorded on video.
    ///
    /// The answers of New Jersey's portal, with words for sources that say more.
    pub enum Video "video" {
        /// A camera that an officer wore.
        BodyWorn "body_worn" from [NewJersey],
        /// A mobile phone.
        CellPhone "cell_phone" from [NewJersey],
        /// A camera in an electronic control device.
        ElectronicControlDevice "electronic_control_device" from [NewJersey],
        /// A camera of a commercial building.
        CommercialBuilding "commercial_building" from [NewJersey],
        /// A camera in a motor vehicle.
        MotorVehicle "motor_vehicle" from [NewJersey],
        /// A camera in a police vehicle.
        PoliceVehicle "police_vehicle" in MotorVehicle from [Ours],
        /// A camera of a home.
        Residence "residence" from [NewJersey],
        /// A camera in a police station.
        PoliceStation "police_station" from [NewJersey],
        /// A camera in a jail or prison.
        Jail "jail" from [Ours],
        /// A camera on a street or in another public place.
        PublicPlace "public_place" from [Ours],
        /// A camera in an aircraft, with or without a crew.
        Aircraft "aircraft" from [Ours],
        /// A camera that no other word of the list names.
        Other "other" from [NewJersey],
    }
}
