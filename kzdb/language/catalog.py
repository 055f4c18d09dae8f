"""The texts of one language: Fluent messages, read from files, English under those that a language lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from kzdb.errors import DefinitionError, shorten

__all__ = ["ENGLISH", "Catalog", "languages", "load_catalog", "own_texts", "parse_texts"]

ENGLISH = "en"
_LOCALES = {"en": "en-GB"}

Value = str | int | Decimal


class Catalog:
    """The texts of a language by key; `missing` collects the keys that were asked for and came in English."""

    def __init__(self, language: str, own: Iterable[ast.Resource], bundles: Sequence[FluentBundle]) -> None:
        """Take the texts of the language, later ones over earlier, as they are and compiled; last the English ones."""
        self.language = language
        self.missing: set[str] = set()
        self._own = {key: message for resource in own for key, message in messages_of(resource).items()}
        self._bundles = bundles

    def has(self, key: str, *, own: bool = False) -> bool:
        """Return whether there is a text of that key, in this language or in English; `own`: in this language."""
        return key in self._own if own else any(bundle.has_message(key) for bundle in self._bundles)

    def uses(self, key: str) -> frozenset[str]:
        """Return the names of the variables that this language's text of that key uses; none where it has no text."""
        return variables_of(self._own[key]) if key in self._own else frozenset()

    def text(self, key: str, **values: Value) -> str:
        """Return the text of `key`, its variables filled.

        Numbers choose plural forms and are written as the language does.

        Raises:
            DefinitionError: there is no such text, or it needs a variable that is not given.
        """
        for bundle in self._bundles:
            if not bundle.has_message(key):
                continue
            if bundle is not self._bundles[0]:
                self.missing.add(key)
            pattern = bundle.get_message(key).value
            assert pattern is not None  # `read_texts` refuses a message without a text
            text, faults = bundle.format_pattern(pattern, values)
            if faults:
                raise DefinitionError(f"text {key}: {faults[0]}; got {', '.join(values) or 'no variables'}.")
            return str(text)
        files = " nor ".join(f"i18n/{language}.ftl" for language in dict.fromkeys([self.language, ENGLISH]))
        raise DefinitionError(f"text {key}: not in {files}. Write it.")


def languages() -> tuple[str, ...]:
    """Return the languages that kzdb itself has texts in, English first."""
    texts = files("kzdb.language").joinpath("texts")
    found = [item.name.removesuffix(".ftl") for item in texts.iterdir() if item.name.endswith(".ftl")]
    return (ENGLISH, *sorted(set(found) - {ENGLISH}))


def load_catalog(language: str, added: Mapping[str, ast.Resource] | None = None) -> Catalog:
    """Return the texts of `language`: kzdb's own, then those `added` by somebody, such as a report, by language."""
    more = {one: [text] for one, text in (added or {}).items()}
    chain = dict.fromkeys([language, ENGLISH])
    bundles = [_bundle(one, more[one]) if one in more else _own_bundle(one) for one in chain]
    return Catalog(language, [*own_texts(language), *more.get(language, [])], bundles)


@cache
def own_texts(language: str) -> tuple[ast.Resource, ...]:
    """Return the messages that kzdb itself has in a language; none when it has no texts in it."""
    path = files("kzdb.language").joinpath("texts", f"{language}.ftl")
    return (parse_texts(path.read_text("utf-8"), path),) if path.is_file() else ()


def parse_texts(source: str, path: object) -> ast.Resource:
    """Return the messages of one file; `path` names it in errors.

    Raises:
        DefinitionError: the file is not well formed; a line for each mistake, with its place.
    """
    resource = _parse(source)
    mistakes, seen = [], set()
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            says = entry.annotations[0].message if entry.annotations else "not a message"
            got = shorten((entry.content or "").strip())
            mistakes.append(f"{path}:{_line(source, entry)}: got {got}, {says}. Write `key = text`.")
        elif isinstance(entry, ast.Message):
            if entry.value is None:
                mistakes.append(f"{path}:{_line(source, entry)}, {entry.id.name}: got no text, expected one. Write it.")
            if entry.id.name in seen:
                mistakes.append(f"{path}:{_line(source, entry)}, {entry.id.name}: is there twice. Keep one.")
            seen.add(entry.id.name)
    if mistakes:
        raise DefinitionError("\n".join(mistakes))
    return resource


@cache
def _parse(source: str) -> ast.Resource:
    return FluentResource(source)


def _line(source: str, entry: ast.SyntaxNode) -> int:
    return source.count("\n", 0, entry.span.start if entry.span else 0) + 1


@cache
def _own_bundle(language: str) -> FluentBundle:
    """Return kzdb's own texts: once for all that ask, as each text is compiled when it is first used."""
    return _bundle(language, ())


def _bundle(language: str, added: Iterable[ast.Resource]) -> FluentBundle:
    # Isolation marks (U+2068) would be invisible characters on every page; nothing here is written right to left.
    bundle = FluentBundle([_LOCALES.get(language, language)], use_isolating=False)
    for resource in (*own_texts(language), *added):
        bundle.add_resource(resource, allow_overrides=True)
    return bundle


def variables_of(message: ast.Message) -> frozenset[str]:
    """Return the names of the variables that a message uses."""
    variables = _Variables()
    variables.visit(message)
    return frozenset(variables.found)


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.found.add(node.id.name)


def messages_of(resource: ast.Resource) -> Mapping[str, ast.Message]:
    """Return the messages of a file by key."""
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, ast.Message)}
