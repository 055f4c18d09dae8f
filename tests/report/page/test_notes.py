"""Notes: numbered through the document, gathered at the end of each section, linked both ways."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from markupsafe import Markup

from kzdb.errors import TemplateError
from kzdb.language.wording import Wording
from kzdb.printed.ledger import Ledger
from kzdb.report.data.evidence import Claim, Passage, Place, Source
from kzdb.report.page.notes import NoteBook
from kzdb.report.page.write import Page

Claims = Callable[..., list[int]]
Print = Callable[..., Page]


def test_passages_of_a_source_share_a_note_in_a_section(page: Print, claims: Claims) -> None:
    """What is called again leads to the same note, and its first call is led back to."""
    one, two, other = claims("1.2 t", "12.5 kg", "9.75 kg")
    made = page(f'{{{{ figure({one}) }}}}, {{{{ figure({two}) }}}}, {{{{ figure({other}) }}}}<p id="x-{two}"></p>')
    calls = re.findall(r'<a href="#n(\d)" id="(c[\d-]+)">', made.html)

    assert ("1", "c1") == calls[0]
    assert ("1", "c1-2") in calls
    listed = re.findall(r'<li id="n(\d)"><a class="back" href="#c\1">\1</a>(.*?)</li>', made.html)
    assert made.notes == len(listed)
    assert 4 == listed[0][1].count("<q>")


def test_a_note_ends_when_it_is_long_or_has_a_reading(wording: Wording) -> None:
    """The seventh passage begins another; claims of one reading are in one, behind what needs none, in line order."""
    lines = [9, 2, 3, 4, 5, 6, 7]
    readings = {4: "As before.", 5: "As before."}
    source = Source("a", "A report", "Office", None, None, "a.txt", "", "en")
    book = NoteBook(wording, {"a": source}.__getitem__, Ledger(place="a"))
    for line in [*lines, *range(11, 18)]:
        passage = Passage("a", Place(line=line), 0, f"words {line}")
        claim = Claim(
            line, line, "fact", "x", None, None, False, (), "fact", (passage,), reading=readings.get(line, "")
        )
        book.call([claim])
    listed = [unescape(Markup(item).striptags()) for item in book.print_list().split("</li>")]

    said = [f"line {line}: words {line}" for line in range(20)]
    assert [
        f"1A {said[2]}; {said[3]}; {said[9]}; {said[4]}; {said[5]}. i As before.",
        f"2A {'; '.join([*said[6:8], *said[11:15]])}.",
        f"3A {'; '.join(said[15:18])}.",
    ] == listed[1:-1]


def test_what_an_earlier_list_says_is_called_there(page: Print, claims: Claims) -> None:
    """A claim printed again in a later section leads to the note that has its words; a new one gets the next number."""
    one, two = claims("1.2 t", "9.75 kg")
    first, second = (f"{{{{ figure({number}) }}}}" for number in (one, two))
    made = page(f'{first}{{{{ section_notes() }}}}{{{{ begin_section("b") }}}}{first}, {second}')
    notes = {(entry.place, entry.claims): entry.notes for entry in made.ledger.entries if entry.kind == "figure"}

    assert 2 == made.html.count('<ol class="notes">')
    assert notes["a", (one,)] == notes["b", (one,)]
    assert max(notes["b", (one,)]) < min(notes["b", (two,)])


def test_a_source_is_named_once_and_then_has_its_letter(page: Print, claims: Claims) -> None:
    """The first list that cites it gives its title, publisher and date; a note has the letter, the line, the words."""
    (one,) = claims("9.75 kg")
    made = page(f"{{{{ figure({one}) }}}}")
    named = re.search(r'<li class="source" id="s-A">(.*?)</li>', made.html)
    note = re.search(r'<li id="n1">(.*?)</li>', made.html)
    assert named is not None
    assert note is not None

    assert named[1].startswith("<b>A</b><cite>Harbour Agency: the year 2020</cite>, Harbour Agency, ")
    assert (
        '<a class="back" href="#c1">1</a><a class="letter" href="#s-A">A</a> '
        "line\xa04: 9.75\xa0kg <q>9.75 kg of heroin</q>." == note[1]
    )
    assert '<cite lang="en">' in page(f"{{{{ figure({one}) }}}}", "ru").html


def test_a_figure_of_ours_has_its_formula_in_the_note_of_the_first(page: Print, claims: Claims) -> None:
    """Its inputs are named as printed, with no call among them."""
    one, two = claims("1.2 t", "9.75 kg")
    made = page(f'{{{{ derived([{two}, {two}], "sum") }}}}')
    note = re.search(r'<li id="n1">(.*?)</li>', made.html)
    assert note is not None

    assert note[1].endswith("<q>9.75 kg of heroin</q>; 19.50\xa0kg = 9.75\xa0kg + 9.75\xa0kg.")
    assert one != two


def test_calls_that_meet_are_one_list(page: Print, claims: Claims) -> None:
    """Of a figure and of what stands behind it; a mark between them stays apart."""
    read, disputed = claims("40 people", "12.5 kg")
    made = page(
        f'{{{{ figure({read}) }}}}{{{{ notes([{disputed}]) }}}}, {{{{ figure({disputed}) }}}}<p id="x-{disputed}">'
    )
    plain = re.sub(r"<a [^>]*>|</a>|<span[^>]*>|</span>", "", made.html)

    assert '<sup class="call">1,2' in plain
    assert '≠</sup><sup class="call">2' in plain


def test_a_reading_is_the_last_word_of_a_note(page: Print, claims: Claims) -> None:
    """What a claim holds more than its words stands behind the mark of the inferred."""
    (one,) = claims("40 people")
    made = page(f"{{{{ figure({one}) }}}}")

    assert '. <i class="inferred">i</i> The year is inferred.</li>' in made.html


def test_notes_that_are_called_are_printed(page: Print, claims: Claims) -> None:
    """A page whose last notes are not is refused."""
    (one,) = claims("9.75 kg")
    with pytest.raises(
        TemplateError, match=r"notes: got 1 called and not printed, the first one 1\. Call section_notes"
    ):
        page(
            f"{{{{ section_notes() }}}}{{% endcall %}}{{{{ figure({one}) }}}}"
            "{% call ui.section('b', 'x', list_notes=false) %}"
        )
