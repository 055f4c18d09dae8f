"""The outcome of an audit as a page: the text with its figures marked, and what the base says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from kzdb.audit.sarif import MEANS
from kzdb.audit.texts import Text
from kzdb.audit.verdicts import Audit, Finding
from kzdb.site.render import packaged

__all__ = ["as_page"]

_FONT_FACE = re.compile(r"@font-face \{[^}]*\}\n")

Piece = tuple[str, int | None, Finding | None]
"""Words; the number and the finding when they are a figure."""


def as_page(text: Text, audit: Audit, title: str) -> str:
    """Return a page that holds all it needs, in the look of the reading room.

    Everything that comes from the file is escaped: it is text here, whatever it was there.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(files("kzdb.audit").joinpath("audit.html.j2").read_text("utf-8"))
    style = _FONT_FACE.sub("", packaged("assets")["site.css"].read_text("utf-8"))
    return template.render(
        title=title, audit=audit, style=style, means=MEANS, paragraphs=list(_paragraphs(text, audit.findings))
    )


def _paragraphs(text: Text, findings: Sequence[Finding]) -> Iterator[tuple[int, list[Piece]]]:
    """Yield each line or page that has words, as pieces; a figure over a line end is in two."""
    document = text.document
    numbered = list(enumerate(findings, start=1))
    for number, line in enumerate(document.lines, start=1):
        begin = document.begins[number - 1]
        end = begin + len(line)
        pieces: list[Piece] = []
        at = begin
        for index, finding in numbered:
            first, last = max(finding.start, begin), min(finding.end, end)
            if first < last:
                pieces.append((document.text[at:first], None, None))
                pieces.append((document.text[first:last], index, finding))
                at = last
        pieces.append((document.text[at:end], None, None))
        if line.strip():
            yield number, [piece for piece in pieces if piece[0]]
