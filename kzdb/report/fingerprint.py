"""What a PDF shows and holds, as fingerprints that stay the same when a program only writes the file anew.

Objects may be numbered, packed and compressed otherwise; what they say may not. So an object is taken as its text,
with the objects it leads to numbered in the order of the visit and its content uncompressed.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from kzdb.report.textlayer import DIGEST

SEAL = "/KZDB_Seal"
"""The key of the seal in a document's catalog; it holds fingerprints, so it has none."""

_LEADS = re.compile(rb"(?<![\w.])(\d+) (\d+) R(?!\w)")
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]+)")
_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms"})
_HANDED_DOWN = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_DEEPEST = 50
"""So many levels has the tree of pages at most."""


@dataclass(frozen=True, slots=True)
class Looks:
    """A document's fingerprints: of all that makes each page, of the parts around the pages, of the files inside."""

    pages: tuple[Mapping[str, str], ...]
    parts: Mapping[str, str]
    files: tuple[str, ...]

    def page(self, number: int) -> str:
        """Return one fingerprint of all that makes a page; the first page is number one."""
        return _short(repr(sorted(self.pages[number - 1].items())).encode())

    @property
    def around(self) -> str:
        """One fingerprint of all that is around the pages, the files inside among it."""
        return _short(repr((sorted(self.parts.items()), self.files)).encode())


def read_looks(pdf: pikepdf.Pdf) -> Looks:
    """Take the fingerprints of an opened PDF: its pages, its files, and what else its catalog leads to."""
    pages = [page.obj for page in pdf.pages]
    numbers = {page.objgen: number for number, page in enumerate(pages, 1)}
    specs = [thing for thing in pdf.objects if is_file(thing)]
    words = {page: b"page %d" % number for page, number in numbers.items()}
    words |= {mark.objgen: b"a mark" for page in pages for mark in page.get("/Annots", ()) if mark.is_indirect}
    words |= {spec.objgen: b"file " + bytes(spec.get("/UF", pikepdf.String(""))) for spec in specs}
    around = _Reader(pdf, words)
    parts = {str(name)[1:]: around.digest(value) for name, value in pdf.Root.items() if name not in {"/Pages", SEAL}}
    if "/Info" in pdf.trailer:
        parts["Info"] = around.digest(pdf.trailer["/Info"])
    on_pages = _Reader(pdf, dict.fromkeys(numbers, b"a page"))
    files = sorted(on_pages.digest(spec) for spec in specs)
    return Looks(tuple(dict(_page(on_pages, page)) for page in pages), parts, tuple(files))


def is_file(thing: Any) -> bool:
    """Say whether an object of a PDF is a file inside it."""
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Filespec"


def looks_of(data: bytes) -> Looks:
    """Take the fingerprints of a PDF's bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return read_looks(pdf)


def _page(reader: _Reader, page: Any) -> Iterator[tuple[str, str]]:
    """Yield everything that makes one page by name, with its fingerprint: what is drawn first, then with what."""
    own = {str(name): value for name, value in page.items()} | dict(_handed_down(page))
    content = own.pop("/Contents", None)
    drawn = b"\n".join(stream.read_bytes() for stream in _streams(content))
    resources = own.pop("/Resources", pikepdf.Dictionary())
    yield "drawing", _short(drawn)
    yield "links", reader.digest(own.pop("/Annots", pikepdf.Array()))
    for kind, name, value in _used(resources, drawn):
        yield f"{kind} {name}", reader.digest(value)
    frame = {name: value for name, value in own.items() if name not in {"/Parent", "/StructParents"}}
    yield "frame", reader.digest(pikepdf.Dictionary(frame))


def _handed_down(page: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a page has from the tree above it."""
    for name in _HANDED_DOWN:
        above = page
        for _ in range(_DEEPEST):
            if name in above or "/Parent" not in above:
                break
            above = above.Parent
        if name in above:
            yield name, above[name]


def _streams(content: Any) -> list[Any]:
    """Return the streams of a page's content, which may be one, many or none."""
    if content is None:
        return []
    return [content] if isinstance(content, pikepdf.Stream) else list(content)


def _used(resources: Any, drawn: bytes) -> Iterator[tuple[str, str, Any]]:
    """Yield the resources that a content names, by kind and name; all pages share one dictionary of them."""
    named = {f"/{name.decode('latin-1')}" for name in _NAME.findall(drawn)}
    for kind in ("/Font", "/XObject"):
        for name, value in dict(resources.get(kind, {})).items():
            if name in named:
                yield kind[1:], str(value.get("/BaseFont", name)).removeprefix("/"), value
    for kind, those in resources.items():
        if kind not in {"/Font", "/XObject"} and isinstance(those, pikepdf.Dictionary):
            for name, value in those.items():
                if name in named:
                    yield str(kind)[1:], str(name)[1:], value


class _Reader:
    """Takes fingerprints of objects; those it must not enter have a word instead."""

    def __init__(self, pdf: pikepdf.Pdf, words: Mapping[tuple[int, int], bytes]) -> None:
        self._pdf = pdf
        self._words = words
        self._known: dict[tuple[int, int], str] = {}

    def digest(self, thing: Any) -> str:
        """Return the fingerprint of an object and of everything that it leads to."""
        place = thing.objgen if isinstance(thing, pikepdf.Object) and thing.is_indirect else None
        if place is None:
            return self._digest(thing)
        if place not in self._known:
            self._known[place] = self._digest(thing)
        return self._known[place]

    def _digest(self, thing: Any) -> str:
        """Visit an object and all behind it, each once."""
        found = hashlib.sha256()
        numbers: dict[tuple[int, int], int] = {}
        waiting: list[tuple[int, int]] = []

        def number(match: re.Match[bytes]) -> bytes:
            place = int(match[1]), int(match[2])
            if place in self._words:
                return self._words[place]
            if place not in numbers:
                numbers[place] = len(numbers)
                waiting.append(place)
            return b"no. %d" % numbers[place]

        found.update(_LEADS.sub(number, _text(thing)))
        for place in waiting:
            found.update(b"\0" + _LEADS.sub(number, _text(self._pdf.get_object(place))))
        return found.hexdigest()[:DIGEST]


def _text(thing: Any) -> bytes:
    """Return an object as text, a stream with its content; of resources only those that its content names."""
    if not isinstance(thing, pikepdf.Object):
        return repr(thing).encode()
    if not isinstance(thing, pikepdf.Stream):
        return bytes(thing.unparse(resolved=True))
    entries = dict(thing.items())
    try:
        content = thing.read_bytes()
        entries = {name: value for name, value in entries.items() if name not in _PACKING}
    except pikepdf.PdfError:  # a packing that is a picture's own, such as JPEG
        content = thing.read_raw_bytes()
    if "/Resources" in entries:
        used = [(kind, name, value) for kind, name, value in _used(entries["/Resources"], content)]
        entries["/Resources"] = pikepdf.Array(
            [pikepdf.Array([pikepdf.String(f"{kind} {name}"), value]) for kind, name, value in used]
        )
    return bytes(pikepdf.Dictionary(entries).unparse(resolved=True)) + content


def _short(data: bytes) -> str:
    """Return the fingerprint of bytes."""
    return hashlib.sha256(data).hexdigest()[:DIGEST]
