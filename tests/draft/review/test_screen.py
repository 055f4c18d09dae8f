"""The review, driven by the keys that a person presses; what is accepted is in claims.toml, and loads."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.draft.drafts import Draft, read_drafts, write_drafts
from kzdb.draft.review.screen import make_screen
from kzdb.draft.review.session import Session
from kzdb.errors import FileError
from kzdb.facts.claims import Claim
from kzdb.load.claims import read_claims
from kzdb.load.source import read_source
from kzdb.load.vocabulary import read_vocabulary
from tests.draft.conftest import NOTE

HEROIN, CANNABIS = "14.2 kg", "812.5 kg"
ESCAPE = "\x1b"
AddSource = Callable[..., Path]


@pytest.fixture
def folder(workspace: Settings, add_source: AddSource) -> Path:
    """Give the folder of a source that is drafted."""
    found = add_source("note", NOTE)
    pipeline.draft(workspace, "note")
    return found


def press(settings: Settings, *keys: str) -> Session:
    """Press keys on the screen of a review, then q; return the session as it was left."""
    with pipeline.review(settings, "note", "A. Reader") as session, create_pipe_input() as typed:
        typed.send_text("".join(keys) + "q")
        with create_app_session(typed, DummyOutput()):
            make_screen(session, settings.seeds / "vocabulary").run()
    return session


def claims(settings: Settings) -> list[Claim]:
    """Return what claims.toml says now."""
    path = settings.seeds / "note" / "claims.toml"
    vocabulary = read_vocabulary(settings.seeds / "vocabulary")
    return read_claims(path, vocabulary, read_source(path.parent, vocabulary).habits) if path.is_file() else []


def figures(folder: Path) -> list[Draft]:
    """Return the drafts of figures."""
    return [draft for draft in read_drafts(folder) if draft.candidate.group == "observations"]


def values(settings: Settings) -> list[str]:
    """Return the `value` of each line of claims.toml, in its order."""
    path = settings.seeds / "note" / "claims.toml"
    text = path.read_text("utf-8") if path.is_file() else ""
    return [line.partition('value = "')[2].partition('"')[0] for line in text.split("\n") if 'value = "' in line]


def find(words: str) -> str:
    """Return the keys that look for words."""
    return f"/{words}\r"


def test_accepted_lines_are_in_document_order(workspace: Settings, folder: Path) -> None:
    """Whatever order they are accepted in; each says who drafted and who reviewed it."""
    press(workspace, find(HEROIN), "a", find(CANNABIS), "a")
    text = (folder / "claims.toml").read_text("utf-8")

    assert [CANNABIS, HEROIN] == values(workspace)
    assert 2 == text.count('drafted_by = "grammar/2", reviewed_by = "A. Reader"}')
    assert 2 == len(claims(workspace))


def test_a_rejected_draft_is_never_shown_again(workspace: Settings, folder: Path) -> None:
    """Not in this review, and not after drafting again; its reason is kept."""
    press(workspace, find(HEROIN), "x", "2")
    pipeline.draft(workspace, "note")
    session = press(workspace, find("no such words"))

    assert "nothing with 'no such words' is waiting" == session.message
    assert HEROIN not in {draft.candidate.values.get("value") for draft in session.waiting}
    assert ["figure read wrongly"] == [draft.reason for draft in read_drafts(folder) if draft.state == "rejected"]


def test_edit_one_field(workspace: Settings, folder: Path) -> None:
    """The corrected line is what is accepted; what the loader would refuse is not taken, and the line stays open."""
    press(workspace, find(HEROIN), "e", "period = 2018\r", "a")
    bad = press(workspace, find(CANNABIS), "e", "metric = drug_seizure\r", ESCAPE)

    assert ["2018-01-01"] == [claim.content.period.start for claim in claims(workspace)]  # type: ignore[union-attr]
    assert ["2018-12-31"] == [claim.content.period.end for claim in claims(workspace)]  # type: ignore[union-attr]
    assert "Did you mean 'drug_seizures'?" in bad.message


def test_the_same_correction_in_the_others(workspace: Settings, folder: Path) -> None:
    """One key corrects all waiting drafts that have what the last edit corrected; one key takes that back."""
    edit = (find(HEROIN), "e", "period = 2018\r")
    nothing = press(workspace, "m").message
    session = press(workspace, *edit, "m")
    periods = {draft.candidate.values["value"]: draft.candidate.values["period"] for draft in figures(folder)}

    assert "nothing else has what was corrected last" == nothing
    assert "period = 2018 in 1 more" == session.message
    assert {HEROIN: "2018", CANNABIS: "2018", "1,040 kg": "2017-H1"} == {
        value: periods[value] for value in (HEROIN, CANNABIS, "1,040 kg")
    }

    press(workspace, find(HEROIN), "e", "period = 2016\r", "m", "u", "u")
    assert periods == {draft.candidate.values["value"]: draft.candidate.values["period"] for draft in figures(folder)}


def test_figures_come_first_and_a_pattern_stays_together(workspace: Settings, add_source: AddSource) -> None:
    """Accepting one after the other goes through all figures, then relations, dates and names, each once."""
    folder = add_source(
        "note", NOTE + "In 2018 Uzbekistan seized 3 kg of opium. Agreements on cooperation came to 52.\n"
    )
    pipeline.draft(workspace, "note")
    groups, patterns = [], []
    with pipeline.review(workspace, "note", "A. Reader") as session:
        while (current := session.current) is not None:
            groups.append(current.candidate.group)
            patterns.append(current.candidate.pattern)
            session.reject("of no interest")

    order = list(dict.fromkeys(groups))
    assert len(read_drafts(folder)) == len(groups)
    assert groups == sorted(groups, key=order.index)
    assert ["observations", "relations", "milestones", "names"] == order
    assert len(set(patterns)) == sum(a != b for a, b in zip([None, *patterns], patterns, strict=False))


def test_undo_takes_the_line_out_again(workspace: Settings, folder: Path) -> None:
    """One key back for each decision: accepted, rejected, skipped."""
    before = len(read_drafts(folder))
    session = press(workspace, find(HEROIN), "a", find(CANNABIS), "x", "1", "s", "u", "u", "u", "u")

    assert [] == values(workspace)
    assert "nothing to undo" == session.message
    assert ["open"] * before == [draft.state for draft in read_drafts(folder)]


def test_all_of_a_pattern_with_one_key(workspace: Settings, folder: Path) -> None:
    """They are shown first; n takes none, y all of them at once."""
    press(workspace, find(HEROIN), "A", "n")
    assert [] == values(workspace)
    press(workspace, find(HEROIN), "A", "y")

    assert [CANNABIS, "1,040 kg", HEROIN] == values(workspace)


def test_of_a_pattern_what_can_go_goes(workspace: Settings, folder: Path) -> None:
    """One line that the loader refuses does not keep the others out; it is said, and stays."""
    at = f"3@{NOTE.splitlines()[2].index(HEROIN)}: {HEROIN}"
    (folder / "claims.toml").write_text(
        'observations = [\n  {metric = "drug_seizures", subject = "UZB", breakdown = "heroin", period = "2018-H1", '
        f'value = "14 kg", inferred = ["value"], note = "x", at = "{at}"}},\n]\n',
        "utf-8",
    )
    session = press(workspace, find(CANNABIS), "A", "y")

    assert session.message.startswith("accepted 2; ")
    assert "expected each fact once" in session.message
    assert [CANNABIS, "1,040 kg", "14 kg"] == values(workspace)


def test_nothing_is_lost_when_it_is_killed(workspace: Settings, folder: Path) -> None:
    """A line that is written and whose draft is not marked yet counts as accepted when one goes on."""
    before = read_drafts(folder)
    press(workspace, find(HEROIN), "a")
    write_drafts(folder, before)  # as if the process had died between the two files
    press(workspace)

    assert 1 == [draft.state for draft in read_drafts(folder)].count("accepted")
    assert [HEROIN] == values(workspace)


def test_a_second_reviewer_is_turned_away(workspace: Settings, folder: Path) -> None:
    """Two at once would overwrite each other's decisions, and drafting again those of a review; the holder is named."""
    with (
        pipeline.review(workspace, "note", "A. Reader"),
        pytest.raises(FileError, match=r"somebody is at its drafts \(review by A. Reader"),
        pipeline.review(workspace, "note", "B. Reader"),
    ):
        pass
    with (
        pipeline.review(workspace, "note", "A. Reader"),
        pytest.raises(FileError, match=r"somebody is at its drafts \(review by A. Reader"),
    ):
        pipeline.draft(workspace, "note")


