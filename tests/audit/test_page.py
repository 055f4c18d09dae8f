"""The marked copy says what the table says, and runs nothing of the file."""

from __future__ import annotations

from pathlib import Path

from kzdb import pipeline
from kzdb.config import Settings

TEXT = (
    "<script>alert()</script>\n\n"
    "In the first nine months of 2020, Namibia seized 12.5\nkg of heroin & 1.4 t of cannabis.\n"
)


def test_the_copy_marks_figures_and_escapes_the_rest(published: Settings, tmp_path: Path) -> None:
    """Each figure has its mark and its row; markup of the file is text."""
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    pipeline.audit(published, tmp_path / "a.md", html=tmp_path / "copy.html")
    page = (tmp_path / "copy.html").read_text("utf-8")

    assert "<script>" not in page
    assert "&lt;script&gt;alert()" in page
    assert 2 == page.count('<mark class="matches"')  # one figure over a line end
    assert '<li id="f2"><b>2</b> <strong>1.4 t</strong> <span class="tag changed"' in page
    assert "http" not in page.replace("http-equiv", "")
