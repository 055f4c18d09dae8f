"""What the store held at a revision, and what of it had been published by a day: a query for each table.

Three clocks, each with its own question. The *period* belongs to the facts and needs nothing here. *Recorded*: a row
stood at revision r when ``rec_from <= r`` and it was not closed by then. *Published*: an edition counts as of a day
when the last day it can have been published on is not after it; an edition without any date cannot be shown to be
later, and counts always.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from sqlalchemy import Table

from kzdb.store.bridge import Bridge
from kzdb.store.record.versions import VERSIONED

__all__ = ["Snapshot", "arrow_schema"]

_ANSWERS = ("figures", "relation_terms", "milestone_dates", "statement_texts", "given_names")
_SLOTS = ("observation_facts", "relation_facts", "milestone_facts", "statement_facts", "naming_facts")
_LAST_DAY = (
    "CASE published_precision WHEN 'year' THEN substr(published_on, 1, 4) || '-12-31' "
    "WHEN 'month' THEN substr(published_on, 1, 7) || '-31' ELSE published_on END"
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The store as of `revision`; `newest` says whether nothing came later; `as_of` is an ISO day or None."""

    revision: int
    newest: bool
    as_of: str | None

    def table(self, bridge: Bridge, table: Table) -> pa.Table:
        """Return the rows of `table` in this snapshot, in the order of its key, in the models' types."""
        if table.name in VERSIONED and not self.newest:
            return _rows_then(bridge, table, self.revision)
        key = ", ".join(column.name for column in table.primary_key)
        columns = ", ".join(self._column(column.name, table) for column in table.columns)
        query = f"SELECT {columns} FROM {table.name}{self._where(table.name)} ORDER BY {key}"
        # The driver guesses a column's type from its rows; a column without values would come as numbers.
        return bridge.table(query).cast(arrow_schema(table))

    def _column(self, name: str, table: Table) -> str:
        if self.newest or "rec_to" not in table.columns or name not in ("rec_to", "end_reason"):
            return name
        return f"CASE WHEN rec_to <= {self.revision} THEN {name} END AS {name}"

    def _where(self, name: str) -> str:
        if self.newest and self.as_of is None:
            return ""
        claims = f"SELECT id FROM claims WHERE {self._claims()}"
        if name in _ANSWERS:
            return f" WHERE claim_id IN ({claims})"
        if name in _SLOTS or name == "facts":
            fact = "id" if name == "facts" else "fact_id"
            return f" WHERE {fact} IN (SELECT fact_id FROM claims WHERE {self._claims()})"
        decisions = f"rec_from <= {self.revision}" + (f" AND decided_on <= '{self.as_of}'" if self.as_of else "")
        wheres = {
            "claims": self._claims(),
            "citations": f"claim_id IN ({claims})",
            "passages": f"id IN (SELECT passage_id FROM citations WHERE claim_id IN ({claims}))",
            "revisions": f"id <= {self.revision}",
            "decisions": decisions,
            "decision_sides": f"decision_id IN (SELECT id FROM decisions WHERE {decisions})",
            "waivers": f"rec_from <= {self.revision}",
            "row_versions": f"rec_from <= {self.revision}",
            "check_verdicts": f"revision_id <= {self.revision}",
        }
        return f" WHERE {wheres[name]}" if name in wheres else ""

    def _claims(self) -> str:
        recorded = f"rec_from <= {self.revision}"
        if self.as_of is None:
            return recorded
        return (
            f"{recorded} AND source_edition_id IN "
            f"(SELECT id FROM source_editions WHERE published_on IS NULL OR {_LAST_DAY} <= '{self.as_of}')"
        )


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of a table of the store, by the models' types."""
    types = {int: pa.int64(), float: pa.float64(), str: pa.string()}
    return pa.schema([pa.field(column.name, types[column.type.python_type]) for column in table.columns])


def _rows_then(bridge: Bridge, table: Table, revision: int) -> pa.Table:
    """Return the rows of a table whose rows may change as they stood at `revision`, from their kept versions."""
    kept = bridge.rows(
        "SELECT content FROM row_versions WHERE table_name = $1 AND rec_from <= $2 AND (rec_to IS NULL OR rec_to > $2)",
        table.name,
        revision,
    )
    rows: list[dict[str, Any]] = [json.loads(str(content)) for (content,) in kept]
    keys = [column.name for column in table.primary_key]
    rows.sort(key=lambda row: [row[name] for name in keys])
    return pa.Table.from_pylist(rows, schema=arrow_schema(table))
