"""Digits, numbers in words and likelihoods typed in a template or a text: they come from queries and judgements.

Only what a reader would see counts: attributes, comments, style and script are let alone, as is the inside
of a ``<time>`` and of an element that says why, ``data-nolint="reason"``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from kzdb.errors import KzdbError, TemplateError
from kzdb.report.charts import read_spec
from kzdb.report.definition import Definition, read_definition
from kzdb.report.sandbox import make_environment
from kzdb.report.wording import read_texts
from kzdb.report.words import JUDGED, NUMBERS, UNIT, judgement_words, number_words

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_INSTEAD = {
    "a digit": "make it a placeholder",
    "a number in words": "print it from a query, or say in [lint] allow of report.toml why it is no figure",
    "a likelihood": "say it with judgement(), from a text whose key begins with judgement",
}
_CLEAN: dict[str, list[tuple[int, str]]] = {}
"""What was found in a template's text, kept for the next edition built by this process."""

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


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
            environment.parse(path.read_text(encoding="utf-8"))
            problems += template_problems(environment, path, definition)
        except TemplateSyntaxError as error:
            problems.append(f"{path}:{error.lineno}: {_said(error)}.")
    return problems + list(text_problems(definition, shared_dir))


def check_texts(environment: Environment, definition: Definition, shared_dir: Path) -> None:
    """Raise TemplateError for the first digit, number or likelihood typed in a template or a text of a report."""
    for path in template_files(definition.folder, shared_dir):
        for problem in template_problems(environment, path, definition):
            raise TemplateError(problem)
    for problem in text_problems(definition, shared_dir):
        raise TemplateError(problem)


def template_files(folder: Path, shared_dir: Path) -> list[Path]:
    """List the templates that a report can use: its own and the shared ones."""
    return [path for root in (folder, shared_dir) for path in sorted((root / "template").rglob("*.j2"))]


def template_problems(environment: Environment, path: Path, definition: Definition) -> Iterator[str]:
    """Yield a line for everything typed in the template at `path` that should come from a query or a judgement."""
    source = path.read_text(encoding="utf-8")
    try:
        found = _CLEAN.get(source)
        if found is None:
            found = _CLEAN[source] = _typed(environment, source)
    except TemplateSyntaxError as error:
        raise TemplateError(f"{path}:{error.lineno}: {_said(error)}.") from None
    for line, text in found:
        if definition.lint_digits and _has_digit(text):
            yield (
                f"{path}:{line}: a digit typed in a template: {text!r}; "
                "print it from a query with figure(), fact() or date()."
            )
        elif definition.lint_words and (said := _words(text, tuple(NUMBERS))):
            yield f"{path}:{line}: {said} typed in a template: {text!r}; {_INSTEAD[said]}."


def _typed(environment: Environment, source: str) -> list[tuple[int, str]]:
    """Find what a template types itself that no template may: its line and the words around it."""
    reader = _Reader()
    for _, token, text in environment.lex(source):
        reader.take(text if token == "data" else "\n" * text.count("\n"))
    return sorted(reader.found + _typed_in_expressions(environment, source))


def text_problems(definition: Definition, shared_dir: Path) -> Iterator[str]:
    """Yield a line for every digit, number in words or likelihood typed in the texts of a report."""
    for path in [path for root in (definition.folder, shared_dir) for path in sorted((root / "i18n").glob("*.toml"))]:
        lines = path.read_text(encoding="utf-8").splitlines()
        for key, text in read_texts(path).items():
            for form in [text] if isinstance(text, str) else text.values():
                bare = _PLACEHOLDER.sub("", form)
                said = "a digit" if definition.lint_digits and _has_digit(bare) else ""
                if (
                    not said
                    and definition.lint_words
                    and not any(fnmatchcase(key, allowed) for allowed in definition.lint_allow)
                ):
                    said = _words(bare, (path.stem,), key)
                if said:
                    leaf = key.rsplit(".", 1)[-1]
                    line = next((n for n, typed in enumerate(lines, 1) if form in typed or typed.startswith(leaf)), 1)
                    yield f"{path}:{line}: {said} typed in the text {key}: {form!r}; {_INSTEAD[said]}."


def _words(text: str, languages: Sequence[str], key: str = "") -> str:
    """Say what a text types in words, by the lists of `languages`: a number, a likelihood, or nothing."""
    if not key.startswith(UNIT) and any(number_words(text, language) for language in languages):
        return "a number in words"
    judged = JUDGED & set(key.split("."))
    if not judged and any(judgement_words(text, language) for language in languages):
        return "a likelihood"
    return ""


def _typed_in_expressions(environment: Environment, source: str) -> list[tuple[int, str]]:
    """Find constants with digits that an expression prints as they are: ``{{ "5 %" }}``, ``{{ 5 }}``."""
    found = []
    for output in environment.parse(source).find_all(nodes.Output):
        for child in output.nodes:
            parts = child.find_all(nodes.Const) if isinstance(child, nodes.Concat | nodes.Add) else [child]
            for part in parts:
                if isinstance(part, nodes.Const) and _is_typed(str(part.value)):
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
            if _is_typed(text):
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


def _is_typed(text: str) -> bool:
    """Say whether a text holds what no template may type."""
    return _has_digit(text) or bool(_words(text, tuple(NUMBERS)))


def _has_digit(text: str) -> bool:
    """Say whether a text holds a digit or a number sign of any script: 7, ٧, ½, ²."""
    return any(unicodedata.category(character) in {"Nd", "No", "Nl"} for character in text)
