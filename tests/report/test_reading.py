"""A report's files as text: UTF-8, plain, inside their folder, or one line that says where they are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kzdb.errors import DefinitionError, TemplateError
from kzdb.report.reading import parse_toml, read_text


def test_a_text_is_read_without_its_mark(tmp_path: Path) -> None:
    """A byte order mark is no part of a text."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf\xd2\xb0\n")
    assert "Ұ\n" == read_text(path, TemplateError, inside=tmp_path)


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    """The first byte that is no UTF-8, and the line it stands in."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\ncaf\xe9\n")
    with pytest.raises(TemplateError, match=r"a\.txt:2: got the byte 0xe9, expected UTF-8\. Save it as UTF-8\."):
        read_text(path, TemplateError)


def test_what_is_no_plain_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe, a folder, nothing at all."""
    os.mkfifo(tmp_path / "pipe")
    for name, says in (("pipe", "is no plain file"), (".", "is no plain file"), ("absent", "cannot be read")):
        with pytest.raises(DefinitionError, match=says):
            read_text(tmp_path / name, DefinitionError)


def test_a_link_does_not_lead_outside(tmp_path: Path) -> None:
    """A file of a report lies in its folder; the folder itself may be a link."""
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "in" / "a").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "b").write_text("b")
    (tmp_path / "too").symlink_to(tmp_path / "in")
    assert "b" == read_text(tmp_path / "too" / "b", TemplateError, inside=tmp_path / "too")
    with pytest.raises(TemplateError, match="leads outside of"):
        read_text(tmp_path / "in" / "a", TemplateError, inside=tmp_path / "in")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = 1\nb = = 2\n", r"x\.toml:2: not TOML: Invalid value\. Correct the line\."),
        ("a = 1\na = 2\n", r"x\.toml:2: not TOML: Cannot overwrite a value\. Correct the line\."),
        ("a = " + "[" * 9000, r"x\.toml: not TOML: nested too deep"),
        ("a = " + "9" * 5000, r"x\.toml: not TOML: .*a number too long"),
    ],
)
def test_what_is_no_toml_is_one_line(text: str, says: str) -> None:
    """The line, where the parser knows it; neither depth nor length breaks it."""
    with pytest.raises(DefinitionError, match=says) as caught:
        parse_toml(Path("x.toml"), text, DefinitionError)
    assert "\n" not in str(caught.value)
