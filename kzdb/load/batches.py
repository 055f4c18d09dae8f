"""Claims as Arrow rows, in the schemas of the store's staging."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from kzdb.facts.claims import KINDS, Claim, Milestone, Naming, Observation, Relation, Statement
from kzdb.store.record.staging import CITATIONS, CLAIMS

__all__ = ["batches_of", "content_hash"]


def batches_of(
    claims: list[Claim], sha256: str, verified: frozenset[str]
) -> Iterator[tuple[str, pa.RecordBatch, pa.RecordBatch]]:
    """Yield (kind, claims, citations) for each kind the claims hold.

    Args:
        claims: anchored claims of one source edition.
        sha256: the edition's hash; a claim of another edition is another claim.
        verified: the locators, as text, that were found in the document.
    """
    for kind in KINDS:
        of_kind = [claim for claim in claims if claim.content.kind == kind]
        if of_kind:
            rows, citations = _rows(of_kind, sha256, verified)
            yield kind, _batch(rows, CLAIMS[kind]), _batch(citations, CITATIONS)


def _rows(
    claims: list[Claim], sha256: str, verified: frozenset[str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    citations: list[dict[str, Any]] = []
    slots: set[tuple[object, ...]] = set()
    for row_no, claim in enumerate(claims, start=1):
        row = {
            "variant": claim.variant,
            "nature": claim.nature,
            "modality": claim.modality,
            "attributed_to": claim.attributed_to,
            "credibility": claim.credibility,
            "note": claim.note,
            **_content(claim),
        }
        row["content_hash"] = content_hash(row, [str(locator) for locator in claim.citations], sha256)
        first = int(claim.content.slot not in slots)
        slots.add(claim.content.slot)
        rows.append({**row, "row_no": row_no, "citation_no": len(citations) + 1, "first_of_slot": first})
        for locator in claim.citations:
            citations.append(
                {
                    "citation_no": len(citations) + 1,
                    "row_no": row_no,
                    "line": locator.line,
                    "char_start": locator.start,
                    "char_end": locator.end,
                    "quote": locator.quote,
                    "verified": int(str(locator) in verified),
                }
            )
    return rows, citations


def content_hash(row: dict[str, Any], locators: list[str], sha256: str) -> str:
    """Return 32 hexadecimal digits that are equal when, and only when, the claim says and cites the same."""
    said = json.dumps([sha256, row, locators], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _content(claim: Claim) -> dict[str, Any]:
    match claim.content:
        case Observation() as said:
            lo, hi = said.figure.interval(said.unit.factor).outward()
            high = said.figure.high
            return {
                "metric": said.metric, "subject": said.subject, "breakdown": said.breakdown,
                "period_start": said.period.start, "period_end": said.period.end, "period_type": said.period.type,
                "as_printed": said.as_printed, "coef": said.figure.low.coef, "exp10": said.figure.low.exp10,
                "coef_high": high.coef if high else None, "exp10_high": high.exp10 if high else None,
                "qualifier": said.figure.qualifier, "unit": said.unit.slug, "lo": lo, "hi": hi,
            }  # fmt: skip
        case Relation() as said:
            return {
                "subject": said.subject, "type": said.type, "object": said.object, "n": said.n, "role": said.role,
                "from_start": said.start.start if said.start else None,
                "from_end": said.start.end if said.start else None,
                "from_precision": said.start.precision if said.start else None,
                "to_start": said.end.start if said.end else None,
                "to_end": said.end.end if said.end else None,
                "to_precision": said.end.precision if said.end else None,
            }  # fmt: skip
        case Milestone() as said:
            return {
                "entity": said.entity, "type": said.type, "n": said.n, "date_start": said.date.start,
                "date_end": said.date.end, "date_precision": said.date.precision,
            }  # fmt: skip
        case Statement() as said:
            return {"entity": said.entity, "topic": said.topic, "aspect": said.aspect, "says": said.says}
        case Naming() as said:
            return {
                "entity": said.entity, "language": said.language, "name_kind": said.name_kind, "n": said.n,
                "name": said.name,
            }  # fmt: skip


def _batch(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows, schema=schema)
