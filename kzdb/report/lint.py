"""Digits, numbers in words and likelihoods typed in a template or a text: they come from queries and judgements.

Only what a reader would see or hear counts: other attributes, comments and style are let alone, as is the inside
of a ``<time>`` and of an element that says why, ``data-nolint="reason"``. Tags are taken out by pattern, not parsed:
this helps an author, who is trusted, and must never refuse good markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from kzdb.errors import KzdbError, TemplateError, shorten
from kzdb.report.charts import read_spec
from kzdb.report.definition import Definition, read_definition
from kzdb.report.reading import read_text
from kzdb.report.sandbox import make_environment
from kzdb.report.textcheck import text_problems
from kzdb.report.words import INSTEAD, NUMBERS, has_digit, typed_words

Finding = tuple[int, str]
"""A line and what is typed on it."""

_READ: dict[str, list[Finding]] = {}
"""What was found in a template's text, kept for the next edition built by this process."""

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


def lint_report(report_dir: Path, shared_dir: Path) -> list[str]:
    """Check a report without rendering it; return its problems, one line each, and none when it is clean."""
    problems: list[str] = []
    try:
        definition = read_definition(report_dir)
    except KzdbError as error:
        return [str(error)]
    for chart in definition.charts.values():
        try:
            read_spec(chart)
        except KzdbError as error:
            problems.append(str(error))
    environment = make_environment(definition.folder, shared_dir)
    for path in template_files(definition.folder, shared_dir):
        try:
            problems += template_problems(environment, path, definition)
        except TemplateError as error:
            problems.append(str(error))
    try:
        problems += [*style_problems(definition, shared_dir), *text_problems(definition, shared_dir)]
    except KzdbError as error:
        problems.append(str(error))
    return problems


def check_texts(environment: Environment, definition: Definition, shared_dir: Path) -> None:
    """Raise TemplateError for the first thing that is not right in a template, a style or a text of a report."""
    found = chain(
        *(template_problems(environment, path, definition) for path in template_files(definition.folder, shared_dir)),
        style_problems(definition, shared_dir),
        text_problems(definition, shared_dir),
    )
    for problem in found:
        raise TemplateError(problem)


def style_problems(definition: Definition, shared_dir: Path) -> Iterator[str]:
    """Yield a line for every digit that a style puts on the page."""
    if not definition.lint_digits:
        return
    for root in (definition.folder, shared_dir):
        for path in sorted(root.glob("*.css")):
            css = read_text(path, TemplateError, root)
            for match in _CONTENT.finditer(css):
                shown = _ESCAPE.sub(_unescaped, "".join(_QUOTED.findall(match[1])))
                if has_digit(shown):
                    line = css.count("\n", 0, match.start()) + 1
                    yield f"{path}:{line}: a digit typed in a style: {shown!r}; print it from a query."


def _unescaped(match: re.Match[str]) -> str:
    """Return the character that a style writes by its number."""
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else ""


def template_files(folder: Path, shared_dir: Path) -> list[Path]:
    """List the templates that a report can use: its own and the shared ones."""
    return [path for root in (folder, shared_dir) for path in sorted((root / "template").rglob("*.j2"))]


def template_problems(environment: Environment, path: Path, definition: Definition) -> Iterator[str]:
    """Yield a line for everything typed in the template at `path` that should come from a query or a judgement."""
    source = read_text(path, TemplateError, path.parent)
    try:
        if source not in _READ:
            _READ[source] = _read(environment, source)
    except TemplateSyntaxError as error:
        raise TemplateError(f"{path}:{error.lineno}: {_said(error)}.") from None
    for line, text in _READ[source]:
        if definition.lint_digits and has_digit(text):
            yield (
                f"{path}:{line}: a digit typed in a template: {shorten(text, 40)}; "
                "print it from a query with figure(), fact() or date()."
            )
        elif definition.lint_words and (said := typed_words(text, tuple(NUMBERS))):
            yield f"{path}:{line}: {said} typed in a template: {shorten(text, 40)}; {INSTEAD[said]}."


def _read(environment: Environment, source: str) -> list[Finding]:
    """Find what a template types itself that no template may, each with its line."""
    lines = enumerate(_shown(_without_code(environment, source)).split("\n"), 1)
    words = [(line, text.strip()) for line, texts in lines for text in texts.split(_CODE) if _is_typed(text)]
    return sorted(words + _typed_in_expressions(environment, source))


def _without_code(environment: Environment, source: str) -> str:
    """Return a template's own text, every piece on the line where it is written, with `_CODE` between two pieces."""
    text = ""
    for line, token, piece in environment.lex(source):
        if token == "data":
            text += _CODE + "\n" * (line - 1 - text.count("\n")) + piece
    return text


def _shown(markup: str) -> str:
    """Return what a reader sees or hears of markup, line by line."""
    loud = _SILENT.sub(lambda silent: "\n" * silent[0].count("\n"), markup)
    bare = _TAG.sub(lambda tag: " ".join(["", *(kept[1] or kept[0] for kept in _KEPT.finditer(tag[0])), ""]), loud)
    return "\n".join(unescape(line) for line in bare.split("\n"))


def _typed_in_expressions(environment: Environment, source: str) -> list[Finding]:
    """Find constants with digits in code that are no names: ``{{ "5 %" }}``, ``{{ 5 }}``, ``{% set x = "2014" %}``."""
    tree = environment.parse(source)
    found = []
    for text in tree.find_all(nodes.Const):
        if isinstance(text.value, str) and _is_typed(text.value) and not _NAME.fullmatch(text.value):
            found.append((text.lineno, text.value))
    for output in tree.find_all(nodes.Output):
        for child in output.nodes:
            parts = child.nodes if isinstance(child, nodes.Concat) else [child]
            for part in parts:
                if isinstance(part, nodes.Const) and _is_typed(str(part.value)):
                    found.append((part.lineno, str(part.value)))
    return list(dict.fromkeys(found))


def _said(error: TemplateSyntaxError) -> str:
    """Return what a syntax error says, without its full stop."""
    return str(error.message or "a syntax error").rstrip(".")


def _is_typed(text: str) -> bool:
    """Say whether a text holds what no template may type."""
    return has_digit(text) or bool(typed_words(text, tuple(NUMBERS)))
