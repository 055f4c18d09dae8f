"""Editions on the disk and in the register: numbered, immutable, `latest` moved last, a kill at any step repaired."""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kzdb.errors import FileError, StoreError
from kzdb.refresh.editions.folders import LATEST, altered, being_made, edition_folder, move_latest, publish_edition
from kzdb.refresh.editions.register import Edition, editions_of, newest
from kzdb.refresh.schedule.streams import Stream, make_stream
from kzdb.refresh.slots import book
from kzdb.refresh.slots.leases import Lease, give_back, take
from kzdb.store.rows import Rows, open_rows

NOW = dt.datetime(2026, 11, 28, 6, tzinfo=dt.UTC)
EN, RU = (make_stream("briefing", {"country": "KAZ"}, language) for language in ("en", "ru"))
FIRST, SECOND, THIRD = "1" * 64, "2" * 64, "3" * 64


@pytest.fixture
def rows(store_url: str) -> Iterator[Rows]:
    """Give an open store with one revision and nothing else."""
    with open_rows(store_url) as rows:
        rows.write("INSERT INTO revisions (id, loaded_at, kzdb_version) VALUES (1, '2026-11-28', '1')")
        yield rows


def clock() -> dt.datetime:
    """Return six o'clock."""
    return NOW


def wanted(stream: Stream, data: str, form: str = FIRST) -> Edition:
    """Return an edition that is to be published."""
    return Edition(0, stream, 0, "", "2026-11-28", 1, data, form, "", {}, "the data changed", None, "2026", "")


def slot_of(rows: Rows, stream: Stream, minute: int) -> book.Open:
    """Insert a slot and return it."""
    due = NOW + dt.timedelta(minutes=minute)
    with rows.writing():
        book.add_slot(rows, stream, due, "waiting", "due", NOW)
    return next(slot for slot in book.open_slots(rows) if (slot.stream, slot.due) == (stream, due))


def lease_of(rows: Rows, stream: Stream) -> Lease:
    """Take the lease of a stream."""
    lease = take(rows, str(stream), clock)
    assert lease is not None
    return lease


def publish(rows: Rows, var: Path, stream: Stream, data: str, form: str = FIRST, words: str = "figures") -> Edition:
    """Build and publish an edition of one small file."""
    slot, lease = slot_of(rows, stream, len(editions_of(rows))), lease_of(rows, stream)
    with being_made(var, stream) as made:
        (made / "briefing.pdf").write_text(words)
        done = publish_edition(rows, var, lease, slot, made, wanted(stream, data, form), clock)
    give_back(rows, lease)
    move_latest(rows, var, stream)
    return done


def tree(var: Path) -> list[str]:
    """Return everything below var/editions, links not followed."""
    return sorted(path.relative_to(var / "editions").as_posix() for path in (var / "editions").rglob("*"))


def test_numbers_and_letters(rows: Rows, tmp_path: Path) -> None:
    """Other data give a new number, the same in each language; another form gives a letter."""
    assert "1" == publish(rows, tmp_path, EN, FIRST).label
    assert "1" == publish(rows, tmp_path, RU, FIRST).label
    assert "1a" == publish(rows, tmp_path, EN, FIRST, SECOND).label
    assert "1b" == publish(rows, tmp_path, EN, FIRST, THIRD).label
    assert "2" == publish(rows, tmp_path, EN, SECOND).label
    assert "3" == publish(rows, tmp_path, EN, THIRD).label
    assert "3" == publish(rows, tmp_path, RU, THIRD).label
    assert "4" == publish(rows, tmp_path, RU, FIRST).label

    labels = {(one.stream.language, one.label) for one in editions_of(rows)}
    assert {("en", "1"), ("en", "1a"), ("en", "1b"), ("en", "2"), ("en", "3")} < labels


def test_latest_is_the_newest(rows: Rows, tmp_path: Path) -> None:
    """It is a link that names the edition; the old one stays at its address."""
    publish(rows, tmp_path, EN, FIRST, words="old")
    publish(rows, tmp_path, EN, SECOND, words="new")

    assert "new" == (tmp_path / "editions/briefing/KAZ/latest/en/briefing.pdf").read_text()
    assert "old" == (tmp_path / "editions/briefing/KAZ/1/en/briefing.pdf").read_text()
    assert [] == [name for name in tree(tmp_path) if ".new" in name]


