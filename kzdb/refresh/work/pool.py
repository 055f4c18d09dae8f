"""Building several editions side by side in processes of their own, within a budget of time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from kzdb.errors import KzdbError
from kzdb.refresh.door import Built, Failure, Order, Press

T = TypeVar("T")

__all__ = ["OUT_OF_TIME", "built_side_by_side", "failure_of"]

OUT_OF_TIME = Failure("transient", "time", "the run's budget of time was over; the next run goes on")


def built_side_by_side(
    press: Press, work: Iterable[tuple[T, Order]], jobs: int, until: float
) -> Iterator[tuple[T, Built | Failure]]:
    """Build what `work` asks for and yield each result as it comes.

    A process that dies fails its own edition and those beside it, no more. Nothing is begun after `until`
    (`time.monotonic()`), and what is not ready then is given up: `OUT_OF_TIME`.
    """
    queue = iter(work)
    if jobs < 2:
        for mark, order in queue:
            yield mark, _build(press, order) if time.monotonic() < until else OUT_OF_TIME
        return
    pool = _new_pool(jobs, press.engine)
    running: dict[Future[Built | Failure], T] = {}
    try:
        exhausted = False
        while running or not exhausted:
            while not exhausted and len(running) < jobs:
                try:
                    mark, order = next(queue)
                except StopIteration:
                    exhausted = True
                    break
                if time.monotonic() >= until:
                    yield mark, OUT_OF_TIME
                    continue
                running[pool.submit(_build, press, order)] = mark
            if not running:
                continue
            done, _ = wait(running, timeout=max(0.0, until - time.monotonic()), return_when=FIRST_COMPLETED)
            if not done:  # time is over for those that still run
                _kill(pool)
                for mark in running.values():
                    yield mark, OUT_OF_TIME
                running.clear()
                pool = _new_pool(jobs, press.engine)
            broken = False
            for future in done:
                mark = running.pop(future)
                try:
                    yield mark, future.result()
                except BrokenProcessPool:
                    broken = True
                    yield mark, Failure("transient", "engine", "the process that built it was killed")
            if broken:
                for mark in running.values():
                    yield mark, Failure("transient", "engine", "a process beside the one that built it was killed")
                running.clear()
                _kill(pool)
                pool = _new_pool(jobs, press.engine)
    finally:
        _kill(pool)


def failure_of(error: Exception) -> Failure:
    """Return an error as a failure: what may pass by itself is transient, a report's mistake is its content's."""
    from kzdb.errors import ConfigError, DefinitionError, FileError, StoreError

    gate = type(error).__name__.removesuffix("Error").lower()
    says = " ".join(str(error).split())
    if isinstance(error, FileError | StoreError | OSError | MemoryError):
        return Failure("transient", gate or "system", says)
    if isinstance(error, DefinitionError | ConfigError):
        return Failure("permanent", gate, says)
    if isinstance(error, KzdbError):
        return Failure("content", gate, says)
    return Failure("content", "engine", f"{type(error).__name__}: {says}")


def _build(press: Press, order: Order) -> Built | Failure:
    """Build one edition; whatever goes wrong is an answer, so that one report never ends a run."""
    try:
        return press.build(order)
    except Exception as error:  # a bug of the engine is a failure of its edition, and is shown as one
        return failure_of(error)


def _new_pool(jobs: int, engine: Sequence[str]) -> ProcessPoolExecutor:
    """Return a pool whose processes start with the engine's modules: one process loads them and is forked."""
    forks = sys.platform == "linux"  # elsewhere what the system's own libraries do in a fork is not sure
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload(list(engine))
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Leave ^C to the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _kill(pool: ProcessPoolExecutor) -> None:
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        if process.pid is not None and process.is_alive():
            os.kill(process.pid, signal.SIGKILL)
    for process in processes:
        process.join()
