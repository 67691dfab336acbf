//! Places, jurisdictions and points (rule 4).

use super::text;
use serde_json::Value;
use std::collections::BTreeSet;

/// The usual abbreviations of streets, and compass points. `St` is a street and a saint.
const STREETS: [(&str, &[&str]); 26] = [
    ("st", &["street", "saint", "str"]),
    ("ave", &["avenue", "av"]),
    ("blvd", &["boulevard"]),
    ("rd", &["road"]),
    ("dr", &["drive"]),
    ("ln", &["lane"]),
    ("ct", &["court"]),
    ("pl", &["place"]),
    ("hwy", &["highway"]),
    ("pkwy", &["parkway", "pky"]),
    ("ter", &["terrace"]),
    ("cir", &["circle"]),
    ("sq", &["square"]),
    ("expy", &["expressway"]),
    ("fwy", &["freeway"]),
    ("rte", &["route", "rt"]),
    ("trl", &["trail"]),
    ("aly", &["alley"]),
    ("n", &["north"]),
    ("s", &["south"]),
    ("e", &["east"]),
    ("w", &["west"]),
    ("ne", &["northeast"]),
    ("nw", &["northwest"]),
    ("se", &["southeast"]),
    ("sw", &["southwest"]),
];

const COUNTRIES: [(&str, &[&str]); 4] = [
    ("us", &["usa", "united states", "united states of america"]),
    ("ca", &["can", "canada"]),
    ("gb", &["gbr", "uk", "united kingdom", "great britain"]),
    ("mx", &["mex", "mexico"]),
];

const US_STATES: &str = "al alabama,ak alaska,az arizona,ar arkansas,ca california,co colorado,\
    ct connecticut,de delaware,dc district of columbia,fl florida,ga georgia,hi hawaii,id idaho,\
    il illinois,in indiana,ia iowa,ks kansas,ky kentucky,la louisiana,me maine,md maryland,\
    ma massachusetts,mi michigan,mn minnesota,ms mississippi,mo missouri,mt montana,ne nebraska,\
    nv nevada,nh new hampshire,nj new jersey,nm new mexico,ny new york,nc north carolina,\
    nd north dakota,oh ohio,ok oklahoma,or oregon,pa pennsylvania,ri rhode island,\
    sc south carolina,sd south dakota,tn tennessee,tx texas,ut utah,vt vermont,va virginia,\
    wa washington,wv west virginia,wi wisconsin,wy wyoming,pr puerto rico,gu guam,\
    vi virgin islands,as american samoa,mp northern mariana islands";

type Parts = BTreeSet<&'static str>;

/// The parts of places, then of jurisdictions.
pub(crate) const PARTS: [&str; 11] = [
    "address",
    "street",
    "cross_street",
    "landmark",
    "postal_code",
    "description",
    "country",
    "state",
    "county",
    "place",
    "geoid",
];

