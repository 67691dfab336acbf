//! Merging: the table of cases in the documentation, and what a table cannot say.

use std::fmt::Display;
use use_of_force::{
    Agency, Circumstances, Claim, Fact, Incident, Jurisdiction, Officer, Path, Person, Place,
    Shooting, Source, Statement, When, Why,
    answer::Role,
    believed,
    chrono::FixedOffset,
    dispute::Dispute,
    incident::Reason,
    said, source,
    step::Withdrawn,
    uuid::Uuid,
    value::{Amount, Key, List, Said, Text, Value},
    when,
};

const DOCUMENT: &str = include_str!("../../src/incident/merging.md");

/// A line of the table.
struct Case {
    name: &'static str,
    field: &'static str,
    said: Vec<Line>,
    stands: String,
    without: Vec<String>,
}

/// One statement of a case: `2 A 25 instead of 1`.
#[derive(Clone)]
struct Line {
    source: Key<Source>,
    statement: Statement,
    /// The statement that must have been recorded before.
    after: Option<Key<Statement>>,
}

fn cases() -> Vec<Case> {
    let rows = DOCUMENT.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let [_, name, field, said, stands, without @ .., _] = &*cells else { panic!("{row}") };
        let lines = said.split("; ").enumerate();
        let said: Vec<_> = lines.map(|(i, said)| line(name, field, i + 1, said)).collect();
        let plain = |cell: &&str| cell.replace('`', "");
        let (used, unused) = without.split_at(said.len());
        assert!(unused.iter().all(|cell| cell.is_empty()), "{name}");
        let without = used.iter().map(plain).collect();
        Case { name, field, said, stands: plain(stands), without }
    })
    .collect()
}

fn key(number: usize) -> Key<Statement> {
    Key::from(format!("statement-{number}"))
}

fn day(number: usize) -> When {
    When::parse(&format!("2031-05-{:02}", 10 + number)).unwrap()
}

fn line(case: &str, field: &str, number: usize, text: &str) -> Line {
    let parts: Vec<_> = text.splitn(3, ' ').collect();
    let [stated, source, rest] = parts[..] else { panic!("{case}: {text}") };
    assert_eq!(stated.parse(), Ok(number), "{case}");
    let source = Key::<Source>::from(source.to_lowercase());
    let target = |number: &str| key(number.parse().unwrap());
    if let Some(target) = rest.strip_prefix("withdraws ").map(target) {
        let claims = [Withdrawn::new(target.clone()).into()];
        let statement = source.says(day(number), claims).with_key(key(number));
        return Line { source, statement, after: Some(target) };
    }
    let (answer, replaced) = match rest.split_once("` instead of ") {
        Some((answer, replaced)) => (answer, Some(target(replaced))),
        None => (rest, None),
    };
    let answer = answer.trim_matches('`');
    let mut statement = source.says(day(number), [claim(field, answer)]).with_key(key(number));
    if let Some(replaced) = replaced {
        statement = statement.replacing(replaced);
    }
    Line { source, statement, after: None }
}

/// The fields of the cases: how a claim is made of an answer, and how the picture shows it.
macro_rules! fields {
    ($($name:literal $Noun:ident $field:ident $read:expr,)*) => {
        fn claim(name: &str, answer: &str) -> Claim {
            match name {
                "circumstances narrative" => Circumstances::new()
                    .narrative(answered(answer, |text| Text::from(text))).into(),
                $( $name => $Noun::new(concat!(stringify!($Noun), "-1").to_lowercase())
                    .$field(answered(answer, $read)).into(), )*
                other => panic!("no field {other}"),
            }
        }

        /// What the picture shows in the notation of the table.
        fn shown(incident: &Incident, name: &str) -> String {
            match name {
                "circumstances narrative" => show(&incident.circumstances().narrative),
                $( $name => {
                    let key = concat!(stringify!($Noun), "-1").to_lowercase();
                    let noun = incident.get(&Key::<$Noun>::from(key)).unwrap();
                    let believed = noun.is_believed(stringify!($field)).unwrap();
                    format!("{}{}", if believed { "believed " } else { "" }, show(&noun.$field))
                } )*
                other => panic!("no field {other}"),
            }
        }
    };
}

