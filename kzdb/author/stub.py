"""`kzdb report narrative --stub`: the files of a narrative with what is missing, and what the base has for it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from kzdb.author.narrated import Written
from kzdb.definition.bindings import read_bindings
from kzdb.definition.narrative import MESSAGES, STANDFIRST
from kzdb.files import made_folder, write_bytes
from kzdb.report.data.answers import read_answers

__all__ = ["write_stub"]

_WORTH = """
WITH near AS (SELECT entity FROM country_scope WHERE country = $country)
SELECT m.theme, 'metric' AS kind, s.metric, s.subject, s.breakdown, s.period_start, s.period_end, s.period_type
FROM series AS s
INNER JOIN metrics AS m ON m.slug = s.metric
WHERE s.position = 1 AND s.subject IN (FROM near) AND s.modality = 'fact'
QUALIFY row_number() OVER (
  PARTITION BY m.theme ORDER BY s.subject <> $country, m.weight DESC, s.period_end DESC, s.claim_id
) <= 8
UNION ALL
SELECT t.theme, 'topic', s.topic, s.entity, s.aspect, NULL, NULL, NULL
FROM statements AS s
INNER JOIN topics AS t ON t.slug = s.topic
WHERE s.preferred AND s.entity IN (FROM near)
QUALIFY row_number() OVER (
  PARTITION BY t.theme ORDER BY s.entity <> $country, t.weight DESC, s.published_on DESC, s.claim_id
) <= 8
"""
"""What is worth naming, by theme: the newest figures and the statements, what weighs most first."""

_GUIDE = """\
Write below: up to three paragraphs, figures only as holes like {{ figure("name") }}.
Copy the tables whose names you use into the .toml beside this file.
"""
_BULLETS = """\
Write below: three to five lines like `- **Finding.** A sentence with {{ figure("name") }}.`
Copy the tables whose names you use into the .toml beside this file.
"""


def write_stub(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    written: Written,
    languages: Sequence[str],
) -> list[Path]:
    """Write what is missing of a narrative: headings with what the base has for each, tables of newer figures.

    Args:
        connection: the published file.
        folder: that of the report.
        written: what there is.
        languages: those to write.

    Returns:
        The files written; nothing that an analyst wrote is changed.

    Raises:
        FileError: a file cannot be written.
    """
    country, files = written.narrative.country, dict[Path, bytes]()
    names = folder / "narrative" / f"{country}.toml"
    there = names.read_text("utf-8-sig") if names.is_file() else ""
    newer = "".join(f"\n{table}" for table in _newer(connection, written).values())
    if newer or not there:
        head = there or "# What the texts about this country rest on; the answers are those they were written on.\n"
        files[names] = f"{head.rstrip()}\n{newer}".encode()
    worth = list(_worth(connection, written))
    for language in languages:
        path = names.with_name(f"{country}.{language}.md")
        text = path.read_text("utf-8-sig") if path.is_file() else ""
        headed = set(re.findall(r"(?m)^# (\S+)[ \t]*$", text))
        added = "\n".join(_heading(one, worth) for one in written.sections if one not in headed)
        if added:
            whole = f"{text.rstrip()}\n\n{added}" if text else added + _other_themes(written.sections, worth)
            files[path] = whole.encode()
    if files:
        made_folder(names.parent)
        write_bytes(files)
    return list(files)


def _newer(connection: duckdb.DuckDBPyConnection, written: Written) -> dict[str, str]:
    """Return the table of every newer figure that made a text lapse and has no name yet."""
    lapsed = {
        (lapse.name, lapse.claim_id)
        for language in written.languages
        for _, lapses in written.judged(language).lapsed.values()
        for lapse in lapses
        if lapse.why == "newer"
    }
    named = {answer.fact_id for answer in written.answers.values()}
    taken, tables = set(written.narrative.bindings), dict[str, dict[str, Any]]()
    for name, claim_id in sorted(lapsed, key=str):
        old = written.narrative.bindings[name]
        for newer in written.answers[name].newer:
            if newer.claim_id == claim_id and newer.fact_id not in named and newer.start and newer.end:
                named.add(newer.fact_id)
                tables[_free(f"{old.object}_{newer.end.year}", taken)] = {
                    "metric": old.predicate, "subject": old.subject, "breakdown": old.object,
                    "period": _period(newer.start, newer.end, "point" if newer.is_point else ""),
                }  # fmt: skip
    return _answered(connection, written, tables)


def _worth(connection: duckdb.DuckDBPyConnection, written: Written) -> Iterator[tuple[str, str]]:
    """Yield the facts worth naming, each as its theme and its table."""
    taken, tables, themes = set(written.narrative.bindings), dict[str, dict[str, Any]](), dict[str, str]()
    for theme, kind, predicate, subject, of, start, end, period in connection.execute(
        _WORTH, {"country": written.narrative.country}
    ).fetchall():
        if kind == "metric":
            name = _free(f"{predicate if of == 'total' else of}_{end.year}", taken)
            tables[name] = {"metric": predicate, "subject": subject, "breakdown": of,
                            "period": _period(start, end, period)}  # fmt: skip
        else:
            name = _free(f"{predicate}_{of}", taken)
            tables[name] = {"topic": predicate, "entity": subject, "aspect": of}
        themes[name] = theme
    for name, table in _answered(connection, written, tables).items():
        yield themes[name], table


def _answered(
    connection: duckdb.DuckDBPyConnection, written: Written, tables: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """Return tables as text, each with today's answer and without what goes without saying."""
    toml = "\n".join(_table(name, keys) for name, keys in tables.items())
    answers = read_answers(connection, read_bindings(Path("new"), toml, written.narrative.country), written.english)
    unsaid = {"subject": written.narrative.country, "entity": written.narrative.country, "breakdown": "total",
              "aspect": "main"}  # fmt: skip
    said = {
        name: {key: value for key, value in keys.items() if unsaid.get(key) != value} for name, keys in tables.items()
    }
    return {name: _table(name, {**said[name], "was": answers[name].text}) for name in tables if name in answers}


