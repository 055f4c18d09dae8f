"""How long an edition takes, against the engine alone on the very same page.

Warm: queries, charts, template and PDF in a process that has made one before. Cold: one process from start to the
checked PDF. Many: eight editions by two processes against one after another.
"""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.publish.connection import open_published
from tests.benchmarks.common import DAY, briefing, compare, engine_alone, finished, spent, whole

WARM, COLD, MANY = 1.3, 2.0, 1.7
CHARTS = 0.10


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
    output = tmp_path / "briefing.pdf"
    run, engine = whole(settings, output), engine_alone(page, base, tmp_path / "alone.pdf")
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
