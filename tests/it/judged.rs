//! Records written by hand: some are odd and possible, some have one fault.

mod edge;

use use_of_force::{Incident, json};

/// A record of these statements, by sources `a`, `b`, `c`, `row` and the `keeper`.
fn incident(statements: &str) -> Incident {
    let zone = if statements.starts_with("no zone") { "" } else { r#""zone":"-05:00","# };
    let statements = statements.trim_start_matches("no zone");
    let text = format!(
        r#"{{"schema":1,"id":"00000000-0000-0000-0000-000000002031",{zone}
        "sources":[{{"key":"a"}},{{"key":"b"}},{{"key":"c"}},{{"key":"row","kind":"dataset"}},
          {{"key":"keeper","kind":"recorder"}}],"statements":[{statements}]}}"#
    );
    json::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// A statement by a source at a time.
fn by(source: &str, at: &str, says: &str) -> String {
    format!(r#"{{"source":"{source}","at":"{at}","says":[{says}]}}"#)
}

fn found(statements: &str) -> Vec<String> {
    let incident = incident(statements);
    let report = incident.validate();
    report.problems().map(|it| format!("{} {}", it.severity, it.code)).collect()
}

/// What the rules find in each record, where that is not what is expected.
fn differing<'a>(cases: impl IntoIterator<Item = (&'a str, String, Option<&'a str>)>) -> String {
    let mut wrong = String::new();
    for (name, statements, expected) in cases {
        let found = found(&statements);
        let as_expected = match expected {
            Some(expected) => found.join(", ") == expected,
            None => !found.iter().any(|it| it.starts_with("error")),
        };
        if !as_expected {
            let report = incident(&statements).validate().to_string();
            wrong += &format!("{name}: expected {expected:?}\n{report}\n");
        }
    }
    wrong
}

