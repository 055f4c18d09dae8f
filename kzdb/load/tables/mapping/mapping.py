"""Reading mapping.toml: what each cell of a data set means. A preset is such a file in the wheel that it extends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kzdb.csv_file import read_csv
from kzdb.errors import SeedError, Verbatim
from kzdb.load.tables.mapping.preset import WHERE, preset, presets, put_over
from kzdb.load.tables.readers.sheets import Dialect
from kzdb.text_file import read_text
from kzdb.toml_file import line_of_key, read_toml, schema_of, suggestion

__all__ = ["ROLES", "Condition", "DataMapping", "MappedTable", "Role", "Total", "read_mapping"]

SCHEMA = schema_of("kzdb.load", "mapping.schema.json")

ROLES = {
    "observation": (
        ("metric", "subject", "period", "value", "unit"),
        ("breakdown", "low", "high", "interval_kind", "nature", "modality", "note"),
    ),
    "relation": (("type", "subject", "object", "value"), ("from", "to", "role", "modality", "note")),
}
"""For each kind of claim the roles it must have and those it may have."""


@dataclass(frozen=True, slots=True)
class Role:
    """Where the text of a role is, and how it becomes a word of the vocabulary, a period or a date."""

    name: str
    const: str | None = None
    columns: tuple[str, ...] = ()
    header: int | None = None
    right_of: str | None = None
    pattern: re.Pattern[str] | None = None
    map: Mapping[str, str] | None = None
    map_name: str = ""
    form: str | None = None
    scheme: str | None = None
    point: bool = False
    queue: bool = False
    optional: bool = False
    forecast_after: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Rows by the text of one cell, and why they are left out."""

    column: str
    equals: tuple[str, ...] = ()
    matches: str | None = None
    blank: bool | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """Rows that are totals of others: which, of which, and how far they may be off."""

    column: str
    matches: str
    by: tuple[str, ...]
    within: float = 0.0
    queue: bool = False
    keep_alone: bool = False


@dataclass(frozen=True, slots=True)
class MappedTable:
    """One region of a sheet."""

    kind: str
    sheet: str | None
    sheet_matches: str | None
    anchor: str
    within: int
    headers: int
    until: tuple[str, ...]
    furniture: tuple[str, ...]
    ignore: tuple[str, ...]
    ignore_matches: str | None
    key_repeats: str
    only: tuple[Condition, ...]
    skip: tuple[Condition, ...]
    use: Mapping[str, tuple[str, ...]]
    totals: tuple[Total, ...]
    roles: Mapping[str, Role]
    value_column: str | None
    value_pattern: str | None
    value_header: int
    is_range: bool = False


@dataclass(frozen=True, slots=True)
class DataMapping:
    """A whole mapping. `files` are the mapping and the maps beside it: what they say decides what is extracted."""

    path: Path
    reader: str
    dialect: Dialect
    tables: tuple[MappedTable, ...]
    missing: Mapping[str, str]
    marks: tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]
    vintage: Mapping[str, str] | None
    expect: Mapping[str, Any]
    files: tuple[Path, ...] = field(default=())

    @property
    def kind(self) -> str:
        """The kind of claim that all tables give."""
        return self.tables[0].kind

    def error(self, key: str, got: object, expected: str, do: str) -> SeedError:
        """Return the error to raise about `key` of the mapping, with its line when it is written there."""
        return _error(self.path, key, got, expected, do)


def read_mapping(path: Path) -> DataMapping:
    """Read and check a mapping.toml with the maps beside it, and the preset it extends.

    Raises:
        SeedError: it does not follow its schema, lacks a role, or a pattern or a map is wrong.
    """
    own = read_toml(path, SCHEMA).tables
    table = _extended(path, own)
    if "reader" not in table.get("file", {}):
        raise _error(path, "reader", Verbatim("nothing"), "one of delimited, workbook, json", "Add it under [file].")
    if not table.get("table"):
        raise _error(path, "table", Verbatim("nothing"), "a [[table]]", "Add one: anchor, roles.")
    read: list[Path] = [path]
    tables = tuple(_table(path, one, read) for one in table["table"])
    if len({one.kind for one in tables}) > 1:
        raise _error(path, "kind", Verbatim("two kinds"), "one kind of claim in a mapping", "Make it two sources.")
    dialect = {name: value for name, value in table["file"].items() if name != "reader"}
    return DataMapping(
        path=path,
        reader=table["file"]["reader"],
        dialect=Dialect(**dialect),
        tables=tables,
        missing={"": "blank", **table.get("missing", {})},
        marks=tuple((_pattern(path, written, written), says) for written, says in table.get("marks", {}).items()),
        vintage=table.get("revision", {}).get("vintage"),
        expect=table.get("expect", {}),
        files=tuple(read),
    )


def _extended(path: Path, own: dict[str, Any]) -> dict[str, Any]:
    if "preset" not in own:
        return own
    name = own["preset"]
    if name not in presets():
        raise _error(path, "preset", name, "one of " + ", ".join(presets()), suggestion(name, presets(), "Correct it."))
    extended: dict[str, Any] = put_over(preset(name), own)
    return extended


