"""Words that do the work of a figure or a judgement, by language: a report's own texts may not type them.

A number in words is a number; it comes from a query and is printed by a function. A word of likelihood belongs
to a judgement, which names its confidence and its basis. Both lists are of whole words; they hold what is a number
or a likelihood beside any word, so not English "one" or "may".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

NUMBERS = {
    "en": (
        "two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty "
        "seventy eighty ninety hundred hundreds thousand thousands million millions billion billions twice thrice "
        "twofold threefold fourfold tenfold doubled tripled halved dozen dozens"
    ),
    "ru": (
        "два две двух трёх трех три четыре четырёх четырех пять пяти шесть семь восемь девять десять одиннадцать "
        "двенадцать двадцать тридцать сорок пятьдесят сто двести тысяча тысячи тысяч миллион миллиона миллионов "
        "миллиард миллиарда миллиардов вдвое втрое вчетверо дважды трижды удвоился удвоилась удвоилось"
    ),
    "kk": (
        "екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың миллион "
        "миллиард екінші екеуі екі есе үш есе"
    ),
}
LIKELIHOODS = {
    "en": "likely unlikely probably probable possibly perhaps presumably certainly undoubtedly improbable",
    "ru": "вероятно маловероятно возможно пожалуй несомненно вероятный вероятным вероятна",
    "kk": "мүмкін ықтимал бәлкім күмәнсіз сірә",
}
JUDGED = frozenset({"judgement", "likelihood", "confidence"})
"""A text with one of these in its key belongs to a judgement, or explains its words."""

UNIT = "unit-"
"""What the key of a unit begins with: `есе`, times, is printed after a number and is none."""

INSTEAD = {
    "a digit": "make it a placeholder",
    "a number in words": "print it from a query, or say in [lint] allow of report.toml why it is no figure",
    "a likelihood": "say it with judgement(), from a text whose key begins with judgement",
}
"""What to do about each kind of thing that is typed."""


def has_digit(text: str) -> bool:
    """Say whether a text holds a digit or a number sign of any script: 7, ٧, ½, ²."""
    return any(unicodedata.category(character) in {"Nd", "No", "Nl"} for character in text)


def typed_words(text: str, languages: Sequence[str], key: str = "") -> str:
    """Say what a text types in words, by the lists of `languages`: a number, a likelihood, or nothing."""
    if not key.startswith(UNIT) and any(number_words(text, language) for language in languages):
        return "a number in words"
    judged = JUDGED & set(key.split("-"))
    if not judged and any(judgement_words(text, language) for language in languages):
        return "a likelihood"
    return ""


def number_words(text: str, language: str) -> list[str]:
    """Return the numbers that a text writes in words."""
    return _pattern(NUMBERS.get(language, "")).findall(text)


def judgement_words(text: str, language: str) -> list[str]:
    """Return the words of likelihood in a text."""
    return _pattern(LIKELIHOODS.get(language, "")).findall(text)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds any of these words, whole, in any case."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(dict.fromkeys(words.split())) or '(?!)'})(?!\w)", re.IGNORECASE)
