"""`kzdb verify --coverage`: what of a document is claimed, what is left out on purpose, and what is left.

* Digits count one by one; they are covered in a quote or in declared boilerplate.
* A capitalised word counts as a name unless it opens its sentence; an opener counts where a name that the vocabulary
  or any naming claim knows begins. It is covered in a quote, in boilerplate, or as part of a spelling that a naming
  claim of this document gives.
* A sentence is covered when at least one quote lies in it, or when boilerplate holds every word of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import maxsize

from kzdb.errors import SeedError
from kzdb.facts.claims import Claim, Naming
from kzdb.facts.locators import PageLocator, TextLocator
from kzdb.load.claims import read_claims
from kzdb.load.documents import Document, as_lines, open_document, place
from kzdb.load.documents.segmentation import Span, capitalised, numbers, openers, sentences
from kzdb.load.source import Boilerplate, Source
from kzdb.load.tables.extract import is_data_set
from kzdb.load.vocabulary import read_vocabulary
from kzdb.load.workspace import read_sources

__all__ = ["Coverage", "Share", "cover", "cover_all"]

Intervals = Mapping[int, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Share:
    """How many digits, names or sentences there are, how many are claimed or boilerplate, and where the rest is."""

    total: int
    claimed: int
    boilerplate: int
    left: tuple[Span, ...]

    @property
    def share(self) -> float:
        """The covered part, from 0 to 1; of nothing, all is covered."""
        return (self.claimed + self.boilerplate) / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of one source's document; `unused` are boilerplate lines beyond its end."""

    source: str
    document: str
    digits: Share
    names: Share
    sentences: Share
    unused: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left unexplained."""
        return not (self.digits.left or self.names.left or self.sentences.left or self.unused)


def cover(source: Source, document: Document, claims: Iterable[Claim], known: Iterable[str]) -> Coverage:
    """Return what the claims and the declared boilerplate of `source` cover of its document.

    Args:
        source: the source, with its boilerplate.
        document: its document; a quote that does not stand in it covers nothing.
        claims: the claims of the source.
        known: every name that the vocabulary and the naming claims of all sources know.
    """
    claims = list(claims)
    quoted = _merged(_quoted(claims, document))
    boilerplate = _merged(_boilerplate(source.boilerplate, document))
    spelled = _merged(_found(_pattern(_spellings(claims)), document))
    opening = _pattern(known)
    digits: list[tuple[Span, int, str]] = []
    names: list[tuple[Span, int, str]] = []
    counted: list[tuple[Span, int, str]] = []
    for number, line in enumerate(document.lines, start=1):
        counted += [(span, 1, _sentence_is(span, quoted, boilerplate)) for span in sentences(number, line)]
        digits += [
            (span, sum(map(str.isdigit, span.text)), _is(span, quoted, boilerplate)) for span in numbers(number, line)
        ]
        opener_at = openers(number, line)
        names += [
            (span, 1, _is(span, quoted, boilerplate, spelled))
            for span in capitalised(number, line)
            if span.start not in opener_at or (opening is not None and opening.match(line, span.start))
        ]
    beyond = tuple(item.what for item in source.boilerplate if item.last_line > len(document.lines))
    return Coverage(source.slug, source.document, _share(digits), _share(names), _share(counted), beyond)


def _is(span: Span, quoted: Intervals, boilerplate: Intervals, spelled: Intervals | None = None) -> str:
    """Return "claimed", "boilerplate" or "left"."""
    if _holds(quoted, span) or (spelled is not None and _holds(spelled, span)):
        return "claimed"
    return "boilerplate" if _holds(boilerplate, span) else "left"


def _sentence_is(span: Span, quoted: Intervals, boilerplate: Intervals) -> str:
    if any(start < span.end and end > span.start for start, end in quoted.get(span.line, ())):
        return "claimed"
    words = (
        Span(span.line, span.start + word.start(), span.start + word.end(), word[0])
        for word in re.finditer(r"\w+", span.text)
    )
    return "boilerplate" if all(_holds(boilerplate, word) for word in words) else "left"


def _share(counted: Sequence[tuple[Span, int, str]]) -> Share:
    count: dict[str, int] = defaultdict(int)
    for _, weight, verdict in counted:
        count[verdict] += weight
    left = tuple(span for span, _, verdict in counted if verdict == "left")
    return Share(sum(count.values()), count["claimed"], count["boilerplate"], left)


def _quoted(claims: Iterable[Claim], document: Document) -> Iterable[tuple[int, int, int]]:
    for claim in claims:
        for locator in (citation.locator for citation in claim.citations):
            placed = place(as_lines(locator), document) if isinstance(locator, TextLocator | PageLocator) else None
            if placed is not None:
                yield from document.spans(placed)


def _boilerplate(declared: Iterable[Boilerplate], document: Document) -> Iterable[tuple[int, int, int]]:
    for item in declared:
        for number in range(item.first_line, min(item.last_line, len(document.lines)) + 1):
            whole = len(document.lines[number - 1])
            yield number, item.start or 0, whole if item.end is None else item.end


def _spellings(claims: Iterable[Claim]) -> Iterable[str]:
    return (claim.content.name for claim in claims if isinstance(claim.content, Naming))


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for the names that have a capital, as whole words, the longest first; None for no names."""
    wanted = sorted({name for name in names if name != name.lower()}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)") if wanted else None


def _found(pattern: re.Pattern[str] | None, document: Document) -> Iterable[tuple[int, int, int]]:
    if pattern is not None:
        for number, line in enumerate(document.lines, start=1):
            for found in pattern.finditer(line):
                yield number, found.start(), found.end()


def _merged(spans: Iterable[tuple[int, int, int]]) -> Intervals:
    """Return for each line its spans in order, touching ones joined."""
    merged: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for line, start, end in sorted(spans):
        last = merged[line][-1] if merged[line] else None
        if last is not None and start <= last[1]:
            merged[line][-1] = (last[0], max(last[1], end))
        else:
            merged[line].append((start, end))
    return merged


def _holds(spans: Intervals, span: Span) -> bool:
    """Tell whether one of the spans of the line holds `span` whole."""
    of_line = spans.get(span.line, ())
    index = bisect_right(of_line, (span.start, maxsize)) - 1
    return index >= 0 and of_line[index][0] <= span.start and of_line[index][1] >= span.end


def cover_all(seeds: Path, folder: Path, wanted: Container[str]) -> list[Coverage]:
    """Return the coverage of the documents of the sources `wanted` under `seeds`, by slug.

    The names that open a sentence are those that any source knows.

    Raises:
        SeedError: a document is not in `folder`, or it or a seed cannot be read.
    """
    vocabulary = read_vocabulary(seeds / "vocabulary")
    read = [
        (source, read_claims(source.path.parent / "claims.toml", vocabulary, source.habits))
        for source in read_sources(seeds, vocabulary)
        if not is_data_set(source)  # a mapping explains every cell of one, or refuses it
    ]
    known = {row["name"] for row in vocabulary.entities}
    known.update(name for _, claims in read for name in _spellings(claims))
    found = []
    for source, claims in read:
        if source.slug not in wanted:
            continue
        document = open_document(folder, source)
        if document is None:
            raise SeedError(
                f"{folder / source.document}: got no such file, expected it for {source.slug}. Put a copy there."
            )
        found.append(cover(source, document, claims, known))
    return found
