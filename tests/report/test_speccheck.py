"""What the spec of a chart may say, and what it draws."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kzdb.errors import RenderError
from kzdb.report.speccheck import check_spec, read_json, unknown_fields

SPEC: dict[str, Any] = {
    "data": {"name": "figures"},
    "mark": "bar",
    "encoding": {"x": {"field": "value", "type": "quantitative", "axis": {"title": "t:axis", "format": ",.1f"}}},
}


def check(folder: Path, **changed: Any) -> None:
    """Check the spec with some of its words changed."""
    path = folder / "a.vl.json"
    path.write_text(json.dumps(SPEC | changed, indent=1))
    spec, text = read_json(path)
    check_spec(path, text, spec)


def test_a_plain_spec_passes(tmp_path: Path) -> None:
    """Marks, fields, texts by their key, expressions of plain functions."""
    check(
        tmp_path,
        transform=[{"calculate": "datum.value > 0 ? split(datum.figure, '|')[0] : ''", "as": "label"}],
        mark={"type": "text", "dx": 6, "color": "#1d5a86"},
        width=640,
    )


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"wdith": 5}, r"a\.vl\.json:\d+: got 'wdith', which no chart may say; did you mean 'width'\."),
        ({"mark": "barr"}, "got the mark 'barr', expected one of arc, area, bar"),
        ({"mark": {"type": "image", "url": "x"}}, "got the type 'image'"),
        ({"encoding": {"href": {"value": "x"}}}, "got 'href', which no chart may say"),
        ({"datasets": {"figures": []}}, "got 'datasets'"),
        ({"title": "In 2014"}, "got the text 'In 2014', expected the key of one in i18n"),
        ({"encoding": {"text": {"value": "7"}}, "mark": {"type": "text", "text": "7"}}, "got the text '7'"),
        ({"transform": [{"calculate": "sequence(0, 1e9)", "as": "z"}]}, r"calls sequence\(\), expected one of"),
        ({"transform": [{"calculate": "test(/^(a+)+$/, 'aab')", "as": "z"}]}, r"calls test\(\)"),
        ({"transform": [{"filter": "datum.a < now()"}]}, r"calls now\(\)"),
        ({"transform": [{"filter": "datum.a < random()"}]}, r"calls random\(\)"),
        ({"transform": [{"calculate": "(function f() { return f() })()", "as": "z"}]}, r"calls f\(\)"),
        ({"transform": [{"calculate": "'12 cases'", "as": "z"}]}, "a digit typed in a chart: '12 cases'"),
        ({"transform": [{"sample": 5}]}, "got 'sample'"),
        ({"transform": [{"impute": "value", "key": "n", "keyvals": {"start": 0, "stop": 9}}]}, "got 'impute'"),
        ({"width": 1e9}, "got width 1000000000.0, expected at most 10000"),
        ({"width": -5}, "got width -5, expected at most 10000 and, of a size, no less than nothing"),
        ({"width": "wide"}, "got width 'wide', expected a number"),
        ({"encoding": {"x": {"field": "v", "axis": {"tickCount": 1e7}}}}, "got tickCount 10000000.0, expected at most"),
        ({"encoding": {"x": {"field": "v", "axis": {"format": "zzz"}}}}, "got the format 'zzz'"),
        ({"encoding": {"x": {"field": "v", "type": "quantum"}}}, "got the type 'quantum'"),
        ({"$schema": "https://vega.github.io/schema/vega/v5.json"}, "expected that of Vega-Lite"),
    ],
)
def test_what_reads_loops_guesses_or_types_is_refused(tmp_path: Path, changed: dict[str, Any], says: str) -> None:
    """One line with the file and the line of the word."""
    with pytest.raises(RenderError, match=says) as caught:
        check(tmp_path, **changed)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"a":\n', r"a\.vl\.json:2: not JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"a": NaN}', "1: got NaN, expected a number"),
        ('{"a": 1,\n"a": 2}', "1: 'a' stands twice in one object"),
        ("[]", "got list, expected a JSON object"),
    ],
)
def test_json_is_read_strictly(tmp_path: Path, text: str, says: str) -> None:
    """No half object, no word twice, no number that is none."""
    (tmp_path / "a.vl.json").write_text(text)
    with pytest.raises(RenderError, match=says):
        read_json(tmp_path / "a.vl.json")


def test_a_field_is_a_column_or_made_on_the_way() -> None:
    """Fields of axes, of groups and of expressions; a label's own value is none."""
    spec = {
        "transform": [{"calculate": "datum.known + datum.lost", "as": "made"}, {"aggregate": [], "groupby": ["other"]}],
        "encoding": {"x": {"field": "made"}, "y": {"field": "gone", "axis": {"labelExpr": "datum.label"}}},
    }
    assert ["lost", "other", "gone"] == list(unknown_fields(spec, {"known"}))
