"""The page that all reports share, `reports/_shared/print.css`, laid out with made-up notes."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
import weasyprint

STYLE = Path(__file__).resolve().parents[2] / "reports" / "_shared" / "print.css"
MARGIN = int(re.findall(r"  margin: (\d+)mm", STYLE.read_text())[0]) / 25.4 * 72
"""Points between the top of the sheet and the text."""


@pytest.mark.parametrize("lines_above", range(0, 12, 2))
def test_notes_stay_below_the_running_header(lines_above: int) -> None:
    """Notes of any length, wherever the page ends: none is carried over to above the text of the next page."""
    above = "<br>".join("Line" for _ in range(lines_above))
    notes = "".join(
        f'<li><span class="back">{n}</span>{"said in few words " * (2 + n * 7 % 23)}</li>' for n in range(90)
    )
    html = f'<html lang="en"><body><p>{above}</p><ol class="notes">{notes}</ol></body></html>'
    data = weasyprint.HTML(string=html).write_pdf(stylesheets=[weasyprint.CSS(STYLE)])

    document = pypdfium2.PdfDocument(data)
    heights = []
    for page in document:
        text = page.get_textpage()
        heights += [page.get_height() - text.get_charbox(place)[3] for place in range(text.count_chars())]
    document.close()

    assert len(heights) > 3_000
    assert min(heights) >= MARGIN
