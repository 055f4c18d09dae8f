"""Reading seeds/vocabulary: the closed lists that claims are written with. Every cell is text until it is checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.facts.periods import FiscalCalendar, parse_calendar
from kzdb.facts.units import Unit, Units
from kzdb.load.cells import Row, read_rows
from kzdb.load.entries import Told, meant
from kzdb.load.labels import read_labels

__all__ = ["Metric", "RelationType", "Row", "Vocabulary", "read_vocabulary"]

ENTITY_FILES = {
    "country": ("countries", ("slug", "name", "iso2", "m49", "fiscal_year")),
    "organisation": ("organisations", ("slug", "name", "type", "country")),
    "person": ("people", ("slug", "name")),
    "agreement": ("agreements", ("slug", "name", "type")),
    "programme": ("programmes", ("slug", "name", "type", "country")),
    "event": ("events", ("slug", "name", "type")),
    "law": ("laws", ("slug", "name", "type", "country")),
    "substance": ("substances", ("slug", "name", "type")),
    "place": ("places", ("slug", "name", "type", "country")),
    "document": ("documents", ("slug", "name", "type")),
    "aggregate": ("aggregates", ("slug", "name", "type")),
}
OTHER_FILES = {
    "themes": ("slug", "name", "weight"),
    "units": ("slug", "name", "symbol", "aliases", "dimension", "base", "num", "den"),
    "metrics": ("slug", "name", "definition", "dimension", "unit", "nature", "theme", "weight"),
    "breakdowns": ("slug", "name"),
    "relation_types": (
        "slug", "name", "inverse_name", "subject_kinds", "object_kinds", "single_valued", "theme", "weight",
    ),
    "milestone_types": ("slug", "name"),
    "topics": ("slug", "name", "theme", "weight"),
    "aggregate_members": ("aggregate", "member", "valid_from", "valid_to"),
    "metric_links": ("slug", "metric", "type", "of", "per"),
    "milestone_orders": ("slug", "before", "after"),
}  # fmt: skip
LINK_TYPES = (
    "rate_of", "drop_between", "multiple_between", "multiple_of", "part_of", "counts_subjects", "counts_objects",
    "counts_terms", "times_is_period",
)  # fmt: skip
_SLUG = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured, in which dimension, and what kind of measure it is (a stock, a share)."""

    slug: str
    dimension: str
    nature: str


@dataclass(frozen=True, slots=True)
class RelationType:
    """A way to stand to another entity, and which kinds of entity may."""

    slug: str
    subject_kinds: frozenset[str]
    object_kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The vocabulary as read: rows for the store, and look-ups for the claims.

    `entities` have slug, kind, type, name, country, whatever their kind; `fiscal` are the calendars of countries.
    """

    entities: list[Row]
    countries: list[Row]
    other_rows: dict[str, list[Row]]
    kinds: dict[str, str]
    fiscal: dict[str, FiscalCalendar]
    units: Units
    metrics: dict[str, Metric]
    relation_types: dict[str, RelationType]
    labels: list[Row]

    def slugs(self, table: str) -> list[str]:
        """Return the slugs of one of the lists that are no entities."""
        return [row["slug"] for row in self.other_rows[table]]


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read and check every list of `folder` (seeds/vocabulary).

    Raises:
        SeedError: a file is missing or malformed, a slug stands twice, a reference leads nowhere.
    """
    seen: dict[str, str] = {}
    entities = {
        kind: list(read_rows(folder / f"{name}.csv", columns, _entity_slug(kind, folder / f"{name}.csv", seen)))
        for kind, (name, columns) in ENTITY_FILES.items()
    }
    others = {
        name: list(read_rows(folder / f"{name}.csv", columns, _list_slug(name, folder / f"{name}.csv")))
        for name, columns in OTHER_FILES.items()
    }
    kinds = {row["slug"]: kind for kind, rows in entities.items() for row in rows}
    _check_countries(folder, entities, kinds)
    _check_members(folder / "aggregate_members.csv", others["aggregate_members"], kinds)
    for name in ("metrics", "relation_types", "topics"):
        _check_themes(folder / f"{name}.csv", others[name], {row["slug"] for row in others["themes"]})
    units = _units(folder / "units.csv", others["units"])
    metrics = _metrics(folder / "metrics.csv", others["metrics"], units)
    relation_types = _relation_types(folder / "relation_types.csv", others["relation_types"])
    _check_breakdowns(folder / "breakdowns.csv", others["breakdowns"], kinds)
    _check_links(folder / "metric_links.csv", others)
    _check_orders(folder / "milestone_orders.csv", others)
    slugs = {name: [row["slug"] for row in rows if "slug" in row] for name, rows in others.items()}
    labels = read_labels(folder / "labels.csv", {"entities": kinds, **slugs})
    fiscal = {row["slug"]: parse_calendar(row["fiscal_year"]) for row in entities["country"] if row["fiscal_year"]}
    uniform = [
        {"slug": row["slug"], "kind": kind, "type": row.get("type", ""), "name": row["name"],
         "country": row.get("country", ""), "line": row["line"]}
        for kind, rows in entities.items() for row in rows
    ]  # fmt: skip
    return Vocabulary(uniform, entities["country"], others, kinds, fiscal, units, metrics, relation_types, labels)


