"""The claims of a source's last edition, found again in the new one: the same, or with a figure that has changed.

Old and new text are laid side by side, sentence by sentence and word by word, with the digits of both hidden; each
quote is then carried over to where its words are now.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from kzdb.draft.candidates import Candidate
from kzdb.draft.text.quantities import Quantity, quantities
from kzdb.draft.text.reading import Reading
from kzdb.draft.text.sentences import sentences_of
from kzdb.draft.text.times import times
from kzdb.facts.locators import LocatorError, TextLocator
from kzdb.facts.numbers.notation import Notation
from kzdb.facts.units import Units
from kzdb.load.documents import Document, place, text_locator, written_locator
from kzdb.load.documents.matching import same_words
from kzdb.load.documents.segmentation import Span
from kzdb.toml_file import Entry

__all__ = ["Twin"]

ALIKE = 0.5
"""The share of its words that a sentence must keep to be taken for the same one of the new edition."""

_TOKEN = re.compile(r"\w+|[^\w\s]")
_NUMBER = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A sentence of the old edition, the one of the new edition that it became, and the words that both have."""

    old: Span
    new: Span
    old_words: list[re.Match[str]]
    new_words: list[re.Match[str]]
    kept: dict[int, int]


class Twin:
    """Carries claims over from the edition before."""

    name = "twin/1"

    def __init__(self, entries: Sequence[Entry], document: Document) -> None:
        """Take the lines of the last edition's claims.toml and the document that they quote."""
        self._entries = entries
        self._document = document

    def propose(self, reading: Reading) -> Iterator[Candidate]:
        """Yield each claim whose words are in the new edition; a changed figure says its old value in `why`."""
        pairs = _side_by_side(_spans(self._document), _spans(reading.document))
        shift = _years_between(pairs)
        for entry in self._entries:
            moved: list[tuple[str, TextLocator, _Pair]] = []
            for written in (entry.values["at"], *entry.values.get("also", ())):
                try:
                    old = place(text_locator(written, self._document), self._document)
                except LocatorError:
                    old = None
                found = _moved(old, self._document, reading.document, pairs) if old is not None else None
                if found is None:
                    if not moved:
                        break  # the primary quote is gone: so is the claim
                    continue
                assert old is not None  # it was moved
                moved.append((old.quote, *found))
            if moved:
                yield from self._carried(entry, moved, reading, shift)

    def _carried(
        self, entry: Entry, moved: Sequence[tuple[str, TextLocator, _Pair]], reading: Reading, shift: int
    ) -> Iterator[Candidate]:
        values = {name: value for name, value in entry.values.items() if name not in ("drafted_by", "reviewed_by")}
        why = "said in the last edition in these words"
        old, new, pair = moved[0]
        if old != new.quote or shift:
            changed = _changed(entry, old, new.quote, reading, shift)
            if changed is None:
                return
            values |= changed
            if values.get("value") != entry.values.get("value"):
                why = f"the last edition had {entry.values['value']}"
        places = [str(written_locator(locator, reading.document)) for _, locator, _ in moved]
        values["at"] = places[0]
        values.pop("also", None)
        if len(set(places)) > 1:
            values["also"] = list(dict.fromkeys(one for one in places[1:] if one != places[0]))
        ordered = {name: values[name] for name in (*entry.values, *values) if name in values}
        yield Candidate(entry.group, ordered, self.name, why, f"twin {entry.group}", pair.new.text)


def _spans(document: Document) -> list[Span]:
    return [sentence.span for sentence in sentences_of(document)]


def _side_by_side(old: Sequence[Span], new: Sequence[Span]) -> list[_Pair]:
    """Return the sentences of the old edition that the new one has, too, be it with other numbers and some words."""
    one, two = [_bare(span.text) for span in old], [_bare(span.text) for span in new]
    became: dict[int, int] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if tag == "equal":
            became.update(zip(range(i1, i2), range(j1, j2), strict=True))
        elif tag == "replace":
            became.update(_nearest(one, two, range(i1, i2), range(j1, j2)))
    taken = set(became.values())
    left = [index for index in range(len(one)) if index not in became]
    free = [index for index in range(len(two)) if index not in taken]
    became.update(_nearest(one, two, left, free))
    return [_pair(old[i], new[j]) for i, j in sorted(became.items())]


def _pair(old: Span, new: Span) -> _Pair:
    words_old, words_new = list(_TOKEN.finditer(old.text)), list(_TOKEN.finditer(new.text))
    matcher = SequenceMatcher(
        None, [_hidden(word[0]) for word in words_old], [_hidden(word[0]) for word in words_new], autojunk=False
    )
    kept = {i + k: j + k for i, j, size in matcher.get_matching_blocks() for k in range(size)}
    return _Pair(old, new, words_old, words_new, kept)


def _bare(text: str) -> str:
    """Return a text on one line with every number as one sign."""
    return _hidden(" ".join(text.split()))


def _hidden(text: str) -> str:
    """Return a text with every number of it as one sign, so that only words compare."""
    return _NUMBER.sub("0", text)


