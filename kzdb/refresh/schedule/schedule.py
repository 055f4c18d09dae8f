"""`[schedule]` in report.toml: when a report is due, for which parameters and languages, and what a missed slot means.

::

    [schedule]
    cron = "0 6 * * 1"                 # Unix cron, five fields; without it an edition is due whenever the data change
    zone = "Asia/Almaty"               # IANA time zone of the cron line
    missed = "once"                    # once, skip or each: what happens to slots that nobody was awake for
    horizon = "7 days"                 # slots older than this are skipped
    jitter = "10 minutes"              # spread over so long a time after the slot
    when = "SELECT 1 FROM sources WHERE published_on > current_date - 90"    # run only if this gives a row
    skip_unchanged = true              # false: a slot whose data did not change is printed again, with a letter
    editions = [{country = "KAZ"}]     # one a set of parameters; default: one, with the report's own defaults
    languages = ["en", "ru"]           # default: all of the report
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kzdb.errors import DefinitionError, shorten
from kzdb.refresh.schedule.streams import Stream, make_stream
from kzdb.text_file import parse_tables, read_text

__all__ = ["MISSED", "Missed", "Schedule", "read_schedule", "read_schedules", "streams_of"]

Missed = Literal["once", "skip", "each"]
MISSED: tuple[Missed, ...] = ("once", "skip", "each")
KNOWN = ("cron", "zone", "missed", "horizon", "jitter", "when", "skip_unchanged", "editions", "languages")

_SPAN = re.compile(r"([1-9][0-9]{0,4}) (minute|hour|day|week)s?")
_LONGEST = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a report is due, and for whom."""

    report: str
    languages: tuple[str, ...]
    cron: str | None = None
    zone: str = "UTC"
    missed: Missed = "once"
    horizon: dt.timedelta = dt.timedelta(days=7)
    jitter: dt.timedelta = dt.timedelta(0)
    when: str | None = None
    skip_unchanged: bool = True
    editions: tuple[Mapping[str, str], ...] = ({},)


def streams_of(schedule: Schedule) -> list[Stream]:
    """Return one stream of editions for each set of parameters and language."""
    return [
        make_stream(schedule.report, params, language)
        for params in schedule.editions
        for language in schedule.languages
    ]


def read_schedules(reports: Path) -> tuple[list[Schedule], dict[str, str]]:
    """Return the schedules of all reports that have one, and for each report whose schedule is wrong, what is wrong.

    A schedule that cannot be read is never taken for none: whoever calls this shows the complaint.
    """
    found: list[Schedule] = []
    wrong: dict[str, str] = {}
    for path in sorted(reports.glob("*/report.toml")):
        try:
            schedule = read_schedule(path)
        except DefinitionError as error:
            wrong[path.parent.name] = str(error)
        else:
            found += [schedule] if schedule else []
    return found, wrong


def read_schedule(path: Path) -> Schedule | None:
    """Return the schedule in a report's manifest, None when it has none.

    Raises:
        DefinitionError: the file is no TOML, or its schedule is wrong; a line for each mistake.
    """
    text = read_text(path, DefinitionError)
    data = parse_tables(path, text, DefinitionError)
    table = data.get("schedule")
    if table is None:
        return None
    report = data.get("report", {})
    languages = report.get("languages", ["en"]) if isinstance(report, dict) else ["en"]
    mistakes = list(_mistakes(table, languages, data.get("params", {})))
    if mistakes:
        lines = [f"{path}:{_line_of(text, key)}, schedule{key and '.'}{key}: {says}" for key, says in mistakes]
        raise DefinitionError("\n".join(lines))
    given: dict[str, Any] = {
        name: table[name] for name in ("cron", "zone", "missed", "when", "skip_unchanged") if name in table
    }
    given |= {name: _span(table[name]) for name in ("horizon", "jitter") if name in table}
    return Schedule(
        report=path.parent.name,
        languages=tuple(table.get("languages", languages)),
        editions=tuple({name: str(value) for name, value in one.items()} for one in table.get("editions", [{}])),
        **given,
    )


