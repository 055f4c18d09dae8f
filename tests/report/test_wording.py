"""Numbers, dates, periods and texts as a language writes them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kzdb.errors import DefinitionError, TemplateError
from kzdb.report.evidence import Amount
from kzdb.report.wording import Wording, load_wording, read_texts

SHARED = Path(__file__).parents[2] / "reports" / "_shared"


@pytest.fixture(scope="module")
def english() -> Wording:
    """The shared English texts."""
    return load_wording("en", (SHARED,))


def amount(value: float, unit: str = "kg", symbol: str = "kg", exp10: int = 0, **more: object) -> Amount:
    """Make a figure as a claim holds it."""
    given = {"value_end": None, "decimals": max(0, -exp10), "qualifier": "exact"} | more
    return Amount(value=value, exp10=exp10, unit=unit, symbol=symbol, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (amount(344.6, exp10=-1), "344.6 kg"),
        (amount(36137, "people", "people"), "36,137 people"),
        (amount(2905, "count", ""), "2,905"),
        (amount(24.0, "t", "t", exp10=-1), "24.0 t"),
        (amount(6.7, "percent", "%", exp10=-1), "6.7%"),
        (amount(398.3, "per_100k", "per 100 000", exp10=-1), "398.3 per 100 000"),
        (amount(136_000_000, "USD", "USD", exp10=6), "USD 136 million"),
        (amount(260_000_000, "USD", "USD", exp10=7), "USD 260 million"),
        (amount(1_500_000_000, "USD", "USD", exp10=8), "USD 1.5 billion"),
        (amount(15_123_456, "people", "people"), "15,123,456 people"),
        (amount(250_000, "USD", "USD", exp10=4), "USD 250,000"),
        (amount(18_000, "usd_per_kg", "USD/kg", exp10=3, value_end=20_000.0), "18,000–20,000 USD/kg"),
        (amount(50, "count", "", qualifier="over"), "more than 50"),
        (amount(440, "t", "t", qualifier="over"), "more than 440 t"),
        (amount(3_000_000, "USD", "USD", exp10=6, qualifier="about"), "about USD 3 million"),
        (amount(200, qualifier="at_least"), "at least 200 kg"),
        (amount(10, qualifier="at_most"), "up to 10 kg"),
        (amount(5, qualifier="under"), "less than 5 kg"),
    ],
)
def test_a_figure_keeps_its_precision_unit_and_qualifier(english: Wording, figure: Amount, expected: str) -> None:
    """Each is printed as its source printed it, and never parted from its unit at a line's end."""
    printed = english.amount(figure)
    assert expected == printed.replace("\N{NO-BREAK SPACE}", " ")
    assert " " not in printed


def test_a_unit_can_be_left_to_the_heading(english: Wording) -> None:
    """The number alone, for a column whose heading has the unit."""
    assert "344.6" == english.amount(amount(344.6, exp10=-1), unit=False)


@pytest.mark.parametrize(
    ("start", "end", "kind", "expected"),
    [
        ("2014-01-01", "2014-09-30", "nine_months", "January–September 2014"),
        ("2014-01-01", "2014-12-31", "year", "2014"),
        ("2007-01-01", "2008-12-31", "range", "2007–2008"),
        ("2014-05-01", "2014-05-31", "month", "May 2014"),
        ("2014-05-31", "2014-05-31", "day", "31 May 2014"),
        ("2010-07-14", "2010-07-15", "range", "14–15 July 2010"),
        ("2009-11-30", "2009-12-02", "range", "30 November 2009 – 2 December 2009"),
        (None, None, "undated", "undated"),
    ],
)
def test_a_period_is_told_in_words(
    english: Wording, start: str | None, end: str | None, kind: str, expected: str
) -> None:
    """Nine months are told as nine months, a year as a year."""
    first, last = (dt.date.fromisoformat(day) if day else None for day in (start, end))
    assert expected == english.period(first, last, kind)


@pytest.mark.parametrize(
    ("precision", "expected"), [("day", "4 September 2009"), ("month", "September 2009"), ("year", "2009")]
)
def test_a_date_is_as_precise_as_it_is_known(english: Wording, precision: str, expected: str) -> None:
    """A month that is known is not given a day."""
    assert expected == english.date(dt.date(2009, 9, 4), precision)


def test_russian_writes_its_own_numbers() -> None:
    """Separators and words for millions come from CLDR, texts that are missing from English."""
    russian = load_wording("ru", (SHARED,))
    assert "136 млн USD" == russian.amount(amount(136_000_000, "USD", "USD", exp10=6)).replace("\xa0", " ")
    assert "36 137,5" == russian.number(36137.5, 1).replace("\xa0", " ")


def test_values_are_escaped_and_plurals_chosen() -> None:
    """What fills a placeholder is text, never markup; the count chooses the form."""
    wording = Wording("en", {"hello": "Hello, {name} & all", "n": {"one": "one thing", "other": "many things"}})
    assert "Hello, &lt;b&gt;x &amp; all" == str(wording.text("hello", name="<b>x"))
    assert ["one thing", "many things"] == [str(wording.text("n", count=count)) for count in (1, 2)]


def test_a_missing_text_or_value_is_told() -> None:
    """The key, and the file to write it into."""
    wording = Wording("en", {"hello": "Hello, {name}"})
    with pytest.raises(TemplateError, match=r"no text 'bye' in i18n/en\.toml"):
        wording.text("bye")
    with pytest.raises(TemplateError, match="needs a value for 'name'"):
        wording.text("hello")


def test_a_text_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A number among the texts is a mistake."""
    path = tmp_path / "en.toml"
    path.write_text("[head]\ntitle = 5\n")
    with pytest.raises(DefinitionError, match=r"head\.title has to be a text, got int"):
        read_texts(path)


@pytest.mark.parametrize(
    ("text", "values", "says"),
    [
        ("{who.name}", {"who": "x"}, "text 'a' has a placeholder that is not {name}"),
        ("{0}", {}, "text 'a' has a placeholder that is not {name}"),
        ("{who:>9}", {"who": "x"}, "text 'a' has a placeholder that is not {name}"),
        ("{who}", {}, "text 'a' needs a value for 'who'"),
    ],
)
def test_a_text_that_cannot_be_filled_is_named(text: str, values: dict[str, object], says: str) -> None:
    """The text's key and what is wrong with its placeholder."""
    with pytest.raises(TemplateError) as caught:
        Wording("en", {"a": text}).text("a", **values)
    assert says in str(caught.value)


def test_only_a_number_is_counted() -> None:
    """A plural form is chosen by a number."""
    with pytest.raises(TemplateError, match="text 'a' counts 'many', which is no number"):
        Wording("en", {"a": {"one": "x", "other": "y"}}).text("a", count="many")  # type: ignore[arg-type]
