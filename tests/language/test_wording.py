"""Figures, dates, periods and sentences as a language writes them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.facts.figures import QUALIFIERS, Decimal10, Figure
from kzdb.language.catalog import languages, load_catalog, messages_of, own_texts, variables_of
from kzdb.language.wording import Wording

TEXTS = Path(__file__).parents[2] / "kzdb" / "language" / "texts"
NUMBERS = Path(__file__).parents[2] / "kzdb" / "publish" / "prepare" / "1_numbers.sql"
SYMBOLS = {"count": "", "percent": "%", "per_100k": "per 100 000", "usd_per_kg": "USD/kg"}


def symbol(listed: str, slug: str) -> str:
    """Return what is printed for a unit; anything else is called by its slug."""
    return SYMBOLS.get(slug, slug) if listed == "symbols" else slug


def wording(language: str) -> Wording:
    """Return the wording of a language."""
    return Wording(load_catalog(language), symbol)


def figure(
    coef: int, exp10: int, unit: str = "kg", qualifier: str = "exact", high: tuple[int, int] | None = None
) -> Figure:
    """Make a figure as a claim holds it."""
    return Figure(Decimal10(coef, exp10), Decimal10(*high) if high else None, qualifier, unit)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (figure(3446, -1), "344.6 kg"),
        (figure(36137, 0, "people"), "36,137 people"),
        (figure(2905, 0, "count"), "2,905"),
        (figure(240, -1, "t"), "24.0 t"),
        (figure(67, -1, "percent"), "6.7%"),
        (figure(3983, -1, "per_100k"), "398.3 per 100 000"),
        (figure(136, 6, "USD"), "USD 136 million"),
        (figure(26, 7, "USD"), "USD 260 million"),
        (figure(15, 8, "USD"), "USD 1.5 billion"),
        (figure(15_123_456, 0, "people"), "15,123,456 people"),
        (figure(25, 4, "USD"), "USD 250,000"),
        (figure(18, 3, "usd_per_kg", high=(2, 4)), "18,000–20,000 USD/kg"),
        (figure(50, 0, "count", "over"), "more than 50"),
        (figure(3, 6, "USD", "about"), "about USD 3 million"),
        (figure(200, 0, qualifier="at_least"), "at least 200 kg"),
        (figure(10, 0, qualifier="at_most"), "up to 10 kg"),
        (figure(5, 0, qualifier="under"), "less than 5 kg"),
        (figure(-5, -1, "percent"), "-0.5%"),
        (figure(123_456_789_012_345_678, -30), "0.000000000000123456789012345678 kg"),
    ],
)
def test_a_figure_keeps_precision_unit_and_qualifier(printed: Figure, expected: str) -> None:
    """Each is printed as its source printed it, and never parted from its unit at a line's end."""
    text = wording("en").figure(printed)

    assert expected == text.replace("\N{NO-BREAK SPACE}", " ")
    assert " " not in text


def test_the_bounds_of_a_source_follow_its_number() -> None:
    """Without them 14.5 after 5 to 10 reads as a rise, which 6 to 23 is not; a line may break before them."""
    bounds = (Decimal10(6, 0), Decimal10(23, 0))
    price = Figure(Decimal10(145, -1), None, "exact", "usd_per_kg", bounds, "minimum_maximum")

    assert "14.5 (6–23)\N{NO-BREAK SPACE}USD/kg" == wording("en").figure(price)


