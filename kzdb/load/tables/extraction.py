"""From the cells of a data set to facts: every datum is a fact, or counted with the reason why it is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kzdb.errors import SeedError, Verbatim
from kzdb.facts.locators import column_letters
from kzdb.facts.periods import FiscalCalendar
from kzdb.load.tables.expectations import check_expectations, check_vintage, right_of
from kzdb.load.tables.mapping import DataMapping, MappedTable, Role
from kzdb.load.tables.mapping.meaning import SHOWN, Findings, look_up, look_up_values
from kzdb.load.tables.mapping.region import Region, find_region, find_sheet
from kzdb.load.tables.mapping.words import Words
from kzdb.load.tables.readers.bench import Bench, open_bench, read_sheets
from kzdb.load.tables.readers.sheets import Sheet
from kzdb.load.tables.repeats import settle_repeats
from kzdb.load.tables.totals import check_totals
from kzdb.load.vocabulary import Vocabulary

__all__ = ["COLUMNS", "Extracted", "all_problems", "extract_facts"]

COLUMNS = {
    "observation": tuple(
        "metric subject breakdown period value low high interval_kind nature modality note".split()  # noqa: SIM905
    ),
    "relation": ("type", "subject", "object", "from", "to", "role", "modality", "note"),
}
"""The columns of facts, by kind, as extract.csv has them."""

PLACED = ("variant", "sheet", "row", "col", "printed")
"""The columns that say which of several answers it is and where it is."""


ENDS = ("low", "high")
_CROSSED = "low above high: in the queue"

_TYPED = "coalesce(is_value.typed, CASE WHEN contains(t_value, '.') THEN t_value ELSE t_value || '.' END)"
"""A plain number is typed as it is; one without a point gets one, so that its zeros count."""


@dataclass(slots=True)
class Extracted:
    """What came of a file: the regions found, and what was found out about them."""

    regions: list[Region]
    findings: Findings
    claims: int = 0


def extract_facts(
    path: Path,
    mapping: DataMapping,
    vocabulary: Vocabulary,
    fiscal: FiscalCalendar | None,
    use: Callable[[Bench, Extracted], None],
    look: Callable[[Bench, MappedTable, Region], None] = lambda bench, table, region: None,
) -> Extracted:
    """Read the file at `path` by its mapping and hand over a workbench with the table `facts` to `use`.

    `look` is shown each region when it has been read, with its `picked`, `data` and `meant`.

    `facts` has the columns of `COLUMNS`, then `PLACED`, `claim` (the number of its claim, from 1) and `part` (which of
    a claim's cells it is, from 1), in the order of the file.

    Raises:
        SeedError: the file is no table of that kind, or the mapping does not fit it at all. Smaller mistakes are in the
            findings.
    """
    sheets = read_sheets(path, mapping.reader, mapping.dialect)
    words = Words(vocabulary)
    with open_bench() as bench:
        extracted = Extracted([], Findings())
        kind = mapping.kind
        bench.run(
            "CREATE TEMP TABLE facts ("
            + ", ".join(f'"{name}" VARCHAR' for name in (*COLUMNS[kind], "variant", "sheet", "printed"))
            + ", row BIGINT, col BIGINT, claim BIGINT, part BIGINT)"
        )
        check_vintage(mapping, sheets)
        for table in mapping.tables:
            sheet = find_sheet(mapping, table, sheets)
            bench.load("cells", sheet)
            region = find_region(bench, mapping, table, sheet)
            extracted.regions.append(region)
            _unexplained(mapping, region, extracted.findings)
            _ragged(bench, path, region, extracted.findings)
            _read_table(bench, mapping, table, region, words, fiscal, extracted.findings)
            look(bench, table, region)
        settle_repeats(bench, mapping, extracted.findings)
        extracted.claims = int(bench.value("SELECT coalesce(max(claim), 0) FROM facts"))
        check_expectations(bench, mapping, extracted.findings, sum(one.counts.get("", 0) for one in extracted.regions))
        use(bench, extracted)
    return extracted


def all_problems(extracted: Extracted) -> SeedError | None:
    """Return one error with a line for each mistake, the first fifty and a count of the others; None without any."""
    problems = extracted.findings.problems
    if not problems:
        return None
    more = len(problems) - SHOWN
    return SeedError("\n".join([*problems[:SHOWN], *([f"and {more:,} more"] if more > 0 else [])]))


def _unexplained(mapping: DataMapping, region: Region, findings: Findings) -> None:
    for column in region.unexplained:
        name = region.name(column) or "a column without a header"
        findings.problems.append(
            str(mapping.error("role", name, f"a role or a place in ignore for column {column_letters(column)}",
                              "Give it a role, or add it to ignore."))
        )  # fmt: skip


def _ragged(bench: Bench, path: Path, region: Region, findings: Findings) -> None:
    """Note rows of data with fewer cells than the header: one may be lost, and others stand in wrong columns."""
    if not region.sheet.is_exact:
        return
    needed = max(number for number, texts in enumerate(region.levels, start=1) if any(texts))
    for row, cells in bench.rows(
        f"SELECT row, n FROM picked WHERE reason = '' AND n < {needed} ORDER BY row LIMIT {SHOWN}"
    ):
        findings.problems.append(
            f"{path}, row {row}: got {cells} cells, expected {needed}. Correct the row, or leave it out with skip."
        )


def _read_table(
    bench: Bench, mapping: DataMapping, table: MappedTable, region: Region, words: Words,
    fiscal: FiscalCalendar | None, findings: Findings,
) -> None:  # fmt: skip
    """Read one region into `facts`."""
    _spread(bench, mapping, table, region)
    look_up_values(bench, mapping, findings)
    for role in table.roles.values():
        look_up(bench, mapping, role, words, findings, fiscal, table.use.get(role.name, ()))
    check_totals(bench, mapping, table, region, findings)
    _join(bench, table)
    _low_above_high(bench, mapping, table, region, findings)
    for reason, count in bench.rows("SELECT reason, count(*) FROM meant GROUP BY reason ORDER BY reason"):
        if reason:
            findings.count(str(reason), int(count))
    names = ", ".join(f'"{name}"' for name in COLUMNS[table.kind])
    cells = [("col", "t_value", 1, "NOT is_range")]
    if table.is_range:
        ends = (region.roles["low"][0], region.roles["high"][0])
        cells += [(str(ends[0]), "t_low", 1, "is_range"), (str(ends[1]), "t_high", 2, "is_range")]
    for column, text, part, which in cells:
        sheet, at = f"'{_escaped(region.sheet.name)}'", column
        if region.sheet.kind == "record":
            keys = "[" + ", ".join(f"'{_escaped(key)}'" for key in region.sheet.keys) + "]"
            sheet, at = f"'{_escaped(region.sheet.name)}[*].' || {keys}[{column}]", "0"
        bench.run(
            f"INSERT INTO facts ({names}, variant, sheet, row, col, printed, part) "
            f"SELECT {names}, '', {sheet}, row, {at}, trim({text}), {part} FROM meant WHERE reason = '' AND {which}"
        )


def _spread(bench: Bench, mapping: DataMapping, table: MappedTable, region: Region) -> None:
    """Keep `data`: a row for each cell of a value, with the texts of its roles."""
    heads = {
        "col": region.values,
        **{
            f"h_{name}": [region.levels[number - 1][role.header - 1] for number in region.values]
            for name, role in table.roles.items() if role.header is not None
        },
    }  # fmt: skip
    bench.keep("heads", heads, {"col": "int64"})
    texts = ", ".join(f"{_text(mapping, role, region)} AS t_{name}" for name, role in table.roles.items())
    used = sorted({*region.values, *(number for numbers in region.roles.values() for number in numbers)})
    needed = ", ".join(f"c{number}" for number in used)
    values = region.values
    if len(values) == 1:
        cells = f"SELECT row, {values[0]} AS col, c{values[0]} AS t_value, {needed} FROM picked WHERE reason = ''"
    else:
        copies = ", ".join(f'c{number} AS "{number}"' for number in values)
        cells = (
            f"SELECT * REPLACE (col::BIGINT AS col) FROM (UNPIVOT (SELECT row, {needed}, {copies} "
            f"FROM picked WHERE reason = '') ON {', '.join(chr(34) + str(n) + chr(34) for n in values)} "
            "INTO NAME col VALUE t_value)"
        )
    bench.run(
        f"CREATE OR REPLACE TEMP TABLE data AS SELECT row, col, t_value, {texts} "
        f"FROM ({cells}) INNER JOIN heads USING (col)"
    )


def _text(mapping: DataMapping, role: Role, region: Region) -> str:
    """Return the SQL that gives the text of a role."""
    if role.const is not None:
        return f"'{_escaped(role.const)}'"
    if role.header is not None:
        return f"h_{role.name}"
    if role.right_of is not None:
        return f"'{_escaped(cell_right_of(mapping, role.name, region.sheet, role.right_of))}'"
    numbers = region.roles[role.name]
    return " || ' / ' || ".join(f"c{number}" for number in numbers) if numbers else "''"


def cell_right_of(mapping: DataMapping, key: str, sheet: Sheet, label: str) -> str:
    """Return the first filled cell to the right of the one that says `label`.

    Raises:
        SeedError: there is none in the first rows of the sheet.
    """
    found = right_of(sheet, label)
    if found is None:
        raise mapping.error(key, label, f"a cell of {sheet.name!r} with another to its right", "Correct right_of.")
    return found


def _join(bench: Bench, table: MappedTable) -> None:
    """Keep `meant`: the data with their meanings, and for each why it is no fact, if it is none."""
    roles = table.roles
    joins = " ".join(f"LEFT JOIN is_{name} ON is_{name}.text = t_{name}" for name in roles)
    ends = "is_low.target <> '' AND is_high.target <> ''"
    span = f"is_value.reason = 'no value: blank' AND {ends}" if table.is_range else "false"
    whens = ["WHEN is_total_row THEN 'a total of others'"] if table.totals else []
    whens.append(f"WHEN is_value.reason IS NOT NULL AND NOT ({span}) THEN is_value.reason")
    if "low" in roles and "high" in roles:
        whens.append(
            f"WHEN {ends} AND CAST(is_low.target AS DOUBLE) > CAST(is_high.target AS DOUBLE) THEN '{_CROSSED}'"
        )
    whens += [f"WHEN is_{name}.target IS NULL THEN '{name}: in the queue, or left out by its map'" for name in roles]
    for name, wanted in table.use.items():
        whens.append(f"WHEN NOT ({_wanted(name, wanted)}) THEN 'not in use: another {name}'")
    word = {name: f"is_{name}.target" for name in roles}
    said = {
        "nature": f"coalesce(is_value.nature, {word.get('nature', 'NULL')}, '')",
        "modality": f"coalesce(is_value.modality, {_modality(table)}{word.get('modality', 'NULL')}, '')",
        "value": f"{_TYPED} || ' ' || {word.get('unit')}" if table.kind == "observation" else "NULL",
    }
    if table.kind == "observation":
        said["breakdown"] = word.get("breakdown", "'total'")
    if table.is_range:
        number = "CASE WHEN is_low.target = is_high.target THEN '' ELSE is_low.target || '..' END || is_high.target"
        said["value"] = f"CASE WHEN {span} THEN {number} || ' ' || {word['unit']} ELSE {said['value']} END"
        for name in ENDS:
            said[name] = f"CASE WHEN {span} THEN '' ELSE {word[name]} END"
    if "interval_kind" in roles:
        bounds = " AND ".join(f"coalesce({said.get(end) or word.get(end) or chr(39) * 2}, '') = ''" for end in ENDS)
        said["interval_kind"] = f"CASE WHEN {bounds} THEN '' ELSE {word['interval_kind']} END"
    facts = ", ".join(f'{said.get(name) or word.get(name) or chr(39) * 2} AS "{name}"' for name in COLUMNS[table.kind])
    ranges = f"coalesce({span}, false) AS is_range, " + ("t_low, t_high, " if table.is_range else "")
    total = "LEFT JOIN total_rows USING (row, col)" if table.totals else ""
    bench.run(
        f"CREATE OR REPLACE TEMP TABLE meant AS SELECT row, col, t_value, {ranges}{facts}, "
        f"CASE {' '.join(whens)} ELSE '' END AS reason "
        f"FROM data LEFT JOIN is_value ON is_value.text = t_value {joins} {total}"
    )


def _low_above_high(bench: Bench, mapping: DataMapping, table: MappedTable, region: Region, findings: Findings) -> None:
    """Put data whose lowest figure is above the highest into the queue: the store could not hold them."""
    if not {"low", "high"} <= table.roles.keys():
        return
    for row, column in bench.rows(
        f"SELECT row, col FROM meant WHERE reason = '{_CROSSED}' ORDER BY 1, 2 LIMIT {SHOWN}"
    ):
        got = Verbatim(f"a low above the high on row {row}, for {region.name(int(column))}")
        findings.queue.append(str(mapping.error("low", got, "a low below the high", "Look, then leave the row out.")))


def _modality(table: MappedTable) -> str:
    return "is_period.modality, " if "period" in table.roles else ""


def _wanted(name: str, wanted: tuple[str, ...]) -> str:
    if name == "period":
        first, last = wanted[0], wanted[-1]
        year = "regexp_extract(is_period.target, '[0-9]{4}')"
        return f"{year} BETWEEN '{_escaped(first)}' AND '{_escaped(last)}'"
    return f"is_{name}.target IN ({', '.join(chr(39) + _escaped(word) + chr(39) for word in wanted)})"


def _escaped(text: str) -> str:
    return text.replace("'", "''")
