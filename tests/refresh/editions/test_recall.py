"""Recall: the editions, pages and readers of a claim that is not so any more; and why two editions differ."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from kzdb.errors import KzdbError, PublishError
from kzdb.publish.connection import open_published
from kzdb.refresh.editions.compared import before, difference, named_edition, reasons
from kzdb.refresh.editions.notices import write_notices
from kzdb.refresh.editions.recall import affected, fates_of
from tests.made_up import write_report
from tests.refresh.conftest import desk_at
from tests.refresh.press import Desk

DAILY = 'cron = "0 6 * * *"\nzone = "UTC"'


@pytest.fixture(scope="module")
def corrected(published_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Give a workspace whose second edition corrects a figure of the first. It is shared: leave it be."""
    desk = desk_at(published_workspace, tmp_path_factory.mktemp("corrected") / "workspace")
    desk.add_report("daily", DAILY)
    desk.refresh()
    with desk.rows() as rows:
        rows.write(
            "INSERT INTO deliveries (id, about, edition_id, channel, recipient, state, reason, attempts, token, "
            "changed_at) "
            "VALUES (1, 'edition daily all en 1', 1, 'mail', 'adviser@example.org', 'done', '', 1, 't', '2026')"
        )
    desk.correct("9.75 kg", "9.5 kg")
    desk.refresh("2026-11-28T06:01")
    return desk


def claim_of(desk: Desk, value: str, table: str = "former_claims") -> int:
    """Return the lowest number of a claim that said so."""
    with open_published(desk.settings.published) as connection:
        row = connection.execute(f"SELECT min(claim_id) FROM {table} WHERE value_text = $1", [value]).fetchone()
    assert row is not None
    return int(row[0])


def test_a_revised_figure_is_recalled(corrected: Desk) -> None:
    """From the edition that printed it, with its page and who has it; the corrected edition is not named."""
    claim = claim_of(corrected, "9.75 kg")
    with corrected.rows() as rows, open_published(corrected.settings.published) as connection:
        (found,) = affected(rows, corrected.settings.var, fates_of(connection, str(claim)), every=False)

    assert ("daily/all/1/en", "revised", "9.75 kg", "9.5 kg", (1,), (("adviser@example.org", "done"),)) == (
        found.edition.folder, found.fate.what, found.fate.old, found.fate.new, found.pages, found.readers,
    )  # fmt: skip


def test_the_notice_to_readers(desk: Desk) -> None:
    """One for each language of the editions, as a PDF and a mail: what was printed where, and what is so now."""
    write_report(desk.settings.root)
    desk.add_report("daily", DAILY, '["en", "ru"]')
    desk.refresh()
    claim = claim_of(desk, "9.75 kg", "claims")
    desk.correct("9.75 kg", "9.5 kg")
    desk.refresh("2026-11-28T06:01")
    with desk.rows() as rows, open_published(desk.settings.published) as connection:
        found = list(affected(rows, desk.settings.var, fates_of(connection, str(claim)), every=False))

    paths = write_notices(desk.settings, str(claim), found)

    folder = desk.settings.var / "notices" / f"{claim}-2"
    assert [folder / f"notice-{name}" for name in ("en.pdf", "en.txt", "ru.pdf", "ru.txt")] == paths
    mail = paths[1].read_text("utf-8")
    assert "daily: edition 1 of 28 November 2026" in mail
    assert "  Printed: 9.75 kg (page 1)\n  Now: 9.5\N{NO-BREAK SPACE}kg (" in mail
    assert "revised: the source says something else" in mail
    assert "Теперь: 9,5" in paths[3].read_text("utf-8")
    words = " ".join(pdfium.PdfDocument(paths[0])[0].get_textpage().get_text_bounded().split())
    assert "9.75 kg page 1 9.5 kg" in words
    first = paths[0].read_bytes()
    assert first == write_notices(desk.settings, str(claim), found)[0].read_bytes()


def test_a_source_is_recalled(corrected: Desk) -> None:
    """Every claim of it that is not so any more, and no other."""
    with corrected.rows() as rows, open_published(corrected.settings.published) as connection:
        found = list(affected(rows, corrected.settings.var, fates_of(connection, "annual_report"), every=False))

    assert {("daily/all/1/en", "revised", "9.75 kg")} == {
        (one.edition.folder, one.fate.what, one.fate.old) for one in found
    }


def test_who_was_never_there(corrected: Desk) -> None:
    """Is said so."""
    with open_published(corrected.settings.published) as connection:
        for words in ("999999", "nowhere"):
            with pytest.raises(PublishError, match="expected the number of a claim or the slug of a source"):
                fates_of(connection, words)


def test_why(corrected: Desk) -> None:
    """The queries and the rows that moved are named, those that left and those that came."""
    with corrected.rows() as rows:
        edition = named_edition(rows, "daily/all/latest/en")
        previous = before(rows, edition)
        assert previous is not None
        assert before(rows, previous) is None
        with pytest.raises(KzdbError, match="expected one like daily/all/1/en, daily/all/2/en"):
            named_edition(rows, "daily/all/9/en")

    moved = reasons(corrected.settings.var, previous, edition)["queries"]["figures"]
    assert {"9.75 kg"} == {row[2] for row in moved["left"]}
    assert {"9.5 kg"} == {row[2] for row in moved["came"]}
    changes = difference(corrected.settings.var, previous, edition, corrected.settings.published)
    assert {("revised", "9.75 kg", "9.5 kg")} == {(one.why, one.old_text, one.new_text) for one in changes}
