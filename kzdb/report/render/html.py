"""The page of an edition as one HTML file that needs nothing else: styles, fonts, pictures and data are inside.

It is the page that the PDF was laid out from, so the ledger of the PDF is its ledger too. Sizes in points become parts
of the reader's own font size, colours have a value for dark screens; what is only for paper is ignored by browsers, and
`screen.css` adds what is only for screens. Numbers of pages are those of the PDF. All of it works with scripts off: a
figure leads to its note, which opens at the foot of the screen. The one script adds a button that copies the citation.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import unescape
from pathlib import Path

from markupsafe import Markup, escape

from kzdb.definition.folder import Folder
from kzdb.errors import RenderError
from kzdb.language.wording import Wording
from kzdb.report.page.pictures import Picture
from kzdb.report.page.write import Page
from kzdb.report.render.attachments import Attached
from kzdb.report.render.colours import with_both
from kzdb.report.render.data_tables import data_table

SCREEN = "screen.css"

_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)">')
_PAGE = re.compile(r'(<a class="page" href="#([^"]*)">)(</a>)')
_PICTURE = re.compile(r'<img class="chart" id="([^"]*)" src="data:image/svg\+xml;base64,([^"]*)" alt="([^"]*)">')
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_FIGURE = re.compile(r'<data class="figure[^>]*\bid="(?:f-(\d+)|d-)[^"]*">.*?</data>', re.DOTALL)
_CALL = re.compile(r'<a href="#n(\d+)" id="c')
_HEADING = re.compile(r'<section id="([^"]+)"[^>]*>\s*<h1[^>]*>(.*?)</h1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_TITLE = re.compile(r"<title>([^<\"]*)</title>")
_BODY = re.compile(r"<body>(.*)</body>", re.DOTALL)
_CITE = re.compile(r'<(?:p|span) class="cite"')
_READ_OUT = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""What Vega says of each mark: the picture as a whole has its text."""

_EMPTY_HEAD = re.compile(r"<th\b[^>]*>\s*</th>")
_FONT = re.compile(r"url\((fonts/[^)]+\.ttf)\)")
_POINTS = re.compile(r"(?<![\w.#])(-?\d*\.?\d+)pt\b")
_POINTS_OF_TEXT = 10.5
"""The size of the text on paper, which becomes the reader's own."""

_OUTSIDE = re.compile(
    r"""src=["'](?!\#|data:)|<link\b|href=["'](?!\#|data:|https?://)|url\((?!["']?(?:data:|\#))|@import"""
)
_FEATURES = ["lnum", "tnum"]
"""Figures of one height and one width, which styles ask for."""

_SCRIPT = """\
for (const cite of document.querySelectorAll(".cite[data-copy]")) {
  const button = document.createElement("button"), text = cite.textContent.trim();
  button.type = "button";
  button.textContent = cite.dataset.copy;
  button.addEventListener("click", () => navigator.clipboard.writeText(text).then(() => {
    button.textContent = cite.dataset.copied;
  }));
  cite.after(button);
}
"""
_HASH = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
_HEAD = f"""\
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
font-src data:; script-src 'sha256-{_HASH}'">
"""


