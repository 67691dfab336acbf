-- Of which fields others said something certainly before the agency whose own it is.
-- Denominator: every field that has such an agency and of which anybody said a value. A day is a day: what
-- two sources said on one, without a time, is not certainly in order, and stands under `possibly`.
select
    noun,
    field,
    count(*) as said,
    sum(case when own_agency_known_at_low is null then 1 else 0 end) as never_by_own_agency,
    sum(case when first_known_at_high < own_agency_known_at_low then 1 else 0 end) as certainly_by_others_first,
    sum(
        case
            when first_known_statement <> own_agency_known_statement
                and first_known_at_low < own_agency_known_at_high
                and first_known_at_high >= own_agency_known_at_low then 1
            else 0
        end
    ) as possibly_by_others_first,
    sum(case when first_known_statement = own_agency_known_statement then 1 else 0 end) as by_own_agency_first
from disclosures
where own_agency is not null and first_known_at_low is not null
group by noun, field
order by noun, field