def _entity_slug(kind: str, path: Path, seen: dict[str, str]) -> Callable[[str, int], None]:
    shape = re.compile(r"[A-Z]{3}") if kind == "country" else _SLUG
    expected = "an ISO 3166 alpha-3 code" if kind == "country" else "a slug like unodc or drug_price"

    def check(slug: str, line: int) -> None:
        if not shape.fullmatch(slug):
            raise SeedError.at(path, line, "slug", slug, expected, "Rename it.")
        if slug in seen:
            raise SeedError.at(
                path, line, "slug", slug, f"a slug not used yet (it stands in {seen[slug]})", "Rename one."
            )
        seen[slug] = f"{path.name}:{line}"

    return check


def _list_slug(name: str, path: Path) -> Callable[[str, int], None]:
    seen: dict[str, int] = {}
    shape = re.compile(r"[A-Za-z][A-Za-z0-9_]*") if name == "units" else _SLUG

    def check(slug: str, line: int) -> None:
        if not shape.fullmatch(slug):
            raise SeedError.at(path, line, "slug", slug, "a slug like drug_seizures", "Rename it.")
        if slug in seen:
            raise SeedError.at(
                path,
                line,
                "slug",
                slug,
                f"a slug not used yet (it stands on line {seen[slug]})",
                "Rename one.",
            )
        seen[slug] = line

    return check


def _check_countries(folder: Path, entities: dict[str, list[Row]], kinds: dict[str, str]) -> None:
    _require_unique(folder / "countries.csv", entities["country"], ("iso2", "m49"))
    for kind, (name, columns) in ENTITY_FILES.items():
        if "country" in columns:
            for row in entities[kind]:
                if row["country"] and kinds.get(row["country"]) != "country":
                    raise SeedError.at(
                        folder / f"{name}.csv", int(row["line"]), "country", row["country"],
                        "a slug of countries.csv", meant(row["country"], kinds, "Correct it, or add the country."),
                    )  # fmt: skip


def _check_members(path: Path, rows: list[Row], kinds: dict[str, str]) -> None:
    for row in rows:
        for column, allowed in (("aggregate", ("aggregate",)), ("member", ("country", "aggregate"))):
            if kinds.get(row[column]) not in allowed:
                expected = f"the slug of a{'n aggregate' if column == 'aggregate' else ' country or an aggregate'}"
                raise SeedError.at(
                    path, int(row["line"]), column, row[column], expected, meant(row[column], kinds, "Correct it.")
                )


def _check_themes(path: Path, rows: list[Row], themes: set[str]) -> None:
    for row in rows:
        if row["theme"] not in themes:
            raise SeedError.at(
                path, int(row["line"]), "theme", row["theme"], "a slug of themes.csv",
                meant(row["theme"], themes, "Add the theme, or correct it."),
            )  # fmt: skip


def _require_unique(path: Path, rows: list[Row], columns: tuple[str, ...]) -> None:
    for column in columns:
        seen: dict[str, str] = {}
        for row in rows:
            if row[column] in seen:
                expected = f"a code not used yet (it stands on line {seen[row[column]]})"
                raise SeedError.at(path, int(row["line"]), column, row[column], expected, "Correct one of the two.")
            seen[row[column]] = row["line"]