@pytest.mark.parametrize(
    ("language", "printed", "expected"),
    [
        ("ru", figure(136, 6, "USD"), "136 млн USD"),
        ("ru", figure(361375, -1), "36 137,5 kg"),
        ("ru", figure(21, 0, "years"), "21 год"),
        ("ru", figure(3, 0, "years"), "3 года"),
        ("ru", figure(3, 0, "years", "over"), "более 3 лет"),
        ("ru", figure(21, 0, "times", "at_most"), "до 21 раза"),
        ("ru", figure(67, -1, "percent"), "6,7 %"),
        ("kk", figure(5_000_004, 0, "count", "over"), "5 000 004-тен астам"),
        ("kk", figure(3, 6, "count", "over"), "3 млн-нан астам"),
        ("kk", figure(200, 0, "kg", "over"), "200 kg-нан астам"),
    ],
)
def test_other_languages_write_their_own_numbers(language: str, printed: Figure, expected: str) -> None:
    """Separators, words for millions, plural forms and the Kazakh ablative."""
    assert expected == re.sub(r"\s", " ", wording(language).figure(printed))


@given(
    coef=st.integers(-(10**17), 10**17), exp10=st.integers(-9, 5), qualifier=st.sampled_from(list(QUALIFIERS.values()))
)
def test_sql_prints_the_same_digits(coef: int, exp10: int, qualifier: str) -> None:
    """`value_text` in the tables is the plain notation of the same figure: equal digits, whatever the number."""
    connection = _numbers()
    plain = connection.execute(
        "SELECT store.figure_text($q, $coef, $exp10, NULL::BIGINT, NULL::BIGINT, 'kg')",
        {"q": qualifier, "coef": coef, "exp10": exp10},
    ).fetchone()
    if abs(coef) * 10**exp10 >= 10**6:
        return  # round millions are in words on a page
    ours = wording("en").number(Decimal10(coef, exp10))

    assert plain is not None
    assert ours.replace("-0.0", "0.0").strip("-") in plain[0].replace("-0.0", "0.0")


_CONNECTION: list[duckdb.DuckDBPyConnection] = []


def _numbers() -> duckdb.DuckDBPyConnection:
    if not _CONNECTION:
        connection = duckdb.connect()
        connection.execute("CREATE SCHEMA store")
        connection.execute(NUMBERS.read_text("utf-8"))
        _CONNECTION.append(connection)
    return _CONNECTION[0]


@pytest.mark.parametrize(
    ("start", "end", "expected", "expected_in"),
    [
        ("2014-01-01", "2014-09-30", "January–September 2014", "in January–September 2014"),
        ("2014-01-01", "2014-12-31", "2014", "in 2014"),
        ("2007-01-01", "2008-12-31", "2007–2008", "in 2007–2008"),
        ("2014-05-01", "2014-05-31", "May 2014", "in May 2014"),
        ("2014-05-31", "2014-05-31", "31 May 2014", "on 31 May 2014"),
        ("2010-07-14", "2010-07-15", "14–15 July 2010", "on 14–15 July 2010"),
        ("2009-11-30", "2009-12-02", "30 November 2009 – 2 December 2009", "from 30 November 2009 to 2 December 2009"),
        (None, None, "undated", "at an unknown time"),
    ],
)
def test_a_period_in_words(start: str | None, end: str | None, expected: str, expected_in: str) -> None:
    """Nine months are nine months, a year is a year; alone, and with a preposition in a sentence."""
    first, last = (dt.date.fromisoformat(day) if day else None for day in (start, end))

    assert expected == wording("en").period(first, last)
    assert expected_in == wording("en").in_time(first, last)


@pytest.mark.parametrize(
    ("end", "expected"),
    [("2014-09-30", "Jan–Sept 2014"), ("2014-01-31", "Jan 2014"), ("2014-03-02", "1 Jan 2014 – 2 Mar 2014")],
)
def test_a_table_has_short_months(end: str, expected: str) -> None:
    """A period fits a narrow column."""
    assert expected == wording("en").period(dt.date(2014, 1, 1), dt.date.fromisoformat(end), short=True)


