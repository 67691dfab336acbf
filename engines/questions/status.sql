-- How incidents stood when they were last heard of.
-- Denominator: every incident. Of most of what is published, nobody says what would bring a status about.
select
    case when status is not null then cast(status as varchar) else 'nobody said' end as status_then,
    count(*) as incidents
from incidents
group by 1
order by 2 desc, 1
