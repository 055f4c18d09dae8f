"""The texts of a report, `i18n/<language>.ftl`: parsed, and what an editor should look at in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from babel import Locale, UnknownLocaleError
from fluent.syntax import ast

from kzdb.language.catalog import ENGLISH, messages_of, parse_texts, variables_of
from kzdb.language.words import INSTEAD, has_digit, typed_words
from kzdb.report.definition.folder import OWN, Folder

_PLURALS = {"zero", "one", "two", "few", "many"}


def read_texts(folder: Folder, name: str) -> tuple[str, ast.Resource]:
    """Return the language of a file of texts and its messages.

    Raises:
        DefinitionError: it is not well formed; a line for each mistake.
    """
    return PurePosixPath(name).stem, parse_texts(folder.text(name), folder.place(name))


def text_warnings(folder: Folder, texts: Mapping[str, ast.Resource], allowed: frozenset[str]) -> Iterator[str]:
    """Yield a line for everything in the texts of a report that should come from a query, or that a language lacks."""
    english = messages_of(texts[ENGLISH]) if ENGLISH in texts else {}
    for language, resource in texts.items():
        name = f"{OWN}/i18n/{language}.ftl"
        source = folder.text(name)
        for key, message in messages_of(resource).items():
            start = message.span.start if message.span else 0
            where = f"{folder.place(name)}:{source.count(chr(10), 0, start) + 1}, {key}"
            excused = any(fnmatchcase(key, pattern) for pattern in allowed)
            for typed in _typed(message):
                said = "a digit" if has_digit(typed) else "" if excused else typed_words(typed, (language,), key)
                if said:
                    yield f"{where}: got {said} typed in {typed.strip()!r}. Instead, {INSTEAD[said]}."
            if key in english:
                for variable in sorted(variables_of(english[key]) - variables_of(message)):
                    yield f"{where}: got no ${variable}, which the English text prints. Add it."
            for lacking in _lacking_forms(message, language):
                yield f"{where}: got no plural form [{lacking}], which {language} has. Add it."


def _typed(node: object) -> Iterator[str]:
    """Yield every run of text in a message, string literals included, keys of variants left out."""
    if isinstance(node, ast.TextElement | ast.StringLiteral):
        yield node.value
    elif isinstance(node, ast.Message):
        yield from _typed(node.value)
    elif isinstance(node, ast.Pattern):
        for element in node.elements:
            yield from _typed(element)
    elif isinstance(node, ast.Placeable):
        yield from _typed(node.expression)
    elif isinstance(node, ast.SelectExpression):
        for variant in node.variants:
            yield from _typed(variant.value)


def _lacking_forms(message: ast.Message, language: str) -> Iterator[str]:
    """Yield the plural forms of a language that a text with plural forms has no variant for."""
    try:
        wanted = set(Locale.parse(language).plural_form.tags)
    except (UnknownLocaleError, ValueError):
        return
    for select in _selects(message.value):
        keys = {key.name for variant in select.variants if isinstance(key := variant.key, ast.Identifier)}
        if keys & _PLURALS and keys <= _PLURALS | {"other"}:
            yield from sorted(wanted - keys)


def _selects(node: object) -> Iterator[ast.SelectExpression]:
    if isinstance(node, ast.Pattern):
        for element in node.elements:
            yield from _selects(element)
    elif isinstance(node, ast.Placeable):
        yield from _selects(node.expression)
    elif isinstance(node, ast.SelectExpression):
        yield node
        for variant in node.variants:
            yield from _selects(variant.value)
