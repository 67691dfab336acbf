//! What is held of a data set before a release and after it.

use super::{HEADER, import, log};
use std::collections::BTreeMap;
use use_of_force::{
    Agency, Claim, Incident, Person, When,
    import::{Dataset, Held, Import, Lookup, Missing, Row, Together, revise},
    when,
};

const SPRING: When = when!("2031-04-01");
const AUTUMN: When = when!("2031-10-01");

fn release(released: When, file: &str) -> Incident {
    import(released, file.as_bytes()).next().unwrap().unwrap()
}

fn fields(held: &Held) -> BTreeMap<String, u64> {
    held.fields().map(|(noun, field, rows)| (format!("{noun}/{field}"), rows)).collect()
}

fn vanished(before: &Held, after: &Held) -> Vec<String> {
    before.vanished(after).map(|(noun, field, rows)| format!("{noun}/{field} {rows}")).collect()
}

#[test]
fn rows_that_stand_are_counted_with_the_fields_that_they_fill() {
    let rows = "1,a,5/4/2031,A,34,M,gun\n2,a,5/4/2031,,40s,,pending\n";
    let spring = release(SPRING, &format!("{HEADER}{rows}"));
    let held = Held::of(&log(SPRING), &spring);
    assert_eq!((held.rows(), held.tables().count()), (2, 0));
    let expected = [
        ("circumstances/occurred", 2),
        ("person/age", 2),
        ("person/armed_with", 1),
        ("person/name", 1),
        ("person/sex", 1),
    ];
    assert_eq!(fields(&held), expected.map(|(field, rows)| (field.to_owned(), rows)).into());
    // Another data set's rows are not counted, and nothing is before anything was read.
    assert_eq!(Held::of(&Dataset::new("exampleton-log-2", SPRING), &spring), Held::default());
    assert_eq!(vanished(&Held::default(), &held), Vec::<String>::new());
}

#[test]
fn what_was_withdrawn_is_not_held_and_does_not_go_twice() {
    let (one, two) = ("1,a,5/4/2031,A,34,M,gun\n", "2,a,5/4/2031,B,40,F,no\n");
    let spring = release(SPRING, &format!("{HEADER}{one}{two}"));
    let later = release(AUTUMN, &format!("{HEADER}{one}"));
    let autumn = revise(&log(AUTUMN), &spring, Some(&later), Missing::Withdrawn).unwrap();
    assert_eq!(autumn.gone.rows(), 1);
    assert_eq!(Held::of(&log(AUTUMN), &autumn.incident).rows(), 1);
    let winter = when!("2032-01-01");
    let gone = revise(&log(winter), &autumn.incident, None, Missing::Withdrawn).unwrap();
    assert_eq!((gone.gone.rows(), gone.withdrawn), (1, 1));
    assert_eq!(Held::of(&log(winter), &gone.incident), Held::default());
    let kept = revise(&log(winter), &spring, None, Missing::Kept).unwrap();
    assert_eq!((kept.gone.rows(), kept.kept), (0, 2));
    assert_eq!(Held::of(&log(winter), &kept.incident).rows(), 2);
}

#[test]
fn a_column_that_is_dropped_or_renamed_leaves_its_fields_empty() {
    let spring = release(SPRING, &format!("{HEADER}1,a,5/4/2031,A,34,M,pending\n"));
    let before = Held::of(&log(SPRING), &spring);
    let after = |file: &str| {
        let later = release(AUTUMN, file);
        let revision = revise(&log(AUTUMN), &spring, Some(&later), Missing::Withdrawn).unwrap();
        assert_eq!((revision.gone.rows(), revision.withdrawn), (0, 0));
        vanished(&before, &Held::of(&log(AUTUMN), &revision.incident))
    };
    assert_eq!(after("id,case,day,name,sex,armed\n1,a,5/4/2031,A,M,pending\n"), ["person/age 1"]);
    let renamed = "id,case,day,name,years,sex,armed\n1,a,5/4/2031,A,34,M,pending\n";
    assert_eq!(after(renamed), ["person/age 1"]);
    // Of which only a reason was given, too; but not if one became known.
    let unarmed = "id,case,day,name,age,sex\n1,a,5/4/2031,A,34,M\n";
    assert_eq!(after(unarmed), ["person/armed_with 1"]);
    let more = "id,case,day,name,age,sex,armed,note\n1,a,5/4/2031,A,35,M,no,x\n";
    assert_eq!(after(more), Vec::<String>::new());
}

#[test]
fn rows_of_other_tables_are_counted_by_their_names() {
    fn person(row: &mut Row<'_>) -> Vec<Claim> {
        row.take("id");
        let agency = row.take("agency").to_owned();
        row.also("agencies", &agency);
        vec![Person::new("person-1").age(row.ages("age")).into()]
    }
    let read = |released, agencies: &'static str| {
        let table = Lookup::new("agencies", agencies.as_bytes(), ["id"], |row| {
            vec![Agency::new(format!("agency-{}", row.record())).name(row.text("name")).into()]
        });
        let file = "id,age,agency\n1,34,7\n";
        let import = Import::new(log(released), file.as_bytes(), person).unwrap();
        let import = import.record(["id"]).unwrap().together(|_| Together::Alone);
        import.lookup(table.unwrap()).next().unwrap().unwrap()
    };
    let spring = read(SPRING, "id,name\n7,Exampleton police\n");
    let held = Held::of(&log(SPRING), &spring);
    assert_eq!((held.rows(), held.tables().collect::<Vec<_>>()), (1, vec![("agencies", 1)]));
    let later = read(AUTUMN, "id,name\n");
    let autumn = revise(&log(AUTUMN), &spring, Some(&later), Missing::Withdrawn).unwrap();
    assert_eq!(
        (autumn.gone.rows(), autumn.gone.tables().collect::<Vec<_>>()),
        (0, vec![("agencies", 1)])
    );
    let after = Held::of(&log(AUTUMN), &autumn.incident);
    assert_eq!(vanished(&held, &after), ["agency/name 1"]);
}
