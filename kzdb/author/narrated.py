"""The texts of an analyst as they are today: which are current, which lapsed and why, which a language lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb
from fluent.syntax import ast

from kzdb.definition.folder import OWN, Folder, read_folder
from kzdb.definition.manifest import read_manifest
from kzdb.definition.narrative import Narrative, printed_sections, read_narratives
from kzdb.language.catalog import ENGLISH, load_catalog, parse_texts
from kzdb.language.wording import Wording
from kzdb.report.data.answers import Answer, Judged, judge, read_answers
from kzdb.report.data.languages import wording_of

__all__ = ["TextState", "Written", "lapsed_texts", "read_written", "text_states"]


@dataclass(frozen=True, slots=True)
class TextState:
    """One text of a language: what has become of it, and why; `path` and `line` say where it is, if it is."""

    report: str
    country: str
    language: str
    text: str
    state: Literal["current", "lapsed", "missing"]
    why: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What was written about one country, and what the base answers to its names today."""

    report: str
    narrative: Narrative
    languages: tuple[str, ...]
    sections: tuple[str, ...]
    answers: Mapping[str, Answer]
    english: Wording
    """Words answers as the .toml has them."""

    def judged(self, language: str) -> Judged:
        """Return what was written in a language."""
        return judge(self.narrative, language, self.answers)


def read_written(connection: duckdb.DuckDBPyConnection, path: Path, shared: Path, country: str) -> Written:
    """Return what was written about a country in the report in `path`; `shared` is what reports share.

    Raises:
        DefinitionError: its manifest or a file of its narrative is wrong.
    """
    return _read(connection, path, shared, country)[country]


def lapsed_texts(connection: duckdb.DuckDBPyConnection, path: Path, shared: Path) -> Iterator[TextState]:
    """Yield the texts of the report in `path` that lapsed, of all countries. As `read_written`."""
    for written in _read(connection, path, shared).values():
        yield from (one for one in text_states(written) if one.state == "lapsed")


def _read(connection: duckdb.DuckDBPyConnection, path: Path, shared: Path, *also: str) -> dict[str, Written]:
    folder = read_folder(path, shared)
    manifest = read_manifest(folder)
    narratives = {country: Narrative(country, {}, {}) for country in also}
    narratives |= read_narratives(folder, manifest.languages)
    wording = wording_of(connection, load_catalog(ENGLISH, _texts(folder)))
    return {
        country: Written(
            manifest.slug, narrative, manifest.languages, printed_sections(folder),
            read_answers(connection, narrative.bindings, wording), wording,
        )
        for country, narrative in narratives.items()
    }  # fmt: skip


def text_states(written: Written) -> Iterator[TextState]:
    """Yield the state of every text, by language in the report's order."""
    for language in written.languages:
        found = written.judged(language)
        order = {name: place for place, name in enumerate(written.narrative.texts.get(language, {}))}
        about = (written.report, written.narrative.country, language)
        there = [
            *(TextState(*about, text.id, "current", (), text.names, str(text.path), text.line)
              for text in found.current.values()),
            *(TextState(*about, text.id, "lapsed", tuple(map(str, lapses)),
                        tuple(dict.fromkeys(one.name for one in lapses)), str(text.path), text.line)
              for text, lapses in found.lapsed.values()),
        ]  # fmt: skip
        yield from sorted(there, key=lambda one: order[one.text])
        yield from (TextState(*about, name, "missing") for name in found.missing)


def _texts(folder: Folder) -> dict[str, ast.Resource]:
    name = f"{OWN}/i18n/{ENGLISH}.ftl"
    return {ENGLISH: parse_texts(folder.text(name), folder.place(name))} if name in folder.files else {}
