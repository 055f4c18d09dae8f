"""The periods that a line prints."""

from __future__ import annotations

import pytest

from kzdb.draft.text.times import times


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("in the first two months of 2017", ["2017-01/2017-02"]),
        ("in the first three quarters of 2017", ["2017-01/2017-09"]),
        ("from January 1 to September 30, 2017", ["2017-01/2017-09"]),
        ("from December 22, 2016, through September 22, 2017", ["2016-12-22/2017-09-22"]),
        ("in the first half of 2017, more than in the same period of the previous year", ["2017-H1", "2016-H1"]),
        ("from 12.4 percent in 2013 to 14.3 percent in 2016", ["2013", "2016"]),
        ("in 2013/14 and 2015-17", ["2013/2014", "2015/2017"]),
        ("January – September, 2017", ["2017-01/2017-09"]),
        ("the first dozen months of 2017", ["2017"]),
        ("in the first nine months of the year", ["2018-01/2018-09"]),
        ("down from 2016, when 12 kg came over the first ten months of the year", ["2016", "2016-01/2016-10"]),
        ("more than in 2016 in the first ten months of the year", ["2016", "2018-01/2018-10"]),
        ("from January through September", ["2018-01/2018-09"]),
        ("through September 2017", ["2017-01/2017-09"]),
        ("in the first nine months of 2016 and 2017", ["2016-01/2016-09", "2017-01/2017-09"]),
        ("in the first half of 2017, up from 5 a year earlier", ["2017-H1", "2016-H1"]),
        ("in 2016, up from 4 the previous year", ["2016", "2015"]),
        ("in H1, or over the same nine-month period in 2017", ["2017"]),
        ("one in January and one in May 2017", ["2018-01", "2017-05"]),
        ("officers may go through a course", []),
        ("TIRANA, 2020-05-05. The 2019-20 season", ["2020-05-05", "2019/2020"]),
    ],
)
def test_periods_in_words(line: str, expected: list[str]) -> None:
    """Parts of a year, days without their year, what is compared with; a percentage is no year."""
    assert expected == [time.written for time in times(line, 2018)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("over the first six months of this year, more than in the same period last year", ["2019-H1", "2018-H1"]),
        ("in January-May last year", ["2018-01/2018-05"]),
        ("more than in January-May last year", ["2017-01/2017-05"]),
        ("last year, up 5 percent over last year", ["2018", "2017"]),
        ("in the first nine months of this year", ["2018-01/2018-09"]),
        ("over the five months of 2018", ["2018-01/2018-05"]),
    ],
)
def test_when_the_writer_writes(line: str, expected: list[str]) -> None:
    """An article of July 2019 on 2018: its own years count from its date, what it compares with from what it tells of;
    nothing that is over lies ahead of it.
    """
    assert expected == [time.written for time in times(line, 2018, published="2019-07-15")]


def test_a_month_without_a_year_is_the_last_such() -> None:
    """October in an article of July is that of the year before."""
    found = times("one in October and one in March", 2019, published="2019-07-15")

    assert ["2018-10", "2019-03"] == [time.written for time in found]
