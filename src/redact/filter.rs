use super::{Because, Detail, kept, kept::Rule};
use crate::{
    Fact, Place, When, Why,
    entity::{AnyEntity, Field, Note},
    value::{AnyValue, Id, Kind, Point, Precision, Rewrite, Text, Value},
};
use chrono::FixedOffset;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What stands for a text, or for a word that no vocabulary has, where something must stand.
pub(super) const REDACTED: &str = "[redacted]";
const REDACTED_WORD: &str = "redacted";

/// What becomes of the texts in a value that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// Shown, with the source's own words beside the value.
    WithWords,
    /// Shown, without the source's own words.
    Plain,
    /// Only that there is a text.
    Masked,
    /// Not shown, nor anything that they are a part of.
    Gone,
}

/// How values are shown in a copy. Keys stay until all of it is there, and are named then.
#[derive(Debug, Clone, Copy)]
pub(super) struct Show<'a> {
    /// What other incidents are called; all as they are, if there is no such table.
    pub ids: Option<&'a BTreeMap<Uuid, Uuid>>,
    pub times: Option<Precision>,
    pub decimals: Option<u8>,
    pub places: Option<Detail>,
    pub zone: Option<FixedOffset>,
    pub texts: Texts,
}

impl Show<'_> {
    /// Everything as it is, with these texts.
    pub(super) const fn whole(texts: Texts) -> Self {
        Self { ids: None, times: None, decimals: None, places: None, zone: None, texts }
    }
}

impl Rewrite for Show<'_> {
    fn key(&self, _names: Kind, key: &str) -> Box<str> {
        key.into()
    }

    fn when(&self, when: When) -> When {
        self.times.map_or(when, |precision| when.coarsened(precision, self.zone))
    }

    fn point(&self, point: Point) -> Point {
        self.decimals.map_or(point, |decimals| point.rounded(decimals))
    }

    fn text(&self, text: &Text) -> Option<Text> {
        match self.texts {
            Texts::WithWords | Texts::Plain => Some(text.clone()),
            Texts::Masked => Some(REDACTED.into()),
            Texts::Gone => None,
        }
    }

    fn place(&self, place: Place) -> Option<Place> {
        match self.places {
            Some(detail) => detail.of(&place),
            None => Some(place),
        }
    }

    fn id(&self, id: Id) -> Option<Id> {
        match self.ids {
            Some(ids) => ids.get(&id.uuid()).copied().map(Id::from),
            None => Some(id),
        }
    }

    fn unlisted(&self, word: &str) -> Box<str> {
        if self.texts == Texts::WithWords { word.into() } else { REDACTED_WORD.into() }
    }
}

/// What decides on each field.
pub(super) trait Choose {
    /// How the values are shown that are shown.
    fn show(&self) -> Show<'_>;

    /// Whether a field, or a required member that is no key, is shown, and with what texts; or why
    /// not. `kind` is the type of its value.
    fn field(&self, entity: &str, field: &str, kind: &str) -> Result<Texts, Because>;

    /// Whether a rule by which fields stay holds here.
    fn holds(&self, rule: Rule) -> bool;

    /// Whether different values are given of a field of the noun that is described, so that it counts
    /// which of them is only believed.
    fn differs(&self, field: &str) -> bool;

    /// Something is withheld.
    fn withhold(&mut self, _entity: &'static str, _field: &'static str, _because: Because) {}
}

/// What a policy calls the system's own fields of a noun.
pub(super) const EXTRA: &str = "extra";

/// Takes entities over, as far as is chosen.
pub(super) struct Filter<'a, C>(pub &'a mut C);

/// What stands of a fact in a copy.
struct Told {
    fact: Fact<Box<dyn AnyValue>>,
    /// Whether it still stands as a belief, if it was one.
    as_said: bool,
    /// Whether some of its words do not stand there.
    shortened: bool,
    /// Whether it is less exact, so that the source's own words for it would tell more.
    coarse: bool,
}