def _table(path: Path, table: dict[str, Any], read: list[Path]) -> MappedTable:
    kind = table.get("kind", "observation")
    roles = dict(table.get("role", {}))
    must, may = ROLES[kind]
    for name in must:
        if name not in roles:
            raise _error(path, "role", Verbatim(f"no {name}"), f"the roles {', '.join(must)}", f"Add {name} = {{...}}.")
    for name in roles:
        if name not in (*must, *may):
            expected = f"a role of the kind {kind}: {', '.join((*must, *may))}"
            raise _error(
                path, name, Verbatim(f"the role {name}"), expected, suggestion(name, (*must, *may), "Remove it.")
            )
    value = roles.pop("value")
    if ("col" in value) == ("columns" in value):
        raise _error(path, "value", Verbatim("both or neither"), "either col or columns", "Keep one of the two.")
    if "anchor" not in table:
        raise _error(path, "anchor", Verbatim("nothing"), "the text of a header cell", 'Add anchor = "...".')
    headers = table.get("headers", 1)
    for written in (value.get("columns"), table.get("ignore_matches"), table.get("sheet_matches"),
                    *table.get("until", ()), *table.get("furniture", ())):  # fmt: skip
        if written is not None:
            _pattern(path, written, written)
    mapped = {name: _role(path, name, role, headers, read) for name, role in roles.items()}
    return MappedTable(
        kind=kind,
        sheet=table.get("sheet"),
        sheet_matches=table.get("sheet_matches"),
        anchor=table["anchor"],
        within=table.get("within", 25),
        headers=headers,
        until=tuple(table.get("until", ())),
        furniture=tuple(table.get("furniture", ())),
        ignore=tuple(table.get("ignore", ())),
        ignore_matches=table.get("ignore_matches"),
        key_repeats=table.get("key_repeats", "error"),
        only=tuple(_condition(path, one) for one in table.get("only", ())),
        skip=tuple(_condition(path, one) for one in table.get("skip", ())),
        use={name: tuple(words) for name, words in table.get("use", {}).items()},
        totals=tuple(_total(path, one) for one in table.get("total", ())),
        roles=mapped,
        value_column=value.get("col"),
        value_pattern=value.get("columns"),
        value_header=min(value.get("header", headers), headers),
        is_range=_is_range(path, value, mapped),
    )


def _is_range(path: Path, value: dict[str, Any], roles: Mapping[str, Role]) -> bool:
    """Tell whether a blank value with a low and a high is the range between them; each has to be one column."""
    if not value.get("range", False):
        return False
    lacking = [name for name in ("low", "high") if name not in roles or len(roles[name].columns) != 1]
    if "col" not in value or lacking:
        got = Verbatim(f"no column of {', '.join(lacking) or 'value'}")
        raise _error(path, "range", got, "one column each for value, low and high", "Name it, or remove range.")
    return True


def _role(path: Path, name: str, role: dict[str, Any], headers: int, read: list[Path]) -> Role:
    where = [key for key in WHERE if key in role]
    if len(where) != 1:
        got = Verbatim(" and ".join(where) or "nothing")
        raise _error(path, name, got, "one of const, col, header, cell", "Say where the text is, once.")
    if role.get("header", 1) > headers:
        raise _error(path, name, role["header"], f"a header row from 1 to {headers}", "Correct header or headers.")
    columns = role.get("col", ())
    given = role.get("map")
    return Role(
        name=name,
        const=role.get("const"),
        columns=(columns,) if isinstance(columns, str) else tuple(columns),
        header=role.get("header"),
        right_of=role.get("cell", {}).get("right_of"),
        pattern=_pattern(path, name, role["pattern"]) if "pattern" in role else None,
        map=_read_map(path, name, given, read) if isinstance(given, str) else given,
        map_name=given if isinstance(given, str) else "map",
        form=role.get("as"),
        scheme=role.get("scheme"),
        point=role.get("point", False),
        queue=role.get("unmapped") == "queue",
        optional=role.get("optional", False),
        forecast_after=role.get("forecast_after"),
    )


def _read_map(path: Path, name: str, file: str, read: list[Path]) -> dict[str, str]:
    """Return the rows `text,target,why` of a map beside the mapping."""
    where = path.parent / file
    if not where.is_file():
        raise _error(path, name, file, "a file beside the mapping", f"Write {file} with `text,target,why`.")
    read.append(where)
    found: dict[str, str] = {}
    for row in read_csv(where, ("text", "target", "why")):
        line, text, target = int(row["line"]), row["text"], row["target"]
        if not target:
            raise SeedError.at(where, line, "target", Verbatim("nothing"), "a word of the vocabulary", "Write it.")
        if found.setdefault(text, target) != target:
            raise SeedError.at(where, line, "text", text, "each text once", "Remove one of the two.")
    return found


def _condition(path: Path, one: dict[str, Any]) -> Condition:
    if sum(key in one for key in ("equals", "matches", "blank")) != 1:
        got = Verbatim("none or several of equals, matches, blank")
        raise _error(path, "skip" if "why" in one else "only", got, "one of them", "Say once which rows are meant.")
    equals = one.get("equals", ())
    if "matches" in one:
        _pattern(path, "matches", one["matches"])
    return Condition(
        one["col"], (equals,) if isinstance(equals, str) else tuple(equals), one.get("matches"), one.get("blank"),
        one.get("why", ""),
    )  # fmt: skip


def _total(path: Path, one: dict[str, Any]) -> Total:
    _pattern(path, "where", one["where"]["matches"])
    return Total(
        one["where"]["col"], one["where"]["matches"], tuple(one["by"]), float(one.get("within", 0)),
        one.get("mismatch") == "queue", one.get("alone") == "keep",
    )  # fmt: skip


def _pattern(path: Path, key: str, written: str) -> re.Pattern[str]:
    try:
        return re.compile(written)
    except re.error as error:
        raise _error(path, key, written, f"a pattern ({error})", "Correct the regular expression.") from error


def _error(path: Path, key: str, got: object, expected: str, do: str) -> SeedError:
    text = read_text(path, SeedError)
    found = re.search(rf"(?m)^[^#\n]*(?<![\w.]){re.escape(key)}(?![\w])", text)
    line = line_of_key(text, key) or (text.count("\n", 0, found.start()) + 1 if found else 1)
    return SeedError.at(path, line, key, got, expected, do)
