"""What a defence sheet must say of its claim."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from kzdb import pipeline
from kzdb.publish.connection import open_published
from tests.conftest import settings_of
from tests.reports.conftest import Write


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_sheet_shows_answer_passage_and_what_contradicts(
    language: str, seeds: duckdb.DuckDBPyConnection, write: Write
) -> None:
    """The contested budget's sheet has its own quote and the answer of the other source, in each language."""
    query = "SELECT claim_id FROM claims WHERE predicate = 'programme_budget' AND value_text = ?"
    (own,), (rival,) = (seeds.execute(query, [one]).fetchone() for one in ("41,000,000 USD", "136,000,000 USD"))
    draft = write(seeds, "defence-sheet", language, claim=str(own))
    claims = {one for entry in draft.page.ledger.entries for one in entry.claims}

    assert {own, rival} <= claims
    assert "$41 million" in draft.page.html


def test_the_history_is_in_the_reader_s_language(published_workspace: Path, tmp_path: Path, write: Write) -> None:
    """What a source was read to say before is written as the page writes figures, not as the base does."""
    root = shutil.copytree(published_workspace, tmp_path / "workspace", symlinks=True)
    settings = settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}")
    claims = root / "seeds" / "annual_report" / "claims.toml"
    claims.write_text(claims.read_text("utf-8").replace("9.75 kg", "9.5 kg"), "utf-8")
    pipeline.load(settings)
    pipeline.publish(settings)
    with open_published(settings.published) as connection:
        number = connection.execute("SELECT claim_id FROM claims WHERE value_text = '9.5 kg'").fetchone()
        assert number is not None
        page = write(connection, "defence-sheet", "ru", claim=str(number[0])).page.html.replace(
            "\N{NO-BREAK SPACE}", " "
        )

    assert "было 9,75 кг, стало 9,5 кг" in page
    assert "внесено, 9,75 кг" in page
