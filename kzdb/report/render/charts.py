"""Charts: a Vega-Lite spec and the rows of a query become SVG, its text kept as text.

Drawn by vl-convert inside the process: no browser, no network. Every row reaches the spec with three more fields,
`figure`, `number` and `period`, as the page prints them, so that a label in a picture and a number in a table cannot
differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import vl_convert

from kzdb.errors import DefinitionError, RenderError, shorten
from kzdb.language.wording import NBSP, Wording
from kzdb.report.data.evidence import Evidence
from kzdb.report.data.rows import Row, Rows
from kzdb.report.definition.report import Report
from kzdb.report.definition.specs import TEXT, Chart, unknown_fields
from kzdb.report.page.pictures import Picture

CONTESTED = f"{NBSP}≠"
"""What a label carries where sources disagree on its figure."""

_GIVEN = frozenset({"figure", "number", "period"})
_FAMILY, _FOUND_AS = "Source Sans 3", "SourceSans3-Regular"
"""vl-convert does not find a family whose name ends in a figure, and then takes every letter for wider than it is; by
its PostScript name it finds the font."""


def draw_charts(
    report: Report, results: Mapping[str, Rows], evidence: Evidence, wording: Wording
) -> dict[str, Picture]:
    """Return the charts of a report whose query brought rows.

    Raises:
        RenderError: a chart cannot be drawn; a line for each.
    """
    _register_fonts(report.folder.shared / "fonts")
    pictures: dict[str, Picture] = {}
    mistakes: list[str] = []
    for name, chart in report.charts.items():
        if rows := results[chart.query]:
            try:
                pictures[name] = draw_chart(chart, rows, evidence, wording, report.chart_config)
            except RenderError as error:
                mistakes.append(str(error))
    if mistakes:
        raise RenderError("\n".join(mistakes))
    return pictures


def draw_chart(chart: Chart, rows: Rows, evidence: Evidence, wording: Wording, config: Mapping[str, object]) -> Picture:
    """Return one chart, drawn from its rows.

    Raises:
        RenderError: it draws what its rows have not, or Vega-Lite refuses it.
    """
    data = [_plain_row(row, evidence, wording) for row in rows]
    try:
        spec = _translated(chart.spec, wording)
        said = tuple(_row_in_words(chart, row, wording) for row in data)
    except DefinitionError as error:
        raise RenderError(f"{chart.path}: {error}") from None
    columns = {name for row in data for name in row} | _GIVEN
    for field in unknown_fields(spec, columns):
        raise RenderError(
            f"{chart.path}, field: got {field!r}, expected a column of {chart.query}: {', '.join(sorted(columns))}. "
            "Correct the spec or the query."
        )
    try:
        svg: str = vl_convert.vegalite_to_svg(
            _renamed(spec) | {"datasets": {chart.query: data}},
            config=_renamed(config),
            format_locale=_axis_format(wording),
            allowed_base_urls=[],
        ).replace(_FOUND_AS, _FAMILY)
    except ValueError as error:
        said_by = shorten(" ".join(str(error).split()), 200)
        raise RenderError(f"{chart.path}: Vega-Lite refuses it ({said_by}). Correct the spec.") from None
    claims = tuple(row["claim_id"] for row in rows if "claim_id" in row)
    return Picture(chart.name, svg, claims, said, tuple(data))


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
    if "claim_id" in row and (figure := (claim := evidence.claim(row["claim_id"])).figure) is not None:
        data.setdefault("figure", wording.figure(figure) + (CONTESTED if claim.contested else ""))
        data.setdefault("number", wording.figure(figure, unit=False))
    if "period_start" in row:
        data.setdefault("period", wording.period(row["period_start"], row["period_end"]))
    return data


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
