"""The HTML edition: one file that asks for nothing, and says what the PDF says."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from fontTools.ttLib import TTFont

from kzdb.errors import RenderError
from kzdb.report import build_edition
from kzdb.report.render import html
from kzdb.report.render.attachments import Attached
from kzdb.report.render.html import render_html
from tests.made_up import write_report
from tests.report.conftest import TODAY, Tiny

SHOWN = """async () => {
    await document.fonts.ready;
    const failed = [...document.fonts].filter(one => one.status == "error").length;
    return [innerWidth - document.documentElement.scrollWidth, failed];
}"""


def build(connection: duckdb.DuckDBPyConnection, root: Path) -> Path:
    """Build a tiny report under `root` as PDF and HTML; return the page."""
    write_report(root)
    tiny = Tiny(root / "reports" / "tiny")
    tiny.write("report.toml", (tiny.folder / "report.toml").read_text("utf-8") + "\n[output]\nhtml = true\n")
    build_edition(connection, tiny.read(), {}, None, TODAY, root / "tiny.pdf")
    return root / "tiny.html"


@pytest.fixture(scope="module")
def built(connection: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of the tiny report."""
    return build(connection, tmp_path_factory.mktemp("html"))


def test_it_asks_for_nothing(built: Path) -> None:
    """Styles and fonts are inside, the fonts with the letters of the page alone; sizes follow the reader's own."""
    text = built.read_text("utf-8")

    assert [] == re.findall(r"""(?:src|href)=["'](?!#|data:)[^"']*|url\((?!data:)[^)]*""", text)
    assert "default-src 'none'" in text
    assert "1.2\N{NO-BREAK SPACE}t" in re.sub(r"<[^>]+>", "", text)
    assert not re.search(r"\d(?:pt)\b", text.partition("<style>")[2].partition("</style>")[0])
    fonts = [base64.b64decode(one) for one in re.findall(r"font/woff2;base64,([^)]+)\)", text)]
    letters = [set(map(chr, TTFont(io.BytesIO(font)).getBestCmap())) for font in fonts]
    assert all("S" in of_font and "Я" not in of_font for of_font in letters)
    assert len(text) < 400_000


def test_the_same_page_gives_the_same_bytes(connection: duckdb.DuckDBPyConnection, built: Path, tmp_path: Path) -> None:
    """Fonts have no time in them."""
    html._subset.cache_clear()
    assert built.read_bytes() == build(connection, tmp_path).read_bytes()


def test_pages_are_those_of_the_pdf_and_files_can_be_saved(tiny: Tiny) -> None:
    """A link says on which page of the PDF its place is; where a file inside is listed, it is a link to it."""
    page = (
        '<html><head></head><body>see <a class="page" href="#a"></a><dl><dt>facts.csv</dt></dl>'
        '<svg class="chart"></svg></body></html>'
    )
    files = [Attached("facts.csv", b"a,b\n", "text/csv", "Data", "facts")]

    text = render_html(page, tiny.read().folder, {"a": 7}, files).decode()

    assert '<a class="page" href="#a">7</a>' in text
    assert '<dt><a download="facts.csv" href="data:text/csv;base64,YSxiCg==">facts.csv</a></dt>' in text


def test_a_picture_becomes_part_of_the_page(tiny: Tiny) -> None:
    """With its alternative text; its own names stay apart from those of other pictures."""
    svg = '<?xml version="1.0"?><svg width="9"><clipPath id="c"/><g clip-path="url(#c)"/></svg>'
    data = base64.b64encode(svg.encode()).decode()
    page = f'<head></head><img class="chart" id="chart-x" src="data:image/svg+xml;base64,{data}" alt="5 &amp; 6">'

    text = render_html(page, tiny.read().folder, {}, []).decode()

    assert '<svg class="chart" id="chart-x" role="img" aria-label="5 &amp; 6" width="9">' in text
    assert '<clipPath id="chart-x-c"/><g clip-path="url(#chart-x-c)"/>' in text


@pytest.mark.parametrize(
    "asks", ['<img src="https://example.org/x.png">', '<a href="other.html">', "<style>@import 'x';"]
)
def test_what_comes_from_outside_is_refused(tiny: Tiny, asks: str) -> None:
    """An edition is the same for whoever opens it, wherever."""
    with pytest.raises(RenderError, match="expected nothing from outside"):
        render_html(f"<head></head>\n{asks}", tiny.read().folder, {}, [])


@pytest.mark.parametrize("width", [500, 1280])
def test_a_browser_shows_it(built: Path, browser: Any, width: int) -> None:
    """Nothing sticks out sideways, and every font is one to a real browser, on a narrow and on a wide screen."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(built.as_uri())

    assert [0, 0] == page.evaluate(SHOWN)
