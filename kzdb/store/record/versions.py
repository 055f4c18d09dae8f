"""Keeping every version of the rows that may change: vocabulary, sources, editions.

Claims are append-only by themselves. These rows are not, and an old edition prints their names too; so each version is
kept as JSON, from one revision to another, and `kzdb.publish` reads an old revision from here.
"""

from __future__ import annotations

from sqlalchemy import Table

from kzdb.store.bridge import Bridge
from kzdb.store.models import Base

__all__ = ["VERSIONED", "record_versions"]

VERSIONED = (
    "entities", "countries", "aggregate_members", "themes", "units", "metrics", "breakdowns", "relation_types",
    "relation_type_kinds", "milestone_types", "topics", "metric_links", "milestone_orders", "labels", "sources",
    "expected_editions", "source_relies_on", "source_editions", "source_parts", "text_labels",
)  # fmt: skip
"""Tables whose rows may change from one revision to the next."""


def record_versions(bridge: Bridge, revision: int) -> None:
    """Open a version of every row that is new or changed; close that of every row that changed or is gone."""
    for name in VERSIONED:
        table = Base.metadata.tables[name]
        now = (
            f"(SELECT {_key(table, bridge.dialect)} AS row_key, {_json(table, bridge.dialect)} AS content FROM {name})"
        )
        bridge.execute(
            f"UPDATE row_versions SET rec_to = $1 WHERE table_name = '{name}' AND rec_to IS NULL "
            f"AND NOT EXISTS (SELECT 1 FROM {now} AS n WHERE n.row_key = row_versions.row_key "
            "AND n.content = row_versions.content)",
            revision,
        )
        bridge.execute(
            "INSERT INTO row_versions (id, table_name, row_key, content, rec_from) "
            "SELECT (SELECT coalesce(max(id), 0) FROM row_versions) + row_number() OVER (ORDER BY n.row_key), "
            f"'{name}', n.row_key, n.content, $1 FROM {now} AS n "
            f"LEFT JOIN row_versions AS v ON v.table_name = '{name}' AND v.row_key = n.row_key AND v.rec_to IS NULL "
            "WHERE v.id IS NULL",
            revision,
        )


def _key(table: Table, dialect: str) -> str:
    return " || ',' || ".join(f"CAST({column.name} AS TEXT)" for column in table.primary_key)


def _json(table: Table, dialect: str) -> str:
    pairs = ", ".join(f"'{column.name}', {column.name}" for column in table.columns)
    return f"json_object({pairs})" if dialect == "sqlite" else f"CAST(json_build_object({pairs}) AS TEXT)"
