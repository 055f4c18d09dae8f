"""The seal of an edition: a fingerprint of every page's numbers, kept in the file itself.

The numbers are read back from the finished file, so they are known only when it is written. The seal keeps a
place of the right length free, outside the compressed objects, and is set into it afterwards; no offset moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kzdb.report.textlayer import DIGEST, PageText, read_pages

KEY = "KZDB_Numbers"
_MARK = b"kzdb numbers "


def place_seal(pdf: Any, pages: int) -> None:
    """Keep a place for the seal among the objects of a PDF that is about to be written."""
    import pydyf

    stream = pydyf.Stream([_MARK + b"0" * (DIGEST * pages)], compress=False)
    pdf.add_object(stream)
    pdf.catalog[KEY] = stream.reference


def seal(data: bytes) -> tuple[bytes, Sequence[PageText]]:
    """Read the pages of a finished PDF and set their seal; return the sealed file and the pages."""
    pages = read_pages(data)
    place = data.find(_MARK)
    if place < 0:
        return data, pages
    place += len(_MARK)
    digests = "".join(page.digest for page in pages).encode()
    return data[:place] + digests + data[place + len(digests) :], pages


def broken_pages(seal_text: bytes, pages: Sequence[PageText]) -> list[int]:
    """Return the pages whose numbers are not those that were sealed."""
    digests = seal_text.removeprefix(_MARK).decode("ascii", "replace")
    sealed = [digests[place : place + DIGEST] for place in range(0, len(digests), DIGEST)]
    if len(sealed) != len(pages):
        return list(range(1, len(pages) + 1))
    return [number for number, (page, digest) in enumerate(zip(pages, sealed, strict=True), 1) if page.digest != digest]
