"""Texts that a spreadsheet would run."""

from __future__ import annotations

import duckdb
import pytest

from kzdb.publish.formulas import FORMULA_STARTS, neutralised, neutralised_sql


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝"])
def test_what_a_spreadsheet_would_run_is_neutralised(start: str) -> None:
    """An apostrophe before it; other texts stay as they are."""
    assert f"'{start}1" == neutralised(f"{start}1")
    assert f"1{start}" == neutralised(f"1{start}")


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_formula_gets_an_apostrophe(start: str) -> None:
    """Each start is made harmless, in Python and in SQL alike."""
    text = f"{start}1+1"
    query = f"SELECT {neutralised_sql('x')} FROM (SELECT $1 AS x)"

    assert f"'{text}" == neutralised(text)
    assert f"'{text}" == duckdb.execute(query, [text]).fetchall()[0][0]


@pytest.mark.parametrize("text", ["", "a=b", "1", "'x", " =1"])
def test_other_texts_stay(text: str) -> None:
    """A text that is no formula stays as it is."""
    assert text == neutralised(text)
