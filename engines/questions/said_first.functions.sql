-- The same as `said_first.sql`, with the functions.
select
    noun,
    field,
    count(*) as said,
    sum(case when own_agency_known_at_low is null then 1 else 0 end) as never_by_own_agency,
    sum(case when certain then 1 else 0 end) as certainly_by_others_first,
    sum(case when possible and not certain and by_others then 1 else 0 end) as possibly_by_others_first,
    sum(case when by_others then 0 else 1 end) as by_own_agency_first
from (
    select
        *,
        coalesce(first_known_statement <> own_agency_known_statement, true) as by_others,
        certainly_before(
            first_known_at_low, first_known_at_high, own_agency_known_at_low, own_agency_known_at_high
        ) as certain,
        possibly_before(
            first_known_at_low, first_known_at_high, own_agency_known_at_low, own_agency_known_at_high
        ) as possible
    from disclosures
    where own_agency is not null and first_known_at_low is not null
) as ordered
group by noun, field
order by noun, field
