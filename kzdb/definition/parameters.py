"""Parameters: what the user typed becomes typed values, or one clear error, before any query runs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from kzdb.definition.manifest import AS_OF, Manifest, Param
from kzdb.errors import DefinitionError, shorten

Value = str | int | dt.date

_EXAMPLES = {"country": "KAZ", "date": "2026-11-01", "int": "10", "text": "word"}


def bind_parameters(manifest: Manifest, given: Mapping[str, str], today: dt.date) -> dict[str, Value]:
    """Return the typed value of every parameter of a report.

    Args:
        manifest: what the report declares.
        given: what the user typed, by name.
        today: the value of `as_of` when it is not given.

    Raises:
        DefinitionError: a parameter is unknown, missing or malformed; a line for each.
    """
    mistakes = [
        f"{manifest.slug}, {name}: got an unknown parameter, expected one of {', '.join(manifest.params)}. Remove it."
        for name in sorted(given.keys() - manifest.params.keys())
    ]
    values: dict[str, Value] = {}
    for name, param in manifest.params.items():
        typed = given.get(name, today.isoformat() if name == AS_OF else param.default)
        if typed is None:
            about = f" ({param.about.rstrip('.')})" if param.about else ""
            mistakes.append(
                f"{manifest.slug}, {name}: got nothing, expected a value{about}. "
                f"Give it like --param {name}={_example(param)}."
            )
            continue
        try:
            values[name] = parse_value(param, str(typed))
        except ValueError as error:
            mistakes.append(f"{manifest.slug}, {name}: {error}")
    if mistakes:
        raise DefinitionError("\n".join(mistakes))
    return values


def parse_value(param: Param, typed: str) -> Value:
    """Return the value that a text stands for.

    Raises:
        ValueError: it is none of the parameter's type, or outside its limits.
    """
    if param.choices and typed not in param.choices:
        raise _wrong(param, typed, f"one of {', '.join(param.choices)}")
    if param.type == "country" and not re.fullmatch("[A-Z]{3}", typed):
        raise _wrong(param, typed, "a country code of three capital letters")
    if param.type == "date":
        try:
            return dt.date.fromisoformat(typed if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed) else "")
        except ValueError:
            raise _wrong(param, typed, "a day") from None
    if param.type == "int":
        number = int(typed) if re.fullmatch(r"-?[0-9]{1,9}", typed) else None
        low = number if param.min is None else param.min
        high = number if param.max is None else param.max
        if number is None or low is None or high is None or not low <= number <= high:
            ends = [f" {word} {end}" for word, end in (("from", param.min), ("to", param.max)) if end is not None]
            raise _wrong(param, typed, f"a whole number{''.join(ends)}")
        return number
    return typed


def _wrong(param: Param, typed: str, expected: str) -> ValueError:
    return ValueError(f"got {shorten(typed)}, expected {expected}. Write it like {_example(param)}.")


def _example(param: Param) -> str:
    return str(param.default or (param.choices[0] if param.choices else _EXAMPLES[param.type]))
