"""Reading seeds/<source>/claims.toml: each inline table becomes a claim, or a line that says why it cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kzdb.errors import Mistakes, SeedError, Verbatim
from kzdb.facts.claims import Citation, Claim, Content, Milestone, Naming, Observation, Relation, Statement
from kzdb.facts.dates import DatedSpan, parse_date
from kzdb.facts.figures import FigureError, parse_figure
from kzdb.facts.locators import Locator, LocatorError, is_bare_quote, parse_locator
from kzdb.facts.periods import FiscalCalendar, Period, PeriodError, parse_period
from kzdb.load.documents.matching import same_words
from kzdb.load.figures import figure_with_interval, printed_figure, require_possible
from kzdb.load.source import Habits
from kzdb.load.vocabulary import Vocabulary
from kzdb.load.vocabulary.words import unknown_words, unknown_words_errors
from kzdb.signs import deceiving
from kzdb.toml_file import Entry, parse_toml, read_toml, schema_of

__all__ = ["claims_of", "parse_entries", "read_claims", "read_entries", "read_locators"]

SCHEMA = schema_of("kzdb.load", "claims.schema.json")


def read_claims(path: Path, vocabulary: Vocabulary, habits: Habits | None = None) -> list[Claim]:
    """Read and check one claims.toml; the claims come in the file's order. `habits` are the source's.

    Raises:
        SeedError: the file does not follow its schema, names what the vocabulary does not know, writes a figure,
            period, date or locator that is none, types a number its quote does not print, says what cannot be,
            or answers one fact twice; a line for each mistake.
    """
    return claims_of(path, read_entries(path), vocabulary, habits)


def claims_of(path: Path, entries: list[Entry], vocabulary: Vocabulary, habits: Habits | None = None) -> list[Claim]:
    """Return the claims of entries; `path` is for the errors. As `read_claims`.

    Who drafted and who reviewed an entry stays in the file: a claim is the source's, whoever typed it.
    """
    habits = habits or Habits()
    claims: list[Claim] = []
    seen: dict[tuple[object, ...], int | None] = {}
    mistakes = Mistakes()
    unknown = list(unknown_words(entries, vocabulary))
    for error in unknown_words_errors(path, unknown, vocabulary):
        mistakes.add(error)
    unread = {id(word.entry) for word in unknown}
    for entry in entries:
        if id(entry) in unread:
            continue
        try:
            claim = _claim(entry, vocabulary, habits)
            require_possible(entry, claim, vocabulary, habits)
            key = (claim.content.kind, claim.content.slot, claim.variant)
            if key in seen:
                other = " or another `n`" if entry.group in _NUMBERED else ""
                raise entry.error(
                    entry.group.removesuffix("s"), Verbatim(f"the fact of line {seen[key]} again"), "each fact once",
                    f"Give the second one `mention = \"slug\"`{other}, or remove it.",
                )  # fmt: skip
            seen[key] = entry.line
            claims.append(claim)
        except SeedError as error:  # not `collect()`: a hundred thousand of it take a second
            mistakes.add(error)
    mistakes.raise_if_any()
    _require_main(path, claims)
    return claims


def read_entries(path: Path) -> list[Entry]:
    """Return the entries of a claims.toml, before any is understood.

    Raises:
        SeedError: the file does not follow its schema.
    """
    return list(read_toml(path, SCHEMA).entries())


def parse_entries(path: Path, text: str) -> list[Entry]:
    """Return the entries of the text of a claims.toml; `path` is for the errors. As `read_entries`."""
    return list(parse_toml(path, text, SCHEMA).entries())


def read_locators(path: Path) -> list[tuple[Entry, str, str]]:
    """Return (entry, field, text) of every locator of a claims.toml, in order, before any is understood.

    Raises:
        SeedError: the file does not follow its schema.
    """
    return [
        (entry, field, text)
        for entry in read_entries(path)
        for field, text in [
            ("at", entry.values["at"]),
            *(("also", more) for more in entry.values.get("also", ())),
        ]
    ]


def _claim(entry: Entry, vocabulary: Vocabulary, habits: Habits) -> Claim:
    """Return the claim of an entry whose words are all known."""
    values = entry.values
    _refuse_deceiving(entry)
    locators = (
        _locator(entry, "at", values["at"]),
        *(_locator(entry, "also", text) for text in values.get("also", ())),
    )
    if len(locators) > 1 and len(set(locators)) != len(locators):
        raise entry.error("also", Verbatim("one passage twice"), "different passages", "Remove the second.")
    content: Content
    printed: str | None = None
    if entry.group == "observations":
        content, printed = _observation(entry, vocabulary, locators, habits)
    else:
        content = _CONTENTS[entry.group](entry, vocabulary, locators)
    return Claim(
        content=content,
        citations=tuple(Citation(locator, None if place else printed) for place, locator in enumerate(locators)),
        nature=values.get("nature", "reported"),
        modality=values.get("modality", "fact"),
        attributed_to=values.get("attributed_to"),
        credibility=values.get("credibility"),
        note=values.get("note"),
        inferred=tuple(sorted(values.get("inferred", ()))),
        variant=_variant(values),
        line=entry.line,
    )


def _refuse_deceiving(entry: Entry) -> None:
    """Refuse what deceives the eye in the texts of a claim; a quote with a place is as its document prints it."""
    for field, value in entry.values.items():
        if isinstance(value, str) and value.isascii():
            continue
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and not text.isascii():
                is_quote = field in ("at", "also", "printed")
                odd = deceiving(text, is_found=is_quote)
                if odd is not None:
                    raise entry.error(field, Verbatim(odd), "text that reads as it looks", "Type it again.")


def _observation(
    entry: Entry, vocabulary: Vocabulary, locators: tuple[Locator, ...], habits: Habits
) -> tuple[Observation, str]:
    """Return the observation, and the figure as printed."""
    values = entry.values
    metric, subject = vocabulary.metrics[values["metric"]], values["subject"]
    try:
        figure, unit = parse_figure(values["value"], vocabulary.units)
    except FigureError as error:
        raise entry.error("value", values["value"], str(error), "Correct the value.") from error
    if unit.dimension != metric.dimension:
        raise entry.error(
            "value",
            values["value"],
            f"a unit of {metric.dimension}, as {metric.slug} is",
            "Correct the unit or the metric.",
        )
    content = Observation(
        metric=metric.slug,
        subject=subject,
        breakdown=values.get("breakdown", "total"),
        period=_period(entry, habits.fiscal or vocabulary.fiscal.get(subject)),
        figure=figure,
        unit=unit,
    )
    printed = printed_figure(entry, content, locators[0].quote, habits)
    return figure_with_interval(entry, content, locators[0].quote, printed, habits), printed


def _relation(entry: Entry, vocabulary: Vocabulary, _: tuple[Locator, ...]) -> Content:
    values = entry.values
    kind = vocabulary.relation_types[values["type"]]
    for field, allowed in (("subject", kind.subject_kinds), ("object", kind.object_kinds)):
        found = vocabulary.kinds[values[field]]
        if found not in allowed:
            raise entry.error(
                field,
                Verbatim(f"{values[field]} ({found})"),
                f"{' or '.join(sorted(allowed))} as the {field} of {kind.slug}",
                "Correct the type or the entity.",
            )
    start, end = _date(entry, "from"), _date(entry, "to")
    if start and end and end.end < start.start:
        raise entry.error("to", values["to"], f"a date not before {values['from']}", "Correct one of the two.")
    return Relation(values["subject"], kind.slug, values["object"], values.get("n", 1), start, end, values.get("role"))


def _milestone(entry: Entry, vocabulary: Vocabulary, _: tuple[Locator, ...]) -> Content:
    date = _date(entry, "date")
    assert date is not None  # the schema requires it
    return Milestone(entry.values["entity"], entry.values["type"], entry.values.get("n", 1), date)


def _statement(entry: Entry, vocabulary: Vocabulary, _: tuple[Locator, ...]) -> Content:
    return Statement(
        entry.values["entity"],
        entry.values["topic"],
        entry.values.get("aspect", "main"),
        entry.values["says"],
        entry.values.get("sort", "observation"),
    )


def _names(quote: str, name: str) -> bool:
    """Whether the name is in the quote, be it over a line end."""
    return name in quote or any(same_words(name, quote))


def _naming(entry: Entry, vocabulary: Vocabulary, locators: tuple[Locator, ...]) -> Content:
    values = entry.values
    if "note" not in values and not any(_names(locator.quote, values["name"]) for locator in locators):
        raise entry.error(
            "name",
            values["name"],
            f"a name that is in {locators[0].quote!r}",
            "Spell it as the document does.",
        )
    return Naming(
        values["entity"],
        values.get("language", "en"),
        values.get("kind", "preferred"),
        values.get("n", 1),
        values["name"],
    )


_NUMBERED = {"relations", "milestones", "names"}
"""Groups in which a fact may be there several times, each with a number of its own."""

_CONTENTS: dict[str, Callable[[Entry, Vocabulary, tuple[Locator, ...]], Content]] = {
    "relations": _relation,
    "milestones": _milestone,
    "statements": _statement,
    "names": _naming,
}


def _period(entry: Entry, fiscal: FiscalCalendar | None) -> Period:
    try:
        return parse_period(entry.values["period"], fiscal)
    except PeriodError as error:
        raise entry.error("period", entry.values["period"], str(error), "Correct the period.") from error


def _date(entry: Entry, field: str) -> DatedSpan | None:
    if field not in entry.values:
        return None
    try:
        return parse_date(entry.values[field])
    except PeriodError as error:
        raise entry.error(field, entry.values[field], str(error), "Correct the date.") from error


def _locator(entry: Entry, field: str, text: str) -> Locator:
    try:
        return parse_locator(text)
    except LocatorError as error:
        do = "Run `kzdb anchor --documents DIR`: it finds the line." if is_bare_quote(text) else "Correct the locator."
        raise entry.error(field, text, str(error), do) from error


def _variant(values: dict[str, Any]) -> str:
    for name in ("reading", "mention"):
        if name in values:
            return f"{name}:{values[name]}"
    return "main"


def _require_main(path: Path, claims: list[Claim]) -> None:
    mentions = [claim for claim in claims if claim.variant.startswith("mention:")]
    main = {(claim.content.kind, claim.content.slot) for claim in claims if mentions and claim.variant == "main"}
    mistakes = Mistakes()
    for claim in mentions:
        with mistakes.collect():
            if (claim.content.kind, claim.content.slot) not in main:
                raise SeedError.at(
                    path, claim.line, "mention", claim.variant.removeprefix("mention:"),
                    "a main claim on the same fact, which this mentions again", "Add it, or drop `mention`.",
                )  # fmt: skip
    mistakes.raise_if_any()
