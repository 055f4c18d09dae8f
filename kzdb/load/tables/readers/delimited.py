"""Delimited text (CSV, TSV), row by row with an explicit dialect.

Python's own reader: unlike DuckDB's it counts blank lines as rows, tells "" from nothing, reads every
code page, and says on which line a quote is not closed.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from kzdb.load.tables.readers.sheets import MAX_COLUMNS, Dialect, Row, Sheet, TableError

__all__ = ["NAME", "read_delimited"]

NAME = "table"
"""What the one sheet of a delimited file is called in locators."""

LOOKED_AT = 1_000
"""Rows by which the width is known: titles stand above the header, and are short."""

LONGEST_CELL = 1 << 20


def read_delimited(path: Path, dialect: Dialect) -> list[Sheet]:
    """Return the one sheet of a delimited file, which may be packed by gzip.

    Raises:
        TableError: the file cannot be decoded, is empty, holds NUL, or a row is not of the dialect; when rows are read.
    """
    try:
        codecs.lookup(dialect.encoding)
    except LookupError as error:
        raise TableError.about(
            path, "encoding", repr(dialect.encoding), "a code page like utf-8 or cp1251", "Correct file.encoding."
        ) from error

    def rows() -> Iterator[Row]:
        return _rows(path, dialect)

    width = max((len(row) for row in islice(rows(), LOOKED_AT)), default=0)
    if not width:
        raise TableError.about(path, "rows", "an empty file", "rows of cells", "Put the data there.")
    if width > MAX_COLUMNS:
        raise TableError.about(path, "row", f"{width:,} cells", f"at most {MAX_COLUMNS:,}", "Correct file.delimiter.")
    return [Sheet(NAME, "cell", width, rows, is_exact=True)]


def _rows(path: Path, dialect: Dialect) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    reader = None
    try:
        with _opened(path) as packed, io.TextIOWrapper(packed, _without_mark(dialect.encoding), newline="") as text:
            reader = csv.reader(
                _lines(text, path), delimiter=dialect.delimiter, quotechar=dialect.quote or None, strict=True,
                quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
            )  # fmt: skip
            yield from reader
    except UnicodeError as error:
        raise TableError.about(
            path,
            f"after line {reader.line_num if reader else 0}",
            _letters(error),
            f"text in {dialect.encoding}",
            "Correct file.encoding, or fetch the file again.",
        ) from error
    except csv.Error as error:
        line = reader.line_num if reader else 0
        raise TableError.about(
            path,
            f"line {line}",
            str(error),
            f"cells divided by {dialect.delimiter!r} and quoted by {dialect.quote!r}",
            "Correct file.delimiter or file.quote, or the line.",
        ) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise TableError.about(path, "gzip", str(error), "a whole file", "Fetch the file again.") from error
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}. Make the file readable.") from error


def _opened(path: Path) -> gzip.GzipFile | io.BufferedReader:
    with path.open("rb") as file:
        is_packed = file.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rb") if is_packed else path.open("rb")


def _without_mark(encoding: str) -> str:
    """Return the encoding that leaves a byte order mark out of the first cell."""
    return "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding


def _lines(text: IO[str], path: Path) -> Iterator[str]:
    for number, line in enumerate(text, start=1):
        if "\0" in line:
            raise TableError.about(
                path, f"line {number}", "a NUL character", "text", "Correct file.encoding (UTF-16?), or fetch it again."
            )
        yield line


def _letters(error: UnicodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"bytes {error.object[error.start : error.start + 4].hex(' ')}"
    return str(error)
