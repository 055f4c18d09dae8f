"""Charts: a Vega-Lite spec and the rows of a query become SVG, its text kept as text.

Drawn by vl-convert inside the process: no browser, no network. A spec holds no data of its own: ``"data":
{"name": "<query>"}``. Every row reaches it with two more fields, `figure` and `period`: the claim's figure
and period exactly as the page prints them, so that a label in a picture and a number in a table cannot
differ.
"""

from __future__ import annotations

import base64
import datetime as dt
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import vl_convert

from kzdb.errors import RenderError, TemplateError, shorten
from kzdb.report.cleaning import clean
from kzdb.report.definition import Chart
from kzdb.report.evidence import Evidence
from kzdb.report.query import Row, Rows
from kzdb.report.reading import read_text
from kzdb.report.speccheck import TEXT, check_spec, place, read_json, unknown_fields
from kzdb.report.wording import NBSP, Wording

CONFIG = "charts.json"
_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
_INNER = re.compile(r"<[^>]+>")
CONTESTED = f"{NBSP}≠"
"""What a label carries where sources disagree on its figure."""

_GIVEN = frozenset({"figure", "number", "period"})
"""What a row has beside its columns."""

_FAMILY, _FOUND_AS = "Source Sans 3", "SourceSans3-Regular"
"""vl-convert does not find a family whose name ends in a figure, and then takes every letter for wider than it is,
Cyrillic ones twice; by its PostScript name it finds the font and measures texts as they are."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawn chart: its SVG, the claims it shows, and what its labels say."""

    name: str
    svg: str
    claims: tuple[int, ...]
    rows: tuple[str, ...]
    data: tuple[dict[str, Any], ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts in the picture that hold a digit: labels, and the numbers of its axes."""
        found = (html.unescape(_INNER.sub("", match[1])) for match in _TEXT.finditer(self.svg))
        return tuple(text for text in found if any(character.isdigit() for character in text))

    @property
    def uri(self) -> str:
        """The picture as a data URI, so that the page stands alone."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.svg.encode()).decode()


def draw_charts(
    charts: Mapping[str, Chart],
    results: Mapping[str, Rows],
    evidence: Evidence,
    wording: Wording,
    shared: Path,
) -> dict[str, Picture]:
    """Draw every chart whose query brought rows; the others are left out."""
    config_path = shared / CONFIG
    config = read_json(config_path)[0] if config_path.is_file() else {}
    _register_fonts(shared / "fonts")
    return {
        name: draw_chart(chart, results[chart.query], evidence, wording, config)
        for name, chart in charts.items()
        if results[chart.query]
    }


def draw_chart(chart: Chart, rows: Rows, evidence: Evidence, wording: Wording, config: Mapping[str, Any]) -> Picture:
    """Draw one chart from its rows."""
    spec = read_spec(chart)
    try:
        data = [_plain_row(row, evidence, wording) for row in rows]
        spec = _translated(spec, wording)
        told = tuple(_told(chart, row, wording) for row in data)
    except TemplateError as error:
        raise RenderError(f"{chart.spec}: {str(error).rstrip('.')}.") from None
    columns = {name for row in data for name in row} | _GIVEN
    for field in unknown_fields(spec, columns):
        where = place(chart.spec, read_text(chart.spec, RenderError), field)
        raise RenderError(
            f"{where}: draws the field {field!r}, expected a column of {chart.query}: {', '.join(sorted(columns))}."
        )
    spec["datasets"] = {chart.query: data}
    try:
        svg: str = vl_convert.vegalite_to_svg(
            _renamed(spec), config=_renamed(config), format_locale=wording.axis_format, allowed_base_urls=[]
        ).replace(_FOUND_AS, _FAMILY)
    except ValueError as error:
        said = " ".join(str(error).split())
        raise RenderError(f"{chart.spec}: Vega-Lite refuses it: {shorten(said, 200)}") from None
    claims = tuple(row["claim_id"] for row in rows if "claim_id" in row)
    return Picture(chart.name, svg, claims, told, tuple(data))


def read_spec(chart: Chart) -> dict[str, Any]:
    """Read a chart's spec; it has to take its data by the query's name and hold none itself."""
    spec, text = read_json(chart.spec)

    def walk(node: object, inside_data: bool = False) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if inside_data and key != "name":
                    raise RenderError(
                        f'{place(chart.spec, text, key)}: holds data itself ("{key}"); write "data": {{"name": "..."}} '
                        "alone."
                    )
                named = value.get("name", chart.query) if isinstance(value, dict) else chart.query
                if key == "data" and named != chart.query:
                    raise RenderError(
                        f"{place(chart.spec, text, str(named))}: asks for the data {named!r}; its query is "
                        f"{chart.query!r}."
                    )
                walk(value, key == "data")
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(spec)
    if spec.get("data") != {"name": chart.query}:
        raise RenderError(f'{chart.spec}: expected "data": {{"name": "{chart.query}"}} at the top.')
    check_spec(chart.spec, text, spec)
    return spec


def _renamed(node: Any) -> Any:
    """Return a spec or its configuration with the font by the name that it is found under."""
    if isinstance(node, Mapping):
        return {key: _renamed(value) for key, value in node.items() if key != "datasets"} | (
            {"datasets": node["datasets"]} if "datasets" in node else {}
        )
    return _FOUND_AS if node == _FAMILY else node


def _translated(node: Any, wording: Wording) -> Any:
    """Return a spec with its text keys replaced by the edition's texts."""
    if isinstance(node, dict):
        return {key: _translated(value, wording) for key, value in node.items()}
    if isinstance(node, list):
        return [_translated(value, wording) for value in node]
    if isinstance(node, str) and node.startswith(TEXT):
        return wording.text(node.removeprefix(TEXT)).unescape()
    return node


def _plain_row(row: Row, evidence: Evidence, wording: Wording) -> dict[str, Any]:
    """Return a row as JSON can hold it, with the figure and the period as the page prints them."""
    data = {name: _told_in(wording, _plain(row[name])) for name in row}  # a column may be named items
    if "claim_id" in row and (amount := (claim := evidence.claim(row["claim_id"])).amount) is not None:
        data.setdefault("figure", wording.amount(amount) + (CONTESTED if claim.contested else ""))
        data.setdefault("number", wording.amount(amount, unit=False))
    if "period_start" in row:
        data.setdefault(
            "period",
            wording.period(row["period_start"], row["period_end"], Mapping.get(row, "period_type")),
        )
    return data


def _told_in(wording: Wording, value: object) -> object:
    """Return a value of a row; one that is the key of a text (`t:event.visit`) becomes that text."""
    if isinstance(value, str) and value.startswith(TEXT) and wording.has(value.removeprefix(TEXT)):
        return wording.text(value.removeprefix(TEXT)).unescape()
    return value


def _plain(value: object) -> object:
    """Return a value as JSON can hold it, a text as a page may show it."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return list(value) if isinstance(value, tuple) else value


def _told(chart: Chart, data: Mapping[str, Any], wording: Wording) -> str:
    """Return one row in words, for the picture's alternative text."""
    key = f"{chart.alt}_row"
    if not wording.has(key):
        return ""
    words: dict[str, Any] = {name: str(value) for name, value in data.items() if name != "count"}
    return wording.text(key, **words).unescape()


@cache
def _register_fonts(folder: Path) -> None:
    """Tell vl-convert of the bundled fonts, once a process."""
    if folder.is_dir():
        vl_convert.register_font_directory(str(folder))
