"""What templates print with: figures with their notes and marks, and nothing that nobody accounts for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from markupsafe import Markup

from kzdb.errors import TemplateError
from kzdb.report.page.write import Page
from tests.tiny import Tiny

Claims = Callable[..., list[int]]
Print = Callable[..., Page]

WORDS = re.compile(r"<section.*?</h1>(.*?)<ol", re.DOTALL)


def printed(page: Page) -> str:
    """Return what a page's section prints before its notes, as markup."""
    found = WORDS.search(page.html)
    assert found is not None
    return found[1].strip()


def test_a_figure_has_unit_note_and_ledger(page: Print, claims: Claims) -> None:
    """Its exact value is in the markup, its note's call follows it, and the ledger knows it."""
    (seized,) = claims("1.2 t")
    made = page(f"{{{{ figure({seized}) }}}}")

    assert (
        f'<data class="figure" value="1.2" id="f-{seized}">1.2<span class="unit">\xa0t</span></data>'
        '<sup class="call"><a href="#n1" id="c1">1</a></sup>' == printed(made)
    )
    entry = next(entry for entry in made.ledger.entries if entry.kind == "figure")
    assert ("1.2\xa0t", "a", (seized,), (1,), "t") == (entry.text, entry.place, entry.claims, entry.notes, entry.unit)


def test_a_unit_may_be_left_to_the_heading(page: Print, claims: Claims) -> None:
    """And the note to another call in the same section, which is then required."""
    (seized,) = claims("1.2 t")
    bare = f"{{{{ figure({seized}, unit=false, note=false) }}}}"

    assert f'value="1.2" id="f-{seized}">1.2</data><sup' in printed(page(f"{bare}{{{{ notes([{seized}]) }}}}"))
    with pytest.raises(TemplateError, match=rf"section a: got '1\.2' \(claim {seized}\) without its note\. Call notes"):
        page(bare)


def test_a_text_is_known_by_its_variables_too(page: Print, claims: Claims) -> None:
    """So a template does not say of the whole what is so of a part, in a text that names no part."""
    asked = [
        'knows("note-line")',
        'knows("note-line", "line")',
        'knows("note-line", "part")',
        'knows("note-nothing", "line")',
    ]

    said = " ".join(f"{{{{ id({one} | int) }}}}" for one in asked)

    assert printed(page(f"{said} {{{{ figure({claims('1.2 t')[0]}) }}}}")).startswith("1 1 0 0 ")


@pytest.mark.parametrize(
    ("call", "text"),
    [
        ("fact({})", "7–8 February 2006"),
        ('"signed early" | cited({})', "signed early"),
        ("notes([{}, {}, none]) ~ tally([{}])", "1"),
    ],
)
def test_what_a_claim_says_has_its_note(page: Print, claims: Claims, call: str, text: str) -> None:
    """A fact in the words of the base, or in the report's; a count of ours has none of its own."""
    (signed,) = claims("2006-02-07/2006-02-08")
    made = page(f"{{{{ {call.replace('{}', str(signed))} }}}}")

    assert text in Markup(printed(made)).striptags()
    assert 1 == made.notes


def test_marks_of_what_is_contested_or_inferred(page: Print, claims: Claims) -> None:
    """No such claim prints bare, and the page has to show the rivals of a contested one."""
    disputed, inferred = claims("12.5 kg", "40 people")
    call = f"{{{{ figure({disputed}) }}}}, {{{{ figure({inferred}) }}}}"
    row = f'<p id="x-{disputed}">rivals</p>'

    marked = printed(page(call + row))
    assert f'<sup class="contested"><a href="#x-{disputed}" title="' in marked
    assert 1 == marked.count('<sup class="inferred" title="')
    with pytest.raises(TemplateError, match=rf'section a prints claim {disputed}, on which .* id="x-{disputed}"'):
        page(call)


def test_a_figure_of_ours_says_how_it_was_computed(page: Print, claims: Claims) -> None:
    """The note of its first input holds the formula, with the inputs as printed."""
    later, before = claims("12.5 kg", "9.75 kg")
    made = page(f'{{{{ derived([{later}, {before}], "change") }}}}<p id="x-{later}"></p>')
    note = re.search(r'<li id="n1">(.*?)</li>', made.html)
    assert note is not None

    assert f'<data class="figure computed" value="28" id="d-change-{later}-{before}">about\xa028%</data>' in made.html
    assert Markup(note[1]).striptags().endswith("; about 28% = (12.5 kg − 9.75 kg) ÷ 9.75 kg.")
    assert [("computed", "change")] == [(one.kind, one.formula) for one in made.ledger.entries if one.formula]


