"""The numbers that stand in a run of words, in digits or spelled out.

This is how kzdb proves that a typed value was read off its quote: the number must stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from kzdb.facts.figures import FigureError, parse_number

__all__ = ["numbers_in"]

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_WORDS = {
    **{word: Fraction(number) for number, word in enumerate(_ONES)},
    **{word: Fraction(10 * (number + 2)) for number, word in enumerate(_TENS)},
    **{word: Fraction(number) for number, word in enumerate(_ORDINALS)},
    "once": Fraction(1), "single": Fraction(1), "twice": Fraction(2), "double": Fraction(2), "doubled": Fraction(2),
    "both": Fraction(2), "thrice": Fraction(3), "triple": Fraction(3), "tripled": Fraction(3), "half": Fraction(1, 2),
    "hundred": Fraction(100), "thousand": Fraction(1000), "million": Fraction(10**6), "dozen": Fraction(12),
}  # fmt: skip
_SCALES = {
    "hundred": 100, "thousand": 10**3, "thous": 10**3, "thousands": 10**3,
    "million": 10**6, "mln": 10**6, "millions": 10**6, "billion": 10**9, "bln": 10**9, "trillion": 10**12,
}  # fmt: skip
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+")


def numbers_in(text: str) -> set[Fraction]:
    """Return every number that `text` prints.

    Digits ("36,137", "398.3"), number words ("seven", "twice", "six-fold"), Roman numerals, and each of these times a
    scale that follows it ("US$ 136 million", "250 thous.").
    """
    tokens = _TOKEN.findall(text)
    found: set[Fraction] = set()
    for index, token in enumerate(tokens):
        for number in _readings(token):
            found.add(number)
            scaled = number
            for scale in tokens[index + 1 : index + 3]:
                if scale.lower() not in _SCALES:
                    break
                scaled *= _SCALES[scale.lower()]
                found.add(scaled)
    return found


def _readings(token: str) -> Iterator[Fraction]:
    if token[0].isdigit():
        try:
            yield parse_number(token).value
        except FigureError:
            return
    if token.lower() in _WORDS:
        yield _WORDS[token.lower()]
    if token in _ROMAN:
        yield Fraction(_ROMAN[token])
    for suffix in ("fold",):
        stem = token.lower().removesuffix(suffix)
        if stem != token.lower() and stem in _WORDS:
            yield _WORDS[stem]
