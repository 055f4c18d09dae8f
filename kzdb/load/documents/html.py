"""The text of a web page, as it is quoted: never its markup, and never what surrounds the article.

What an extractor finds changes with its version. So the text is kept beside the documents under its hash, source.toml
names that hash, and quotes are looked up in that text.
"""

from __future__ import annotations

import hashlib
import logging
import re
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.files import write_text

__all__ = ["KEPT", "extracted_text", "keep_text", "kept_text"]

KEPT = ".kzdb"
"""The folder beside the documents in which texts of web pages are kept."""

LARGEST = 64 << 20

_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


def extracted_text(path: Path, data: bytes) -> str:
    """Return the text of a web page: a line a paragraph, the cells of a table with tabs between them.

    Raises:
        SeedError: it is too large, or has no text.
    """
    if len(data) > LARGEST:
        raise SeedError(f"{path}: got {len(data):,} bytes, expected at most {LARGEST:,}. Save the article alone.")
    import trafilatura  # half a second: only where there is a web page

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(data, include_comments=False, include_tables=True, favor_recall=True)
    lines = [_plain(line) for line in (found or "").splitlines() if not _RULE.fullmatch(line.strip())]
    text = "\n".join(line for line in lines if line)
    if not text:
        raise SeedError(f"{path}: got a web page without text, expected an article. Save the page as text or PDF.")
    return text + "\n"


def _plain(line: str) -> str:
    """Return a line without the bars by which the extractor draws a table."""
    line = line.strip()
    if line.startswith("|"):
        return "\t".join(cell.strip() for cell in line.strip("|").split("|")).strip()
    return " ".join(line.split())


def keep_text(path: Path, data: bytes) -> str:
    """Keep the text of a web page beside it and return its hash.

    Raises:
        SeedError: it has none. FileError: the text cannot be written.
    """
    text = extracted_text(path, data)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    write_text(_place(path, sha256), text)
    return sha256


def kept_text(path: Path, data: bytes, sha256: str | None) -> str:
    """Return the text that quotes of a web page are from, kept or extracted again.

    Raises:
        SeedError: source.toml names none, or the kept text is gone and the extractor finds another one now.
    """
    if sha256 is None:
        raise SeedError(f"{path}: got a web page without text_sha256 in source.toml. Run `kzdb source new`, or add it.")
    kept = _place(path, sha256)
    text = kept.read_text("utf-8") if kept.is_file() else extracted_text(path, data)
    if hashlib.sha256(text.encode()).hexdigest() != sha256:
        raise SeedError(
            f"{path}: got another text than text_sha256 in source.toml names: the extractor changed. "
            f"Put {KEPT}/{sha256}.txt back beside it, or run `kzdb source new` and look at every quote."
        )
    return text


def _place(path: Path, sha256: str) -> Path:
    return path.parent / KEPT / f"{sha256}.txt"
