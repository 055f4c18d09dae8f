"""`kzdb anchor`: filling in where quotes stand, while one writes claims or takes over a new edition."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.facts.locators import LocatorError, TextLocator, is_bare_quote
from kzdb.facts.numbers.notation import Notation
from kzdb.files import write_text
from kzdb.load.claims import read_locators
from kzdb.load.documents import (
    Document,
    anchored_digest,
    elsewhere,
    mismatch,
    no_such_words,
    occurrences,
    place,
    place_in_other_signs,
    require_place,
    text_locator,
    written_locator,
)
from kzdb.load.source import Source
from kzdb.toml_file import Entry

__all__ = ["AnchorOutcome", "anchor"]

_TEXTS = re.compile(
    r"""\#[^\n]*|(?P<text>\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')""", re.DOTALL
)
"""A comment of a TOML file, or a text."""

_LISTED = 20
"""How many lines an error names that a quote is on."""


@dataclass(frozen=True, slots=True)
class AnchorOutcome:
    """How many locators of a source were filled in or moved, and how many were right already.

    With `problems`, a line each, nothing was written.
    """

    source: str
    filled: int
    kept: int
    moved: int = 0
    problems: tuple[str, ...] = ()


def anchor(source: Source, document: Document, *, move: bool = False) -> AnchorOutcome:
    """Fill in the place of every quote of the source's claims.toml, and the proof in its source.toml.

    A quote typed without a place, or without a line, gets it; where it is on another line, and only there, the line is
    corrected too. Where the document prints its words in other signs (line ends, hard blanks, curly quotes, ligatures),
    it becomes what is printed. A quote that has a place where it no longer is, is followed only with `move`: it may now
    mean something else.
    """
    if document.sha256 != source.sha256:
        return AnchorOutcome(source.slug, 0, 0, problems=(_other_edition(source, document),))
    path = source.path.parent / "claims.toml"
    renamed: dict[str, str] = {}
    placed: list[str] = []
    problems: list[str] = []
    moved = 0
    for entry, field, written in read_locators(path):
        try:
            locator, is_moved = _placed(entry, field, written, document, source.habits.notation, move=move)
        except SeedError as error:
            problems.append(str(error))
            continue
        moved += is_moved
        renamed[written] = str(written_locator(locator, document))
        placed.append(renamed[written])
    if problems:
        return AnchorOutcome(source.slug, 0, 0, problems=tuple(problems))
    changes = {old: new for old, new in renamed.items() if old != new}
    if changes:
        _rewrite(path, changes)
    _write_digest(source, anchored_digest(document.sha256, placed))
    return AnchorOutcome(source.slug, len(changes) - moved, len(placed) - len(changes), moved)


def _placed(
    entry: Entry, field: str, written: str, document: Document, notation: Notation | None, *, move: bool
) -> tuple[TextLocator, bool]:
    """Return the locator with its place, and whether it was taken from where it was said to stand.

    Raises:
        SeedError: the quote is not there, is ambiguous, or cuts a number; the error names every place.
    """
    if is_bare_quote(written):
        return require_place(entry, field, _found(entry, field, written, document), document, notation), False
    try:
        locator = text_locator(written, document)
    except LocatorError as error:
        raise entry.error(field, written, str(error), "Correct the locator.") from error
    printed = place(locator, document)
    if printed is None and not occurrences(locator, document):
        printed = place_in_other_signs(locator, document)
    is_moved = printed is None and locator.start is not None
    if printed is None:
        printed = _followed(entry, field, locator, document, move=move)
    return require_place(entry, field, printed, document, notation), is_moved


def _found(entry: Entry, field: str, quote: str, document: Document) -> TextLocator:
    """Return the one place in the whole document of a quote that is typed alone."""
    found = elsewhere(TextLocator(1, quote), document)
    if len(found) == 1:
        return found[0]
    unit, name = document.unit, document.path.name
    if found:
        lines = list(dict.fromkeys(one.line for one in found))
        where = f"{unit}{'s' * (len(lines) > 1)} {', '.join(map(str, lines[:_LISTED]))}"
        where += f" and {len(lines) - _LISTED} more" if len(lines) > _LISTED else ""
        expected = f"a quote that is once in {name} (it is there {len(found)} times, on {where})"
        begin = f"{'p' * document.is_paged}{lines[0]}: "
        raise entry.error(field, quote, expected, f"Lengthen it, or write the {unit} before it, like {begin!r}.")
    raise no_such_words(entry, field, quote, document)


def _followed(entry: Entry, field: str, locator: TextLocator, document: Document, *, move: bool) -> TextLocator:
    """Return where a quote is that is not where its locator says, when it is in one place only."""
    on_line = occurrences(locator, document)
    if on_line and locator.start is None:
        raise mismatch(entry, field, locator, document)
    found = on_line or elsewhere(locator, document)
    if len(found) == 1 and (move or locator.start is None):
        return found[0]
    if len(found) > 1 and locator.line <= len(document.lines):
        where = ", ".join(f"{one.line}@{one.start}" for one in found[:6]) + (", …" if len(found) > 6 else "")
        expected = f"a quote that is once in {document.path.name} (it is at {where})"
        raise entry.error(field, str(locator), expected, "Write the line and place that are meant.")
    if found and locator.start is not None:
        expected = f"the quote at {found[0].line}@{found[0].start}, where it is now"
        raise entry.error(field, str(locator), expected, "Read it there; `kzdb anchor --move` follows it.")
    raise mismatch(entry, field, replace(locator, start=None), document)


def _other_edition(source: Source, document: Document) -> str:
    do = "Correct it: this is another edition; `kzdb verify` says what became of each quote."
    expected = f"{document.sha256}, as {document.path.name} has"
    return str(SeedError.at(source.path, None, "sha256", source.sha256, expected, do))


def _rewrite(path: Path, changes: dict[str, str]) -> None:
    """Write the new locators into a claims.toml, wherever the old ones are written, in one pass."""

    def changed(found: re.Match[str]) -> str:
        if found["text"] is None:
            return found[0]
        new = changes.get(tomllib.loads(f"text = {found[0]}")["text"])
        return found[0] if new is None else _written(new)

    write_text(path, _TEXTS.sub(changed, path.read_text("utf-8")))


def _written(text: str) -> str:
    """Return `text` as a TOML string, with what nobody sees in it by its number."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    shown = (one if one == " " or one.isprintable() else f"\\u{ord(one):04X}" for one in plain)
    return f'"{"".join(shown)}"'


def _write_digest(source: Source, digest: str) -> None:
    text = source.path.read_text("utf-8")
    line = f'anchored = "{digest}"'
    if source.anchored is not None:
        new = re.sub(r"(?m)^anchored\s*=.*$", line, text)
    else:
        head, boilerplate, rest = text.partition("[[boilerplate]]")
        new = f"{head.rstrip()}\n{line}\n" + (f"\n{boilerplate}{rest}" if boilerplate else "")
    if new != text:
        write_text(source.path, new)
