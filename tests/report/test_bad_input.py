"""Bad definitions and hostile data: one clear line each, naming file and line, or escaped; never a broken edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzdb.errors import KzdbError
from kzdb.report import build_report, lint_report, render_html

if TYPE_CHECKING:
    from tests.report.conftest import Base, Report

Spoil = Callable[["Report"], object]

DEFINITIONS: list[tuple[Spoil, str]] = [
    (lambda r: r.body("<p>{{ figure(figures[0].no_figure) }}</p>"), r"template/report\.html\.j2:6: .*no_figure"),
    (lambda r: r.body("<p>{{ figure(12345) }}</p>"), r"report\.html\.j2:6: claim 12345 came from no query"),
    (lambda r: r.body("<p>\nIn 2014</p>"), r"report\.html\.j2:7: a digit typed in a template: 'In 2014'"),
    (lambda r: r.body("<p>twelve tonnes</p>"), r"report\.html\.j2:6: a number in words typed .*'twelve tonnes'"),
    (lambda r: r.body("<p>It will probably fall</p>"), r"report\.html\.j2:6: a likelihood typed .*judgement\(\)"),
    (lambda r: r.write("i18n/en.toml", 'a = "x"\nb = "about twelve"\n'), r"i18n/en\.toml:2: a number in words"),
    (lambda r: r.write("i18n/ru.toml", '[p]\nb = "вероятно"\n'), r"i18n/ru\.toml:2: a likelihood typed .* p\.b"),
    (lambda r: r.body("<p>{% if figures %}"), r"report\.html\.j2:\d+: .*(endif|end of template|endcall)"),
    (lambda r: r.body("{{ figure( }}"), r"report\.html\.j2:6: "),
    (lambda r: r.body("{% for n in range(99999999) %}{% endfor %}"), r"report\.html\.j2:6: Range too big"),
    (lambda r: r.body("{{ 'x' * 999999999 }}"), r"report\.html\.j2:6: a text or list repeated 999999999 times"),
    (lambda r: r.body("{{ 9 ** 999 }}"), r"report\.html\.j2:6: 9 \*\* 999 is too large"),
    (lambda r: r.body("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"), r"report\.html\.j2:6: .*without end"),
    (lambda r: r.body("{% include '../../secret.j2' %}"), r"report\.html\.j2:6: .*secret\.j2"),
    (lambda r: r.body("{{ asset('../../../etc/passwd') }}"), r"report\.html\.j2:6: no file"),
    (lambda r: r.edit("report.toml", "queries/figures.sql", "../f.sql"), r"report\.toml:\d+, queries\.figures\.file"),
    (lambda r: r.edit("report.toml", "required = true", "requird = true"), r"report\.toml:\d+, params\.as_of\.requird"),
    (lambda r: r.edit("queries/figures.sql", "$country\nORDER", "$land\nORDER"), r"figures\.sql:\d: got \$land"),
    (lambda r: r.edit("queries/figures.sql", "ORDER BY claim_id", ""), r"figures\.sql:\d: got no ORDER BY"),
    (lambda r: r.edit("report.toml", '["claim_id"]', '["value"]'), r"figures\.sql:6: got an ORDER BY without value"),
    (lambda r: (r.edit("report.toml", '["claim_id"]', '["period_type"]'),
                r.edit("queries/figures.sql", "BY claim_id", "BY period_type")),
     r"figures\.sql: two rows have period_type"),
    (lambda r: r.edit("queries/figures.sql", "SELECT claim_id", "SELECT now(), claim_id"), r"figures\.sql:3: .*clock"),
    (lambda r: r.body('{{ judgement("x", "maybe", "low", figures) }}'), r"report\.html\.j2:6: no likelihood 'maybe'"),
    (lambda r: r.body('{{ judgement("x", "likely", "low", []) }}'), r"report\.html\.j2:6: a judgement without basis"),
    (lambda r: r.body('{{ derived(figures, "mean") }}'), r"report\.html\.j2:6: no formula 'mean'"),
    (lambda r: r.body('{{ derived(figures[:1], "sum") }}'), r"report\.html\.j2:6: sum takes at least 2 figures, got 1"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "says"), DEFINITIONS, ids=[says[-30:] for _, says in DEFINITIONS])
def test_a_bad_definition_is_one_clear_line(base: Base, report: Report, shared: Path, spoil: Spoil, says: str) -> None:
    """Unknown figure, typed digit, unclosed tag, endless loop, path outside, missing parameter, key, order."""
    base.figure(724.1, "kg", "kg", line=31, quote="724.1kg")
    spoil(report)
    with pytest.raises(KzdbError) as caught:
        render_html(base.connection, report.folder, shared, {"as_of": "2020-01-01"})
    assert re.search(says, str(caught.value)), str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_parameter_is_one_clear_line(base: Base, report: Report, shared: Path) -> None:
    """A required parameter that is not given, with the option that gives it."""
    with pytest.raises(KzdbError, match=r"tiny: parameter as_of is missing\. Give it: --as-of \d{4}-\d\d-\d\d\."):
        render_html(base.connection, report.folder, shared, {})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("smoke \U0001f525 signal", r"section 'one' prints .*no font of the report has the letter U\+1F525"),
        ("\u4e2d\u56fd", r"section 'one' prints .*no font of the report has the letter U\+4E2D"),
        ("x" * 10_000, "a text of 10000 characters is too long to print"),
    ],
)
@pytest.mark.parametrize("place", ["breakdown_name", "quote"])
def test_what_cannot_be_printed_is_one_clear_line(
    base: Base, report: Report, shared: Path, tmp_path: Path, place: str, text: str, says: str
) -> None:
    """A letter without glyph and a text without end name the template, the section and the words."""
    table = "citations" if place == "quote" else "observations"
    base.connection.execute(f"UPDATE {table} SET {place} = ?", [text])
    report.body("<p>{{ figures[0].breakdown_name }} {{ figure(figures[0].claim_id) }}</p>")
    with pytest.raises(KzdbError, match=says) as caught:
        build_report(
            base.connection, report.folder, shared, {"as_of": "2020-01-01"}, None, tmp_path / "t.pdf", lambda m: None
        )
    assert "report.html.j2" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "t.pdf").exists()


def test_the_texts_of_a_judgement_may_say_how_likely(report: Report, shared: Path) -> None:
    """A word of likelihood belongs to a judgement; a number in words may be declared to be no figure."""
    report.write("i18n/en.toml", '[judgement]\na = "prices will likely rise"\n[idea]\npair = "no two sources"\n')
    assert ["a number in words"] == [
        line.split(": ")[1].split(" typed")[0] for line in lint_report(report.folder, shared)
    ]
    report.edit("report.toml", "[output]", '[lint]\nallow = {"idea.pair" = "the idea of a pair"}\n\n[output]')
    assert [] == lint_report(report.folder, shared)
