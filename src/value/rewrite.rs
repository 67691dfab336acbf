use super::{Id, Kind, Place, Point, Text, When};

/// How values are taken over into a copy of an incident.
pub trait Rewrite {
    /// What a key is called in the copy.
    fn key(&self, names: Kind, key: &str) -> Box<str>;

    /// A moment, perhaps less exactly.
    fn when(&self, when: When) -> When;

    /// A point, perhaps less exactly.
    fn point(&self, point: Point) -> Point;

    /// Free text; none if it cannot stand in the copy, nor anything that it is a part of.
    fn text(&self, text: &Text) -> Option<Text>;

    /// A place whose texts are taken over, perhaps less exactly; none if it is too exact to stand in the
    /// copy.
    fn place(&self, place: Place) -> Option<Place> {
        Some(place)
    }

    /// The id of another incident; none if it cannot stand in the copy.
    fn id(&self, id: Id) -> Option<Id> {
        Some(id)
    }

    /// What stands for a word that no vocabulary has.
    fn unlisted(&self, word: &str) -> Box<str>;
}
