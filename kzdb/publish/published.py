"""Writing the published file: the store's tables by Arrow into a new DuckDB file, views over them, then one rename.

The new file counts only when it has been closed, opened again read-only and found to hold what was written.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from kzdb.errors import FileError, PublishError
from kzdb.files import replacing
from kzdb.publish.checks.findings import verdicts_of
from kzdb.publish.checks.rules import Rule, run_rules
from kzdb.publish.connection import FORMAT, SEALED, read_published
from kzdb.publish.copying import copy_store, quoted
from kzdb.publish.outcome import PublishOutcome
from kzdb.publish.snapshot import Snapshot
from kzdb.store.bridge import Bridge

__all__ = ["VIEWS", "publish"]

VIEWS = (
    "claims", "citations", "observations", "relations", "milestones", "statements", "names",
    "source_editions", "sources",
    "countries", "organisations", "people", "agreements", "programmes", "events", "laws", "substances", "places",
    "documents",
    "agreement_parties", "memberships", "programme_budgets", "contributions", "event_participants", "offices",
    "metrics", "units", "labels", "decisions", "checks", "check_history", "contradictions", "grades",
    "revisions", "revision_changes", "former_claims", "_published",
)  # fmt: skip
"""The published views, each after those it reads."""

MACROS = {"changes_between": ("since", "until")}
"""The published table macros, each with its parameters."""

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
STORAGE = "v1.2.0"
"""DuckDB's storage version: 1.2 and every later one can read it, with the comments."""


def publish(
    bridge: Bridge,
    path: Path,
    *,
    made_from: str = "",
    version: str,
    published_at: str,
    revision: int | None = None,
    as_of: str | None = None,
    rules: Sequence[Rule] | None = None,
    progress: Callable[[str], None] = lambda _: None,
    keep: Callable[[int, pa.Table], object] | None = None,
) -> PublishOutcome:
    """Write the published file at `path` from the open store; readers of the old one keep it until they open it again.

    Args:
        bridge: the open store.
        path: where the file is to be.
        made_from: digest of what it is made from, for the next run to compare with.
        version, published_at: what the file says of itself.
        revision: publish what the store held then; default: the newest.
        as_of: only what was published by that day (ISO date); default: all.
        rules: the rules to check it by; default: all.
        progress: gets a message at the start of each step.
        keep: gets the revision and what the rules found, before the file is swapped in.

    Raises:
        StoreError: the store cannot be read. PublishError: it holds no such revision, or the new file is not whole.
        FileError: the file cannot be written. What was at `path` stays.
    """
    bridge.begin_reading()
    snapshot = _snapshot(bridge, revision, as_of)
    schema = str(bridge.value("SELECT version_num FROM alembic_version"))
    with replacing(path) as new:
        try:
            # The file is attached, not opened: only so can its storage version be chosen.
            with duckdb.connect(config=OFFLINE) as connection:
                connection.execute(f"ATTACH {quoted(str(new))} AS published (STORAGE_VERSION '{STORAGE}')")
                connection.execute("USE published")
                progress("copying the store")
                tables, content = copy_store(connection, bridge, snapshot)
                bridge.rollback()  # the store is read; whoever waits to load may
                progress("writing the views")
                connection.execute(
                    "CREATE TABLE store.published AS SELECT $1::TIMESTAMP AS published_at, $2::BIGINT AS revision, "
                    "$3::DATE AS as_of, $4 AS schema_head, $5 AS kzdb_version, $6 AS content_sha256, $7 AS made_from, "
                    "$8::INTEGER AS format",
                    [published_at, snapshot.revision, as_of, schema, version, content, made_from, FORMAT],
                )
                _create_views(connection, rules)
                verdicts = verdicts_of(connection) if keep is not None else None
                connection.execute("CHECKPOINT published")  # here: when closing, DuckDB hides a full disk
                connection.execute("USE memory")
                connection.execute("DETACH published")
            progress("proving the file")
            _prove(new, tables, content)
        except duckdb.Error as error:
            raise _refused(path, error) from error
        if keep is not None:
            keep(snapshot.revision, verdicts)
    return PublishOutcome(path, snapshot.revision, content, tables)


