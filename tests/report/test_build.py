"""A whole build: the finished file, its ledger, and what a failure leaves in place."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from kzdb.errors import KzdbError, RenderError
from kzdb.report import BuildOutcome, build_report

if TYPE_CHECKING:
    from tests.report.conftest import Base, Report

TABLE = """
<table><thead><tr><th>Period</th><th>Weight</th></tr></thead><tbody>
{% for row in figures %}<tr><th scope="row">{{ period(row) }}</th><td>{{ figure(row.claim_id) }}</td></tr>{% endfor %}
</tbody></table>
"""


def build(base: Base, report: Report, shared: Path, output: Path, as_of: str = "2020-01-01") -> BuildOutcome:
    """Build the tiny report."""
    return build_report(base.connection, report.folder, shared, {"as_of": as_of}, None, output, lambda message: None)


def text_of(path: Path) -> str:
    """Return the text layer of a PDF."""
    document = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_build_makes_a_pdf_and_its_ledger(base: Base, report: Report, shared: Path, tmp_path: Path) -> None:
    """The outcome tells what was made; the ledger holds each figure with its claim, unit, precision and note."""
    outcome = build(base, report, shared, tmp_path / "out" / "tiny.pdf")
    assert (1, 1, 1) == (outcome.pages, outcome.figures, outcome.notes)
    assert outcome.sha256 == hashlib.sha256(outcome.path.read_bytes()).hexdigest()
    assert "344.6" in text_of(outcome.path)
    ledger = json.loads(outcome.ledger.read_text())
    assert ("tiny", outcome.sha256) == (ledger["report"], ledger["sha256"])
    figure = {"id": "f-1", "kind": "figure", "text": "344.6\xa0kg", "place": "one", "claims": [1], "notes": [1],
              "unit": "kg", "decimals": 1, "formula": None, "page": 1}  # fmt: skip
    assert figure in ledger["entries"]


def test_notes_in_table_cells_are_linked_both_ways(base: Base, report: Report, shared: Path, tmp_path: Path) -> None:
    """A call in a cell leads to its note at the page foot, and the note back to the call."""
    base.figure(724.1, "kg", "kg", line=31, quote="724.1kg")
    report.body(TABLE)
    outcome = build(base, report, shared, tmp_path / "tiny.pdf")
    with pikepdf.open(outcome.path) as pdf:
        links = {str(annotation.Dest) for annotation in pdf.pages[0].Annots}
        names = pdf.Root.Names.Dests.Names
        anchors = {str(name) for name in list(names)[::2]}
    assert {"n1", "n2", "c1", "c2"} <= links
    assert {"n1", "n2", "c1", "c2", "f-1", "f-2"} <= anchors
    assert "“724.1kg”" in text_of(outcome.path)


def test_the_file_claims_both_standards_and_keeps_their_rules(
    base: Base, report: Report, shared: Path, tmp_path: Path
) -> None:
    """One metadata root with both marks, language, title, tagged notes with ids, described links, page labels."""
    report.body(TABLE)
    outcome = build(base, report, shared, tmp_path / "tiny.pdf", "2019-05-06")
    with pikepdf.open(outcome.path) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        elements = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        notes = [thing for thing in elements if thing.get("/S") == "/Note"]
        links = [thing for thing in elements if thing.get("/Subtype") == "/Link"]
        assert 1 == metadata.count("<rdf:RDF")
        assert 'pdfaid:part="3" pdfaid:conformance="A"' in metadata
        assert 'pdfuaid:part="1"' in metadata
        assert ("en", True, "Tiny report") == (
            str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked), str(pdf.docinfo["/Title"]),
        )  # fmt: skip
        assert "D:20190506" == str(pdf.docinfo["/CreationDate"])
        assert ["note-1"] == [str(note.ID) for note in notes]
        assert {"Note 1", "Back to the text of note 1"} == {str(link.Contents) for link in links}
        assert "/PageLabels" in pdf.Root


def test_two_builds_are_equal_byte_for_byte(base: Base, report: Report, shared: Path, tmp_path: Path) -> None:
    """Same base, same parameters, same bytes; the file's own dates come from the cut-off."""
    first, second = (build(base, report, shared, tmp_path / name) for name in ("a.pdf", "b.pdf"))
    assert first.sha256 == second.sha256
    assert first.sha256 != build(base, report, shared, tmp_path / "c.pdf", "2020-01-02").sha256


