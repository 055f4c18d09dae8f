"""What kzdb needs of a machine and a workspace, looked at one by one for `kzdb doctor`."""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kzdb.config import DOCUMENTS_VARIABLE, Settings, load_settings
from kzdb.errors import ConfigError, KzdbError
from kzdb.store.state import quick_check, read_state

__all__ = ["Finding", "examine"]

Verdict = Literal["ok", "warn", "fail"]

OLDEST_PYTHON = (3, 11)
ENOUGH_BYTES = 1_000_000_000  # a base, its backup, the published file and some briefings
TOO_FEW_BYTES = 100_000_000

# What WeasyPrint opens, by the names of Linux, macOS and Windows; the last one it can do without, slowly.
LIBRARIES = (
    ("gobject", ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"), "fail"),
    ("pango", ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "fail"),
    ("pangoft2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"), "fail"),
    ("harfbuzz", ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "fail"),
    ("fontconfig", ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"), "fail"),
    (
        "harfbuzz-subset",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
        "warn",
    ),
)
MODULES = (
    "duckdb",
    "pyarrow",
    "adbc_driver_sqlite",
    "sqlalchemy",
    "alembic",
    "vl_convert",
    "weasyprint",
    "jinja2",
)
REINSTALL = "Install kzdb again, with pip."
FONT_FILES = ("*.ttf", "*.otf", "*.woff", "*.woff2")

_FONT_URL = re.compile(r"url\(\s*[\"']?([^\"')]*fonts/[^\"')]+)")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was found, and what to do unless it is well."""

    check: str
    verdict: Verdict
    found: str
    do: str = ""


def examine(root: Path) -> Iterator[Finding]:
    """Yield what there is to say about this machine and the workspace at `root`."""
    yield _python()
    yield from _libraries()
    yield from _modules()
    try:
        settings = load_settings(root)
    except ConfigError as error:
        what, _, do = str(error).partition(". ")
        yield Finding("workspace", "fail", what, do)
        return
    yield Finding("workspace", "ok", str(settings.root))
    yield _fonts(settings.shared)
    yield _writable(settings.var)
    yield _space(settings.root)
    yield _database(settings)
    yield _published(settings)
    yield _documents(settings.documents)


def _python() -> Finding:
    version = platform.python_version()
    if sys.version_info < OLDEST_PYTHON:
        return Finding("python", "fail", version, f"Install Python {'.'.join(map(str, OLDEST_PYTHON))} or newer.")
    return Finding("python", "ok", version)


def _libraries() -> Iterator[Finding]:
    for name, files, verdict in LIBRARIES:
        if any(map(_opens, files)) or _opens(ctypes.util.find_library(name)):
            yield Finding(f"library {name}", "ok", "found")
        else:
            missing: Verdict = "fail" if verdict == "fail" else "warn"
            yield Finding(f"library {name}", missing, "not found", _install_command())


def _opens(file: str | None) -> bool:
    if file is None:
        return False
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _install_command() -> str:
    if sys.platform == "darwin":
        return "Run `brew install pango`."
    return "Run `sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`."


def _modules() -> Iterator[Finding]:
    for name in MODULES:
        try:
            module = importlib.import_module(name)
        except (ImportError, OSError) as error:  # OSError: WeasyPrint without its libraries
            reason = str(error).split("\n", 1)[0]
            yield Finding(f"package {name}", "fail", f"cannot be imported: {reason}", REINSTALL)
        else:
            yield Finding(f"package {name}", "ok", str(getattr(module, "__version__", "there")))


def _fonts(shared: Path) -> Finding:
    """Look for the fonts that the shared style names; without them a page takes what the machine has."""
    do = "Restore reports/_shared/fonts, from the repository or with `kzdb init` in a new folder."
    named = {
        (style.parent / match).resolve()
        for style in sorted(shared.rglob("*.css"))
        for match in _FONT_URL.findall(style.read_text(encoding="utf-8"))
    }
    missing = sorted(path.name for path in named if not path.is_file())
    if missing:
        return Finding("fonts", "fail", f"missing: {', '.join(missing)}", do)
    there = [path for pattern in FONT_FILES for path in (shared / "fonts").rglob(pattern)]
    if not there:
        return Finding("fonts", "fail", f"none in {shared / 'fonts'}", do)
    return Finding("fonts", "ok", f"{len(there)} files")


def _writable(var: Path) -> Finding:
    place = var if var.exists() else var.parent
    if not os.access(place, os.W_OK | os.X_OK):
        return Finding(
            "var", "fail", f"{place} cannot be written", "Change its owner or rights, or use another --root."
        )
    return Finding("var", "ok", f"{var} can be written")


def _space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    found = f"{free / 1e9:.1f} GB free"
    if free < ENOUGH_BYTES:
        return Finding("disk", "fail" if free < TOO_FEW_BYTES else "warn", found, "Make room on this disk.")
    return Finding("disk", "ok", found)


def _database(settings: Settings) -> Finding:
    shown = settings.database_shown
    try:
        from kzdb.store.migrate import head

        newest = head(settings.migrations)
        state = read_state(settings.database_url)
        quick_check(settings.database_url)
    except KzdbError as error:
        what, _, do = str(error).partition(". ")
        return Finding("database", "fail", what, do)
    except ImportError as error:
        return Finding("database", "fail", str(error), REINSTALL)
    if state is None or state.schema is None:
        if settings.published.exists():
            return Finding(
                "database",
                "fail",
                f"{shown} is {'empty' if state else 'not there'}, and a file was published from it",
                "Put it back from a backup.",
            )
        return Finding("database", "warn", f"{shown} is empty", "Run `kzdb build`.")
    if state.schema != newest:
        return Finding("database", "fail", f"{shown} is at {state.schema}, not {newest}", "Run `kzdb db upgrade`.")
    return Finding("database", "ok", f"{shown} at {state.schema}, revision {state.revision}")


def _published(settings: Settings) -> Finding:
    if not settings.published.exists():
        return Finding("published file", "warn", "none yet", "Run `kzdb build`.")
    from kzdb.publish.connection import open_published, read_published

    try:
        open_published(settings.published).close()
    except KzdbError as error:
        what, _, do = str(error).rpartition(". ")
        return Finding("published file", "fail", what, do)
    there = read_published(settings.published)
    try:
        state = read_state(settings.database_url)
    except KzdbError:
        state = None
    if there is not None and state is not None and state.revision != there.revision:
        older = f"is of revision {there.revision}, the store is at {state.revision}"
        return Finding("published file", "warn", f"{settings.published} {older}", "Run `kzdb publish`.")
    return Finding("published file", "ok", str(settings.published))


def _documents(documents: Path | None) -> Finding:
    if documents is None:
        return Finding(
            "documents",
            "warn",
            "not here",
            f"Set {DOCUMENTS_VARIABLE} to their folder, if you want to verify quotes.",
        )
    if not documents.is_dir():
        return Finding("documents", "fail", f"{documents}: no such folder", f"Correct {DOCUMENTS_VARIABLE}.")
    return Finding("documents", "ok", str(documents))
