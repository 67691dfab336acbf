//! Where a rule begins to hold: records just inside of it and just outside.

use super::{by, differing};

/// Each with all that the rules find in it.
#[test]
fn a_rule_holds_from_its_edge_on() {
    let day = "2031-05-10";
    let says = |claims: &str| by("a", day, claims);
    let occurred = r#"{"circumstances":{"occurred":"2031-05-04"}}"#;
    let shot_after = |time: &str| {
        says(&format!(
            r#"{{"pursuit":{{"key":"u1","began":"2031-05-04T11:00:00","ended":"2031-05-04T12:00:00"}}}},
            {{"shooting":{{"key":"s1","occurred":"2031-05-04T{time}","during":"u1"}}}}"#
        ))
    };
    let force = |uses: &[(&str, &str)]| {
        let uses = uses.iter().enumerate().map(|(n, (order, time))| {
            format!(r#"{{"force":{{"key":"f{n}","order":{order},"occurred":"2031-05-04{time}"}}}}"#)
        });
        says(&uses.collect::<Vec<_>>().join(","))
    };
    let out_of_order = "error order_contradicts_times";
    let died = |role: &str| {
        let person =
            format!(r#"{{"person":{{"key":"p1","roles":["{role}"],"died_on":"2031-05-03"}}}}"#);
        says(&[occurred, &person].join(","))
    };
    let aged = |born: &str, age: u32| {
        let person = format!(r#"{{"person":{{"key":"p1","born":"{born}","age":{age}}}}}"#);
        by("a", "2031-05-04", &[occurred, &person].join(","))
    };
    let leave = |members: &str| {
        let inquiry = r#"{"investigation":{"key":"i1"}},{"officer":{"key":"o1"}}"#;
        let leave = format!(r#"{{"leave":{{"key":"l1","officer":"o1",{members}}}}}"#);
        says(&[occurred, inquiry, &leave].join(","))
    };
    let cases = [
        (
            "a police department without members",
            says(
                r#"{"agency":{"key":"g1","kind":"municipal","members":[],"complete":["members"]}}"#,
            ),
            "",
        ),
        (
            "a police department with members",
            says(
                r#"{"agency":{"key":"g2"}},{"agency":{"key":"g1","kind":"municipal","members":["g2"]}}"#,
            ),
            "warning members_without_task_force",
        ),
        (
            "a pursuit is believed to go on as itself",
            says(r#"{"pursuit":{"key":"u1","continued_as":"u1","believed":["continued_as"]}}"#),
            "warning pursuit_continues_itself",
        ),
        ("a shooting one hour after its pursuit", shot_after("13:00:00"), ""),
        (
            "a shooting a second later",
            shot_after("13:00:01"),
            "warning shooting_long_after_its_pursuit",
        ),
        (
            "two uses of force in one place of the order",
            force(&[("1", "T12:00"), ("1", "T11:00")]),
            "",
        ),
        (
            "places in the order that may be one",
            force(&[(r#"{"low":1,"high":2}"#, "T12:00"), ("2", "T11:00")]),
            "",
        ),
        (
            "a place in the order that comes after both",
            force(&[(r#"{"low":1,"high":2}"#, "T12:00"), ("3", "T11:00")]),
            out_of_order,
        ),
        ("an order with a gap", force(&[("1", "T12:00"), ("3", "T11:00")]), out_of_order),
        (
            "one between them that only has a day",
            force(&[("1", "T12:00"), ("2", ""), ("3", "T11:00")]),
            out_of_order,
        ),
        (
            "somebody shoots who died the day before",
            says(
                r#"{"circumstances":{"occurred":"2031-05-04"}},{"person":{"key":"p1","roles":["subject"],"died_on":"2031-05-03"}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T11:47","shooters":["p1"]}}"#,
            ),
            "error died_before_shooting",
        ),
        ("the subject died the day before", died("subject"), "error died_before_incident"),
        ("a driver died the day before", died("driver"), "warning died_before_incident"),
        ("a bystander died the day before", died("bystander"), ""),
        (
            "a child of five years who was born last winter",
            aged("2030-12-01", 5),
            "error age_contradicts_birth",
        ),
        ("a child that was born last winter", aged("2030-12-01", 0), ""),
        (
            "a leave that ended the day before",
            leave(r#""ended":"2031-05-03""#),
            "warning leave_before_incident",
        ),
        ("a leave that ended on the day", leave(r#""ended":"2031-05-04""#), ""),
        (
            "a leave that began and ended before what it awaits",
            leave(r#""pending":"i1","began":"2031-05-01","ended":"2031-05-03""#),
            "warning leave_before_incident",
        ),
    ];
    let wrong =
        differing(cases.iter().map(|(name, it, expected)| (*name, it.clone(), Some(*expected))));
    assert_eq!(wrong, "");
}
