//! The incidents of an earlier release, read when they are asked for.

use super::program::input::{Input, named};
use std::{
    collections::BTreeMap,
    error::Error,
    io::{BufRead, BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};
use use_of_force::{Incident, json, uuid::Uuid};

/// A file of JSON Lines, of which only the ids and places of the incidents are held.
pub(crate) struct Earlier {
    path: PathBuf,
    file: BufReader<std::fs::File>,
    /// Where each incident stands, how long it is, and on which line.
    places: BTreeMap<Uuid, (u64, usize, usize)>,
}

#[derive(serde::Deserialize)]
struct Head {
    id: String,
}

impl Earlier {
    pub(crate) fn open(path: &Path) -> Result<Self, Box<dyn Error>> {
        let mut file = Input::again(path)?.read()?;
        let mut places = BTreeMap::new();
        let (mut line, mut number, mut start) = (Vec::new(), 0, 0);
        loop {
            line.clear();
            number += 1;
            let length = file.read_until(b'\n', &mut line).map_err(named(path))?;
            if length == 0 {
                return Ok(Self { path: path.to_owned(), file, places });
            }
            if !line.trim_ascii().is_empty() {
                let of = |error: &dyn Error| format!("{}: line {number}: {error}", path.display());
                let head: Head = serde_json::from_slice(&line).map_err(|error| of(&error))?;
                let id = Uuid::parse_str(&head.id).map_err(|error| of(&error))?;
                if places.insert(id, (start, length, number)).is_some() {
                    let path = path.display();
                    return Err(format!("{path}: line {number}: `{id}` is there twice").into());
                }
            }
            start += length as u64;
        }
    }

    /// The incident of this id, if there is one.
    pub(crate) fn take(&mut self, id: Uuid) -> Result<Option<Incident>, Box<dyn Error>> {
        let Some(place) = self.places.remove(&id) else { return Ok(None) };
        self.read(place).map(Some)
    }

    fn read(
        &mut self,
        (start, length, line): (u64, usize, usize),
    ) -> Result<Incident, Box<dyn Error>> {
        let mut bytes = vec![0; length];
        let read =
            self.file.seek(SeekFrom::Start(start)).and_then(|_| self.file.read_exact(&mut bytes));
        read.map_err(named(&self.path))?;
        Ok(json::from_slice(&bytes).map_err(|error| {
            format!("{}: line {line}: {}", self.path.display(), error.message())
        })?)
    }

    /// The incidents that were not asked for, in the order of the file.
    pub(crate) fn rest(mut self) -> impl Iterator<Item = Result<Incident, Box<dyn Error>>> {
        let mut places: Vec<_> = std::mem::take(&mut self.places).into_values().collect();
        places.sort_unstable();
        places.into_iter().map(move |place| self.read(place))
    }
}
