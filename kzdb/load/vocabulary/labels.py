"""Names and texts in other languages than English.

`seeds/vocabulary/labels.csv` has the names of the vocabulary, known by list and slug; English names are in the lists
themselves. `seeds/<source>/labels.csv` has our own texts about that source (what a statement says, a role, a note),
known by their English wording: a text that is worded differently loses its translation instead of keeping a wrong one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from babel.localedata import exists

from kzdb.csv_file import Row
from kzdb.errors import Mistakes, SeedError
from kzdb.load.vocabulary.lists import read_rows
from kzdb.toml_file import suggestion

__all__ = ["COLUMNS", "LISTS", "TEXT_COLUMNS", "read_labels", "read_text_labels"]

COLUMNS = ("list", "slug", "language", "name")
TEXT_COLUMNS = ("text", "language", "label")
LISTS = {
    "entities": "entities",
    "acronyms": "entities",
    "metrics": "metrics",
    "definitions": "metrics",
    "units": "units",
    "symbols": "units",
    "breakdowns": "breakdowns",
    "relation_types": "relation_types",
    "inverse_relations": "relation_types",
    "milestone_types": "milestone_types",
    "topics": "topics",
    "themes": "themes",
}
"""The lists that have labels, each with the list whose slugs it knows."""

ENGLISH = "en"


def read_labels(path: Path, slugs: Mapping[str, Collection[str]]) -> list[Row]:
    """Return the labels of the vocabulary; none when there is no such file, since English needs none.

    Args:
        path: seeds/vocabulary/labels.csv.
        slugs: the slugs of every list of `LISTS`.

    Raises:
        SeedError: a list, a slug or a language is unknown, or a label is there twice; a line for each mistake.
    """
    if not path.is_file():
        return []
    rows = read_rows(path, COLUMNS)
    seen: dict[tuple[str, ...], str] = {}
    mistakes = Mistakes()
    for row in rows:
        with mistakes.collect():
            _check_slug(path, row, slugs)
            _check_language(path, int(row["line"]), row["language"])
            _refuse_twice(path, row, (row["list"], row["slug"], row["language"]), seen)
    mistakes.raise_if_any()
    return rows


def read_text_labels(path: Path) -> tuple[tuple[str, str, str], ...]:
    """Return (text, language, label) of every row of a source's labels.csv; none when there is no such file.

    Raises:
        SeedError: a language is unknown, or a text has two labels in one language; a line for each mistake.
    """
    if not path.is_file():
        return ()
    rows = read_rows(path, TEXT_COLUMNS)
    seen: dict[tuple[str, ...], str] = {}
    mistakes = Mistakes()
    for row in rows:
        with mistakes.collect():
            _check_language(path, int(row["line"]), row["language"])
            _refuse_twice(path, row, (row["text"], row["language"]), seen)
    mistakes.raise_if_any()
    return tuple((row["text"], row["language"], row["label"]) for row in rows)


def _check_slug(path: Path, row: Row, slugs: Mapping[str, Collection[str]]) -> None:
    line = int(row["line"])
    if row["list"] not in LISTS:
        todo = suggestion(row["list"], LISTS, "Correct it.")
        raise SeedError.at(path, line, "list", row["list"], "one of " + ", ".join(LISTS), todo)
    known = LISTS[row["list"]]
    if row["slug"] not in slugs[known]:
        todo = suggestion(row["slug"], slugs[known], "Correct it, or remove the row.")
        raise SeedError.at(path, line, "slug", row["slug"], f"a slug of the {known}", todo)


@cache
def _may_be(language: str) -> bool:
    """Return whether labels may be in a language; babel looks for a file each time it is asked."""
    return language != ENGLISH and len(language) == 2 and exists(language)


def _check_language(path: Path, line: int, language: str) -> None:
    if not _may_be(language):
        expected = "a language of two letters, like ru or kk, but not en"
        raise SeedError.at(path, line, "language", language, expected, "Correct it.")


def _refuse_twice(path: Path, row: Row, key: tuple[str, ...], seen: dict[tuple[str, ...], str]) -> None:
    if key in seen:
        expected = f"a label not given yet (it is on line {seen[key]})"
        raise SeedError.at(path, int(row["line"]), "language", row["language"], expected, "Remove one of the two.")
    seen[key] = row["line"]
