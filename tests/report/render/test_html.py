"""The HTML edition: one file that asks for nothing, and says what the PDF says."""

from __future__ import annotations

import base64
import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import duckdb
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from kzdb.errors import RenderError
from kzdb.language.catalog import load_catalog
from kzdb.language.wording import Wording
from kzdb.printed.ledger import Ledger
from kzdb.report import build_edition
from kzdb.report.page.pictures import Picture
from kzdb.report.page.write import Page
from kzdb.report.render import html
from kzdb.report.render.attachments import Attached
from kzdb.report.render.data_tables import data_table
from kzdb.report.render.html import render_html
from tests.accessibility import require_axe, violations
from tests.made_up import write_report
from tests.tiny import TODAY, Tiny


def build(connection: duckdb.DuckDBPyConnection, root: Path) -> Path:
    """Build a tiny report under `root` as PDF and HTML; return the page."""
    write_report(root)
    tiny = Tiny(root / "reports" / "tiny")
    tiny.write("report.toml", (tiny.folder / "report.toml").read_text("utf-8") + "\n[output]\nhtml = true\n")
    build_edition(connection, tiny.read(), {}, None, TODAY, root / "tiny.pdf")
    return root / "tiny.html"


def rendered(html: str, tiny: Tiny, anchors: Mapping[str, int] | None = None, files: Sequence[Attached] = ()) -> bytes:
    """Return a page of that markup as a file, in English."""
    page = Page(html, Ledger(), 0, (), frozenset(), {})
    wording = Wording(load_catalog("en"), lambda listed, slug: slug)
    return render_html(page, tiny.read().folder, {}, wording, anchors or {}, files)


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
    html = (
        '<html><head></head><body>see <a class="page" href="#a"></a><dl><dt>facts.csv</dt></dl>'
        '<svg class="chart"></svg></body></html>'
    )
    files = [Attached("facts.csv", b"a,b\n", "text/csv", "Data", "facts")]

    text = rendered(html, tiny, {"a": 7}, files).decode()

    assert '<a class="page" href="#a">7</a>' in text
    assert '<dt><a download="facts.csv" href="data:text/csv;base64,YSxiCg==">facts.csv</a></dt>' in text


def test_a_picture_becomes_part_of_the_page(tiny: Tiny) -> None:
    """With its alternative text; its own names stay apart from those of other pictures."""
    svg = '<?xml version="1.0"?><svg width="9"><clipPath id="c"/><g clip-path="url(#c)"/></svg>'
    data = base64.b64encode(svg.encode()).decode()
    page = f'<head></head><img class="chart" id="chart-x" src="data:image/svg+xml;base64,{data}" alt="5 &amp; 6">'

    text = rendered(page, tiny).decode()

    assert '<svg class="chart" id="chart-x" role="img" aria-label="5 &amp; 6" width="9">' in text
    assert '<clipPath id="chart-x-c"/><g clip-path="url(#chart-x-c)"/>' in text


@pytest.mark.parametrize(
    "asks", ['<img src="https://example.org/x.png">', '<a href="other.html">', "<style>@import 'x';"]
)
def test_what_comes_from_outside_is_refused(tiny: Tiny, asks: str) -> None:
    """An edition is the same for whoever opens it, wherever."""
    with pytest.raises(RenderError, match="expected nothing from outside"):
        rendered(f"<head></head>\n{asks}", tiny)


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_a_browser_shows_it(built: Path, browser: Any, width: int, scheme: str) -> None:
    """Nothing sticks out sideways, every font is one to a real browser, and no rule of axe is broken."""
    require_axe()
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(built.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.fonts.ready.then(all => [...all].every(one => one.status != 'error'))")
    assert [] == violations(page)
    context.close()


def test_a_figure_opens_its_note_without_scripts(built: Path, browser: Any) -> None:
    """At the foot of the screen, over the page, which does not move; its number leads back and closes it."""
    context = browser.new_context(viewport={"width": 900, "height": 500}, java_script_enabled=False)
    page = context.new_page()
    page.goto(built.as_uri())
    figure = page.locator("a.opens").first
    note = page.locator(f"[id='{(figure.get_attribute('href') or '')[1:]}']")
    figure.click()
    box = note.bounding_box()

    assert "fixed" == note.evaluate("one => getComputedStyle(one).position")
    assert 500 == pytest.approx(box["y"] + box["height"], abs=1)
    assert "January to September 2020" in note.inner_text()
    note.locator(".back").click()
    assert "static" == note.evaluate("one => getComputedStyle(one).position")
    context.close()


def test_its_one_script_copies_the_citation(
    tiny: Tiny, page: Callable[..., Page], browser: Any, tmp_path: Path
) -> None:
    """Under the page's own policy, which lets no other script run; without scripts there is no button."""
    made = page('<p class="cite">Tiny report, 2026.</p>', "ru")
    wording = Wording(load_catalog("ru"), lambda listed, slug: slug)
    file = tmp_path / "page.html"
    other = "<script>document.title = 'other'</script></body>"
    file.write_bytes(render_html(made, tiny.read().folder, {}, wording, {}, []).replace(b"</body>", other.encode()))
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    shown = context.new_page()
    shown.goto(file.as_uri())
    shown.click("button")
    shown.get_by_text("Скопировано").wait_for()

    assert "Tiny report, 2026." == shown.evaluate("navigator.clipboard.readText()")
    assert "other" != shown.title()
    context.close()


def test_a_chart_has_its_data_as_a_table(tiny: Tiny) -> None:
    """What each row is of in one column, then what is printed; a query that no claims stand behind has none."""
    row = {"claim_id": 5, "metric_name": "Seized", "panel": "Heroin", "base": 3.0, "period": "2014", "figure": "3 kg"}
    picture = Picture("x", "", (5,), (), {"seizures": (row,), "names": ({"name": "Here"},)})
    table = str(data_table(picture, Wording(load_catalog("en"), lambda listed, slug: slug)))

    assert "<summary>Data of the chart</summary>" in table
    assert ["What", "Period", "Figure", "Seized · Heroin", "2014", "3 kg"] == re.findall(r"<t[hd][^>]*>([^<]+)<", table)
    assert "" == str(data_table(Picture("x", "", (), (), {"names": ({"name": "Here"},)}),
                                Wording(load_catalog("en"), lambda listed, slug: slug)))  # fmt: skip


def test_the_pdf_and_the_page_print_the_same_claims(built: Path) -> None:
    """Every figure, with its claim and its text: those of the file inside the PDF, and those of the page."""
    pdf = pypdfium2.PdfDocument(built.with_suffix(".pdf"))
    files = {pdf.get_attachment(number).get_name(): bytes(pdf.get_attachment(number).get_data())
             for number in range(pdf.count_attachments())}  # fmt: skip
    rows = csv.DictReader(files["facts.csv"].decode().splitlines())
    printed = {(row["id"], row["claims"], row["text"]) for row in rows if row["kind"] == "figure"}
    found = re.findall(r'<data class="figure" value="[^"]*" id="(f-(\d+)[^"]*)">(.*?)</data>', built.read_text("utf-8"))
    shown = {(name, claim, unescape(re.sub("<[^>]+>", "", text))) for name, claim, text in found}

    assert printed
    assert printed == shown
