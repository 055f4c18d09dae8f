"""`kzdb export`: which format goes where. A file is written beside its target and renamed; so is a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from kzdb.errors import PublishError
from kzdb.publish.catalog import View
from kzdb.publish.export.staging import staged_file, staged_folder
from kzdb.publish.export.views import views_of

__all__ = ["FORMATS", "ExportOutcome", "export"]

FORMATS = ("csv", "parquet", "xlsx", "datapackage", "csl-json", "bibtex", "jsonld")
WHOLE = ("csl-json", "bibtex", "jsonld")
"""Formats of the sources or of everything: they take no views."""


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """Where the export went, how many files it is, and how many rows, sources or nodes they hold."""

    path: Path
    files: int
    rows: int


def export(connection: DuckDBPyConnection, form: str, output: Path, views: Sequence[str] = ()) -> ExportOutcome:
    """Write views of the published file, or its sources or evidence, in the format `form`.

    One view as csv or parquet is a file; several, or all without `views`, are a folder with a file each. xlsx is one
    file with a sheet each, datapackage a folder.

    Raises:
        PublishError: there is no such view or format, or the output cannot be written; what stood there stays.
    """
    if form not in FORMATS:
        raise PublishError(f"export: got {form!r}, expected one of {', '.join(FORMATS)}. Correct the format.")
    if form in WHOLE:
        if views:
            raise PublishError(f"export: got views for {form}, expected none: it holds them all. Leave them out.")
        with staged_file(output) as path:
            return ExportOutcome(output, 1, _writer_of_all(form)(connection, path))
    chosen = views_of(connection, views)
    if form == "xlsx":
        from kzdb.publish.export.workbook import write_workbook

        with staged_file(output) as path:
            return ExportOutcome(output, 1, write_workbook(connection, chosen, path))
    if form == "datapackage":
        from kzdb.publish.export.package import DESCRIPTOR, write_package

        with staged_folder(output, _ours(connection, ".csv", DESCRIPTOR)) as folder:
            return ExportOutcome(output, len(chosen) + 1, write_package(connection, chosen, folder))
    write = _writer_of_view(form)
    if len(views) == 1:
        with staged_file(output) as path:
            return ExportOutcome(output, 1, write(connection, chosen[0], path))
    with staged_folder(output, _ours(connection, f".{form}")) as folder:
        count = sum(write(connection, view, folder / f"{view.name}.{form}") for view in chosen)
    return ExportOutcome(output, len(chosen), count)


def _writer_of_all(form: str) -> Callable[[DuckDBPyConnection, Path], int]:
    from kzdb.publish.export.bibliography import write_bibtex, write_csl
    from kzdb.publish.export.linked import write_linked

    return {"csl-json": write_csl, "bibtex": write_bibtex, "jsonld": write_linked}[form]


def _writer_of_view(form: str) -> Callable[[DuckDBPyConnection, View, Path], int]:
    from kzdb.publish.export.tables import write_csv, write_parquet

    return {"csv": write_csv, "parquet": write_parquet}[form]


def _ours(connection: DuckDBPyConnection, suffix: str, *others: str) -> Callable[[str], bool]:
    """Return what tells whether a file of that name can be from an export of the same format."""
    names = {f"{view.name}{suffix}" for view in views_of(connection)} | {f"_published{suffix}", *others}
    return names.__contains__
