"""What the texts about a country rest on, `narrative/<COUNTRY>.toml`: names, each of one fact of the base.

The keys are those of claims.toml, so that a claim can be copied from there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from kzdb.errors import DefinitionError, Mistakes, Verbatim
from kzdb.facts.periods import UNDATED, Period, PeriodError, parse_period
from kzdb.toml_file import Schema, parse_toml

__all__ = ["Binding", "Kind", "read_bindings"]

Kind = Literal["observation", "statement", "relation", "milestone"]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The keys of one kind of fact: those that make it this kind, those it needs, those it may have."""

    marks: frozenset[str]
    needs: frozenset[str]
    may: frozenset[str]


_GRAMMAR: Mapping[Kind, _Grammar] = {
    "observation": _Grammar(frozenset({"metric"}), frozenset({"period"}), frozenset({"subject", "breakdown", "past"})),
    "statement": _Grammar(frozenset({"topic"}), frozenset(), frozenset({"entity", "aspect"})),
    "relation": _Grammar(frozenset({"type", "object"}), frozenset(), frozenset({"subject", "n"})),
    "milestone": _Grammar(frozenset({"type"}), frozenset({"entity"}), frozenset({"n"})),
}
_ALWAYS = {"source", "was", "contested"}


@dataclass(frozen=True, slots=True)
class Binding:
    """A name of the texts, the fact behind it, and the answer that they were written on.

    `object` is the breakdown of an observation, the aspect of a statement, the object of a relation. `was` is None
    where nobody has accepted an answer yet.
    """

    name: str
    path: Path
    line: int
    kind: Kind
    subject: str
    predicate: str
    object: str | None
    n: int
    period: Period | None
    source: str | None
    was: str | None
    past: bool
    contested: bool


def read_bindings(path: Path, text: str, country: str) -> dict[str, Binding]:
    """Return the names of a file and what each is bound to; `country` is the subject where none is given.

    Raises:
        DefinitionError: the file does not follow its grammar; a line for each mistake.
    """
    file = parse_toml(path, text, _schema(), DefinitionError)
    mistakes, found = Mistakes(), {}
    for name, values in file.tables.items():
        with mistakes.collect():
            found[name] = _binding(path, file.line_of(name) or 1, name, values, country)
    mistakes.raise_if_any()
    return found


def _binding(path: Path, line: int, name: str, values: Mapping[str, Any], country: str) -> Binding:
    def wrong(field: str, got: object, expected: str, do: str) -> DefinitionError:
        return DefinitionError.at(path, line, field, got, expected, do)

    if not (name.isascii() and name.isidentifier() and name.islower()):
        raise wrong("name", name, "small letters, digits and underscores", "Rename it.")
    kind = next((kind for kind, grammar in _GRAMMAR.items() if grammar.marks <= values.keys()), None)
    if kind is None:
        raise wrong(
            name, Verbatim("no fact"), "metric and period, topic, type and object, or entity and type",
            "Copy the keys from claims.toml.",
        )  # fmt: skip
    grammar = _GRAMMAR[kind]
    known = grammar.marks | grammar.needs | grammar.may | _ALWAYS
    for key in values:
        if key not in known:
            raise wrong(key, Verbatim(f"a key that no {kind} has"), f"one of {', '.join(sorted(known))}", "Remove it.")
    for key in sorted(grammar.needs - values.keys()):
        raise wrong(key, Verbatim("nothing"), f"a value, as every {kind} has one", "Add the key.")
    try:
        period = parse_period(values["period"]) if kind == "observation" else None
    except PeriodError as error:
        expected = "its days, like 2013-10/2014-09" if values["period"].startswith("FY") else str(error)
        raise wrong("period", values["period"], expected, "Correct the period.") from error
    objects = {"observation": values.get("breakdown", "total"), "statement": values.get("aspect", "main")}
    return Binding(
        name=name, path=path, line=line, kind=kind,
        subject=values.get("subject") or values.get("entity") or country,
        predicate=values.get("metric") or values.get("topic") or values["type"],
        object=objects.get(kind, values.get("object")),
        n=values.get("n", 1), period=None if period == UNDATED else period,
        source=values.get("source"), was=values.get("was"),
        past=values.get("past", False), contested=values.get("contested", False),
    )  # fmt: skip


@cache
def _schema() -> Schema:
    schema = resources.files("kzdb.definition").joinpath("narrative.schema.json").read_text("utf-8")
    return Schema(json.loads(schema))
