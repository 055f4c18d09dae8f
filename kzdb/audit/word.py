"""The text of a DOCX: paragraphs, rows of tables, notes; deleted words and hidden copies are no text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from kzdb.errors import FileError, number_of

__all__ = ["word_text"]

MAX_BYTES = 100_000_000
"""Of what a part unpacks to."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


def word_text(path: Path) -> tuple[list[str], list[str]]:
    """Return the lines of a DOCX, a paragraph or a row of a table each, and what of it could not be read.

    Raises:
        FileError: it is no DOCX, or unpacks to too much.
    """
    lines: list[str] = []
    pictures = 0
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            for name in _PARTS:
                if name == _PARTS[0] or name in names:
                    root = _parsed(path, archive, name)
                    lines += _lines(root)
                    pictures += sum(1 for _ in root.iter(f"{_W}drawing")) + sum(1 for _ in root.iter(f"{_W}pict"))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, RuntimeError, NotImplementedError) as error:
        raise FileError(f"{path}: got {error}, expected a DOCX. Save it again, without a password.") from error
    return lines, [number_of(pictures, "picture")] if pictures else []


def _parsed(path: Path, archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    entry = archive.getinfo(name)
    if entry.file_size > MAX_BYTES:
        raise FileError(f"{path}: got a document that unpacks to {entry.file_size:,} bytes, expected a text. Cut it.")
    data = archive.read(entry)
    if b"<!DOCTYPE" in data[:4096]:
        raise FileError(f"{path}: got a document type, expected a DOCX as a word processor writes it. Save it again.")
    return ElementTree.fromstring(data)


def _lines(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}tr":
            cells = [" ".join(_lines(cell)) for cell in child.iter(f"{_W}tc")]
            yield "\t".join(cells)
        elif child.tag == f"{_W}p":
            text = "".join(_words(child)).strip()
            if text:
                yield text
        elif child.tag != _FALLBACK:
            yield from _lines(child)


def _words(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag != _FALLBACK:
            yield from _words(child)