impl<C: Choose> Filter<'_, C> {
    /// Copies an entity into a blank one; false if a required member cannot stand in the copy.
    pub(super) fn copy(&mut self, from: &dyn AnyEntity, into: &mut dyn AnyEntity) -> bool {
        let mut whole = true;
        for (number, head) in from.heads().iter().enumerate() {
            let Some(value) = from.head(number) else { continue };
            match (self.head(from.name(), head.name, value), into.head_mut(number)) {
                (Some(copy), Some(into)) => into.replace(&*copy),
                _ => whole = false,
            }
        }
        for field in from.fields() {
            self.field(from, field, into);
        }
        let extra = from.how().extra();
        if !extra.is_empty() {
            match self.0.field(from.name(), EXTRA, EXTRA) {
                Ok(Texts::Plain | Texts::WithWords) => {
                    into.how_mut().change_extra(|own| own.take_over(extra));
                }
                Ok(_) => self.0.withhold(from.name(), EXTRA, Because::Words),
                Err(because) => self.0.withhold(from.name(), EXTRA, because),
            }
        }
        whole
    }

    fn shown(&self, value: &dyn AnyValue, texts: Texts) -> Option<Box<dyn AnyValue>> {
        value.rewritten_by(&Show { texts, ..self.0.show() })
    }

    /// What is shown of a fact, or why it cannot be.
    fn told(&self, fact: Fact<&dyn AnyValue>, texts: Texts) -> Result<Told, Because> {
        let as_it_is = |fact| Told { fact, as_said: true, shortened: false, coarse: false };
        let value = match fact {
            Fact::Known(value) => value,
            Fact::Unknown(why) => return Ok(as_it_is(Fact::Unknown(why))),
            Fact::Unstated => return Ok(as_it_is(Fact::Unstated)),
        };
        let all = self.shown(value, Texts::WithWords);
        let Some(shown) = self.shown(value, texts) else {
            return Err(all.map_or(Because::Exact, |_| Because::Words));
        };
        let whole = value.rewritten_by(&Show::whole(Texts::WithWords));
        let coarse = match (&all, &whole) {
            (Some(all), Some(whole)) => !all.equals(&**whole),
            (None, None) => false,
            _ => true,
        };
        let shortened = all.is_none_or(|all| !all.equals(&*shown));
        Ok(Told { fact: Fact::Known(shown), as_said: true, shortened, coarse })
    }

    /// What stays of a fact that is withheld: that something was said, and what the status or a
    /// count follows from.
    fn kept(&self, entity: &str, field: &str, fact: Fact<&dyn AnyValue>) -> Told {
        let rule = kept::rule(entity, field).filter(|rule| self.0.holds(*rule));
        let told = match (rule, fact) {
            (_, Fact::Unstated) => {
                let fact = Fact::Unstated;
                return Told { fact, as_said: false, shortened: false, coarse: false };
            }
            (Some(Rule::IsKnown), Fact::Known(_)) | (None, _) => None,
            (Some(rule), Fact::Unknown(_)) if rule != Rule::IsKnown && !self.0.differs(field) => {
                None
            }
            (Some(_), _) => self.told(fact, Texts::Masked).ok(),
        };
        match told {
            Some(told) => Told { as_said: self.0.differs(field), ..told },
            None => {
                let shortened = fact.why() != Some(Why::Redacted);
                let fact = Fact::Unknown(Why::Redacted);
                Told { fact, as_said: false, shortened, coarse: false }
            }
        }
    }

    /// Keys stay, a text leaves behind that it was one, and without anything else the whole cannot
    /// stand.
    fn head(
        &mut self,
        entity: &'static str,
        name: &'static str,
        value: &dyn AnyValue,
    ) -> Option<Box<dyn AnyValue>> {
        let kind = value.kind();
        let choice = match kind.ends_with(" key") {
            true => Ok(Texts::Plain),
            false => self.0.field(entity, name, kind),
        };
        let because = choice.err().unwrap_or(match kind {
            Id::TYPE => Because::Unnamed,
            _ => Because::Field,
        });
        let copy = choice.ok().and_then(|texts| self.shown(value, texts));
        if copy.is_none() {
            self.0.withhold(entity, name, because);
            if kind == Text::TYPE {
                return self.shown(value, Texts::Masked);
            }
        }
        copy
    }

    fn field(&mut self, from: &dyn AnyEntity, field: &'static Field, into: &mut dyn AnyEntity) {
        let (name, number, how) = (field.name, usize::from(field.number), from.how());
        let (fact, words, believed) = (from.fact(number), how.text(name), how.is_believed(name));
        if fact.is_unstated() && words.is_none() && !believed {
            return;
        }
        let choice = self.0.field(from.name(), name, field.kind);
        let told = choice.and_then(|texts| Ok((self.told(fact, texts)?, texts)));
        let (told, with_words, because) = match told {
            Ok((told, texts)) => {
                let with_words = texts == Texts::WithWords && !told.coarse;
                (told, with_words, Because::Words)
            }
            Err(because) => (self.kept(from.name(), name, fact), false, because),
        };
        if told.shortened || (words.is_some() && !with_words) {
            self.0.withhold(from.name(), name, because);
        }
        into.set(number, told.fact.as_deref());
        let words = words.filter(|_| with_words).cloned();
        into.how_mut().set(Note { field: name, words, believed: believed && told.as_said });
    }
}
