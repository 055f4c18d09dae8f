"""kzdb: claims with evidence, and briefings in which every figure can be followed back.

The one way of the data, a package for each step::

    seeds -> kzdb.load -> kzdb.store -> kzdb.publish -> kzdb.report -> briefing.pdf

`kzdb.facts` says what a claim is (plain Python, no I/O); `kzdb.definition` reads what a report is, `kzdb.proof` checks
finished editions, `kzdb.printed` knows what was printed; `kzdb.draft` and `kzdb.author` help to write seeds and
reports. `kzdb.pipeline` is the only place where the steps meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from duckdb import DuckDBPyConnection

__all__ = ["__version__", "build_report", "connect"]

__version__ = "0.1.0"


def connect(root: str | Path = ".", *, revision: int | None = None, as_of: date | None = None) -> DuckDBPyConnection:
    """Open the published file of the workspace at `root`, read-only and sealed (no files, no network, no extensions).

    `revision` asks for what the base held then, `as_of` for what could be known on that day; without them it is the
    newest.

    Raises:
        kzdb.errors.PublishError: nothing has been published there yet, or there is no such revision.
    """
    from kzdb.pipeline import connect as connect_published

    return connect_published(root, revision=revision, as_of=as_of)


def build_report(
    slug: str,
    params: Mapping[str, str] | None = None,
    *,
    language: str | None = None,
    root: str | Path = ".",
    output: Path | None = None,
    revision: int | None = None,
) -> Path:
    """Build a report of the workspace at `root` as a PDF and return its path; one that is there and unchanged stays.

    Args:
        slug: the report's folder under reports/.
        params: its parameters as text, like {"country": "KAZ", "as_of": "2026-11-01"}.
        language: one of the report's; default: its first.
        root: the workspace.
        output: where the PDF goes; default: var/reports/<slug>/.
        revision: build it from what the base held then; default: the newest.

    Raises:
        kzdb.errors.KzdbError: nothing is published, the report is wrong, or `output` may not be written.
    """
    from kzdb.config import load_settings
    from kzdb.pipeline import build_report as build

    return build(load_settings(root), slug, params or {}, language, output, revision=revision)
