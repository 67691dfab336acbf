"""The tables in DuckDB, Polars, pandas and pyarrow: each reads Parquet and Arrow IPC, and all give one answer.

    cargo run --features csv,parquet --example tables -- CASES --to DIR/parquet
    cargo run --features csv,parquet --example tables -- CASES --to DIR/arrow --format arrow
    cargo run --features csv,parquet --example tables -- CASES --to DIR/csv --format csv
    python3 tests/python/tables.py DIR

Needs what requirements.txt names. Written for the cases of tests/fixtures/import/new_jersey.csv, or many of them
(many.py).
"""

import sys
from collections import Counter
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.ipc
import pyarrow.parquet

directory = Path(sys.argv[1])
tables = sorted(path.name for path in (directory / "parquet").iterdir() if path.is_dir())


def parquet(table):
    return str(directory / "parquet" / table / "*.parquet")


def agree(question, answers):
    """Prints what all answer, or fails."""
    first = next(iter(answers.values()))
    for tool, answer in answers.items():
        if answer != first:
            sys.exit(f"{question}: {tool} says {answer!r}, {next(iter(answers))} says {first!r}")
    print(f"{question}: {first}")


def ipc(table):
    with pyarrow.ipc.open_file(directory / "arrow" / f"{table}.arrow") as file:
        return file.read_all()


# Every table has as many rows in every tool and format.
for table in tables:
    agree(
        f"rows of {table}",
        {
            "duckdb": duckdb.sql(f"select count(*) from '{parquet(table)}'").fetchall()[0][0],
            "polars": polars.scan_parquet(parquet(table)).select(polars.len()).collect().item(),
            "pandas": len(pandas.read_parquet(directory / "parquet" / table)),
            "pyarrow": pyarrow.parquet.read_table(directory / "parquet" / table).num_rows,
            "arrow": ipc(table).num_rows,
            "polars, arrow": len(polars.read_ipc(directory / "arrow" / f"{table}.arrow")),
            "csv": len(pandas.read_csv(directory / "csv" / f"{table}.csv", low_memory=False)),
        },
    )

# Why ages are not known.
field = "field = 'age' and role = 'stands'"
sql = f"select why, count(*) from '{parquet('unknowns')}' where {field} group by why order by why"
frame = polars.read_parquet(parquet("unknowns")).filter(
    (polars.col("field") == "age") & (polars.col("role") == "stands")
)
pandas_frame = pandas.read_parquet(directory / "parquet" / "unknowns")
pandas_frame = pandas_frame[(pandas_frame.field == "age") & (pandas_frame.role == "stands")]
arrow_table = ipc("unknowns").to_pandas()
arrow_table = arrow_table[(arrow_table.field == "age") & (arrow_table.role == "stands")]
agree(
    "why ages are not known",
    {
        "duckdb": duckdb.sql(sql).fetchall(),
        "polars": sorted((why, count) for why, count in frame.group_by(polars.col("why").cast(str)).len().iter_rows()),
        "pandas": sorted(pandas_frame.why.astype(str).value_counts().items()),
        "arrow": sorted(arrow_table.why.astype(str).value_counts().items()),
    },
)

# Words, which in a file of Arrow stand in one dictionary for all batches.
column = "first_known_source_kind"
frames = {
    "polars": polars.read_parquet(parquet("disclosures"))[column].cast(str).to_list(),
    "polars, arrow": polars.read_ipc(directory / "arrow" / "disclosures.arrow")[column].cast(str).to_list(),
    "pandas": pandas.read_parquet(directory / "parquet" / "disclosures")[column].tolist(),
    "arrow": ipc("disclosures")[column].to_pylist(),
    "pandas, arrow": pandas.read_feather(directory / "arrow" / "disclosures.arrow")[column].tolist(),
    "csv": pandas.read_csv(directory / "csv" / "disclosures.csv", low_memory=False)[column].tolist(),
}
agree(
    "what kinds of sources disclosed",
    {tool: sorted(Counter(word for word in words if isinstance(word, str)).items()) for tool, words in frames.items()},
)

# How old the persons are whose age is known, and when the first report was made.
agree(
    "the sum of the least ages",
    {
        "duckdb": duckdb.sql(f"select sum(age_low) from '{parquet('people')}'").fetchall()[0][0],
        "polars": polars.read_parquet(parquet("people"))["age_low"].sum(),
        "pandas": int(pandas.read_parquet(directory / "parquet" / "people").age_low.sum()),
        "arrow": int(ipc("people").to_pandas().age_low.sum()),
    },
)
first = duckdb.sql(f"select min(at_low) at time zone 'UTC' from '{parquet('statements')}'").fetchall()[0][0]
agree(
    "the first instant of a statement (UTC)",
    {
        "duckdb": first.isoformat(),
        "polars": polars.read_parquet(parquet("statements"))["at_low"].min().replace(tzinfo=None).isoformat(),
        "pandas": pandas.read_parquet(directory / "parquet" / "statements").at_low.min().tz_localize(None).isoformat(),
        "csv": pandas.to_datetime(pandas.read_csv(directory / "csv" / "statements.csv").at_low)
        .min()
        .tz_localize(None)
        .isoformat(),
    },
)

# What a column means travels with it.
schema = pyarrow.parquet.read_schema(next((directory / "parquet" / "people").glob("*.parquet")))
age = schema.field("age_low").metadata
agree("the unit of age_low", {"parquet": age[b"unit"], "arrow": ipc("people").schema.field("age_low").metadata[b"unit"]})
assert age[b"description"], age
assert schema.metadata[b"row"], schema.metadata
