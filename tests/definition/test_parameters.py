"""Parameters: typed values, or one clear line for each that is wrong."""

from __future__ import annotations

import datetime as dt

import pytest

from kzdb.definition.parameters import bind_parameters
from kzdb.errors import DefinitionError
from tests.tiny import TODAY, Tiny

PARAMS = """
[params]
country = {type = "country", about = "Whose figures."}
years = {type = "int", default = 10, min = 3, max = 25}
depth = {type = "text", choices = ["short", "full"], default = "full"}

[queries]"""


def test_values_arrive_typed_with_defaults(tiny: Tiny) -> None:
    """What was not given has its default; the day is today."""
    tiny.edit("report.toml", "\n[queries]", PARAMS)
    manifest = tiny.read().manifest

    values = bind_parameters(manifest, {"country": "NAM"}, TODAY)
    assert {"as_of": TODAY, "country": "NAM", "years": 10, "depth": "full"} == values
    assert dt.date(2015, 6, 1) == bind_parameters(manifest, {"country": "NAM", "as_of": "2015-06-01"}, TODAY)["as_of"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"country": None}, "tiny, country: got nothing, expected a value (Whose figures). Give it like --param"),
        ({"country": "Namibia"}, "tiny, country: got 'Namibia', expected a country code of three capital letters."),
        ({"as_of": "June"}, "tiny, as_of: got 'June', expected a day. Write it like 2026-11-01."),
        ({"as_of": "2015-02-30"}, "tiny, as_of: got '2015-02-30', expected a day."),
        ({"years": "99"}, "tiny, years: got '99', expected a whole number from 3 to 25. Write it like 10."),
        ({"years": "ten"}, "tiny, years: got 'ten', expected a whole number from 3 to 25."),
        ({"depth": "deep"}, "tiny, depth: got 'deep', expected one of short, full."),
        ({"colour": "red"}, "tiny, colour: got an unknown parameter, expected one of as_of, country, years, depth."),
    ],
)
def test_a_wrong_parameter_is_one_line(tiny: Tiny, given: dict[str, str | None], says: str) -> None:
    """Missing, unknown and malformed parameters are named before any query runs."""
    tiny.edit("report.toml", "\n[queries]", PARAMS)
    typed = {name: value for name, value in {"country": "NAM", **given}.items() if value is not None}
    with pytest.raises(DefinitionError) as caught:
        bind_parameters(tiny.read().manifest, typed, TODAY)

    assert str(caught.value).startswith(says), str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_default_outside_its_limits_is_refused(tiny: Tiny) -> None:
    """The report's own defaults are checked like what a user types."""
    tiny.edit("report.toml", "\n[queries]", PARAMS.replace("default = 10", "default = 2"))
    with pytest.raises(DefinitionError, match=r"params\.years\.default: got '2', expected a whole number from 3 to 25"):
        tiny.read()
