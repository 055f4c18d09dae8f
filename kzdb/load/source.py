"""Reading seeds/<source>/source.toml: the work, the edition at hand, and what in it states nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kzdb.errors import Mistakes, SeedError
from kzdb.facts.dates import DatedSpan, parse_date
from kzdb.facts.numbers.notation import NOTATIONS, Notation
from kzdb.facts.periods import FiscalCalendar, PeriodError, parse_calendar
from kzdb.load.vocabulary import Vocabulary
from kzdb.toml_file import TomlFile, read_toml, schema_of, suggestion

__all__ = ["MAX_CLOSED_SHARE", "Boilerplate", "Habits", "Source", "read_source"]

SCHEMA = schema_of("kzdb.load", "source.schema.json")
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
class NextEdition:
    """How often a new edition comes, where people look for it, and the last day they did."""

    every: str
    look: str
    looked: str | None


@dataclass(frozen=True, slots=True)
class Habits:
    """How a source writes: what its claims need to be read.

    Attributes:
        published: when the edition was published.
        fiscal: its fiscal years.
        notation: the marks in its numbers; None when it does not say.
        meanings: what it means by a word of several meanings, a slug of a unit ("ton") or a power of ten ("billion").
    """

    published: DatedSpan | None = None
    fiscal: FiscalCalendar | None = None
    notation: Notation | None = None
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A source and the edition at hand; `slug` is its folder's name."""

    slug: str
    file: TomlFile = field(compare=False)
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
    next_edition: NextEdition | None
    habits: Habits
    max_closed_share: float
    anchored: str | None
    boilerplate: tuple[Boilerplate, ...]
    extracted: str | None = None
    mapped: str | None = None
    text_sha256: str | None = None
    running_heads: tuple[str, ...] = ()
    hyphenated: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """Where its source.toml is."""
        return self.file.path

    def error(self, field: str, got: object, expected: str, do: str) -> SeedError:
        """Return the error to raise about `field` of its source.toml."""
        return SeedError.at(self.file.path, self.file.line_of(field), field, got, expected, do)


def read_source(folder: Path, vocabulary: Vocabulary) -> Source:
    """Read and check the source.toml of `folder`.

    Raises:
        SeedError: it does not follow its schema, or names a publisher the vocabulary does not know;
            a line for each mistake.
    """
    file = read_toml(folder / "source.toml", SCHEMA)
    table = file.tables
    mistakes = Mistakes()
    with mistakes.collect():
        _check_publisher(file, vocabulary)
    published = None
    with mistakes.collect():
        published = _published(file)
    expected = None
    with mistakes.collect():
        expected = _next_edition(file)
    mistakes.raise_if_any()
    return Source(
        slug=folder.name,
        file=file,
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
        next_edition=expected,
        habits=Habits(
            published=published,
            fiscal=parse_calendar(table["fiscal_year"]) if "fiscal_year" in table else None,
            notation=NOTATIONS[table["numbers"]] if "numbers" in table else None,
            meanings=table.get("meanings", {}),
        ),
        max_closed_share=float(table.get("max_closed_share", MAX_CLOSED_SHARE)),
        anchored=table.get("anchored"),
        extracted=table.get("extracted"),
        mapped=table.get("mapped"),
        text_sha256=table.get("text_sha256"),
        running_heads=tuple(table.get("running_heads", ())),
        hyphenated=tuple(table.get("hyphenated", ())),
        boilerplate=tuple(_boilerplate(item["lines"], item["what"]) for item in table.get("boilerplate", ())),
    )


def _check_publisher(file: TomlFile, vocabulary: Vocabulary) -> None:
    slug = file.tables["publisher"]
    if vocabulary.kinds.get(slug) != "organisation":
        organisations = [slug for slug, kind in vocabulary.kinds.items() if kind == "organisation"]
        todo = suggestion(slug, organisations, "Add it, or correct it.")
        raise SeedError.at(file.path, file.line_of("publisher"), "publisher", slug, "a slug of organisations.csv", todo)


def _published(file: TomlFile) -> DatedSpan | None:
    if "published_on" not in file.tables:
        return None
    written = file.tables["published_on"]
    try:
        return parse_date(written)
    except PeriodError as error:
        raise SeedError.at(
            file.path, file.line_of("published_on"), "published_on", written, str(error), "Correct the date."
        ) from error


def _next_edition(file: TomlFile) -> NextEdition | None:
    found = file.tables.get("next_edition")
    if found is None:
        return None
    looked = found.get("looked")
    try:
        if looked is not None:
            parse_date(looked)
    except PeriodError as error:
        raise SeedError.at(
            file.path, file.line_of("next_edition"), "next_edition.looked", looked, str(error), "Correct the date."
        ) from error
    return NextEdition(found["every"], found["look"], looked)


def _boilerplate(lines: str, what: str) -> Boilerplate:
    place, _, span = lines.partition("@")
    first, _, last = place.partition("-")
    start, _, end = span.partition("-")
    return Boilerplate(int(first), int(last or first), int(start) if span else None, int(end) if span else None, what)
