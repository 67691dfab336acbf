-- On which fields sources differ.
-- Denominator: `spoken_of`, every field of every noun of which anybody spoke. A field counts once, however
-- many sources hold how many positions; refinements and corrections are no disputes.
select d.noun, d.field, d.disputed, s.spoken_of
from
    (
        select noun, field, count(*) as disputed
        from (select distinct incident, noun, key, field from disputes where kind = 'field') as each_one
        group by noun, field
    ) as d
    inner join
    (select noun, field, count(*) as spoken_of from disclosures group by noun, field) as s
    on d.noun = s.noun and d.field = s.field
order by d.disputed desc, d.noun, d.field
