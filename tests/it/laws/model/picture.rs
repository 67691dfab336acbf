//! What follows from a log for its fields: what stands, what differs and what is open.

use super::{
    Log, Named,
    merging::{Word, is_disputed, positions, standing},
    path,
};
use crate::arbitrary::entry;
use std::collections::{BTreeMap, BTreeSet};
use use_of_force::dictionary::Field;

impl Log {
    /// What stands of each noun, field by field.
    pub(crate) fn picture(&self) -> BTreeMap<Named, BTreeMap<&'static str, Word>> {
        let field = |noun: &Named, field: &'static Field| {
            let words =
                self.said.len().checked_sub(1).map(|last| self.words(noun, field.name, last));
            let stands = standing(&positions(&words?, field), field, self.zone())?;
            Some((field.name, stands))
        };
        let fields =
            |noun: &Named| self.fields(noun).into_iter().filter_map(|it| field(noun, it)).collect();
        self.nouns().into_iter().map(|noun| (noun.clone(), fields(&noun))).collect()
    }

    /// The fields of which somebody spoke.
    fn fields(&self, noun: &Named) -> Vec<&'static Field> {
        let claims = self.said.iter().flat_map(|said| &said.says);
        let own = claims.filter(|claim| claim.described.as_ref() == Some(noun));
        let spoken: BTreeSet<_> =
            own.flat_map(|claim| &claim.answers).map(|(it, _)| it.name).collect();
        entry(noun.0).fields.iter().filter(|field| spoken.contains(field.name)).collect()
    }

    /// Where sources differ: per field the sources with their statements, and since which
    /// statement; what is only reported; which resolution is undermined.
    pub(crate) fn disputes(&self) -> BTreeSet<String> {
        let mut disputes = BTreeSet::new();
        for noun in self.part() {
            for field in self.fields(&noun) {
                disputes.extend(self.dispute(&noun, field));
            }
        }
        for (i, said) in self.said.iter().enumerate() {
            for claim in said.says.iter().filter(|claim| claim.reported) {
                disputes.insert(format!("reported {} at {i}", claim.name));
            }
        }
        disputes.extend(self.course().undermined.iter().map(|it| it.told(self)));
        disputes
    }

    fn dispute(&self, noun: &Named, field: &'static Field) -> Option<String> {
        let words = self.words(noun, field.name, self.len() - 1);
        let held = |n: usize| positions(&words[..n], field);
        let differ = |n: &usize| is_disputed(&held(*n), field, self.zone());
        // Since the last time that the sources came to differ.
        let since = (1..=words.len()).rev().take_while(differ).last()?;
        let known = held(words.len()).into_iter().filter(|it| it.known().is_some());
        let known: Vec<_> = known.map(|it| format!("{} at {}", it.source, it.place.0)).collect();
        let path = path(noun, field.name);
        let since = words[since - 1].place.0;
        Some(format!("{path}: {}; since {since}", known.join(", ")))
    }

    /// The fields of which nothing better is known than why, with who says so.
    pub(crate) fn questions(&self) -> BTreeSet<String> {
        let picture = self.picture();
        let mut questions = BTreeSet::new();
        for noun in self.part() {
            for (field, word) in &picture[&noun] {
                if let Err(why) = &word.answer.fact {
                    let (path, source, at) = (path(&noun, field), &word.source, word.place.0);
                    questions.insert(format!("{path}: {why}, {source} at {at}"));
                }
            }
        }
        questions
    }
}
