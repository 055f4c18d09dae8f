"""Columns and constraints that many tables repeat."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlalchemy.orm import MappedColumn, mapped_column

from kzdb.store.base import Id, Words

__all__ = ["constant_kind", "identifier", "iso_dates", "one_of", "refers", "table", "words"]


def identifier(comment: str) -> MappedColumn[Any]:
    """Return an integer primary key that kzdb numbers itself (no AUTOINCREMENT: one load run does all writes)."""
    return mapped_column(Id, primary_key=True, autoincrement=False, comment=comment)


def refers(target: str, comment: str, *, nullable: bool = False, index: bool = False) -> MappedColumn[Any]:
    """Return a column that refers to the id of the table `target`."""
    from sqlalchemy import ForeignKey

    return mapped_column(Id, ForeignKey(f"{target}.id"), nullable=nullable, index=index, comment=comment)


def words(comment: str, *, nullable: bool = False, unique: bool = False) -> MappedColumn[Any]:
    """Return a text column."""
    return mapped_column(Words, nullable=nullable, unique=unique, comment=comment)


def constant_kind(parent: str, column: str, kind: str) -> tuple[CheckConstraint, ForeignKeyConstraint]:
    """Return what ties a row to a parent of one kind: the kind is constant and the pair (id, kind) is the parent's.

    Deferred, so that the set-based load may write the many before the one.
    """
    return (
        CheckConstraint(f"kind = '{kind}'", name="kind"),
        ForeignKeyConstraint(
            [column, "kind"], [f"{parent}.id", f"{parent}.kind"], deferrable=True, initially="DEFERRED"
        ),
    )


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """Return the constraint that `column` holds one of `values`."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def iso_dates(*columns: str) -> CheckConstraint:
    """Return the constraint that each of `columns` is a day as ISO writes it, or empty."""
    return CheckConstraint(" AND ".join(f"{column} LIKE '____-__-__'" for column in columns), name="iso_dates")


def table(*constraints: Any, comment: str) -> tuple[Any, ...]:
    """Return `__table_args__`: the constraints, STRICT on SQLite, and the table's comment."""
    return (*constraints, {"sqlite_strict": True, "comment": comment})
