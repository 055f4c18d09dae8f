"""The defence sheet of one claim: its passages, who else says what, what was checked and decided, its history."""

from __future__ import annotations

from typing import Any

from duckdb import DuckDBPyConnection

from kzdb.errors import PublishError
from kzdb.facts.periods import PeriodError, parse_period

__all__ = ["find_claim", "trace"]

Row = dict[str, Any]

PARTS = {
    "citations": "SELECT document, line, char_start, line_end, char_end, page, sheet, row, col, quote, verified, "
    "is_primary FROM citations WHERE claim_id = $claim ORDER BY position",
    "others": "SELECT o.claim_id, o.source, o.published_on, o.value_text, o.modality, o.nature, o.attributed_to, "
    "o.variant, o.preferred, o.note FROM claims AS o INNER JOIN claims AS c ON c.fact_id = o.fact_id "
    "WHERE c.claim_id = $claim AND o.claim_id <> $claim ORDER BY o.preferred DESC, o.published_on, o.claim_id",
    "contradictions": "SELECT kind, explanation, status, decision, reason FROM contradictions "
    "WHERE list_contains(claims_a, $claim) OR list_contains(claims_b, $claim) ORDER BY contradiction_no",
    "checks": "SELECT rule, verdict, explanation FROM checks WHERE list_contains(claims, $claim) "
    "ORDER BY rule, explanation",
    "decisions": "SELECT d.decision, d.source, d.reason, d.decided_by, d.decided_on, d.status, d.sides "
    "FROM decisions AS d INNER JOIN claims AS c ON c.fact_id = d.fact_id WHERE c.claim_id = $claim ORDER BY d.decision",
    "history": "SELECT r.revision, r.loaded_at, h.change, h.old_value, h.new_value, h.source "
    "FROM revision_changes AS h INNER JOIN revisions AS r ON r.revision = h.revision "
    "INNER JOIN claims AS c ON c.fact_id = h.fact_id WHERE c.claim_id = $claim AND h.source = c.source "
    "ORDER BY r.revision, h.claim_id",
}
"""The parts of a sheet that have many rows, each with its query."""


def trace(connection: DuckDBPyConnection, claim: int) -> Row:
    """Return the defence sheet of a live claim: its own row, its source and grade, and the lists of `PARTS`.

    Raises:
        PublishError: no such claim is live.
    """
    own = _rows(
        connection,
        "SELECT c.*, o.as_printed, o.metric_name, o.breakdown_name, m.definition FROM claims AS c "
        "LEFT JOIN observations AS o ON o.claim_id = c.claim_id LEFT JOIN metrics AS m ON m.slug = c.predicate "
        "WHERE c.claim_id = $claim",
        claim,
    )
    if not own:
        raise PublishError(f"claim: got {claim}, expected a live one. See `kzdb sql 'FROM claims'`.")
    sheet: Row = {"claim": own[0]}
    sheet["source"] = _rows(
        connection,
        "SELECT s.source, s.title, s.publisher_name, s.document, s.sha256, s.published_on, s.published_precision, "
        "s.published_note, s.licence, s.reliability, s.reliability_reason, s.relies_on FROM sources AS s "
        "INNER JOIN claims AS c ON c.source = s.source WHERE c.claim_id = $claim",
        claim,
    )[0]
    sheet["grade"] = _rows(connection, "SELECT * FROM grades WHERE claim_id = $claim", claim)[0]
    return sheet | {name: _rows(connection, query, claim) for name, query in PARTS.items()}


def find_claim(connection: DuckDBPyConnection, words: str) -> int:
    """Return the claim that `words` name: its number, or "metric subject [breakdown] period" for the preferred one.

    Raises:
        PublishError: the words name no claim.
    """
    parts = words.split()
    if len(parts) == 1 and parts[0].isdigit():
        return int(parts[0])
    if len(parts) not in (3, 4):
        raise PublishError(
            f"claim: got {words!r}, expected a number or 'METRIC SUBJECT [BREAKDOWN] PERIOD', "
            "like 'drug_seizures KAZ heroin 2014-01/2014-09'."
        )
    metric, subject, *breakdown, written = parts
    try:
        period = parse_period(written)
    except PeriodError as error:
        raise PublishError(f"period: got {written!r}, expected {error}.") from error
    found = connection.execute(
        "SELECT claim_id FROM observations WHERE metric = $metric AND subject = $subject AND breakdown = $breakdown "
        "AND period_type = $type AND period_start IS NOT DISTINCT FROM $first "
        "AND period_end IS NOT DISTINCT FROM $last "
        "ORDER BY preferred DESC, claim_id LIMIT 1",
        {
            "metric": metric,
            "subject": subject,
            "breakdown": breakdown[0] if breakdown else "total",
            "type": period.type,
            "first": None if period.type == "undated" else period.start,
            "last": None if period.type == "undated" else period.end,
        },
    ).fetchone()
    if found is None:
        raise PublishError(f"claim: got {words!r}, which no source answers. See `kzdb sql 'FROM observations'`.")
    return int(found[0])


def _rows(connection: DuckDBPyConnection, query: str, claim: int) -> list[Row]:
    answer = connection.execute(query, {"claim": claim})
    names = [column[0] for column in answer.description or []]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
