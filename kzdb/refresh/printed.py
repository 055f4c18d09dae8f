"""An edition as it was printed: the entries of its ledger with their pages, and what stood behind each claim then."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzdb.errors import FileError
from kzdb.files import explain
from kzdb.refresh.door import LEDGER

if TYPE_CHECKING:
    import duckdb

__all__ = ["BEHIND", "Behind", "Item", "Printed", "read_behind", "read_ledger", "read_printed"]

BEHIND = "claims.json"
"""The file in an edition that keeps what each printed claim said on that day."""

COMPARED = {"figure", "computed", "fact", "judgement", "count"}
"""Kinds of entries that say something; labels, charts, marks and notes repeat what those say."""

_BEHIND_SQL = """
SELECT c.claim_id, c.fact_id, c.kind, c.subject_name, c.predicate_name, c.object_name, c.period_start::VARCHAR,
  c.period_end::VARCHAR, c.value_text, c.source, c.contested, c.revision, coalesce(w.weight, 0) AS weight, c.preferred
FROM claims AS c
LEFT JOIN (
  SELECT slug, max(weight) AS weight
  FROM (SELECT slug, weight FROM metrics UNION ALL SELECT slug, weight FROM topics
    UNION ALL SELECT slug, weight FROM relation_types)
  GROUP BY slug
) AS w ON w.slug = c.predicate
WHERE c.claim_id IN (SELECT unnest($claims))
ORDER BY c.claim_id
"""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a ledger: what was printed, where, on which claims."""

    kind: str
    text: str
    place: str
    page: int | None
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """What a claim said when it was printed."""

    fact: int
    kind: str
    subject: str
    predicate: str
    object: str | None
    start: str | None
    end: str | None
    value: str | None
    source: str
    contested: bool
    revision: int
    weight: float
    preferred: bool = True


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition as printed."""

    items: tuple[Item, ...]
    behind: Mapping[int, Behind]
    revision: int = 0
    label: str = field(default="")


def read_ledger(folder: Path) -> tuple[Item, ...]:
    """Return the entries of the ledger in the folder of an edition.

    Raises:
        FileError: there is none, or it is no ledger.
    """
    path = folder / LEDGER
    try:
        entries = json.loads(path.read_text("utf-8"))["entries"]
        return tuple(
            Item(entry["kind"], entry["text"], entry.get("place", ""), entry.get("page"), tuple(entry["claims"]))
            for entry in entries
        )
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {explain(error)}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise FileError(f"{path}: got no ledger of kzdb ({error!r}), expected one. Build the edition again.") from error


def read_behind(connection: duckdb.DuckDBPyConnection, claims: set[int]) -> dict[int, Behind]:
    """Return what the published file says now about each of these claims that is live."""
    rows = connection.execute(_BEHIND_SQL, {"claims": sorted(claims)}).fetchall()
    return {row[0]: Behind(*row[1:]) for row in rows}


def read_printed(folder: Path, revision: int, label: str) -> Printed:
    """Return an edition as it was printed, from its folder.

    Raises:
        FileError: a file is missing or none of kzdb.
    """
    path = folder / BEHIND
    try:
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        behind = {int(claim): Behind(**values) for claim, values in kept.items()}
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {explain(error)}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise FileError(f"{path}: got no list of claims ({error!r}), expected one. Build the edition again.") from error
    return Printed(read_ledger(folder), behind, revision, label)
