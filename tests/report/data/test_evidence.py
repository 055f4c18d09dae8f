"""The claims behind a report: their words, their figures, the passages that carry them."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pytest

from kzdb.errors import QueryError, TemplateError
from kzdb.facts.figures import Decimal10, Figure
from kzdb.language.wording import Wording
from kzdb.report import write_draft
from kzdb.report.data.evidence import Claim, Evidence, Passage, Place, claims_of
from kzdb.report.data.rows import Row
from tests.tiny import TODAY, Tiny

Claims = Callable[..., list[int]]


@pytest.mark.parametrize(
    ("answer", "text", "quote"),
    [
        ("1.2 t", "1.2\xa0t", "1.2 t of cannabis"),
        ("more than 250 people", "more\xa0than\xa0250\xa0people", "More than 250 people"),
        ("2006-02-07/2006-02-08", "7–8 February 2006", "signed on 7-8 February 2006"),
        ("2011-05", "May 2011", "May 2011"),
        ("head, from 2012", "head, from 2012", "Anna Berg has led it since 2012"),
        ("Heroin reaches the country from the south.", "Heroin reaches the country from the south.",
         "by the southern route"),
        ("HA", "HA", "(HA)"),
    ],
)  # fmt: skip
def test_a_claim_of_every_kind_says_its_answer(
    evidence: Evidence, claims: Claims, answer: str, text: str, quote: str
) -> None:
    """In words, with the passage that carries it."""
    claim = evidence.claim(claims(answer)[0])

    assert (text, quote) == (claim.text, claim.passages[0].quote)


def test_what_a_claim_is_marked_with(evidence: Evidence, claims: Claims) -> None:
    """Sources disagree on one, the year and the number of another were inferred; a figure knows its whole years."""
    disputed, inferred, plain = (evidence.claim(one) for one in claims("12.5 kg", "40 people", "50,000 USD"))

    assert (True, ()) == (disputed.contested, disputed.inferred)
    assert (False, ("period", "value")) == (inferred.contested, inferred.inferred)
    assert (False, (), 1, None) == (plain.contested, plain.inferred, plain.years, disputed.years)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (Place(line=30), ("line 30", "")),
        (Place(page=7), ("page 7", "")),
        (Place(sheet="Data", row=12, col=28), ("Data", "AB12")),
        (Place(sheet="$[*].price", row=12), ("price", "record 12")),
    ],
)
def test_a_place_is_named_by_its_type(wording: Wording, place: Place, says: tuple[str, str]) -> None:
    """A line, a page, or a sheet with its cell or record."""
    assert says == (place.said(wording), place.cell(wording))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [("39.18495297805642", "39.18"), ("11487.331", "11487"), ("0.00494", "0.00494"), ("344.6", "344.6"), ("12", "12")],
)
def test_a_cell_shows_at_most_four_digits(cell: str, shown: str) -> None:
    """Or all before the point; a figure in a text is shown as it is printed."""
    exact, short = (Figure(Decimal10(int(one.replace(".", "")), -len(one.partition(".")[2])), None, "exact", "kg")
                    for one in (cell, shown))  # fmt: skip
    places = Place(sheet="Data", row=1, col=1), Place(line=1)
    claims = [
        Claim(1, 1, "observation", "", exact, None, False, (), "fact", (Passage("a", one, 0, cell),)) for one in places
    ]

    assert [short, exact] == [claim.shown for claim in claims]


def test_claims_are_those_of_the_columns_that_name_them() -> None:
    """One a row, or a list of them; each with the first query that brought it."""
    names = {"claim_id": 0, "before_claim_id": 1, "claim_ids": 2, "fact_id": 3}
    rows = (Row(names, [1, None, [2, 3], 9]), Row(names, [4, 1, None, 9]))

    assert {1: "a", 4: "a", 2: "a", 3: "a"} == claims_of({"a": rows, "b": rows, "c": ()})


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        (
            "SELECT 999 AS claim_id ORDER BY claim_id",
            r"figures\.sql: got claim 999, expected one of the base\. Correct",
        ),
        ("SELECT 'x' AS claim_id ORDER BY claim_id", r"figures\.sql, claim_id: got 'x', expected numbers of claims"),
    ],
)
def test_a_claim_that_is_none_is_refused(
    connection: duckdb.DuckDBPyConnection, tiny: Tiny, sql: str, says: str
) -> None:
    """No number of a claim is taken on trust."""
    tiny.write("queries/figures.sql", sql)
    with pytest.raises(QueryError, match=says):
        write_draft(connection, tiny.read(), {}, None, TODAY)


def test_no_query_brought_the_claim(evidence: Evidence) -> None:
    """Whatever a template hands over instead of a claim's number."""
    for wrong in (999, None, "1"):
        with pytest.raises(TemplateError, match=r"claim: got .*, expected one that a query of this report returns"):
            evidence.claim(wrong)