def render_html(
    page: Page,
    folder: Folder,
    pictures: Mapping[str, Picture],
    wording: Wording,
    anchors: Mapping[str, int],
    files: Sequence[Attached],
) -> bytes:
    """Return the page as one file.

    Args:
        page: the page, as it was laid out.
        folder: the report's files.
        pictures: its charts, whose data follow them as tables.
        wording: the language of what is only on screens.
        anchors: the page of the PDF on which each place is.
        files: those inside the PDF; where the page lists one, it can be saved from there.

    Raises:
        RenderError: the page asks for something that is not in the report's folder, or a font cannot be read.
    """
    html = _PAGE.sub(lambda found: f"{found[1]}{anchors.get(found[2], '')}{found[3]}", page.html)
    html = _linked(html, page.notes_of)
    html = _PICTURE.sub(lambda found: _inline(found, pictures, wording), html)
    html = _EMPTY_HEAD.sub("<td></td>", html)  # a head that only the eye fills in from the row above
    html = _TABLE.sub(lambda found: f'<div class="scroll" tabindex="0">{found[0]}</div>', html)
    for file in files:
        name = str(escape(file.name))
        data = base64.b64encode(file.data).decode()
        link = f'<dt><a download="{name}" href="data:{file.mime};base64,{data}">{name}</a></dt>'
        html = html.replace(f"<dt>{name}</dt>", link, 1)
    html = _BODY.sub(lambda found: _body(found[1], wording), html)
    letters = frozenset(unescape(html))
    sheets = [_sheet(folder, href, letters) for href in _STYLESHEET.findall(html)]
    if (own := folder.find(SCREEN)) is not None:
        sheets.append(folder.text(own))
    styles = with_both("".join(sheets), html)
    about = found[1] if (found := _TITLE.search(html)) else ""
    head = f'<meta name="description" content="{about}">\n{_HEAD}<style>\n{styles}</style>\n</head>'
    whole = _STYLESHEET.sub("", html).replace("</head>", head, 1)
    if found := _OUTSIDE.search(whole):
        line = whole.count("\n", 0, found.start()) + 1
        around = whole[found.start() : found.start() + 60].splitlines()[0]
        raise RenderError(
            f"{folder.path}: the HTML page, line {line}: got {around!r}, expected nothing from outside. "
            "Put the file into the report's folder."
        )
    return whole.encode()


def _linked(html: str, notes_of: Mapping[int, tuple[int, ...]]) -> str:
    """Return the page with every figure a link to its note: the one called next, where that carries the figure."""
    calls = [(found.start(), int(found[1])) for found in _CALL.finditer(html)]

    def link(found: re.Match[str]) -> str:
        next_ones = [number for at, number in calls if at > found.start()][:9]
        own = notes_of.get(int(found[1]), ()) if found[1] else tuple(next_ones)
        number = next((one for one in next_ones if one in own), own[-1] if own else None)
        return found[0] if number is None else f'<a class="opens" href="#n{number}">{found[0]}</a>'

    return _FIGURE.sub(link, html)


def _body(body: str, wording: Wording) -> str:
    """Return the page's body with a list of its sections, folded, before it, and the script after it."""
    items = Markup("").join(
        Markup('<li><a href="#{}">{}</a></li>').format(anchor, Markup(_TAG.sub("", title)))
        for anchor, title in _HEADING.findall(body)
    )
    contents = Markup('<nav class="bar"><details><summary>{}</summary><ol>{}</ol></details></nav>')
    words = Markup(' data-copy="{}" data-copied="{}"').format(wording.text("html-copy"), wording.text("html-copied"))
    return (
        f"<body>{contents.format(wording.text('html-contents'), items) if items else ''}\n"
        f"<main>{_CITE.sub(lambda cite: cite[0] + str(words), body)}</main>\n<script>{_SCRIPT}</script></body>"
    )


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


@lru_cache(64)  # the pages of a report in one language have much the same letters
def _subset(data: bytes, letters: frozenset[str], path: Path) -> bytes:
    """Return a font with the letters of the page alone, as browsers take it; the same bytes for the same letters."""
    import uharfbuzz
    from fontTools.ttLib import TTFont, TTLibError

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    for tag in _FEATURES:
        wanted.layout_feature_tag_set.add(int.from_bytes(tag.encode(), "big"))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    try:
        TTFont(io.BytesIO(data))
        small = uharfbuzz.subset(uharfbuzz.Face(data), wanted)
        font = TTFont(io.BytesIO(small.blob.data), recalcTimestamp=False)
    except (TTLibError, RuntimeError) as error:
        raise RenderError(f"{path}: a font cannot be read ({error}). Put a whole one into fonts/.") from None
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _inline(found: re.Match[str], pictures: Mapping[str, Picture], wording: Wording) -> str:
    """Return a chart as part of the page, so that its letters are those of the page, and its data after it."""
    anchor, svg, alt = found[1], base64.b64decode(found[2]).decode(), found[3]
    for name in dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg)):
        svg = svg.replace(f'id="{name}"', f'id="{anchor}-{name}"').replace(f"url(#{name})", f"url(#{anchor}-{name})")
    svg = _READ_OUT.sub("", svg)
    start = svg.index("<svg")
    drawn = pictures.get(anchor.removeprefix("chart-"))
    table = data_table(drawn, wording) if drawn else ""
    return f'<svg class="chart" id="{anchor}" role="img" aria-label="{alt}"{svg[start + 4 :]}{table}'
