use crate::{
    Fact,
    value::{Extra, Said, Text},
};
use std::sync::LazyLock;

/// How the facts of an entity were said, field by field. One pointer when there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct How(Option<Box<Notes>>);

#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Notes {
    /// In the order of field names.
    notes: Vec<Note>,
    extra: Extra,
}

static NO_EXTRA: LazyLock<Extra> = LazyLock::new(Extra::default);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Note {
    pub field: &'static str,
    pub words: Option<Text>,
    pub believed: bool,
}

impl How {
    pub(crate) fn notes(&self) -> &[Note] {
        self.0.as_ref().map_or(&[], |how| &how.notes)
    }

    /// The system's own fields.
    pub(crate) fn extra(&self) -> &Extra {
        self.0.as_ref().map_or(&NO_EXTRA, |how| &how.extra)
    }

    /// Changes the system's own fields.
    pub(crate) fn change_extra(&mut self, change: impl FnOnce(&mut Extra)) {
        change(&mut self.0.get_or_insert_default().extra);
        self.shrink();
    }

    /// There is nothing where nothing is noted.
    fn shrink(&mut self) {
        self.0.take_if(|how| how.notes.is_empty() && how.extra.is_empty());
    }

    fn find(&self, field: &str) -> Option<&Note> {
        let notes = self.notes();
        notes.get(notes.binary_search_by_key(&field, |note| note.field).ok()?)
    }

    /// The words in which a field was said, and whether as a belief.
    pub(crate) fn of(&self, field: &str) -> (Option<&Text>, bool) {
        self.find(field).map_or((None, false), |note| (note.words.as_ref(), note.believed))
    }

    pub(crate) fn text(&self, field: &str) -> Option<&Text> {
        self.find(field)?.words.as_ref()
    }

    pub(crate) fn words(&self, field: &str) -> Option<&str> {
        self.text(field).map(Text::as_str)
    }

    pub(crate) fn is_believed(&self, field: &str) -> bool {
        self.find(field).is_some_and(|note| note.believed)
    }

    /// Takes over how a field was said, and gives the fact.
    pub(crate) fn note<T>(&mut self, field: &'static str, said: Said<T>) -> Fact<T> {
        self.set(Note { field, words: said.words, believed: said.believed });
        said.fact
    }

    /// Replaces what is noted of a field.
    pub(crate) fn set(&mut self, note: Note) {
        let empty = note.words.is_none() && !note.believed;
        if empty && self.0.is_none() {
            return;
        }
        let notes = &mut self.0.get_or_insert_default().notes;
        match notes.binary_search_by_key(&note.field, |note| note.field) {
            Ok(i) if empty => drop(notes.remove(i)),
            Ok(i) => {
                if let Some(old) = notes.get_mut(i) {
                    *old = note;
                }
            }
            Err(_) if empty => {}
            Err(i) => notes.insert(i, note),
        }
        self.shrink();
    }
}
