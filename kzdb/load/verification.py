"""`kzdb verify`: whether every quote is still where its locator says, against the document's bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kzdb.errors import SeedError, number_of
from kzdb.facts.locators import LocatorError, TextLocator, is_bare_quote
from kzdb.facts.numbers.notation import Notation
from kzdb.load.claims import read_locators
from kzdb.load.documents import (
    Document,
    cut_through,
    elsewhere,
    nearest_words,
    occurrences,
    open_document,
    place_in_other_signs,
    text_locator,
)
from kzdb.load.documents.matching import differences
from kzdb.load.source import Source

__all__ = ["CHANGED", "CUT", "ELSEWHERE", "EXACT", "NOT_FOUND", "ON_THE_LINE", "OTHER_SIGNS", "VERDICTS", "Verdict",
           "Verification", "verify"]  # fmt: skip

EXACT, OTHER_SIGNS, ON_THE_LINE, ELSEWHERE, CUT, NOT_FOUND, CHANGED = VERDICTS = (
    "exact", "in other signs", "elsewhere on the line", "elsewhere", "cuts a number", "not found", "document changed",
)  # fmt: skip
"""What can become of a locator; "document changed" means it is where it was, but in other bytes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one locator: where in the seeds it is written, where the quote is, what to do."""

    source: str
    line: int | None
    field: str
    locator: str
    verdict: str
    found_at: str | None = None
    do: str | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of a source's document and of every locator in it.

    `problem` is a line about the document itself: not there, not UTF-8, other bytes. `gone` says, for other bytes,
    which quoted passages are no longer in it. Of a data set the exact cells are only counted, in `exact_cells`.
    """

    source: str
    document: str
    problem: str | None = None
    verdicts: tuple[Verdict, ...] = ()
    gone: tuple[str, ...] = field(default=())
    exact_cells: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether the document is the very edition, and every quote is where its locator says."""
        return self.problem is None and all(verdict.verdict == EXACT for verdict in self.verdicts)


def verify(source: Source, folder: Path) -> Verification:
    """Look up every locator of the source in its document of `folder`.

    Raises:
        SeedError: claims.toml is not there or does not follow its schema.
    """
    path = source.path.parent / "claims.toml"
    try:
        document = open_document(folder, source)
    except SeedError as error:
        return Verification(source.slug, source.document, str(error))
    if document is None:
        problem = f"{folder / source.document}: got no such file, expected it for {source.slug}. Put a copy there."
        return Verification(source.slug, source.document, problem)
    changed = document.sha256 != source.sha256
    verdicts = tuple(
        _verdict(source, entry.line, name, written, document, changed=changed)
        for entry, name, written in read_locators(path)
    )
    if not changed:
        return Verification(source.slug, source.document, None, verdicts)
    return Verification(source.slug, source.document, _changed(source, document), verdicts, _gone(verdicts))


def _verdict(
    source: Source, line: int | None, name: str, written: str, document: Document, *, changed: bool
) -> Verdict:
    try:
        locator = text_locator(written, document)
    except LocatorError as error:
        todo = "Run `kzdb anchor`: it finds the line." if is_bare_quote(written) else "Correct the locator."
        return Verdict(source.slug, line, name, written, NOT_FOUND, None, f"Expected {error}. {todo}")
    verdict, found, do = _search(locator, document, source.habits.notation)
    return Verdict(source.slug, line, name, written, CHANGED if verdict == EXACT and changed else verdict, found, do)


def _search(locator: TextLocator, document: Document, notation: Notation | None) -> tuple[str, str | None, str | None]:
    """Return the verdict, where the quote is, and what to do."""
    on_line = occurrences(locator, document)
    for one in on_line:
        if one.start == locator.start:
            cut = cut_through(one, document, notation)
            if cut is None:
                return EXACT, None, None
            return CUT, None, f"The document prints {cut!r}. Lengthen the quote: a part proves nothing."
    if on_line:
        where = _places(on_line)
        if len(on_line) == 1:
            do = "Run `kzdb anchor`." if locator.start is None else "Correct the place, or run `kzdb anchor --move`."
        else:
            do = "Write the place that is meant."
        return ON_THE_LINE, where, do
    printed = place_in_other_signs(locator, document)
    if printed is not None:
        words = " ".join(printed.quote.split())
        do = f"The document prints `{words}`, the seed types `{locator.quote}`. Run `kzdb anchor`."
        return OTHER_SIGNS, _places([printed]), do
    found = elsewhere(locator, document)
    lines = len(document.lines)
    beyond = (
        f"{document.unit.capitalize()} {locator.line} is beyond the end: the document has {lines} {document.unit}s. "
        if locator.line > lines
        else ""
    )
    if len(found) == 1:
        return ELSEWHERE, _places(found), f"{beyond}Read it there; then `kzdb anchor --move`."
    if found:
        return ELSEWHERE, _places(found), f"{beyond}Write the {document.unit} and place that are meant."
    near = nearest_words(locator, document)
    do = "Correct the quote, or remove the claim if the document no longer says it."
    if near is not None:
        named = differences(locator.quote, near.quote)
        words = " ".join(near.quote.split())
        do = f"The document prints `{words}` ({_places([near])}); the seed types {named}. {do}"
    return NOT_FOUND, None, beyond + do


def _places(found: Sequence[TextLocator]) -> str:
    return ", ".join(f"{one.line}@{one.start}" for one in found[:5]) + (", …" if len(found) > 5 else "")


def _changed(source: Source, document: Document) -> str:
    return (
        f"{document.path}: got sha256 {document.sha256}, expected {source.sha256}, that of edition {source.edition!r}. "
        "Put that edition there; or, if this is a new one, follow the lines below and give source.toml its sha256."
    )


def _gone(verdicts: tuple[Verdict, ...]) -> tuple[str, ...]:
    """Return a line for each line of the old edition that lost quoted passages, by place; never more than the quotes.

    The old edition is not at hand, so its sentences are known by their line and by what else of that line is left.
    """
    lines: dict[int, list[tuple[TextLocator, Verdict]]] = defaultdict(list)
    for verdict in verdicts:
        try:
            locator = text_locator(verdict.locator)
        except LocatorError:
            continue
        lines[locator.line].append((locator, verdict))
    return tuple(
        _gone_from(number, found)
        for number, found in sorted(lines.items())
        if any(v.verdict == NOT_FOUND for _, v in found)
    )


def _gone_from(number: int, found: list[tuple[TextLocator, Verdict]]) -> str:
    quotes = {locator: verdict.verdict == NOT_FOUND for locator, verdict in found}
    lost = sorted((locator for locator, is_lost in quotes.items() if is_lost), key=lambda locator: locator.start or 0)
    passages = "; ".join(f"{number}@{locator.start} “{locator.quote}”" for locator in lost)
    left = len(quotes) - len(lost)
    if not left:
        rest = "nothing quoted from that line is left"
    else:
        moved = sorted({v.found_at.partition("@")[0] for _, v in found if v.found_at} - {str(number)}, key=int)
        rest = f"{number_of(left, 'other quote')} of that line {'is' if left == 1 else 'are'} left"
        rest += f", now on line {', '.join(moved)}" if moved else " there"
    return f"line {number}: gone {passages}; {rest}"
