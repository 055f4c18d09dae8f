"""How alike two bags of words are."""

from __future__ import annotations

from kzdb.draft.precedents.likeness import Index


def test_rare_words_count_more_than_common_ones() -> None:
    """What all cases have says little; the rare word finds its case, and a word that none has finds none."""
    index: Index[str] = Index()
    index.add({"drug": 1.0, "seizure": 1.0}, "seizures")
    index.add({"drug": 1.0, "poppy": 1.0}, "crops")

    found = index.find({"drug": 1.0, "poppy": 1.0})

    assert ["crops", "seizures"] == [case for _, case in found]
    assert 0.99 < found[0].likeness < 1.01
    assert found[1].likeness < 0.5
    assert [] == index.find({"unknown": 1.0})
