"""The provenance of an edition: everything it was made from, by digest, so that it can be made again and compared."""

from __future__ import annotations

import ctypes
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import duckdb

from kzdb.printed.edition import Before
from kzdb.report.data.rows import Rows
from kzdb.report.definition.parameters import Value
from kzdb.report.definition.report import Report

LIBRARIES = (
    "kzdb", "weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "pyphen", "fonttools", "vl-convert-python",
    "jinja2", "babel", "fluent.runtime", "duckdb",
)  # fmt: skip
"""What shapes a page, beside the system's text engines."""


def base_of(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Return which base an edition is made from: revision, cut-off, digest of its content, schema."""
    answer = connection.execute("SELECT revision, as_of::VARCHAR, content_sha256, schema_head FROM _published")
    return dict(zip(("revision", "as_of", "content_sha256", "schema_head"), answer.fetchone() or (), strict=True))


def provenance_of(
    report: Report,
    parameters: Mapping[str, Value],
    language: str,
    base: Mapping[str, Any],
    results: Mapping[str, Rows],
    before: Before | None = None,
) -> dict[str, Any]:
    """Return the provenance of an edition, as JSON can hold it; `before` is the edition that it is compared with."""
    compared = {"before": {"edition": before.name, "sha256": dict(before.sha256)}} if before else {}
    return {
        **compared,
        "report": report.manifest.slug,
        "version": report.manifest.version,
        "language": language,
        "parameters": {name: str(value) for name, value in parameters.items()},
        "base": dict(base),
        "queries": {name: {"rows": len(rows), "sha256": _hash_rows(rows)} for name, rows in results.items()},
        "files": report.folder.hashes,
        "versions": versions(),
    }


def to_json(provenance: Mapping[str, Any]) -> str:
    """Return a provenance as the file inside an edition."""
    return json.dumps(provenance, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


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


def _hash_rows(rows: Rows) -> str:
    lines = [json.dumps(list(rows[0]))] if rows else []
    lines += [json.dumps([row[name] for name in row], default=str, ensure_ascii=False) for row in rows]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
