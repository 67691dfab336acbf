//! Streets and addresses, of which parts are usually abbreviated.

use super::spelling::plain;
use std::{collections::BTreeMap, sync::LazyLock};

/// Whether two addresses, or two streets, are the same but for how they are spelled.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b || abbreviated(a) == abbreviated(b)
}

/// Whether two postal codes can be one: without blanks and hyphens, a code of five digits is that of
/// all codes of nine that begin with it.
pub(super) fn same_code(a: &str, b: &str) -> bool {
    let code = |text| plain(text).replace(' ', "");
    let is_zip = |code: &str| {
        matches!(code.len(), 5 | 9) && code.bytes().all(|digit| digit.is_ascii_digit())
    };
    let (a, b) = (code(a), code(b));
    a == b || (is_zip(&a) && is_zip(&b) && (a.starts_with(&b) || b.starts_with(&a)))
}

/// The words, abbreviated where that is usual.
fn abbreviated(text: &str) -> String {
    let plain = plain(text);
    let mut short = String::with_capacity(plain.len());
    for word in plain.split(' ') {
        let word = SHORT.get(word).copied().unwrap_or(word);
        // North east is one point of the compass.
        let last = short.rsplit(' ').next().unwrap_or_default();
        let compass = matches!(last, "n" | "s") && matches!(word, "e" | "w");
        if !short.is_empty() && !compass {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

static SHORT: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let all = [COMPASS, STREETS, WITHIN, ORDINALS].concat();
    let mut short = BTreeMap::new();
    for spellings in all {
        let usual = spellings.split(' ').next().unwrap_or_default();
        short.extend(spellings.split(' ').map(|spelling| (spelling, usual)));
    }
    short
});

/// The points of the compass, each after its abbreviation.
const COMPASS: &[&str] = &[
    "n north no",
    "e east",
    "s south so",
    "w west",
    "ne northeast",
    "nw northwest",
    "se southeast",
    "sw southwest",
];

/// The usual abbreviation of what a street is called, and its other spellings: after the United
/// States Postal Service, Publication 28, Postal Addressing Standards, appendix C1. A saint is
/// abbreviated as a street is, and neither is told from the other.
const STREETS: &[&str] = &[
    "aly allee alley ally",
    "anx anex annex annx",
    "arc arcade",
    "ave av aven avenu avenue avn avnue",
    "bch beach",
    "blf bluf bluff",
    "blvd boul boulevard boulv",
    "bnd bend",
    "br branch brnch",
    "brg brdge bridge",
    "brk brook",
    "byp bypa bypas bypass byps",
    "byu bayoo bayou",
    "cir circ circl circle crcl crcle",
    "clb club",
    "clf cliff",
    "cmn common",
    "cor corner",
    "cp camp cmp",
    "cres crescent crsent crsnt",
    "crk creek",
    "crse course",
    "crst crest",
    "cswy causeway causwa",
    "ct court",
    "ctr cen cent center centr centre cnter cntr",
    "cts courts",
    "curv curve",
    "cv cove",
    "cyn canyn canyon cnyn",
    "dl dale",
    "dm dam",
    "dr doctor driv drive drv",
    "dv div divide dvd",
    "est estate",
    "ests estates",
    "expy exp expr express expressway expw",
    "ext extension extn extnsn",
    "fld field",
    "flds fields",
    "fls falls",
    "flt flat",
    "frd ford",
    "frg forg forge",
    "frk fork",
    "frks forks",
    "frst forest",
    "fry ferry frry",
    "ft fort frt",
    "fwy freeway freewy frway frwy",
    "gdn garden gardn grden grdn",
    "gdns gardens grdns",
    "gln glen",
    "grn green",
    "grv grov grove",
    "gtwy gateway gatewy gatway gtway",
    "hbr harb harbor harbour harbr hrbor",
    "hl hill",
    "hls hills",
    "holw hllw hollow",
    "hts heights ht",
    "hvn haven",
    "hwy highway highwy hiway hiwy hway",
    "i interstate",
    "inlt inlet",
    "is island islnd",
    "iss islands islnds",
    "jct jction jctn junction junctn juncton",
    "knl knol knoll",
    "knls knolls",
    "ky key",
    "lck lock",
    "ldg ldge lodg lodge",
    "lgt light",
    "lk lake",
    "lks lakes",
    "ln lane",
    "lndg landing lndng",
    "mdw meadow",
    "mdws meadows",
    "ml mill",
    "mls mills",
    "mnr manor",
    "msn mission missn mssn",
    "mt mnt mount",
    "mtn mntain mntn mountain mountin mtin",
    "mtwy motorway",
    "nck neck",
    "opas overpass",
    "orch orchard orchrd",
    "pkwy parkway parkwy pkway pky",
    "pl place",
    "pln plain",
    "plns plains",
    "plz plaza plza",
    "pne pine",
    "pnes pines",
    "pr prairie prr",
    "prk park",
    "prt port",
    "psge passage",
    "pt point",
    "pts points",
    "rd road",
    "rdg rdge ridge",
    "riv river rivr rvr",
    "rnch ranch",
    "rpds rapids",
    "rte route rt",
    "shr shoar shore",
    "skwy skyway",
    "smt sumit sumitt summit",
    "spg spng spring sprng",
    "spgs spngs springs sprngs",
    "sq sqr sqre squ square",
    "st saint str street strt",
    "sta station statn stn",
    "ste sainte suite",
    "strm stream streme",
    "ter terr terrace",
    "tpke trnpk turnpike turnpk",
    "trce trace",
    "trk track",
    "trl trail",
    "trwy throughway",
    "tunl tunnel",
    "un union",
    "upas underpass",
    "via vdct viadct viaduct",
    "vis vista vist vst",
    "vl ville",
    "vlg vill villag village villg",
    "vly valley vally vlly",
    "vw view",
    "way wy",
    "wl well",
    "wls wells",
    "xing crossing crssng",
    "xrd crossroad",
];

/// What is within a building: the same, appendix C2.
const WITHIN: &[&str] =
    &["apt apartment", "bldg building", "dept department", "fl floor", "rm room", "spc space"];

/// Numbers of streets that are often written out.
const ORDINALS: &[&str] = &[
    "1st first",
    "2nd second",
    "3rd third",
    "4th fourth",
    "5th fifth",
    "6th sixth",
    "7th seventh",
    "8th eighth",
    "9th ninth",
    "10th tenth",
    "11th eleventh",
    "12th twelfth",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_has_two_abbreviations() {
        let all: Vec<_> = [COMPASS, STREETS, WITHIN, ORDINALS].concat();
        let words = all.iter().flat_map(|spellings| spellings.split(' ')).count();
        assert_eq!(SHORT.len(), words);
        for word in SHORT.keys() {
            assert_eq!(plain(word), **word);
        }
    }

    #[test]
    fn streets_and_addresses() {
        for (a, b) in [
            ("100 N. Sample St.", "100 NORTH SAMPLE STREET"),
            ("100 N Sample St", "100 North Sample Street"),
            ("100 N.E. Sample Ave", "100 Northeast Sample Avenue"),
            ("100 North East Sample Ave", "100 NE Sample Av."),
            ("100 North-East Sample Ave", "100 NE Sample Av."),
            ("Sample Blvd SW", "Sample Boulevard Southwest"),
            ("Sample Pkwy", "Sample Parkway"),
            ("First Ave.", "1st Avenue"),
            ("100 Saint Sample Rd", "100 St. Sample Road"),
            ("100 Sample Ct., Apt. 4", "100 Sample Court Apartment 4"),
            ("I-70", "Interstate 70"),
            ("Hwy 12", "Highway 12"),
        ] {
            assert!(same(a, b) && same(b, a), "{a} and {b}");
        }
        for (a, b) in [
            ("100 Sample St", "1000 Sample St"),
            ("100 Sample St", "100 Sample Ave"),
            ("100 N Sample St", "100 S Sample St"),
            ("100 N Sample St", "100 Sample St"),
            ("100 Sample St Apt 4", "100 Sample St Apt 5"),
            ("1st Ave", "2nd Ave"),
        ] {
            assert!(!same(a, b) && !same(b, a), "{a} and {b}");
        }
    }

    #[test]
    fn postal_codes() {
        for (a, b) in [("00000", "00000-1234"), ("A1A 0B1", "a1a0b1"), ("000001234", "00000-1234")]
        {
            assert!(same_code(a, b) && same_code(b, a), "{a} and {b}");
        }
        for (a, b) in [("00000", "00001"), ("00000-1234", "00000-1235"), ("00000", "000001")] {
            assert!(!same_code(a, b) && !same_code(b, a), "{a} and {b}");
        }
    }
}
