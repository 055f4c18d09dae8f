"""Charts: drawn from rows, their labels as the page prints them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kzdb.definition.specs import Chart
from kzdb.errors import RenderError
from kzdb.language.catalog import load_catalog, parse_texts
from kzdb.language.wording import Wording
from kzdb.report.data.evidence import Evidence
from kzdb.report.data.rows import Row
from kzdb.report.page.pictures import Picture
from kzdb.report.page.write import Page
from kzdb.report.render.charts import draw_chart
from tests.tiny import Tiny

SPEC: dict[str, Any] = {
    "data": {"name": "figures"},
    "mark": "bar",
    "encoding": {
        "x": {"field": "value", "type": "quantitative", "axis": {"title": "t:axis"}},
        "y": {"field": "figure", "type": "nominal"},
    },
}
TEXTS = "axis = Weight seized\nchart-bars-alt = Bars: { $rows }.\nchart-bars-alt_row = { $figure }\n"


@pytest.fixture
def words(wording: Wording) -> Wording:
    """Give the English wording with the texts of the chart."""
    catalog = load_catalog("en", {"en": parse_texts(TEXTS, Path("en.ftl"))})
    return Wording(catalog, lambda listed, slug: slug)


def row(claim_id: int, **more: object) -> tuple[Row]:
    """Return the one row that is drawn."""
    columns = {"claim_id": claim_id, "value": 1.2, **more}
    return (Row({name: number for number, name in enumerate(columns)}, list(columns.values())),)


def draw(spec: dict[str, Any], rows: tuple[Row], evidence: Evidence, words: Wording) -> Any:
    """Draw one chart."""
    chart = Chart("bars", Path("bars.vl.json"), spec, "figures", "chart-bars-alt")
    return draw_chart(chart, {"figures": rows}, evidence, words, {})


def test_a_label_is_what_the_page_prints(evidence: Evidence, claims: Callable[..., list[int]], words: Wording) -> None:
    """Figures and texts are text in the picture; it is the same picture every time."""
    (seized,) = claims("1.2 t")
    picture = draw(SPEC, row(seized), evidence, words)

    assert ">1.2\xa0t</text>" in picture.svg
    assert ">Weight seized</text>" in picture.svg
    assert ((seized,), ("1.2\xa0t",)) == (picture.claims, picture.rows)
    assert "1.2\xa0t" in picture.texts
    assert picture == draw(SPEC, row(seized), evidence, words)


def test_a_label_is_marked_where_sources_disagree(
    evidence: Evidence, claims: Callable[..., list[int]], words: Wording
) -> None:
    """As on the page."""
    assert ">12.5\xa0kg\xa0≠</text>" in draw(SPEC, row(*claims("12.5 kg")), evidence, words).svg


def test_a_value_may_be_the_key_of_a_text(evidence: Evidence, claims: Callable[..., list[int]], words: Wording) -> None:
    """One that only looks so stays as it is."""
    picture = draw(SPEC, row(*claims("1.2 t"), kind="t:axis", name="t:other"), evidence, words)

    assert ("Weight seized", "t:other") == tuple(picture.tables["figures"][0][name] for name in ("kind", "name"))


def test_a_chart_draws_several_queries_and_shapes(
    evidence: Evidence, claims: Callable[..., list[int]], words: Wording
) -> None:
    """Each under its name; a query without rows leaves its layer empty; every row is in the data."""
    (seized,) = claims("1.2 t")
    square = [[[0, 0], [0, 9], [9, 9], [9, 0], [0, 0]]]
    land = {"type": "Feature", "id": "x", "geometry": {"type": "Polygon", "coordinates": square}}
    names = {"mark": "text", "data": {"name": "names"}, "encoding": {"text": {"field": "name"}}}
    outline = {"mark": "geoshape", "data": {"name": "land"}}
    spec = {
        "data": {"name": "figures"},
        "layer": [outline, names, {"mark": "text", "encoding": {"text": {"field": "figure"}}}],
    }
    chart = Chart("map", Path("map.vl.json"), spec, "figures", "chart-bars-alt", None, ("names",), {"land": [land]})

    def drawn(names: tuple[Row, ...]) -> Picture:
        return draw_chart(chart, {"figures": row(seized), "names": names}, evidence, words, {})

    picture = drawn(row(seized, name="Here"))

    assert {"1.2\xa0t", "Here"} <= set(re.findall(r">([^<]+)</text>", picture.svg))
    assert 'class="mark-shape' in picture.svg
    assert ((seized,), ["figures", "names"]) == (picture.claims, list(picture.tables))
    assert ">1.2\xa0t</text>" in drawn(()).svg


def test_an_alternative_text_can_say_the_range(words: Wording) -> None:
    """The rows with the lowest and the highest figure, compared in one unit where the query has `base`."""
    rows = ({"value": 2.0, "base": 2000}, {"value": 900.0, "base": 900}, {"value": 1.0, "base": None})
    picture = Picture("bars", "", (), ("2 t", "900 kg", "?"), {"figures": rows})

    assert {"rows": "2 t; 900 kg; ?", "ranged": "yes", "lowest": "900 kg", "highest": "2 t"} == picture.in_words()
    assert "no" == Picture("bars", "", (), (), {}).in_words()["ranged"]


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        (
            {**SPEC, "encoding": {"x": {"field": "nope", "type": "quantitative"}}},
            r"^bars\.vl\.json, field: got 'nope', expected a column of figures: change, claim_id, figure, number,",
        ),
        ({**SPEC, "title": "t:nope"}, r"^bars\.vl\.json: text nope: not in i18n/en\.ftl"),
        ({**SPEC, "transform": [{"pivot": "value"}]}, r"^bars\.vl\.json: Vega-Lite refuses it \("),
    ],
)
def test_what_cannot_be_drawn_is_one_line(
    evidence: Evidence, claims: Callable[..., list[int]], words: Wording, spec: dict[str, Any], says: str
) -> None:
    """The spec's file and the reason."""
    with pytest.raises(RenderError, match=says) as caught:
        draw(spec, row(*claims("1.2 t")), evidence, words)

    assert "\n" not in str(caught.value)


def test_a_chart_on_the_page(page: Callable[..., Page], tiny: Tiny, claims: Callable[..., list[int]]) -> None:
    """It is in the page itself, says what it shows, and is in the ledger; without rows it is left out."""
    (seized,) = claims("1.2 t")
    tiny.edit(
        "report.toml", "\n[queries]", '\n[charts]\nbars = {query = "drawn"}\n\n[queries]\ndrawn = {key = ["value"]}'
    )
    tiny.write("charts/bars.vl.json", json.dumps(SPEC | {"data": {"name": "drawn"}}))
    tiny.write("i18n/en.ftl", TEXTS)
    query = tiny.write("queries/drawn.sql", f"SELECT {seized} AS claim_id, 1.2 AS value ORDER BY value")
    made = page('{{ picture("bars") }}')

    assert 'id="chart-bars" src="data:image/svg+xml;base64,' in made.html
    assert 'alt="Bars: 1.2\xa0t."' in made.html
    assert [("chart", (seized,))] == [(one.kind, one.claims) for one in made.ledger.entries if one.kind == "chart"]
    query.write_text("SELECT 1 AS claim_id, 2 AS value WHERE FALSE ORDER BY value", "utf-8")
    assert "<img" not in page('{{ picture("bars") }}').html
