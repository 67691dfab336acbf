use super::{Class, Detail, filter::EXTRA};
use crate::{
    Jurisdiction, ParseError, Path, Remark, When, dictionary,
    entity::Entity,
    remark::{Expunged, Related, Sequence},
    source,
    value::{Kind, Precision, Text},
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What may stand in a copy of an incident: who made the rule, where it holds, and as of when.
///
/// A policy begins with nothing and is built from what it allows, so that a field, a word or a kind
/// of source that a later version of the crate adds is withheld. It is no law and knows none: what
/// it allows is the word of whoever made it.
///
/// ```
/// use use_of_force::{Jurisdiction, redact::Policy, source::Kind, value::Precision, when};
///
/// let policy = Policy::new("house rules", Jurisdiction::state_of("EX"), when!("2031-01-01"))
///     .allow("shooting", ["occurred", "rounds_fired"])?
///     .allow_words("person", ["injury"])?
///     .allow_sources([Kind::Agency, Kind::Court])
///     .times_to(Precision::Day);
/// assert_eq!(policy.name(), "house rules");
///
/// let error = policy.allow("shooting", ["rounds_fried"]).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "expected a field of shooting (perhaps `rounds_fired`), found `rounds_fried`",
/// );
/// # Ok::<(), use_of_force::ParseError>(())
/// ```
///
/// A policy can be kept in a file: it is written as an object whose members are called like these
/// methods.
///
/// ```
/// # use use_of_force::redact::Policy;
/// let text = r#"{
///     "name": "house rules", "jurisdiction": {"state": "EX"}, "as_of": "2031-01-01",
///     "allow": {"shooting": ["occurred", "rounds_fired"]}, "allow_words": {"person": ["injury"]},
///     "allow_sources": ["agency", "court"], "times_to": "day"
/// }"#;
/// let policy: Policy = serde_json::from_str(text)?;
/// assert_eq!(policy.name(), "house rules");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub(super) name: Text,
    pub(super) jurisdiction: Jurisdiction,
    pub(super) as_of: When,
    /// The fields, and whether the source's own words in them are allowed too.
    pub(super) fields: BTreeMap<Name, bool>,
    pub(super) ones: BTreeSet<(Uuid, Path)>,
    pub(super) sources: BTreeSet<source::Kind>,
    pub(super) named: BTreeSet<source::Kind>,
    pub(super) times: Option<Precision>,
    pub(super) points: Option<u8>,
    pub(super) places: Option<Detail>,
    /// What other incidents are called in their copies.
    pub(super) ids: BTreeMap<Uuid, Uuid>,
    pub(super) overruled: Overruled,
    /// What is withheld of people of a class.
    pub(super) of_class: BTreeSet<(Class, Name)>,
}

/// What becomes of a value of a source that is heard, where one that is withheld overruled it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Overruled {
    /// It is shown, as if the others had said nothing: the copy tells nothing of what they said, and
    /// may say what does not stand in the incident.
    #[default]
    Shown,
    /// It is withheld: the copy says nothing that does not stand in the incident, and whoever reads it
    /// may conclude that somebody who is withheld said otherwise.
    Withheld,
}

/// A field of a noun: `officer`, `employer`.
pub(super) type Name = (&'static str, &'static str);

impl Policy {
    /// A policy that allows nothing: who made it, where it holds, and as of when.
    #[must_use]
    pub fn new(name: impl Into<Text>, jurisdiction: Jurisdiction, as_of: When) -> Self {
        Self {
            name: name.into(),
            jurisdiction,
            as_of,
            fields: BTreeMap::new(),
            ones: BTreeSet::new(),
            sources: BTreeSet::new(),
            named: BTreeSet::new(),
            times: None,
            points: None,
            places: None,
            ids: BTreeMap::new(),
            overruled: Overruled::default(),
            of_class: BTreeSet::new(),
        }
    }

    /// Allows these fields of a noun, of a step, of a source, or of what else has fields: what the
    /// [data dictionary](dictionary) lists, and `remark/text`, `sequence/earlier`,
    /// `sequence/later`, `related/incident` ([as far as](Policy::ids) it is said what that incident is
    /// called), `expunged/order` and `statement/cite`.
    ///
    /// # Errors
    ///
    /// If there is no such noun or field, with the nearest name.
    pub fn allow<'a>(
        self,
        noun: &str,
        fields: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, ParseError> {
        self.allow_to(noun, fields, false)
    }

