"""Reading seeds/<source>/source.toml: the work, the edition at hand, and what in it states nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.facts.dates import DatedSpan, parse_date
from kzdb.facts.periods import FiscalCalendar, PeriodError, parse_calendar
from kzdb.load.entries import line_of_key, meant, read_toml
from kzdb.load.vocabulary import Vocabulary

__all__ = ["MAX_CLOSED_SHARE", "Boilerplate", "Source", "read_source"]

MAX_CLOSED_SHARE = 0.2
"""The share of a source's claims that one load may withdraw, unless its source.toml declares another."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Lines, or a span of one line, that state nothing."""

    first_line: int
    last_line: int
    start: int | None
    end: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source and the edition at hand; `slug` is its folder's name."""

    slug: str
    path: Path
    title: str
    publisher: str
    document: str
    sha256: str
    edition: str
    published: DatedSpan | None
    published_note: str | None
    language: str
    licence: str
    url: str | None
    reliability: str
    reliability_reason: str
    relies_on: tuple[str, ...]
    fiscal: FiscalCalendar | None
    max_closed_share: float
    anchored: str | None
    extracted: str | None
    text_sha256: str | None
    running_heads: tuple[str, ...]
    hyphenated: tuple[str, ...]
    boilerplate: tuple[Boilerplate, ...]


def read_source(folder: Path, vocabulary: Vocabulary) -> Source:
    """Read and check the source.toml of `folder`.

    Raises:
        SeedError: it does not follow its schema, or names a publisher the vocabulary does not know.
    """
    path = folder / "source.toml"
    table, _ = read_toml(path, "source.schema.json")
    if vocabulary.kinds.get(table["publisher"]) != "organisation":
        raise SeedError.at(
            path,
            line_of_key(path.read_text("utf-8"), "publisher"),
            "publisher",
            table["publisher"],
            "a slug of organisations.csv",
            meant(
                table["publisher"],
                [slug for slug, kind in vocabulary.kinds.items() if kind == "organisation"],
                "Add it, or correct it.",
            ),
        )
    published = None
    if "published_on" in table:
        try:
            published = parse_date(table["published_on"])
        except PeriodError as error:
            raise SeedError.at(
                path,
                line_of_key(path.read_text("utf-8"), "published_on"),
                "published_on",
                table["published_on"],
                str(error),
                "Correct the date.",
            ) from error
    return Source(
        slug=folder.name,
        path=path,
        title=table["title"],
        publisher=table["publisher"],
        document=table["document"],
        sha256=table["sha256"],
        edition=table["edition"],
        published=published,
        published_note=table.get("published_note"),
        language=table["language"],
        licence=table["licence"],
        url=table.get("url") or None,
        reliability=table["reliability"],
        reliability_reason=table["reliability_reason"],
        relies_on=tuple(table.get("relies_on", ())),
        fiscal=parse_calendar(table["fiscal_year"]) if "fiscal_year" in table else None,
        max_closed_share=float(table.get("max_closed_share", MAX_CLOSED_SHARE)),
        anchored=table.get("anchored"),
        extracted=table.get("extracted"),
        text_sha256=table.get("text_sha256"),
        running_heads=tuple(table.get("running_heads", ())),
        hyphenated=tuple(table.get("hyphenated", ())),
        boilerplate=tuple(_boilerplate(item["lines"], item["what"]) for item in table.get("boilerplate", ())),
    )


def _boilerplate(lines: str, what: str) -> Boilerplate:
    place, _, span = lines.partition("@")
    first, _, last = place.partition("-")
    start, _, end = span.partition("-")
    return Boilerplate(int(first), int(last or first), int(start) if span else None, int(end) if span else None, what)
