//! Incidents by month.

use super::super::collection::Collection;
use super::{BLUE, Calendar, Drawn, GREY, INK, Page, Picture, grouped, style};
use plotters::{prelude::*, style::text_anchor::HPos};
use use_of_force::chrono::{Months, NaiveDate};

/// Nothing if no month is known.
pub(super) fn picture(collection: &Collection) -> Option<Drawn<Picture>> {
    let (first, last) = (collection.months.keys().next()?, collection.months.keys().next_back()?);
    let after = |month: NaiveDate| month.checked_add_months(Months::new(1));
    let (begin, end) = (super::calendar::day(*first), super::calendar::day(after(*last)?));
    let most = *collection.months.values().max()?;
    let known: u64 = collection.months.values().sum();
    let unknown = collection.whole.incidents() - known;
    let about = match unknown {
        0 => format!("All {} incidents, by the month in which they happened.", grouped(known)),
        _ => format!(
            "{} incidents by the month in which they happened. Of {} others the month is not known.",
            grouped(known),
            grouped(unknown),
        ),
    };
    let page = Page {
        name: "incidents-by-month.svg".to_owned(),
        title: "Incidents by month",
        about: &about,
        credit: &collection.credit(),
        width: 1000,
        height: 420,
    };
    Some(page.draw(|area| {
        let mut chart = ChartBuilder::on(area)
            .x_label_area_size(30)
            .y_label_area_size(60)
            .margin_top(10)
            .margin_right(20)
            .build_cartesian_2d(Calendar(begin..end), 0..(most + most / 12 + 1))?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(WHITE)
            .bold_line_style(GREY.mix(0.25))
            .axis_style(GREY)
            .x_labels(12)
            .y_labels(6)
            .y_desc("incidents in a month")
            .y_label_formatter(&|count| grouped(*count))
            .axis_desc_style(style(12, &INK, FontStyle::Normal, HPos::Center))
            .label_style(style(12, &INK, FontStyle::Normal, HPos::Center))
            .draw()?;
        let gap = if collection.months.len() > 120 { 0.0 } else { 2.0 };
        chart.draw_series(collection.months.iter().filter_map(|(month, count)| {
            let (from, to) = (super::calendar::day(*month), super::calendar::day(after(*month)?));
            Some(Rectangle::new([(from + gap, 0), (to - gap, *count)], BLUE.filled()))
        }))?;
        Ok(())
    }))
}
