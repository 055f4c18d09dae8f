"""Reading seeds/decisions/*.toml: our choices among rival claims, and failing checks that are accepted for a time.

A decision writes down the answers it was made among. When a side says something else, or nothing, the decision lapses
by itself: it stays in the file, and does not count until somebody has looked again. Whether it has lapsed is computed
where the answers are: when the base is published.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kzdb.csv_file import Row
from kzdb.errors import Mistakes
from kzdb.facts.dates import parse_date
from kzdb.facts.figures import FigureError, parse_figure
from kzdb.facts.periods import PeriodError, parse_period
from kzdb.load.vocabulary import Vocabulary
from kzdb.store.record.decisions import DecisionRow, WaiverRow
from kzdb.toml_file import Entry, read_toml, schema_of, suggestion

__all__ = ["Decisions", "read_decisions"]

SCHEMA = schema_of("kzdb.load", "decisions.schema.json")
SlotKey = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the decision files say, as rows for the store."""

    decisions: list[DecisionRow]
    waivers: list[WaiverRow]
    labels: list[Row]
    """Their reasons in other languages."""


def read_decisions(folder: Path, vocabulary: Vocabulary, sources: Collection[str]) -> Decisions:
    """Read and check every file of `folder` (which may not exist); `sources` are the slugs of all sources.

    Raises:
        SeedError: a file is malformed, names an unknown source, prefers a source it did not see, or decides a fact
            twice; a line for each mistake.
    """
    decisions: list[DecisionRow] = []
    waivers: list[WaiverRow] = []
    labels: list[Row] = []
    named: dict[tuple[str, str], int] = {}
    decided: dict[SlotKey, str] = {}
    mistakes = Mistakes()
    for entry in _entries(folder, mistakes):
        with mistakes.collect():
            _refuse_named_twice(entry, named)
            labels += [
                {"list": entry.group, "slug": entry.values["slug"], "language": language, "name": reason}
                for language, reason in entry.values.get("reasons", {}).items()
            ]
            if entry.group == "waivers":
                waivers.append(_waiver(entry, vocabulary))
                continue
            key = _slot(entry, vocabulary)
            if key in decided:
                raise entry.error(
                    "fact",
                    f"the fact of {decided[key]} again",
                    "each fact decided once",
                    "Remove one of the two.",
                )
            decided[key] = f"{entry.path.name}:{entry.line}"
            decisions.append(_decision(entry, key, vocabulary, sources))
    mistakes.raise_if_any()
    return Decisions(decisions, waivers, labels)


def _entries(folder: Path, mistakes: Mistakes) -> Iterator[Entry]:
    for path in sorted(folder.glob("*.toml")):
        with mistakes.collect():
            yield from read_toml(path, SCHEMA).entries()


def _refuse_named_twice(entry: Entry, named: dict[tuple[str, str], int]) -> None:
    key = entry.group, entry.values["slug"]
    if key in named:
        expected = f"a slug not used yet (it is on line {named[key]})"
        raise entry.error("slug", entry.values["slug"], expected, "Choose another.")
    named[key] = entry.line or 0


def _decision(entry: Entry, key: SlotKey, vocabulary: Vocabulary, sources: Collection[str]) -> DecisionRow:
    values = entry.values
    if values["prefer"] not in values["saw"]:
        raise entry.error(
            "prefer", values["prefer"], "one of the sources in `saw`", "Add it there, with the answer seen."
        )
    sides: list[tuple[str, str, str, str]] = []
    for side, saw in values["saw"].items():
        source, variant = _side(side)
        if source not in sources:
            raise entry.error("saw", source, "the slug of a source", suggestion(source, sources, "Correct it."))
        sides.append((source, variant, saw, _answer_key(entry, key[0], saw, vocabulary)))
    _day(entry, "on")
    preferred, variant = _side(values["prefer"])
    return DecisionRow(
        slug=values["slug"], kind=key[0], slot=key[1], preferred=preferred, variant=variant, reason=values["reason"],
        decided_by=values["by"], decided_on=values["on"], sides=tuple(sides),
        content_hash=_hash({**values, "reasons": None}),
    )  # fmt: skip


def _waiver(entry: Entry, vocabulary: Vocabulary) -> WaiverRow:
    values = entry.values
    if values["subject"] not in vocabulary.kinds:
        raise entry.error("subject", values["subject"], "the slug of an entity", "Correct it.")
    _day(entry, "on")
    _day(entry, "expires")
    if values["expires"] < values["on"]:
        raise entry.error("expires", values["expires"], f"a day not before {values['on']}", "Correct one of the two.")
    period = _period(entry, values["period"]) if "period" in values else None
    return WaiverRow(
        slug=values["slug"], rule=values["rule"], subject=values["subject"],
        period_start=period.start if period else None, period_end=period.end if period else None,
        reason=values["reason"], waived_by=values["by"], waived_on=values["on"], expires_on=values["expires"],
        content_hash=_hash({**values, "reasons": None}),
    )  # fmt: skip


def _slot(entry: Entry, vocabulary: Vocabulary) -> SlotKey:
    """Return the kind and slot that `fact` writes, as claims have it."""
    fact: dict[str, Any] = entry.values["fact"]
    keys = set(fact)
    if keys in ({"metric", "subject", "period"}, {"metric", "subject", "breakdown", "period"}):
        period = _period(entry, fact["period"])
        return "observation", (fact["metric"], fact["subject"], fact.get("breakdown", "total"), period)
    if keys - {"n"} == {"subject", "type", "object"}:
        return "relation", (fact["subject"], fact["type"], fact["object"], fact.get("n", 1))
    if keys - {"n"} == {"entity", "type"}:
        return "milestone", (fact["entity"], fact["type"], fact.get("n", 1))
    raise entry.error(
        "fact",
        ", ".join(sorted(keys)),
        "metric, subject and period; subject, type and object; or entity and type",
        "Write one of these.",
    )


def _answer_key(entry: Entry, kind: str, saw: str, vocabulary: Vocabulary) -> str:
    """Return an answer in the form that publishing gives the answers of claims, to compare the two as texts.

    A figure: qualifier, digits and exponent of each end, unit. A date: first and last day. A relation: as typed.
    """
    try:
        if kind == "observation":
            figure, unit = parse_figure(saw, vocabulary.units)
            ends = "..".join(f"{number.coef}e{number.exp10}" for number in figure.numbers)
            return f"{figure.qualifier} {ends} {unit.slug}"
        if kind == "milestone":
            date = parse_date(saw)
            return f"{date.start}/{date.end}"
    except (FigureError, PeriodError) as error:
        raise entry.error("saw", saw, str(error), "Write the answer as claims.toml does.") from error
    return saw


def _side(text: str) -> tuple[str, str]:
    source, _, variant = text.partition("#")
    return source, variant or "main"


def _period(entry: Entry, text: str) -> Any:
    try:
        return parse_period(text)
    except PeriodError as error:
        raise entry.error("period", text, str(error), "Correct the period.") from error


def _day(entry: Entry, field: str) -> None:
    try:
        datetime.date.fromisoformat(entry.values[field])
    except ValueError as error:
        raise entry.error(field, entry.values[field], "a day that exists", "Correct the date.") from error


def _hash(said: object) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]
