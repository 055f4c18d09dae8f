"""Figures of ours: exact decimals, no digit that the inputs do not carry, the formula and its inputs in the note."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.errors import TemplateError
from kzdb.report.derived import derive, figure_of
from kzdb.report.evidence import Amount
from kzdb.report.wording import load_wording

if TYPE_CHECKING:
    from tests.report.conftest import Base

Html = Callable[[str], str]


def amount(value: float, decimals: int = 0, unit: str = "kg", qualifier: str = "exact") -> Amount:
    """Return an amount printed with so many decimals."""
    return Amount(value, None, decimals, -decimals, unit, unit, qualifier)


@pytest.mark.parametrize(
    ("formula", "amounts", "value", "decimals", "qualifier"),
    [
        ("sum", [amount(0.1, 1), amount(0.2, 1)], 0.3, 1, "exact"),
        ("sum", [amount(344.6, 1), amount(12)], 357, 0, "exact"),
        ("difference", [amount(724.1, 1), amount(344.6, 1)], 379.5, 1, "exact"),
        ("difference", [amount(344.6, 1), amount(724.1, 1)], -379.5, 1, "exact"),
        ("change", [amount(344.6, 1), amount(724.1, 1)], -52.4, 1, "exact"),
        ("change", [amount(3), amount(2)], 50, 0, "about"),
        ("share", [amount(500), amount(2000)], 25, 1, "exact"),
        ("ratio", [amount(724.1, 1), amount(344.6, 1)], 2.1, 1, "exact"),
        ("sum", [amount(5, qualifier="over"), amount(7)], 12, 0, "at_least"),
        ("difference", [amount(9), amount(5, qualifier="over")], 4, 0, "at_most"),
        ("sum", [amount(100, qualifier="about"), amount(7)], 107, 0, "about"),
        ("sum", [replace(amount(600), exp10=2), amount(17)], 600, 0, "exact"),
    ],
)
def test_the_result_is_as_precise_as_its_inputs(
    formula: str, amounts: list[Amount], value: float, decimals: int, qualifier: str
) -> None:
    """Value, decimals and qualifier follow from the intervals of the inputs."""
    result = derive(formula, amounts)
    assert (value, decimals, qualifier) == (result.value, result.decimals, result.qualifier)


@pytest.mark.parametrize(
    ("formula", "amounts", "says"),
    [
        ("mean", [amount(1), amount(2)], "no formula 'mean'"),
        ("sum", [amount(1)], "sum takes at least 2 figures, got 1"),
        ("change", [amount(1), amount(2), amount(3)], "change takes 2 figures, got 3"),
        ("sum", [amount(1), amount(2, unit="t")], "figures of one unit, got kg, t"),
        ("ratio", [amount(1), amount(0)], "cannot divide by a figure of zero"),
        ("sum", [amount(1, qualifier="over"), amount(2, qualifier="under")], "nothing follows"),
        ("per_year", [amount(260)], "per_year takes a figure for whole calendar years; the period of this one is not"),
        ("per_year", [amount(1), amount(2)], "per_year takes 1 figures, got 2"),
        ("product", [amount(4), amount(5)], "takes a multiple .times. and then a figure, got kg first"),
    ],
)
def test_what_cannot_be_computed_is_refused(formula: str, amounts: list[Amount], says: str) -> None:
    """One clear line, that a template's file and line are put before."""
    with pytest.raises(TemplateError, match=says):
        derive(formula, amounts)


@pytest.mark.parametrize(
    ("multiple", "of", "low", "high", "qualifier"),
    [
        (amount(4, unit="times"), amount(53172, unit="people"), 190000, 240000, "about"),
        (amount(4.00, 2, unit="times"), amount(53172, unit="people"), 212400, 213000, "about"),
        (amount(4, unit="times", qualifier="at_least"), amount(100, unit="people"), 398, None, "at_least"),
        (amount(3, unit="times"), amount(2, unit="people"), 4, 9, "about"),
    ],
)
def test_a_multiple_of_a_figure_is_printed_by_its_ends(
    multiple: Amount, of: Amount, low: float, high: float | None, qualifier: str
) -> None:
    """As wide as the digits of the multiple leave it, in the unit of the figure; open where the multiple is."""
    result = derive("product", [multiple, of])
    assert (low, high, qualifier, "people") == (result.value, result.value_end, result.qualifier, result.unit)


