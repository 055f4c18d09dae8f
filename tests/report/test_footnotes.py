"""No note is lost at the foot of a page, wherever the page breaks."""

from __future__ import annotations

import logging
import re

import weasyprint

from kzdb.report.footnotes import no_note_lost

STYLE = """
@page { size: 300px 200px; margin: 10px; @footnote { margin-top: 4px } }
html { font: 10px/12px monospace } body, p { margin: 0 }
i { float: footnote; display: block } i::footnote-call, i::footnote-marker { content: none }
"""


def lost_notes(filler: int) -> list[str]:
    """Lay out a page filled to `filler` pixels, then a paragraph with a note a line; return the notes lost."""
    lines = "<br>".join(f'line {n} <a href="#n{n}">{n}</a><i id="n{n}">note {n}</i>' for n in range(1, 7))
    html = f'<html lang="en"><style>{STYLE}</style><div style="height: {filler}px"></div><p>{lines}</p></html>'
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger, listener = logging.getLogger("weasyprint"), Listener()
    handlers, logger.handlers = logger.handlers, [listener]
    try:
        weasyprint.HTML(string=html).write_pdf()
    finally:
        logger.handlers = handlers
    return sorted({match[1] for text in heard if (match := re.search(r"No anchor #(n\d)", text))})


HEIGHTS = range(90, 160, 4)


def test_every_note_is_on_a_page() -> None:
    """With the mend, whatever the height above, all six notes are placed."""
    with no_note_lost():
        assert {} == {height: lost for height in HEIGHTS if (lost := lost_notes(height))}


def test_the_engine_alone_loses_some() -> None:
    """Without it notes are lost; when this test fails, the engine is mended and the module can go."""
    assert any(lost_notes(height) for height in HEIGHTS)
