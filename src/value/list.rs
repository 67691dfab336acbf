use super::{
    AnyValue, Arena, Atom, Form, Full, Kind, MOST, Relation, Rewrite, Span, Type, Value,
    kind::Compound,
};
use crate::Fact;
use chrono::FixedOffset;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{cmp::Ordering, fmt, marker::PhantomData};

/// The words of a list, or "none".
fn show<T: fmt::Display>(members: &[T], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (i, member) in members.iter().enumerate() {
        f.write_str(if i == 0 { "" } else { ", " })?;
        member.fmt(f)?;
    }
    if members.is_empty() { f.write_str("none") } else { Ok(()) }
}

/// What `List` and `Ordered` have in common: a sequence of members, written as an array.
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

/// A list: these, among others, or these and no others ([`List::exactly`]).
///
/// Each agency reports only its own officers and its own case number. How the lists of several
/// sources come together is the field's ([`is_many`](crate::dictionary::Field::is_many)): either
/// they unite, and only one that is said to be complete can be contradicted, or the list is one
/// answer in several words. None at all is complete.
///
/// ```
/// use use_of_force::{Agency, Key, Person, Shooting, code::Weapon, value::List};
///
/// let person = Person::new("person-1").armed_with([Weapon::Knife, Weapon::Handgun]);
/// assert!(person.armed_with.known().is_some_and(|list| list.contains(&Weapon::Knife)));
/// assert!(Person::new("person-1").armed_with(List::none()).armed_with.is(&List::none()));
///
/// let agencies = [Key::<Agency>::from("kcpd"), Key::from("kckpd")];
/// let open = Shooting::new("shooting-1").discharged_by(["kcpd", "kckpd"]);
/// let complete = Shooting::new("shooting-1").discharged_by(List::exactly(agencies));
/// assert!(open.discharged_by != complete.discharged_by);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct List<T> {
    members: Vec<T>,
    complete: bool,
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
pub struct Ordered<T> {
    members: Vec<T>,
}

fn sorted<T: Ord>(members: &mut Vec<T>) {
    members.sort();
    members.dedup();
}

sequence!(List, sorted);
sequence!(Ordered, |_| ());

impl<T> Ordered<T> {
    fn of(members: Vec<T>) -> Self {
        Self { members }
    }
}

impl<T> List<T> {
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

impl<T: Ord> List<T> {
    /// These and no others.
    #[must_use]
    pub fn exactly<U: Into<T>>(members: impl IntoIterator<Item = U>) -> Self {
        let mut list: Self = members.into_iter().map(Into::into).collect();
        list.complete = true;
        list
    }
}

impl<T: Value + Ord> List<T> {
    const NAME: &'static Compound = &Compound::new("list of ", T::TYPE);

    /// How the members of this list stand to those of another that has all of them, if it has.
    fn within(&self, other: &Self, zone: Option<FixedOffset>) -> Option<Relation> {
        let exactly = self.len() + other.len() > MOST;
        self.iter().try_fold(Relation::Same, |all, member| {
            if other.members.binary_search(member).is_ok() {
                return Some(all);
            }
            if !exactly && member.names_several() == Some(true) && other.names_two(zone) {
                return Some(all.and(Relation::Broader));
            }
            let others = other.iter().filter(|_| !exactly);
            let relations = others.map(|it| member.relation(it, zone));
            let agreeing = relations.filter(|it| *it != Relation::Contradictory);
            let nearest = agreeing.min_by_key(|relation| match relation {
                Relation::Same => 0,
                Relation::Narrower => 1,
                Relation::Broader => 2,
                Relation::Compatible | Relation::Contradictory => 3,
            });
            nearest.map(|nearest| all.and(nearest))
        })
    }

    /// Whether it names two, of which neither says less of the same than the other.
    fn names_two(&self, zone: Option<FixedOffset>) -> bool {
        let all: Vec<&T> = self.iter().filter(|it| it.names_several().is_none()).collect();
        let is_narrower = |a: &T, b: &T| a.relation(b, zone) == Relation::Narrower;
        all.iter().filter(|it| !all.iter().any(|other| is_narrower(other, it))).count() > 1
    }

    /// Whether each of two lists has all that the other has, as far as it is none more precisely.
    fn each_in_other(&self, other: &Self, zone: Option<FixedOffset>) -> Relation {
        match (self.within(other, zone), other.within(self, zone)) {
            (Some(a), Some(b)) => {
                let complete = match (self.complete, other.complete) {
                    (true, false) => Relation::Narrower,
                    (false, true) => Relation::Broader,
                    _ => Relation::Same,
                };
                a.and(b.reversed()).and(complete)
            }
            // To name fewer is to say less.
            (Some(a), None) if !self.complete => a.and(Relation::Broader),
            (None, Some(b)) if !other.complete => b.and(Relation::Broader).reversed(),
            _ => Relation::Contradictory,
        }
    }
}

fn put_all<T: Value>(members: &[T], arena: &mut Arena) -> Result<Span, Full> {
    let members: Result<Vec<_>, _> = members.iter().map(|member| member.put(arena)).collect();
    arena.put_parts(&members?)
}

fn get_all<T: Value>(members: Span, arena: &Arena) -> Option<Vec<T>> {
    arena.parts(members).iter().map(|member| T::get(*member, arena)).collect()
}

impl<T: Value + Ord> Value for List<T> {
    const TYPE: &'static str = Self::NAME.as_str();
    const FORM: Form = Form::Array { of: &Type::of::<T>(), ordered: false };

