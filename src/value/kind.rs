use super::Atom;

/// What a key names. Sources, statements and nouns are three namespaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Circumstances,
    Agency,
    Officer,
    Person,
    Pursuit,
    Collision,
    Shooting,
    Force,
    Investigation,
    Leave,
    Determination,
    /// An officer or a person.
    Party,
    /// A noun of any kind.
    Any,
    Source,
    Statement,
}

impl Kind {
    /// The nouns that have descriptions, in the order of the data dictionary.
    pub const NOUNS: [Kind; 11] = [
        Kind::Circumstances,
        Kind::Agency,
        Kind::Officer,
        Kind::Person,
        Kind::Pursuit,
        Kind::Collision,
        Kind::Shooting,
        Kind::Force,
        Kind::Investigation,
        Kind::Leave,
        Kind::Determination,
    ];

    const ALL: [Kind; 15] = {
        let mut all = [Kind::Party; 15];
        let (nouns, others) = all.split_at_mut(Kind::NOUNS.len());
        nouns.copy_from_slice(&Kind::NOUNS);
        others.copy_from_slice(&[Kind::Party, Kind::Any, Kind::Source, Kind::Statement]);
        all
    };

    /// As it is stored.
    pub(crate) fn put(self) -> Atom {
        let number = Self::ALL.iter().position(|kind| *kind == self);
        Atom::Word(number.and_then(|number| number.try_into().ok()).unwrap_or(u16::MAX))
    }

    pub(crate) fn get(atom: Atom) -> Option<Self> {
        match atom {
            Atom::Word(number) => Self::ALL.get(usize::from(number)).copied(),
            _ => None,
        }
    }

    /// The word in paths and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Circumstances => "circumstances",
            Kind::Agency => "agency",
            Kind::Officer => "officer",
            Kind::Person => "person",
            Kind::Pursuit => "pursuit",
            Kind::Collision => "collision",
            Kind::Shooting => "shooting",
            Kind::Force => "force",
            Kind::Investigation => "investigation",
            Kind::Leave => "leave",
            Kind::Determination => "determination",
            Kind::Party => "officer or person",
            Kind::Any => "noun",
            Kind::Source => "source",
            Kind::Statement => "statement",
        }
    }

    /// The described noun of that name.
    pub fn of(name: &str) -> Option<Kind> {
        Kind::NOUNS.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether such a key names a noun.
    pub fn is_of_noun(self) -> bool {
        !matches!(self, Kind::Circumstances | Kind::Source | Kind::Statement)
    }

    /// Whether a key that must name `self` may name a described noun of kind `found`.
    pub fn admits(self, found: Kind) -> bool {
        match self {
            Kind::Any => true,
            Kind::Party => matches!(found, Kind::Officer | Kind::Person),
            kind => kind == found,
        }
    }
}

/// The name of a type that is made of two words, joined when the crate is compiled.
pub(crate) struct Compound {
    bytes: [u8; 64],
    length: usize,
}

impl Compound {
    pub(crate) const fn new(a: &str, b: &str) -> Self {
        let mut bytes = [0; 64];
        let (head, tail) = bytes.split_at_mut(a.len());
        head.copy_from_slice(a.as_bytes());
        tail.split_at_mut(b.len()).0.copy_from_slice(b.as_bytes());
        Self { bytes, length: a.len() + b.len() }
    }

    pub(crate) const fn as_str(&'static self) -> &'static str {
        match str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}
