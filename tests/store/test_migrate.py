"""Migrations: one line of them, equal to the models on both databases, safe on a filled store."""

from __future__ import annotations

import ast
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import StoreError
from kzdb.store.engine import make_engine
from kzdb.store.guards import Base
from kzdb.store.migrate import differences, head, upgrade
from kzdb.store.state import read_state

Contents = Callable[[str], dict[str, list[str]]]

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
VERSIONS = sorted((MIGRATIONS / "versions").glob("*.py"))
EARLIER = [path.name[:4] for path in VERSIONS[:-1]]

BROKEN = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{down}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("half_done", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("DELETE FROM alembic_version")
    op.execute("SELECT one FROM nowhere")
"""

# Everything that PostgreSQL knows of a schema, as lines of text.
DESCRIBED = [
    "SELECT 'table', relname, obj_description(oid) FROM pg_class WHERE relkind = 'r' "
    "AND relnamespace = 'public'::regnamespace",
    "SELECT 'column', table_name, column_name, data_type, is_nullable, column_default, "
    "col_description(format('%I', table_name)::regclass, ordinal_position::int) "
    "FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace AND contype <> 'n'",
    "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
]


class Stores(Protocol):
    """Fresh stores of one database, from tests/conftest.py."""

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""


def current(url: str) -> str | None:
    """Return the migration that the store is at."""
    state = read_state(url)
    return state.schema if state else None


def ignore(_: str) -> None:
    """Take a progress message."""


def schema(url: str) -> set[str]:
    """Return every line of the schema's definition, whatever the order of its parts."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            lines = _sqlite_lines(connection) if engine.dialect.name == "sqlite" else _postgresql_lines(connection)
            return {line for line in lines if "alembic_version" not in line}
    finally:
        engine.dispose()


def _sqlite_lines(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    # A column that a migration added is in the line of the one before, its constraint with it.
    parted = [(name, re.sub(r", (\w+ [A-Z]+) (?=CONSTRAINT )", r",\n\1,\n", sql)) for name, sql in found]
    return [f"{name}: {line.strip().rstrip(',')}" for name, sql in parted for line in sql.splitlines() if line.strip()]


def _postgresql_lines(connection: Connection) -> list[str]:
    return [
        " ".join(map(str, row)) for query in DESCRIBED for row in connection.exec_driver_sql(query.replace("%", "%%"))
    ]


def test_migrated_is_created(stores: Stores) -> None:
    """What the migrations make and what the models make is the same to the last constraint, trigger and comment."""
    created = stores.new("empty")
    engine = make_engine(created)
    Base.metadata.create_all(engine)
    engine.dispose()

    migrated = schema(stores.new("migrated"))

    assert schema(created) == migrated
    assert any("tg_figures_update" in line for line in migrated)


def test_the_models_do_not_differ(store_url: str) -> None:
    """Alembic's own comparison, which `kzdb db check` shows, finds nothing."""
    assert [] == differences(store_url)


def test_every_constraint_is_named() -> None:
    """Each by the convention, at most 63 characters (PostgreSQL cuts the rest off)."""
    names = [
        (table.name, str(item.name))
        for table in Base.metadata.sorted_tables
        for item in (*table.constraints, *table.indexes)
    ]

    assert [] == [name for name in names if name[1] == "None" or len(name[1]) > 63]
    assert [] == [name for name in names if not re.match(r"(pk|fk|uq|ix|ck)_", name[1])]
    assert len(names) == len(set(names))


def test_every_table_and_column_is_explained() -> None:
    """Each has a comment, each table is STRICT on SQLite."""
    tables = Base.metadata.sorted_tables

    assert [] == [table.name for table in tables if not table.comment or not table.dialect_kwargs["sqlite_strict"]]
    assert [] == [str(column) for table in tables for column in table.columns if not column.comment]


def test_migrations_are_one_line() -> None:
    """Numbered from 1 without a gap, each after the one before; head.txt names the last, so that two collide."""
    numbers = [path.name[:4] for path in VERSIONS]
    steps = {script.revision: script.down_revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}

    assert [f"{number:04}" for number in range(1, len(VERSIONS) + 1)] == numbers
    assert dict(zip(numbers, [None, *numbers], strict=False)) == steps
    assert f"{VERSIONS[-1].stem}\n" == (MIGRATIONS / "head.txt").read_text()
    assert numbers[-1] == head(MIGRATIONS)


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_migration_stands_by_itself(path: Path) -> None:
    """It uses no batch mode (which empties children on SQLite) and no model (which will be another one day)."""
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [item.name for item in node.names])
    }

    assert "batch_alter_table" not in path.read_text("utf-8")
    assert [] == [name for name in imported if name.startswith("kzdb")]
    assert (ast.get_docstring(tree) or "").endswith(".")


def test_two_migrations_after_one_are_refused(tmp_path: Path) -> None:
    """Two lines of work that were merged carelessly: one line says so, before any store is touched."""
    text = VERSIONS[-1].read_text("utf-8").replace(f'revision = "{VERSIONS[-1].name[:4]}"', 'revision = "other"', 1)
    migrations = shutil.copytree(MIGRATIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "other.py").write_text(text, "utf-8")

    with pytest.raises(StoreError, match="the migrations are in no line") as refused:
        head(migrations)

    assert "\n" not in str(refused.value)


