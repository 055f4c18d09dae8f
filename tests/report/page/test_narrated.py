"""Texts of an analyst on the page: holes filled from the claims, in the section that prints them."""

from __future__ import annotations

import re
from collections.abc import Callable

import duckdb
import pytest
from markupsafe import Markup

from kzdb.errors import TemplateError
from kzdb.printed.edition import Before, Behind, Item, Printed
from kzdb.report import Draft, write_draft
from kzdb.report.build_log import BuildLog
from tests.tiny import TODAY, Tiny

NAMES = """\
[cannabis]
metric = "drug_seizures"
breakdown = "cannabis"
period = "2020-01/2020-09"
was = "1.2 t"
[coke]
metric = "drug_price"
subject = "walvis_bay"
breakdown = "heroin"
period = "2020"
was = "18,000–20,000 USD/kg"
[money]
metric = "contribution_paid"
breakdown = "coast_office"
period = "2020"
was = "USD 50 thousand"
[law]
entity = "harbour_agreement"
type = "signed"
was = "7–8 February 2006"
[route]
topic = "route"
aspect = "heroin"
was = "Heroin reaches the country from the south."
"""
BODY = """\
{% set judged = narrative("supply") %}
<div>{% if judged %}{{ judged.html }}<aside>{{ judged.know }}|{{ judged.unknown }}|{{ judged.watch }}</aside>
{%- else %}computed{% endif %}</div>
<ul>{% for one in narrative("messages") %}<li>{{ one }}</li>{% endfor %}</ul>
{% if narrative("law") %}{{ narrative("law").html }}{% endif %}"""
INSIDE = re.compile(r"<div>(.*?)</div>", re.DOTALL)
Print = Callable[..., Draft]


@pytest.fixture
def judged(connection: duckdb.DuckDBPyConnection, tiny: Tiny) -> Print:
    """Give a function that writes the tiny report with a narrative in English, and in Russian if there is one."""

    def write(
        text: str, language: str = "en", names: str = NAMES, russian: str = "", log: BuildLog | None = None
    ) -> Draft:
        tiny.edit("report.toml", "[queries]", '[params.country]\ntype = "country"\ndefault = "NAM"\n\n[queries]')
        tiny.body(BODY)
        tiny.write("narrative/NAM.toml", names)
        tiny.write("narrative/NAM.en.md", text)
        if russian:
            tiny.write("narrative/NAM.ru.md", russian)
        return write_draft(connection, tiny.read(), {}, language, TODAY, log)

    return write


def shown(draft: Draft, pattern: re.Pattern[str] = INSIDE) -> str:
    """Return what the page shows in its first `div`, as text, calls of notes in brackets."""
    found = pattern.search(draft.page.html)
    assert found is not None
    calls = re.sub(r'<sup class="call">(.*?)</sup>', lambda call: f"[{Markup(call[1]).striptags()}]", found[1])
    return Markup(calls).striptags()


def test_holes_print_figures_facts_and_notes(judged: Print) -> None:
    """Each as a template prints it: from the claim, with its note and its entry in the ledger."""
    draft = judged(
        '# supply\nCannabis: {{ figure("cannabis") }} in {{ period("cannabis") }} ({{ year("cannabis") }}). '
        'Signed {{ date("law") }}, in {{ year("law") }}.\n\nFrom the *south*{{ cite("route") }}: '
        '{{ derived("sum", "cannabis", "cannabis") }}, {{ change("cannabis", "cannabis", sign=false) }}.\n'
    )

    assert (
        "Cannabis: 1.2 t[1] in January–September 2020 (2020). Signed 7–8 February 2006[1], in 2006[1]. "
        "From the south[1]: 2.4 t[1], about 0%[1].||" == shown(draft)
    )
    assert "a" == next(entry.place for entry in draft.page.ledger.entries if entry.kind == "figure")
    assert {"cannabis", "law", "route"} == {
        name for name, answer in draft.judged.answers.items() if answer.claim_id in draft.page.claims
    }


def test_another_language_has_its_own_texts(judged: Print) -> None:
    """Their figures and dates are printed as it writes them; answers are compared in English."""
    russian = '# supply\nКаннабис: {{ figure("cannabis") }}, {{ period("cannabis") }}; {{ date("law") }}.'

    assert "Каннабис: 1,2 t[1], январь–сентябрь 2020 г.; 7–8 февраля 2006 г.[1]" in shown(
        judged("", "ru", russian=russian)
    )


