"""Running the rules: SQL files, each with the sentence that must hold; their results go into store.check_results.

A rule selects the columns of `RESULTS` that it has. `code` names the message that words the finding, `params` its
typed parameters (`kzdb.language.wording`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb

from kzdb.errors import PublishError

__all__ = ["Rule", "read_rules", "run_rules"]

RESULTS = """
CREATE TEMP TABLE found (
  rule VARCHAR, sentence VARCHAR, subject VARCHAR, period_start DATE, period_end DATE, expected_low DOUBLE,
  expected_high DOUBLE, actual_low DOUBLE, actual_high DOUBLE, verdict VARCHAR, code VARCHAR, params JSON,
  claims BIGINT[]
)
"""
NUMBERED = """
CREATE TABLE store.check_results AS
SELECT row_number() OVER (ORDER BY rule, subject, period_start, period_end, claims, params::VARCHAR) AS check_no, *
FROM found
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, the sentence that says what must hold, its SQL."""

    slug: str
    sentence: str
    query: str


@cache
def _prepared() -> tuple[tuple[str, str], ...]:
    folder = files("kzdb.publish").joinpath("rules", "prepared")
    return tuple((item.name, item.read_text("utf-8")) for item in sorted(folder.iterdir(), key=lambda item: item.name))


@cache
def read_rules() -> tuple[Rule, ...]:
    """Return every rule, by name."""
    rules = []
    for item in sorted(files("kzdb.publish").joinpath("rules").iterdir(), key=lambda item: item.name):
        if item.name.endswith(".sql"):
            sentence, _, query = item.read_text("utf-8").partition("\n")
            rules.append(Rule(item.name.removesuffix(".sql"), sentence.removeprefix("-- "), query))
    return tuple(rules)


def run_rules(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule] | None = None) -> None:
    """Run the rules (default: all) over the prepared tables of schema `store`; make store.check_results.

    Raises:
        PublishError: a rule is broken; the line names its file.
    """
    connection.execute(RESULTS)
    for name, script in _prepared():
        _execute(connection, f"prepared/{name}", script)
    for rule in read_rules() if rules is None else rules:
        _execute(
            connection,
            f"{rule.slug}.sql",
            "INSERT INTO found BY NAME SELECT * REPLACE (list_sort(claims) AS claims, to_json(params) AS params), "
            f"$rule AS rule, $sentence AS sentence FROM ({rule.query})",
            {"rule": rule.slug, "sentence": rule.sentence},
        )
    connection.execute(NUMBERED)


def _execute(connection: duckdb.DuckDBPyConnection, name: str, sql: str, given: dict[str, str] | None = None) -> None:
    try:
        connection.execute(sql, given)
    except duckdb.Error as error:
        what = " ".join(str(error).split())
        raise PublishError(f"kzdb/publish/rules/{name}: {what}. Correct the rule; the last file stays.") from error
