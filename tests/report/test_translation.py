"""Editions in other languages: their own words, names, numbers and dates, and the same figures in all of them."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from kzdb.errors import DefinitionError
from kzdb.report import build_report, render_html
from kzdb.report.evidence import Amount
from kzdb.report.kazakh import number_ablative
from kzdb.report.ledger import Entry
from kzdb.report.wording import Wording, load_wording

if TYPE_CHECKING:
    from kzdb.report import Draft
    from tests.report.conftest import Base, Report

SHARED = Path(__file__).parents[2] / "reports" / "_shared"
PARAMS = {"as_of": "2020-01-01"}
LANGUAGES = ("en", "ru", "kk")
LABELS = [
    ("entities", "RUR", "ru", "Руритания"), ("entities", "RUR", "kk", "Руритания елі"),
    ("breakdowns", "total", "ru", "Всего"), ("breakdowns", "total", "kk", "Барлығы: әғқңөұүһі"),
    ("symbols", "kg", "ru", "кг"), ("symbols", "kg", "kk", "кг"),
    ("symbols", "KZT", "ru", "₸"), ("symbols", "KZT", "kk", "₸"),
    ("texts", "Trade grows.", "ru", "Торговля растёт."), ("texts", "Trade grows.", "kk", "Сауда өсуде."),
]  # fmt: skip
TEXTS = {
    "en": 'found = "{figure} seized"\nkinds.one = "one kind"\nkinds.other = "kinds"\n',
    "ru": 'found = "Изъято: {figure}"\nkinds.one = "вид"\n'
    'kinds.few = "вида"\nkinds.many = "видов"\nkinds.other = "вида"\n',
    "kk": 'found = "Тәркіленгені: {figure}"\nkinds.one = "түр"\nkinds.other = "түр"\n',
}
BODY = """<p>{{ t("found", figure=figure(figures[0].claim_id)) }}, {{ figures[0].breakdown_name }},
{{ period(figures[0]) }}.
{{ figure(figures[1].claim_id) }} {% for row in said %}{{ fact(row.claim_id) }}{% endfor %}
{{ t("kinds", count=5) }}</p>"""
SAID = """-- What is said.
-- Grain: one row per claim. Parameters: $country.
SELECT claim_id, entity_name, says FROM statements WHERE entity = $country ORDER BY claim_id
"""


@pytest.fixture
def translated(base: Base, report: Report) -> Report:
    """A tiny report in three languages, over a base that has labels."""
    base.connection.execute("CREATE TABLE labels (list VARCHAR, slug VARCHAR, language VARCHAR, name VARCHAR)")
    base.connection.executemany("INSERT INTO labels VALUES (?, ?, ?, ?)", LABELS)
    base.figure(5_000_004, "KZT", "KZT", line=31, quote="5,000,004 tenge", qualifier="over")
    base.statement("Trade grows.", quote="trade grows")
    report.edit("report.toml", '{en = "Tiny report"}', '{en = "Tiny", ru = "Малый", kk = "Шағын"}')
    report.edit("report.toml", '["en"]', '["en", "ru", "kk"]')
    report.edit(
        "report.toml", "[output]", 'said = {file = "queries/said.sql", key = ["claim_id"], empty = "omit"}\n\n[output]'
    )
    report.write("queries/said.sql", SAID)
    for language, texts in TEXTS.items():
        report.write(f"i18n/{language}.toml", texts)
    report.body(BODY)
    return report


def draft(base: Base, report: Report, language: str, *, strict: bool = False) -> Draft:
    """Write the page of one edition."""
    return render_html(base.connection, report.folder, SHARED, PARAMS, language, strict=strict)


def digits(text: str) -> str:
    """Return the digits of a printed number: separators and words differ from language to language."""
    return re.sub(r"\D", "", text)


def facts(entries: Iterable[Entry]) -> set[tuple[str, tuple[int, ...], str]]:
    """Return what an edition's ledger says: (kind, claims, value); the words of a language left out."""
    numbers = {"figure", "derived", "count"}
    return {
        (entry.kind, tuple(sorted(entry.claims)), digits(entry.text) if entry.kind in numbers else "")
        for entry in entries
        if entry.claims and entry.kind in numbers | {"fact", "judgement"}
    }


def test_three_editions_say_the_same(base: Base, translated: Report) -> None:
    """Every edition prints the same figures of the same claims; each in its own words."""
    drafts = {language: draft(base, translated, language) for language in LANGUAGES}
    said = {language: facts(made.ledger.entries) for language, made in drafts.items()}
    assert ("figure", (1,), "3446") in said["en"]
    assert said["en"] == said["ru"] == said["kk"]
    assert "Изъято: " in drafts["ru"].html
    assert "Торговля растёт." in drafts["ru"].html
    assert "Барлығы: әғқңөұүһі" in drafts["kk"].html
    assert all(not made.warnings for made in drafts.values())


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("ru", ["344,6 кг", "январь–сентябрь 2014 г.", "более 5 000 004 ₸", "1 марта 2015 г.", "строка 30", "видов"]),
        (
            "kk",
            ["344,6 кг", "2014 ж. қаңтар–қыркүйек", "5 000 004 ₸-ден астам", "2015 ж. 1 наурыз", "30-жол", "әғқңөұүһі"],
        ),
    ],
)
def test_the_text_layer_has_the_letters_of_the_language(
    base: Base, translated: Report, tmp_path: Path, language: str, printed: list[str]
) -> None:
    """Kazakh letters and the tenge sign can be searched for and copied."""
    outcome = build_report(
        base.connection, translated.folder, SHARED, PARAMS, language, tmp_path / "tiny.pdf", lambda message: None
    )
    document = pypdfium2.PdfDocument(io.BytesIO(outcome.path.read_bytes()))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    text = re.sub(r"\s+", " ", text.replace("￾", ""))
    assert [] == [words for words in printed if words not in text]


