//! A pursuit: an active attempt to apprehend somebody who flees.

mod ending;
mod intervention;
mod mode;
mod reason;

pub use ending::Ending;
pub use intervention::Intervention;
pub use mode::Mode;
pub use reason::Reason;

use crate::{
    Agency, Jurisdiction, Officer, Person, Place, When,
    code::{Lighting, Offense, RoadSurface, Weather},
    entity::entity,
    value::{Amount, Identifier, Key, List, Ordered, Point, Text},
};

entity! {
    /// A pursuit on one mode of travel. A chase by car that goes on by foot is two pursuits, the
    /// first [`continued_as`](Pursuit::continued_as) the second.
    ///
    /// ```
    /// use use_of_force::{Jurisdiction, Pursuit, pursuit::{Ending, Mode}};
    ///
    /// let pursuit = Pursuit::new("pursuit-1")
    ///     .mode(Mode::Vehicle)
    ///     .initiated_by("kcpd")
    ///     .crossed([Jurisdiction::state_of("MO"), Jurisdiction::state_of("KS")])
    ///     .ending(Ending::FledOnFoot);
    /// assert!(pursuit.began.is_unstated());
    /// ```
    pub struct Pursuit "pursuit" (key: Key<Pursuit>) {
        /// How the pursuit was travelled.
        mode: Mode,
        /// Its numbers in records of pursuits.
        identifiers: List<Identifier>,
        /// The agency that began it.
        initiated_by: Key<Agency>,
        /// The agency that ended it, or was closest when it ended.
        concluded_by: Key<Agency>,
        /// The agencies that took part.
        agencies: List<Key<Agency>>,
        /// The officers who took part.
        officers: List<Key<Officer>>,
        /// The persons who were pursued, passengers included.
        people: List<Key<Person>>,
        /// The number of officers who took part.
        officer_count: Amount,
        /// The largest number of police vehicles at one time.
        police_vehicles: Amount,
        /// Why it was begun.
        reason: Reason,
        /// The offenses for which it was begun, seen or suspected at the time.
        offenses: List<Offense>,
        /// The sections of law under which those offenses fall, as the source cites them.
        statutes: List<Text>,
        /// The earlier offenses for which the person or vehicle was sought.
        sought_for: List<Offense>,
        /// When those offenses were committed.
        sought_occurred: When,
        /// Where those offenses were committed.
        sought_place: Place,
        /// In which city, county or state those offenses were committed.
        sought_jurisdiction: Jurisdiction,
        /// When it began.
        began: When,
        /// When it ended.
        ended: When,
        /// How long it lasted, in minutes.
        duration_minutes: Amount,
        /// Where it began.
        from: Place,
        /// Where it began, as a point.
        from_point: Point [of from],
        /// In which city, county or state it began.
        from_jurisdiction: Jurisdiction,
        /// Where it ended.
        to: Place,
        /// Where it ended, as a point.
        to_point: Point [of to],
        /// In which city, county or state it ended.
        to_jurisdiction: Jurisdiction,
        /// The jurisdictions that it went through, in order, the first and last included.
        crossed: Ordered<Jurisdiction>,
        /// The highest speed, in miles an hour.
        top_speed_mph: Amount,
        /// The distance, in metres.
        distance_meters: Amount,
        /// The light.
        lighting: List<Lighting>,
        /// The weather.
        weather: List<Weather>,
        /// The surface of the road.
        road_surface: List<RoadSurface>,
        /// What officers did to stop the fleeing person.
        interventions: List<Intervention>,
        /// How it ended.
        ending: Ending,
        /// The number of collisions.
        collisions: Amount,
        /// The number of persons hurt or killed who had no part in it.
        third_parties_hurt: Amount,
        /// The number of persons killed who had no part in it.
        third_parties_killed: Amount,
        /// The pursuit as which it went on.
        continued_as: Key<Pursuit>,
    }
}
