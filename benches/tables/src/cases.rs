//! Made-up cases of the kind that an import of the Washington Post's file gives.

use std::{
    error::Error,
    fmt::Write as _,
    io::{self, Write},
};
use use_of_force::{import::washington_post, json, when};

/// How many rows are imported at once.
const ROWS: u64 = 10_000;

const AGENCIES: u64 = 40;

/// Writes as many cases as JSON Lines, which are the same each time.
pub fn write(number: u64, to: &mut impl Write) -> Result<(), Box<dyn Error>> {
    for first in (1..=number).step_by(usize::try_from(ROWS)?) {
        let people = people(first..=number.min(first + ROWS - 1));
        for case in
            washington_post::import(when!("2032-01-01"), people.as_bytes(), agencies().as_bytes())?
        {
            json::write_line(&mut *to, &case.map_err(io::Error::other)?)?;
        }
    }
    Ok(())
}

fn agencies() -> String {
    let mut table = "id,name,type,state,oricodes,total_shootings\n".to_owned();
    for id in 1..=AGENCIES {
        let kind = of(&["local_police", "sheriff", "state_police"], id);
        let _infallible = writeln!(table, "{id},Exampleton Police {id},{kind},ZZ,ZZ000{id:02},1");
    }
    table
}

fn people(ids: impl Iterator<Item = u64>) -> String {
    let mut table = "id,date,threat_type,flee_status,armed_with,city,county,state,latitude,longitude,\
                     location_precision,name,age,gender,race,race_source,was_mental_illness_related,\
                     body_camera,agency_ids\n"
        .to_owned();
    for id in ids {
        let mut dice = Dice(id);
        let _infallible = writeln!(
            table,
            "{id},2031-{:02}-{:02},{},{},{},Exampleton {id},Example,ZZ,{}.{:06},-{}.{:06},{},\
             Example Person {id},{},{},{},{},{},{},{}{}",
            1 + dice.roll(12),
            1 + dice.roll(28),
            of(
                &["shoot", "point", "attack", "threat", "move", "flee", "undetermined", ""],
                dice.roll(8)
            ),
            of(&["not", "foot", "car", "other", ""], dice.roll(5)),
            of(
                &["gun", "knife", "replica", "unarmed", "undetermined", "unknown", ""],
                dice.roll(7)
            ),
            dice.roll(80),
            dice.roll(1_000_000),
            dice.roll(170),
            dice.roll(1_000_000),
            of(&["address", "block", "intersection", ""], dice.roll(4)),
            16 + dice.roll(60),
            of(&["male", "male", "male", "female", ""], dice.roll(5)),
            of(&["W", "B", "H", "A", "N", "O", ""], dice.roll(7)),
            of(&["photo", "public_record", "clip", "not_available", ""], dice.roll(5)),
            of(&["True", "False"], dice.roll(2)),
            of(&["True", "False"], dice.roll(2)),
            1 + dice.roll(AGENCIES / 2),
            match dice.roll(8) {
                0 => format!(";{}", 1 + AGENCIES / 2 + dice.roll(AGENCIES / 2)),
                _ => String::new(),
            },
        );
    }
    table
}

fn of(words: &'static [&'static str], which: u64) -> &'static str {
    words.iter().cycle().nth(usize::try_from(which % words.len() as u64).unwrap()).unwrap()
}

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    /// A number below `sides`: the generator SplitMix64.
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}
