//! What is gone, and what is left (rule 9).

use super::moment::Moment;
use super::{Log, Named, Said};
use std::collections::BTreeSet;

/// What a source says of whether a noun was there.
struct Word<'a> {
    there: bool,
    said: &'a Said,
    /// When that was said first, towards other sources.
    first: &'a Moment,
}

impl Log {
    /// What each source says of whether the noun of this key was there, and has not taken back by
    /// saying the opposite. The key is the one that is named, whatever it is the same as.
    fn words_of(&self, key: &str) -> Vec<Word<'_>> {
        let says = |said: &Said, there: bool| {
            said.claims.iter().any(|claim| match there {
                true => claim.noun().is_some_and(|(_, described)| described == key),
                false => claim.is("ruled_out") && claim.text("key").as_deref() == Some(key),
            })
        };
        let mut words = Vec::new();
        for said in self.said.iter().filter(|said| self.in_force().contains(&said.number)) {
            for there in [true, false].into_iter().filter(|there| says(said, *there)) {
                let first = &self.first(said, |said| says(said, there)).at;
                words.push(Word { there, said, first });
            }
        }
        words.retain(|word| self.is_seen(word.first));
        let later = |a: &Word<'_>, b: &Word<'_>| {
            a.there != b.there
                && a.said.source == b.said.source
                && self.is_later(&a.said.at, &b.said.at)
        };
        let last: Vec<bool> =
            words.iter().map(|word| !words.iter().any(|other| later(other, word))).collect();
        words.into_iter().zip(last).filter(|(_, last)| *last).map(|(word, _)| word).collect()
    }

    /// Rule 9: against the descriptions of others the later word stands; of simultaneous words the
    /// noun stays.
    pub(crate) fn is_ruled_out(&self, key: &str) -> bool {
        let words = self.words_of(key);
        let out = || words.iter().filter(|word| !word.there);
        let later = |a: &Word<'_>, b: &Word<'_>| match a.said.source == b.said.source {
            true => self.is_later(&a.said.at, &b.said.at),
            false => self.is_later(a.first, b.first),
        };
        let stays = |word: &Word<'_>| !out().any(|other| later(other, word));
        out().next().is_some() && !words.iter().any(|word| word.there && stays(word))
    }

    /// Rule 9: whether somebody still says that it was there and somebody that it was not.
    pub(crate) fn is_there_disputed(&self, key: &str) -> bool {
        let words = self.words_of(key);
        words.iter().any(|word| word.there) && words.iter().any(|word| !word.there)
    }

    /// Rule 9: whether a source took back what it said of a noun at this moment, by ruling it out.
    pub(crate) fn took_back(&self, source: &str, key: &str, at: &Moment) -> bool {
        let rules_out = |said: &Said| {
            let mut claims = said.claims.iter();
            claims.any(|it| it.is("ruled_out") && it.text("key").as_deref() == Some(key))
        };
        self.said.iter().filter(|said| self.in_force().contains(&said.number)).any(|said| {
            rules_out(said)
                && said.source == source
                && self.is_later(&said.at, at)
                && self.is_seen(&self.first(said, |said| rules_out(said)).at)
        })
    }

    /// Words: the statement that said this first, of those that were replaced and repeated.
    pub(super) fn first<'a>(&'a self, said: &'a Said, says: impl Fn(&Said) -> bool) -> &'a Said {
        let mut first = said;
        while let Some(earlier) = self.restated(first).filter(|it| says(it)) {
            first = earlier;
        }
        first
    }

    /// When each noun that statements in force describe was described first, by each of them.
    pub(crate) fn introduced(&self) -> Vec<(Named, &Moment)> {
        let mut introduced = Vec::new();
        for (said, claim) in self.claims() {
            let Some(noun) = claim.noun() else { continue };
            let describes =
                |said: &Said| said.claims.iter().any(|it| it.noun().as_ref() == Some(&noun));
            let first = &self.first(said, describes).at;
            if self.is_seen(first) {
                introduced.push((noun, first));
            }
        }
        introduced
    }

    /// The keys under which statements in force describe something.
    pub(crate) fn described(&self) -> BTreeSet<Named> {
        self.introduced().into_iter().map(|(noun, _)| noun).collect()
    }

    /// Rule 9: whether no field mentions it any more: it was described once, and no statement in
    /// force does, or it was ruled out. A bare key is not gone.
    pub(crate) fn is_gone(&self, key: &str) -> bool {
        let keys = self.keys(self.head(key));
        // What is described later is not gone before.
        let mut described = self.claims().filter_map(|(_, claim)| claim.noun());
        let mut left = || described.any(|(_, it)| keys.contains(&it) && !self.is_ruled_out(&it));
        self.is_ruled_out(key) || (self.is_ever_described(key) && !left())
    }

    /// Rule 9: the nouns in the picture, each under the key under which it stands.
    pub(crate) fn nouns(&self) -> BTreeSet<Named> {
        let described = self.described().into_iter();
        let left = described.filter(|(_, key)| !self.is_ruled_out(key));
        left.map(|(noun, key)| (noun, self.head(&key).to_owned())).collect()
    }

    /// Rule 9: live unless it was withdrawn or nothing is described any more.
    pub(crate) fn is_live(&self) -> bool {
        let withdrawn = self.claims().any(|(_, claim)| claim.is("incident_withdrawn"));
        !withdrawn && !self.described().is_empty()
    }
}
