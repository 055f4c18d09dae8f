"""`kzdb refresh`: what is due is built once, what did not change is not, what fails is said, nothing is repeated."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kzdb.errors import SeedError
from kzdb.refresh.editions.folders import altered
from kzdb.refresh.editions.register import editions_of
from kzdb.refresh.slots import book
from kzdb.refresh.slots.leases import take
from tests.refresh.press import FIGURES, Desk

CHECKOUT = Path(__file__).parents[3]
DAILY = 'cron = "0 6 * * *"\nzone = "UTC"'


def labels(desk: Desk) -> list[str]:
    """Return all editions as report, language and label."""
    with desk.rows() as rows:
        return [f"{one.stream.report} {one.stream.language} {one.label}" for one in editions_of(rows)]


def incidents(desk: Desk) -> list[tuple[str, str]]:
    """Return the open incidents as report and gate."""
    with desk.rows() as rows:
        return [(row["report"], row["gate"]) for row in book.open_incidents(rows)]


def test_a_first_edition_and_then_silence(desk: Desk) -> None:
    """It is built, registered, and `latest` names it; the next wake-up finds nothing to do and says so."""
    desk.add_report("daily", DAILY, '["en", "ru"]')

    first, second = desk.refresh(), desk.refresh("2026-11-28T05:10")

    assert ["daily en 1", "daily ru 1"] == labels(desk)
    assert "12.5 kg" in desk.printed("daily")
    with desk.rows() as rows:
        assert [[], []] == [altered(desk.settings.var, edition) for edition in editions_of(rows)]
    assert (2, False, 0, True) == (len(first.built), first.quiet, len(second.built), second.quiet)
    assert [("built", "edition 1: first edition"), ("not due", "next at 2026-11-28 06:00 UTC")] == desk.log("daily")[
        ::2
    ]


def test_unchanged_data_print_nothing(desk: Desk) -> None:
    """The slot comes, the data are the same: no edition, and a row that says why."""
    desk.add_report("daily", DAILY)
    desk.refresh()

    outcome = desk.refresh("2026-11-28T06:01")

    assert ["daily all en: unchanged, the same data and form as edition 1"] == outcome.lines
    assert [("daily", "2026-11-27T06:00", "done"), ("daily", "2026-11-28T06:00", "unchanged")] == desk.slots()


def test_changed_data_are_a_new_edition(desk: Desk) -> None:
    """It waits for its slot, gets the next number, and says what changed and why; the old one stays as it was."""
    desk.add_report("daily", DAILY)
    desk.refresh()
    old = desk.printed("daily")
    desk.correct("9.75 kg", "9.5 kg")

    assert [] == desk.refresh("2026-11-28T05:30").built
    (edition,) = desk.refresh("2026-11-28T06:01").built

    assert ("2", "data changed since edition 1: evidence, figures") == (edition.label, edition.why)
    assert 1 == edition.corrects_id
    folder = desk.settings.var / "editions" / edition.folder
    changes = json.loads((folder / "changes.json").read_text())["changes"]
    assert [("changed", "revised", "9.75 kg", "9.5 kg")] * 2 == [
        (change["happened"], change["why"], change["old_text"], change["new_text"]) for change in changes
    ]
    assert old == (folder.parents[1] / "1/en/daily-en.pdf").read_text()


def test_another_form_is_a_letter(desk: Desk) -> None:
    """The same figures in another style are the same number."""
    folder = desk.add_report("daily", DAILY)
    desk.refresh()
    (folder / "style.css").write_text("h1 { color: navy }", "utf-8")

    (edition,) = desk.refresh("2026-11-28T06:01").built

    assert ("1a", "form changed since edition 1: style.css") == (edition.label, edition.why)


def test_on_change(desk: Desk) -> None:
    """A report without a clock line is due as soon as its data change, and never otherwise."""
    desk.add_report("live", "")
    desk.refresh()
    assert desk.refresh("2026-11-28T05:10").quiet
    desk.correct("9.75 kg", "9.5 kg")

    desk.refresh("2026-11-28T05:20")

    assert ["live en 1", "live en 2"] == labels(desk)


def test_asked_for(desk: Desk) -> None:
    """Somebody who asks need not wait for the slot; with force it is printed though nothing changed."""
    desk.add_report("daily", DAILY)
    desk.refresh()

    desk.refresh("2026-11-28T05:10", asked=["daily"])
    assert ["daily en 1"] == labels(desk)
    desk.refresh("2026-11-28T05:11", asked=["daily"], force=True)

    assert ["daily en 1", "daily en 1a"] == labels(desk)


def test_only_what_a_source_touches_is_built(desk: Desk) -> None:
    """Of many reports those are printed whose rows moved; the others are unchanged, each with its row."""
    for subject in ("harbour", "NAM", "clean_coast", "ministry"):
        sql = FIGURES.replace("kind = 'observation'", f"value_text IS NOT NULL AND subject = '{subject}'")
        desk.add_report(f"of-{subject.lower().replace('_', '-')}", DAILY, sql=sql)
    desk.refresh()
    desk.correct("9.75 kg", "9.5 kg")

    outcome = desk.refresh("2026-11-28T06:01")

    assert ["of-nam"] == [edition.stream.report for edition in outcome.built]
    assert 3 == sum("unchanged" in line for line in outcome.lines)


def test_a_mistake_of_content_waits_for_a_change(desk: Desk) -> None:
    """Nothing is published, the last edition stays, and it is tried again only when something is corrected."""
    folder = desk.add_report("daily", DAILY)
    desk.refresh()
    desk.correct("9.75 kg", "9.5 kg")
    (folder / "broken").write_text("content")

    outcome = desk.refresh("2026-11-28T06:01")
    assert ["daily all en: evidence: a figure has no claim"] == outcome.failures
    assert [("daily", "evidence")] == incidents(desk)
    assert "9.75 kg" in desk.printed("daily")

    assert [] == desk.refresh("2026-11-28T09:00").failures
    (folder / "broken").unlink()
    desk.refresh("2026-11-28T09:10")

    assert ["daily en 1", "daily en 2"] == labels(desk)
    assert [] == incidents(desk)


def test_what_may_pass_is_tried_again_later(desk: Desk) -> None:
    """Five minutes on, then ten, then twenty, and after six times no more; each time the reason is in the log."""
    folder = desk.add_report("daily", 'cron = "0 6 1 1 *"\nzone = "UTC"')
    (folder / "broken").write_text("transient")

    tried = {
        minute: bool(desk.refresh(f"2026-11-28T{minute // 60 + 6:02}:{minute % 60:02}").failures)
        for minute in (0, 4, 5, 6, 14, 15, 34, 35, 36, 74, 75, 154, 155, 160, 310, 320, 415)
    }

    assert [0, 5, 15, 35, 75, 155] == [minute for minute, failed in tried.items() if failed]
    assert [("daily", "evidence")] == incidents(desk)
    (folder / "broken").unlink()
    desk.refresh("2026-11-28T13:05")
    assert ["daily en 1"] == labels(desk)


def test_a_newer_slot_takes_the_place_of_a_failed_one(desk: Desk) -> None:
    """The failed one is skipped with its reason; nothing is printed twice when the mistake is gone."""
    folder = desk.add_report("daily", DAILY)
    (folder / "broken").write_text("content")
    desk.refresh()
    desk.refresh("2026-11-28T06:01")
    (folder / "broken").unlink()

    desk.refresh("2026-11-29T06:01")

    assert ["skipped", "skipped", "done"] == [state for _, _, state in desk.slots()]
    assert ["daily en 1"] == labels(desk)


def test_a_schedule_that_cannot_be_read(desk: Desk) -> None:
    """It is a failure of every refresh until it is corrected, never switched off; the other reports go on."""
    desk.add_report("daily", DAILY)
    desk.add_report("wrong", 'cron = "often"\nzone = "UTC"')

    first, second = desk.refresh(), desk.refresh("2026-11-28T05:10")
    assert 1 == len(first.failures) == len(second.failures)
    assert "schedule.cron: got 'often'" in first.failures[0]
    assert [("wrong", "schedule")] == incidents(desk)

    desk.add_report("wrong", DAILY)
    desk.refresh("2026-11-28T05:20")

    assert [] == incidents(desk)
    assert ["daily en 1", "wrong en 1"] == labels(desk)


def test_a_removed_report_ends_loudly(desk: Desk) -> None:
    """Its open slots are settled and its incident is over; its editions stay at their address."""
    folder = desk.add_report("daily", DAILY)
    desk.refresh()
    (folder / "broken").write_text("content")
    desk.correct("9.75 kg", "9.5 kg")
    desk.refresh("2026-11-28T06:01")
    shutil.rmtree(folder)

    outcome = desk.refresh("2026-11-28T06:10")

    assert ["daily all en: removed"] == outcome.lines
    assert [] == incidents(desk)
    assert "12.5 kg" in desk.printed("daily")
    assert desk.refresh("2026-11-28T06:20").quiet


def test_when(desk: Desk) -> None:
    """A slot whose condition gives no row is skipped, with its reason."""
    desk.add_report("daily", f"{DAILY}\nwhen = \"SELECT 1 FROM claims WHERE subject = 'nobody'\"")

    outcome = desk.refresh()

    assert ["daily all en: skipped, its `when` gave no row"] == outcome.lines
    assert [("daily", "2026-11-27T06:00", "skipped")] == desk.slots()


def test_a_seed_that_is_wrong_stops_no_report(desk: Desk) -> None:
    """The load fails and is an incident; what is due is built from the last good state, and all is well afterwards."""
    desk.add_report("daily", DAILY)
    desk.correct('value = "9.75 kg"', 'value = "9.75 stones"')

    outcome = desk.refresh()
    assert 1 == len(outcome.failures)
    assert "stones" in outcome.failures[0]
    assert [("", "seed")] == incidents(desk)
    assert ["daily en 1"] == labels(desk)

    desk.correct('value = "9.75 stones"', 'value = "9.75 kg"')
    assert [] == desk.refresh("2026-11-28T05:20").failures
    assert [] == incidents(desk)


def test_nothing_was_ever_published(desk: Desk) -> None:
    """Then a seed that is wrong is an error like any other command's."""
    desk.correct('value = "9.75 kg"', 'value = "9.75 stones"')
    shutil.rmtree(desk.settings.var)

    with pytest.raises(SeedError, match="stones"):
        desk.refresh()


