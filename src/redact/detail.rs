use crate::{ParseError, Place};
use std::{fmt, str::FromStr};

/// How much of a place stands in a copy.
///
/// ```
/// use use_of_force::redact::Detail;
///
/// assert!(Detail::Block < Detail::Street, "a street says less");
/// assert_eq!("block".parse::<Detail>()?, Detail::Block);
/// # Ok::<(), use_of_force::ParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Detail {
    /// The hundred of the house number, the street and the postal code; of a corner one street, since
    /// two are a point. No landmark and no description.
    Block,
    /// The street and the postal code.
    Street,
    /// Nothing: where it was, only the field of the jurisdiction says.
    Jurisdiction,
}

const WORDS: [(&str, Detail); 3] =
    [("block", Detail::Block), ("street", Detail::Street), ("jurisdiction", Detail::Jurisdiction)];

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = WORDS.iter().find(|(_, detail)| detail == self);
        f.write_str(known.map_or("", |(word, _)| word))
    }
}

impl FromStr for Detail {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let known = WORDS.iter().find(|(word, _)| *word == text);
        let expected = "`block`, `street` or `jurisdiction`";
        known.map(|(_, detail)| *detail).ok_or_else(|| ParseError::new(expected, text))
    }
}

impl Detail {
    /// Of places beside points of so many decimals: three are about a hundred meters, two about a
    /// kilometer. None where no place is finer.
    pub(super) fn beside(decimals: u8) -> Option<Self> {
        match decimals {
            0 | 1 => Some(Self::Jurisdiction),
            2 => Some(Self::Street),
            3 => Some(Self::Block),
            _ => None,
        }
    }

    /// How many decimals points have that are no finer than such places.
    pub(super) fn decimals(self) -> u8 {
        match self {
            Self::Block => 3,
            Self::Street => 2,
            Self::Jurisdiction => 0,
        }
    }

    /// What is left of a place; none if nothing is. What is not understood goes.
    pub(super) fn of(self, place: &Place) -> Option<Place> {
        if self == Self::Jurisdiction {
            return None;
        }
        let mut left = Place::EMPTY;
        let house = place.address().and_then(|address| House::of(address.as_str()));
        let streets = place.street().into_iter().chain(place.cross_street());
        let mut streets = streets.filter_map(|street| one_street(street.as_str()));
        match (house, streets.next()) {
            (Some(house), _) if self == Self::Block => left = left.with_address(house.block()),
            (_, Some(street)) => left = left.with_street(street),
            (Some(house), None) => left = left.with_street(house.street),
            (None, None) => {}
        }
        if let Some(code) = place.postal_code() {
            left = left.with_postal_code(code.clone());
        }
        (left != Place::EMPTY).then_some(left)
    }
}

/// An address that begins with the number of a house, or with a hundred: "2100 block of N. 18th".
struct House {
    hundred: u32,
    street: String,
}

impl House {
    fn of(address: &str) -> Option<Self> {
        let (number, rest) = address.trim_start().split_once(char::is_whitespace)?;
        let letters = number.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_street = ORDINALS.iter().any(|ordinal| letters.eq_ignore_ascii_case(ordinal));
        let digits =
            number.strip_suffix(letters).filter(|digits| !digits.is_empty() && !is_street)?;
        let hundred = digits.parse::<u32>().ok()? / 100 * 100;
        let rest = ["½ ", "1/2 "].iter().find_map(|half| rest.strip_prefix(half)).unwrap_or(rest);
        let mut words: Vec<&str> = rest.split_whitespace().collect();
        for word in ["block", "of"] {
            if words.first().is_some_and(|first| first.eq_ignore_ascii_case(word)) {
                words.remove(0);
            }
        }
        Some(Self { hundred, street: one_street(&words.join(" "))? })
    }

    fn block(&self) -> String {
        format!("{} block of {}", self.hundred, self.street)
    }
}

/// The first street of what may be two, or say where on a street: up to a mark or a word that begins
/// something else, without a number of a house.
fn one_street(text: &str) -> Option<String> {
    if let Some(house) = House::of(text) {
        return Some(house.street);
    }
    let text = text.split([',', ';', '#', '(', '/', '&', '@', ':']).next()?;
    let is_end = |word: &&str| {
        let word = word.trim_end_matches('.').to_lowercase();
        ENDS.contains(&&*word)
    };
    let words: Vec<&str> = text.split_whitespace().take_while(|word| !is_end(word)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// What follows the name of a street: another street, a room, a mark beside the road.
const ENDS: [&str; 36] = [
    "and",
    "at",
    "near",
    "by",
    "behind",
    "opposite",
    "in",
    "inside",
    "outside",
    "between",
    "off",
    "before",
    "after",
    "from",
    "apt",
    "apartment",
    "unit",
    "suite",
    "ste",
    "room",
    "rm",
    "floor",
    "fl",
    "building",
    "bldg",
    "lot",
    "trailer",
    "space",
    "no",
    "number",
    "mile",
    "milepost",
    "mm",
    "marker",
    "exit",
    "km",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_by_the_block_or_by_the_street() {
        let address = Place::address_of;
        for (place, block, street) in [
            (address("2134 N. 18th"), "2100 block of N. 18th", "N. 18th"),
            (
                address("2134-36 Example Street, Apt. 5"),
                "2100 block of Example Street",
                "Example Street",
            ),
            (address("7B Example Street unit 5"), "0 block of Example Street", "Example Street"),
            (address("12 1/2 Example Street"), "0 block of Example Street", "Example Street"),
            (
                address("2100 block of Example Street"),
                "2100 block of Example Street",
                "Example Street",
            ),
            (Place::street_of("12 Example Street"), "Example Street", "Example Street"),
            (Place::corner("18th Street", "State Avenue"), "18th Street", "18th Street"),
            (Place::street_of("18th and State"), "18th", "18th"),
            (Place::street_of("I-70 mile 414.2"), "I-70", "I-70"),
            (
                address("2134 N. 18th").with_landmark("a school").with_postal_code("00000"),
                "2100 block of N. 18th, 00000",
                "N. 18th, 00000",
            ),
        ] {
            let left = |detail: Detail| detail.of(&place).map(|left| left.to_string());
            assert_eq!(left(Detail::Block).as_deref(), Some(block));
            assert_eq!(left(Detail::Street).as_deref(), Some(street));
            assert_eq!(left(Detail::Jurisdiction), None);
        }
    }

    #[test]
    fn what_is_not_understood_goes() {
        for place in [
            Place::address_of("Example Motel, room 12"),
            Place::address_of("Example Street 12"),
            Place::near("a school"),
            Place::described("behind the second house"),
            Place::street_of(", 12"),
        ] {
            assert_eq!(Detail::Block.of(&place), None, "{place}");
        }
    }

    #[test]
    fn what_was_told_less_exactly_can_be_told_no_less() {
        for detail in [Detail::Block, Detail::Street] {
            let once = detail.of(&Place::address_of("2134 N. 18th, apt 5"));
            assert_eq!(once.as_ref().and_then(|once| detail.of(once)), once);
        }
    }
}
