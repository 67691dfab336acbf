//! Statements as they are kept: what each asserts, in order, beside one arena.

use super::{Claim, Rare, Statement};
use crate::{
    When,
    entity::{AnyEntity, Note},
    step::Step,
    value::{Arena, Atom, Extra, Full, Mark as ArenaMark, Span, Symbol, Text, Value},
};

/// Statements, in the order in which they were put in. They are not changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Store {
    arena: Arena,
    assertions: Vec<Assertion>,
    claims: Vec<Head>,
    statements: Vec<Said>,
}

/// What a claim says of a field, or a statement of itself.
#[derive(Debug, Clone, Copy)]
struct Assertion {
    value: Atom,
    field: u8,
    how: Saying,
}

/// What an assertion tells of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saying {
    Plainly,
    AsBelief,
    /// In which words the one before was said.
    Words,
    /// The system's own fields, of no field.
    Extra,
}

/// A claim: what it is of, and its assertions, which lie side by side.
#[derive(Debug, Clone, Copy)]
struct Head {
    /// The required member; of several their parts.
    head: Atom,
    assertions: Span,
    entity: u8,
    manner: Manner,
}

#[derive(Debug, Clone, Copy)]
enum Manner {
    Said,
    Taken,
    Reported,
}

#[derive(Debug, Clone, Copy)]
struct Said {
    at: Atom,
    claims: Span,
    source: Symbol,
    key: Symbol,
    via: Symbol,
    /// What few statements have, each with the number of a part of [`Rare`].
    rare: Span,
}

/// How much a store holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    arena: ArenaMark,
    assertions: usize,
    claims: usize,
    statements: usize,
}

impl Store {
    pub(crate) fn len(&self) -> usize {
        self.statements.len()
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark {
            arena: self.arena.mark(),
            assertions: self.assertions.len(),
            claims: self.claims.len(),
            statements: self.statements.len(),
        }
    }

    /// Forgets what was put in after a mark.
    pub(crate) fn back_to(&mut self, mark: Mark) {
        self.arena.back_to(mark.arena);
        self.assertions.truncate(mark.assertions);
        self.claims.truncate(mark.claims);
        self.statements.truncate(mark.statements);
    }

    /// Gives back the memory that is not used.
    pub(crate) fn shrink(&mut self) {
        self.arena.shrink();
        self.assertions.shrink_to_fit();
        self.claims.shrink_to_fit();
        self.statements.shrink_to_fit();
    }

    /// Puts a statement in, whole or not at all.
    pub(crate) fn put(&mut self, statement: &Statement) -> Result<(), Full> {
        let mark = self.mark();
        let said = self.said(statement);
        if said.is_err() {
            self.back_to(mark);
        }
        self.statements.push(said?);
        Ok(())
    }

    fn said(&mut self, statement: &Statement) -> Result<Said, Full> {
        let start = self.claims.len();
        for claim in &statement.says {
            let head = self.head(claim)?;
            self.claims.push(head);
        }
        let rare = self.assertions.len();
        if let Some(parts) = &statement.rare {
            self.rare(parts)?;
        }
        let rare = Span::between(rare, self.assertions.len())?;
        let arena = &mut self.arena;
        let key = statement.key.as_ref().map(|key| arena.put_key(key.as_str())).transpose()?;
        let via = statement.via.as_ref().map(|via| arena.put_key(via.as_str())).transpose()?;
        Ok(Said {
            at: statement.at.put(arena)?,
            claims: Span::between(start, self.claims.len())?,
            source: arena.put_key(statement.source.as_str())?,
            key: Symbol::or_none(key),
            via: Symbol::or_none(via),
            rare,
        })
    }

    fn head(&mut self, claim: &Claim) -> Result<Head, Full> {
        let (number, manner) = match claim {
            Claim::Step(step) => (step.number(), Manner::Taken),
            Claim::Reported(step) => (step.number(), Manner::Reported),
            claim => (claim.number(), Manner::Said),
        };
        let entity = claim.entity();
        let heads = (0..entity.heads().len()).filter_map(|i| entity.head(i));
        let heads: Result<Vec<Atom>, Full> =
            heads.map(|head| head.put_into(&mut self.arena)).collect();
        let head = match *heads? {
            [] => Atom::Unstated,
            [head] => head,
            ref several => Atom::Parts(self.arena.put_parts(several)?),
        };
        let start = self.assertions.len();
        self.assert(entity)?;
        let assertions = Span::between(start, self.assertions.len())?;
        Ok(Head { head, assertions, entity: number.ok_or(Full)?, manner })
    }

