"""The sources as a bibliography: CSL-JSON (Zotero, pandoc) and BibTeX.

What a reference list prints is what a reader needs to find the source. Our grade and remarks are in `annote`, which
styles leave out; the publisher is the author and not named twice; the name of our edition is no edition of the work.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

__all__ = ["write_bibtex", "write_csl"]

SOURCES = """
SELECT s.source, s.title, s.publisher_name, s.published_on, s.published_precision, s.published_note, s.language,
  s.licence, s.url, s.document, s.sha256, s.reliability, s.reliability_reason
FROM sources AS s
ORDER BY s.source
"""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The words of BibTeX that each style prints in its own language and length."""

PARTS = {"day": 3, "month": 2, "year": 1}
_SPECIAL = re.compile(r"[\\{}%&$#_~^]")
_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def write_csl(connection: DuckDBPyConnection, path: Path) -> int:
    """Write the sources as CSL-JSON and return their number."""
    items = [_csl(source) for source in _sources(connection)]
    path.write_text(json.dumps(items, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return len(items)


def write_bibtex(connection: DuckDBPyConnection, path: Path) -> int:
    """Write the sources as BibTeX (UTF-8, special signs escaped) and return their number."""
    entries = [_bibtex(source) for source in _sources(connection)]
    path.write_text("\n".join(entries), "utf-8")
    return len(entries)


def _sources(connection: DuckDBPyConnection) -> list[dict[str, Any]]:
    result = connection.execute(SOURCES)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _issued(source: dict[str, Any]) -> list[int]:
    """Return year, month and day as far as they are known."""
    published: date | None = source["published_on"]
    return (
        []
        if published is None
        else [published.year, published.month, published.day][: PARTS[source["published_precision"]]]
    )


def _remarks(source: dict[str, Any]) -> str:
    grade = f"Reliability {source['reliability']} (Admiralty): {source['reliability_reason']}"
    return " ".join(filter(None, [source["published_note"], grade]))


def _csl(source: dict[str, Any]) -> dict[str, Any]:
    item = {
        "id": source["source"],
        "type": "document",
        "title": source["title"],
        "author": [{"literal": source["publisher_name"]}],
        "issued": {"date-parts": [_issued(source)]} if _issued(source) else None,
        "language": source["language"],
        "URL": source["url"],
        "annote": _remarks(source),
        "custom": {"document": source["document"], "sha256": source["sha256"], "licence": source["licence"]},
    }
    return {name: value for name, value in item.items() if value}


def _bibtex(source: dict[str, Any]) -> str:
    issued: list[Any] = [*_issued(source), None, None, None]
    fields = {
        "title": f"{{{{{_tex(source['title'])}}}}}",
        "author": f"{{{{{_tex(source['publisher_name'])}}}}}",
        "year": f"{{{issued[0]}}}" if issued[0] else None,
        "month": MONTHS[issued[1] - 1] if issued[1] else None,
        "day": f"{{{issued[2]}}}" if issued[2] else None,
        "language": f"{{{source['language']}}}",
        "url": f"{{{source['url']}}}" if source["url"] else None,
        "annote": f"{{{_tex(_remarks(source))}}}",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{source['source']},", *lines, "}"]) + "\n"


def _tex(text: str) -> str:
    """Return `text` with what TeX would act upon made harmless."""
    return _SPECIAL.sub(lambda found: _TEX.get(found[0], f"\\{found[0]}"), text)
