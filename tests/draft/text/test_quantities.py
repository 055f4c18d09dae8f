"""The figures that a text prints, with the units beside them."""

from __future__ import annotations

import pytest

from kzdb.draft.text.quantities import quantities
from kzdb.load.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seized 9335 Kg of opium and 1,47,790 KG of hashish", [("9,335", "kg"), ("147,790", "kg")]),
        ("about half a hectare of poppy", [("~ 0.5", "ha")]),
        ("a quarter of a ton", [("0.25", "t")]),
        ("drugs worth som 458 million", [("458 million", "KGS")]),
        ("$1.8 million a year", [("1.8 million", "USD")]),
        ("one officer and 12 dogs in 2018", [("12", None)]),
    ],
)
def test_a_figure_has_the_unit_that_is_printed(
    vocabulary: Vocabulary, text: str, expected: list[tuple[str, str | None]]
) -> None:
    """However a kilogram is written, behind an article, or a currency before its number."""
    found = quantities(text, vocabulary.units, None)

    assert expected == [(one.number, one.unit.slug if one.unit else None) for one in found]


def test_labels_are_figures_where_somebody_says_so(vocabulary: Vocabulary) -> None:
    """An article or a year is one only where it is pointed at."""
    found = quantities("one officer in 2018", vocabulary.units, None, labels=True)

    assert ["1", "2,018"] == [one.number for one in found]
