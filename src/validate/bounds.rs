//! Points, and the bounds of the state that is stated.

use super::{
    Code,
    described::{Described, Of},
    judge::{Found, Verdict},
};
use crate::{Jurisdiction, statement::Noun, value::Point};

/// A point lies in the state that is stated beside it.
pub(super) fn check<'a, N: Noun>(
    it: &Described<'a, N>,
    point: Of<N, Point>,
    jurisdiction: Of<N, Jurisdiction>,
    found: &mut Found<'a>,
) {
    found.two(
        Code::PointOutsideState,
        &it.read(point),
        &it.read(jurisdiction),
        |point, place| {
            let outside = bounds(place).is_some_and(|(_, bounds)| !point.may_lie_in(bounds));
            Verdict::impossible_if(outside)
        },
        |point, place| {
            let (letters, [south, north, west, east]) = bounds(place).unwrap_or_default();
            let degrees = |tenths: i16| f64::from(tenths) / 10.0;
            format!(
                "{point} is not in {letters}, which lies within {:.1},{:.1} and {:.1},{:.1}",
                degrees(south),
                degrees(west),
                degrees(north),
                degrees(east),
            )
        },
    );
}

/// The state that is stated, by its letters, by name or in a GEOID, and its bounds.
fn bounds(place: &Jurisdiction) -> Option<(&'static str, [i16; 4])> {
    let stated = BOUNDS.iter().find(|(letters, ..)| Some(*letters) == place.postal());
    let (letters, _, bounds) = match place.state() {
        Some(_) => stated?,
        None => {
            let code = place.geoid()?.as_str().get(..2)?;
            BOUNDS.iter().find(|(_, fips, _)| *fips == code)?
        }
    };
    Some((letters, *bounds))
}

