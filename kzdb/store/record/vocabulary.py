"""Recording the vocabulary: rows that are new or differ are written, by slug; only labels are ever deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from kzdb.errors import StoreError
from kzdb.store.bridge import Bridge

__all__ = ["Row", "Rows", "VocabularyRows", "ids_of", "record_vocabulary", "replace", "upsert"]

Row = dict[str, str | int | None]
Rows = list[Row]

TABLES = (
    "themes", "units", "metrics", "breakdowns", "relation_types", "milestone_types", "topics", "metric_links",
    "milestone_orders",
)  # fmt: skip
"""The closed lists that are no entities, each after those it refers to."""

REFERENCES = {
    "base": ("base_id", "units"),
    "unit": ("unit_id", "units"),
    "entity": ("entity_id", "entities"),
    "metric": ("metric_id", "metrics"),
    "of_metric": ("of_metric_id", "metrics"),
    "per_metric": ("per_metric_id", "metrics"),
    "relation_type": ("relation_type_id", "relation_types"),
    "before": ("before_id", "milestone_types"),
    "after": ("after_id", "milestone_types"),
    "theme": ("theme_id", "themes"),
}
"""Columns of the vocabulary that name another row by its slug, and what they are called in the store."""


@dataclass(frozen=True, slots=True)
class VocabularyRows:
    """The vocabulary, rows naming other rows by slug.

    Attributes:
        entities: slug, kind, type, name, country of every entity.
        countries: slug, iso2, m49, fiscal_year of every country.
        members: aggregate, member, valid_from, valid_to.
        tables: rows of each table of `TABLES`, by its name (`REFERENCES` says which columns are slugs).
        kinds: relation_type, side, kind.
        labels: list, slug, language, name.
    """

    entities: Rows
    countries: Rows
    tables: Mapping[str, Rows]
    kinds: Rows
    labels: Rows
    members: Rows = ()  # type: ignore[assignment]


def record_vocabulary(bridge: Bridge, vocabulary: VocabularyRows) -> int:
    """Write every row that is new or differs; return how many.

    Raises:
        StoreError: a slug is already an entity of another kind.
    """
    changed = _record_entities(bridge, vocabulary)
    ids = {"entities": ids_of(bridge, "entities")}
    for table in TABLES:
        if table == "units":
            changed += _record_units(bridge, vocabulary.tables[table])
        else:
            changed += upsert(bridge, table, [_referring(row, ids) for row in vocabulary.tables[table]])
        ids[table] = ids_of(bridge, table)
    kinds = [_referring(row, ids) for row in vocabulary.kinds]
    changed += _link(bridge, "relation_type_kinds", kinds, ("relation_type_id", "side", "kind"))
    return changed + replace(bridge, "labels", vocabulary.labels, ("list", "slug", "language"))


def _record_entities(bridge: Bridge, vocabulary: VocabularyRows) -> int:
    """Write the entities, then the countries, then which entity belongs to which country."""
    known = dict(bridge.rows("SELECT slug, kind FROM entities"))
    for row in vocabulary.entities:
        if known.get(str(row["slug"]), row["kind"]) != row["kind"]:
            raise StoreError(
                f"seeds/vocabulary, {row['slug']}: got the kind {row['kind']}, expected {known[str(row['slug'])]} "
                "as it was recorded. Give the new one another slug."
            )
    named: Rows = [{name: row[name] for name in ("slug", "kind", "type", "name")} for row in vocabulary.entities]
    changed = upsert(bridge, "entities", named)
    ids = ids_of(bridge, "entities")
    countries: Rows = [
        {"id": ids[str(row["slug"])], "kind": "country", **{name: row[name] for name in ("iso2", "m49", "fiscal_year")}}
        for row in vocabulary.countries
    ]
    changed += upsert(bridge, "countries", countries, key=("id",))
    placed: Rows = [
        {"slug": row["slug"], "country_id": ids[str(row["country"])] if row["country"] else None}
        for row in vocabulary.entities
    ]
    changed += upsert(bridge, "entities", placed, update_only=True)
    members: Rows = [
        {
            "aggregate_id": ids[str(row["aggregate"])], "member_id": ids[str(row["member"])],
            "valid_from": row["valid_from"], "valid_to": row["valid_to"],
        }
        for row in vocabulary.members
    ]  # fmt: skip
    return changed + _link(bridge, "aggregate_members", members, ("aggregate_id", "member_id", "valid_from"))


def _record_units(bridge: Bridge, rows: Rows) -> int:
    """Write units with their own id as base first: a base unit refers to itself."""
    before = ids_of(bridge, "units")
    first = max(before.values(), default=0)
    new = [str(row["slug"]) for row in rows if row["slug"] not in before]
    ids = {**before, **{slug: first + number for number, slug in enumerate(new, start=1)}}
    return upsert(
        bridge, "units",
        [{**{k: v for k, v in row.items() if k != "base"}, "base_id": ids[str(row["base"])]} for row in rows],
    )  # fmt: skip


def _referring(row: Row, ids: Mapping[str, Mapping[str, int]]) -> Row:
    found: Row = {}
    for name, value in row.items():
        column, table = REFERENCES.get(name, (name, None))
        found[column] = ids[table][str(value)] if table is not None and value is not None else value
    return found


def _link(bridge: Bridge, table: str, rows: Rows, key: tuple[str, ...]) -> int:
    """Make the rows of a table without id those given; return how many were new, differed or went."""
    columns = list(rows[0]) if rows else list(key)
    wanted = {tuple(row[name] for name in columns) for row in rows}
    held = {
        tuple(int(value) if name.endswith("_id") else value for name, value in zip(columns, found, strict=True))
        for found in bridge.rows(f"SELECT {', '.join(columns)} FROM {table}")
    }
    for gone in held - wanted:
        clauses = " AND ".join(f"{name} = ${number}" for number, name in enumerate(columns, start=1))
        bridge.execute(f"DELETE FROM {table} WHERE {clauses}", *gone)
    for new in sorted(wanted - held, key=repr):
        marks = ", ".join(f"${number}" for number in range(1, len(columns) + 1))
        bridge.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", *new)
    return len(held ^ wanted)


def upsert(
    bridge: Bridge, table: str, rows: Rows, key: tuple[str, ...] = ("slug",), *, update_only: bool = False
) -> int:
    """Write the rows of `table` that are new or differ, known by `key`; return how many.

    A new row takes the next free id, in the order given, unless `id` is its key; `update_only` writes no new ones.
    """
    if not rows:
        return 0
    columns = list(rows[0])
    staged = f"staged_{table}"
    _stage(bridge, staged, columns, rows)
    matched = " AND ".join(f"t.{name} = s.{name}" for name in key)
    others = [name for name in columns if name not in key]
    differs = " OR ".join(f"t.{name} IS DISTINCT FROM s.{name}" for name in others) or "1 = 0"
    has_id = key != ("id",)
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
        if not update_only:
            bridge.execute(
                f"INSERT INTO {table} ({'id, ' if has_id else ''}{', '.join(columns)}) "
                f"SELECT {new_id}{', '.join(f's.{name}' for name in columns)} "
                f"FROM {staged} s LEFT JOIN {table} t ON {matched} WHERE {missing} ORDER BY s.row_no"
            )
    bridge.execute(f"DROP TABLE {staged}")
    return int(changed)


def replace(bridge: Bridge, table: str, rows: Rows, key: tuple[str, ...], within: tuple[str, int] | None = None) -> int:
    """Make the rows of `table`, known by `key`, those given; return how many were new, differed or went.

    `within` names a column and its value: other rows of the table are left alone.
    """
    wanted = {tuple(str(row[name]) for name in key) for row in rows}
    changed = 0
    where = f" WHERE {within[0]} = {within[1]}" if within else ""
    for number, *held in bridge.rows(f"SELECT id, {', '.join(key)} FROM {table}{where} ORDER BY id"):
        if tuple(map(str, held)) not in wanted:
            bridge.execute(f"DELETE FROM {table} WHERE id = $1", int(number))
            changed += 1
    return changed + upsert(bridge, table, rows, key)


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
