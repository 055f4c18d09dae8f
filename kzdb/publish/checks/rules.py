"""Running the rules over a file that is being published: every result into one table, store.check_results."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb

from kzdb.errors import PublishError

__all__ = ["Rule", "read_rules", "run_rules"]

RESULTS = """
CREATE OR REPLACE TABLE store.check_results (
  rule VARCHAR, rule_sha256 VARCHAR, sentence VARCHAR, subject VARCHAR, period_start DATE, period_end DATE,
  expected_low DOUBLE, expected_high DOUBLE, actual_low DOUBLE, actual_high DOUBLE,
  verdict VARCHAR, claims BIGINT[], explanation VARCHAR
)
"""
GIVEN = (
    "subject, period_start, period_end, expected_low, expected_high, actual_low, actual_high, "
    "verdict, list_sort(claims), explanation"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, the sentence that says what must hold, its SQL, and a hash of all that decides its verdicts."""

    slug: str
    sentence: str
    query: str
    sha256: str


@cache
def _prepared() -> tuple[tuple[str, str], ...]:
    folder = files("kzdb.publish.checks").joinpath("prepared")
    return tuple((item.name, item.read_text("utf-8")) for item in sorted(folder.iterdir(), key=lambda item: item.name))


@cache
def read_rules() -> tuple[Rule, ...]:
    """Return every rule of this folder, by name."""
    shared = hashlib.sha256("".join(text for _, text in _prepared()).encode())
    rules = []
    for item in sorted(files("kzdb.publish.checks").iterdir(), key=lambda item: item.name):
        if item.name.endswith(".sql"):
            text = item.read_text("utf-8")
            sentence, _, query = text.partition("\n")
            digest = shared.copy()
            digest.update(text.encode())
            rules.append(Rule(item.name.removesuffix(".sql"), sentence.removeprefix("-- "), query, digest.hexdigest()))
    return tuple(rules)


def run_rules(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule] | None = None) -> int:
    """Run the rules (default: all) over the tables of schema `store`; keep what they found in store.check_results.

    Returns the number of results.

    Raises:
        PublishError: a rule is broken; the line names its file.
    """
    connection.execute(RESULTS)
    rules = read_rules() if rules is None else rules
    for name, script in _prepared() if rules else ():
        _execute(connection, f"prepared/{name}", script)
    for rule in rules:
        _execute(
            connection,
            f"{rule.slug}.sql",
            f"INSERT INTO store.check_results SELECT $rule, $sha256, $sentence, {GIVEN} FROM ({rule.query})",
            {"rule": rule.slug, "sha256": rule.sha256, "sentence": rule.sentence},
        )
    counted = connection.execute("SELECT count(*) FROM store.check_results").fetchone()
    return int(counted[0]) if counted else 0


def _execute(connection: duckdb.DuckDBPyConnection, name: str, sql: str, given: dict[str, str] | None = None) -> None:
    try:
        connection.execute(sql, given)
    except duckdb.Error as error:
        what = " ".join(str(error).split())
        raise PublishError(
            f"kzdb/publish/checks/{name}: {what}. Correct the rule; the last published file stays."
        ) from error
