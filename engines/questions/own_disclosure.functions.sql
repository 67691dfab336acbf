-- The same as `own_disclosure.sql`, with the functions.
select
    noun,
    field,
    sum(case when low is null then 1 else 0 end) as undated,
    sum(case when low is not null and own_low is null then 1 else 0 end) as not_said,
    sum(case when days_at_most(low, high, own_low, own_high) <= 30 then 1 else 0 end) as certainly_within_30_days,
    sum(
        case
            when days_at_least(low, high, own_low, own_high) <= 30
                and days_at_most(low, high, own_low, own_high) > 30 then 1
            else 0
        end
    ) as possibly_within_30_days,
    sum(case when days_at_least(low, high, own_low, own_high) > 30 then 1 else 0 end) as certainly_later,
    min(days_at_least(low, high, own_low, own_high)) as fewest_days,
    max(days_at_most(low, high, own_low, own_high)) as most_days
from (
    select
        f.noun as noun,
        f.field as field,
        coalesce(i.occurred_low, s.low) as low,
        coalesce(i.occurred_high, s.high) as high,
        f.own_agency_known_at_low as own_low,
        f.own_agency_known_at_high as own_high
    from disclosures as f
    inner join incidents as i on f.incident = i.incident
    left join
        (
            select incident, min(occurred_low) as low, min(occurred_high) as high
            from shootings
            group by incident
        ) as s
        on f.incident = s.incident
    where f.own_agency is not null
) as dated
group by noun, field
order by noun, field