def test_an_edition_is_never_changed(rows: Rows, tmp_path: Path) -> None:
    """The register refuses, and a file that was changed by hand is noticed before `latest` moves to it."""
    edition = publish(rows, tmp_path, EN, FIRST)
    for sql in ("UPDATE editions SET why = 'x'", "DELETE FROM editions"):
        with pytest.raises(StoreError, match="what was recorded is never"):
            rows.write(sql)
    assert [] == altered(tmp_path, edition)

    (edition_folder(tmp_path, edition) / "briefing.pdf").write_text("forged")
    (tmp_path / "editions/briefing/KAZ" / LATEST / "en").unlink()

    assert 1 == len(altered(tmp_path, edition))
    with pytest.raises(FileError, match="is not the file that was published"):
        move_latest(rows, tmp_path, EN)


def test_a_build_that_fails_leaves_nothing(rows: Rows, tmp_path: Path) -> None:
    """Not published, it is gone: no folder, no row, no number used."""
    with being_made(tmp_path, EN) as made:
        (made / "half").write_text("half a page")

    assert ["briefing", "briefing/KAZ"] == tree(tmp_path)
    assert "1" == publish(rows, tmp_path, EN, FIRST).label


def test_who_lost_the_lease_publishes_nothing(rows: Rows, tmp_path: Path) -> None:
    """What it built is thrown away."""
    slot, lease = slot_of(rows, EN, 0), lease_of(rows, EN)
    rows.write("UPDATE leases SET token = 'taken over'")

    with being_made(tmp_path, EN) as made:
        (made / "briefing.pdf").write_text("late")
        with pytest.raises(book.LostLease):
            publish_edition(rows, tmp_path, lease, slot, made, wanted(EN, FIRST), clock)

    assert ["briefing", "briefing/KAZ"] == tree(tmp_path)
    assert [] == editions_of(rows)


def test_a_row_that_is_refused_takes_its_folder_back(rows: Rows, tmp_path: Path) -> None:
    """The rename is undone when the register does not take the row: here, a revision that does not exist."""
    slot, lease = slot_of(rows, EN, 0), lease_of(rows, EN)
    impossible = Edition(**{**{name: getattr(wanted(EN, FIRST), name) for name in Edition.__slots__}, "revision": 99})

    with being_made(tmp_path, EN) as made:
        (made / "briefing.pdf").write_text("early")
        with pytest.raises(StoreError):
            publish_edition(rows, tmp_path, lease, slot, made, impossible, clock)

    assert not (tmp_path / "editions/briefing/KAZ/1/en").exists()
    assert "waiting" == book.open_slots(rows)[0].state


def test_a_kill_between_rename_and_row(rows: Rows, tmp_path: Path) -> None:
    """The folder without a row is no edition: the next one takes its place."""
    left = tmp_path / "editions/briefing/KAZ/1/en"
    left.mkdir(parents=True)
    (left / "briefing.pdf").write_text("of a killed process")

    edition = publish(rows, tmp_path, EN, FIRST, words="whole")

    assert "whole" == (left / "briefing.pdf").read_text()
    assert [] == altered(tmp_path, edition)
    assert [] == [name for name in tree(tmp_path) if "orphan" in name or ".new" in name]


def test_a_kill_between_row_and_latest(rows: Rows, tmp_path: Path) -> None:
    """The next refresh moves the link; nobody is needed."""
    publish(rows, tmp_path, EN, FIRST, words="old")
    publish(rows, tmp_path, EN, SECOND, words="new")
    link = tmp_path / "editions/briefing/KAZ/latest/en"
    link.unlink()
    os.symlink("../1/en", link)

    assert newest(rows, EN) == move_latest(rows, tmp_path, EN)
    assert "new" == (link / "briefing.pdf").read_text()


def test_what_a_killed_build_left_is_cleared(rows: Rows, tmp_path: Path) -> None:
    """Its half-filled folder goes with the next build; what another host fills is left to it, until it is old."""
    ended = subprocess.Popen(["true"])
    ended.wait()
    above = tmp_path / "editions" / "briefing" / "KAZ"
    half, other, old = (
        above / f".{ended.pid}@{host}-abc.new" for host in (socket.gethostname(), "far-away", "long-gone")
    )
    for folder in (half, other, old):
        folder.mkdir(parents=True)
    (half / "half").write_text("")
    os.utime(old, (0, 0))

    publish(rows, tmp_path, EN, FIRST)

    assert [False, True, False] == [folder.exists() for folder in (half, other, old)]
