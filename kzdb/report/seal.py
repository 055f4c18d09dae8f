"""The seal of an edition: fingerprints of every page and of what is around them, kept in the file itself.

A page has two: of its numbers, so that a changed one is told as such, and of everything that makes it: words,
pictures, fonts, links. The seal finds what was changed by hand where an edition cannot be made anew. It is no
signature: who changes a file with this program can seal it again, and making it anew is what finds that out.

The fingerprints are read back from the finished file, so they are known only when it is written. The seal keeps a
place of the right length free, outside the compressed objects, and is set into it afterwards; no offset moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kzdb.report.fingerprint import SEAL, Looks, looks_of
from kzdb.report.textlayer import DIGEST, PageText, read_pages

_MARK = b"kzdb seal "


def place_seal(pdf: Any, pages: int) -> None:
    """Keep a place for the seal among the objects of a PDF that is about to be written."""
    import pydyf

    stream = pydyf.Stream([_MARK + b"0" * (DIGEST * (2 * pages + 1))], compress=False)
    pdf.add_object(stream)
    pdf.catalog[SEAL.removeprefix("/")] = stream.reference


def seal(data: bytes) -> tuple[bytes, Sequence[PageText]]:
    """Read the pages of a finished PDF and set their seal; return the sealed file and the pages."""
    pages = read_pages(data)
    place = data.find(_MARK)
    if place < 0:
        return data, pages
    place += len(_MARK)
    digests = "".join(_digests(pages, looks_of(data))).encode()
    return data[:place] + digests + data[place + len(digests) :], pages


def broken_seals(seal_text: bytes, pages: Sequence[PageText], looks: Looks) -> Iterator[tuple[int | None, str]]:
    """Yield what is not as it was sealed: the page, or None, and what of it."""
    digests = seal_text.removeprefix(_MARK).decode("ascii", "replace")
    sealed = [digests[place : place + DIGEST] for place in range(0, len(digests), DIGEST)]
    found = _digests(pages, looks)
    if not seal_text:
        yield None, "its seal is gone"
        return
    if len(sealed) != len(found):
        yield None, f"it has {len(pages)} pages, and was sealed with {(len(sealed) - 1) // 2}"
        return
    for number in range(1, len(pages) + 1):
        numbers, look = 2 * number - 2, 2 * number - 1
        if found[numbers] != sealed[numbers]:
            yield number, "its numbers are not those that it was sealed with"
        elif found[look] != sealed[look]:
            yield number, "its words, pictures or fonts, or what lies over them, are not those that it was sealed with"
    if found[-1] != sealed[-1]:
        yield None, "its description, bookmarks, tags or files are not those that it was sealed with"


def _digests(pages: Sequence[PageText], looks: Looks) -> list[str]:
    """Return the fingerprints of a seal: two a page, and one of what is around the pages."""
    both = [(page.digest, looks.page(number)) for number, page in enumerate(pages, 1)]
    return [digest for pair in both for digest in pair] + [looks.around]
