# /// script
# requires-python = ">=3.11"
# dependencies = ["shapely>=2.1"]
# ///
"""Cut the region of the reports' map out of Natural Earth's countries; this wrote region.geojson.

Run it again only to change the frame, the detail or the places:

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    uv run reports/_shared/map/clip.py package/countries-50m.json

Natural Earth is in the public domain; world-atlas holds it as TopoJSON. Its borders are those in effect on the ground.
Comes out: one feature a line, with the slugs of the vocabulary as ids. A country has its shape and the place of its
name; a place (a town, or where an arrow leaves the frame towards a part of the world) is a point.
"""

from __future__ import annotations

import csv
import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, mapping

HERE = Path(__file__).parent
COUNTRIES = HERE.parents[2] / "seeds" / "vocabulary" / "countries.csv"
OUT = HERE / "region.geojson"

FRAME = [(44.0, 22.0), (35.0, 43.0), (36.5, 46.5), (25.0, 62.0), (111.0, 62.0), (92.0, 22.0)]
"""Corners of what is kept: more than the map shows, so that no cut edge is in it."""

DETAIL = 0.02
"""How small a corner may be before it is straightened, in square degrees; neighbours keep one border."""

SMALLEST = 0.05
"""Islands below this, in square degrees, are left out."""

NAMES = {  # where a country is named: longitude, latitude, on which side of it the name is; chosen by eye
    "AFG": (65.4, 33.9, "right"), "AZE": (47.6, 40.6, "over"), "CHN": (89.0, 41.0, "over"),
    "IND": (77.0, 26.0, "over"), "IRN": (56.0, 33.0, "over"), "KAZ": (67.0, 48.4, "right"),
    "KGZ": (74.6, 41.6, "right"), "MNG": (93.0, 47.4, "over"), "PAK": (66.6, 28.4, "over"),
    "RUS": (57.2, 55.9, "right"), "TJK": (70.8, 38.6, "right"), "TKM": (59.6, 38.8, "over"),
    "TUR": (42.6, 38.6, "over"), "UZB": (63.8, 42.7, "left"),
}  # fmt: skip
PLACES = {  # where an arrow leaves the frame towards a part of the world, and towns that routes are said to touch
    "eastern_europe": (49.6, 55.3, "edge"), "europe": (43.6, 51.4, "edge"), "western_europe": (50.9, 48.7, "edge"),
    "western_asia": (50.8, 35.7, "edge"), "middle_east": (53.7, 29.4, "edge"), "africa": (56.7, 27.0, "edge"),
    "asia": (86.0, 27.0, "over"), "beineu": (55.2, 45.3, "over"), "gorgan": (54.4, 36.8, "over"),
}  # fmt: skip

Point = tuple[float, float]
Spot = tuple[float, float, str]


def main(source: Path) -> None:
    """Write the region from world-atlas' countries-50m.json.

    Raises:
        KeyError: a country of NAMES is not in the source, or has no number in the vocabulary.
    """
    topology = json.loads(source.read_text("utf-8"))
    with COUNTRIES.open(encoding="utf-8") as file:
        slugs = {row["m49"]: row["slug"] for row in csv.DictReader(file)}
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    frame = Polygon(FRAME)
    shapes: dict[str, Any] = {}
    for one in topology["objects"]["countries"]["geometries"]:
        cut = _polygons(shapely.make_valid(_shape(one, arcs)).intersection(frame))
        if not cut.is_empty:
            shapes[slugs.get(one.get("id", ""), one["properties"]["name"])] = cut
    straightened = shapely.coverage_simplify(list(shapes.values()), DETAIL**0.5)
    features = [
        _feature(slug, mapping(_wound(shape)), NAMES.get(slug))
        for slug, shape in sorted(zip(shapes, straightened, strict=True), key=lambda pair: pair[0])
    ]
    missing = NAMES.keys() - {one["id"] for one in features}
    if missing:
        raise KeyError(f"{source}: no shape of {', '.join(sorted(missing))}")
    features += [_feature(slug, {"type": "Point", "coordinates": at[:2]}, at) for slug, at in sorted(PLACES.items())]
    lines = ",\n".join(json.dumps(one, separators=(",", ":"), ensure_ascii=False) for one in features)
    OUT.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "utf-8")


def _degrees(arc: list[list[int]], transform: dict[str, Point]) -> list[Point]:
    """Return the points of an arc of TopoJSON: each is stored as its whole-number distance from the one before."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    xs, ys = (accumulate(steps) for steps in zip(*arc, strict=True))
    return [(x * kx + dx, y * ky + dy) for x, y in zip(xs, ys, strict=True)]


def _shape(geometry: dict[str, Any], arcs: list[list[Point]]) -> MultiPolygon:
    """Return a country; the arcs of a ring share their ends, and a negative number is an arc backwards."""

    def ring(numbers: list[int]) -> list[Point]:
        points: list[Point] = []
        for number in numbers:
            points += (arcs[number] if number >= 0 else arcs[~number][::-1])[bool(points) :]
        return points

    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return MultiPolygon([Polygon(ring(outer), [ring(hole) for hole in holes]) for outer, *holes in polygons])


def _polygons(shape: Any) -> MultiPolygon:
    """Return the areas of a shape, without its smallest islands and without lines where it touches the frame."""
    parts = shapely.get_parts(shape, return_index=False)
    return MultiPolygon([part for part in parts if part.geom_type == "Polygon" and part.area >= SMALLEST])


def _wound(shape: Any) -> Any:
    """Return a shape with its outer rings clockwise, as d3 has them; the other way it is all but the country."""
    return shapely.orient_polygons(shapely.set_precision(shape, 0.01), exterior_cw=True)


def _feature(slug: str, geometry: Any, spot: Spot | None) -> dict[str, Any]:
    geometry = json.loads(json.dumps(geometry), parse_float=lambda text: round(float(text), 2))
    place = dict(zip(("lon", "lat", "side"), spot, strict=True)) if spot else {}
    return {"type": "Feature", "id": slug, "properties": place, "geometry": geometry}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
