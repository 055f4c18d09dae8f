"""The texts of a report: their placeholders, their plural forms, what they type and hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kzdb.report import lint_report

if TYPE_CHECKING:
    from pathlib import Path

    from tests.report.conftest import Report


@pytest.mark.parametrize(
    ("english", "other", "says"),
    [
        ('a = "x {who.name}"', "", "en.toml:1: the text a cannot be filled: got the placeholder {who.name}, expected"),
        ('b = "x"\na = "x {0}"', "", "en.toml:2: the text a cannot be filled: got the placeholder {0}"),
        ('a = "x {}"', "", "en.toml:1: the text a cannot be filled: got the placeholder {}"),
        ('a = "x {who!r}"', "", "got the placeholder {who!r}"),
        ('a = "x {who:>9}"', "", "got the placeholder {who:>9}"),
        ('a = "x {who"', "", "en.toml:1: the text a cannot be filled: expected '}'"),
        ('a = "x {who}"', 'a = "y"', "ru.toml:1: the text a has no {who}, and the English one has"),
        ('a = "x"', '[a]\none = "y"\nother = "z"', "ru.toml:1: the text a lacks the plural form 'few'"),
        (
            '[a]\none = "x"\nfew = "y"\nother = "z"',
            "",
            "en.toml:1: the text a has a plural form that its language has not",
        ),
        ('[a]\none = "x"\nfew = "y"', "", "en.toml: a has plural forms and no 'other'"),
        ('a = "x', "", "en.toml:1: not TOML"),
    ],
)
def test_a_text_that_is_not_right_is_told(report: Report, shared: Path, english: str, other: str, says: str) -> None:
    """The file, its line, the text, and what is wrong with it."""
    report.write("i18n/en.toml", english + "\n")
    if other:
        report.write("i18n/ru.toml", other + "\n")
    found = lint_report(report.folder, shared)
    assert any(says in line for line in found), found
    assert not any("\n" in line for line in found)


def test_texts_that_are_right_say_nothing(report: Report, shared: Path) -> None:
    """Every form of a language, the same placeholders in any order, one more where a language needs it."""
    report.write("i18n/en.toml", 'a = "{x} of {y}"\n[b]\none = "{n} case"\nother = "{n} cases"\n')
    report.write(
        "i18n/ru.toml",
        'a = "{y}: {x} {z}"\n[b]\none = "{n} случай"\nfew = "{n} случая"\nmany = "{n} случаев"\nother = "{n} случая"\n',
    )
    assert [] == lint_report(report.folder, shared)
