"""HTML to PDF by WeasyPrint.

One file may claim both PDF/A-3a and PDF/UA-1, but the engine has a switch for one; `finish` adds the other's mark and
says where links lead, by the engine's own hook for finishers.
"""

from __future__ import annotations

import datetime as dt
import gc
import logging
import re
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import lazy_loader as lazy

from kzdb.definition.folder import Folder
from kzdb.errors import RenderError, shorten
from kzdb.language.wording import Wording
from kzdb.report.render.attachments import Attached

pydyf = lazy.load("pydyf")
weasyprint = lazy.load("weasyprint")
"""Loaded when they are used: half a second, which a page for screens does not need."""

INSTALL = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (macOS: brew install pango)"
PDF_A, PDF_UA = "pdf/a-3a", "pdf/ua-1"
_PICTURE = "data:image/svg+xml;base64,"
_KINDS = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}
_NO_GLYPH = re.compile(r"notdef glyph.*?U\+([0-9A-F]{4,6})")
_AT = re.compile(r"(?:`(?P<name>[\w-]+):.*?)?\bat (?P<line>\d+):(?P<column>\d+)")
_SECTION = re.compile(r'<section id="([^"]*)"')
_TAG = re.compile(r"<[^>]*(>|$)")
_TARGET = re.compile(r"(?P<kind>[nc])(?P<number>\d+)(?:-\d+)?")
_UA_MARK = b"""
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""The mark of PDF/UA, and the schema that PDF/A asks for where it meets a foreign mark."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF: its bytes, its number of pages, the page of each anchor, the files inside, the warnings."""

    data: bytes
    pages: int
    anchors: Mapping[str, int]
    files: tuple[Attached, ...]
    warnings: tuple[str, ...]


def render_pdf(
    html: str,
    folder: Folder,
    standards: Sequence[str],
    wording: Wording,
    day: dt.date,
    complete: Callable[[Mapping[str, int]], Sequence[Attached]] = lambda _: (),
) -> Rendered:
    """Lay out a page and return the PDF.

    Args:
        html: the page.
        folder: the only files that it may use.
        standards: what the PDF claims, of pdf/a-3a and pdf/ua-1.
        wording: the words that links are described with.
        day: the date that the files inside bear.
        complete: gets the page of every anchor, and returns the files to put inside.

    Raises:
        RenderError: the page cannot be laid out, a file is missing, or a font lacks a letter.
    """
    require_engine()
    options = options_of(standards)
    with _listening() as listener, _without_collector():
        try:
            document = weasyprint.HTML(
                string=html, base_url=folder.path.resolve().as_uri() + "/", url_fetcher=_fetcher(folder, listener)
            ).render(**options)
            anchors: dict[str, int] = {}
            for number, page in enumerate(document.pages, 1):
                for name in page.anchors:
                    anchors.setdefault(name, number)
            files = complete(anchors)
            document.metadata.attachments = [_attachment(one, day) for one in sorted(files, key=lambda one: one.name)]
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ResourceWarning)  # the engine leaves its colour profile open
                data = document.write_pdf(finisher=_finisher({PDF_A, PDF_UA} <= set(standards), wording), **options)
        except (ArithmeticError, RecursionError) as error:
            why = "tags within tags within tags" if isinstance(error, RecursionError) else "a size without measure"
            raise RenderError(
                f"{folder.path}: the page cannot be laid out ({shorten(str(error), 80)}): {why}. Correct the template "
                "or the style."
            ) from None
        except OSError as error:
            raise RenderError(
                f"{tempfile.gettempdir()}: the engine cannot write its temporary files ({error.strerror}). Make room "
                "there, or name another folder with TMPDIR."
            ) from None
    heard = list(listener.heard.items())
    _refuse_faults([record for _, record in heard], html, folder)
    return Rendered(data, len(document.pages), anchors, tuple(files), tuple(said for said, _ in heard))


def options_of(standards: Sequence[str]) -> dict[str, Any]:
    """Return WeasyPrint's options for the standards that a report asks for."""
    if PDF_A in standards:
        return {"pdf_variant": PDF_A}
    if PDF_UA in standards:
        return {"pdf_variant": PDF_UA}
    return {"pdf_tags": True, "pdf_identifier": True}


