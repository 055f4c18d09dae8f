"""A whole build: the finished file, what lies beside it, and what a failure leaves in place."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pikepdf
import pypdfium2
import pytest

from kzdb.config import Settings
from kzdb.errors import KzdbError, RenderError, ReportError
from kzdb.report import Edition, build_edition
from tests.tiny import TODAY, Tiny

Build = Callable[..., Edition]
BY_ITSELF = """
import sys, datetime as dt
from pathlib import Path
from kzdb.publish.connection import open_published
from kzdb.report import build_edition, read_report
published, folder, output = map(Path, sys.argv[1:])
with open_published(published) as connection:
    report = read_report(folder, folder.parent / "_shared")
    print(build_edition(connection, report, {}, None, dt.date(2026, 11, 1), output).sha256)
"""


@pytest.fixture
def build(connection: duckdb.DuckDBPyConnection, tiny: Tiny, tmp_path: Path) -> Build:
    """Give a function that builds the tiny report as `tiny.pdf`."""

    def make(name: str = "tiny.pdf", as_of: str = "2026-11-01", **more: object) -> Edition:
        return build_edition(connection, tiny.read(), {"as_of": as_of}, None, TODAY, tmp_path / "out" / name, **more)  # type: ignore[arg-type]

    return make


def text_of(path: Path) -> str:
    """Return the text layer of a PDF."""
    document = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_build_leaves_the_pdf_its_ledger_and_its_log(build: Build, claims: Callable[..., list[int]]) -> None:
    """The edition says what is in it; the ledger has each figure with claim, unit, note and page."""
    edition = build()
    ledger = json.loads(edition.ledger.read_text())
    log = [json.loads(line) for line in edition.path.with_suffix(".build.jsonl").read_text().splitlines()]
    (seized,) = claims("1.2 t")

    assert (1, 1, 1, ()) == (edition.pages, edition.figures, edition.notes, edition.warnings)
    assert edition.sha256 == hashlib.sha256(edition.path.read_bytes()).hexdigest() == ledger["sha256"]
    assert "1.2" in text_of(edition.path)
    assert ("1.2\xa0t", [seized], 1) == next(
        (one["text"], one["claims"], one["page"]) for one in ledger["entries"] if one["kind"] == "figure"
    )
    steps = ["parameters", "queries", "evidence", "page", "layout", "ledger", "conformance", "budgets"]
    assert steps == [line["step"] for line in log]
    assert ["tiny.build.jsonl", "tiny.ledger.json", "tiny.pdf"] == sorted(
        one.name for one in edition.path.parent.iterdir()
    )


def test_the_file_claims_both_standards_and_carries_its_data(build: Build) -> None:
    """Marks, language, title, described links, page labels; facts, sources, ledger and provenance inside."""
    edition = build(as_of="2026-05-06")
    with pikepdf.open(edition.path) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        things = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        links = {str(thing.Dest): str(thing.Contents) for thing in things if thing.get("/Subtype") == "/Link"}
        files = {name: pdf.attachments[name].get_file().read_bytes().decode() for name in pdf.attachments}
        said = str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked), str(pdf.docinfo["/Title"])

        assert ("en", True, "Tiny report") == said
        assert "/PageLabels" in pdf.Root
        assert "D:20260506" in str(pdf.docinfo["/CreationDate"])
    assert 'pdfaid:part="3" pdfaid:conformance="A"' in metadata
    assert 'pdfuaid:part="1"' in metadata
    assert {"n1": "Note 1", "c1": "Back to the text of note 1"}.items() <= links.items()
    assert ["facts.csv", "ledger.json", "provenance.json", "sources.csv"] == sorted(files)
    assert ["annual_report", "1.2"] == [
        files["sources.csv"].splitlines()[1].split(",")[0],
        files["facts.csv"].split(",")[17],
    ]
    assert ["2026-05-06", "tiny"] == [
        json.loads(files["provenance.json"])["parameters"]["as_of"], json.loads(files["ledger.json"])["report"],
    ]  # fmt: skip


def test_the_same_input_gives_the_same_bytes(build: Build, base: Settings, tiny: Tiny, tmp_path: Path) -> None:
    """Also in another process with another order of sets; another day gives another file."""
    first = build().sha256
    command = [sys.executable, "-c", BY_ITSELF, base.published, tiny.folder, tmp_path / "other.pdf"]
    other = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": "7"}, check=True, capture_output=True, text=True
    ).stdout.strip()

    assert first == build("b.pdf").sha256 == other
    assert first != build("c.pdf", "2026-11-02").sha256


@pytest.mark.parametrize(
    ("file", "old", "new", "draft"),
    [
        ("template/report.html.j2", "<p>Seized", "<p>{{ nothing }}", False),
        ("queries/figures.sql", "ORDER BY claim_id", "ORDER BY kind", False),
        ("style.css", "h1 {", "data { display: none } h1 {", True),
    ],
)
def test_a_failed_build_leaves_the_last_good_edition(
    build: Build, tiny: Tiny, file: str, old: str, new: str, draft: bool
) -> None:
    """Whatever fails; a page that was written stays as a draft, until the next good build."""
    good = build()
    kept = {path: path.read_bytes() for path in good.path.parent.iterdir()}
    tiny.edit(file, old, new)
    with pytest.raises(KzdbError):
        build()

    assert kept == {path: path.read_bytes() for path in good.path.parent.iterdir() if "draft" not in path.name}
    assert draft == (good.path.with_suffix(".draft.pdf")).exists()
    tiny.edit(file, new, old)
    build()
    assert kept.keys() == set(good.path.parent.iterdir())


def test_an_interrupted_build_leaves_the_last_good_edition(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """No half file, and nothing left over."""
    good = build()
    monkeypatch.setattr("kzdb.files.os.replace", lambda *names: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        build(as_of="2026-01-01")

    assert good.sha256 == hashlib.sha256(good.path.read_bytes()).hexdigest()
    assert 3 == len(list(good.path.parent.iterdir()))


def test_a_style_attribute_is_no_line_of_a_file(build: Build, tiny: Tiny) -> None:
    """What the engine says of one has lines of its own: no file is named."""
    tiny.edit("template/report.html.j2", "<p>Seized", '<p style="colour: red">Seized')

    (warning,) = build().warnings
    assert warning.startswith("Ignored `colour: red` at 1:1")


@pytest.mark.parametrize(
    ("css", "says"),
    [
        (
            "h1 { colour: red }",
            r"tiny/style\.css:1, style: Ignored `colour: red ` at 1:6, unknown property\. Correct it\.$",
        ),
        (
            "h1 { background: url(../../x.png) }",
            r"reports/tiny: Failed to load image at 'file:.*'.*no file of the report.*\. Correct",
        ),
        (
            "h1 { background: url(https://example.org/x.png) }",
            r"https://example\.org/x\.png.* Correct the template, the style",
        ),
        ("data { display: none }", r"tiny: section a, f-\d+: '1\.2\\xa0t' is in the ledger and on no page"),
        ("p::after { content: ' 77' }", r"tiny: page 1: the number 77 is not in the ledger"),
        ("h1 { font-size: 1e9px }", r"the page cannot be laid out \('.*division by zero'\): a size without measure"),
    ],
)
def test_a_style_that_spoils_the_page_is_named(build: Build, tiny: Tiny, css: str, says: str) -> None:
    """What the engine complains of, and what the pages lack of the ledger; nothing comes from elsewhere."""
    tiny.write("style.css", css)
    try:
        warnings = build().warnings
    except RenderError as error:
        warnings = (str(error),)

    assert 1 == len(warnings)
    assert re.search(says, warnings[0]), warnings
    assert "\n" not in warnings[0]


def test_sections_are_numbered(build: Build, tiny: Tiny) -> None:
    """By the style, though there are more of them than notes or pages."""
    tiny.write(
        "style.css", "body { counter-reset: part } h1::before { counter-increment: part; content: counter(part) ' ' }"
    )
    tiny.body("<p>Seized: {{ figure(figures[1].claim_id) }}.</p>" + "<h1>Part</h1>" * 4)

    assert "5 Part" in text_of(build().path)


def test_a_letter_that_no_font_has_is_an_error(build: Build, tiny: Tiny) -> None:
    """With the section and the words around it."""
    tiny.body("<p>Seized: {{ figure(figures[1].claim_id) }} in \u0f40\u0f41.</p>")
    with pytest.raises(RenderError, match=r"section a prints .*, and no font of the report has the letter U\+0F4"):
        build()


def test_a_large_edition_is_a_warning(build: Build, tiny: Tiny) -> None:
    """The manifest says what its author expects."""
    tiny.edit("report.toml", "\n[queries]", "\n[output]\nmax_pages = 1\nmax_bytes = 10\n\n[queries]")
    tiny.body('<p style="break-after: page">words</p><p>{{ figure(figures[1].claim_id) }}</p>')
    heard: list[str] = []
    found = build(progress=heard.append).warnings

    assert "tiny, max_pages: got 2, expected at most 1. Shorten it, or raise it." == found[0]
    assert found[1].startswith("tiny, max_bytes: got ")
    assert f"warning: {found[0]}" in heard


def test_strict_refuses_what_an_editor_should_look_at(build: Build, tiny: Tiny) -> None:
    """A typed digit is a warning with its place, and an error if that is asked for."""
    path = tiny.body("<p>In 2026: {{ figure(figures[1].claim_id) }}{{ date(params.as_of) }}</p>")
    warning = (
        f"{path}:6: got a digit typed in 'In 2026:'. Instead, print it from a query with figure(), fact() or date()."
    )

    assert (warning,) == build().warnings
    with pytest.raises(ReportError, match=r"got a digit typed in"):
        build(strict=True)
