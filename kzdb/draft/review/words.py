"""Adding a word to the vocabulary while one reviews, checked as the loader would."""

from __future__ import annotations

import csv
from pathlib import Path

from kzdb.draft.text.cues import COLUMNS as CUE_COLUMNS
from kzdb.errors import SeedError
from kzdb.files import write_text
from kzdb.load.missing import COLUMNS, MissingWord, add_words
from kzdb.load.vocabulary import Vocabulary, read_vocabulary
from kzdb.text_file import read_text

__all__ = ["LISTS", "add_word", "columns_of"]

_COLUMNS = {**COLUMNS, "cues": CUE_COLUMNS}
LISTS = tuple(sorted(_COLUMNS))
"""The lists of the vocabulary that a word may be added to."""


def columns_of(name: str) -> tuple[str, ...]:
    """Return the columns of a list, () when there is none of that name."""
    return tuple(_COLUMNS.get(name, ()))


def add_word(folder: Path, name: str, row: str) -> Vocabulary:
    """Add a row (comma-separated, as in the file) to a list of seeds/vocabulary; return the vocabulary with it.

    Raises:
        SeedError: there is no such list, or the vocabulary would be wrong with the row; the list is as it was.
        FileError: the list cannot be written.
    """
    columns = columns_of(name)
    if not columns:
        raise SeedError(f"{folder}: got no list {name!r}, expected one of {', '.join(LISTS)}. Correct the name.")
    cells = tuple(cell.strip() for cell in next(csv.reader([row]), []))
    path = folder / f"{name}.csv"
    if len(cells) != len(columns):
        raise SeedError(f"{path}: got {len(cells)} cells, expected {','.join(columns)}. Write every cell.")
    before = read_text(path, SeedError)
    add_words(folder, [MissingWord(cells[0], name, (name,), 1, "", None, cells)])
    try:
        return read_vocabulary(folder)
    except SeedError:
        write_text(path, before)
        raise
