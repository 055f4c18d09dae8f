"""The log of a build: one line of JSON for each step, what it found, how long it took."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kzdb.errors import KzdbError


class BuildLog:
    """The lines of one build's log."""

    def __init__(self, progress: Callable[[str], None] = lambda _: None) -> None:
        self.progress = progress
        self.lines: list[dict[str, Any]] = []
        self.warnings: list[str] = []

    @contextmanager
    def step(self, name: str) -> Iterator[dict[str, Any]]:
        """Take one step; what the block puts into the dictionary is its detail."""
        detail: dict[str, Any] = {}
        began = time.perf_counter()
        try:
            yield detail
        except KzdbError as error:
            self._write(name, "failed", began, {**detail, "error": str(error)})
            raise
        self._write(name, "passed", began, detail)

    def add_warning(self, line: str) -> None:
        """Keep a warning."""
        if line not in self.warnings:
            self.warnings.append(line)

    def to_jsonl(self) -> str:
        """Return the log, one step a line, the warnings last."""
        lines: list[dict[str, Any]] = [*self.lines, *({"warning": line} for line in self.warnings)]
        return "".join(json.dumps(line, ensure_ascii=False, default=str) + "\n" for line in lines)

    def _write(self, name: str, outcome: str, began: float, detail: dict[str, Any]) -> None:
        spent = round((time.perf_counter() - began) * 1000)
        self.lines.append({"step": name, "outcome": outcome, "milliseconds": spent, "detail": detail})
