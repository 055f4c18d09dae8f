"""Looking at a mapping: what has every cell of a region, and one datum with all the cells that give it its meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kzdb.facts.locators import column_letters
from kzdb.facts.periods import FiscalCalendar
from kzdb.load.tables.extraction import COLUMNS, Extracted, extract_facts
from kzdb.load.tables.mapping import DataMapping, MappedTable
from kzdb.load.tables.mapping.meaning import Findings
from kzdb.load.tables.mapping.region import Region
from kzdb.load.tables.readers.bench import Bench
from kzdb.load.vocabulary import Vocabulary

__all__ = ["Checked", "CheckedTable", "Datum", "check_mapping", "show_row"]


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """A region: where it is; for each column its header, what has it and how many cells are filled; rows by reason."""

    sheet: str
    header_row: int
    last_row: int
    columns: tuple[tuple[str, str, str, int], ...]
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a mapping finds in a file, without anything written."""

    tables: tuple[CheckedTable, ...]
    claims: int
    findings: Findings


@dataclass(frozen=True, slots=True)
class Datum:
    """A datum: its cell, why it is no fact if it is none, and for each role the cell, the text and what it means."""

    sheet: str
    cell: str
    text: str
    reason: str
    roles: tuple[tuple[str, str, str, str], ...]
    fact: tuple[tuple[str, str], ...] = field(default=())


def check_mapping(path: Path, mapping: DataMapping, vocabulary: Vocabulary, fiscal: FiscalCalendar | None) -> Checked:
    """Read a file by its mapping and return what has every cell of its regions.

    Raises:
        SeedError: the mapping does not fit the file at all; smaller mistakes are in the findings.
    """
    tables: list[CheckedTable] = []

    def look(bench: Bench, _: MappedTable, region: Region) -> None:
        numbers = range(1, region.sheet.width + 1)
        filled = bench.rows("SELECT " + ", ".join(f"count(*) FILTER (c{n} <> '')" for n in numbers) + " FROM picked")[0]
        columns = tuple(
            (
                column_letters(number), region.name(number),
                region.explained.get(number, "UNEXPLAINED" if count else "empty"), int(count),
            )
            for number, count in zip(numbers, filled, strict=True)
        )  # fmt: skip
        rows = tuple((reason or "data", count) for reason, count in region.counts.items())
        tables.append(CheckedTable(region.sheet.name, region.header_row, region.end - 1, columns, rows))

    extracted = extract_facts(path, mapping, vocabulary, fiscal, lambda bench, found: None, look)
    return Checked(tuple(tables), extracted.claims, extracted.findings)


def show_row(
    path: Path, mapping: DataMapping, vocabulary: Vocabulary, fiscal: FiscalCalendar | None, row: int
) -> list[Datum]:
    """Return the data of one row of the file, each with its cells; none when no region has the row.

    Raises:
        SeedError: the mapping does not fit the file at all.
    """
    found: list[Datum] = []

    def look(bench: Bench, table: MappedTable, region: Region) -> None:
        roles = list(table.roles)
        names = COLUMNS[table.kind]
        texts = ", ".join(f"d.t_{name}" for name in roles)
        facts = ", ".join(f'm."{name}"' for name in names)
        for col, value, reason, *rest in bench.rows(
            f"SELECT d.col, d.t_value, m.reason, {texts}, {facts} FROM data AS d "
            f"INNER JOIN meant AS m USING (row, col) WHERE d.row = {int(row)} ORDER BY d.col"
        ):
            meaning = dict(zip(names, rest[len(roles) :], strict=True))
            shown = tuple(
                (name, _where(table, region, name, int(row), int(col)), str(text), _target(bench, name, str(text)))
                for name, text in zip(roles, rest, strict=False)
            )  # fmt: skip
            fact = tuple((name, str(word)) for name, word in meaning.items() if word)
            cell = f"{column_letters(int(col))}{row}" if region.sheet.kind == "cell" else region.name(int(col))
            found.append(Datum(region.sheet.name, cell, str(value), str(reason), shown, () if reason else fact))

    def use(_: Bench, __: Extracted) -> None:
        pass

    extract_facts(path, mapping, vocabulary, fiscal, use, look)
    return found


def _where(table: MappedTable, region: Region, name: str, row: int, col: int) -> str:
    """Return the cells that give a role its text."""
    role = table.roles[name]
    if role.const is not None:
        return "the mapping"
    if role.header is not None:
        if not region.header_row:
            return "the key"
        return f"{column_letters(col)}{region.header_row - table.headers + role.header}"
    if role.right_of is not None:
        return f"right of {role.right_of!r}"
    if region.sheet.kind == "record":
        return ", ".join(region.name(number) for number in region.roles[name])
    return ", ".join(f"{column_letters(number)}{row}" for number in region.roles[name])


def _target(bench: Bench, name: str, text: str) -> str:
    rows = bench.rows(f"SELECT target FROM is_{name} WHERE text = $1", [text])
    return str(rows[0][0]) if rows and rows[0][0] is not None else "nothing (in the queue, or left out)"
