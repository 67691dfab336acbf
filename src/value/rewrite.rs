use super::{Kind, Point, Text, When};

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

    /// What stands for a word that no vocabulary has.
    fn unlisted(&self, word: &str) -> Box<str>;
}
