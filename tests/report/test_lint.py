"""Digits typed by hand: found in templates and texts, with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kzdb.errors import TemplateError
from kzdb.report import lint_report, render_html

if TYPE_CHECKING:
    from pathlib import Path

    from tests.report.conftest import Base, Report


@pytest.mark.parametrize(
    "markup",
    [
        "<p>In 2014 it fell.</p>",
        "<p>\n\nabout ½ of it</p>",
        "<p>" + "words " * 20 + "<b>2</b></p>",
        "<p>٧ cases</p>",
        "<p>&#50; cases</p>",
        "<p>m&sup2;</p>",
        '<p>{{ "5 per cent" }}</p>',
        "<p>{{ 5 }}</p>",
        '<p>{{ "about " ~ "7" }}</p>',
        '{% set year = "2014" %}<p>{{ year }}</p>',
        '<p>{{ ["20", "14"] | join }}</p>',
        "<p>&half; of it</p>",
        '<p title="7 t">words</p>',
        '<img src="x.png" alt="7 t">',
        '<p title="a">{% if figures %}twice 2{% endif %}</p>',
        '{% if figures -%}\n\n\n{% endif %}\n<p class="{{ 1 > 2 }}"\ntitle="a > b"\nlang="en">7</p>',
    ],
)
def test_a_typed_digit_fails_the_build(base: Base, report: Report, shared: Path, markup: str) -> None:
    """Digits of every script and printed constants, each with the template's file and line."""
    path = report.body(markup)
    line = 6 + markup.count("\n")
    with pytest.raises(TemplateError) as caught:
        render_html(base.connection, report.folder, shared, {"as_of": "2020-01-01"})
    assert str(caught.value).startswith(f"{path}:{line}: a digit typed in a template"), str(caught.value)


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="h2" style="width: 50%">words</p>',
        "<style>p { margin: 3pt }</style><p>words</p>",
        "{# in 2014 #}<!-- 2014 --><p>words</p>",
        "<time>2014</time>",
        '<p data-nolint="the name of a law">Law <b>21</b></p>',
        "{% if figures %}<table><tr><td>{% endif %}a < b</div><p title='a > b' class=c2>words<br>",
        "{% if figures | length > 1 %}words{% endif %}",
        '<p>{{ t("contested.title") }}</p>',
        '{% if params.country == "per_100k" %}{{ t("a.b2") }}{% endif %}{% include "ui.html.j2" %}',
    ],
)
def test_digits_no_reader_sees_are_let_alone(report: Report, shared: Path, markup: str) -> None:
    """Attributes, styles, comments, code, <time> and an element that says why."""
    report.body(markup)
    assert [] == lint_report(report.folder, shared)


def test_a_digit_in_a_text_is_found(report: Report, shared: Path) -> None:
    """The texts of a language are linted like templates; placeholders are not."""
    path = report.write("i18n/en.toml", '[a]\nfine = "up from {x1}"\nbad = "up from 5"\n')
    expected = f"{path}:3: a digit typed in the text a.bad: 'up from 5'; make it a placeholder."
    assert [expected] == lint_report(report.folder, shared)


def test_lint_tells_every_problem(report: Report, shared: Path) -> None:
    """Without rendering: definition, queries, templates, all in one list."""
    report.body("<p>2014</p>")
    report.write("template/other.html.j2", "{% if x %}never closed")
    problems = lint_report(report.folder, shared)
    assert 2 == len(problems), problems
    report.edit("queries/figures.sql", "ORDER BY claim_id", "")
    assert "no ORDER BY" in lint_report(report.folder, shared)[0]


@pytest.mark.parametrize(
    ("css", "says"),
    [
        ("p { color: red }\nh1::before { content: '7 t' }", "style.css:2: a digit typed in a style: '7 t'"),
        ('h1::after { content: "\\37\\37" }', "style.css:1: a digit typed in a style: '77'"),
        ("h1::before { content: '½' }", "a digit typed in a style: '½'"),
    ],
)
def test_a_style_types_nothing(report: Report, shared: Path, css: str, says: str) -> None:
    """What a style would print, with its line; marks such as bullets and counters of pages are fine."""
    report.write("style.css", css)
    assert [True] == [says in line for line in lint_report(report.folder, shared)]
    report.write("style.css", 'li::before { content: "\\2022  " } a::after { content: counter(page) }')
    assert [] == lint_report(report.folder, shared)
