"""A report's manifest, `reports/<slug>/report.toml`: read, checked, frozen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from jsonschema import Draft202012Validator

from kzdb.errors import DefinitionError, shorten
from kzdb.report.reading import parse_toml, read_text
from kzdb.report.sqlcheck import Statement, read_statement

MANIFEST = "report.toml"
TEMPLATE = "template/report.html.j2"

ParamType = Literal["country", "date", "language", "int", "text"]


@dataclass(frozen=True, slots=True)
class Param:
    """One declared parameter: its type and, where it has one, its default and limits."""

    name: str
    type: ParamType
    default: str | int | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
    min: int | None = None
    max: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """One query: its checked SQL, the columns that make a row unique, and what no rows means."""

    name: str
    statement: Statement
    key: tuple[str, ...]
    empty: Literal["error", "omit"]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its Vega-Lite spec, the query whose rows it draws, and the key of its alt text."""

    name: str
    spec: Path
    query: str
    alt: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A report as its folder defines it."""

    folder: Path
    slug: str
    version: int
    title: Mapping[str, str]
    languages: tuple[str, ...]
    audience: str
    params: Mapping[str, Param]
    queries: Mapping[str, Query]
    charts: Mapping[str, Chart]
    pdf: tuple[str, ...]
    attach: tuple[str, ...]
    max_pages: int | None
    max_seconds: float | None
    max_bytes: int | None
    lint_digits: bool
    lint_words: bool
    lint_allow: frozenset[str]

    @property
    def template(self) -> Path:
        """The template that makes the whole page."""
        return self.folder / TEMPLATE


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One line of `kzdb report list`."""

    slug: str
    title: str
    version: int
    languages: tuple[str, ...]


def list_reports(reports_dir: Path) -> list[ReportEntry]:
    """List the reports of a workspace by slug: every folder of `reports_dir` that holds a manifest."""
    if not reports_dir.is_dir():
        raise DefinitionError(
            f"{reports_dir}: no such folder of reports. Run kzdb init, or name the workspace with --root."
        )
    found = []
    for manifest in sorted(reports_dir.glob(f"*/{MANIFEST}")):
        data = _read_manifest(manifest)
        report = data["report"]
        title = report["title"].get("en") or next(iter(report["title"].values()))
        found.append(ReportEntry(report["id"], title, report["version"], tuple(report["languages"])))
    return found


def read_definition(folder: Path) -> Definition:
    """Read and check the report in `folder`: manifest, queries, chart specs, template.

    Raises DefinitionError or QueryError with the file and line of the first thing that is not right.
    """
    manifest = folder / MANIFEST
    data = _read_manifest(manifest)
    text = read_text(manifest, DefinitionError)
    report = data["report"]
    if report["id"] != folder.resolve().name:
        raise _at(manifest, text, ("report", "id"), report["id"], f"the folder's name {folder.resolve().name!r}")
    missing = [language for language in report["languages"] if language not in report["title"]]
    if missing:
        raise _at(manifest, text, ("report", "title"), sorted(report["title"]), f"a title in {missing[0]!r} too")

    params = {name: Param(name, **_tuples(spec)) for name, spec in data["params"].items()}
    queries: dict[str, Query] = {}
    for name, spec in data["queries"].items():
        path = _inside(folder, manifest, text, ("queries", name, "file"), spec["file"])
        statement = read_statement(path, declared=params.keys())
        statement.must_order_by(spec["key"])
        queries[name] = Query(name, statement, tuple(spec["key"]), spec["empty"])
    charts: dict[str, Chart] = {}
    for name, spec in data.get("charts", {}).items():
        if spec["query"] not in queries:
            raise _at(manifest, text, ("charts", name, "query"), spec["query"], f"one of {', '.join(queries)}")
        path = _inside(folder, manifest, text, ("charts", name, "spec"), spec["spec"])
        charts[name] = Chart(name, path, spec["query"], spec["alt"])
    if not (folder / TEMPLATE).is_file():
        raise DefinitionError(f"{folder / TEMPLATE}: no such file. Every report has this template; write it.")

    output, lint = data["output"], data.get("lint", {})
    return Definition(
        folder=folder,
        slug=report["id"],
        version=report["version"],
        title=report["title"],
        languages=tuple(report["languages"]),
        audience=report["audience"],
        params=params,
        queries=queries,
        charts=charts,
        pdf=tuple(output["pdf"]),
        attach=tuple(output.get("attach", ())),
        max_pages=output.get("max_pages"),
        max_seconds=output.get("max_seconds"),
        max_bytes=output.get("max_bytes"),
        lint_digits=lint.get("digits", "error") == "error",
        lint_words=lint.get("words", "error") == "error",
        lint_allow=frozenset(lint.get("allow", {})),
    )


def _read_manifest(path: Path) -> dict[str, Any]:
    """Parse a manifest and hold it against the JSON Schema."""
    if not path.exists():
        raise DefinitionError(f"{path}: no such file. `kzdb report list` names the reports.")
    text = read_text(path, DefinitionError)
    data = parse_toml(path, text, DefinitionError)
    problems = sorted(_validator().iter_errors(data), key=lambda problem: [str(part) for part in problem.absolute_path])
    if problems:
        problem = problems[0]
        keys = tuple(str(part) for part in problem.absolute_path)
        if problem.validator == "additionalProperties":
            allowed = problem.schema.get("properties", {})
            extra = next(key for key in problem.instance if key not in allowed)
            raise _at(path, text, (*keys, extra), extra, f"a key among {', '.join(sorted(allowed))}")
        if problem.validator == "required":
            absent = next(key for key in problem.validator_value if key not in problem.instance)
            raise _at(path, text, (*keys, absent), None, f"the key {absent}")
        raise _at(path, text, keys, problem.instance, f"what the schema says: {shorten(problem.message)}")
    return data


@cache
def _validator() -> Draft202012Validator:
    """Return the validator of manifests, made once."""
    schema = resources.files("kzdb.report").joinpath("report.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(schema))


def _tuples(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return `spec` with its lists as tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in spec.items()}


def _inside(folder: Path, manifest: Path, text: str, keys: tuple[str, ...], name: str) -> Path:
    """Return the path of a file that a manifest names; it has to exist inside the report's folder."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise _at(manifest, text, keys, name, "a file inside the report's folder")
    if not path.is_file():
        raise _at(manifest, text, keys, name, "a file that exists")
    return path


def _at(path: Path, text: str, keys: tuple[str, ...], got: object, expected: str) -> DefinitionError:
    """Build the error of a manifest: ``path:line, key: got X, expected Y.``"""
    shown = "nothing" if got is None else shorten(got)
    return DefinitionError(f"{path}:{_line_of(text, keys)}, {'.'.join(keys)}: got {shown}, expected {expected}.")


def _line_of(text: str, keys: tuple[str, ...]) -> int:
    """Find the line of a key path: its own line, else its table's header, else the first line."""
    table: tuple[str, ...] = ()
    best, depth = 1, 0
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            table = tuple(part.strip().strip('"') for part in stripped.strip("[] ").split("."))
            here = table
        else:
            here = (*table, stripped.partition("=")[0].strip().strip('"'))
        common = len(here) if here == keys[: len(here)] else 0
        if common > depth:
            best, depth = number, common
    return best
