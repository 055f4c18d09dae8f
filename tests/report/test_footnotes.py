"""Every note stands at the foot of the page that calls it, wherever the page breaks."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import weasyprint

from kzdb.report.footnotes import notes_where_called

STYLE = """
@page { size: 300px 200px; margin: 10px; @footnote { margin-top: 4px } }
html { font: 10px/12px monospace } body, p { margin: 0 }
i { float: footnote; footnote-policy: line; display: block } i::footnote-call, i::footnote-marker { content: none }
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
    with notes_where_called():
        assert {} == {height: found for height in HEIGHTS if (found := misplaced(body, height))}


@pytest.mark.parametrize("body", [LINES, GRID], ids=["lines", "grid"])
def test_the_engine_alone_misplaces_some(body: str) -> None:
    """Without a mend notes are elsewhere or nowhere; when this fails, the engine is mended and ours can go."""
    assert any(misplaced(body, height) for height in HEIGHTS)
