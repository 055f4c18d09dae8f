"""The names of a narrative: each is one fact, by the keys of claims.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb.definition.bindings import read_bindings
from kzdb.errors import DefinitionError
from kzdb.facts.periods import Period

PATH = Path("NAM.toml")
FOUR = """\
[heroin]
metric = "drug_seizures"
breakdown = "heroin"
period = "2020-01/2020-09"
was = "12.5 kg"
past = true

[scarce]
topic = "route"

[party]
subject = "NOR"
type = "party_to"
object = "harbour_agreement"
source = "press_note"

[law]
entity = "harbour_agreement"
type = "signed"
contested = true
"""


def test_a_name_is_one_fact_of_four_kinds() -> None:
    """The keys say which; the country is the subject where none is given."""
    found = read_bindings(PATH, FOUR, "NAM")

    assert [
        ("observation", "NAM", "drug_seizures", "heroin", "12.5 kg"),
        ("statement", "NAM", "route", "main", None),
        ("relation", "NOR", "party_to", "harbour_agreement", None),
        ("milestone", "harbour_agreement", "signed", None, None),
    ] == [(one.kind, one.subject, one.predicate, one.object, one.was) for one in found.values()]
    assert Period("2020-01-01", "2020-09-30", "nine_months") == found["heroin"].period
    assert ([True, False, False, False], [1, 8, 11, 17]) == (
        [one.past for one in found.values()],
        [one.line for one in found.values()],
    )
    assert ("press_note", True) == (found["party"].source, found["law"].contested)


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("[a]\nmetrc = 'x'", "NAM.toml:1, metrc: got an unknown key, expected one of .* Did you mean 'metric'\\?"),
        ("\n[a]\nwas = 5", "NAM.toml:2, a.was: got 5, expected the answer that the texts were written on"),
        ("[a]\nwas = '5'", "NAM.toml:1, a: got no fact, expected metric and period, topic, .* Copy the keys"),
        ("[a]\nmetric = 'x'", "NAM.toml:1, period: got nothing, expected a value, as every observation has one"),
        ("[a]\nmetric = 'x'\nperiod = '2O14'", "NAM.toml:1, period: got '2O14'.*, expected a period like 2014"),
        ("[a]\nmetric = 'x'\nperiod = 'FY2014'", "NAM.toml:1, period: got 'FY2014', expected its days, like 2013-10/"),
        ("[a]\ntype = 'x'\nsubject = 'y'", "NAM.toml:1, subject: got a key that no milestone has, expected one of"),
        ("[A]\ntopic = 'x'", "NAM.toml:1, name: got 'A', expected small letters"),
        ("[a]\ntopic = 'x'\n[b]", "NAM.toml:3, b: got no fact"),
    ],
)
def test_a_mistake_has_its_line(toml: str, says: str) -> None:
    """What was got, what was expected, what to do."""
    with pytest.raises(DefinitionError, match=f"^{says}"):
        read_bindings(PATH, toml, "NAM")
