"""What a packed workbook claims to hold, found out before it is opened: its reader would take all of it into memory.

A spreadsheet is a ZIP of XML. A small one can unpack to gigabytes, or set one cell in the last row of the last column,
for which the reader allocates every cell before it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from kzdb.load.tables.readers.sheets import TableError

__all__ = ["check_package"]

LARGEST = 1 << 30
"""Bytes that all parts of a workbook may unpack to."""

MOST_CELLS = 50_000_000
"""Cells of one sheet, empty ones in between counted: the reader keeps each in memory."""

_CHUNK = 1 << 20
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"')
_UNCOUNTED = re.compile(
    rb"<(?:\w+:)?c\s+(?:[^>]*?\s)?r=\"([A-Z]{1,3}\d{1,7})\"[^>]*><(?:\w+:)?f[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def check_package(path: Path) -> None:
    """Look through an xlsx or ods file.

    Raises:
        TableError: it is damaged, unpacks to too much, declares XML entities, sets a cell too far out, or holds a
            formula without the value it had.
    """
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            claimed = sum(part.file_size for part in parts)
            if claimed > LARGEST:
                raise TableError.about(
                    path,
                    "size",
                    f"{claimed:,} bytes unpacked",
                    f"at most {LARGEST:,}",
                    "Save the sheet you need as CSV.",
                )
            if any(part.flag_bits & 1 for part in parts):
                raise TableError.about(
                    path, "workbook", "an encrypted file", "a readable one", "Save it without password."
                )
            for part in parts:
                if part.filename == "content.xml":
                    _check_ods(path, package, part)
                elif part.filename.endswith(".xml"):
                    _check_xml(path, package, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise TableError.about(
            path, "workbook", f"a damaged file ({error})", "a whole one", "Fetch it again."
        ) from error
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}. Make the file readable.") from error


def _chunks(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the part in pieces that end behind a tag."""
    rest = b""
    with package.open(part) as file:
        while piece := file.read(_CHUNK):
            piece = rest + piece
            end = max(piece.rfind(b"</c>"), piece.rfind(b"</row>")) if b"</c>" in piece else piece.rfind(b">")
            end = piece.index(b">", end) + 1 if end >= 0 and b">" in piece[end:] else 0
            if len(piece) - end > 64 * _CHUNK:
                end = len(piece)
            rest = piece[end:]
            yield piece[:end]
    yield rest


def _check_xml(path: Path, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    is_sheet = "/worksheets/" in part.filename
    columns: set[bytes] = set()
    last = 0
    for piece in _chunks(package, part):
        if _DOCTYPE.search(piece):
            _refuse_entities(path, part.filename)
        if not is_sheet:
            continue
        for column, row in _CELL.findall(piece):
            columns.add(column)
            last = max(last, int(row))
        if b"<f" in piece or b":f" in piece:
            found = _UNCOUNTED.search(piece)
            if found:
                _refuse_formula(path, found[1].decode())
    _check_extent(path, last, max(map(_number, columns), default=0))


def _check_ods(path: Path, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Count cells as the reader will: repeated ones as often as they say."""
    rows, width, at, repeated = 0, 0, 0, 1
    widest = 0

    def start(name: str, attributes: dict[str, Any]) -> None:
        nonlocal rows, width, at, repeated, widest
        if name == f"{_TABLE} table":
            rows = widest = 0
        elif name == f"{_TABLE} table-row":
            width, at = 0, 0
            repeated = _count(attributes.get(f"{_TABLE} number-rows-repeated"))
        elif name in (f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell"):
            at += _count(attributes.get(f"{_TABLE} number-columns-repeated"))
            if f"{_OFFICE} value-type" in attributes:
                width = at
            elif f"{_TABLE} formula" in attributes:
                _refuse_formula(path, f"row {rows + 1}, column {at}")

    def end(name: str) -> None:
        nonlocal rows, widest
        if name == f"{_TABLE} table-row":
            if width:
                widest = max(widest, width)
                _check_extent(path, rows + repeated, widest)
            rows += repeated

    def doctype(*_: object) -> None:
        _refuse_entities(path, part.filename)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = start, end, doctype
    try:
        with package.open(part) as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        raise TableError.about(
            path, part.filename, f"damaged XML ({error})", "a whole file", "Fetch it again."
        ) from error


def _count(written: str | None) -> int:
    return min(int(written), 1 << 40) if written and written.isdecimal() else 1


def _check_extent(path: Path, rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        raise TableError.about(
            path, "sheet", f"{rows:,} rows of {columns:,} columns", f"at most {MOST_CELLS:,} cells",
            "Delete the cells far out, or save the sheet you need as CSV.",
        )  # fmt: skip


def _refuse_entities(path: Path, part: str) -> None:
    raise TableError.about(path, part, "XML entities", "plain XML", "Open it in a spreadsheet program and save it.")


def _refuse_formula(path: Path, cell: str) -> None:
    raise TableError.about(
        path, f"cell {cell}", "a formula without its value", "formulas with values",
        "Open it in a spreadsheet program and save it.",
    )  # fmt: skip


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
