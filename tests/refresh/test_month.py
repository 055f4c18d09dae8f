"""A month by the clock: five reports in four zones, sources that change, one that fails, three days without power."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from itertools import takewhile
from zoneinfo import ZoneInfo

from cronsim import CronSim

from kzdb.refresh.editions.folders import altered
from kzdb.refresh.editions.register import editions_of
from tests.refresh.press import FIGURES, Desk

REPORTS = {
    "almaty": 'cron = "30 6 * * *"\nzone = "Asia/Almaty"\nmissed = "each"',
    "berlin": 'cron = "0 2 * * 0"\nzone = "Europe/Berlin"',
    "kyiv": 'cron = "0 3 1,15 * *"\nzone = "Europe/Kyiv"\nmissed = "skip"',
    "utc": 'cron = "0 6 * * 1-5"\nzone = "UTC"\njitter = "3 hours"',
    "fails": 'cron = "0 9 * * *"\nzone = "Asia/Almaty"',
}
BEGIN = dt.datetime(2026, 10, 10, tzinfo=dt.UTC)  # Europe's clocks go back on 25 October
OUTAGE = range(13, 16)  # 23, 24 and 25 October
HOURS = 12
DAYS = 31
END = BEGIN + dt.timedelta(days=DAYS, hours=-HOURS)


def instants(schedule: str) -> list[str]:
    """Return when a schedule comes in the month, in UTC, as cron itself has it."""
    cron, zone = (re.findall(f'{name} = "(.*?)"', schedule)[0] for name in ("cron", "zone"))
    found = (at.astimezone(dt.UTC) for at in CronSim(cron, BEGIN.astimezone(ZoneInfo(zone))))
    return [at.isoformat()[:16] for at in takewhile(lambda at: at <= END, found)]


def test_a_month(desk: Desk) -> None:
    """Every slot has its row, once; every edition its reason; the failing report fails alone, and is reported once."""
    for name, schedule in REPORTS.items():
        desk.add_report(name, schedule, sql=FIGURES)
    broken = desk.settings.reports / "fails" / "broken"
    for day in range(DAYS):
        if day == 5:
            desk.correct("9.75 kg", "9.5 kg", "annual_report")
        if day == 8:
            broken.write_text("content")
        if day == 14:
            desk.correct("12.5 kg", "12.75 kg", "ministry_page")
        if day == 24:
            broken.unlink()
        for hour in range(0, 24, HOURS):
            if day not in OUTAGE:
                desk.refresh((BEGIN + dt.timedelta(days=day, hours=hour)).isoformat()[:16])

    states = {name: Counter(state for _, _, state in desk.slots(name)) for name in REPORTS}
    with desk.rows() as rows:
        editions = editions_of(rows)
        open_now = rows.all("SELECT report FROM incidents WHERE closed_at IS NULL")
        of_fails = rows.all("SELECT gate, closed_at FROM incidents")
    # Almaty is at UTC+5: its slots are at 01:30, one a day from the ninth on, each of the outage made up for.
    assert {"done": 3, "unchanged": 29} == states["almaty"]
    # The Sunday before, and five more: the one inside the outage is run late, with the night that has an hour twice.
    assert {"done": 3, "unchanged": 3} == states["berlin"]
    # The first of November was looked at too late, and what is missed is skipped there.
    assert {"done": 2, "skipped": 1} == states["kyiv"]
    assert 3 == states["utc"]["done"]
    assert {("evidence", True)} == {(row["gate"], row["closed_at"] is not None) for row in of_fails}
    assert [] == open_now
    for name, schedule in REPORTS.items():
        slots = [due for _, due, _ in desk.slots(name)]
        assert len(slots) == len(set(slots)), name
        assert instants(schedule) == slots[1:], name  # the first one is that of the day before
        assert not {"waiting", "failed"} & set(states[name]), name
        of_report = [one for one in editions if one.stream.report == name]
        assert ["1", "2", "3"][: len(of_report)] == [one.label for one in of_report], name
        assert all(one.why and not altered(desk.settings.var, one) for one in of_report), name
        assert ("12.75 kg" in desk.printed(name)) == (name != "kyiv")
