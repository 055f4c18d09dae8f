"""The shapes of the reports' map, and the map that the country briefing draws with them."""

from __future__ import annotations

import csv
import json
import re
from itertools import pairwise
from typing import Any

import duckdb
import pytest

from tests.reports.conftest import CHECKOUT, Write

SHAPES = CHECKOUT / "reports" / "_shared" / "map" / "region.geojson"
FEATURES: list[dict[str, Any]] = json.loads(SHAPES.read_text("utf-8"))["features"]
EIGHT = {"AFG", "AZE", "KAZ", "KGZ", "RUS", "TJK", "TKM", "UZB"}


def clockwise(ring: list[list[float]]) -> bool:
    """Return whether a ring runs clockwise, as d3 has the outline of a country."""
    return sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairwise(ring)) > 0


def test_shapes_are_small_and_have_names_of_the_vocabulary() -> None:
    """Some tens of kilobytes; each country of the base can be named on it, each place is one that the seeds know."""
    known = set()
    for name in ("countries", "aggregates", "places"):
        with (CHECKOUT / "seeds" / "vocabulary" / f"{name}.csv").open(encoding="utf-8") as file:
            known |= {row["slug"] for row in csv.DictReader(file)}
    named = {one["id"] for one in FEATURES if one["properties"]}

    assert SHAPES.stat().st_size < 60_000
    assert set() == EIGHT - named
    assert set() == named - known


def test_no_shape_is_inside_out() -> None:
    """Outer rings run clockwise and holes the other way; turned round, a country would cover the whole map."""
    polygons = [
        polygon
        for one in FEATURES
        if one["geometry"]["type"] != "Point"
        for polygon in ([one["geometry"]["coordinates"]] if one["geometry"]["type"] == "Polygon"
                        else one["geometry"]["coordinates"])
    ]  # fmt: skip

    assert len(polygons) >= len(EIGHT)
    assert all(clockwise(outer) and not any(map(clockwise, holes)) for outer, *holes in polygons)


@pytest.mark.parametrize(("country", "language", "arrows"), [("KAZ", "kk", 7), ("TKM", "ru", 5), ("UZB", "en", 1)])
def test_the_map_of_a_country(
    seeds: duckdb.DuckDBPyConnection, write: Write, country: str, language: str, arrows: int
) -> None:
    """An arrow for each leg, all names in the report's language, figures as the page prints them, as text."""
    picture = write(seeds, "country-briefing", language, country=country).pictures["map"]
    texts = set(re.findall(r"<text[^>]*>([^<]+)</text>", picture.svg))
    names = {row["name"] for row in picture.tables["map_names"] if row["slug"] in EIGHT}
    figures = {row["figure"] for row in picture.tables["map_seizures"]}

    assert arrows <= len(picture.tables["map_routes"]) == picture.svg.count('stroke="#b0560b"')
    assert set() == names - texts
    assert len(EIGHT) == len(names)
    assert figures
    assert set() == figures - texts
    assert {row["claim_id"] for row in picture.tables["map_seizures"]} <= set(picture.claims)
