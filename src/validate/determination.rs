use super::{
    Code,
    described::{Described, of},
    judge::{Found, Verdict},
};
use crate::{Determination, determination::Decision};

pub(super) fn check<'a>(it: &Described<'a, Determination>, found: &mut Found<'a>) {
    let decision = it.read(of!(decision));
    found.two(
        Code::SentenceWithoutConviction,
        &it.read(of!(sentence)),
        &decision,
        |_, decision| {
            let acquitted = matches!(
                decision,
                Decision::Declined
                    | Decision::DeclinedJustified
                    | Decision::DeclinedInsufficientEvidence
                    | Decision::NoBill
                    | Decision::Mistrial
                    | Decision::Acquitted
            );
            match decision {
                Decision::ChargesDismissed => Verdict::Strained(", unless after a diversion"),
                _ => Verdict::impossible_if(acquitted),
            }
        },
        |_, decision| format!("a sentence, but {decision}"),
    );
    found.two(
        Code::DisciplineWithoutFinding,
        &it.read(of!(discipline)),
        &decision,
        |discipline, decision| {
            let cleared = matches!(
                decision,
                Decision::Exonerated
                    | Decision::Unfounded
                    | Decision::WithinPolicy
                    | Decision::NoDiscipline
            );
            Verdict::impossible_if(cleared && !discipline.is_empty())
        },
        |discipline, decision| format!("{discipline}, but {decision}"),
    );
    found.two(
        Code::AmountWithoutAward,
        &it.read(of!(amount)),
        &decision,
        |amount, decision| {
            let nothing =
                matches!(decision, Decision::SuitDismissed | Decision::JudgmentForDefendant);
            Verdict::impossible_if(nothing && amount.amount().is_some_and(|it| it.low() > 0))
        },
        |amount, decision| format!("{amount}, but {decision}"),
    );
}
