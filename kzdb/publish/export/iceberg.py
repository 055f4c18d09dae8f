"""Iceberg tables on a local warehouse: each revision is a snapshot of each table, with a tag of its name.

The catalogue is the SQLite file `catalog.sqlite` in the warehouse. The metadata of Iceberg names files by their whole
address: a warehouse that is moved cannot be read. Parquet with a manifest (`kzdb export --lake`) can be moved.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from duckdb import DuckDBPyConnection

from kzdb.errors import ConfigError, PublishError
from kzdb.files import made_folder
from kzdb.publish.catalog import Table
from kzdb.publish.export.csv_parquet import write_parquet
from kzdb.publish.export.exports import ExportOutcome
from kzdb.publish.export.lake import lake_table, read_head, revision_name
from kzdb.publish.export.selection import tables_of

__all__ = ["CATALOG", "NAMESPACE", "warehouse_of", "write_iceberg"]

CATALOG = "catalog.sqlite"
NAMESPACE = "kzdb"
REVISION = "kzdb.revision"
"""The property of a snapshot that has the number of its revision."""


def warehouse_of(uri: str) -> Path:
    """Return the folder that a URI (`file:///srv/lake`) or a path names.

    Raises:
        ConfigError: it names no folder of this machine.
    """
    parts = urlsplit(uri)
    if parts.scheme == "file" and parts.netloc in ("", "localhost"):
        return Path(unquote(parts.path))
    if parts.scheme and "://" in uri:
        raise ConfigError(f"--iceberg: got {uri!r}, expected a folder or a file:/// address. Correct it.")
    return Path(uri)


def write_iceberg(connection: DuckDBPyConnection, warehouse: Path) -> ExportOutcome:
    """Add the published revision to the Iceberg tables of a warehouse; tables that have it already are left alone.

    Raises:
        ConfigError: pyiceberg is not installed. PublishError: the warehouse has a later revision.
        FileError: the warehouse cannot be written.
    """
    try:
        from pyiceberg.catalog.sql import SqlCatalog
    except ImportError as error:
        raise ConfigError('--iceberg needs pyiceberg. Run `pip install "kzdb[iceberg]"`.') from error
    warehouse = made_folder(warehouse).resolve()
    head = read_head(connection)
    catalog = SqlCatalog(NAMESPACE, uri=f"sqlite:///{warehouse / CATALOG}", warehouse=warehouse.as_uri())
    catalog.create_namespace_if_not_exists(NAMESPACE)
    tables = tables_of(connection)
    rows = sum(_add(connection, catalog, table, warehouse, head) for table in tables)
    return ExportOutcome(warehouse, len(tables), rows)


def _add(connection: DuckDBPyConnection, catalog: Any, published: Table, warehouse: Path, head: dict[str, Any]) -> int:
    """Make the revision the newest snapshot of one table and return its rows."""
    import pyarrow.parquet as parquet
    from pyiceberg.expressions import AlwaysTrue

    name = revision_name(head)
    place = warehouse / NAMESPACE / published.name
    file = place / "data" / f"{name}.parquet"
    held = (
        catalog.load_table((NAMESPACE, published.name)) if catalog.table_exists((NAMESPACE, published.name)) else None
    )
    if held is not None and name in held.refs():
        return int(held.snapshot_by_name(name).summary["total-records"])
    if held is not None and (newest := _newest(held)) > head["revision"]:
        raise PublishError(
            f"{warehouse}: got revision {head['revision']}, expected one after {newest}, which {published.name} has. "
            "Name another warehouse for older ones."
        )
    table, sql = lake_table(published)
    made_folder(file.parent)
    rows = write_parquet(connection, table, file, sql)
    schema = parquet.read_schema(file)
    if held is None:
        held = catalog.create_table((NAMESPACE, table.name), schema=schema, location=place.as_uri())
    properties = {REVISION: str(head["revision"]), "kzdb.content_sha256": head["content_sha256"]}
    with held.transaction() as change:
        with change.update_schema() as columns:
            columns.union_by_name(schema)
        if held.current_snapshot() is not None:
            change.delete(AlwaysTrue(), snapshot_properties=properties)
        change.add_files([file.as_uri()], snapshot_properties=properties)
    held.manage_snapshots().create_tag(held.current_snapshot().snapshot_id, name).commit()
    return rows


def _newest(table: Any) -> int:
    """Return the number of the newest revision among a table's snapshots."""
    found = (snapshot.summary.additional_properties.get(REVISION, "0") for snapshot in table.snapshots())
    return max(map(int, found), default=0)
