"""The country briefing of the seeds: whole, in its place, and for countries of which the base holds little."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from duckdb import DuckDBPyConnection

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.publish.connection import open_published
from kzdb.report import BuildOutcome, build_report, render_html

if TYPE_CHECKING:
    from tests.report.conftest import Base

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = ROOT / "reports" / "country-briefing"
SHARED = ROOT / "reports" / "_shared"
AS_OF = {"as_of": "2026-11-22"}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    """Give the seeds of the checkout, published, read-only."""
    folder = tmp_path_factory.mktemp("seeds")
    for name in ("seeds", "migrations"):
        (folder / name).symlink_to(ROOT / name)
    settings = Settings(folder, f"sqlite:///{folder / 'kzdb.sqlite'}", folder / "kzdb.duckdb")
    pipeline.load(settings)
    with open_published(pipeline.publish(settings).path) as connection:
        yield connection


def built(connection: DuckDBPyConnection, folder: Path, **params: str) -> tuple[BuildOutcome, list[str]]:
    """Build an edition; return its outcome and the text of each page."""
    outcome = build_report(
        connection, BRIEFING, SHARED, AS_OF | params, None, folder / "briefing.pdf", lambda message: None
    )
    document = pypdfium2.PdfDocument(io.BytesIO(outcome.path.read_bytes()))
    return outcome, [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]


def page_of(connection: DuckDBPyConnection, **params: str) -> str:
    """Return the HTML of an edition."""
    return render_html(connection, BRIEFING, SHARED, AS_OF | params).html


def sections(html: str) -> list[str]:
    """Return the sections of a page, in order."""
    return re.findall(r'<section id="([a-z]+)"', html)


def test_kazakhstan_is_whole(seeds: DuckDBPyConnection, tmp_path: Path) -> None:
    """Every section is there, and the figures an adviser asks for; the register tells the pages."""
    outcome, pages = built(seeds, tmp_path)
    text = " ".join(pages)
    wanted = ["344.6", "724.1", "36,137", "23.8", "53,172", "398.3", "136", "41", "CARICC", "Paris Pact", "≠"]
    assert [word for word in wanted if word not in text] == []
    titles = ["Key messages", "At a glance", "First edition", "Where sources disagree", "Outlook and gaps",
              "Method and quality", "evidence register", "abbreviations"]  # fmt: skip
    assert [title for title in titles if title not in text] == []
    assert len(pages) == outcome.pages <= 30
    assert "Page 1 of" in pages[0]
    assert "Key messages" in pages[0]


def test_the_profile_has_two_pages(seeds: DuckDBPyConnection, tmp_path: Path) -> None:
    """The profile of the same definition fills exactly two pages: messages and tiles, then disagreement and sources."""
    _, pages = built(seeds, tmp_path, profile="two-page")
    assert len(pages) == 2
    assert "At a glance" in pages[0]
    assert "Where sources disagree" in pages[1]


@pytest.mark.parametrize("country", ["CHN", "AFG"])
def test_a_country_of_which_little_is_known(seeds: DuckDBPyConnection, tmp_path: Path, country: str) -> None:
    """A section without data is left out and named as left out; what is there still has its notes."""
    html = page_of(seeds, country=country)
    present = sections(html)
    assert {"messages", "changes", "disagree", "outlook", "method", "register", "sources"} <= set(present)
    assert "prices" not in present
    assert 'href="#prices"' not in html
    assert "Left out, for want of sources" in html
    outcome, _ = built(seeds, tmp_path, country=country, profile="two-page")
    assert outcome.pages == 2


def test_contents_lead_to_sections_that_are_there(seeds: DuckDBPyConnection) -> None:
    """The list of contents and the sections agree, for a full country and an empty one."""
    for country in ("KAZ", "CHN", "USA"):
        html = page_of(seeds, country=country)
        contents = re.findall(r'href="#([a-z]+)"', html[html.index('class="contents"') : html.index("</nav>")])
        assert [one for one in contents if one not in sections(html)] == []


def test_what_changed_is_told_since_a_revision(seeds: DuckDBPyConnection) -> None:
    """With the newest revision as the last edition nothing has changed; without one it is a first edition."""
    assert "First edition" in page_of(seeds)
    newest = seeds.execute("SELECT max(revision) FROM revisions").fetchone()
    assert newest is not None
    assert f"has changed since revision {newest[0]}" in page_of(seeds, since=str(newest[0]))


def test_old_and_new_stand_side_by_side(base: Base) -> None:
    """A revised figure is told with what it was; the change of another country is not."""
    change = {"predicate": "drug_seizures", "revision": 5, "change": "superseded", "source": "one"}
    base.insert(
        "revision_changes", claim_id=1, fact_id=1, subject="RUR", old_value="300 kg", new_value="344.6 kg", **change
    )
    base.insert("revision_changes", claim_id=1, fact_id=2, subject="KAZ", old_value="7 kg", new_value="8 kg", **change)
    params = {"country": "RUR", "as_of": "2020-01-01"}
    told = render_html(base.connection, BRIEFING, SHARED, params | {"since": "4"}).html
    section = told[told.index('<section id="changes"') :]
    assert "revised" in section
    assert "300 kg" in section
    assert "7 kg" not in section
    later = render_html(base.connection, BRIEFING, SHARED, params | {"since": "5"}).html
    assert "300 kg" not in later


def test_eight_kinds_of_picture_tell_what_they_show(seeds: DuckDBPyConnection) -> None:
    """Every chart has an alternative text that names its figures, not the caption."""
    html = page_of(seeds)
    pictures = dict(re.findall(r'<img class="chart" id="chart-([a-z]+)"[^>]*? alt="([^"]*)"', html))
    assert len(pictures) >= 8, pictures.keys()
    assert all(len(alt) > 60 for alt in pictures.values()), pictures
    assert "344.6" in pictures["seizures"]
    assert 'class="spark"' in html


def test_both_budgets_stand_side_by_side(seeds: DuckDBPyConnection) -> None:
    """The contested budget shows both answers, the decision, and which one the briefing uses."""
    html = page_of(seeds)
    section = html[html.index('<section id="disagree"') : html.index('<section id="outlook"')]
    assert "136" in section
    assert "41" in section
    assert "used in this briefing" in section
    assert "Decision:" in section
