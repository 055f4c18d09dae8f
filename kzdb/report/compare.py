"""A document held against the same edition made anew: what a reader would see or find otherwise, one line each.

Words are told with the entry of the ledger that they belong to; what has no words (a picture, a letter's shape, a
box laid over a figure) with its page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, zip_longest

from kzdb.errors import shorten
from kzdb.report.attachments import LOCK
from kzdb.report.edition import Edition
from kzdb.report.ledger import Entry
from kzdb.report.seen import words_seen_otherwise
from kzdb.report.textlayer import pack

_OF_MAKING = frozenset({"base", "files", "versions"})
"""What of a lock is held against the base and the program before an edition is made anew."""

_MOST = 5
"""So many changes are told of one page, and so many pages of one change."""

_SHORT = 60
"""An entry of so many characters is told whole; of a longer one the words about the change."""

_ABOUT = 2
"""So many words about a change are told with it."""

_UNSEEN = {
    "drawing": "what is drawn on it was written otherwise, though it looks the same",
    "links": "its links or marks are others",
}
_PARTS = {
    "Info": "its description (title, author, dates) is",
    "Metadata": "its metadata are",
    "Outlines": "its bookmarks are",
    "StructTreeRoot": "its tags, from which it is read out, are",
    "Names": "its attached files or the places that links lead to are",
    "AF": "its attached files are",
    "PageLabels": "its page numbers are",
}
_ON_ORDER = frozenset({"StructTreeRoot", "Outlines", "Names"})
"""Parts that lead to pages, and so are others when a page is gone."""

_ON_FILES = frozenset({"Names", "AF", "StructTreeRoot"})
"""Parts that name the attached files."""

Change = tuple[int, int, int, int]


def compare(found: Edition, made: Edition) -> Iterator[str]:
    """Yield what `found` has otherwise than `made`, the same edition made anew from the base."""
    files = list(_files(found, made))
    order = list(_order(found, made))
    yield from files
    yield from order
    looks: dict[str, list[str]] = {}
    for theirs, ours in _pairs(found, made):
        changes = _changes(*_both(found, made, theirs, ours))
        if _turned(found, made, theirs, ours):
            changes = []  # its words come in another order
        yield from _words(found, made, theirs, ours, changes)
        if all(before == after for before, after, _, _ in changes):  # nothing is gone, so it may be covered
            name, look = _look(found, made, theirs, ours)
            looks.setdefault(look, []).append(f"{theirs}{name}")
    for look, pages in looks.items():
        yield f"{_numbered(pages)}: {look}"
    yield from _parts(found, made, (_ON_FILES if files else frozenset()) | (_ON_ORDER if order else frozenset()))


def _files(found: Edition, made: Edition) -> Iterator[str]:
    """Yield the attachments that are not those of the edition, with the first line that differs."""
    for name in sorted(made.files.keys() | found.files.keys()):
        if name not in found.files:
            yield f"{name}: not in the file, and the edition has it"
        elif name not in made.files:
            yield f"{name}: in the file, and the edition has no such attachment"
        elif name != LOCK and found.files[name] != made.files[name]:
            yield _difference(name, found.files[name], made.files[name])
    for name in sorted((made.lock.keys() | found.lock.keys()) - _OF_MAKING):
        if made.lock.get(name) != found.lock.get(name):
            yield f"{LOCK}: its {name!r} is not that of the edition"


def _difference(name: str, there: bytes, here: bytes) -> str:
    """Return the first line that two texts have otherwise, from shortly before the place."""
    theirs, ours = (data.decode("utf-8", "replace").splitlines() for data in (there, here))
    line, (got, expected) = next(
        ((n, pair) for n, pair in enumerate(zip_longest(theirs, ours, fillvalue=""), 1) if len(set(pair)) > 1),
        (1, ("other ends of lines", "")),
    )
    same = next((n for n, pair in enumerate(zip(got, expected, strict=False)) if len(set(pair)) > 1), len(got))
    said, told = (shorten(text[max(0, same - 20) :], _SHORT) for text in (got, expected))
    return f"{name}:{line}: the file says {said}, the base says {told}"


def _opcodes(found: Edition, made: Edition) -> Iterator[tuple[range, range]]:
    """Yield the runs of pages that differ: those of the edition, and those of the document in their place."""
    ours, theirs = ([e.looks.page(n) for n in range(1, len(e.pages) + 1)] for e in (made, found))
    for what, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what != "equal":
            yield range(i1 + 1, i2 + 1), range(j1 + 1, j2 + 1)


def _pairs(found: Edition, made: Edition) -> Iterator[tuple[int, int]]:
    """Yield the pages that stand in the place of a page of the edition and are not it."""
    for ours, theirs in _opcodes(found, made):
        yield from zip(theirs, ours, strict=False)


def _order(found: Edition, made: Edition) -> Iterator[str]:
    """Yield the pages that are missing, too many, or out of their place."""
    places = {made.looks.page(number): number for number in range(1, len(made.pages) + 1)}
    there = {found.looks.page(number) for number in range(1, len(found.pages) + 1)}
    for ours, theirs in _opcodes(found, made):
        for number in ours[len(theirs) :]:
            if made.looks.page(number) not in there:
                yield f"page {number} of the edition is not in the file"
        for number in theirs[len(ours) :]:
            place = places.get(found.looks.page(number))
            yield f"page {number}: " + (
                f"is page {place} of the edition, out of its place or once more"
                if place
                else "is no page of the edition"
            )


def _turned(found: Edition, made: Edition, theirs: int, ours: int) -> bool:
    """Say whether a page has another frame, so that its words come in another order."""
    return found.looks.pages[theirs - 1]["frame"] != made.looks.pages[ours - 1]["frame"]


def _look(found: Edition, made: Edition, theirs: int, ours: int) -> tuple[str, str]:
    """Say what makes a page look otherwise, its words being the same, and which entry that is about."""
    there, here = found.looks.pages[theirs - 1], made.looks.pages[ours - 1]
    name = next(name for name in ("frame", *here, *there) if there.get(name) != here.get(name))
    kind, _, which = name.partition(" ")
    if kind == "frame":
        return "", "its size, its turn or its frame is another"
    if kind == "Font":
        return "", f"its font {which.partition('+')[2] or which} has other letters"
    words = words_seen_otherwise(made.data, ours, found.data, theirs)
    if words is None:
        return "", _UNSEEN.get(kind, f"its {name} is another, though it looks the same")
    if not words:
        return "", "a picture or a line is drawn otherwise, or something is laid over it"
    packed = pack(words)
    place = made.pages[ours - 1].packed.find(packed)
    entry, _, _ = _entry(made, ours, place, place + len(packed) - 1) if place >= 0 else (None, 0, 0)
    return f", {entry.id}" if entry else "", f"something is laid over {_shown(words)}, or it is drawn otherwise"


def _both(found: Edition, made: Edition, theirs: int, ours: int) -> tuple[list[str], list[str]]:
    """Return the words of a page of the edition and those of the page in its place."""
    return made.pages[ours - 1].text.split(), found.pages[theirs - 1].text.split()


def _words(found: Edition, made: Edition, theirs: int, ours: int, changes: Sequence[Change]) -> Iterator[str]:
    """Yield the words of a page that are not those of the edition, each with its entry of the ledger.

    The last line, the running foot, is of no entry.
    """
    here, there = _both(found, made, theirs, ours)
    foot = len(here) - len(made.pages[ours - 1].text.rstrip().rpartition("\n")[2].split())
    starts = [0, *accumulate(len(pack(word)) for word in here)]
    told: dict[str, None] = {}
    for i1, i2, j1, j2 in changes:
        before, after, name = _ABOUT, _ABOUT, f"page {theirs}"
        entry, first, last = _entry(made, ours, starts[i1], starts[max(i2, i1 + 1) - 1]) if i1 < foot else (None, 0, 0)
        if entry is not None:
            name = f"page {theirs}, {entry.id}"
            if len(entry.text) <= _SHORT:
                before = i1 - (bisect_right(starts, first) - 1)
                after = max(0, bisect_right(starts, last - 1) - i2)
        base = " ".join(here[max(0, i1 - before) : i2 + after])
        said = " ".join(there[max(0, j1 - before) : j2 + after])
        told[f"{name}: the document says {_shown(said)}, the base says {_shown(base)}"] = None
    yield from list(told)[:_MOST]
    if len(told) > _MOST:
        yield f"page {theirs}: and {len(told) - _MOST} more changes"


def _changes(here: Sequence[str], there: Sequence[str]) -> list[Change]:
    """Return where two runs of words differ; changes that stand close together are one."""
    found: list[Change] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if found and i1 - found[-1][1] <= _ABOUT:
            found[-1] = found[-1][0], i2, found[-1][2], j2
        else:
            found.append((i1, i2, j1, j2))
    return found


def _entry(made: Edition, number: int, first: int, last: int) -> tuple[Entry | None, int, int]:
    """Return the entry whose text covers a place of a page, and where it begins and ends.

    The longest text wins. Several entries may say the same (a date, a count): then as many as there are on the page
    come in their order; else it is the one that follows the entry last known to stand before the place.
    """
    packed, sections = made.pages[number - 1].packed, _sections(made)
    texts = {
        index: pack(entry.text)
        for index, entry in enumerate(made.entries)
        if number in ({entry.page} if entry.page else sections.get(_group(entry), {number}))
    }
    covering = [
        (len(text), at)
        for text in dict.fromkeys(texts.values())
        for at in _places(packed, text)
        if at <= first and last < at + len(text)
    ]
    if not covering:
        return None, first, last
    length, at = max(covering)
    text = packed[at : at + length]
    alike = [index for index, one in texts.items() if one == text]
    places = _places(packed, text)
    if len(alike) == len(places):
        return made.entries[alike[places.index(at)]], at, at + length
    known = [
        (packed.rfind(one, 0, at), index)
        for index, one in texts.items()
        if one and one in packed[:at] and made.entries[index].page and made.entries[index].kind != "note"
    ]
    after = max(known)[1] if known else -1
    return made.entries[min(alike, key=lambda index: abs(index - after - 0.5))], at, at + length


def _places(packed: str, text: str) -> list[int]:
    """Return where a text stands on a page."""
    return [match.start() for match in re.finditer(re.escape(text), packed)] if text else []


def _sections(made: Edition) -> dict[str, range]:
    """Return the pages that each picture is on, and those that each section runs over: up to where the next begins."""
    pages: dict[str, list[int]] = {}
    for entry in made.entries:
        if entry.page and entry.kind != "note":
            pages.setdefault(entry.place, []).append(entry.page)
    ends = [*(min(those) for those in pages.values()), len(made.pages)][1:]
    found = {
        place: range(min(those), max(*those, end) + 1) for (place, those), end in zip(pages.items(), ends, strict=True)
    }
    return found | {e.id: range(e.page, e.page + 1) for e in made.entries if e.kind == "chart" and e.page}


def _group(entry: Entry) -> str:
    """Return the section that an entry stands in; of a mark, its picture."""
    return re.sub(r"^mark-(.*?)(-\d+)?$", r"chart-\1", entry.id) if entry.kind == "mark" else entry.place


def _parts(found: Edition, made: Edition, told: frozenset[str]) -> Iterator[str]:
    """Yield what around the pages is not as in the edition, but for the parts that `told` lines explain."""
    there, here = found.looks.parts, made.looks.parts
    for name in sorted(there.keys() | here.keys()):
        if name in told or there.get(name) == here.get(name):
            continue
        if name not in here:
            yield f"it has {name}, which the edition has not"
        elif name not in there:
            yield f"it has no {name}, which the edition has"
        else:
            yield f"{_PARTS.get(name, f'its {name} is')} not as in the edition"


def _numbered(pages: Sequence[str]) -> str:
    """Return pages as a line names them."""
    shown = ", ".join(pages[:_MOST])
    more = f" and {len(pages) - _MOST} more" if len(pages) > _MOST else ""
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}{more}"


def _shown(words: str) -> str:
    """Return words as a line shows them."""
    return shorten(words.replace("\ufffe", ""), 2 * _SHORT)
