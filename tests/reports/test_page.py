"""The page of the country briefing in a real browser: on a desktop and on the narrowest phone, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from kzdb.report.render.html import render_html
from tests.accessibility import require_axe, violations
from tests.reports.conftest import Write


@pytest.mark.parametrize(
    ("country", "language", "width", "scheme"),
    [("KAZ", "en", 1280, "dark"), ("KAZ", "ru", 320, "light"), ("TKM", "kk", 320, "dark")],
)
def test_the_page_for_screens(
    seeds: duckdb.DuckDBPyConnection,
    write: Write,
    browser: Any,
    tmp_path: Path,
    country: str,
    language: str,
    width: int,
    scheme: str,
) -> None:
    """No rule of axe is broken, nothing sticks out; every section is in the contents, every figure opens a note."""
    require_axe()
    draft = write(seeds, "country-briefing", language, country=country)
    file = tmp_path / "page.html"
    file.write_bytes(render_html(draft.page, draft.report.folder, draft.pictures, draft.wording, {}, []))
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == violations(page)
    assert page.locator("main section:not(#front) > h1").count() == page.locator("nav.bar li").count()
    assert page.locator("main data.figure").count() == page.locator("main a.opens[href^='#n'] > data.figure").count()
    charts = page.locator("svg.chart").count()
    assert charts == page.locator("figure details.data").count()
    assert (country == "TKM") == (charts == 0)
    context.close()
