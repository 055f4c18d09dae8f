"""Texts of sources made fit for a page: one line, nothing hidden, no longer than a text may be."""

from __future__ import annotations

import re
import unicodedata

from kzdb.errors import TemplateError, shorten

HIDDEN = "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
"""Characters that nobody sees: hidden directions, joins, marks of variants and tags; not the soft hyphen."""

_UNSEEN = re.compile(f"[\u0000-\u0008\u000b-\u001f\u007f-\u009f{HIDDEN}]")
_SPACE = re.compile("[ \t\n\u2028\u2029]+")
LONGEST = 2_000
"""No name or statement is longer than this on paper; a longer one is a fault of its source."""


def clean(text: str) -> str:
    """Return a text as it may be printed: one line, letters composed with their marks, nothing hidden."""
    text = _SPACE.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip(" ")
    if len(text) > LONGEST:
        raise TemplateError(f"a text of {len(text)} characters is too long to print: {shorten(text)}")
    return text
