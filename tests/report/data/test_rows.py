"""Queries: run with their parameters, unique by their key, as rows that nothing can change."""

from __future__ import annotations

import duckdb
import pytest

from kzdb.errors import QueryError
from kzdb.report.data.rows import Row, run_queries
from tests.tiny import TODAY, Tiny

TWO = "SELECT unnest([1, 1]) AS claim_id, unnest(['a', 'b']) AS kind ORDER BY claim_id, kind"


def test_rows_are_read_by_the_names_of_columns(connection: duckdb.DuckDBPyConnection, tiny: Tiny) -> None:
    """As attributes and as items, whatever a column is named; texts are cleaned; nothing can be changed."""
    tiny.write(
        "queries/figures.sql", "SELECT 1 AS claim_id, $as_of AS day, 2 AS items, 'a\u200bb' AS get ORDER BY claim_id"
    )
    row = run_queries(connection, tiny.read(), {"as_of": TODAY})["figures"][0]

    assert (1, TODAY, 2, "ab") == (row["claim_id"], row.day, row.items, row.get)
    assert ["claim_id", "day", "items", "get"] == list(row)
    with pytest.raises(TypeError, match="cannot be changed"):
        row.day = None


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        (TWO, ", key: got two rows with claim_id = 1, expected one. Correct the SQL or the key."),
        ("SELECT NULL AS claim_id ORDER BY claim_id", ", key: got a row without claim_id. Leave such rows out."),
        ("SELECT 1 AS claim_id WHERE FALSE ORDER BY claim_id", ": got no rows for the whole base, expected some"),
        ("SELECT kind FROM claims WHERE published_on > $as_of ORDER BY claim_id", ", key: got 'claim_id', expected"),
        ("-- a\n-- b\nSELECT claim_id,\n nothing FROM claims ORDER BY claim_id", ":4: Binder Error: Referenced column"),
        ("SELECT claim_id FROM nowhere ORDER BY claim_id", ":1: Catalog Error: Table with name nowhere does not"),
        ("SELECT range AS claim_id FROM range(20001) ORDER BY claim_id", ": got more than 20,000 rows, expected what"),
        ("SELECT 1 AS claim_id, 2 AS a, 3 AS a ORDER BY claim_id", ": got two columns 'a', expected names of their"),
    ],
)  # fmt: skip
def test_a_query_that_cannot_be_used_is_one_line(
    connection: duckdb.DuckDBPyConnection, tiny: Tiny, sql: str, says: str
) -> None:
    """The file, the line where DuckDB names it, what was got and expected."""
    path = tiny.write("queries/figures.sql", sql)
    with pytest.raises(QueryError) as caught:
        run_queries(connection, tiny.read(), {"as_of": TODAY})

    assert str(caught.value).replace('"', "").startswith(f"{path}{says}"), str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_queries_that_fail_are_named(connection: duckdb.DuckDBPyConnection, tiny: Tiny) -> None:
    """A line each."""
    tiny.edit("report.toml", "[queries]\n", '[queries]\nother = {key = ["claim_id"]}\n')
    tiny.write("queries/figures.sql", TWO)
    tiny.write("queries/other.sql", TWO)
    with pytest.raises(QueryError) as caught:
        run_queries(connection, tiny.read(), {"as_of": TODAY})

    assert 2 == len(str(caught.value).splitlines())


def test_a_row_is_a_mapping() -> None:
    """It has the columns of its query and their number."""
    assert {"a": 1, "b": 2} == dict(Row({"a": 0, "b": 1}, [1, 2]))
