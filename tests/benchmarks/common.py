"""What the benchmarks share: processes that are run to their end, and what works took of the processor."""

from __future__ import annotations

import resource
import statistics
import subprocess
from collections.abc import Callable

TIMES = 3


def spent() -> float:
    """Return the processor's seconds that this process and its finished children have used."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def compare(*works: Callable[[], object]) -> list[float]:
    """Return the median of the processor's seconds of each, done in turn so that a busy machine slows all."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(TIMES):
        for work, taken in zip(works, times, strict=True):
            began = spent()
            work()
            taken.append(spent() - began)
    return [statistics.median(taken) for taken in times]


def finished(command: list[str]) -> None:
    """Run a process to its end, which has to be good."""
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
