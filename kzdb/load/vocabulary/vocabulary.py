"""Reading seeds/vocabulary: the closed lists that claims are written with. Every cell is text until it is checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from kzdb.csv_file import Row
from kzdb.errors import Mistakes, SeedError, Verbatim
from kzdb.facts.periods import FiscalCalendar, parse_calendar
from kzdb.facts.units import Unit, Units
from kzdb.load.vocabulary import checks
from kzdb.load.vocabulary.labels import read_labels
from kzdb.load.vocabulary.lists import read_rows

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
_SLUG = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured: its dimension, what kind of measure it is (a stock, a share), and the unit it is shown in."""

    slug: str
    dimension: str
    nature: str
    unit: str


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
        SeedError: a file is missing or malformed, a slug stands twice, a reference leads nowhere; a line
            for each mistake.
    """
    entities, others = _read_lists(folder)
    kinds = {row["slug"]: kind for kind, rows in entities.items() for row in rows}
    mistakes = Mistakes()
    units = _read_units(folder / "units.csv", others["units"])
    for check in _checks(folder, entities, others, kinds, units):
        mistakes.add(check)
    labels: list[Row] = []
    with mistakes.collect():
        slugs = {name: [row["slug"] for row in rows if "slug" in row] for name, rows in others.items()}
        labels = read_labels(folder / "labels.csv", {"entities": kinds, **slugs})
    mistakes.raise_if_any()
    metrics = {
        row["slug"]: Metric(row["slug"], row["dimension"], row["nature"], row["unit"]) for row in others["metrics"]
    }
    relation_types = {
        row["slug"]: RelationType(
            row["slug"], frozenset(row["subject_kinds"].split("|")), frozenset(row["object_kinds"].split("|"))
        )
        for row in others["relation_types"]
    }
    fiscal = {row["slug"]: parse_calendar(row["fiscal_year"]) for row in entities["country"] if row["fiscal_year"]}
    uniform = [
        {"slug": row["slug"], "kind": kind, "type": row.get("type", ""), "name": row["name"],
         "country": row.get("country", ""), "line": row["line"]}
        for kind, rows in entities.items() for row in rows
    ]  # fmt: skip
    return Vocabulary(uniform, entities["country"], others, kinds, fiscal, units, metrics, relation_types, labels)


def _read_lists(folder: Path) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """Return the rows of the entities by kind, and those of the other lists by name."""
    seen: dict[str, str] = {}
    entities: dict[str, list[Row]] = {}
    others: dict[str, list[Row]] = {}
    mistakes = Mistakes()
    for kind, (name, columns) in ENTITY_FILES.items():
        path = folder / f"{name}.csv"
        with mistakes.collect():
            entities[kind] = read_rows(path, columns, _entity_slug(kind, path, seen))
    for name, columns in OTHER_FILES.items():
        path = folder / f"{name}.csv"
        with mistakes.collect():
            others[name] = read_rows(path, columns, _list_slug(name, path))
    mistakes.raise_if_any()
    return entities, others


def _read_units(path: Path, rows: list[Row]) -> Units:
    units = [
        Unit(
            row["slug"], row["name"], row["symbol"], row["dimension"], row["base"],
            Fraction(int(row["num"]), int(row["den"])),
            tuple(filter(None, row["aliases"].split("|"))),
        )
        for row in rows
    ]  # fmt: skip
    for number, row in enumerate(rows, start=1):
        try:
            Units(units[:number])
        except ValueError as error:
            expected = "words that name one unit each"
            raise SeedError.at(path, int(row["line"]), "aliases", Verbatim(error), expected, "Remove one.") from error
    return Units(units)


def _checks(
    folder: Path, entities: dict[str, list[Row]], others: dict[str, list[Row]], kinds: dict[str, str], units: Units
) -> Iterator[SeedError]:
    yield from checks.check_unique(folder / "countries.csv", entities["country"], ("iso2", "m49"))
    for kind, (name, columns) in ENTITY_FILES.items():
        if "country" in columns:
            yield from checks.check_country(folder / f"{name}.csv", entities[kind], kinds)
    yield from checks.check_members(folder / "aggregate_members.csv", others["aggregate_members"], kinds)
    themes = {row["slug"] for row in others["themes"]}
    for name in ("metrics", "relation_types", "topics"):
        yield from checks.check_themes(folder / f"{name}.csv", others[name], themes)
    yield from checks.check_units(folder / "units.csv", others["units"])
    yield from checks.check_metrics(folder / "metrics.csv", others["metrics"], units)
    yield from checks.check_relation_types(folder / "relation_types.csv", others["relation_types"], ENTITY_FILES)
    yield from checks.check_breakdowns(folder / "breakdowns.csv", others["breakdowns"], kinds)
    yield from checks.check_links(folder / "metric_links.csv", others)
    yield from checks.check_orders(folder / "milestone_orders.csv", others)


def _entity_slug(kind: str, path: Path, seen: dict[str, str]) -> Callable[[str, int], None]:
    shape = re.compile(r"[A-Z]{3}") if kind == "country" else _SLUG
    expected = "an ISO 3166 alpha-3 code" if kind == "country" else "a slug like unodc or drug_price"

    def check(slug: str, line: int) -> None:
        if not shape.fullmatch(slug):
            raise SeedError.at(path, line, "slug", slug, expected, "Rename it.")
        if slug in seen:
            raise SeedError.at(path, line, "slug", slug, f"a slug not used yet (it is in {seen[slug]})", "Rename one.")
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
                f"a slug not used yet (it is on line {seen[slug]})",
                "Rename one.",
            )
        seen[slug] = line

    return check
