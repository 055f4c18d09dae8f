"""Writing the published file: the store by Arrow into memory, plain sorted tables out of it, then one rename.

    snapshot     the store's tables at one revision, into DuckDB's memory
    prepare/     the cut by day, what is preferred and contested, answers in words: tables that only publishing needs
    rules/       what must hold between claims
    sentences    what rules and contradictions found, in words
    tables/      the published tables, each one query over those
    languages    the same tables in other languages

The new file counts only when it has been closed, opened again read-only and found to hold what was written.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from kzdb.errors import FileError, PublishError
from kzdb.files import replacing
from kzdb.publish.connection import FORMAT, open_published, read_published
from kzdb.publish.hashing import hash_of_tables
from kzdb.publish.languages import create_language_schemas
from kzdb.publish.outcome import PublishOutcome
from kzdb.publish.run_rules import Rule, run_rules
from kzdb.publish.sentences import word_findings
from kzdb.publish.snapshot import Snapshot, copy_store
from kzdb.store.bridge import Bridge

__all__ = ["TABLES", "publish"]

TABLES = (
    "claims", "citations", "observations", "relations", "milestones", "statements", "names", "remarks",
    "source_editions", "sources",
    "entities", "countries", "organisations", "people", "agreements", "programmes", "events", "laws", "substances",
    "places", "documents", "aggregates", "country_scope",
    "series", "agreement_parties", "memberships", "programme_budgets", "contributions", "event_participants", "offices",
    "themes", "metrics", "topics", "relation_types", "units", "labels", "text_labels",
    "decisions", "checks", "contradictions", "sentences", "grades",
    "revisions", "revision_changes", "former_claims", "former_citations", "metric_definitions", "_published",
)  # fmt: skip
"""The published tables, each after those it reads."""

MACROS = {"changes_between": ("since", "until")}
"""The published table macros, each with its parameters."""

NOT_CONTENT = {"revisions": "loaded_at"}
"""Columns that say when something was done: the same content has the same hash whenever it was loaded."""

COLUMNS = """
SELECT table_name, column_name, data_type FROM duckdb_columns()
WHERE database_name = 'published' AND schema_name = 'main' ORDER BY table_oid, column_index
"""

ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": 1,
}
ROW_GROUP = 122_880
"""Rows that DuckDB hands to one thread: where no table has more, other threads only cost their start."""

ROW_MEMORY, LEAST_MEMORY = 512, 2 << 30
"""Bytes of DuckDB's memory for each row of the largest table, and for any base: what takes more goes to disk beside
the file."""

STORAGE = "v1.2.0"
"""DuckDB's storage version: 1.2 and every later one can read it, with the comments."""

SMALL_BLOCK, LARGE_BLOCK = 16_384, 262_144
"""DuckDB's smallest and largest block: a base of fifty small tables takes a quarter of the room in small ones."""


def publish(
    bridge: Bridge,
    path: Path,
    *,
    made_from: str = "",
    version: str,
    published_at: str,
    revision: int | None = None,
    as_of: dt.date | None = None,
    rules: Sequence[Rule] | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> PublishOutcome:
    """Write the published file at `path` from the open store; readers of the old one keep it until they open it again.

    Args:
        bridge: the open store; nothing is written into it.
        path: where the file is to be.
        made_from: digest of what it is made from, for the next run to compare with.
        version, published_at: what the file says of itself.
        revision: publish what the store held then; default: the newest.
        as_of: only what could be known on that day; default: all.
        rules: the rules to check it by; default: all.
        progress: gets a message at the start of each step.

    Raises:
        StoreError: the store cannot be read. PublishError: it holds no such revision, or the new file is not whole.
        FileError: the file cannot be written. What was at `path` stays.
    """
    bridge.begin_reading()
    snapshot = _snapshot(bridge, revision, as_of)
    with replacing(path) as new:
        spill = new.with_name(f"{new.name}.spill")
        try:
            with duckdb.connect(config={**ALONE, "temp_directory": str(spill)}) as connection:
                progress("copying the store")
                rows_copied = copy_store(connection, bridge, snapshot)
                is_large = rows_copied > ROW_GROUP
                if is_large:
                    connection.execute("RESET threads")
                    _limit_memory(connection, max(rows_copied * ROW_MEMORY, LEAST_MEMORY))
                schema = str(bridge.value("SELECT version_num FROM alembic_version"))
                bridge.rollback()  # the store is read; whoever waits to load may
                _describe(connection, snapshot, schema, version, published_at, made_from)
                progress("comparing the claims")
                _run_scripts(connection, rules)
                progress("writing the tables")
                # The file is attached, not opened: only so can its storage version be chosen.
                options = f"STORAGE_VERSION '{STORAGE}', BLOCK_SIZE {LARGE_BLOCK if is_large else SMALL_BLOCK}"
                connection.execute(f"ATTACH {_quoted(str(new))} AS published ({options})")
                content, rows = _write_tables(connection)
                connection.execute("CHECKPOINT published")  # here: when closing, DuckDB hides a full disk
                connection.execute("USE memory; DETACH published")
            progress("proving the file")
            _prove(new, rows, content)
        except duckdb.Error as error:
            raise _refused(path, error) from error
    return PublishOutcome(path, snapshot.revision, content, rows)


def _snapshot(bridge: Bridge, revision: int | None, as_of: dt.date | None) -> Snapshot:
    newest = bridge.value("SELECT max(id) FROM revisions")
    if newest is None:
        raise PublishError("the store is empty: got no revision, expected loaded claims. Run `kzdb load` first.")
    if revision is not None and not 1 <= revision <= int(newest):
        raise PublishError(
            f"revision: got {revision}, expected one from 1 to {newest}. See `kzdb sql 'FROM revisions'`."
        )
    return Snapshot(revision or int(newest), revision in (None, int(newest)), as_of)


def _limit_memory(connection: duckdb.DuckDBPyConnection, most: int) -> None:
    """Let DuckDB hold so many bytes, unless its own limit, a share of the machine's memory, is lower."""
    ((limit,),) = connection.execute("SELECT current_setting('memory_limit')").fetchall()
    number, unit = limit.split()  # 18.7 GiB
    if most < float(number) * 1024 ** ("bytes", "KiB", "MiB", "GiB", "TiB").index(unit):
        connection.execute(f"SET memory_limit = '{most}B'")


def _describe(
    connection: duckdb.DuckDBPyConnection,
    snapshot: Snapshot,
    schema: str,
    version: str,
    published_at: str,
    made_from: str,
) -> None:
    """Make store.published, the one row that says what the file is.

    Waivers are judged on the day of `as_of`, else on the day the revision was loaded: never by the clock.
    """
    connection.execute(
        "CREATE TABLE store.published AS SELECT $1::TIMESTAMP AS published_at, $2::BIGINT AS revision, "
        "$3::DATE AS as_of, $4 AS schema_head, $5 AS kzdb_version, NULL::VARCHAR AS content_sha256, $6 AS made_from, "
        "$7::INTEGER AS format, coalesce($3::DATE, loaded_at::DATE) AS judged_on FROM store.revisions WHERE id = $2",
        [published_at, snapshot.revision, snapshot.as_of, schema, version, made_from, FORMAT],
    )


def _run_scripts(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule] | None) -> None:
    """Make the prepared tables, then what the rules find, then its sentences."""
    scripts = sorted(files("kzdb.publish").joinpath("prepare").iterdir(), key=lambda item: item.name)
    for script in scripts[:-1]:
        connection.execute(script.read_text("utf-8"))
    run_rules(connection, rules)
    connection.execute(scripts[-1].read_text("utf-8"))
    word_findings(connection)