fields! {
    "person age" Person age amount,
    "person armed" Person armed |text| text.parse().unwrap(),
    "person name" Person name |text| Text::from(text),
    "person roles" Person roles |text| words(text).collect::<List<_>>(),
    "person race" Person race |text| words(text).collect::<List<_>>(),
    "person charged_with" Person charged_with listed,
    "person died" Person died |text| text.parse().unwrap(),
    "person perceived_threat" Person perceived_threat |text| words(text).collect::<List<_>>(),
    "person manner" Person manner |text| text.parse().unwrap(),
    "officer duty" Officer duty |text| text.parse().unwrap(),
    "officer rank" Officer rank |text| Text::from(text),
    "person armed_with" Person armed_with |text| words(text).collect::<List<_>>(),
    "person injury" Person injury |text| text.parse().unwrap(),
    "person custody" Person custody |text| text.parse().unwrap(),
    "shooting rounds_fired" Shooting rounds_fired amount,
    "shooting occurred" Shooting occurred |text| text.parse().unwrap(),
    "shooting location_type" Shooting location_type |text| text.parse().unwrap(),
    "shooting jurisdiction" Shooting jurisdiction jurisdiction,
    "shooting point" Shooting point |text| text.parse().unwrap(),
    "shooting place" Shooting place place,
    "shooting discharged_by" Shooting discharged_by agencies,
}

fn answered<T>(answer: &str, read: impl Fn(&str) -> T) -> Said<T> {
    if let Some(belief) = answer.strip_prefix("believed ") {
        return believed(Fact::Known(read(belief))).into();
    }
    match answer.strip_prefix('?') {
        Some(why) => Fact::Unknown(why.parse().unwrap()).into(),
        None if answer == "nothing" => Fact::Unstated.into(),
        None => Fact::Known(read(answer)).into(),
    }
}

fn amount(text: &str) -> Amount {
    let number = |text: &str| text.parse::<u32>().unwrap();
    match (text.strip_prefix("at least "), text.strip_prefix("at most "), text.split_once(" to ")) {
        (Some(low), _, _) => Amount::from(number(low)..),
        (_, Some(high), _) => Amount::from(..=number(high)),
        (_, _, Some((low, high))) => Amount::from(number(low)..=number(high)),
        _ => number(text).into(),
    }
}

fn words<T: std::str::FromStr<Err = use_of_force::ParseError>>(
    text: &str,
) -> impl Iterator<Item = T> {
    let words = text.split(", ").filter(|word| *word != "none");
    words.map(|word| word.parse().unwrap())
}

/// Words, perhaps all of them.
fn listed<T: Ord + std::str::FromStr<Err = use_of_force::ParseError>>(text: &str) -> List<T> {
    match text.strip_prefix("exactly ") {
        Some(all) => List::exactly(words(all).collect::<Vec<T>>()),
        None => words(text).collect(),
    }
}

fn agencies(text: &str) -> List<Key<Agency>> {
    let keys = |text: &str| -> Vec<Key<Agency>> {
        text.split(", ").filter(|key| *key != "none").map(Key::from).collect()
    };
    match text.strip_prefix("exactly ") {
        Some(all) => List::exactly(keys(all)),
        None => keys(text).into_iter().collect(),
    }
}

fn jurisdiction(text: &str) -> Jurisdiction {
    match text.split_once(", ") {
        Some((city, state)) => Jurisdiction::city(city, state),
        None => Jurisdiction::state_of(text),
    }
}

fn place(text: &str) -> Place {
    let parts = text.split(", ").map(|part| match part.strip_prefix("at or near ") {
        Some(landmark) => ("landmark", landmark),
        None if part.starts_with(|first: char| first.is_ascii_digit()) => ("address", part),
        None => ("description", part),
    });
    serde_json::from_value(parts.collect()).unwrap()
}

fn show<T: Value + Display>(fact: &Fact<T>) -> String {
    match fact {
        Fact::Known(value) => {
            let text = value.to_string();
            let complete = value.is_complete() && text != "none";
            if complete { format!("exactly {text}") } else { text }
        }
        Fact::Unknown(why) => format!("?{why}"),
        Fact::Unstated => "nothing".to_owned(),
    }
}

fn path(field: &str) -> Path {
    let (noun, field) = field.split_once(' ').unwrap();
    if noun == "circumstances" {
        return format!("{noun}/{field}").parse().unwrap();
    }
    format!("{noun}/{noun}-1/{field}").parse().unwrap()
}

