"""Signs by their Unicode names, and those that deceive the eye."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["deceiving", "named"]

_INVISIBLE = set("\u200b\u2060\u2061\u2062\u2063\u2064\u180e\ufeff\u3164\u115f\u1160")
_BIDI = {chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def named(text: str) -> str:
    """Return a text in quotes; one sign that is no plain letter or digit by its Unicode name too."""
    if not text:
        return "nothing"
    return repr(text) if len(text) > 1 or (text.isascii() and text.isalnum()) else _by_name(text)


def _by_name(sign: str) -> str:
    name = f"U+{ord(sign):04X} {unicodedata.name(sign, 'a control character')}"
    return f"{sign!r} ({name})" if sign.isprintable() and not sign.isspace() else name


def deceiving(text: str, *, is_found: bool = False) -> str | None:
    """Return the first sign of `text` that deceives the eye, by name, or None.

    It turns the direction of the text, or nobody sees it, or it looks like a letter of another script: its word is of
    two of the Latin, Cyrillic and Greek scripts, like "КAZ".

    Args:
        text: what is typed.
        is_found: whether a document prints it so; then only what turns its direction counts.
    """
    if text.isascii():
        return None
    for sign in text:
        if sign in _BIDI:
            return f"{named(sign)}, which turns the direction of the text"
        if not is_found and (sign in _INVISIBLE or 0xE0000 <= ord(sign) <= 0xE007F):
            return f"{named(sign)}, which nobody sees"
    for word in () if is_found else re.findall(r"[^\W\d_]+", text):
        scripts = [next((one for one in _SCRIPTS if unicodedata.name(sign, "").startswith(one)), "") for sign in word]
        used = {script for script in scripts if script}
        if len(used) > 1:
            odd = word[scripts.index(min(sorted(used), key=scripts.count))]
            return f"{_by_name(odd)} in the word {word!r}"
    return None
