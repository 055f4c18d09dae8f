"""Quotes as people see them: the same words in other signs, the nearest words, and what differs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kzdb.signs import named

__all__ = ["differences", "nearest", "same_words"]

_BLANK = r"[\s\u00ad\u200b]+"
_JOINT = r"(?:[\u00ad\u200b\u2060]+|[-\u2010][ \t]*\r?\n[ \t]*)?"
"""What may be between two letters of a word and is not read: a soft hyphen, or the hyphen at the end of a line."""

_ALIKE = {
    letter: f"[{re.escape(letters)}]"
    for letters in ("'‘’‚‛′ʼ`", '"“”„‟″«»', "-‐‑‒–—−\u00ad")
    for letter in letters
}  # fmt: skip
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "st": "ﬆ"}
_SPELLED = {sign: letters for letters, sign in _LIGATURES.items()} | {"ﬅ": "st", "…": "..."}
_PIECE = re.compile(r"\s+|ffi|ffl|ff|fi|fl|st|\.\.\.|.", re.DOTALL)

_SHOWN = 3


def same_words(quote: str, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each place in text[start:end] that prints the words of `quote`.

    A blank is any run of blanks or a line end; soft hyphens and the hyphens that divide a word between lines are not
    read; ligatures are their letters; a typewriter's quotes, apostrophes and dashes are all that look so.
    """
    for found in _pattern(quote).finditer(text, start, len(text) if end is None else end):
        yield found.span()


@lru_cache(256)
def _pattern(quote: str) -> re.Pattern[str]:
    words = "".join(_SPELLED.get(letter, letter) for letter in unicodedata.normalize("NFC", quote.strip()))
    pieces = _PIECE.findall(words.replace("\u00ad", ""))
    parts: list[str] = []
    for at, piece in enumerate(pieces):
        parts.append(_piece(piece))
        behind = pieces[at + 1] if at + 1 < len(pieces) else " "
        if piece[-1].isalpha() and behind[0].isalpha():
            parts.append(_JOINT)
        elif piece == "-" and not behind.isspace():
            parts.append(r"(?:[ \t]*\r?\n[ \t]*)?")
    return re.compile("".join(parts))


def _piece(piece: str) -> str:
    if piece.isspace():
        return _BLANK
    if piece == "...":
        return r"(?:\.\.\.|…)"
    if piece in _LIGATURES:
        joined = _JOINT.join(piece)
        inner = [f"f{_JOINT}{_LIGATURES[piece[1:]]}"] if piece[1:] in _LIGATURES else []
        inner += [f"{_LIGATURES['ff']}{_JOINT}{piece[2]}"] if len(piece) == 3 else []
        return f"(?:{'|'.join([joined, _LIGATURES[piece], *inner, *(['ﬅ'] if piece == 'st' else [])])})"
    if piece in _ALIKE:
        return _ALIKE[piece]
    apart = unicodedata.normalize("NFD", piece)
    return re.escape(piece) if apart == piece else f"(?:{re.escape(piece)}|{re.escape(apart)})"


def nearest(quote: str, text: str, least: float = 70) -> tuple[int, int] | None:
    """Return where `text` is most like `quote`, at whole words; None when it is nowhere alike by `least` hundredths."""
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=least)
    if found is None or not text[found.dest_start : found.dest_end].strip():
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def differences(typed: str, printed: str) -> str:
    """Return in words where `typed` differs from `printed`; what is no plain letter is named as Unicode names it."""
    found: list[str] = []
    for step in Levenshtein.opcodes(typed, printed):
        if step.tag != "equal":
            got, expected = typed[step.src_start : step.src_end], printed[step.dest_start : step.dest_end]
            pairs = zip(got, expected, strict=True) if step.tag == "replace" else [(got, expected)]
            found += [f"{named(one)} for {named(other)}" for one, other in pairs]
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return "; ".join(found[:_SHOWN]) + more
