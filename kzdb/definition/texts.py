"""The texts of a report, `i18n/<language>.ftl`: parsed, and what an editor should look at in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import PurePosixPath

from babel import Locale, UnknownLocaleError
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from kzdb.definition.folder import OWN, Folder
from kzdb.language.catalog import ENGLISH, messages_of, parse_texts, variables_of
from kzdb.language.words import INSTEAD, has_digit, typed_words

_PLURALS = {"zero", "one", "two", "few", "many"}


def read_texts(folder: Folder, name: str) -> tuple[str, ast.Resource]:
    """Return the language of a file of texts and its messages.

    Raises:
        DefinitionError: it is not well formed; a line for each mistake.
    """
    return PurePosixPath(name).stem, parse_texts(folder.text(name), folder.place(name))


def text_warnings(folder: Folder, texts: Mapping[str, ast.Resource], allowed: frozenset[str]) -> Iterator[str]:
    """Yield a line for everything in the texts of a report that should come from a query, or that a language lacks."""
    for language in texts:
        name = f"{OWN}/i18n/{language}.ftl"
        source = folder.text(name)
        for start, says in _faults(language, texts[language], texts.get(ENGLISH), allowed):
            yield f"{folder.place(name)}:{source.count(chr(10), 0, start) + 1}, {says}"


@lru_cache(64)  # the parsed texts of a file are the same object as long as its text is the same
def _faults(
    language: str, resource: ast.Resource, in_english: ast.Resource | None, allowed: frozenset[str]
) -> tuple[tuple[int, str], ...]:
    """Return what is wrong with the texts of one language, each with the place of its message."""
    return tuple(_find_faults(language, resource, in_english, allowed))


def _find_faults(
    language: str, resource: ast.Resource, in_english: ast.Resource | None, allowed: frozenset[str]
) -> Iterator[tuple[int, str]]:
    english = messages_of(in_english) if in_english is not None else {}
    for key, message in messages_of(resource).items():
        start = message.span.start if message.span else 0
        excused = any(fnmatchcase(key, pattern) for pattern in allowed)
        for typed in _Parts(message).typed:
            said = "a digit" if has_digit(typed) else "" if excused else typed_words(typed, (language,), key)
            if said:
                yield start, f"{key}: got {said} typed in {typed.strip()!r}. Instead, {INSTEAD[said]}."
        if key in english and not excused:
            for variable in sorted(variables_of(english[key]) - variables_of(message)):
                yield start, f"{key}: got no ${variable}, which the English text prints. Add it."
        for lacking in _lacking_forms(message, language):
            yield start, f"{key}: got no plural form [{lacking}], which {language} has. Add it."


class _Parts(Visitor):
    """The parts of a text: what is typed in it, and where it chooses between variants."""

    def __init__(self, message: ast.Message) -> None:
        self.typed: list[str] = []
        self.selects: list[ast.SelectExpression] = []
        self.visit(message.value)

    def visit_TextElement(self, node: ast.TextElement) -> None:
        """Keep a run of text."""
        self.typed.append(node.value)

    def visit_StringLiteral(self, node: ast.StringLiteral) -> None:
        """Keep a text in quotes."""
        self.typed.append(node.value)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        """Keep the choice, and look into its variants; what it chooses by prints nothing."""
        self.selects.append(node)
        for variant in node.variants:
            self.visit(variant.value)

    def visit_CallArguments(self, node: ast.CallArguments) -> None:
        """Options of a function print nothing."""


def _lacking_forms(message: ast.Message, language: str) -> Iterator[str]:
    """Yield the plural forms of a language that a text with plural forms has no variant for."""
    try:
        wanted = set(Locale.parse(language).plural_form.tags)
    except (UnknownLocaleError, ValueError):
        return
    for select in _Parts(message).selects:
        keys = {key.name for variant in select.variants if isinstance(key := variant.key, ast.Identifier)}
        if keys & _PLURALS and keys <= _PLURALS | {"other"}:
            yield from sorted(wanted - keys)