    fn relation(&self, other: &Self, zone: Option<FixedOffset>) -> Relation {
        if self == other {
            return Relation::Same;
        }
        if self.is_empty() || other.is_empty() {
            return Relation::Contradictory;
        }
        self.each_in_other(other, zone)
    }

    fn relation_of_many(&self, other: &Self, zone: Option<FixedOffset>) -> Relation {
        match self.each_in_other(other, zone) {
            // Two that are both open, or of which the complete one has all.
            Relation::Contradictory if !self.complete && !other.complete => Relation::Compatible,
            relation => relation,
        }
    }

    fn united(&self, others: &[&Self], zone: Option<FixedOffset>) -> Option<Self> {
        let mut members: Vec<&T> = self.iter().collect();
        members.extend(others.iter().flat_map(|other| other.iter()));
        members.sort_unstable();
        members.dedup();
        if members.len() <= MOST {
            // Of two that say the same, the first.
            let is_less = |(i, a): (usize, &T), (j, b): (usize, &T)| match b.relation(a, zone) {
                Relation::Narrower => true,
                Relation::Same => j < i,
                _ => false,
            };
            let all = members.clone();
            let mut place = 0..;
            members.retain(|member| {
                let this = (place.next().unwrap_or_default(), *member);
                let mut others = all.iter().enumerate().filter(|(j, _)| *j != this.0);
                !others.any(|(j, other)| is_less(this, (j, *other)))
            });
        }
        Some(Self { members: members.into_iter().cloned().collect(), complete: self.complete })
    }

    fn is_part(&self, whole: &Self, zone: Option<FixedOffset>) -> bool {
        self.iter().any(|member| {
            whole.members.binary_search(member).is_ok()
                || whole.iter().any(|it| {
                    matches!(it.relation(member, zone), Relation::Same | Relation::Narrower)
                })
        }) || (self.is_empty() && whole.is_empty())
    }

    fn members<'a>(&'a self, each: &mut dyn FnMut(&'a dyn AnyValue)) {
        self.iter().for_each(|member| each(member));
    }

    fn is_complete(&self) -> bool {
        self.complete
    }

    fn set_complete(&mut self, complete: bool) -> bool {
        self.complete = complete || self.is_empty();
        true
    }

    fn mentions<'a>(&'a self, each: &mut dyn FnMut(Kind, &'a str)) {
        self.iter().for_each(|member| member.mentions(each));
    }

    fn unlisted(&self, each: &mut dyn FnMut(&'static str, &str, Option<&'static str>)) {
        self.iter().for_each(|member| member.unlisted(each));
    }

    fn left(&self, is_gone: &dyn Fn(Kind, &str) -> bool) -> Option<Self> {
        let members: Vec<T> = self.iter().filter_map(|member| member.left(is_gone)).collect();
        let all_gone = members.is_empty() && !self.is_empty();
        (!all_gone).then_some(Self { members, complete: self.complete })
    }

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        Ok(Atom::Members(put_all(&self.members, arena)?, self.complete))
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        let Atom::Members(members, complete) = atom else { return None };
        let members = get_all(members, arena)?;
        Some(Self { members, complete })
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        let members: Option<Self> = self.iter().map(|member| member.rewritten(with)).collect();
        members.map(|members| Self { complete: self.complete, ..members })
    }
}

impl<T: Value> Ordered<T> {
    const NAME: &'static Compound = &Compound::new("ordered list of ", T::TYPE);

    /// How this list stands to a longer one, in order, if it can be part of it.
    fn along(&self, longer: &Self, zone: Option<FixedOffset>) -> Option<Relation> {
        let mut left = longer.iter();
        self.iter().try_fold(Relation::Same, |all, member| {
            let relations = left.by_ref().map(|it| member.relation(it, zone));
            let agreeing = relations.into_iter().find(|it| *it != Relation::Contradictory);
            agreeing.map(|relation| all.and(relation))
        })
    }
}

impl<T: Value + Ord> Value for Ordered<T> {
    const TYPE: &'static str = Self::NAME.as_str();
    const FORM: Form = Form::Array { of: &Type::of::<T>(), ordered: true };

    fn relation(&self, other: &Self, zone: Option<FixedOffset>) -> Relation {
        let along = |a: &Self, b: &Self| a.along(b, zone).unwrap_or(Relation::Contradictory);
        match self.len().cmp(&other.len()) {
            _ if self == other => Relation::Same,
            _ if self.is_empty() || other.is_empty() => Relation::Contradictory,
            Ordering::Equal => along(self, other),
            Ordering::Less => along(self, other).and(Relation::Broader),
            Ordering::Greater => along(other, self).and(Relation::Broader).reversed(),
        }
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

    fn put(&self, arena: &mut Arena) -> Result<Atom, Full> {
        Ok(Atom::Members(put_all(&self.members, arena)?, false))
    }

    fn get(atom: Atom, arena: &Arena) -> Option<Self> {
        let Atom::Members(members, _) = atom else { return None };
        let members = get_all(members, arena)?;
        Some(Self { members })
    }

    fn rewritten(&self, with: &dyn Rewrite) -> Option<Self> {
        self.iter().map(|member| member.rewritten(with)).collect()
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
