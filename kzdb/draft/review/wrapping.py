"""Lines of a terminal that end between words; prompt_toolkit itself breaks wherever the screen ends."""

from __future__ import annotations

import re

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.utils import get_cwidth

__all__ = ["wrapped"]

_WORD = re.compile(r"\n|[^\S\n]+|\S+")


def wrapped(fragments: StyleAndTextTuples, width: int, indent: str = "") -> StyleAndTextTuples:
    """Return styled text with line ends before the words that do not fit; lines that go on begin with `indent`."""
    found: StyleAndTextTuples = []
    column = 0
    for style, text, *_ in fragments:
        for word in _WORD.findall(text):
            size = get_cwidth(word)
            if word != "\n" and column + size > width and column > len(indent) and not word.isspace():
                found.append(("", f"\n{indent}"))
                column = len(indent)
            found.append((style, word))
            column = 0 if word == "\n" else column + size
    return found
