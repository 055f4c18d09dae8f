"""Texts of sources made fit for a page."""

from __future__ import annotations

import pytest

from kzdb.report.data.cleaning import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" one\n two\tthree\u2028 four ", "one two three four"),
        ("a\u202egfe\u202cb\u2066c\u2069\u200fd\u061ce", "agfebcde"),
        ("a\u200bb\u200cc\u200dd\ufeffe\u2060f", "abcdef"),
        ("a\x07b\x1b[31mc\x85d", "ab[31mcd"),
        ("x\U000e0041\U000e0042\ufe0fy", "xy"),
        ("Kafe\u0301, \u0418\u0306", "Kafé, Й"),
        ("soft\u00adly <b>{{ x }}</b>\u00a0₸", "soft\u00adly <b>{{ x }}</b>\u00a0₸"),
    ],
)
def test_what_is_hidden_goes(text: str, expected: str) -> None:
    """One line, letters composed, no hidden direction, join, tag or control; markup and code stay words."""
    assert expected == clean(text)
