use super::{AnyValue, Form, Kind, MOST, Relation, Rewrite, Type, Value, kind::Compound};
use crate::Fact;
use chrono::FixedOffset;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, marker::PhantomData};

/// The words of a list, or "none".
fn show<T: fmt::Display>(members: &[T], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (i, member) in members.iter().enumerate() {
        f.write_str(if i == 0 { "" } else { ", " })?;
        member.fmt(f)?;
    }
    if members.is_empty() { f.write_str("none") } else { Ok(()) }
}

/// What `Set`, `List` and `Among` have in common: a sequence of members, written as an array.
macro_rules! sequence {
    ($Name:ident, $arrange:expr) => {
        impl<T> $Name<T> {
            /// None at all, affirmed: "no weapon", which is not the same as nothing said.
            #[must_use]
            pub fn none() -> Self {
                Self::of(Vec::new())
            }

            /// The number of members.
            #[must_use]
            pub fn len(&self) -> usize {
                self.members.len()
            }

            /// Whether there are no members.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.members.is_empty()
            }

            /// The members.
            pub fn iter(&self) -> std::slice::Iter<'_, T> {
                self.members.iter()
            }
        }

        impl<T: PartialEq> $Name<T> {
            /// Whether this is a member.
            pub fn contains(&self, member: &T) -> bool {
                self.members.contains(member)
            }
        }

        impl<'a, T> IntoIterator for &'a $Name<T> {
            type Item = &'a T;
            type IntoIter = std::slice::Iter<'a, T>;

            fn into_iter(self) -> Self::IntoIter {
                self.members.iter()
            }
        }

        impl<T: Ord> FromIterator<T> for $Name<T> {
            fn from_iter<I: IntoIterator<Item = T>>(members: I) -> Self {
                let arrange: fn(&mut Vec<T>) = $arrange;
                let mut members: Vec<T> = members.into_iter().collect();
                arrange(&mut members);
                Self::of(members)
            }
        }

        impl<T: Ord, U: Into<T>> From<Vec<U>> for Fact<$Name<T>> {
            fn from(members: Vec<U>) -> Self {
                Fact::Known(members.into_iter().map(Into::into).collect())
            }
        }

        impl<T: Ord, U: Into<T>, const N: usize> From<[U; N]> for Fact<$Name<T>> {
            fn from(members: [U; N]) -> Self {
                Fact::Known(members.into_iter().map(Into::into).collect())
            }
        }

        impl<T> From<$Name<T>> for Fact<$Name<T>> {
            fn from(members: $Name<T>) -> Self {
                Fact::Known(members)
            }
        }

        impl<T: fmt::Display> fmt::Display for $Name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                show(&self.members, f)
            }
        }

        impl<T: fmt::Debug> fmt::Debug for $Name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(&self.members).finish()
            }
        }

        impl<T: Serialize> Serialize for $Name<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.members.serialize(serializer)
            }
        }

        impl<'de, T: Deserialize<'de> + Ord> Deserialize<'de> for $Name<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_seq(deserializer).map(Self::from_iter)
            }
        }
    };
}

/// A whole set: the whole answer of its source. Another set is another answer, and an empty one
/// means none.
///
/// ```
/// use use_of_force::{Person, code::Weapon, value::Set};
///
/// let person = Person::new("person-1").armed_with([Weapon::Knife, Weapon::Handgun]);
/// assert!(person.armed_with.known().is_some_and(|set| set.contains(&Weapon::Knife)));
/// assert!(Person::new("person-1").armed_with(Set::none()).armed_with.is(&Set::none()));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Set<T> {
    members: Vec<T>,
}

/// A list whose order says something: the states that a pursuit crossed, one after the other.
///
/// ```
/// use use_of_force::{Jurisdiction, Pursuit};
///
/// let (missouri, kansas) = (Jurisdiction::state_of("MO"), Jurisdiction::state_of("KS"));
/// let pursuit = Pursuit::new("pursuit-1").crossed([missouri.clone(), kansas]);
/// assert_eq!(pursuit.crossed.known().and_then(|states| states.iter().next()), Some(&missouri));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct List<T> {
    members: Vec<T>,
}

