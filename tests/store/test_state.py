"""What a store says of itself, on both databases, without locking anybody out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kzdb.config import Settings
from kzdb.errors import StoreError
from kzdb.store.bridge import open_bridge
from kzdb.store.migrate import head
from kzdb.store.state import State, quick_check, read_state


def test_from_nothing_to_loaded(empty_url: str, store_url: str, loaded: Settings) -> None:
    """No tables, a schema without a revision, a revision with what it was loaded from."""
    newest = head(loaded.migrations)
    state = read_state(loaded.database_url)

    assert State() == (read_state(empty_url) or State())
    assert State(schema=newest) == read_state(store_url)
    assert state is not None
    assert (newest, 1) == (state.schema, state.revision)
    assert {"kzdb", "seeds/annual_report", "seeds/vocabulary", "seeds/decisions"} <= set(state.inputs)


def test_no_file_is_no_store(tmp_path: Path) -> None:
    """It is not made by asking."""
    assert read_state(f"sqlite:///{tmp_path / 'none.sqlite'}") is None
    assert [] == list(tmp_path.iterdir())


def test_it_is_read_while_somebody_writes(loaded: Settings) -> None:
    """A load that is under way keeps nobody from reading where the store is."""
    with open_bridge(loaded.database_url) as writer:
        writer.begin()
        writer.execute("DELETE FROM inputs")
        state = read_state(loaded.database_url)
        writer.rollback()

    assert state is not None
    assert 1 == state.revision
    assert state.inputs


@pytest.mark.parametrize("dialect", ["sqlite"])
@pytest.mark.parametrize("damage", ["truncated", "overwritten", "flipped"])
def test_a_damaged_file_says_what_to_do(loaded: Settings, damage: str) -> None:
    """Whichever way it is damaged: one line, with the backups there are."""
    path = Path(loaded.database_url.removeprefix("sqlite:///"))
    data = bytearray(path.read_bytes())
    backup = path.with_name(f"{path.name}.before-upgrade-from-0001")
    backup.write_bytes(data)
    if damage == "truncated":
        data = data[: len(data) // 2]
    elif damage == "overwritten":
        data[:100] = b"x" * 100
    else:
        for start in range(20_000, len(data), 16_384):
            data[start : start + 2_000] = bytes(255 - byte for byte in data[start : start + 2_000])
    path.write_bytes(data)

    def examine() -> None:
        read_state(loaded.database_url)
        quick_check(loaded.database_url)

    with pytest.raises(StoreError) as refused:
        examine()

    assert "the store is damaged (" in str(refused.value)
    assert f"Backups beside it: {backup.name}. Put a good copy in its place" in str(refused.value)
    backup.unlink()


def test_a_database_of_something_else(tmp_path: Path) -> None:
    """It is not taken for an empty store, to be filled with our tables."""
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE accounts (id INTEGER)")

    with pytest.raises(StoreError, match=r"got a database of something else, expected a store of kzdb"):
        read_state(f"sqlite:///{path}")


def test_a_server_that_is_not_there() -> None:
    """One line, without the password."""
    with pytest.raises(StoreError) as refused:
        read_state("postgresql://user:hunter2@127.0.0.1:1/base")

    assert str(refused.value).startswith("postgresql://user:***@127.0.0.1:1/base: cannot be reached: ")
    assert "hunter2" not in str(refused.value)
    assert "\n" not in str(refused.value)
