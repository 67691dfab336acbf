//! The incidents of an earlier release, read when they are asked for.

use std::{
    collections::BTreeMap,
    error::Error,
    fs::File,
    io::{BufRead, BufReader, Read, Seek, SeekFrom},
    path::Path,
};
use use_of_force::{Incident, json, uuid::Uuid};

/// A file of JSON Lines, of which only the ids and places of the incidents are held.
pub(crate) struct Earlier {
    file: File,
    /// Where each incident stands, how long it is, and on which line.
    places: BTreeMap<Uuid, (u64, usize, usize)>,
}

#[derive(serde::Deserialize)]
struct Head {
    id: String,
}

impl Earlier {
    pub(crate) fn open(path: &Path) -> Result<Self, Box<dyn Error>> {
        let shown = path.display();
        let open = || File::open(path).map_err(|error| format!("{shown}: {error}"));
        let (mut places, mut reader) = (BTreeMap::new(), BufReader::new(open()?));
        let (mut line, mut number, mut start) = (Vec::new(), 0, 0);
        loop {
            line.clear();
            number += 1;
            let length = reader.read_until(b'\n', &mut line)?;
            if length == 0 {
                return Ok(Self { file: open()?, places });
            }
            if !line.trim_ascii().is_empty() {
                let head: Head = serde_json::from_slice(&line)
                    .map_err(|error| format!("{shown}: line {number}: {error}"))?;
                let id = Uuid::parse_str(&head.id)
                    .map_err(|error| format!("{shown}: line {number}: {error}"))?;
                if places.insert(id, (start, length, number)).is_some() {
                    return Err(format!("{shown}: line {number}: `{id}` is there twice").into());
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
        self.file.seek(SeekFrom::Start(start))?;
        self.file.read_exact(&mut bytes)?;
        Ok(json::from_slice(&bytes)
            .map_err(|error| format!("the earlier file, line {line}: {}", error.message()))?)
    }

    /// The incidents that were not asked for, in the order of the file.
    pub(crate) fn rest(mut self) -> impl Iterator<Item = Result<Incident, Box<dyn Error>>> {
        let mut places: Vec<_> = std::mem::take(&mut self.places).into_values().collect();
        places.sort_unstable();
        places.into_iter().map(move |place| self.read(place))
    }
}
