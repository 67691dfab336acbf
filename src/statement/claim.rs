use super::tagged;
use crate::{
    Agency, Circumstances, Collision, Determination, Force, Investigation, Leave, Officer, Person,
    Pursuit, Remark, Shooting,
    remark::{Confirmed, Expunged, Related, RuledOut, Same, Sequence, Settled},
    step::{self, Step},
};

tagged! {
    /// One thing that a statement says: a description of a noun, something beside the
    /// descriptions, or a step.
    ///
    /// Every noun, remark and step converts into a claim.
    ///
    /// ```
    /// use use_of_force::{Claim, Leave, step};
    ///
    /// let claims: Vec<Claim> = vec![
    ///     Leave::new("leave-1").officer("officer-1").into(),
    ///     step::Concluded::new("criminal-1").into(),
    ///     Claim::reported(step::Resolved::new()),
    /// ];
    /// assert_eq!(claims[1].name(), "concluded");
    /// assert_eq!(claims[2].name(), "reported");
    /// ```
    pub enum Claim {
        Circumstances(Circumstances),
        Agency(Agency),
        Officer(Officer),
        Person(Person),
        Pursuit(Pursuit),
        Collision(Collision),
        Shooting(Shooting),
        Force(Force),
        Investigation(Investigation),
        Leave(Leave),
        Determination(Determination),
        Remark(Remark),
        Sequence(Sequence),
        Confirmed(Confirmed),
        RuledOut(RuledOut),
        Same(Same),
        Settled(Settled),
        Related(Related),
        Expunged(Expunged),
    }
    and {
        /// A step, which moves an investigation or the incident.
        Step(Step),
        /// A step that somebody reports and that moves nothing, since it cannot stand; listed
        /// among the disputes.
        Reported(Box<Step>),
    }
}

impl Claim {
    /// A step that is only reported: it moves nothing.
    #[must_use]
    pub fn reported(step: impl Into<Step>) -> Self {
        Claim::Reported(Box::new(step.into()))
    }

    /// The step that this claim takes, if it takes one.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        match self {
            Claim::Step(step) => Some(step),
            _ => None,
        }
    }
}

/// Every step converts into a claim.
macro_rules! steps {
    ($($Step:ident),* $(,)?) => {$(
        impl From<step::$Step> for Claim {
            fn from(step: step::$Step) -> Self {
                Claim::Step(Step::from(step))
            }
        }
    )*};
}

steps! {
    Suspended, Resumed, Referred, Concluded, InvestigationReopened, Resolved, Reopened, Withdrawn,
    IncidentWithdrawn,
}

impl From<Step> for Claim {
    fn from(step: Step) -> Self {
        Claim::Step(step)
    }
}
