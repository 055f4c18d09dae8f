"""The claims behind a report's rows: what each says, how it was printed, and the passages that carry it.

Loaded once, in four queries, for exactly the claims that the report's queries brought. A claim that no longer is live
has its evidence too: what a figure was before a change is cited like the figure it became.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb

from kzdb.errors import TemplateError
from kzdb.report.query import Rows

_WANTED = "claim_id IN (SELECT unnest($ids::BIGINT[]))"
_YEARS = (
    "CASE WHEN strftime(period_start, '%m-%d') = '01-01' AND strftime(period_end, '%m-%d') = '12-31' "
    "THEN year(period_end) - year(period_start) + 1 END"
)
_AMOUNT = (
    "claim_id, value, value_end, coalesce(decimals, 0), exp10, unit, coalesce(unit_symbol, ''), qualifier, " + _YEARS
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source as a note names it."""

    slug: str
    title: str
    publisher: str
    published_on: dt.date | None
    precision: str | None
    sha256: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a claim stands: the document's line and the shortest words that carry it."""

    source: str
    line: int
    start: int
    quote: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A claim's figure as it was printed: `coef` x 10^`exp10`, with both ends of a range."""

    value: float
    value_end: float | None
    decimals: int
    exp10: int | None
    unit: str
    symbol: str
    qualifier: str
    years: int | None = None
    """How many calendar years the claim is for, from a 1 January to a 31 December; None for any other period."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its answer as text, its figure if it has one, and its passages."""

    claim_id: int
    fact_id: int
    kind: str
    text: str
    amount: Amount | None
    contested: bool
    modality: str
    passages: tuple[Passage, ...]


class Evidence:
    """The claims that a report may print, by id, and the sources they come from."""

    def __init__(self, claims: Mapping[int, Claim], sources: Mapping[str, Source]) -> None:
        self._claims = claims
        self.sources = sources

    @property
    def claims(self) -> Mapping[int, Claim]:
        """The claims by id."""
        return self._claims

    def claim(self, claim_id: object) -> Claim:
        """Return a claim that one of the report's queries brought; any other is an error."""
        if claim_id not in self._claims or not isinstance(claim_id, int):  # an undefined value says so when looked up
            raise TemplateError(
                f"claim {claim_id!r} came from no query of this report; "
                "print only claims whose id a query returns in a column named claim_id or ..._claim_id"
            )
        return self._claims[claim_id]


def claim_ids(results: Iterable[Rows]) -> set[int]:
    """Collect the claims that results name, in columns `claim_id`, `..._claim_id` and `..._claim_ids`."""
    found: set[int] = set()
    for rows in results:
        columns = [name for name in (rows[0] if rows else ()) if name.endswith(("claim_id", "claim_ids"))]
        for row in rows:
            for column in columns:
                value = row[column]
                found.update(value if isinstance(value, list) else [] if value is None else [value])
    return found


def load_evidence(connection: duckdb.DuckDBPyConnection, wanted: set[int]) -> Evidence:
    """Load the claims in `wanted` with their figures, passages and sources."""
    ids = sorted(wanted)
    passages: dict[int, list[Passage]] = {}
    for claim_id, *passage in connection.execute(
        "SELECT claim_id, source, line, char_start, quote FROM ("
        f"SELECT claim_id, is_primary, source, line, char_start, quote FROM citations WHERE {_WANTED} UNION ALL "
        f"SELECT claim_id, true, source, line, char_start, quote FROM former_claims WHERE {_WANTED}"
        ") ORDER BY claim_id, is_primary DESC, line, char_start, quote",
        {"ids": ids},
    ).fetchall():
        passages.setdefault(claim_id, []).append(Passage(*passage))
    amounts = {
        claim_id: Amount(*amount)
        for claim_id, *amount in connection.execute(
            f"SELECT {_AMOUNT} FROM observations WHERE {_WANTED} AND value IS NOT NULL UNION ALL "
            f"SELECT {_AMOUNT} FROM former_claims WHERE {_WANTED} AND value IS NOT NULL",
            {"ids": ids},
        ).fetchall()
    }
    claims = {
        claim_id: Claim(claim_id, fact_id, kind, text or "", amounts.get(claim_id), bool(contested), modality,
                        tuple(passages.get(claim_id, ())))
        for claim_id, fact_id, kind, text, contested, modality in connection.execute(
            f"SELECT claim_id, fact_id, kind, value_text, contested, modality FROM claims WHERE {_WANTED} UNION ALL "
            f"SELECT claim_id, fact_id, kind, value_text, false, modality FROM former_claims WHERE {_WANTED}",
            {"ids": ids},
        ).fetchall()
    }  # fmt: skip
    sources = {
        slug: Source(slug, title, publisher or "", published_on, precision, sha256 or "", language or "en")
        for slug, title, publisher, published_on, precision, sha256, language in connection.execute(
            "SELECT source, title, publisher_name, published_on, published_precision, sha256, language FROM sources"
        ).fetchall()
    }
    return Evidence(claims, sources)
