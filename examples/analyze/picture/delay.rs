//! How long it took: the share that still waits, day by day, with its band.

use super::super::collection::Collection;
use super::{BLUE, Drawn, GREY, INK, Page, Picture, VERMILION, grouped, legend, style, write};
use plotters::{
    coord::{ranged1d::Ranged, types::RangedCoordf64},
    prelude::*,
    style::text_anchor::HPos,
};
use use_of_force::study::{Curve, Delays, Placed};

/// The most marks of the axis of days.
const MARKS: usize = 8;

/// A picture of each wait that ever ended, and of which there is more to see than one day.
pub(super) fn pictures(collection: &Collection) -> Vec<Drawn<Picture>> {
    let waits = [
        (
            "time-to-name.svg",
            "How long until an officer's own agency named the officer",
            "officers",
            "not named",
            &collection.naming,
        ),
        (
            "time-to-who-fired.svg",
            "How long until somebody said who fired",
            "shootings",
            "not said",
            &collection.firing,
        ),
        (
            "time-to-resolution.svg",
            "How long until an incident was resolved",
            "incidents",
            "not resolved",
            &collection.resolution,
        ),
    ];
    let pictures = waits.into_iter().filter_map(|(name, title, whose, open, delays)| {
        let curves = [Placed::Earliest, Placed::Latest].map(|placed| delays.curve(placed));
        let last = curves.iter().filter_map(|it| it.days().last()).map(|day| day.day).max()?;
        let wait = Wait { name, title, whose, open, delays, curves, last };
        (delays.ended() > 0 && last > 0).then(|| wait.picture(collection))
    });
    pictures.collect()
}

struct Wait<'c> {
    name: &'static str,
    title: &'static str,
    whose: &'static str,
    open: &'static str,
    delays: &'c Delays,
    /// As if all were as short, and as long, as they can have been.
    curves: [Curve; 2],
    /// The last day of both.
    last: u32,
}

impl Wait<'_> {
    fn picture(&self, collection: &Collection) -> Drawn<Picture> {
        let (ended, open) = (self.delays.ended(), self.delays.open());
        let Wait { whose, open: not, .. } = self;
        let about = format!(
            "{} {whose}; for {} it had not ended when last anything was heard, and they count until \
             then. Where days are uncertain there are two curves: as early, and as late, as it can have \
             been. Kaplan-Meier estimate with its 95 % confidence band.",
            grouped(ended + open),
            grouped(open),
        );
        let page = Page {
            name: self.name.to_owned(),
            title: self.title,
            about: &about,
            credit: &collection.credit(),
            width: 900,
            height: 480,
        };
        let [early, late] = &self.curves;
        let certain = early
            .days()
            .iter()
            .map(|day| (day.day, day.share))
            .eq(late.days().iter().map(|day| (day.day, day.share)));
        page.draw(|area| {
            let entries: &[_] = if certain {
                &[(format!("share {not}"), BLUE)]
            } else {
                &[
                    (format!("share {not}, days as late as they can be"), BLUE),
                    (format!("share {not}, days as early as they can be"), VERMILION),
                ]
            };
            let top = legend(area, 0, entries)?;
            let (above, below) = area.split_vertically(480 - 44);
            let above = above.margin(top, 0, 0, 0);
            let days = 0.0..f64::from(self.last);
            let mut chart = ChartBuilder::on(&above)
                .x_label_area_size(46)
                .y_label_area_size(64)
                .margin_top(8)
                .margin_right(24)
                .build_cartesian_2d(days.clone(), 0.0..1.0)?;
            chart
                .configure_mesh()
                .light_line_style(WHITE)
                .bold_line_style(GREY.mix(0.25))
                .axis_style(GREY)
                .x_labels(MARKS)
                .y_labels(6)
                .x_desc("days since the incident")
                .y_desc(format!("share {not}"))
                .x_label_formatter(&|day| format!("{day:.0}"))
                .y_label_formatter(&|share| format!("{:.0} %", share * 100.0))
                .axis_desc_style(style(12, &INK, FontStyle::Normal, HPos::Center))
                .label_style(style(12, &INK, FontStyle::Normal, HPos::Center))
                .draw()?;
            let steps = |curve: &Curve, of: fn(&use_of_force::study::Day) -> f64| {
                stairs(curve, self.last, of)
            };
            // The band: from the lower limit of the one to the upper of the other.
            let mut band = steps(late, |day| day.high);
            band.extend(steps(early, |day| day.low).into_iter().rev());
            chart.draw_series([Polygon::new(band, BLUE.mix(0.15).filled())])?;
            if !certain {
                let early = steps(early, |day| day.share);
                chart.draw_series([PathElement::new(early, VERMILION.stroke_width(2))])?;
            }
            let line = steps(late, |day| day.share);
            chart.draw_series([PathElement::new(line, BLUE.stroke_width(2))])?;
            let open = late.days().iter().filter(|day| day.open > 0);
            chart.draw_series(open.map(|day| {
                let at = (f64::from(day.day), day.share);
                EmptyElement::at(at) + PathElement::new([(0, -4), (0, 4)], BLUE)
            }))?;
            // How many still waited, under the marks of the axis.
            let title = "still waiting at the beginning of the day";
            write(&below, title, (0, 6), 12, &GREY, FontStyle::Normal, HPos::Left)?;
            for day in RangedCoordf64::from(days).key_points(MARKS) {
                let x = chart.backend_coord(&(day, 0.0)).0 - below.get_base_pixel().0;
                let text = grouped(waiting(late, day));
                write(&below, &text, (x, 24), 12, &INK, FontStyle::Normal, HPos::Center)?;
            }
            Ok(())
        })
    }
}

/// The curve as it is drawn: level from day to day.
fn stairs(curve: &Curve, last: u32, of: fn(&use_of_force::study::Day) -> f64) -> Vec<(f64, f64)> {
    let (mut points, mut level) = (vec![(0.0, 1.0)], 1.0);
    for day in curve.days() {
        let at = f64::from(day.day);
        points.extend([(at, level), (at, of(day))]);
        level = of(day);
    }
    let end = curve.days().last().map_or(last, |day| day.day);
    points.push((f64::from(end), level));
    points
}

/// How many still waited at the beginning of a day.
fn waiting(curve: &Curve, day: f64) -> u64 {
    curve.days().iter().find(|it| f64::from(it.day) >= day).map_or(0, |it| it.waiting)
}
