"""The page of a report while it is written."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kzdb.author.preview import Preview
from kzdb.config import Settings
from kzdb.publish.connection import open_published
from tests.tiny import Tiny


@pytest.fixture
def preview(small: Settings, tiny: Tiny) -> Iterator[Preview]:
    """Give the preview of the tiny report."""
    with open_published(small.published) as connection:
        yield Preview(connection, tiny.folder, tiny.folder.parent / "_shared", {}, "en", dt.date(2026, 11, 1))


def later(path: Path) -> None:
    """Make a file look saved a second later than it was: file systems do not count finer everywhere."""
    state = path.stat()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns + 10**9))


def test_a_page_is_written_again_when_a_file_changes(preview: Preview, tiny: Tiny) -> None:
    """What was saved is on the page, and its stamp has moved; else the page is the one there was."""
    stamp, before = preview.stamp(), preview.page()
    assert before is preview.page()

    later(tiny.body("<p>Saved just now.</p>"))

    assert stamp != preview.stamp()
    assert b"Saved just now." in preview.page()
    assert preview.stamp().encode() in preview.page()


def test_a_mistake_is_on_the_page(preview: Preview, tiny: Tiny) -> None:
    """The line of the error, escaped; the page comes back once it is corrected."""
    good = (tiny.folder / "template" / "report.html.j2").read_text("utf-8")
    later(tiny.body("{{ <b> }}"))
    page = preview.page().decode()

    assert "report.html.j2:" in page
    assert "<b>" not in page
    later(tiny.write("template/report.html.j2", good + "\n"))
    assert b"not written" not in preview.page()


def test_what_to_look_at_is_on_the_page(preview: Preview, tiny: Tiny) -> None:
    """Warnings are listed above the page."""
    later(tiny.body("<p>In 2014.</p>"))

    assert b"1 to look at" in preview.page()


def test_one_section_alone(small: Settings, tiny: Tiny) -> None:
    """The others are hidden."""
    with open_published(small.published) as connection:
        page = Preview(
            connection, tiny.folder, tiny.folder.parent / "_shared", {}, "en", dt.date(2026, 11, 1), "all"
        ).page()

    assert b'section:not([id="all"])' in page
