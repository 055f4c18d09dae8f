"""Which slots are due, by a clock of our own: summer time, a change of zone, month ends, outages, wrong clocks."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kzdb.refresh.schedule.due import Slot, due_slots, last_instant, next_instants, spread
from kzdb.refresh.schedule.schedule import Schedule
from kzdb.refresh.schedule.streams import make_stream

STREAM = make_stream("briefing", {"country": "KAZ"}, "en")


def at(text: str) -> dt.datetime:
    """Return a time of UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def schedule(cron: str, zone: str = "UTC", **more: Any) -> Schedule:
    """Return the schedule of a report."""
    return Schedule("briefing", ("en",), cron=cron, zone=zone, **more)


def shown(slots: list[Slot]) -> list[tuple[str, str]]:
    """Return slots as times and verdicts."""
    return [(f"{slot.due:%m-%d %H:%M}", slot.verdict) for slot in slots]


def upcoming(rule: Schedule, since: str, number: int = 3) -> list[str]:
    """Return the next instants in UTC."""
    return [f"{instant:%m-%d %H:%M}" for instant in next_instants(rule, at(since), number)]


@pytest.mark.parametrize(
    ("cron", "zone", "since", "expected"),
    [
        ("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00", ["03-28 01:30", "03-29 01:00", "03-30 00:30"]),
        ("30 2 * * *", "Europe/Berlin", "2026-10-24T00:00", ["10-24 00:30", "10-25 00:30", "10-26 01:30"]),
        ("30 2 * * *", "Europe/Berlin", "2026-10-25T01:00", ["10-26 01:30", "10-27 01:30", "10-28 01:30"]),
        ("0 * * * *", "Europe/Berlin", "2026-10-24T23:30", ["10-25 00:00", "10-25 01:00", "10-25 02:00"]),
        ("30 23 * * *", "Asia/Almaty", "2024-02-28T00:00", ["02-28 17:30", "02-29 17:30", "03-01 18:30"]),
        ("0 6 L * *", "Asia/Almaty", "2026-01-30T00:00", ["01-31 01:00", "02-28 01:00", "03-31 01:00"]),
        ("0 6 31 * *", "UTC", "2026-01-01T00:00", ["01-31 06:00", "03-31 06:00", "05-31 06:00"]),
        ("0 6 29 2 *", "UTC", "2024-02-29T05:00", ["02-29 06:00", "02-29 06:00", "02-29 06:00"]),
        ("0 6 13 * 5", "UTC", "2026-11-01T00:00", ["11-06 06:00", "11-13 06:00", "11-20 06:00"]),
        ("0 6 * * 0", "UTC", "2026-11-01T07:00", ["11-08 06:00", "11-15 06:00", "11-22 06:00"]),
    ],
    ids=[
        "gap",
        "overlap",
        "overlap-second",
        "hourly",
        "almaty-2024",
        "month-end",
        "31st",
        "leap",
        "13-or-Friday",
        "Sunday",
    ],
)
def test_instants(cron: str, zone: str, since: str, expected: list[str]) -> None:
    """Each rule comes when a person who wrote it would say, in summer and in winter."""
    assert expected == upcoming(schedule(cron, zone), since)


def test_29_february_comes_every_four_years() -> None:
    """And not at all in between."""
    years = [instant.year for instant in next_instants(schedule("0 6 29 2 *"), at("2024-01-01T00:00"), 3)]

    assert [2024, 2028, 2032] == years


def test_last_instant_is_the_one_before_the_next() -> None:
    """Backwards and forwards give the same instants, also where an hour lacks or comes twice."""
    for cron in ("30 2 * * *", "0 * * * *", "*/10 * * * *"):
        rule = schedule(cron, "Europe/Berlin")
        for day in ("2026-03-28T22:00", "2026-10-24T22:00"):
            for instant in next_instants(rule, at(day), 8):
                assert instant == last_instant(rule, instant)
                assert instant == last_instant(rule, instant + dt.timedelta(seconds=59))


def test_a_new_report_is_due_at_once() -> None:
    """Its first slot is the newest one that has passed; before it a report has missed nothing."""
    slots = due_slots(schedule("0 6 * * *"), STREAM, (), at("2026-11-28T05:00"))

    assert [("11-27 06:00", "run")] == shown(slots)
    assert "first edition" == slots[0].reason


