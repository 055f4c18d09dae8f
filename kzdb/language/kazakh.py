"""Kazakh endings that a number takes: `136-дан астам`, more than 136, by how its last word sounds."""

from __future__ import annotations

import re

_ONES = ("", "ден", "ден", "тен", "тен", "тен", "дан", "ден", "ден", "дан")
_TENS = ("", "нан", "дан", "дан", "тан", "ден", "тан", "тен", "нен", "нан")
_HUNDRED, _THOUSAND, _MILLIARD, _NOUGHT = "ден", "нан", "тан", "ден"
_SAID_IN_WORDS = {"млрд": _MILLIARD}
"""Cut words of magnitude whose ending is not that of мың, миллион and триллион."""


def number_ablative(text: str) -> str:
    """Return the ablative ending of a number as it is printed: `-ден` for 5 000 004, `-нан` for 3 млн.

    Bir-den, eki-den, üsh-ten ...: the ending follows the last word said, миллиард-тан among the cut ones.
    """
    if text and text[-1].isalpha():
        return f"-{_SAID_IN_WORDS.get(text.split()[-1], _THOUSAND)}"
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
    elif noughts == 2:
        ending = _HUNDRED
    else:
        ending = _MILLIARD if 9 <= noughts < 12 else _THOUSAND
    return f"-{ending}"
