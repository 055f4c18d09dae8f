"""Whether an extract.csv still is what its mapping and its original give, found without reading the original."""

from __future__ import annotations

import tomllib
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.files import digest
from kzdb.load.tables.extract import EXTRACT, MAPPING, extracted_digest, mapped_digest
from kzdb.load.tables.extracted import kind_of

__all__ = ["why_outdated"]


def why_outdated(folder: Path) -> str | None:
    """Return why the extract of the data set in `folder` has to be made again; None when it need not.

    A source without a mapping has no extract to make; a source.toml that cannot be read is for the load to refuse.
    """
    if not (folder / MAPPING).is_file():
        return None
    try:
        table = tomllib.loads((folder / "source.toml").read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not (folder / EXTRACT).exists():
        return "no extract.csv yet"
    if table.get("mapped") not in (None, mapped_digest(str(table.get("sha256")), folder)):
        return "an extract of another mapping or edition"
    try:
        kind_of(folder / EXTRACT)
    except SeedError:
        if table.get("extracted") == extracted_digest(str(table.get("sha256")), digest(folder / EXTRACT)):
            return "an extract as another kzdb wrote it"  # what a person wrote is for the load to refuse
    return None
