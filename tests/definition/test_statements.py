"""The contract of a query: one SELECT, parameters that exist, an order that leaves no tie."""

from __future__ import annotations

import pytest

from kzdb.errors import DefinitionError
from tests.tiny import Tiny


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("SELECT 1 AS claim_id", ", order: got an ORDER BY without claim_id, expected the whole key in it (claim_id)"),
        ("SELECT * FROM (SELECT claim_id FROM claims ORDER BY claim_id)", ", order: got an ORDER BY without claim_id"),
        ("SELECT claim_id, kind FROM claims ORDER BY kind", ", order: got an ORDER BY without claim_id"),
        ("SELECT claim_id FROM claims ORDER BY claim_id; DROP TABLE claims", ": got SELECT and DROP, expected one"),
        ("DELETE FROM claims", ": got DELETE, expected one SELECT. Write one query a file."),
        ("-- nothing\n", ": got nothing, expected one SELECT."),
        (
            "SELECT claim_id\nFROM claims\nWHERE subject = $who ORDER BY claim_id",
            ":3: got $who, expected one of $as_of.",
        ),
        ("SELECT claim_id\nFROM\nWHERE TRUE", ":3: Parser Error: syntax error at or near"),
    ],
)
def test_a_query_that_breaks_the_contract_is_one_line(tiny: Tiny, sql: str, says: str) -> None:
    """The file, the line where there is one, what was got and expected."""
    path = tiny.write("queries/figures.sql", sql)
    with pytest.raises(DefinitionError) as caught:
        tiny.read()

    assert str(caught.value).startswith(f"{path}{says}"), str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "order", ["kind, claim_id", "c.Claim_ID DESC", "ALL", "CASE kind WHEN 'x' THEN 0 END, claim_id"]
)
def test_an_order_with_the_whole_key_is_taken(tiny: Tiny, order: str) -> None:
    """However it is written, and with the parameters that the query uses."""
    tiny.write(
        "queries/figures.sql",
        f"WITH c AS (FROM claims) SELECT claim_id, kind FROM c WHERE published_on < $as_of ORDER BY {order}",
    )

    assert {"as_of"} == tiny.read().queries["figures"].parameters
