"""`kzdb export`: which format goes where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from duckdb import DuckDBPyConnection

from kzdb.errors import PublishError
from kzdb.publish.catalog import View
from kzdb.publish.export.views import views_of

__all__ = ["FORMATS", "ExportOutcome", "export", "is_folder"]

FORMATS = ("csv", "parquet", "xlsx", "datapackage", "csl-json", "bibtex", "jsonld")
WHOLE = ("csl-json", "bibtex", "jsonld")
"""Formats of the sources or of everything: they take no views."""


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """Where the export went, how many files it is, and how many rows, sources or nodes they hold."""

    path: Path
    files: int
    rows: int


def is_folder(form: str, views: Sequence[str]) -> bool:
    """Return whether an export is a folder of files: a Data Package, or several views as csv or parquet."""
    return form == "datapackage" or (form in ("csv", "parquet") and len(views) != 1)


def export(
    connection: DuckDBPyConnection, form: str, path: Path, views: Sequence[str] = (), *, bom: bool = False
) -> ExportOutcome:
    """Write views of the published file, or its sources or evidence, in the format `form`.

    Args:
        connection: the published file.
        form: one of `FORMATS`.
        path: the file to write, or the folder to fill where `is_folder` says so.
        views: which views; default: all.
        bom: begin each CSV file with a byte order mark.

    Raises:
        PublishError: there is no such view or format, or a format cannot hold a view.
    """
    if form not in FORMATS:
        raise PublishError(f"export: got {form!r}, expected one of {', '.join(FORMATS)}. Correct the format.")
    if form in WHOLE:
        if views:
            raise PublishError(f"export: got views for {form}, expected none: it holds them all. Leave them out.")
        return ExportOutcome(path, 1, _writer_of_all(form)(connection, path))
    chosen = views_of(connection, views)
    if form == "xlsx":
        from kzdb.publish.export.workbook import write_workbook

        return ExportOutcome(path, 1, write_workbook(connection, chosen, path))
    if form == "datapackage":
        from kzdb.publish.export.package import write_package

        return ExportOutcome(path, len(chosen) + 1, write_package(connection, chosen, path))
    write = _writer_of_view(form, bom)
    if not is_folder(form, views):
        return ExportOutcome(path, 1, write(connection, chosen[0], path))
    count = sum(write(connection, view, path / f"{view.name}.{form}") for view in chosen)
    return ExportOutcome(path, len(chosen), count)


def _writer_of_all(form: str) -> Callable[[DuckDBPyConnection, Path], int]:
    from kzdb.publish.export.bibliography import write_bibtex, write_csl
    from kzdb.publish.export.linked import write_linked

    return {"csl-json": write_csl, "bibtex": write_bibtex, "jsonld": write_linked}[form]


def _writer_of_view(form: str, bom: bool) -> Callable[[DuckDBPyConnection, View, Path], int]:
    from kzdb.publish.export.tables import write_csv, write_parquet

    if form == "csv" and bom:
        return partial(write_csv, bom=True)
    return {"csv": write_csv, "parquet": write_parquet}[form]
