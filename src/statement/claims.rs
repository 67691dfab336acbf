use super::Claim;
use crate::{
    Agency, Circumstances, Collision, Determination, Force, Investigation, Leave, Officer, Person,
    Pursuit, Remark, Shooting,
    remark::{Confirmed, Expunged, Related, RuledOut, Same, Sequence, Settled},
    step::{self, Step},
};

/// What a source says at once: any number of claims, or one noun, remark or step alone.
///
/// ```
/// use use_of_force::{Key, Officer, Person, Remark, Source, when};
///
/// let (post, day) = (Key::<Source>::from("post"), when!("2031-05-04"));
/// let one = post.says(day, Person::new("person-1"));
/// assert_eq!(post.says(day, [Person::new("person-1")]), one);
/// assert_eq!(post.says(day, [Person::new("person-1").into()]), one);
///
/// // Several are claims each.
/// let both = post.says(day, [Person::new("person-1").into(), Officer::new("officer-1").into()]);
/// assert_eq!(both, post.says(day, []).and(Person::new("person-1")).and(Officer::new("officer-1")));
/// let many = (1..=3).map(|number| Remark::new(format!("call {number}")).into());
/// assert_eq!(post.says(day, many).says().len(), 3);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a source can say",
    label = "expected claims, or one noun, remark or step",
    note = "several nouns are claims each: `[a.into(), b.into()]`"
)]
pub trait Claims<Of> {
    /// The claims, one after the other.
    fn claims(self) -> Vec<Claim>;
}

impl<I: IntoIterator<Item = Claim>> Claims<Claim> for I {
    fn claims(self) -> Vec<Claim> {
        self.into_iter().collect()
    }
}

/// What can be said alone. That `[noun]` and `[noun.into()]` both are what a source says leaves it open
/// what the latter becomes, unless the type itself says so.
macro_rules! alone {
    ($($Type:ty),+ $(,)?) => {$(
        impl Claims<$Type> for $Type {
            fn claims(self) -> Vec<Claim> {
                vec![self.into()]
            }
        }

        impl Claims<$Type> for [$Type; 1] {
            fn claims(self) -> Vec<Claim> {
                self.map(<$Type>::into).into()
            }
        }

        impl $Type {
            /// As a claim, to be said with others.
            #[must_use]
            pub fn into(self) -> Claim {
                Into::into(self)
            }
        }
    )+};
}

alone! {
    Circumstances, Agency, Officer, Person, Pursuit, Collision, Shooting, Force, Investigation, Leave,
    Determination, Remark, Sequence, Confirmed, RuledOut, Same, Settled, Related, Expunged, Step,
    step::Suspended, step::Resumed, step::Referred, step::Concluded, step::InvestigationReopened,
    step::Resolved, step::Reopened, step::Withdrawn, step::IncidentWithdrawn,
}
