"""What the eye finds otherwise on two pages: both drawn as pictures, and the words where they differ."""

from __future__ import annotations

from typing import Any

from PIL import ImageChops

_SCALE = 2.0
"""Points of a picture for each point of a page."""

_MARGIN = 1.0
"""So many points about a difference belong to it."""


def words_seen_otherwise(made: bytes, ours: int, found: bytes, theirs: int) -> str | None:
    """Return the words of page `ours` of `made` where page `theirs` of `found` looks otherwise; None if it does not.

    Pages count from one. A difference where there are no words, as in a picture, is an empty text.
    """
    import pypdfium2

    here, there = pypdfium2.PdfDocument(made), pypdfium2.PdfDocument(found)
    try:
        page = here[ours - 1]
        one, other = _drawn(page), _drawn(there[theirs - 1])
        box = (0, 0, *one.size) if one.size != other.size else ImageChops.difference(one, other).getbbox()
        if box is None:
            return None
        left, top, right, bottom = (side / _SCALE for side in box)
        height = page.get_height()
        words = page.get_textpage().get_text_bounded(
            left - _MARGIN, height - bottom - _MARGIN, right + _MARGIN, height - top + _MARGIN
        )
        return " ".join(words.split())
    finally:
        here.close()
        there.close()


def _drawn(page: Any) -> Any:
    """Draw a page, with what lies over it."""
    return page.render(scale=_SCALE).to_pil().convert("RGB")
