//! One case: what happened, what was not known, who spoke, and the status, all on one axis of time.

use super::{
    Area, BLUE, Calendar, Drawn, GREEN, GREY, INK, ORANGE, PURPLE, Page, Picture, SKY, VERMILION,
    calendar::days, cut, legend, words, write,
};
use plotters::{prelude::*, style::text_anchor::HPos};
use use_of_force::{
    Incident, Statement, When,
    chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, Utc},
    incident::Status,
    table::{Cell, Row, Table},
    timeline::{Event, What},
};

const ROW: i32 = 20;
const LABEL: i32 = 300;
const BESIDE: i32 = 290;
/// The most lines of one part; the rest is counted.
const MOST: usize = 40;

/// From when to when, as days since 1970; an end that is not known is open.
#[derive(Clone, Copy)]
struct Span {
    low: Option<f64>,
    high: Option<f64>,
}

/// A line of the picture.
struct Line {
    label: String,
    bars: Vec<(Span, RGBColor, f64)>,
    beside: String,
}

/// A part of the picture, with a heading.
struct Part {
    heading: &'static str,
    lines: Vec<Line>,
}

pub(super) fn picture(incident: &Incident, credit: &str) -> Drawn<Picture> {
    let mut parts = vec![
        Part { heading: "Status, as far as was said", lines: status(incident) },
        Part {
            heading: "What happened",
            lines: incident.timeline().iter().map(|it| event(incident, it)).collect(),
        },
        Part { heading: "What was not known, and why", lines: unknown(incident) },
        Part { heading: "Who spoke", lines: sources(incident) },
    ];
    parts.retain(|part| !part.lines.is_empty());
    let mut more = Vec::new();
    for part in &mut parts {
        if part.lines.len() > MOST {
            more.push(format!("{} more of “{}”", part.lines.len() - MOST, part.heading));
            part.lines.truncate(MOST);
        }
    }
    let rows: usize = parts.iter().map(|part| part.lines.len()).sum();
    let height = i32::try_from(rows)? * ROW + i32::try_from(parts.len())? * 30 + 40 + 48;
    let id = incident.id();
    let mut about = format!(
        "Incident {id}. Each bar reaches from the earliest to the latest moment at which it can have been; \
                     a bar that fades goes on beyond what is shown or known. Times are those of the place."
    );
    if !more.is_empty() {
        about = format!("{about} Not shown: {}.", more.join(", "));
    }
    let page = Page {
        name: format!("case-{id}.svg"),
        title: &title(incident),
        about: &about,
        credit,
        width: 1200,
        height: height.unsigned_abs(),
    };
    let window = window(incident);
    let meanings = meanings(&parts);
    page.draw(|area| {
        let top = legend(area, 0, &meanings)? + 8;
        draw(&area.margin(top, 0, 0, 0), &parts, window)
    })
}

/// What happened, where and when, as far as that stands.
fn title(incident: &Incident) -> String {
    let whole = incident.circumstances();
    let kinds = whole.kinds.known().map(|kinds| words(&kinds.to_string()));
    let shooting = incident.shootings().next();
    let place = shooting.and_then(|shooting| shooting.jurisdiction.known());
    let place = whole.jurisdiction.known().or(place).map(ToString::to_string);
    let when = incident.occurred().map(|when| when.to_string());
    let kinds = kinds.unwrap_or_else(|| "incident".to_owned());
    let parts: Vec<_> = [Some(kinds), place, when].into_iter().flatten().collect();
    let title = parts.join(", ");
    let mut letters = title.chars();
    letters.next().map_or(title.clone(), |letter| letter.to_uppercase().chain(letters).collect())
}

/// What the colours mean that occur.
fn meanings(parts: &[Part]) -> Vec<(String, RGBColor)> {
    let all = [
        (STATUSES[0].1, "status: open"),
        (STATUSES[1].1, "status: officers on leave"),
        (STATUSES[2].1, "status: resolved"),
        (BLUE, "happened"),
        (VERMILION, "not known, and not over"),
        (PURPLE, "was not known"),
        (GREY, "spoke"),
    ];
    let bars: Vec<_> =
        parts.iter().flat_map(|part| &part.lines).flat_map(|line| &line.bars).collect();
    let occurs = |color: &RGBColor| bars.iter().any(|(_, other, _)| other == color);
    let occurring = all.into_iter().filter(|(color, _)| occurs(color));
    occurring.map(|(color, meaning)| (meaning.to_owned(), color)).collect()
}