def test_another_process_and_hash_seed_give_the_same_bytes(report: Report, shared: Path, tmp_path: Path) -> None:
    """Nothing in a file depends on the order of a set or on the process that made it."""
    here = Path(__file__)
    code = (
        "import importlib.util, sys, duckdb\n"
        "from pathlib import Path\n"
        "here, folder, shared, output = map(Path, sys.argv[1:])\n"
        "sys.path.insert(0, str(here.parents[2]))\n"
        "from kzdb.report import build_report\n"
        "spec = importlib.util.spec_from_file_location('tiny', here.with_name('conftest.py'))\n"
        "tiny = sys.modules['tiny'] = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(tiny)\n"
        "connection = duckdb.connect(':memory:')\n"
        "connection.execute(here.with_name('base.sql').read_text())\n"
        "base = tiny.Base(connection)\n"
        "base.insert('countries', slug='RUR', name='Ruritania')\n"
        "for n in range(9):\n"
        "    base.source(f's{n}')\n"
        "    base.figure(n + 0.5, 'kg', 'kg', source=f's{n}', line=n + 1, quote=f'{n}.5 kg')\n"
        "outcome = build_report(connection, folder, shared, {'as_of': '2020-01-01'}, None, output, print)\n"
        "print(outcome.sha256)\n"
    )
    report.body(TABLE)
    printed = {
        subprocess.run(
            [sys.executable, "-c", code, str(here), str(report.folder), str(shared), str(tmp_path / f"{seed}.pdf")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert 1 == len(printed)


@pytest.mark.parametrize(
    ("file", "old", "new", "draft"),
    [
        ("template/report.html.j2", "<p>Seized", "<p>{{ nothing }}", False),
        ("queries/figures.sql", "ORDER BY claim_id", "", False),
        ("style.css", "color", "colour", True),
    ],
)
def test_a_failed_build_leaves_the_last_good_edition(
    base: Base, report: Report, shared: Path, tmp_path: Path, file: str, old: str, new: str, draft: bool
) -> None:
    """Whatever fails, the PDF and the ledger of before are untouched; a page that was written stays as a draft."""
    output = tmp_path / "tiny.pdf"
    good = build(base, report, shared, output)
    before = (output.read_bytes(), good.ledger.read_bytes())
    report.edit(file, old, new)
    with pytest.raises(KzdbError):
        build(base, report, shared, output)
    assert before == (output.read_bytes(), good.ledger.read_bytes())
    assert draft == (tmp_path / "tiny.draft.html").exists()
    assert ["tiny.build.jsonl", "tiny.ledger.json", "tiny.pdf"] == sorted(
        p.name for p in tmp_path.glob("tiny.*") if "draft" not in p.name
    )


def test_a_killed_build_leaves_the_last_good_edition(
    base: Base, report: Report, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that dies while writing leaves the old file whole and no half one."""
    output = tmp_path / "tiny.pdf"
    good = build(base, report, shared, output)
    monkeypatch.setattr("kzdb.files.os.replace", lambda *names: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        build(base, report, shared, output, "2021-01-01")
    assert good.sha256 == hashlib.sha256(output.read_bytes()).hexdigest()
    assert ["reports", "tiny.build.jsonl", "tiny.ledger.json", "tiny.pdf"] == sorted(
        path.name for path in tmp_path.iterdir()
    )


def test_too_many_pages_are_a_warning(base: Base, report: Report, shared: Path, tmp_path: Path) -> None:
    """The manifest's budget is what its author expects, not a reason to have no edition."""
    report.edit("report.toml", "[output]", "[output]\nmax_pages = 1")
    report.body('<p style="break-after: page">words</p><p>{{ figure(figures[0].claim_id) }}</p>')
    heard: list[str] = []
    params = {"as_of": "2020-01-01"}
    build_report(base.connection, report.folder, shared, params, None, tmp_path / "tiny.pdf", heard.append)
    assert any("2 pages, report.toml expects at most 1; the longest section is 'one'" in line for line in heard)


@pytest.mark.parametrize(
    ("css", "says"),
    [
        ("\nh1 { colour: red }", r"style\.css:2: the page is not right: .*colour: red"),
        ("h1 { background: url(../../x.png) }", r"style\.css:1: the page is not right: .*outside the report's folder"),
        ("data { display: none }", r"section 'one', f-1: '344\.6\\xa0kg' is in the ledger and on no page"),
        ("h1 { font-size: 1e9px }", r"report\.html\.j2: the page cannot be laid out \('.*division by zero'\)"),
    ],
)
def test_what_the_engine_complains_of_has_its_place(
    base: Base, report: Report, shared: Path, tmp_path: Path, css: str, says: str
) -> None:
    """The one file and line that hold the words; a figure that a style hides; a size that breaks the engine."""
    report.write("style.css", css)
    with pytest.raises(RenderError, match=says) as caught:
        build(base, report, shared, tmp_path / "tiny.pdf")
    assert "\n" not in str(caught.value)


def test_temporary_files_that_cannot_be_written_are_one_line(
    base: Base, report: Report, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine keeps fonts in a folder of the system; it may be full."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    with pytest.raises(RenderError, match=r"absent: the engine cannot write its temporary files .* TMPDIR"):
        build(base, report, shared, tmp_path / "tiny.pdf")
