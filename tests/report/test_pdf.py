"""The PDF: what the engine warns of is an error, and nothing outside the report's folder is read."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest

from kzdb.errors import RenderError
from kzdb.report.conformance import Conformance
from kzdb.report.pdf import Rendered, render_pdf
from kzdb.report.wording import load_wording

SHARED = Path(__file__).parents[2] / "reports" / "_shared"
STANDARDS = ("pdf/a-3a", "pdf/ua-1")
EMPTY = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
FONTS = '<link rel="stylesheet" href="print.css">'


def render(body: str, lang: str = ' lang="en"', head: str = "") -> Rendered:
    """Render a body on the shared page style."""
    html = f"<html{lang}><head><title>T</title>{FONTS}{head}</head><body>{body}</body></html>"
    conformance = Conformance(STANDARDS, load_wording("en", (SHARED,)))
    return render_pdf(html, SHARED.as_uri() + "/", [SHARED], STANDARDS, conformance)


def test_kazakh_letters_and_the_tenge_sign_are_printed() -> None:
    """The bundled fonts hold every letter that Kazakh, Russian and English need, in serif and sans."""
    letters = "Ә Ғ Қ Ң Ө Ұ Ү Һ І ә ғ қ ң ө ұ ү һ і Ё ж ₸ № ≠ – “ ” 1,234.5"
    rendered = render(
        f"<p>{letters}</p><table><tr><td>{letters}</td></tr></table><p><i>{letters}</i> <b>{letters}</b></p>"
    )
    document = pypdfium2.PdfDocument(io.BytesIO(rendered.data))
    text = document[0].get_textpage().get_text_range()
    assert 1 == rendered.pages
    assert all(letter in text for letter in letters)


@pytest.mark.parametrize(
    ("body", "head", "lang", "says"),
    [
        ("<p>\u13a0\u4e2d</p>", "<style>body { font-family: 'Source Serif 4' }</style>", ' lang="en"', "glyph"),
        ('<img src="absent.svg" alt="x">', "", ' lang="en"', "absent.svg"),
        ('<a href="#nowhere">x</a>', "", ' lang="en"', "nowhere"),
        (f'<img src="{EMPTY}">', "", ' lang="en"', "alt"),
        ("<p>x</p>", "", "", "lang"),
        ("<p>x</p>", "<style>p { colour: red }</style>", ' lang="en"', "colour"),
        ('<img src="http://example.org/x.png" alt="x">', "", ' lang="en"', "own files are read"),
        ('<img src="https://example.org/x.png" alt="x">', "", ' lang="en"', "own files are read"),
        ('<img src="file:///etc/passwd" alt="x">', "", ' lang="en"', "outside the report's folder"),
        ('<img src="../../pyproject.toml" alt="x">', "", ' lang="en"', "outside the report's folder"),
        ('<img src="data:text/html,hello" alt="x">', "", ' lang="en"', "own files are read"),
        ("<p>x</p>", "<style>@import url(http://example.org/a.css);</style>", ' lang="en"', "own files"),
    ],
)  # fmt: skip
def test_what_the_engine_warns_of_is_an_error(body: str, head: str, lang: str, says: str) -> None:
    """Missing glyph, image, anchor, alternative text, language, unknown property, anything from outside."""
    with pytest.raises(RenderError) as caught:
        render(body, lang, head)
    assert says in str(caught.value), str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_library_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing, and the command that installs it."""
    monkeypatch.setattr("kzdb.report.pdf._missing", "cannot load library 'libpango-1.0-0'")
    with pytest.raises(RenderError, match=r"lacks a system library .*apt-get install libpango"):
        render("<p>x</p>")
