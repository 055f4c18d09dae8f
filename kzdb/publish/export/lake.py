"""A lake: the published tables as Parquet, a folder a revision that is never changed, and `latest` that leads to one.

Numbers of figures are there as exact decimals besides the printed text and the double. `manifest.json` in each folder
says what the files are: rows, bytes, SHA-256, key, and of each column its type and meaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from kzdb.errors import FileError, PublishError
from kzdb.files import digest, lead, replacing_folder
from kzdb.publish.catalog import Column, Table
from kzdb.publish.export.csv_parquet import write_parquet
from kzdb.publish.export.exports import ExportOutcome
from kzdb.publish.export.keys import PRIMARY
from kzdb.publish.export.selection import quoted, tables_of

__all__ = ["EXACT", "MANIFEST", "lake_table", "read_head", "revision_name", "write_lake"]

MANIFEST = "manifest.json"
LATEST = "latest"
EXACT = "DECIMAL(38,18)"
"""Of exact numbers: one type for all revisions, since a type is part of what readers rely on."""

OF_REVISION = """
SELECT p.revision, p.as_of, p.content_sha256, p.kzdb_version, r.loaded_at
FROM _published AS p INNER JOIN revisions AS r USING (revision)
"""


def write_lake(connection: DuckDBPyConnection, folder: Path) -> ExportOutcome:
    """Write the published tables into a folder of their revision under `folder`; one that is there is left as it is.

    `latest` leads to the newest revision of the whole base: not to an older one, nor to what was known on a day.

    Raises:
        PublishError: the revision is there with other content. FileError: something cannot be written.
    """
    head = read_head(connection)
    place = folder / revision_name(head)
    manifest = _read(place)
    if manifest is None:
        if place.exists():
            raise FileError(f"{place}: is there, and kzdb did not make it. Remove it, or name another folder.")
        with replacing_folder(place) as new:
            manifest = {**head, "tables": [_write(connection, table, new) for table in tables_of(connection)]}
            (new / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")
    elif manifest["content_sha256"] != head["content_sha256"]:
        raise PublishError(
            f"{place}: got content {manifest['content_sha256'][:12]}, expected {head['content_sha256'][:12]}, as is "
            "published. A revision in a lake is never changed: name another folder, or remove it."
        )
    else:
        _require_whole(place, manifest)
    if head["as_of"] is None and head["revision"] >= _newest(folder / LATEST):
        lead(folder / LATEST, place.name)
    tables = manifest["tables"]
    return ExportOutcome(place, len(tables) + 1, sum(table["rows"] for table in tables))


def revision_name(head: Mapping[str, Any]) -> str:
    """Return the name of a revision: "revision-7", or "revision-7-as-of-2020-01-31"."""
    return f"revision-{head['revision']}" + (f"-as-of-{head['as_of']}" if head["as_of"] else "")


def lake_table(table: Table) -> tuple[Table, dict[str, str]]:
    """Return a table as a lake has it, and the SQL of each column that is not simply the published one.

    Figures get exact decimals, by their digits and powers of ten; JSON is text, which every reader knows.
    """
    sql = {field.name: f"{quoted(field.name)}::VARCHAR" for field in table.columns if field.type == "JSON"}
    columns: list[Column] = []
    names = {field.name for field in table.columns}
    for field in table.columns:
        columns.append(replace(field, type="VARCHAR") if field.type == "JSON" else field)
        digits = {"value": ("coef", "exp10"), "value_end": ("coef_high", "exp10_high")}.get(field.name)
        if digits is None or not ({"coef", "exp10"} <= names or "claim_id" in names):
            continue
        exact = f"{field.name}_exact"
        sql[exact] = _exact(*digits)
        if "coef" not in names:
            own = f"main.{quoted(table.name)}.claim_id"
            sql[exact] = f"(SELECT {sql[exact]} FROM main.observations AS o WHERE o.claim_id = {own})"
        about = f"{field.comment}; exactly, empty where it has more than 18 decimals or 20 digits before them"
        columns.append(Column(exact, EXACT, about))
    return replace(table, columns=tuple(columns)), sql


def _exact(coef: str, exp10: str) -> str:
    return f"CASE WHEN {exp10} >= -18 THEN try_cast({coef}::VARCHAR || 'e' || {exp10}::VARCHAR AS {EXACT}) END"


def read_head(connection: DuckDBPyConnection) -> dict[str, Any]:
    """Return which revision is published: its number, day, time, content and version."""
    [(revision, as_of, content, version, loaded_at)] = connection.execute(OF_REVISION).fetchall()
    return {
        "revision": revision, "as_of": None if as_of is None else str(as_of), "loaded_at": f"{loaded_at.isoformat()}Z",
        "content_sha256": content, "kzdb": version,
    }  # fmt: skip


def _write(connection: DuckDBPyConnection, published: Table, folder: Path) -> dict[str, Any]:
    table, sql = lake_table(published)
    path = folder / f"{table.name}.parquet"
    rows = write_parquet(connection, table, path, sql)
    return {
        "name": table.name, "file": path.name, "rows": rows, "bytes": path.stat().st_size, "sha256": digest(path),
        "description": table.comment, "key": list(PRIMARY.get(table.name, ())),
        "columns": [
            {"name": field.name, "type": field.type, "description": field.comment} for field in table.columns
        ],
    }  # fmt: skip


def _read(place: Path) -> dict[str, Any] | None:
    try:
        return dict(json.loads((place / MANIFEST).read_text("utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise FileError(f"{place / MANIFEST}: cannot be read ({error}). Remove the folder and export again.") from error


def _require_whole(place: Path, manifest: Mapping[str, Any]) -> None:
    for table in manifest["tables"]:
        path = place / table["file"]
        if not path.is_file() or digest(path) != table["sha256"]:
            raise FileError(f"{path}: is not as {MANIFEST} says. Remove {place.name} and export again.")


def _newest(latest: Path) -> int:
    """Return the number of the revision that `latest` leads to, 0 when there is none."""
    found = re.match(r"revision-(\d+)", latest.readlink().name) if latest.is_symlink() else None
    return int(found[1]) if found else 0
