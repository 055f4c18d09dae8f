"""Chart specs: Vega-Lite by its published schema, without anything that brings data or chance of its own."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from kzdb.definition.folder import OWN, SHARED, Folder
from kzdb.definition.manifest import ChartEntry
from kzdb.errors import DefinitionError, shorten

TEXT = "t:"
"""A string of a spec that begins so is the key of a text, not the text."""

CONFIG = f"{SHARED}/charts.json"
"""What all charts look like: fonts, colours, sizes."""

_REFUSED = {
    "url": "a spec reads no file and no address",
    "href": "a picture on paper leads nowhere",
    "datasets": "its rows come from its query",
    "values": "its rows come from its query",
    "sequence": "its rows come from its query",
    "graticule": "its rows come from its query",
    "sphere": "its rows come from its query",
    "sample": "a sample differs from build to build",
}
"""Keys that no spec may hold, each with the reason; `values` only where data are."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart whose spec is sound: the query it draws, and the key of its alternative text.

    Each value of the column `by` has a picture of its own. `also` are queries that it draws besides; `shapes` are those
    of a map, under the name that the spec has for them.
    """

    name: str
    path: Path
    spec: dict[str, Any]
    query: str
    alt: str
    by: str | None = None
    also: tuple[str, ...] = ()
    shapes: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


def read_chart(folder: Folder, entry: ChartEntry) -> Chart:
    """Return a chart of the manifest with its spec.

    Raises:
        DefinitionError: the spec is no Vega-Lite, or holds what no spec may; a line for each mistake.
    """
    name = folder.find(entry.file)  # the report's own, or a ready one
    if name is None:
        own = folder.place(f"{OWN}/{entry.file}")
        raise DefinitionError(f"{own}: no such file, expected the chart {entry.name!r} of report.toml. Write it.")
    spec, text, path = read_json(folder, name), folder.text(name), folder.place(name)
    mistakes = [*_invalid(text), *_refused(spec)]
    if spec.get("data") != {"name": entry.query}:
        mistakes.append(
            ("data", f'data: got {shorten(spec.get("data"))}, expected {{"name": "{entry.query}"}}. Correct it.')
        )
    if mistakes:
        raise DefinitionError("\n".join(f"{_place(path, text, word)}: {says}" for word, says in mistakes))
    shapes = _read_shapes(folder, entry.shapes) if entry.shapes else {}
    known = {entry.query, *entry.also, *shapes}
    if strange := [name for name in _named(spec) if name not in known]:
        raise DefinitionError(
            f"{_place(path, text, strange[0])}: data: got {strange[0]!r}, expected one of {', '.join(sorted(known))}. "
            "Correct it, or give the chart that query with `also` in report.toml."
        )
    return Chart(entry.name, path, spec, entry.query, entry.alt, entry.by, entry.also, shapes)


def _read_shapes(folder: Folder, file: str) -> dict[str, list[dict[str, Any]]]:
    """Return the features of a file of shapes under its name, `region` for `map/region.geojson`."""
    full = folder.find(file)
    if full is None:
        raise DefinitionError(
            f"{folder.place(f'{SHARED}/{file}')}: no such file, expected the shapes of a map. Write it, or correct "
            "`shapes` in report.toml."
        )
    features = read_json(folder, full).get("features")
    if not isinstance(features, list) or not all(isinstance(one, dict) and "id" in one for one in features):
        raise DefinitionError(
            f"{folder.place(full)}:1: got no list of features with ids, expected a FeatureCollection of GeoJSON. "
            "Correct the file."
        )
    return {PurePosixPath(file).stem: features}


def _named(node: Any) -> Iterator[str]:
    """Yield the names of the data that a spec draws or looks something up in."""
    if isinstance(node, dict):
        data = node.get("data")
        if isinstance(data, dict) and isinstance(data.get("name"), str):
            yield data["name"]
        for value in node.values():
            yield from _named(value)
    elif isinstance(node, list):
        for value in node:
            yield from _named(value)


def read_json(folder: Folder, name: str) -> dict[str, Any]:
    """Return a JSON object.

    Raises:
        DefinitionError: the file holds none.
    """
    try:
        found = json.loads(folder.text(name))
    except json.JSONDecodeError as error:
        raise DefinitionError(f"{folder.place(name)}:{error.lineno}: not JSON: {error.msg}. Correct it.") from None
    except RecursionError:
        raise DefinitionError(f"{folder.place(name)}: not JSON: nested too deep. Correct it.") from None
    if not isinstance(found, dict):
        raise DefinitionError(f"{folder.place(name)}:1: got {shorten(found)}, expected a JSON object. Write one.")
    return found


def unknown_fields(spec: Any, columns: Collection[str]) -> list[str]:
    """Return the fields that a spec draws and that neither its rows have nor one of its own steps makes."""
    made: set[str] = set()
    used: dict[str, None] = {}

    def walk(node: Any, key: str) -> None:
        if isinstance(node, dict):
            for name, value in node.items():
                walk(value, name)
        elif isinstance(node, list):
            for value in node:
                walk(value, key)
        elif isinstance(node, str) and key == "as":
            made.add(node)
        elif isinstance(node, str) and key in {"field", "groupby"}:
            used[node] = None

    walk(spec, "")
    return [field for field in used if field not in made and field not in columns]


@lru_cache(256)
def _invalid(text: str) -> tuple[tuple[str, str], ...]:
    """Return what the schema of Vega-Lite says against a spec: the word to look for, and the mistake."""
    return tuple(_complaints(json.loads(text)))


def _complaints(spec: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for problem in _validator().iter_errors(spec):
        leaf = _deepest(problem)
        where = ".".join(str(part) for part in leaf.absolute_path) or "spec"
        if leaf.validator == "additionalProperties":
            extra = next(key for key in leaf.instance if key not in leaf.schema.get("properties", {}))
            yield extra, f"{where}: got {extra!r}, which Vega-Lite does not know there. Correct it, or remove it."
        elif leaf.validator == "required":
            absent = next(key for key in leaf.validator_value if key not in leaf.instance)
            yield where.rpartition(".")[2], f"{where}: got no {absent!r}, which Vega-Lite needs there. Add it."
        else:
            known = f"one of {', '.join(map(str, leaf.validator_value))}" if leaf.validator == "enum" else ""
            expected = known or f"what Vega-Lite takes there ({leaf.validator} {shorten(leaf.validator_value)})"
            word = leaf.instance if isinstance(leaf.instance, str) else where.rpartition(".")[2]
            yield word, f"{where}: got {shorten(leaf.instance)}, expected {expected}. Correct it."


def _deepest(problem: ValidationError) -> ValidationError:
    """Return the complaint that says most of the many that the alternatives of a schema make."""
    leaves = [problem]
    while any(leaf.context for leaf in leaves):
        leaves = [inner for leaf in leaves for inner in (leaf.context or [leaf])]
    return max(
        leaves,
        key=lambda leaf: (
            len(leaf.absolute_path),
            leaf.validator == "additionalProperties",
            len(leaf.validator_value) if leaf.validator == "enum" else 0,
        ),
    )


def _refused(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield what a spec may not hold wherever it is: the word to look for, and the mistake."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name in _REFUSED and (name != "values" or key == "data"):
                yield name, f"{name}: got a key that no chart may have: {_REFUSED[name]}. Remove it."
            yield from _refused(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _refused(value, key)


def _place(path: Path, text: str, word: str) -> str:
    """Return a file with the line on which a word is first."""
    at = max(text.find(json.dumps(word, ensure_ascii=False)), text.find(f'"{word}"'))
    return f"{path}:{text.count(chr(10), 0, at) + 1}" if at >= 0 else str(path)


@cache
def _validator() -> Draft7Validator:
    """Return the validator of Vega-Lite; Altair carries its schema and is itself not imported."""
    package = find_spec("altair")
    if package is None or not package.submodule_search_locations:
        raise DefinitionError("altair: is not installed, and it holds the schema of charts. Install kzdb again.")
    folder = Path(package.submodule_search_locations[0], "vegalite", "v6", "schema")
    return Draft7Validator(json.loads((folder / "vega-lite-schema.json").read_text("utf-8")))
