"""What the benchmarks of rendering share: the briefing's page, processes that are run to their end, what they took."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb

from kzdb.config import Settings
from kzdb.report.draft import Draft

ROOT = Path(__file__).parents[2]
DAY = "2026-11-01"
TIMES = 3
ALONE = """
import sys, warnings
from pathlib import Path
warnings.simplefilter("ignore")
import weasyprint
html, base = Path(sys.argv[1]).read_text(), sys.argv[2]
weasyprint.HTML(string=html, base_url=base).write_pdf(sys.argv[3], pdf_variant="pdf/a-3a")
"""


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


def draft_of(settings: Settings, connection: duckdb.DuckDBPyConnection) -> Draft:
    """Return the briefing up to its page: nothing is laid out."""
    from kzdb.report.draft import render_html

    folder, shared = settings.reports / "country-briefing", settings.reports / "_shared"
    return render_html(connection, folder, shared, {"country": "KAZ", "as_of": DAY})


def briefing(settings: Settings, connection: duckdb.DuckDBPyConnection) -> tuple[str, str, int]:
    """Make the briefing without its gates; return its page, where the page stands, and how large the PDF is."""
    from kzdb.report.build import render_draft

    draft = draft_of(settings, connection)
    return draft.html, draft.base_url, len(render_draft(connection, draft).data)


def whole(settings: Settings, output: Path) -> list[str]:
    """Return the command of one process from start to the PDF that passed every gate."""
    order = ["report", "build", "country-briefing", "--country", "KAZ", "--as-of", DAY, "--root", str(settings.root)]
    return [sys.executable, "-m", "kzdb", *order, "--output", str(output)]


def engine_alone(page: Path, base: str, output: Path) -> list[str]:
    """Return the command of one process in which WeasyPrint alone sets the page."""
    return [sys.executable, "-c", ALONE, str(page), base, str(output)]
