use super::{
    Incident,
    account::{NounAccount, stands_as_said},
    index::Entry,
};
use crate::{
    Agency, Circumstances, Claim, Collision, Determination, Force, Investigation, Leave, Officer,
    Person, Pursuit, Shooting, When, entity::Note, statement::Noun, value::Key,
};
use chrono::Datelike;
use std::sync::LazyLock;

static NOTHING: LazyLock<Circumstances> = LazyLock::new(Circumstances::new);

/// The current picture: what stands of each noun, computed from the log when it is asked for.
impl Incident {
    /// The noun of this key, also one that was ruled out.
    ///
    /// ```
    /// use use_of_force::{Incident, Key, Officer, uuid::Uuid};
    ///
    /// let incident = Incident::new(Uuid::nil());
    /// assert!(incident.get(&Key::<Officer>::from("officer-1")).is_none());
    /// ```
    #[must_use]
    pub fn get<N: Noun>(&self, key: &Key<N>) -> Option<&N> {
        self.noun(key.as_str())
    }

    /// The circumstances; with nothing stated if nobody described them.
    #[must_use]
    pub fn circumstances(&self) -> &Circumstances {
        self.noun("").unwrap_or(&NOTHING)
    }

    pub(crate) fn noun<N: Noun>(&self, key: &str) -> Option<&N> {
        let (key, entry) = self.entry(self.root(key)).filter(|(_, entry)| entry.kind == N::KIND)?;
        self.current(key, entry)
    }

    fn current<'a, N: Noun>(&'a self, key: &'a str, entry: &'a Entry) -> Option<&'a N> {
        // Most nouns are described once.
        if let Some(lone) = self.lone(entry) {
            return N::of(lone);
        }
        N::of(entry.made().merged.get_or_init(|| merged(NounAccount::new(self, key, entry))))
    }

    /// The only description of a noun, if there is one and everything that it says stands as it says
    /// it.
    fn lone(&self, entry: &Entry) -> Option<&Claim> {
        let [only] = entry.claims.as_slice() else { return None };
        let (_, claim) = self.log.claim(*only).filter(|_| self.describes(*only))?;
        (!self.rewrites() && stands_as_said(claim.entity())).then_some(claim)
    }

    /// The nouns of one kind, in order of introduction, without those that were ruled out: for code
    /// that works on all of them.
    pub fn nouns<N: Noun>(
        &self,
    ) -> impl DoubleEndedIterator<Item = &N> + ExactSizeIterator + use<'_, N> {
        let entries = self
            .index
            .iter()
            .filter(|(key, entry)| entry.kind == N::KIND && !self.has_no_part(key));
        let mut found: Vec<_> = entries
            .filter_map(|(key, entry)| Some((entry.claims.first(), self.current::<N>(key, entry)?)))
            .collect();
        // Keys that a cut incident only mentions come last.
        found.sort_by_key(|(introduced, _)| (introduced.is_none(), *introduced));
        found.into_iter().map(|(_, noun)| noun)
    }
}

/// When it happened.
impl Incident {
    /// When it happened, as far as that is known: what stands of the circumstances, or else of the
    /// first shooting, use of force or pursuit of which a moment is known.
    ///
    /// ```
    /// use use_of_force::{Incident, Shooting, Source, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let clerk = incident.declare(Source::new("clerk"))?;
    /// let shooting = Shooting::new("shooting-1").occurred(when!("2031-05-03"));
    /// incident.record(clerk.says(when!("2031-05-04"), [shooting.into()]))?;
    /// assert_eq!(incident.occurred(), Some(when!("2031-05-03")));
    /// assert_eq!(incident.year(), Some(2031));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn occurred(&self) -> Option<When> {
        self.moments().next()
    }

    /// The year in which it happened: that of the first of these moments whose bounds lie in one year,
    /// on the calendar where it happened.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.moments().find_map(|when| {
            let year = when.earliest().year();
            (year == when.latest().year()).then_some(year)
        })
    }

    fn moments(&self) -> impl Iterator<Item = When> {
        let circumstances = std::iter::once_with(|| &self.circumstances().occurred);
        circumstances
            .chain(self.shootings().map(|it| &it.occurred))
            .chain(self.force().map(|it| &it.occurred))
            .chain(self.pursuits().map(|it| &it.began))
            .filter_map(|moment| moment.known().copied())
    }
}

macro_rules! accessors {
    ($($(#[doc = $doc:literal])+ $name:ident $Noun:ident,)*) => {
        impl Incident {
            $(
                $(#[doc = $doc])+
                pub fn $name(&self) -> impl DoubleEndedIterator<Item = &$Noun> + ExactSizeIterator {
                    self.nouns()
                }
            )*
        }
    };
}

accessors! {
    /// The agencies, in order of introduction, without those that were ruled out.
    agencies Agency,
    /// The officers, in order of introduction, without those that were ruled out.
    officers Officer,
    /// The persons, in order of introduction, without those that were ruled out; animals
    /// included, which their role tells.
    people Person,
    /// The pursuits, in order of introduction, without those that were ruled out.
    pursuits Pursuit,
    /// The collisions, in order of introduction, without those that were ruled out.
    collisions Collision,
    /// The shootings, in order of introduction, without those that were ruled out.
    shootings Shooting,
    /// The uses of force, in order of introduction, without those that were ruled out.
    force Force,
    /// The investigations, in order of introduction, without those that were ruled out.
    investigations Investigation,
    /// The leaves, in order of introduction, without those that were ruled out.
    leaves Leave,
    /// The determinations, in order of introduction, without those that were ruled out.
    determinations Determination,
}

/// What stands of a noun that several claims describe, or none.
fn merged(noun: NounAccount<'_>) -> Claim {
    let mut merged = Claim::bare(noun.kind, noun.key);
    let into = merged.entity_mut();
    for it in noun.fields() {
        let Some(standing) = it.standing() else { continue };
        into.set(usize::from(it.field.number), standing.fact);
        // What several say together nobody says in these words.
        let words = standing.said.words.filter(|_| standing.is_said).cloned();
        let believed = standing.said.believed;
        into.how_mut().set(Note { field: it.field.name, words, believed });
    }
    let extra = noun.extra();
    if !extra.is_empty() {
        into.how_mut().change_extra(|own| *own = extra);
    }
    merged
}
