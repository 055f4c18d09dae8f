"""Digits typed in a template or a text: facts come from queries, so a typed one is an error.

Only what a reader would see counts: attributes, comments, style and script are let alone, as is the inside
of a ``<time>`` and of an element that says why, ``data-nolint="reason"``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from kzdb.errors import KzdbError, TemplateError
from kzdb.report.charts import read_spec
from kzdb.report.definition import Definition, read_definition
from kzdb.report.wording import read_texts

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_CLEAN: dict[str, list[tuple[int, str]]] = {}
"""What was found in a template's text, kept for the next edition built by this process."""

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def lint_report(report_dir: Path, shared_dir: Path) -> list[str]:
    """Check a report without rendering it; return its problems, one line each, and none when it is clean."""
    from kzdb.report.page import make_environment  # page imports this module

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
            environment.parse(path.read_text(encoding="utf-8"))
            problems += digit_problems(environment, path) if definition.lint_digits else []
        except TemplateSyntaxError as error:
            problems.append(f"{path}:{error.lineno}: {_said(error)}.")
    if definition.lint_digits:
        problems += text_problems(definition, shared_dir)
    return problems


def check_digits(environment: Environment, definition: Definition, shared_dir: Path) -> None:
    """Raise TemplateError for the first digit typed in a template or a text of a report."""
    for path in template_files(definition.folder, shared_dir):
        for problem in digit_problems(environment, path):
            raise TemplateError(problem)
    for problem in text_problems(definition, shared_dir):
        raise TemplateError(problem)


def template_files(folder: Path, shared_dir: Path) -> list[Path]:
    """List the templates that a report can use: its own and the shared ones."""
    return [path for root in (folder, shared_dir) for path in sorted((root / "template").rglob("*.j2"))]


def digit_problems(environment: Environment, path: Path) -> Iterator[str]:
    """Yield a line for every digit typed in the template at `path`."""
    source = path.read_text(encoding="utf-8")
    try:
        found = _CLEAN.get(source)
        if found is None:
            found = _CLEAN[source] = _typed_digits(environment, source)
    except TemplateSyntaxError as error:
        raise TemplateError(f"{path}:{error.lineno}: {_said(error)}.") from None
    for line, text in found:
        yield (
            f"{path}:{line}: a digit typed in a template: {text!r}; "
            "print it from a query with figure(), fact() or date()."
        )


def _typed_digits(environment: Environment, source: str) -> list[tuple[int, str]]:
    """Find the digits typed in a template's source: their line and the words around them."""
    reader = _Reader()
    for _, token, text in environment.lex(source):
        reader.take(text if token == "data" else "\n" * text.count("\n"))
    return sorted(reader.found + _typed_in_expressions(environment, source))


def text_problems(definition: Definition, shared_dir: Path) -> Iterator[str]:
    """Yield a line for every digit typed in the texts of a report."""
    for path in [path for root in (definition.folder, shared_dir) for path in sorted((root / "i18n").glob("*.toml"))]:
        lines = path.read_text(encoding="utf-8").splitlines()
        for key, text in read_texts(path).items():
            for form in [text] if isinstance(text, str) else text.values():
                if _has_digit(_PLACEHOLDER.sub("", form)):
                    leaf = key.rsplit(".", 1)[-1]
                    line = next((n for n, typed in enumerate(lines, 1) if form in typed or typed.startswith(leaf)), 1)
                    yield f"{path}:{line}: a digit typed in the text {key}: {form!r}; make it a placeholder."


def _typed_in_expressions(environment: Environment, source: str) -> list[tuple[int, str]]:
    """Find constants with digits that an expression prints as they are: ``{{ "5 %" }}``, ``{{ 5 }}``."""
    found = []
    for output in environment.parse(source).find_all(nodes.Output):
        for child in output.nodes:
            parts = child.find_all(nodes.Const) if isinstance(child, nodes.Concat | nodes.Add) else [child]
            for part in parts:
                if isinstance(part, nodes.Const) and _has_digit(str(part.value)):
                    found.append((part.lineno, str(part.value)))
    return found


class _Reader(HTMLParser):
    """Reads the text of a template as a browser would, keeping the line of what it finds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, str]] = []
        self._open: list[tuple[str, bool]] = []

    def take(self, text: str) -> None:
        """Read the next piece of the template; code arrives as its line breaks alone."""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            free = tag in {"style", "script", "time", "svg"} or any(
                name == "data-nolint" and value for name, value in attrs
            )
            self._open.append((tag, free))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(free for _, free in self._open):
            return
        first = self.getpos()[0]
        for offset, text in enumerate(data.split("\n")):
            if _has_digit(text):
                self.found.append((first + offset, text.strip()[:40]))

    def handle_charref(self, name: str) -> None:
        code = int(name[1:], 16) if name.startswith(("x", "X")) else int(name)
        if _has_digit(chr(code)):
            self.found.append((self.getpos()[0], f"&#{name};"))

    def handle_entityref(self, name: str) -> None:
        if name.startswith("frac") or name in {"sup1", "sup2", "sup3", "half"}:
            self.found.append((self.getpos()[0], f"&{name};"))


def _said(error: TemplateSyntaxError) -> str:
    """Return what a syntax error says, without its full stop."""
    return str(error.message or "a syntax error").rstrip(".")


def _has_digit(text: str) -> bool:
    """Say whether a text holds a digit or a number sign of any script: 7, ٧, ½, ²."""
    return any(unicodedata.category(character) in {"Nd", "No", "Nl"} for character in text)
