"""`kzdb status`: what somebody has to look at, for people, programs and outside watchers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kzdb.refresh.freshness import read_freshness
from kzdb.refresh.notify.post import Post
from kzdb.refresh.notify.servers import Server, Servers
from kzdb.refresh.notify.settle import settle
from kzdb.refresh.status import metrics, read_status
from tests.refresh.notify.mailbox import Mailbox, serving
from tests.refresh.notify.test_post import RECIPIENTS
from tests.refresh.press import Desk

DAILY = 'cron = "0 6 * * *"\nzone = "UTC"'


def problems(desk: Desk, at: str) -> list[str]:
    """Return what somebody has to look at, at a time."""
    desk.clock.set(at)
    return read_status(desk.settings, desk.clock()).problems


def test_all_is_well(desk: Desk) -> None:
    """Each stream has its edition, its last success and its next slot; nothing has to be looked at."""
    desk.add_report("daily", DAILY)
    desk.refresh()

    status = read_status(desk.settings, desk.clock())

    (stream,) = status.streams
    assert ("daily", "1", "2026-11-28T06:00:00+00:00", None) == (
        stream.report, stream.edition, stream.next_at, stream.gate,
    )  # fmt: skip
    assert [] == status.problems
    assert status.contradictions is not None


def test_silence_is_a_problem(desk: Desk) -> None:
    """When nothing wakes the refresh any more, status says so, and which slot was missed."""
    desk.add_report("daily", DAILY)
    assert problems(desk, "2026-11-28T05:00")[0].startswith("no refresh was ever made.")
    desk.refresh()

    found = problems(desk, "2026-11-28T08:00")

    assert 2 == len(found)
    assert "the last refresh was at 2026-11-28T05:00:00+00:00" in found[0]
    assert "daily all en: a slot has come and nobody has looked at it" == found[1]


def test_a_failure_names_its_gate(desk: Desk) -> None:
    """So does a schedule that cannot be read."""
    folder = desk.add_report("daily", DAILY)
    (folder / "broken").write_text("content")
    desk.add_report("wrong", 'cron = "often"\nzone = "UTC"')
    desk.refresh()

    found = problems(desk, "2026-11-28T05:01")

    assert "schedule.cron" in found[0]
    assert any("daily all en: evidence: a figure has no claim" in line for line in found)


def test_metrics(desk: Desk) -> None:
    """An outside watcher sees how long ago something succeeded, though kzdb itself may be dead."""
    desk.add_report("daily", DAILY)
    desk.refresh()
    desk.clock.set("2026-11-28T07:00")

    text = metrics(read_status(desk.settings, desk.clock()))

    assert 'kzdb_seconds_since_last_success{report="daily",place="all",language="en"} 7200' in text
    assert "kzdb_seconds_since_last_refresh 7200" in text
    assert all(line.startswith(("#", "kzdb_")) for line in text.splitlines())


def test_an_unknown_delivery_waits_for_a_person(desk: Desk) -> None:
    """Status shows it until somebody says what is so; only then it may be sent again."""
    folder = desk.add_report("daily", DAILY)
    (folder / "recipients.toml").write_text(RECIPIENTS, "utf-8")
    mailbox = Mailbox()
    mailbox.mood = "breaks"
    with serving(mailbox) as port:
        servers = Servers(Server("127.0.0.1", port, "none"), "kzdb@example.org")
        desk.notify = Post(desk.settings.var, desk.settings.reports, servers, desk.clock)
        desk.refresh()
        assert any("nobody knows whether it arrived" in line for line in problems(desk, "2026-11-28T05:01"))
        mailbox.mood = "well"
        with desk.rows() as rows:
            assert ["edition daily all en 1"] == settle(rows, "adviser@example.org", desk.clock(), arrived=False)
        desk.refresh("2026-11-28T05:10")

    assert ["adviser@example.org"] * 2 == mailbox.whom
    assert [] == problems(desk, "2026-11-28T05:11")


@pytest.mark.parametrize(
    ("published", "every", "expected"),
    [
        ("2015-03-01", "1 year", "2016-03-01"),
        ("2015-08", "6 months", "2016-02-29"),
        ("2016-02-29", "1 year", "2017-02-28"),
        ("2015", "90 days", "2016-03-30"),
        ("2015-12-31", "2 months", "2016-02-29"),
    ],
)
def test_when_a_new_edition_is_expected(tmp_path: Path, published: str, every: str, expected: str) -> None:
    """One rhythm after the last day the edition at hand can have been published."""
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "source.toml").write_text(
        f'edition = "1"\npublished_on = "{published}"\nnext_edition = {{every = "{every}", look = "its site"}}\n'
    )
    day = dt.date.fromisoformat(expected)

    (on_time,), (late,) = read_freshness(tmp_path, day), read_freshness(tmp_path, day + dt.timedelta(1))

    assert (expected, False, True) == (str(on_time.expected), on_time.overdue, late.overdue)


def test_a_late_source_is_looked_for(desk: Desk) -> None:
    """It says where; and the loader takes what it says."""
    path = desk.settings.seeds / "annual_report" / "source.toml"
    path.write_text('next_edition = {every = "1 year", look = "https://example.org/reports"}\n' + path.read_text())
    desk.refresh()

    assert [
        "annual_report: a new edition was expected on 2022-03-01. Look for it: https://example.org/reports"
    ] == problems(desk, "2026-11-28T05:01")
