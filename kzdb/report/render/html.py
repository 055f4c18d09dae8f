"""The page of an edition as one HTML file that needs nothing else: styles, fonts, pictures and data are inside.

It is the page that the PDF was laid out from, so the ledger of the PDF is its ledger too. Sizes in points become parts
of the reader's own font size; what is only for paper is ignored by browsers, and `screen.css` adds what is only for
screens. Numbers of pages are those of the PDF.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import unescape
from pathlib import Path

from markupsafe import escape

from kzdb.errors import RenderError
from kzdb.report.definition.folder import Folder
from kzdb.report.render.attachments import Attached

SCREEN = "screen.css"

_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)">')
_PAGE = re.compile(r'(<a class="page" href="#([^"]*)">)(</a>)')
_PICTURE = re.compile(r'<img class="chart" id="([^"]*)" src="data:image/svg\+xml;base64,([^"]*)" alt="([^"]*)">')
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_FONT = re.compile(r"url\((fonts/[^)]+\.ttf)\)")
_POINTS = re.compile(r"(?<![\w.#])(-?\d*\.?\d+)pt\b")
_POINTS_OF_TEXT = 10
"""The size of the text on paper, which becomes the reader's own."""

_OUTSIDE = re.compile(r"""(?:src|href)=["'](?!\#|data:)|url\((?!["']?(?:data:|\#))|@import""")
_FEATURES = ["lnum", "tnum"]
"""Figures of one height and one width, which styles ask for."""


def render_html(html: str, folder: Folder, anchors: Mapping[str, int], files: Sequence[Attached]) -> bytes:
    """Return the page as one file.

    Args:
        html: the page, as it was laid out.
        folder: the report's files.
        anchors: the page of the PDF on which each place is.
        files: those inside the PDF; where the page lists one, it can be saved from there.

    Raises:
        RenderError: the page asks for something that is not in the report's folder, or a font cannot be read.
    """
    html = _PAGE.sub(lambda found: f"{found[1]}{anchors.get(found[2], '')}{found[3]}", html)
    html = _PICTURE.sub(_inline, html)
    html = _TABLE.sub(lambda found: f'<div class="scroll" tabindex="0">{found[0]}</div>', html)
    for file in files:
        name = str(escape(file.name))
        data = base64.b64encode(file.data).decode()
        link = f'<dt><a download="{name}" href="data:{file.mime};base64,{data}">{name}</a></dt>'
        html = html.replace(f"<dt>{name}</dt>", link, 1)
    letters = frozenset(unescape(html))
    sheets = [_sheet(folder, href, letters) for href in _STYLESHEET.findall(html)]
    if (own := folder.find(SCREEN)) is not None:
        sheets.append(folder.text(own))
    html = _STYLESHEET.sub("", html)
    head = (
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        'img-src data:; font-src data:">\n'
        f"<style>\n{''.join(sheets)}</style>\n</head>"
    )
    whole = html.replace("</head>", head, 1)
    if found := _OUTSIDE.search(whole):
        line = whole.count("\n", 0, found.start()) + 1
        around = whole[found.start() : found.start() + 60].splitlines()[0]
        raise RenderError(
            f"{folder.path}: the HTML page, line {line}: got {around!r}, expected nothing from outside. "
            "Put the file into the report's folder."
        )
    return whole.encode()


def _sheet(folder: Folder, href: str, letters: frozenset[str]) -> str:
    """Return a style sheet with its fonts inside, its sizes as parts of the reader's own."""
    path = (folder.path / href).resolve()
    name = next((one for one in folder.files if folder.place(one).resolve() == path), None)
    if name is None:
        raise RenderError(
            f"{folder.path}: got a link to {href!r}, expected a file of the report. Correct the template."
        )
    text = _POINTS.sub(lambda found: f"{float(found[1]) / _POINTS_OF_TEXT:.4g}rem", folder.text(name))

    def font(found: re.Match[str]) -> str:
        place = folder.find(found[1])
        if place is None:
            raise RenderError(f"{path}: got {found[1]!r}, expected a font of the report. Correct the style.")
        return f"url(data:font/woff2;base64,{base64.b64encode(_subset(folder.files[place], letters, path)).decode()})"

    return _FONT.sub(font, text)


@lru_cache(maxsize=32)  # editions made one after the other have mostly the same letters
def _subset(data: bytes, letters: frozenset[str], path: Path) -> bytes:
    """Return a font with the letters of the page alone, as browsers take it; the same bytes for the same letters."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont, TTLibError

    options = Options(notdef_outline=True, hinting=False)
    options.layout_features = [*Options._layout_features_default, *_FEATURES]
    try:
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(sorted(letters)))
        subsetter.subset(font)
    except TTLibError as error:
        raise RenderError(f"{path}: a font cannot be read ({error}). Put a whole one into fonts/.") from None
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _inline(found: re.Match[str]) -> str:
    """Return a chart as part of the page, so that its letters are those of the page."""
    anchor, svg, alt = found[1], base64.b64decode(found[2]).decode(), found[3]
    for name in dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg)):
        svg = svg.replace(f'id="{name}"', f'id="{anchor}-{name}"').replace(f"url(#{name})", f"url(#{anchor}-{name})")
    start = svg.index("<svg")
    return f'<svg class="chart" id="{anchor}" role="img" aria-label="{alt}"{svg[start + 4 :]}'
