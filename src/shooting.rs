//! A shooting: one or more discharges of firearms that belong together.

mod aim;

pub use aim::{Intent, Target};

use crate::{
    Agency, Jurisdiction, Place, Pursuit, When,
    code::{LocationType, Weapon},
    entity::entity,
    value::{Amount, Identifier, Key, List, Party, Point},
};

entity! {
    /// A shooting. Anybody can shoot at anybody: officers are shot, people shoot themselves.
    ///
    /// ```
    /// use use_of_force::{Shooting, Why, when};
    ///
    /// let shooting = Shooting::new("shooting-1")
    ///     .occurred(when!("2021-06-20T11:47-05:00~"))
    ///     .discharged_by(Why::Pending)
    ///     .struck(["person-1"]);
    /// assert_eq!(shooting.discharged_by.why(), Some(Why::Pending));
    /// ```
    pub struct Shooting "shooting" (key: Key<Shooting>) {
        /// When the first shot was fired.
        occurred: When,
        /// Where that was.
        place: Place,
        /// Where that was, as a point.
        point: Point [of place],
        /// In which city, county or state that was.
        jurisdiction: Jurisdiction,
        /// The kind of place.
        location_type: LocationType [of place],
        /// Its numbers in records of shootings.
        identifiers: List<Identifier>,
        /// The agencies whose officers discharged firearms.
        discharged_by: List<Key<Agency>>,
        /// Who discharged firearms.
        shooters: List<Key<Party>>,
        /// Who was aimed at.
        aimed_at: List<Key<Party>>,
        /// Who was struck.
        struck: List<Key<Party>>,
        /// At what the shots were directed.
        target: List<Target>,
        /// With what intent they were fired.
        intent: List<Intent>,
        /// What firearms were discharged.
        weapons: List<Weapon>,
        /// The number of rounds fired by all shooters, warning shots included.
        rounds_fired: Amount,
        /// The number of rounds that struck somebody.
        rounds_hit: Amount,
        /// The number of warning shots.
        warning_shots: Amount,
        /// Whether a warning was spoken before the first shot.
        warning_given: bool,
        /// The pursuit during or at the end of which it happened.
        during: Key<Pursuit>,
    }
}