/// Per state and territory the postal letters, the FIPS code and, in tenths of a degree, the
/// latitudes and longitudes between which it lies: south, north, west, east. After the cartographic
/// boundary files of the United States Census Bureau, and where a state reaches farther into a lake or
/// the sea after its TIGER/Line files; all are rounded outward, by a tenth of a degree or more. Alaska
/// lies on both sides of the 180th meridian.
const BOUNDS: [(&str, &str, [i16; 4]); 56] = [
    ("AK", "02", [510, 716, 1722, -1298]),
    ("AL", "01", [300, 352, -886, -847]),
    ("AR", "05", [329, 366, -948, -895]),
    ("AS", "60", [-147, -109, -1712, -1680]),
    ("AZ", "04", [312, 372, -1150, -1089]),
    ("CA", "06", [324, 422, -1246, -1140]),
    ("CO", "08", [368, 412, -1092, -1019]),
    ("CT", "09", [408, 422, -739, -716]),
    ("DC", "11", [386, 391, -773, -768]),
    ("DE", "10", [383, 400, -759, -749]),
    ("FL", "12", [244, 312, -878, -798]),
    ("GA", "13", [302, 352, -858, -807]),
    ("GU", "66", [131, 138, 1445, 1451]),
    ("HI", "15", [188, 286, -1785, -1547]),
    ("IA", "19", [402, 437, -968, -900]),
    ("ID", "16", [418, 492, -1174, -1109]),
    ("IL", "17", [368, 427, -917, -869]),
    ("IN", "18", [376, 419, -882, -846]),
    ("KS", "20", [368, 402, -1022, -944]),
    ("KY", "21", [363, 393, -897, -818]),
    ("LA", "22", [287, 332, -942, -887]),
    ("MA", "25", [410, 430, -737, -697]),
    ("MD", "24", [378, 399, -796, -749]),
    ("ME", "23", [428, 476, -712, -668]),
    ("MI", "26", [415, 485, -906, -820]),
    ("MN", "27", [433, 495, -974, -893]),
    ("MO", "29", [358, 408, -959, -889]),
    ("MP", "69", [140, 207, 1447, 1462]),
    ("MS", "28", [300, 351, -918, -879]),
    ("MT", "30", [442, 492, -1162, -1039]),
    ("NC", "37", [336, 367, -845, -753]),
    ("ND", "38", [458, 492, -1042, -964]),
    ("NE", "31", [398, 432, -1042, -952]),
    ("NH", "33", [425, 455, -727, -705]),
    ("NJ", "34", [388, 415, -757, -737]),
    ("NM", "35", [312, 372, -1092, -1029]),
    ("NV", "32", [349, 422, -1202, -1139]),
    ("NY", "36", [403, 452, -799, -716]),
    ("OH", "39", [383, 425, -850, -804]),
    ("OK", "40", [335, 372, -1032, -943]),
    ("OR", "41", [418, 464, -1247, -1163]),
    ("PA", "42", [396, 427, -807, -745]),
    ("PR", "72", [177, 187, -681, -651]),
    ("RI", "44", [410, 422, -720, -710]),
    ("SC", "45", [319, 354, -835, -784]),
    ("SD", "46", [423, 461, -1042, -963]),
    ("TN", "47", [348, 368, -905, -815]),
    ("TX", "48", [257, 367, -1068, -934]),
    ("UT", "49", [368, 422, -1142, -1089]),
    ("VA", "51", [364, 396, -838, -751]),
    ("VI", "78", [175, 186, -652, -644]),
    ("VT", "50", [426, 452, -736, -713]),
    ("WA", "53", [454, 492, -1249, -1168]),
    ("WI", "55", [423, 475, -930, -861]),
    ("WV", "54", [371, 408, -828, -776]),
    ("WY", "56", [408, 452, -1112, -1039]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::state::STATES;

    #[test]
    fn every_state_and_territory_has_bounds() {
        for (letters, fips) in STATES {
            assert!(BOUNDS.iter().any(|(a, b, _)| (*a, *b) == (letters, fips)), "{letters}");
        }
        for (letters, _, [south, north, west, east]) in BOUNDS {
            assert!(south < north, "{letters}");
            assert!((west < east) != (letters == "AK"), "{letters}");
            assert_eq!(Jurisdiction::state_of(letters).postal(), Some(letters));
        }
    }

    /// Their capitals lie in them, and so do the ends of some that reach far.
    #[test]
    fn points_that_are_there() {
        let lies_in = |point: &str, state: &str| {
            let (_, bounds) = bounds(&Jurisdiction::state_of(state)).unwrap();
            point.parse::<Point>().unwrap().may_lie_in(bounds)
        };
        for (letters, point) in CAPITALS {
            assert!(lies_in(point, letters), "{letters}");
            let (latitude, longitude) = point.split_once(',').unwrap();
            let mirrored =
                longitude.strip_prefix('-').map_or(format!("-{longitude}"), str::to_owned);
            assert!(!lies_in(&format!("{latitude},{mirrored}"), letters), "{letters}");
            assert!(!lies_in(&format!("-{latitude},{longitude}").replace("--", ""), letters));
        }
        for (state, point) in [
            ("AK", "52.9,172.9"),
            ("AK", "51.9,-176.6"),
            ("AK", "55.3,-131.6"),
            ("AK", "71.3,-156.8"),
            ("FL", "24.55,-81.80"),
            ("ME", "44.82,-66.95"),
            ("WA", "48.38,-124.72"),
            ("Puerto Rico", "18.08,-67.94"),
        ] {
            assert!(lies_in(point, state), "{point}");
        }
        assert!(!lies_in("52.9,160.0", "AK") && !lies_in("60.0,-120.0", "AK"));
        // What rounds to a point may be there.
        assert!(
            lies_in("30,-92", "MS") && !lies_in("29.9,-90.0", "MS") && !lies_in("36,-90", "MS")
        );
    }

    const CAPITALS: [(&str, &str); 56] = [
        ("AL", "32.36,-86.28"),
        ("AK", "58.30,-134.42"),
        ("AS", "-14.28,-170.70"),
        ("AZ", "33.45,-112.07"),
        ("AR", "34.75,-92.29"),
        ("CA", "38.58,-121.49"),
        ("CO", "39.74,-104.98"),
        ("CT", "41.76,-72.68"),
        ("DE", "39.16,-75.52"),
        ("DC", "38.89,-77.01"),
        ("FL", "30.44,-84.28"),
        ("GA", "33.75,-84.39"),
        ("GU", "13.47,144.75"),
        ("HI", "21.31,-157.86"),
        ("ID", "43.62,-116.20"),
        ("IL", "39.80,-89.65"),
        ("IN", "39.77,-86.16"),
        ("IA", "41.59,-93.60"),
        ("KS", "39.05,-95.68"),
        ("KY", "38.19,-84.88"),
        ("LA", "30.46,-91.19"),
        ("ME", "44.31,-69.78"),
        ("MD", "38.98,-76.49"),
        ("MA", "42.36,-71.06"),
        ("MI", "42.73,-84.56"),
        ("MN", "44.95,-93.10"),
        ("MP", "15.21,145.75"),
        ("MS", "32.30,-90.18"),
        ("MO", "38.58,-92.17"),
        ("MT", "46.59,-112.02"),
        ("NE", "40.81,-96.70"),
        ("NV", "39.16,-119.77"),
        ("NH", "43.21,-71.54"),
        ("NJ", "40.22,-74.76"),
        ("NM", "35.68,-105.94"),
        ("NY", "42.65,-73.76"),
        ("NC", "35.78,-78.64"),
        ("ND", "46.82,-100.78"),
        ("OH", "39.96,-83.00"),
        ("OK", "35.49,-97.50"),
        ("OR", "44.94,-123.03"),
        ("PA", "40.26,-76.88"),
        ("PR", "18.47,-66.11"),
        ("RI", "41.83,-71.41"),
        ("SC", "34.00,-81.03"),
        ("SD", "44.37,-100.35"),
        ("TN", "36.17,-86.78"),
        ("TX", "30.27,-97.74"),
        ("UT", "40.78,-111.89"),
        ("VT", "44.26,-72.58"),
        ("VA", "37.54,-77.43"),
        ("VI", "18.34,-64.93"),
        ("WA", "47.04,-122.90"),
        ("WV", "38.34,-81.61"),
        ("WI", "43.07,-89.38"),
        ("WY", "41.14,-104.82"),
    ];
}
