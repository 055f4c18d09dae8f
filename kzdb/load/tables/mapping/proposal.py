"""A first mapping for a file nobody has mapped yet: read to be looked at, never to be taken as it is."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.facts.locators import column_letters
from kzdb.load.tables.mapping.mapping import ROLES
from kzdb.load.tables.mapping.meaning import IGNORED
from kzdb.load.tables.mapping.preset import preset, presets
from kzdb.load.tables.mapping.region import fold
from kzdb.load.tables.mapping.words import Words
from kzdb.load.tables.readers.bench import read_sheets
from kzdb.load.tables.readers.sheets import Dialect, Row, TableError
from kzdb.load.vocabulary import Vocabulary

__all__ = ["propose"]

LONGEST = 100_000
"""Rows that are looked through for places."""

MANY = 40
"""Whoever works on more countries than that wants the world."""

OTHERS = "the other places are left out, and counted; without this line all are wanted"

_ASKED = f'use = {{subject = ["…"]}}  # slugs of the countries that are wanted: {OTHERS}'

SAMPLE = 400
"""Rows that are looked at."""

SHOWN = 12
"""Codes of a file that are proposed one by one."""

MOST = 0.6
"""The share of a column's texts that must fit before a role is proposed."""

_YEAR = re.compile(r"(1[89]|20)\d{2}(\.0)?( \[YR\d{4}\])?")
_NUMBER = re.compile(r"[-+]?[\d.,\s]*\d[\d.,\s]*(e[-+]?\d+)?", re.IGNORECASE)


def propose(path: Path, vocabulary: Vocabulary, countries: Collection[str] = ()) -> str:
    """Return the text of a mapping.toml for the file at `path`, with a comment at each guess.

    Of a file with more places than those of `countries` (slugs) that it has, only these are proposed for use.

    Raises:
        SeedError: it is no table that kzdb reads.
    """
    reader, dialect = _reader(path)
    sheets = read_sheets(path, reader, dialect)
    sheet = max(sheets, key=lambda one: one.width * min(sum(1 for _ in islice(one.rows(), SAMPLE)), SAMPLE))
    rows = list(islice(sheet.rows(), SAMPLE))
    header = -1 if sheet.keys else _header(rows)
    names = list(sheet.keys) if sheet.keys else rows[header]
    known = _preset(names, reader)
    words = Words(vocabulary)

    def texts(column: str) -> set[str]:
        at = list(map(fold, names)).index(fold(column))
        below = islice(sheet.rows(), header + 1, LONGEST)
        return {row[at].strip() for row in below if at < len(row)} - {""}

    def use(column: str, scheme: str | None) -> list[str]:
        return _use(texts(column), scheme, words, countries)

    lines = [
        f"# Proposed for {path.name}: look at every line, then run `kzdb map check`.",
        *([f'preset = "{known}"', ""] if known else []),
        "[file]",
        f'reader = "{reader}"',
        *([f"delimiter = {_quoted(dialect.delimiter)}"] if dialect.delimiter != "," else []),
        *([f'encoding = "{dialect.encoding}"'] if dialect.encoding != "utf-8-sig" else []),
        *([f'path = "{dialect.path}"'] if reader == "json" else []),
        "",
        "[[table]]",
        *([f"sheet = {_quoted(sheet.name)}"] if len(sheets) > 1 else []),
    ]
    if known:
        return "\n".join([*lines[:2], *_lacking(known, texts, use), ""])
    return "\n".join([*lines, *_table(names, rows[header + 1 :], words, use), ""])


def _reader(path: Path) -> tuple[str, Dialect]:
    """Return which reader takes the file, and how it is written."""
    try:
        with path.open("rb") as file:
            begins = file.read(1 << 16)
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}. Name another file.") from error
    if begins[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return "workbook", Dialect()
    if begins.lstrip()[:1] in (b"[", b"{"):
        return "json", Dialect()
    encoding = "utf-16" if begins[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = begins.decode(encoding, errors="strict" if len(begins) < 1 << 16 else "ignore")
    except UnicodeDecodeError:
        encoding, text = "cp1252", begins.decode("cp1252", errors="replace")
    if begins[:2] == b"\x1f\x8b":
        return "delimited", Dialect()
    try:
        delimiter = csv.Sniffer().sniff(text, ",;\t|").delimiter
    except csv.Error:
        delimiter = ","
    return "delimited", replace(Dialect(), encoding=encoding, delimiter=delimiter)


def _header(rows: Sequence[Row]) -> int:
    """Return the row that is most like a header: the first of those with the most filled cells."""
    if not rows:
        raise SeedError("the file: got no rows, expected a table. Name another file.")
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:25]]
    return filled.index(max(filled))


def _preset(names: Sequence[str], reader: str) -> str | None:
    """Return the preset whose anchor and columns the header has; a column that is optional may be missing."""
    there = set(map(fold, names))
    for name in presets():
        mapping = preset(name)
        columns = {mapping["table"][0]["anchor"]}
        for role in mapping["table"][0]["role"].values():
            column = () if role.get("optional") else role.get("col", ())
            columns.update([column] if isinstance(column, str) else column)
        if mapping["file"]["reader"] == reader and set(map(fold, columns)) <= there and len(columns) > 1:
            return name
    return None


