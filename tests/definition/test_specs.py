"""Chart specs: Vega-Lite by its schema, with no data of their own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kzdb.definition.specs import unknown_fields
from kzdb.errors import DefinitionError
from tests.tiny import Tiny

SPEC: dict[str, Any] = {
    "data": {"name": "figures"},
    "mark": "bar",
    "encoding": {"x": {"field": "value", "type": "quantitative"}},
}
LOOKUP = {"lookup": "value", "from": {"data": {"name": "sea"}, "key": "id", "fields": ["geometry"]}}
CHARTS = "\n[charts]\nbars = {query = 'figures'}\n"


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ({**SPEC, "mark": "barr"}, ":1: mark"),
        ({**SPEC, "encodng": {}}, ":1: spec: got 'encodng', which Vega-Lite does not know there."),
        (
            {**SPEC, "encoding": {"x": {"field": "value", "type": "quantitive"}}},
            ":1: encoding.x.type: got 'quantitive', expected one of",
        ),
        ({**SPEC, "data": {"values": [{"value": 5}]}}, ":1: values: got a key that no chart may have: its rows come"),
        ({**SPEC, "data": {"url": "rows.csv"}}, ":1: url: got a key that no chart may have: a spec reads no file"),
        ({**SPEC, "transform": [{"sample": 5}]}, ":1: sample: got a key that no chart may have: a sample differs"),
        ({**SPEC, "data": {"name": "other"}}, ":1: data: got {'name': 'other'}, expected {\"name\": \"figures\"}."),
        ({"data": {"name": "figures"}}, ": spec: got no 'mark', which Vega-Lite needs there. Add it."),
        ([], ":1: got [], expected a JSON object."),
    ],
)
def test_a_wrong_spec_is_named(tiny: Tiny, spec: object, says: str) -> None:
    """The file, the line, the place in the spec, and what is wrong there."""
    tiny.edit("report.toml", "\n[queries]", CHARTS + "\n[queries]")
    path = tiny.write("charts/bars.vl.json", json.dumps(spec))
    with pytest.raises(DefinitionError) as caught:
        tiny.read()
    lines = str(caught.value).splitlines()

    assert any(line.startswith(f"{path}{says}") for line in lines), lines


def test_a_sound_spec_is_taken(tiny: Tiny) -> None:
    """With the file and the key of its alternative text that follow from its name."""
    tiny.edit("report.toml", "\n[queries]", CHARTS + "\n[queries]")
    tiny.write("charts/bars.vl.json", json.dumps(SPEC))
    chart = tiny.read().charts["bars"]

    assert ("figures", "chart-bars-alt", SPEC) == (chart.query, chart.alt, chart.spec)


@pytest.mark.parametrize(
    ("shapes", "says"),
    [
        (None, "/map/land.geojson: no such file, expected the shapes of a map."),
        ("{}", "/map/land.geojson:1: got no list of features with ids, expected a FeatureCollection"),
        ('{"features": [{"type": "Feature"}]}', "/map/land.geojson:1: got no list of features with ids"),
        ('{"features": []}', "/charts/bars.vl.json:1: data: got 'sea', expected one of figures, land. Correct it, or"),
    ],
)
def test_a_map_has_its_shapes(tiny: Tiny, shapes: str | None, says: str) -> None:
    """A file of features, under its own name; a spec draws no data that it was not given."""
    tiny.edit("report.toml", "\n[queries]", CHARTS.replace("}", ", shapes = 'map/land.geojson'}") + "\n[queries]")
    tiny.write("charts/bars.vl.json", json.dumps({**SPEC, "transform": [LOOKUP]}))
    if shapes is not None:
        tiny.write("map/land.geojson", shapes)
    with pytest.raises(DefinitionError) as caught:
        tiny.read()

    assert says in str(caught.value)


def test_a_field_is_known_by_its_rows_or_its_steps() -> None:
    """What a step makes may be drawn; what nobody makes would be an empty picture."""
    spec = {**SPEC, "transform": [{"calculate": "1", "as": "made"}], "encoding": {"x": {"field": "made"}}}

    assert [] == unknown_fields(spec, {"value"})
    assert ["value"] == unknown_fields(SPEC, {"other"})