fn draw(area: &Area<'_>, parts: &[Part], (from, to): (f64, f64)) -> Drawn {
    let (wide, high) = area.dim_in_pixel();
    let right = wide.cast_signed() - BESIDE;
    let bottom = high.cast_signed() - 30;
    let middle = area.clone().shrink((LABEL, 0), (right - LABEL, bottom + 30));
    let mut chart = ChartBuilder::on(&middle)
        .x_label_area_size(30)
        .build_cartesian_2d(Calendar(from..to), 0..bottom)?;
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .light_line_style(WHITE)
        .bold_line_style(GREY.mix(0.25))
        .axis_style(GREY)
        .x_labels(7)
        .label_style(super::style(12, &INK, FontStyle::Normal, HPos::Center))
        .draw()?;
    let mut y = 0;
    for part in parts {
        write(area, part.heading, (0, y + 15), 13, &INK, FontStyle::Bold, HPos::Left)?;
        y += 28;
        for line in &part.lines {
            let label = cut(&line.label, LABEL - 12, 12);
            write(
                area,
                &label,
                (LABEL - 10, y + ROW / 2),
                12,
                &INK,
                FontStyle::Normal,
                HPos::Right,
            )?;
            let beside = cut(&line.beside, BESIDE - 12, 11);
            write(
                area,
                &beside,
                (right + 10, y + ROW / 2),
                11,
                &GREY,
                FontStyle::Normal,
                HPos::Left,
            )?;
            for (span, color, strength) in &line.bars {
                bar(
                    &mut chart,
                    *span,
                    (from, to),
                    (bottom - y - 4, bottom - y - ROW + 4),
                    color,
                    *strength,
                )?;
            }
            y += ROW;
        }
        y += 2;
    }
    Ok(())
}

type Chart<'a, 'b> =
    ChartContext<'b, SVGBackend<'a>, Cartesian2d<Calendar, plotters::coord::types::RangedCoordi32>>;

/// A bar; what lies beyond the window or has no end fades out at the edge, and what is short is seen.
fn bar(
    chart: &mut Chart<'_, '_>,
    span: Span,
    (from, to): (f64, f64),
    (top, bottom): (i32, i32),
    color: &RGBColor,
    strength: f64,
) -> Drawn {
    let whole = to - from;
    let least = whole / 200.0;
    let (mut low, mut high) = (span.low.unwrap_or(from).max(from), span.high.unwrap_or(to).min(to));
    let (fades_left, fades_right) =
        (span.low.is_none_or(|low| low < from), span.high.is_none_or(|high| high > to));
    if high < from || low > to {
        // All of it lies outside: an arrowhead at the edge.
        let (tip, back) =
            if high < from { (from, from + 2.0 * least) } else { (to, to - 2.0 * least) };
        let middle = i32::midpoint(top, bottom);
        let head = vec![(tip, middle), (back, top), (back, bottom)];
        chart.draw_series([Polygon::new(head, color.filled())])?;
        return Ok(());
    }
    if high - low < least {
        (low, high) = (low - least / 2.0, high + least / 2.0);
    }
    // An end that fades is four pieces, the palest outermost.
    let step = (high - low) / 32.0;
    let mut piece = |from: f64, to: f64, strength: f64| {
        let corners = [(from, top), (to, bottom)];
        chart.draw_series([Rectangle::new(corners, color.mix(strength).filled())]).map(drop)
    };
    for i in 0..4 {
        let pale = strength * f64::from(i + 1) / 5.0;
        if fades_left {
            let at = low + f64::from(i) * step;
            piece(at, at + step, pale)?;
        }
        if fades_right {
            let at = high - f64::from(i + 1) * step;
            piece(at, at + step, pale)?;
        }
    }
    let faded = |fades: bool| if fades { 4.0 * step } else { 0.0 };
    piece(low + faded(fades_left), high - faded(fades_right), strength)?;
    Ok(())
}

/// A moment on the clock of the place.
fn span(when: When, zone: Option<FixedOffset>) -> Span {
    let seconds = |offset: FixedOffset| i64::from(offset.local_minus_utc());
    let shift = when.offset().zip(zone).map_or(0, |(own, place)| seconds(place) - seconds(own));
    let at = |time: NaiveDateTime| days(time + TimeDelta::seconds(shift));
    Span { low: Some(at(when.earliest())), high: Some(at(when.latest())) }
}

/// The time from the first of what was said or happened to the last, without what came long before the
/// incident.
fn window(incident: &Incident) -> (f64, f64) {
    let said = incident.statements().map(|statement| span(statement.at(), incident.zone()));
    let spans: Vec<Span> =
        said.chain(incident.occurred().map(|when| span(when, incident.zone()))).collect();
    let low = spans.iter().filter_map(|span| span.low).reduce(f64::min).unwrap_or(0.0);
    let high = spans.iter().filter_map(|span| span.high).reduce(f64::max).unwrap_or(1.0);
    let edge = (high - low).max(0.5) / 40.0;
    (low - edge, high + edge)
}

/// A path without the kind of noun: `officer-1: duty since`.
fn field(path: &str) -> String {
    let mut parts = path.rsplitn(3, '/');
    let name = words(parts.next().unwrap_or_default());
    format!("{}: {name}", parts.next().unwrap_or_default())
}

fn by(statement: &Statement) -> String {
    format!("said {} by {}", statement.at(), statement.source())
}

