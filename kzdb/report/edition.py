"""A finished edition read back from its PDF: what is attached, what is printed, what is sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kzdb.errors import RenderError, shorten
from kzdb.report.attachments import LEDGER, LOCK
from kzdb.report.ledger import Entry
from kzdb.report.seal import KEY
from kzdb.report.textlayer import PageText, read_pages


@dataclass(frozen=True, slots=True)
class Edition:
    """What a PDF of kzdb holds; `files` are its attachments and the data of its pictures, by name."""

    path: Path
    lock: Mapping[str, Any]
    entries: tuple[Entry, ...]
    files: Mapping[str, bytes]
    pages: Sequence[PageText]
    seal: bytes

    @property
    def revision(self) -> int | None:
        """The revision of the base that it was made from."""
        revision = self.lock["base"]["revision"]
        return None if revision is None else int(revision)

    @property
    def as_of(self) -> str | None:
        """The cut-off of the snapshot that it was made from, where it was a snapshot."""
        return self.lock["base"]["as_of"]  # type: ignore[no-any-return]


def read_edition(path: Path) -> Edition:
    """Read the PDF at `path`; one that kzdb did not make, or that lost its attachments, is a RenderError."""
    import pikepdf

    try:
        data = path.read_bytes()
        with pikepdf.open(path) as pdf:
            files = {
                str(spec.UF): spec.EF.F.read_bytes()
                for spec in pdf.objects
                if isinstance(spec, pikepdf.Dictionary) and spec.get("/Type") == "/Filespec"
            }
            seal = pdf.Root[f"/{KEY}"].read_bytes() if f"/{KEY}" in pdf.Root else b""
    except OSError as error:
        raise RenderError(f"{path}: cannot be read ({error.strerror}). Name a PDF that kzdb made.") from None
    except (pikepdf.PdfError, KeyError, AttributeError) as error:
        raise RenderError(f"{path}: not a whole PDF ({shorten(str(error), 80)}). Name one that kzdb made.") from None
    absent = [name for name in (LEDGER, LOCK) if name not in files]
    if absent:
        raise RenderError(f"{path}: got no {absent[0]} inside, expected a PDF that kzdb made. Build it anew.")
    try:
        lock = json.loads(files[LOCK])
        entries = tuple(
            Entry(**{**entry, "claims": tuple(entry["claims"]), "notes": tuple(entry["notes"])})
            for entry in json.loads(files[LEDGER])["entries"]
        )
        lock["base"]["revision"], lock["attached"], lock["params"], lock["language"], lock["report"]
    except (ValueError, KeyError, TypeError) as error:
        raise RenderError(
            f"{path}: its ledger or lock is not right ({shorten(str(error), 80)}). Build it anew."
        ) from None
    return Edition(path, lock, entries, files, read_pages(data), seal)