@pytest.mark.parametrize(
    ("of", "years", "value", "exp10", "qualifier"),
    [
        (replace(amount(260e6), exp10=7), 3, 87e6, 6, "about"),
        (replace(amount(136e6), exp10=6), 5, 27.2e6, 5, "about"),
        (replace(amount(41e6), exp10=6), 5, 8.2e6, 5, "about"),
        (replace(amount(41e6), exp10=6), 1, 41e6, 6, "exact"),
        (replace(amount(41e6), exp10=6), 10, 4.1e6, 5, "exact"),
        (amount(344.6, 1), 3, 114.87, -2, "about"),
        (replace(amount(260e6, qualifier="over"), exp10=7), 3, 86e6, 6, "at_least"),
        (replace(amount(260e6, qualifier="under"), exp10=7), 3, 87e6, 6, "at_most"),
        (replace(amount(260e6, qualifier="about"), exp10=7), 3, 90e6, 7, "about"),
        (replace(amount(10e6), value_end=20e6, exp10=6), 2, 8e6, 6, "about"),
    ],
)
def test_a_share_of_a_year_is_as_precise_as_its_input(
    of: Amount, years: int, value: float, exp10: int, qualifier: str
) -> None:
    """The last digit printed is the first that the input leaves open; a bound is rounded to where it still holds."""
    result = derive("per_year", [replace(of, years=years)])
    assert (value, exp10, max(0, -exp10), qualifier) == (
        result.value, result.exp10, result.decimals, result.qualifier
    )  # fmt: skip
    assert ("kg", "kg", None, None) == (result.unit, result.symbol, result.value_end, result.years)


@given(
    st.integers(1, 10**6),
    st.integers(-2, 7),
    st.integers(1, 60),
    st.sampled_from(["exact", "about", "over", "under", "at_least", "at_most"]),
)
def test_a_share_of_a_year_claims_no_more_than_its_input(coef: int, exp10: int, years: int, qualifier: str) -> None:
    """Its last digit is no finer than what the input leaves open, it is off by no more, and a bound never says more."""
    of = Amount(float(Decimal(coef).scaleb(exp10)), None, max(0, -exp10), exp10, "kg", "kg", qualifier, years)
    result = derive("per_year", [of])
    assert result.exp10 is not None
    printed, last = figure_of(result).low.value, Fraction(10) ** result.exp10
    exact = Fraction(coef) * Fraction(10) ** exp10 / years
    inputs = figure_of(of).interval().scaled(Fraction(1, years))
    if inputs.lo is not None and inputs.hi is not None:
        assert last <= inputs.hi - inputs.lo < 10 * last
        assert abs(printed - exact) <= last / 2
        assert result.qualifier in {qualifier, "about"}
    elif inputs.hi is None:
        assert "at_least" == result.qualifier
        assert exact - last < printed <= exact
    else:
        assert "at_most" == result.qualifier
        assert exact <= printed < exact + last


def test_the_years_are_those_of_the_claim_and_stand_in_the_note(html: Html, base: Base) -> None:
    """The period of the claim itself is divided by; a part of a year, or none, is refused."""
    whole: dict[str, Any] = {
        "period_start": dt.date(2009, 1, 1),
        "period_end": dt.date(2011, 12, 31),
        "period_type": "range",
    }
    base.figure(260.0, "kg", "kg", line=31, quote="260", **whole)
    base.figure(12.0, "kg", "kg", line=32, quote="12", **(whole | {"period_end": dt.date(2009, 12, 31)}))
    page = html('{{ derived([figures[1]], "per_year") }}, {{ derived([figures[2]], "per_year") }}')
    assert '<data class="figure derived" value="86.7" id="d-per_year-2">about\xa086.7\xa0kg</data>' in page
    notes = [re.sub(r"<[^>]*>", "", note) for note in re.findall(r"<kz-note.*?</kz-note>", page)]
    assert "1about\xa086.7\xa0kg = 260\xa0kg2 ÷ 3 years." == notes[0]
    assert "312\xa0kg = 12\xa0kg4 ÷ 1 year." == notes[2]
    with pytest.raises(TemplateError, match="per_year takes a figure for whole calendar years"):
        html('{{ derived([figures[0]], "per_year") }}')


