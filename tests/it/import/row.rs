//! What the readings of a row make of a cell, and how it is counted.

use super::log;
use use_of_force::{
    Claim, Fact, Incident, Person, Remark, Why,
    code::{Sex, Weapon},
    import::{Import, ProblemKind, Row, Summary, nth, roughly},
    value::{Amount, Ori, Said},
    when,
};

/// The one row of a file with the columns `a` and `b`, as an adapter reads it.
fn read(cells: &str, adapter: impl Fn(&mut Row<'_>) -> Vec<Claim> + Send) -> (Incident, Summary) {
    let file = format!("a,b\n{cells}\n");
    let mut import = Import::new(log(when!("2031-06-01")), file.as_bytes(), adapter).unwrap();
    let incident = import.next().unwrap().unwrap();
    assert!(import.next().is_none());
    let summary = import.summary();
    drop(import);
    (incident, summary)
}

fn person(
    cells: &str,
    describe: impl Fn(&mut Row<'_>) -> Person + Send + Sync,
) -> (Person, Summary) {
    let (incident, summary) = read(cells, |row| vec![describe(row).into()]);
    let person = incident.people().next().unwrap().clone();
    (person, summary)
}

fn fates(summary: &Summary) -> [u64; 4] {
    let cells = summary.cells;
    [cells.understood, cells.in_part, cells.ignored, cells.reported]
}

#[test]
fn a_value_that_says_all_keeps_no_words() {
    let (person, summary) = person("34,", |row| Person::new("p").age(row.ages("a")));
    assert!(person.age.is(&34.into()));
    assert_eq!(person.words("age").unwrap(), None);
    assert_eq!((fates(&summary), summary.cells.blank), ([1, 0, 0, 0], 1));
}

#[test]
fn what_is_understood_in_part_keeps_the_cell() {
    let (person, summary) = person("0.3,machete", |row| {
        let weapon = row.words("b", ';', &[("machete", roughly(Weapon::Knife))]);
        Person::new("p").age(row.ages("a")).armed_with(weapon)
    });
    assert!(person.age.is(&0.into()));
    assert_eq!(
        (person.words("age").unwrap(), person.words("armed_with").unwrap()),
        (Some("0.3"), Some("machete"))
    );
    assert_eq!(fates(&summary), [0, 2, 0, 0]);
    assert!(summary.problems.is_empty());
}

#[test]
fn what_is_not_understood_is_kept_and_reported() {
    let (person, summary) = person("5-Mar,stroller", |row| {
        let weapon = row.words("b", ';', &[("gun", Weapon::Firearm.into())]);
        Person::new("p").born(row.date("a", "%m/%d/%Y")).armed_with(weapon)
    });
    assert_eq!(
        (person.born.why(), person.words("born").unwrap()),
        (Some(Why::Unusable), Some("5-Mar"))
    );
    assert_eq!(person.words("armed_with").unwrap(), Some("stroller"));
    assert_eq!(fates(&summary), [0, 0, 0, 2]);
    let [first, second] = summary.problems.as_slice() else { panic!("{:?}", summary.problems) };
    assert_eq!(
        (first.kind, &*first.column, first.line, &*first.cell),
        (ProblemKind::NotUnderstood, "a", 2, "5-Mar")
    );
    assert_eq!(first.expected, "a day written as %m/%d/%Y, or a month or a year");
    assert_eq!((&*second.column, second.count), ("b", 1));
}

#[test]
fn every_reading_knows_not_knowing() {
    let unknown = |cell: &str| -> Vec<Option<Why>> {
        let (person, summary) = person(&format!("{cell},x"), |row| {
            row.ignore("b", "not of this test");
            Person::new("p")
                .name(row.text("a"))
                .age(row.ages("a"))
                .height_inches(row.count("a"))
                .born(row.date("a", "%Y-%m-%d"))
                .armed(row.yes_no("a"))
                .sex(row.word("a", &[("M", Sex::Male.into())]))
                .armed_with(row.words("a", ';', &[("gun", Weapon::Firearm.into())]))
        });
        assert_eq!(fates(&summary), [1, 0, 1, 0], "{cell}");
        assert_eq!(person.words("sex").unwrap(), Some(cell));
        vec![
            person.name.why(),
            person.age.why(),
            person.height_inches.why(),
            person.born.why(),
            person.armed.why(),
            person.sex.why(),
            person.armed_with.why(),
        ]
    };
    for (cell, why) in [
        ("N/A", Why::NotApplicable),
        ("Not Provided", Why::Unexplained),
        ("pending", Why::Pending),
        ("undetermined", Why::Undetermined),
        ("withheld", Why::Withheld),
    ] {
        assert_eq!(unknown(cell), [Some(why); 7], "{cell}");
    }
}

#[test]
fn labels_go_before_not_knowing() {
    let (person, _) = person("unknown,", |row| {
        Person::new("p").sex(row.word("a", &[("unknown", Why::NotCollected.into())]))
    });
    assert_eq!((person.sex.why(), person.words("sex").unwrap()), (Some(Why::NotCollected), None));
}

#[test]
fn blanks_say_nothing() {
    for cell in ["", "  ", "\u{a0}", "NULL", "nan"] {
        let (person, summary) = person(&format!("{cell},x"), |row| {
            row.take("b");
            Person::new("p").name(row.text("a")).age(row.ages("a"))
        });
        assert!(person.name.is_unstated() && person.age.is_unstated(), "{cell:?}");
        assert_eq!((summary.cells.blank, summary.cells.read), (1, 1));
    }
}

#[test]
fn a_cell_that_nobody_touched_is_a_problem() {
    let (_, summary) = person("x,y", |row| Person::new("p").name(row.text("a")));
    assert_eq!(fates(&summary), [1, 0, 0, 1]);
    let problem = &summary.problems[0];
    assert_eq!(
        (problem.kind, &*problem.column, &*problem.cell),
        (ProblemKind::Untouched, "b", "y")
    );
}

#[test]
fn what_is_left_out_is_said_aloud() {
    let (_, summary) = person("x,y", |row| {
        row.ignore("b", "typed by nobody");
        Person::new("p").name(row.text("a"))
    });
    assert_eq!(fates(&summary), [1, 0, 1, 0]);
    let ignored = &summary.ignored[0];
    assert_eq!((&*ignored.column, &*ignored.why, ignored.cells), ("b", "typed by nobody", 1));
}

#[test]
fn a_column_that_is_not_there_is_blank_and_a_problem() {
    let (person, summary) = person("x,y", |row| {
        row.ignore("b", "not of this test");
        Person::new("p").name(row.text("a")).age(row.ages("years"))
    });
    assert!(person.age.is_unstated());
    let problem = &summary.problems[0];
    assert_eq!((problem.kind, &*problem.column), (ProblemKind::NoColumn, "years"));
}

#[test]
fn of_several_readings_the_least_counts() {
    let (_, summary) =
        person("gun,", |row| Person::new("p").name(row.text("a")).age(row.ages("a")));
    assert_eq!(fates(&summary), [0, 0, 0, 1]);
}

#[test]
fn items_of_a_list_are_read_one_by_one() {
    let (incident, summary) = read("\"34, Under 18, N/A\",", |row| {
        let items = row.items("a", ',');
        let people = (0..items)
            .map(|i| Person::new(format!("person-{i}")).age(row.ages(nth("a", ',', i))).into());
        people.collect()
    });
    let ages: Vec<_> = incident.people().map(|person| person.age).collect();
    let expected: [Fact<Amount>; 3] = [34.into(), (..=17).into(), Why::NotApplicable.into()];
    assert_eq!(ages, expected);
    assert_eq!(fates(&summary), [1, 0, 0, 0]);
}

#[test]
fn items_of_a_list_are_read_in_any_order() {
    let (incident, _) = read("\"1, 2,, (3, x) ,5\",\"6,7\"", |row| {
        let mut read = |column, separator, item| row.text(nth(column, separator, item));
        let order = [3, 0, 1, 1, 4, 3, 9, 2, 0].map(|item| read("a", ',', item));
        let other = [read("b", ',', 1), read("a", 'x', 1), read("b", ',', 0), read("a", ',', 4)];
        let known =
            order.iter().chain(&other).map(|said| said.fact.known().map_or("-", |it| it.as_str()));
        let text: Vec<_> = known.map(ToOwned::to_owned).collect();
        vec![Remark::new(text.join(" ")).into()]
    });
    let text = use_of_force::json::to_string(&incident);
    assert!(text.contains("(3, x) 1 2 2 5 (3, x) - - 1 7 - 6 5"), "{text}");
}

#[test]
fn ages_out_of_bounds_are_mistakes() {
    let (person, summary) = person("5,34", |row| {
        Person::new("p")
            .age(row.ages_within("a", 16..=100))
            .height_inches(row.ages_within("b", 16..=100))
    });
    assert_eq!((person.age.why(), person.words("age").unwrap()), (Some(Why::Unusable), Some("5")));
    assert!(person.height_inches.is(&34.into()));
    assert_eq!(summary.problems[0].expected, "an age from 16 to 100 years");
}

#[test]
fn points_stand_in_two_columns() {
    let at = |cells: &str| {
        let (incident, summary) = read(cells, |row| {
            vec![use_of_force::Circumstances::new().point(row.point("a", "b")).into()]
        });
        (incident.circumstances().point.known().map(ToString::to_string), fates(&summary))
    };
    assert_eq!(at("39.10,-94.5786"), (Some("39.1000,-94.5786".to_owned()), [2, 0, 0, 0]));
    assert_eq!(at("39.123456789,-94.5"), (Some("39.1234567,-94.5000000".to_owned()), [2, 0, 0, 0]));
    assert_eq!(at("77.7777,"), (None, [0, 0, 0, 1]));
    assert_eq!(at("139.1,-94.5"), (None, [0, 0, 0, 2]));
}

#[test]
fn lists_are_parsed_as_far_as_they_can_be() {
    let oris = |cell: &str| {
        let (incident, summary) = read(&format!("{cell},"), |row| {
            vec![use_of_force::Agency::new("x").oris(row.parse_all::<Ori>("a", ';', "ORIs")).into()]
        });
        let agency = incident.agencies().next().unwrap();
        (agency.oris.known().map_or(0, use_of_force::value::List::len), fates(&summary))
    };
    assert_eq!(oris("ZZ00001;ZZ0000200"), (2, [1, 0, 0, 0]));
    assert_eq!(oris("ZZ00001;13850"), (1, [0, 1, 0, 0]));
    assert_eq!(oris("13850"), (0, [0, 0, 0, 1]));
}

#[test]
fn a_row_can_be_given_back() {
    let file = "a,b\n1,2\n3,4\n";
    let import = Import::new(log(when!("2031-06-01")), file.as_bytes(), |row| {
        if row.peek("a") == "1" {
            row.reject("this is a line of sums");
        }
        vec![Remark::new("x").into()]
    });
    let read: Vec<_> = import.unwrap().collect();
    let rejected = read.iter().find_map(|read| read.as_ref().err()).unwrap();
    assert_eq!(rejected.to_string(), "line 2: this is a line of sums");
    assert_eq!(read.len(), 2);
}

#[test]
fn a_row_that_cannot_be_said_is_given_back_alone() {
    let file = "a,b\n1,2\n3,4\n";
    let import = Import::new(log(when!("2031-06-01")), file.as_bytes(), |row| {
        let key = if row.peek("a") == "1" { "Not A Key" } else { "person-1" };
        vec![Person::new(key).into()]
    });
    let import =
        import.unwrap().together(|_| use_of_force::import::Together::Named("x".to_owned()));
    let read: Vec<_> = import.collect();
    let rejected = read[0].as_ref().unwrap_err();
    assert_eq!(rejected.line(), 2);
    assert!(rejected.reason().contains("found `Not A Key`"), "{rejected}");
    assert_eq!(read[1].as_ref().unwrap().people().count(), 1);
}

#[test]
fn keys_are_of_names_within_an_incident() {
    let (incident, _) = read("117,205", |row| {
        let keys = ["117", "205", "117"].map(|badge| row.key("officer", badge));
        assert_eq!(keys, ["officer-1", "officer-2", "officer-1"]);
        vec![Remark::new(row.take("a").to_owned() + row.take("b")).into()]
    });
    assert_eq!(incident.statements().count(), 1);
}

#[test]
fn times_refine_days() {
    let at = |cells: &str| -> String {
        let (incident, _) = read(cells, |row| {
            let said: Said<_> = row.date_and_time("a", "%m/%d/%Y", "b");
            vec![use_of_force::Circumstances::new().occurred(said).into()]
        });
        format!("{:?}", incident.circumstances().occurred)
    };
    assert_eq!(at("5/4/2031,11:07 PM"), "2031-05-04T23:07");
    assert_eq!(at("5/4/2031,"), "2031-05-04");
    assert_eq!(at("5/4/2031,around noon"), "2031-05-04");
    assert_eq!(at("n/a,11:07 PM"), "Unknown(NotApplicable)");
}
