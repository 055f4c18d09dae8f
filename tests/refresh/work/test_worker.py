"""The queue in a PostgreSQL store, and one host at its jobs: the same work as without, or a clear refusal."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

import psycopg
import pytest

from kzdb import pipeline
from kzdb.errors import ConfigError
from kzdb.refresh.editions.register import editions_of
from kzdb.refresh.work import queue
from kzdb.refresh.work.task import Unfit
from tests.conftest import settings_of
from tests.refresh.press import Clock, Desk

DAILY = 'cron = "0 6 * * *"\nzone = "UTC"'


class Stores(Protocol):
    """Fresh databases of one PostgreSQL, from tests/conftest.py."""

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""


@pytest.fixture
def first(published_from_postgresql: Path, postgresql_stores: Stores, tmp_path: Path) -> Desk:
    """Give a host that has published, with one report that is due."""
    root = shutil.copytree(published_from_postgresql, tmp_path / "first", symlinks=True)
    desk = Desk(settings_of(root, postgresql_stores.new("loaded")), Clock("2026-11-28T05:00"))
    desk.add_report("daily", DAILY)
    return desk


@pytest.fixture
def second(first: Desk, tmp_path: Path) -> Desk:
    """Give another host with the same store, seeds and reports, and the same folder of editions."""
    root = shutil.copytree(first.settings.root, tmp_path / "second", symlinks=True)
    (first.settings.var / "editions").mkdir()
    (root / "var" / "editions").symlink_to(first.settings.var / "editions")
    return Desk(settings_of(root, first.settings.database_url), first.clock)


def jobs(desk: Desk) -> list[tuple[str, str]]:
    """Return the jobs of the queue: what for, and their state."""
    with psycopg.connect(desk.settings.database_url) as connection:
        return connection.execute(
            "SELECT queueing_lock, status::text FROM public_queue.procrastinate_jobs ORDER BY id"
        ).fetchall()


def test_the_tables_are_those_of_the_library(first: Desk) -> None:
    """All migrations one after another give what its schema file gives, and a second call has nothing to do."""
    url = first.settings.database_url
    queue.bring_up(url)
    queue.bring_up(url)
    made = {}
    with psycopg.connect(url) as connection:
        from procrastinate.schema import SchemaManager

        connection.execute("CREATE SCHEMA plain")
        connection.execute("SET search_path TO plain")
        connection.execute(SchemaManager.get_schema())
        for schema in ("plain", "public_queue"):
            made[schema] = connection.execute(
                "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = %s "
                "UNION ALL SELECT routine_name, data_type, '' FROM information_schema.routines WHERE routine_schema = "
                "%s UNION ALL SELECT indexname, tablename, '' FROM pg_indexes WHERE schemaname = %s ORDER BY 1, 2",
                [schema] * 3,
            ).fetchall()
    assert len(made["plain"]) > 50
    assert [row for row in made["plain"] if row not in made["public_queue"]] == []


def test_a_slot_is_queued_once_and_built_by_another_host(first: Desk, second: Desk) -> None:
    """The other host writes its own published file, builds what the first one queued, and tells its readers."""
    said: list[list[str]] = []
    second.settings.published.unlink()
    second.notify = lambda rows, *_: said.append([one.stream.report for one in editions_of(rows)]) or []
    assert ["daily all en: queued, any host with a worker builds it"] == first.enqueue("2026-11-28T06:01").lines
    first.enqueue("2026-11-28T06:02")
    key = "daily all en 2026-11-28T06:00:00+00:00"
    assert [(key, "todo")] == jobs(first)

    (outcome,) = second.work()

    assert ["daily all en: edition 1, first edition"] == outcome.lines
    assert [("daily", "2026-11-28T06:00", "done")] == first.slots()
    assert "9.75 kg" in first.printed("daily")
    assert ([], [["daily"]]) == (jobs(first), said)
    assert second.settings.published.exists()


def test_a_job_for_a_slot_that_is_done_does_nothing(first: Desk) -> None:
    """Who refreshed without the queue meanwhile has done it."""
    first.enqueue("2026-11-28T06:01")
    first.refresh("2026-11-28T06:02")

    (outcome,) = first.work(once=True)

    assert ["daily all en 2026-11-28T06:00:00+00:00: is done already"] == outcome.lines
    assert [] == jobs(first)


def test_the_revision_of_the_job_is_printed(first: Desk, second: Desk) -> None:
    """A revision that came after the job was queued is the next edition's."""
    first.enqueue("2026-11-28T06:01")
    second.correct("9.75 kg", "9.5 kg")
    assert 2 == pipeline.load(second.settings).revision

    (outcome,) = second.work()

    assert [1] == [edition.revision for edition in outcome.built]
    assert "9.75 kg" in first.printed("daily")


def test_a_job_is_replaced_when_what_it_is_made_from_changes(first: Desk) -> None:
    """What waits in the queue is what the last refresh would build."""
    first.enqueue("2026-11-28T06:01")
    first.correct("9.75 kg", "9.5 kg")
    first.enqueue("2026-11-28T06:02")
    assert 1 == len(jobs(first))

    (outcome,) = first.work()

    assert [2] == [edition.revision for edition in outcome.built]


def test_what_fails_is_a_row_as_without_a_queue(first: Desk) -> None:
    """The slot says why and when it is tried again; the job is gone, the next refresh queues another."""
    (first.settings.reports / "daily" / "broken").write_text("transient", "utf-8")
    first.enqueue("2026-11-28T06:01")

    (outcome,) = first.work()

    assert ["daily all en: evidence: a figure has no claim"] == outcome.failures
    assert ([("daily", "2026-11-28T06:00", "failed")], []) == (first.slots(), jobs(first))
    assert [] == first.enqueue("2026-11-28T06:03").lines
    assert 1 == len(first.enqueue("2026-11-28T06:10").lines)
    assert 1 == len(jobs(first))


def test_a_host_that_would_print_something_else_is_refused(first: Desk, second: Desk) -> None:
    """Another report, or another folder of editions: the worker ends and says why, the job is in the queue again."""
    first.enqueue("2026-11-28T06:01")
    sql = second.settings.reports / "daily" / "figures.sql"
    sql.write_text(sql.read_text("utf-8").replace("ORDER BY", "AND true ORDER BY"), "utf-8")

    with pytest.raises(Unfit, match=r"daily: the report, or kzdb itself, is not that of the host"):
        second.work(wait=True)

    assert [("daily", "2026-11-28T06:00", "waiting")] == first.slots()
    (second.settings.var / "editions").unlink()
    queue.hand_out(first.settings.database_url, [])
    with psycopg.connect(first.settings.database_url) as connection:
        connection.execute("UPDATE public_queue.procrastinate_jobs SET scheduled_at = NULL")
    with pytest.raises(Unfit, match="is not the folder of editions of the host that queued the job"):
        second.work(wait=True)
    assert [("daily all en 2026-11-28T06:00:00+00:00", "todo")] == jobs(first)


def test_a_sqlite_store_has_no_queue(desk: Desk) -> None:
    """One line says what to do, before anything is loaded."""
    with pytest.raises(ConfigError, match="expected a PostgreSQL store"):
        pipeline.refresh(desk.settings, enqueue=True)
    with pytest.raises(ConfigError, match="expected a PostgreSQL store"):
        pipeline.work(desk.settings, lambda _: None)
