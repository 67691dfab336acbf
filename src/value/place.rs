use super::{Arena, Atom, Form, Full, Relation, Rewrite, Text, Value, record, spelling, street};
use chrono::FixedOffset;
use std::{cmp::Ordering, fmt};

record! {
    /// Where something is, in the words in which places are given: an address, the corner of two
    /// streets, a landmark, a description. In which city or state it lies is a
    /// [`Jurisdiction`](crate::Jurisdiction), which stands in a field of its own.
    ///
    /// A place is atomic: what stands in a picture is what one source said, never a mixture. Two
    /// agree if every part that both state does: addresses and streets without regard to the usual
    /// abbreviations, landmarks as [`Text`](crate::value::Text); descriptions always do.
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

    /// The one or two streets that it is on.
    fn streets(&self) -> [Option<&Text>; 2] {
        let (street, cross) = (self.street.as_ref(), self.cross_street.as_ref());
        [street.or(cross), street.and(cross)]
    }

    /// On one of its streets is less than at a corner, and agrees with it. A corner has no order.
    fn relate_streets(&self, other: &Self) -> Relation {
        let same = |a: &Text, b: &Text| street::same(a.as_str(), b.as_str());
        let agree = |agree, relation| if agree { relation } else { Relation::Contradictory };
        match (self.streets(), other.streets()) {
            ([None, _], [None, _]) => Relation::Same,
            ([Some(_), _], [None, _]) => Relation::Narrower,
            ([None, _], [Some(_), _]) => Relation::Broader,
            ([Some(a), None], [Some(x), None]) => agree(same(a, x), Relation::Same),
            ([Some(a), Some(b)], [Some(x), None]) => {
                agree(same(a, x) || same(b, x), Relation::Narrower)
            }
            ([Some(a), None], [Some(x), Some(y)]) => {
                agree(same(a, x) || same(a, y), Relation::Broader)
            }
            ([Some(a), Some(b)], [Some(x), Some(y)]) => {
                let in_order = same(a, x) && same(b, y);
                agree(in_order || (same(a, y) && same(b, x)), Relation::Same)
            }
        }
    }

    /// Of two that state the same parts, which says more in one of them.
    fn relate_words(&self, other: &Self) -> Relation {
        let landmarks = match (&self.landmark, &other.landmark) {
            (Some(a), Some(b)) => spelling::relation(a.as_str(), b.as_str()),
            _ => Relation::Same,
        };
        let length = |place: &Self| {
            let code = place.postal_code.as_ref().map_or("", Text::as_str);
            code.chars().filter(|c| c.is_alphanumeric()).count()
        };
        let codes = match length(self).cmp(&length(other)) {
            Ordering::Greater => Relation::Narrower,
            Ordering::Less => Relation::Broader,
            Ordering::Equal => Relation::Same,
        };
        let descriptions = match self.description == other.description {
            true => Relation::Same,
            false => Relation::Compatible,
        };
        landmarks.and(codes).and(descriptions)
    }
}

/// How two wholes relate in a part that either may leave out.
pub(super) fn relate_part<T>(
    a: Option<&T>,
    b: Option<&T>,
    agree: impl FnOnce(&T, &T) -> bool,
) -> Relation {
    match (a, b) {
        (None, None) => Relation::Same,
        (Some(_), None) => Relation::Narrower,
        (None, Some(_)) => Relation::Broader,
        (Some(a), Some(b)) if agree(a, b) => Relation::Same,
        (Some(_), Some(_)) => Relation::Contradictory,
    }
}

impl Value for Place {
    const TYPE: &'static str = "place";
    const FORM: Form = Self::RECORD;

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        self.parts_put(arena)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        Self::parts_get(atom, arena)
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        with.place(self.parts_rewritten(with)?)
    }

    /// Every part that both state agrees; the one that states more of them says more. A description
    /// is prose, which contradicts nothing.
    fn relation(&self, other: &Self, _zone: Option<FixedOffset>) -> Relation {
        if self == other {
            return Relation::Same;
        }
        let part = |part: fn(&Self) -> Option<&Text>, agree: fn(&str, &str) -> bool| {
            relate_part(part(self), part(other), |a, b| agree(a.as_str(), b.as_str()))
        };
        let landmark = |a: &str, b: &str| spelling::relation(a, b) != Relation::Contradictory;
        let parts = part(Self::address, street::same)
            .and(part(Self::landmark, landmark))
            .and(part(Self::postal_code, street::same_code))
            .and(part(Self::description, |_, _| true))
            .and(self.relate_streets(other));
        if parts == Relation::Same { self.relate_words(other) } else { parts }
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
