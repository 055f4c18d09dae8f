"""The keys of a first load: away while it fills the tables of PostgreSQL, back and checked at its end."""

from __future__ import annotations

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import StoreError
from kzdb.store.bridge import Bridge, open_bridge
from kzdb.store.record.keys import keys_checked_at_once

KEYS = (
    "SELECT CAST(conrelid::regclass AS TEXT), conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint "
    "WHERE contype = 'f' ORDER BY 1, 2"
)
FACT = "INSERT INTO facts (id, kind) VALUES (1, 'observation')"
LOST = (
    "INSERT INTO observation_facts (fact_id, kind, metric_id, subject_id, breakdown_id, period_start, period_end, "
    "period_type) VALUES (1, 'observation', 777, 777, 777, '2020-01-01', '2020-12-31', 'year')"
)


def _keys(bridge: Bridge, dialect: str) -> list[tuple[object, ...]]:
    return bridge.rows(KEYS) if dialect == "postgresql" else []


def _load_what_is_lost(bridge: Bridge) -> None:
    with keys_checked_at_once(bridge):
        bridge.execute(FACT)
        bridge.execute(LOST)


def test_a_first_load_leaves_every_key(settings: Settings, dialect: str) -> None:
    """After a first load the store has the very keys it had, all of them valid; inside of it PostgreSQL has fewer."""
    with open_bridge(settings.database_url) as bridge:
        before = _keys(bridge, dialect)
        bridge.begin()
        with keys_checked_at_once(bridge):
            inside = _keys(bridge, dialect)
        bridge.rollback()
        pipeline.load(settings)

        assert (dialect == "postgresql") == (len(inside) < len(before) - 10)
        assert before == _keys(bridge, dialect)


def test_a_first_load_that_breaks_a_key_is_undone(settings: Settings) -> None:
    """A fact about nothing is refused at the latest when the keys come back, and nothing of the load stays."""
    with open_bridge(settings.database_url) as bridge:
        bridge.begin()
        with pytest.raises(StoreError, match=r"(?i)foreign key"):
            _load_what_is_lost(bridge)
        bridge.rollback()

        assert 0 == bridge.value("SELECT count(*) FROM facts")


def test_a_later_load_keeps_the_keys_in_place(loaded: Settings, dialect: str) -> None:
    """In a store that has claims the keys are never taken away: its readers would have to wait."""
    with open_bridge(loaded.database_url) as bridge:
        before = _keys(bridge, dialect)
        bridge.begin()
        with keys_checked_at_once(bridge):
            assert before == _keys(bridge, dialect)
        bridge.rollback()


@pytest.mark.parametrize("dialect", ["postgresql"])
def test_a_reader_of_an_empty_store_is_not_waited_for(settings: Settings) -> None:
    """While somebody reads the empty tables a first load leaves the keys where they are, and is done."""
    with open_bridge(settings.database_url) as reader, open_bridge(settings.database_url) as bridge:
        reader.begin_reading()
        assert 0 == reader.value("SELECT count(*) FROM claims")
        before = bridge.rows(KEYS)
        bridge.begin()
        with keys_checked_at_once(bridge):
            assert before == bridge.rows(KEYS)
        bridge.rollback()
        pipeline.load(settings)

        assert 32 == bridge.value("SELECT count(*) FROM claims")
        reader.rollback()
