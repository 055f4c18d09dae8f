"""Engines: what is missing to reach a store."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from kzdb.errors import StoreError
from kzdb.store.bridge import open_bridge
from kzdb.store.engine import make_engine
from kzdb.store.state import read_state


@pytest.mark.parametrize(
    ("missing", "reach"),
    [
        ("psycopg", make_engine),
        ("psycopg", read_state),
        ("adbc_driver_postgresql", lambda url: enter(open_bridge(url))),
    ],
)
def test_postgres_without_its_drivers(
    missing: str, reach: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever driver is not installed, and whoever needs it, one line says which extra to install."""
    for name in [name for name in sys.modules if name.split(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)  # what makes Python say that there is no such module

    with pytest.raises(StoreError, match=r"PostgreSQL needs the extra: pip install 'kzdb\[postgres\]'") as refused:
        reach("postgresql://anna@db.example.org/kzdb")
    assert "\n" not in str(refused.value)


def enter(context: AbstractContextManager[object]) -> object:
    """Enter a context and leave it."""
    with context as entered:
        return entered
