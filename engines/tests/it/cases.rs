//! Made-up cases, and directories of them.

use std::path::{Path, PathBuf};
use use_of_force::{
    Circumstances, Incident, Jurisdiction, Leave, Person, Source, Why, json, parquet, uuid::Uuid,
    when,
};
use use_of_force_engines::datafusion::{
    arrow::{array::RecordBatch, util::pretty::pretty_format_batches},
    prelude::SessionContext,
};

#[path = "../../../examples/case_work.rs"]
#[allow(dead_code, unreachable_pub)]
mod case_work;

/// A case that is resolved and reopened, one of two states, one that takes a leave back, tells the end
/// of another and has no zone, and one of which nothing is known.
pub(crate) fn cases() -> Vec<Incident> {
    let work = case_work::tell(&mut Vec::new()).unwrap();
    let published = include_str!("../../../examples/data/kansas-city-2021-06-20.json");
    vec![work, json::from_str(published).unwrap(), taken_back(), Incident::new(Uuid::from_u128(9))]
}

fn taken_back() -> Incident {
    let mut incident = Incident::new(Uuid::from_u128(7));
    let clerk = incident.declare(Source::new("clerk")).unwrap();
    let paper = incident.declare(Source::new("paper")).unwrap();
    let place = Jurisdiction::state_of("Z. Z.").with_place("Exampleton");
    let scene = Circumstances::new().occurred(when!("2031-05-04")).jurisdiction(place.clone());
    let first = clerk.says(when!("2031-05-04"), [scene.into(), Leave::new("leave-1").into()]);
    incident.record(first.with_key("first")).unwrap();
    let person = Person::new("person-1").age(Why::Pending);
    let told = [person.into(), Leave::new("leave-2").into()];
    incident.record(paper.says(when!("2031-05-05T08:00"), told)).unwrap();
    let scene = Circumstances::new().occurred(when!("2031-05-03/2031-05-04")).jurisdiction(place);
    let ended = Leave::new("leave-2").ended(when!("2031-05-06"));
    let corrected = clerk.says(when!("2031-05-06T09:30Z"), [scene.into(), ended.into()]);
    incident.record(corrected.replacing("first")).unwrap();
    incident
}

/// A directory that is removed in the end.
pub(crate) struct Directory(PathBuf);

impl Directory {
    /// The tables of these cases; of no other test.
    pub(crate) fn of(cases: &[Incident], name: &str, partitioned: bool) -> Self {
        let path = std::env::temp_dir()
            .join(format!("use-of-force-engines-{name}-{}", std::process::id()));
        let _gone = std::fs::remove_dir_all(&path);
        let writer = parquet::Writer::create(&path).unwrap();
        let mut writer = if partitioned { writer.by_state_and_year() } else { writer };
        cases.iter().for_each(|case| writer.push(case).unwrap());
        writer.finish().unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

/// What a query answers, as a table.
pub(crate) async fn answer(context: &SessionContext, query: &str) -> String {
    let query = context.sql(query).await.unwrap();
    // An answer without rows has columns all the same.
    let none = RecordBatch::new_empty(query.schema().inner().clone());
    let mut batches = query.collect().await.unwrap();
    batches.push(none);
    pretty_format_batches(&batches).unwrap().to_string()
}

/// Why a query is not answered.
pub(crate) async fn refusal(context: &SessionContext, query: &str) -> String {
    let refused = match context.sql(query).await {
        Ok(query) => query.collect().await.map(|_| ()),
        Err(error) => Err(error),
    };
    refused.unwrap_err().to_string()
}
