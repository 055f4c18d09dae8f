"""The sandbox of templates: no text made of numbers, nothing that fills the memory, nothing that is code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateError, Undefined
from markupsafe import Markup

from kzdb.report.query import Row
from kzdb.report.sandbox import make_environment

ROW = Row({"name": 0, "value": 1}, ["Programme 2014", 5.0])
RULES: dict[str, Any] = {
    "row": ROW,
    "rows": (ROW, ROW),
    "word": "word",
    "mark": Markup("<b>b</b>"),
    "many": "x" * 60_000,
}


def render(source: str) -> str:
    """Render a template that knows a row."""
    environment = make_environment(Path(), Path())
    environment.finalize = lambda value: value if isinstance(value, str | Undefined) else f"[{type(value).__name__}]"
    return environment.from_string(source).render(**RULES)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ 'a' ~ row.name }}", "aProgramme 2014"),
        ("{{ '<' ~ mark }}", "&lt;<b>b</b>"),
        ("{{ ['<', mark] | join(', ') }}", "&lt;, <b>b</b>"),
        ("{{ rows | join('; ', attribute='name') }}", "Programme 2014; Programme 2014"),
        ("{{ word | replace('w', 'W') | upper }}", "WORD"),
        ("{% for part in 'abcde' | slice(2) %}{{ part | join }} {% endfor %}", "abc de "),
        ("{{ 'yes' if word.startswith('w') else 'no' }}", "yes"),
        ("{{ rows | length }}{{ 2 + 3 }}{{ 7 % 4 }}", "[int][int][int]"),
    ],
)
def test_what_templates_need_works(source: str, expected: str) -> None:
    """Texts joined, lists counted and shared out, numbers computed."""
    assert expected == render(source)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{% set x = 'a' ~ row.value %}", "5.0 is no text; print a number by figure()"),
        ("{{ [row.value] | join }}", "5.0 is no text, so it cannot be joined"),
        ("{{ '%d' % 2014 }}", "a text is not filled with %"),
        ("{{ row.value | string }}", "No filter named 'string'"),
        ("{{ row.value | tojson }}", "No filter named 'tojson'"),
        ("{{ row.value | round | format }}", "No filter named 'format'"),
        ("{{ row.name | safe }}", "No filter named 'safe'"),
        ("{{ word | center(99999999) }}", "No filter named 'center'"),
        ("{{ word.zfill(99999999) }}", "access to attribute 'zfill' of 'str' object is unsafe"),
        ("{{ '{:>99999999}'.format(word) }}", "access to attribute 'format'"),
        ("{{ lipsum(n=9) }}", "'lipsum' is undefined"),
        ("{{ many ~ many }}", "a text put together is too large"),
        ("{{ many + many }}", "a text or list put together is too large"),
        ("{{ [many, many] | join }}", "a text put together is too large"),
        ("{{ many | replace('x', 'xx') }}", "a text put together is too large"),
        ("{{ word * 999999 }}", "repeated 999999 times is too large"),
        ("{{ 'ab' | slice(99999999) }}", "a list cannot be shared among 99999999"),
        ("{{ 9 ** 9 ** 9 }}", "is too large"),
        ("{{ word ** 2 }}", "is too large"),
        (
            "{% set ns = namespace(s='x') %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
            "too large",
        ),
        ("{{ row.nothing }}", "the row has no column 'nothing'; it has name, value"),
        ("{{ row._values }}", "access to attribute '_values'"),
        ("{{ rows.__class__.__mro__ }}", "access to attribute '__class__'"),
    ],
)
def test_what_no_template_needs_is_refused(source: str, says: str) -> None:
    """Numbers that would pass for words, work without end, ways to the code."""
    with pytest.raises(TemplateError) as caught:
        render(source)
    assert says in str(caught.value)