/// An open list: these, among others.
///
/// Each agency reports only its own officers and its own case number, so the open lists of several
/// sources unite. Only a list that is said to be complete ([`Among::exactly`]) can be contradicted.
///
/// ```
/// use use_of_force::{Agency, Key, Shooting, value::Among};
///
/// let agencies = [Key::<Agency>::from("kcpd"), Key::from("kckpd")];
/// let open = Shooting::new("shooting-1").discharged_by(["kcpd", "kckpd"]);
/// let complete = Shooting::new("shooting-1").discharged_by(Among::exactly(agencies));
/// assert!(open.discharged_by != complete.discharged_by);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Among<T> {
    members: Vec<T>,
    complete: bool,
}

fn sorted<T: Ord>(members: &mut Vec<T>) {
    members.sort();
    members.dedup();
}

sequence!(Set, sorted);
sequence!(List, |_| ());
sequence!(Among, sorted);

impl<T> Set<T> {
    fn of(members: Vec<T>) -> Self {
        Self { members }
    }
}

impl<T> List<T> {
    fn of(members: Vec<T>) -> Self {
        Self { members }
    }
}

impl<T> Among<T> {
    fn of(members: Vec<T>) -> Self {
        let complete = members.is_empty();
        Self { members, complete }
    }

    /// Whether these are said to be all. An affirmed nobody is complete.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }
}

impl<T: Ord> Among<T> {
    /// These and no others.
    #[must_use]
    pub fn exactly<U: Into<T>>(members: impl IntoIterator<Item = U>) -> Self {
        let mut list: Self = members.into_iter().map(Into::into).collect();
        list.complete = true;
        list
    }

    fn covers(&self, other: &Self) -> bool {
        other.iter().all(|member| self.members.binary_search(member).is_ok())
    }
}

/// How two sets relate whose members may be broader and narrower words of each other.
fn sets<T: Value>(a: &[T], b: &[T], zone: Option<FixedOffset>) -> Relation {
    let best = |x: &T, others: &[T]| {
        others.iter().map(|y| x.relation(y, zone)).min_by_key(|relation| match relation {
            Relation::Same => 0,
            Relation::Narrower | Relation::Broader => 1,
            Relation::Compatible => 2,
            Relation::Contradictory => 3,
        })
    };
    let one_way = |from: &[T], to: &[T]| {
        from.iter().fold(Relation::Same, |all, member| {
            all.and(best(member, to).unwrap_or(Relation::Contradictory))
        })
    };
    match one_way(b, a) {
        Relation::Narrower => Relation::Broader.and(one_way(a, b)),
        Relation::Broader => Relation::Narrower.and(one_way(a, b)),
        other => other.and(one_way(a, b)),
    }
}

impl<T: Value> Set<T> {
    const NAME: &'static Compound = &Compound::new("set of ", T::TYPE);
}

impl<T: Value + Ord> Value for Set<T> {
    const TYPE: &'static str = Self::NAME.as_str();
    const FORM: Form = Form::Array { of: &Type::of::<T>(), open: false };

    fn relation(&self, other: &Self, zone: Option<FixedOffset>) -> Relation {
        sets(&self.members, &other.members, zone)
    }

    fn lacks(&self, earlier: &Self) -> bool {
        let exactly = self.len() + earlier.len() > MOST;
        earlier.iter().any(|member| match exactly {
            true => self.members.binary_search(member).is_err(),
            false => self.iter().all(|kept| kept.relation(member, None) == Relation::Contradictory),
        })
    }

    fn members<'a>(&'a self, each: &mut dyn FnMut(&'a dyn AnyValue)) {
        self.iter().for_each(|member| each(member));
    }

