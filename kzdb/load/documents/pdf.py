"""The text of a PDF, page by page, as it is quoted: each page one run of words.

Line ends, runs of blanks and words divided at line ends are a matter of layout, so they are undone. Running heads are
left out where source.toml declares them; `found_heads` finds those that repeat.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pypdfium2 as pdfium

from kzdb.errors import SeedError, number_of

__all__ = ["found_heads", "page_lines", "page_texts"]

MOST_PAGES = 5_000
LARGEST_PAGE = 4_000_000
"""Characters of one page."""

EDGE = 2
"""Lines at the top and at the bottom of a page among which running heads are looked for."""

_DIVIDED = re.compile(r"(\w+)(?:\ufffe\n?|\x02\n?|[-\u00ad\u2010]\n)(?=(\w+))")
_DIGITS = re.compile(r"[0-9]{1,9}")


def page_lines(path: Path, data: bytes) -> list[list[str]]:
    """Return the lines of each page of a PDF.

    Raises:
        SeedError: it is damaged, encrypted, too large, or scanned: no page has text.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        says = " ".join(str(error).split())
        if "assword" in says:
            raise SeedError(
                f"{path}: got an encrypted PDF, expected a readable one. Save it without password."
            ) from error
        raise SeedError(f"{path}: got a damaged PDF ({says}), expected a whole one. Fetch it again.") from error
    try:
        if len(document) > MOST_PAGES:
            raise SeedError(f"{path}: got {len(document):,} pages, expected at most {MOST_PAGES:,}. Split the PDF.")
        pages = [_lines(path, document, number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise SeedError(f"{path}: got a damaged page ({error}), expected a whole PDF. Fetch it again.") from error
    finally:
        document.close()
    if not any(pages):
        count = len(pages)
        raise SeedError(
            f"{path}: got {number_of(count, 'page')} without text, expected text: it is scanned. "
            "Make its text with an OCR program, and use that file."
        )
    return pages


def _lines(path: Path, document: pdfium.PdfDocument, number: int) -> list[str]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > LARGEST_PAGE:
            raise SeedError(f"{path}, page {number + 1}: got more than {LARGEST_PAGE:,} characters. Split the PDF.")
        text: str = text_page.get_text_range()
    finally:
        text_page.close()
        page.close()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line.strip() for line in lines if line.strip()]


def page_texts(pages: Sequence[Sequence[str]], heads: Iterable[str] = (), hyphenated: Iterable[str] = ()) -> list[str]:
    """Return the text of each page without running heads, divided words joined again.

    Args:
        pages: the lines of each page.
        heads: running heads, `#` for any number.
        hyphenated: words that keep their hyphen; so do those that stand with one elsewhere in the document.
    """
    declared = set(heads)
    kept = {word.casefold() for word in hyphenated}
    kept |= {word.casefold() for page in pages for line in page for word in re.findall(r"\w+-\w+", line)}
    texts = []
    for page in pages:
        lines = [
            line for at, line in enumerate(page)
            if not (_masked(line) in declared and (at < EDGE or at >= len(page) - EDGE))
        ]  # fmt: skip
        joined = _DIVIDED.sub(lambda found: _joined(found[1], found[2], kept), "\n".join(lines))
        texts.append(" ".join(joined.split()))
    return texts


def _joined(first: str, second: str, kept: set[str]) -> str:
    """Return the first half of a divided word, with its hyphen when the word has one by itself."""
    is_kept = f"{first}-{second}".casefold() in kept or not second[0].islower()
    return f"{first}-" if is_kept else first


def found_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines that repeat at the edges of at least three pages and a third of all, `#` for their page number.

    A line whose number does not count the pages is none, however often it comes: it may be a row of a table.
    """
    seen: dict[str, dict[int, str]] = defaultdict(dict)
    for number, page in enumerate(pages):
        for line in (*page[:EDGE], *page[-EDGE:]):
            seen[_masked(line)][number] = line
    enough = max(3, len(pages) / 3)
    return sorted(masked for masked, lines in seen.items() if len(lines) >= enough and _is_head(lines))


def _is_head(lines: Mapping[int, str]) -> bool:
    """Tell whether lines, by page, are the same, or differ by the number of the page alone."""
    if len(set(lines.values())) == 1:
        return True
    numbers = {page: _DIGITS.findall(line) for page, line in lines.items()}
    return all(len(found) == 1 for found in numbers.values()) and (
        len({int(found[0]) - page for page, found in numbers.items()}) == 1
    )


def _masked(line: str) -> str:
    return _DIGITS.sub("#", line)
