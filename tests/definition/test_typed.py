"""Digits, numbers in words and likelihoods typed in templates and styles."""

from __future__ import annotations

import pytest

from kzdb.report import lint
from tests.tiny import Tiny


@pytest.mark.parametrize(
    "markup",
    [
        "<p>In 2014 it fell.</p>",
        "<p>\n\nabout ½ of it</p>",
        "<p>" + "words " * 20 + "<b>2</b></p>",
        "<p>٧ cases, &#50; cases</p>",
        '<p>{{ "5 per cent" }}</p>',
        "<p>{{ 5 }}</p>",
        '{% set year = "2014" %}<p>{{ year }}</p>',
        '<p title="7 t">words</p>',
        "<p>It rose by three.</p>",
        "<p>It will probably rise.</p>",
        '<p title="a">{% if figures %}twice 2{% endif %}</p>',
        '{% if figures -%}\n\n\n{% endif %}\n<p class="{{ 1 > 2 }}"\ntitle="a > b"\nlang="en">7</p>',
    ],
)
def test_what_is_typed_is_found_on_its_line(tiny: Tiny, markup: str) -> None:
    """In the text, in what a reader hears, in constants that are printed."""
    path = tiny.body(markup)
    found = list(lint(tiny.read()))

    assert [f"{path}:{6 + markup.count(chr(10))}"] == list({line.split(": got")[0] for line in found}), found


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="h2" style="width: 50%">words</p>',
        "<style>p { margin: 3pt }</style>{# in 2014 #}<!-- 2014 --><time>2014</time>",
        '<p data-nolint="the name of a law">Law <b>21</b></p>',
        "{% if figures | length > 1 %}words{% endif %}",
        '{% if figures == "per_100k" %}{{ t("a-b2") }}{% endif %}{% include "ui.html.j2" %}',
    ],
)
def test_what_nobody_reads_is_let_alone(tiny: Tiny, markup: str) -> None:
    """Attributes, styles, comments, tests, names, and what says why it is typed."""
    tiny.body(markup)

    assert [] == list(lint(tiny.read()))


def test_a_style_prints_no_digits(tiny: Tiny) -> None:
    """Its `content` is text too, escaped or not."""
    path = tiny.write("style.css", 'p { margin: 2pt }\np::before { content: "in \\32 014" }\n')

    assert [f"{path}:2: got a digit typed in a style, 'in 2014'. Print it from a query."] == list(lint(tiny.read()))