/// A part, and when it is equal to another's.
type Part = (&'static str, fn(&str, &str) -> bool);

fn stated(value: &Value, names: &[&'static str]) -> Parts {
    names.iter().copied().filter(|name| value.get(name).is_some()).collect()
}

/// Rule 4: which states more parts.
pub(crate) fn states_more(a: &Value, b: &Value) -> bool {
    let mut parts = [stated(a, &PARTS), stated(b, &PARTS)];
    for parts in &mut parts {
        // A corner has no order: its one street is a street.
        if parts.contains("cross_street") && !parts.contains("street") {
            parts.remove("cross_street");
            parts.insert("street");
        }
    }
    // Of the digits of a GEOID more are narrower: a county's begin with its state's.
    let digits = |of: &Value| of["geoid"].as_str().map_or(0, str::len);
    let (digits, others) = (digits(a), digits(b));
    parts[0].is_superset(&parts[1])
        && digits >= others
        && (parts[0] != parts[1] || (digits > others && others == 2))
}

fn street(name: &str) -> Vec<String> {
    let short = |word: String| {
        let known = STREETS.iter().find(|(_, long)| long.contains(&&*word));
        known.map_or(word, |(short, _)| (*short).to_owned())
    };
    text::words(name).into_iter().map(short).collect()
}

/// Whether every part that both state is equal, by this comparison of each.
fn parts_agree(a: &Value, b: &Value, parts: &[Part]) -> bool {
    parts.iter().all(|(name, equal)| match (a[*name].as_str(), b[*name].as_str()) {
        (Some(a), Some(b)) => equal(a, b),
        _ => true,
    })
}

/// Rule 4: a corner has no order, and a street that is either of the two agrees; a description is
/// prose.
pub(crate) fn places_agree(a: &Value, b: &Value) -> bool {
    let streets = |place: &Value| -> BTreeSet<Vec<String>> {
        let names = ["street", "cross_street"].into_iter();
        names.filter_map(|name| place[name].as_str()).map(street).collect()
    };
    let (a_streets, b_streets) = (streets(a), streets(b));
    let parts: [Part; 3] = [
        ("address", |a, b| street(a) == street(b)),
        ("postal_code", |a, b| text::words(a) == text::words(b)),
        ("landmark", text::agrees),
    ];
    (a_streets.is_subset(&b_streets) || b_streets.is_subset(&a_streets))
        && parts_agree(a, b, &parts)
}

fn country(name: &str) -> String {
    let name = text::words(name).join(" ");
    let known = COUNTRIES.iter().find(|(_, names)| names.contains(&&*name));
    known.map_or(name, |(code, _)| (*code).to_owned())
}

fn state(name: &str) -> String {
    let name = text::words(name).join(" ");
    let mut states = US_STATES.split(',').filter_map(|state| state.split_once(' '));
    let code = states.find(|(_, long)| *long == name).map(|(code, _)| code.to_owned());
    code.unwrap_or(name)
}

fn town(name: &str) -> Vec<String> {
    let short = |word: String| if word == "saint" { "st".to_owned() } else { word };
    text::words(name).into_iter().map(short).collect()
}

fn county(name: &str) -> Vec<String> {
    town(name).into_iter().filter(|word| word != "county").collect()
}

/// A GEOID begins with the two digits of its state, and two digits are a whole state. A county and
/// a place of one state can lie in each other.
fn geoids_agree(a: &str, b: &str) -> bool {
    a == b || (a.len() != b.len() && a.get(..2) == b.get(..2))
}

/// Rule 4: countries and states by code or name, a county with or without "County", "St" and
/// "Saint", spelling as for text.
pub(crate) fn jurisdictions_agree(a: &Value, b: &Value) -> bool {
    let parts: [Part; 5] = [
        ("country", |a, b| country(a) == country(b)),
        ("state", |a, b| state(a) == state(b)),
        ("county", |a, b| county(a) == county(b)),
        ("place", |a, b| town(a) == town(b)),
        ("geoid", geoids_agree),
    ];
    parts_agree(a, b, &parts)
}

/// The middle of a point on an axis and the half of its box, in halves of the last decimal that can
/// be given.
fn side(point: &Value, axis: &str) -> (i64, i64) {
    let decimals = point["decimals"].as_u64().unwrap_or(7);
    let written = format!("{:.7}", point[axis].as_f64().unwrap()).replace('.', "");
    (2 * written.parse::<i64>().unwrap(), 10_i64.pow(7 - u32::try_from(decimals).unwrap()))
}

/// Rule 4: whether the boxes overlap; two that only touch are two.
pub(crate) fn points_agree(a: &Value, b: &Value) -> bool {
    ["latitude", "longitude"].iter().all(|axis| {
        let ((a, half), (b, other)) = (side(a, axis), side(b, axis));
        (a - b).abs() < half + other
    })
}

/// Rule 4: whether the box of the first lies within that of the second, which is larger; what lies on
/// an edge rounds to either side.
pub(crate) fn is_point_within(a: &Value, b: &Value) -> bool {
    ["latitude", "longitude"].iter().all(|axis| {
        let ((a, half), (b, other)) = (side(a, axis), side(b, axis));
        half < other && (a - b).abs() <= other
    })
}
