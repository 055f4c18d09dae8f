"""The tables as a Data Package (version 2): a folder of CSV files and a datapackage.json that says what they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from kzdb.publish.catalog import Column, Table
from kzdb.publish.export.csv_parquet import write_csv
from kzdb.publish.export.keys import FOREIGN, PRIMARY

__all__ = ["DESCRIPTOR", "write_package"]

DESCRIPTOR = "datapackage.json"
PROFILES = "https://datapackage.org/profiles/2.0"
TYPES = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DOUBLE": "number",
    "FLOAT": "number",
    "JSON": "string",
}
LICENCE = {"name": "Apache-2.0", "title": "Apache License 2.0", "path": "https://www.apache.org/licenses/LICENSE-2.0"}
DESCRIPTION = (
    "Claims with their evidence, as kzdb publishes them. The statements are kzdb's own words; quotes are the shortest "
    "run of words that carries a figure or a name. The documents quoted are under their own terms: see `sources` here "
    "and in sources.csv. A text that a spreadsheet would run as a formula has an apostrophe before it."
)
SOURCES = """
SELECT title, publisher_name, document, sha256, licence, url, reliability, source, published_on::VARCHAR
FROM sources ORDER BY source
"""


def write_package(connection: DuckDBPyConnection, tables: Sequence[Table], folder: Path) -> int:
    """Write the tables and their descriptor into `folder` and return the number of rows."""
    count = 0
    resources = []
    for table in tables:
        path = folder / f"{table.name}.csv"
        count += write_csv(connection, table, path)
        resources.append(_resource(table, path, {table.name for table in tables}))
    descriptor = {**_head(connection), "resources": resources}
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return count


def _head(connection: DuckDBPyConnection) -> dict[str, Any]:
    [(revision, content)] = connection.execute("SELECT revision, content_sha256 FROM _published").fetchall()
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "kzdb",
        "id": f"urn:sha256:{content}",
        "title": "kzdb: claims with evidence",
        "description": DESCRIPTION,
        "version": str(revision),
        "licenses": [LICENCE],
        "sources": [_source(row) for row in connection.execute(SOURCES).fetchall()],
    }


def _source(row: tuple[Any, ...]) -> dict[str, str]:
    names = ("title", "publisher", "document", "sha256", "licence", "path", "reliability", "source", "version")
    return {name: str(value) for name, value in zip(names, row, strict=True) if value}


def _resource(table: Table, path: Path, exported: set[str]) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(field) for field in table.columns],
    }
    if table.name in PRIMARY:
        schema["primaryKey"] = list(PRIMARY[table.name])
    keys = [
        {"fields": [column], "reference": {"resource": target, "fields": [referred]}}
        for column, (target, referred) in FOREIGN.get(table.name, {}).items()
        if target in exported
    ]
    if keys:
        schema["foreignKeys"] = keys
    schema["missingValues"] = [""]
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": path.name,
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.comment,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(field: Column) -> dict[str, str]:
    return {"name": field.name, "type": _type(field.type), "description": field.comment}


def _type(kind: str) -> str:
    if kind.endswith("[]"):
        return "array"
    if kind.startswith(("STRUCT", "MAP")):
        return "object"
    if kind.startswith("TIMESTAMP"):
        return "datetime"
    if kind.startswith("DECIMAL"):
        return "number"
    return TYPES.get(kind, "integer")
