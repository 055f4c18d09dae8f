"""A finished edition read back from its PDF: what is attached, what is printed, what is sealed.

The file may come from anybody: nothing in it is taken for what it should be before it was looked at.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from kzdb.errors import RenderError, shorten
from kzdb.report.attachments import LEDGER, LOCK
from kzdb.report.fingerprint import SEAL, Looks, is_file, read_looks
from kzdb.report.ledger import Entry
from kzdb.report.textlayer import PageText, read_pages

_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
_LOCK: dict[str, Any] = {
    "type": "object",
    "required": ["report", "version", "language", "params", "base", "queries", "files", "versions", "attached"],
    "properties": {
        "report": {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]{0,99}$"},
        "language": {"type": "string", "pattern": "^[a-z]{2,3}$"},
        "params": {"type": "object", "additionalProperties": {"type": ["string", "integer", "null"]}},
        "base": {
            "type": "object",
            "required": ["revision", "as_of", "content_sha256", "schema_head"],
            "properties": {
                "revision": {"type": ["integer", "null"], "minimum": 1, "maximum": 2**31},
                "as_of": {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"},
            },
        },
        "queries": {"type": "object", "additionalProperties": {"type": "object", "required": ["sha256"]}},
        "files": _TEXTS,
        "versions": _TEXTS,
        "attached": _TEXTS,
    },
}
_NUMBERS = {"type": "array", "items": {"type": "integer"}}
_NUMBER_OR_NONE = {"type": ["integer", "null"]}
_LEDGER: dict[str, Any] = {
    "type": "object",
    "required": ["entries"],
    "properties": {
        "entries": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "kind", "text", "place"],
                "properties": {
                    **{key: {"type": "string"} for key in ("id", "kind", "text", "place")},
                    **dict.fromkeys(("claims", "notes"), _NUMBERS),
                    **{key: {"type": ["string", "null"]} for key in ("unit", "formula")},
                    **dict.fromkeys(("decimals", "page"), _NUMBER_OR_NONE),
                },
                "additionalProperties": False,
            },
        }
    },
}


@dataclass(frozen=True, slots=True)
class Edition:
    """What a PDF of kzdb holds; `files` are its attachments and the data of its pictures, by name.

    `faults` say what is wrong with the file itself, whatever stands in it.
    """

    path: Path
    data: bytes
    lock: Mapping[str, Any]
    entries: tuple[Entry, ...]
    files: Mapping[str, bytes]
    pages: Sequence[PageText]
    looks: Looks
    seal: bytes
    faults: tuple[str, ...]

    @property
    def revision(self) -> int | None:
        """The revision of the base that it was made from."""
        return self.lock["base"]["revision"]  # type: ignore[no-any-return]

    @property
    def as_of(self) -> str | None:
        """The cut-off of the snapshot that it was made from, where it was a snapshot."""
        return self.lock["base"]["as_of"]  # type: ignore[no-any-return]

    @property
    def says(self) -> str:
        """Which edition it says it is: report, language, parameters, revision."""
        told = {**self.lock["params"], "revision": self.revision}
        params = ", ".join(f"{name} {value}" for name, value in told.items() if value is not None)
        return f"{self.lock['report']} {self.lock['version']} ({self.lock['language']}), {params}"


def read_edition(path: Path) -> Edition:
    """Read the PDF at `path`; one that kzdb did not make, or that lost its attachments, is a RenderError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RenderError(f"{path}: cannot be read ({error.strerror}). Name a PDF that kzdb made.") from None
    return edition_of(path, data)


def edition_of(path: Path, data: bytes) -> Edition:
    """Read an edition from the bytes of its PDF; `path` names it in errors."""
    import pikepdf

    if not data.strip(b"\0"):
        raise RenderError(f"{path}: is empty. Get the file anew.")
    if b"%PDF-" not in data[:1024]:
        raise RenderError(f"{path}: is no PDF. Name one that kzdb made.")
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            looks = read_looks(pdf)
            files, faults = _files(pdf), tuple(_faults(pdf))
            seal = pdf.Root[SEAL].read_bytes() if SEAL in pdf.Root else b""
        pages = read_pages(data)
    except pikepdf.PasswordError:
        raise RenderError(f"{path}: is locked with a password, and no edition is. Get the file anew.") from None
    except (pikepdf.PdfError, KeyError, AttributeError, TypeError, ValueError) as error:
        why = shorten(str(error).rpartition(": ")[2], 80)
        raise RenderError(f"{path}: not a whole PDF: cut off or damaged ({why}). Get the file anew.") from None
    absent = [name for name in (LEDGER, LOCK) if name not in files]
    if absent:
        raise RenderError(f"{path}: got no {absent[0]} inside, expected a PDF that kzdb made. Build it anew.")
    lock = _read_json(path, LOCK, files[LOCK][0])
    entries = tuple(
        Entry(**{**entry, "claims": tuple(entry.get("claims", ())), "notes": tuple(entry.get("notes", ()))})
        for entry in _read_json(path, LEDGER, files[LEDGER][0])["entries"]
    )
    doubled = tuple(f"{name}: is inside more than once" for name, copies in files.items() if len(set(copies)) > 1)
    return Edition(
        path, data, lock, entries, {name: copies[0] for name, copies in files.items()}, pages, looks, seal,
        faults + doubled,
    )  # fmt: skip


def _files(pdf: Any) -> dict[str, list[bytes]]:
    """Return every file inside a PDF by name, with all that goes by that name."""
    found: dict[str, list[bytes]] = {}
    for spec in filter(is_file, pdf.objects):
        for stream in spec.EF.values():
            for name in dict.fromkeys(str(spec[key]) for key in ("/UF", "/F") if key in spec):
                found.setdefault(name, []).append(stream.read_bytes())
    return found


def _faults(pdf: Any) -> Iterator[str]:
    """Yield what is wrong with an opened file as such."""
    if pdf.is_encrypted:
        yield "the file is encrypted, and no edition is"
    if pdf.get_warnings():
        yield "the file is damaged, or something was added behind its end: it can be read only by mending it"


def _read_json(path: Path, name: str, data: bytes) -> Any:
    """Return an attachment as JSON; one that is not what it should be is a RenderError."""
    try:
        found = json.loads(data)
        problem = next(_validator(name).iter_errors(found), None)
    except (ValueError, RecursionError) as error:
        raise RenderError(f"{path}: its {name} is no JSON ({shorten(str(error), 80)}). Build it anew.") from None
    if problem is not None:
        where = ".".join(str(part) for part in problem.absolute_path) or "it"
        raise RenderError(f"{path}: its {name} is not right ({where}: {shorten(problem.message)}). Build it anew.")
    return found


@cache
def _validator(name: str) -> Draft202012Validator:
    """Return the validator of an attachment, made once."""
    return Draft202012Validator(_LOCK if name == LOCK else _LEDGER)
