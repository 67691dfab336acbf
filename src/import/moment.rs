//! Days and times as people write them.

use crate::When;
use chrono::{NaiveDate, NaiveTime, Timelike};

/// A day as `format` says it, in the notation of `strftime`; or one that anybody reads alike: with
/// the year first, or a year or a month alone. Midnight after a day, as exports write it, is no time.
pub(super) fn date(text: &str, format: &str) -> Option<When> {
    let text = without_midnight(text);
    if format == "%Y-%m-%d" {
        return coarse(text);
    }
    let parsed = NaiveDate::parse_from_str(text, format).ok().filter(is_of_our_time);
    parsed.map(When::from).or_else(|| coarse(text))
}

/// The time of a day, `11:47`, `11:47 PM`, `1147`.
pub(super) fn at(day: When, text: &str) -> Option<When> {
    const FORMS: [&str; 6] = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M%p", "%I:%M:%S %p", "%H%M"];
    let text = text.trim().to_uppercase().replace("A.M.", "AM").replace("P.M.", "PM");
    let time = FORMS.iter().find_map(|form| NaiveTime::parse_from_str(&text, form).ok())?;
    let day = day.to_string();
    // A year or a month has no time of day.
    (day.len() == "2031-05-04".len())
        .then(|| When::parse(&format!("{day}T{:02}:{:02}", time.hour(), time.minute())).ok())?
}

/// `2031-05-04`, `2031-05`, `2031`, `2031.0`, `May 2031`, `05/2031`.
fn coarse(text: &str) -> Option<When> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let year_first = When::parse(text).ok().filter(|_| text.starts_with(['1', '2']));
    year_first.or_else(|| {
        let (month, year) = text.rsplit_once(['/', ' ', '-'])?;
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        let first = format!("1 {month} {year}");
        let day = ["%d %m %Y", "%d %B %Y", "%d %b %Y"];
        let day = day.iter().find_map(|form| NaiveDate::parse_from_str(&first, form).ok());
        let day = day.filter(|day| is_year && is_of_our_time(day))?;
        When::parse(&day.format("%Y-%m").to_string()).ok()
    })
}

fn without_midnight(text: &str) -> &str {
    let ends = [
        "T00:00:00.000Z",
        "T00:00:00.000",
        "T00:00:00Z",
        "T00:00:00",
        " 00:00:00.000",
        " 00:00:00",
        " 00:00",
        " 0:00",
        " 12:00:00 AM",
        " 12:00 AM",
    ];
    ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text)
}

fn is_of_our_time(day: &NaiveDate) -> bool {
    use chrono::Datelike;
    (1000..=9999).contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, format: &str) -> Option<String> {
        date(text, format).map(|when| when.to_string())
    }

    #[test]
    fn days_months_and_years() {
        let us = "%m/%d/%Y";
        assert_eq!(shown("6/7/2031", us).as_deref(), Some("2031-06-07"));
        assert_eq!(shown("06/07/2031 00:00:00", us).as_deref(), Some("2031-06-07"));
        assert_eq!(shown("06/07/31", "%m/%d/%y").as_deref(), Some("2031-06-07"));
        assert_eq!(shown("2031-06-07", us).as_deref(), Some("2031-06-07"));
        assert_eq!(shown("2031-06-07T00:00:00.000", "%Y-%m-%d").as_deref(), Some("2031-06-07"));
        assert_eq!(shown("2031", us).as_deref(), Some("2031"));
        assert_eq!(shown("2031.0", us).as_deref(), Some("2031"));
        assert_eq!(shown("2031-06", us).as_deref(), Some("2031-06"));
        assert_eq!(shown("June 2031", us).as_deref(), Some("2031-06"));
        assert_eq!(shown("6/2031", us).as_deref(), Some("2031-06"));
    }

    #[test]
    fn what_is_no_day() {
        for text in
            ["", "5-Mar", "13/45/2031", "31/12", "0", "37", "77.7777", "6/7/31", "2031-02-30"]
        {
            assert_eq!(shown(text, "%m/%d/%Y"), None, "{text}");
        }
    }

    #[test]
    fn times_of_a_day() {
        let day = date("2031-06-07", "%Y-%m-%d").unwrap();
        let shown = |text| at(day, text).map(|when| when.to_string());
        assert_eq!(shown("11:07 PM").as_deref(), Some("2031-06-07T23:07"));
        assert_eq!(shown("3:56 a.m.").as_deref(), Some("2031-06-07T03:56"));
        assert_eq!(shown("2359").as_deref(), Some("2031-06-07T23:59"));
        assert_eq!(shown("05:17 / 06:10"), None);
        assert_eq!(at(When::parse("2031").unwrap(), "11:07"), None);
    }
}
