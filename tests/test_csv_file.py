"""CSV files as rows of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb.csv_file import read_csv
from kzdb.errors import SeedError


def test_every_cell_is_text(tmp_path: Path) -> None:
    """Codes keep their zeros, NA is a word, a quoted cell holds commas; a byte order mark and CRLF are no cells."""
    path = tmp_path / "list.csv"
    path.write_bytes('\ufeffslug,name\r\n004,"Congo, the"\r\n\r\nNA,\r\n'.encode())

    assert [
        {"slug": "004", "name": "Congo, the", "line": "2"},
        {"slug": "NA", "name": "", "line": "4"},
    ] == read_csv(path, ("slug", "name"))


def test_all_mistakes_of_a_file_are_reported(tmp_path: Path) -> None:
    """A line each: blanks around a cell, too few cells, a quote that is never closed."""
    path = tmp_path / "list.csv"
    path.write_text('slug,name\na, b\nc\nd,"e\n', "utf-8")

    with pytest.raises(SeedError) as refused:
        read_csv(path, ("slug", "name"))

    assert [
        f"{path}:2, name: got ' b',",
        f"{path}:3, row: got 1 cells,",
        f"{path}:4, CSV: got unexpected end of data,",
    ] == [line.partition(" expected")[0] for line in str(refused.value).splitlines()]


def test_a_wrong_header_is_the_only_mistake(tmp_path: Path) -> None:
    """The rows below would all be wrong for the same reason."""
    path = tmp_path / "list.csv"
    path.write_text("slug;name\na;b\n", "utf-8")

    with pytest.raises(SeedError, match=r"^.*:1, header: got 'slug;name', expected slug,name\. Correct the header\.$"):
        read_csv(path, ("slug", "name"))
