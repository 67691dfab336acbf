use crate::{
    Investigation, Leave,
    value::{Arena, Atom, Form, Full, Key, Kind, Rewrite, Text, Value, record},
};
use std::fmt;

record! {
    /// A leave or an investigation that is left as it is when an incident is resolved, and why.
    ///
    /// ```
    /// use use_of_force::step::Left;
    ///
    /// let left = Left::investigation_of("federal-1", "declared dormant");
    /// assert_eq!(left.to_string(), "federal-1 (declared dormant)");
    /// ```
    pub struct Left "a leave or an investigation that is left" {
        /// The leave, if it is one.
        leave / with_leave: Key<Leave> [either],
        /// The investigation, if it is one.
        investigation / with_investigation: Key<Investigation> [either],
        /// Why it is left.
        reason / with_reason: Text [required],
    }
}

impl Left {
    /// A leave whose end was never announced, or that goes on for another reason.
    #[must_use]
    pub fn leave_of(key: impl Into<Key<Leave>>, reason: impl Into<Text>) -> Self {
        Self::EMPTY.with_leave(key).with_reason(reason)
    }

    /// An investigation that is not over.
    #[must_use]
    pub fn investigation_of(key: impl Into<Key<Investigation>>, reason: impl Into<Text>) -> Self {
        Self::EMPTY.with_investigation(key).with_reason(reason)
    }

    /// The key of what is left.
    pub(crate) fn key(&self) -> Option<Box<str>> {
        let leave = self.leave.as_ref().map(Key::as_str);
        leave.or(self.investigation.as_ref().map(Key::as_str)).map(Box::from)
    }

    /// What is left: its kind and its key.
    pub(crate) fn names(&self) -> Option<(Kind, &str)> {
        let leave = self.leave.as_ref().map(|key| (Kind::Leave, key.as_str()));
        leave.or(self.investigation.as_ref().map(|key| (Kind::Investigation, key.as_str())))
    }
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ({})",
            self.key().unwrap_or_default(),
            self.reason.as_ref().map_or("", Text::as_str)
        )
    }
}

impl Value for Left {
    const TYPE: &'static str = "what is left";
    const FORM: Form = Self::RECORD;

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        self.parts_put(arena)
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        Self::parts_get(atom, arena)
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        self.parts_rewritten(with)
    }

    fn mentions<'a>(&'a self, each: &mut dyn FnMut(Kind, &'a str)) {
        self.leave.iter().for_each(|leave| leave.mentions(each));
        self.investigation.iter().for_each(|investigation| investigation.mentions(each));
    }
}
