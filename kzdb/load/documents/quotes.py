"""Where in a document a quote is: at its place, elsewhere, or in other signs than it is typed in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from kzdb.errors import SeedError
from kzdb.facts.locators import TextLocator
from kzdb.facts.numbers.notation import Notation
from kzdb.facts.proof import cut_number
from kzdb.load.documents.document import Document
from kzdb.load.documents.matching import differences, nearest, same_words
from kzdb.toml_file import Entry

__all__ = ["anchored_digest", "cut_through", "elsewhere", "mismatch", "nearest_words", "no_such_words", "occurrences",
           "place", "place_in_other_signs", "require_place"]  # fmt: skip

LONGEST_SEARCHED = 2_000_000
"""Of a text longer than this only the quote's own line is searched for words that are nearly the same."""


def occurrences(locator: TextLocator, document: Document) -> list[TextLocator]:
    """Return the places that begin on the locator's line and hold its very quote."""
    if locator.line > len(document.lines):
        return []
    begin = document.begins[locator.line - 1]
    end = begin + len(document.lines[locator.line - 1])
    return _exact(locator.quote, document, begin, end if document.is_paged else end + len(locator.quote) - 1)


def place(locator: TextLocator, document: Document) -> TextLocator | None:
    """Return `locator` with its place on its line, or None when the quote is not there (or ambiguous)."""
    if locator.start is not None:
        return locator if _is_there(locator, locator.start, document) else None
    return _meant(locator, occurrences(locator, document))


def place_in_other_signs(locator: TextLocator, document: Document) -> TextLocator | None:
    """Return what the locator's line prints in other signs than it types (blanks, quotes, hyphens), or None."""
    return _meant(locator, _alike_on_line(locator, document))


def elsewhere(locator: TextLocator, document: Document) -> list[TextLocator]:
    """Return every place that holds the quote, or when there is none every one that prints its words in other signs."""
    exact = _exact(locator.quote, document, 0, len(document.text))
    return exact or [*_alike(locator.quote, document, 0, len(document.text))]


def require_place(
    entry: Entry, field: str, locator: TextLocator, document: Document, notation: Notation | None = None
) -> TextLocator:
    """Return the placed locator.

    Args:
        entry: where the locator is written.
        field: by which field.
        locator: the locator, its place or not.
        document: where it is looked up.
        notation: how the source writes numbers.

    Raises:
        SeedError: the quote is not on that line, is there more than once, or cuts a number; the error says where it is.
    """
    placed = place(locator, document)
    if placed is None:
        raise mismatch(entry, field, locator, document)
    cut = cut_through(placed, document, notation)
    if cut is not None:
        raise entry.error(
            field, str(locator), f"a quote that has the whole number {cut!r}", "Lengthen it: a part proves nothing."
        )
    return placed


def cut_through(placed: TextLocator, document: Document, notation: Notation | None) -> str | None:
    """Return the number of the document that the ends of a placed quote cut, or None."""
    start = document.begins[placed.line - 1] + (placed.start or 0)
    return cut_number(document.text, start, start + len(placed.quote), notation)


def nearest_words(locator: TextLocator, document: Document) -> TextLocator | None:
    """Return what the document prints that is most like the quote: near its line, or else anywhere."""
    if locator.line <= len(document.lines):
        first, last = max(0, locator.line - 2), min(len(document.lines), locator.line + 1)
        begin = document.begins[first]
        end = document.begins[last - 1] + len(document.lines[last - 1])
        if (found := nearest(locator.quote, document.text[begin:end])) is not None:
            return document.locator(begin + found[0], begin + found[1])
    if len(document.text) <= LONGEST_SEARCHED and (found := nearest(locator.quote, document.text)) is not None:
        return document.locator(*found)
    return None


