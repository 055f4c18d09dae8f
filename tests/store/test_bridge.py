"""The bridge: one connection that speaks Arrow, with the same guarantees as any other."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from kzdb.config import Settings
from kzdb.errors import ConfigError, StoreError
from kzdb.store.bridge import open_bridge

TOPIC = """
INSERT INTO topics (id, slug, name, theme_id, weight) SELECT 9, 'weather', 'Weather', min(id), 1 FROM themes
"""


def test_rows_values_and_tables(loaded: Settings) -> None:
    """Parameters are written $1, $2 on both databases."""
    with open_bridge(loaded.database_url) as bridge:
        assert 32 == bridge.value("SELECT count(*) FROM claims")
        assert [("NAM", "country"), ("NOR", "country")] == bridge.rows(
            "SELECT slug, kind FROM entities WHERE kind = $1 AND slug <> $2 ORDER BY slug", "country", "x"
        )
        assert pa.int64() == bridge.table("SELECT id FROM claims").schema.field("id").type


def test_what_is_undone_is_gone(loaded: Settings) -> None:
    """From begin to rollback nothing stays, from begin to commit everything."""
    count = "SELECT count(*) FROM topics"
    with open_bridge(loaded.database_url) as bridge:
        for end, expected in ((bridge.rollback, 2), (bridge.commit, 3)):
            bridge.begin()
            bridge.execute(TOPIC)
            assert 3 == bridge.value(count)
            end()

            assert expected == bridge.value(count)


def test_a_reader_sees_one_state(loaded: Settings, dialect: str) -> None:
    """Who reads table after table meets no load in between: on SQLite it waits, on PostgreSQL it is not seen."""
    count = "SELECT count(*) FROM topics"
    with open_bridge(loaded.database_url) as reader, open_bridge(loaded.database_url) as writer:
        reader.begin_reading()
        before = reader.value(count)
        if dialect == "sqlite":
            writer.execute("PRAGMA busy_timeout = 0")
            with pytest.raises(StoreError, match="locked"):
                writer.execute(TOPIC)
        else:
            writer.execute(TOPIC)

        assert before == reader.value(count)
        reader.rollback()
        if dialect == "sqlite":
            writer.execute(TOPIC)
        assert before + 1 == reader.value(count)


def test_foreign_keys_are_on(loaded: Settings) -> None:
    """ADBC's own default on SQLite is off."""
    with open_bridge(loaded.database_url) as bridge, pytest.raises(StoreError, match=r"(?i)foreign key") as refused:
        bridge.execute("INSERT INTO metrics (id, slug, name, definition, dimension, unit_id, nature, theme_id, weight) "
                       "VALUES (99, 'x', 'x', 'x', 'mass', 999, 'flow', 1, 1)")  # fmt: skip

    assert "\n" not in str(refused.value)


def test_replacing_fires_the_guards(loaded: Settings, dialect: str) -> None:
    """REPLACE deletes without a word on SQLite, unless triggers are recursive; they are."""
    verb = {
        "sqlite": "INSERT OR REPLACE INTO revisions VALUES (1, 'x', 'x')",
        "postgresql": "INSERT INTO revisions VALUES (1, 'x', 'x') ON CONFLICT (id) DO UPDATE SET loaded_at = 'x'",
    }

    with open_bridge(loaded.database_url) as bridge, pytest.raises(StoreError, match="what was recorded is never"):
        bridge.execute(verb[dialect])


def test_what_the_database_refuses_is_one_line(loaded: Settings) -> None:
    """No traceback of a driver reaches a user."""
    with open_bridge(loaded.database_url) as bridge, pytest.raises(StoreError, match="the store refused: ") as refused:
        bridge.rows("SELECT one\nFROM nowhere")

    assert "\n" not in str(refused.value)


def test_no_store_there(tmp_path: Path) -> None:
    """Asking does not make one."""
    path = tmp_path / "kzdb.sqlite"

    said = r"got no store there, expected one. Run `kzdb load` first."
    with pytest.raises(StoreError, match=said), open_bridge(f"sqlite:///{path}"):
        pass

    assert not path.exists()


def test_no_server_there() -> None:
    """One line, without the password."""
    address = "postgresql://anna:secret@127.0.0.1:1/kzdb"
    with pytest.raises(StoreError) as refused, open_bridge(address):
        pass

    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/kzdb", "kzdb", ""])
def test_addresses_that_are_none(url: str) -> None:
    """A store in memory cannot be shared between the steps; other databases are not known."""
    with pytest.raises(ConfigError, match="KZDB_DATABASE_URL: got "), open_bridge(url):
        pass