def test_a_vocabulary_that_changed_can_be_completed_in_place(workspace: Settings, folder: Path) -> None:
    """A draft whose word is gone cannot be accepted; with the word added it can, without leaving."""
    path = workspace.seeds / "vocabulary" / "substances.csv"
    path.write_text(path.read_text("utf-8").replace("heroin,Heroin,opioid\n", ""), "utf-8")
    cues = workspace.seeds / "vocabulary" / "labels.csv"
    cues.write_text("".join(f"{x}\n" for x in cues.read_text("utf-8").splitlines() if ",heroin," not in x), "utf-8")

    refused = press(workspace, find(HEROIN), "a")
    assert "got 'heroin'" in refused.message
    press(workspace, "v", "substances: heroin,Heroin,opioid\r", find(HEROIN), "a")
    assert [HEROIN] == values(workspace)


def test_traps_are_counted_and_never_written(workspace: Settings, folder: Path) -> None:
    """A candidate that is wrong on purpose shows who reads the passage; accepting it writes nothing."""
    with pipeline.review(workspace, "note", "A. Reader") as session:
        session.add_traps(2, seed=1)
        traps = [draft for draft in session.waiting if draft.key in session.traps.keys]
        session.accept([traps[0]])
        while session.current is not None and session.current.key != traps[1].key:
            session.move(1)
        session.reject("figure read wrongly")

    assert (2, 1, 1) == (len(session.traps.keys), len(session.traps.caught), len(session.traps.missed))
    assert [] == values(workspace)
    assert not [draft for draft in read_drafts(folder) if draft.key in session.traps.keys]


