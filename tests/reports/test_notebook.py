"""The notebook cell of README: run as it is there, on our own seeds."""

from __future__ import annotations

import ast
import re

import pytest

from kzdb.config import Settings
from tests.reports.conftest import CHECKOUT

CELL = re.compile(r"^```python\n(import altair.*?)^```", re.DOTALL | re.MULTILINE)


def test_the_cell_draws_a_chart(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its last line is a chart with a point for each year and country."""
    found = CELL.search((CHECKOUT / "README.md").read_text("utf-8"))
    assert found is not None
    *lines, last = ast.parse(found[1]).body
    assert isinstance(last, ast.Expr)
    monkeypatch.chdir(own.root)
    names: dict[str, object] = {}
    exec(compile(ast.Module(lines, []), "README.md", "exec"), names)
    chart = eval(compile(ast.Expression(last.value), "README.md", "eval"), names)
    (points,) = chart.to_dict()["datasets"].values()

    assert {"country", "year", "kilograms"} == set(points[0])
    assert len({point["country"] for point in points}) >= 5