def test_nothing_is_due_between_two_slots() -> None:
    """Until the minute has come; then it is."""
    rule, taken = schedule("0 6 * * *"), {at("2026-11-27T06:00")}

    assert [] == due_slots(rule, STREAM, taken, at("2026-11-28T05:59:59"))
    assert [("11-28 06:00", "run")] == shown(due_slots(rule, STREAM, taken, at("2026-11-28T06:00")))


OUTAGE = {at("2026-11-24T06:00")}


@pytest.mark.parametrize(
    ("missed", "expected"),
    [
        ("once", [("11-25 06:00", "skip"), ("11-26 06:00", "skip"), ("11-27 06:00", "run")]),
        ("each", [("11-25 06:00", "run"), ("11-26 06:00", "run"), ("11-27 06:00", "run")]),
        ("skip", [("11-25 06:00", "skip"), ("11-26 06:00", "skip"), ("11-27 06:00", "skip")]),
    ],
)
def test_three_days_of_outage(missed: Any, expected: list[tuple[str, str]]) -> None:
    """What is missed is made up for as declared; every slot has its line."""
    slots = due_slots(schedule("0 6 * * *", missed=missed), STREAM, OUTAGE, at("2026-11-27T20:00"))

    assert expected == shown(slots)


def test_skip_runs_what_is_not_late() -> None:
    """A wake-up comes a few minutes after the slot; that is not missed."""
    slots = due_slots(schedule("0 6 * * *", missed="skip"), STREAM, OUTAGE, at("2026-11-25T06:09"))

    assert [("11-25 06:00", "run")] == shown(slots)


def test_a_long_outage_has_one_line_for_what_is_past_the_horizon() -> None:
    """A year without the machine: the week within the horizon slot by slot, all before in one line."""
    slots = due_slots(schedule("0 6 * * *", missed="each"), STREAM, OUTAGE, at("2027-11-24T07:00"))

    assert ("11-25 06:00", "skip") == shown(slots)[0]
    assert "past the horizon" in slots[0].reason
    assert ["run"] * 7 == [slot.verdict for slot in slots[1:]]


def test_a_clock_that_jumps_back_repeats_nothing() -> None:
    """After it has been 06:30 twice, the slot of six o'clock ran once; the next one comes as ever."""
    rule = schedule("0 6 * * *")
    taken = {at("2026-11-27T06:00"), at("2026-11-28T06:00")}

    assert [] == due_slots(rule, STREAM, taken, at("2026-11-28T05:30"))
    assert [] == due_slots(rule, STREAM, taken, at("2026-11-28T06:30"))
    assert ["11-29 06:00"] == [when for when, _ in shown(due_slots(rule, STREAM, taken, at("2026-11-29T06:05")))]


def test_a_clock_that_was_in_the_future_stops_nothing() -> None:
    """A slot that was taken in 2030 by mistake does not keep a report silent until then."""
    taken = {at("2026-11-27T06:00"), at("2030-01-01T06:00")}

    assert [("11-28 06:00", "run")] == shown(due_slots(schedule("0 6 * * *"), STREAM, taken, at("2026-11-28T06:05")))


def test_jitter_comes_after_the_slot_and_does_not_move_it() -> None:
    """Many reports of one hour are spread; the slot keeps its instant, and a stream its place."""
    rule, taken = schedule("0 6 * * *", jitter=dt.timedelta(minutes=40)), {at("2026-11-27T06:00")}
    wait = spread(rule, STREAM)
    others = {spread(rule, make_stream("briefing", {"country": name}, "en")) for name in ("KGZ", "TJK", "UZB", "TKM")}

    assert dt.timedelta(0) < wait < dt.timedelta(minutes=40)
    assert len(others) > 1
    assert [] == due_slots(rule, STREAM, taken, at("2026-11-28T06:00") + wait - dt.timedelta(seconds=1))
    assert [("11-28 06:00", "run")] == shown(due_slots(rule, STREAM, taken, at("2026-11-28T06:00") + wait))
