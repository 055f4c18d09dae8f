"""What is killed, and what has to be true afterwards: nothing lost, nothing twice, nothing half."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kzdb import pipeline
from kzdb.refresh.editions.folders import altered
from kzdb.refresh.editions.register import editions_of
from tests.conftest import settings_of
from tests.refresh.notify.mailbox import Mailbox
from tests.refresh.press import Clock, Desk, post_to
from tests.refresh.zygote import Ended, Run, Zygote, desk_of

DAILY = 'cron = "0 6 * * *"\nzone = "UTC"'
REPORTS, READERS = ("one", "two"), ("adviser@example.org", "reader@example.org")
RECIPIENTS = 'owner = "desk@example.org"\n' + "".join(
    f'[[recipient]]\nmail = "{reader}"\nlanguage = "en"\nowner = "desk"\nuntil = 2099-01-01\n' for reader in READERS
)
BEFORE, AT, LATER, LAST = "2026-11-28T05:00", "2026-11-28T06:01", "2026-11-28T06:11", "2026-11-28T06:21"
WANTED = sorted(f"{name} {number}" for name in REPORTS for number in "12")


def make_ready(published: Path, root: Path, url: str, port: int, action: str) -> None:
    """Copy the published workspace; make an edition of each of two reports; then correct a figure.

    For the action "notify" the second editions are there too, and nobody has heard; for "work" they are queued; for
    "load" the correction is in the seeds only.
    """
    shutil.copytree(published, root, symlinks=True)
    desk = Desk(settings_of(root, url), Clock(BEFORE))
    for name in REPORTS:
        (desk.add_report(name, DAILY) / "recipients.toml").write_text(RECIPIENTS, "utf-8")
    silent, desk.notify = desk.notify, post_to(desk, port)
    assert [] == desk.refresh().failures
    desk.correct("9.75 kg", "9.5 kg")
    if action == "load":
        return
    pipeline.load(desk.settings)  # kills of these two are tried in tests/faults/test_kills.py
    pipeline.publish(desk.settings)
    desk.notify = silent
    if action == "notify":
        assert len(REPORTS) == len(desk.refresh(AT).built)
    if action == "work":
        assert len(REPORTS) == len(desk.enqueue(AT).lines)


@dataclass(frozen=True, slots=True)
class Trial:
    """One action on a fresh copy of a workspace each time.

    Attributes:
        zygote: runs it.
        ready: the workspace that is copied.
        folder: where to.
        url: gives a fresh copy of its store; what is in `folder` already is kept.
        mailbox: what the mail server got.
        run: the action.
    """

    zygote: Zygote
    ready: Path
    folder: Path
    url: Callable[[], str]
    mailbox: Mailbox
    run: Run

    def fresh(self) -> Run:
        """Copy the workspace again and return the run on it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.ready, self.folder, symlinks=True)
        self.mailbox.got.clear()
        return replace(self.run, url=self.url())

    def kill(self, kills: int, dice: random.Random) -> str:
        """Kill it as often, half of the times at one of its points and half at any moment; return what was counted.

        Raises:
            AssertionError: something was lost, doubled or half.
        """
        whole_run = self.zygote.run(self.fresh())
        assert not whole_run.killed, whole_run
        ended: Counter[str] = Counter()
        points = [1 + whole_run.points * number // ((kills + 1) // 2) for number in range((kills + 1) // 2)]
        for number in range(kills):
            run = self.fresh()
            if number % 2 == 0:
                killed = replace(run, point=points[number // 2])
            else:
                killed = replace(run, after=dice.uniform(0, whole_run.seconds))
            if self.zygote.run(killed).killed:
                there = editions(run)
                ended[f"{len(there) - len(REPORTS)} of {len(REPORTS)} were there"] += 1
            else:
                ended["too late"] += 1
            self.check_end(run)
        said = f"{whole_run.points} points within {whole_run.seconds:.1f} s, {dict(sorted(ended.items()))}"
        return f"{self.run.action}, {self.run.jobs} jobs: {kills} kills, {said}; nothing lost, nothing twice"

    def check_end(self, run: Run) -> None:
        """Let the next run do what lacks, and look at what there is then: all of it, once and whole."""
        half_way = editions(run)
        failures = self.again(run, LATER).failures
        assert half_way <= editions(run)
        assert set(WANTED) == editions(run), failures
        assert all("unknown" in line for line in failures), failures
        check_mails(run, self.mailbox)
        assert [] == self.again(run, LAST).failures
        check_mails(run, self.mailbox)
        assert set(WANTED) == editions(run)

    def again(self, run: Run, at: str) -> Ended:
        """Run what the clock would run next."""
        later = replace(run, at=at)
        if run.action == "work":
            self.zygote.run(replace(later, action="enqueue", port=0))
            self.zygote.run(later)
            return self.zygote.run(replace(later, action="notify"))  # a worker without a job tells nobody
        return self.zygote.run(replace(later, action="refresh"))


def editions(run: Run) -> set[str]:
    """Return the editions there are, each opened and proven; `latest` names one of them."""
    desk = desk_of(run)
    with desk.rows() as rows:
        if run.url.startswith("sqlite"):
            assert [{"integrity_check": "ok"}] == rows.all("PRAGMA integrity_check")
        found = editions_of(rows)
    for edition in found:
        assert [] == altered(desk.settings.var, edition)
    for name in REPORTS:
        assert "12.5 kg" in desk.printed(name)
    labels = [f"{edition.stream.report} {edition.label}" for edition in found]
    assert len(labels) == len(set(labels))
    return set(labels)


def check_mails(run: Run, mailbox: Mailbox) -> None:
    """Each reader has each second edition once; where nobody saw the end, once or not at all, and that is a row."""
    got = Counter((address, str(mail["Subject"])) for address, mail in mailbox.got if address in READERS)
    assert not [key for key, times in got.items() if times > 1]
    with desk_of(run).rows() as rows:
        states = [row["state"] for row in rows.all("SELECT state FROM deliveries WHERE about LIKE 'edition % 2'")]
    assert len(REPORTS) * len(READERS) == len(states)
    assert {"done", "unknown"} >= set(states)
    assert states.count("done") <= len(got) <= len(states)