/// What stands of the field in the notation of the table, from all that the incident answers.
fn outcome(incident: &Incident, field: &str) -> String {
    let path = path(field);
    let mut text = shown(incident, field);

    let stands = incident.stands(&path);
    let by: Vec<_> = stands.iter().flat_map(|it| &it.answers).map(|it| it.statement).collect();
    assert_eq!(by.is_empty(), text == "nothing", "a word stands, if any was said");

    let questions = incident.open_questions();
    let question = questions.iter().find(|question| question.path == path);
    assert_eq!(question.map(|question| format!("?{}", question.why)), {
        text.starts_with('?').then(|| text.clone())
    });

    if !by.is_empty() {
        let number = |it: &&Statement| it.key().unwrap().as_str()["statement-".len()..].to_owned();
        let numbers: Vec<_> = by.iter().map(number).collect();
        text = format!("{text} ({})", numbers.join(", "));
    }
    for dispute in incident.disputes() {
        if matches!(dispute, Dispute::Field { path: disputed, .. } if disputed == path) {
            text.push_str(" disputed");
        }
    }
    text
}

/// An incident with three agencies and no statement of a case.
fn prepared() -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(1));
    for source in ["a", "b", "c"] {
        incident.declare(Source::new(source)).unwrap();
    }
    let keeper = incident.declare(Source::new("keeper").kind(source::Kind::Recorder)).unwrap();
    let agencies = ["north", "south", "east"].map(|key| Agency::new(key).into());
    incident.record(keeper.says(when!("2031-05-01"), agencies)).unwrap();
    incident
}

fn recorded<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Incident {
    let mut incident = prepared();
    for line in lines {
        incident.record(line.statement.clone()).unwrap();
    }
    incident
}

/// Every order of recording that keeps each source's own order, and in which nothing is withdrawn
/// before it was said.
fn orders(lines: &[Line]) -> Vec<Vec<&Line>> {
    fn extend<'a>(done: &[&'a Line], left: &[&'a Line], orders: &mut Vec<Vec<&'a Line>>) {
        if left.is_empty() {
            orders.push(done.to_vec());
        }
        for (i, next) in left.iter().enumerate() {
            let waits = left[..i].iter().any(|earlier| earlier.source == next.source)
                || next.after.as_ref().is_some_and(|after| {
                    left.iter().any(|line| line.statement.key() == Some(after))
                });
            if !waits {
                let done: Vec<_> = done.iter().copied().chain([*next]).collect();
                let left: Vec<_> = [&left[..i], &left[i + 1..]].concat();
                extend(&done, &left, orders);
            }
        }
    }
    let mut orders = Vec::new();
    extend(&[], &lines.iter().collect::<Vec<_>>(), &mut orders);
    assert!(!orders.is_empty(), "each is recorded in some order");
    orders
}

fn withdrawal(source: &str, target: &Line) -> Line {
    let source = Key::<Source>::from(source);
    let target = target.statement.key().unwrap();
    let statement = source.says(when!("2031-06-01"), [Withdrawn::new(target.clone()).into()]);
    Line { source, statement, after: Some(target.clone()) }
}

#[test]
fn the_table_is_whole() {
    let cases = cases();
    assert!(cases.len() >= 100, "{} cases", cases.len());
    for case in &cases {
        assert_eq!(case.without.len(), case.said.len(), "{}", case.name);
        assert!(case.without.iter().all(|cell| !cell.is_empty()), "{}", case.name);
        assert!(cases.iter().filter(|other| other.name == case.name).count() == 1, "{}", case.name);
    }
    let prose = DOCUMENT.lines().take_while(|line| !line.starts_with('|')).collect::<String>();
    let mut rest = &*prose;
    for why in Why::ALL {
        let word = format!("`{why}`");
        let place = rest.find(&word).unwrap_or_else(|| panic!("{word} is not in its place"));
        rest = &rest[place + word.len()..];
    }
}

#[test]
fn orders_of_recording_are_all_there() {
    let said = |text: &str| -> Vec<Line> {
        let lines = text.split("; ").enumerate();
        lines.map(|(i, said)| line("", "person age", i + 1, said)).collect()
    };
    assert_eq!(orders(&said("1 A `1`; 2 B `2`; 3 C `3`")).len(), 6);
    assert_eq!(orders(&said("1 A `1`; 2 B `2`; 3 A `3`")).len(), 3);
    assert_eq!(orders(&said("1 A `1`; 2 A `2` instead of 1")).len(), 1);
    let mut lines = said("1 A `1`; 2 B `2`; 3 C `3`");
    lines.push(withdrawal("keeper", &lines[0]));
    assert_eq!(orders(&lines).len(), 12);
}

