"""Where in a sheet the data of a mapped table is: its header, its columns, its rows, and what every other cell is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kzdb.errors import Verbatim
from kzdb.facts.locators import column_letters
from kzdb.load.tables.mapping.mapping import Condition, DataMapping, MappedTable
from kzdb.load.tables.readers.bench import Bench
from kzdb.load.tables.readers.sheets import Sheet
from kzdb.toml_file import suggestion

__all__ = ["Region", "find_region", "find_sheet", "fold"]


def fold(text: str) -> str:
    """Return a text as texts are compared: compatible forms, no case, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a sheet.

    Attributes:
        sheet: the sheet.
        header_row: the last row of the header; 0 where columns have keys.
        end: the first row that no longer belongs to it.
        levels: for each column the texts of its header rows.
        values: numbers of the columns of values.
        roles: numbers of the columns that give each role.
        explained: for each column that has a role or is left out on purpose, which.
        unexplained: columns with cells that nothing explains.
        counts: how many rows are what: above the header, blank, furniture, left out and why, data.
    """

    sheet: Sheet
    header_row: int
    end: int
    levels: tuple[tuple[str, ...], ...]
    values: tuple[int, ...]
    roles: dict[str, tuple[int, ...]]
    explained: dict[int, str]
    unexplained: tuple[int, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    def name(self, column: int) -> str:
        """Return what is written above a column."""
        return " | ".join(dict.fromkeys(filter(None, self.levels[column - 1])))


def find_sheet(mapping: DataMapping, table: MappedTable, sheets: Sequence[Sheet]) -> Sheet:
    """Return the sheet of a mapped table.

    Raises:
        SeedError: there is none, or a pattern fits several.
    """
    names = [sheet.name for sheet in sheets]
    if table.sheet is not None:
        found = [sheet for sheet in sheets if fold(sheet.name) == fold(table.sheet)]
        if not found:
            do = suggestion(table.sheet, names, "Correct sheet.")
            raise mapping.error("sheet", table.sheet, "one of " + ", ".join(map(repr, names)), do)
    elif table.sheet_matches is not None:
        found = [sheet for sheet in sheets if re.search(table.sheet_matches, sheet.name)]
    else:
        found = list(sheets)
    if len(found) != 1:
        got = Verbatim(f"{len(found)} sheets")
        raise mapping.error("sheet", got, "one of " + ", ".join(map(repr, names)), 'Name it: sheet = "...".')
    return found[0]


def find_region(bench: Bench, mapping: DataMapping, table: MappedTable, sheet: Sheet) -> Region:
    """Find the region of `table` in the cells of `sheet` and sort its rows into a table `picked`.

    `picked` has the columns of the cells and `reason`: empty for a row of data, else why it is none.

    Raises:
        SeedError: the anchor or a column is not there or is there twice.
    """
    first, levels = _header(bench, mapping, table, sheet)
    header_row = 0 if sheet.keys else first + table.headers - 1
    columns = _Columns(mapping, table, levels)
    values = columns.values()
    roles = {name: columns.of(role.columns, name, role.optional) for name, role in table.roles.items()}
    explained = dict.fromkeys(values, "value")
    for name, numbers in roles.items():
        for number in numbers:
            explained[number] = f"{explained[number]}, {name}" if number in explained else name
    for one in (*table.only, *table.skip):
        for number in columns.of((one.column,), "skip", False):
            explained.setdefault(number, "condition")
    for total in table.totals:
        for number in columns.of((total.column, *total.by), "total", False):
            explained.setdefault(number, "total")
    for number in columns.ignored():
        explained.setdefault(number, "ignored")
    end = _pick(bench, table, sheet, header_row, columns)
    counts = {
        str(reason): int(count)
        for reason, count in bench.rows("SELECT reason, count(*) FROM picked GROUP BY reason ORDER BY reason")
    }
    if header_row:
        counts["above or in the header"] = header_row
    region = Region(sheet, header_row, end, levels, values, roles, explained, (), counts)
    left = [number for number in range(1, sheet.width + 1) if number not in explained]
    if left:
        shown = ", ".join(f"count(*) FILTER (c{number} <> '')" for number in left)
        filled = bench.rows(f"SELECT {shown} FROM picked WHERE reason = ''")[0]
        left = [number for number, count in zip(left, filled, strict=True) if count]
    return Region(sheet, header_row, end, levels, values, roles, explained, tuple(left), region.counts)


def _header(
    bench: Bench, mapping: DataMapping, table: MappedTable, sheet: Sheet
) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Return the row of the anchor, and the header's texts above each column."""
    wanted = fold(table.anchor)
    if sheet.keys:
        if wanted not in map(fold, sheet.keys):
            do = suggestion(table.anchor, sheet.keys, "Correct the anchor.")
            raise mapping.error("anchor", table.anchor, "one of the keys " + ", ".join(sheet.keys[:12]), do)
        return 1, tuple((key,) for key in sheet.keys)
    head = {
        int(row[0]): [str(cell) for cell in row[2:]]
        for row in bench.rows(f"SELECT * FROM cells WHERE row < {table.within + table.headers} ORDER BY row")
    }
    found = [row for row, cells in head.items() if row <= table.within and wanted in map(fold, cells)]
    if not found:
        there = [cell for cells in head.values() for cell in cells if cell.strip()]
        do = suggestion(table.anchor, there, "Correct the anchor, or within.")
        raise mapping.error("anchor", table.anchor, f"a cell of the first {table.within} rows of {sheet.name!r}", do)
    rows = [head.get(row, [""] * sheet.width) for row in range(found[0], found[0] + table.headers)]
    for top, left, bottom, right in sheet.merged:
        for row in range(top, min(bottom, found[0] + table.headers - 1) + 1):
            if row >= found[0]:
                rows[row - found[0]][left - 1 : right] = [head.get(top, [""] * sheet.width)[left - 1]] * (
                    right - left + 1
                )
    return found[0], tuple(zip(*rows, strict=True))


