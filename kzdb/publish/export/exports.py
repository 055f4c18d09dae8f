"""`kzdb export`: which format goes where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from duckdb import DuckDBPyConnection

from kzdb.errors import PublishError
from kzdb.publish.catalog import Table
from kzdb.publish.export.selection import tables_of

__all__ = ["FORMATS", "ExportOutcome", "export", "export_table", "is_folder"]

FORMATS = ("csv", "parquet", "xlsx", "datapackage", "csl-json", "bibtex", "jsonld")
WHOLE = ("csl-json", "bibtex", "jsonld")
"""Formats of the sources or of everything: they take no tables."""


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """Where the export went, how many files it is, and how many rows, sources or nodes they hold."""

    path: Path
    files: int
    rows: int


def is_folder(form: str, tables: Sequence[str]) -> bool:
    """Return whether an export is a folder of files: a Data Package, or several tables as csv or parquet."""
    return form == "datapackage" or (form in ("csv", "parquet") and len(tables) != 1)


def export(
    connection: DuckDBPyConnection, form: str, path: Path, tables: Sequence[str] = (), *, bom: bool = False
) -> ExportOutcome:
    """Write tables of the published file, or its sources or evidence, in the format `form`.

    Args:
        connection: the published file.
        form: one of `FORMATS`.
        path: the file to write, or the folder to fill where `is_folder` says so.
        tables: which tables; default: all.
        bom: begin each CSV file with a byte order mark.

    Raises:
        PublishError: there is no such table or format, or a format cannot hold a table.
    """
    if form not in FORMATS:
        raise PublishError(f"export: got {form!r}, expected one of {', '.join(FORMATS)}. Correct the format.")
    if form in WHOLE:
        if tables:
            raise PublishError(f"export: got tables for {form}, expected none: it holds them all. Leave them out.")
        return ExportOutcome(path, 1, _writer_of_all(form)(connection, path))
    chosen = tables_of(connection, tables)
    if form == "xlsx":
        from kzdb.publish.export.workbook import write_workbook

        return ExportOutcome(path, 1, write_workbook(connection, chosen, path))
    if form == "datapackage":
        from kzdb.publish.export.package import write_package

        return ExportOutcome(path, len(chosen) + 1, write_package(connection, chosen, path))
    write = _writer_of_table(form, bom)
    if not is_folder(form, tables):
        return ExportOutcome(path, 1, write(connection, chosen[0], path))
    count = sum(write(connection, table, path / f"{table.name}.{form}") for table in chosen)
    return ExportOutcome(path, len(chosen), count)


def export_table(connection: DuckDBPyConnection, form: str, path: Path, table: Table) -> int:
    """Write one table as csv or parquet; return its number of rows.

    Args:
        connection: the published file.
        form: csv or parquet.
        path: the file to write.
        table: the table, as the catalog has it.
    """
    return _writer_of_table(form, bom=False)(connection, table, path)


def _writer_of_all(form: str) -> Callable[[DuckDBPyConnection, Path], int]:
    from kzdb.publish.export.bibliography import write_bibtex, write_csl
    from kzdb.publish.export.linked import write_linked

    return {"csl-json": write_csl, "bibtex": write_bibtex, "jsonld": write_linked}[form]


def _writer_of_table(form: str, bom: bool) -> Callable[[DuckDBPyConnection, Table, Path], int]:
    from kzdb.publish.export.csv_parquet import write_csv, write_parquet

    if form == "csv" and bom:
        return partial(write_csv, bom=True)
    writers: dict[str, Callable[[DuckDBPyConnection, Table, Path], int]] = {"csv": write_csv, "parquet": write_parquet}
    return writers[form]
