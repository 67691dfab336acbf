use super::{Because, Detail, kept, kept::Rule};
use crate::{
    Fact, Place, When, Why,
    entity::{Entity, Head, Lens, Note, Part, Visit},
    statement::Exchange,
    value::{Id, Kind, Point, Precision, Rewrite, Text, Value},
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

/// Takes entities over, as far as is chosen; none if a required member cannot stand in the copy.
pub(super) struct Filter<'a, C>(pub &'a mut C);

impl<C: Choose> Exchange for Filter<'_, C> {
    fn entity<E: Entity>(&mut self, entity: &E) -> Option<E> {
        let mut copy = Copy { from: entity, into: E::blank(), choose: &mut *self.0, whole: true };
        E::visit(&mut copy);
        copy.whole.then_some(copy.into)
    }
}

struct Copy<'a, E, C> {
    from: &'a E,
    into: E,
    choose: &'a mut C,
    whole: bool,
}

impl<E: Entity, C: Choose> Copy<'_, E, C> {
    fn shown<T: Value>(&self, value: &T, texts: Texts) -> Option<T> {
        value.rewritten(&Show { texts, ..self.choose.show() })
    }

    /// What is shown of a fact, or why it cannot be.
    fn told<T: Value>(&self, fact: &Fact<T>, texts: Texts) -> Result<Told<T>, Because> {
        let Fact::Known(value) = fact else {
            return Ok(Told { fact: fact.clone(), as_said: true, shortened: false, coarse: false });
        };
        let all = self.shown(value, Texts::WithWords);
        let Some(shown) = self.shown(value, texts) else {
            return Err(all.map_or(Because::Exact, |_| Because::Words));
        };
        Ok(Told {
            shortened: all.as_ref().is_none_or(|all| *all != shown),
            coarse: all != value.rewritten(&Show::whole(Texts::WithWords)),
            fact: Fact::Known(shown),
            as_said: true,
        })
    }

    /// What stays of a fact that is withheld: that something was said, and what the status or a
    /// count follows from.
    fn kept<T: Value>(&self, field: &str, fact: &Fact<T>) -> Told<T> {
        let rule = kept::rule(E::NAME, field).filter(|rule| self.choose.holds(*rule));
        let told = match (rule, fact) {
            (_, Fact::Unstated) => {
                return Told {
                    fact: Fact::Unstated,
                    as_said: false,
                    shortened: false,
                    coarse: false,
                };
            }
            (Some(Rule::IsKnown), Fact::Unknown(_)) => self.told(fact, Texts::Masked).ok(),
            (Some(Rule::IsKnown), Fact::Known(_)) | (Some(_), Fact::Unknown(_)) | (None, _) => None,
            (Some(_), Fact::Known(_)) => self.told(fact, Texts::Masked).ok(),
        };
        match told {
            Some(told) => Told { as_said: self.choose.differs(field), ..told },
            None => {
                let shortened = fact.why() != Some(Why::Redacted);
                let fact = Fact::Unknown(Why::Redacted);
                Told { fact, as_said: false, shortened, coarse: false }
            }
        }
    }
}

/// What stands of a fact in a copy.
struct Told<T> {
    fact: Fact<T>,
    /// Whether it still stands as a belief, if it was one.
    as_said: bool,
    /// Whether some of its words do not stand there.
    shortened: bool,
    /// Whether it is less exact, so that the source's own words for it would tell more.
    coarse: bool,
}

impl<E: Entity, C: Choose> Visit<E> for Copy<'_, E, C> {
    /// Keys stay, a text leaves behind that it was one, and without anything else the whole cannot
    /// stand.
    fn head<T: Head>(&mut self, head: Part<E, T>) {
        let value = (head.get)(self.from);
        let is_key = T::TYPE.ends_with(" key");
        let choice = match is_key {
            true => Ok(Texts::Plain),
            false => self.choose.field(E::NAME, head.name, T::TYPE),
        };
        let because = choice.err().unwrap_or(match T::TYPE {
            Id::TYPE => Because::Unnamed,
            _ => Because::Field,
        });
        let mut copy = choice.ok().and_then(|texts| self.shown(value, texts));
        if copy.is_none() {
            self.choose.withhold(E::NAME, head.name, because);
            if T::TYPE == Text::TYPE {
                copy = self.shown(value, Texts::Masked);
            }
        }
        match copy {
            Some(copy) => *(head.get_mut)(&mut self.into) = copy,
            None => self.whole = false,
        }
    }

    fn field<T: Value>(&mut self, lens: Lens<E, T>) {
        let (name, fact, how) = (lens.field.name, (lens.get)(self.from), self.from.how());
        let (words, believed) = (how.text(name), how.is_believed(name));
        if fact.is_unstated() && words.is_none() && !believed {
            return;
        }
        let choice = self.choose.field(E::NAME, name, T::TYPE);
        let told = choice.and_then(|texts| Ok((self.told(fact, texts)?, texts)));
        let (told, with_words, because) = match told {
            Ok((told, texts)) => {
                let with_words = texts == Texts::WithWords && !told.coarse;
                (told, with_words, Because::Words)
            }
            Err(because) => (self.kept(name, fact), false, because),
        };
        if told.shortened || (words.is_some() && !with_words) {
            self.choose.withhold(E::NAME, name, because);
        }
        *(lens.get_mut)(&mut self.into) = told.fact;
        let words = words.filter(|_| with_words).cloned();
        let note = Note { field: name, words, believed: believed && told.as_said };
        self.into.how_mut().set(note);
    }
}
