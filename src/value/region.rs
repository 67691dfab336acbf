//! States, provinces and counties, by their codes and names.

use super::spelling::plain;
use std::{collections::BTreeMap, sync::LazyLock};

/// A country and the code of one of its states.
pub(crate) type State = (&'static str, &'static str);

/// The states of which this is the code or the name: one in each country.
pub(super) fn states(text: &str) -> &'static [State] {
    let plain = plain(text);
    // ISO 3166-2 writes the country before the code: `US-KS`.
    let states = BY_NAME.get(plain.as_str()).or_else(|| {
        let (country, code) = plain.split_once(' ')?;
        let states = BY_NAME.get(code)?;
        let of_country = |(it, _): &State| it.eq_ignore_ascii_case(country);
        states.iter().all(of_country).then_some(states)
    });
    states.map_or(&[], Vec::as_slice)
}

/// Whether two texts are one state, of this country if that is known.
pub(super) fn same_state(a: &str, b: &str, country: Option<&str>) -> bool {
    if plain(a) == plain(b) {
        return true;
    }
    let (a, b) = (states(a), states(b));
    a.iter().any(|state| b.contains(state) && country.is_none_or(|country| state.0 == country))
}

/// Whether two texts are one county, with or without the word.
pub(super) fn same_county(a: &str, b: &str) -> bool {
    a == b || county(&place(a)) == county(&place(b))
}

/// Whether two texts are one city or other place.
pub(super) fn same_place(a: &str, b: &str) -> bool {
    a == b || place(a) == place(b)
}

fn county(place: &str) -> &str {
    let after = |word: &str| place.strip_prefix(word)?.strip_prefix(" of ");
    let before = |word: &&str| place.strip_suffix(*word)?.strip_suffix(' ');
    let named = COUNTY.iter().find_map(|word| after(word));
    named.or_else(|| COUNTY.iter().find_map(before)).unwrap_or(place)
}

/// The words of a name, with what begins the names of many abbreviated.
fn place(text: &str) -> String {
    let plain = plain(text);
    let short = plain.split(' ').map(|word| match word {
        "saint" => "st",
        "sainte" => "ste",
        "fort" => "ft",
        "mount" => "mt",
        _ => word,
    });
    short.collect::<Vec<_>>().join(" ")
}

/// What a county is called, in Louisiana and in Alaska, too.
const COUNTY: [&str; 4] = ["county", "parish", "borough", "co"];

static BY_NAME: LazyLock<BTreeMap<String, Vec<State>>> = LazyLock::new(|| {
    let mut states: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (country, rest) in STATES.iter().filter_map(|state| state.split_once(' ')) {
        let (code, names) = rest.split_once(' ').unwrap_or((rest, rest));
        for spelling in [code].into_iter().chain(names.split('|')) {
            states.entry(plain(spelling)).or_default().push((country, code));
        }
    }
    states
});

