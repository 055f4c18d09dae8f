"""The texts of a report, `i18n/<language>.toml`, checked without rendering: what is typed, filled and counted.

A text types no number and no likelihood; it has the placeholders that its English one has, and the plural forms
of its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from string import Formatter

from babel import Locale, UnknownLocaleError

from kzdb.errors import DefinitionError
from kzdb.report.definition import Definition
from kzdb.report.reading import read_text
from kzdb.report.wording import FALLBACK, Text, read_texts
from kzdb.report.words import INSTEAD, has_digit, typed_words

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def text_problems(definition: Definition, shared_dir: Path) -> Iterator[str]:
    """Yield a line for everything that is not right in the texts of a report and of the shared folder."""
    for root in (definition.folder, shared_dir):
        reference = root / "i18n" / f"{FALLBACK}.toml"
        english = read_texts(reference) if reference.is_file() else {}
        for path in sorted((root / "i18n").glob("*.toml")):
            lines = read_text(path, DefinitionError).splitlines()
            for key, text in read_texts(path).items():
                for form in forms_of(text):
                    if says := _typed(definition, path.stem, key, form):
                        yield f"{path}:{_line(lines, key, form)}: {says}."
                for says in [*_filled(text, english.get(key)), *_counted(path.stem, text)]:
                    yield f"{path}:{_line(lines, key)}: the text {key} {says}."


def forms_of(text: Text) -> list[str]:
    """Return a text, or each of its plural forms."""
    return [text] if isinstance(text, str) else list(text.values())


def _typed(definition: Definition, language: str, key: str, form: str) -> str:
    """Say what a text types that should come from a query or a judgement, or nothing."""
    bare = _PLACEHOLDER.sub("", form)
    said = "a digit" if definition.lint_digits and has_digit(bare) else ""
    if not said and definition.lint_words and not any(fnmatchcase(key, allowed) for allowed in definition.lint_allow):
        said = typed_words(bare, (language,), key)
    return f"{said} typed in the text {key}: {form!r}; {INSTEAD[said]}" if said else ""


def _filled(text: Text, english: Text | None) -> Iterator[str]:
    """Yield what is wrong with the placeholders of a text: `{name}`, and all that its English one has."""
    names: set[str] = set()
    for form in forms_of(text):
        try:
            names |= placeholders(form)
        except ValueError as error:
            yield f"cannot be filled: {error}"
            return
    try:
        lost = set().union(*map(placeholders, forms_of(english))) - names if english is not None else set()
    except ValueError:
        return
    for name in sorted(lost):
        yield f"has no {{{name}}}, and the English one has; what it holds would not be printed"


def placeholders(form: str) -> set[str]:
    """Return the names of a text's placeholders; anything but `{name}` is a ValueError."""
    names = set()
    for _, name, how, conversion in Formatter().parse(form):
        if name is None:
            continue
        if not name.isidentifier() or how or conversion:
            shown = name + (f"!{conversion}" if conversion else "") + (f":{how}" if how else "")
            raise ValueError(f"got the placeholder {{{shown}}}, expected {{name}}")
        names.add(name)
    return names


def _counted(language: str, text: Text) -> Iterator[str]:
    """Yield what is wrong with the plural forms of a text."""
    if isinstance(text, str) or len(text) < 2:
        return
    try:
        wanted = set(Locale.parse(language).plural_form.tags) | {"other"}
    except (UnknownLocaleError, ValueError):
        return
    for form in sorted(wanted ^ text.keys()):
        has = "lacks the plural form" if form in wanted else "has a plural form that its language has not:"
        yield f"{has} {form!r}; {language} has {', '.join(sorted(wanted))}"


def _line(lines: Sequence[str], key: str, form: str = "\0") -> int:
    """Return the line of a text in its file."""
    leaf = key.rsplit(".", 1)[-1]
    return next(
        (
            number
            for number, typed in enumerate(lines, 1)
            if form in typed or re.match(rf'\s*(\[.*\b)?"?{re.escape(leaf)}"?\s*[=\].]', typed)
        ),
        1,
    )
