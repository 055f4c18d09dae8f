"""A file of somebody else as a document, and what of it could not be read.

Files from outside are not trusted: markup is parsed and never run, archives are opened only up to a size.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from kzdb.audit.word import word_text
from kzdb.errors import FileError, SeedError, number_of
from kzdb.facts.numbers.notation import NOTATIONS, Notation
from kzdb.facts.numbers.numerals import read_numbers
from kzdb.load.documents import Document
from kzdb.load.documents.html import extracted_text
from kzdb.load.documents.opening import is_html, is_pdf
from kzdb.load.documents.pdf import found_heads, page_lines, page_texts

__all__ = ["KINDS", "Text", "read_text"]

KINDS = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
MAX_BYTES = 100_000_000
"""Of a file: beyond, it is no text that somebody writes."""

_PICTURE = re.compile(rb"<(?:img|svg|canvas|iframe|object|embed)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Text:
    """What a file says.

    Attributes:
        document: its lines, or its pages.
        unreadable: what could not be read, a few words each.
    """

    document: Document
    unreadable: tuple[str, ...] = ()

    @property
    def notation(self) -> Notation:
        """How it seems to write numbers: the way in which most of them can be read, of equal ones the English one."""

        def unread(notation: Notation) -> int:
            return sum(number.value is None for line in self.document.lines for number in read_numbers(line, notation))

        return min(NOTATIONS.values(), key=unread)


def read_text(path: Path) -> Text:
    """Return the text of a file, by what its bytes are and by the ending of its name.

    Raises:
        FileError: it cannot be read, is of no known kind, or is not what its name says.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise FileError(f"{path}: got a file of kind {kind or 'none'}, expected {', '.join(KINDS)}. Save it as one.")
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        raise FileError(f"{path}: {error.strerror}. Name a file that can be read.") from error
    if data is None:
        raise FileError(f"{path}: got more than {MAX_BYTES:,} bytes, expected a text. Cut it.")
    try:
        if kind == ".pdf" or is_pdf(data):
            return _pdf(path, data)
        if kind == ".docx" or zipfile.is_zipfile(path):
            lines, unreadable = word_text(path)
            return Text(Document(path, tuple(lines), ""), tuple(unreadable))
        if kind in (".html", ".htm") or is_html(data):
            return _web_page(path, data)
    except SeedError as error:
        raise FileError(str(error)) from error
    return Text(Document(path, tuple(_decoded(path, data).split("\n")), ""))


def _decoded(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileError(f"{path}:{line}, encoding: got {error.reason}, expected UTF-8. Save it as UTF-8.") from error
    if "\0" in text:
        raise FileError(f"{path}: got a file that is no text, expected {', '.join(KINDS)}. Save it as one.")
    return text


def _web_page(path: Path, data: bytes) -> Text:
    """Return the article of a page; numbers around it (menus, other articles) and pictures were not read."""
    import trafilatura

    text = extracted_text(path, data)
    unreadable = []
    around = len(_NUMBER.findall(trafilatura.html2txt(data))) - len(_NUMBER.findall(text))
    if around > 0:
        unreadable.append(f"{number_of(around, 'number')} outside the article")
    if pictures := len(_PICTURE.findall(data)):
        unreadable.append(number_of(pictures, "picture"))
    return Text(Document(path, tuple(text.rstrip("\n").split("\n")), ""), tuple(unreadable))


def _pdf(path: Path, data: bytes) -> Text:
    """Return the text layer of a PDF by pages, without running heads; pages without one were not read."""
    pages = page_lines(path, data)
    empty = [f"page {number} has no text" for number, lines in enumerate(pages, start=1) if not lines]
    texts = page_texts(pages, found_heads(pages))
    return Text(Document(path, tuple(texts), "", is_paged=True), tuple(empty))