def test_a_lapsed_text_gives_way_to_the_computed_one(judged: Print) -> None:
    """The build says why; of the messages those that still hold stay; a box lapses by itself."""
    log = BuildLog()
    draft = judged(
        '# supply\nIt is {{ figure("cannabis") }}.\n\n## know\nKnown.\n\n# messages\n- {{ figure("cannabis") }}\n'
        '- **True.** {{ cite("route") }}\n\n# law\nA law.\n\n## watch\nx',
        names=NAMES.replace("1.2 t", "1.3 t"),
        log=log,
    )  # fmt: skip

    assert "computed" == shown(draft)
    assert "True. [1]" == shown(draft, re.compile("<ul>(.*?)</ul>", re.DOTALL))
    assert "<p>A law.</p>" in draft.page.html
    lapsed = [line.partition(": lapsed")[0].rpartition(", ")[2] for line in log.warnings if ": lapsed," in line]
    assert ["supply", "messages/1"] == lapsed
    assert "cannabis was '1.3 t', is '1.2 t' (annual_report, claim " in log.warnings[0]
    step = log.lines[0]
    assert ["supply/know", "messages/", "law", "law/watch"] == [
        re.sub("[0-9a-f]{8}$", "", key) for key in step["detail"]["narrative"]["current"]
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Texts that no longer fit the figures and were replaced by computed ones: supply: Namibia, Drugs seized, "
            "Cannabis, January–September 2020: 1.3 t → 1.2 t; Namibia, Route: it reads otherwise now",
        ),
        (
            "ru",
            "Тексты, которые больше не соответствуют цифрам и заменены расчётными: supply: Намибия, Изъято наркотиков, "
            "Cannabis, январь–сентябрь 2020 г.: 1,3 т → 1,2 t; Намибия, Route: теперь сказано иначе",
        ),
        (
            "kk",
            "Енді сандарға сай келмейтін және есептелген мәтінмен ауыстырылған мәтіндер: supply: Namibia, "
            "Drugs seized, Cannabis, 2020 ж. қаңтар–қыркүйек: 1,3 т → 1,2 t; Namibia, Route: енді басқаша айтылған",
        ),
    ],
)
def test_the_page_of_changes_names_texts_that_gave_way(
    connection: duckdb.DuckDBPyConnection, tiny: Tiny, language: str, said: str
) -> None:
    """Those that the edition before printed, with the answer as it printed it and as it is; no other text."""
    tiny.edit("report.toml", 'languages = ["en", "ru"]', f'languages = ["{language}"]')
    tiny.edit("report.toml", "title = {", 'title = {kk = "Есеп", ')
    tiny.edit("report.toml", "[queries]", '[params.country]\ntype = "country"\ndefault = "NAM"\n\n[queries]')
    tiny.body(BODY + '{% include "changed.html.j2" %}')
    tiny.write("narrative/NAM.toml", NAMES.replace("1.2 t", "1.3 t").replace("from the south", "from the north"))
    tiny.write(
        f"narrative/NAM.{language}.md",
        '# supply\n{{ figure("cannabis") }}{{ cite("route") }}\n\n# law\n{{ figure("cannabis") }}',
    )
    (claim, fact) = connection.execute(
        "SELECT claim_id, fact_id FROM observations WHERE breakdown = 'cannabis' AND preferred"
    ).fetchall()[0]
    then = "1.3 t" if language == "en" else "1,3 т"
    behind = Behind(fact, "observation", "", "", None, None, None, None, "annual_report", False, 1, 1.0)
    printed = Printed((Item("figure", then, "a", 1, (claim,)),), {claim: behind}, 1, "1")
    before = Before(printed, f"tiny/NAM/1/{language}", TODAY, {}, frozenset({"supply"}))
    page = write_draft(connection, tiny.read(), {}, language, TODAY, before=before).page

    words = " ".join(Markup(page.html.partition('<ul class="replaced">')[0].rpartition("<p>")[2]).striptags().split())
    items = re.findall("<li>(.*?)</li>", page.html.partition('<ul class="replaced">')[2].partition("</ul>")[0])
    assert 1 == len(items)
    assert said == f"{words} {Markup(items[0]).striptags()}"


def test_a_language_without_texts_is_computed_text(judged: Print) -> None:
    """The log says what is missing; nobody is warned."""
    log = BuildLog()

    assert "computed" == shown(judged("# supply\nWords.", "ru", log=log))
    assert ["supply"] == log.lines[0]["detail"]["narrative"]["missing"]
    assert not [line for line in log.warnings if "supply" in line]


def test_notes_are_called_in_the_order_of_the_page(judged: Print) -> None:
    """Not of the file: a text is put together when the template prints it, and once."""
    draft = judged('# law\nA {{ date("law") }}.\n\n# supply\nB {{ figure("cannabis") }}.')

    assert "B 1.2 t[1]." in shown(draft)
    assert 'A <span class="fact" id="t-' in draft.page.html
    assert '<a href="#n1" id="c1-2">1</a></sup>.</p>' in draft.page.html


def test_a_hole_that_cannot_be_computed_names_its_text(judged: Print) -> None:
    """With the file of the text, its line and its heading."""
    with pytest.raises(
        TemplateError, match=r"NAM\.en\.md:2, supply: sum: got t and usd_per_kg, expected figures of one"
    ):
        judged('\n# supply\n{{ derived("sum", "cannabis", "coke") }}')


def test_a_report_without_narrative_has_computed_text(connection: duckdb.DuckDBPyConnection, tiny: Tiny) -> None:
    """Of every section."""
    tiny.body(
        "{% if narrative('supply') %}judged{% else %}computed{% endif %}{{ narrative('messages') | length | string }}"
    )

    assert "computed0" in write_draft(connection, tiny.read(), {}, "en", TODAY).page.html
