"""What an edition costs, against WeasyPrint alone on the very same page."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from kzdb.config import Settings
from kzdb.publish.connection import open_published
from kzdb.report import build_edition, read_report, write_draft
from tests.benchmarks.common import compare

DAY = dt.date(2026, 11, 1)
MOST = 1.15


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
