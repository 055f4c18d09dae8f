"""A report as its folder defines it: every file read once, into one value that linting and building use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import duckdb
from fluent.syntax import ast
from jinja2 import TemplateSyntaxError

from kzdb.definition.folder import OWN, Folder, read_folder
from kzdb.definition.manifest import FULL_NAME, NAME, Manifest, read_manifest
from kzdb.definition.narrative import Narrative, narrative_warnings, read_narratives
from kzdb.definition.parameters import parse_value
from kzdb.definition.specs import CONFIG, Chart, read_chart, read_json
from kzdb.definition.statements import Query, read_query
from kzdb.definition.syntax import parse_template
from kzdb.definition.texts import read_texts, text_warnings
from kzdb.definition.typed import style_warnings, template_warnings
from kzdb.errors import DefinitionError, ReportError, TemplateError

TEMPLATE = "report.html.j2"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Report:
    """A sound report: its files, its manifest, its checked queries and charts, its texts by language, what was written
    about each country."""

    folder: Folder
    manifest: Manifest
    queries: Mapping[str, Query]
    charts: Mapping[str, Chart]
    chart_config: Mapping[str, object]
    texts: Mapping[str, ast.Resource]
    narratives: Mapping[str, Narrative]

    @property
    def templates(self) -> list[str]:
        """The names of the templates that it can use: its own and the shared ones."""
        return self.folder.names("template/", ".j2")

    def choose_language(self, language: str | None) -> str:
        """Return the language asked for, or the report's first.

        Raises:
            DefinitionError: the report is not written in it.
        """
        offered = self.manifest.languages
        if language is not None and language not in offered:
            raise DefinitionError(
                f"{self.manifest.slug}, language: got {language!r}, expected one of {', '.join(offered)}. Choose one."
            )
        return language or offered[0]


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One line of `kzdb report list`."""

    slug: str
    title: str
    version: int
    languages: tuple[str, ...]


def list_reports(reports: Path) -> list[ReportEntry]:
    """Return the reports in a folder by slug: every folder of it that holds a manifest.

    Raises:
        DefinitionError: there is no such folder, or a manifest is wrong.
    """
    if not reports.is_dir():
        raise DefinitionError(f"{reports}: no such folder of reports. Run `kzdb init`, or name one with --root DIR.")
    found = []
    for path in sorted(reports.glob(f"*/{NAME}")):
        manifest = read_manifest(Folder(path.parent, reports / "_shared", {FULL_NAME: path.read_bytes()}))
        title = manifest.title.get("en") or next(iter(manifest.title.values()))
        found.append(ReportEntry(manifest.slug, title, manifest.version, manifest.languages))
    return found


def read_report(path: Path, shared: Path) -> Report:
    """Read the report in `path`, with what reports share in `shared`.

    Raises:
        DefinitionError: something in it is wrong; a line for each mistake.
    """
    folder = read_folder(path, shared)
    manifest = read_manifest(folder)
    mistakes: list[str] = []

    def gathered(read: Callable[..., T], entries: Iterable[Any]) -> list[T]:
        found = []
        for entry in entries:
            try:
                found.append(read(folder, entry))
            except ReportError as error:
                mistakes.append(str(error))
        return found

    queries = gathered(partial(read_query, _parser().cursor(), manifest), manifest.queries.values())
    charts = gathered(read_chart, manifest.charts.values())
    config = gathered(read_json, [CONFIG] if CONFIG in folder.files else [])
    texts = gathered(read_texts, folder.names("i18n/", ".ftl"))
    gathered(_check_template, folder.names("template/", ".j2"))
    narratives = gathered(read_narratives, [manifest.languages])
    mistakes += _wrong_defaults(folder, manifest)
    if f"{OWN}/template/{TEMPLATE}" not in folder.files:
        mistakes.append(f"{path / 'template' / TEMPLATE}: no such file, expected the template of the page. Write it.")
    if mistakes:
        raise DefinitionError("\n".join(mistakes))
    return Report(
        folder=folder,
        manifest=manifest,
        queries={query.name: query for query in queries},
        charts={chart.name: chart for chart in charts},
        chart_config=config[0] if config else {},
        texts=dict(texts),
        narratives=narratives[0] if narratives else {},
    )


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """Return a DuckDB without a file, the same for every report: starting one costs more than reading the queries."""
    return duckdb.connect()


def lint(report: Report) -> Iterator[str]:
    """Yield a line for everything that an editor should look at: what is typed and should come from a query."""
    for name in report.templates:
        yield from template_warnings(report.folder, name)
    for name in report.folder.names("", ".css"):
        yield from style_warnings(report.folder, name)
    yield from text_warnings(report.folder, report.texts, report.manifest.allowed)
    yield from narrative_warnings(report.narratives, report.manifest.allowed)


def _check_template(folder: Folder, name: str) -> None:
    """Refuse a template that cannot be parsed.

    Raises:
        TemplateError: its syntax is wrong. DefinitionError: it is no UTF-8.
    """
    try:
        parse_template(folder.text(name))
    except TemplateSyntaxError as error:
        says = str(error.message).rstrip(".")
        raise TemplateError(f"{folder.place(name)}:{error.lineno}: {says}. Correct the template.") from None


def _wrong_defaults(folder: Folder, manifest: Manifest) -> Iterator[str]:
    for name, param in manifest.params.items():
        try:
            if param.default is not None:
                parse_value(param, str(param.default))
        except ValueError as error:
            yield f"{folder.place(FULL_NAME)}, params.{name}.default: {error}"
