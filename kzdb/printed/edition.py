"""An edition as it was printed: the entries of its ledger with their pages, and what stood behind each claim then."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kzdb.errors import FileError
from kzdb.files import explain

if TYPE_CHECKING:
    import duckdb

__all__ = [
    "BEHIND", "LEDGER", "PROVENANCE", "Before", "Behind", "Item", "Printed", "read_before", "read_behind", "read_ended",
    "read_ledger", "read_printed",
]  # fmt: skip

LEDGER = "ledger.json"
"""The file in an edition that lists everything printed, with its page and its claims."""

PROVENANCE = "provenance.json"
"""The file in an edition that says what it was made from."""

Parsed = TypeVar("Parsed")

BEHIND = "claims.json"
"""The file in an edition that keeps what each printed claim said on that day."""

COMPARED = ("figure", "fact", "computed", "judgement")
"""Kinds of entries that say something, what others rest on first; labels, counts, charts, marks and notes repeat
what those say."""

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
    """One entry of a ledger: what was printed, in which section, where on the page, on which claims."""

    kind: str
    text: str
    place: str
    page: int | None
    claims: tuple[int, ...]
    id: str = ""


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


@dataclass(frozen=True, slots=True)
class Before:
    """The edition before a new one.

    Attributes:
        printed: what it printed.
        name: report/place/number/language.
        as_of: its day.
        sha256: of the files this was read from, by name, so that the new one can be made again from the same.
        texts: the keys of the analyst's texts that it printed.
    """

    printed: Printed
    name: str
    as_of: dt.date
    sha256: Mapping[str, str]
    texts: frozenset[str] = frozenset()


def read_ledger(folder: Path) -> tuple[Item, ...]:
    """Return the entries of the ledger in the folder of an edition.

    Raises:
        FileError: there is none, or it is no ledger.
    """
    return _read(folder / LEDGER, _items)[1]


def read_behind(connection: duckdb.DuckDBPyConnection, claims: set[int]) -> dict[int, Behind]:
    """Return what the published file says now about each of these claims that is live."""
    rows = connection.execute(_BEHIND_SQL, {"claims": sorted(claims)}).fetchall()
    return {row[0]: Behind(*row[1:]) for row in rows}


def read_ended(connection: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """Return why each claim that is no longer live ended, superseded or withdrawn."""
    return dict(connection.execute("SELECT claim_id, end_reason FROM former_claims").fetchall())


def read_printed(folder: Path, revision: int, label: str) -> Printed:
    """Return an edition as it was printed, from its folder.

    Raises:
        FileError: a file is missing or none of kzdb.
    """
    return Printed(read_ledger(folder), _read(folder / BEHIND, _behind)[1], revision, label)


def read_before(folder: Path) -> Before:
    """Return an edition as the one after it needs it: as it was printed, and the digests of what was read.

    Args:
        folder: where its files are, which ends with its name.

    Raises:
        FileError: a file is missing or none of kzdb.
    """
    ledger, (items, revision, day, texts) = _read(folder / LEDGER, _whole)
    claims, behind = _read(folder / BEHIND, _behind)
    name = folder.parts[-4:]
    printed = Printed(items, behind, revision, name[2])
    return Before(printed, "/".join(name), day, {LEDGER: ledger, BEHIND: claims}, texts)


def _read(path: Path, parse: Callable[[Any], Parsed]) -> tuple[str, Parsed]:
    """Return the digest of a file, and what `parse` makes of its content."""
    try:
        data = path.read_bytes()
        return hashlib.sha256(data).hexdigest(), parse(json.loads(data))
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {explain(error)}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileError(
            f"{path}: got no file of an edition ({error!r}), expected one. Put it back from a backup."
        ) from error


def _items(ledger: Any) -> tuple[Item, ...]:
    return tuple(
        Item(
            entry["kind"],
            entry["text"],
            entry.get("place", ""),
            entry.get("page"),
            tuple(entry["claims"]),
            entry.get("id", ""),
        )
        for entry in ledger["entries"]
    )


def _behind(kept: Any) -> dict[int, Behind]:
    return {int(claim): Behind(**values) for claim, values in kept.items()}


def _whole(ledger: Any) -> tuple[tuple[Item, ...], int, dt.date, frozenset[str]]:
    day = dt.date.fromisoformat(ledger["parameters"]["as_of"])
    return (
        _items(ledger),
        int(ledger["base"]["revision"]),
        day,
        frozenset(ledger.get("narrative", {}).get("current", ())),
    )