#[test]
fn every_case_stands_in_every_order_of_recording() {
    for case in cases() {
        for order in orders(&case.said) {
            let incident = recorded(order);
            assert_eq!(outcome(&incident, case.field), case.stands, "{}", case.name);
        }
    }
}

#[test]
fn every_case_stands_after_each_withdrawal() {
    for case in cases() {
        for (target, expected) in case.said.iter().zip(&case.without) {
            for by in ["keeper", target.source.as_str()] {
                let lines: Vec<_> =
                    case.said.iter().cloned().chain([withdrawal(by, target)]).collect();
                for order in orders(&lines) {
                    let incident = recorded(order.iter().copied());
                    let key = target.statement.key().unwrap();
                    assert!(!incident.counts(key));
                    let found = outcome(&incident, case.field);
                    assert_eq!(found, *expected, "{}: without {key}", case.name);

                    // What was known before is as it was.
                    let before = incident.as_of(when!("2031-05-31"));
                    assert_eq!(outcome(&before, case.field), case.stands, "{}", case.name);
                    let without = order.iter().filter(|line| line.statement.key().is_some());
                    let never = recorded(without.copied()).as_of(when!("2031-05-31"));
                    assert!(before == never, "{}", case.name);
                }
            }
        }
    }
}

#[test]
fn what_was_withdrawn_counts_as_if_it_had_not_been_said() {
    for case in cases() {
        let moves = |line: &Line| line.after.is_some() || line.statement.replaces().is_some();
        if case.said.iter().any(moves) {
            continue;
        }
        for (target, expected) in case.said.iter().zip(&case.without) {
            let others = case.said.iter().filter(|line| line.statement != target.statement);
            let mut incident = recorded(others);
            // The noun is there, whoever speaks of it.
            let bare = claim(case.field, "nothing");
            let keeper = Key::<Source>::from("keeper");
            incident.record(keeper.says(when!("2031-05-02"), [bare])).unwrap();
            assert_eq!(outcome(&incident, case.field), *expected, "{}", case.name);
        }
    }
}

#[test]
fn what_was_known_earlier_is_what_had_been_said() {
    for case in cases() {
        for said in 1..=case.said.len() {
            let all = recorded(&case.said).as_of(day(said));
            let first = recorded(&case.said[..said]);
            let (all, first) = (outcome(&all, case.field), outcome(&first, case.field));
            assert_eq!(all, first, "{}: first {said}", case.name);
        }
    }
}

/// The reason that stands if A gives the earlier and B the later one: a finding, else the later.
#[test]
fn every_two_reasons() {
    let finds = |why: &Why| [Why::Undetermined, Why::NotMade, Why::NotApplicable].contains(why);
    for earlier in Why::ALL {
        for later in Why::ALL {
            let said = format!("1 A `?{earlier}`; 2 B `?{later}`");
            let lines = said.split("; ").enumerate();
            let lines: Vec<_> =
                lines.map(|(i, said)| line(said, "person age", i + 1, said)).collect();
            let expected = if finds(earlier) && !finds(later) {
                format!("?{earlier} (1)")
            } else if earlier == later {
                format!("?{later} (1, 2)")
            } else {
                format!("?{later} (2)")
            };
            assert_eq!(outcome(&recorded(&lines), "person age"), expected, "{said}");
        }
    }
}

fn person() -> Person {
    Person::new("person-1")
}

fn age(incident: &Incident) -> String {
    shown(incident, "person age")
}

/// Of what was said at one time, the order of recording decides nothing.
#[test]
fn at_one_time_the_order_of_recording_decides_nothing() {
    for sources in [["a", "a"], ["a", "b"]] {
        for ages in [[24, 40], [40, 24]] {
            let mut incident = prepared();
            for (source, age) in sources.iter().zip(ages) {
                let statement = Key::<Source>::from(*source)
                    .says(when!("2031-05-11"), [person().age(age).into()]);
                incident.record(statement).unwrap();
            }
            assert_eq!(age(&incident), "24", "by canonical JSON");
            assert_eq!(incident.disputes().len(), 1);
        }
    }
}

/// Noon is no earlier than some time on that day.
#[test]
fn what_was_said_some_time_on_a_day_is_no_later_than_what_was_said_at_noon() {
    let day = Key::<Source>::from("a").says(when!("2031-05-11"), [person().age(40).into()]);
    let noon = Key::<Source>::from("b").says(when!("2031-05-11T12:00"), [person().age(24).into()]);
    for order in [[&day, &noon], [&noon, &day]] {
        let mut incident = prepared();
        incident.record_all(order.map(Clone::clone)).unwrap();
        assert_eq!(age(&incident), "24");
        assert_eq!(incident.disputes().len(), 1);
    }
}

