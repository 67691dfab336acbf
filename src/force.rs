//! A use of force by one party on another.

mod degree;
mod kind;

pub use degree::{Degree, Outcome};
pub use kind::Kind;

use crate::{
    Agency, Jurisdiction, Place, Shooting, When,
    code::BodyPart,
    entity::entity,
    value::{Amount, Key, List, Party, Point},
};

entity! {
    /// A use of force. Anybody can use force on anybody, and on whom may be left open.
    ///
    /// ```
    /// use use_of_force::{Force, force::{Degree, Kind}};
    ///
    /// let force = Force::new("force-1")
    ///     .kind(Kind::ElectronicControlDevice)
    ///     .degree(Degree::Displayed)
    ///     .by(["officer-1"])
    ///     .on(["person-1"]);
    /// assert!(force.order.is_unstated());
    /// ```
    pub struct Force "force" (key: Key<Force>) {
        /// What was used.
        kind: Kind,
        /// How far it went.
        degree: Degree,
        /// Who used it.
        by: List<Key<Party>>,
        /// The agencies whose officers used it.
        by_agencies: List<Key<Agency>>,
        /// For whom it was meant.
        intended_for: List<Key<Party>>,
        /// On whom it was used.
        on: List<Key<Party>>,
        /// Its place in the order of the uses of force of the incident, from 1.
        order: Amount,
        /// How many times it was used.
        times_used: Amount,
        /// When.
        occurred: When,
        /// Where.
        place: Place,
        /// Where, as a point.
        point: Point [of place],
        /// In which city, county or state.
        jurisdiction: Jurisdiction,
        /// The number of rounds, cartridges or projectiles discharged.
        rounds_fired: Amount,
        /// The number of those that struck somebody.
        rounds_hit: Amount,
        /// Where on the body it struck.
        struck_on: List<BodyPart>,
        /// What it brought about.
        outcome: List<Outcome>,
        /// The shooting that this discharge is part of.
        part_of: Key<Shooting>,
    }
}