def _units(path: Path, rows: list[Row]) -> Units:
    units = [
        Unit(
            row["slug"], row["name"], row["symbol"], row["dimension"], row["base"],
            Fraction(int(row["num"]), int(row["den"])),
            tuple(filter(None, row["aliases"].split("|"))),
        )
        for row in rows
    ]  # fmt: skip
    bases = {row["slug"]: row for row in rows if row["base"] == row["slug"]}
    for row in rows:
        base = bases.get(row["base"])
        if base is None or base["dimension"] != row["dimension"]:
            expected = f"a unit of {row['dimension']} that is its own base"
            raise SeedError.at(path, int(row["line"]), "base", row["base"], expected, "Correct it, or add that unit.")
        if base is row and row["num"] != row["den"]:
            raise SeedError.at(path, int(row["line"]), "num", row["num"], "1 for a base unit, and den 1", "Correct it.")
    for number, row in enumerate(rows, start=1):
        try:
            Units(units[:number])
        except ValueError as error:
            expected = "words that name one unit each"
            raise SeedError.at(path, int(row["line"]), "aliases", Told(error), expected, "Remove one.") from error
    return Units(units)


def _metrics(path: Path, rows: list[Row], units: Units) -> dict[str, Metric]:
    for row in rows:
        unit = units.find(row["unit"])
        if unit is None or unit.slug != row["unit"]:
            raise SeedError.at(
                path,
                int(row["line"]),
                "unit",
                row["unit"],
                "a slug of units.csv",
                meant(row["unit"], units.slugs(), "Add the unit, or correct it."),
            )
        if unit.dimension != row["dimension"]:
            raise SeedError.at(
                path,
                int(row["line"]),
                "dimension",
                row["dimension"],
                f"{unit.dimension}, as {unit.slug} has",
                "Correct one.",
            )
    return {row["slug"]: Metric(row["slug"], row["dimension"], row["nature"]) for row in rows}


def _relation_types(path: Path, rows: list[Row]) -> dict[str, RelationType]:
    for row in rows:
        for column in ("subject_kinds", "object_kinds"):
            for kind in row[column].split("|"):
                if kind not in ENTITY_FILES:
                    raise SeedError.at(
                        path,
                        int(row["line"]),
                        column,
                        kind,
                        "kinds among " + ", ".join(ENTITY_FILES),
                        "Correct it.",
                    )
    return {
        row["slug"]: RelationType(
            row["slug"], frozenset(row["subject_kinds"].split("|")), frozenset(row["object_kinds"].split("|"))
        )
        for row in rows
    }


def _check_breakdowns(path: Path, rows: list[Row], kinds: dict[str, str]) -> None:
    if all(row["slug"] != "total" for row in rows):
        raise SeedError.at(path, 1, "slug", Told("no row total"), "one: the whole", "Add `total,Total`.")
    for row in rows:
        if row["slug"] in kinds:
            raise SeedError.at(
                path,
                int(row["line"]),
                "slug",
                row["slug"],
                "a slug that is no entity (those are breakdowns already)",
                "Remove the row.",
            )


def _check_links(path: Path, others: dict[str, list[Row]]) -> None:
    metrics = {row["slug"] for row in others["metrics"]}
    relations = {row["slug"] for row in others["relation_types"]}
    for row in others["metric_links"]:
        counts = row["type"].startswith("counts_")
        wanted = {"metric": metrics, "of": relations if counts else metrics}
        wanted["per"] = metrics if row["type"] == "rate_of" else {""}
        if row["type"] not in LINK_TYPES:
            raise SeedError.at(
                path, int(row["line"]), "type", row["type"], "one of " + ", ".join(LINK_TYPES), "Correct it."
            )
        for column, known in wanted.items():
            if row[column] not in known:
                listed = "relation_types.csv" if known is relations else "metrics.csv"
                expected = f"nothing for {row['type']}" if known == {""} else f"a slug of {listed}"
                raise SeedError.at(
                    path, int(row["line"]), column, row[column], expected, meant(row[column], known, "Correct it.")
                )


def _check_orders(path: Path, others: dict[str, list[Row]]) -> None:
    types = {row["slug"] for row in others["milestone_types"]}
    for row in others["milestone_orders"]:
        for column in ("before", "after"):
            if row[column] not in types or row["before"] == row["after"]:
                raise SeedError.at(
                    path,
                    int(row["line"]),
                    column,
                    row[column],
                    "two slugs of milestone_types.csv",
                    "Correct it.",
                )