#[test]
fn one_statement_gives_one_answer_and_open_lists_unite() {
    let mut incident = prepared();
    let a = Key::<Source>::from("a");
    let two = a.says(when!("2031-05-11"), [person().age(24).into(), person().age(20..=29).into()]);
    let rejected = incident.record(two).unwrap_err();
    assert!(
        matches!(rejected.reason(), Reason::TwoAnswers { path } if *path == self::path("person age"))
    );

    let by = |agency: &str| Shooting::new("shooting-1").discharged_by([agency]).into();
    let statement = a.says(when!("2031-05-11"), [by("north"), by("south")]);
    incident.record(statement.with_key(key(1))).unwrap();
    assert_eq!(shown(&incident, "shooting discharged_by"), "north, south");
    assert!(incident.disputes().is_empty());
}

/// Whose word stands, so do the words in which it was said.
#[test]
fn the_words_are_those_of_the_word_that_stands() {
    let mut incident = prepared();
    let (a, b) = (Key::<Source>::from("a"), Key::<Source>::from("b"));
    let words = |incident: &Incident| {
        incident.people().next().unwrap().words("age").unwrap().map(str::to_owned)
    };
    let twenties = person().age(believed(20..=29).words("in his 20s"));
    incident.record(a.says(when!("2031-05-11"), [twenties.into()])).unwrap();
    assert_eq!(words(&incident).as_deref(), Some("in his 20s"));

    let exact = person().age(said(24).words("24 years old"));
    incident.record(b.says(when!("2031-05-12"), [exact.into()])).unwrap();
    assert_eq!(words(&incident).as_deref(), Some("24 years old"));
    assert_eq!(age(&incident), "24");

    incident.record(b.says(when!("2031-05-13"), [person().age(25).into()])).unwrap();
    assert_eq!(words(&incident), None);
}

/// The zone of the incident decides whether a day and a time in another zone agree.
#[test]
fn times_agree_in_the_zone_of_the_incident() {
    let hours = |hours: i32| Some(FixedOffset::east_opt(hours * 3600).unwrap());
    for (zone, agree) in [(None, true), (hours(-5), true), (hours(0), false)] {
        let mut incident = match zone {
            Some(zone) => Incident::in_zone(Uuid::from_u128(1), zone).unwrap(),
            None => Incident::new(Uuid::from_u128(1)),
        };
        for (source, at, occurred) in [
            ("a", when!("2031-05-11"), when!("2031-05-05T01:00Z")),
            ("b", when!("2031-05-12"), when!("2031-05-04")),
        ] {
            let source = incident.declare(Source::new(source)).unwrap();
            let shooting = Shooting::new("shooting-1").occurred(occurred);
            incident.record(source.says(at, [shooting.into()])).unwrap();
        }
        let expected = if agree { "2031-05-05T01:00Z" } else { "2031-05-04" };
        assert_eq!(shown(&incident, "shooting occurred"), expected, "{zone:?}");
        assert_eq!(incident.disputes().is_empty(), agree, "{zone:?}");
    }
}

/// A source's own correction, a refinement and a change of a state are no disputes; `trace` shows
/// what became of each word.
#[test]
fn the_trace_shows_what_became_of_each_word() {
    use Role::{KeptBack, Position, Stands, Superseded, TakenBack};
    let roles = |said: &str| -> Vec<Role> {
        let lines = said.split("; ").enumerate();
        let lines: Vec<_> = lines.map(|(i, one)| line(said, "person age", i + 1, one)).collect();
        let incident = recorded(&lines);
        incident.trace(&path("person age")).unwrap().iter().map(|answer| answer.role).collect()
    };
    assert_eq!(roles("1 A `24`; 2 A `25`"), [Superseded, Stands]);
    assert_eq!(roles("1 A `24`; 2 B `20 to 29`"), [Stands, Position]);
    assert_eq!(roles("1 A `24`; 2 A `25` instead of 1"), [TakenBack, Stands]);
    assert_eq!(roles("1 A `24`; 2 B `40`; 3 A `?pending`"), [Superseded, Stands, Position]);
    // To keep back takes nothing back.
    assert_eq!(roles("1 A `24`; 2 A `?withheld`"), [Stands, KeptBack]);
    assert_eq!(roles("1 A `24`; 2 A withdraws 1"), [TakenBack]);
}
