"""Recording the vocabulary: rows that are new or differ are written, by slug; only labels are ever deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa

from kzdb.errors import StoreError
from kzdb.store.bridge import Bridge
from kzdb.store.models.entities import SUBTYPES

__all__ = ["Rows", "ids_of", "replace", "upsert", "upsert_entities"]

Rows = list[dict[str, str | int | None]]


def upsert(bridge: Bridge, table: str, rows: Rows, key: tuple[str, ...] = ("slug",)) -> int:
    """Write the rows of `table` that are new or differ, known by `key`; return how many.

    A new row takes the next free id, in the order given.
    """
    if not rows:
        return 0
    columns = list(rows[0])
    staged = f"staged_{table}"
    _stage(bridge, staged, columns, rows)
    matched = " AND ".join(f"t.{name} = s.{name}" for name in key)
    others = [name for name in columns if name not in key]
    differs = " OR ".join(f"t.{name} IS DISTINCT FROM s.{name}" for name in others) or "1 = 0"
    has_id = table not in SUBTYPES.values()
    missing = f"t.{key[0]} IS NULL"
    changed = bridge.value(
        f"SELECT count(*) FROM {staged} s LEFT JOIN {table} t ON {matched} WHERE {missing} OR {differs}"
    )
    if changed:
        if others:
            sets = ", ".join(f"{name} = s.{name}" for name in others)
            bridge.execute(
                f"UPDATE {table} SET {sets} FROM {staged} s "
                f"WHERE {' AND '.join(f'{table}.{name} = s.{name}' for name in key)} "
                f"AND ({' OR '.join(f'{table}.{name} IS DISTINCT FROM s.{name}' for name in others)})"
            )
        new_id = (
            f"(SELECT coalesce(max(id), 0) FROM {table}) + row_number() OVER (ORDER BY s.row_no), " if has_id else ""
        )
        bridge.execute(
            f"INSERT INTO {table} ({'id, ' if has_id else ''}{', '.join(columns)}) "
            f"SELECT {new_id}{', '.join(f's.{name}' for name in columns)} "
            f"FROM {staged} s LEFT JOIN {table} t ON {matched} WHERE {missing} ORDER BY s.row_no"
        )
    bridge.execute(f"DROP TABLE {staged}")
    return int(changed)


def replace(bridge: Bridge, table: str, rows: Rows, key: tuple[str, ...]) -> int:
    """Make the rows of `table`, known by `key`, those given; return how many were new, differed or went."""
    wanted = {tuple(str(row[name]) for name in key) for row in rows}
    changed = 0
    for number, *held in bridge.rows(f"SELECT id, {', '.join(key)} FROM {table} ORDER BY id"):
        if tuple(map(str, held)) not in wanted:
            bridge.execute(f"DELETE FROM {table} WHERE id = $1", int(number))
            changed += 1
    return changed + upsert(bridge, table, rows, key)


def upsert_entities(bridge: Bridge, entities: Mapping[str, Rows]) -> int:
    """Write entities of every kind, supertype and subtype; return how many rows were new or differed.

    `entities` maps a kind to rows of slug, name and what its subtype has.

    Raises:
        StoreError: a slug is already an entity of another kind.
    """
    known = dict(bridge.rows("SELECT slug, kind FROM entities"))
    for kind, rows in entities.items():
        for row in rows:
            if known.get(str(row["slug"]), kind) != kind:
                raise StoreError(
                    f"seeds/vocabulary: {row['slug']} is now a {kind}, was recorded as a {known[str(row['slug'])]}. "
                    "Give the new one another slug."
                )
    changed = upsert(
        bridge, "entities",
        [{"slug": row["slug"], "kind": kind, "name": row["name"]} for kind, rows in entities.items() for row in rows],
    )  # fmt: skip
    ids = ids_of(bridge, "entities")
    for kind, rows in entities.items():
        subtype: Rows = []
        for row in rows:
            own = {name: value for name, value in row.items() if name not in ("slug", "name")}
            subtype.append({"id": ids[str(row["slug"])], "kind": kind, **own})
        changed += upsert(bridge, SUBTYPES[kind], subtype, key=("id",))
    return changed


def ids_of(bridge: Bridge, table: str) -> dict[str, int]:
    """Return the id of each slug of `table`."""
    return {str(slug): int(number) for slug, number in bridge.rows(f"SELECT slug, id FROM {table} ORDER BY id")}


def _stage(bridge: Bridge, table: str, columns: Iterable[str], rows: Rows) -> None:
    names = list(columns)
    types = {
        name: pa.int64() if name.endswith("_id") or any(isinstance(row[name], int) for row in rows) else pa.string()
        for name in names  # a reference that no row has is still a number to PostgreSQL
    }
    sql = {pa.int64(): "BIGINT", pa.string(): "TEXT"}
    bridge.execute(
        f"CREATE TEMPORARY TABLE {table} (row_no BIGINT, {', '.join(f'{name} {sql[types[name]]}' for name in names)})"
    )
    bridge.append(
        table,
        pa.table(
            {"row_no": pa.array(range(len(rows)), pa.int64())}
            | {name: pa.array([row[name] for row in rows], types[name]) for name in names}
        ),
    )
