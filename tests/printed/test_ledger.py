"""The ledger: what was printed, where, on which claims."""

from __future__ import annotations

import json

from kzdb.printed.ledger import Ledger


def test_what_is_printed_again_is_numbered() -> None:
    """So that every entry has an anchor of its own."""
    ledger = Ledger()
    names = [ledger.add("figure", "f-1", "5 kg"), ledger.add("figure", "f-1", "5 kg"), ledger.add("label", "x", "2014")]

    assert (["f-1", "f-1-2", "x"], 2) == (names, ledger.figures)


def test_its_json_has_one_entry_a_line() -> None:
    """What it is about comes first."""
    ledger = Ledger(place="a")
    ledger.add("figure", "f-1", "5\xa0kg", [1], [2], "kg")
    text = ledger.to_json(report="tiny", version=1)

    assert ("tiny", 1) == (json.loads(text)["report"], json.loads(text)["version"])
    assert json.loads(text.splitlines()[1]) == {
        "id": "f-1", "kind": "figure", "text": "5\xa0kg", "place": "a", "claims": [1], "notes": [2], "unit": "kg",
        "formula": None, "page": None,
    }  # fmt: skip
    assert [] == json.loads(Ledger().to_json())["entries"]
