"""Claims as Arrow rows, and the hashes by which the store knows them again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kzdb.facts.claims import Citation, Claim
from kzdb.facts.locators import CellLocator, PageLocator, TextLocator
from kzdb.facts.numbers.notation import NOTATIONS
from kzdb.load.batches import batches_of
from kzdb.load.claims import read_claims
from kzdb.load.source import Habits
from kzdb.load.vocabulary import read_vocabulary
from kzdb.store.record.staging import CITATIONS, CLAIMS


@pytest.fixture
def claims(workspace: Path) -> list[Claim]:
    """Give the claims of the annual report."""
    vocabulary = read_vocabulary(workspace / "seeds" / "vocabulary")
    return read_claims(
        workspace / "seeds" / "annual_report" / "claims.toml", vocabulary, Habits(notation=NOTATIONS["1,234.5"])
    )


def hashes(claims: list[Claim], column: str = "answer_hash") -> list[str]:
    """Return the hashes of the claims, in the order of the batches."""
    return [value for _, rows, _ in batches_of(claims) for value in rows[column].to_pylist()]


def test_a_batch_for_each_kind(claims: list[Claim]) -> None:
    """In the schemas the store stages, each numbered from 1; each claim names its first citation."""
    batches = list(batches_of(claims))

    assert [("observation", 8, 9), ("relation", 2, 2), ("milestone", 2, 2), ("statement", 1, 1), ("naming", 1, 1)] == [
        (kind, len(rows), len(citations)) for kind, rows, citations in batches
    ]
    for kind, rows, citations in batches:
        assert (CLAIMS[kind], CITATIONS) == (rows.schema, citations.schema)
        assert list(range(1, len(rows) + 1)) == rows["row_no"].to_pylist()
        primary = dict(zip(citations["citation_no"].to_pylist(), citations["row_no"].to_pylist(), strict=True))
        assert rows["row_no"].to_pylist() == [primary[number] for number in rows["citation_no"].to_pylist()]


def test_one_claim_of_each_slot_is_marked(claims: list[Claim]) -> None:
    """So that a fact is written once, though three readings answer it."""
    readings = [replace(claims[0], variant=variant) for variant in ("main", "reading:a", "mention:b")]
    ((_, rows, _),) = batches_of([*readings, claims[1]])

    assert [1, 0, 0, 1] == rows["first_of_slot"].to_pylist()


def test_equal_claims_have_equal_hashes(claims: list[Claim]) -> None:
    """Wherever in their file they are."""
    assert hashes(claims) == hashes([replace(claim, line=99) for claim in claims])
    assert sorted(hashes(claims)) == sorted(hashes(claims[::-1]))


def test_the_answer_hash_is_of_what_is_said(claims: list[Claim]) -> None:
    """Another figure, nature, modality or speaker is another answer."""
    claim = claims[0]
    others = [
        replace(claim, nature="estimated"),
        replace(claim, modality="draft"),
        replace(claim, attributed_to="ministry"),
        replace(claim, content=claims[1].content),
    ]
    found = [hashes([one])[0] for one in (claim, *others)]

    assert len(found) == len(set(found))
    assert {32} == {len(one) for one in found}


def test_where_it_is_said_and_what_we_note_is_no_answer(claims: list[Claim]) -> None:
    """Another passage, a note, a grade or a variant leave the answer what it is; the evidence has its own hash."""
    claim = claims[0]
    elsewhere = replace(claim, citations=(Citation(TextLocator(3, "12.5 kilograms (kg) of heroin", 50)),))

    assert hashes([claim]) == hashes([elsewhere])
    assert hashes([claim], "evidence_hash") != hashes([elsewhere], "evidence_hash")
    for other in (replace(claim, note="x"), replace(claim, credibility=2), replace(claim, inferred=("period",))):
        assert hashes([claim]) == hashes([other])
        assert hashes([claim], "remark_hash") != hashes([other], "remark_hash")


def test_a_page_and_a_cell_are_places_too(claims: list[Claim]) -> None:
    """Each kind of locator fills its own columns; a sheet is known by its number."""
    locators = (PageLocator(7, "12.5 kg", 3), CellLocator("Data", 12, 4, "12.5"))
    ((_, _, citations),) = batches_of(
        [replace(claims[0], citations=tuple(Citation(locator) for locator in locators))], {"Data": 2}
    )
    columns = ("kind", "line", "page", "part", "row", "col", "char_start", "char_end", "quote")

    assert [("page", 0, 7, 0, 0, 0, 3, 10, "12.5 kg"), ("cell", 0, 0, 2, 12, 4, 0, 0, "12.5")] == [
        tuple(row[column] for column in columns) for row in citations.to_pylist()
    ]
