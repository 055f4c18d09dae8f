"""Charts: drawn from rows by a spec that holds no data, the text kept as text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzdb.errors import RenderError
from kzdb.report import render_html
from kzdb.report.charts import draw_chart, draw_charts, read_spec
from kzdb.report.definition import Chart
from kzdb.report.evidence import claim_ids, load_evidence
from kzdb.report.query import Row
from kzdb.report.wording import Wording

if TYPE_CHECKING:
    from tests.report.conftest import Base, Report

SPEC = {
    "data": {"name": "figures"},
    "mark": "bar",
    "encoding": {
        "x": {"field": "value", "type": "quantitative", "axis": {"title": "t:axis"}},
        "y": {"field": "figure", "type": "nominal"},
    },
}
WORDS = Wording("en", {"axis": "Weight seized", "alt": "Bars: {rows}.", "alt_row": "{figure}"})


def chart(folder: Path, spec: object) -> Chart:
    """Write a spec and return the chart that names it."""
    path = folder / "bars.vl.json"
    path.write_text(spec if isinstance(spec, str) else json.dumps(spec))
    return Chart("bars", path, "figures", "alt")


def test_a_chart_labels_figures_as_the_page_prints_them(base: Base, tmp_path: Path) -> None:
    """The label is the printed figure, the axis title the edition's text, both as text."""
    rows = (Row({"claim_id": 0, "value": 1}, [1, 344.6]),)
    evidence = load_evidence(base.connection, claim_ids([rows]))
    picture = draw_chart(chart(tmp_path, SPEC), rows, evidence, WORDS, {})
    assert ">344.6\xa0kg</text>" in picture.svg
    assert ">Weight seized</text>" in picture.svg
    assert ((1,), ("344.6\xa0kg",)) == (picture.claims, picture.rows)
    assert picture == draw_chart(chart(tmp_path, SPEC), rows, evidence, WORDS, {})


def test_a_value_that_is_the_key_of_a_text_is_told_in_the_language(base: Base, tmp_path: Path) -> None:
    """`t:axis` in a row becomes the text; a value that only looks so stays as it is."""
    rows = (Row({"claim_id": 0, "value": 1, "kind": 2, "name": 3}, [1, 344.6, "t:axis", "t:other"]),)
    picture = draw_chart(chart(tmp_path, SPEC), rows, load_evidence(base.connection, claim_ids([rows])), WORDS, {})
    assert ("Weight seized", "t:other") == (picture.data[0]["kind"], picture.data[0]["name"])


def test_a_chart_without_rows_is_left_out(base: Base, tmp_path: Path) -> None:
    """No empty picture is drawn."""
    evidence = load_evidence(base.connection, set())
    assert {} == draw_charts({"bars": chart(tmp_path, SPEC)}, {"figures": ()}, evidence, WORDS, tmp_path)


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ({**SPEC, "data": {"values": [{"value": 5}]}}, 'holds data itself ("values")'),
        ({**SPEC, "data": {"url": "http://example.org/x.csv"}}, 'holds data itself ("url")'),
        ({**SPEC, "data": {"name": "other"}}, "asks for the data 'other'; its query is 'figures'"),
        ({"mark": "bar"}, 'expected "data": {"name": "figures"} at the top'),
        ("{", "not JSON"),
        ("[]", "got list, expected a JSON object"),
    ],
)
def test_a_spec_that_brings_its_own_data_is_refused(tmp_path: Path, spec: object, says: str) -> None:
    """Numbers come from queries, not from a spec."""
    with pytest.raises(RenderError) as caught:
        read_spec(chart(tmp_path, spec))
    assert says in str(caught.value)


def test_vega_lite_refusing_a_spec_is_one_line(base: Base, tmp_path: Path) -> None:
    """The spec's file and the reason."""
    rows = (Row({"claim_id": 0, "value": 1}, [1, 344.6]),)
    evidence = load_evidence(base.connection, {1})
    with pytest.raises(RenderError, match=r"bars\.vl\.json: Vega-Lite refuses it") as caught:
        draw_chart(chart(tmp_path, {**SPEC, "transform": [{"pivot": "value"}]}), rows, evidence, WORDS, {})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("spec", "row", "says"),
    [
        ({**SPEC, "encoding": {"x": {"field": "nope", "type": "quantitative"}}}, {},
         r"bars\.vl\.json:1: draws the field 'nope', expected a column of figures: claim_id, figure"),
        ({**SPEC, "title": "t:nope"}, {}, r"bars\.vl\.json: no text 'nope' in i18n/en\.toml"),
        (SPEC, {"name": "x" * 9_999}, r"bars\.vl\.json: a text of 9999 characters is too long"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_names_the_spec(
    base: Base, tmp_path: Path, spec: object, row: dict[str, object], says: str
) -> None:
    """A field that no row has would be an empty picture without a sound."""
    columns = {"claim_id": 1, "value": 344.6, **row}
    rows = (Row({name: n for n, name in enumerate(columns)}, list(columns.values())),)
    with pytest.raises(RenderError, match=says):
        draw_chart(chart(tmp_path, spec), rows, load_evidence(base.connection, {1}), WORDS, {})


def test_a_column_may_be_named_like_a_method(base: Base, tmp_path: Path) -> None:
    """Rows are read by their names, whatever these are."""
    rows = (Row({"claim_id": 0, "value": 1, "items": 2, "get": 3}, [1, 344.6, 1, 2]),)
    picture = draw_chart(chart(tmp_path, SPEC), rows, load_evidence(base.connection, {1}), WORDS, {})
    assert (1, 2) == (picture.data[0]["items"], picture.data[0]["get"])


def test_a_chart_on_the_page_has_alternative_text(base: Base, report: Report, shared: Path) -> None:
    """The picture stands in the page itself; its alternative text tells what it shows."""
    report.write("charts/bars.vl.json", json.dumps(SPEC))
    report.write(
        "i18n/en.toml", 'axis = "Weight"\n[chart.bars]\nalt = "Bars: {rows}."\nalt_row = "{figure}, {period}"\n'
    )
    report.edit(
        "report.toml",
        "[output]",
        '[charts]\nbars = {spec = "charts/bars.vl.json", query = "figures", alt = "chart.bars.alt"}\n\n[output]',
    )
    report.body('{{ picture("bars") }}')
    draft = render_html(base.connection, report.folder, shared, {"as_of": "2020-01-01"})
    assert 'src="data:image/svg+xml;base64,' in draft.html
    assert 'alt="Bars: 344.6\xa0kg, January–September 2014."' in draft.html
    assert [("chart", (1,))] == [(entry.kind, entry.claims) for entry in draft.ledger.entries if entry.kind == "chart"]