def test_quotes_stay_in_the_language_of_their_source(base: Base, translated: Report) -> None:
    """A quote is never translated; where the page has another language it is marked with its own."""
    assert '<q lang="en">344.6 kilograms</q>' in draft(base, translated, "ru").html
    assert "<q>344.6 kilograms</q>" in draft(base, translated, "en").html


def test_what_is_missing_is_printed_in_english_with_a_warning(base: Base, translated: Report) -> None:
    """A text and a label, each told once; a strict build refuses them."""
    translated.write("i18n/ru.toml", TEXTS["ru"].replace("found", "lost"))
    base.connection.execute("DELETE FROM labels WHERE language = 'ru' AND slug IN ('total', 'Trade grows.')")
    made = draft(base, translated, "ru")
    assert "seized" in made.html
    assert ">Trade grows.<" in made.html
    assert "Total" in made.html
    assert "\ue000" not in made.html
    assert made.warnings == (
        "i18n/ru.toml: no text for found; it is printed in English",
        "seeds/vocabulary/labels.csv: no ru label for breakdowns/total; it is printed in English",
        "seeds/vocabulary/labels.csv: no ru label for texts/Trade grows.; it is printed in English",
    )
    with pytest.raises(DefinitionError, match=r"i18n/ru\.toml: no text for found\. Write it.*And 2 more"):
        draft(base, translated, "ru", strict=True)
    assert () == draft(base, translated, "kk", strict=True).warnings


def test_a_base_without_labels_prints_english_names(base: Base, translated: Report) -> None:
    """An edition is made all the same, and every name that fell back is told."""
    base.connection.execute("DROP TABLE labels")
    assert 3 <= len(draft(base, translated, "kk").warnings)


def amount(value: float, unit: str, symbol: str, qualifier: str = "exact", exp10: int = 0) -> Amount:
    """Make a figure as a claim holds it."""
    return Amount(value, None, max(0, -exp10), exp10, unit, symbol, qualifier)


@pytest.mark.parametrize(
    ("language", "figure", "expected"),
    [
        ("ru", amount(136e6, "USD", "долл. США", exp10=6), "136 млн долл. США"),
        ("ru", amount(1.5e6, "USD", "долл. США", exp10=5), "1,5 млн долл. США"),
        ("ru", amount(92, "percent", "%"), "92 %"),
        ("ru", amount(50, "count", "", "over"), "более 50"),
        ("ru", amount(3, "years", "лет"), "3 года"),
        ("ru", amount(6, "times", "раз"), "6 раз"),
        ("ru", amount(200, "kg", "кг", "at_least"), "не менее 200 кг"),
        ("kk", amount(136e6, "USD", "АҚШ долл.", exp10=6), "136 млн АҚШ долл."),
        ("kk", amount(260e6, "USD", "АҚШ долл.", "over", 7), "260 млн АҚШ долл.-нан астам"),
        ("kk", amount(440, "t", "т", "over"), "440 т-дан астам"),
        ("kk", amount(50, "count", "", "over"), "50-ден астам"),
        ("kk", amount(92, "percent", "%", "about"), "шамамен 92%"),
        ("kk", amount(200, "kg", "кг", "at_least"), "кемінде 200 кг"),
    ],
)  # fmt: skip
def test_figures_follow_their_language(language: str, figure: Amount, expected: str) -> None:
    """Decimal comma, words for millions in the right form, a unit's place, the word for more than."""
    assert expected == load_wording(language, (SHARED,)).amount(figure).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("number", "ending"),
    [("136", "-дан"), ("3", "-тен"), ("10", "-нан"), ("20", "-дан"), ("40", "-тан"), ("50", "-ден"), ("80", "-нен"),
     ("300", "-ден"), ("2 000", "-нан"), ("18 905", "-тен"), ("3 млн", "-нан"), ("2 млрд", "-тан"), ("1 трлн", "-нан"),
     ("4 000 000", "-нан"), ("1 000 000 000", "-тан"), ("0", "-ден"), ("344,6", "-дан")],
)  # fmt: skip
def test_a_kazakh_number_takes_the_ending_of_its_last_word(number: str, ending: str) -> None:
    """Отыз алтыдан, үштен, оннан, жиырмадан, қырықтан, елуден, сексеннен, үш жүзден, екі мыңнан, екі миллиардтан."""
    assert ending == number_ablative(number)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "ru",
            ["14–15 июля 2010 г.", "30 ноября 2009 г. – 2 декабря 2009 г.", "сентябрь 2009 г.", "2009", "с 2012 г."],
        ),
        (
            "kk",
            [
                "2010 ж. 14–15 шілде",
                "2009 ж. 30 қараша – 2009 ж. 2 желтоқсан",
                "2009 ж. қыркүйек",
                "2009",
                "2012 жылдан бастап",
            ],
        ),
    ],
)
def test_dates_follow_their_language(language: str, expected: list[str]) -> None:
    """Days, spans of days, months, years, and what has no end."""
    wording: Wording = load_wording(language, (SHARED,))
    july, november, september = dt.date(2010, 7, 14), dt.date(2009, 11, 30), dt.date(2009, 9, 4)
    told = [
        wording.date(july, end=july + dt.timedelta(1)), wording.date(november, end=dt.date(2009, 12, 2)),
        wording.date(september, "month"), wording.date(september, "year"), wording.span(dt.date(2012, 1, 1), None),
    ]  # fmt: skip
    assert expected == [text.replace("\N{NO-BREAK SPACE}", " ") for text in told]