def test_what_is_left_to_do(workspace: Settings, add_source: AddSource) -> None:
    """Sentences with figures that nothing quotes, those of rejected drafts too; t shows them, Esc goes back."""
    add_source("note", "Uzbekistan seized 5 kg of heroin in 2018.\nSome 700 camels crossed.\n")
    pipeline.draft(workspace, "note")

    session = press(workspace, "t", ESCAPE)
    assert ["Some 700 camels crossed."] == [one.span.text for one in session.to_do]
    session = press(workspace, find("5 kg"), "x", "1")
    for _ in session.waiting:
        session.reject("of no interest")
    assert 2 == len(session.to_do)


def test_the_places_are_proven_at_the_end(workspace: Settings, folder: Path) -> None:
    """Leaving writes the proof of the quotes into source.toml, so that a load without documents takes them."""
    press(workspace, find(HEROIN), "a")

    assert read_source(folder, read_vocabulary(workspace.seeds / "vocabulary")).anchored is not None


@contextmanager
def terminal(*command: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Run a command on a terminal of its own; give its keyboard."""
    keyboard, screen = pty.openpty()
    process = subprocess.Popen(command, stdin=screen, stdout=screen, stderr=screen, close_fds=True)
    os.close(screen)
    try:
        yield keyboard, process
    finally:
        process.kill()
        process.wait()
        os.close(keyboard)


def read_until(keyboard: int, words: bytes) -> bytes:
    """Read the screen until it shows words."""
    shown = b""
    while words not in shown:
        if not select.select([keyboard], [], [], 120)[0]:
            pytest.fail(f"{words!r} is not on the screen: {shown[-2000:]!r}")
        shown += os.read(keyboard, 65536)
    return shown


def test_on_a_real_terminal(workspace: Settings, folder: Path) -> None:
    """The command itself: the passage and the keys are on the screen, a key decides, q ends it with the counts."""
    command = [sys.executable, "-m", "kzdb", "review", "note", "--reviewer", "A. Reader"]
    options = ["--root", str(workspace.root), "--documents", str(workspace.documents)]
    with terminal(*command, *options) as (keyboard, process):
        read_until(keyboard, b"quit")
        os.write(keyboard, b"a")
        read_until(keyboard, b"accepted 1")
        os.write(keyboard, b"q")
        read_until(keyboard, b"1 done")
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)

    assert 0 == process.returncode
    assert 1 == len(claims(workspace))
