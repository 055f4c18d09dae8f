"""The one door to the page: figures, facts, notes, marks, and what it does not let through."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kzdb.errors import TemplateError

if TYPE_CHECKING:
    from tests.report.conftest import Base

Html = Callable[[str], str]


def test_a_figure_is_data_with_its_unit_and_note(html: Html) -> None:
    """Number, unit and value stand in one element; the call leads to the note and back."""
    page = html("{{ figure(figures[0].claim_id) }}")
    assert '<data class="figure" value="344.6" id="f-1">344.6<span class="unit">\xa0kg</span></data>' in page
    assert '<a href="#n1" id="c1">1</a>' in page
    note = re.search(r'<kz-note id="n1">.*?</kz-note>', page)
    assert note is not None
    assert '<a class="back" href="#c1">1</a>' in note[0]
    for part in ("A Report", "A Ministry", "1 March 2015", "line\xa030", "344.6 kilograms"):
        assert part in note[0]


def test_one_line_of_a_source_has_one_note_in_a_section(html: Html, base: Base) -> None:
    """Two claims on one line share a note that holds both passages; the second call has its own anchor."""
    base.figure(724.1, "kg", "kg", line=30, quote="724.1kg", char_start=60)
    page = html("{% for row in figures %}{{ figure(row.claim_id) }} {% endfor %}")
    assert ["1", "1"] == re.findall(r'<a href="#n1" id="c1(?:-2)?">(\d)</a>', page)
    assert 1 == page.count("<kz-note")
    assert "344.6 kilograms</q>; <q>724.1kg" in page


def test_another_section_prints_the_note_again(html: Html) -> None:
    """A note is shared within a section, not across."""
    one = '{{ begin_section("x") }}{{ figure(figures[0].claim_id) }}'
    page = html(one + one.replace('"x"', '"y"'))
    assert 2 == page.count("<kz-note")
    assert '<data class="figure" value="344.6" id="f-1-2">' in page


def test_a_call_can_stand_apart_from_its_figure(html: Html) -> None:
    """A table may leave the calls to a column of their own."""
    page = html("{{ figure(figures[0].claim_id, note=false) }} {{ notes(figures) }}")
    assert page.index("</data>") < page.index('<a href="#n1"')


def test_a_figure_without_its_call_is_an_error(html: Html) -> None:
    """Leaving the call out altogether fails the build, and names figure and section."""
    with pytest.raises(TemplateError, match=r"section 'one' prints '344\.6\\xa0kg' \(claim 1\) without its note"):
        html("{{ figure(figures[0].claim_id, note=false) }}")


def test_a_contested_figure_carries_its_mark(html: Html, base: Base) -> None:
    """The mark leads to the rival values; a page that has them nowhere is refused."""
    number = base.figure(41e6, "USD", "USD", contested=True, fact_id=7)
    call = "{{ figure(" + str(number) + ") }}"
    assert '<a href="#x-7" title="Sources disagree">≠</a>' in html(call + '<b id="x-7">rivals</b>')
    with pytest.raises(TemplateError, match=r"section 'one' prints claim 2, on which sources disagree"):
        html(call)


def test_a_statement_is_printed_as_text(html: Html, base: Base) -> None:
    """What a claim says is text on the page, whatever it holds."""
    base.connection.execute("UPDATE claims SET value_text = 'Prices <script>alert(1)</script> rose.'")
    page = html("{{ fact(figures[0].claim_id) }}")
    assert '<span class="fact" id="t-1">Prices &lt;script&gt;alert(1)&lt;/script&gt; rose.</span>' in page


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("{{ figures[0].value }}", "a bare value reached the page: 344.6"),
        ("{{ figures | length }}", "a bare value reached the page: 1"),
        ("{{ figures[0].period_start }}", "a bare value reached the page: 2014-01-01"),
        ("{{ figures[0].claim_id == 1 }}", "a template printed True"),
        ("{% set x = none %}{{ x }}", "a template printed None"),
        ("{{ figure(99) }}", "claim 99 came from no query of this report"),
        ("{{ figure('one') }}", "claim 'one' came from no query"),
        ("{{ cited(5, figures[0].claim_id) }}", "cited() prints a text or a date, got 5"),
        ("{{ t('section.x', n=5) }}", "a bare value reached the page: 5"),
    ],
)
def test_nothing_else_gets_through(html: Html, markup: str, says: str) -> None:
    """A bare number, date or nothing is an error that names the door to use."""
    with pytest.raises(TemplateError, match=re.escape(says)):
        html(markup)


def test_hidden_characters_of_a_source_do_not_reach_the_page(html: Html, base: Base) -> None:
    """Control characters and direction marks are dropped, line breaks become blanks, markup is escaped."""
    base.connection.execute("UPDATE observations SET breakdown_name = ?", ["he\u202ero\x00in\n<b>{{ 7*7 }}"])
    page = html("<p>{{ figures[0].breakdown_name }}</p>")
    assert "<p>heroin &lt;b&gt;{{ 7*7 }}</p>" in page


def test_a_text_without_end_is_refused(html: Html, base: Base) -> None:
    """Ten thousand characters are no name."""
    base.connection.execute("UPDATE observations SET breakdown_name = repeat('x', 10000)")
    with pytest.raises(TemplateError, match="a text of 10000 characters is too long to print"):
        html("<p>{{ figures[0].breakdown_name }}</p>")
