"""Texts of sources made fit for a page: one line, letters composed with their marks, nothing hidden."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
"""Characters that nobody sees: hidden directions, joins, marks of variants and tags; not the soft hyphen."""

_UNSEEN = re.compile(f"[\u0000-\u0008\u000b-\u001f\u007f-\u009f{_HIDDEN}]")
_SPACE = re.compile("[ \t\n\u2028\u2029]+")


def clean(text: str) -> str:
    """Return a text as it may be printed."""
    return _SPACE.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip(" ")
