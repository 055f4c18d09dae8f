"""The country briefing of the seeds: whole, in its place, and for countries of which the base holds little."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from duckdb import DuckDBPyConnection

from kzdb.publish.connection import open_published
from kzdb.report import BuildOutcome, build_report, render_html
from tests.report.conftest import published

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = ROOT / "reports" / "country-briefing"
SHARED = ROOT / "reports" / "_shared"
AS_OF = {"as_of": "2026-11-22"}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    """Give the seeds of the checkout, and a second revision in which one figure is read less exactly."""
    folder = tmp_path_factory.mktemp("changed")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    published(folder)
    seed = folder / "seeds" / "incsr_2015_kazakhstan" / "claims.toml"
    text = seed.read_text("utf-8")
    assert 1 == text.count('value = "344.6 kg"')
    seed.write_text(text.replace('value = "344.6 kg"', 'value = "345. kg", note = "To the kilogram."'), "utf-8")
    with open_published(published(folder)) as connection:
        yield connection


def built(connection: DuckDBPyConnection, folder: Path, **params: str) -> tuple[BuildOutcome, list[str]]:
    """Build an edition; return its outcome and the text of each page."""
    outcome = build_report(
        connection, BRIEFING, SHARED, AS_OF | params, None, folder / "briefing.pdf", lambda message: None
    )
    document = pypdfium2.PdfDocument(io.BytesIO(outcome.path.read_bytes()))
    return outcome, [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]


@pytest.fixture(scope="module")
def kazakhstan(seeds: DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildOutcome, list[str]]:
    """Build the whole briefing once."""
    return built(seeds, tmp_path_factory.mktemp("kazakhstan"))


def page_of(connection: DuckDBPyConnection, language: str | None = None, **params: str) -> str:
    """Return the HTML of an edition."""
    return render_html(connection, BRIEFING, SHARED, AS_OF | params, language).html


def sections(html: str) -> list[str]:
    """Return the sections of a page, in order."""
    return re.findall(r'<section id="([a-z]+)"', html)


def test_kazakhstan_is_whole(kazakhstan: tuple[BuildOutcome, list[str]]) -> None:
    """Every section is there, and the figures an adviser asks for; the annexes name the notes' pages and the files."""
    outcome, pages = kazakhstan
    text = " ".join(pages)
    wanted = ["344.6", "724.1", "36,137", "23.8", "53,172", "398.3", "136", "41", "CARICC", "Paris Pact", "≠"]
    assert [word for word in wanted if word not in text] == []
    titles = ["Key messages", "At a glance", "First edition", "Where sources disagree", "Outlook and gaps",
              "Method and quality", "evidence register", "abbreviations", "files inside",
              "chart-timeline.csv"]  # fmt: skip
    assert [title for title in titles if title not in text] == []
    assert len(pages) == outcome.pages <= 30
    assert "Page 1 of" in pages[0]
    assert "Key messages" in pages[0]


def test_notes_stand_where_they_are_called_and_can_be_clicked(kazakhstan: tuple[BuildOutcome, list[str]]) -> None:
    """Each note is at the foot of the page of its first call; no link is too thin for a pointer."""
    outcome, _ = kazakhstan
    with pikepdf.open(outcome.path) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        places = {name: pages[place[0].objgen] for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        notes = [name for name in places if re.fullmatch(r"n\d+", name)]
        assert outcome.notes == len(notes)
        assert [] == [name for name in notes if places[name] != places[f"c{name[1:]}"]]
        links = [link for page in pdf.pages for link in page.get("/Annots", []) if link.Subtype == "/Link"]
        boxes = [[float(end) for end in link.Rect] for link in links]
        assert [] == [box for box in boxes if abs(box[2] - box[0]) < 1 or abs(box[3] - box[1]) < 4]


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


def test_old_and_new_stand_side_by_side(changed: DuckDBPyConnection) -> None:
    """A figure is printed as it was and as it is, each with its own note, in every language."""
    printed = {"en": ["344.6 kg", "345 kg"], "ru": ["344,6 кг", "345 кг"], "kk": ["344,6 кг", "345 кг"]}
    for language, expected in printed.items():
        html = page_of(changed, language, since="1")
        rows = html[html.index('<section id="changes"') :].partition("<tbody>")[2].partition("</tbody>")[0]
        figures = [re.sub("<.*?>", "", one) for one in re.findall("<data.*?</data>", rows)]
        assert expected == [one.replace("\N{NO-BREAK SPACE}", " ") for one in figures]
        assert 2 == rows.count('<sup class="call">')


def test_what_changed_about_another_country_is_left_out(changed: DuckDBPyConnection) -> None:
    """Its briefing says that nothing has changed."""
    assert "has changed since revision 1" in page_of(changed, since="1", country="CHN")


def test_every_voice_is_heard(seeds: DuckDBPyConnection) -> None:
    """What another source says on the same question stands under the preferred answer; each with its year."""
    html = unescape(page_of(seeds))
    said = seeds.execute(
        "SELECT says FROM statements WHERE entity = 'KAZ' AND variant = 'main' AND modality = 'fact'"
    ).fetchall()
    assert [] == [says for (says,) in said if says not in html]
    others = re.findall(r'<li class="also">Also: <span class="fact".*?</li>', html)
    assert 10 < len(others)
    assert [] == [other for other in others if not re.search(r'class="said">\(.*(\d{4}|undated)\)</span></li>', other)]


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
