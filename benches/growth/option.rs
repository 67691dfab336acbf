//! What is measured.

use crate::{
    operation::Operation,
    shape::{self, Shape},
};
use lexopt::{Arg, Parser, ValueExt};

/// The smallest n: what is cubic takes too long with some thousands.
pub(crate) const LEAST: usize = 250;

pub(crate) struct Options {
    /// The largest n.
    pub(crate) upto: usize,
    /// Whether to print what is as it should be, too.
    pub(crate) every: bool,
    /// Names of shapes; all if there is none.
    shapes: Vec<String>,
    /// Names of operations, or first parts of them; all if there is none.
    operations: Vec<String>,
}

impl Options {
    pub(crate) fn read(operations: &[Operation]) -> Result<Self, lexopt::Error> {
        let mut options =
            Self { upto: 16_000, every: false, shapes: Vec::new(), operations: Vec::new() };
        let mut parser = Parser::from_env();
        while let Some(arg) = parser.next()? {
            match arg {
                // So says cargo.
                Arg::Long("bench") => {}
                Arg::Long("all") => options.every = true,
                Arg::Long("upto") => options.upto = parser.value()?.parse()?,
                Arg::Value(name) => options.select(name.string()?, operations)?,
                other => return Err(other.unexpected()),
            }
        }
        if options.upto < LEAST {
            return Err(format!("expected `--upto` with {LEAST} or more").into());
        }
        Ok(options)
    }

    fn select(&mut self, name: String, operations: &[Operation]) -> Result<(), lexopt::Error> {
        if shape::all().any(|shape| shape.name == name) {
            self.shapes.push(name);
        } else if operations.iter().any(|operation| operation.is_named(&name)) {
            self.operations.push(name);
        } else {
            let shapes: Vec<_> = shape::all().map(|shape| shape.name).collect();
            let operations: Vec<_> = operations.iter().map(|it| it.name.as_str()).collect();
            let (shapes, operations) = (shapes.join(" "), operations.join(" "));
            let expected = "expected the name of a shape or of an operation";
            let listed = format!("shapes: {shapes}\n\noperations: {operations}");
            return Err(format!("{expected}, found `{name}`\n\n{listed}").into());
        }
        Ok(())
    }

    pub(crate) fn shapes(&self) -> impl Iterator<Item = &'static Shape> {
        let is_meant = |shape: &&Shape| self.shapes.iter().any(|name| name == shape.name);
        shape::all().filter(move |shape| self.shapes.is_empty() || is_meant(shape))
    }

    pub(crate) fn operations<'o>(&self, all: &'o [Operation]) -> Vec<&'o Operation> {
        let is_meant = |it: &&Operation| self.operations.iter().any(|name| it.is_named(name));
        all.iter().filter(|it| self.operations.is_empty() || is_meant(it)).collect()
    }
}
