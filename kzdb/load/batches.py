"""Claims as Arrow rows, in the schemas of the store's staging, with the hashes by which the store compares them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from kzdb.facts.claims import KINDS, Citation, Claim, Milestone, Naming, Observation, Relation, Statement
from kzdb.facts.locators import CellLocator, Locator, PageLocator, RecordLocator, TextLocator
from kzdb.store.record.staging import CITATIONS, CLAIMS, PLACE

__all__ = ["answer_hash", "batches_of"]

_NOWHERE = dict.fromkeys(PLACE, 0)
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_DERIVED = {"lo", "hi", "interval_kind"}
"""What follows from the rest of an answer: a change of how it is computed is no change of what a source says.

The kind of an interval is compared with the bounds themselves, which have no column.
"""


def batches_of(
    claims: list[Claim], parts: Mapping[str, int] | None = None
) -> Iterator[tuple[str, pa.RecordBatch, pa.RecordBatch]]:
    """Yield (kind, claims, citations) for each kind the claims hold.

    Args:
        claims: anchored claims of one source.
        parts: the number of each sheet or list of records that cells and records are in.
    """
    for kind in KINDS:
        of_kind = [claim for claim in claims if claim.content.kind == kind]
        if of_kind:
            rows, citations = _rows(of_kind, parts or {})
            yield kind, _batch(rows, CLAIMS[kind]), _batch(citations, CITATIONS)


def answer_hash(row: Mapping[str, Any]) -> str:
    """Return 32 hexadecimal digits that are equal when, and only when, two claims say the same.

    `row` holds the answer, nature, modality and attribution, by column.
    """
    return _hash({name: value for name, value in row.items() if name not in _DERIVED})


def _rows(claims: list[Claim], parts: Mapping[str, int]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    citations: list[dict[str, Any]] = []
    slots: set[tuple[object, ...]] = set()
    for row_no, claim in enumerate(claims, start=1):
        slot, answer = _content(claim)
        said = {"nature": claim.nature, "modality": claim.modality, "attributed_to": claim.attributed_to, **answer}
        remark = [claim.note, claim.credibility, claim.inferred]
        first = int(claim.content.slot not in slots)
        slots.add(claim.content.slot)
        rows.append(
            {
                **slot,
                **said,
                "row_no": row_no,
                "variant": claim.variant,
                "note": claim.note,
                "credibility": claim.credibility,
                "inferred": ",".join(claim.inferred) or None,
                "remark_hash": _hash(remark) if any(remark) else None,
                "answer_hash": answer_hash(said | _own_bounds(claim)),
                "evidence_hash": _hash([(str(one.locator), one.printed) for one in claim.citations]),
                "citation_no": len(citations) + 1,
                "first_of_slot": first,
            }
        )
        for position, citation in enumerate(claim.citations, start=1):
            citations.append(
                {
                    "citation_no": len(citations) + 1,
                    "row_no": row_no,
                    "position": position,
                    **_place(citation, parts),
                }
            )
    return rows, citations


def _own_bounds(claim: Claim) -> dict[str, Any]:
    """Return the source's own bounds of a figure: unlike those that follow from its print, they are what it says."""
    figure = claim.content.figure if isinstance(claim.content, Observation) else None
    return {"bounds": [*map(str, figure.bounds), figure.interval_kind]} if figure and figure.bounds else {}


def _place(citation: Citation, parts: Mapping[str, int]) -> dict[str, Any]:
    locator: Locator = citation.locator
    place: dict[str, Any] = dict(_NOWHERE)
    match locator:
        case TextLocator():
            line_end, char_end = locator.end
            place |= {"line": locator.line, "char_start": locator.start, "line_end": line_end, "char_end": char_end}
        case PageLocator():
            start = locator.start or 0
            place |= {"page": locator.page, "char_start": start, "char_end": start + len(locator.quote)}
        case CellLocator():
            place |= {"part": parts[locator.sheet], "row": locator.row, "col": locator.col}
        case RecordLocator():
            place |= {"part": parts[locator.path], "row": locator.ordinal}
    return {"kind": locator.kind, **place, "quote": locator.quote, "printed": citation.printed}


def _content(claim: Claim) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the slot and the answer of a claim, by the columns of staging."""
    match claim.content:
        case Observation() as said:
            lo, hi = said.figure.interval(said.unit.factor).outward()
            high = said.figure.high
            slot = {
                "metric": said.metric, "subject": said.subject, "breakdown": said.breakdown,
                "period_start": said.period.start, "period_end": said.period.end, "period_type": said.period.type,
            }  # fmt: skip
            return slot, {
                "coef": said.figure.low.coef, "exp10": said.figure.low.exp10,
                "coef_high": high.coef if high else None, "exp10_high": high.exp10 if high else None,
                "qualifier": said.figure.qualifier, "unit": said.unit.slug, "lo": lo, "hi": hi,
                "interval_kind": said.figure.interval_kind,
            }  # fmt: skip
        case Relation() as said:
            return {"subject": said.subject, "type": said.type, "object": said.object, "n": said.n}, {
                "role": said.role,
                "from_start": said.start.start if said.start else None,
                "from_end": said.start.end if said.start else None,
                "from_precision": said.start.precision if said.start else None,
                "to_start": said.end.start if said.end else None,
                "to_end": said.end.end if said.end else None,
                "to_precision": said.end.precision if said.end else None,
            }
        case Milestone() as said:
            return {"entity": said.entity, "type": said.type, "n": said.n}, {
                "date_start": said.date.start, "date_end": said.date.end, "date_precision": said.date.precision,
            }  # fmt: skip
        case Statement() as said:
            return {"entity": said.entity, "topic": said.topic, "aspect": said.aspect}, {
                "says": said.says, "sort": said.sort,
            }  # fmt: skip
        case Naming() as said:
            return {
                "entity": said.entity, "language": said.language, "name_kind": said.name_kind, "n": said.n,
            }, {"name": said.name}  # fmt: skip


def _batch(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows, schema=schema)


def _hash(said: object) -> str:
    return hashlib.sha256(_JSON.encode(said).encode()).hexdigest()[:32]
