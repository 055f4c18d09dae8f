"""Proving an extract: every cell looked up again in the original bytes, and the mapping run again over them."""

from __future__ import annotations

import filecmp
import re
import tempfile
from dataclasses import replace
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.load.source import Source
from kzdb.load.tables.extract import EXTRACT, MAPPING, original_of, write_extract
from kzdb.load.tables.extracted import RECORD, kind_of, read_lines
from kzdb.load.tables.mapping import read_mapping
from kzdb.load.tables.mapping.meaning import SHOWN
from kzdb.load.tables.readers.bench import Bench, open_bench, read_sheets
from kzdb.load.tables.readers.sheets import Sheet
from kzdb.load.verification import NOT_FOUND, Verdict, Verification
from kzdb.load.vocabulary import Vocabulary

__all__ = ["prove"]


def prove(source: Source, folder: Path, vocabulary: Vocabulary) -> Verification:
    """Look up every cell of a source's extract in its original, and hold the extract against what the mapping gives.

    The first fifty cells that differ have a verdict each; those that are right are only counted.

    Raises:
        SeedError: the extract or the mapping is wrong.
    """
    path = source.path.parent / EXTRACT
    try:
        original = original_of(source, folder)
    except SeedError as error:
        return Verification(source.slug, source.document, str(error))
    mapping = read_mapping(source.path.parent / MAPPING)
    verdicts: list[Verdict] = []
    with open_bench() as bench:
        kind = kind_of(path)
        read_lines(bench, path, kind)
        cells = int(bench.value("SELECT count(*) FROM raw"))
        sheets = {sheet.name: sheet for sheet in read_sheets(original, mapping.reader, mapping.dialect)}
        bench.keep("cells", {"row": []}, {"row": "int64"})
        bench.keep("held", {"name": []})
        wrong = 0
        for name, column in bench.rows("SELECT sheet, CAST(col AS BIGINT) FROM raw GROUP BY ALL ORDER BY ALL"):
            wrong += _compare(bench, source, str(name), int(column), sheets, verdicts)
    with tempfile.TemporaryDirectory(prefix="kzdb-") as new:
        again = Path(new, EXTRACT)
        problem = None
        try:
            write_extract(original, mapping, vocabulary, source.habits.fiscal, again)
        except SeedError as error:
            problem = str(error)
        else:
            if not filecmp.cmp(again, path, shallow=False):
                problem = f"{path}: got other rows than {MAPPING} gives now. Run `kzdb extract {source.slug}`."
    return replace(
        Verification(source.slug, source.document, problem, tuple(verdicts[:SHOWN])), exact_cells=cells - wrong
    )


def _compare(
    bench: Bench, source: Source, name: str, column: int, sheets: dict[str, Sheet], verdicts: list[Verdict]
) -> int:
    """Add a verdict for each cell of one column that is not as the extract says; return how many."""
    list_name, _, key = name.partition(RECORD) if not column else (name, "", "")
    sheet = sheets.get(list_name)
    at = column
    if sheet is not None and not column:
        at = sheet.keys.index(key) + 1 if key in sheet.keys else 0
    found_there = "''"
    if sheet is not None and 1 <= at <= sheet.width:
        if bench.value("SELECT count(*) FROM held WHERE name = $1", [list_name]) == 0:
            bench.load("cells", sheet)
            bench.keep("held", {"name": [list_name]})
        found_there = f"trim(coalesce(c{at}, ''))"
    wanted = (
        'FROM raw LEFT JOIN cells ON cells.row = CAST(raw."row" AS BIGINT) '
        f"WHERE sheet = $1 AND CAST(col AS BIGINT) = $2 AND {found_there} <> printed"
    )
    given = [name, column]
    for line, row, col, printed, found in bench.rows(
        f'SELECT line, raw."row", col, printed, {found_there} {wanted} ORDER BY line LIMIT {SHOWN}', given
    ):
        do = f"The original has {found!r} there. Run `kzdb extract {source.slug}`."
        shown = re.sub(r"\s+", " ", f"{name}!R{row}C{col}: {printed}")
        verdicts.append(Verdict(source.slug, int(line), "cell", shown, NOT_FOUND, None, do))
    return int(bench.value(f"SELECT count(*) {wanted}", given))
