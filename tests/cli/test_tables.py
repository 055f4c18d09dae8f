"""The table of `kzdb sql` on a terminal: it fits, it wraps, it counts letters as the terminal does."""

from __future__ import annotations

import re

import pytest

from kzdb.cli.tables import display_width, table, wrap
from kzdb.cli.values import as_text, unique_names
from kzdb.publish.connection import Column

NUMBER, TEXT = Column("n", "BIGINT"), Column("text", "VARCHAR")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def _plain(lines: list[str]) -> list[str]:
    return [ANSI.sub("", line) for line in lines]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Texts give way to the width there is, numbers never do."""
    rows = [(12345678, "word " * 40, "Қазақстан " * 9, "漢字" * 30)]
    lines = _plain(list(table([NUMBER, TEXT, TEXT, TEXT], rows, width)))

    assert all(display_width(line) <= width for line in lines)
    assert any("12345678" in line for line in lines)


def test_an_answer_that_fits_is_left_alone() -> None:
    """Nothing is wrapped where there is room."""
    lines = _plain(list(table([NUMBER, TEXT], [(1, "short"), (22, "also short")], 80)))

    assert [" n  text", "──  ──────────", " 1  short", "22  also short"] == lines


def test_too_many_columns_are_set_one_below_the_other() -> None:
    """Where not even narrow columns fit, each row becomes a list of its fields."""
    columns = [Column(f"column_{n}", "VARCHAR") for n in range(12)]
    lines = _plain(list(table(columns, [tuple("word " * 20 for _ in columns)] * 2, 60)))

    assert "── 1 ".ljust(60, "─") == lines[0]
    assert lines[1].startswith("column_0   word word")
    assert all(len(line) <= 60 for line in lines)


def test_piped_tables_are_whole_and_plain() -> None:
    """Where nobody looks, nothing is wrapped and no escape sequence is written."""
    lines = list(table([TEXT], [("word " * 100,)], None))

    assert 3 == len(lines)
    assert not any("\x1b" in line for line in lines)


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR takes the type away, the layout stays."""
    monkeypatch.setenv("NO_COLOR", "1")

    assert not any("\x1b" in line for line in table([TEXT], [("a",)], 80))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("abcdefghijkl", ["abcdefgh", "ijkl"]),
        ("a abcdefghijkl", ["a", "abcdefgh", "ijkl"]),
        ("漢字漢字漢字", ["漢字漢字", "漢字"]),
        ("", [""]),
    ],
)
def test_wrap(text: str, lines: list[str]) -> None:
    """Lines break at blanks, a long word anywhere, and never inside a letter."""
    assert lines == wrap(text, 8)


def test_a_very_long_text_is_cut() -> None:
    """Eight lines of one cell are enough on a terminal; the cut shows."""
    lines = wrap("word " * 100, 20)

    assert 8 == len(lines)
    assert lines[-1].endswith("…")
    assert len(lines[-1]) <= 20


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (344.6, "344.6"),
        (136000000.0, "136000000"),
        (0.1 + 0.2, "0.30000000000000004"),
        (-0.0, "0"),
        (1e300, "1e+300"),
        (True, "true"),
        (["a", "b"], "a, b"),
        ([["a"]], '[["a"]]'),
        ({"a": 1}, '{"a": 1}'),
        (b"\x01\xff", "01ff"),
        ("a\tb\r\nc\x07", "a b↵c\\x07"),
        ("safe\u202etxt", "safetxt"),
    ],
)
def test_as_text(value: object, text: str) -> None:
    """Values read as people write them, on one line, with nothing a terminal would obey."""
    assert text == as_text(value)


def test_unique_names() -> None:
    """A name that comes again gets a number nobody else has."""
    assert ["a", "a_1", "a_1_1", "b"] == unique_names(["a", "a", "a_1", "b"])
