"""Bad days of a refresh: clocks that jump, readers in the way, countries that are gone, loads that fail."""

from __future__ import annotations

import shutil
import subprocess
import sys

from kzdb.refresh.editions.register import editions_of
from kzdb.refresh.slots import book
from tests.refresh.press import Desk

DAILY = 'cron = "0 6 * * *"\nzone = "UTC"'

READER = """
import sys
from kzdb.publish.connection import open_published
with open_published(sys.argv[1]) as connection:
    for _ in range(2):
        print(connection.execute("SELECT count(*) FROM claims WHERE value_text = '9.75 kg'").fetchone(), flush=True)
        sys.stdin.read()
"""
"""Counts in a published file, waits, and counts again."""


def labels(desk: Desk) -> list[str]:
    """Return all editions as report, place and label."""
    with desk.rows() as rows:
        return [f"{one.stream.report} {one.stream.place} {one.label}" for one in editions_of(rows)]


def incidents(desk: Desk) -> list[tuple[str, str]]:
    """Return the open incidents as report and gate."""
    with desk.rows() as rows:
        return [(row["report"], row["gate"]) for row in book.open_incidents(rows)]


def test_a_clock_that_jumps_forward_and_back(desk: Desk) -> None:
    """A day in the wrong year makes what is due there once; back in time every slot comes once, none twice."""
    desk.add_report("daily", DAILY)
    desk.refresh()
    desk.correct("9.75 kg", "9.5 kg")
    desk.refresh("2031-01-01T07:00")
    for at in ("2026-11-28T05:30", "2026-11-28T06:01", "2026-11-28T05:59", "2026-11-28T06:11", "2026-11-29T06:01"):
        assert [] == desk.refresh(at).failures

    due = [due for _, due, _ in desk.slots()]
    assert len(due) == len(set(due))
    assert {"2026-11-28T06:00", "2026-11-29T06:00", "2031-01-01T06:00"} <= set(due)
    assert {"done", "unchanged", "skipped"} >= {state for _, _, state in desk.slots()}
    assert ["daily all 1", "daily all 2"] == labels(desk)


def test_a_lease_of_a_clock_that_was_wrong(desk: Desk) -> None:
    """A process elsewhere took it years ahead and was cut off: it holds up nobody."""
    desk.add_report("daily", DAILY)
    with desk.rows() as rows:
        rows.write(
            "INSERT INTO leases (name, token, holder, taken_at, beat_at, expires_at) VALUES ('daily all en', 'of it', "
            "'1@elsewhere', '2031-01-01T06:00:00+00:00', '2031-01-01T06:00:00+00:00', '2031-01-01T06:10:00+00:00')"
        )

    desk.refresh()

    assert ["daily all 1"] == labels(desk)


def test_a_reader_holds_the_published_file(desk: Desk) -> None:
    """He goes on with what he opened, the refresh with what is new."""
    desk.add_report("daily", DAILY)
    desk.refresh()
    command = [sys.executable, "-c", READER, str(desk.settings.published)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        before = reader.stdout.readline()
        desk.correct("9.75 kg", "9.5 kg")

        assert [] == desk.refresh("2026-11-28T06:01").failures

        reader.stdin.close()
        assert "(0,)\n" != before == reader.stdout.readline()
    assert "9.5 kg" in desk.printed("daily")


def test_a_removed_country_ends_loudly(desk: Desk) -> None:
    """Its editions stay, its failed slot and its incident end; the other country goes on."""
    sql = "SELECT claim_id, subject, value_text FROM claims WHERE value_text IS NOT NULL AND $country <> '' ORDER BY 1"
    both = 'editions = [{country = "KAZ"}, {country = "KGZ"}]'
    folder = desk.add_report("daily", f"{DAILY}\n{both}", sql=sql)
    desk.refresh()
    (folder / "broken").write_text("content", "utf-8")
    desk.correct("9.75 kg", "9.5 kg")
    assert 2 == len(desk.refresh("2026-11-28T06:01").failures)
    (folder / "broken").unlink()
    desk.add_report("daily", f'{DAILY}\neditions = [{{country = "KAZ"}}]', sql=sql)

    outcome = desk.refresh("2026-11-28T06:11")

    assert "daily KGZ en: removed" in outcome.lines
    assert ["daily KAZ 1", "daily KAZ 2", "daily KGZ 1"] == labels(desk)
    assert [] == incidents(desk)


def test_nothing_is_unchanged_while_the_seeds_are_wrong(desk: Desk) -> None:
    """What could not be loaded may be what changes it: the slot waits, and is done as soon as the load is."""
    desk.add_report("daily", DAILY)
    desk.refresh()
    desk.correct('value = "9.75 kg"', 'value = "9.75 stones"')
    assert "daily all en: waits, what is new could not be loaded" in desk.refresh("2026-11-28T06:01").lines
    assert ("daily", "2026-11-28T06:00", "waiting") == desk.slots()[-1]

    desk.correct("9.75 stones", "9.5 kg")
    desk.correct("9.75 kg", "9.5 kg")
    desk.refresh("2026-11-28T06:11")

    assert ["daily all 1", "daily all 2"] == labels(desk)
    assert ("daily", "2026-11-28T06:00", "done") == desk.slots()[-1]


def test_latest_that_cannot_move_fails_no_slot(desk: Desk) -> None:
    """The edition is published all the same; that `latest` is behind is an incident until it moves."""
    desk.add_report("daily", DAILY)
    link = desk.settings.var / "editions" / "daily" / "all" / "latest" / "en"
    (link / "in the way").mkdir(parents=True)

    (line,) = desk.refresh().failures

    assert f"daily all en: {link}: is there, and kzdb did not make it. Move it away." == line
    assert ([("daily", "2026-11-27T06:00", "done")], [("daily", "latest")]) == (desk.slots(), incidents(desk))
    shutil.rmtree(link)
    assert [] == desk.refresh("2026-11-28T05:11").failures
    assert ("9.75 kg" in desk.printed("daily"), []) == (True, incidents(desk))