def require_engine() -> None:
    """Do nothing where the engine can work.

    Raises:
        RenderError: a system library is missing; with the command that installs them.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            weasyprint.HTML  # noqa: B018
    except OSError as error:  # a system library that cannot be loaded
        missing = shorten(str(error).splitlines()[0], 120)
        raise RenderError(f"WeasyPrint lacks a system library ({missing}). Install: {INSTALL}.") from error


def _fetcher(folder: Folder, listener: _Listener) -> Any:
    """Return what serves the files of a report, from memory, and nothing else; the listener hears of each style."""
    known = {folder.place(name).resolve(): data for name, data in folder.files.items()}

    class Files(weasyprint.urls.URLFetcher):  # type: ignore[misc, name-defined]
        """Serves the report's own files."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Serve one address, or refuse it."""
            if url.startswith(_PICTURE):
                return super().fetch(url, headers)
            path = Path(unquote(urlsplit(url).path)).resolve()
            if urlsplit(url).scheme != "file" or path not in known:
                raise ValueError(f"no file of the report: {shorten(url)}")
            if path.suffix == ".css":
                listener.reads(path, known[path])
            return weasyprint.urls.URLFetcherResponse(
                url, known[path], {"Content-Type": _KINDS.get(path.suffix, "application/octet-stream")}
            )

    return Files(allowed_protocols={"file", "data"})


def _attachment(file: Attached, day: dt.date) -> Any:
    """Return a file as the engine attaches it, its dates fixed."""
    moment = dt.datetime.combine(day, dt.time(), dt.UTC)
    return weasyprint.Attachment(
        string=file.data, name=file.name, description=file.about, created=moment, modified=moment,
        relationship=file.relationship,
    )  # fmt: skip


def _finisher(both: bool, wording: Wording) -> Callable[[Any, Any], None]:
    """Return what gives the finished objects the second mark, descriptions of links, and numbers of pages."""

    def finish(_: Any, pdf: Any) -> None:
        if "AF" in pdf.catalog:
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))  # the engine names each file twice
        for thing in pdf.objects:
            if isinstance(thing, pydyf.Dictionary) and thing.get("Subtype") == "/Link" and "Dest" in thing:
                thing["Contents"] = pydyf.String(_describe(str(thing["Dest"].string), wording))
            elif both and isinstance(thing, pydyf.Stream) and thing.extra.get("Type") == "/Metadata":
                thing.stream = [part.replace(b"</rdf:RDF>", _UA_MARK + b"</rdf:RDF>") for part in thing.stream]
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})

    return finish


def _describe(target: str, wording: Wording) -> str:
    """Return what a link within the document leads to, in words."""
    match = _TARGET.fullmatch(target)
    if match is None:
        return wording.text("link-inside")
    return wording.text("link-note" if match["kind"] == "n" else "link-back", number=match["number"])


class _Listener(logging.Handler):
    """Collects what the engine complains of, each once, with the style sheet that it was reading."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.heard: dict[str, logging.LogRecord] = {}
        self._sheet: tuple[Path, list[str]] | None = None

    def reads(self, path: Path, data: bytes) -> None:
        """Take the style sheet that the engine reads from now on."""
        self._sheet = path, data.decode("utf-8", "replace").splitlines()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a complaint, with the file and line that it is about where that is known."""
        said = " ".join(record.getMessage().split())
        place = _AT.search(said)
        if place is not None and self._sheet is not None:
            path, lines = self._sheet
            line, column = int(place["line"]), int(place["column"])
            name = place["name"] or ""  # a declaration of a style attribute has lines of its own
            if line <= len(lines) and lines[line - 1][column - 1 :].startswith(name):
                said = f"{path}:{line}, style: {said.rstrip('.')}. Correct it."
        self.heard.setdefault(said, record)


@contextmanager
def _listening() -> Iterator[_Listener]:
    """Give what hears the engine's complaints during the block."""
    logger, listener = logging.getLogger("weasyprint"), _Listener()
    handlers, propagate = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [listener], False
    try:
        yield listener
    finally:
        logger.handlers, logger.propagate = handlers, propagate


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python from looking for garbage during the block.

    Nearly all boxes of a layout live to its end; looking through them again and again is an eighth of the work.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _refuse_faults(heard: Sequence[logging.LogRecord], html: str, folder: Folder) -> None:
    """Refuse a page with a letter that no font has, a picture or file that is missing, a link that leads nowhere."""
    faults = []
    for record in heard:
        said = " ".join(record.getMessage().split())
        if found := _NO_GLYPH.search(said):
            faults.append(_no_glyph(chr(int(found[1], 16)), html, folder))
        elif record.levelno >= logging.ERROR:
            faults.append(f"{folder.path}: {said[:300].rstrip('.')}. Correct the template, the style or the text.")
    if faults:
        raise RenderError("\n".join(faults))


def _no_glyph(letter: str, html: str, folder: Folder) -> str:
    """Return which section prints a letter that no font of the report has, and in what text."""
    at = max(0, html.find(letter))
    section = (_SECTION.findall(html[:at]) or ["front"])[-1]
    words = unescape(_TAG.sub(" ", html[max(0, at - 60) : at + 20])).rpartition(">")[2]
    return (
        f"{folder.path}: section {section} prints {shorten(words.strip(), 60)}, and no font of the report has the "
        f"letter U+{ord(letter):04X}. Correct the text at its source, or add a font."
    )
