//! The status as of an instant.

use super::argument::{instants, to_instant, to_text};
use crate::History;
use datafusion::{
    arrow::{
        array::{AsArray, StringArray},
        datatypes::DataType,
    },
    common::{exec_datafusion_err, exec_err, plan_err},
    error::Result,
    logical_expr::{
        ColumnarValue, Documentation, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
        scalar_doc_sections::DOC_SECTION_DATETIME,
    },
};
use std::{
    hash::{Hash, Hasher},
    sync::{Arc, LazyLock},
};
use use_of_force::incident::Status;

const NAME: &str = "status_as_of";

/// The function `status_as_of(incident, t)`.
#[derive(Debug)]
pub(super) struct StatusAsOf {
    history: Arc<History>,
    signature: Signature,
}

impl StatusAsOf {
    pub(super) fn new(history: Arc<History>) -> Self {
        Self { history, signature: Signature::user_defined(Volatility::Stable) }
    }
}

// Two are equal that have one history.
impl PartialEq for StatusAsOf {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.history, &other.history)
    }
}

impl Eq for StatusAsOf {}

impl Hash for StatusAsOf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.history).hash(state);
    }
}

impl ScalarUDFImpl for StatusAsOf {
    fn name(&self) -> &str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        let [incident, t] = given else {
            return plan_err!("{NAME}: expected an incident and an instant, found {}", given.len());
        };
        Ok(vec![to_text(NAME, incident)?, to_instant(NAME, t)?])
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let [incident, t] = args.args.as_slice() else {
            return exec_err!("{NAME}: expected 2 arguments, found {}", args.args.len());
        };
        let (incident, t) = (incident.to_array(rows)?, t.to_array(rows)?);
        let ids = incident
            .as_string_opt::<i32>()
            .ok_or_else(|| exec_datafusion_err!("{NAME}: expected a text"))?;
        let statuses = ids.iter().zip(instants(&t)?).map(|(id, t)| {
            let (Some(id), Some(t)) = (id, t) else { return Ok(None) };
            let id = id.parse().map_err(|_| {
                exec_datafusion_err!("{NAME}: expected the id of an incident, found `{id}`")
            })?;
            Ok(self.history.status_as_of(id, t)?.map(Status::as_str))
        });
        let statuses: StringArray = statuses.collect::<Result<_>>()?;
        Ok(ColumnarValue::Array(Arc::new(statuses)))
    }

    fn documentation(&self) -> Option<&Documentation> {
        static DOCUMENTATION: LazyLock<Documentation> = LazyLock::new(|| {
            let about = "The status of an incident at an instant, by what stands now: what was \
                         replaced or withdrawn was never said. Null if nobody had said by then \
                         what would bring one about.";
            Documentation::builder(DOC_SECTION_DATETIME, about, "status_as_of(incident, t)")
                .with_argument("incident", "The id of the incident.")
                .with_argument("t", "The instant.")
                .build()
        });
        Some(&DOCUMENTATION)
    }
}
