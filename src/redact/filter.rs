use super::{Because, kept, kept::Rule, keys::Keys};
use crate::{
    Fact, When, Why,
    entity::{Entity, Head, Lens, Note, Part, Visit},
    statement::Exchange,
    value::{Kind, Point, Precision, Rewrite, Text, Value},
};
use chrono::FixedOffset;

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

/// How values are shown in a copy.
#[derive(Debug, Clone, Copy)]
pub(super) struct Show<'a> {
    /// What keys are called, if they are called otherwise.
    pub keys: Option<&'a Keys>,
    pub times: Option<Precision>,
    pub decimals: Option<u8>,
    pub zone: Option<FixedOffset>,
    pub texts: Texts,
}

impl Rewrite for Show<'_> {
    fn key(&self, names: Kind, key: &str) -> Box<str> {
        self.keys.map_or_else(|| key.into(), |keys| keys.get(names, key))
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

    /// What is shown of a fact, and whether some of its words are not.
    fn told<T: Value>(&self, fact: &Fact<T>, texts: Texts) -> Option<(Fact<T>, bool)> {
        let Fact::Known(value) = fact else { return Some((fact.clone(), false)) };
        let shown = self.shown(value, texts)?;
        let all = self.shown(value, Texts::WithWords);
        let shortened = all.is_none_or(|all| all != shown);
        Some((Fact::Known(shown), shortened))
    }

    /// What stays of a fact that is withheld: that something was said, and what the status or a
    /// count follows from.
    fn kept<T: Value>(&self, field: &str, fact: &Fact<T>) -> Kept<T> {
        let rule = kept::rule(E::NAME, field).filter(|rule| self.choose.holds(*rule));
        let whole = match (rule, fact) {
            (None, _) | (Some(Rule::IsKnown), Fact::Known(_)) => None,
            (Some(_), fact) => self.told(fact, Texts::Masked),
        };
        match whole {
            Some((fact, shortened)) => Kept { fact, as_said: true, shortened },
            None if fact.is_unstated() => {
                Kept { fact: Fact::Unstated, as_said: false, shortened: false }
            }
            None => {
                let shortened = fact.why() != Some(Why::Redacted);
                Kept { fact: Fact::Unknown(Why::Redacted), as_said: false, shortened }
            }
        }
    }
}

struct Kept<T> {
    fact: Fact<T>,
    /// Whether it still stands as a belief, if it was one.
    as_said: bool,
    shortened: bool,
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
        let because = choice.err().unwrap_or(Because::Field);
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
        let told = choice.ok().and_then(|texts| Some((texts, self.told(fact, texts)?)));
        let (kept, with_words, because) = match told {
            Some((texts, (fact, shortened))) => {
                let kept = Kept { fact, as_said: true, shortened };
                (kept, texts == Texts::WithWords, Because::Words)
            }
            None => (self.kept(name, fact), false, choice.err().unwrap_or(Because::Words)),
        };
        if kept.shortened || (words.is_some() && !with_words) {
            self.choose.withhold(E::NAME, name, because);
        }
        *(lens.get_mut)(&mut self.into) = kept.fact;
        let words = words.filter(|_| with_words).cloned();
        let note = Note { field: name, words, believed: believed && kept.as_said };
        self.into.how_mut().set(note);
    }
}
