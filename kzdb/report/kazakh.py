"""Kazakh endings that a number takes: `136-дан астам`, more than 136, by how its last word sounds."""

from __future__ import annotations

import re

_ONES = ("", "ден", "ден", "тен", "тен", "тен", "дан", "ден", "ден", "дан")
_TENS = ("", "нан", "дан", "дан", "тан", "ден", "тан", "тен", "нен", "нан")
_HUNDRED, _THOUSAND, _NOUGHT = "ден", "нан", "ден"


def number_ablative(text: str) -> str:
    """Return the ablative ending of a number as it is printed: `-ден` for 5 000 004, `-нан` for 3 млн.

    Bir-den, eki-den, üsh-ten ...: the ending follows the last word said.
    """
    if text and text[-1].isalpha():
        return "-нан"  # млн, млрд, трлн: all are said with a nasal at the end, after a back vowel
    digits = re.sub(r"\D", "", text)
    last = digits.lstrip("0")
    if not last:
        return f"-{_NOUGHT}"
    noughts = len(last) - len(last.rstrip("0"))
    final = int(last.rstrip("0")[-1])
    if noughts == 0:
        ending = _ONES[final]
    elif noughts == 1:
        ending = _TENS[final]
    else:
        ending = _HUNDRED if noughts == 2 else _THOUSAND
    return f"-{ending}"
