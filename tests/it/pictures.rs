//! The pictures of the example `analyze` are XML, whatever stands in a case.

#[path = "../../examples/analyze"]
#[allow(dead_code, reason = "the program tells more of them")]
mod example {
    pub(super) mod collection;
    pub(super) mod picture;
}

use crate::{
    arbitrary::any_incident,
    shown::{acts, hostile},
};
use example::{collection::Collection, picture};
use proptest::prelude::*;
use use_of_force::{Incident, when};

fn drawn(incident: &Incident) -> Vec<String> {
    let mut collection = Collection::new(when!("2032"));
    collection.add(incident);
    let mut drawn = picture::collection(&collection);
    drawn.push(picture::case(incident));
    drawn.into_iter().map(|picture| picture.unwrap().svg).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_character_is_in_them_that_xml_forbids(incident in any_incident()) {
        let (plain, hostile) = hostile(&incident);
        let (plain, drawn) = (drawn(&plain), drawn(&hostile));
        prop_assert_eq!(plain.len(), drawn.len());
        for svg in drawn {
            prop_assert!(svg.lines().all(|line| !acts(line)), "{:?}", svg);
        }
    }
}
