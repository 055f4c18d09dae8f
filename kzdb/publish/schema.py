"""The store's tables as an entity-relationship diagram in Mermaid, drawn from the models themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import ForeignKeyConstraint, Table, UniqueConstraint

from kzdb.store.models import Base

__all__ = ["diagram", "document"]

TYPES = {int: "integer", float: "real", str: "text"}
HEAD = """\
# The store's tables

Generated from the models in `kzdb/store/models`; `tests/publish/test_schema.py` fails when this file is out of date and
says how to write it again. Analysts ask the published tables, not these: `kzdb schema` lists them.
"""


def diagram() -> str:
    """Return the tables with their columns, and a line for each foreign key, as a Mermaid `erDiagram`."""
    tables = _tables()
    lines = ["erDiagram", *(line for table in tables for line in _entity(table))]
    lines += sorted(_relationship(key) for table in tables for key in table.foreign_key_constraints)
    return "\n".join(lines) + "\n"


def document() -> str:
    """Return the text of kzdb/store/SCHEMA.md: what each table holds, and the diagram."""
    rows = [f"| `{table.name}` | {table.comment} |" for table in _tables()]
    listed = "\n".join(["| table | what it holds |", "|---|---|", *rows])
    return f"{HEAD}\n{listed}\n\n```mermaid\n{diagram()}```\n"


def _tables() -> list[Table]:
    return [table for _, table in sorted(Base.metadata.tables.items())]


def _entity(table: Table) -> Iterator[str]:
    yield f"    {table.name} {{"
    foreign = {column.name for key in table.foreign_key_constraints for column in key.columns}
    for column in table.columns:
        marks = ["PK"] * column.primary_key + ["FK"] * (column.name in foreign)
        comment = re.sub(r'["\n]+', "'", column.comment or "")
        yield " ".join(
            filter(None, [f"        {TYPES[column.type.python_type]} {column.name}", ", ".join(marks), f'"{comment}"'])
        )
    yield "    }"


def _relationship(key: ForeignKeyConstraint) -> str:
    """Return `parent ||--o{ child : "columns"`: one or none to many, or to one where the columns are unique."""
    columns = {column.name for column in key.columns}
    one = "|o" if any(column.nullable for column in key.columns) else "||"
    many = "o|" if _is_unique(key.table, columns) else "o{"
    label = ", ".join(column.name for column in key.columns)
    return f'    {key.referred_table.name} {one}--{many} {key.table.name} : "{label}"'


def _is_unique(table: Table, columns: set[str]) -> bool:
    """Tell whether at most one row can hold the same values in `columns`."""
    keys = [{column.name for column in table.primary_key.columns}]
    keys += [
        {column.name for column in constraint.columns}
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    return any(key and key <= columns for key in keys)