def _other_themes(sections: Sequence[str], worth: Sequence[tuple[str, str]]) -> str:
    """Return a comment that lists what the base has for themes that no section is named after."""
    tables = "\n".join(table for theme, table in worth if theme not in sections)
    return f"\n<!-- Other themes\n\n{_hidden(tables)}-->\n" if tables else ""


def _heading(section: str, worth: Sequence[tuple[str, str]]) -> str:
    """Return a heading with a comment that lists what the base has for it; for the summary the first of each theme."""
    own = [table for theme, table in worth if theme == section]
    if section in (STANDFIRST, MESSAGES):
        own = list(dict(reversed(worth)).values())[::-1]
    example = _BULLETS if section == MESSAGES else _GUIDE
    tables = "\n".join(own)
    return f"# {section}\n\n<!--\n{example}\n{_hidden(tables)}-->\n"


def _hidden(tables: str) -> str:
    """Return tables as they may be in a comment, which they cannot end."""
    return tables.replace("-->", "--\\u003e")


def _table(name: str, values: Mapping[str, Any]) -> str:
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([f"[{name}]", *lines, ""])


def _free(wanted: str, taken: set[str]) -> str:
    """Return a name that is not taken, and take it."""
    base = re.sub(r"[^a-z0-9_]", "_", wanted.lower())
    number, name = 1, base if base[:1].isalpha() else f"n_{base}"
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    taken.add(name)
    return name


def _period(start: dt.date, end: dt.date, kind: str) -> str:
    """Return a period as claims.toml writes it."""
    after, size = end + dt.timedelta(days=1), 10
    if start.day == after.day == 1:
        size = 4 if start.month == after.month == 1 else 7
    first, last = str(start)[:size], str(end)[:size]
    span = first if first == last else f"{first}/{last}"
    return f"@{span}" if kind == "point" else span
