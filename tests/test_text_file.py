"""Text files and TOML tables: one line says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb.errors import DefinitionError
from kzdb.text_file import parse_tables, read_text


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """Spreadsheets and Windows editors write one."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbfone = 1\n")

    assert "one = 1\n" == read_text(path, DefinitionError)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "got no such file, expected one. Write it."),
        (b"one = 1\ntwo = '\xff'\n", "got invalid start byte, expected UTF-8. Save the file as UTF-8."),
    ],
)
def test_a_file_that_is_no_text(tmp_path: Path, data: bytes | None, says: str) -> None:
    """Missing or in another encoding: the class of error that was asked for, with the line where there is one."""
    path = tmp_path / "a.toml"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(DefinitionError) as caught:
        read_text(path, DefinitionError)

    where = f"{path}: " if data is None else f"{path}:2, encoding: "
    assert f"{where}{says}" == str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("one = 1\ntwo\n", 2, "TOML: got Expected '=' after a key in a key/value pair, expected valid TOML."),
        ("one = 1\n\ntwo = nan\n", 3, "number: got nan, expected a finite one."),
    ],
)
def test_tables_that_are_wrong(text: str, line: int, says: str) -> None:
    """The line names the place: a digit that cannot be computed with is as wrong as a missing sign."""
    with pytest.raises(DefinitionError) as caught:
        parse_tables(Path("a.toml"), text, DefinitionError)

    assert str(caught.value).startswith(f"a.toml:{line}, {says}")
