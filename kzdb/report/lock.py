"""The lock of an edition: everything it was made from, by fingerprint, so that a second one can be held against it."""

from __future__ import annotations

import ctypes
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import duckdb

from kzdb.report.query import Rows

LIBRARIES = (
    "kzdb", "weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "pyphen", "fonttools", "vl-convert-python",
    "jinja2", "babel", "duckdb", "pypdfium2", "pikepdf",
)  # fmt: skip


def base_of(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Return which base an edition is read from: revision, cut-off of a snapshot, fingerprint of its content."""
    try:
        row = connection.execute("SELECT revision, as_of, content_sha256, schema_head FROM _published").fetchone()
    except duckdb.Error:
        row = None  # a base made by hand, as tests do
    names = ("revision", "as_of", "content_sha256", "schema_head")
    return dict(zip(names, (None if value is None else value for value in row or (None,) * 4), strict=True))


def hash_rows(rows: Rows) -> str:
    """Return the fingerprint of a query's result: its columns and its rows, in order."""
    lines = [json.dumps(list(rows[0]))] if rows else []
    lines += [json.dumps([row[name] for name in row], default=str, ensure_ascii=False) for row in rows]
    return _sha256("\n".join(lines).encode())


def hash_files(folder: Path, shared: Path) -> dict[str, str]:
    """Return the fingerprint of every file a report is made from: its own folder's and the shared one's."""
    return {
        f"{name}/{path.relative_to(root).as_posix()}": _hash_file(path, path.stat().st_mtime_ns, path.stat().st_size)
        for name, root in (("report", folder), ("shared", shared))
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    }


def make_lock(
    about: Mapping[str, Any],
    base: Mapping[str, Any],
    results: Mapping[str, Rows],
    files: Mapping[str, str],
    attached: Mapping[str, str],
) -> str:
    """Return the lock as JSON: the edition, the base, the results, the files, the versions, what is attached."""
    lock = {
        **about,
        "base": base,
        "queries": {name: {"rows": len(rows), "sha256": hash_rows(rows)} for name, rows in results.items()},
        "files": files,
        "versions": versions(),
        "attached": attached,
    }
    return json.dumps(lock, ensure_ascii=False, indent=1, default=str) + "\n"


@cache
def versions() -> dict[str, str]:
    """Return the versions that shape a page: kzdb, the libraries, and the system's text engines."""
    found: dict[str, str] = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    found.update(_native())
    return found


def _native() -> Iterable[tuple[str, str]]:
    """Return the versions of Pango and HarfBuzz, as the engine loads them."""
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


@cache
def _hash_file(path: Path, _modified: int, _size: int) -> str:
    """Return a file's fingerprint; read once as long as it stays the same."""
    return _sha256(path.read_bytes())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
