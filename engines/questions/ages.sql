-- How many ages are known, and why the others are not.
-- Denominator: every officer and every person of every incident, animals too, whose reason says so. What
-- nobody spoke of is a row of its own: it is neither known nor said to be unknown.
select
    noun,
    case when low is not null then 'known' when why is not null then why else 'nobody spoke of it' end as age,
    count(*) as described
from (
    select 'officer' as noun, age_low as low, cast(age_why as varchar) as why from officers
    union all
    select 'person' as noun, age_low as low, cast(age_why as varchar) as why from people
) as ages
group by 1, 2
order by 1, 3 desc, 2
