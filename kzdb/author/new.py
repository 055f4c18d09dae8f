"""`kzdb report new`: a folder that builds at once, to be changed line by line."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kzdb.errors import DefinitionError
from kzdb.files import made_folder, write_bytes

__all__ = ["new_report"]

_SLUG = re.compile(r"[a-z][a-z0-9-]*")


def new_report(reports: Path, slug: str, title: str, country: str) -> list[Path]:
    """Write a report into the new folder `reports`/`slug` and return its files.

    It prints the newest figures of a country in a table, with their notes, and what sources disagree on.

    Args:
        reports: the folder of the reports.
        slug: the name of the new one.
        title: what it is called in English.
        country: the country that it is about unless another one is asked for, by its ISO 3166 alpha-3 code.

    Raises:
        DefinitionError: the name cannot be one, or is taken. FileError: the folder cannot be written.
    """
    if not _SLUG.fullmatch(slug):
        raise DefinitionError(
            f"report: got the name {slug!r}, expected small letters, digits and hyphens. Give it like my-report."
        )
    folder = reports / slug
    if folder.exists():
        raise DefinitionError(f"{folder}: is there already. Choose another name, or remove the folder.")
    filled = {"NAME": slug, "TITLE": title.replace("\\", "\\\\").replace('"', '\\"'), "COUNTRY": country}
    written: dict[Path, bytes] = {}
    for name, text in _texts(files("kzdb.author").joinpath("starter")):
        if name == "report.toml":
            for word, value in filled.items():
                text = text.replace(f'"{word}"', f'"{value}"')
        written[folder / name] = text.encode()
    for path in written:
        made_folder(path.parent)
    write_bytes(written)
    return list(written)


def _texts(folder: Traversable, above: str = "") -> list[tuple[str, str]]:
    """Return the files below a folder of the package, by their path in it."""
    found: list[tuple[str, str]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        name = f"{above}{item.name}"
        found += _texts(item, f"{name}/") if item.is_dir() else [(name, item.read_text("utf-8"))]
    return found
