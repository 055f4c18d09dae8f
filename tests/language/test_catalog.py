"""The texts of a language: read from files, English under what is missing, errors with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb.errors import DefinitionError
from kzdb.language.catalog import load_catalog, read_texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a report's folder with texts in English and Russian."""
    (tmp_path / "i18n").mkdir()
    (tmp_path / "i18n" / "en.ftl").write_text("hello = Hello, { $name }\nonly = Only in English\n", "utf-8")
    (tmp_path / "i18n" / "ru.ftl").write_text(
        "hello = Привет, { $name }\nthings =\n    { $many ->\n        [one] { $many } вещь\n"
        "        [few] { $many } вещи\n       *[other] { $many } вещей\n    }\n",
        "utf-8",
    )
    return tmp_path


def test_a_text_in_its_language(folder: Path) -> None:
    """Variables are filled, plural forms chosen, numbers written as the language does."""
    russian = load_catalog("ru", [folder])

    assert "Привет, Анна" == russian.text("hello", name="Анна")
    assert ["1 вещь", "3 вещи", "1\xa0005 вещей"] == [russian.text("things", many=many) for many in (1, 3, 1005)]


def test_english_stands_in_and_is_remembered(folder: Path) -> None:
    """A text that a language lacks comes in English; the build warns of it."""
    russian = load_catalog("ru", [folder])

    assert "Only in English" == russian.text("only")
    assert {"only"} == russian.missing


def test_a_report_overrides_what_every_report_has(folder: Path) -> None:
    """The later folder counts."""
    (folder / "i18n" / "en.ftl").write_text("period-undated = no date\n", "utf-8")

    assert "no date" == load_catalog("en", [folder]).text("period-undated")
    assert "undated" == load_catalog("en").text("period-undated")


@pytest.mark.parametrize(
    ("key", "values", "says"),
    [
        ("bye", {}, "text bye: not in i18n/en.ftl nor i18n/en.ftl. Write it."),
        ("hello", {}, "text hello: Unknown external: name; got no variables."),
        ("hello", {"nome": "x"}, "text hello: Unknown external: name; got nome."),
    ],
)
def test_a_text_that_cannot_be_had(folder: Path, key: str, values: dict[str, str], says: str) -> None:
    """The line names the text and what is missing."""
    with pytest.raises(DefinitionError) as refused:
        load_catalog("en", [folder]).text(key, **values)

    assert says == str(refused.value)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("a = x\nb =\n", "2: got 'b =', Expected message \"b\" to have a value or attributes. Write `key = text`."),
        ("a = { $\n", "1: got 'a = { $', "),
        ("a = x\n\na = y\n", "3: a: is there twice. Keep one."),
    ],
)
def test_a_file_that_is_wrong(tmp_path: Path, source: str, says: str) -> None:
    """One line with the place."""
    path = tmp_path / "en.ftl"
    path.write_text(source, "utf-8")
    with pytest.raises(DefinitionError) as refused:
        read_texts(path)

    assert str(refused.value).startswith(f"{path}:{says}")
