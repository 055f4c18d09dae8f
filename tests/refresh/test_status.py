"""`kzdb status`: what somebody has to look at, for people, programs and outside watchers."""

from __future__ import annotations

import datetime as dt

import pytest

from kzdb.errors import SeedError
from kzdb.publish.connection import open_published
from kzdb.refresh.freshness import read_freshness
from kzdb.refresh.notify.post import Post
from kzdb.refresh.notify.servers import Server, Servers
from kzdb.refresh.notify.settle import settle
from kzdb.refresh.status import metrics, read_status
from tests.made_up import write_report
from tests.refresh.notify.mailbox import Mailbox, serving
from tests.refresh.notify.test_post import RECIPIENTS
from tests.refresh.press import Desk, load_once

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


def test_a_report_whose_texts_cannot_be_read(desk: Desk) -> None:
    """It is named in one line, and the rest of the status is there."""
    write_report(desk.settings.root)
    names = desk.settings.reports / "tiny" / "narrative" / "NAM.toml"
    names.parent.mkdir()
    names.write_text("[heroin]\nmetric = 5\n", "utf-8")
    desk.refresh()

    (found,) = [line for line in problems(desk, "2026-11-28T06:00") if "NAM.toml" in line]
    assert found.startswith(f"{names}:1, heroin.metric: got 5, expected the slug of a metric.")


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


def test_when_a_new_edition_is_expected(desk: Desk) -> None:
    """One rhythm after the last day the edition at hand can have been published, the end of a shorter month at most."""
    for source, published, every in (
        ("annual_report", "2024-02-29", "1 year"),
        ("ministry_page", "2023", "90 days"),
        ("press_note", "2023-08", "6 months"),
    ):
        path = desk.settings.seeds / source / "source.toml"
        text = "".join(line for line in path.read_text().splitlines(True) if not line.startswith("published_on"))
        path.write_text(
            f'published_on = "{published}"\nnext_edition = {{every = "{every}", look = "its site"}}\n{text}'
        )
    load_once(desk.settings)

    with open_published(desk.settings.published) as connection:
        found = {one.source: one for one in read_freshness(connection, dt.date(2024, 2, 29))}
        later = {one.source: one.overdue for one in read_freshness(connection, dt.date(2024, 3, 1))}

    assert {"press_note": "2024-02-29", "ministry_page": "2024-03-30", "annual_report": "2025-02-28"} == {
        source: str(one.expected) for source, one in found.items()
    }
    assert ("first", dt.date(2023, 8, 31), "its site", None, False) == (
        found["press_note"].edition, found["press_note"].published, found["press_note"].look,
        found["press_note"].looked, found["press_note"].overdue,
    )  # fmt: skip
    assert {"press_note": True, "ministry_page": False, "annual_report": False} == later


def test_a_late_source_is_looked_for(desk: Desk) -> None:
    """It says where; and the loader takes what it says."""
    path = desk.settings.seeds / "annual_report" / "source.toml"
    rhythm = 'next_edition = {every = "1 year", look = "https://example.org/reports", looked = "2026-11-20"}\n'
    path.write_text(rhythm + path.read_text())
    desk.refresh()

    assert [
        "annual_report: a new edition was expected on 2022-03-01, and looked for on 2026-11-20. "
        "Look for it: https://example.org/reports"
    ] == problems(desk, "2026-11-28T05:01")


def test_a_day_that_was_not_is_refused(desk: Desk) -> None:
    """The day somebody looked is a day, or the loader says where it is not."""
    path = desk.settings.seeds / "annual_report" / "source.toml"
    path.write_text('next_edition = {every = "1 year", look = "x", looked = "2026-02-30"}\n' + path.read_text())

    with pytest.raises(SeedError, match=r"source\.toml:1, next_edition\.looked: got '2026-02-30'"):
        load_once(desk.settings)
