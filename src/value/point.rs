use super::{Arena, Atom, Form, Full, Relation, Rewrite, Value, known, text::Name};
use crate::ParseError;
use chrono::FixedOffset;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap};
use std::{cmp::Ordering, fmt, str::FromStr};

/// A point on the earth (WGS 84) in decimal degrees, with the number of decimals that it was given
/// with: its precision. A point with four decimals is any point that rounds to it.
///
/// ```
/// use use_of_force::value::Point;
///
/// let point: Point = "39.10,-94.5786".parse()?;
/// assert_eq!(point.decimals(), 4);
/// assert_eq!(point.to_string(), "39.1000,-94.5786");
/// # Ok::<(), use_of_force::ParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// Units of 1e-7 degree.
    latitude: i32,
    longitude: i32,
    decimals: u8,
}

const EXPECTED: &str = "a point: latitude from -90 to 90 and longitude from -180 to 180 degrees, with at most 7 decimals";
const UNITS: f64 = 1e7;

impl Point {
    /// Latitude in degrees, north positive.
    #[must_use]
    pub fn latitude(self) -> f64 {
        f64::from(self.latitude) / UNITS
    }

    /// Longitude in degrees, east positive.
    #[must_use]
    pub fn longitude(self) -> f64 {
        f64::from(self.longitude) / UNITS
    }

    /// The number of decimals that are meant, from 0 to 7.
    #[must_use]
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// The point at these decimal degrees, as they are written: with as many decimals as are meant. None
    /// if they are no point.
    ///
    /// ```
    /// use use_of_force::value::Point;
    ///
    /// assert_eq!(Point::at("39.10", "-94.5").unwrap().decimals(), 2);
    /// assert_eq!(Point::at("91", "0"), None);
    /// ```
    #[must_use]
    pub fn at(latitude: &str, longitude: &str) -> Option<Self> {
        let (latitude, a) = decimal(latitude.trim())?;
        let (longitude, b) = decimal(longitude.trim())?;
        Self::checked(latitude, longitude, a.max(b))
    }

    fn checked(latitude: i64, longitude: i64, decimals: u8) -> Option<Self> {
        let unit = 10_i64.pow(7_u32.checked_sub(decimals.into())?);
        let legal = |value: i64, limit: i64| {
            (value.abs() <= limit * 10_000_000 && value % unit == 0).then_some(value)
        };
        Some(Self {
            latitude: i32::try_from(legal(latitude, 90)?).ok()?,
            longitude: i32::try_from(legal(longitude, 180)?).ok()?,
            decimals,
        })
    }

    /// With at most this number of decimals: the nearest such point, to which this one rounds.
    pub(crate) fn rounded(self, decimals: u8) -> Self {
        if decimals >= self.decimals {
            return self;
        }
        let unit = 10_i32.pow(7_u32.saturating_sub(decimals.into()));
        let round = |value: i32| {
            let rest = value.rem_euclid(unit);
            value - rest + if 2 * rest < unit { 0 } else { unit }
        };
        Self { latitude: round(self.latitude), longitude: round(self.longitude), decimals }
    }

    /// Whether what rounds to it can lie between these latitudes and longitudes, in tenths of a degree:
    /// south, north, west, east. If the west is greater, they lie on both sides of the 180th meridian.
    pub(crate) fn may_lie_in(self, [south, north, west, east]: [i16; 4]) -> bool {
        let units = |tenths: i16| 2_000_000 * i64::from(tenths);
        let slack = self.slack();
        let (latitude, longitude) = (2 * i64::from(self.latitude), 2 * i64::from(self.longitude));
        let north_of = units(south) <= latitude + slack;
        let south_of = latitude - slack <= units(north);
        let east_of = units(west) <= longitude + slack;
        let west_of = longitude - slack <= units(east);
        let between = if west <= east { east_of && west_of } else { east_of || west_of };
        north_of && south_of && between
    }

    /// How far the two are apart, in latitude and in longitude, in units of 0.5e-7 degree.
    fn apart(self, other: Self) -> (i64, i64) {
        let apart = |a: i32, b: i32| (i64::from(a) - i64::from(b)).abs();
        let longitude = apart(self.longitude, other.longitude);
        let around = 360 * 10_000_000;
        (2 * apart(self.latitude, other.latitude), 2 * longitude.min(around - longitude))
    }

    /// Half a unit of the last decimal, in units of 0.5e-7 degree.
    fn slack(self) -> i64 {
        10_i64.pow(u32::from(7 - self.decimals.min(7)))
    }
}

impl Value for Point {
    const TYPE: &'static str = "point";
    const FORM: Form = Form::Point {
        about: "A point on the earth (WGS 84) in decimal degrees, and how many decimals are meant.",
    };

    fn put(&self, _arena: &mut Arena) -> Result<Atom, Full> {
        let Self { latitude, longitude, decimals } = *self;
        Ok(Atom::Point { latitude, longitude, decimals })
    }

