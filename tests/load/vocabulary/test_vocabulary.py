"""The lists that claims are written with: every cell is text, every slug is there once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from kzdb.errors import SeedError
from kzdb.load.vocabulary import Vocabulary, read_vocabulary
from kzdb.load.vocabulary.lists import read_rows


@pytest.fixture
def vocabulary(workspace: Path) -> Vocabulary:
    """Give the vocabulary of the small workspace."""
    return read_vocabulary(workspace / "seeds" / "vocabulary")


def rows(path: Path, text: str) -> list[dict[str, str]]:
    """Return the rows of a list of slugs and names."""
    path.write_text(text, "utf-8")
    return list(read_rows(path, ("slug", "name"), lambda slug, line: None))


def test_every_entity_has_one_kind(vocabulary: Vocabulary) -> None:
    """A slug leads to its kind, whichever list it is in."""
    assert ("country", "organisation", "person", "agreement", "programme") == tuple(
        vocabulary.kinds[slug] for slug in ("NAM", "ministry", "anna_berg", "harbour_agreement", "clean_coast")
    )
    assert ("event", "law", "substance", "place", "document") == tuple(
        vocabulary.kinds[slug] for slug in ("coast_conference", "drug_act", "heroin", "walvis_bay", "yearbook")
    )


def test_units_have_exact_factors(vocabulary: Vocabulary) -> None:
    """A gram is a thousandth, not 0.001."""
    factors = {word: unit.factor for word in ("g", "metric tons", "%") if (unit := vocabulary.units.find(word))}

    assert {"g": Fraction(1, 1000), "metric tons": Fraction(1000), "%": Fraction(1, 100)} == factors


def test_metrics_and_relation_types(vocabulary: Vocabulary) -> None:
    """A metric knows its dimension, a relation type what it may lie between."""
    assert "mass" == vocabulary.metrics["drug_seizures"].dimension
    assert frozenset({"organisation", "programme"}) == vocabulary.relation_types["led_by"].subject_kinds
    assert ["total", "women"] == vocabulary.slugs("breakdowns")


def test_codes_keep_their_zeros(tmp_path: Path) -> None:
    """Nothing is guessed to be a number, a date, a missing value or a truth."""
    text = "slug,name\nna,NA\nno,NO\nzero,004\nday,2009-09-04\nnone,null\nfloat,1.50\n"

    assert ["NA", "NO", "004", "2009-09-04", "null", "1.50"] == [row["name"] for row in rows(tmp_path / "x.csv", text)]


def test_rows_know_their_line(tmp_path: Path) -> None:
    """Blank lines count, and a quoted cell may hold commas and quotes."""
    found = rows(tmp_path / "x.csv", 'slug,name\n\na,"One, two"\n\n\nb,"She said ""no"""\n')

    assert [("3", "One, two"), ("6", 'She said "no"')] == [(row["line"], row["name"]) for row in found]


def test_line_ends_of_windows(tmp_path: Path) -> None:
    """A list saved with CRLF reads the same."""
    assert ["One"] == [row["name"] for row in rows(tmp_path / "x.csv", "slug,name\r\na,One\r\n")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("slug;name\na;One\n", "1, header: got 'slug;name', expected slug,name"),
        ("\n\nslug,title\n", "3, header: got 'slug,title', expected slug,name"),
        ("a,One\n", "1, header: got 'a,One', expected slug,name"),
        ("slug,name\na\n", "2, row: got 1 cells, expected 2"),
        ("slug,name\na,\n", "2, name: got nothing, expected a value"),
        ('slug,name\na,"One\ntwo"\n', "3, name: got 'One\\ntwo', expected text on one line"),
        ("slug,name\na,One\u2028two\n", "2, name: got 'One\\u2028two', expected text on one line"),
        ("slug,name\na,One\x1b[31m\n", "2, name: got 'One\\x1b[31m', expected text on one line"),
        ('slug,name\na,"One" two\n', "2, CSV: got ',' expected after '\"', expected rows of comma-separated cells"),
    ],
)
def test_rows_that_are_none(tmp_path: Path, text: str, told: str) -> None:
    """Each is named with its line and column."""
    with pytest.raises(SeedError) as refused:
        rows(tmp_path / "x.csv", text)

    assert str(refused.value).startswith(f"{tmp_path / 'x.csv'}:{told}")
