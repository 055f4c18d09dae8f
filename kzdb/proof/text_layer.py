"""The text of a finished PDF, read back as a reader's program would: page by page, with its numbers.

A note's number follows a figure closely; only its size sets them apart, so a run of digits ends where the size of the
letters changes. Single digits one under the other are read as if written downwards, so it ends at a new line too.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

_RUN = re.compile(r"\d+")
_UNPACKED = re.compile(
    "[\\s\\-\"'\u00ab\u00bb\u2018-\u201f\u2039\u203a\u00ad\u2010\u200b-\u200f\u2028-\u202f\u2060\ufffe\ufeff\u0000-\u001f]+"
)


@dataclass(frozen=True, slots=True)
class PageText:
    """One page: its text without blanks, hyphens and quotation marks, its runs of digits, its text as it is read."""

    packed: str
    runs: tuple[str, ...]
    text: str = ""


def read_pages(data: bytes) -> list[PageText]:
    """Read the text layer of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [_read_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def pack(text: str) -> str:
    """Return a text as it is compared with a page: without blanks, hyphens, quotation marks and invisible characters.

    The marks about a quote come from the style, and the ledger has none.
    """
    return _UNPACKED.sub("", text)


def runs_of(text: str) -> list[str]:
    """Return the runs of digits in a text."""
    return _RUN.findall(text)


def _read_page(page: object) -> PageText:
    """Read one page."""
    from pypdfium2 import raw

    layer = page.get_textpage()  # type: ignore[attr-defined]
    handle = layer.raw
    count = raw.FPDFText_CountChars(handle)
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(text) != count:  # letters beyond the first plane: two units for one character
        text = "".join(chr(raw.FPDFText_GetUnicode(handle, place)) for place in range(count))
    found: list[str] = []
    for match in _RUN.finditer(text):
        sizes = [round(raw.FPDFText_GetFontSize(handle, place), 2) for place in range(*match.span())]
        feet = [_foot(handle, place) for place in range(*match.span())]
        start = 0
        for place in range(1, len(sizes) + 1):
            if place == len(sizes) or sizes[place] != sizes[start] or abs(feet[place] - feet[start]) > sizes[start] / 2:
                found.append(match[0][start:place])
                start = place
    layer.close()
    page.close()  # type: ignore[attr-defined]
    return PageText(pack(text), tuple(found), text)


def _foot(handle: object, place: int) -> float:
    """Return how high the foot of a character is on its page, in points."""
    from pypdfium2 import raw

    ends = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(handle, place, *(ctypes.byref(end) for end in ends))
    return ends[2].value
