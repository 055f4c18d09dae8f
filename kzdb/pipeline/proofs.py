"""The seeds against the documents: where each quote is, and what nobody wrote down."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kzdb.config import Settings
from kzdb.errors import ConfigError, SeedError

if TYPE_CHECKING:
    from kzdb.load import AnchorOutcome, Coverage, Verification
    from kzdb.load.missing import MissingWord
    from kzdb.load.source import Source

__all__ = ["anchor", "cover", "missing_words", "verify"]


def anchor(settings: Settings, sources: Sequence[str] = (), *, move: bool = False) -> list[AnchorOutcome]:
    """Fill in the places of the quotes of `sources` (default: all whose document is at hand) in their claims.toml.

    An outcome with problems names them all; that source's files are left alone. With `move`, quotes that are
    elsewhere are followed.

    Raises:
        ConfigError: a document asked for is not in the folder.
    """
    from kzdb.load import anchor as fill_in
    from kzdb.load.documents import open_document
    from kzdb.load.tables.extract import is_data_set

    outcomes = []
    for source in _sources(settings, sources):
        if is_data_set(source) and not sources:
            continue
        document = open_document(_documents(settings), source)
        if document is not None:
            outcomes.append(fill_in(source, document, move=move))
        elif sources:
            raise ConfigError(
                f"{_documents(settings)}: got no {source.document}, expected the document of {source.slug}."
            )
    return outcomes


def verify(settings: Settings, sources: Sequence[str] = ()) -> list[Verification]:
    """Return, for each of `sources` (default: all), what became of its document and of every locator in it.

    Raises:
        SeedError: there is no such source, or seeds cannot be read.
    """
    from kzdb.load import verify as check
    from kzdb.load.tables.extract import is_data_set
    from kzdb.load.tables.proof import prove
    from kzdb.load.vocabulary import read_vocabulary

    vocabulary = read_vocabulary(settings.seeds / "vocabulary")
    folder = _documents(settings)
    return [
        prove(source, folder, vocabulary) if is_data_set(source) else check(source, folder)
        for source in _sources(settings, sources)
    ]


def cover(settings: Settings, sources: Sequence[str] = ()) -> list[Coverage]:
    """Return, for each of `sources` (default: all), what its claims and boilerplate cover of its document.

    Raises:
        SeedError: there is no such source, a document is not in the folder, or it or a seed cannot be read.
    """
    from kzdb.load import cover_all

    wanted = {source.slug for source in _sources(settings, sources)}
    return cover_all(settings.seeds, _documents(settings), wanted)


def missing_words(
    settings: Settings, sources: Sequence[str] = (), *, add: bool = False
) -> tuple[list[MissingWord], list[Path]]:
    """Return the words that claims of `sources` (default: all) use and no list has, and the lists written with `add`.

    Raises:
        SeedError: there is no such source, or seeds cannot be read.
    """
    from kzdb.load.missing import add_words
    from kzdb.load.missing import missing_words as find
    from kzdb.load.vocabulary import read_vocabulary

    folder = settings.seeds / "vocabulary"
    words = find(_sources(settings, sources), read_vocabulary(folder))
    return words, add_words(folder, words) if add else []


def _sources(settings: Settings, wanted: Sequence[str]) -> list[Source]:
    from kzdb.load.vocabulary import read_vocabulary
    from kzdb.load.workspace import read_sources

    sources = read_sources(settings.seeds, read_vocabulary(settings.seeds / "vocabulary"))
    known = {source.slug for source in sources}
    for slug in wanted:
        if slug not in known:
            raise SeedError(
                f"{settings.seeds}: got {slug!r}, expected one of {', '.join(sorted(known))}. Correct the name."
            )
    return [source for source in sources if not wanted or source.slug in wanted]


def _documents(settings: Settings) -> Path:
    if settings.documents is None:
        raise ConfigError("documents: got no folder, expected one. Name it with --documents DIR or KZDB_DOCUMENTS.")
    return settings.documents
