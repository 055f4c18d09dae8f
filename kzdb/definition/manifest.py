"""A report's manifest, `report.toml`: typed, every key known, all mistakes named at once."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Any, Literal

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from kzdb.definition.folder import Folder
from kzdb.errors import DefinitionError, shorten

NAME = "report.toml"
FULL_NAME = f"report/{NAME}"
AS_OF = "as_of"
"""The parameter that every report has, declared or not."""

ParamType = Literal["country", "date", "int", "text"]


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter: its type and, where it has them, its default and its limits."""

    name: str
    type: ParamType
    default: str | int | None = None
    choices: tuple[str, ...] = ()
    min: int | None = None
    max: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class QueryEntry:
    """What the manifest says of a query: its file, the columns that make a row unique, what no rows means."""

    name: str
    file: str
    key: tuple[str, ...]
    empty: Literal["error", "omit"]


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """What the manifest says of a chart: its spec, the query whose rows it draws, the key of its alternative text.

    `by` is a column: each of its values has a picture of its own. `also` are queries whose rows it draws besides,
    `shapes` is a file of shapes, for a map.
    """

    name: str
    file: str
    query: str
    alt: str
    by: str | None = None
    also: tuple[str, ...] = ()
    shapes: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest that follows the schema."""

    slug: str
    version: int
    title: Mapping[str, str]
    languages: tuple[str, ...]
    params: Mapping[str, Param]
    queries: Mapping[str, QueryEntry]
    charts: Mapping[str, ChartEntry]
    standards: tuple[str, ...]
    html: bool
    max_pages: int | None
    max_bytes: int | None
    allowed: frozenset[str]
    """Keys of texts, or patterns of keys, in which a number in words is no figure."""


def read_manifest(folder: Folder) -> Manifest:
    """Return the manifest of a report.

    Raises:
        DefinitionError: it is missing, is no TOML, or says what no manifest may; a line for each mistake.
    """
    path = folder.place(FULL_NAME)
    if FULL_NAME not in folder.files:
        raise DefinitionError(f"{path}: no such file. `kzdb report list` names the reports.")
    text = folder.text(FULL_NAME)
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = re.search(r"\(at line (\d+)", str(error))
        where = f"{path}:{found[1]}" if found else str(path)
        raise DefinitionError(f"{where}: not TOML: {str(error).partition(' (at')[0]}. Correct the line.") from None
    mistakes = [line for problem in _validator().iter_errors(data) for line in _explained(problem)]
    if not mistakes:
        mistakes = list(_contradictions(folder, data))
    if mistakes:
        lines = sorted((_line_of(text, keys), f"{'.'.join(keys)}: {says}") for keys, says in mistakes)
        raise DefinitionError("\n".join(f"{path}:{line}, {says}" for line, says in lines))
    return _manifest(data)


def _manifest(data: Mapping[str, Any]) -> Manifest:
    report, output = data["report"], data.get("output", {})
    declared = {AS_OF: {"type": "date"}, **data.get("params", {})}
    return Manifest(
        slug=report["id"],
        version=report["version"],
        title=report["title"],
        languages=tuple(report["languages"]),
        params={
            name: Param(name, **{**spec, "choices": tuple(spec.get("choices", ()))}) for name, spec in declared.items()
        },
        queries={
            name: QueryEntry(
                name, spec.get("file", f"queries/{name}.sql"), tuple(spec["key"]), spec.get("empty", "omit")
            )
            for name, spec in data["queries"].items()
        },
        charts={
            name: ChartEntry(
                name,
                spec.get("spec", f"charts/{name}.vl.json"),
                spec["query"],
                spec.get("alt", f"chart-{name}-alt"),
                spec.get("by"),
                tuple(spec.get("also", ())),
                spec.get("shapes"),
            )
            for name, spec in data.get("charts", {}).items()
        },
        standards=tuple(output.get("pdf", ("pdf/a-3a", "pdf/ua-1"))),
        html=output.get("html", False),
        max_pages=output.get("max_pages"),
        max_bytes=output.get("max_bytes"),
        allowed=frozenset(data.get("lint", {}).get("allow", {})),
    )


def _contradictions(folder: Folder, data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what a manifest of the right form says that cannot be: its key path and the mistake."""
    report = data["report"]
    if report["id"] != folder.slug:
        yield (
            ("report", "id"),
            f"got {shorten(report['id'])}, expected the folder's name {folder.slug!r}. Rename one of the two.",
        )
    for language in report["languages"]:
        if language not in report["title"]:
            yield ("report", "title"), f"got no title in {language!r}, expected one for each language. Add it."
    manifest = _manifest(data)
    if data.get("params", {}).get(AS_OF, {"type": "date"}).keys() - {"type", "about"} or (
        manifest.params[AS_OF].type != "date"
    ):
        yield ("params", AS_OF), "got settings of its own, expected a date that defaults to today. Remove the table."
    for chart in manifest.charts.values():
        for key, query in [("query", chart.query), *(("also", one) for one in chart.also)]:
            if query not in manifest.queries:
                yield (
                    ("charts", chart.name, key),
                    f"got {query!r}, expected one of {', '.join(manifest.queries)}. "
                    + _meant(query, manifest.queries, "Correct the name."),
                )


def _explained(problem: ValidationError) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each mistake behind a complaint of the schema: its key path, what was got and expected, what to do."""
    keys = tuple(str(part) for part in problem.absolute_path if not isinstance(part, int))
    schema: Any = problem.schema
    if problem.validator == "additionalProperties":
        known = schema.get("properties", {})
        for extra in problem.instance:
            if extra not in known:
                listed = ", ".join(sorted(known))
                yield (
                    (*keys, extra),
                    f"got an unknown key, expected one of {listed}. {_meant(extra, known, 'Remove it.')}",
                )
    elif problem.validator == "required":
        for absent in problem.validator_value:
            if absent not in problem.instance:
                about = schema.get("properties", {}).get(absent, {}).get("description", "a value")
                yield (*keys, absent), f"got nothing, expected {about}. Add the key."
    else:
        expected = schema.get("description") or f"{problem.validator} {problem.validator_value}"
        yield keys, f"got {shorten(problem.instance)}, expected {expected}. Correct it."


def _meant(got: str, known: Mapping[str, Any], instead: str) -> str:
    near = get_close_matches(got, list(known), 1)
    return f"Did you mean {near[0]!r}?" if near else instead


@cache
def _validator() -> Draft202012Validator:
    schema = resources.files("kzdb.definition").joinpath("report.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(schema))


def _line_of(text: str, keys: tuple[str, ...]) -> int:
    """Return the line of a key path: its own line, else its table's header, else the first line."""
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