@pytest.mark.parametrize(
    ("precision", "expected"), [("day", "4 September 2009"), ("month", "September 2009"), ("year", "2009")]
)
def test_a_date_is_as_precise_as_it_is_known(precision: str, expected: str) -> None:
    """A month that is known is not given a day."""
    assert expected == wording("en").date(dt.date(2009, 9, 4), precision)


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (6.60001, 6.842, "percent", "6.6–6.842%"),
        (186102.0, 239274.0, "people", "186,102–239,274 people"),
        (9.0, 9.0, "years", "9 years"),
        (None, 12.5, "kg", "up to 12.5 kg"),
        (1500.4, None, "kg", "at least 1,500 kg"),
        (None, None, "kg", "any number"),
    ],
)
def test_a_computed_interval(low: float | None, high: float | None, unit: str, expected: str) -> None:
    """Four digits, or whole; an open end is a bound."""
    assert expected == wording("en").interval(low, high, unit).replace("\N{NO-BREAK SPACE}", " ")


def test_parameters_say_what_they_are() -> None:
    """Figures, intervals, periods, names, sources, lists and other messages, each worded by its kind."""
    parameters = {
        "question": {"names": ["metrics/drug_seizures", "entities/NAM", None]},
        "day": {"period": ["2019-01-01", "2019-12-31"]},
        "parts": 3,
        "sum": {"span": [10.0, 12.0], "unit": "kg"},
        "total": {"figure": {"qualifier": "exact", "coef": 9, "exp10": 0, "coef_high": None, "exp10_high": None,
                             "unit": "kg"}},
        "sources": "two",
    }  # fmt: skip

    assert (
        "drug_seizures, NAM, 2019: 3 parts add up to 10–12 kg, more than the total of 9 kg, which another source gives."
        == wording("en").say("parts_within_total-fails", parameters).replace("\N{NO-BREAK SPACE}", " ")
    )


def test_a_sentence_leaves_the_digits_of_a_data_set_out() -> None:
    """Seven and more are cut to four; what a document prints stays as it is."""
    empty = {"qualifier": "exact", "coef_high": None, "exp10_high": None, "unit": "kg"}
    figures = [{"figure": {"coef": coef, "exp10": exp10} | empty} for coef, exp10 in
               ((7008828811, -8), (123456, -2), (15541457, 0))]  # fmt: skip
    said = wording("en").say("fresh-late", {"sources": {"list": figures}}).replace("\N{NO-BREAK SPACE}", " ")

    assert "Older than it should be: 70.09 kg, 1,234.56 kg, 15,541,457 kg." == said


def test_a_sentence_ends_with_one_stop() -> None:
    """A name at its end may bring one of its own."""
    said = wording("en").say("edge-taken-over", {"of": "Farlex, Inc.", "day": {"period": [None, None]}})

    assert not said.endswith("..")


@pytest.mark.parametrize("language", sorted(set(languages()) - {"en"}))
def test_every_language_has_every_text(language: str) -> None:
    """Each message of English, with the same variables: no finding is ever in English by mistake."""
    english, other = (_variables(name) for name in ("en", language))
    own = {key for key in other if key.startswith(("ablative-", "unit-", "format-"))}

    assert english.keys() - {"qualifier-over"} <= other.keys()
    assert other.keys() - own <= english.keys()
    assert {} == {
        key: (english[key], other[key])
        for key in english.keys() & other.keys()
        if other[key] - {"ablative"} - english[key]
    }


def _variables(language: str) -> Mapping[str, frozenset[str]]:
    return {key: variables_of(message) for key, message in messages_of(own_texts(language)[0]).items()}


def test_every_code_of_a_rule_has_its_text() -> None:
    """Whatever a rule can find is worded: the codes in its SQL, put together, are messages."""
    catalog = load_catalog("en")
    rules = sorted((TEXTS.parents[1] / "publish" / "rules").glob("*.sql"))
    missing = [
        rule.stem
        for rule in rules
        if not any(catalog.has(f"{rule.stem}-{end}") for end in _ends(rule.read_text("utf-8")))
    ]

    assert [] == missing
    assert json.dumps(missing) == "[]"


def _ends(sql: str) -> set[str]:
    return set(re.findall(r"'([a-z_-]+)'", sql)) | {"holds", "fails"}
