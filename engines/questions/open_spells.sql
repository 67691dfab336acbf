-- On which fields an answer was outstanding, and on which it is still.
-- Denominator: every spell during which a field was not known for a reason after which an answer can come;
-- what was never made, never collected or cannot be found out is left out. A spell that is not over has no
-- length: it is censored when it was last heard of, and no length is averaged here.
select
    noun,
    field,
    cast(why as varchar) as reason,
    count(*) as spells,
    sum(case when ended then 0 else 1 end) as not_over
from spells
where
    kind = 'unknown'
    and why in ('pending', 'undisclosed', 'withheld', 'asked', 'declined', 'unexplained')
group by 1, 2, 3
order by 5 desc, 4 desc, 1, 2, 3
