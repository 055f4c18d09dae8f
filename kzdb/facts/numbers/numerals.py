"""The numbers that a text prints, each read whole: digits, words, fractions, magnitudes, ranges, uncertainty.

This is how kzdb proves that a typed value was read off its quote. A part of a printed number is never a number:
"45 000" is not 45, "Fifty-three" is not 3, "18,000-20,000" is a range and neither of its ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from kzdb.facts.numbers.compounds import join_compounds
from kzdb.facts.numbers.notation import Notation
from kzdb.facts.numbers.ranges import join_ranges
from kzdb.facts.numbers.readings import Printed
from kzdb.facts.numbers.tokens import CURRENCY, DASH, Token, tokens_of
from kzdb.facts.numbers.words import Word, compose, number_word

__all__ = ["Printed", "read_numbers"]

_ATTACHED = {"k": 3, "mn": 6, "mm": 6, "bn": 9, "b": 9, "m": 6, "tn": 12, "к": 3}
"""Magnitudes that are written right behind the digits; "m" and "b" only of money: a metre and a byte look alike."""

_ROMAN = re.compile(r"(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_POINT = re.compile(r"\s+point((?:\s+[a-z]+)+)|\s+цел(?:ых|ая|ой)\b(?:\s+\w+){0,4}?\s+(?:десят|сот|тысячн)\w+")
_MONEY = re.compile(rf"(?:{CURRENCY})\s?$")
_SIGN = re.compile(rf"(?:^|(?<=[\s(\[:;,=]))(?P<sign>[{DASH}+]|−\s)$|\b(?P<word>minus|минус)\s$")
_AND_A_HALF = re.compile(r"\s+(?:and\s+(?:an?|one)[\s-]+(?P<part>half|quarter|third)\b|с\s+(?P<ru>половиной)\b)")
_JOINS = re.compile(rf"[\s\u00a0]{{0,2}}|[{DASH}]")
_PARTITIVE = re.compile(r"(?:\s+of)?\s+an?\s+|\s+")


def read_numbers(text: str, notation: Notation | None = None) -> list[Printed]:
    """Return every number and range that `text` prints, in order; those that cannot be read say why.

    Args:
        text: a quote, or the line it is from.
        notation: the marks of the source; None when it declares none.
    """
    tokens = list(tokens_of(text, notation))
    found: list[Printed] = []
    index = 0
    while index < len(tokens):
        read = _number(text, tokens, index) if _may_begin(tokens[index]) else None
        if read is None:
            index += 1
            continue
        printed, index = read
        found.append(printed)
    return join_ranges(text, join_compounds(text, _neighbours(text, found)))


def _may_begin(token: Token) -> bool:
    """Whether a number may begin at the token; of most words it is known at once that none does."""
    if token.kind != "word":
        return token.kind != "mark"
    word = token.text
    return number_word(word) is not None or word.isupper() or word in ("no", "No")


def _number(text: str, tokens: list[Token], index: int) -> tuple[Printed, int] | None:
    """Return the number that begins at a token, and the index behind it."""
    token = tokens[index]
    if token.kind in ("number", "fraction"):
        return _digits(text, tokens, index)
    if token.kind != "word":
        return None
    if token.text.lower() == "no" and (zero := _none(text, tokens, index)):
        return zero, index + 1
    if number_word(token.text) is not None:
        return _words(text, tokens, index)
    if _ROMAN.fullmatch(token.text):
        return Printed(token.start, token.end, token.text, _roman(token.text)), index + 1
    return None


def _none(text: str, tokens: list[Token], index: int) -> Printed | None:
    """Return the nought that "no" is before a noun: "no senior officials"; not in "no more than"."""
    token, after = tokens[index], tokens[index + 1 : index + 2]
    if not after or after[0].kind != "word" or not text[token.end : after[0].start].isspace():
        return None
    if after[0].text.lower() in ("more", "less", "fewer", "later", "longer", "doubt") or number_word(after[0].text):
        return None
    return Printed(token.start, token.end, token.text, Fraction(0))


def _digits(text: str, tokens: list[Token], index: int) -> tuple[Printed, int]:
    token = tokens[index]
    value, why, end, following = token.value, token.why, token.end, index + 1
    after = tokens[following] if following < len(tokens) else None
    joins = after is not None and _JOINS.fullmatch(text, end, after.start)
    if after is not None and after.text in DASH and text[end : after.start] == "" and following + 1 < len(tokens):
        dashed = tokens[following + 1]
        if dashed.kind == "fraction" and dashed.start == after.end:  # "1-1/2"
            after, joins, following = dashed, re.match("", ""), following + 1
    if token.kind == "number" and after is not None and after.kind == "fraction" and joins:
        if value is None or after.value is None or value.denominator != 1:
            value, why = None, why or after.why or "a fraction behind decimals"
        else:
            value += after.value
        end, following = after.end, following + 1
    start, negative = _sign(text, token.start)
    magnitude, end, following, doubt = _magnitude(text, tokens, following, start, end)
    if value is not None and (negative or magnitude != 1):
        value = value * magnitude * (-1 if negative else 1)
    printed = Printed(start, end, text[start:end], None if doubt else value, why=why or doubt, scale=magnitude)
    return _with_half(text, printed, tokens, following)


def _sign(text: str, start: int) -> tuple[int, bool]:
    """Return where the number with its currency and sign begins, and whether it is negative."""
    before = text[max(0, start - 16) : start]
    if not before:
        return start, False
    money = _MONEY.search(before)
    first = start - len(money[0]) if money else start
    before = text[max(0, first - 8) : first]
    sign = _SIGN.search(before)
    if money is None and sign is None:
        return start, False
    if sign is None:
        return first, False
    if sign["sign"] and re.search(r"[0-9½]\s*$", text[max(0, first - 6) : first - 1]):  # "18 -20": a range, or a slip
        return first, False
    return first - len(sign[0]), sign["sign"] != "+"


def _magnitude(text: str, tokens: list[Token], following: int, start: int, end: int) -> tuple[Fraction, int, int, str]:
    """Return the factor of the magnitudes that follow, where they end, the next token, and a doubt about them."""
    factor = Fraction(1)
    while following < len(tokens) and tokens[following].kind == "word":
        token = tokens[following]
        gap = text[end : token.start]
        word = number_word(token.text)
        if gap == "" and factor == 1 and token.text.lower() in _ATTACHED:
            is_money = re.match(rf"\s*(?:{CURRENCY})", text[start:]) or re.match(
                rf"\s?(?:{CURRENCY}|US\b|dollars|euros?\b)", text[token.end : token.end + 12]
            )
            if token.text in ("m", "b", "M", "B") and not is_money:
                doubt = f"{text[start : token.end]!r} may be a magnitude or a unit"
                return factor, token.end, following + 1, doubt
            return Fraction(10) ** _ATTACHED[token.text.lower()], token.end, following + 1, ""
        if word is None or word.part not in ("scale", "plural") or not re.fullmatch(rf"\s{{0,3}}|[{DASH}]", gap):
            break
        factor, end, following = factor * word.value, token.end, following + 1
    return factor, end, following, ""


def _with_half(text: str, printed: Printed, tokens: list[Token], following: int) -> tuple[Printed, int]:
    """Add "and a half" behind "2 million" or "two", with the scale that may follow."""
    more = _AND_A_HALF.match(text, printed.end)
    if more is None or printed.value is None:
        return printed, following
    share = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}.get(
        more["part"] or "half", Fraction(1, 2)
    )
    end = more.end()
    while following < len(tokens) and tokens[following].start < end:
        following += 1
    value = printed.value + share * printed.scale
    factor, end, following, _ = _magnitude(text, tokens, following, printed.start, end)
    return replace(printed, end=end, text=text[printed.start : end], value=value * factor), following


def _words(text: str, tokens: list[Token], index: int) -> tuple[Printed, int]:
    """Return the number that a run of number words writes."""
    first = tokens[index]
    words = [_known(first)]
    end, following = first.end, index + 1
    while following < len(tokens) and (step := _next_word(text, tokens, following, end, words)) is not None:
        words.append(_known(tokens[step]))
        end, following = tokens[step].end, step + 1
    value, why = _composed(text, words, first.start, end)
    start = first.start
    prefix = re.search(rf"(?:[^\W\d_]+[{DASH}])$", text[max(0, start - 16) : start])
    if prefix is not None and number_word(prefix[0][:-1]) is None:
        value, why = None, f"{prefix[0]}{text[start:end]} is no number by itself"
    if minus := re.search(r"\b(?:minus|минус)\s$", text[max(0, start - 6) : start]):
        start, value = start - len(minus[0]), None if value is None else -value
    scale = next((word.value for word in reversed(words) if word.part in ("scale", "plural")), Fraction(1))
    if fold := re.match(rf"[{DASH}\s]?fold\b", text[end:]):
        end += fold.end()
    if point := _POINT.match(text, end):
        decimals = [number_word(word) for word in (point[1] or "").split()]
        if value is not None and decimals and all(word and word.value < 10 for word in decimals):
            digits = "".join(str(word.value) for word in decimals if word)
            value += Fraction(int(digits), 10 ** len(digits))
        else:
            value, why = None, "decimals in words"
        end = point.end()
    while following < len(tokens) and tokens[following].start < end:
        following += 1
    printed = Printed(start, end, text[start:end], value, why=why, scale=scale)
    return _with_half(text, printed, tokens, following)


def _known(token: Token) -> Word:
    word = number_word(token.text)
    assert word is not None  # asked before
    return word


def _next_word(text: str, tokens: list[Token], following: int, end: int, words: list[Word]) -> int | None:
    """Return the index of the token that goes on with the number, if one does."""
    last = words[-1].part
    for step in range(following, min(following + 4, len(tokens))):
        word = number_word(tokens[step].text) if tokens[step].kind == "word" else None
        if word is None:
            continue
        gap = text[end : tokens[step].start].lower()
        if last in ("fraction", "whole") and word.part in ("scale", "plural"):
            return step if _PARTITIVE.fullmatch(gap) else None
        if "ordinal" in (last, word.part) or last == "whole" or word.part == "whole":
            is_share = last == "unit" and word.part == "ordinal" and word.value > 2
            is_counted = last == "tens" and word.part == "ordinal" and word.value < 10
            return step if (is_share or is_counted) and re.fullmatch(rf"\s|[{DASH}]", gap) else None
        if re.fullmatch(rf"\s+|\s*[{DASH}]\s?", gap):
            return None if last == "fraction" else step
        if re.fullmatch(r"[\s,]+and\s+|\s+and\s+", gap) and "," not in gap and last in ("scale", "plural"):
            return step if word.part in ("unit", "teen", "tens") else None
        return None
    return None


def _composed(text: str, words: list[Word], start: int, end: int) -> tuple[Fraction | None, str]:
    run = text[start:end]
    last = words[-1]
    if len(words) > 1 and words[0].part in ("fraction", "whole"):  # "half a million"
        value = words[0].value
        for word in words[1:]:
            value *= word.value
        return value, ""
    if len(words) > 1 and last.part == "fraction":  # "two thirds"
        count = compose(words[:-1])
        return (None, f"{run!r} is no single number") if count is None else (count * last.value, "")
    if last.part == "ordinal" and (len(words) > 1 or re.search(r"\ba\s$", text[max(0, start - 2) : start])):
        if len(words) == 2 and words[0].part == "tens":  # "twenty-first"
            return words[0].value + last.value, ""
        after = re.match(r"\s*(?:[^\w\s]|$|of\b|more\b|less\b|lower\b|higher\b|as\b|in\b|to\b|and\b|или\b)", text[end:])
        if last.value < 3 or after is None:
            return None, f"{run!r} is a share or a place in an order"
        return (words[0].value if len(words) > 1 else Fraction(1)) / last.value, ""
    if len(words) == 1 and last.part == "plural":
        return None, f"{run!r} without a number is no number"
    if len(words) == 1 and last.part == "fraction" and last.value == Fraction(1, 2) and run.lower() == "пол":
        return None, "a floor or a sex"
    whole = compose(words)
    return whole, "" if whole is not None else f"{run!r} is no single number"


def _neighbours(text: str, found: Sequence[Printed]) -> list[Printed]:
    """Join "2 million 300 thousand", and refuse numbers with nothing between them that may be parts of one."""
    joined: list[Printed] = []
    for printed in found:
        last = joined[-1] if joined else None
        gap = text[last.end : printed.start] if last else ""
        if last is None or not re.fullmatch(r"\.?[\s\u00a0\u202f]{1,3}", gap):
            joined.append(printed)
        elif last.scale >= 1000 and printed.value is not None and last.value is not None:
            if 1 < printed.scale < last.scale:
                text_of = text[last.start : printed.end]
                joined[-1] = Printed(last.start, printed.end, text_of, last.value + printed.value, scale=printed.scale)
            else:
                why = f"{text[last.start : printed.end]!r} may be one number or two"
                joined[-1] = replace(last, value=None, why=why)
                joined.append(replace(printed, value=None, why=why))
        elif re.search(r"[0-9][.,'’][0-9]{3}$", last.text) and re.match(r"[0-9]{3}(?![0-9])", printed.text):
            why = f"{text[last.start : printed.end]!r} mixes marks"
            joined[-1] = replace(last, value=None, why=why)
            joined.append(replace(printed, value=None, why=why))
        else:
            joined.append(printed)
    return joined


def _roman(text: str) -> Fraction:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return Fraction(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))
