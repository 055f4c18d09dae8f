"""Which editions, pages and readers a claim was printed for that is not so any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kzdb.errors import PublishError
from kzdb.printed.edition import COMPARED, Behind, read_printed
from kzdb.refresh.editions.folders import edition_folder
from kzdb.refresh.editions.register import Edition, editions_of
from kzdb.store.rows import Rows

if TYPE_CHECKING:
    import duckdb

__all__ = ["Affected", "Fate", "affected", "fates_of"]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a claim.

    Attributes:
        claim, fact, source: the claim.
        what: revised, withdrawn, decided otherwise, contested, or unchanged.
        old, new: what it said, and what answers the same question now.
        now: the claim that does, None when nothing does.
    """

    claim: int
    fact: int
    source: str
    what: str
    old: str | None
    new: str | None
    now: int | None


@dataclass(frozen=True, slots=True)
class Affected:
    """An edition that printed a claim: where, and who has it."""

    edition: Edition
    fate: Fate
    behind: Behind
    pages: tuple[int, ...]
    texts: tuple[str, ...]
    readers: tuple[tuple[str, str], ...]
    """Each reader with the state of his delivery: one whose end is unknown may have it."""


_NOW_SQL = """
SELECT c.claim_id, c.fact_id, c.source, c.value_text, c.preferred, c.contested,
  (
    SELECT (p.value_text, p.claim_id) FROM claims AS p
    WHERE p.fact_id = c.fact_id AND p.preferred ORDER BY p.claim_id LIMIT 1
  ), NULL AS end_reason
FROM claims AS c
WHERE c.claim_id = $claim OR c.source = $source
UNION ALL
SELECT f.claim_id, f.fact_id, f.source, f.value_text, false, false,
  (
    SELECT (p.value_text, p.claim_id) FROM claims AS p WHERE p.fact_id = f.fact_id
    ORDER BY p.source = f.source DESC, p.preferred DESC, p.claim_id LIMIT 1
  ), f.end_reason
FROM former_claims AS f
WHERE f.claim_id = $claim OR f.source = $source
ORDER BY ALL
"""


def fates_of(connection: duckdb.DuckDBPyConnection, words: str) -> dict[int, Fate]:
    """Return what became of a claim, by its number, or of every claim of a source, by its slug.

    Raises:
        PublishError: there never was such a claim or source.
    """
    claim = int(words) if words.isdecimal() else None
    rows = connection.execute(_NOW_SQL, {"claim": claim, "source": None if claim else words}).fetchall()
    if not rows:
        raise PublishError(
            f"recall: got {words!r}, expected the number of a claim or the slug of a source. "
            "See `kzdb sql 'FROM claims'` and `kzdb sql 'FROM sources'`."
        )
    return {row[0]: _fate(*row) for row in rows}


def _fate(
    claim: int, fact: int, source: str, value: str | None, preferred: bool, contested: bool,
    answer: tuple[str | None, int] | None, end: str | None,
) -> Fate:  # fmt: skip
    new, now = answer or (None, None)
    if end is not None:
        return Fate(claim, fact, source, "withdrawn" if end == "withdrawn" else "revised", value, new, now)
    what = "contested" if contested else "unchanged" if preferred or new == value else "decided otherwise"
    return Fate(claim, fact, source, what, value, new, now)


def affected(rows: Rows, var: Path, fates: dict[int, Fate], *, every: bool) -> Iterator[Affected]:
    """Yield each edition that printed one of these claims as it is not any more.

    Args:
        rows, var: the store, and the folder of everything kzdb makes.
        fates: what became of the claims.
        every: also those that are unchanged since.

    Raises:
        FileError: the files of an edition cannot be read.
    """
    for edition in editions_of(rows):
        printed = read_printed(edition_folder(var, edition), edition.revision, edition.label)
        for claim, fate in fates.items():
            items = [item for item in printed.items if claim in item.claims and item.kind in COMPARED]
            behind = printed.behind.get(claim)
            if not items or behind is None or not (every or _differs(fate, behind)):
                continue
            pages = tuple(sorted({item.page for item in items if item.page is not None}))
            items.sort(key=lambda item: COMPARED.index(item.kind))
            texts = tuple(dict.fromkeys(item.text for item in items))
            yield Affected(edition, fate, behind, pages, texts, tuple(_readers(rows, edition)))


def _differs(fate: Fate, then: Behind) -> bool:
    """Return whether a claim is not any more what it was when an edition printed it."""
    if fate.what == "contested":
        return not then.contested
    if fate.what == "decided otherwise":
        return then.preferred
    return fate.what != "unchanged"


def _readers(rows: Rows, edition: Edition) -> Iterator[tuple[str, str]]:
    found = rows.all(
        "SELECT recipient, state FROM deliveries WHERE edition_id = :id AND state IN ('done', 'unknown') "
        "ORDER BY recipient",
        id=edition.id,
    )
    yield from ((row["recipient"], row["state"]) for row in found)