/// Each is followed by the warnings and notes that it deserves.
#[test]
fn what_is_odd_and_possible_has_no_errors() {
    let day = "2031-05-05";
    let cases = [
        ("officers shoot each other", by("a", day, r#"
            {"officer":{"key":"o1","injury":"serious","injured_by":["o2"],"discharged_firearm":true}},
            {"officer":{"key":"o2","injury":"minor","injured_by":["o1"],"discharged_firearm":true}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T11:47","shooters":["o1","o2"],"struck":["o1","o2"],"rounds_fired":2,"rounds_hit":2}},
            {"circumstances":{"officers_present":2,"officers_hurt":2,"officers_who_used_force":2,"people_hurt":0}}"#), ""),
        ("somebody shoots themselves", by("a", day, r#"
            {"person":{"key":"p1","roles":["subject"],"injury":"fatal","died":true,"died_on":"2031-05-04","manner":"suicide","injured_by":["p1"]}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T11:47","shooters":["p1"],"aimed_at":["p1"],"struck":["p1"],"discharged_by":[],"target":["at_self"]}},
            {"circumstances":{"officers_who_used_force":0,"people_hurt":1}}"#), ""),
        ("an officer off duty shoots for an agency that took no part", by("a", day, r#"
            {"agency":{"key":"g1"}},{"agency":{"key":"g2"}},
            {"officer":{"key":"o1","employer":"g2","on_duty":false,"identifiable":false}},
            {"shooting":{"key":"s1","shooters":["o1"],"discharged_by":["g1"],"complete":["discharged_by"]}}"#),
            "note officer_of_uninvolved_agency"),
        ("a dog is struck, and counts as nobody", by("a", day, r#"
            {"person":{"key":"d1","species":"dog","injury":"fatal","weight_pounds":80}},
            {"shooting":{"key":"s1","struck":["d1"],"rounds_fired":1,"rounds_hit":1,"target":["at_animal"]}},
            {"circumstances":{"people_hurt":0,"subjects":0}}"#), ""),
        ("a bull is heavier than any person", by("a", day, r#"
            {"person":{"key":"d1","roles":["animal"],"species":"bull","weight_pounds":2400,"age":4}}"#), ""),
        ("a pursuit goes on past midnight of the year", by("a", "2032-01-02", r#"
            {"pursuit":{"key":"u1","began":"2031-12-31T23:50","ended":"2032-01-01T00:20","duration_minutes":30}},
            {"shooting":{"key":"s1","occurred":"2032-01-01T00:10","during":"u1"}}"#), ""),
        ("a pursuit goes on for days", by("a", "2031-05-20", r#"
            {"circumstances":{"kinds":["pursuit"],"occurred":"2031-05-04"}},
            {"pursuit":{"key":"u1","mode":"foot","began":"2031-05-04","ended":"2031-05-16","duration_minutes":{"low":15840,"high":18720}}}"#), ""),
        ("a pursuit crosses into another time zone", by("a", day, r#"
            {"pursuit":{"key":"u1","began":"2031-05-04T23:50-05:00","ended":"2031-05-04T23:05-06:00","duration_minutes":15}}"#), ""),
        ("a pursuit through three states and back", by("a", day, r#"
            {"pursuit":{"key":"u1","from_jurisdiction":{"state":"MO","place":"Exampleton"},"to_jurisdiction":{"state":"MO"},
              "crossed":[{"state":"MO"},{"state":"KS"},{"state":"NE"},{"state":"MO"}]}}"#), ""),
        ("a leave that began before and whose end is announced", by("a", day, r#"
            {"officer":{"key":"o1"}},{"circumstances":{"occurred":"2031-05-04"}},
            {"leave":{"key":"l1","officer":"o1","kind":"medical","began":"2031-04-20","ended":"2031-09-01"}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T12:00","shooters":["o1"]}}"#), "note shooter_on_leave"),
        ("a leave that ended nobody says when", by("a", day, r#"
            {"officer":{"key":"o1"}},{"officer":{"key":"o2"}},
            {"leave":{"key":"l1","officer":"o1","began":"2031-04-20","ending":"full_duty"}},
            {"leave":{"key":"l2","officer":"o2","began":"2031-04-20","unknown":{"ended":"redacted"}}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T12:00","shooters":["o1","o2"]}}"#), ""),
        ("a leave that runs", by("a", day, r#"
            {"officer":{"key":"o1"}},
            {"leave":{"key":"l1","officer":"o1","began":"2031-04-20","unknown":{"ended":"pending"}}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T12:00","shooters":["o1"]}}"#), "note shooter_on_leave"),
        ("a person dies days later, as is said later", [
            by("a", day, r#"{"person":{"key":"p1","injury":"serious","died":false,"custody":"hospital_under_guard"}}"#),
            by("b", "2031-05-12", r#"{"person":{"key":"p1","injury":"fatal","died_on":"2031-05-11","manner":"homicide","custody":"deceased"}}"#),
            by("a", "2031-05-13", r#"{"person":{"key":"p1","died":true,"cause":"gunshot wound"}}"#)].join(","), ""),
        ("a death and that there was none yet are said on one day", [
            by("b", day, r#"{"person":{"key":"p1","died_on":"2031-05-05"}}"#),
            by("a", day, r#"{"person":{"key":"p1","died":false}}"#)].join(","), ""),
        ("an age in a later story", [
            by("a", "2032-06-01", r#"{"person":{"key":"p1","age":30}}"#),
            by("b", day, r#"{"person":{"key":"p1","born":"2002-05-05"}},{"circumstances":{"occurred":"2031-05-04"}}"#)].join(","),
            "warning age_contradicts_birth"),
        ("answers that are revised", [
            by("a", day, r#"{"pursuit":{"key":"u1","began":"2031-05-04T12:40","ended":"2031-05-04T12:10"}}"#),
            by("a", "2031-05-06", r#"{"pursuit":{"key":"u1","began":"2031-05-04T11:40"}}"#)].join(","), ""),
        ("a date that was wrong, and is corrected by its source", [
            by("a", day, r#"{"shooting":{"key":"s1","occurred":"2031-05-14"}}"#),
            by("a", "2031-05-06", r#"{"shooting":{"key":"s1","occurred":"2031-05-04"}}"#)].join(","), ""),
        ("counts that grow with what is known", [
            by("a", day, r#"{"circumstances":{"people_hurt":1}},{"person":{"key":"p1","injury":"serious"}}"#),
            by("a", "2031-05-07", r#"{"circumstances":{"people_hurt":2}},{"person":{"key":"p2","injury":"minor"}}"#)].join(","), ""),
        ("an unknown stands for what was known", [
            by("a", day, r#"{"circumstances":{"officers_present":1}}"#),
            by("a", "2031-05-07", r#"{"circumstances":{"unknown":{"officers_present":"pending"},"officers_who_used_force":3}}"#)].join(","), ""),
        ("times in parts of days and years", by("row", "2033", r#"
            {"circumstances":{"occurred":"2031"}},
            {"pursuit":{"key":"u1","began":"2031-05","ended":"2031-05-04"}},
            {"shooting":{"key":"s1","occurred":"2031","during":"u1"}},
            {"person":{"key":"p1","roles":["subject"],"died_on":"2031"}},
            {"investigation":{"key":"i1","opened":"2031"}},
            {"determination":{"key":"d1","investigation":"i1","occurred":"2031"}}"#), ""),
        ("a row of a year that only later statements speak of", [
            by("row", "2031", r#"{"person":{"key":"p1","died_on":"2031"}}"#),
            by("a", day, r#"{"circumstances":{"occurred":"2031-05-04"}}"#)].join(","), ""),
        ("times that overlap", by("a", day, r#"
            {"pursuit":{"key":"u1","began":"2031-05-04T11:30/2031-05-04T12:00","ended":"2031-05-04T11:40~"}}"#), ""),
        ("an approximate time that is off by its margin", by("a", day, r#"
            {"pursuit":{"key":"u1","began":"2031-05-04T11:47","ended":"2031-05-04T11:40~"}}"#),
            "warning pursuit_ends_before_it_begins"),
        ("a time with a zone against one without", format!("no zone{}", by("a", day, r#"
            {"pursuit":{"key":"u1","began":"2031-05-04T11:47-05:00","ended":"2031-05-04T10:50"}}"#)), ""),
        ("amounts that are ranges", by("a", day, r#"
            {"circumstances":{"officers_present":{"low":2},"officers_who_used_force":{"low":1,"high":9}}},
            {"shooting":{"key":"s1","rounds_fired":{"low":3,"high":9},"rounds_hit":{"low":2},"struck":["p1"]}},
            {"person":{"key":"p1","age":{"low":20,"high":29},"born":"2002"}}"#), ""),
        ("each agency names its own officers", [
            by("a", day, r#"{"shooting":{"key":"s1","shooters":["o1"]}},{"officer":{"key":"o1"}},{"circumstances":{"officers_who_used_force":3}}"#),
            by("b", day, r#"{"shooting":{"key":"s1","shooters":["o2"]}},{"officer":{"key":"o2"}}"#)].join(","), ""),
        ("one source is silent", [
            by("a", day, r#"{"officer":{"key":"o1","unknown":{"name":"withheld","age":"not_collected"}}}"#),
            by("b", day, r#"{"officer":{"key":"o1","camera_worn":true}}"#)].join(","), ""),
        ("a name that one publishes and another one withholds", [
            by("a", day, r#"{"officer":{"key":"o1","unknown":{"name":"withheld"}}}"#),
            by("b", day, r#"{"officer":{"key":"o1","name":"A. Nonymous"}}"#)].join(","), "note published_and_withheld"),
        ("what is only believed", by("a", day, r#"
            {"person":{"key":"p1","armed":false,"armed_with":["handgun"],"believed":["armed_with"]}}"#),
            "warning armed_contradicts_weapons"),
        ("an injury that is only believed does not count surely", by("a", day, r#"
            {"circumstances":{"people_hurt":0}},{"person":{"key":"p1","injury":"minor","believed":["injury"]}}"#),
            "warning fewer_than_described"),
        ("sources dispute when it began", [
            by("a", day, r#"{"pursuit":{"key":"u1","began":"2031-05-04T11:30","ended":"2031-05-04T11:40"}}"#),
            by("b", "2031-05-06", r#"{"pursuit":{"key":"u1","began":"2031-05-04T11:50"}}"#)].join(","),
            "warning pursuit_ends_before_it_begins"),
        ("sources dispute the order of events", [
            by("a", day, r#"{"shooting":{"key":"s1"}},{"shooting":{"key":"s2"}},{"sequence":{"earlier":"shooting/s1/occurred","later":"shooting/s2/occurred"}}"#),
            by("b", day, r#"{"sequence":{"earlier":"shooting/s2/occurred","later":"shooting/s1/occurred"}}"#)].join(","),
            "warning sequence_circle"),
        ("somebody who was counted was not there", [
            by("a", day, r#"{"circumstances":{"officers_who_used_force":1}},{"officer":{"key":"o1"}},{"officer":{"key":"o2"}},
              {"shooting":{"key":"s1","shooters":["o1","o2"]}},{"pursuit":{"key":"u1","officers":["o1","o2"],"officer_count":1}}"#),
            by("a", "2031-05-06", r#"{"ruled_out":{"key":"o2"}}"#)].join(","),
            "note mentions_ruled_out, note mentions_ruled_out"),
        ("who was struck was not there", [
            by("a", day, r#"{"person":{"key":"p1"}},{"shooting":{"key":"s1","struck":["p1"],"rounds_hit":0}}"#),
            by("a", "2031-05-06", r#"{"ruled_out":{"key":"p1"}}"#)].join(","), "note mentions_ruled_out"),
        ("a statement that was withdrawn", [
            r#"{"key":"first","source":"a","at":"2031-05-05","says":[{"person":{"key":"p1","died":false,"died_on":"2031-05-04"}}]}"#.to_owned(),
            by("a", "2031-05-06", r#"{"withdrawn":{"statement":"first"}}"#)].join(","), ""),
        ("a statement that is restated", [
            r#"{"key":"first","source":"a","at":"2031-05-05","says":[{"person":{"key":"p1","fled":true,"fled_by":[]}}]}"#.to_owned(),
            r#"{"source":"a","at":"2031-05-06","replaces":"first","says":[{"person":{"key":"p1","fled":true,"fled_by":["on_foot"]}}]}"#.to_owned()].join(","), ""),
        ("an investigation is opened on the day", by("a", day, r#"
            {"circumstances":{"occurred":"2031-05-04T23:30"}},{"investigation":{"key":"i1","track":"criminal","opened":"2031-05-04"}}"#), ""),
        ("resolved, reopened, resolved and reopened", [
            by("a", day, r#"{"investigation":{"key":"i1","track":"criminal","opened":"2031-05-04"}},{"circumstances":{"occurred":"2031-05-04"}}"#),
            by("a", "2031-06-01", r#"{"concluded":{"investigation":"i1","occurred":"2031-06-01"}},{"resolved":{"occurred":"2031-06-01"}}"#),
            by("a", "2032-01-10", r#"{"reopened":{"occurred":"2032-01-09"}},{"officer":{"key":"o1"}},{"leave":{"key":"l1","officer":"o1","began":"2032-01-10"}}"#),
            by("a", "2032-03-10", r#"{"leave":{"key":"l1","ended":"2032-03-01"}}"#),
            by("a", "2032-04-10", r#"{"resolved":{"occurred":"2032-04-10"}}"#),
            by("a", "2033-04-10", r#"{"reopened":{}}"#)].join(","), ""),
        ("said on a day of a time later that day", by("a", "2031-05-04", r#"
            {"circumstances":{"occurred":"2031-05-04T22:00"}},{"shooting":{"key":"s1","occurred":"2031-05-04T23:59"}}"#), ""),
        ("what is announced", by("a", day, r#"
            {"officer":{"key":"o1","duty":"retired","duty_since":"2031-12-31"}},{"leave":{"key":"l1","officer":"o1","ended":"2031-08-01"}},
            {"investigation":{"key":"i1","track":"court","opened":"2031-11-01","deadline":"2032-01-01"}}"#), ""),
        ("somebody dies of what came before officers came", by("a", day, r#"
            {"circumstances":{"occurred":"2031-05-04T11:00"}},
            {"person":{"key":"p1","roles":["hostage"],"died_on":"2031-05-04T10:00"}},
            {"person":{"key":"p2","roles":["victim_of_offense"],"died_on":"2031-05-03"}}"#), ""),
        ("a body is struck", by("a", day, r#"
            {"person":{"key":"p1","roles":["subject"],"died_on":"2031-05-04T11:47"}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T11:55","struck":["p1"]}},
            {"circumstances":{"occurred":"2031-05-04T11:30"}}"#), "warning died_before_shooting"),
        ("officers who pursued were not there at the end", by("a", day, r#"
            {"officer":{"key":"o1"}},{"officer":{"key":"o2"}},{"pursuit":{"key":"u1","officers":["o1","o2"]}},
            {"circumstances":{"officers_present":1}}"#), "warning fewer_than_described"),
        ("bare hands are no weapon", by("a", day, r#"
            {"person":{"key":"p1","armed":false,"armed_with":["personal_weapons"]}}"#), ""),
        ("a device that was only shown was used no time", by("a", day, r#"
            {"officer":{"key":"o1","used_force":false}},
            {"force":{"key":"f1","kind":"electronic_control_device","degree":"displayed","by":["o1"],"times_used":0,"rounds_fired":0}}"#), ""),
        ("two pursuits of one case", by("a", day, r#"
            {"agency":{"key":"g1"}},
            {"pursuit":{"key":"u1","identifiers":[{"issuer":"g1","kind":"case_number","value":"31-1"}]}},
            {"pursuit":{"key":"u2","identifiers":[{"issuer":"g1","kind":"case_number","value":"31-1"}]}}"#), ""),
        ("a federal agency has the ORI of its seat", by("a", day, r#"
            {"agency":{"key":"g1","kind":"federal","jurisdiction":{"state":"KS"},"oris":["DCEXA0100"]}}"#), ""),
        ("a county by two spellings", by("a", day, r#"
            {"pursuit":{"key":"u1","to_jurisdiction":{"state":"KS","county":"Example County"},"crossed":[{"state":"KS","county":"Example"}]}}"#), ""),
        ("a county of which the one name is part of the other", by("a", day, r#"
            {"pursuit":{"key":"u1","to_jurisdiction":{"state":"KS","county":"New Example"},"crossed":[{"state":"KS","county":"Example"}]}}"#),
            "warning crossings_miss_an_end"),
        ("a state by two spellings", by("a", day, r#"
            {"pursuit":{"key":"u1","to_jurisdiction":{"state":"Kansas"},"crossed":[{"state":"KS"}]}}"#), ""),
        ("a pursuit over the hour that exists twice", by("a", "2031-12-01", r#"
            {"pursuit":{"key":"u1","began":"2031-11-02T01:50","ended":"2031-11-02T01:05"}}"#),
            "warning pursuit_ends_before_it_begins"),
        ("made public on the night on which clocks were set back", r#"
            {"at":"2031-11-02T01:50","source":"a","public":"2031-11-02T01:05","says":[{"shooting":{"key":"s1"}}]}"#.to_owned(),
            "warning public_before_said"),
        ("a suit is dismissed because it is settled", by("a", "2032-05-05", r#"
            {"determination":{"key":"d1","decision":"suit_dismissed","amount": { "amount": 50000, "currency": "USD" }}}"#), "warning amount_without_award"),
        ("a step by two sources", [
            by("a", day, r#"{"investigation":{"key":"i1","track":"criminal","opened":"2031-05-04"}}"#),
            by("a", "2031-06-02", r#"{"concluded":{"investigation":"i1","occurred":"2031-06-01"}}"#),
            by("b", "2031-06-05", r#"{"concluded":{"investigation":"i1","occurred":"2031-06-01"}}"#)].join(","), ""),
    ];
    let wrong =
        differing(cases.iter().map(|(name, statements, _)| (*name, statements.clone(), None)));
    assert_eq!(wrong, "");
    let wrong = differing(
        cases.iter().map(|(name, statements, other)| (*name, statements.clone(), Some(*other))),
    );
    assert_eq!(wrong, "");
}

/// One fault, one problem.
#[test]
fn a_fault_is_found_once() {
    let day = "2031-05-10";
    let cases = [
        ("a pursuit ends before it begins, its duration is right", by("a", day, r#"
            {"pursuit":{"key":"u1","began":"2031-05-04T11:47","ended":"2031-05-04T10:40","duration_minutes":67}}"#),
            "error pursuit_ends_before_it_begins"),
        ("a foot pursuit before the one by car", by("a", day, r#"
            {"pursuit":{"key":"u1","mode":"vehicle","began":"2031-05-04T11:20","ended":"2031-05-04T11:40","continued_as":"u2"}},
            {"pursuit":{"key":"u2","mode":"foot","began":"2031-05-04T10:10","ended":"2031-05-04T11:45"}}"#),
            "error continued_before_it_began"),
        ("a foot pursuit that ended before the one by car", by("a", day, r#"
            {"pursuit":{"key":"u1","began":"2031-05-04T11:20","ended":"2031-05-04T11:40","continued_as":"u2"}},
            {"pursuit":{"key":"u2","mode":"foot","ended":"2031-05-04T11:30"}}"#), "warning continued_before_it_ended"),
        ("a shooting before its pursuit, and before the contact", by("a", day, r#"
            {"circumstances":{"occurred":"2031-05-04T11:00"}},{"pursuit":{"key":"u1","began":"2031-05-04T11:20"}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T10:20","during":"u1"}}"#), "error shooting_before_its_pursuit"),
        ("a shooting before the pursuit that its foot pursuit goes on from", by("a", day, r#"
            {"pursuit":{"key":"u1","began":"2031-05-04T11:20","continued_as":"u2"}},{"pursuit":{"key":"u2","mode":"foot"}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T10:10","during":"u2"}}"#), "error shooting_before_its_pursuit"),
        ("somebody is struck who died the day before", by("a", day, r#"
            {"circumstances":{"occurred":"2031-05-04"}},{"person":{"key":"p1","roles":["subject"],"died_on":"2031-05-03"}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T11:47","struck":["p1"]}},
            {"shooting":{"key":"s2","occurred":"2031-05-04T11:48","struck":["p1"]}}"#), "error died_before_incident"),
        ("a shooter who had died", by("a", day, r#"
            {"officer":{"key":"o1","died_on":"2031-05-04T10:40"}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T11:47","shooters":["o1"]}},
            {"pursuit":{"key":"u1","began":"2031-05-04T11:30"}}"#), "error died_before_shooting"),
        ("not dead, with all that speaks of it", by("a", day, r#"
            {"person":{"key":"p1","died":false,"died_on":"2031-05-04","manner":"homicide","cause":"a fall","custody":"deceased","injury":"fatal"}}"#),
            "error death_denied"),
        ("a leave that awaits an outcome, from before the shooting", by("a", day, r#"
            {"officer":{"key":"o1"}},{"investigation":{"key":"i1","opened":"2031-05-04"}},
            {"shooting":{"key":"s1","occurred":"2031-05-04T11:47"}},
            {"leave":{"key":"l1","officer":"o1","pending":"i1","began":"2031-05-02"}}"#), "warning leave_before_incident"),
        ("a leave ends before it begins, and before the shooting", by("a", day, r#"
            {"officer":{"key":"o1"}},{"shooting":{"key":"s1","occurred":"2031-05-04T11:47"}},
            {"leave":{"key":"l1","officer":"o1","began":"2031-05-05","ended":"2030-05-06"}}"#), "error leave_ends_before_it_begins"),
        ("an officer goes on leave after death", by("a", day, r#"
            {"officer":{"key":"o1","died_on":"2031-05-04"}},{"leave":{"key":"l1","officer":"o1","began":"2031-05-06"}}"#),
            "warning leave_after_death"),
        ("an investigation is opened before the shooting", by("a", day, r#"
            {"shooting":{"key":"s1","occurred":"2031-05-04T11:47"}},{"investigation":{"key":"i1","opened":"2031-05-03"}}"#),
            "warning investigation_before_incident"),
        ("decided before the investigation and the incident", by("a", day, r#"
            {"circumstances":{"occurred":"2031-05-04"}},{"investigation":{"key":"i1","opened":"2031-05-05"}},
            {"determination":{"key":"d1","investigation":"i1","occurred":"2031-05-01"}}"#), "error determination_before_opening"),
        ("concluded before it was opened", [by("a", day, r#"{"investigation":{"key":"i1","opened":"2031-05-04"}}"#),
            by("a", "2031-06-02", r#"{"referred":{"investigation":"i1","occurred":"2031-05-20"}}"#),
            by("a", "2031-06-03", r#"{"concluded":{"investigation":"i1","occurred":"2031-05-01"}}"#)].join(","),
            "error step_before_opening"),
        ("concluded before it was referred, with a step between", [by("a", day, r#"{"investigation":{"key":"i1"}}"#),
            by("a", "2031-06-02", r#"{"referred":{"investigation":"i1","occurred":"2031-05-20"}}"#),
            by("a", "2031-06-03", r#"{"resumed":{"investigation":"i1"}}"#),
            by("a", "2031-06-03", r#"{"concluded":{"investigation":"i1","occurred":"2031-05-12"}}"#)].join(","),
            "warning steps_out_of_order"),
        ("resolved before the shooting", [by("a", day, r#"{"shooting":{"key":"s1","occurred":"2031-05-04T11:47"}}"#),
            by("a", "2031-06-02", r#"{"resolved":{"occurred":"2031-05-01","without_investigation":"none was made"}}"#)].join(","),
            "error resolved_before_incident"),
        ("resolved before the leave was over", [by("a", day, r#"{"officer":{"key":"o1"}},{"leave":{"key":"l1","officer":"o1","ended":"2031-06-01"}}"#),
            by("a", "2031-06-02", r#"{"resolved":{"occurred":"2031-05-20","without_investigation":"none was made"}}"#)].join(","),
            "warning resolved_before_it_was_over"),
        ("a resolution that is undermined", [by("a", "2031-06-02", r#"{"resolved":{"without_investigation":"none was made"}}"#),
            by("b", day, r#"{"investigation":{"key":"i1","track":"criminal"}}"#)].join(","), "error resolution_undermined"),
        ("a conclusion was taken back, and what was reopened was never over", [by("a", day, r#"{"investigation":{"key":"i1"}}"#),
            by("a", "2031-05-10", r#"{"concluded":{"investigation":"i1"}}"#).replace("\"says\"", "\"key\":\"k\",\"says\""),
            by("a", "2031-05-12", r#"{"investigation_reopened":{"investigation":"i1"}}"#),
            by("a", "2031-05-14", r#"{"withdrawn":{"statement":"k"}}"#)].join(","), "error step_undermined"),
        ("a leave that began after the officer had resigned", by("a", "2031-06-20", r#"
            {"officer":{"key":"o1","duty":"resigned","duty_since":"2031-06-01"}},
            {"leave":{"key":"l1","officer":"o1","began":"2031-06-10"}}"#), "error leave_after_leaving"),
        ("a leave that is first heard of after the officer was dismissed", [
            by("a", day, r#"{"officer":{"key":"o1","duty":"terminated"}}"#),
            by("b", "2031-06-10", r#"{"leave":{"key":"l1","officer":"o1"}}"#)].join(","), "warning leave_after_leaving"),
        ("a standing of leave, and its leave ended since", [
            by("a", day, r#"{"officer":{"key":"o1","duty":"administrative_leave"}},{"leave":{"key":"l1","officer":"o1"}}"#),
            by("a", "2031-06-10", r#"{"leave":{"key":"l1","ended":"2031-06-09"}}"#)].join(","), "warning duty_of_ended_leave"),
        ("said before it happened", by("a", "2031-05-03", r#"{"shooting":{"key":"s1","occurred":"2031-05-04"}}"#),
            "error said_before_it_happened"),
        ("a circle of one", by("a", day, r#"{"shooting":{"key":"s1"}},
            {"sequence":{"earlier":"shooting/s1/occurred","later":"shooting/s1/occurred"}}"#), "error sequence_circle"),
        ("a circle of two, with times", by("a", day, r#"
            {"shooting":{"key":"s1","occurred":"2031-05-04T11:40"}},{"shooting":{"key":"s2","occurred":"2031-05-04T11:47"}},
            {"sequence":{"earlier":"shooting/s1/occurred","later":"shooting/s2/occurred"}},
            {"sequence":{"earlier":"shooting/s2/occurred","later":"shooting/s1/occurred"}}"#), "error sequence_circle"),
        ("a circle through the circumstances", by("a", day, r#"
            {"circumstances":{"ambush":true}},{"pursuit":{"key":"u1"}},{"shooting":{"key":"s1"}},
            {"sequence":{"earlier":"circumstances/occurred","later":"pursuit/u1/began"}},
            {"sequence":{"earlier":"pursuit/u1/began","later":"shooting/s1/occurred"}},
            {"sequence":{"earlier":"shooting/s1/occurred","later":"circumstances/occurred"}}"#), "error sequence_circle"),
        ("a circle of three by three sources", [by("a", day, r#"{"shooting":{"key":"s1"}},{"shooting":{"key":"s2"}},{"shooting":{"key":"s3"}},
            {"sequence":{"earlier":"shooting/s1/occurred","later":"shooting/s2/occurred"}}"#),
            by("b", day, r#"{"sequence":{"earlier":"shooting/s2/occurred","later":"shooting/s3/occurred"}}"#),
            by("c", day, r#"{"sequence":{"earlier":"shooting/s3/occurred","later":"shooting/s1/occurred"}}"#)].join(","),
            "warning sequence_circle"),
        ("two circles that share moments", by("a", day, r#"{"shooting":{"key":"s1"}},{"shooting":{"key":"s2"}},{"shooting":{"key":"s3"}},
            {"sequence":{"earlier":"shooting/s1/occurred","later":"shooting/s2/occurred"}},
            {"sequence":{"earlier":"shooting/s2/occurred","later":"shooting/s1/occurred"}},
            {"sequence":{"earlier":"shooting/s2/occurred","later":"shooting/s3/occurred"}},
            {"sequence":{"earlier":"shooting/s3/occurred","later":"shooting/s2/occurred"}}"#), "error sequence_circle"),
        ("an order that goes back in time through a moment of which nothing is known", by("a", day, r#"
            {"pursuit":{"key":"u1","ended":"2031-05-04T11:50"}},{"shooting":{"key":"s1"}},{"shooting":{"key":"s2","occurred":"2031-05-04T11:40"}},
            {"sequence":{"earlier":"pursuit/u1/ended","later":"shooting/s1/occurred"}},
            {"sequence":{"earlier":"shooting/s1/occurred","later":"shooting/s2/occurred"}}"#), "error sequence_contradicts_times"),
        ("the same through a moment of which only the day is known, approximately", by("a", day, r#"
            {"pursuit":{"key":"u1","ended":"2031-05-04T11:50"}},{"shooting":{"key":"s1","occurred":"2031-05-04"}},
            {"shooting":{"key":"s2","occurred":"2031-05-04T11:40~"}},
            {"sequence":{"earlier":"pursuit/u1/ended","later":"shooting/s1/occurred"}},
            {"sequence":{"earlier":"shooting/s1/occurred","later":"shooting/s2/occurred"}}"#), "warning sequence_contradicts_times"),
        ("a gap that is too long", by("a", day, r#"
            {"pursuit":{"key":"u1","ended":"2031-05-04T11:40"}},{"shooting":{"key":"s1","occurred":"2031-05-04T11:47"}},
            {"sequence":{"earlier":"pursuit/u1/ended","later":"shooting/s1/occurred","gap_minutes":{"low":30}}}"#), "error gap_contradicts_times"),
        ("fewer than those who shot", by("a", day, r#"
            {"circumstances":{"officers_who_used_force":{"low":0,"high":1}}},{"officer":{"key":"o1"}},{"officer":{"key":"o2"}},
            {"shooting":{"key":"s1","shooters":["o1","o2"]}}"#), "error fewer_than_described"),
        ("fewer subjects than described", by("a", day, r#"
            {"circumstances":{"subjects":1}},{"person":{"key":"p1","roles":["subject"]}},{"person":{"key":"p2","roles":["subject"]}},
            {"person":{"key":"p3","roles":["subject","animal"]}}"#), "error fewer_than_described"),
        ("more used force than were there", by("a", day, r#"
            {"circumstances":{"officers_present":{"low":1,"high":2},"officers_who_used_force":{"low":3}}}"#), "error more_officers_than_present"),
        ("more hits than rounds", by("a", day, r#"{"shooting":{"key":"s1","rounds_fired":{"low":2,"high":4},"rounds_hit":{"low":5}}}"#),
            "error more_hits_than_rounds"),
        ("no rounds hit, and somebody was struck", by("a", day, r#"
            {"person":{"key":"p1"}},{"shooting":{"key":"s1","rounds_hit":0,"struck":["p1"]}}"#), "error hits_contradict_struck"),
        ("an age of 200", by("a", day, r#"{"person":{"key":"p1","age":200}}"#), "error amount_out_of_range"),
        ("faster than any car", by("a", day, r#"{"pursuit":{"key":"u1","top_speed_mph":850}}"#), "error amount_out_of_range"),
        ("no shot in a shooting", by("a", day, r#"{"shooting":{"key":"s1","rounds_fired":0}}"#), "error amount_out_of_range"),
        ("unarmed with a handgun", by("a", day, r#"{"person":{"key":"p1","armed":false,"armed_with":["handgun"]}}"#),
            "error armed_contradicts_weapons"),
        ("did not resist, in two ways", by("a", day, r#"
            {"person":{"key":"p1","resisted":false,"resistance":["passive"],"resistance_level":["active"]}}"#), "error resisted_contradicts_resistance"),
        ("uninjured, with wounds by somebody", by("a", day, r#"
            {"officer":{"key":"o1"}},{"person":{"key":"p1","injury":"uninjured","injury_types":["gunshot_wound"],"injured_by":["o1"]}}"#),
            "error uninjured_with_injuries"),
        ("Hispanic and not", by("a", day, r#"{"person":{"key":"p1","race":["white","hispanic","not_hispanic"]}}"#), "error hispanic_and_not"),
        ("of no race", by("a", day, r#"{"officer":{"key":"o1","race":[]}}"#), "warning of_no_race"),
        ("a bystander who is a suspect", by("a", day, r#"{"person":{"key":"p1","roles":["bystander","suspect"]}}"#), "warning bystander_took_part"),
        ("recorded by a camera that was not worn", by("a", day, r#"
            {"officer":{"key":"o1","camera_worn":false,"camera_recording":true,"camera_footage":true,"footage_released":true}}"#),
            "error recorded_without_camera"),
        ("ends in another state", by("a", day, r#"
            {"pursuit":{"key":"u1","from_jurisdiction":{"state":"MO"},"to_jurisdiction":{"state":"NE","place":"Exampleton"},
              "crossed":[{"state":"MO"},{"state":"KS"}]}}"#), "error crossings_miss_an_end"),
        ("ends in another state, by number", by("a", day, r#"
            {"pursuit":{"key":"u1","to_jurisdiction":{"geoid":"3100000"},"crossed":[{"state":"MO"},{"state":"KS"}]}}"#), "error crossings_miss_an_end"),
        ("three states in the wrong order", by("a", day, r#"
            {"pursuit":{"key":"u1","from_jurisdiction":{"state":"MO"},"to_jurisdiction":{"state":"NE"},
              "crossed":[{"state":"MO"},{"state":"NE"},{"state":"KS"}]}}"#), "error crossings_miss_an_end"),
        ("an ORI of another state", by("a", day, r#"{"agency":{"key":"g1","jurisdiction":{"state":"KS"},"oris":["MO00001"]}}"#),
            "warning ori_of_another_state"),
        ("one ORI, long and short", by("a", day, r#"{"agency":{"key":"g1","oris":["KS00001"]}},{"agency":{"key":"g2","oris":["KS0000100"]}}"#),
            "warning identifier_of_two"),
        ("one badge, two officers", by("a", day, r#"
            {"agency":{"key":"g1"}},{"officer":{"key":"o1","identifiers":[{"issuer":"g1","kind":"badge","value":"7"}]}},
            {"officer":{"key":"o2","identifiers":[{"issuer":"g1","kind":"badge","value":"7"}]}}"#), "warning identifier_of_two"),
        ("a case number with a blank", by("a", day, r#"
            {"agency":{"key":"g1"}},{"circumstances":{"identifiers":[{"issuer":"g1","kind":"case_number","value":"31 1"}]}}"#), "note case_number_form"),
        ("a county of another state", by("a", day, r#"{"circumstances":{"jurisdiction":{"state":"KS","geoid":"29095"}}}"#), "error geoid_of_another_state"),
        ("a word that is nearly known", by("a", day, r#"{"person":{"key":"p1","injury":"seriuos"}}"#), "note unlisted_word"),
        ("kinds that leave out all", by("a", day, r#"
            {"circumstances":{"kinds":["collision"]}},{"shooting":{"key":"s1"}},{"pursuit":{"key":"u1"}},{"force":{"key":"f1"}}"#), "note kinds_leave_out"),
        ("one use of force out of its order", by("a", day, r#"
            {"force":{"key":"f1","order":1,"occurred":"2031-05-04T11:40"}},{"force":{"key":"f2","order":2,"occurred":"2031-05-04T12:59"}},
            {"force":{"key":"f3","order":3,"occurred":"2031-05-04T11:42"}},{"force":{"key":"f4","order":4,"occurred":"2031-05-04T11:43"}}"#),
            "error order_contradicts_times"),
        ("two leaves of one officer run", by("a", day, r#"
            {"officer":{"key":"o1"}},{"leave":{"key":"l1","officer":"o1"}},{"leave":{"key":"l2","officer":"o1"}}"#), "warning two_leaves_at_once"),
        ("born after the incident", by("a", day, r#"
            {"circumstances":{"occurred":"2031-05-04"}},{"person":{"key":"p1","born":"2041-05-04","age":20}}"#), "error born_after_incident"),
        ("an age that no year fits", by("a", day, r#"
            {"circumstances":{"occurred":"2031-05-04"}},{"person":{"key":"p1","born":"2001-05-04","age":40}}"#), "error age_contradicts_birth"),
    ];
    let wrong = differing(
        cases
            .iter()
            .map(|(name, statements, expected)| (*name, statements.clone(), Some(*expected))),
    );
    assert_eq!(wrong, "");
}
