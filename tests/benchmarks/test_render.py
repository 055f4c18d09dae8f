"""How long an edition takes, against the engine alone on the very same page.

Warm: queries, charts, template and PDF in a process that has made one before. Cold: one process from start to the
checked PDF. Many: eight editions by two processes against one after another.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from kzdb import pipeline
from kzdb.config import Settings, load_settings
from kzdb.publish.connection import open_published

ROOT = Path(__file__).parents[2]
DAY = "2026-11-01"
WARM, COLD, MANY = 1.3, 2.0, 1.7
CHARTS = 0.10
TIMES = 3
ALONE = """
import sys, warnings
from pathlib import Path
warnings.simplefilter("ignore")
import weasyprint
html, base = Path(sys.argv[1]).read_text(), sys.argv[2]
weasyprint.HTML(string=html, base_url=base).write_pdf(sys.argv[3], pdf_variant="pdf/a-3a")
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A workspace of the repository's own seeds and reports, loaded and published."""
    root = tmp_path_factory.mktemp("render")
    for name in ("seeds", "migrations", "reports"):
        (root / name).symlink_to(ROOT / name)
    made = load_settings(root)
    pipeline.load(made)
    pipeline.publish(made)
    return made


def spent() -> float:
    """Return the processor's seconds that this process and its finished children have used."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def compare(ours: Callable[[], object], alone: Callable[[], object]) -> tuple[float, float]:
    """Return the medians of the processor's seconds of both, done in turn so that a busy machine slows both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(TIMES):
        for work, taken in zip((ours, alone), times, strict=True):
            began = spent()
            work()
            taken.append(spent() - began)
    return statistics.median(times[0]), statistics.median(times[1])


def finished(command: list[str]) -> None:
    """Run a process to its end, which has to be good."""
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]


def briefing(settings: Settings, connection: duckdb.DuckDBPyConnection) -> tuple[str, str, int]:
    """Make the briefing without its gates; return its page, where the page stands, and how large the PDF is."""
    from kzdb.report.build import _render
    from kzdb.report.draft import render_html

    folder, shared = settings.reports / "country-briefing", settings.reports / "_shared"
    draft = render_html(connection, folder, shared, {"country": "KAZ", "as_of": DAY})
    return draft.html, draft.base_url, len(_render(connection, draft).data)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_warm(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Queries, charts, template and PDF take little more than the engine alone; charts are a small part."""
    import weasyprint

    from kzdb.report import charts, draft

    drawing: list[float] = []

    def timed(*args: object) -> object:
        began = spent()
        try:
            return charts.draw_charts(*args)  # type: ignore[arg-type]
        finally:
            drawing.append(spent() - began)

    with pytest.MonkeyPatch.context() as patch, open_published(settings.published) as connection:
        patch.setattr(draft, "draw_charts", timed)
        html, base, _ = briefing(settings, connection)
        ours, alone = compare(
            lambda: briefing(settings, connection),
            lambda: weasyprint.HTML(string=html, base_url=base).write_pdf(pdf_variant="pdf/a-3a"),
        )
    share = statistics.median(drawing[1:]) / ours
    with capsys.disabled():
        print(f"\nwarm: briefing {ours:.2f} s, engine alone {alone:.2f} s, ratio {ours / alone:.2f} (at most {WARM})")
        print(f"charts: {share:.1%} of it (at most {CHARTS:.0%})")
    assert ours <= WARM * alone
    assert share < CHARTS


def test_cold(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One process from start to the PDF that passed every gate, against one of the engine alone."""
    with open_published(settings.published) as connection:
        html, base, _ = briefing(settings, connection)
    page = tmp_path / "page.html"
    page.write_text(html, encoding="utf-8")
    order = ["report", "build", "country-briefing", "--country", "KAZ", "--as-of", DAY, "--root", str(settings.root)]
    output = tmp_path / "briefing.pdf"
    run = [sys.executable, "-m", "kzdb", *order, "--output", str(output)]
    engine = [sys.executable, "-c", ALONE, str(page), base, str(tmp_path / "alone.pdf")]
    ours, alone = compare(lambda: finished(run), lambda: finished(engine))
    gates = [json.loads(line) for line in output.with_suffix(".build.jsonl").read_text().splitlines()]
    with capsys.disabled():
        print(f"\ncold: briefing {ours:.2f} s, engine alone {alone:.2f} s, ratio {ours / alone:.2f} (at most {COLD})")
        print("gates: " + ", ".join(f"{line['gate']} {line['milliseconds']} ms" for line in gates))
    assert ours <= COLD * alone


def test_many(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Eight editions by two warm processes, against one process that makes them one after another."""
    full = [(language, "full") for language in ("en", "ru", "kk", "en", "ru")]
    choices = [*full, *((language, "two-page") for language in ("en", "ru", "kk"))]
    orders = [
        {
            "slug": "country-briefing",
            "params": {"country": "KAZ", "as_of": DAY, "profile": profile},
            "language": language,
            "output": tmp_path / f"{number}.pdf",
        }
        for number, (language, profile) in enumerate(choices)
    ]
    pipeline.build_many(settings, orders[:1], jobs=1)
    began = time.perf_counter()
    pipeline.build_many(settings, orders, jobs=1)
    one = time.perf_counter() - began
    began = time.perf_counter()
    pipeline.build_many(settings, orders, jobs=2)
    two = time.perf_counter() - began
    with capsys.disabled():
        print(f"\neight editions: one process {one:.1f} s, two {two:.1f} s, {one / two:.2f} times (at least {MANY})")
    assert one >= MANY * two
