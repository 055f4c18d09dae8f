"""The claims behind a report's rows: what each says, its figure, and the passages that carry it.

Read once, for exactly the claims that the report's queries brought. A claim that is no longer live has its evidence
too: what a figure was before a change is cited like the figure it became.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from kzdb.errors import QueryError, TemplateError
from kzdb.facts.figures import Figure
from kzdb.facts.locators import column_letters
from kzdb.language.wording import Wording, figure_from, join
from kzdb.report.data.cleaning import clean
from kzdb.report.data.rows import Rows, claim_columns

_CLAIMS = """
WITH wanted AS (SELECT unnest($ids::BIGINT[]) AS claim_id)
SELECT
  c.claim_id, c.fact_id, c.kind, c.modality, c.contested, c.inferred, c.note, c.value_text, o.coef, o.exp10,
  o.coef_high, o.exp10_high, o.value_low, o.value_high, o.interval_kind, o.qualifier, o.unit, o.period_start,
  o.period_end, s.says, m.date, m.date_end,
  m.date_precision, r.role, r.from_date, r.from_precision, r.to_date, r.to_precision
FROM claims AS c
INNER JOIN wanted USING (claim_id)
LEFT JOIN observations AS o USING (claim_id)
LEFT JOIN statements AS s USING (claim_id)
LEFT JOIN milestones AS m USING (claim_id)
LEFT JOIN relations AS r USING (claim_id)
UNION ALL BY NAME
SELECT
  claim_id, fact_id, kind, modality, FALSE AS contested, inferred, NULL AS note, value_text, coef, exp10, coef_high,
  exp10_high, qualifier, unit, period_start, period_end, says, date, date_end, date_precision, role,
  from_date, from_precision, to_date, to_precision
FROM former_claims
INNER JOIN wanted USING (claim_id)
"""
_PASSAGES = """
WITH wanted AS (SELECT unnest($ids::BIGINT[]) AS claim_id)
SELECT claim_id, source, line, char_start, page, sheet, row, col, quote
FROM (
  SELECT * FROM citations
  UNION ALL BY NAME
  SELECT f.* FROM former_citations AS f ANTI JOIN citations USING (claim_id)
)
INNER JOIN wanted USING (claim_id)
ORDER BY claim_id, position, source, line, char_start, quote
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as a note names it."""

    slug: str
    title: str
    publisher: str
    published_on: dt.date | None
    precision: str | None
    document: str
    sha256: str
    language: str
    expected: dt.date | None = None
    """The day a new edition is expected, if one ever is."""
    looked: dt.date | None = None
    """The last day somebody looked for it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its source a passage is: a line, a page, or a cell of a sheet."""

    line: int | None = None
    page: int | None = None
    sheet: str | None = None
    row: int | None = None
    col: int | None = None

    def said(self, wording: Wording) -> str:
        """Return the place in words: line 30; page 7; sheet Data; of members of a list their key; else nothing."""
        if self.sheet is not None:
            return self.sheet.removeprefix("$[*].")
        if self.page is not None:
            return wording.text("note-page", page=str(self.page))
        return "" if self.line is None else wording.text("note-line", line=str(self.line))

    def cell(self, wording: Wording) -> str:
        """Return the cell of a sheet in words, or the record of a list: C12; record 12. Nothing elsewhere."""
        if self.row is None:
            return ""
        if self.col is None:
            return wording.text("note-record", row=str(self.row))
        return f"{column_letters(self.col)}{self.row}"


@dataclass(frozen=True, slots=True)
class Passage:
    """The shortest words of a source that carry a claim, and where they are."""

    source: str
    place: Place
    start: int
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its answer in the words of the edition's language, its figure if it has one, and its passages.

    `years` is how many whole calendar years a figure is for, None for any other period.
    """

    claim_id: int
    fact_id: int
    kind: str
    text: str
    figure: Figure | None
    years: int | None
    contested: bool
    inferred: tuple[str, ...]
    modality: str
    passages: tuple[Passage, ...]
    reading: str = ""
    """How an inferred claim was read, in the words of its note."""

    @property
    def shown(self) -> Figure | None:
        """The figure as pages print it."""
        return self.figure and _shown(self.figure, self.passages)


class Evidence:
    """The claims that a report may print, and the sources they come from."""

    def __init__(self, claims: Mapping[int, Claim], sources: Mapping[str, Source]) -> None:
        self.claims = claims
        self.sources = sources

    def claim(self, claim_id: object) -> Claim:
        """Return a claim that one of the report's queries brought.

        Raises:
            TemplateError: no query brought it.
        """
        known = isinstance(claim_id, Hashable) and claim_id in self.claims  # an undefined value says here that it is
        if not known or not isinstance(claim_id, int):
            raise TemplateError(
                f"claim: got {claim_id!r}, expected one that a query of this report returns in a column named "
                "claim_id, ..._claim_id or ..._claim_ids. Add the column"
            )
        return self.claims[claim_id]


