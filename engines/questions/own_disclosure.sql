-- Within how many days of the incident the agency whose own it is said something of a field: the officer's
-- employer, or the agency of whoever fired or used force.
-- Denominator: every field that has such an agency, in incidents whose time is known: that of the incident,
-- or else of its first shooting. `undated` counts those that are not in it. What the agency never said is
-- not dropped: it is `not_said`, so that the columns add up.
select
    noun,
    field,
    sum(case when low is null then 1 else 0 end) as undated,
    sum(case when low is not null and own_low is null then 1 else 0 end) as not_said,
    sum(case when most <= 30 then 1 else 0 end) as certainly_within_30_days,
    sum(case when least <= 30 and most > 30 then 1 else 0 end) as possibly_within_30_days,
    sum(case when least > 30 then 1 else 0 end) as certainly_later,
    min(least) as fewest_days,
    max(most) as most_days
from (
    select
        noun,
        field,
        low,
        own_low,
        cast(floor((date_part('epoch', own_low) - date_part('epoch', high)) / 86400) as bigint) as least,
        cast(floor((date_part('epoch', own_high) - date_part('epoch', low)) / 86400) as bigint) as most
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
) as counted
group by noun, field
order by noun, field
