"""What the pages say, read from the published file in one language: a few queries for all pages together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from importlib.resources import files
from typing import Any

from duckdb import DuckDBPyConnection

from kzdb.language.catalog import Catalog
from kzdb.language.wording import Wording, figure_from
from kzdb.report.data.languages import in_language, wording_of
from kzdb.site.answers import answer_of, period_of

__all__ = ["Base", "Claim", "read_base"]

Row = dict[str, Any]

_BY_CLAIM = {
    "citations": "SELECT claim_id, line, char_start, line_end, char_end, page, sheet, row, col, quote, "
    "verified, is_primary, source FROM main.citations ORDER BY claim_id, position",
    "former_citations": "SELECT claim_id, line, char_start, line_end, char_end, page, sheet, row, col, quote, "
    "NULL AS verified, position = 1 AS is_primary, source FROM main.former_citations ORDER BY claim_id, position",
    "grades": "SELECT claim_id, reliability, coalesce(credibility, credibility_proposed) AS credibility, origins, "
    "documents, confirmed_by, checks_holding, checks_failing FROM main.grades ORDER BY claim_id",
}
_LISTS = {
    "contradictions": "FROM contradictions ORDER BY contradiction_no",
    "checks": "SELECT check_no, rule, sentence, subject_name, verdict, claims, explanation, waived, waiver_reason "
    "FROM checks ORDER BY check_no",
    "decisions": "SELECT decision, fact_id, claim_id, source, reason, decided_by, decided_on, status, sides "
    "FROM decisions ORDER BY decision",
    "history": "SELECT h.fact_id, h.revision, h.change, h.claim_id, h.source FROM main.revision_changes AS h "
    "ORDER BY h.revision, h.claim_id",
    "revisions": "SELECT revision, loaded_at, opened, closed FROM main.revisions ORDER BY revision",
    "sources": "SELECT * FROM sources ORDER BY published_on DESC NULLS LAST, source",
    "source_editions": "SELECT source, edition, document, sha256, published_on, published_precision, is_current, "
    "claims, revision, ended FROM source_editions ORDER BY source, revision",
    "entities": "SELECT slug, kind, name, acronym, aliases FROM entities ORDER BY slug",
    "metrics": "SELECT slug, name, definition, theme, theme_name, weight FROM metrics ORDER BY slug",
    "topics": "SELECT slug, name, NULL AS definition, theme, theme_name, weight FROM topics ORDER BY slug",
    "relation_types": "SELECT slug, name, NULL AS definition, theme, theme_name, weight "
    "FROM relation_types ORDER BY slug",
    "themes": "SELECT slug, name, weight FROM themes ORDER BY weight DESC, slug",
    "series": "SELECT metric, subject, breakdown, period_class, claim_id, previous_claim_id, comparable, direction, "
    "change_low, change_high FROM main.series ORDER BY metric, subject, breakdown, period_class, position",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says, in words of one language.

    Attributes:
        subject, predicate, object: slugs.
        subject_name, predicate_name, object_name: what they are called; the object's is empty when there is none.
        answer: the figure, date, name or sentence.
        period: when it is about, in words; empty when it says no time.
        year: the last year it is about, 0 when it says none.
        dated: the last day of a fact about no more than a year, as an ISO date; else empty.
        parts: the figure in words before its number, the number, and what follows it; else None.
        ended: revision since which it no longer counts; None while it does.
    """

    id: int
    fact: int
    kind: str
    subject: str
    subject_name: str
    predicate: str
    predicate_name: str
    object: str
    object_name: str
    answer: str
    period: str
    year: int
    dated: str
    parts: tuple[str, str, str] | None
    as_printed: str
    sort: str
    nature: str
    modality: str
    attributed_to: str
    note: str
    inferred: tuple[str, ...]
    variant: str
    source: str
    preferred: bool
    contested: bool
    revision: int
    ended: int | None
    end_reason: str

    @property
    def question(self) -> str:
        """What is asked: the predicate, and of which part."""
        return f"{self.predicate_name}: {self.object_name}" if self.kind == "observation" and self.object_name else (
            self.predicate_name
        )  # fmt: skip

    @property
    def says(self) -> str:
        """The answer as it is listed: of a relation also to whom."""
        if self.kind == "relation":
            return f"{self.object_name} ({self.answer})" if self.answer else self.object_name
        return self.answer


