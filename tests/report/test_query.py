"""Queries: rows nothing can change, keys that are keys, no rows only where that is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from kzdb.errors import QueryError
from kzdb.report import read_definition
from kzdb.report.query import Row, run_queries, snapshot

if TYPE_CHECKING:
    from tests.report.conftest import Base, Report

PARAMS = {"country": "RUR"}


def test_rows_are_read_by_column_and_cannot_be_changed(base: Base, report: Report) -> None:
    """A column is an attribute and an item; writing to it fails."""
    (row,) = run_queries(base.connection, read_definition(report.folder), PARAMS)["figures"]
    assert (344.6, 344.6) == (row.value, row["value"])
    with pytest.raises(TypeError):
        row.value = 1.0


def test_a_column_may_be_named_like_a_method() -> None:
    """A column called items or keys is what `row.items` gives."""
    row = Row({"items": 0, "keys": 1}, ["milk", "door"])
    assert ("milk", "door") == (row.items, row.keys)


def test_two_rows_of_one_key_are_refused(base: Base, report: Report) -> None:
    """The key that the manifest names has to be unique."""
    base.figure(1.0, "kg", "kg")
    report.edit("report.toml", 'key = ["claim_id"]', 'key = ["period_type"]')
    report.edit("queries/figures.sql", "ORDER BY claim_id", "ORDER BY period_type")
    with pytest.raises(QueryError, match=r"figures\.sql: two rows have period_type = nine_months"):
        run_queries(base.connection, read_definition(report.folder), PARAMS)


def test_a_key_that_is_no_column_is_refused(base: Base, report: Report) -> None:
    """A key names columns of the result."""
    report.edit("report.toml", 'key = ["claim_id"]', 'key = ["year"]')
    report.edit("queries/figures.sql", "ORDER BY claim_id", "ORDER BY ALL")
    with pytest.raises(QueryError, match="its key names 'year', expected a column of the result"):
        run_queries(base.connection, read_definition(report.folder), PARAMS)


def test_no_rows_are_an_error_or_are_left_out(base: Base, report: Report) -> None:
    """The manifest says which of the two an empty result is."""
    base.connection.execute("DELETE FROM observations")
    with pytest.raises(QueryError, match="no rows for country = RUR"):
        run_queries(base.connection, read_definition(report.folder), PARAMS)
    report.edit("report.toml", 'empty = "error"', 'empty = "omit"')
    assert {"figures": ()} == run_queries(base.connection, read_definition(report.folder), PARAMS)


def test_a_query_the_base_refuses_is_one_line(base: Base, report: Report) -> None:
    """DuckDB's own words, on one line, after the file's name and line."""
    report.edit("queries/figures.sql", "breakdown_name", "no_such_column")
    with pytest.raises(QueryError, match=r"figures\.sql:3: .*no_such_column") as caught:
        run_queries(base.connection, read_definition(report.folder), PARAMS)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "SELECT claim_id",
            "SELECT 'x' AS claim_id",
            r"figures\.sql: claim_id: got 'x', expected the number of a claim",
        ),
        ("SELECT claim_id", "SELECT 1e30::HUGEINT AS claim_id", "expected the number of a claim"),
        (
            "SELECT claim_id",
            "SELECT [[1]] AS old_claim_ids, claim_id",
            r"old_claim_ids: got \[1\], expected the number",
        ),
        ("SELECT claim_id", "SELECT NULL AS claim_id", r"a row has no claim_id, which is the key of figures"),
        ("SELECT claim_id", "SELECT value, claim_id", "two columns have one name"),
        ("FROM observations", "FROM observation", r"figures\.sql:4: .*observation does not exist"),
        ("FROM observations", "FROM observations, range(30000)", "more than 20,000 rows, and a page shows a few"),
    ],
)
def test_a_result_that_no_page_can_use_is_one_line(base: Base, report: Report, old: str, new: str, says: str) -> None:
    """Claims that are none, rows without key, columns of one name, far too many rows."""
    report.edit("queries/figures.sql", old, new)
    with pytest.raises(QueryError, match=says) as caught:
        run_queries(base.connection, read_definition(report.folder), PARAMS)
    assert "\n" not in str(caught.value)


def test_a_snapshot_of_the_views_leaves_nothing_behind(report: Report) -> None:
    """Views that several queries read are held for the time of the build, then dropped."""
    connection = duckdb.connect(":memory:")
    connection.execute("CREATE VIEW claims AS SELECT 1 AS claim_id")
    with snapshot(connection, read_definition(report.folder)):
        assert [("claims",)] == connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert [] == connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
