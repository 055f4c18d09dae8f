"""What claims say, in the language of an edition: statements by their label, dates and terms by its own formats."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import duckdb

from kzdb.report.evidence import Evidence
from kzdb.report.translation import ENGLISH
from kzdb.report.wording import Wording

_WANTED = "claim_id IN (SELECT unnest($ids::BIGINT[]))"
_DATE = "claim_id, date, date_end, date_precision"
_TERM = "claim_id, role, from_date, from_precision, to_date, to_precision"


def retold(connection: duckdb.DuckDBPyConnection, evidence: Evidence, wording: Wording) -> Evidence:
    """Return the evidence with its words in the edition's language; quotes stay in their source's.

    `connection` holds the translated views (`kzdb.report.translation`).
    """
    if wording.language == ENGLISH:
        return evidence
    plain = wording.missing.plain
    ids = sorted(evidence.claims)
    said = _said(connection, ids) | _dated(connection, ids, wording) | _related(connection, ids, wording)
    claims = {
        claim_id: replace(
            claim,
            text=plain(said.get(claim_id, claim.text)),
            amount=claim.amount and replace(claim.amount, symbol=plain(claim.amount.symbol)),
        )
        for claim_id, claim in evidence.claims.items()
    }
    claims = {
        claim_id: replace(claim, text=wording.amount(claim.amount)) if claim.amount else claim
        for claim_id, claim in claims.items()
    }
    sources = {slug: replace(source, publisher=plain(source.publisher)) for slug, source in evidence.sources.items()}
    return Evidence(claims, sources)


def _said(connection: duckdb.DuckDBPyConnection, ids: list[int]) -> dict[int, str]:
    """Return the text of every statement."""
    return dict(
        connection.execute(
            f"SELECT claim_id, says FROM statements WHERE {_WANTED} UNION ALL "
            f"SELECT claim_id, says FROM former_claims WHERE {_WANTED} AND says IS NOT NULL",
            {"ids": ids},
        ).fetchall()
    )


def _dated(connection: duckdb.DuckDBPyConnection, ids: list[int], wording: Wording) -> dict[int, str]:
    """Return the date of every milestone, as precise as it is known."""
    rows: list[tuple[int, dt.date, dt.date, str]] = connection.execute(
        f"SELECT {_DATE} FROM milestones WHERE {_WANTED} AND date IS NOT NULL UNION ALL "
        f"SELECT {_DATE} FROM former_claims WHERE {_WANTED} AND date IS NOT NULL",
        {"ids": ids},
    ).fetchall()
    return {claim_id: wording.date(date, precision, end) for claim_id, date, end, precision in rows}


def _related(connection: duckdb.DuckDBPyConnection, ids: list[int], wording: Wording) -> dict[int, str]:
    """Return the role and the term of every relation that has any."""
    found: dict[int, str] = {}
    for claim_id, role, start, start_precision, end, end_precision in connection.execute(
        f"SELECT {_TERM} FROM relations WHERE {_WANTED} UNION ALL "
        f"SELECT {_TERM} FROM former_claims WHERE {_WANTED} AND kind = 'relation'",
        {"ids": ids},
    ).fetchall():
        parts = [role] if role else []
        if start:
            parts.append(str(wording.text("term.from", date=wording.date(start, start_precision))))
        if end:
            parts.append(str(wording.text("term.to", date=wording.date(end, end_precision))))
        if parts:
            found[claim_id] = ", ".join(parts)
    return found