def _nearest(
    old: Sequence[str], new: Sequence[str], lines: Sequence[int] | range, others: Sequence[int] | range
) -> dict[int, int]:
    """Return for each old line the new one that keeps most of its words, each new one once."""
    bags = {j: Counter(_TOKEN.findall(new[j])) for j in others}
    scored = []
    for i in lines:
        bag = Counter(_TOKEN.findall(old[i]))
        if not bag:
            continue
        for j, other in bags.items():
            share = 2 * (bag & other).total() / max(1, bag.total() + other.total())
            if share >= ALIKE:
                scored.append((share, -abs(i - j), i, j))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(scored, reverse=True):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _moved(
    locator: TextLocator, old: Document, new: Document, pairs: Sequence[_Pair]
) -> tuple[TextLocator, _Pair] | None:
    """Return where the words of an old quote are now, None when they are gone."""
    start = old.begins[locator.line - 1] + (locator.start or 0)
    for pair in pairs:
        begin = old.begins[pair.old.line - 1] + pair.old.start
        if begin <= start < begin + len(pair.old.text):
            break
    else:
        return None
    start -= begin
    end = start + len(locator.quote)
    indexes = [index for index, word in enumerate(pair.old_words) if word.end() > start and word.start() < end]
    there = [pair.kept[index] for index in indexes if index in pair.kept]
    if not there or 2 * len(there) < len(indexes):
        return None
    first, last = pair.new_words[min(there)], pair.new_words[max(there)]
    before = start - pair.old_words[indexes[0]].start()  # a quote may begin inside a word
    begin = first.start() + (before if before > 0 and indexes[0] in pair.kept else 0)
    at = new.begins[pair.new.line - 1] + pair.new.start
    return new.locator(at + begin, at + last.end()), pair


def _changed(entry: Entry, old: str, new: str, reading: Reading, shift: int) -> dict[str, Any] | None:
    """Return the keys of a claim that the new words change: its figure, its years; None when they cannot be read."""
    changed: dict[str, Any] = {}
    for name in ("period", "date", "from", "to"):
        if name in entry.values:
            changed[name] = _shifted(entry.values[name], old, new, shift, is_printed=name != "period")
    if "value" in entry.values and _hidden(old) == _hidden(new):
        changed |= _renumbered(entry, old, new)
    elif "value" in entry.values:
        units, notation = reading.vocabulary.units, reading.source.habits.notation
        printed = str(entry.values.get("printed", old))
        before, after = _figure(old, printed, units, notation), _same_figure(old, new, printed, units, notation)
        if before is None or after is None:
            return None if _digits(old) != _digits(new) and "printed" in entry.values else changed
        if before.number != after.number or before.text != after.text:
            unit = str(entry.values["value"]).rpartition(" ")[2]
            changed["value"] = after.value(unit) if before.number != after.number else entry.values["value"]
            if "printed" in entry.values:
                changed["printed"] = after.text
    if "name" in entry.values and entry.values["name"] not in new:
        return None
    return changed


def _renumbered(entry: Entry, old: str, new: str) -> dict[str, Any]:
    """Return value and printed with the numbers that now stand where the old ones did; the words are the same."""
    printed = str(entry.values.get("printed", old))
    start, _ = next(same_words(printed, old), (0, 0))  # it may be typed with a blank for a line end
    first = len(_digits(old[:start]))
    count = len(_digits(printed))
    before, after = _digits(old)[first : first + count], _digits(new)[first : first + count]
    if before == after:
        return {}
    became = dict(zip(before, after, strict=True))
    changed = {"value": _NUMBER.sub(lambda found: became.get(found[0], found[0]), entry.values["value"])}
    if "printed" in entry.values:
        numbers = iter(after)
        changed["printed"] = _NUMBER.sub(lambda found: next(numbers), printed)
    return changed


def _figure(quote: str, printed: str, units: Units, notation: Notation | None) -> Quantity | None:
    start = quote.find(printed)
    found = [one for one in quantities(quote, units, notation) if one.start < start + len(printed) and one.end > start]
    return found[0] if found else None


def _same_figure(old: str, new: str, printed: str, units: Units, notation: Notation | None) -> Quantity | None:
    """Return the figure of the new quote at the place, in order, that the printed one has in the old."""
    before = quantities(old, units, notation)
    wanted = _figure(old, printed, units, notation)
    after = quantities(new, units, notation)
    if wanted is None or len(before) != len(after):
        return None
    return after[before.index(wanted)]


def _digits(text: str) -> list[str]:
    return _NUMBER.findall(text)


def _shifted(written: str, old: str, new: str, shift: int, *, is_printed: bool) -> str:
    """Return a period or date in the new edition's years.

    The years that the quotes print say it; a period that is not printed moves as most years of the text do, a date only
    when it is printed.
    """
    one, two = times(old), times(new)
    if one and len(one) == len(two):
        by = two[0].year - one[0].year
        if one[0].written != written and by == 0:
            return written
        if one[0].written == written:
            return two[0].written
        return _by(written, by)
    return written if is_printed else _by(written, shift)


def _by(written: str, years: int) -> str:
    return _YEAR.sub(lambda found: f"{int(found[0]) + years:04}", written)


def _years_between(pairs: Sequence[_Pair]) -> int:
    """Return by how many years the years of the two texts differ where their words are the same: most often."""
    moved: Counter[int] = Counter()
    for pair in pairs:
        for i, j in pair.kept.items():
            one, two = pair.old_words[i][0], pair.new_words[j][0]
            if _YEAR.fullmatch(one) and _YEAR.fullmatch(two):
                moved[int(two) - int(one)] += 1
    return moved.most_common(1)[0][0] if moved else 0
