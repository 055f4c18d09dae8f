"""From texts to meanings, text by text and not row by row: each distinct text of a role is looked up once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from kzdb.errors import number_of
from kzdb.facts.dates import parse_date
from kzdb.facts.figures import INTERVAL_KINDS, FigureError
from kzdb.facts.locators import column_letters
from kzdb.facts.periods import FiscalCalendar, PeriodError, parse_period
from kzdb.load.tables.mapping.mapping import DataMapping, Role
from kzdb.load.tables.mapping.numbers import PLAIN_DECIMAL, PLAIN_WHOLE, number_reader
from kzdb.load.tables.mapping.words import Words
from kzdb.load.tables.readers.bench import Bench

__all__ = ["IGNORED", "Findings", "look_up", "look_up_values"]

IGNORED = "ignore"
"""The target by which a map says that a text is known and not wanted."""

ANOTHER = "(another)"
"""The target of a name that the vocabulary lacks and nobody wants."""

SHOWN = 50
"""Mistakes that are shown one by one; the others are counted."""

_SLUG_ROLES = ("metric", "subject", "breakdown", "unit", "type", "object")
_PLACE_ROLES = ("subject", "object")
_DATE_ROLES = ("from", "to")
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_YEAR = re.compile(r"(\d{4})(?:\.0+)?")
_FISCAL = re.compile(r"(?:FY ?)?(\d{4})(?: ?[/-] ?(\d{2}|\d{4}))?")
_SYMBOLS = {"about": "~ ", "at_least": ">= ", "at_most": "<= ", "over": "> ", "under": "< "}


@dataclass(slots=True)
class Findings:
    """What came of reading a table.

    Attributes:
        problems: mistakes, a line each; they refuse the table.
        queue: what a person has to look at, and what waits until then.
        counts: rows, cells or data by what became of them.
    """

    problems: list[str] = field(default_factory=list)
    queue: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, reason: str, number: int) -> None:
        """Count `number` more for a reason."""
        if number:
            self.counts[reason] = self.counts.get(reason, 0) + number


def look_up(
    bench: Bench,
    mapping: DataMapping,
    role: Role,
    words: Words,
    findings: Findings,
    fiscal: FiscalCalendar | None,
    wanted: Collection[str] = (),
) -> None:
    """Keep `is_<role>` (text, target, modality) for the texts that the table `data` has in the column of that role.

    `target` is empty where the text is not wanted or waits in the queue; such data are counted later. Where only some
    places are `wanted`, a name that the vocabulary lacks ("World") and that can mean none of them is just another.
    """
    named = f"t_{role.name}"
    texts: list[str] = []
    targets: list[str | None] = []
    modalities: list[str | None] = []
    for text, count, row in bench.rows(f"SELECT {named}, count(*), min(row) FROM data GROUP BY 1 ORDER BY 3, 1"):
        try:
            target = _target(mapping, role, str(text), words, fiscal, wanted)
        except _UnknownError as error:
            target = None
            where = f"row {row}, {number_of(count, 'time')}"
            line = f"{role.name}: got {text!r} ({where}), expected {error.expected}. {error.do}"
            if role.queue:
                findings.queue.append(line)
            else:
                findings.problems.append(str(mapping.error(role.name, text, f"{error.expected} ({where})", error.do)))
        texts.append(str(text))
        targets.append(None if target == IGNORED else target)
        late = (
            role.forecast_after and target and (found := re.search(r"\d{4}", target)) and found[0] > role.forecast_after
        )
        modalities.append("forecast" if late else None)
    bench.keep(f"is_{role.name}", {"text": texts, "target": targets, "modality": modalities})


class _UnknownError(ValueError):
    def __init__(self, expected: str, do: str) -> None:
        super().__init__(expected)
        self.expected = expected
        self.do = do


def _target(
    mapping: DataMapping, role: Role, text: str, words: Words, fiscal: FiscalCalendar | None, wanted: Collection[str]
) -> str:
    """Return the word that a cell's text means, "" for an optional one that is blank.

    Raises:
        _UnknownError: it means none.
    """
    meant = _part(mapping, role, text)
    if role.map is not None:
        by_text = {key.strip(): word for key, word in role.map.items()}
        if meant in by_text:
            word = by_text[meant]
            if word != IGNORED and role.name in _SLUG_ROLES and not words.is_slug(role.name, word):
                do = f"Correct the target in {role.map_name}, or add it to seeds/vocabulary."
                raise _UnknownError(f"a target that the vocabulary has, not {word!r}", do)
            return word
        if role.name not in _SLUG_ROLES:
            raise _UnknownError(f"a text of {role.map_name}", f"Add it to {role.map_name}.")
    if role.name in _SLUG_ROLES:
        is_named = not meant or bool(words.find(role.name, meant, role.scheme))
        if wanted and role.name in _PLACE_ROLES and not is_named and not words.may_mean(meant, wanted):
            return ANOTHER
        return _slug(role, meant, words)
    if not meant:
        if role.name == "period":
            raise _UnknownError("a period", "Leave such rows out with skip, or fill the cell.")
        return ""
    if role.name == "period":
        return _period(role, meant, fiscal)
    if role.name in _DATE_ROLES:
        return _date(role, meant)
    if role.name == "interval_kind" and meant not in ("", *INTERVAL_KINDS):
        raise _UnknownError(f"one of {', '.join(INTERVAL_KINDS)}", "Correct it, or map the text.")
    if role.name in ("low", "high"):
        if mapping.missing.get(meant):
            return ""
        try:
            return number_reader(mapping.dialect)(meant)
        except FigureError as error:
            raise _UnknownError(str(error), "Declare it under [missing] or correct [file].") from error
    return meant


def _part(mapping: DataMapping, role: Role, text: str) -> str:
    """Return the part of a cell's text that is meant: without marks, or what the role's pattern takes out."""
    meant = text.strip()
    if role.pattern is not None:
        found = role.pattern.search(meant)
        return (found[1] if found.re.groups else found[0]) or "" if found else ""
    if role.name in ("subject", "object", "period"):
        for mark, _ in mapping.marks:
            meant = mark.sub("", meant).strip()
    return meant


def _slug(role: Role, text: str, words: Words) -> str:
    if not text and role.name == "breakdown":
        return "total"
    found = words.find(role.name, text, role.scheme)
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise _UnknownError(f"a name of one thing (it is one of {', '.join(sorted(found))})", "Say which in a map.")
    known = {"unit": "units.csv", "metric": "metrics.csv", "type": "relation_types.csv"}.get(
        role.name, "the vocabulary"
    )
    kind = f"code ({role.scheme})" if role.scheme and role.scheme != "name" else "name or code"
    near = words.near(role.name, text) if len(text) > 3 else None
    place = role.map_name if role.map is not None else "a map of the role"
    do = (
        f"Is it {near[1]} ({near[0]})? Then say so in {place}." if near else f"Add it to {place}, or to the vocabulary."
    )
    raise _UnknownError(f"a {kind} of {known}" + (f" or {role.map_name}" if role.map is not None else ""), do)


def _period(role: Role, text: str, fiscal: FiscalCalendar | None) -> str:
    try:
        written = _time(role, text)
        if role.form == "fiscal_year" and fiscal is None:
            raise PeriodError("a fiscal year only where source.toml says when fiscal years begin (fiscal_year)")
        if role.form == "fiscal_year":
            first, last = written.split("/")
            written = f"FY{last if fiscal is not None and fiscal.named_by_end else first}"
        written = f"@{written}" if role.point else written
        parse_period(written, fiscal)
    except PeriodError as error:
        raise _UnknownError(str(error), "Correct `as`, or map the text.") from error
    return written


def _date(role: Role, text: str) -> str:
    try:
        written = _time(role, text)
        parse_date(written)
    except PeriodError as error:
        raise _UnknownError(str(error), "Correct `as` or the pattern.") from error
    return written


def _time(role: Role, text: str) -> str:
    """Return the ISO text of a period or a date written in the role's form."""
    if role.form == "year":
        if found := _YEAR.fullmatch(text):
            return found[1]
        raise PeriodError("a year of four digits")
    if role.form == "fiscal_year":
        found = _FISCAL.fullmatch(text)
        if found is None or (found[2] and int(found[2][-2:]) != (int(found[1]) + 1) % 100):
            raise PeriodError("a fiscal year like 2017/18")
        return f"{found[1]}/{int(found[1]) + 1}" if found[2] else f"{found[1]}/{found[1]}"
    if role.form == "excel_date":
        if _YEAR.fullmatch(text):
            raise PeriodError('a day as a spreadsheet counts them, like 45589; a year is read by as = "year"')
        try:
            return (_EXCEL_EPOCH + dt.timedelta(days=int(float(text)))).isoformat()
        except (ValueError, OverflowError) as error:
            raise PeriodError("a day as a spreadsheet counts them, like 45589") from error
    if role.form is not None and "%" in role.form:
        try:
            return dt.datetime.strptime(text, role.form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError as error:
            raise PeriodError(f"a date written {role.form}") from error
    return text


def look_up_values(bench: Bench, mapping: DataMapping, findings: Findings) -> None:
    """Keep `is_value` (text, typed, reason, nature, modality) for the texts of values that need reading.

    Plain numbers are not in it: nothing has to be looked up for them.
    """
    read = number_reader(mapping.dialect) if mapping.kind == "observation" else lambda _: ""
    rows: list[tuple[str, str | None, str | None, str | None, str | None]] = []
    for text, count, row, column in bench.rows(
        f"SELECT t_value, count(*), min(row), arg_min(col, row) FROM data WHERE NOT ({plain(mapping, 't_value')}) "
        "GROUP BY 1 ORDER BY 3, 4"
    ):
        try:
            rows.append((str(text), *_value(mapping, str(text), read)))
        except FigureError as error:
            do = "Declare it under [missing] or [marks], or correct decimal and group under [file]."
            where = f"cell {column_letters(int(column))}{row}, {number_of(count, 'time')}"
            findings.problems.append(str(mapping.error("value", str(text), f"{error} ({where})", do)))
            rows.append((str(text), None, "not read", None, None))
    names = ("text", "typed", "reason", "nature", "modality")
    bench.keep("is_value", dict(zip(names, zip(*rows, strict=True) if rows else [()] * 5, strict=True)))


def plain(mapping: DataMapping, column: str) -> str:
    """Return the SQL condition that a text is a plain number, which no mark and no missing code is about."""
    if (
        mapping.kind != "observation"
        or mapping.dialect.decimal != "."
        or any(mark.search(word) for mark, _ in mapping.marks for word in ("1", "12.5", "-3"))
    ):
        return "false"
    listed = "".join(f" AND {column} <> '{word}'" for word in mapping.missing if re.fullmatch(r"[-0-9.]+", word))
    return f"regexp_full_match({column}, '{PLAIN_WHOLE}|{PLAIN_DECIMAL}'){listed}"


def _value(
    mapping: DataMapping, text: str, read: Callable[[str], str]
) -> tuple[str | None, str | None, str | None, str | None]:
    """Return the typed number, or why there is none; and what marks say of nature and modality."""
    bare = text.strip()
    if bare in mapping.missing:
        return None, f"no value: {mapping.missing[bare]}", None, None
    says: dict[str, str] = {}
    for mark, meaning in mapping.marks:
        if mark.search(bare):
            says.update(meaning)
            bare = mark.sub("", bare).strip()
    if bare in mapping.missing:
        return None, f"no value: {mapping.missing[bare]}", None, None
    symbol = _SYMBOLS.get(says.get("qualifier", ""), "")
    return symbol + read(bare), None, says.get("nature"), says.get("modality")
