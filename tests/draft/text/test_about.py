"""What a document as a whole is about."""

from __future__ import annotations

import pytest

from tests.draft.conftest import MakeReading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden is no producer. Sweden treats drug users. The United States helps.\n", "SWE"),
        ("Georgia, Armenia and Turkey met.\n", None),
        ("Nobody is named.\n", None),
    ],
)
def test_the_country_of_a_document_is_what_it_names_most(
    make_reading: MakeReading, text: str, expected: str | None
) -> None:
    """Where the title names none; a text that names several as often is of none."""
    assert expected == make_reading(text, title="Yearly note").country


def test_the_publishers_country_wins_a_tie(make_reading: MakeReading) -> None:
    """ "The Ministry" of a page of a ministry is its own; a text without any country is of the publisher's."""
    both = make_reading("Kazakhstan and Russia met.\n", title="Note", publisher="kaz_mfa", slug="one")
    none = make_reading("The Ministry met guests.\n", title="Note", publisher="kaz_mfa", slug="two")

    assert ("KAZ", "KAZ") == (both.country, none.country)
