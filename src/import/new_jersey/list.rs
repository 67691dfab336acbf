//! Lists in cells, and what is left of them where a field holds one value.

use crate::{
    Claim, Fact, Remark, Why,
    import::{Labels, Row, meaning::next},
    value::{Relation, Said, Value},
};

/// The items of a list.
pub(super) fn items(cell: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut rest = cell;
    while !rest.is_empty() {
        let (item, after) = next(rest, ',');
        items.push(item.trim());
        rest = after;
    }
    items
}

/// A cell that stays as it is, in a remark.
pub(super) fn remark(row: &mut Row<'_>, column: &str) -> Option<Claim> {
    let cell = row.take_in_part(column);
    (!cell.is_empty()).then(|| Remark::new(format!("{column}: {cell}")).into())
}

/// The one value of a list, or the one that all others are wider words for. Of several, none can be
/// chosen: the list is kept in the words.
pub(super) fn one<T: Value + Ord>(
    row: &mut Row<'_>,
    column: &'static str,
    labels: Labels<'_, T>,
) -> Said<T> {
    choose(row, column, labels, |members| {
        let wider =
            |a: &T, b: &T| matches!(a.relation(b, None), Relation::Same | Relation::Broader);
        let narrowest = |one: &&&T| members.iter().all(|other| wider(other, one));
        members.iter().find(narrowest).map(|one| (*one).clone())
    })
}

/// The value of a list that stands last in an order; the list is kept in the words if it has others.
pub(super) fn highest<T: Value + Ord>(
    row: &mut Row<'_>,
    column: &'static str,
    order: Labels<'_, T>,
) -> Said<T> {
    choose(row, column, order, |members| {
        let place = |one: &T| order.iter().position(|(_, meaning)| meaning.value() == Some(one));
        members.iter().copied().max_by_key(|one| place(one)).cloned()
    })
}

fn choose<T: Value + Ord>(
    row: &mut Row<'_>,
    column: &'static str,
    labels: Labels<'_, T>,
    choice: impl FnOnce(&[&T]) -> Option<T>,
) -> Said<T> {
    let said = row.words(column, ',', labels);
    let Fact::Known(set) = &said.fact else {
        let fact = said.fact.why().map_or(Fact::Unstated, Fact::Unknown);
        return Said::new(fact, said.words);
    };
    let members: Vec<_> = set.iter().collect();
    let fact = choice(&members).map_or(Fact::Unknown(Why::Unusable), Fact::Known);
    let words = if members.len() > 1 { Some(row.take_in_part(column).into()) } else { said.words };
    Said::new(fact, words)
}
