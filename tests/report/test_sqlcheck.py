"""The contract of a query: a sentence, a grain, an order, no clock, no chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb.errors import QueryError
from kzdb.report.sqlcheck import read_statement

HEAD = "-- What comes out.\n-- Grain: one row per claim. Parameters: none.\n"
WITH_COUNTRY = "-- What comes out.\n-- Grain: one row per claim. Parameters: $country.\n"


def test_a_good_query_tells_what_it_is(tmp_path: Path) -> None:
    """Sentence, grain and parameters are read from the first two lines."""
    path = tmp_path / "good.sql"
    path.write_text(
        WITH_COUNTRY + "SELECT a, count(*) AS n FROM t WHERE c = $country AND s = 'now()' GROUP BY a ORDER BY a\n"
    )
    statement = read_statement(path, declared={"country", "as_of"})
    assert ("What comes out.", "one row per claim", frozenset({"country"})) == (
        statement.says, statement.grain, statement.params,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sql", "line", "says"),
    [
        ("SELECT a FROM t ORDER BY a", 1, "the first line"),
        ("-- no full stop\n-- Grain: x. Parameters: none.\nSELECT a FROM t ORDER BY a", 1, "the first line"),
        ("-- A sentence.\nSELECT a FROM t ORDER BY a", 2, "the second line"),
        (HEAD + "SELECT a FROM t", 3, "no ORDER BY"),
        (HEAD + "SELECT a FROM (SELECT a FROM t ORDER BY a) AS u", 3, "no ORDER BY"),
        (HEAD + "SELECT * FROM t ORDER BY a", 3, "SELECT *"),
        (HEAD + "SELECT a,\n  * FROM t ORDER BY a", 4, "SELECT *"),
        (HEAD + "SELECT DISTINCT * FROM t ORDER BY a", 3, "SELECT *"),
        (HEAD + "SELECT a FROM t\nWHERE d < current_date ORDER BY a", 4, "the clock (current_date)"),
        (HEAD + "SELECT a FROM t WHERE d < now() ORDER BY a", 3, "the clock (now)"),
        (HEAD + "SELECT a FROM t ORDER BY random()", 3, "chance (random)"),
        (HEAD + "SELECT a FROM t WHERE b = $1 ORDER BY a", 3, "parameters by name"),
        (HEAD + "SELECT a FROM t WHERE b = ? ORDER BY a", 3, "parameters by name"),
        (HEAD + "SELECT a FROM t WHERE b = $year ORDER BY a", 3, "$year, expected a parameter of report.toml"),
        (HEAD + "SELECT a FROM t WHERE b = $country ORDER BY a", 2, "no $country after Parameters:"),
        (WITH_COUNTRY + "SELECT a FROM t ORDER BY a", 2, "only parameters that the query uses"),
        (HEAD + 'SELECT a FROM t\nWHERE d < "now"() ORDER BY a', 4, "the clock (now)"),
        (HEAD + "SELECT age(d) FROM t ORDER BY a", 3, "the clock (age)"),
        (HEAD + "SELECT published_at FROM t ORDER BY a", 3, "the clock (published_at)"),
        (HEAD + 'SELECT a FROM t ORDER BY "random"()', 3, "chance (random)"),
        (HEAD + "SELECT t.* FROM t ORDER BY a", 3, "SELECT *"),
        (HEAD + "SELECT t . * EXCLUDE (a) FROM t ORDER BY a", 3, "SELECT *"),
        (HEAD + "SELECT COLUMNS('a') FROM t ORDER BY a", 3, "columns()"),
        (HEAD + "FROM t ORDER BY a", 3, "no SELECT"),
        (HEAD + "SELECT a FROM read_csv('x') ORDER BY a", 3, "read_csv()"),
        (HEAD + "SELECT a FROM glob('*') ORDER BY a", 3, "glob()"),
        (HEAD + "SELECT a FROM query('SELECT 1') ORDER BY a", 3, "query()"),
        (HEAD + "SELECT a FROM duckdb_settings() ORDER BY a", 3, "duckdb_settings()"),
        (HEAD + "SELECT current_setting('x') AS a ORDER BY a", 3, "current_setting()"),
        (HEAD + "SELECT (a\nFROM t ORDER BY a", 4, "a bracket that is open at the end"),
        (HEAD + "DELETE FROM t", 3, "DELETE, expected a SELECT"),
        (HEAD + "SELECT a FROM t ORDER BY a;\nDROP TABLE t", 4, "one statement a file"),
    ],
)
def test_a_query_that_breaks_the_contract_is_refused(tmp_path: Path, sql: str, line: int, says: str) -> None:
    """Each breach is one line with the file, its line, what was got and expected."""
    path = tmp_path / "bad.sql"
    path.write_text(sql)
    with pytest.raises(QueryError) as caught:
        read_statement(path, declared={"country", "as_of"})
    assert f"{path}:{line}" == str(caught.value).split(": ")[0], str(caught.value)
    assert says in str(caught.value), str(caught.value)


@pytest.mark.parametrize("order", ["a, b", "t.b DESC, a", "ALL", "CASE a WHEN 1 THEN 0 END, B"])
def test_an_order_with_the_whole_key_is_one_order(tmp_path: Path, order: str) -> None:
    """With the key in it, no two rows can be in a tie; a column may also be named age or query."""
    path = tmp_path / "good.sql"
    path.write_text(
        HEAD + f"WITH u AS (SELECT t.*, age, query FROM t) SELECT a, b, count(*) AS n FROM u ORDER BY {order}\n"
    )
    read_statement(path, declared=()).must_order_by(["a", "b"])


def test_an_order_without_the_key_leaves_a_tie(tmp_path: Path) -> None:
    """The line of the ORDER BY, the column that is missing."""
    path = tmp_path / "bad.sql"
    path.write_text(HEAD + "SELECT a, b FROM (SELECT a, b FROM t ORDER BY b) AS u\nORDER BY a -- not b\n")
    with pytest.raises(
        QueryError, match=r"bad\.sql:4: got an ORDER BY without b, expected the whole key in it \(a, b\)"
    ):
        read_statement(path, declared=()).must_order_by(["a", "b"])