/// Countries and the codes of their states in ISO 3166-2, which in the United States are those of the
/// postal service, with the usual names in English and, of states of the United States, the
/// traditional abbreviations.
const STATES: [&str; 113] = [
    "US AK Alaska",
    "US AL Alabama|Ala",
    "US AR Arkansas|Ark",
    "US AS American Samoa",
    "US AZ Arizona|Ariz",
    "US CA California|Calif",
    "US CO Colorado|Colo",
    "US CT Connecticut|Conn",
    "US DC District of Columbia|Washington DC",
    "US DE Delaware|Del",
    "US FL Florida|Fla",
    "US GA Georgia",
    "US GU Guam",
    "US HI Hawaii",
    "US IA Iowa",
    "US ID Idaho",
    "US IL Illinois|Ill",
    "US IN Indiana|Ind",
    "US KS Kansas|Kan|Kans",
    "US KY Kentucky",
    "US LA Louisiana",
    "US MA Massachusetts|Mass",
    "US MD Maryland",
    "US ME Maine",
    "US MI Michigan|Mich",
    "US MN Minnesota|Minn",
    "US MO Missouri",
    "US MP Northern Mariana Islands|Commonwealth of the Northern Mariana Islands",
    "US MS Mississippi|Miss",
    "US MT Montana|Mont",
    "US NC North Carolina",
    "US ND North Dakota|N Dak",
    "US NE Nebraska|Neb|Nebr",
    "US NH New Hampshire",
    "US NJ New Jersey",
    "US NM New Mexico|N Mex",
    "US NV Nevada|Nev",
    "US NY New York",
    "US OH Ohio",
    "US OK Oklahoma|Okla",
    "US OR Oregon|Ore|Oreg",
    "US PA Pennsylvania|Penn|Penna",
    "US PR Puerto Rico",
    "US RI Rhode Island",
    "US SC South Carolina",
    "US SD South Dakota|S Dak",
    "US TN Tennessee|Tenn",
    "US TX Texas|Tex",
    "US UT Utah",
    "US VA Virginia",
    "US VI United States Virgin Islands|US Virgin Islands|Virgin Islands",
    "US VT Vermont",
    "US WA Washington|Wash",
    "US WI Wisconsin|Wis|Wisc",
    "US WV West Virginia|W Va",
    "US WY Wyoming|Wyo",
    "CA AB Alberta",
    "CA BC British Columbia",
    "CA MB Manitoba",
    "CA NB New Brunswick",
    "CA NL Newfoundland and Labrador|Newfoundland",
    "CA NS Nova Scotia",
    "CA NT Northwest Territories",
    "CA NU Nunavut",
    "CA ON Ontario",
    "CA PE Prince Edward Island|PEI",
    "CA QC Quebec",
    "CA SK Saskatchewan",
    "CA YT Yukon|Yukon Territory",
    "AU ACT Australian Capital Territory",
    "AU NSW New South Wales",
    "AU NT Northern Territory",
    "AU QLD Queensland",
    "AU SA South Australia",
    "AU TAS Tasmania",
    "AU VIC Victoria",
    "AU WA Western Australia",
    "MX AGU Aguascalientes",
    "MX BCN Baja California",
    "MX BCS Baja California Sur",
    "MX CAM Campeche",
    "MX CHH Chihuahua",
    "MX CHP Chiapas",
    "MX CMX Mexico City|Ciudad de México|CDMX",
    "MX COA Coahuila|Coahuila de Zaragoza",
    "MX COL Colima",
    "MX DUR Durango",
    "MX GRO Guerrero",
    "MX GUA Guanajuato",
    "MX HID Hidalgo",
    "MX JAL Jalisco",
    "MX MEX México|State of Mexico|Estado de México",
    "MX MIC Michoacán|Michoacán de Ocampo",
    "MX MOR Morelos",
    "MX NAY Nayarit",
    "MX NLE Nuevo León",
    "MX OAX Oaxaca",
    "MX PUE Puebla",
    "MX QUE Querétaro",
    "MX ROO Quintana Roo",
    "MX SIN Sinaloa",
    "MX SLP San Luis Potosí",
    "MX SON Sonora",
    "MX TAB Tabasco",
    "MX TAM Tamaulipas",
    "MX TLA Tlaxcala",
    "MX VER Veracruz|Veracruz de Ignacio de la Llave",
    "MX YUC Yucatán",
    "MX ZAC Zacatecas",
    "GB ENG England",
    "GB NIR Northern Ireland",
    "GB SCT Scotland",
    "GB WLS Wales",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_code_and_name() {
        for (a, b) in [
            ("WA", "Washington"),
            ("wash.", "Washington"),
            ("N.M.", "New Mexico"),
            ("D.C.", "District of Columbia"),
            ("US-KS", "Kansas"),
            ("PR", "Puerto Rico"),
            ("Québec", "QC"),
            ("Western Australia", "WA"),
            ("Example State", "EXAMPLE STATE"),
        ] {
            assert!(same_state(a, b, None) && same_state(b, a, None), "{a} and {b}");
        }
        for (a, b) in [
            ("Washington", "Western Australia"),
            ("KS", "MO"),
            ("Kansas", "Arkansas"),
            ("Virginia", "West Virginia"),
            ("MX-KS", "Kansas"),
            ("Example State", "Sample State"),
        ] {
            assert!(!same_state(a, b, None) && !same_state(b, a, None), "{a} and {b}");
        }
        assert!(same_state("WA", "Western Australia", Some("AU")));
        assert!(!same_state("WA", "Western Australia", Some("US")));
    }

    #[test]
    fn no_country_has_two_states_of_one_spelling() {
        for (spelling, states) in &*BY_NAME {
            let mut countries: Vec<_> = states.iter().map(|state| state.0).collect();
            countries.dedup();
            assert_eq!(countries.len(), states.len(), "{spelling}");
        }
    }

    #[test]
    fn counties_and_places() {
        for (a, b) in [
            ("Example", "Example County"),
            ("EXAMPLE CO.", "County of Example"),
            ("St. Example Parish", "Saint Example"),
            ("Example Borough", "Example"),
        ] {
            assert!(same_county(a, b) && same_county(b, a), "{a} and {b}");
        }
        for (a, b) in [("Example", "Sample County"), ("Example", "Example city"), ("", "County")] {
            assert!(!same_county(a, b) && !same_county(b, a), "{a} and {b}");
        }
        for (a, b) in [
            ("Saint Exampleton", "ST. EXAMPLETON"),
            ("Ft. Example", "Fort Example"),
            ("Winston-Example", "Winston Example"),
        ] {
            assert!(same_place(a, b) && same_place(b, a), "{a} and {b}");
        }
        for (a, b) in [("Kansas City", "Kansas"), ("Exampleton", "North Exampleton")] {
            assert!(!same_place(a, b) && !same_place(b, a), "{a} and {b}");
        }
    }
}
