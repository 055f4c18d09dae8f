"""The files to download: the published file and its tables in other formats, made once for each content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from kzdb.publish.catalog import read_catalog
from kzdb.publish.export import export, export_table
from kzdb.site.pages import Page, Site, Values

__all__ = ["downloads_page", "exported"]

FOLDER = "downloads"
WHOLE = {"xlsx": "kzdb.xlsx", "csl-json": "kzdb-sources.csl.json"}
"""Files that hold everything, by their format."""


def exported(connection: DuckDBPyConnection) -> dict[str, Callable[[Path], object]]:
    """Return how each file of the base is made, by its address: a function that writes it to a path."""
    found: dict[str, Callable[[Path], object]] = {}
    for form, name in WHOLE.items():
        found[f"{FOLDER}/{name}"] = lambda path, form=form: export(connection, form, path)  # type: ignore[misc]
    catalog = read_catalog(connection)
    for form in ("csv", "parquet"):
        for name, table in catalog.items():
            if not name.startswith("_"):
                found[f"{FOLDER}/{form}/{name}.{form}"] = (
                    lambda path, form=form, table=table: export_table(connection, form, path, table)  # type: ignore[misc]
                )
    return found


def downloads_page(site: Site, tables: Mapping[str, str], files: Mapping[str, tuple[str, int]]) -> Page:
    """Return the page with every download.

    Args:
        site: the language.
        tables: what a row of each table is.
        files: SHA-256 and size of each file, by its address.
    """
    base, text = site.base, site.text
    day = site.date(base.day)
    state = text("foot-state", revision=str(base.revision), content=base.content_sha256[:12], day=day)
    if base.as_of:
        state += ". " + text("foot-cutoff", day=site.date(base.as_of))

    def line(path: str, says: str, *, english: bool = False) -> Values:
        sha256, size = files[path]
        name = path.rpartition("/")[2]
        return {"path": path, "name": name, "says": says, "sha256": sha256, "size": size, "english": english}

    whole = {"kzdb.duckdb": "duckdb", "kzdb.xlsx": "xlsx", "kzdb-sources.csl.json": "csl"}
    return site.page(
        "downloads.html",
        "downloads",
        text("nav-downloads"),
        description=text("downloads-lead"),
        state=state,
        whole=[line(f"{FOLDER}/{name}", text(f"downloads-{key}")) for name, key in whole.items()],
        editions=[site.issue_line(issue) for issue in site.newest.values()],
        **{
            form: [
                line(f"{FOLDER}/{form}/{table}.{form}", about, english=True)
                for table, about in tables.items()
                if not table.startswith("_")
            ]
            for form in ("csv", "parquet")
        },
    )
