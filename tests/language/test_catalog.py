"""The texts of a language: parsed, English under what is missing, errors with their place."""

from __future__ import annotations

import pytest

from kzdb.errors import DefinitionError
from kzdb.language.catalog import load_catalog, parse_texts

ENGLISH = "hello = Hello, { $name }\nonly = Only in English\n"
RUSSIAN = (
    "hello = Привет, { $name }\nthings =\n    { $many ->\n        [one] { $many } вещь\n"
    "        [few] { $many } вещи\n       *[other] { $many } вещей\n    }\n"
)
ADDED = {"en": parse_texts(ENGLISH, "en.ftl"), "ru": parse_texts(RUSSIAN, "ru.ftl")}
"""A report's own texts."""


def test_a_text_in_its_language() -> None:
    """Variables are filled, plural forms chosen, numbers written as the language does."""
    russian = load_catalog("ru", ADDED)

    assert "Привет, Анна" == russian.text("hello", name="Анна")
    assert ["1 вещь", "3 вещи", "1\xa0005 вещей"] == [russian.text("things", many=many) for many in (1, 3, 1005)]


def test_english_stands_in_and_is_remembered() -> None:
    """A text that a language lacks comes in English; the build warns of it."""
    russian = load_catalog("ru", ADDED)

    assert "Only in English" == russian.text("only")
    assert {"only"} == russian.missing


def test_a_report_overrides_what_every_report_has() -> None:
    """The texts that are added count."""
    added = {"en": parse_texts("period-undated = no date\n", "en.ftl")}

    assert "no date" == load_catalog("en", added).text("period-undated")
    assert "undated" == load_catalog("en").text("period-undated")


@pytest.mark.parametrize(
    ("key", "values", "says"),
    [
        ("bye", {}, "text bye: not in i18n/en.ftl. Write it."),
        ("hello", {}, "text hello: Unknown external: name; got no variables."),
        ("hello", {"nome": "x"}, "text hello: Unknown external: name; got nome."),
    ],
)
def test_a_text_that_cannot_be_had(key: str, values: dict[str, str], says: str) -> None:
    """The line names the text and what is missing."""
    with pytest.raises(DefinitionError) as refused:
        load_catalog("en", ADDED).text(key, **values)

    assert says == str(refused.value)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("a = x\nb =\n", ["2: got 'b =', Expected message \"b\" to have a value or attributes. Write `key = text`."]),
        ("a = { $\n", ["1: got 'a = { $', "]),
        ("a = x\n\na = y\nb\n", ["3, a: is there twice. Keep one.", "4: got 'b', "]),
    ],
)
def test_a_file_that_is_wrong(source: str, says: list[str]) -> None:
    """A line for each mistake, with its place."""
    with pytest.raises(DefinitionError) as refused:
        parse_texts(source, "en.ftl")

    lines = str(refused.value).splitlines()
    assert len(says) == len(lines)
    assert all(line.startswith(f"en.ftl:{start}") for line, start in zip(lines, says, strict=True))
