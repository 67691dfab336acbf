use crate::code::vocabulary;

vocabulary! {
    /// What officers did to stop somebody who fled.
    ///
    /// The terms of pursuit policies, and a few that are needed beside them.
    pub enum Intervention "intervention" {
        /// A device that deflates the tires.
        TireDeflation "tire_deflation" from [PursuitPolicy],
        /// Closing in on a vehicle from several sides, without contact, until it stops.
        BoxingIn "boxing_in" from [PursuitPolicy],
        /// Forcing a vehicle to the side or to stop, without contact.
        HeadingOff "heading_off" from [PursuitPolicy],
        /// Travelling along a parallel route.
        Paralleling "paralleling" from [PursuitPolicy],
        /// A block across the road.
        Roadblock "roadblock" from [PursuitPolicy],
        /// Police vehicles that drive ahead and slow down.
        RollingRoadblock "rolling_roadblock" in Roadblock from [PursuitPolicy],
        /// Vehicles or barriers that stand across the road.
        StationaryRoadblock "stationary_roadblock" in Roadblock from [PursuitPolicy],
        /// Deliberate contact of a police vehicle with the fleeing one.
        VehicleContact "vehicle_contact" from [PursuitPolicy],
        /// Deliberate contact that turns the fleeing vehicle around its axis.
        Pit "pit" in VehicleContact from [PursuitPolicy],
        /// Contact of the push bumper with the fleeing vehicle.
        PushBumper "push_bumper" in VehicleContact from [PursuitPolicy],
        /// Ramming the fleeing vehicle.
        Ramming "ramming" in VehicleContact from [Ours],
        /// Shooting at the fleeing vehicle.
        ShootingAtVehicle "shooting_at_vehicle" from [Ours],
        /// Following from an aircraft.
        AircraftTracking "aircraft_tracking" from [Ours],
        /// A tracking device attached to the fleeing vehicle.
        TrackingDevice "tracking_device" from [Ours],
        /// Closing an area around a person who fled, instead of following.
        Containment "containment" from [PursuitPolicy],
        /// A police dog.
        Canine "canine" from [Ours],
    }
}
