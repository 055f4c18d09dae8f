"""The columns in which loaders hand over claims: an Arrow schema for each kind, and the tables they are staged in.

A claim's row names what it refers to by slug; `resolved` puts the ids in, column by column. Rows are numbered from 1 in
`row_no` within a source and kind; citations likewise in `citation_no`, those of one claim in a row, the primary one
first. `first_of_slot` is 1 on one claim of each slot in a source: several readings or mentions may share a slot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from kzdb.errors import StoreError
from kzdb.facts.claims import INFERABLE
from kzdb.store.bridge import Bridge

__all__ = ["CITATIONS", "CLAIMS", "KINDS", "PLACE", "Kind", "create_staging", "empty_staging", "resolved", "stage",
           "with_parts"]  # fmt: skip


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


def _plain(*names: str) -> tuple[tuple[str, str, str | None], ...]:
    return tuple((name, name, None) for name in names)


KINDS = (
    Kind(
        "observation", "observation_facts", "figures",
        (("metric", "metric_id", "metrics"), ("subject", "subject_id", "entities"),
         ("breakdown", "breakdown_id", "breakdowns"), *_plain("period_start", "period_end", "period_type")),
        (*_plain("coef", "exp10", "coef_high", "exp10_high", "qualifier"), ("unit", "unit_id", "units"),
         *_plain("lo", "hi", "interval_kind")),
    ),
    Kind(
        "relation", "relation_facts", "relation_terms",
        (("type", "relation_type_id", "relation_types"), ("subject", "subject_id", "entities"),
         ("object", "object_id", "entities"), *_plain("n")),
        _plain("from_start", "from_end", "from_precision", "to_start", "to_end", "to_precision", "role"),
    ),
    Kind(
        "milestone", "milestone_facts", "milestone_dates",
        (("type", "milestone_type_id", "milestone_types"), ("entity", "entity_id", "entities"), *_plain("n")),
        _plain("date_start", "date_end", "date_precision"),
    ),
    Kind(
        "statement", "statement_facts", "statement_texts",
        (("topic", "topic_id", "topics"), ("entity", "entity_id", "entities"), *_plain("aspect")),
        _plain("says", "sort"),
    ),
    Kind(
        "naming", "naming_facts", "given_names",
        (("entity", "entity_id", "entities"), *_plain("language", "name_kind", "n")),
        _plain("name"),
    ),
)  # fmt: skip

PLACE = ("line", "char_start", "line_end", "char_end", "page", "part", "row", "col")
"""The numbers that say where a passage is; 0 where one does not apply."""

_INTEGERS = {
    "row_no", "citation_no", "position", "n", "coef", "exp10", "coef_high", "exp10_high", "credibility",
    "first_of_slot", *PLACE,
}  # fmt: skip
_REALS = {"lo", "hi"}
_COMMON = (
    "variant", "nature", "modality", "attributed_to", "note", "credibility", "inferred", "remark_hash", "answer_hash",
    "evidence_hash", "citation_no", "first_of_slot",
)  # fmt: skip


def _field(name: str) -> pa.Field:
    return pa.field(name, pa.int64() if name in _INTEGERS else pa.float64() if name in _REALS else pa.string())


CLAIMS: dict[str, pa.Schema] = {
    kind.name: pa.schema(
        [
            _field("row_no"),
            *(_field(name) for name, _, _ in kind.slot),
            *(_field(name) for name in _COMMON),
            *(_field(name) for name, _, _ in kind.answer),
        ]
    )
    for kind in KINDS
}
"""The Arrow schema of the claims of each kind.

`attributed_to` and what the slot names are slugs; `inferred` are attributes with commas between; `remark_hash` is empty
(null) where a claim has neither note nor credibility nor inference; `citation_no` is that of the primary citation.
"""

CITATIONS: pa.Schema = pa.schema(
    [_field(name) for name in ("citation_no", "row_no", "position", "kind", *PLACE, "quote", "printed")]
)
"""The Arrow schema of citations: the claim's row, the kind of place and the place, the words, the figure in them."""

_PLAN = pa.schema([pa.field(name, pa.int64()) for name in ("row_no", "fact_id", "old_id", "same", "cited", "remarked")])
_SQL_TYPES = {
    pa.int64(): ("INTEGER", "BIGINT"),
    pa.float64(): ("REAL", "DOUBLE PRECISION"),
    pa.string(): ("TEXT", "TEXT"),
}


