"""Proving a finished PDF: build it once more from the base, and compare.

Nothing in the file is believed. Its provenance only says what to build; what was built is what the file has to be,
byte for byte. So a forged provenance can lead to no false proof: only to another edition, or to none.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from jsonschema import Draft202012Validator

from kzdb.errors import RenderError, number_of, shorten
from kzdb.printed.edition import LEDGER, PROVENANCE, Before
from kzdb.printed.ledger import Entry
from kzdb.proof.ledger_check import PRINTED
from kzdb.proof.text_layer import PageText, pack, read_pages
from kzdb.proof.versions import versions

Answer = Literal["proven", "altered", "cannot_tell"]

_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
_PROVENANCE = Draft202012Validator(
    {
        "type": "object",
        "required": ["report", "language", "parameters", "base", "files", "versions"],
        "properties": {
            "report": {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,99}$"},
            "language": {"type": "string", "pattern": "^[a-z]{2}$"},
            "parameters": _TEXTS,
            "base": {
                "type": "object",
                "required": ["revision", "as_of", "content_sha256"],
                "properties": {
                    "revision": {"type": "integer", "minimum": 1, "maximum": 2**31},
                    "as_of": {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                },
            },
            "before": {
                "type": "object",
                "required": ["edition", "sha256"],
                "properties": {
                    "edition": {"type": "string", "pattern": r"^[a-z][a-z0-9-]*/[\w-]+/[0-9]+[a-z]*/[a-z]{2}$"},
                    "sha256": _TEXTS,
                },
            },
            "files": _TEXTS,
            "versions": _TEXTS,
        },
    }
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of a file: the answer, which edition it says it is, and the reasons, a line each."""

    answer: Answer
    edition: str
    lines: tuple[str, ...] = ()


def read_provenance(data: bytes, name: str) -> dict[str, Any]:
    """Return what a PDF says it was made from.

    Raises:
        RenderError: it is no PDF, is damaged, or says nothing that kzdb wrote; `name` names it.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            attached = pdf.attachments
            if PROVENANCE not in attached or LEDGER not in attached:
                raise RenderError(f"{name}: got no {PROVENANCE} inside, expected a PDF that kzdb made. Get it again.")
            text = attached[PROVENANCE].get_file().read_bytes()
        found = json.loads(text)
    except pikepdf.PasswordError:
        raise RenderError(f"{name}: got a password, expected a PDF that kzdb made. Get it again.") from None
    except (pikepdf.PdfError, KeyError, AttributeError, TypeError, ValueError, RecursionError) as error:
        why = shorten(str(error).rpartition(": ")[2], 80)
        raise RenderError(f"{name}: got no whole PDF of kzdb ({why}). Get it again.") from None
    problem = next(_PROVENANCE.iter_errors(found), None)
    if problem is not None:
        raise RenderError(f"{name}, {PROVENANCE}: {shorten(problem.message)}. Get the file again.")
    return dict(found)


def edition_of(provenance: Mapping[str, Any]) -> str:
    """Return which edition a provenance names, in words."""
    parts = {**provenance["parameters"], "revision": provenance["base"]["revision"]}
    shown = ", ".join(f"{name} {str(value)[:40]}" for name, value in parts.items() if value not in ("", "0"))
    return f"{provenance['report']} ({provenance['language']}), {shown}"


def differences(
    provenance: Mapping[str, Any], files: Mapping[str, str], content_sha256: str, before: Before | None
) -> list[str]:
    """Return why an edition cannot be built here as it was: another report, other programs, another base.

    Args:
        provenance: of the edition.
        files: the digests of the report's files here.
        content_sha256: of the base here.
        before: the edition before it, as it is here.
    """
    found = []
    if before is not None and before.sha256 != provenance["before"]["sha256"]:
        found.append(f"the edition before it is another one here: {before.name}")
    changed = [name for name in sorted(files.keys() | provenance["files"].keys())
               if files.get(name) != provenance["files"].get(name)]  # fmt: skip
    if changed:
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        found.append(f"the report's folder is another one: {', '.join(changed[:3])}{more}")
    here, there = versions(), provenance["versions"]
    other = [f"{name} {there.get(name, 'none')} (here {here.get(name, 'none')})"
             for name in sorted(here.keys() | there.keys()) if here.get(name) != there.get(name)]  # fmt: skip
    if other:
        found.append(f"other programs made it: {', '.join(other[:3])}")
    if provenance["base"]["content_sha256"] != content_sha256:
        found.append("the base holds something else at that revision and day")
    return found


def compare(data: bytes, made: bytes, entries: Sequence[Entry]) -> list[str]:
    """Return what differs between a file and the edition that was built for it; nothing when they are equal."""
    if data == made:
        return []
    try:
        there = read_pages(data)
    except Exception as error:
        return [f"its pages cannot be read ({shorten(str(error), 80)})"]
    here = read_pages(made)
    lines = [*_figures(there, entries), *_numbers(there, here)]
    if len(there) != len(here):
        lines.insert(0, f"it has {number_of(len(there), 'page')}, and the edition has {len(here):,}")
    return lines or ["it prints the same words and numbers; something else in the file is not as it was made"]


def _figures(there: Sequence[PageText], entries: Sequence[Entry]) -> list[str]:
    """Return the entries of the ledger that are not on their page."""
    return [
        f"page {entry.page}: {entry.text!r} ({entry.id}) is not there"
        for entry in entries
        if entry.kind in PRINTED
        and entry.page is not None
        and entry.page <= len(there)
        and pack(entry.text)
        and pack(entry.text)[:40] not in there[entry.page - 1].packed
    ]


def _numbers(there: Sequence[PageText], here: Sequence[PageText]) -> list[str]:
    """Return the numbers that stand on a page and should not."""
    lines = []
    for number, (page, made) in enumerate(zip(there, here, strict=False), 1):
        added = Counter(page.runs) - Counter(made.runs)
        lines += [f"page {number}: the number {run} is not the edition's" for run in sorted(added)]
    return lines