    fn assert(&mut self, entity: &dyn AnyEntity) -> Result<(), Full> {
        let how = entity.how();
        let stated = entity.stated();
        for (i, field) in entity.fields().iter().enumerate() {
            let (words, believed) = how.of(field.name);
            if !stated.contains(i) && words.is_none() && !believed {
                continue;
            }
            let value = match entity.fact(i) {
                crate::Fact::Known(value) => value.put_into(&mut self.arena)?,
                crate::Fact::Unknown(why) => Atom::Unknown(why),
                crate::Fact::Unstated => Atom::Unstated,
            };
            let field = field.number;
            let how = if believed { Saying::AsBelief } else { Saying::Plainly };
            self.assertions.push(Assertion { value, field, how });
            if let Some(words) = words {
                let value = words.put(&mut self.arena)?;
                self.assertions.push(Assertion { value, field, how: Saying::Words });
            }
        }
        if !how.extra().is_empty() {
            let value = how.extra().put(&mut self.arena)?;
            self.assertions.push(Assertion { value, field: u8::MAX, how: Saying::Extra });
        }
        Ok(())
    }

    fn rare(&mut self, rare: &Rare) -> Result<(), Full> {
        fn put<T: Value>(part: Option<&T>, arena: &mut Arena) -> Result<Option<Atom>, Full> {
            part.map(|part| part.put(arena)).transpose()
        }
        let arena = &mut self.arena;
        let parts = [
            put(rare.replaces.as_ref(), arena)?,
            put(rare.cite.as_ref(), arena)?,
            put(rare.public.as_ref(), arena)?,
            put(rare.recorded.as_ref(), arena)?,
            put(rare.recorded_by.as_ref(), arena)?,
        ];
        let stated = parts.into_iter().zip(0..).filter_map(|(part, field)| Some((part?, field)));
        self.assertions.extend(stated.map(|(value, field)| Assertion {
            value,
            field,
            how: Saying::Plainly,
        }));
        Ok(())
    }

    /// A statement as it was put in.
    pub(crate) fn get(&self, number: u32) -> Option<Statement> {
        let said = self.statements.get(usize::try_from(number).ok()?)?;
        let says = said.claims.of(&self.claims).iter().map(|head| self.claim(head));
        Some(Statement {
            at: Value::get(said.at, &self.arena)?,
            source: self.arena.key(said.source).into(),
            says: says.collect::<Option<_>>()?,
            key: said.key.known().map(|key| self.arena.key(key).into()),
            via: said.via.known().map(|via| self.arena.key(via).into()),
            rare: self.get_rare(said.rare.of(&self.assertions)),
        })
    }

    fn claim(&self, head: &Head) -> Option<Claim> {
        let mut claim = match head.manner {
            Manner::Said => Claim::numbered(head.entity)?,
            Manner::Taken => Claim::Step(Step::numbered(head.entity)?),
            Manner::Reported => Claim::Reported(Box::new(Step::numbered(head.entity)?)),
        };
        let entity = claim.entity_mut();
        match head.head {
            Atom::Parts(parts) if entity.heads().len() > 1 => {
                for (i, part) in self.arena.parts(parts).iter().enumerate() {
                    entity.head_mut(i)?.become_stored(*part, &self.arena);
                }
            }
            Atom::Unstated => {}
            only => entity.head_mut(0)?.become_stored(only, &self.arena),
        }
        for Assertion { value, field, how } in head.assertions.of(&self.assertions) {
            let number = usize::from(*field);
            let field = entity.fields().get(number).map_or("", |field| field.name);
            match how {
                Saying::Extra => {
                    let extra = Extra::stored(*value, &self.arena);
                    entity.how_mut().change_extra(|own| *own = extra);
                }
                Saying::Words => {
                    let words = Text::get(*value, &self.arena);
                    let believed = entity.how().is_believed(field);
                    entity.how_mut().set(Note { field, words, believed });
                }
                Saying::Plainly => entity.fill(number, *value, &self.arena),
                Saying::AsBelief => {
                    entity.fill(number, *value, &self.arena);
                    entity.how_mut().set(Note { field, words: None, believed: true });
                }
            }
        }
        Some(claim)
    }

    fn get_rare(&self, parts: &[Assertion]) -> Option<Box<Rare>> {
        let part = |number| Some(parts.iter().find(|part| part.field == number)?.value);
        let text = |number| part(number).and_then(|text| Text::get(text, &self.arena));
        let when = |number| part(number).and_then(|when| When::get(when, &self.arena));
        (!parts.is_empty()).then(|| {
            Box::new(Rare {
                replaces: part(0).and_then(|key| Value::get(key, &self.arena)),
                cite: text(1),
                public: when(2),
                recorded: when(3),
                recorded_by: text(4),
            })
        })
    }
}