def test_no_migrations_at_all(tmp_path: Path) -> None:
    """A folder without any is named as such."""
    (tmp_path / "versions").mkdir()

    with pytest.raises(StoreError, match=r"got no migration, expected versions/0001_…"):
        head(tmp_path)


def test_an_upgrade_is_made_once(workspace: Path, empty_url: str) -> None:
    """From nothing to the newest; then there is nothing to do. An empty store needs no copy."""
    first = upgrade(empty_url, workspace / "migrations", ignore)
    second = upgrade(empty_url, workspace / "migrations", ignore)

    assert (None, head(MIGRATIONS), None) == (first.before, first.after, first.backup)
    assert (head(MIGRATIONS), head(MIGRATIONS), None) == (second.before, second.after, second.backup)


@pytest.mark.parametrize("revision", EARLIER)
def test_a_filled_store_is_upgraded(
    stores: Stores, loaded: Settings, contents: Contents, dialect: str, revision: str
) -> None:
    """From every earlier migration: each row is still there afterwards, and a SQLite file was copied aside before."""
    url = stores.new("empty")
    command.upgrade(alembic_config(url), revision)
    filled = fill(url, loaded.database_url)

    outcome = upgrade(url, MIGRATIONS, ignore)

    assert filled
    assert filled == {table: rows for table, rows in contents(url).items() if table in filled}
    assert [] == differences(url)
    assert (dialect == "sqlite") == (outcome.backup is not None)
    assert None is outcome.backup or revision == current(f"sqlite:///{outcome.backup}")


def test_a_copy_of_before_stays(sqlite_stores: Stores, tmp_path: Path) -> None:
    """An upgrade that fails and is tried again later makes a second copy: the first is not written over."""
    url = sqlite_stores.new("empty")
    command.upgrade(alembic_config(url), EARLIER[0])
    broken = shutil.copytree(MIGRATIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (broken / "versions" / "9999_broken.py").write_text(BROKEN.format(down=VERSIONS[-1].name[:4]), "utf-8")
    (broken / "head.txt").write_text("9999_broken\n", "utf-8")
    with pytest.raises(StoreError, match="failed and was undone"):
        upgrade(url, broken, ignore)
    folder = Path(url.removeprefix("sqlite:///")).parent
    first = set(folder.glob("*.sqlite*"))

    second = upgrade(url, MIGRATIONS, ignore).backup

    assert second is not None
    assert second not in first
    assert first <= set(folder.glob("*.sqlite*"))


def alembic_config(url: str) -> Config:
    """Return how Alembic reaches the store at `url`."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["database_url"] = url
    return config


def fill(url: str, loaded: str) -> dict[str, list[str]]:
    """Copy the rows of a loaded store into the tables the store at `url` has so far; return them."""
    source, target = make_engine(loaded), make_engine(url)
    copied = {}
    with source.connect() as read, target.begin() as write:
        for table in Base.metadata.sorted_tables:
            if inspect(write).has_table(table.name):
                found = [row._asdict() for row in read.execute(table.select())]
                found.sort(key=lambda row: row.get("base_id") != row.get("id"))  # a base unit before what leads to it
                known = {column["name"] for column in inspect(write).get_columns(table.name)}
                if found:
                    write.execute(table.insert(), [{name: row[name] for name in row if name in known} for row in found])
                copied[table.name] = sorted(repr(tuple(row.values())) for row in found)
    source.dispose()
    target.dispose()
    return copied


def test_a_migration_that_fails_is_undone(loaded: Settings, contents: Contents) -> None:
    """Whatever it had done: tables, rows and the store's place in the line are as they were; one line says why.

    Its connection is closed.
    """
    before, stood_at = contents(loaded.database_url), current(loaded.database_url)
    loaded.migrations.unlink()
    shutil.copytree(MIGRATIONS, loaded.migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (loaded.migrations / "versions" / "9999_broken.py").write_text(BROKEN.format(down=stood_at), "utf-8")
    opened = len(os.listdir("/dev/fd"))

    with pytest.raises(StoreError, match=r"migrating the store to 9999 failed and was undone: .*nowhere") as refused:
        pipeline.migrate(loaded)

    assert "\n" not in str(refused.value)
    assert opened == len(os.listdir("/dev/fd"))
    assert (before, stood_at) == (contents(loaded.database_url), current(loaded.database_url))
    assert not any("half_done" in line for line in schema(loaded.database_url))


def test_a_store_of_a_newer_kzdb_is_refused(loaded: Settings, contents: Contents) -> None:
    """An old kzdb never touches what it does not know."""
    engine = make_engine(loaded.database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    before = contents(loaded.database_url)

    with pytest.raises(StoreError, match=r"the store is at migration 9999, .* a newer kzdb made it. Update kzdb."):
        pipeline.load(loaded)

    assert before == contents(loaded.database_url)


def test_a_file_that_is_no_database(workspace: Path) -> None:
    """One line, and the file is left alone."""
    path = workspace / "var" / "kzdb.sqlite"
    path.write_text("not a database, but long enough to be taken for one by its name " * 20)

    with pytest.raises(
        StoreError, match=r"the store is damaged \(file is not a database\)\. Put a good copy in its place"
    ):
        upgrade(f"sqlite:///{path}", MIGRATIONS, ignore)

    assert path.read_text().startswith("not a database")


def test_a_server_that_does_not_answer() -> None:
    """One line, and no password in it."""
    with pytest.raises(StoreError, match="cannot be reached") as refused:
        current("postgresql://anna:secret@127.0.0.1:1/kzdb")

    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)
