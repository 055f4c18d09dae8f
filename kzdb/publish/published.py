"""Writing the published file: the store's tables by Arrow into a new DuckDB file, views over them, then one rename."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from kzdb.errors import PublishError
from kzdb.publish.checks.findings import verdicts_of
from kzdb.publish.checks.rules import Rule, run_rules
from kzdb.publish.copying import copy_store, quoted
from kzdb.publish.snapshot import Snapshot
from kzdb.store.bridge import Bridge

__all__ = ["VIEWS", "PublishOutcome", "publish"]

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


@dataclass(frozen=True, slots=True)
class PublishOutcome:
    """What was published: where, of which revision, with which content, and how many rows of each table."""

    path: Path
    revision: int
    content_sha256: str
    tables: dict[str, int] = field(default_factory=dict)


def publish(
    bridge: Bridge,
    path: Path,
    *,
    schema_head: str,
    version: str,
    published_at: str,
    revision: int | None = None,
    as_of: str | None = None,
    rules: Sequence[Rule] | None = None,
    progress: Callable[[str], None] = lambda _: None,
    keep: Callable[[int, pa.Table], object] | None = None,
) -> PublishOutcome:
    """Write the published file at `path` from the open store; readers of the old one keep it until they open anew.

    Args:
        bridge: the open store.
        path: where the file is to stand.
        schema_head, version, published_at: what the file says of itself.
        revision: publish what the store held then; default: the newest.
        as_of: only what was published by that day (ISO date); default: all.
        rules: the rules to check it by; default: all.
        progress: told what is being done.
        keep: given the revision and what the rules found, before the file is swapped in.

    Raises:
        StoreError: the store cannot be read. PublishError: it holds no such revision, or the file cannot be written.
            What stood at `path` stays.
    """
    bridge.begin_reading()
    snapshot = _snapshot(bridge, revision, as_of)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    _clear(path)
    try:
        with duckdb.connect(str(temporary), config=OFFLINE) as connection:
            progress("copying the store")
            tables, content = copy_store(connection, bridge, snapshot)
            bridge.rollback()  # the store is read; whoever waits to load may
            progress("writing the views")
            connection.execute(
                "CREATE TABLE store.published AS SELECT $1::TIMESTAMP AS published_at, $2::BIGINT AS revision, "
                "$3::DATE AS as_of, $4 AS schema_head, $5 AS kzdb_version, $6 AS content_sha256",
                [published_at, snapshot.revision, as_of, schema_head, version, content],
            )
            _create_views(connection, rules)
            if keep is not None:  # from here: whoever has the old file open, would be given that one again
                keep(snapshot.revision, verdicts_of(connection))
        _sync(temporary)
        temporary.replace(path)
    except duckdb.Error as error:
        raise PublishError(f"{path}: {' '.join(str(error).split())}. The last published file stays.") from error
    except OSError as error:
        raise PublishError(
            f"{path}: {error.strerror}. Make room or make the folder writable; the last file stays."
        ) from error
    finally:
        _remove(temporary)
    return PublishOutcome(path, snapshot.revision, content, tables)


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


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _clear(path: Path) -> None:
    """Remove what this process, or one that was killed while it published here, has left."""
    for leftover in path.parent.glob(f".{path.name}.*.new*"):
        number = leftover.name.removeprefix(f".{path.name}.").partition(".")[0]
        if number.isdigit() and (int(number) == os.getpid() or not _is_running(int(number))):
            leftover.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it runs, and is somebody else's
    return True


def _remove(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + ".wal")):
        leftover.unlink(missing_ok=True)
