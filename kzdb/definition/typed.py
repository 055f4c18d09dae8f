"""Digits, numbers in words and likelihoods typed in a template or a style: they come from queries and judgements.

Only what a reader would see or hear counts: comments, code, styles and most attributes are let alone, as is the inside
of a ``<time>`` and of an element that says why, ``data-nolint="reason"``. Tags are taken out by pattern, not parsed:
this helps an author, who is trusted, and never refuses good markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from jinja2 import nodes

from kzdb.definition.folder import Folder
from kzdb.definition.syntax import SYNTAX, parse_template
from kzdb.errors import shorten
from kzdb.language.words import INSTEAD, NUMBERS, has_digit, typed_words

_SILENT = re.compile(
    r"""<!--.*?-->|<(?P<drawn>style|script|svg|time)\b.*?</(?P=drawn)\s*>"""
    r"""|<(?P<free>[a-z]\w*)\b[^<>]*\sdata-nolint=(?:"[^"]+"|'[^']+')[^<>]*>.*?</(?P=free)\s*>""",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"""</?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>""", re.IGNORECASE)
_KEPT = re.compile(r"""\n|(?<=\s)(?:alt|aria-label|title)\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
"""What stays of a tag: its line breaks, and what a reader hears or sees of its attributes."""

_CODE = "\0"
"""What stands for code in the text of a template."""

_CONTENT = re.compile(r"(?<![\w-])content\s*:([^;}]*)")
_QUOTED = re.compile(r"""["']([^"'\n]*)["']""")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_NAME = re.compile(r"[A-Za-z_#.][\w./#-]*")
"""A text of code that is the name of something: a file, a key, a value of a column."""


def template_warnings(folder: Folder, name: str) -> Iterator[str]:
    """Yield a line for everything typed in a template that should come from a query or a judgement."""
    for line, text in _typed(folder.text(name)):
        said = "a digit" if has_digit(text) else typed_words(text, tuple(NUMBERS))
        instead = "print it from a query with figure(), fact() or date()" if said == "a digit" else INSTEAD[said]
        yield f"{folder.place(name)}:{line}: got {said} typed in {shorten(text, 40)}. Instead, {instead}."


def style_warnings(folder: Folder, name: str) -> Iterator[str]:
    """Yield a line for every digit that a style puts on the page."""
    css = folder.text(name)
    for match in _CONTENT.finditer(css):
        shown = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16) % 0x110000), "".join(_QUOTED.findall(match[1])))
        if has_digit(shown):
            line = css.count("\n", 0, match.start()) + 1
            yield f"{folder.place(name)}:{line}: got a digit typed in a style, {shown!r}. Print it from a query."


@lru_cache(256)  # a preview, and every further edition of a report, reads mostly the same templates
def _typed(source: str) -> list[tuple[int, str]]:
    """Find what a template types itself that no template should, each with its line."""
    lines = enumerate(_shown(_without_code(source)).split("\n"), 1)
    words = [(line, text.strip()) for line, texts in lines for text in texts.split(_CODE) if _is_typed(text)]
    return sorted(words + _typed_in_expressions(source))


def _without_code(source: str) -> str:
    """Return a template's own text, every piece on the line where it is written, with `_CODE` between two pieces."""
    text = ""
    for line, token, piece in SYNTAX.lex(source):
        if token == "data":
            text += _CODE + "\n" * (line - 1 - text.count("\n")) + piece
    return text


def _shown(markup: str) -> str:
    """Return what a reader sees or hears of markup, line by line."""
    loud = _SILENT.sub(lambda silent: "\n" * silent[0].count("\n"), markup)
    bare = _TAG.sub(lambda tag: " ".join(["", *(kept[1] or kept[0] for kept in _KEPT.finditer(tag[0])), ""]), loud)
    return "\n".join(unescape(line) for line in bare.split("\n"))


def _typed_in_expressions(source: str) -> list[tuple[int, str]]:
    """Find constants in code that are no names: ``{{ "5 %" }}``, ``{{ 5 }}``, ``{% set x = "2014" %}``."""
    tree = parse_template(source)
    found = [
        (text.lineno, text.value)
        for text in tree.find_all(nodes.Const)
        if isinstance(text.value, str) and _is_typed(text.value) and not _NAME.fullmatch(text.value)
    ]
    for output in tree.find_all(nodes.Output):
        for part in output.nodes:
            if isinstance(part, nodes.Const) and _is_typed(str(part.value)):
                found.append((part.lineno, str(part.value)))
    return list(dict.fromkeys(found))


def _is_typed(text: str) -> bool:
    return has_digit(text) or bool(typed_words(text, tuple(NUMBERS)))
