"""Decisions and waivers as they are read: each mistake is one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import SeedError, StoreError
from kzdb.toml_file import item_lines

Contents = Callable[[str], dict[str, list[str]]]

DECISION = """
[[decisions]]
slug = "budget"
fact = {metric = "programme_budget", subject = "clean_coast", period = "2012/2020"}
prefer = "annual_report"
saw = {annual_report = "41 million USD", ministry_page = "136 million USD"}
reason = "The other is a draft."
by = "tests"
on = "2026-11-22"
"""
WAIVER = """
[[waivers]]
slug = "seen"
rule = "tenfold_jump"
subject = "NAM"
reason = "Seen."
by = "tests"
on = "2026-11-22"
expires = "2027-01-01"
"""


@pytest.mark.parametrize(
    ("text", "old", "new", "message"),
    [
        (DECISION, 'reason = "The other is a draft."\n', "", "reason: got nothing, expected the reason"),
        (DECISION, 'prefer = "annual_report"', 'prefer = "press_note"', "got 'press_note', expected one of"),
        (DECISION, "annual_report = ", "annual_reprot = ", "prefer: got 'annual_report'"),
        (DECISION, "ministry_page = ", "nobody = ", "saw: got 'nobody', expected the slug of a source"),
        (DECISION, '"41 million USD"', '"41 million"', "saw: got '41 million', expected a unit of seeds/vocabulary"),
        (DECISION, 'period = "2012/2020"', 'period = "2012/1020"', "got '2012/1020', expected a period whose end"),
        (DECISION, 'metric = "programme_budget", ', "", "got 'period, subject', expected metric, subject and"),
        (DECISION, '"2026-11-22"', '"2026-11-31"', "on: got '2026-11-31', expected a day that exists"),
        (DECISION, "by = ", "who = ", "who: got an unknown key"),
        (DECISION + DECISION.replace('"budget"', '"again"'), "", "", "expected each fact decided once"),
        (WAIVER, 'reason = "Seen."\n', "", "reason: got nothing"),
        (WAIVER, 'expires = "2027-01-01"\n', "", "expires: got nothing"),
        (WAIVER, '"2027-01-01"', '"2026-01-01"', "expires: got '2026-01-01', expected a day not before 2026-11-22"),
        (WAIVER, '"NAM"', '"NAN"', "subject: got 'NAN', expected the slug of an entity"),
    ],
)  # fmt: skip
def test_a_malformed_decision_is_one_line(loaded: Settings, text: str, old: str, new: str, message: str) -> None:
    """Path, line and field, what was got and expected; the store is left as it was."""
    assert old in text
    path = _write(loaded, text.replace(old, new, 1) if old else text)
    with pytest.raises(SeedError) as caught:
        pipeline.load(loaded)

    assert message in str(caught.value).splitlines()[0]
    assert all(line.startswith(f"{path}:") for line in str(caught.value).splitlines())


def test_a_decision_on_a_fact_that_nobody_answers_is_refused(loaded: Settings) -> None:
    """The base says so, since only it knows every answer; nothing is loaded."""
    _write(loaded, DECISION.replace('metric = "programme_budget"', 'metric = "staff"'))

    with pytest.raises(StoreError, match=r"^seeds/decisions: budget is about a fact that no claim answers\."):
        pipeline.load(loaded)


def test_a_decision_waits_for_its_sources(settings: Settings, contents: Contents) -> None:
    """One source goes into an empty store although a decision looks at others; it holds once those are there."""
    pipeline.load(settings, ["annual_report"])

    assert [] == contents(settings.database_url)["decisions"]

    pipeline.load(settings)

    (decision,) = contents(settings.database_url)["decisions"]
    assert "clean_coast_budget" in decision


def test_a_line_is_known_under_either_way_of_writing(loaded: Settings) -> None:
    """Tables under double brackets and inline tables in a list."""
    text = '# first\n[[a]]\nx = "[[b]]"\n\n[[a]]\nx = 1\n'

    assert {"a": [2, 5]} == item_lines(text)
    assert {"a": [2, 3]} == item_lines("a = [\n  {x = 1},\n  {x = '''\n{''', y = [{z = 1}]},\n]\n")


def test_waivers_are_kept_and_closed(loaded: Settings) -> None:
    """A waiver opens with its file and closes with it; the same file again changes nothing."""
    path = _write(loaded, WAIVER)
    opened = pipeline.load(loaded).revision
    again = pipeline.load(loaded).revision
    path.unlink()
    closed = pipeline.load(loaded).revision

    assert (2, None, 3) == (opened, again, closed)


def _write(settings: Settings, text: str) -> Path:
    path = settings.root / "seeds" / "decisions" / "budgets.toml"
    path.write_text(text, "utf-8")
    return path
