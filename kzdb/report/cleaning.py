"""Texts of sources made fit for a page: one line, nothing hidden, no longer than a text may be."""

from __future__ import annotations

import re

from kzdb.errors import TemplateError, shorten

_UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACE = re.compile("[ \t\n\u2028\u2029]+")
LONGEST = 2_000
"""No name or statement is longer than this on paper; a longer one is a fault of its source."""


def clean(text: str) -> str:
    """Return a text as it may be printed: one line, no control characters, no hidden direction marks."""
    text = _SPACE.sub(" ", _UNSEEN.sub("", text)).strip(" ")
    if len(text) > LONGEST:
        raise TemplateError(f"a text of {len(text)} characters is too long to print: {shorten(text)}")
    return text
