//! The agency whose officer reports.

use crate::{
    Agency, Jurisdiction, Why, agency,
    import::{Row, not_known, slug, spelling},
    said,
};

/// Ends and parts of the names of agencies that say for sure what kind of agency it is. The `PD` of a
/// town's name may be the county's.
const AGENCIES: [(&str, agency::Kind); 23] = [
    ("Sheriff", agency::Kind::Sheriff),
    ("Prosecutor", agency::Kind::LocalProsecutor),
    ("Corrections", agency::Kind::Corrections),
    ("Parole", agency::Kind::ProbationOrParole),
    ("Transit Police", agency::Kind::Transit),
    ("University", agency::Kind::University),
    ("College", agency::Kind::University),
    ("Institute Of Technology", agency::Kind::University),
    ("Fish And Wildlife", agency::Kind::Park),
    ("Bay Authority", agency::Kind::SpecialJurisdiction),
    ("Port Authority", agency::Kind::SpecialJurisdiction),
    ("Bridge Commission", agency::Kind::SpecialJurisdiction),
    ("Co PD", agency::Kind::County),
    ("County PD", agency::Kind::County),
    ("Twp PD", agency::Kind::Municipal),
    ("Twp Police", agency::Kind::Municipal),
    ("Township PD", agency::Kind::Municipal),
    ("Boro PD", agency::Kind::Municipal),
    ("Borough PD", agency::Kind::Municipal),
    ("City PD", agency::Kind::Municipal),
    ("Town PD", agency::Kind::Municipal),
    ("PD", agency::Kind::LawEnforcement),
    ("Police", agency::Kind::LawEnforcement),
];

/// What kind of agency a name is of, as far as it says so.
fn kind_of(name: &str) -> Option<agency::Kind> {
    match name {
        "State Police" => return Some(agency::Kind::StatePolice),
        "Park Police" | "State Park Police" => return Some(agency::Kind::Park),
        _ => {}
    }
    let name = format!(" {} ", name.to_lowercase());
    let says = |part: &str| name.contains(&format!(" {}", part.to_lowercase()));
    AGENCIES.iter().find(|(part, _)| says(part)).map(|(_, kind)| kind.clone())
}

/// The agency, under the county that it reports under. A name alone is that of several.
pub(super) fn agency(row: &mut Row<'_>) -> Option<Agency> {
    let county = county_of(row.peek("County"));
    let name = row.text("AgencyName");
    let Some(told) = name.fact.known().cloned() else {
        row.take("County");
        return None;
    };
    let key = match county {
        Some(county) => format!("agency-{}-{}", slug(county), slug(told.as_str())),
        None => format!("agency-{}", slug(told.as_str())),
    };
    let key: String = key.chars().take(64).collect();
    let mut agency = Agency::new(key.trim_end_matches('-')).name(name).kind(kind_of(told.as_str()));
    if let Some(county) = county {
        row.take("County");
        agency = agency.jurisdiction(Jurisdiction::county_of(county, "NJ"));
    } else {
        let words = row.take_in_part("County");
        if !words.is_empty() {
            agency = agency.jurisdiction(said(Why::Unexplained).words(words));
        }
    }
    Some(agency)
}

/// A county; `Other` is the whole state, or none.
fn county_of(cell: &str) -> Option<&str> {
    let told = !spelling::is_blank(cell) && not_known(cell).is_none();
    (told && !cell.eq_ignore_ascii_case("other")).then(|| without_county(cell))
}

/// The name of a county without that word.
pub(super) fn without_county(name: &str) -> &str {
    let name = name.trim();
    let at = name.len().saturating_sub(" county".len());
    let (front, back) = (name.get(..at), name.get(at..));
    let is_county = back.is_some_and(|back| back.eq_ignore_ascii_case(" county"));
    front.filter(|_| is_county).unwrap_or(name)
}