    fn mentions<'a>(&'a self, each: &mut dyn FnMut(Kind, &'a str)) {
        self.iter().for_each(|member| member.mentions(each));
    }

    fn unlisted(&self, each: &mut dyn FnMut(&'static str, &str, Option<&'static str>)) {
        self.iter().for_each(|member| member.unlisted(each));
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        self.iter().map(|member| member.rewritten(with)).collect()
    }
}

impl<T: Value> List<T> {
    const NAME: &'static Compound = &Compound::new("list of ", T::TYPE);
}

impl<T: Value + Ord> Value for List<T> {
    const TYPE: &'static str = Self::NAME.as_str();
    const FORM: Form = Form::Array { of: &Type::of::<T>(), open: false };

    fn members<'a>(&'a self, each: &mut dyn FnMut(&'a dyn AnyValue)) {
        self.iter().for_each(|member| each(member));
    }

    fn relation(&self, other: &Self, zone: Option<FixedOffset>) -> Relation {
        if self.len() != other.len() {
            return Relation::Contradictory;
        }
        let pairs = self.iter().zip(other);
        pairs.fold(Relation::Same, |all, (a, b)| all.and(a.relation(b, zone)))
    }

    fn mentions<'a>(&'a self, each: &mut dyn FnMut(Kind, &'a str)) {
        self.iter().for_each(|member| member.mentions(each));
    }

    fn unlisted(&self, each: &mut dyn FnMut(&'static str, &str, Option<&'static str>)) {
        self.iter().for_each(|member| member.unlisted(each));
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        self.iter().map(|member| member.rewritten(with)).collect()
    }
}

impl<T: Value> Among<T> {
    const NAME: &'static Compound = &Compound::new("open list of ", T::TYPE);
}

impl<T: Value + Ord> Value for Among<T> {
    const TYPE: &'static str = Self::NAME.as_str();
    const FORM: Form = Form::Array { of: &Type::of::<T>(), open: true };

    fn relation(&self, other: &Self, _zone: Option<FixedOffset>) -> Relation {
        match (self.complete, other.complete) {
            _ if self == other => Relation::Same,
            (_, false) if self.covers(other) => Relation::Narrower,
            (false, _) if other.covers(self) => Relation::Broader,
            (false, false) => Relation::Compatible,
            _ => Relation::Contradictory,
        }
    }

    fn united(&self, other: &Self) -> Option<Self> {
        let open = !self.complete && !other.complete;
        open.then(|| self.iter().chain(other).cloned().collect())
    }

    fn is_part(&self, whole: &Self) -> bool {
        !self.complete && !whole.complete && whole.covers(self)
    }

    fn members<'a>(&'a self, each: &mut dyn FnMut(&'a dyn AnyValue)) {
        self.iter().for_each(|member| each(member));
    }

    fn is_complete(&self) -> bool {
        self.complete
    }

    fn is_open(&self) -> bool {
        !self.complete
    }

    fn set_complete(&mut self) -> bool {
        self.complete = true;
        true
    }

    fn mentions<'a>(&'a self, each: &mut dyn FnMut(Kind, &'a str)) {
        self.iter().for_each(|member| member.mentions(each));
    }

    fn unlisted(&self, each: &mut dyn FnMut(&'static str, &str, Option<&'static str>)) {
        self.iter().for_each(|member| member.unlisted(each));
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        let members: Option<Self> = self.iter().map(|member| member.rewritten(with)).collect();
        members.map(|members| Self { complete: self.complete, ..members })
    }
}

fn read_seq<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    struct SeqVisitor<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> de::Visitor<'de> for SeqVisitor<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an array")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            Err(E::custom(crate::ParseError::new("an array", text)))
        }

        fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(64));
            while let Some(member) = seq.next_element()? {
                members.push(member);
            }
            Ok(members)
        }
    }

    deserializer.deserialize_seq(SeqVisitor(PhantomData))
}
