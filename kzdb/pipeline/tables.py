"""Data sets: extracting the rows in use, and looking at a mapping cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kzdb.config import Settings
from kzdb.errors import ConfigError, SeedError
from kzdb.pipeline.talk import Progress, silent

if TYPE_CHECKING:
    from kzdb.load.source import Source
    from kzdb.load.tables.extract import ExtractOutcome
    from kzdb.load.vocabulary import Vocabulary

__all__ = ["extract"]


def extract(settings: Settings, sources: Sequence[str] = (), progress: Progress = silent) -> list[ExtractOutcome]:
    """Write the extract.csv of `sources` (default: all data sets whose original is at hand).

    Raises:
        ConfigError: no folder of originals. SeedError: a mapping or an original is wrong; that source's extract stays.
    """
    from kzdb.load.tables.extract import extract as write

    vocabulary, found = data_sets(settings, sources)
    folder = originals(settings)
    outcomes = []
    for source in found:
        if sources or (folder / source.document).is_file():
            progress(f"extracting {source.slug}")
            outcomes.append(write(source, folder, vocabulary))
    return outcomes


def data_sets(settings: Settings, wanted: Sequence[str]) -> tuple[Vocabulary, list[Source]]:
    """Return the vocabulary and the sources that have a mapping, or those of them that are wanted.

    Raises:
        SeedError: a wanted source is not there or has no mapping.
    """
    from kzdb.load.tables.extract import MAPPING
    from kzdb.load.vocabulary import read_vocabulary
    from kzdb.load.workspace import read_sources

    vocabulary = read_vocabulary(settings.seeds / "vocabulary")
    found = [one for one in read_sources(settings.seeds, vocabulary) if (one.path.parent / MAPPING).is_file()]
    known = {source.slug for source in found}
    for slug in wanted:
        if slug not in known:
            listed = ", ".join(sorted(known)) or "a source with a mapping.toml (there is none yet)"
            raise SeedError(f"{settings.seeds}: got {slug!r}, expected one of {listed}. Correct the name.")
    return vocabulary, [source for source in found if not wanted or source.slug in wanted]


def originals(settings: Settings) -> Path:
    """Return the folder of the originals.

    Raises:
        ConfigError: none is named.
    """
    if settings.documents is None:
        raise ConfigError("documents: got no folder, expected one. Name it with --documents DIR or KZDB_DOCUMENTS.")
    return settings.documents
