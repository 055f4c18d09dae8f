"""Number words of English and Russian, each with its value and the part it plays in a longer number.

text2num reads no Russian, no halves and no scale without a number before it, so the grammar is our own.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["NUMBER_WORDS", "Word", "compose", "number_word"]


@dataclass(frozen=True, slots=True)
class Word:
    """What a number word is worth, and its part.

    `part` is "unit" (1-9), "teen" (10-19), "tens", "hundreds" (a hundred or several in one word), "scale" (multiplies
    what is before it), "plural" (a scale that needs a number before it), "fraction", "ordinal" or "whole" (is a
    number by itself and joins no other).
    """

    value: Fraction
    part: str


def compose(words: list[Word]) -> Fraction | None:
    """Return the number that a run of words writes, or None when they are no single number.

    "two hundred five thousand" is one; "five three", "twenty twenty" and "thousand million" are not.
    """
    total, current, last_scale, rank = Fraction(0), Fraction(0), Fraction(10**18), 5
    for word in words:
        if word.part in ("whole", "ordinal", "fraction"):
            return word.value if len(words) == 1 else None
        if word.part in ("scale", "plural"):
            if word.value == 100:  # "nineteen hundred", "two hundred"
                if rank <= 3 and not 0 < current < 100:
                    return None
                if not current and word.part == "plural":
                    return None
                current, rank = (current or Fraction(1)) * 100, 3
                continue
            if word.value >= last_scale or (not current and (word.part == "plural" or total)):
                return None
            total, current, last_scale, rank = total + (current or Fraction(1)) * word.value, Fraction(0), word.value, 5
            continue
        place = {"unit": 1, "teen": 1, "tens": 2, "hundreds": 3}[word.part]
        if place >= rank or (word.part == "teen" and rank == 2):
            return None
        current, rank = current + word.value, place
    return total + current


def number_word(word: str) -> Word | None:
    """Return what a single word is worth as a number, or None when it is no number word."""
    return _WORDS.get(word.lower().replace("ё", "е"))


def _english() -> dict[str, Word]:
    ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    teens = [
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]  # fmt: skip
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    ordinals = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
        "twentieth",
    ]  # fmt: skip
    words = {word: Word(Fraction(value), "unit") for value, word in enumerate(ones, 1)}
    words |= {word: Word(Fraction(value), "teen") for value, word in enumerate(teens, 10)}
    words |= {word: Word(Fraction(10 * value), "tens") for value, word in enumerate(tens, 2)}
    words |= {word: Word(Fraction(value), "ordinal") for value, word in enumerate(ordinals, 1)}
    words |= {f"{word}fold": Word(words[word].value, "whole") for word in [*ones, *teens, *tens]}
    words |= {
        word: Word(Fraction(value), "whole")
        for value, spelled in {
            0: "zero nil none", 1: "once single", 2: "twice double doubled twofold both", 3: "thrice triple tripled",
            4: "quadruple quadrupled",
        }.items()
        for word in spelled.split()
    }  # fmt: skip
    for word, value in {
        "hundred": 100, "thousand": 10**3, "thous": 10**3, "lakh": 10**5, "million": 10**6, "mln": 10**6,
        "crore": 10**7, "billion": 10**9, "bln": 10**9, "bn": 10**9, "milliard": 10**9, "trillion": 10**12,
        "trn": 10**12, "dozen": 12,
    }.items():  # fmt: skip
        words[word] = Word(Fraction(value), "plural" if word in ("mln", "bln", "bn", "trn", "thous") else "scale")
        if words[word].part == "scale":
            words[word + "s"] = Word(Fraction(value), "plural")
    for word, below in {"half": 2, "halves": 2, "thirds": 3, "quarter": 4, "quarters": 4, "fifths": 5, "sixths": 6,
                        "eighths": 8, "tenths": 10}.items():  # fmt: skip
        words[word] = Word(Fraction(1, below), "fraction")
    return words


_RUSSIAN_CASES: dict[str, tuple[int | Fraction, str]] = {
    "ноль нуль нуля": (0, "whole"),
    "один одна одно одного одной одному одну одним одном": (1, "unit"),
    "два две двух двум двумя": (2, "unit"), "три трех трем тремя": (3, "unit"),
    "четыре четырех четырем четырьмя": (4, "unit"), "восемь восьми восемью восьмью": (8, "unit"),
    "сорок сорока": (40, "tens"), "девяносто девяноста": (90, "tens"), "сто ста": (100, "hundreds"),
    "двести двухсот двумстам двумястами двухстах": (200, "hundreds"),
    "триста трехсот тремстам тремястами трехстах": (300, "hundreds"),
    "четыреста четырехсот четыремстам четырьмястами четырехстах": (400, "hundreds"),
    "тысяча тысячу": (10**3, "scale"),
    "тысячи тысяч тысячам тысячами тысячах тыс": (10**3, "plural"),
    "миллион": (10**6, "scale"),
    "миллиона миллионов миллионам миллионами миллионах млн": (10**6, "plural"),
    "миллиард": (10**9, "scale"),
    "миллиарда миллиардов миллиардам миллиардами миллиардах млрд": (10**9, "plural"),
    "триллион": (10**12, "scale"), "триллиона триллионов триллионам трлн": (10**12, "plural"),
    "полтора полторы полутора": (Fraction(3, 2), "whole"),
    "половина половину половины половине": (Fraction(1, 2), "fraction"),
    "треть трети третью": (Fraction(1, 3), "fraction"),
    "четверть четверти четвертью четвертей": (Fraction(1, 4), "fraction"),
    "пол": (Fraction(1, 2), "fraction"), "полтысячи": (500, "whole"), "полмиллиона": (500_000, "whole"),
    "полмиллиарда": (500_000_000, "whole"), "дважды вдвое оба обе обоих обеих": (2, "whole"),
    "трижды втрое": (3, "whole"), "вчетверо": (4, "whole"),
}  # fmt: skip


def _russian() -> dict[str, Word]:
    words = {
        form: Word(Fraction(value), part) for forms, (value, part) in _RUSSIAN_CASES.items() for form in forms.split()
    }
    stems = "пят шест сем _ девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат"
    for value, stem in enumerate([*stems.split(), "восемнадцат", "девятнадцат"], 5):
        if stem != "_":
            part = "unit" if value < 10 else "teen"
            words |= {stem + ending: Word(Fraction(value), part) for ending in ("ь", "и", "ью")}
    for value, stem in ((20, "двадцат"), (30, "тридцат")):
        words |= {stem + ending: Word(Fraction(value), "tens") for ending in ("ь", "и", "ью")}
    for value, first, second in (
        (5, "пять", "пяти"), (6, "шесть", "шести"), (7, "семь", "семи"), (8, "восемь", "восьми"),
        (9, "девять", "девяти"),
    ):  # fmt: skip
        by_case = (first + "сот", second + "сот", second + "стам", first.rstrip("ь") + "ьюстами", second + "стах")
        words |= {form: Word(Fraction(100 * value), "hundreds") for form in by_case}
        if value < 9:
            tens = (first + "десят", second + "десяти", first.rstrip("ь") + "ьюдесятью")
            words |= {form: Word(Fraction(10 * value), "tens") for form in tens}
    adjective = ["ый", "ая", "ое", "ого", "ой", "ому", "ым", "ом", "ую", "ые", "ых", "ыми"]
    of_order = {
        1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", 10: "десят",
    }  # fmt: skip
    words |= {
        stem + ending: Word(Fraction(value), "ordinal") for value, stem in of_order.items() for ending in adjective
    }
    third = ["третий", "третья", "третье", "третьего", "третьей", "третьему", "третьим", "третьем"]
    return words | {form: Word(Fraction(3), "ordinal") for form in third}


_WORDS = dict(itertools.chain(_english().items(), _russian().items()))

NUMBER_WORDS = frozenset(_WORDS)
"""All of them, in lower case and without ё."""