class _Columns:
    """The columns of a table, found by what is written above them."""

    def __init__(self, mapping: DataMapping, table: MappedTable, levels: tuple[tuple[str, ...], ...]) -> None:
        self.mapping = mapping
        self.table = table
        self.levels = levels
        self.by_name: dict[str, list[int]] = {}
        for number, texts in enumerate(levels, start=1):
            words = {fold(text) for text in texts if text.strip()}
            words.add(fold(" | ".join(dict.fromkeys(filter(None, texts)))))
            for word in words - {""}:
                self.by_name.setdefault(word, []).append(number)

    def of(self, names: Iterable[str], key: str, optional: bool) -> tuple[int, ...]:
        """Return the numbers of the columns with those headers."""
        return tuple(number for name in names for number in self._one(name, key, optional))

    def _one(self, name: str, key: str, optional: bool) -> list[int]:
        found = self.by_name.get(fold(name), [])
        if len(found) == 1 or (optional and not found):
            return found
        if found:
            where = " and ".join(column_letters(number) for number in found[:4])
            expected = f"a header that is there once (it is in columns {where})"
            raise self.mapping.error(key, name, expected, "Write the header rows as `upper | lower`, or rename one.")
        known = [" | ".join(dict.fromkeys(filter(None, texts))) for texts in self.levels]
        shown = ", ".join(repr(word) for word in known[:12] if word)
        raise self.mapping.error(key, name, f"a header among {shown}", suggestion(name, known, "Correct the header."))

    def values(self) -> tuple[int, ...]:
        """Return the numbers of the columns of values."""
        if self.table.value_column is not None:
            return self.of((self.table.value_column,), "value", False)
        pattern = re.compile(str(self.table.value_pattern))
        found = tuple(
            number for number, texts in enumerate(self.levels, start=1)
            if pattern.search(texts[self.table.value_header - 1])
        )  # fmt: skip
        if not found:
            raise self.mapping.error(
                "columns", self.table.value_pattern, "a pattern that some header fits", "Correct the pattern."
            )
        return found

    def ignored(self) -> tuple[int, ...]:
        """Return the numbers of the columns that are left out on purpose."""
        found = self.of(self.table.ignore, "ignore", False)
        if self.table.ignore_matches is None:
            return found
        pattern = re.compile(self.table.ignore_matches)
        return (*found, *(n for n, texts in enumerate(self.levels, start=1) if any(map(pattern.search, texts))))


