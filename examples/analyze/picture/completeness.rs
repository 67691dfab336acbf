//! What is known of each field, and why not.

use super::super::collection::Collection;
use super::{
    BLUE, Drawn, GREEN, GREY, INK, ORANGE, PALE, PURPLE, Page, Picture, SKY, VERMILION, YELLOW,
    grouped, legend, words, write,
};
use plotters::{prelude::*, style::text_anchor::HPos};
use use_of_force::{Why, completeness::Tally, dictionary};

const ROW: i32 = 20;
const LABEL: i32 = 230;
const NUMBERS: i32 = 210;

/// A picture of each noun of whose fields somebody spoke.
pub(super) fn pictures(collection: &Collection) -> Vec<Drawn<Picture>> {
    let of = |noun: &str| collection.whole.fields().filter(|it| it.noun() == noun).collect();
    let nouns = dictionary::NOUNS.iter().map(|noun| (noun.name, of(noun.name)));
    let pictures = nouns.filter_map(|(noun, fields): (_, Vec<Tally<'_>>)| {
        let said: Vec<_> = fields.iter().copied().filter(|it| it.unstated() < it.nouns()).collect();
        (!said.is_empty()).then(|| picture(collection, noun, &said, fields.len() - said.len()))
    });
    pictures.collect()
}

fn color(why: Why) -> RGBColor {
    match why {
        Why::Pending => ORANGE,
        Why::Withheld => VERMILION,
        Why::Undisclosed => PURPLE,
        Why::Asked => YELLOW,
        Why::Declined => RGBColor(136, 34, 85),
        Why::Undetermined => SKY,
        Why::NotMade => RGBColor(102, 51, 0),
        Why::NotCollected => RGBColor(153, 153, 51),
        Why::Unusable => RGBColor(0, 0, 0),
        Why::Redacted => RGBColor(119, 119, 119),
        Why::Unexplained => GREEN,
        _ => RGBColor(51, 34, 136),
    }
}

fn picture(
    collection: &Collection,
    noun: &str,
    fields: &[Tally<'_>],
    unsaid: usize,
) -> Drawn<Picture> {
    let reasons: Vec<Why> = Why::ALL
        .iter()
        .copied()
        .filter(|why| *why != Why::NotApplicable && fields.iter().any(|it| it.unknown(*why) > 0))
        .collect();
    let mut entries = vec![("known".to_owned(), BLUE)];
    entries.extend(reasons.iter().map(|why| (words(why.as_str()), color(*why))));
    entries.push(("nobody stated it".to_owned(), PALE));
    let title = format!("What is known of each {noun}, and why not");
    let title = if noun == "circumstances" {
        "What is known of the circumstances, and why not".to_owned()
    } else {
        title
    };
    let denominator = fields.first().map_or("", Tally::denominator);
    let about = format!(
        "Shares of the {denominator}. Nobody said anything of {unsaid} other fields. Disputed values are known."
    );
    let rows = i32::try_from(fields.len())? * ROW;
    let page = Page {
        name: format!("completeness-{noun}.svg"),
        title: &title,
        about: &about,
        credit: &collection.credit(),
        width: 1000,
        height: (rows + 24 + 4 + 26).unsigned_abs(),
    };
    page.draw(|area| {
        let top = legend(area, 0, &entries)? + 4;
        let wide = area.dim_in_pixel().0.cast_signed() - LABEL - NUMBERS;
        for (tally, i) in fields.iter().zip(0..) {
            let y = top + i * ROW;
            let label = words(tally.field());
            write(
                area,
                &label,
                (LABEL - 8, y + ROW / 2),
                12,
                &INK,
                FontStyle::Normal,
                HPos::Right,
            )?;
            bar(area, tally, &reasons, (LABEL, y), wide)?;
            let numbers = numbers(tally);
            let place = (LABEL + wide + 8, y + ROW / 2);
            write(area, &numbers, place, 12, &INK, FontStyle::Normal, HPos::Left)?;
        }
        let below = top + rows;
        for percent in [0, 25, 50, 75, 100] {
            let x = LABEL + wide * percent / 100;
            area.draw(&PathElement::new([(x, below), (x, below + 5)], GREY))?;
            let text = format!("{percent} %");
            write(area, &text, (x, below + 14), 12, &INK, FontStyle::Normal, HPos::Center)?;
        }
        Ok(())
    })
}

fn numbers(tally: &Tally<'_>) -> String {
    match tally.share_known() {
        Some(share) => {
            let (known, of) = (grouped(tally.known()), grouped(tally.of()));
            format!("{known} of {of} known ({:.1} %)", share * 100.0)
        }
        None => "applies to none".to_owned(),
    }
}

/// The shares beside each other: known, each reason, unstated.
fn bar(
    area: &super::Area<'_>,
    tally: &Tally<'_>,
    reasons: &[Why],
    (x, y): (i32, i32),
    wide: i32,
) -> Drawn {
    let mut parts = vec![(tally.known(), BLUE)];
    parts.extend(reasons.iter().map(|why| (tally.unknown(*why), color(*why))));
    parts.push((tally.unstated(), PALE));
    let all = i64::try_from(tally.of())?.max(1);
    let mut before = 0;
    for (count, color) in parts {
        let place = |count: i64| i32::try_from(i64::from(wide) * count / all);
        let (from, to) = (place(before)?, place(before + i64::try_from(count)?)?);
        before += i64::try_from(count)?;
        if to > from {
            let corners = [(x + from, y + 3), (x + to, y + ROW - 3)];
            area.draw(&Rectangle::new(corners, color.filled()))?;
        }
    }
    Ok(())
}
