"""New sources; data sets: extracting the rows in use, and looking at a mapping cell by cell."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kzdb.config import Settings
from kzdb.errors import ConfigError, Mistakes, SeedError
from kzdb.pipeline.talk import Progress, silent

if TYPE_CHECKING:
    from kzdb.load.source import Source
    from kzdb.load.tables.extract import ExtractOutcome
    from kzdb.load.tables.looking import Checked, Datum
    from kzdb.load.tables.mapping import DataMapping
    from kzdb.load.vocabulary import Vocabulary

__all__ = ["check_map", "extract", "new_source", "propose_map", "renew", "show_map", "write_map_schema"]

MAP_SCHEMA = "mapping.schema.json"


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


def renew(settings: Settings, sources: Collection[str], progress: Progress = silent) -> None:
    """Write the extract.csv of those of `sources` (default: all) that have none, or one of another mapping or edition.

    Raises:
        SeedError: an original is not at hand, or it or a mapping is wrong; a line for each mistake. That source's
            extract stays.
    """
    from kzdb.load.tables.outdated import why_outdated

    folders = [path for path in settings.seeds.iterdir() if path.name in sources or not sources]
    folders = sorted(path for path in folders if not path.name.startswith("."))
    reasons = {path.name: why for path in folders if (why := why_outdated(path)) is not None}
    if not reasons:
        return
    from kzdb.load.tables.extract import EXTRACT
    from kzdb.load.tables.extract import extract as write

    vocabulary, found = data_sets(settings, list(reasons))
    mistakes = Mistakes()
    for source in found:
        why = reasons[source.slug]
        with mistakes.collect():
            if settings.documents is None or not (settings.documents / source.document).is_file():
                raise SeedError(
                    f"{source.path.parent / EXTRACT}: got {why}, expected {source.document} to make it from. "
                    f"Run `kzdb extract {source.slug} --documents DIR`, where DIR has that file."
                )
            progress(f"extracting {source.slug} ({why})")
            outcome = write(source, settings.documents, vocabulary)
            if outcome.queue:
                progress(f"{len(outcome.queue):,} in the queue of {source.slug}: `kzdb map check {source.slug}`")
    mistakes.raise_if_any()


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


def check_map(settings: Settings, source: str) -> Checked:
    """Return what the mapping of a source finds in its original: what has every cell, and what is wrong.

    Raises:
        SeedError: there is no such data set, or the mapping does not fit the file at all.
    """
    from kzdb.load.tables.looking import check_mapping

    vocabulary, one, original, mapping = _opened(settings, source)
    return check_mapping(original, mapping, vocabulary, one.habits.fiscal)


def show_map(settings: Settings, source: str, row: int) -> list[Datum]:
    """Return the data of one row of a source's original, each with its cells.

    Raises:
        SeedError: there is no such data set, or the mapping does not fit the file at all.
    """
    from kzdb.load.tables.looking import show_row

    vocabulary, one, original, mapping = _opened(settings, source)
    return show_row(original, mapping, vocabulary, one.habits.fiscal, row)


def propose_map(settings: Settings, file: Path) -> str:
    """Return the text of a first mapping for a file, and write the schema by which editors complete its words.

    Of a file of many places, those are proposed for use that the other data sets of the workspace are about.

    Raises:
        SeedError: it is no table that kzdb reads. FileError: the schema cannot be written.
    """
    from kzdb.load.tables.extract import EXTRACT
    from kzdb.load.tables.extracted import subjects_of
    from kzdb.load.tables.mapping.proposal import propose
    from kzdb.load.vocabulary import read_vocabulary

    vocabulary = read_vocabulary(settings.seeds / "vocabulary")
    countries = subjects_of(settings.seeds.glob(f"*/{EXTRACT}")) & {row["slug"] for row in vocabulary.countries}
    proposed = propose(file, vocabulary, countries)
    return f"#:schema ../../{write_map_schema(settings).relative_to(settings.root)}\n{proposed}"


def write_map_schema(settings: Settings) -> Path:
    """Write the JSON Schema of mappings with the words of this workspace, and return where it is.

    Raises:
        SeedError: the vocabulary is wrong. FileError: it cannot be written.
    """
    from kzdb.files import made_folder, write_text
    from kzdb.load.tables.mapping.completion import mapping_schema
    from kzdb.load.vocabulary import read_vocabulary

    path = made_folder(settings.var) / MAP_SCHEMA
    schema = mapping_schema(read_vocabulary(settings.seeds / "vocabulary"))
    write_text(path, json.dumps(schema, ensure_ascii=False, indent=1) + "\n")
    return path


def _opened(settings: Settings, source: str) -> tuple[Vocabulary, Source, Path, DataMapping]:
    from kzdb.load.tables.extract import MAPPING, original_of
    from kzdb.load.tables.mapping import read_mapping

    vocabulary, (one,) = data_sets(settings, [source])
    return vocabulary, one, original_of(one, originals(settings)), read_mapping(one.path.parent / MAPPING)


def new_source(settings: Settings, file: Path, slug: str) -> list[Path]:
    """Write the source.toml of a new source with an empty claims.toml or a proposed mapping; return what was written.

    Raises:
        SeedError: there is such a source already, or the file cannot be read.
    """
    from kzdb.load.documents.new import TABLE_ENDINGS, write_source

    mapping = propose_map(settings, file) if file.suffix.lower() in TABLE_ENDINGS else None
    return write_source(settings.seeds, slug, file, mapping)
