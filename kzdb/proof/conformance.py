"""What a style or a template can spoil of a tagged, archivable PDF, checked in a moment; veraPDF judges the rest."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import lazy_loader as lazy

pikepdf = lazy.load("pikepdf")

_MARKS = {"pdf/a-3a": b"pdfaid", "pdf/ua-1": b"pdfuaid"}


def conformance_faults(data: bytes, standards: Sequence[str]) -> list[str]:
    """Return what a finished PDF lacks of the `standards` it claims, a line each."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return list(_faults(pdf, standards)) if standards else []


def _faults(pdf: Any, standards: Sequence[str]) -> Iterator[str]:
    root = pdf.Root
    metadata = root.Metadata.read_bytes() if "/Metadata" in root else b""
    for standard in standards:
        if _MARKS[standard] not in metadata:
            yield f"the file does not claim {standard}"
    if "/StructTreeRoot" not in root:
        yield "the file has no tags"
    if not str(root.get("/Lang", "")):
        yield "the file names no language"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "the file has no title"
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        if thing.get("/S") == pikepdf.Name.Figure and not str(thing.get("/Alt", "")).strip():
            yield "a picture has no alternative text"
        if thing.get("/Type") == pikepdf.Name.FontDescriptor and not _is_embedded(thing):
            yield f"the font {thing.get('/FontName')} is not inside"
        if thing.get("/Subtype") == pikepdf.Name.Link and not str(thing.get("/Contents", "")).strip():
            yield "a link does not say where it leads"


def _is_embedded(descriptor: Any) -> bool:
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
