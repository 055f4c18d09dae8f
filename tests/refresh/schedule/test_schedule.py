"""`[schedule]` in report.toml: what it says, and every mistake in it with its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kzdb.errors import DefinitionError
from kzdb.refresh.schedule.schedule import Schedule, read_schedule, read_schedules, streams_of
from kzdb.refresh.schedule.streams import make_stream

HEAD = """
[report]
id = "briefing"
languages = ["en", "ru"]

[params.country]
type = "country"

"""


def manifest(root: Path, schedule: str, report: str = "briefing") -> Path:
    """Write a manifest with a schedule and return its path."""
    path = root / report / "report.toml"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + schedule, "utf-8")
    return path


def test_all_of_it(tmp_path: Path) -> None:
    """Every key is read; a report for two countries in two languages is four streams."""
    path = manifest(
        tmp_path,
        '[schedule]\ncron = "0 6 * * 1"\nzone = "Asia/Almaty"\nmissed = "each"\nhorizon = "2 weeks"\n'
        'jitter = "10 minutes"\nwhen = "SELECT 1"\nskip_unchanged = false\n'
        'editions = [{country = "KAZ"}, {country = "KGZ"}]\n',
    )

    found = read_schedule(path)

    countries = ({"country": "KAZ"}, {"country": "KGZ"})
    assert found == Schedule(
        "briefing", ("en", "ru"), "0 6 * * 1", "Asia/Almaty", "each", dt.timedelta(14), dt.timedelta(minutes=10),
        "SELECT 1", False, countries,
    )  # fmt: skip
    assert streams_of(found) == [
        make_stream("briefing", one, language) for one in countries for language in ("en", "ru")
    ]


def test_without_a_schedule_there_is_none(tmp_path: Path) -> None:
    """And an empty one means: whenever the data change."""
    assert read_schedule(manifest(tmp_path, "")) is None
    assert read_schedule(manifest(tmp_path, "[schedule]\n", "other")) == Schedule("other", ("en", "ru"))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('cron = "0 6 * *"\nzone = "UTC"', "report.toml:10, schedule.cron: got '0 6 * *', expected five fields"),
        ('cron = "61 6 * * *"\nzone = "UTC"', "Bad minute"),
        ('cron = "0 6 30 2 *"\nzone = "UTC"', "expected five fields of Unix cron"),
        ('cron = "0 6 * * *"', 'got no zone beside it, expected an IANA time zone. Add zone = "Asia/Almaty".'),
        ('cron = "0 6 * * *"\nzone = "Almaty"', "report.toml:11, schedule.zone: got 'Almaty'"),
        ('cron = "0 6 * * *"\nzone = "../etc"', "expected an IANA time zone"),
        ('cron = "0 6 * * *"\nzone = "UTC"\nmissed = "all"', "expected once, skip or each"),
        ('cron = "0 6 * * *"\nzone = "UTC"\nhorizon = "7"', 'Write it like "7 days".'),
        ('missed = "once"', "got it without cron, which it belongs to"),
        ('when = "DELETE FROM claims"', "it is DELETE"),
        ('when = "SELEC 1"', "expected one SELECT (Parser Error"),
        ('languages = ["de"]', "expected some of en, ru"),
        ('editions = [{contry = "KAZ"}]', "got the parameter 'contry', expected one of country"),
        ('editions = [{country = "KAZ"}, {country = "KAZ"}]', "got the same parameters twice"),
        ('every = "day"', "got an unknown key, expected one of cron, zone"),
    ],
)
def test_a_mistake_is_one_line(tmp_path: Path, line: str, says: str) -> None:
    """It names the line and the key, what was got, what is expected, and what to do."""
    path = manifest(tmp_path, f"[schedule]\n{line}\n")

    with pytest.raises(DefinitionError) as caught:
        read_schedule(path)

    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_wrong_schedule_is_never_taken_for_none(tmp_path: Path) -> None:
    """The other reports go on, and the wrong one is named."""
    manifest(tmp_path, "[schedule]\n", "good")
    manifest(tmp_path, '[schedule]\ncron = "often"\nzone = "UTC"\n', "wrong")

    found, wrong = read_schedules(tmp_path)

    assert ["good"] == [one.report for one in found]
    assert ["wrong"] == list(wrong)
    assert "schedule.cron" in wrong["wrong"]


def test_places() -> None:
    """The folder of a stream's editions is its country, then its other parameters; no parameter leads out of it."""
    assert "KAZ" == make_stream("briefing", {"country": "KAZ", "as_of": "2026-01-01"}, "en").place
    assert "KAZ-two-page" == make_stream("briefing", {"profile": "two-page", "country": "KAZ"}, "en").place
    assert "all" == make_stream("briefing", {}, "en").place
    assert "_etc" == make_stream("briefing", {"country": "../../etc"}, "en").place.replace("__", "_")
