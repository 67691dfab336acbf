//! Where a rule begins to hold: records just inside of it and just outside.

use super::{by, differing, found, incident};

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

/// Each side of a rule, and what tells the one from the other.
#[test]
fn a_rule_holds_of_what_it_is_about() {
    let says = |claims: &str| by("a", "2031-05-10", claims);
    let circumstances = |members: &str| says(&format!(r#"{{"circumstances":{{{members}}}}}"#));
    let determination =
        |members: &str| says(&format!(r#"{{"determination":{{"key":"d1",{members}}}}}"#));
    let person = |members: &str| says(&format!(r#"{{"person":{{"key":"p1",{members}}}}}"#));
    let force = |members: &str, counted: &str| {
        says(&format!(
            r#"{{"officer":{{"key":"o1"}}}},{{"person":{{"key":"p1","roles":["subject"]}}}},
            {{"force":{{"key":"f1","by":["o1"],"on":["p1"],{members}}}}},
            {{"circumstances":{{{counted}}}}}"#
        ))
    };
    let rounds = |believed: &str, fired: u32| {
        says(&format!(
            r#"{{"shooting":{{"key":"s1","rounds_fired":{fired}}}}},
            {{"force":{{"key":"f1","kind":"firearm","part_of":"s1","rounds_fired":5,"believed":{believed}}}}}"#
        ))
    };
    let one_place = |a: &str, b: &str| {
        says(&format!(
            r#"{{"circumstances":{{"multiple_locations":false,"jurisdiction":{a}}}}},
            {{"shooting":{{"key":"s1","jurisdiction":{b}}}}},{{"shooting":{{"key":"s2","jurisdiction":{b}}}}}"#
        ))
    };
    let of_users = r#""officers_who_used_force":0"#;
    let cases = [
        (
            "not planned, but a planned activity",
            circumstances(r#""contact_planned":false,"contact_reason":"planned_activity""#),
            "error contact_contradicts_itself",
        ),
        (
            "not planned, but planned twice over",
            circumstances(
                r#""contact_planned":false,"contact_origin":"planned","contact_reason":"planned_activity""#,
            ),
            "error contact_contradicts_itself",
        ),
        (
            "an ambush of the type ambush",
            circumstances(r#""ambush":true,"incident_types":["ambush"]"#),
            "",
        ),
        (
            "no ambush, but of that type",
            circumstances(r#""ambush":false,"incident_types":["ambush"]"#),
            "warning contact_contradicts_itself",
        ),
        (
            "in custody, after a reason in other words",
            circumstances(r#""custody_stage":"in_transit","contact_reason":"walked_in""#),
            "note unlisted_word",
        ),
        (
            "in custody, after a traffic stop",
            circumstances(r#""custody_stage":"in_transit","contact_reason":"traffic_stop""#),
            "warning custody_stage_without_custody",
        ),
        (
            "a sentence after a dismissal",
            determination(r#""decision":"charges_dismissed","sentence":"a diversion""#),
            "warning sentence_without_conviction",
        ),
        (
            "a sentence after an acquittal",
            determination(r#""decision":"acquitted","sentence":"a fine""#),
            "error sentence_without_conviction",
        ),
        (
            "nothing after a suit was dismissed",
            determination(
                r#""decision":"suit_dismissed","amount": { "amount": 0, "currency": "USD" }"#,
            ),
            "",
        ),
        (
            "a dollar after a suit was dismissed",
            determination(
                r#""decision":"suit_dismissed","amount": { "amount": 1, "currency": "USD" }"#,
            ),
            "warning amount_without_award",
        ),
        ("an animal that is heavy", person(r#""roles":["animal"],"weight_pounds":2400"#), ""),
        ("a bull that is heavy", person(r#""species":"bull","weight_pounds":2400"#), ""),
        (
            "a person who is heavy",
            person(r#""roles":["subject"],"weight_pounds":2400"#),
            "error amount_out_of_range",
        ),
        (
            "an agency is believed to report for itself",
            says(r#"{"agency":{"key":"g1","covered_by":"g1","believed":["covered_by"]}}"#),
            "warning agency_within_itself",
        ),
        (
            "an officer who has served all of thirty years",
            says(r#"{"officer":{"key":"o1","age":30,"years_of_service":30}}"#),
            "error service_longer_than_life",
        ),
        (
            "an officer who has served since fourteen",
            says(r#"{"officer":{"key":"o1","age":44,"years_of_service":30}}"#),
            "warning service_longer_than_life",
        ),
        (
            "force was applied by none",
            force(r#""degree":"applied""#, of_users),
            "error fewer_than_described",
        ),
        (
            "force was applied by none, it is believed",
            force(r#""degree":"applied","believed":["degree"]"#, of_users),
            "warning fewer_than_described",
        ),
        ("force was shown by none", force(r#""degree":"displayed""#, of_users), ""),
        (
            "force was applied to nobody",
            force(r#""degree":"applied""#, r#""subjects":0"#),
            "error fewer_than_described",
        ),
        (
            "force was shown to nobody",
            force(r#""degree":"displayed""#, r#""subjects":0"#),
            "warning fewer_than_described",
        ),
        (
            "a victim of the offense is hurt",
            says(
                r#"{"person":{"key":"p1","roles":["victim_of_offense"],"injury":"serious"}},{"circumstances":{"people_hurt":0}}"#,
            ),
            "warning fewer_than_described",
        ),
        (
            "a subject is hurt",
            says(
                r#"{"person":{"key":"p1","roles":["subject"],"injury":"serious"}},{"circumstances":{"people_hurt":0}}"#,
            ),
            "error fewer_than_described",
        ),
        ("more rounds in a part", rounds("[]", 4), "error part_exceeds_whole"),
        ("as many rounds in a part", rounds("[]", 5), ""),
        (
            "more rounds in a part, it is believed",
            rounds(r#"["rounds_fired"]"#, 4),
            "warning part_exceeds_whole",
        ),
        (
            "more rounds in what is believed to be a part",
            rounds(r#"["part_of"]"#, 4),
            "warning part_exceeds_whole",
        ),
        (
            "two shootings elsewhere are told once",
            one_place(r#"{"geoid":"2036000"}"#, r#"{"geoid":"2038000"}"#),
            "warning several_places_denied",
        ),
        (
            "a county and a place of one state",
            one_place(r#"{"geoid":"20209"}"#, r#"{"geoid":"2036000"}"#),
            "",
        ),
        (
            "one place by its number, spelled in two ways",
            one_place(
                r#"{"place":"Exampleton","geoid":"2036000"}"#,
                r#"{"place":"Exampleton City","geoid":"2036000"}"#,
            ),
            "warning several_places_denied",
        ),
        (
            "a place spelled in two ways, and the number of its county",
            one_place(
                r#"{"place":"Exampleton","geoid":"20209"}"#,
                r#"{"place":"Exampleton City","geoid":"2036000"}"#,
            ),
            "warning several_places_denied",
        ),
    ];
    let wrong =
        differing(cases.iter().map(|(name, it, expected)| (*name, it.clone(), Some(*expected))));
    assert_eq!(wrong, "");
}

/// A rule that fails by what stands, and by what another source holds instead or not.
#[test]
fn another_source_can_be_right() {
    let counted = |source: &str, day: u32, count: u32| {
        let members = format!(r#"{{"circumstances":{{"officers_who_used_force":{count}}}}}"#);
        by(source, &format!("2031-05-{day:02}"), &members)
    };
    let three = r#"{"officer":{"key":"o1","used_force":true}},{"officer":{"key":"o2","used_force":true}},
        {"officer":{"key":"o3","used_force":true}}"#;
    let with = |counts: [String; 2]| {
        [vec![by("c", "2031-05-06", three)], counts.to_vec()].concat().join(",")
    };
    let cases = [
        (
            "the other number fits",
            with([counted("a", 7, 3), counted("b", 8, 2)]),
            "warning fewer_than_described",
        ),
        (
            "neither number fits",
            with([counted("a", 7, 1), counted("b", 8, 2)]),
            "error fewer_than_described",
        ),
    ];
    let wrong =
        differing(cases.iter().map(|(name, it, expected)| (*name, it.clone(), Some(*expected))));
    assert_eq!(wrong, "");
}

/// Names may be spelled in two ways; numbers of one kind are not.
#[test]
fn places_with_two_numbers_are_two() {
    let place = |name: &str, geoid: &str| format!(r#"{{"place":"{name}","geoid":"{geoid}"}}"#);
    for (a, b, is_one_perhaps) in [
        (place("Exampleton", "2036000"), place("Exampleton City", "2036000"), true),
        (place("Exampleton", "20209"), place("Exampleton City", "2036000"), true),
        (place("Exampleton", "2036000"), place("Exampleton City", "2038000"), false),
        (place("Exampleton", "2036000"), place("Sampleton", "2036000"), false),
    ] {
        let claims = format!(
            r#"{{"circumstances":{{"multiple_locations":false,"jurisdiction":{a}}}}},
            {{"shooting":{{"key":"s1","jurisdiction":{b}}}}}"#
        );
        let incident = incident(&by("a", "2031-05-10", &claims));
        let report = incident.validate().to_string();
        assert!(report.starts_with("warning several_places_denied"), "{report}");
        assert_eq!(report.contains("spelled in two ways"), is_one_perhaps, "{report}");
    }
}

/// What is only believed is at most warned of, whichever side it is on.
#[test]
fn a_rule_is_as_sure_as_both_of_its_sides() {
    let says = |claims: &str| by("a", "2031-05-10", claims);
    let pursuit = |members: &str| says(&format!(r#"{{"pursuit":{{"key":"u1",{members}}}}}"#));
    let lasted = |believed: &str| {
        pursuit(&format!(
            r#""began":"2031-05-04T11:00","ended":"2031-05-04T11:30","duration_minutes":90,"believed":{believed}"#
        ))
    };
    let shooting = |members: &str| {
        says(&format!(r#"{{"person":{{"key":"p1"}}}},{{"shooting":{{"key":"s1",{members}}}}}"#))
    };
    // Shootings one after the other, each at its time, if it has one, and perhaps believed.
    let in_turn = |times: &[(&str, bool)]| {
        let key = |n: usize| format!("s{n}");
        let shootings = times.iter().enumerate().map(|(n, (time, believed))| {
            let believed = if *believed { r#","believed":["occurred"]"# } else { "" };
            let occurred = format!(r#","occurred":"2031-05-04T{time}"{believed}"#);
            let occurred = if time.is_empty() { String::new() } else { occurred };
            format!(r#"{{"shooting":{{"key":"{}"{occurred}}}}}"#, key(n))
        });
        let sequences = (1..times.len()).map(|n| {
            let (earlier, later) = (key(n - 1), key(n));
            format!(
                r#"{{"sequence":{{"earlier":"shooting/{earlier}/occurred","later":"shooting/{later}/occurred"}}}}"#
            )
        });
        says(&shootings.chain(sequences).collect::<Vec<_>>().join(","))
    };
    let concluded = |opened: &str, occurred: &str| {
        let investigation =
            format!(r#"{{"investigation":{{"key":"i1","opened":"2031-05-04"{opened}}}}}"#);
        let step = format!(
            r#"{{"concluded":{{"investigation":"i1","occurred":"2031-05-01"{occurred}}}}}"#
        );
        says(&[investigation, step].join(","))
    };
    let believed = |field: &str| format!(r#","believed":["{field}"]"#);
    let injured = |ruled_out: &[&str]| {
        let described = says(
            r#"{"officer":{"key":"o1"}},{"officer":{"key":"o2"}},
            {"person":{"key":"p1","injury":"uninjured","injured_by":["o1","o2"]}}"#,
        );
        let later = ruled_out.iter().map(|claim| by("b", "2031-06-01", claim));
        std::iter::once(described).chain(later).collect::<Vec<_>>().join(",")
    };
    let (o1, o2) = (r#"{"ruled_out":{"key":"o1"}}"#, r#"{"ruled_out":{"key":"o2"}}"#);
    let (sure, perhaps) =
        ("error sequence_contradicts_times", "warning sequence_contradicts_times");
    let cases = [
        ("a pursuit of two weeks", pursuit(r#""duration_minutes":20160"#), ""),
        ("a pursuit of a leap year", pursuit(r#""duration_minutes":527040"#), ""),
        (
            "a pursuit of more than a leap year",
            pursuit(r#""duration_minutes":527041"#),
            "error amount_out_of_range",
        ),
        ("a pursuit that lasted longer", lasted("[]"), "error duration_contradicts_times"),
        (
            "it is believed when it began",
            lasted(r#"["began"]"#),
            "warning duration_contradicts_times",
        ),
        (
            "it is believed when it ended",
            lasted(r#"["ended"]"#),
            "warning duration_contradicts_times",
        ),
        (
            "one is struck by one round",
            shooting(r#""rounds_hit":1,"struck":["p1"],"complete":["struck"]"#),
            "",
        ),
        ("nobody is struck by no round", shooting(r#""rounds_hit":0,"struck":[]"#), ""),
        (
            "nobody is struck by one round",
            shooting(r#""rounds_hit":1,"struck":[]"#),
            "error hits_contradict_struck",
        ),
        (
            "it happened later",
            shooting(r#""occurred":"2031-06-01""#),
            "error said_before_it_happened",
        ),
        (
            "it is believed to have happened later",
            shooting(r#""occurred":"2031-06-01","believed":["occurred"]"#),
            "warning said_before_it_happened",
        ),
        ("two in their order", in_turn(&[("11:00", false), ("12:00", false)]), ""),
        ("two against their order", in_turn(&[("12:00", false), ("11:00", false)]), sure),
        ("the first is believed", in_turn(&[("12:00", true), ("11:00", false)]), perhaps),
        ("the second is believed", in_turn(&[("12:00", false), ("11:00", true)]), perhaps),
        (
            "three against their order",
            in_turn(&[("12:00", false), ("", false), ("11:00", false)]),
            sure,
        ),
        (
            "three of which the first is believed",
            in_turn(&[("12:00", true), ("", false), ("11:00", false)]),
            perhaps,
        ),
        (
            "three of which the last is believed",
            in_turn(&[("12:00", false), ("", false), ("11:00", true)]),
            perhaps,
        ),
        (
            "three in one second",
            in_turn(&[("12:00:00", false), ("", false), ("12:00:00", false)]),
            "",
        ),
        (
            "three in one second, and one before",
            in_turn(&[("12:00:01", false), ("", false), ("12:00:00", false)]),
            sure,
        ),
        (
            "four against their order",
            in_turn(&[("12:00", false), ("", false), ("", false), ("11:00", false)]),
            sure,
        ),
        ("concluded before it was opened", concluded("", ""), "error step_before_opening"),
        (
            "it is believed when it was opened",
            concluded(&believed("opened"), ""),
            "warning step_before_opening",
        ),
        (
            "it is believed when it was concluded",
            concluded("", &believed("occurred")),
            "warning step_before_opening",
        ),
        (
            "the record was withdrawn before the incident",
            says(
                r#"{"circumstances":{"occurred":"2031-05-04"}},{"incident_withdrawn":{"occurred":"2031-05-01"}}"#,
            ),
            "",
        ),
        ("uninjured, by two", injured(&[]), "error uninjured_with_injuries"),
        (
            "uninjured, by one who was not there and one who was",
            injured(&[o1]),
            "error uninjured_with_injuries, note mentions_ruled_out",
        ),
        ("uninjured, by two who were not there", injured(&[o1, o2]), "note mentions_ruled_out"),
    ];
    let wrong =
        differing(cases.iter().map(|(name, it, expected)| (*name, it.clone(), Some(*expected))));
    assert_eq!(wrong, "");
}

#[test]
fn a_birth_to_come_is_told_without_its_date() {
    let person = r#"{"person":{"key":"p1","born":"2041-11-23"}}"#;
    let incident = incident(&by("a", "2031-05-10", person));
    let report = incident.validate().to_string();
    let expected =
        "error said_before_it_happened: person/p1/born: a birth to come, but said 2031-05-10";
    assert_eq!(report.trim_end(), expected);
}

#[test]
fn a_sequence_says_that_it_is_not_sure() {
    for (believed, expected) in
        [([false, false], false), ([true, false], true), ([false, true], true)]
    {
        let shooting = |key: &str, time: &str, believed: bool| {
            let believed = if believed { r#","believed":["occurred"]"# } else { "" };
            format!(r#"{{"shooting":{{"key":"{key}","occurred":"2031-05-04T{time}"{believed}}}}}"#)
        };
        let sequence =
            r#"{"sequence":{"earlier":"shooting/s1/occurred","later":"shooting/s2/occurred"}}"#;
        let (first, second) =
            (shooting("s1", "12:00", believed[0]), shooting("s2", "11:00", believed[1]));
        let incident = incident(&by("a", "2031-05-10", &[&*first, &second, sequence].join(",")));
        let report = incident.validate().to_string();
        assert_eq!(report.contains(", but that is not sure"), expected, "{report}");
    }
}

#[test]
fn of_two_uses_of_force_at_one_time_the_first_in_the_order_is_named() {
    // The keys are in the other order, so that they do not decide.
    let force =
        [("f3", 1, "11:49"), ("f2", 2, "11:49"), ("f1", 3, "10:48")].map(|(key, order, time)| {
            format!(
                r#"{{"force":{{"key":"{key}","order":{order},"occurred":"2031-05-04T{time}"}}}}"#
            )
        });
    let incident = incident(&by("a", "2031-05-10", &force.join(",")));
    let report = incident.validate().to_string();
    let expected = "error order_contradicts_times: force/f1/occurred: \
                    2031-05-04T10:48 is before 2031-05-04T11:49 (force/f3/occurred)";
    assert_eq!(report.trim_end(), expected);
}

/// That an officer shot while on leave says nothing against the time at which the leave began, so
/// what does is told as well.
#[test]
fn a_note_of_a_field_leaves_its_faults_to_be_told() {
    let claims = |shooter: &str| {
        let sequence = |earlier: &str, later: &str| {
            format!(r#"{{"sequence":{{"earlier":"{earlier}","later":"{later}"}}}}"#)
        };
        let nouns = [
            r#"{"officer":{"key":"o1"}},{"officer":{"key":"o2"}}"#,
            r#"{"leave":{"key":"l1","officer":"o1","began":"2031-05-04T11:50~"}}"#,
            r#"{"shooting":{"key":"s1","occurred":"2031-05-04T12:00"}},{"shooting":{"key":"s2"}}"#,
        ];
        let shot = format!(
            r#"{{"shooting":{{"key":"s3","occurred":"2031-05-04T20:00","shooters":["{shooter}"]}}}}"#
        );
        let one = sequence("shooting/s1/occurred", "shooting/s2/occurred");
        let two = sequence("shooting/s2/occurred", "leave/l1/began");
        [&nouns.join(","), &shot, &one, &two].map(String::as_str).join(",")
    };
    let strained = "warning sequence_contradicts_times";
    assert_eq!(found(&by("a", "2031-05-10", &claims("o2"))), [strained]);
    assert_eq!(found(&by("a", "2031-05-10", &claims("o1"))), [strained, "note shooter_on_leave"]);
}
