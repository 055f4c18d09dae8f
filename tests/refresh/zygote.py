"""Runs refreshes, workers and mails in forked children of a process that has loaded everything, and kills them.

A child is killed at its n-th point, or after some seconds. Points are the moments before and after each statement to
the store, and before each change of a folder or file, and each step of a mail. It speaks JSON, a line for each run.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kzdb.errors import KzdbError
from kzdb.refresh.schedule.schedule import read_schedules
from kzdb.store.rows import Rows
from tests.conftest import settings_of
from tests.refresh.press import Clock, Desk, post_to

CHECKOUT = Path(__file__).parents[2]
CHANGES = {
    "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.link", "os.truncate", "smtplib.connect",
    "smtplib.send", "socket.connect",
}  # fmt: skip
"""Events of Python's audit that change something outside the process."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run to make.

    Attributes:
        action: refresh, notify, enqueue or work.
        root, url, at: the workspace, its store, and the time there.
        port: of the mail server.
        jobs: editions side by side.
        point: kill it there, 0: nowhere.
        after: kill it after so many seconds, None: never.
    """

    action: str
    root: str
    url: str
    at: str
    port: int = 0
    jobs: int = 1
    point: int = 0
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: whether it was killed, how many points it had, what failed, and how long it took."""

    killed: bool
    points: int
    failures: list[str]
    seconds: float


class Zygote:
    """The process that runs them, from outside."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, run: Run) -> Ended:
        """Make a run and wait for its end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(run)) + "\n")
        self._process.stdin.flush()
        return Ended(**json.loads(self._process.stdout.readline()))


@contextmanager
def zygote() -> Iterator[Zygote]:
    """Start the process, and end it."""
    command = [sys.executable, "-m", "tests.refresh.zygote"]
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:  # its stdin is closed at the end, which ends it
        yield Zygote(process)


def desk_of(run: Run) -> Desk:
    """Return the desk that a run works at."""
    desk = Desk(settings_of(Path(run.root), run.url), Clock(run.at))
    if run.port:
        desk.notify = post_to(desk, run.port)
    return desk


def do(run: Run) -> list[str]:
    """Do a run in this process; return what failed."""
    desk = desk_of(run)
    if run.action == "notify":
        with desk.rows() as rows:
            return desk.notify(rows, read_schedules(desk.settings.reports)[0], time.monotonic() + 60)
    if run.action == "enqueue":
        return desk.enqueue(stalled=0).failures
    if run.action == "work":
        return [line for outcome in desk.work() for line in outcome.failures]
    return desk.refresh(jobs=run.jobs).failures


def count_points(kill_at: int) -> list[int]:
    """Count the points of this process from now on; it and its children die at one of them."""
    count = [0]

    def hit() -> None:
        count[0] += 1
        if count[0] == kill_at:
            os.killpg(0, signal.SIGKILL)

    def audited(event: str, args: tuple[Any, ...]) -> None:
        if event in CHANGES or (event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR)):
            hit()

    plain = Rows._run

    def run(self: Rows, sql: str, values: dict[str, object]) -> Any:
        hit()
        answer = plain(self, sql, values)
        hit()
        return answer

    Rows._run = run  # type: ignore[method-assign]
    sys.addaudithook(audited)
    return count


def child(run: Run, answer: int) -> None:
    """Do a run in a process group of its own and write how it ended."""
    os.setpgid(0, 0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    count = count_points(run.point)
    try:
        failures = do(run)
    except (KzdbError, OSError) as error:  # what the command line prints as one line
        failures = [f"error: {error}"]
    os.write(answer, json.dumps({"points": count[0], "failures": failures}).encode())


def forked(run: Run) -> Ended:
    """Do a run in a child; kill it in time."""
    reading, writing = os.pipe()
    began = time.monotonic()
    process = os.fork()
    if process == 0:
        try:
            child(run, writing)
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(0)
    with suppress(OSError):  # the child does it too: whoever is first
        os.setpgid(process, process)
    os.close(writing)
    while os.waitpid(process, os.WNOHANG) == (0, 0):
        if run.after is not None and time.monotonic() - began >= run.after:
            os.killpg(process, signal.SIGKILL)
            os.waitpid(process, 0)
            break
        time.sleep(0.002)
    with os.fdopen(reading, "rb") as said:
        found = json.loads(said.read() or b"{}")
    return Ended(not found, found.get("points", 0), found.get("failures", []), time.monotonic() - began)


def main() -> None:
    """Make the runs that are asked for."""
    assert len(os.listdir("/proc/self/task")) == 1, "a process with threads is not to be forked"
    for line in sys.stdin:
        print(json.dumps(asdict(forked(Run(**json.loads(line))))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
