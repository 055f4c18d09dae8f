"""The versions of what shapes a page: kzdb, the libraries, the system's text engines."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version

LIBRARIES = (
    "kzdb", "weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "pyphen", "fonttools", "vl-convert-python",
    "jinja2", "babel", "fluent.runtime", "duckdb",
)  # fmt: skip
"""What shapes a page, beside the system's text engines."""


@cache
def versions() -> dict[str, str]:
    """Return the versions that shape a page: kzdb, the libraries, the system's text engines."""
    return {**dict(_installed()), **dict(_native())}


def _installed() -> Iterator[tuple[str, str]]:
    for name in LIBRARIES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue


def _native() -> Iterator[tuple[str, str]]:
    """Yield the versions of Pango and HarfBuzz, as the engine loads them."""
    for name, library, function in (
        ("pango", "libpango-1.0.so.0", "pango_version_string"),
        ("harfbuzz", "libharfbuzz.so.0", "hb_version_string"),
    ):
        try:
            call = getattr(ctypes.CDLL(library), function)
        except (OSError, AttributeError):
            continue
        call.restype = ctypes.c_char_p
        yield name, call().decode()