def create_staging(bridge: Bridge) -> None:
    """Create the temporary tables in which one source after the other is staged."""
    for kind in KINDS:
        _create(bridge, f"staged_{kind.name}", "row_no", _staged_schema(kind))
        _create(bridge, f"cited_{kind.name}", "citation_no", CITATIONS)
        _create(bridge, f"plan_{kind.name}", "row_no", _PLAN)
        bridge.execute(f"CREATE INDEX ix_cited_{kind.name} ON cited_{kind.name} (row_no)")
        bridge.execute(f"CREATE INDEX ix_plan_{kind.name} ON plan_{kind.name} (old_id)")  # for the anti-joins
    bridge.execute("CREATE TEMPORARY TABLE staged_attributes (attribute TEXT)")
    bridge.append("staged_attributes", pa.table({"attribute": list(INFERABLE)}))


def empty_staging(bridge: Bridge) -> None:
    """Make room for the next source."""
    for kind in KINDS:
        for table in ("staged", "cited", "plan"):
            bridge.execute(f"DELETE FROM {table}_{kind.name}")


def stage(
    bridge: Bridge, kind: Kind, claims: pa.RecordBatch, citations: pa.RecordBatch, ids: Mapping[str, Mapping[str, int]]
) -> None:
    """Stage one batch of claims of one source, with their citations."""
    bridge.append(f"staged_{kind.name}", resolved(kind, claims, ids))
    bridge.append(f"cited_{kind.name}", citations)


def with_parts(citations: pa.RecordBatch, numbers: Mapping[int, int]) -> pa.RecordBatch:
    """Return staged citations with the store's numbers of the document's parts in place of the loader's."""
    if all(number == held for number, held in numbers.items()):
        return citations
    known = {0: 0, **numbers}
    at = pc.index_in(citations["part"], value_set=pa.array(list(known), pa.int64()))
    place = citations.schema.get_field_index("part")
    return citations.set_column(place, "part", pc.take(pa.array(list(known.values()), pa.int64()), at))


def resolved(kind: Kind, rows: pa.RecordBatch, ids: Mapping[str, Mapping[str, int]]) -> pa.RecordBatch:
    """Return staged rows with ids in place of slugs.

    Raises:
        StoreError: a slug is in no vocabulary.
    """
    columns = {name: rows[name] for name in rows.schema.names}
    for name, column, table in (*kind.slot, ("attributed_to", "attributed_to_id", "entities"), *kind.answer):
        if table is not None:
            columns[column] = _ids(rows[name], ids[table], name)
    schema = _staged_schema(kind)
    return pa.RecordBatch.from_arrays([columns[field.name] for field in schema], schema=schema)


def _ids(slugs: pa.Array, ids: Mapping[str, int], what: str) -> pa.Array:
    at = pc.index_in(slugs, value_set=pa.array(list(ids), pa.string()))
    found = pc.take(pa.array(list(ids.values()), pa.int64()), at)
    if found.null_count != slugs.null_count:
        unknown = pc.filter(slugs, pc.and_(pc.is_null(found), pc.is_valid(slugs)))[0].as_py()
        raise StoreError(f"staged claims: {what} {unknown!r} is in no vocabulary. Add it under seeds/vocabulary.")
    return found


def _staged_schema(kind: Kind) -> pa.Schema:
    fields = [_field("row_no")]
    for name, column, table in (*kind.slot, ("attributed_to", "attributed_to_id", "entities"), *kind.answer):
        fields.append(_field(name) if table is None else pa.field(column, pa.int64()))
    fields += [_field(name) for name in _COMMON if name != "attributed_to"]
    return pa.schema(fields)


def _create(bridge: Bridge, table: str, key: str, schema: pa.Schema) -> None:
    at = 0 if bridge.dialect == "sqlite" else 1
    columns = [
        f"{field.name} {_SQL_TYPES[field.type][at]}{' PRIMARY KEY' if field.name == key else ''}" for field in schema
    ]
    bridge.execute(f"CREATE TEMPORARY TABLE {table} ({', '.join(columns)})")
