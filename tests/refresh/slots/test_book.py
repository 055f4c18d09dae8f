"""Slots, leases and incidents on SQLite and PostgreSQL: unique, fenced by a token, each decision a row."""

from __future__ import annotations

import datetime as dt
import socket
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from kzdb.errors import StoreError
from kzdb.refresh.schedule.streams import make_stream
from kzdb.refresh.slots import book
from kzdb.refresh.slots.leases import EXPIRY, Lease, beat, give_back, holders, take
from kzdb.store.rows import Rows, open_rows

STREAM = make_stream("briefing", {"country": "KAZ"}, "en")
NOW = dt.datetime(2026, 11, 28, 6, tzinfo=dt.UTC)


@pytest.fixture
def rows(store_url: str) -> Iterator[Rows]:
    """Give an open store that holds nothing."""
    with open_rows(store_url) as rows:
        yield rows


def clock_at(minutes: int = 0) -> dt.datetime:
    """Return the time so many minutes after six o'clock."""
    return NOW + dt.timedelta(minutes=minutes)


def waiting(rows: Rows) -> book.Open:
    """Insert one slot and return it."""
    with rows.writing():
        assert book.add_slot(rows, STREAM, NOW, "waiting", "due", NOW)
    (slot,) = book.open_slots(rows)
    return slot


def held_by_a_dead_process(rows: Rows) -> Lease:
    """Take a lease for a process of this machine that has ended."""
    ended = subprocess.Popen(["true"])
    ended.wait()
    lease = take(rows, str(STREAM), lambda: NOW)
    assert lease is not None
    rows.write("UPDATE leases SET holder = :holder", holder=f"{ended.pid}@{socket.gethostname()}")
    return lease


def test_a_slot_is_taken_once(store_url: str) -> None:
    """Eight clocks that find the same slot due at once: one has it."""

    def insert(_: int) -> bool:
        with open_rows(store_url) as mine, mine.writing():
            return book.add_slot(mine, STREAM, NOW, "waiting", "due", NOW)

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(insert, range(8)))

    assert 1 == sum(won)
    with open_rows(store_url) as rows:
        assert {NOW} == book.taken(rows, STREAM)


def test_a_lease_has_one_owner(store_url: str) -> None:
    """Of eight that want it one gets it; given back, it is free."""

    def want(_: int) -> Lease | None:
        with open_rows(store_url) as mine:
            return take(mine, str(STREAM), lambda: NOW)

    with ThreadPoolExecutor(8) as pool:
        (lease,) = filter(None, pool.map(want, range(8)))

    with open_rows(store_url) as rows:
        assert [str(STREAM)] == [row["name"] for row in holders(rows, lambda: NOW)]
        give_back(rows, lease)
        assert take(rows, str(STREAM), lambda: NOW) is not None


def test_a_lease_that_beats_stays(rows: Rows) -> None:
    """With a heartbeat it outlives its first end; without, it is free, and its old owner's heart is not heard."""
    lease = take(rows, str(STREAM), lambda: NOW)
    assert lease is not None

    assert beat(rows, lease, lambda: clock_at(9))
    assert take(rows, str(STREAM), lambda: NOW + EXPIRY) is None
    assert take(rows, str(STREAM), lambda: clock_at(9) + EXPIRY) is not None
    assert not beat(rows, lease, lambda: clock_at(20))


def test_a_dead_holder_is_taken_over_at_once(rows: Rows) -> None:
    """On the same machine nobody waits for the end of a lease whose process is gone."""
    held_by_a_dead_process(rows)

    assert take(rows, str(STREAM), lambda: NOW) is not None


def test_a_clock_that_jumped_back_frees_a_lease(rows: Rows) -> None:
    """A lease that was taken in 2030, by a wrong clock, holds nobody up until then."""
    rows_of_2030 = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    assert take(rows, str(STREAM), lambda: rows_of_2030) is not None

    assert take(rows, str(STREAM), lambda: NOW) is not None


def test_who_lost_the_lease_writes_nothing(rows: Rows) -> None:
    """The work of a process that was taken over is thrown away, whatever it wanted to write."""
    slot, old = waiting(rows), held_by_a_dead_process(rows)
    new = take(rows, str(STREAM), lambda: NOW)
    assert new is not None

    with pytest.raises(book.LostLease, match="another process has taken over"):
        book.settle(rows, old, slot, "unchanged", "nothing changed", NOW)
    with pytest.raises(book.LostLease):
        book.postpone(rows, old, slot, "the disk is full", NOW, None, "x")
    give_back(rows, old)

    assert [slot] == book.open_slots(rows)
    book.settle(rows, new, slot, "unchanged", "nothing changed", NOW)
    assert [] == book.open_slots(rows)


def test_no_slot_is_done_without_its_edition(rows: Rows) -> None:
    """Success is positive evidence, and the database itself asks for it."""
    waiting(rows)

    with pytest.raises(StoreError, match="evidence"):
        rows.write("UPDATE slots SET state = 'done'")


def test_a_failed_slot_waits(rows: Rows) -> None:
    """It counts its attempts and says when it may be tried again, and what it was made from."""
    slot, lease = waiting(rows), take(rows, str(STREAM), lambda: NOW)
    assert lease is not None

    book.postpone(rows, lease, slot, "the disk is full", NOW, clock_at(5), "abc")

    (again,) = book.open_slots(rows)
    assert ("failed", 1, clock_at(5), "abc") == (again.state, again.attempts, again.try_after, again.made_from)


def test_the_same_decision_again_is_counted(rows: Rows) -> None:
    """A year of `not due` is one row; what comes in between begins another."""
    for minute, decision in enumerate(["not due", "not due", "built", "not due"]):
        with rows.writing():
            book.note(rows, STREAM, decision, "why", clock_at(minute))

    found = rows.all("SELECT decision, times, first_at < last_at AS lasted FROM refresh_log ORDER BY id")
    assert [("not due", 2, 1), ("built", 1, 0), ("not due", 1, 0)] == [
        (row["decision"], row["times"], int(row["lasted"])) for row in found
    ]


def test_an_incident_is_opened_and_closed_once(rows: Rows) -> None:
    """However often the same thing fails; the next failure after its end is a new one."""
    with rows.writing():
        first = book.open_incident(rows, STREAM, "evidence", "a figure without a claim", NOW)
        assert book.open_incident(rows, STREAM, "evidence", "a figure without a claim", NOW) is None
    assert [first] == [row["id"] for row in book.open_incidents(rows)]
    with rows.writing():
        assert first == book.close_incident(rows, STREAM, NOW)
        assert book.close_incident(rows, STREAM, NOW) is None
        assert book.open_incident(rows, STREAM, "ledger", "another", NOW) not in (None, first)


def test_a_transaction_that_fails_leaves_nothing(rows: Rows) -> None:
    """What was written in it before is undone, and the connection goes on."""

    def write_two() -> None:
        with rows.writing():
            book.note(rows, STREAM, "built", "why", NOW)
            rows.write("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StoreError):
        write_two()

    assert [] == rows.all("SELECT id FROM refresh_log")
    with rows.writing():
        book.note(rows, STREAM, "built", "why", NOW)
