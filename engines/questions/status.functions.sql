-- The same as `status.sql`, out of the log.
select
    coalesce(status_as_of(incident, last_heard_high), 'nobody said') as status_then,
    count(*) as incidents
from incidents
group by 1
order by 2 desc, 1
