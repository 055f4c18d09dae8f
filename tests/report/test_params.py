"""Parameters: typed values, or one clear line before any query runs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kzdb.errors import DefinitionError
from kzdb.report import read_definition
from kzdb.report.params import bind_params, choose_language

if TYPE_CHECKING:
    from tests.report.conftest import Base, Report

YEARS = """
[params.years]
type = "int"
default = 10
min = 3
max = 25

[params.since]
type = "int"
default = 0
min = 0

[params.depth]
type = "text"
choices = ["short", "full"]
default = "full"
"""


def test_values_arrive_typed_with_defaults(base: Base, report: Report) -> None:
    """A date is a date, a default fills what was not given."""
    report.edit("report.toml", "[queries]", YEARS + "\n[queries]")
    values = bind_params(read_definition(report.folder), {"as_of": "2015-06-01"}, "en", base.connection)
    assert {"country": "RUR", "as_of": dt.date(2015, 6, 1), "years": 10, "since": 0, "depth": "full"} == values


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "parameter as_of is missing. Give it: --as-of 20"),
        ({"as_of": "June"}, "got 'June', expected a day"),
        ({"as_of": "2015-02-30"}, "expected a day of the calendar"),
        ({"as_of": "2015-06-01", "country": "Ruritania"}, "expected an ISO 3166 code"),
        ({"as_of": "2015-06-01", "country": "ZZZ"}, "country 'ZZZ' is not in the base"),
        ({"as_of": "2015-06-01", "colour": "red"}, "no parameter 'colour'; this report has country, as_of"),
        ({"as_of": "2015-06-01", "years": "99"}, "expected a number from 3 to 25"),
        ({"as_of": "2015-06-01", "years": "ten"}, "expected a whole number"),
        ({"as_of": "2015-06-01", "since": "-1"}, "expected a number from 0, such as"),
        ({"as_of": "2015-06-01", "depth": "deep"}, "expected one of short, full"),
    ],
)
def test_a_wrong_parameter_is_one_line(base: Base, report: Report, given: dict[str, str], says: str) -> None:
    """Missing, unknown and malformed parameters are told before any query runs."""
    report.edit("report.toml", "[queries]", YEARS + "\n[queries]")
    with pytest.raises(DefinitionError) as caught:
        bind_params(read_definition(report.folder), given, "en", base.connection)
    assert says in str(caught.value), str(caught.value)


def test_a_language_that_is_not_offered_is_refused(report: Report) -> None:
    """The report's first language is the default; another has to be on its list."""
    definition = read_definition(report.folder)
    assert "en" == choose_language(definition, None)
    with pytest.raises(DefinitionError, match="no edition in 'kk'; this report is written in en"):
        choose_language(definition, "kk")