def _mistakes(table: Any, languages: list[str], params: Any) -> Iterator[tuple[str, str]]:
    """Yield the key and the complaint for everything that is wrong in a schedule."""
    if not isinstance(table, dict):
        yield "", f"got {shorten(table)}, expected a table. Write [schedule]."
        return
    for key in table.keys() - set(KNOWN):
        yield key, f"got an unknown key, expected one of {', '.join(KNOWN)}. Remove it."
    if "cron" in table and (says := _cron_mistake(table["cron"])):
        yield (
            "cron",
            f'got {shorten(table["cron"])}, expected five fields of Unix cron ({says}). Write it like "0 6 * * 1".',
        )
    for key in ("zone", "missed", "horizon", "jitter"):
        if key in table and "cron" not in table:
            yield key, "got it without cron, which it belongs to. Add cron, or remove it."
    if "cron" in table and "zone" not in table:
        yield "cron", 'got no zone beside it, expected an IANA time zone. Add zone = "Asia/Almaty".'
    if "zone" in table and not _is_zone(table["zone"]):
        yield "zone", f'got {shorten(table["zone"])}, expected an IANA time zone. Write it like "Asia/Almaty".'
    if table.get("missed", "once") not in MISSED:
        yield "missed", f"got {shorten(table['missed'])}, expected once, skip or each. Correct it."
    for key in ("horizon", "jitter"):
        if key in table and _span(table[key]) is None:
            yield key, f'got {shorten(table[key])}, expected a time of at most a year. Write it like "7 days".'
    if "when" in table and (says := _sql_mistake(table["when"])):
        yield "when", f"got {shorten(table['when'])}, expected one SELECT ({says}). Correct the SQL."
    if not isinstance(table.get("skip_unchanged", True), bool):
        yield "skip_unchanged", f"got {shorten(table['skip_unchanged'])}, expected true or false. Correct it."
    wanted = table.get("languages", languages)
    if not isinstance(wanted, list) or not wanted or not set(map(str, wanted)) <= set(languages):
        yield "languages", f"got {shorten(wanted)}, expected some of {', '.join(languages)}. Correct the list."
    editions = table.get("editions", [{}])
    if not isinstance(editions, list) or not editions or not all(isinstance(one, dict) for one in editions):
        yield (
            "editions",
            f'got {shorten(editions)}, expected a list of parameters. Write it like [{{country = "KAZ"}}].',
        )
        return
    known = set(params) if isinstance(params, dict) else set()
    for name in sorted({name for one in editions for name in one} - known):
        yield "editions", f"got the parameter {name!r}, expected one of {', '.join(sorted(known))}. Correct the name."
    for one in editions:
        if "as_of" in one:
            yield "editions", "got a fixed as_of, expected none: each slot has its own day. Remove it."
    if len({tuple(sorted(map(str, one.items()))) for one in editions}) < len(editions):
        yield "editions", "got the same parameters twice, expected each set once. Remove one."


def _cron_mistake(cron: object) -> str | None:
    """Return what is wrong with a cron line, None when nothing is."""
    from cronsim import CronSim, CronSimError

    if not isinstance(cron, str) or len(cron.split()) != 5:
        return "minute, hour, day of month, month, day of week"
    try:
        next(CronSim(cron, dt.datetime(2024, 1, 1, tzinfo=dt.UTC)))
    except CronSimError as error:
        return str(error)
    except StopIteration:
        return "it never comes"
    return None


def _is_zone(name: object) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)  # type: ignore[arg-type]
    except (ValueError, TypeError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return True


def _span(text: object) -> dt.timedelta | None:
    """Return the time that a text like "7 days" says, None when it says none or one of more than a year."""
    found = _SPAN.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    span = dt.timedelta(**{f"{found[2]}s": int(found[1])})
    return span if span <= _LONGEST else None


def _sql_mistake(sql: object) -> str | None:
    import duckdb

    if not isinstance(sql, str):
        return "no text"
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        return " ".join(str(error).partition("\nLINE ")[0].split()).rstrip(".")
    kinds = [one.type.name for one in statements]
    return None if kinds == ["SELECT"] else f"it is {' and '.join(kinds) or 'empty'}"


def _line_of(text: str, key: str) -> int:
    """Return the line of a key of [schedule], else that of the table."""
    inside, at = False, 1
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            inside = stripped.replace(" ", "").startswith("[schedule]")
            at = number if inside else at
        elif inside and stripped.partition("=")[0].strip() == key:
            return number
    return at
