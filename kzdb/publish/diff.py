"""What changed between two revisions, read from the published file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duckdb import DuckDBPyConnection

from kzdb.errors import PublishError

__all__ = ["Change", "diff"]


@dataclass(frozen=True, slots=True)
class Change:
    """One net change.

    `change` is new, revised, re-rounded, unit changed, re-sourced (another source now answers the fact), re-cited
    (another passage, same answer), annotated (note, nature or modality), definition changed or withdrawn.
    """

    change: str
    kind: str
    subject: str
    predicate: str
    object: str | None
    period_start: date | None
    period_end: date | None
    source: str | None
    variant: str | None
    old_claim: int | None
    old_value: str | None
    new_claim: int | None
    new_value: str | None


def diff(connection: DuckDBPyConnection, first: int, second: int) -> list[Change]:
    """Return what changed from revision `first` to revision `second`, old and new side by side.

    Raises:
        PublishError: the file holds no such revisions, or they are not in order.
    """
    newest = connection.execute("SELECT max(revision) FROM revisions").fetchone()
    last = newest[0] if newest else 0
    if not 0 <= first < second <= last:
        raise PublishError(f"revisions: got {first} and {second}, expected two in order, from 0 (empty) to {last}.")
    rows = connection.execute("FROM changes_between($first, $second)", {"first": first, "second": second}).fetchall()
    return [Change(*row) for row in rows]
