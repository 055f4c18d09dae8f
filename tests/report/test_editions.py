"""One page of everything the engine can print, in every language, through every gate.

Where CI asks for it (`KZDB_TEST_EDITIONS`), the files are kept for veraPDF.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kzdb.report import build_report
from kzdb.report.edition import read_edition
from kzdb.report.gates import GATES
from kzdb.report.rules import check_rules

if TYPE_CHECKING:
    from tests.report.conftest import Base, Report

KEPT = os.environ.get("KZDB_TEST_EDITIONS")
EVERYTHING = """
<p>{{ tally(figures) }} figures: {{ figure(figures[0].claim_id) }} in {{ period(figures[0]) }}, less by
{{ derived(figures[:2], "change", sign=false) }} or {{ derived(figures[:2], "difference") }} than before.</p>
<p>{{ judgement(t("judgement.less"), "likely", "low", figures[:2]) }}</p>
<p>{{ figures[2].breakdown_name }} {{ figure(figures[2].claim_id) }}</p>
<table><thead><tr><th>Period</th><th>Weight</th></tr></thead><tbody>
{% for row in figures %}<tr><th scope="row">{{ period(row) }}</th><td>{{ figure(row.claim_id) }}</td></tr>{% endfor %}
</tbody></table>
<figure><figcaption>Seized {{ notes(figures) }}</figcaption>{{ picture("bars") }}</figure>
<p>{{ spark(figures) }}</p>
{% endcall %}
{% call ui.section("two", "Two") %}
<table><thead><tr><th>Source</th><th>Line</th><th>Words</th><th>Notes (page)</th></tr></thead><tbody>
{% for entry in register() %}
<tr><th scope="row">{{ entry.title }}, {{ entry.date }}</th><td>{{ entry.line }}</td>
<td>{{ entry.quotes | join("; ") }}</td><td>{{ entry.uses }}</td></tr>
{% endfor %}
</tbody></table>
"""
CHART = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "data": {"name": "figures"},
    "mark": "bar",
    "encoding": {"x": {"field": "value", "type": "quantitative"}, "y": {"field": "figure", "type": "nominal"}},
}
HOSTILE = (
    '</style><script>alert("1")</script>{{ 7 * 7 }}{% include "x" %}} \u202eevil\u202c\u200b <b>bold</b> '
    "url(http://example.org/7) } body { display: none } \x00\x07"
)


@pytest.fixture
def everything(base: Base, report: Report) -> Report:
    """A report that prints by every function, and a base with hostile words in it."""
    base.figure(724.1, "kg", "kg", line=31, quote=f"724.1kg {HOSTILE}")
    base.figure(3.0, "count", "", line=32, quote="three", breakdown_name=HOSTILE)
    base.source("two", title=f"Report {HOSTILE}", publisher=HOSTILE)
    base.figure(12.5, "kg", "kg", source="two", quote="12.5")
    base.connection.execute("UPDATE citations SET quote = quote || ' <i>x</i>' WHERE claim_id = 3")
    report.body(EVERYTHING)
    report.edit("report.toml", 'title = {en = "Tiny report"}', 'title = {en = "Tiny", ru = "Малый", kk = "Шағын"}')
    report.edit("report.toml", 'languages = ["en"]', 'languages = ["en", "ru", "kk"]')
    report.edit(
        "report.toml",
        "[output]",
        '[charts]\nbars = {spec = "charts/bars.vl.json", query = "figures", alt = "chart.bars.alt"}\n\n[output]',
    )
    report.write("charts/bars.vl.json", json.dumps(CHART))
    report.write("style.css", "a.page::before { content: target-counter(attr(href), page) }\n")
    report.write(
        "i18n/en.toml",
        '[chart.bars]\nalt = "Bars: {rows}"\nalt_row = "{figure}"\n[judgement]\nless = "less reaches the country."\n'
        '[likelihood]\nlikely = "It is likely that"\n[confidence]\nlow = "(low confidence)"\n',
    )
    return report


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_everything_passes_every_gate(
    base: Base, everything: Report, shared: Path, tmp_path: Path, language: str
) -> None:
    """Figures, ours and theirs, judgement, chart, line, register, hostile words: one line a gate, all passed."""
    path = tmp_path / f"everything-{language}.pdf"
    params = {"as_of": "2020-01-01"}
    build_report(base.connection, everything.folder, shared, params, language, path, lambda message: None)
    log = [json.loads(line) for line in path.with_suffix(".build.jsonl").read_text().splitlines()]
    assert [(name, "passes") for name in GATES] == [(line["gate"], line["verdict"]) for line in log]
    if KEPT:
        shutil.copy(path, KEPT)


@pytest.fixture
def edition(base: Base, everything: Report, shared: Path, tmp_path: Path) -> Path:
    """The English edition of everything."""
    path = tmp_path / "everything.pdf"
    build_report(base.connection, everything.folder, shared, {"as_of": "2020-01-01"}, "en", path, lambda message: None)
    return path


def test_the_files_inside(edition: Path) -> None:
    """Facts, sources, ledger and lock, each with what it is to the document; a picture's data at its own tag."""
    files = read_edition(edition).files
    with pikepdf.open(edition) as pdf:
        kinds = {str(spec.UF): str(spec.AFRelationship) for spec in pdf.Root.AF}
        figures = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Alt")]
        tied = {str(figure.Alt): [str(spec.UF) for spec in figure.get("/AF", [])] for figure in figures}
    assert {
        "facts.csv": "/Data", "ledger.json": "/Supplement", "lock.json": "/Supplement", "sources.csv": "/Source",
    } == kinds  # fmt: skip
    assert [["chart-bars.csv"], []] == list(tied.values())
    facts = files["facts.csv"].decode()
    assert "f-1,figure,one,1,344.6\xa0kg,344.6,,kg,exact,,1,1,one:30\n" in facts
    assert "d-change-1-2,derived,one,1,52.4%,,,percent,,abs change,1 2,1 2 3,one:30 one:31\n" in facts
    assert "one,A Report," in files["sources.csv"].decode()
    lock = json.loads(files["lock.json"])
    assert {"report", "version", "language", "params", "base", "queries", "files", "versions", "attached"} == set(lock)
    assert {"weasyprint", "pango", "harfbuzz", "kzdb"} <= set(lock["versions"])
    assert "shared/fonts/SourceSerif4-Regular.ttf" in lock["files"]


