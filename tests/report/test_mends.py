"""Every note stands at the foot of the page that calls it, and a side head beside its list, wherever a page breaks."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import weasyprint

from kzdb.report.mends import mended_layout

STYLE = """
@page { size: 300px 200px; margin: 10px; @footnote { margin-top: 4px } }
html { font: 10px/12px monospace } body, p { margin: 0 }
i { float: footnote; footnote-policy: line; display: block } i::footnote-call, i::footnote-marker { content: none }
.whole { break-inside: avoid; padding-left: 80px } .whole::after { content: ""; display: block; clear: both }
.aside { float: left; width: 70px; margin-left: -80px }
.grid { display: grid; grid-template-columns: 1fr 1fr; break-inside: avoid }
"""
CALLS = [f'<a id="c{n}">{n}</a><i id="n{n}">note {n}</i>' for n in range(1, 7)]
LINES = f"<p>{'<br>'.join(f'line {call}' for call in CALLS)}</p>"
GRID = f'<p>text</p><div class="grid">{"".join(f"<p>cell<br>{call}</p>" for call in CALLS)}</div>'
HEIGHTS = range(60, 160, 4)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Keep the engine's own talk of lost anchors out of the way."""
    logger = logging.getLogger("weasyprint")
    handlers, logger.handlers = logger.handlers, [logging.NullHandler()]
    yield
    logger.handlers = handlers


def misplaced(body: str, filler: int) -> list[int]:
    """Lay out a page filled to `filler` pixels, then `body`; return the notes that are not on their call's page."""
    html = f'<html lang="en"><style>{STYLE}</style><div style="height: {filler}px"></div>{body}</html>'
    pages: dict[str, int] = {}
    for number, page in enumerate(weasyprint.HTML(string=html).render().pages):
        pages.update(dict.fromkeys(page.anchors, number))
    return [number for number in range(1, 7) if pages[f"c{number}"] != pages.get(f"n{number}")]


@pytest.mark.parametrize("body", [LINES, GRID], ids=["lines", "grid"])
def test_every_note_is_where_it_is_called(body: str) -> None:
    """With the mends, whatever the height above."""
    with mended_layout():
        assert {} == {height: found for height in HEIGHTS if (found := misplaced(body, height))}


@pytest.mark.parametrize("body", [LINES, GRID], ids=["lines", "grid"])
def test_the_engine_alone_misplaces_some(body: str) -> None:
    """Without a mend notes are elsewhere or nowhere; when this fails, the engine is mended and ours can go."""
    assert any(misplaced(body, height) for height in HEIGHTS)


def stray_heads(filler: int) -> bool:
    """Lay out a page filled to `filler` pixels, then a list with a side head; say if the head is on paper too often."""
    head = " ".join(f"word{number}" for number in range(8))
    body = f'<p>text</p><div class="whole"><p class="aside">{head}</p><ul><li>{"<li>".join(CALLS[:4])}</ul></div>'
    html = f'<html lang="en"><style>{STYLE}</style><div style="height: {filler}px"></div>{body}</html>'
    pages = weasyprint.HTML(string=html).render().pages
    words = [box.text for page in pages for box in page._page_box.descendants() if hasattr(box, "text")]
    return sum(text.count("word7") for text in words) != 1


def test_a_side_head_is_printed_once() -> None:
    """With the mend, whatever the height above."""
    with mended_layout():
        assert [] == [height for height in HEIGHTS if stray_heads(height)]


def test_the_engine_alone_prints_a_rest_of_it_twice() -> None:
    """Without the mend; when this fails, the engine is mended and ours can go."""
    assert any(stray_heads(height) for height in HEIGHTS)
