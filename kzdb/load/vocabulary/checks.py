"""What must fit together in the vocabulary. Each check yields an error for each mistake."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from kzdb.csv_file import Row
from kzdb.errors import SeedError, Verbatim
from kzdb.facts.units import Units
from kzdb.toml_file import suggestion

LINK_TYPES = (
    "rate_of", "drop_between", "multiple_between", "multiple_of", "part_of", "counts_subjects", "counts_objects",
    "counts_terms", "times_is_period",
)  # fmt: skip


def check_country(path: Path, rows: list[Row], kinds: Mapping[str, str]) -> Iterator[SeedError]:
    """Where a country is named, it is a known one."""
    for row in rows:
        if row["country"] and kinds.get(row["country"]) != "country":
            todo = suggestion(row["country"], kinds, "Correct it, or add the country.")
            yield SeedError.at(path, int(row["line"]), "country", row["country"], "a slug of countries.csv", todo)


def check_members(path: Path, rows: list[Row], kinds: Mapping[str, str]) -> Iterator[SeedError]:
    """Aggregates have countries and aggregates as members."""
    for row in rows:
        for column, allowed in (("aggregate", ("aggregate",)), ("member", ("country", "aggregate"))):
            if kinds.get(row[column]) not in allowed:
                expected = f"the slug of a{'n aggregate' if column == 'aggregate' else ' country or an aggregate'}"
                yield SeedError.at(
                    path, int(row["line"]), column, row[column], expected, suggestion(row[column], kinds, "Correct it.")
                )


def check_themes(path: Path, rows: list[Row], themes: set[str]) -> Iterator[SeedError]:
    """Every theme is known."""
    for row in rows:
        if row["theme"] not in themes:
            yield SeedError.at(
                path, int(row["line"]), "theme", row["theme"], "a slug of themes.csv",
                suggestion(row["theme"], themes, "Add the theme, or correct it."),
            )  # fmt: skip


def check_unique(path: Path, rows: list[Row], columns: tuple[str, ...]) -> Iterator[SeedError]:
    """No two rows have the same code."""
    for column in columns:
        seen: dict[str, str] = {}
        for row in rows:
            if row[column] in seen:
                expected = f"a code not used yet (it is on line {seen[row[column]]})"
                yield SeedError.at(path, int(row["line"]), column, row[column], expected, "Correct one of the two.")
            seen[row[column]] = row["line"]


def check_units(path: Path, rows: list[Row]) -> Iterator[SeedError]:
    """Each unit is a multiple of a base unit of its dimension."""
    bases = {row["slug"]: row for row in rows if row["base"] == row["slug"]}
    for row in rows:
        base = bases.get(row["base"])
        if base is None or base["dimension"] != row["dimension"]:
            expected = f"a unit of {row['dimension']} that is its own base"
            yield SeedError.at(path, int(row["line"]), "base", row["base"], expected, "Correct it, or add that unit.")
        elif base is row and row["num"] != row["den"]:
            yield SeedError.at(path, int(row["line"]), "num", row["num"], "1 for a base unit, and den 1", "Correct it.")


def check_metrics(path: Path, rows: list[Row], units: Units) -> Iterator[SeedError]:
    """Each metric is printed in a unit of its own dimension."""
    for row in rows:
        unit = units.find(row["unit"])
        if unit is None or unit.slug != row["unit"]:
            yield SeedError.at(
                path,
                int(row["line"]),
                "unit",
                row["unit"],
                "a slug of units.csv",
                suggestion(row["unit"], units.slugs(), "Add the unit, or correct it."),
            )
        elif unit.dimension != row["dimension"]:
            yield SeedError.at(
                path,
                int(row["line"]),
                "dimension",
                row["dimension"],
                f"{unit.dimension}, as {unit.slug} has",
                "Correct one.",
            )


def check_relation_types(path: Path, rows: list[Row], kinds: Collection[str]) -> Iterator[SeedError]:
    """Subjects and objects are of kinds that there are."""
    for row in rows:
        for column in ("subject_kinds", "object_kinds"):
            for kind in row[column].split("|"):
                if kind not in kinds:
                    yield SeedError.at(
                        path,
                        int(row["line"]),
                        column,
                        kind,
                        "kinds among " + ", ".join(kinds),
                        "Correct it.",
                    )


def check_breakdowns(path: Path, rows: list[Row], kinds: Mapping[str, str]) -> Iterator[SeedError]:
    """There is a total, and no breakdown that is an entity too."""
    if all(row["slug"] != "total" for row in rows):
        yield SeedError.at(path, 1, "slug", Verbatim("no row total"), "one: the whole", "Add `total,Total`.")
    for row in rows:
        if row["slug"] in kinds:
            yield SeedError.at(
                path,
                int(row["line"]),
                "slug",
                row["slug"],
                "a slug that is no entity (those are breakdowns already)",
                "Remove the row.",
            )


def check_links(path: Path, others: Mapping[str, list[Row]]) -> Iterator[SeedError]:
    """Metrics are linked with metrics or relation types, as the type of link asks."""
    metrics = {row["slug"] for row in others["metrics"]}
    relations = {row["slug"] for row in others["relation_types"]}
    for row in others["metric_links"]:
        counts = row["type"].startswith("counts_")
        wanted = {"metric": metrics, "of": relations if counts else metrics}
        wanted["per"] = metrics if row["type"] == "rate_of" else {""}
        if row["type"] not in LINK_TYPES:
            yield SeedError.at(
                path, int(row["line"]), "type", row["type"], "one of " + ", ".join(LINK_TYPES), "Correct it."
            )
        for column, known in wanted.items():
            if row[column] not in known:
                listed = "relation_types.csv" if known is relations else "metrics.csv"
                expected = f"nothing for {row['type']}" if known == {""} else f"a slug of {listed}"
                yield SeedError.at(
                    path, int(row["line"]), column, row[column], expected, suggestion(row[column], known, "Correct it.")
                )


def check_orders(path: Path, others: Mapping[str, list[Row]]) -> Iterator[SeedError]:
    """Milestones come before other milestones."""
    types = {row["slug"] for row in others["milestone_types"]}
    for row in others["milestone_orders"]:
        expected = "two slugs of milestone_types.csv"
        wrong = [column for column in ("before", "after") if row[column] not in types]
        if row["before"] == row["after"]:
            wrong = ["before"]
        for column in wrong:
            yield SeedError.at(path, int(row["line"]), column, row[column], expected, "Correct it.")
