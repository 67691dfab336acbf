use crate::{Statement, Why, incident::FieldAccount};

/// A time during which a field was not known, for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unknown<'a> {
    /// Why.
    pub why: Why,
    /// The statement with which it began.
    pub began: &'a Statement,
    /// The last statement that gave the reason.
    pub last: &'a Statement,
    /// The statement that ended it, with a value or another reason; none if it lasts.
    pub ended: Option<&'a Statement>,
}

impl<'a> FieldAccount<'a> {
    /// The times during which the field was not known, in their order.
    ///
    /// ```
    /// use use_of_force::{Incident, Person, Source, Why, uuid::Uuid, when};
    ///
    /// let mut incident = Incident::new(Uuid::from_u128(1));
    /// let clerk = incident.declare(Source::new("clerk"))?;
    /// let person = || Person::new("person-1");
    /// incident.record(clerk.says(when!("2031-05-04"), [person().armed(Why::Pending).into()]))?;
    /// incident.record(clerk.says(when!("2031-05-06"), [person().armed(false).into()]))?;
    ///
    /// let unknown = incident.fields().next().unwrap().unknown();
    /// assert_eq!(unknown[0].why, Why::Pending);
    /// assert_eq!(unknown[0].began.at(), when!("2031-05-04"));
    /// assert_eq!(unknown[0].ended.unwrap().at(), when!("2031-05-06"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn unknown(self) -> Vec<Unknown<'a>> {
        let mut times: Vec<Unknown<'a>> = Vec::new();
        for (said, why) in self.unknown_after() {
            let now = said.statement;
            if let Some(time) = times.last_mut().filter(|time| time.ended.is_none()) {
                if Some(time.why) == why {
                    time.last = now;
                    continue;
                }
                time.ended = Some(now);
            }
            times.extend(why.map(|why| Unknown { why, began: now, last: now, ended: None }));
        }
        times
    }
}