def mismatch(entry: Entry, field: str, locator: TextLocator, document: Document) -> SeedError:
    """Return the error about a quote that has no place: where it is, or what is printed there."""
    written, name, line = str(locator), document.path.name, f"{document.unit} {locator.line}"
    found = occurrences(locator, document)
    if len(found) > 1 and locator.start is None and locator.nth is None:
        where = ", ".join(f"{one.line}@{one.start}" for one in found)
        expected = f"a quote that is there once on {line} (it is there {len(found)} times: {where})"
        nth = f"{locator.line}#1: for the first, {locator.line}#2: for the second"
        return entry.error(field, written, expected, f"Lengthen it, or write {nth}.")
    if found and locator.start is None:
        expected = f"a quote that is there {_times(locator.nth or 1)} on {line} (it is there {_times(len(found))})"
        return entry.error(field, written, expected, "Correct the number behind #.")
    if found:
        return entry.error(field, written, f"the quote at {locator.line}@{found[0].start}", "Run `kzdb anchor --move`.")
    others = elsewhere(locator, document)
    where = f" (it is on {document.unit} {', '.join(_lines_of(others))})" if others else ""
    if locator.line > len(document.lines):
        expected = f"a {document.unit} from 1 to {len(document.lines)} of {name}{where}"
        return entry.error(field, written, expected, f"Correct the {document.unit}.")
    if (others := _alike_on_line(locator, document) or others) and others[0].quote != locator.quote:
        return entry.error(field, written, f"it as {name} prints it: {_on_one_line(others[0])}", "Run `kzdb anchor`.")
    if not others and (near := nearest_words(locator, document)) is not None:
        expected = f"what {name} prints: {_on_one_line(near)} ({differences(locator.quote, near.quote)})"
        return entry.error(field, written, expected, "Copy it from the document.")
    expected = f"a quote that is on {line} of {name}{where}"
    return entry.error(field, written, expected, f"Correct the {document.unit} or the quote.")


def no_such_words(entry: Entry, field: str, quote: str, document: Document) -> SeedError:
    """Return the error about a quote typed without a line that is nowhere in the document: what is most like it."""
    name = document.path.name
    span = nearest(quote, document.text) if len(document.text) <= LONGEST_SEARCHED else None
    if span is None:
        return entry.error(field, quote, f"words that {name} prints", "Copy them from the document.")
    near = document.locator(*span)
    expected = f"what {name} prints on {document.unit} {near.line}: {_blanks(near.quote)}"
    return entry.error(field, quote, f"{expected} ({differences(quote, near.quote)})", "Copy it from the document.")


def anchored_digest(sha256: str, locators: Iterable[str]) -> str:
    """Return the hash by which source.toml proves that these locators were found in the document of that hash."""
    return hashlib.sha256("\n".join([sha256, *sorted(set(locators))]).encode()).hexdigest()


def _is_there(locator: TextLocator, start: int, document: Document) -> bool:
    if locator.line > len(document.lines):
        return False
    begin, length = document.begins[locator.line - 1], len(document.lines[locator.line - 1])
    end = start + len(locator.quote)
    return (
        start < length
        and end <= (length if document.is_paged else end)
        and (document.text.startswith(locator.quote, begin + start))
    )


def _exact(quote: str, document: Document, begin: int, end: int) -> list[TextLocator]:
    """Return the places of `quote` in text[begin:end], overlapping ones too."""
    found = []
    start = document.text.find(quote, begin, end)
    while start >= 0:
        found.append(document.locator(start, start + len(quote)))
        start = document.text.find(quote, start + 1, end)
    return found


def _alike(quote: str, document: Document, begin: int, end: int) -> Iterable[TextLocator]:
    for start, stop in same_words(quote, document.text, begin, end):
        if not (document.is_paged and "\n" in document.text[start:stop]):  # a quote is on one page
            yield document.locator(start, stop)


def _alike_on_line(locator: TextLocator, document: Document) -> list[TextLocator]:
    if locator.line > len(document.lines):
        return []
    begin = document.begins[locator.line - 1]
    end = begin + len(document.lines[locator.line - 1])
    behind = min(len(document.text), end + 4 * len(locator.quote))
    return [one for one in _alike(locator.quote, document, begin, behind) if one.line == locator.line]


def _meant(locator: TextLocator, found: Sequence[TextLocator]) -> TextLocator | None:
    if locator.start is not None:
        return next((one for one in found if one.start == locator.start), None)
    if locator.nth is None:
        return found[0] if len(found) == 1 else None
    return found[locator.nth - 1] if len(found) >= locator.nth else None


def _lines_of(found: Iterable[TextLocator]) -> list[str]:
    return [str(line) for line in dict.fromkeys(one.line for one in found)][:3]


def _on_one_line(locator: TextLocator) -> str:
    """Return a locator as it can be typed: a line end of the document is a blank."""
    return _blanks(str(locator))


def _blanks(text: str) -> str:
    return " ".join(text.split())


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
