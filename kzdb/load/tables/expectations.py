"""What a mapping expects of its data: how many rows, which countries and years, some cells copied by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from kzdb.errors import Verbatim
from kzdb.facts.figures import FigureError, parse_number
from kzdb.load.tables.mapping import DataMapping
from kzdb.load.tables.mapping.meaning import Findings
from kzdb.load.tables.mapping.region import fold
from kzdb.load.tables.readers.bench import Bench
from kzdb.load.tables.readers.sheets import Sheet

__all__ = ["check_expectations", "check_vintage", "right_of"]

LOOKED_AT = 40
"""Rows at either end of a sheet in which the publisher's own remarks on the edition are looked for."""


def check_vintage(mapping: DataMapping, sheets: Sequence[Sheet]) -> None:
    """Hold the publisher's own mark of the edition against the one the mapping was written for.

    Raises:
        SeedError: it differs, or is not there.
    """
    vintage = mapping.vintage
    if vintage is None:
        return
    found: str | None = None
    if "right_of" in vintage:
        found = next(filter(None, (right_of(sheet, vintage["right_of"]) for sheet in sheets)), None)
    elif "matches" in vintage:
        pattern = re.compile(vintage["matches"])
        cells = (cell for sheet in sheets for row in sheet.rows() for cell in row)
        match = next(filter(None, map(pattern.search, cells)), None)
        found = None if match is None else match[1] if pattern.groups else match[0]
    if found != vintage["is"]:
        got = Verbatim("nothing") if found is None else found
        do = "If it is a new edition: a new sha256 in source.toml, then look at `kzdb map check`."
        raise mapping.error("vintage", got, repr(vintage["is"]), do)


def right_of(sheet: Sheet, label: str) -> str | None:
    """Return the first filled cell to the right of the one that says `label`, in the first rows of a sheet."""
    for row in islice(sheet.rows(), LOOKED_AT):
        for at, cell in enumerate(row):
            if fold(cell) == fold(label):
                return next((other.strip() for other in row[at + 1 :] if other.strip()), None)
    return None


def check_expectations(bench: Bench, mapping: DataMapping, findings: Findings, rows: int) -> None:
    """Note in the findings what `facts` lacks of what the mapping expects."""
    expect = mapping.expect
    claims = int(bench.value("SELECT coalesce(max(claim), 0) FROM facts"))

    def note(key: str, got: object, expected: str) -> None:
        findings.problems.append(str(mapping.error(key, got, expected, "Look at `kzdb map check`; then correct one.")))

    for key, number in (("rows", rows), ("claims", claims)):
        if key in expect and not expect[key][0] <= number <= expect[key][1]:
            note(key, Verbatim(f"{number:,}"), f"{expect[key][0]:,} to {expect[key][1]:,}")
    if not claims:
        note("expect" if expect else "table", Verbatim("no facts"), "some")
        return
    if "subjects" in expect:
        there = {str(row[0]) for row in bench.rows("SELECT DISTINCT subject FROM facts")}
        if len(there) < expect["subjects"].get("min", 0):
            note("subjects", Verbatim(f"{len(there):,} subjects"), f"at least {expect['subjects']['min']:,}")
        for slug in expect["subjects"].get("must", ()):
            if slug not in there:
                note("must", Verbatim(f"no facts about {slug}"), "some")
    if "periods" in expect:
        first, last = bench.rows(
            "SELECT min(regexp_extract(period, '[0-9]{4}')), max(regexp_extract(period, '[0-9]{4}')) FROM facts"
        )[0]
        if [first, last] != expect["periods"]:
            note("periods", Verbatim(f"{first} to {last}"), f"{expect['periods'][0]} to {expect['periods'][1]}")
    for name in ("metric", "subject", "breakdown", "object"):
        wanted = {slug for table in mapping.tables for slug in table.use.get(name, ())}
        if wanted:
            there = {str(row[0]) for row in bench.rows(f"SELECT DISTINCT {name} FROM facts")}
            for slug in sorted(wanted - there):
                note("use", Verbatim(f"no facts with {name} {slug}"), "some, or another list")
    for golden in expect.get("golden", ()):
        _check_golden(bench, mapping, golden, findings)


def _check_golden(bench: Bench, mapping: DataMapping, golden: dict[str, str], findings: Findings) -> None:
    known = {str(row[0]) for row in bench.rows("DESCRIBE facts")}
    where = {name: word for name, word in golden.items() if name != "value" and name in known}
    shown = " ".join(f"{name} {word}" for name, word in where.items())
    unknown = golden.keys() - where.keys() - {"value"}
    if unknown:
        findings.problems.append(str(mapping.error("golden", min(unknown), "columns of facts", "Correct the name.")))
        return
    column = "value" if "value" in known else '"from"'
    condition = " AND ".join(f'"{name}" = ${at}' for at, name in enumerate(where, start=1)) or "true"
    found = [
        str(row[0])
        for row in bench.rows(f"SELECT {column} FROM facts WHERE part = 1 AND {condition}", list(where.values()))
    ]
    if not any(_equal(value, golden["value"]) for value in found):
        got = Verbatim(", ".join(found[:3]) if found else f"no fact with {shown}")
        do = "The mapping points at other cells than it did: look at `kzdb map show`."
        findings.problems.append(str(mapping.error("golden", got, f"{golden['value']} for {shown}", do)))


def _equal(value: str, wanted: str) -> bool:
    try:
        return parse_number(value.split(" ")[0]).value == parse_number(wanted.split(" ")[0]).value
    except FigureError:
        return value == wanted
