"""A report's folder: read once, all its mistakes at once."""

from __future__ import annotations

import pytest

from kzdb.errors import DefinitionError
from tests.tiny import Tiny


def test_mistakes_of_every_kind_are_named_together(tiny: Tiny) -> None:
    """Query, template and texts, a line each."""
    tiny.write("queries/figures.sql", "DELETE FROM claims")
    tiny.write("template/extra.html.j2", "{% if %}")
    tiny.write("i18n/en.ftl", "a = { $\n")
    with pytest.raises(DefinitionError) as caught:
        tiny.read()
    found = [line.partition(":")[0].rpartition("/")[2] for line in str(caught.value).splitlines()]

    assert ["figures.sql", "en.ftl", "extra.html.j2"] == found


def test_a_report_needs_its_template(tiny: Tiny) -> None:
    """And says which file it is."""
    path = tiny.folder / "template" / "report.html.j2"
    path.unlink()
    with pytest.raises(DefinitionError, match=rf"^{path}: no such file, expected the template of the page\. Write it"):
        tiny.read()


def test_a_byte_that_is_no_text_has_its_line(tiny: Tiny) -> None:
    """Whatever the file is."""
    path = tiny.folder / "template" / "report.html.j2"
    path.write_bytes(path.read_bytes() + b"\xff")
    with pytest.raises(DefinitionError, match=r"report\.html\.j2:9: got the byte 0xff, expected UTF-8\. Save it"):
        tiny.read()


def test_the_language_is_one_of_the_reports(tiny: Tiny) -> None:
    """Its first one when none is asked for."""
    report = tiny.read()

    assert "en" == report.choose_language(None)
    with pytest.raises(DefinitionError, match=r"tiny, language: got 'kk', expected one of en, ru\. Choose one\."):
        report.choose_language("kk")


def test_hidden_files_are_no_part_of_a_report(tiny: Tiny) -> None:
    """What an editor leaves behind changes no digest."""
    before = tiny.read().folder.hashes
    tiny.write(".report.toml.swp", "x")
    tiny.write("template/.#x", "x")

    assert before == tiny.read().folder.hashes
