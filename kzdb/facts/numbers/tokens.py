"""The digits, words and marks of a text, each digit run with its value or the reason why it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from kzdb.facts.numbers.notation import NotANumber, Notation, read_digits

__all__ = ["BLANK", "CURRENCY", "DASH", "Token", "tokens_of"]

BLANK = r"[\s\u00a0\u2007\u2009\u202f]"
DASH = "-‐‑‒–—−"
CURRENCY = r"(?:(?:US|U\.\s?S\.|A|C|CA|AU)\s?)?[$€£¥₸₽₹]|(?:USD|EUR|GBP|KZT|KGS|RUB|CNY|TJS|UZS|TMT|CHF)"
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip

_TOKEN = re.compile(
    rf"""(?P<plain>[a-zA-Z][^\W\d_]*)
    | (?P<date>(?<![0-9])[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9]) | [0-9]+(?::[0-9]+)+)
    | (?P<slash>[0-9]+(?:[/⁄][0-9]+)+)
    | (?P<spaced>(?<![0-9.,])[0-9]{{1,3}}(?:{BLANK}{{1,3}}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)*)
    | (?P<run>(?:(?<![\w.])\.)?[0-9]+(?:[.,'’][0-9]+)*)
    | (?P<vulgar>[{"".join(VULGAR)}])
    | (?P<strange>[^\W_a-zA-Z0-9]*(?:(?![0-9])\d)+(?:[.,]*\d)*)
    | (?P<word>[^\W\d_]+)
    | (?P<mark>\S)""",
    re.VERBOSE,
)
_POWER = re.compile(rf"{BLANK}*[×xX*·]{BLANK}*10(?:\^|\*\*|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]|[{DASH}+]?[0-9])")
_SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_PART_OF_NAME = re.compile(rf"(?P<letter>[^\W\d_]$|_$)|[^\W\d_][{DASH}]$")
_MONEY_BEFORE = re.compile(rf"(?:^|[^\w])(?:{CURRENCY}|Rs)$")
_DIGIT_DASH = re.compile(rf"(?:[0-9](?:{BLANK}?\w{{1,4}})?)[{DASH}]$")
_TIMES_BEFORE = re.compile(rf"[0-9]{BLANK}*[×xX*·]{BLANK}*$")
_GOES_ON = re.compile(r"(?:[eExX][+-]?[0-9]|[^\W\d_]+[0-9]|_)")
_DECADE = re.compile("[0-9]{2,4}0")
_TIMES = frozenset("×xX*·")
_DENOMINATORS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 100}


class Token(NamedTuple):
    """A run of digits ("number", "fraction"), a "word" or a "mark"; digits without a `value` say why."""

    kind: str
    start: int
    end: int
    text: str
    value: Fraction | None = None
    why: str = ""


def tokens_of(text: str, notation: Notation | None) -> Iterator[Token]:
    """Yield the tokens of `text` in order; blanks are left out."""
    for match in _TOKEN.finditer(text):
        kind, run = match.lastgroup, match[0]
        start, end = match.span()
        if kind == "plain" or kind == "word":
            yield Token("word", start, end, run)
        elif kind == "mark":
            yield Token("mark", start, end, run)
        elif kind == "vulgar":
            yield Token("fraction", start, end, run, Fraction(*VULGAR[run]))
        else:
            yield _digits(text, str(kind), start, end, notation)


def _digits(text: str, kind: str, start: int, end: int, notation: Notation | None) -> Token:
    run = text[start:end]
    value: Fraction | None = None
    name = "fraction" if kind == "slash" else "number"
    why = _not_alone(text, start, end)
    if not why and kind == "slash":
        above, below = (int(part) for part in re.split("[/⁄]", run)[:2])
        if run.count("/") + run.count("⁄") == 1 and 0 < above < below and below in _DENOMINATORS:
            value = Fraction(above, below)
        else:
            why = f"{run!r} may be a date, a season or a fraction"
    elif not why and kind in ("spaced", "run"):
        try:
            value = read_digits(run, notation)
        except NotANumber as error:
            why = str(error)
    elif not why:
        why = f"{run!r} is a date, a time or digits of another script"
    return Token(name, start, end, run, value, why)


def _not_alone(text: str, start: int, end: int) -> str:
    """Say why the digits are part of something else, if they are."""
    before, after = text[max(0, start - 16) : start], text[end : end + 40]
    if before and not before[-1].isspace():
        joined = _PART_OF_NAME.search(before)
        if joined is not None and not (_MONEY_BEFORE if joined["letter"] else _DIGIT_DASH).search(before):
            return f"{text[start:end]!r} is part of a name"
        if before.endswith(("^", "**")):
            return f"{text[start:end]!r} is a power"
    if _SUPERSCRIPT.match(after):
        return f"{text[start:end]!r} has a footnote or a power behind it"
    if _POWER.match(after) or (before.rstrip()[-1:] in _TIMES and _TIMES_BEFORE.search(before)):
        return "a product or a power of ten"
    if after and not after[0].isspace():
        if _GOES_ON.match(after):
            return f"{text[start:end]!r} is part of a name or of a product"
        if re.match(r"s\b", after) and _DECADE.fullmatch(text, start, end):
            return f"{text[start:end]}s is a decade"
    return ""
