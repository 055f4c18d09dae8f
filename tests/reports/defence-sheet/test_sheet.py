"""What a defence sheet must say of its claim."""

from __future__ import annotations

import duckdb
import pytest

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