def _write_tables(connection: duckdb.DuckDBPyConnection) -> tuple[str, dict[str, int]]:
    """Write every table with its comments; return the hash of the content, and the number of rows of each table."""
    content, rows, comments = "", dict[str, int](), dict[str, str]()
    for table in TABLES:
        if table == "_published":
            content = hash_of_tables(connection, _columns(connection), NOT_CONTENT)
            connection.execute("UPDATE store.published SET content_sha256 = $1", [content])
        sentence, query = _read("tables", table)
        counted = connection.execute(f"CREATE TABLE published.{table} AS {query}").fetchone()
        comments[table] = _quoted(sentence)
        rows[table] = int(counted[0]) if counted else 0
    connection.execute("USE published")  # views and macros are stored by names without that of the file
    connection.execute("BEGIN")  # one commit for hundreds of comments
    for table, columns in _columns(connection).items():
        said = [f'COMMENT ON COLUMN {table}."{column}" IS {_quoted(_meaning(table, column))}' for column in columns]
        connection.execute(";".join([f"COMMENT ON TABLE {table} IS {comments[table]}", *said]))
    create_language_schemas(connection, TABLES, comments)
    for macro, parameters in MACROS.items():
        sentence, query = _read("macros", macro)
        connection.execute(f"CREATE MACRO {macro}({', '.join(parameters)}) AS TABLE {query}")
        connection.execute(f"COMMENT ON MACRO TABLE {macro} IS {_quoted(sentence)}")
    connection.execute("COMMIT")
    return content, rows


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Return the published tables written so far, in the order of writing: of each column the name and the type."""
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in connection.execute(COLUMNS).fetchall():
        found.setdefault(table, {})[column] = kind
    return found


def _read(folder: str, name: str) -> tuple[str, str]:
    """Return the sentence on the first line of an SQL file, and its query."""
    sentence, _, query = files("kzdb.publish").joinpath(folder, f"{name}.sql").read_text("utf-8").partition("\n")
    return sentence.removeprefix("-- "), query


def _prove(path: Path, rows: dict[str, int], content: str) -> None:
    """Open the new file as a reader will and compare it with what was written.

    Raises:
        PublishError: it is not whole.
    """
    if path.with_name(f"{path.name}.wal").exists():
        raise PublishError(f"{path}: DuckDB left a journal beside the file: it was not written to its end.")
    with open_published(path) as connection:
        counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in rows)
        there = dict(connection.execute(counts).fetchall())
        said = read_published(path)
    if said is None or said.content_sha256 != content or there != rows:
        raise PublishError(f"{path}: the new file does not hold what was written to it. The last file stays.")


def _refused(path: Path, error: duckdb.Error) -> FileError | PublishError:
    """Return what to raise for DuckDB's complaint; a full disk is called by its name."""
    says = " ".join(str(error).split())
    if "No space left" in says or "could not write" in says.lower():
        return FileError(f"{path}: cannot be written: no space left on device. Make room on that disk.")
    return PublishError(f"{path}: {says}. The last published file stays.")


@cache
def _meanings() -> dict[str, Any]:
    return tomllib.loads(files("kzdb.publish").joinpath("columns.toml").read_text("utf-8"))


def _meaning(table: str, column: str) -> str:
    own = _meanings()["tables"].get(table, {}).get(column)
    meaning = own or _meanings().get(column)
    if not isinstance(meaning, str):
        raise PublishError(f"kzdb/publish/columns.toml: got no meaning of {table}.{column}, expected one. Write it.")
    return meaning


def _quoted(text: str) -> str:
    """Return `text` as a string of SQL."""
    return "'" + text.replace("'", "''") + "'"
