"""The gates before an edition exists, and the log of how they were passed: one line of JSON each.

An edition goes through them in order; the first that does not open ends the build. Its log, page and PDF then
stay beside the output as drafts, and the last good edition is not touched.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kzdb.errors import KzdbError, QueryError

GATES = ("parameters", "queries", "evidence", "lint", "render", "audit", "conformance", "budgets")


class GateLog:
    """The lines of one build's log."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []
        self._began = time.perf_counter()

    @contextmanager
    def gate(self, name: str) -> Iterator[dict[str, Any]]:
        """Pass one gate; what the block puts into the yielded dictionary is its detail."""
        detail: dict[str, Any] = {}
        began = time.perf_counter()
        try:
            yield detail
        except KzdbError as error:
            failed = "queries" if isinstance(error, QueryError) else name
            self._write(failed, "fails", began, {**detail, "error": str(error)})
            raise
        self._write(name, "passes", began, detail)

    @property
    def seconds(self) -> float:
        """How long the build has taken so far."""
        return time.perf_counter() - self._began

    def slowest(self) -> str:
        """Return the gate that took longest, and how long."""
        line = max(self.lines, key=lambda line: int(line["milliseconds"]))
        return f"{line['gate']} took {line['milliseconds'] / 1000:.1f} s"

    def to_jsonl(self) -> str:
        """Return the log, one gate a line."""
        return "".join(json.dumps(line, ensure_ascii=False, default=str) + "\n" for line in self.lines)

    def _write(self, name: str, verdict: str, began: float, detail: dict[str, Any]) -> None:
        spent = round((time.perf_counter() - began) * 1000)
        self.lines.append({"gate": name, "verdict": verdict, "milliseconds": spent, "detail": detail})