def _pick(bench: Bench, table: MappedTable, sheet: Sheet, header_row: int, columns: _Columns) -> int:
    """Sort the rows below the header into `picked`; return the first row that is no longer part of the region."""
    width = sheet.width
    all_blank = " AND ".join(f"trim(c{number}) = ''" for number in range(1, width + 1))
    start = "coalesce(" + ", ".join(f"nullif(trim(c{n}), '')" for n in range(1, min(width, 12) + 1)) + ", '')"
    end = int(bench.value("SELECT coalesce(max(row), 0) + 1 FROM cells"))
    if table.until:
        _match(bench, "until_texts", start, table.until, header_row)
        end = int(
            bench.value(
                f"SELECT coalesce(min(row), {end}) FROM cells "
                f"WHERE row > {header_row} AND {start} IN (SELECT text FROM until_texts)"
            )
        )
    whens = [f"WHEN row >= {end} THEN 'below the end'", f"WHEN {all_blank} THEN 'blank row'"]
    if table.furniture:
        _match(bench, "furniture_texts", start, table.furniture, header_row)
        whens.append(f"WHEN {start} IN (SELECT text FROM furniture_texts) THEN 'furniture'")
    for number, one in enumerate(table.skip):
        column = columns.of((one.column,), "skip", False)[0]
        _condition(bench, f"skip_{number}", f"c{column}", one, header_row)
        whens.append(f"WHEN c{column} IN (SELECT text FROM skip_{number}) THEN {_quoted('left out: ' + one.why)}")
    for number, one in enumerate(table.only):
        column = columns.of((one.column,), "only", False)[0]
        _condition(bench, f"only_{number}", f"c{column}", one, header_row)
        whens.append(
            f"WHEN c{column} NOT IN (SELECT text FROM only_{number}) "
            f"THEN {_quoted('left out: ' + (one.why or 'another ' + one.column))}"
        )
    bench.run(
        f"CREATE OR REPLACE TEMP TABLE picked AS SELECT *, CASE {' '.join(whens)} ELSE '' END AS reason "
        f"FROM cells WHERE row > {header_row}"
    )
    return end


def _match(bench: Bench, name: str, text: str, patterns: Sequence[str], header_row: int) -> None:
    """Keep the texts that one of the patterns fits."""
    compiled = [re.compile(pattern) for pattern in patterns]
    texts = [str(row[0]) for row in bench.rows(f"SELECT DISTINCT {text} FROM cells WHERE row > {header_row}")]
    bench.keep(name, {"text": [word for word in texts if any(pattern.search(word) for pattern in compiled)]})


def _condition(bench: Bench, name: str, column: str, one: Condition, header_row: int) -> None:
    """Keep the cells that meet a condition."""
    texts = [str(row[0]) for row in bench.rows(f"SELECT DISTINCT {column} FROM cells WHERE row > {header_row}")]
    if one.equals:
        wanted = set(map(fold, one.equals))
        found = [word for word in texts if fold(word) in wanted]
    elif one.matches is not None:
        pattern = re.compile(one.matches)
        found = [word for word in texts if pattern.search(word.strip())]
    else:
        found = [word for word in texts if (not word.strip()) == one.blank]
    bench.keep(name, {"text": found})


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
