"""The seeds against the documents: where each quote is, and what nobody wrote down. Finished PDFs against the base."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzdb.config import Settings
from kzdb.errors import ConfigError, KzdbError, RenderError, SeedError
from kzdb.pipeline.talk import Progress, silent

if TYPE_CHECKING:
    from kzdb.load import AnchorOutcome, Coverage, Verification
    from kzdb.load.missing import MissingWord
    from kzdb.load.source import Source
    from kzdb.printed.edition import Before
    from kzdb.proof.reproduce import Proof

__all__ = ["anchor", "cover", "documents_of", "missing_words", "verify", "verify_pdf"]


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
        document = open_document(documents_of(settings), source)
        if document is not None:
            outcomes.append(fill_in(source, document, move=move))
        elif sources:
            raise ConfigError(
                f"{documents_of(settings)}: got no {source.document}, expected the document of {source.slug}."
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
    folder = documents_of(settings)
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
    return cover_all(settings.seeds, documents_of(settings), wanted)


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


def verify_pdf(settings: Settings, file: Path, progress: Progress = silent) -> Proof:
    """Build the edition that a PDF says it is once more, from the base as it was then, and compare; offline.

    Returns:
        The answer: proven, altered (with what differs), or cannot_tell (with why not).

    Raises:
        RenderError: `file` cannot be read. PublishError: nothing is published.
    """
    from kzdb.pipeline.editions import published_for, report_folder
    from kzdb.proof.reproduce import Proof, compare, differences, edition_of, read_provenance
    from kzdb.publish.connection import open_published
    from kzdb.report import read_report, render_draft, write_draft

    try:
        data = file.read_bytes()
    except OSError as error:
        raise RenderError(f"{file}: cannot be read ({error.strerror}). Name a PDF that kzdb made.") from None
    open_published(settings.published).close()  # says so when nothing is published
    try:
        provenance = read_provenance(data, str(file))
    except RenderError as error:
        return Proof("altered", "no edition of kzdb", (str(error),))
    name = edition_of(provenance)
    try:
        progress("taking the base as it was")
        today = dt.date.fromisoformat(provenance["parameters"].get("as_of", ""))
        published = published_for(settings, provenance["base"]["revision"], today, progress)
        report = read_report(report_folder(settings, provenance["report"]), settings.shared)
        with open_published(published) as connection:
            here = connection.execute("SELECT content_sha256 FROM _published").fetchone()
            before = _before(settings, provenance)
            if lines := differences(provenance, report.folder.hashes, here[0] if here else "", before):
                return Proof("cannot_tell", name, tuple(lines))
            progress("building it once more")
            draft = write_draft(
                connection, report, provenance["parameters"], provenance["language"], today, before=before
            )
            made = render_draft(connection, draft).data
    except (KzdbError, ValueError) as error:
        return Proof("cannot_tell", name, tuple(str(error).splitlines()))
    found = compare(data, made, draft.page.ledger.entries)
    return Proof("altered" if found else "proven", name, tuple(found))


def _before(settings: Settings, provenance: Mapping[str, Any]) -> Before | None:
    """Return the edition that one says it is compared with, from this workspace.

    Raises:
        FileError: it is not here.
    """
    from kzdb.printed.edition import read_before
    from kzdb.refresh.editions.folders import FOLDER

    if "before" not in provenance:
        return None
    return read_before(settings.var / FOLDER / provenance["before"]["edition"])


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


def documents_of(settings: Settings) -> Path:
    """Return the folder of the documents.

    Raises:
        ConfigError: none is named.
    """
    if settings.documents is None:
        raise ConfigError("documents: got no folder, expected one. Name it with --documents DIR or KZDB_DOCUMENTS.")
    return settings.documents
