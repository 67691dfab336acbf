//! The pictures: a page with what it shows, of what, and from whom, and the drawing in between.

mod calendar;
mod completeness;
mod delay;
mod month;
mod timeline;

use calendar::Calendar;

use super::collection::{self, Collection};
use plotters::{
    coord::Shift,
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};
use std::error::Error;
use use_of_force::{Incident, value::Shown};

/// A picture and the name of its file.
pub(crate) struct Picture {
    pub(crate) name: String,
    pub(crate) svg: String,
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn<T = ()> = Result<T, Box<dyn Error>>;

/// The colours of Okabe and Ito, which people of every colour vision tell apart.
const BLUE: RGBColor = RGBColor(0, 114, 178);
const SKY: RGBColor = RGBColor(86, 180, 233);
const ORANGE: RGBColor = RGBColor(230, 159, 0);
const VERMILION: RGBColor = RGBColor(213, 94, 0);
const GREEN: RGBColor = RGBColor(0, 158, 115);
const PURPLE: RGBColor = RGBColor(204, 121, 167);
const YELLOW: RGBColor = RGBColor(240, 228, 66);
const PALE: RGBColor = RGBColor(221, 221, 221);
const INK: RGBColor = RGBColor(34, 34, 34);
const GREY: RGBColor = RGBColor(95, 95, 95);

const MARGIN: i32 = 24;

/// What all cases tell; what nothing is known of has no picture.
pub(crate) fn collection(collection: &Collection) -> Vec<Drawn<Picture>> {
    let mut pictures: Vec<_> = month::picture(collection).into_iter().collect();
    pictures.extend(completeness::pictures(collection));
    pictures.extend(delay::pictures(collection));
    pictures
}

/// The timeline of one case.
pub(crate) fn case(incident: &Incident) -> Drawn<Picture> {
    timeline::picture(incident, &collection::credit(incident))
}

/// What stands around a drawing.
struct Page<'t> {
    name: String,
    title: &'t str,
    about: &'t str,
    credit: &'t str,
    width: u32,
    /// The height of the drawing.
    height: u32,
}

impl Page<'_> {
    fn draw(self, drawing: impl FnOnce(&Area<'_>) -> Drawn) -> Drawn<Picture> {
        let width = self.width.cast_signed() - 2 * MARGIN;
        let title = wrapped(self.title, width, 20);
        let about = wrapped(self.about, width, 13);
        let credit = wrapped(self.credit, width, 11);
        let lines =
            |lines: &[String], size: i32| size * 3 / 2 * i32::try_from(lines.len()).unwrap_or(0);
        let head = MARGIN + lines(&title, 20) + lines(&about, 13) + 8;
        let foot = 10 + lines(&credit, 11) + MARGIN / 2;
        let height = head + self.height.cast_signed() + foot;
        let mut svg = String::new();
        {
            let size = (self.width, height.unsigned_abs());
            let root = SVGBackend::with_string(&mut svg, size).into_drawing_area();
            root.fill(&WHITE)?;
            let mut y = MARGIN / 2;
            let mut put = |lines: &[String], size: i32, color: &RGBColor, bold| -> Drawn {
                for line in lines {
                    let font = if bold { FontStyle::Bold } else { FontStyle::Normal };
                    let place = (MARGIN, y + size * 3 / 4);
                    write(&root, line, place, size, color, font, HPos::Left)?;
                    y += size * 3 / 2;
                }
                Ok(())
            };
            put(&title, 20, &INK, true)?;
            put(&about, 13, &GREY, false)?;
            y = height - foot + 10;
            for line in &credit {
                write(&root, line, (MARGIN, y + 8), 11, &GREY, FontStyle::Normal, HPos::Left)?;
                y += 16;
            }
            drawing(&root.margin(head, foot, MARGIN, MARGIN))?;
            root.present()?;
        }
        Ok(Picture { name: self.name, svg })
    }
}

/// The style of a text whose letters are so many pixels high.
fn style(size: i32, color: &RGBColor, font: FontStyle, across: HPos) -> TextStyle<'static> {
    // The backend writes a smaller size than it is given.
    let font = ("sans-serif", f64::from(size) * 1.24, font).into_font();
    font.color(color).pos(Pos::new(across, VPos::Center))
}

/// Writes a text on a line whose middle is at this place.
fn write(
    area: &Area<'_>,
    text: &str,
    place: (i32, i32),
    size: i32,
    color: &RGBColor,
    font: FontStyle,
    across: HPos,
) -> Drawn {
    // XML has no control characters, not even as references.
    let text = Shown(text).to_string();
    area.draw(&Text::new(text, place, style(size, color, font, across)))?;
    Ok(())
}

/// How wide a text of this size is, about. The letters of no common typeface are wider on average.
fn width(text: &str, size: i32) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(i32::MAX / size.max(1)) * size * 56 / 100
}

/// A text in lines that are no wider.
fn wrapped(text: &str, most: i32, size: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in Shown(text).to_string().split(' ') {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + size <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text cut to a width, with an ellipsis.
fn cut(text: &str, most: i32, size: i32) -> String {
    let text = Shown(text).to_string();
    if width(&text, size) <= most {
        return text;
    }
    let fit = usize::try_from(most * 100 / (size * 56)).unwrap_or(0);
    text.chars().take(fit.saturating_sub(1)).chain(['…']).collect()
}

/// The colours with their meanings, side by side, as many lines as they need. Tells how high that is.
fn legend(area: &Area<'_>, top: i32, entries: &[(String, RGBColor)]) -> Drawn<i32> {
    let most = area.dim_in_pixel().0.cast_signed();
    let (mut x, mut y) = (0, top);
    for (name, color) in entries {
        let wide = width(name, 12) + 38;
        if x > 0 && x + wide > most {
            (x, y) = (0, y + 20);
        }
        area.draw(&Rectangle::new([(x, y + 3), (x + 14, y + 17)], color.filled()))?;
        write(area, name, (x + 20, y + 10), 12, &INK, FontStyle::Normal, HPos::Left)?;
        x += wide;
    }
    Ok(y + 24 - top)
}

/// A word or path as people write it.
fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (digit, left) in digits.chars().zip((0..digits.len()).rev()) {
        text.push(digit);
        if left > 0 && left % 3 == 0 {
            text.push(',');
        }
    }
    text
}