def claims_of(results: Mapping[str, Rows]) -> dict[int, str]:
    """Return the claims that results name, each with the first query that brought it."""
    found: dict[int, str] = {}
    for name, rows in results.items():
        for column in claim_columns(rows):
            for row in rows:
                value = row[column]
                for one in value if isinstance(value, list) else [] if value is None else [value]:
                    found.setdefault(one, name)
    return found


def read_evidence(connection: duckdb.DuckDBPyConnection, ids: Iterable[int], wording: Wording) -> Evidence:
    """Return the claims `ids` with figures, passages and sources; their texts in the language of `wording`."""
    wanted = {"ids": sorted(ids)}
    passages: dict[int, list[Passage]] = {}
    for claim_id, source, line, start, page, sheet, row, col, quote in connection.execute(_PASSAGES, wanted).fetchall():
        place = Place(None if page is not None or sheet is not None else line, page, sheet, row, col)
        passages.setdefault(claim_id, []).append(Passage(source, place, start or 0, clean(quote)))
    claims = {
        row["claim_id"]: _claim(row, tuple(passages.get(row["claim_id"], ())), wording)
        for row in _named(connection.execute(_CLAIMS, wanted))
    }
    sources = {
        slug: Source(
            slug, clean(title), clean(publisher or ""), day, precision, document, sha256, language or "en", *coming
        )
        for slug, title, publisher, day, precision, document, sha256, language, *coming in connection.execute(
            "SELECT source, title, publisher_name, published_on, published_precision, document, sha256, language, "
            "next_expected, looked_on FROM sources"
        ).fetchall()
    }
    return Evidence(claims, sources)


def require_evidence(evidence: Evidence, wanted: Mapping[int, str], paths: Mapping[str, Path]) -> None:
    """Refuse claims that the base has not, or has no passage for.

    Args:
        evidence: what the base has.
        wanted: the claims that queries brought, each with its query.
        paths: the file of each query.

    Raises:
        QueryError: a line for each such claim.
    """
    mistakes = []
    for number, name in sorted(wanted.items()):
        claim = evidence.claims.get(number)
        if claim is None:
            mistakes.append(f"{paths[name]}: got claim {number}, expected one of the base. Correct the SQL.")
        elif not claim.passages:
            mistakes.append(
                f"{paths[name]}: got claim {number} ({claim.text}) without a passage. Load its source again."
            )
    if mistakes:
        raise QueryError("\n".join(mistakes))


def _claim(row: Mapping[str, Any], passages: tuple[Passage, ...], wording: Wording) -> Claim:
    figure = None if row["coef"] is None else figure_from(row)
    shown = figure and _shown(figure, passages)
    return Claim(
        row["claim_id"], row["fact_id"], row["kind"], clean(_text(row, shown, wording)), figure,
        _years(row["period_start"], row["period_end"]) if figure else None, bool(row["contested"]),
        tuple(row["inferred"] or ()), row["modality"], passages,
        clean(row["note"]) if row["inferred"] and row["note"] else "",
    )  # fmt: skip


def _text(row: Mapping[str, Any], figure: Figure | None, wording: Wording) -> str:
    """Return what a claim says, in words."""
    if figure is not None:
        return wording.figure(figure)
    if row["says"]:
        return str(row["says"])
    if row["date"] is not None:
        return wording.date(row["date"], row["date_precision"], row["date_end"])
    if row["kind"] == "relation":
        ends = (
            wording.text(key, date=wording.date(row[f"{end}_date"], row[f"{end}_precision"]))
            if row[f"{end}_date"]
            else ""
            for key, end in (("term-from", "from"), ("term-to", "to"))
        )
        return join([row["role"] or "", *ends])
    return row["value_text"] or ""


def _years(start: dt.date | None, end: dt.date | None) -> int | None:
    if start is None or end is None or (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return None
    return end.year - start.year + 1


def _shown(figure: Figure, passages: Sequence[Passage]) -> Figure:
    """Return a figure as pages print it: that of a document as it is there, that of a data set rounded."""
    return figure if all(passage.place.row is None for passage in passages) else figure.to_digits()


def _named(answer: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    names = [column[0] for column in answer.description or ()]
    for row in answer.fetchall():
        yield dict(zip(names, row, strict=True))
