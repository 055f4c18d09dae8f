"""One writer at a time, on both databases."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Protocol

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.store import locks
from kzdb.store.locks import writing
from kzdb.store.state import read_state
from tests.store.loading import Load


class Stores(Protocol):
    """Fresh stores of one database, from tests/conftest.py."""

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""


def test_who_waits_hears_for_whom(store_url: str) -> None:
    """The second goes on when the first is done."""
    heard: list[str] = []
    order: list[str] = []
    waiting = threading.Event()

    def say(message: str) -> None:
        heard.append(message)
        waiting.set()

    def other() -> None:
        with writing(store_url, "kzdb load", say):
            order.append("second")

    with writing(store_url, "kzdb db upgrade", say):
        thread = threading.Thread(target=other)
        thread.start()
        assert waiting.wait(60)
        order.append("first")
    thread.join(60)

    assert ["first", "second"] == order
    assert [True] == [message.startswith("waiting for kzdb db upgrade (process ") for message in heard]


def test_waiting_has_an_end(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says who is at work."""
    monkeypatch.setattr("kzdb.files.LONGEST_WAIT", -1)
    monkeypatch.setattr(locks, "LONGEST_WAIT", -1)

    with (
        writing(store_url, "kzdb load", lambda _: None),
        pytest.raises(Exception, match=r"kzdb load \(process \d+ .*still .* Run this again when it is done"),
        writing(store_url, "kzdb load", lambda _: None),
    ):
        pass


def test_two_first_loads_at_once(workspace: Path, stores: Stores) -> None:
    """Both end well on an empty store: one makes revision 1, the other finds nothing to change."""
    url = stores.new("empty")
    running = [Load(workspace, url) for _ in range(2)]

    assert {1, None} == {load.revision() for load in running}
    state = read_state(url)
    assert state is not None
    assert 1 == state.revision


def test_a_load_that_was_read_before_another_committed(loaded: Settings) -> None:
    """The seeds are compared with the store as it is when the lock is won, not as it was when they were read."""
    path = loaded.seeds / "annual_report" / "claims.toml"
    path.write_text(path.read_text("utf-8").replace('"1.2 t"', '"1.20 t"'), "utf-8")

    assert 2 == pipeline.load(loaded).revision
    assert pipeline.load(loaded, force=True).revision is None
