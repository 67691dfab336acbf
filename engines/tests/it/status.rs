use crate::cases::{Directory, answer, cases, refusal};
use std::collections::BTreeSet;
use use_of_force::{
    Incident, Statement, When,
    table::{Cell, Table},
};
use use_of_force_engines::{
    context, context_of_directory,
    datafusion::{arrow::array::AsArray, prelude::SessionContext},
};

/// The instants around each statement, as texts.
fn instants(incident: &Incident) -> BTreeSet<String> {
    let rows = Table::Statements.rows(incident);
    let bounds = rows.iter().flat_map(|row| {
        [row.get("at_low"), row.get("at_high")].map(|bound| match bound {
            Some(Cell::Instant(at)) => *at,
            other => panic!("expected an instant, found {other:?}"),
        })
    });
    let second = std::time::Duration::from_secs(1);
    bounds
        .flat_map(|at| [at - second, at, at + second])
        .map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string())
        .collect()
}

/// The incident without what was replaced.
fn as_it_stands(incident: &Incident) -> Incident {
    let replaced: Vec<_> = incident.statements().filter_map(Statement::replaces).collect();
    let left =
        incident.statements().filter(|it| it.key().is_none_or(|key| !replaced.contains(&key)));
    let (id, zone) = (incident.id(), incident.zone());
    let mut stands = zone.map_or(Incident::new(id), |zone| Incident::in_zone(id, zone).unwrap());
    for source in incident.sources() {
        stands.declare(source.clone()).unwrap();
    }
    let said = left.map(|it| it.source().says(it.at(), it.says().to_vec()));
    stands.record_all(said.collect::<Vec<_>>()).unwrap();
    stands
}

/// The column `status` of the incident as of then.
fn expected(incident: &Incident, t: &str) -> Option<String> {
    let past = incident.as_of(t.parse::<When>().unwrap());
    let rows = Table::Incidents.rows(&past);
    let status = rows.iter().next().unwrap().get("status").unwrap();
    status.text().map(ToOwned::to_owned)
}

async fn agrees(context: &SessionContext) -> BTreeSet<Option<String>> {
    let mut seen = BTreeSet::new();
    for incident in cases() {
        let instants = instants(&incident);
        let values: Vec<_> = instants.iter().map(|t| format!("(timestamp '{t}')")).collect();
        if values.is_empty() {
            continue;
        }
        let (id, values) = (incident.id(), values.join(", "));
        let query =
            format!("select status_as_of('{id}', t) from (values {values}) as v(t) order by t");
        let answers = context.sql(&query).await.unwrap().collect().await.unwrap();
        let statuses = answers.iter().flat_map(|batch| batch.column(0).as_string::<i32>());
        let stands = as_it_stands(&incident);
        let expected: Vec<_> = instants.iter().map(|t| expected(&stands, t)).collect();
        let statuses: Vec<_> = statuses.map(|status| status.map(ToOwned::to_owned)).collect();
        assert_eq!(statuses, expected, "{id} as of {instants:?}");
        seen.extend(expected);
    }
    seen
}

#[tokio::test]
async fn the_status_as_of_any_time_is_that_of_what_stands_till_then() {
    let seen = agrees(&context(cases()).unwrap()).await;
    let words = [None, Some("officers_on_leave"), Some("open"), Some("resolved")];
    assert_eq!(seen, words.map(|word| word.map(ToOwned::to_owned)).into());
}

#[tokio::test]
async fn a_directory_has_the_same_history() {
    let directory = Directory::of(&cases(), "history", true);
    agrees(&context_of_directory(directory.path()).await.unwrap()).await;
}

#[tokio::test]
async fn at_the_end_it_is_the_status() {
    let context = context(cases()).unwrap();
    let query = "select count(*) from incidents
        where status is distinct from status_as_of(incident, last_heard_high)";
    assert!(answer(&context, query).await.contains("| 0 "));
    let query =
        "select count(*) from incidents where status_as_of(incident, last_heard_high) is null";
    assert!(answer(&context, query).await.contains("| 1 "));
}

#[tokio::test]
async fn what_is_no_incident_has_no_status_or_is_refused() {
    let context = context(cases()).unwrap();
    let nobody = "00000000-0000-0000-0000-0000000000ff";
    let query = format!("select status_as_of('{nobody}', now()) is null nothing");
    assert!(answer(&context, &query).await.contains("| true "));
    let refused = refusal(&context, "select status_as_of('first', now())").await;
    assert!(refused.contains("expected the id of an incident, found `first`"), "{refused}");
    let refused = refusal(&context, "select status_as_of(now(), now())").await;
    assert!(refused.contains("status_as_of: expected a text, found"), "{refused}");
}