@pytest.mark.parametrize(
    ("language", "years"),
    [("en", "1 year, 3 years, 5 years"), ("ru", "1 год, 3 года, 5 лет"), ("kk", "1 жыл, 3 жыл, 5 жыл")],
)
def test_years_have_their_plural_forms(language: str, years: str, shared: Path) -> None:
    """In every language of the editions."""
    wording = load_wording(language, (shared,))
    told = [wording.text("derived.years", count=one, many=wording.number(one)) for one in (1, 3, 5)]
    assert years == ", ".join(told)


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=5))
def test_a_sum_lies_where_its_inputs_allow(numbers: list[int]) -> None:
    """Whatever the inputs, the exact sum is in the result's interval, and swapping them changes nothing."""
    amounts = [amount(number / 10, 1) for number in numbers]
    result = figure_of(derive("sum", amounts)).interval()
    exact = sum(figure_of(one).low.value for one in amounts)
    assert result.lo is not None
    assert result.hi is not None
    assert result.lo <= exact <= result.hi
    assert derive("sum", amounts[::-1]) == derive("sum", amounts)


def test_the_note_holds_the_formula_and_its_inputs(html: Html, base: Base) -> None:
    """The result, the formula, each input as printed with the number of its own note."""
    base.figure(724.1, "kg", "kg", line=31, quote="724.1kg")
    page = html('less by {{ derived(figures, "change", sign=false) }}, {{ derived(figures, "difference") }}')
    assert '<data class="figure derived" value="52.4" id="d-change-1-2">52.4%</data>' in page
    assert '<data class="figure derived" value="-379.5" id="d-difference-1-2">−379.5\xa0kg</data>' in page
    note = re.search(r'<kz-note id="n1">.*?</kz-note>', page)
    assert note is not None
    text = re.sub(r"<[^>]*>", "", note[0])
    assert "152.4% = (344.6\xa0kg2 − 724.1\xa0kg3) ÷ 724.1\xa0kg3." == text


def test_a_judgement_names_likelihood_confidence_and_basis(html: Html, base: Base) -> None:
    """It is set apart from facts, and its basis is called in its notes."""
    page = html('{{ judgement("prices rise", "very_likely", "moderate", figures) }}')
    assert (
        '<span class="judgement" id="j-1"><b class="likelihood">It is very likely that</b> prices rise '
        '<i class="confidence">(moderate confidence)</i></span>' in page
    )
    assert '<a href="#n1" id="c1">1</a>' in page


def test_the_register_lists_each_line_once(html: Html, base: Base) -> None:
    """Each line with the words cited, all its notes, and the page of each, whatever the section."""
    call = "{{ figure(figures[0].claim_id) }}"
    listed = "{% for e in register() %}[{{ e.line }}|{{ e.quotes[0] }}|{{ e.uses }}]{% endfor %}"
    page = html(call + '{{ begin_section("x") }}' + call + listed)
    first, second = (
        f'<a class="use" href="#n{number}">{number}</a>\xa0(<a class="page" href="#c{number}"></a>)'
        for number in (1, 2)
    )
    assert f"[30|344.6 kilograms|{first}, {second}]" in page


def test_a_line_needs_two_figures(html: Html, base: Base) -> None:
    """A small line is a picture that says its figures; of one figure there is none."""
    base.figure(724.1, "kg", "kg", line=31, quote="724.1kg")
    page = html("{{ notes(figures) }}{{ spark(figures) }}")
    assert 'alt="344.6\xa0kg; 724.1\xa0kg"' in page
    assert "spark" not in html("{{ notes(figures) }}{{ spark(figures[:1]) }}")
