"""Opening a document by what its bytes are: a PDF, a web page, or text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.load.documents.document import Document
from kzdb.load.documents.html import kept_text
from kzdb.load.documents.pdf import page_lines, page_texts
from kzdb.load.source import Source

__all__ = ["decoded", "edition_text", "is_html", "is_pdf", "open_document"]

ENCODINGS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html)", re.IGNORECASE | re.DOTALL)


def open_document(folder: Path, source: Source) -> Document | None:
    """Return the document of `source` from `folder`, or None when the folder does not hold it.

    Raises:
        SeedError: it cannot be read: not UTF-8, a damaged or scanned PDF, a web page without text.
    """
    path = folder / source.document
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SeedError(f"{path}: {error.strerror}. Make the document readable.") from error
    sha256 = hashlib.sha256(data).hexdigest()
    if is_pdf(data):
        texts = page_texts(page_lines(path, data), source.running_heads, source.hyphenated)
        return Document(path, tuple(texts), sha256, is_paged=True)
    if is_html(data):
        text = kept_text(path, data, source.text_sha256)
    else:
        text, sha256 = edition_text(path, data, source.sha256)
    return Document(path, tuple(text.split("\n")), sha256)


def edition_text(path: Path, data: bytes, wanted: str) -> tuple[str, str]:
    """Return the text of UTF-8 bytes and their hash: the one `wanted` when only the mark or the line ends differ.

    Raises:
        SeedError: they are no UTF-8.
    """
    text = decoded(path, data, wanted)
    return text, wanted if wanted in _hashes(text) else hashlib.sha256(data).hexdigest()


def _hashes(text: str) -> Iterator[str]:
    """Yield the hash that a text has with and without a byte order mark, by line ends of either kind."""
    for ended in (text, text.replace("\n", "\r\n")):
        for mark in ("", "\ufeff"):
            yield hashlib.sha256((mark + ended).encode()).hexdigest()


def is_pdf(data: bytes) -> bool:
    """Tell whether these are the bytes of a PDF."""
    return b"%PDF-" in data[:1024]


def is_html(data: bytes) -> bool:
    """Tell whether these are the bytes of a web page."""
    return _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) is not None


def decoded(path: Path, data: bytes, sha256: str) -> str:
    """Return the text of UTF-8 bytes without a byte order mark, its lines ended by line feeds.

    `sha256` is the hash that the right bytes have.

    Raises:
        SeedError: they are no UTF-8; what they seem to be is said.
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SeedError.at(path, line, "encoding", *_other_encoding(data, error, sha256)) from error


def _other_encoding(data: bytes, error: UnicodeDecodeError, sha256: str) -> tuple[str, str, str]:
    """Return what the encoding seems to be, what was expected, and what to do."""
    marked = [name for mark, name in ENCODINGS if data.startswith(mark)]
    for name in [*marked, "Windows-1252", "Windows-1251", "KOI8-R", "Latin-1"]:
        try:
            recoded = data.decode(name).removeprefix("\ufeff").encode()
        except UnicodeDecodeError:
            continue
        if hashlib.sha256(recoded).hexdigest() == sha256:
            return name, "UTF-8", "Save the document as UTF-8: its text is the one the seeds were made from."
    return marked[0] if marked else error.reason, "UTF-8", "Save the document as UTF-8, and its new sha256."
