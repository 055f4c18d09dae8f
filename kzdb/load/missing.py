"""Rows for words that claims use and the vocabulary has not: proposed as far as they can be known, and added."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from kzdb.errors import SeedError
from kzdb.facts.figures import FigureError, parse_figure
from kzdb.files import write_bytes
from kzdb.load.claims import read_entries
from kzdb.load.source import Source
from kzdb.load.tables.extract import is_data_set
from kzdb.load.vocabulary import ENTITY_FILES, OTHER_FILES, Vocabulary
from kzdb.load.vocabulary.words import ENTITIES, Unknown, likely, unknown_words
from kzdb.text_file import read_text

__all__ = ["MissingWord", "add_words", "missing_words"]

LEFT_OPEN = "…"
"""What stands in a proposed row for what only a person can say."""

COLUMNS = dict(ENTITY_FILES.values()) | OTHER_FILES


@dataclass(frozen=True, slots=True)
class MissingWord:
    """A word that is in no list.

    Attributes:
        word: as the claims write it.
        list: the list it most likely belongs to.
        lists: all that may have it.
        uses: how many claims use it.
        first: the file, line and field of the first use.
        like: slug and name of the known word that may be meant.
        row: the row to add to `list`, `…` for what has to be said.
    """

    word: str
    list: str
    lists: tuple[str, ...]
    uses: int
    first: str
    like: tuple[str, str] | None
    row: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the row can be added as it is."""
        return LEFT_OPEN not in self.row

    @property
    def line(self) -> str:
        """The row as CSV."""
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(self.row)
        return out.getvalue()


def missing_words(sources: Iterable[Source], vocabulary: Vocabulary) -> list[MissingWord]:
    """Return every word that claims of the sources use and no list has, by list and word.

    Raises:
        SeedError: a claims.toml does not follow its schema.
    """
    uses: dict[str, list[tuple[str, Unknown]]] = {}
    for source in sources:
        if is_data_set(source):
            continue
        path = source.path.parent / "claims.toml"
        for one in unknown_words(read_entries(path), vocabulary):
            where = f"{path}:{one.entry.line}, {one.field}"
            uses.setdefault(one.word, []).append((where, one))
    found = []
    for word, used in uses.items():
        lists = min((one.lists for _, one in used), key=len)
        name = _list_of(word, lists, used)
        row = _row(word, name, [one for _, one in used], vocabulary)
        found.append(MissingWord(word, name, lists, len(used), used[0][0], likely(word, lists, vocabulary), row))
    return sorted(found, key=lambda one: (one.list, one.word))


def add_words(folder: Path, words: Sequence[MissingWord]) -> list[Path]:
    """Write the whole rows among `words` into the lists of `folder`, by slug where a list is sorted; return the files.

    Raises:
        SeedError: a list cannot be read.
    """
    written: dict[Path, str] = {}
    for word in words:
        if word.is_whole:
            path = folder / f"{word.list}.csv"
            written[path] = _with_row(written.get(path) or read_text(path, SeedError), word)
    write_bytes({path: text.encode() for path, text in written.items()})
    return list(written)


def _with_row(text: str, word: MissingWord) -> str:
    head, *lines = text.splitlines()
    slugs = [line.partition(",")[0] for line in lines]
    at = next((at for at, slug in enumerate(slugs) if slug > word.word), len(lines)) if slugs == sorted(slugs) else None
    lines.insert(len(lines) if at is None else at, word.line)
    return "\n".join([head, *lines, ""])


def _list_of(word: str, lists: tuple[str, ...], used: Sequence[tuple[str, Unknown]]) -> str:
    """Return the list that a word most likely belongs to."""
    if len(word) == 3 and word.isupper() and "countries" in lists:
        return "countries"
    if any(one.field == "breakdown" for _, one in used):
        return "substances" if "substances" in lists else lists[0]
    if "organisations" in lists:
        return "organisations"
    return lists[0]


def _row(word: str, name: str, used: Sequence[Unknown], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the row of a list as far as it can be known."""
    values = dict.fromkeys(COLUMNS[name], LEFT_OPEN) | {"slug": word, "name": _name(word, name), "weight": "50"}
    if name == "countries":
        values |= _country(word)
    elif name in ENTITIES:
        values |= {"type": _usual_type(name, vocabulary), "country": ""}
    elif name == "metrics":
        values |= _measured(used, vocabulary)
    elif name == "relation_types":
        kinds = [
            "|".join(sorted({vocabulary.kinds.get(str(one.entry.values[field]), LEFT_OPEN) for one in used}))
            for field in ("subject", "object")
        ]
        values |= {"subject_kinds": kinds[0], "object_kinds": kinds[1], "single_valued": "no"}
    elif name == "units":
        values |= {"symbol": word, "aliases": "", "num": "1", "den": "1"}
    return tuple(values[column] for column in COLUMNS[name])


def _name(word: str, name: str) -> str:
    words = word.replace("_", " ")
    return words.title() if name in ("people", "places") else words[:1].upper() + words[1:]


def _country(iso3: str) -> dict[str, str]:
    """Return name and codes of a country by its three letters, from the CLDR."""
    codes = get_global("territory_aliases")
    iso2 = next(iter(codes.get(iso3, ())), None)
    number = next((code for code, names in codes.items() if code.isdigit() and names == [iso2]), None)
    if iso2 is None or number is None:
        return {"fiscal_year": ""}
    try:
        name = Locale("en").territories.get(iso2, LEFT_OPEN)
    except UnknownLocaleError:  # a Babel without its data
        name = LEFT_OPEN
    return {"name": name, "iso2": iso2, "m49": number, "fiscal_year": ""}


def _usual_type(name: str, vocabulary: Vocabulary) -> str:
    kind = next(kind for kind, (file, _) in ENTITY_FILES.items() if file == name)
    types = Counter(row["type"] for row in vocabulary.entities if row["kind"] == kind)
    return types.most_common(1)[0][0] if types else LEFT_OPEN


def _measured(used: Sequence[Unknown], vocabulary: Vocabulary) -> dict[str, str]:
    """Return dimension and unit of a metric by the values of its claims."""
    for one in used:
        try:
            _, unit = parse_figure(str(one.entry.values.get("value", "")), vocabulary.units)
        except FigureError:
            continue
        return {"dimension": unit.dimension, "unit": unit.slug}
    return {}
