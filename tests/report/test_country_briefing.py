"""The country briefing: clean by its own lint, and whole for a country of which little is known."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from kzdb.errors import QueryError
from kzdb.report import build_report, lint_report, render_html

if TYPE_CHECKING:
    from tests.report.conftest import Base

BRIEFING = Path(__file__).parents[2] / "reports" / "country-briefing"
PARAMS = {"country": "RUR", "as_of": "2020-01-01"}


def test_the_briefing_is_clean(shared: Path) -> None:
    """Definition, queries, charts, templates and texts keep the rules."""
    assert [] == lint_report(BRIEFING, shared)


def test_a_country_with_one_figure_has_a_briefing(base: Base, shared: Path, tmp_path: Path) -> None:
    """Sections without data are left out or say so; the one figure is there with its note."""
    outcome = build_report(base.connection, BRIEFING, shared, PARAMS, None, tmp_path / "rur.pdf", lambda message: None)
    document = pypdfium2.PdfDocument(io.BytesIO(outcome.path.read_bytes()))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "Ruritania" in text
    assert "344.6" in text
    assert "“344.6 kilograms”" in text


def test_rivals_are_set_side_by_side(base: Base, shared: Path) -> None:
    """Both answers stand in the section on disagreement, and the mark elsewhere leads there."""
    base.source("two", title="Another Report", day="2016-01-01")
    base.figure(41.0, "kg", "kg", contested=True, fact_id=9, metric="registered_drug_crimes")
    base.figure(136.0, "kg", "kg", contested=True, fact_id=9, metric="registered_drug_crimes", source="two")
    page = render_html(base.connection, BRIEFING, shared, PARAMS).html
    section = page[page.index('id="disagree"') :]
    assert '<span id="x-9">' in section
    assert '<a href="#x-9"' in page
    assert "41" in section
    assert "136" in section


def test_what_was_published_later_is_not_told(base: Base, shared: Path) -> None:
    """The cut-off holds for every query; before the first source there is no briefing."""
    base.source("late", title="A Late Report", day="2019-01-01")
    base.figure(999.0, "kg", "kg", source="late", quote="999")
    assert "A Late Report" in render_html(base.connection, BRIEFING, shared, PARAMS).html
    early = render_html(base.connection, BRIEFING, shared, PARAMS | {"as_of": "2018-12-31"}).html
    assert "A Late Report" not in early
    assert "999" not in early
    with pytest.raises(QueryError, match=r"sources\.sql: no rows for as_of = 2001-01-01"):
        render_html(base.connection, BRIEFING, shared, PARAMS | {"as_of": "2001-01-01"})