def _prove(path: Path, tables: dict[str, int], content: str) -> None:
    """Open the new file as a reader will and compare it with what was written.

    Raises:
        PublishError: it is not whole.
    """
    if path.with_name(f"{path.name}.wal").exists():
        raise PublishError(f"{path}: DuckDB left a journal beside the file: it was not written to its end.")
    found = read_published(path)
    with duckdb.connect(str(path), read_only=True, config=SEALED) as connection:
        views = {str(name) for (name,) in connection.execute("SHOW TABLES").fetchall()}
        counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM store.{name}" for name in tables)
        rows = dict(connection.execute(counts).fetchall())
    if found is None or found.content_sha256 != content or rows != tables or views != set(VIEWS):
        raise PublishError(f"{path}: the new file does not hold what was written to it. The last file stays.")


def _refused(path: Path, error: duckdb.Error) -> FileError | PublishError:
    """Return what to raise for DuckDB's complaint; a full disk is called by its name."""
    says = " ".join(str(error).split())
    if "No space left" in says or "could not write" in says.lower():
        return FileError(f"{path}: cannot be written: no space left on device. Make room on that disk.")
    return PublishError(f"{path}: {says}. The last published file stays.")


def _snapshot(bridge: Bridge, revision: int | None, as_of: str | None) -> Snapshot:
    newest = bridge.value("SELECT max(id) FROM revisions")
    if newest is None:
        raise PublishError("the store is empty: got no revision, expected loaded claims. Run `kzdb load` first.")
    if revision is not None and not 1 <= revision <= int(newest):
        raise PublishError(
            f"revision: got {revision}, expected one from 1 to {newest}. See `kzdb sql 'FROM revisions'`."
        )
    return Snapshot(revision or int(newest), revision in (None, int(newest)), as_of)


def _create_views(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule] | None) -> None:
    package = files("kzdb.publish")
    connection.execute("BEGIN")
    for script in sorted(package.joinpath("derived").iterdir(), key=lambda item: item.name):
        connection.execute(script.read_text("utf-8"))
    run_rules(connection, rules)
    for view in VIEWS:
        text = package.joinpath("views", f"{view}.sql").read_text("utf-8")
        sentence, _, query = text.partition("\n")
        connection.execute(f"CREATE VIEW main.{view} AS {query}")
        connection.execute(f"COMMENT ON VIEW main.{view} IS {quoted(sentence.removeprefix('-- '))}")
        for (column,) in connection.execute(f"SELECT column_name FROM (DESCRIBE main.{view})").fetchall():
            connection.execute(f"COMMENT ON COLUMN main.{view}.{column} IS {quoted(_meaning(view, column))}")
    for macro, parameters in MACROS.items():
        text = package.joinpath("macros", f"{macro}.sql").read_text("utf-8")
        connection.execute(f"CREATE MACRO main.{macro}({', '.join(parameters)}) AS TABLE {text}")
        connection.execute(f"COMMENT ON MACRO TABLE main.{macro} IS {quoted(text.partition(chr(10))[0][3:])}")
    connection.execute("COMMIT")


@cache
def _meanings() -> dict[str, Any]:
    return tomllib.loads(files("kzdb.publish").joinpath("columns.toml").read_text("utf-8"))


def _meaning(view: str, column: str) -> str:
    views = _meanings()["views"]
    of_view = views.get(view) if isinstance(views, dict) else None
    meaning = of_view.get(column) if isinstance(of_view, dict) else None
    meaning = meaning or _meanings().get(column)
    if not isinstance(meaning, str):
        raise PublishError(f"kzdb/publish/columns.toml: got no meaning of {view}.{column}, expected one. Write it.")
    return meaning
