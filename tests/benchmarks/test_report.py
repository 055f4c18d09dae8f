"""What an edition costs: against WeasyPrint alone on the very same page, and in a base of a million other claims."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.publish.connection import open_published
from kzdb.report import build_edition, read_report, write_draft
from tests.benchmarks.bases import load, make_batches, source
from tests.benchmarks.common import compare
from tests.benchmarks.conftest import make_workspace

DAY = dt.date(2026, 11, 1)
MOST = 1.15
MILLION = 1_000_000
MOST_AMONG_A_MILLION = 1.1


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_the_briefing_against_the_engine_alone(settings: Settings, tmp_path: Path) -> None:
    """Queries, charts, template, files inside and all checks cost little more than laying out the page."""
    import weasyprint

    folder, output = settings.reports / "country-briefing", tmp_path / "briefing.pdf"
    with open_published(settings.published) as connection:

        def build() -> None:
            report = read_report(folder, settings.reports / "_shared")
            build_edition(connection, report, {}, "en", DAY, output)

        build()
        report = read_report(folder, settings.reports / "_shared")
        html = write_draft(connection, report, {}, "en", DAY).page.html
        base = folder.resolve().as_uri() + "/"
        ours, alone = compare(
            build, lambda: weasyprint.HTML(string=html, base_url=base).write_pdf(pdf_variant="pdf/a-3a")
        )
    log = [json.loads(line) for line in output.with_suffix(".build.jsonl").read_text("utf-8").splitlines()]
    print(f"\nbriefing {ours:.2f} s, WeasyPrint alone {alone:.2f} s, ratio {ours / alone:.2f} (at most {MOST})")
    print(", ".join(f"{line['step']} {line['milliseconds']} ms" for line in log if "step" in line))

    assert ours <= MOST * alone


def test_a_country_among_a_million_claims(settings: Settings, tmp_path: Path) -> None:
    """The briefing takes hardly longer when the base holds a million figures of fifty other countries too."""
    large = make_workspace(tmp_path / "large")
    (batches := tmp_path / "batches").mkdir()
    make_batches(batches, MILLION)
    load(large.database_url, source(batches))
    pipeline.publish(large)

    def build(of: Settings) -> None:
        with open_published(of.published) as connection:
            report = read_report(of.reports / "country-briefing", of.reports / "_shared")
            build_edition(connection, report, {}, "en", DAY, tmp_path / "briefing.pdf")

    few, many = compare(lambda: build(settings), lambda: build(large))
    print(f"\nbriefing in its own base {few:.2f} s, among a million claims {many:.2f} s, ratio {many / few:.2f}")

    assert many <= MOST_AMONG_A_MILLION * few
