use super::{Form, Relation, Rewrite, Text, Value, record};
use chrono::FixedOffset;
use std::fmt;

record! {
    /// Where something is, in the words in which places are given: an address, the corner of two
    /// streets, a landmark, a description. In which city or state it lies is a
    /// [`Jurisdiction`](crate::Jurisdiction), which stands in a field of its own.
    ///
    /// A place is atomic: what stands in a picture is what one source said, never a mixture.
    ///
    /// ```
    /// use use_of_force::Place;
    ///
    /// let corner = Place::corner("18th Street", "Parallel Parkway").with_landmark("Quick Snack");
    /// assert_eq!(corner.to_string(), "18th Street and Parallel Parkway, at or near Quick Snack");
    /// assert_eq!(Place::address_of("2100 N. 18th").to_string(), "2100 N. 18th");
    /// ```
    pub struct Place "a place" {
        /// A street address.
        address / pub with_address: Text,
        /// The street, or the first of two that meet.
        street / pub with_street: Text,
        /// The other street at a corner.
        cross_street / pub with_cross_street: Text,
        /// A landmark at or near the place.
        landmark / pub with_landmark: Text,
        /// The postal code.
        postal_code / pub with_postal_code: Text,
        /// Any other words for the place.
        description / pub with_description: Text,
    }
}

impl Place {
    /// A street address.
    #[must_use]
    pub fn address_of(address: impl Into<Text>) -> Self {
        Self::EMPTY.with_address(address)
    }

    /// Somewhere on a street.
    #[must_use]
    pub fn street_of(street: impl Into<Text>) -> Self {
        Self::EMPTY.with_street(street)
    }

    /// The corner of two streets; their order does not matter. A place on either of them is the same
    /// place, told less precisely.
    ///
    /// ```
    /// use use_of_force::{Place, value::{Relation, Value}};
    ///
    /// let corner = Place::corner("18th Street", "Parallel Parkway");
    /// for street in ["18th Street", "Parallel Parkway"] {
    ///     assert_eq!(corner.relation(&Place::street_of(street), None), Relation::Narrower);
    /// }
    /// let other = Place::corner("18th Street", "State Avenue");
    /// assert_eq!(corner.relation(&other, None), Relation::Contradictory);
    /// ```
    #[must_use]
    pub fn corner(street: impl Into<Text>, cross_street: impl Into<Text>) -> Self {
        Self::EMPTY.with_street(street).with_cross_street(cross_street)
    }

    /// A landmark.
    #[must_use]
    pub fn near(landmark: impl Into<Text>) -> Self {
        Self::EMPTY.with_landmark(landmark)
    }

    /// A place in other words.
    #[must_use]
    pub fn described(description: impl Into<Text>) -> Self {
        Self::EMPTY.with_description(description)
    }

    /// The parts that are compared beside the streets.
    fn parts(&self) -> [Option<&Text>; 4] {
        [&self.address, &self.landmark, &self.postal_code, &self.description].map(Option::as_ref)
    }

    /// The streets, those of a corner in one order: a street that the other place is on comes first.
    fn streets<'a>(&'a self, other: &Self) -> [Option<&'a Text>; 2] {
        let (a, b) = (self.street.as_ref(), self.cross_street.as_ref());
        let is_shared = |street: &Option<&Text>| {
            street.is_some()
                && [other.street.as_ref(), other.cross_street.as_ref()].contains(street)
        };
        let mut streets = [a, b];
        streets.sort_by_key(|street| (street.is_none(), !is_shared(street), *street));
        streets
    }
}

/// How two values relate that are made of parts, either of which may leave parts out.
pub(super) fn relate_parts<'a, T: PartialEq + 'a>(
    pairs: impl Iterator<Item = (Option<&'a T>, Option<&'a T>)>,
) -> Relation {
    pairs.fold(Relation::Same, |all, pair| {
        all.and(match pair {
            (None, None) => Relation::Same,
            (Some(_), None) => Relation::Narrower,
            (None, Some(_)) => Relation::Broader,
            (Some(a), Some(b)) if a == b => Relation::Same,
            (Some(_), Some(_)) => Relation::Contradictory,
        })
    })
}

impl Value for Place {
    const TYPE: &'static str = "place";
    const FORM: Form = Self::RECORD;

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        with.place(self.parts_rewritten(with)?)
    }

    fn relation(&self, other: &Self, _zone: Option<FixedOffset>) -> Relation {
        // On one of its streets is less than at a corner, and agrees with it.
        let streets = self.streets(other).into_iter().zip(other.streets(self));
        relate_parts(self.parts().into_iter().zip(other.parts()).chain(streets))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let corner = match (&self.street, &self.cross_street) {
            (Some(a), Some(b)) => Some(format!("{a} and {b}")),
            (a, b) => a.as_ref().or(b.as_ref()).map(ToString::to_string),
        };
        let landmark = self.landmark.as_ref().map(|landmark| format!("at or near {landmark}"));
        let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
        let parts = [
            text(&self.address),
            corner,
            landmark,
            text(&self.postal_code),
            text(&self.description),
        ];
        f.write_str(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}