def _use(texts: Collection[str], scheme: str | None, words: Words, countries: Collection[str]) -> list[str]:
    """Return the line by which only those of `countries` are wanted that `texts` name; none when they name no other."""
    named = {slug for text in texts for slug in words.find("subject", text, scheme)}.intersection(countries)
    if not named or len(named) > MANY or len(texts) <= len(named):
        return []
    return [f"use = {{subject = [{', '.join(map(_quoted, sorted(named)))}]}}  # {OTHERS}"]


def _lacking(name: str, texts: Callable[[str], set[str]], use: Callable[[str, str | None], list[str]]) -> list[str]:
    """Return what a seed says where it extends a preset: the countries in use, the metrics, the roles left open."""
    mapping = preset(name)
    lines = []
    for table in mapping["table"]:
        must, _ = ROLES[table.get("kind", "observation")]
        subject = table["role"].get("subject", {})
        wanted = use(subject["col"], subject.get("scheme")) if "col" in subject else []
        lines += ["[[table]]", *(wanted or [_ASKED]), ""]
        lacking = [f'{role} = {{const = "…"}}' for role in must if role not in table["role"]]
        metric = table["role"].get("metric", {})
        if isinstance(metric.get("col"), str) and "map" not in metric:
            codes = ", ".join(f'{_quoted(code)} = "…"' for code in sorted(texts(metric["col"]))[:SHOWN])
            lacking.append(f'metric = {{map = {{{codes}}}}}  # slugs of metrics.csv, or "{IGNORED}"')
        lines += ["[table.role]", *lacking, ""] if lacking else []
    return lines[:-1]


def _table(
    names: Sequence[str], rows: Sequence[Row], words: Words, use: Callable[[str, str | None], list[str]]
) -> list[str]:
    columns = [[row[at].strip() for row in rows if at < len(row) and row[at].strip()] for at in range(len(names))]
    years = [at for at, name in enumerate(names) if _YEAR.fullmatch(name.strip())]
    roles: dict[str, tuple[int, str]] = {}
    for at, texts in enumerate(columns):
        if not texts or at in years:
            continue
        guess = _guess(names[at], texts, words)
        if guess is not None and guess[0] not in roles:
            roles[guess[0]] = (at, guess[1])
    used = {at for at, _ in roles.values()} | set(years)
    ignored = [names[at] for at, texts in enumerate(columns) if at not in used and texts]
    anchor = next((names[at] for at, _ in roles.values()), names[0])
    lines = [f"anchor = {_quoted(anchor)}"]
    if ignored:
        lines.append(f"ignore = [{', '.join(map(_quoted, ignored))}]  # are none of these roles?")
    if "subject" in roles:
        at, more = roles["subject"]
        lines += use(names[at], "iso3" if "iso3" in more else "name")
    lines += ["", "[table.role]", 'metric = {const = "…"}  # a slug of metrics.csv']
    for name in ("subject", "breakdown", "period", "value"):
        if name in roles:
            at, more = roles[name]
            lines.append(f"{name} = {{col = {_quoted(names[at])}{more}}}  # column {column_letters(at + 1)}")
    if years:
        long = "[" in names[years[0]]
        lines.append("period = {header = 1, pattern = '^([0-9]{4})', as = \"year\"}")
        lines.append("value = {columns = '^[0-9]{4}" + (" \\['}" if long else "'}"))
    lines += [f"{name} = {{col = \"…\"}}" for name in ("subject", "period", "value") if name not in roles and not
              (years and name != "subject")]  # fmt: skip
    lines.append('unit = {const = "…"}  # a slug of units.csv')
    codes = sorted({text for at in years or [roles["value"][0]] if at < len(columns) for text in columns[at]
                    if not _NUMBER.fullmatch(text)}) if years or "value" in roles else []  # fmt: skip
    if codes:
        lines += ["", "[missing]", *(f'{_quoted(code)} = "not_available"  # or a mark?' for code in codes[:12])]
    return lines


def _guess(name: str, texts: Sequence[str], words: Words) -> tuple[str, str] | None:
    """Return the role a column may have, and what else its role says."""
    distinct = list(dict.fromkeys(texts))[:100]

    def share(role: str, scheme: str | None) -> float:
        return sum(len(words.find(role, text, scheme)) == 1 for text in distinct) / len(distinct)

    if all(len(text) == 3 for text in distinct) and share("subject", "iso3") > 0.05 and distinct[0].isalpha():
        return "subject", ', scheme = "iso3"'
    if sum(bool(_YEAR.fullmatch(text)) for text in distinct) / len(distinct) > MOST:
        return "period", ', as = "year"'
    if share("subject", "name") > 0.05 and re.search(r"(?i)country|territory|entity|area|participant|state", name):
        return "subject", ', scheme = "name"'
    if share("breakdown", None) > MOST or re.search(r"(?i)drug|sex|gender|substance", name):
        return "breakdown", ', map = "breakdowns.csv"'
    if sum(bool(_NUMBER.fullmatch(text)) for text in distinct) / len(distinct) > MOST:
        return "value", ""
    return None


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
