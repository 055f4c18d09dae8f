"""Reading seeds/vocabulary/labels.csv: the vocabulary and our own texts in other languages than English.

English names stand in the lists themselves. A text (what a statement says, a role, a note) is known by its English
wording, so that a text that is worded anew loses its translation instead of keeping a wrong one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from babel.localedata import exists

from kzdb.errors import SeedError
from kzdb.load.cells import Row, read_rows
from kzdb.load.entries import meant

__all__ = ["COLUMNS", "LISTS", "read_labels"]

COLUMNS = ("list", "slug", "language", "name")
LISTS = {
    "entities": "entities",
    "acronyms": "entities",
    "metrics": "metrics",
    "units": "units",
    "symbols": "units",
    "breakdowns": "breakdowns",
    "relation_types": "relation_types",
    "milestone_types": "milestone_types",
    "topics": "topics",
    "texts": "",
}
"""The lists that have labels, each with the list whose slugs it knows; texts are known by their English wording."""

ENGLISH = "en"


def read_labels(path: Path, slugs: Mapping[str, Collection[str]]) -> list[Row]:
    """Return the labels of a workspace; none when it has no such file, since English needs none.

    Args:
        path: seeds/vocabulary/labels.csv.
        slugs: the slugs of every list of `LISTS`.

    Raises:
        SeedError: a list, a slug or a language is unknown, or a label stands twice.
    """
    if not path.is_file():
        return []
    rows = list(read_rows(path, COLUMNS, lambda slug, line: None))
    seen: dict[tuple[str, str, str], str] = {}
    for row in rows:
        line = int(row["line"])
        if row["list"] not in LISTS:
            todo = meant(row["list"], LISTS, "Correct it.")
            raise SeedError.at(path, line, "list", row["list"], "one of " + ", ".join(LISTS), todo)
        known = LISTS[row["list"]]
        if known and row["slug"] not in slugs[known]:
            todo = meant(row["slug"], slugs[known], "Correct it, or remove the row.")
            raise SeedError.at(path, line, "slug", row["slug"], f"a slug of the {known}", todo)
        if row["language"] == ENGLISH or len(row["language"]) != 2 or not exists(row["language"]):
            expected = "a language of two letters, like ru or kk, but not en"
            raise SeedError.at(path, line, "language", row["language"], expected, "Correct it.")
        key = (row["list"], row["slug"], row["language"])
        if key in seen:
            expected = f"a label not given yet (it stands on line {seen[key]})"
            raise SeedError.at(path, line, "slug", row["slug"], expected, "Remove one of the two.")
        seen[key] = row["line"]
    return rows
