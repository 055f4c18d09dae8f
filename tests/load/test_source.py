"""source.toml: the work, the edition at hand, and what in it states nothing."""

from __future__ import annotations

from pathlib import Path

from kzdb.facts.dates import DatedSpan
from kzdb.load.source import MAX_CLOSED_SHARE, Boilerplate, Source, read_source
from kzdb.load.vocabulary import read_vocabulary


def read(workspace: Path, slug: str, more: str = "") -> Source:
    """Return a source of the small workspace, with `more` written into its file."""
    path = workspace / "seeds" / slug / "source.toml"
    path.write_text(f"{more}\n{path.read_text('utf-8')}", "utf-8")
    return read_source(path.parent, read_vocabulary(workspace / "seeds" / "vocabulary"))


def test_a_source(workspace: Path) -> None:
    """Its slug is its folder's name; what is left out has a default."""
    source = read(workspace, "annual_report")

    assert ("annual_report", "harbour_agency", "B") == (source.slug, source.publisher, source.reliability)
    assert DatedSpan("2021-03-01", "2021-03-01", "day") == source.published
    assert (None, None, (), MAX_CLOSED_SHARE) == (
        source.url, source.published_note, source.relies_on, source.max_closed_share
    )  # fmt: skip


def test_a_date_known_to_the_year_or_not_at_all(workspace: Path) -> None:
    """Published some day of 2021; and published who knows when."""
    assert DatedSpan("2021-01-01", "2021-12-31", "year") == read(workspace, "ministry_page").published
    assert None is read(workspace, "press_note").published


def test_upstream_share_and_address(workspace: Path) -> None:
    """What it takes from, what one load may withdraw, where it was published."""
    source = read(workspace, "press_note", 'max_closed_share = 0.5\nurl = "https://example.org/note"')

    assert (("ministry_page",), 0.5, "https://example.org/note") == (
        source.relies_on, source.max_closed_share, source.url
    )  # fmt: skip


def test_boilerplate(workspace: Path) -> None:
    """A line, lines, or a span of one line."""
    path = workspace / "seeds" / "annual_report" / "source.toml"
    text = path.read_text("utf-8").replace('lines = "1"', 'lines = "1-3"')
    path.write_text(f'{text}\n[[boilerplate]]\nlines = "5@0-66"\nwhat = "a link"\n', "utf-8")

    assert (Boilerplate(1, 3, None, None, "heading"), Boilerplate(5, 5, 0, 66, "a link")) == read(
        workspace, "annual_report"
    ).boilerplate


def test_an_empty_address_is_none(workspace: Path) -> None:
    """`url = ""` says that the document prints no address."""
    assert None is read(workspace, "annual_report", 'url = ""').url
