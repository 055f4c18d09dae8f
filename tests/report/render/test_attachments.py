"""The files inside an edition."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import duckdb
import pytest

from kzdb.language.wording import Wording
from kzdb.printed.ledger import Ledger
from kzdb.report.data.evidence import Evidence
from kzdb.report.page.pictures import Picture
from kzdb.report.render.attachments import Attached, chart_files, facts_file, sources_file


def rows(file: Attached) -> list[dict[str, str]]:
    """Return the rows of a file."""
    return list(csv.DictReader(io.StringIO(file.data.decode())))


def test_facts_are_rows_with_their_passages(
    evidence: Evidence, wording: Wording, claims: Callable[..., list[int]]
) -> None:
    """One an entry that is claimed; a figure by its numbers."""
    (price,) = claims("18,000–20,000 USD/kg")
    ledger = Ledger(place="a")
    ledger.add("figure", f"f-{price}", "18,000–20,000 USD/kg", [price], [1], "usd_per_kg")
    ledger.add("label", "label", "2014")
    (row,) = rows(facts_file(ledger, evidence, wording))

    assert ("figure", "a", "18000.0", "20000.0", "usd_per_kg") == tuple(
        row[name] for name in ("kind", "place", "value", "value_end", "unit")
    )
    assert "annual_report, line 4" == row["passages"]


def test_sources_are_those_that_are_cited(connection: duckdb.DuckDBPyConnection, wording: Wording) -> None:
    """Each once, by its slug."""
    made = sources_file(connection, ["press_note", "annual_report", "press_note"], wording)

    assert ["annual_report", "press_note"] == [row["source"] for row in rows(made)]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "＝1"])
def test_no_cell_is_run_by_a_spreadsheet(cell: str) -> None:
    """What would be a formula begins with an apostrophe; numbers stay numbers."""
    ledger = Ledger()
    ledger.add("chart", "chart-bars", "Bars.")
    pictures = {
        "bars": Picture("bars", "", (), (), {"rows": ({"name": cell, "value": -1},)}),
        "other": Picture("other", "", (), (), {}),
    }
    (made,) = chart_files(pictures, ledger)

    assert ("chart-bars.csv", "Bars.", [{"name": f"'{cell}", "value": "-1"}]) == (made.name, made.about, rows(made))
