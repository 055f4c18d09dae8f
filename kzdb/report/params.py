"""Parameters: what the user typed becomes typed values, or one clear error, before any query runs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import duckdb

from kzdb.errors import DefinitionError, shorten
from kzdb.report.definition import Definition, Param

Value = str | int | dt.date


def bind_params(
    definition: Definition, given: Mapping[str, str], language: str, connection: duckdb.DuckDBPyConnection
) -> dict[str, Value]:
    """Return the typed value of every declared parameter.

    `given` is what the user typed, by name; a parameter of type language takes `language`. Unknown, missing
    or malformed ones are a DefinitionError, as is a country that the base does not know.
    """
    unknown = sorted(given.keys() - definition.params.keys())
    if unknown:
        names = ", ".join(definition.params)
        raise DefinitionError(f"{definition.slug}: no parameter {unknown[0]!r}; this report has {names}.")
    values: dict[str, Value] = {}
    for name, param in definition.params.items():
        typed = language if param.type == "language" else given.get(name, param.default)
        if typed is None:
            raise DefinitionError(
                f"{definition.slug}: parameter {name} is missing. Give it: {_option(name)} {_example(param)}."
            )
        values[name] = _convert(definition.slug, param, str(typed))
        if param.type == "country":
            _must_be_known(definition.slug, name, str(values[name]), connection)
    return values


def choose_language(definition: Definition, language: str | None) -> str:
    """Return the edition's language: the one asked for, which the report has to offer, or its first."""
    if language is None:
        return definition.languages[0]
    if language not in definition.languages:
        offered = ", ".join(definition.languages)
        raise DefinitionError(f"{definition.slug}: no edition in {language!r}; this report is written in {offered}.")
    return language


def _convert(slug: str, param: Param, typed: str) -> Value:
    """Turn the text of one parameter into its value."""
    if param.choices and typed not in param.choices:
        raise _wrong(slug, param, typed, f"one of {', '.join(param.choices)}")
    if param.type == "country" and not re.fullmatch("[A-Z]{3}", typed):
        raise _wrong(slug, param, typed, "an ISO 3166 code of three capital letters")
    if param.type == "date":
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed):
            raise _wrong(slug, param, typed, "a day")
        try:
            return dt.date.fromisoformat(typed)
        except ValueError:
            raise _wrong(slug, param, typed, "a day of the calendar") from None
    if param.type == "int":
        if not re.fullmatch(r"-?\d{1,9}", typed):
            raise _wrong(slug, param, typed, "a whole number")
        number = int(typed)
        if (param.min is not None and number < param.min) or (param.max is not None and number > param.max):
            ends = [f"{word} {end}" for word, end in (("from", param.min), ("to", param.max)) if end is not None]
            raise _wrong(slug, param, typed, f"a number {' '.join(ends)}")
        return number
    return typed


def _must_be_known(slug: str, name: str, country: str, connection: duckdb.DuckDBPyConnection) -> None:
    """Refuse a country that the base has no entry for."""
    if connection.execute("SELECT 1 FROM countries WHERE slug = ?", [country]).fetchone() is None:
        raise DefinitionError(
            f"{slug}: {name} {country!r} is not in the base. The view `countries` holds those that are."
        )


def _wrong(slug: str, param: Param, typed: str, expected: str) -> DefinitionError:
    """Build the error of one value."""
    return DefinitionError(
        f"{slug}: parameter {param.name}: got {shorten(typed)}, expected {expected}, such as {_example(param)}."
    )


def _option(name: str) -> str:
    """Return the command-line option of a parameter."""
    return "--" + name.replace("_", "-")


def _example(param: Param) -> str:
    """Return a value that would do."""
    today = dt.datetime.now().astimezone().date().isoformat()
    examples = {"country": "KAZ", "date": today, "language": "en", "int": "10", "text": "word"}
    return str(param.default or (param.choices[0] if param.choices else examples[param.type]))