    /// Allows these fields, and with them the source's own words for them and words that no
    /// vocabulary of this version of the crate has.
    ///
    /// # Errors
    ///
    /// As [`allow`](Policy::allow).
    pub fn allow_words<'a>(
        self,
        noun: &str,
        fields: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, ParseError> {
        self.allow_to(noun, fields, true)
    }

    fn allow_to<'a>(
        mut self,
        noun: &str,
        fields: impl IntoIterator<Item = &'a str>,
        words: bool,
    ) -> Result<Self, ParseError> {
        for field in fields {
            *self.fields.entry(find(noun, field)?).or_default() |= words;
        }
        Ok(self)
    }

    /// Allows a field of one noun of one incident: the name of somebody who agreed to be named. A
    /// key is local to its incident, so the incident is named too.
    ///
    /// ```
    /// use use_of_force::{Incident, Jurisdiction, redact::Policy, uuid::Uuid, when};
    ///
    /// let incident = Incident::new(Uuid::from_u128(1));
    /// Policy::new("house rules", Jurisdiction::state_of("EX"), when!("2031-01-01"))
    ///     .allow_one(incident.id(), &"person/person-1/name".parse()?)?;
    /// # Ok::<(), use_of_force::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the path does not lead to a field.
    pub fn allow_one(mut self, incident: Uuid, path: &Path) -> Result<Self, ParseError> {
        let field = path.field().ok_or_else(|| {
            ParseError::new("the path of a field, such as `person/person-1/name`", path.noun())
        })?;
        find(path.noun(), field)?;
        self.ones.insert((incident, path.clone()));
        Ok(self)
    }

    /// Allows what sources of these kinds say, in the fields that are allowed. What another source
    /// says is withheld; what becomes of a value that it overruled, [`overruled`](Policy::overruled)
    /// says.
    #[must_use]
    pub fn allow_sources(mut self, kinds: impl IntoIterator<Item = source::Kind>) -> Self {
        self.sources.extend(kinds);
        self
    }

    /// Allows the name, the address and the licence of sources of these kinds, although they may be
    /// persons, as far as the fields of sources are allowed.
    #[must_use]
    pub fn allow_names_of(mut self, kinds: impl IntoIterator<Item = source::Kind>) -> Self {
        self.named.extend(kinds);
        self
    }

    /// Makes every time less exact: to the minute, the day, the month or the year, when things
    /// happened and when they were said alike. To the second or to an interval is as they are.
    #[must_use]
    pub fn times_to(mut self, precision: Precision) -> Self {
        let exact = matches!(precision, Precision::Second | Precision::Interval);
        self.times = (!exact).then_some(precision);
        self
    }

    /// Rounds every point to this number of decimals: 2 are about a kilometer, 3 about a hundred
    /// meters. No finer place stands beside them: of places the [block](Detail::Block) is told with 3
    /// decimals, the [street](Detail::Street) with 2, and nothing with fewer.
    #[must_use]
    pub fn points_to(mut self, decimals: u8) -> Self {
        self.points = Some(decimals);
        self
    }

    /// Tells every place with no more than this detail. Where [`points_to`](Policy::points_to) does not
    /// say otherwise, points have 3 decimals beside blocks, 2 beside streets, and none beside nothing.
    ///
    /// ```
    /// use use_of_force::{
    ///     Incident, Jurisdiction, Place, Shooting, Source,
    ///     redact::{Detail, Policy}, source::Kind, uuid::Uuid, when,
    /// };
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let police = incident.declare(Source::new("police").kind(Kind::Agency))?;
    /// let shooting = Shooting::new("shooting-1").place(Place::address_of("2134 N. 18th, apt 5"));
    /// incident.record(police.says(when!("2031-05-04"), [shooting.into()]))?;
    ///
    /// let policy = Policy::new("house rules", Jurisdiction::state_of("EX"), when!("2031-01-01"))
    ///     .allow("shooting", ["place"])?
    ///     .allow_sources([Kind::Agency])
    ///     .places_to(Detail::Block);
    /// let copy = incident.redact(&policy, Uuid::from_u128(2)).into_incident();
    /// let place = copy.shootings().next().and_then(|shooting| shooting.place.known());
    /// assert_eq!(place.map(ToString::to_string).as_deref(), Some("2100 block of N. 18th"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn places_to(mut self, detail: Detail) -> Self {
        self.places = Some(detail);
        self
    }

    /// Says what other incidents are called in their own copies: the id of each, and the one that its
    /// copy has. If `related/incident` is allowed, these can be told, and no others: the id of an
    /// incident that was imported follows from the number that its publisher gave it.
    #[must_use]
    pub fn ids(mut self, copies: impl IntoIterator<Item = (Uuid, Uuid)>) -> Self {
        self.ids.extend(copies);
        self
    }

    /// Says what becomes of a value that was overruled by one that is withheld. Without this it is
    /// [shown](Overruled::Shown).
    #[must_use]
    pub fn overruled(mut self, overruled: Overruled) -> Self {
        self.overruled = overruled;
        self
    }

    /// Withholds these fields of people of a class, `person` or `officer`, where they are allowed of
    /// others; what is allowed of [one](Policy::allow_one) of them by name is told all the same. That
    /// they are withheld of one, and not of others, tells of which class that one is.
    ///
    /// ```
    /// use use_of_force::{
    ///     Fact, Incident, Jurisdiction, Person, Source, Why, redact::{Class, Policy}, source::Kind,
    ///     uuid::Uuid, when,
    /// };
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let police = incident.declare(Source::new("police").kind(Kind::Agency))?;
    /// incident.record(police.says(when!("2031-05-04"), [
    ///     Person::new("person-1").name("A. Neighbor").age(16..=20).into(),
    ///     Person::new("person-2").name("B. Neighbor").age(41).into(),
    /// ]))?;
    ///
    /// let policy = Policy::new("house rules", Jurisdiction::state_of("EX"), when!("2031-01-01"))
    ///     .allow("person", ["name"])?
    ///     .withhold_of(Class::Minor, "person", ["name"])?
    ///     .allow_sources([Kind::Agency]);
    /// let copy = incident.redact(&policy, Uuid::from_u128(2)).into_incident();
    /// let names: Vec<_> = copy.people().map(|person| person.name.clone()).collect();
    /// assert_eq!(names, [Fact::Unknown(Why::Redacted), "B. Neighbor".into()]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the noun is another one, or has no such field, with the nearest name.
    pub fn withhold_of<'a>(
        mut self,
        class: Class,
        noun: &str,
        fields: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, ParseError> {
        if !matches!(noun, "person" | "officer") {
            return Err(ParseError::new("`person` or `officer`", noun));
        }
        for field in fields {
            self.of_class.insert((class, find(noun, field)?));
        }
        Ok(self)
    }

    /// How many decimals points have, at most.
    pub(super) fn decimals(&self) -> Option<u8> {
        self.points.or(self.places.map(Detail::decimals))
    }

    /// How much of places is told, at most.
    pub(super) fn detail(&self) -> Option<Detail> {
        self.places.max(self.points.and_then(Detail::beside))
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// Where it holds.
    #[must_use]
    pub fn jurisdiction(&self) -> &Jurisdiction {
        &self.jurisdiction
    }

    /// As of when it holds.
    #[must_use]
    pub fn as_of(&self) -> When {
        self.as_of
    }
}

