"""Reading seeds/decisions/*.toml: our choices among rival claims, and failing checks that are accepted for a time.

A decision writes down the answers it was made among. When a side says something else, or nothing, the decision lapses
by itself: it stays in the file, and counts no more until somebody looks again.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kzdb.facts.claims import Claim, Milestone, Observation, Relation
from kzdb.facts.dates import parse_date
from kzdb.facts.figures import FigureError, parse_figure
from kzdb.facts.periods import PeriodError, parse_period
from kzdb.load.entries import Entry, read_toml, table_entries
from kzdb.load.vocabulary import Vocabulary
from kzdb.store.record.decisions import DecisionRow, WaiverRow

__all__ = ["Decisions", "read_decisions"]

SlotKey = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the decision files say, as rows for the store."""

    decisions: list[DecisionRow]
    waivers: list[WaiverRow]


def read_decisions(folder: Path, vocabulary: Vocabulary, claims: Mapping[str, list[Claim]]) -> Decisions:
    """Read and check every file of `folder` (which may not exist) against the claims of each source.

    Raises:
        SeedError: a file is malformed, names an unknown source or a fact nobody claims, prefers a source it did not
            see, or decides a fact twice.
    """
    decisions: list[DecisionRow] = []
    waivers: list[WaiverRow] = []
    decided: dict[SlotKey, str] = {}
    for path in sorted(folder.glob("*.toml")):
        tables, lines = read_toml(path, "decisions.schema.json")
        for entry in table_entries(path, tables, lines):
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
            decided[key] = f"{path.name}:{entry.line}"
            decisions.append(_decision(entry, key, vocabulary, claims))
    return Decisions(decisions, waivers)


def _decision(entry: Entry, key: SlotKey, vocabulary: Vocabulary, claims: Mapping[str, list[Claim]]) -> DecisionRow:
    values = entry.values
    if values["prefer"] not in values["saw"]:
        raise entry.error(
            "prefer", values["prefer"], "one of the sources in `saw`", "Add it there, with the answer seen."
        )
    lapsed: list[str] = []
    sides: list[tuple[str, str, str]] = []
    known = False
    for side, saw in values["saw"].items():
        source, variant = _side(side)
        if source not in claims:
            raise entry.error("saw", source, "the slug of a source", "Correct it.")
        claim = next(
            (c for c in claims[source] if (c.content.kind, c.content.slot) == key and c.variant == variant),
            None,
        )
        known = known or claim is not None
        if claim is None:
            lapsed.append(f"{source} says nothing on it any more")
        elif not _says(entry, claim, saw, vocabulary):
            lapsed.append(f"{source} no longer says {saw}")
        sides.append((source, variant, saw))
    if not known:
        raise entry.error(
            "fact", json.dumps(values["fact"]), "a fact that one of the sources answers", "Correct the slot."
        )
    _day(entry, "on")
    preferred, variant = _side(values["prefer"])
    return DecisionRow(
        slug=values["slug"], kind=key[0], slot=key[1], preferred=preferred, variant=variant, reason=values["reason"],
        decided_by=values["by"], decided_on=values["on"], status="lapsed" if lapsed else "stands",
        status_reason="; ".join(lapsed) or None, sides=tuple(sides), content_hash=_hash([values, lapsed]),
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
        rule=values["rule"], subject=values["subject"], period_start=period.start if period else None,
        period_end=period.end if period else None, reason=values["reason"], waived_by=values["by"],
        waived_on=values["on"], expires_on=values["expires"], content_hash=_hash(values),
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


def _says(entry: Entry, claim: Claim, saw: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the claim still answers what was seen."""
    try:
        match claim.content:
            case Observation() as said:
                return parse_figure(saw, vocabulary.units)[0] == said.figure
            case Milestone() as said:
                return parse_date(saw) == said.date
            case Relation() as said:
                return saw == _term(said)
    except (FigureError, PeriodError) as error:
        raise entry.error("saw", saw, str(error), "Write the answer as claims.toml does.") from error
    return False


def _term(said: Relation) -> str:
    dates = "/".join(span.start if span else "" for span in (said.start, said.end)).strip("/")
    return " ".join(part for part in (said.role, dates) if part) or "holds"


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