def test_a_worker_that_is_killed_fails_alone(desk: Desk) -> None:
    """The process of one edition dies; the run goes on, and the edition is tried again later."""
    for name in ("one", "two", "three"):
        desk.add_report(name, DAILY)
    (desk.settings.reports / "two" / "deadly").touch()

    outcome = desk.refresh(jobs=2)
    (desk.settings.reports / "two" / "deadly").unlink()
    desk.refresh("2026-11-28T05:10", jobs=2)

    assert any("was killed" in line for line in outcome.failures)
    assert ["one en 1", "three en 1", "two en 1"] == labels(desk)


def test_the_budget_of_a_run(desk: Desk) -> None:
    """What is not ready in time is given up, what is not begun waits; the next run does both."""
    for name in ("one", "two", "three"):
        desk.add_report(name, DAILY)
        (desk.settings.reports / name / "slow").write_text("60")

    desk.refresh(jobs=2, seconds=2)
    assert [] == labels(desk)
    for name in ("one", "two", "three"):
        (desk.settings.reports / name / "slow").write_text("0")
    desk.refresh("2026-11-28T05:10")

    assert ["one en 1", "three en 1", "two en 1"] == labels(desk)


def test_many_refreshes_at_once(desk: Desk) -> None:
    """Three clocks wake at the same moment: each edition is built once, none fails."""
    for name in ("one", "two", "three"):
        desk.add_report(name, DAILY, '["en", "ru"]')
        (desk.settings.reports / name / "slow").write_text("0.05")
    command = [sys.executable, "-m", "tests.refresh.press", str(desk.settings.root), "2026-11-28T05:00"]
    started = [subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate()[1].strip() for process in started]

    assert [""] * 3 == said
    assert [0] * 3 == [process.returncode for process in started]
    assert 6 == len(labels(desk)) == len(set(labels(desk)))
    assert ["done"] * 6 == [state for _, _, state in desk.slots()]


def test_a_stream_that_somebody_holds_is_left_alone(desk: Desk) -> None:
    """The slot waits; nothing is said to have failed."""
    desk.add_report("daily", DAILY)
    with desk.rows() as rows:
        assert take(rows, "daily all en", desk.clock) is not None

    outcome = desk.refresh()

    assert ["daily all en: waits, another process is at work on it"] == outcome.lines
    assert [("daily", "2026-11-27T06:00", "waiting")] == desk.slots()


def test_the_disk_is_full_at_the_last_moment(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the edition was: no folder, no row, no number used; it is tried again later."""
    desk.add_report("daily", DAILY)

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("kzdb.refresh.editions.folders.sync", full)
        outcome = desk.refresh()
    assert "Make room on that disk" in outcome.failures[0]
    assert [] == labels(desk)

    desk.refresh("2026-11-28T05:10")
    assert ["daily en 1"] == labels(desk)
