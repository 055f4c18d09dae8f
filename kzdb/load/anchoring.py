"""`kzdb anchor`: filling in where quotes stand, while one writes claims or takes over a new edition."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.facts.locators import LocatorError, TextLocator
from kzdb.files import replacing, write_text
from kzdb.load.claims import read_locators
from kzdb.load.documents import (
    Document,
    anchored_digest,
    occurrences,
    place,
    places,
    require_place,
    text_locator,
    written_locator,
)
from kzdb.load.source import Source
from kzdb.toml_file import Entry

__all__ = ["AnchorOutcome", "anchor"]


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

    A quote typed without a place gets it; where it is on another line, and only there, the line is corrected too. A
    quote that has a place where it no longer is, is followed only with `move`: it may now mean something else.
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
            locator, is_moved = _placed(entry, field, written, document, move=move)
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
        _rewrite(path, changes, set(placed))
    _write_digest(source, anchored_digest(document.sha256, placed))
    return AnchorOutcome(source.slug, len(changes) - moved, len(placed) - len(changes), moved)


def _placed(entry: Entry, field: str, written: str, document: Document, *, move: bool) -> tuple[TextLocator, bool]:
    """Return the locator with its place, and whether it was taken from where it was said to stand.

    Raises:
        SeedError: the quote is not there, or ambiguous; the error names every place.
    """
    try:
        locator = text_locator(written, document)
    except LocatorError as error:
        raise entry.error(field, written, str(error), "Correct the locator.") from error
    if place(locator, document) is not None or (locator.start is None and occurrences(locator, document)):
        return require_place(entry, field, locator, document), False
    found = [(locator.line, start) for start in occurrences(locator, document)] or places(locator.quote, document)
    if len(found) == 1 and (move or locator.start is None):
        line, start = found[0]
        return TextLocator(line, locator.quote, start), locator.start is not None
    if len(found) > 1 and locator.line <= len(document.lines):
        where = ", ".join(f"{line}@{start}" for line, start in found[:6]) + (", …" if len(found) > 6 else "")
        expected = f"a quote that is once in {document.path.name} (it is at {where})"
        raise entry.error(field, written, expected, "Write the line and place that are meant.")
    if found and locator.start is not None:
        line, start = found[0]
        raise entry.error(
            field,
            written,
            f"the quote at {line}@{start}, where it is now",
            "Read it there; `kzdb anchor --move` follows it.",
        )
    return require_place(entry, field, replace(locator, start=None), document), False


def _other_edition(source: Source, document: Document) -> str:
    do = "Correct it: this is another edition; `kzdb verify` says what became of each quote."
    if document.has_crlf and document.sha256_with_lf == source.sha256:
        do = "Convert the copy's line ends from CRLF to LF: then it is the same edition."
    expected = f"{document.sha256}, as {document.path.name} has"
    return str(SeedError.at(source.path, None, "sha256", source.sha256, expected, do))


def _rewrite(path: Path, changes: dict[str, str], wanted: set[str]) -> None:
    """Write the new locators into a claims.toml, wherever the old ones are written.

    Raises:
        SeedError: a locator is written in a way that is not found again (escapes); the file is as it was.
    """
    text = path.read_text("utf-8")
    forms = {f'"{_escaped(old)}"': f'"{_escaped(new)}"' for old, new in changes.items()}
    forms |= {f"'{old}'": f"'{new}'" for old, new in changes.items() if "'" not in new}
    pattern = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))
    with replacing(path) as new:
        new.write_text(pattern.sub(lambda found: forms[found[0]], text), "utf-8")
        left = [written for _, _, written in read_locators(new) if written not in wanted]
        if left:
            raise SeedError.at(
                path, None, "at", left[0], "a locator without \\u escapes", "Type the letters themselves."
            )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


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