def test_cells_that_a_spreadsheet_would_run_are_text(base: Base, report: Report, shared: Path, tmp_path: Path) -> None:
    """A source's title that begins like a formula is text in the attached table."""
    base.connection.execute("UPDATE sources SET title = '=HYPERLINK(\"http://x\")'")
    build_report(
        base.connection, report.folder, shared, {"as_of": "2020-01-01"}, None, tmp_path / "t.pdf", lambda message: None
    )
    assert "'=HYPERLINK" in read_edition(tmp_path / "t.pdf").files["sources.csv"].decode()


def first(pdf: pikepdf.Pdf, **wanted: str) -> pikepdf.Dictionary:
    """Return the first object that has these names."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and all(
            str(thing.get(f"/{key}")) == f"/{name}" for key, name in wanted.items()
        ):
            return thing
    raise AssertionError(wanted)


BREAKS = {
    "one metadata root": lambda pdf: pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes() * 2),
    "archive mark": lambda pdf: pdf.Root.Metadata.write(
        pdf.Root.Metadata.read_bytes().replace(b'pdfaid:part="3"', b'pdfaid:part="2"')
    ),
    "both marks": lambda pdf: pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b'pdfuaid:part="1"', b"")),
    "output intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "no scripts": lambda pdf: pdf.Root.__setitem__(
        "/OpenAction", pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x"))
    ),
    "attached files": lambda pdf: pdf.Root.AF[0].__delitem__("/AFRelationship"),
    "attached files are associated": lambda pdf: pdf.Root.__delitem__("/AF"),
    "fonts embedded": lambda pdf: [
        first(pdf, Type="FontDescriptor").__delitem__(key)
        for key in ("/FontFile2", "/FontFile3")
        if key in first(pdf, Type="FontDescriptor")
    ],
    "fonts say their letters": lambda pdf: first(pdf, Subtype="Type0").__delitem__("/ToUnicode"),
    "printed annotations": lambda pdf: pdf.pages[0].Annots[0].__setitem__("/F", 0),
    "tagged": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "language": lambda pdf: pdf.Root.__setitem__("/Lang", ""),
    "title": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "order of tabs": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "annotations in the tree": lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"),
    "pictures described": lambda pdf: first(pdf, S="Figure").__delitem__("/Alt"),
    "table headers": lambda pdf: [
        thing.__setitem__("/S", pikepdf.Name.TD)
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TH"
    ],
    "notes have ids": lambda pdf: first(pdf, S="Note").__delitem__("/ID"),
    "headings in order": lambda pdf: first(pdf, S="H1").__setitem__("/S", pikepdf.Name.H3),
    "known tags": lambda pdf: first(pdf, S="P").__setitem__("/S", pikepdf.Name.Paragraph),
    "page labels": lambda pdf: pdf.Root.__delitem__("/PageLabels"),
}


def test_each_rule_finds_what_breaks_it(edition: Path, tmp_path: Path) -> None:
    """A whole edition breaks no rule; one thing spoilt breaks its rule."""
    standards = ("pdf/a-3a", "pdf/ua-1")
    assert [] == check_rules(edition.read_bytes(), standards)
    for rule, spoil in BREAKS.items():
        with pikepdf.open(edition) as pdf:
            spoil(pdf)
            pdf.save(tmp_path / "spoilt.pdf", fix_metadata_version=False)
        found = check_rules((tmp_path / "spoilt.pdf").read_bytes(), standards)
        assert any(line.startswith(f"{rule}: ") for line in found), (rule, found)
