"""The texts of a report: what is wrong in them, and what an editor should look at."""

from __future__ import annotations

import pytest

from kzdb.errors import DefinitionError
from kzdb.report import lint
from tests.tiny import Tiny


@pytest.mark.parametrize(
    ("english", "russian", "says"),
    [
        ("a = In 2014 it fell.\n", "", "en.ftl:1, a: got a digit typed in 'In 2014 it fell.'. Instead, "),
        ('b = x\na = { "5 kg" }\n', "", "en.ftl:2, a: got a digit typed in '5 kg'."),
        ("a = Three laws.\n", "", "en.ftl:1, a: got a number in words typed in 'Three laws.'."),
        ("a = It is likely.\n", "", "en.ftl:1, a: got a likelihood typed in 'It is likely.'."),
        ("a = By { $who }.\n", "a = Кем-то.\n", "ru.ftl:1, a: got no $who, which the English text prints. Add it."),
        ("", "a = { $many ->\n    [one] день\n   *[other] дней\n }\n", "ru.ftl:1, a: got no plural form [few], which"),
    ],
)  # fmt: skip
def test_what_an_editor_should_look_at_has_its_line(tiny: Tiny, english: str, russian: str, says: str) -> None:
    """The file, the line, the key, what is there, what to do instead."""
    tiny.write("i18n/en.ftl", english)
    tiny.write("i18n/ru.ftl", russian)
    found = list(lint(tiny.read()))

    assert any(line.startswith(str(tiny.folder / "i18n" / says.split(":")[0])) and says in line for line in found), (
        found
    )


def test_texts_that_are_right_say_nothing(tiny: Tiny) -> None:
    """Every form of a language, the same variables in any order, a number and other variables that are excused."""
    tiny.edit("report.toml", "\n[queries]", '\n[lint]\nallow = {"law-*" = "names"}\n\n[queries]')
    tiny.write("i18n/en.ftl", "a = { $x } of { $y }\nlaw-one = Three lakes act, by { $who }\n")
    tiny.write(
        "i18n/ru.ftl",
        "a = { $y }: { $x }\nlaw-one = Закон\n"
        "b = { $many ->\n    [one] случай\n    [few] случая\n    [many] случаев\n   *[other] случая\n }\n",
    )

    assert [] == list(lint(tiny.read()))


def test_a_file_that_is_no_fluent_is_refused(tiny: Tiny) -> None:
    """With the file and the line."""
    path = tiny.write("i18n/en.ftl", "a = x\nb = { $\n")
    with pytest.raises(DefinitionError) as caught:
        tiny.read()

    assert str(caught.value).startswith(f"{path}:2"), str(caught.value)
