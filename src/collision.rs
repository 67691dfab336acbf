//! A collision: of vehicles, with each other or with whatever or whomever they struck.

mod struck;

pub use struck::{Struck, Vehicle};

use crate::{
    Jurisdiction, Place, Pursuit, When,
    code::LocationType,
    entity::entity,
    value::{Amount, Identifier, Key, List, Party, Point},
};

entity! {
    /// A collision, in a pursuit or after it. What lies between the end of a pursuit and a collision is
    /// what data on pursuits are asked for first; where both times are not known, a
    /// [`Sequence`](crate::remark::Sequence) tells which came first and how long after.
    ///
    /// ```
    /// use use_of_force::{Collision, collision::Struck, when};
    ///
    /// let collision = Collision::new("collision-1")
    ///     .occurred(when!("2031-05-04T22:14~"))
    ///     .pursuit("pursuit-1")
    ///     .people(["person-1"])
    ///     .struck([Struck::FixedObject]);
    /// assert!(collision.people_hurt.is_unstated(), "nobody said whether anybody was hurt");
    /// ```
    pub struct Collision "collision" (key: Key<Collision>) {
        /// When it was.
        occurred: When,
        /// Where it was.
        place: Place,
        /// Where it was, as a point.
        point: Point [of place],
        /// In which city, county or state it was.
        jurisdiction: Jurisdiction,
        /// The kind of place.
        location_type: LocationType [of place],
        /// Its numbers in records of collisions.
        identifiers: List<Identifier>,
        /// The pursuit in which, or after which, it was.
        pursuit: Key<Pursuit>,
        /// How long after the end of that pursuit it was, in seconds; 0 is while it went on.
        seconds_after_pursuit: Amount,
        /// What kinds of vehicles were in it.
        vehicles: List<Vehicle>,
        /// The number of vehicles in it.
        vehicle_count: Amount,
        /// Who was in these vehicles, or was struck.
        people: List<Key<Party>>,
        /// What or whom a vehicle struck.
        struck: List<Struck>,
        /// The number of persons hurt or killed in it, officers included.
        people_hurt: Amount,
        /// The number of persons killed in it, officers included.
        people_killed: Amount,
    }
}
