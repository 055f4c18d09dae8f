"""Notes: numbered through the document, gathered at the end of each section, linked both ways."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kzdb.errors import TemplateError
from kzdb.report.page.write import Page

Claims = Callable[..., list[int]]
Print = Callable[..., Page]


def test_a_place_has_one_note_in_a_section(page: Print, claims: Claims) -> None:
    """Claims of one line share it; what is called again leads to the same note, and its first call is led back to."""
    one, two, other = claims("1.2 t", "12.5 kg", "9.75 kg")
    made = page(f'{{{{ figure({one}) }}}}, {{{{ figure({two}) }}}}, {{{{ figure({other}) }}}}<p id="x-{two}"></p>')
    calls = re.findall(r'<a href="#n(\d)" id="(c[\d-]+)">', made.html)

    assert ("1", "c1") == calls[0]
    assert ("1", "c1-2") in calls
    listed = re.findall(r'<li id="n(\d)"><a class="back" href="#c\1">\1</a>(.*?)</li>', made.html)
    assert made.notes == len(listed)
    assert 3 == listed[0][1].count("<q>")


def test_numbers_run_through_the_document(page: Print, claims: Claims) -> None:
    """Each section lists its own; a source called again is listed again."""
    (one,) = claims("1.2 t")
    call = f"{{{{ figure({one}) }}}}"
    made = page(f'{call}{{{{ section_notes() }}}}{{{{ begin_section("b") }}}}{call}')
    places = [(entry.place, entry.notes) for entry in made.ledger.entries if entry.kind == "figure"]
    notes = made.notes // 2

    assert 2 == made.html.count('<ol class="notes">')
    assert [("a", tuple(range(1, notes + 1))), ("b", tuple(range(notes + 1, 2 * notes + 1)))] == places


def test_a_note_names_source_date_place_and_words(page: Print, claims: Claims) -> None:
    """The publisher at the first note of a source, and a quote in another language as such."""
    (one,) = claims("9.75 kg")
    note = re.search(r'<li id="n1">.*?</li>', page(f"{{{{ figure({one}) }}}}").html)
    assert note is not None

    assert (
        '<li id="n1"><a class="back" href="#c1">1</a><cite>Harbour Agency: the year 2020</cite>, Harbour Agency, '
        in note[0]
    )
    assert note[0].endswith("line\xa04: <q>9.75 kg of heroin</q>.</li>")
    assert '<cite lang="en">' in page(f"{{{{ figure({one}) }}}}", "ru").html


def test_notes_that_are_called_are_printed(page: Print, claims: Claims) -> None:
    """A page whose last notes are not is refused."""
    (one,) = claims("9.75 kg")
    with pytest.raises(
        TemplateError, match=r"notes: got 1 called and not printed, the first one 1\. Call section_notes"
    ):
        page(f"{{{{ section_notes() }}}}{{% endcall %}}{{{{ figure({one}) }}}}{{% call ui.side('x') %}}")
