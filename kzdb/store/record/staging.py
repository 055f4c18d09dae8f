"""The columns in which loaders hand over claims: an Arrow schema for each kind, and the tables they are staged in.

A claim's row names what it refers to by slug; `resolved` puts the ids in, column by column. Rows are numbered from 1 in
`row_no` within a kind; a citation's `citation_no` likewise, and each claim names its primary one. `first_of_slot` is 1
on one claim of each slot in a source: several readings or mentions may share a slot.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from kzdb.errors import StoreError
from kzdb.store.bridge import Bridge

__all__ = ["CITATIONS", "CLAIMS", "KINDS", "Kind", "create_staging", "resolved"]


@dataclass(frozen=True, slots=True)
class Kind:
    """How claims of one kind are stored.

    `slot` and `answer` map the staged column to the column of the store's table and, where it is a slug, the table
    whose id is meant.
    """

    name: str
    facts: str
    answers: str
    slot: tuple[tuple[str, str, str | None], ...]
    answer: tuple[tuple[str, str, str | None], ...]


KINDS = (
    Kind(
        "observation", "observation_facts", "figures",
        (("metric", "metric_id", "metrics"), ("subject", "subject_id", "entities"),
         ("breakdown", "breakdown_id", "breakdowns"), ("period_start", "period_start", None),
         ("period_end", "period_end", None), ("period_type", "period_type", None)),
        (("as_printed", "as_printed", None), ("coef", "coef", None), ("exp10", "exp10", None),
         ("coef_high", "coef_high", None), ("exp10_high", "exp10_high", None), ("qualifier", "qualifier", None),
         ("unit", "unit_id", "units"), ("lo", "lo", None), ("hi", "hi", None)),
    ),
    Kind(
        "relation", "relation_facts", "relation_terms",
        (("type", "relation_type_id", "relation_types"), ("subject", "subject_id", "entities"),
         ("object", "object_id", "entities"), ("n", "n", None)),
        tuple((name, name, None) for name in
              ("from_start", "from_end", "from_precision", "to_start", "to_end", "to_precision", "role")),
    ),
    Kind(
        "milestone", "milestone_facts", "milestone_dates",
        (("type", "milestone_type_id", "milestone_types"), ("entity", "entity_id", "entities"), ("n", "n", None)),
        tuple((name, name, None) for name in ("date_start", "date_end", "date_precision")),
    ),
    Kind(
        "statement", "statement_facts", "statement_texts",
        (("topic", "topic_id", "topics"), ("entity", "entity_id", "entities"), ("aspect", "aspect", None)),
        (("says", "says", None),),
    ),
    Kind(
        "naming", "naming_facts", "given_names",
        (("entity", "entity_id", "entities"), ("language", "language", None), ("name_kind", "name_kind", None),
         ("n", "n", None)),
        (("name", "name", None),),
    ),
)  # fmt: skip

_INTEGERS = {"n", "coef", "exp10", "coef_high", "exp10_high", "credibility", "citation_no", "first_of_slot"}
_REALS = {"lo", "hi"}
_COMMON = (
    "variant",
    "nature",
    "modality",
    "attributed_to",
    "credibility",
    "note",
    "content_hash",
    "citation_no",
    "first_of_slot",
)


def _field(name: str) -> pa.Field:
    return pa.field(name, pa.int64() if name in _INTEGERS else pa.float64() if name in _REALS else pa.string())


CLAIMS: dict[str, pa.Schema] = {
    kind.name: pa.schema(
        [pa.field("row_no", pa.int64())]
        + [_field(name) for name, _, _ in kind.slot]
        + [_field(name) for name in _COMMON]
        + [_field(name) for name, _, _ in kind.answer]
    )
    for kind in KINDS
}
"""The Arrow schema of the claims of each kind; `attributed_to` and what the slot names are slugs."""

CITATIONS: pa.Schema = pa.schema(
    [
        pa.field("citation_no", pa.int64()),
        pa.field("row_no", pa.int64()),
        pa.field("line", pa.int64()),
        pa.field("char_start", pa.int64()),
        pa.field("char_end", pa.int64()),
        pa.field("quote", pa.string()),
        pa.field("verified", pa.int64()),
    ]
)
"""The Arrow schema of citations: the claim's row, and the place."""

_SQL_TYPES = {
    pa.int64(): ("INTEGER", "BIGINT"),
    pa.float64(): ("REAL", "DOUBLE PRECISION"),
    pa.string(): ("TEXT", "TEXT"),
}


def create_staging(bridge: Bridge) -> None:
    """Create the temporary tables a run stages its rows in."""
    for kind in KINDS:
        _create(bridge, f"staged_{kind.name}", "row_no", _staged_schema(kind))
        _create(
            bridge,
            f"cited_{kind.name}",
            "citation_no",
            CITATIONS.append(pa.field("source_edition_id", pa.int64())),
        )
        _create(
            bridge, f"plan_{kind.name}", "row_no",
            pa.schema([pa.field(name, pa.int64()) for name in ("row_no", "fact_id", "old_id", "same")]),
        )  # fmt: skip


def resolved(
    kind: Kind, rows: pa.RecordBatch, ids: dict[str, dict[str, int]], edition: tuple[int, int]
) -> pa.RecordBatch:
    """Return staged rows with ids in place of slugs, and the (source, edition) they belong to."""
    columns = {"row_no": rows["row_no"]}
    for name, column, table in (*kind.slot, ("attributed_to", "attributed_to_id", "entities"), *kind.answer):
        columns[column] = rows[name] if table is None else _ids(rows[name], ids[table], name)
    for name in _COMMON:
        if name != "attributed_to":
            columns[name] = rows[name]
    columns["source_id"] = pa.repeat(pa.scalar(edition[0], pa.int64()), len(rows))
    columns["source_edition_id"] = pa.repeat(pa.scalar(edition[1], pa.int64()), len(rows))
    schema = _staged_schema(kind)
    return pa.RecordBatch.from_arrays([columns[field.name] for field in schema], schema=schema)


def _ids(slugs: pa.Array, ids: dict[str, int], what: str) -> pa.Array:
    at = pc.index_in(slugs, value_set=pa.array(list(ids), pa.string()))
    found = pc.take(pa.array(list(ids.values()), pa.int64()), at)
    if found.null_count != slugs.null_count:
        unknown = pc.filter(slugs, pc.and_(pc.is_null(found), pc.is_valid(slugs)))[0].as_py()
        raise StoreError(f"staged claims: {what} {unknown!r} is in no vocabulary. Add it under seeds/vocabulary.")
    return found


def _staged_schema(kind: Kind) -> pa.Schema:
    fields = [
        pa.field("row_no", pa.int64()),
        pa.field("source_id", pa.int64()),
        pa.field("source_edition_id", pa.int64()),
    ]
    for name, column, table in (*kind.slot, ("attributed_to", "attributed_to_id", "entities"), *kind.answer):
        fields.append(_field(name) if table is None else pa.field(column, pa.int64()))
    fields += [_field(name) for name in _COMMON if name != "attributed_to"]
    return pa.schema(fields)


def _create(bridge: Bridge, table: str, key: str, schema: pa.Schema) -> None:
    at = 0 if bridge.dialect == "sqlite" else 1
    columns: list[Any] = [
        f"{field.name} {_SQL_TYPES[field.type][at]}{' PRIMARY KEY' if field.name == key else ''}" for field in schema
    ]
    bridge.execute(f"CREATE TEMPORARY TABLE {table} ({', '.join(columns)})")
