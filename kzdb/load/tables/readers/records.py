"""JSON: a list of records at a path, each number as it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kzdb.load.tables.readers.sheets import MAX_COLUMNS, Dialect, Row, Sheet, TableError

__all__ = ["read_records"]

LARGEST = 1 << 30
"""Bytes of a JSON file: it is read whole."""

_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")


def read_records(path: Path, dialect: Dialect) -> list[Sheet]:
    """Return the list of records at `dialect.path` as one sheet: a row is a record, a column a key.

    Raises:
        TableError: the file is no JSON, is too large, or has no list of objects at that path.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise TableError.about(path, "size", f"{size:,} bytes", f"at most {LARGEST:,}", "Split the file.")
        document = json.loads(path.read_bytes().decode("utf-8-sig"), parse_float=str, parse_int=str, parse_constant=str)
    except OSError as error:
        raise TableError(f"{path}: {error.strerror}. Make the file readable.") from error
    except UnicodeDecodeError as error:
        raise TableError.about(path, "encoding", error.reason, "JSON in UTF-8", "Save it as UTF-8.") from error
    except RecursionError as error:
        raise TableError.about(path, "JSON", "lists nested too deep", "a few levels", "Fetch it again.") from error
    except ValueError as error:
        raise TableError.about(path, "JSON", str(error), "valid JSON", "Fetch the file again.") from error
    records = _at(path, document, dialect.path)
    keys: dict[str, None] = {}
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            raise TableError.about(
                path, f"record {number}", _kind(record), "an object", "Correct file.path to a list of objects."
            )
        keys.update(dict.fromkeys(record))
        if len(keys) > MAX_COLUMNS:
            raise TableError.about(path, "keys", f"more than {MAX_COLUMNS:,}", "fewer", "Correct file.path.")
    names = tuple(keys)

    def rows() -> Iterator[Row]:
        return ([_text(record.get(key)) for key in names] for record in records)

    return [Sheet(dialect.path, "record", len(names), rows, keys=names)]


def _at(path: Path, document: Any, where: str) -> list[Any]:
    found, done = document, "$"
    steps = list(_STEP.finditer(where[1:]))
    if not where.startswith("$") or sum(len(step[0]) for step in steps) != len(where) - 1:
        raise TableError.about(path, "path", repr(where), "a path like $ or $.value", "Correct file.path.")
    for step in steps:
        key: Any = step[1] if step[1] is not None else int(step[2])
        try:
            found = found[key]
        except (KeyError, IndexError, TypeError) as error:
            known = (
                f"one of {', '.join(list(found)[:8])}" if isinstance(found, dict) else f"no step into {_kind(found)}"
            )
            raise TableError.about(path, f"path {done}", f"no {step[0]}", known, "Correct file.path.") from error
        done += step[0]
    if not isinstance(found, list) or not found:
        got = "an empty list" if found == [] else _kind(found)
        raise TableError.about(path, f"path {where}", got, "a list of records", "Correct file.path.")
    return found


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _kind(value: Any) -> str:
    return {dict: "an object", list: "a list", str: "a text or number", bool: "a truth value"}.get(type(value), "null")
