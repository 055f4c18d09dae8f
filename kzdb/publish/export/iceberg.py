"""Iceberg tables on a local warehouse: each revision is a snapshot of each table, with a tag of its name.

The catalogue is the SQLite file `catalog.sqlite` in the warehouse. The metadata of Iceberg names files by their whole
address: a warehouse that is moved cannot be read. Parquet with a manifest (`kzdb export --lake`) can be moved.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
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
CONTENT = "kzdb.content_sha256"
"""The properties of a snapshot that have the number of its revision and the hash of its content."""


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


def write_iceberg(connection: DuckDBPyConnection, warehouse: Path, tables: Iterable[str] = ()) -> ExportOutcome:
    """Add the published revision to the Iceberg tables of a warehouse; tables that have it already are left alone.

    `tables` are those wanted, by default all.

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
    wanted = tables_of(connection, tables)
    address = f"sqlite:///{warehouse / CATALOG}"
    with closing(SqlCatalog(NAMESPACE, uri=address, warehouse=warehouse.as_uri())) as catalog:
        catalog.create_namespace_if_not_exists(NAMESPACE)
        rows = sum(_add(connection, catalog, table, warehouse, head) for table in wanted)
    return ExportOutcome(warehouse, len(wanted), rows)


def _add(connection: DuckDBPyConnection, catalog: Any, published: Table, warehouse: Path, head: dict[str, Any]) -> int:
    """Make the revision the newest snapshot of one table and return its rows."""
    import pyarrow.parquet as parquet
    from pyiceberg.expressions import AlwaysTrue

    name = revision_name(head)
    place = warehouse / NAMESPACE / published.name
    file = place / "data" / f"{name}.parquet"
    of_table = (NAMESPACE, published.name)
    held = catalog.load_table(of_table) if catalog.table_exists(of_table) else None
    if held is not None and (there := _snapshot(held, head, warehouse)) is not None:
        if name not in held.refs():  # whoever wrote it was killed before naming it
            held.manage_snapshots().create_tag(there.snapshot_id, name).commit()
        return int(there.summary["total-records"])
    table, sql = lake_table(published)
    made_folder(file.parent)
    rows = write_parquet(connection, table, file, sql)
    schema = parquet.read_schema(file)
    if held is None:
        held = catalog.create_table(of_table, schema=schema, location=place.as_uri())
    properties = {REVISION: str(head["revision"]), CONTENT: head["content_sha256"]}
    with held.transaction() as change:
        with change.update_schema() as columns:
            columns.union_by_name(schema)
        if held.current_snapshot() is not None:
            change.delete(AlwaysTrue(), snapshot_properties=properties)
        change.add_files([file.as_uri()], snapshot_properties=properties)
    held.manage_snapshots().create_tag(held.current_snapshot().snapshot_id, name).commit()
    return rows


def _snapshot(table: Any, head: dict[str, Any], warehouse: Path) -> Any | None:
    """Return the snapshot of the revision, None when there is none yet.

    Raises:
        PublishError: it has other content, or there is one of a later revision.
    """
    name = revision_name(head)
    there = table.snapshot_by_name(name) if name in table.refs() else table.current_snapshot()
    if there is None:
        return None
    said = there.summary.additional_properties
    revision, content = int(said.get(REVISION, "0")), said.get(CONTENT, "")
    if revision < head["revision"]:
        return None
    if revision > head["revision"]:
        raise PublishError(
            f"{warehouse}: got revision {head['revision']}, expected one after {revision}, which "
            f"{table.name()[-1]} has. Name another warehouse for older ones."
        )
    if content != head["content_sha256"]:
        raise PublishError(
            f"{warehouse}: got revision {revision} with content {head['content_sha256'][:12]}, expected "
            f"{content[:12]}, as is there. A revision is never changed: name another warehouse."
        )
    return there
