"""Claims as Arrow rows, and the hash by which the store knows a claim again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kzdb.facts.claims import Claim
from kzdb.facts.locators import Locator
from kzdb.load.batches import batches_of
from kzdb.load.claims import read_claims
from kzdb.load.vocabulary import read_vocabulary
from kzdb.store.record.staging import CITATIONS, CLAIMS

SHA = "0" * 64


@pytest.fixture
def claims(workspace: Path) -> list[Claim]:
    """Give the claims of the annual report."""
    vocabulary = read_vocabulary(workspace / "seeds" / "vocabulary")
    return read_claims(workspace / "seeds" / "annual_report" / "claims.toml", vocabulary)


def hashes(claims: list[Claim], sha256: str = SHA, verified: frozenset[str] = frozenset()) -> list[str]:
    """Return the content hashes of the claims, in the order of the batches."""
    return [value for _, rows, _ in batches_of(claims, sha256, verified) for value in rows["content_hash"].to_pylist()]


def test_a_batch_for_each_kind(claims: list[Claim]) -> None:
    """In the schemas the store stages, each numbered from 1; each claim names its first citation."""
    batches = list(batches_of(claims, SHA, frozenset()))

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
    ((_, rows, _),) = batches_of([*readings, claims[1]], SHA, frozenset())

    assert [1, 0, 0, 1] == rows["first_of_slot"].to_pylist()


def test_verified_is_no_content(claims: list[Claim]) -> None:
    """That a quote was found does not change what the claim says."""
    found = frozenset({str(claims[0].citations[0])})
    ((_, _, citations), *_) = batches_of(claims, SHA, found)

    assert [1] + [0] * 8 == citations["verified"].to_pylist()
    assert hashes(claims) == hashes(claims, verified=found)


def test_equal_claims_have_equal_hashes(claims: list[Claim]) -> None:
    """Wherever they stand in their file."""
    assert hashes(claims) == hashes([replace(claim, line=99) for claim in claims])
    assert sorted(hashes(claims)) == sorted(hashes(claims[::-1]))


def test_whatever_differs_is_another_claim(claims: list[Claim]) -> None:
    """Each thing a claim says, its citations, and the very bytes they are cited from."""
    claim = claims[0]
    others = [
        replace(claim, nature="estimated"),
        replace(claim, modality="draft"),
        replace(claim, attributed_to="ministry"),
        replace(claim, credibility=2),
        replace(claim, note="x"),
        replace(claim, variant="reading:a"),
        replace(claim, citations=(Locator(3, "12.5 kilograms (kg) of heroin", 50),)),
        replace(claim, citations=(*claim.citations, Locator(1, "x", 0))),
        replace(claim, content=replace(claim.content, as_printed="12.5")),
        replace(claim, content=claims[1].content),
    ]
    told = [hashes([one])[0] for one in (claim, *others)] + hashes([claim], "1" * 64)

    assert len(told) == len(set(told))
    assert {32} == {len(one) for one in told}
