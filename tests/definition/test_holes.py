"""Holes: one call of a known function, read and never run."""

from __future__ import annotations

import pytest

from kzdb.definition.holes import FORMULAS, Hole, HoleError, parse_hole
from kzdb.report.page import computed


@pytest.mark.parametrize(
    ("inside", "hole"),
    [
        (' figure("heroin") ', Hole("figure", ("heroin",))),
        ("change('a', 'b', sign=false)", Hole("change", ("a", "b"), (("sign", False),))),
        ('derived("ratio", "a", "b")', Hole("derived", ("a", "b"), (), "ratio")),
        ('cite("a",\n "b", "c")', Hole("cite", ("a", "b", "c"))),
    ],
)
def test_a_hole_is_a_call_with_names(inside: str, hole: Hole) -> None:
    """In Jinja's syntax, over two lines too."""
    assert hole == parse_hole(inside)


@pytest.mark.parametrize(
    ("inside", "got"),
    [
        ("heroin", "{{heroin}}"),
        ("figure(heroin)", "{{figure(heroin)}}"),
        ('figure("a") | safe', '{{figure("a") | safe}}'),
        ('"".__class__.__mro__[1]()', '{{"".__class__.__mro__[1]()}}'),
        ('figure("a") ~ figure("b")', '{{figure("a") ~ figure("b")}}'),
        ('figure(*["a"])', '{{figure(*["a"])}}'),
        ("figure(", "{{figure(}}"),
        ('asset("a")', "asset"),
        ('figure("a", sign=false)', "sign"),
        ('change("a")', "1 names"),
        ("cite()", "0 names"),
        ('derived("mean", "a")', "mean"),
        ("derived()", ""),
    ],
)
def test_anything_else_is_none(inside: str, got: str) -> None:
    """Code, filters, other functions, other switches, too few names."""
    with pytest.raises(HoleError) as error:
        parse_hole(inside)
    assert got == error.value.got


def test_the_formulas_are_those_of_the_page() -> None:
    """One list would have to be imported against the direction."""
    assert tuple(computed.FORMULAS) == FORMULAS
