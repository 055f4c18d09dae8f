"""What each stage would read, as digests: equal digests, nothing to do."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

import kzdb
from kzdb.config import Settings
from kzdb.files import digest
from kzdb.store.state import State

__all__ = [
    "changed_inputs", "changed_sources", "edition_inputs", "engine_versions", "program_digest", "publish_inputs",
    "report_digests", "seed_inputs",
]  # fmt: skip

SHARED = {"kzdb", "documents", "seeds/vocabulary"}
"""What every source is read with."""

OURS = {"seeds/decisions"}
NEVER_LOADED = {"drafts.jsonl"}
"""What in the folder of a source is for a reviewer alone."""

_ENGINES = ("duckdb", "weasyprint", "fonttools", "vl-convert-python", "babel", "jinja2")
"""Packages whose version can change a page."""


def seed_inputs(settings: Settings) -> dict[str, str]:
    """Return the digest of everything that a load reads, by name.

    The vocabulary, the decisions, each source, the program; and, where the documents are at hand, each document of a
    source.

    Raises:
        FileError: something cannot be read.
    """
    found = {"kzdb": program_digest()}
    for folder in sorted(path for path in settings.seeds.iterdir() if path.is_dir() and not path.name.startswith(".")):
        found[f"seeds/{folder.name}"] = digest(folder, without=NEVER_LOADED)
    if settings.documents is not None:
        documents = [_document_of(folder) for folder in settings.seeds.glob("*/source.toml")]
        there = sorted(
            {settings.documents / name for name in documents if name and (settings.documents / name).is_file()}
        )
        found["documents"] = _together(*(digest(path) for path in there))
    return found


def _document_of(path: Path) -> str | None:
    """Return the document that a source.toml names; a file that is wrong is for the load to complain of."""
    try:
        name = tomllib.loads(path.read_text("utf-8")).get("document")
    except (OSError, ValueError, RecursionError):
        return None
    return name if isinstance(name, str) else None


def changed_inputs(state: State, wanted: Mapping[str, str]) -> set[str]:
    """Return the names of what differs from what the store was loaded from.

    Without the documents at hand a load proves no quote again, so what they were then does not matter.
    """
    held = {name: sha256 for name, sha256 in state.inputs.items() if name != "documents" or name in wanted}
    return {name for name in held.keys() | wanted.keys() if held.get(name) != wanted.get(name)}


def changed_sources(changed: set[str] | None, inputs: Mapping[str, str]) -> set[str] | None:
    """Return the slugs of the sources to read again, of those that are there; None for all.

    All are read when what every source is read with has changed.
    """
    if changed is None or changed & SHARED:
        return None
    return {name.removeprefix("seeds/") for name in changed & inputs.keys() - OURS}


def publish_inputs(state: State, as_of: dt.date | None, revision: int | None) -> str:
    """Return the digest of what a published file is made from: the store's revision, the cut-off, the program."""
    return _together(
        state.schema, state.revision, state.loaded_at, as_of, revision, program_digest(), _version("duckdb")
    )


def edition_inputs(
    settings: Settings, slug: str, made_from: str, params: Mapping[str, str], language: str | None
) -> str:
    """Return the digest of what an edition is made from: published file, report's folder, parameters, program.

    Args:
        settings: the workspace.
        slug: the report.
        made_from: `publish_inputs` of the file it reads.
        params, language: as given by the user.
    """
    program = [program_digest(), *engine_versions().values()]
    return _together(made_from, *report_digests(settings, slug), sorted(params.items()), language, *program)


def report_digests(settings: Settings, slug: str) -> list[str]:
    """Return the digests of a report's folder and of what reports share, of those that are there."""
    return [digest(path) for path in (settings.reports / slug, settings.shared) if path.is_dir()]


@cache
def program_digest() -> str:
    """Return the digest of kzdb's own code, so that a corrected loader or rule is used on files that did not change."""
    return digest(Path(kzdb.__file__).parent)


def engine_versions() -> dict[str, str]:
    """Return the version of each package that can change a page, by its name."""
    return {name: _version(name) for name in _ENGINES}


@cache
def _version(package: str) -> str:
    return metadata.version(package)


def _together(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
