"""Reading back what does not fit together: contradictions and checks of a published file, in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import duckdb

from kzdb.language.catalog import ENGLISH, load_catalog
from kzdb.language.wording import Wording

__all__ = ["Check", "CheckOutcome", "Contradiction", "Side", "read_findings"]

CONTRADICTIONS = """
SELECT
  c.kind, c.subject, [c.predicate_name, c.subject_name, c.object_name], c.period_start, c.period_end,
  c.claim_a, c.source_a, a.published_on, a.published_precision, c.value_a, len(c.claims_a),
  c.claim_b, c.source_b, b.published_on, b.published_precision, c.value_b, len(c.claims_b),
  c.ratio, c.status, c.decision, c.decision_holds, c.reason, c.explanation
FROM contradictions AS c
INNER JOIN sources AS a ON a.source = c.source_a
INNER JOIN sources AS b ON b.source = c.source_b
ORDER BY c.status = 'decided', c.predicate_name, c.subject_name, c.object_name, c.period_start, c.contradiction_no
"""
CHECKS = """
SELECT
  rule, sentence, subject, subject_name, period_start, period_end, expected_low, expected_high, actual_low, actual_high,
  verdict, claims, explanation, waived, waiver_reason, waiver_expires
FROM checks
ORDER BY waived, rule, subject, period_start, claims
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One answer of a contradiction, by one claim that gives it; `published` is when its source was, in words.

    `claims` is how many claims give that answer.
    """

    claim: int
    source: str
    published: str | None
    answer: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers that cannot both be true, the question in words, and whether a decision that holds settles it."""

    kind: str
    subject: str
    question: str
    sides: tuple[Side, Side]
    ratio: float | None
    status: str
    decision: str | None
    decision_holds: bool | None
    reason: str | None
    explanation: str


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule found, as the table `checks` has it."""

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
    wording = Wording(load_catalog(ENGLISH))
    return CheckOutcome(
        [_contradiction(row, wording) for row in connection.execute(CONTRADICTIONS).fetchall()],
        [Check(*row) for row in connection.execute(CHECKS).fetchall()],
    )


def _contradiction(row: tuple[Any, ...], wording: Wording) -> Contradiction:
    kind, subject, names, start, end, *sides = row
    question = ", ".join([*filter(None, names), *([wording.period(start, end)] if start else [])])
    both = _side(sides[:6], wording), _side(sides[6:12], wording)
    return Contradiction(kind, subject, question, both, *sides[12:])


def _side(parts: list[Any], wording: Wording) -> Side:
    claim, source, published_on, precision, answer, claims = parts
    return Side(claim, source, published_on and wording.date(published_on, precision), answer, claims)
