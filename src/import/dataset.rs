//! A published data set, and one release of it.

use crate::{
    Source, When,
    source::Kind,
    value::{Key, Text},
};
use uuid::Uuid;

/// The namespace of all ids that are derived from a data set and the record of its publisher.
const NAMESPACE: Uuid = Uuid::from_u128(0x7a1c_5f0e_33d4_5b0b_9d1f_1d2a_6f0e_8c41);

/// A published data set, and the release of it that is read.
///
/// Every statement of an import is said by the data set, was read in the release, and cites the line.
///
/// ```
/// use use_of_force::{import::Dataset, when};
///
/// let log = Dataset::new("exampleton-force-log", when!("2031-06-01"))
///     .name("Exampleton force log")
///     .url("https://exampleton.example/force")
///     .licence("CC0-1.0");
/// assert_eq!(log.source().key.as_str(), "exampleton-force-log");
/// assert_eq!(log.release().key.as_str(), "exampleton-force-log.2031-06-01");
///
/// // Ids follow from the data set and the publisher's record, not from the release.
/// let later = Dataset::new("exampleton-force-log", when!("2032-06-01"));
/// assert_eq!(log.id("case-17"), later.id("case-17"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    key: Box<str>,
    released: When,
    name: Option<Text>,
    url: Option<Text>,
    licence: Option<Text>,
}

impl Dataset {
    /// A data set by its key, small letters, digits and hyphens, and when the release was published:
    /// the last moment at which it can have said what it says.
    #[must_use]
    pub fn new(key: &str, released: When) -> Self {
        Self { key: slug(key).into(), released, name: None, url: None, licence: None }
    }

    /// What it is called.
    #[must_use]
    pub fn name(mut self, name: impl Into<Text>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Where it can be read.
    #[must_use]
    pub fn url(mut self, url: impl Into<Text>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The licence under which it may be used.
    #[must_use]
    pub fn licence(mut self, licence: impl Into<Text>) -> Self {
        self.licence = Some(licence.into());
        self
    }

    /// When the release was published.
    #[must_use]
    pub fn released(&self) -> When {
        self.released
    }

    /// The id of what its publisher calls `record`: version 5 of a UUID, of both names.
    #[must_use]
    pub fn id(&self, record: &str) -> Uuid {
        Uuid::new_v5(&NAMESPACE, format!("{}/{record}", self.key).as_bytes())
    }

    /// The data set as a source: it says what every release of it says.
    #[must_use]
    pub fn source(&self) -> Source {
        let source = Source::new(self.key.to_string()).kind(Kind::Dataset);
        source.name(self.name.clone()).url(self.url.clone()).licence(self.licence.clone())
    }

    /// The release as a source: where its statements were read.
    #[must_use]
    pub fn release(&self) -> Source {
        let name = self.name.as_ref().map(|name| format!("{name}, release of {}", self.released));
        let source = Source::new(self.release_key()).kind(Kind::Dataset).published(self.released);
        source.name(name).url(self.url.clone()).licence(self.licence.clone())
    }

    /// The importer, for what no row says.
    pub(super) fn recorder(&self) -> Source {
        let name = self.name.as_ref().map(|name| format!("import of {name}"));
        Source::new(format!("{}-import", self.key)).kind(Kind::Recorder).name(name)
    }

    fn release_key(&self) -> Key<Source> {
        let released = self.released.to_string().to_lowercase();
        Key::from(format!("{}.{}", self.key, slug(&released)))
    }

    /// Whether this key is of a release of this data set.
    pub(super) fn has_release(&self, key: &Key<Source>) -> bool {
        let rest = key.as_str().strip_prefix(&*self.key);
        rest.is_some_and(|rest| rest.starts_with('.'))
    }
}

/// A name as a key can be written: small letters, digits and hyphens, at most 40.
///
/// ```
/// use use_of_force::import::slug;
///
/// assert_eq!(slug("Exampleton Twp. PD"), "exampleton-twp-pd");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    const MOST: usize = 40;
    let mut slug = String::with_capacity(name.len().min(MOST));
    for c in name.chars().flat_map(char::to_lowercase) {
        if slug.len() >= MOST {
            break;
        }
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "x".to_owned() } else { slug }
}

/// A record's name as part of a key: as it is if it can be, else with a mark of what it was.
pub(super) fn record_slug(record: &str) -> String {
    let slug = slug(record);
    if slug.eq_ignore_ascii_case(record) {
        return slug;
    }
    let id = Uuid::new_v5(&NAMESPACE, record.as_bytes()).simple().to_string();
    format!("{slug}-{}", id.get(..8).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when;

    #[test]
    fn releases_are_known_by_their_data_set() {
        let set = Dataset::new("a.b", when!("2031-06-01T10:00Z"));
        assert_eq!(set.release_key().as_str(), "a-b.2031-06-01t10-00z");
        assert!(set.has_release(&set.release_key()));
        assert!(!set.has_release(&Key::from("a-b")) && !set.has_release(&Key::from("a-b-2.2031")));
    }

    #[test]
    fn records_that_look_alike_as_keys_stay_apart() {
        assert_eq!(record_slug("17"), "17");
        assert_ne!(record_slug("A 17"), record_slug("a/17"));
        assert_eq!(slug("…"), "x");
        assert!(slug(&"long ".repeat(20)).len() <= 40);
    }
}
