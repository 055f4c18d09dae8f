"""Reported totals among the rows: compared with the sum of their parts, and left out, since they count those again."""

from __future__ import annotations

import re
from fractions import Fraction

from kzdb.errors import Verbatim
from kzdb.facts.figures import FigureError, parse_number
from kzdb.load.tables.mapping import DataMapping, MappedTable
from kzdb.load.tables.mapping.meaning import Findings
from kzdb.load.tables.mapping.numbers import number_reader
from kzdb.load.tables.mapping.region import Region, fold
from kzdb.load.tables.readers.bench import Bench

__all__ = ["check_totals"]


def check_totals(bench: Bench, mapping: DataMapping, table: MappedTable, region: Region, findings: Findings) -> None:
    """Keep `total_rows` (row, col, is_total_row), the cells that are totals; note those their parts do not give."""
    if not table.totals:
        return
    cells: set[tuple[int, int]] = set()
    read = number_reader(mapping.dialect)
    for total in table.totals:
        pattern = re.compile(total.matches)
        numbers = [_column(region, name) for name in (total.column, *total.by)]
        shown = ", ".join(f"c{number}" for number in numbers)
        sums: dict[tuple[object, ...], Fraction] = {}
        totals: list[tuple[tuple[object, ...], int, int, Fraction | None]] = []
        for row, col, text, named, *by in bench.rows(
            f"SELECT d.row, d.col, d.t_value, {shown} FROM data AS d INNER JOIN picked AS p USING (row) ORDER BY 1, 2"
        ):
            try:
                number = parse_number(read(str(text))).value
            except FigureError:
                number = None
            key = (col, *by)
            if pattern.search(str(named).strip()):
                totals.append((key, int(row), int(col), number))
            elif number is not None:
                sums[key] = sums.get(key, Fraction(0)) + number
        for key, row, col, number in totals:
            if key not in sums:
                if not total.keep_alone:
                    cells.add((row, col))
                findings.count("totals without parts", 1)
                continue
            cells.add((row, col))
            if number is None or abs(number - sums[key]) <= Fraction(str(total.within)):
                continue
            findings.count("totals that differ from the sum of their parts", 1)
            got = Verbatim(f"{float(number):g} on row {row}, the parts sum to {float(sums[key]):g}")
            line = str(
                mapping.error("total", got, f"a sum within {total.within:g}", "Look, then widen within or queue it.")
            )
            (findings.queue if total.queue else findings.problems).append(line)
    ordered = sorted(cells)
    bench.keep(
        "total_rows", {"row": [row for row, _ in ordered], "col": [col for _, col in ordered],
                       "is_total_row": [True] * len(ordered)},
        {"row": "int64", "col": "int64", "is_total_row": "bool"},
    )  # fmt: skip


def _column(region: Region, name: str) -> int:
    wanted = fold(name)
    return next(
        number for number in range(1, region.sheet.width + 1)
        if wanted == fold(region.name(number)) or wanted in map(fold, region.levels[number - 1])
    )  # fmt: skip