/// What has fields that can be allowed, beside the dictionary.
pub(super) const STATEMENT: &str = "statement";

/// The names of the required members.
fn heads<E: Entity>() -> Vec<&'static str> {
    E::HEADS.iter().map(|head| head.name).collect()
}

/// The names of what can be allowed of a noun.
fn fields_of(noun: &str) -> Option<(&'static str, Vec<&'static str>)> {
    if noun == STATEMENT {
        return Some((STATEMENT, vec!["cite", "recorded_by"]));
    }
    let entry = dictionary::NOUNS.iter().find(|entry| entry.name == noun)?;
    let heads = match entry.name {
        Remark::NAME => heads::<Remark>(),
        Sequence::NAME => heads::<Sequence>(),
        Related::NAME => heads::<Related>(),
        Expunged::NAME => heads::<Expunged>(),
        _ => Vec::new(),
    };
    let own = Kind::of(noun).map(|_| EXTRA);
    let fields = entry.fields.iter().map(|field| field.name);
    Some((entry.name, fields.chain(heads).chain(own).collect()))
}

/// The field of this name of the noun of this name.
fn find(noun: &str, field: &str) -> Result<Name, ParseError> {
    let Some((name, fields)) = fields_of(noun) else {
        let nouns = dictionary::NOUNS.iter().map(|entry| entry.name).chain([STATEMENT]);
        return Err(ParseError::none_of("a noun or a step", noun, nouns));
    };
    match fields.iter().find(|known| **known == field) {
        Some(known) => Ok((name, *known)),
        None => Err(ParseError::none_of(format!("a field of {name}"), field, fields.into_iter())),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::kept, *};

    #[test]
    fn what_is_kept_can_be_allowed_too() {
        for (noun, field, _) in kept::KEPT {
            assert!(find(noun, field).is_ok(), "{noun}/{field}");
        }
    }
}
