"""Reading back what does not fit together: contradictions and checks of a published file, in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Check", "CheckOutcome", "Contradiction", "Side", "read_findings", "verdicts_of"]

CONTRADICTIONS = """
SELECT
  c.kind, c.subject,
  coalesce(m.name, mt.name, rt.name, replace(c.predicate, '_', ' ')) || ', ' || c.subject_name
    || coalesce(', ' || coalesce(o.name, replace(c.object, '_', ' ')), '')
    || coalesce(', ' || store.time_of(c.period_start, c.period_end), '') AS question,
  c.claim_a, c.source_a,
  store.time_of(a.published_on, store.last_day_of(a.published_on, a.published_precision)), c.value_a,
  c.claim_b, c.source_b,
  store.time_of(b.published_on, store.last_day_of(b.published_on, b.published_precision)), c.value_b,
  c.ratio, c.status, c.decision, c.reason, c.explanation
FROM contradictions AS c
INNER JOIN sources AS a ON a.source = c.source_a
INNER JOIN sources AS b ON b.source = c.source_b
LEFT JOIN store.metrics AS m ON m.slug = c.predicate
LEFT JOIN store.milestone_types AS mt ON mt.slug = c.predicate AND m.id IS NULL
LEFT JOIN store.relation_types AS rt ON rt.slug = c.predicate AND m.id IS NULL AND mt.id IS NULL
LEFT JOIN store.entities AS o ON o.slug = c.object
ORDER BY c.status = 'decided', question, c.claim_a, c.claim_b
"""
CHECKS = """
SELECT
  rule, sentence, subject, subject_name, period_start, period_end, expected_low, expected_high, actual_low, actual_high,
  verdict, claims, explanation, waived, waiver_reason, waiver_expires
FROM checks
ORDER BY waived, rule, subject, period_start, claims
"""
VERDICTS = """
SELECT
  rule, rule_sha256, subject, period_start::VARCHAR AS period_start, period_end::VARCHAR AS period_end,
  expected_low, expected_high, actual_low, actual_high, verdict, array_to_string(claims, ',') AS claims, explanation
FROM store.check_results
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One answer of a contradiction; `published` is when its source was, in words."""

    claim: int
    source: str
    published: str | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be true, the question they answer in words, and whether it is settled."""

    kind: str
    subject: str
    question: str
    sides: tuple[Side, Side]
    ratio: float | None
    status: str
    decision: str | None
    reason: str | None
    explanation: str | None


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule found, as the view `checks` has it."""

    rule: str
    sentence: str
    subject: str
    subject_name: str | None
    period_start: date | None
    period_end: date | None
    expected_low: float | None
    expected_high: float | None
    actual_low: float | None
    actual_high: float | None
    verdict: str
    claims: list[int]
    explanation: str
    waived: bool
    waiver_reason: str | None
    waiver_expires: date | None


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """All that contradicts, and all that was checked."""

    contradictions: list[Contradiction] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    @property
    def open(self) -> int:
        """How much is neither decided nor waived."""
        return sum(item.status != "decided" for item in self.contradictions) + sum(
            item.verdict == "fails" and not item.waived for item in self.checks
        )

    def count(self, verdict: str, *, waived: bool = False) -> int:
        """Return how many checks have `verdict`, waived or not."""
        return sum(item.verdict == verdict and item.waived == waived for item in self.checks)


def read_findings(connection: duckdb.DuckDBPyConnection) -> CheckOutcome:
    """Return the contradictions and the checks of a published file."""
    return CheckOutcome(
        [_contradiction(row) for row in connection.execute(CONTRADICTIONS).fetchall()],
        [Check(*row) for row in connection.execute(CHECKS).fetchall()],
    )


def verdicts_of(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """Return what the rules found, as `kzdb.store.record.verdicts` keeps it."""
    return connection.sql(VERDICTS).to_arrow_table()


def _contradiction(row: tuple[Any, ...]) -> Contradiction:
    kind, subject, question, *sides, ratio, status, decision, reason, explanation = row
    both = Side(*sides[:4]), Side(*sides[4:])
    return Contradiction(kind, subject, question, both, ratio, status, decision, reason, explanation)
