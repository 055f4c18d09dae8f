"""The defence sheet: one page for a claim of any kind, however much is known of it."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from kzdb.errors import QueryError
from kzdb.report import build_report, lint_report

if TYPE_CHECKING:
    from tests.report.conftest import Base

SHEET = Path(__file__).parents[2] / "reports" / "defence-sheet"
LONG = "a word of context " * 60


def sheet(base: Base, shared: Path, folder: Path, claim: int, **params: str) -> str:
    """Build the sheet of a claim and return its text; it has to fill one page."""
    given = {"claim": str(claim), "as_of": "2020-01-01"} | params
    outcome = build_report(base.connection, SHEET, shared, given, None, folder / "sheet.pdf", lambda message: None)
    assert outcome.pages == 1
    document = pypdfium2.PdfDocument(io.BytesIO(outcome.path.read_bytes()))
    return re.sub(r"\s+", " ", document[0].get_textpage().get_text_range())


def common(base: Base, claim: int) -> dict[str, object]:
    """Return what the row of a claim shares with the row of its kind."""
    names = "claim_id, fact_id, nature, modality, variant, source, preferred, contested, published_on"
    row = base.connection.execute(f"SELECT {names} FROM claims WHERE claim_id = {claim}").fetchone()
    assert row is not None
    return dict(zip(names.split(", "), row, strict=True))


def claim_of(base: Base, kind: str, text: str) -> int:
    """Add a claim of a kind that the shared base has no words for; return its number."""
    base.statement(text, quote="the words")
    last = base.last
    base.connection.execute("DELETE FROM statements WHERE claim_id = ?", [last])
    base.connection.execute("UPDATE claims SET kind = ?, value_text = ? WHERE claim_id = ?", [kind, text, last])
    return last


def test_the_sheet_is_clean(shared: Path) -> None:
    """Definition, queries, template and texts keep the rules."""
    assert lint_report(SHEET, shared) == []


def test_a_figure(base: Base, shared: Path, tmp_path: Path) -> None:
    """The figure stands with its unit, its passage in context, its file and its grade."""
    base.connection.execute("UPDATE sources SET sha256 = ?", ["ab" * 32])
    base.insert("grades", claim_id=1, source="one", reliability="B", origins=["one"], documents=1, confirmed_by=1,
                credibility_proposed=3, computation="1 independent origin")  # fmt: skip
    base.connection.execute("UPDATE observations SET as_printed = '344.6 kilograms'")
    text = sheet(base, shared, tmp_path, 1, before="seizures of ", after=" of heroin")
    for wanted in ("344.6 kg", "seizures of 344.6 kilograms of heroin", "line 30", "ab" * 32, "1 independent origin"):
        assert wanted in text
    assert "Information 3 (proposed)" in text


@pytest.mark.parametrize("kind", ["relation", "milestone", "statement", "naming"])
def test_every_kind(base: Base, shared: Path, tmp_path: Path, kind: str) -> None:
    """A relation, a milestone, a statement and a name have their sheet too."""
    if kind == "statement":
        claim = base.statement("Much is said.", quote="the words")
    else:
        claim = claim_of(base, kind, "Much is said.")
        row = common(base, claim)
        if kind == "relation":
            base.insert("relations", type="led_by", type_name="is led by", object_name="Much is said.", role="head",
                        from_date=dt.date(2014, 1, 1), **row)  # fmt: skip
        elif kind == "milestone":
            base.insert("milestones", type="adopted", type_name="adopted", date=dt.date(2014, 1, 1), **row)
        else:
            base.insert("names", kind="acronym", language="en", name="Much is said.", **row)
    text = sheet(base, shared, tmp_path, claim)
    assert "Much is said." in text
    assert "the words" in text


def test_much_is_cut_to_one_page(base: Base, shared: Path, tmp_path: Path) -> None:
    """Long texts and long lists are cut, and the sheet says how many more there are."""
    for number in range(12):
        base.source(f"s{number}", title=f"Report of many words number {number}", publisher="A Ministry of many words")
        base.figure(900.0 + number, "kg", "kg", source=f"s{number}", fact_id=1, contested=True)
        base.insert("contradictions", fact_id=1, kind="cross_source", claim_a=1, claim_b=2 + number, status="open",
                    explanation=f"{number} {LONG}"[:900])  # fmt: skip
        base.insert("checks", rule=f"rule_{number}", verdict="fails", claims=[1], explanation=LONG[:900])
        base.insert("revisions", revision=number + 1, loaded_at=dt.date(2019, 1, 1))
        base.insert("revision_changes", revision=number + 1, change="superseded", claim_id=1, fact_id=1, source="one",
                    old_value=LONG[:500], new_value=LONG[:400])  # fmt: skip
    base.connection.execute("UPDATE claims SET note = ?, fact_id = 1 WHERE claim_id = 1", [LONG[:900]])
    base.connection.execute("UPDATE sources SET reliability_reason = ?, published_note = NULL", [LONG[:900]])
    base.insert("decisions", decision="one", fact_id=1, claim_id=1, reason=LONG[:900], decided_by="a desk",
                decided_on=dt.date(2019, 1, 1), status="stands")  # fmt: skip
    text = sheet(base, shared, tmp_path, 1, before=LONG, after=LONG)
    assert "and 8 more" in text
    assert "and 9 more" in text


def test_a_claim_that_is_not_there(base: Base, shared: Path, tmp_path: Path) -> None:
    """A number that no live claim has is one clear line."""
    with pytest.raises(QueryError, match=r"claim\.sql: no rows for claim = 99"):
        sheet(base, shared, tmp_path, 99)