    fn get(atom: Atom, _arena: &Arena) -> Option<Self> {
        match atom {
            Atom::Point { latitude, longitude, decimals } => {
                Some(Self { latitude, longitude, decimals })
            }
            _ => None,
        }
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        Some(with.point(*self))
    }

    /// Whether the boxes of what rounds to the two have something in common; the finer lies within.
    fn relation(&self, other: &Self, _zone: Option<FixedOffset>) -> Relation {
        // Half a unit of the coarser one is a number of the finer one, so that what has something in
        // common with its box rounds to it, to one side or the other.
        let (latitude, longitude) = self.apart(*other);
        let apart = latitude.max(longitude);
        match other.slack().cmp(&self.slack()) {
            _ if apart >= self.slack() + other.slack() => Relation::Contradictory,
            Ordering::Greater => Relation::Narrower,
            Ordering::Less => Relation::Broader,
            Ordering::Equal => Relation::Same,
        }
    }
}

known! { Point => Point }

/// A decimal number in units of 1e-7, and how many decimals it has.
fn decimal(text: &str) -> Option<(i64, u8)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let legal = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !legal(digits) || !legal(fraction) || digits.is_empty() || digits.len() > 3 {
        return None;
    }
    let decimals = u8::try_from(fraction.len()).ok().filter(|decimals| *decimals <= 7)?;
    let digits = digits.bytes().chain(fraction.bytes()).map(|digit| i64::from(digit - b'0'));
    let number = digits.fold(0, |number, digit| 10 * number + digit);
    let units = number * 10_i64.pow(u32::from(7 - decimals));
    Some((if whole.starts_with('-') { -units } else { units }, decimals))
}

impl FromStr for Point {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let parts = text.split_once(',');
        let point = parts.and_then(|(latitude, longitude)| Self::at(latitude, longitude));
        point.ok_or_else(|| ParseError::new(EXPECTED, text))
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = usize::from(self.decimals);
        write!(f, "{:.decimals$},{:.decimals$}", self.latitude(), self.longitude())
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("latitude", &self.latitude())?;
        map.serialize_entry("longitude", &self.longitude())?;
        map.serialize_entry("decimals", &self.decimals)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PointVisitor)
    }
}

struct PointVisitor;

impl<'de> de::Visitor<'de> for PointVisitor {
    type Value = Point;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{\"latitude\":…,\"longitude\":…,\"decimals\":…}")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Point, E> {
        Err(E::custom(ParseError::new("{\"latitude\":…,\"longitude\":…,\"decimals\":…}", text)))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Point, A::Error> {
        let (mut latitude, mut longitude, mut decimals) = (None, None, None);
        while let Some(Name(name)) = map.next_key()? {
            let twice = || de::Error::custom(format_args!("`{name}` is stated twice"));
            match &*name {
                "latitude" if latitude.is_none() => latitude = Some(map.next_value::<f64>()?),
                "longitude" if longitude.is_none() => longitude = Some(map.next_value::<f64>()?),
                "decimals" if decimals.is_none() => decimals = Some(map.next_value::<u8>()?),
                "latitude" | "longitude" | "decimals" => return Err(twice()),
                other => {
                    let expected = "`latitude`, `longitude` or `decimals`";
                    return Err(de::Error::custom(ParseError::new(expected, other)));
                }
            }
        }
        let (Some(latitude), Some(longitude), Some(decimals)) = (latitude, longitude, decimals)
        else {
            return Err(de::Error::custom("expected `latitude`, `longitude` and `decimals`"));
        };
        let places = usize::from(decimals.min(9));
        let text = format!("{latitude:.places$},{longitude:.places$}");
        // Decimals beyond those announced would be lost: they are refused, not rounded.
        let same = |a: f64, text: Option<&str>| text.and_then(|t| t.parse().ok()) == Some(a);
        let mut ends = text.split(',');
        if !same(latitude, ends.next()) || !same(longitude, ends.next()) {
            let expected = format!("a point with at most {decimals} decimals");
            let found = format!("{latitude},{longitude}");
            return Err(de::Error::custom(ParseError::new(expected, &found)));
        }
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_rounded_to_the_nearest_and_a_half_to_the_north_and_east() {
        for (exact, decimals, rounded) in [
            ("39.1249,-94.5751", 2, "39.12,-94.58"),
            ("39.125,-94.575", 2, "39.13,-94.57"),
            ("39.1251,-94.5749", 2, "39.13,-94.57"),
            ("39.125,-94.575", 0, "39,-95"),
            ("39.5,-94.5", 0, "40,-94"),
            ("39.1,-94.6", 4, "39.1,-94.6"),
            ("89.96,179.96", 1, "90.0,180.0"),
            ("0.0000004,-0.0000004", 6, "0.000000,0.000000"),
        ] {
            let point = exact.parse::<Point>().unwrap().rounded(decimals);
            assert_eq!(point, rounded.parse().unwrap(), "{exact}");
        }
    }
}