fn status(incident: &Incident) -> Vec<Line> {
    let zone = incident.zone();
    let heard = |at: Option<When>| at.and_then(|at| span(at, zone).high);
    let first = incident.statements().next().map(Statement::at);
    let last = heard(incident.last_heard());
    let changes = incident.changes();
    let mut moves = vec![(Status::Open, first.map(|at| span(at, zone)))];
    moves.extend(changes.iter().map(|it| (it.status, Some(span(it.statement.at(), zone)))));
    let mut bars = Vec::new();
    for (i, (status, since)) in moves.iter().enumerate() {
        let Some(since) = since else { continue };
        let color = STATUSES.iter().find(|(other, _)| other == status).map_or(GREY, |it| it.1);
        let next = moves.get(i + 1).and_then(|(_, at)| *at);
        let until = next.map_or(last, |at| at.low);
        // It can have begun at any of these moments.
        let begun = if next.is_some() && until < since.high { until } else { since.high };
        if begun > since.low {
            bars.push((Span { low: since.low, high: begun }, color, 0.5));
        }
        if until > since.high {
            bars.push((Span { low: since.high, high: until }, color, 1.0));
        }
    }
    let said = changes.last().map(|change| by(change.statement));
    vec![Line {
        label: incident.status().to_string(),
        bars,
        beside: said.unwrap_or_else(|| "nobody said otherwise".to_owned()),
    }]
}

const STATUSES: [(Status, RGBColor); 3] =
    [(Status::Open, SKY), (Status::OfficersOnLeave, ORANGE), (Status::Resolved, GREEN)];

fn event(incident: &Incident, event: &Event<'_>) -> Line {
    let zone = incident.zone();
    let label = match &event.what {
        What::Moment(path) => field(&path.to_string()),
        What::Step(step) => words(step.name()),
        What::Remark(text) => format!("“{text}”"),
        What::Change(path, value) => format!("{} {value}", field(&path.to_string())),
        _ => String::new(),
    };
    let said = event.statement;
    let (span, color, strength, when) = match event.when {
        Some(when) => (span(when, zone), BLUE, 1.0, when.to_string()),
        // It had happened by the time it was said.
        None => (
            Span { low: None, ..span(said.at(), zone) },
            BLUE,
            0.35,
            "when is not known".to_owned(),
        ),
    };
    Line {
        label,
        bars: vec![(span, color, strength)],
        beside: format!("{when}, by {}", said.source()),
    }
}

/// The times during which fields were not known, those still open first.
fn unknown(incident: &Incident) -> Vec<Line> {
    let rows = Table::Spells.rows(incident);
    let spells = rows.iter().filter(|row| row.get("kind").and_then(Cell::text) == Some("unknown"));
    let mut lines: Vec<(bool, Line)> = spells.map(|row| spell(incident, &row)).collect();
    lines.sort_by_key(|(ended, _)| *ended);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn spell(incident: &Incident, row: &Row<'_, '_>) -> (bool, Line) {
    let text = |name: &str| row.get(name).and_then(Cell::text).unwrap_or_default();
    let instant = |name: &str| match row.get(name) {
        Some(Cell::Instant(at)) => Some(local(*at, incident.zone())),
        _ => None,
    };
    let ended = row.get("ended").and_then(Cell::boolean) == Some(true);
    let whose = if text("key").is_empty() { text("noun") } else { text("key") };
    let why = text("why");
    // What is not over goes on beyond the last time that it was heard of.
    let high = if ended { instant("ended_at_high") } else { None };
    let bar =
        (Span { low: instant("began_low"), high }, if ended { PURPLE } else { VERMILION }, 0.8);
    let since = text("began");
    let beside = if ended {
        format!("{}, from {since} to {}", words(why), text("ended_at"))
    } else {
        format!("{}, since {since}, not over", words(why))
    };
    (ended, Line { label: field(&format!("{whose}/{}", text("field"))), bars: vec![bar], beside })
}

fn local(at: DateTime<Utc>, zone: Option<FixedOffset>) -> f64 {
    days(zone.map_or(at.naive_utc(), |zone| at.with_timezone(&zone).naive_local()))
}

fn sources(incident: &Incident) -> Vec<Line> {
    let zone = incident.zone();
    let lines = incident.sources().filter_map(|source| {
        let said: Vec<_> = incident.statements().filter(|it| *it.source() == source.key).collect();
        let bars = said.iter().map(|it| (span(it.at(), zone), GREY, 0.6)).collect();
        let kind = source.kind.known().map(|kind| format!(" ({})", words(kind.as_str())));
        let (first, last) = (said.first()?.at(), said.last()?.at());
        let when = if first == last { first.to_string() } else { format!("{first} to {last}") };
        let count = if said.len() == 1 {
            "1 statement".to_owned()
        } else {
            format!("{} statements", said.len())
        };
        Some(Line {
            label: format!("{}{}", source.key, kind.unwrap_or_default()),
            bars,
            beside: format!("{count}, {when}"),
        })
    });
    lines.collect()
}
