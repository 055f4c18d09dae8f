"""HTML to PDF: the one place that knows WeasyPrint.

The fetcher is sealed: it serves files under the given folders and pictures that stand in the page itself,
nothing else. Whatever the engine warns of (a missing glyph, image, anchor, alternative text, an ignored
property) is an error here.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from kzdb.errors import RenderError, shorten
from kzdb.report.attachments import Attached
from kzdb.report.conformance import Conformance
from kzdb.report.mends import mended_layout
from kzdb.report.seal import seal
from kzdb.report.textlayer import PageText

try:
    with warnings.catch_warnings(record=True) as _import_warnings:
        warnings.simplefilter("always")
        import weasyprint
        from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError as error:  # a system library that cannot be loaded
    _missing: str | None = str(error).splitlines()[0]
else:
    _missing = None

INSTALL = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (macOS: brew install pango)"
_PICTURE = "data:image/svg+xml;base64,"
_QUIET = logging.WARNING


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF: its bytes, how many pages it has, on which page each anchor is, and its text."""

    data: bytes
    pages: int
    anchors: Mapping[str, int]
    text: Sequence[PageText]


def options_of(standards: Sequence[str]) -> dict[str, Any]:
    """Return WeasyPrint's options for the standards a report asks for; a benchmark uses the same."""
    if "pdf/a-3a" in standards:
        return {"pdf_variant": "pdf/a-3a"}
    if "pdf/ua-1" in standards:
        return {"pdf_variant": "pdf/ua-1"}
    return {"pdf_tags": True, "pdf_identifier": True}


def render_pdf(
    html: str,
    base_url: str,
    roots: Sequence[Path],
    standards: Sequence[str],
    conformance: Conformance,
    complete: Callable[[Mapping[str, int]], Sequence[Attached]] | None = None,
) -> Rendered:
    """Lay out `html` and return the PDF; `roots` are the only folders that files may come from.

    `complete` gets the page of every anchor once they are known, and returns the files to put inside.
    """
    require_engine()
    options = options_of(standards)
    with _strict():
        with mended_layout():
            document = weasyprint.HTML(string=html, base_url=base_url, url_fetcher=sealed_fetcher(roots)).render(
                **options
            )
        anchors: dict[str, int] = {}
        for number, page in enumerate(document.pages, 1):
            for name in page.anchors:
                anchors.setdefault(name, number)
        conformance.prepare(document, complete(anchors) if complete else ())
        with conformance.note_tags(), warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # the engine leaves its colour profile open
            data = document.write_pdf(finisher=conformance.finish, **options)
    data, text = seal(data)
    return Rendered(data, len(document.pages), anchors, text)


def require_engine() -> None:
    """Raise RenderError, with the command that installs them, when a system library is missing."""
    if _missing is not None:
        raise RenderError(f"WeasyPrint lacks a system library ({shorten(_missing, 120)}). Install: {INSTALL}.")


def sealed_fetcher(roots: Sequence[Path]) -> Any:
    """Return a fetcher that serves files under `roots` and nothing else."""
    inside = tuple(root.resolve() for root in roots)

    class Sealed(URLFetcher):  # type: ignore[misc]
        """Serves the report's own files."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Serve one URL, or refuse it."""
            if url.startswith(_PICTURE):
                return super().fetch(url, headers)
            parts = urlsplit(url)
            if parts.scheme != "file" or parts.netloc not in {"", "localhost"}:
                raise ValueError(f"sealed: only the report's own files are read, not {shorten(url)}")
            path = Path(unquote(parts.path)).resolve()
            if not path.is_relative_to(inside[0]) and not any(path.is_relative_to(root) for root in inside):
                raise ValueError(f"sealed: outside the report's folder: {shorten(url)}")
            kind = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}.get(
                path.suffix, "application/octet-stream"
            )
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return Sealed(allowed_protocols={"file", "data"})


class _Listener(logging.Handler):
    """Collects what the engine complains of."""

    def __init__(self) -> None:
        super().__init__(level=_QUIET)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one complaint."""
        self.heard.append(record.getMessage())


@contextmanager
def _strict() -> Iterator[None]:
    """Turn the engine's warnings into one RenderError."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    handlers, propagate = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [listener], False
    try:
        yield
    finally:
        logger.handlers, logger.propagate = handlers, propagate
    heard = list(dict.fromkeys(listener.heard))
    if heard:
        more = f" (and {len(heard) - 1} more)" if len(heard) > 1 else ""
        raise RenderError(
            f"the page is not right: {shorten(heard[0], 300)}{more}. Mend the template, the style or the text."
        )
