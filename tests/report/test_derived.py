"""Figures of ours: exact decimals, no digit that the inputs do not carry, the formula and its inputs in the note."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.errors import TemplateError
from kzdb.report.derived import derive, figure_of
from kzdb.report.evidence import Amount

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
    ],
)
def test_what_cannot_be_computed_is_refused(formula: str, amounts: list[Amount], says: str) -> None:
    """One clear line, that a template's file and line are put before."""
    with pytest.raises(TemplateError, match=says):
        derive(formula, amounts)


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


def test_the_register_lists_each_passage_once(html: Html, base: Base) -> None:
    """Each passage with all its notes and the anchors of their calls, whatever the section."""
    call = "{{ figure(figures[0].claim_id) }}"
    listed = "{% for e in register() %}[{{ e.notes }}|{{ e.line }}|{{ e.quote }}|{{ e.anchors[1] }}]{% endfor %}"
    page = html(call + '{{ begin_section("x") }}' + call + listed)
    assert '[<a href="#n1">1</a>, <a href="#n2">2</a>|30|344.6 kilograms|#c2]' in page


def test_a_line_needs_two_figures(html: Html, base: Base) -> None:
    """A small line is a picture that says its figures; of one figure there is none."""
    base.figure(724.1, "kg", "kg", line=31, quote="724.1kg")
    page = html("{{ notes(figures) }}{{ spark(figures) }}")
    assert 'alt="344.6\xa0kg; 724.1\xa0kg"' in page
    assert "spark" not in html("{{ notes(figures) }}{{ spark(figures[:1]) }}")
