"""Charts: a Vega-Lite spec and the rows of a query become SVG, its text kept as text.

Drawn by vl-convert inside the process: no browser, no network. Every row reaches the spec with more fields, as the page
prints them, so that a label in a picture and a number in a table cannot differ: `figure`, `number` and `period`, and
`change` where it names the claim that it is compared with, `before_claim_id`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import vl_convert

from kzdb.definition.report import Report
from kzdb.definition.specs import TEXT, Chart, unknown_fields
from kzdb.errors import DefinitionError, RenderError, TemplateError, shorten
from kzdb.facts.figures import Decimal10, Figure
from kzdb.language.wording import NBSP, Wording
from kzdb.report.data.evidence import Evidence
from kzdb.report.data.rows import Row, Rows
from kzdb.report.page.computed import MINUS, compute
from kzdb.report.page.pictures import Picture, picture_name

CONTESTED = f"{NBSP}≠"
"""What a label carries where sources disagree on its figure."""

_GIVEN = frozenset({"figure", "number", "period", "change"})
_FAMILY, _FOUND_AS = "Source Sans 3", "SourceSans3-Regular"
"""vl-convert does not find a family whose name ends in a figure, and then takes every letter for wider than it is; by
its PostScript name it finds the font."""


def draw_charts(
    report: Report, results: Mapping[str, Rows], evidence: Evidence, wording: Wording
) -> dict[str, Picture]:
    """Return the charts of a report whose queries brought rows, by the names of their pictures.

    Raises:
        RenderError: a chart cannot be drawn; a line for each.
    """
    _register_fonts(report.folder.shared / "fonts")
    pictures: dict[str, Picture] = {}
    mistakes: list[str] = []
    for chart in report.charts.values():
        try:
            for name, rows in _parts(chart, results[chart.query]):
                if rows or any(results[query] for query in chart.also):
                    drawn = {**results, chart.query: rows}
                    pictures[name] = draw_chart(chart, drawn, evidence, wording, report.chart_config, name)
        except RenderError as error:
            mistakes.append(str(error))
    if mistakes:
        raise RenderError("\n".join(mistakes))
    return pictures


def _parts(chart: Chart, rows: Rows) -> list[tuple[str, Rows]]:
    """Return the rows of each picture of a chart, by the picture's name.

    Raises:
        RenderError: the rows have no such column to divide them by.
    """
    if chart.by is None:
        return [(chart.name, rows)]
    parts: dict[str, list[Row]] = {}
    for row in rows:
        if chart.by not in row:
            raise RenderError(
                f"{chart.path}, by: got {chart.by!r}, expected a column of {chart.query}: {', '.join(sorted(row))}. "
                "Correct report.toml."
            )
        parts.setdefault(picture_name(chart.name, row[chart.by]), []).append(row)
    return [(name, tuple(part)) for name, part in parts.items()]


def draw_chart(
    chart: Chart,
    results: Mapping[str, Rows],
    evidence: Evidence,
    wording: Wording,
    config: Mapping[str, object],
    name: str | None = None,
) -> Picture:
    """Return one chart, drawn from the rows of its queries, as a picture with that name, or with the chart's own.

    Raises:
        RenderError: it draws what its rows have not, or Vega-Lite refuses it.
    """
    tables = {
        query: tuple(_plain_row(row, evidence, wording) for row in results[query])
        for query in (chart.query, *chart.also)
    }
    data = [row for rows in tables.values() for row in rows]
    try:
        spec = _translated(chart.spec, wording)
        said = tuple(_row_in_words(chart, row, wording) for row in tables[chart.query])
    except DefinitionError as error:
        raise RenderError(f"{chart.path}: {error}") from None
    columns = {name for row in data for name in row} | _GIVEN
    # a query without rows names no columns here, so a field of its own cannot be known
    columns |= set() if all(tables.values()) else set(unknown_fields(spec, ()))
    for field in unknown_fields(spec, columns):
        raise RenderError(
            f"{chart.path}, field: got {field!r}, expected a column of {chart.query}: {', '.join(sorted(columns))}. "
            "Correct the spec or the query."
        )
    try:
        svg = _drawn(
            json.dumps(_renamed(spec) | {"datasets": {**tables, **chart.shapes}}),
            json.dumps(_renamed(config)),
            json.dumps(_axis_format(wording)),
        )
    except ValueError as error:
        said_by = shorten(" ".join(str(error).split()), 200)
        raise RenderError(f"{chart.path}: Vega-Lite refuses it ({said_by}). Correct the spec.") from None
    claims = dict.fromkeys(row["claim_id"] for row in data if row.get("claim_id") is not None)
    return Picture(name or chart.name, svg, tuple(claims), said, tables)


@lru_cache(256)  # a preview draws the same charts again and again
def _drawn(spec: str, config: str, locale: str) -> str:
    """Return a chart as SVG, from JSON."""
    svg: str = vl_convert.vegalite_to_svg(
        spec, config=json.loads(config), format_locale=json.loads(locale), allowed_base_urls=[]
    )
    return svg.replace(_FOUND_AS, _FAMILY)


def _axis_format(wording: Wording) -> dict[str, object]:
    """Return how the axis of a chart writes numbers, as d3-format takes it."""
    symbols = wording.locale.number_symbols["latn"]
    return {"decimal": symbols["decimal"], "thousands": symbols["group"], "grouping": [3], "currency": ["", ""]}


def _renamed(node: Any) -> Any:
    """Return a spec or its configuration with the font by the name that it is found under."""
    if isinstance(node, Mapping):
        return {key: _renamed(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_renamed(value) for value in node]
    return _FOUND_AS if node == _FAMILY else node


def _translated(node: Any, wording: Wording) -> Any:
    """Return a spec with the keys of texts replaced by the texts."""
    if isinstance(node, Mapping):
        return {key: _translated(value, wording) for key, value in node.items()}
    if isinstance(node, list):
        return [_translated(value, wording) for value in node]
    return wording.text(node.removeprefix(TEXT)) if isinstance(node, str) and node.startswith(TEXT) else node


def _plain_row(row: Row, evidence: Evidence, wording: Wording) -> dict[str, Any]:
    """Return a row as JSON can hold it, with figure, number and period as the page prints them."""
    data = {name: _plain(row[name], wording) for name in row}
    claim = evidence.claim(row["claim_id"]) if data.get("claim_id") is not None else None
    if claim is not None and claim.figure is not None and claim.shown is not None:
        mark = CONTESTED if claim.contested else ""
        data.setdefault("figure", wording.figure(claim.shown) + mark)
        data.setdefault("number", wording.figure(claim.shown, unit=False) + mark)
        if data.get("before_claim_id") is not None:
            before = evidence.claim(data["before_claim_id"]).figure
            data.setdefault("change", _change(claim.figure, before, wording) if before is not None else "")
    if "period_start" in row:
        data.setdefault("period", wording.period(row["period_start"], row["period_end"]))
    return data


def _change(now: Figure, before: Figure, wording: Wording) -> str:
    """Return the change from one figure to a later one with its sign, in whole percent: a label is read at a glance.

    Nothing where that is none, or where nothing exact follows from the two.
    """
    try:
        change = compute("change", [now, before])
    except TemplateError:
        return ""
    percent = round(change.low.value)
    if change.qualifier != "exact" or percent == 0:
        return ""
    text = wording.figure(Figure(Decimal10(percent, 0), None, "exact", "percent")).replace("-", MINUS)
    return text if percent < 0 else f"+{text}"


def _plain(value: object, wording: Wording) -> object:
    """Return a value as JSON can hold it; the key of a text (`t:event-visit`) becomes that text."""
    if isinstance(value, str):
        key = value.removeprefix(TEXT)
        return wording.text(key) if key != value and wording.catalog.has(key) else value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return list(value) if isinstance(value, tuple) else value


def _row_in_words(chart: Chart, data: Mapping[str, Any], wording: Wording) -> str:
    """Return one row in words, for the picture's alternative text; nothing where the report has no words for it."""
    key = f"{chart.alt}_row"
    return wording.text(key, **{name: str(value) for name, value in data.items()}) if wording.catalog.has(key) else ""


@cache
def _register_fonts(folder: Path) -> None:
    if folder.is_dir():
        vl_convert.register_font_directory(str(folder))