def test_a_yearly_average_divides_by_the_years_of_its_claim(page: Print, claims: Claims) -> None:
    """A figure for a part of a year has none."""
    budget, part = claims("41,000,000 USD", "1.2 t")
    made = page(f'{{{{ derived([{budget}], "per_year") }}}}<p id="x-{budget}"></p>')

    assert "÷ 9 years." in Markup(made.html).striptags()
    with pytest.raises(TemplateError, match="per_year: got a figure for another period"):
        page(f'{{{{ derived([{part}], "per_year") }}}}')


def test_a_judgement_names_likelihood_confidence_and_basis(page: Print, claims: Claims) -> None:
    """It is set apart from facts, and its basis is called in its notes."""
    (basis,) = claims("1.2 t")
    call = f'{{{{ judgement("prices rise", "{{}}", "moderate", [{basis}]) }}}}'

    assert (
        f'<span class="judgement" id="j-{basis}"><b class="likelihood">It is very likely that</b> prices rise '
        '<i class="confidence">(moderate confidence)</i></span><sup class="call">'
    ) in page(call.replace("{}", "very_likely")).html
    with pytest.raises(TemplateError, match="judgement: got 'certain', expected one of almost_no_chance, "):
        page(call.replace("{}", "certain"))


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        (
            "{{ 1 + 1 }}",
            "a bare value reached the page: 2. Print it with figure(), fact(), cited(), date() or tally().",
        ),
        ("{{ params.as_of }}", "a bare value reached the page: 2026-11-01."),
        ("{{ none }}", "a template printed None. Test it with {% if %} before printing."),
        ("{{ figures[0].nothing }}", "column: got 'nothing', expected one of claim_id, fact_id, kind, "),
        ("{{ figure(999) }}", "claim: got 999, expected one that a query of this report returns"),
        ("{{ figure(STATEMENT) }}", "figure: got claim STATEMENT, a statement. Print it with fact()."),
        ("{{ t('nothing') }}", "text nothing: not in i18n/en.ftl"),
        ("{{ nothing }}", "'nothing' is undefined."),
        ("{{ asset('nothing') }}", "asset: got 'nothing', expected a file of the report's folder or the shared one."),
        ("{{ picture('nothing') }}", "picture: got 'nothing', expected one of no charts."),
        ("{% include 'nothing' %}", "no template 'nothing'."),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "a macro or include calls itself without end."),
        ("{{ figures.__class__.__mro__ }}", "access to attribute '__class__' of 'tuple' object is unsafe."),
        ("{{ figures[0].update({}) }}", "column: got 'update', expected one of "),
    ],
)
def test_a_mistake_in_a_template_has_its_line(page: Print, tiny: Tiny, claims: Claims, markup: str, says: str) -> None:
    """The file, the line, what is wrong there."""
    (statement,) = map(str, claims("Heroin reaches the country from the south."))
    with pytest.raises(TemplateError) as caught:
        page(markup.replace("STATEMENT", statement))
    expected = f"{tiny.folder / 'template' / 'report.html.j2'}:6: {says.replace('STATEMENT', statement)}"

    assert str(caught.value).startswith(expected), str(caught.value)
    assert "\n" not in str(caught.value)


def test_texts_of_sources_are_never_markup(page: Print, tiny: Tiny) -> None:
    """Whatever a source writes is escaped, also within a text of ours."""
    tiny.write("i18n/en.ftl", "said = They say { $what }.\n")
    made = page('{{ t("said", what="<b>" ~ figures[0].kind) }} {{ t("said", what=figures[0].kind | label) }}')

    assert "They say &lt;b&gt;observation." in made.html
    assert "They say observation." in made.html


def test_blanks_of_a_text_stay_at_its_ends(page: Print, tiny: Tiny) -> None:
    """They stand between it and what follows, typed as a constant or chosen."""
    made = page('a{{ " " }}b{{ ", " if figures else "" }}c{{ "" }}d')

    assert "a b, cd" in made.html