@dataclass
class Base:
    """Everything the pages of one language say.

    Attributes:
        lists: those of `_LISTS`, in their order.
        day: the day the content is of: the cut-off, else when the newest revision was loaded; never the clock.
        figures: unit and size of each figure, by claim.
    """

    language: str
    wording: Wording
    claims: dict[int, Claim]
    citations: Mapping[int, list[Row]]
    grades: Mapping[int, Row]
    lists: Mapping[str, list[Row]]
    revision: int
    as_of: dt.date | None
    content_sha256: str
    day: dt.date
    figures: Mapping[int, tuple[str, Decimal]]
    entities: dict[str, Row] = field(init=False)
    sources: dict[str, Row] = field(init=False)

    def __post_init__(self) -> None:
        self.entities = {row["slug"]: row for row in self.lists["entities"]}
        self.sources = {row["source"]: row for row in self.lists["sources"]}

    @cached_property
    def of_fact(self) -> Mapping[int, list[Claim]]:
        """The claims that answer the same question, the preferred first."""
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in sorted(self.claims.values(), key=lambda one: (one.ended is not None, not one.preferred, one.id)):
            found[claim.fact].append(claim)
        return found

    @cached_property
    def topics(self) -> dict[str, Row]:
        """Metrics, topics and types of relations, by slug: name, definition, theme, weight."""
        return {row["slug"]: row for name in ("relation_types", "topics", "metrics") for row in self.lists[name]}

    def of_claim(self, name: str) -> Mapping[int, list[Row]]:
        """Return the contradictions or checks by each claim they are about."""
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self.lists[name]:
            claims = row["claims"] if name == "checks" else [*row["claims_a"], *row["claims_b"]]
            for claim in claims:
                found[claim].append(row)
        return found

    def of_facts(self, name: str) -> Mapping[int, list[Row]]:
        """Return the decisions or the history by fact."""
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self.lists[name]:
            found[row["fact_id"]].append(row)
        return found


def read_base(connection: DuckDBPyConnection, catalog: Catalog) -> Base:
    """Read everything the pages say in the language of `catalog` from the published file."""
    with in_language(connection, catalog.language):
        wording = wording_of(connection, catalog)
        claims = _rows(connection, files("kzdb.site").joinpath("queries", "claims.sql").read_text("utf-8"))
        lists = {name: _rows(connection, query) for name, query in _LISTS.items()}
    by_claim: dict[str, dict[int, list[Row]]] = {}
    for name, query in _BY_CLAIM.items():
        by_claim[name] = defaultdict(list)
        for row in _rows(connection, query):
            by_claim[name][row["claim_id"]].append(row)
    (about,) = _rows(connection, "FROM main._published")
    names = {row["slug"]: row["name"] for row in lists["entities"]}
    return Base(
        catalog.language,
        wording,
        {row["claim_id"]: _claim(row, wording, names) for row in claims},
        {**by_claim["former_citations"], **by_claim["citations"]},
        {claim: rows[0] for claim, rows in by_claim["grades"].items()},
        lists,
        about["revision"],
        about["as_of"],
        about["content_sha256"],
        about["as_of"] or lists["revisions"][-1]["loaded_at"].date(),
        {row["claim_id"]: _size(row) for row in claims if row["coef"] is not None},
    )


def _size(row: Row) -> tuple[str, Decimal]:
    """Return the unit of a figure and how large it is: of a printed range the upper end."""
    figure = figure_from(row)
    last = figure.numbers[-1]
    return row["unit"], Decimal(last.coef).scaleb(last.exp10)


def _claim(row: Row, wording: Wording, names: Mapping[str, str]) -> Claim:
    answer, parts = answer_of(row, wording)
    period, year = period_of(row, wording)
    predicate = row["predicate_name"] or row["predicate"]
    if row["kind"] == "naming":
        key = f"naming-{row['name_kind']}"
        predicate = wording.text(key) if wording.catalog.has(key) else predicate
    return Claim(
        id=row["claim_id"],
        fact=row["fact_id"],
        kind=row["kind"],
        subject=row["subject"],
        subject_name=row["subject_name"] or row["subject"],
        predicate=row["predicate"],
        predicate_name=predicate,
        object=row["object"] or "",
        object_name=row["object_name"] or "",
        answer=answer,
        period=period,
        year=year,
        dated=_dated(row),
        parts=parts,
        as_printed=row["as_printed"] or "",
        sort=row["sort"] or "",
        nature=row["nature"] or "",
        modality=row["modality"] or "",
        attributed_to=names.get(row["attributed_to"], row["attributed_to"] or ""),
        note=row["note"] or "",
        inferred=tuple(row["inferred"] or ()),
        variant=row["variant"] or "main",
        source=row["source"],
        preferred=bool(row["preferred"]),
        contested=bool(row["contested"]),
        revision=row["revision"],
        ended=row["ended"],
        end_reason=row["end_reason"] or "",
    )


def _dated(row: Row) -> str:
    first, last = row["period_start"], row["period_end"]
    short = first is not None and last is not None and (last - first).days <= 366
    return last.isoformat() if short and row["modality"] == "fact" else ""


def _rows(connection: DuckDBPyConnection, query: str) -> list[Row]:
    answer = connection.execute(query)
    names = [column[0] for column in answer.description or []]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
