"""Building from the published file, and the three answers of a proof."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import DefinitionError, FileError, PublishError, RenderError
from tests.conftest import settings_of
from tests.made_up import write_observations, write_report

DAY = {"as_of": "2026-11-01"}
Change = Callable[[pikepdf.Pdf], object]


@pytest.fixture(scope="module")
def made(published_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the small workspace, published, with a tiny report and an edition of it. It is shared."""
    root = shutil.copytree(published_workspace, tmp_path_factory.mktemp("made") / "small", symlinks=True)
    write_report(root)
    pipeline.build_report(settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}"), "tiny", DAY)
    return root


@pytest.fixture
def settings(made: Path, tmp_path: Path) -> Settings:
    """Give a copy of the workspace with the tiny report."""
    root = shutil.copytree(made, tmp_path / "small", symlinks=True)
    return settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}")


@pytest.fixture
def edition(settings: Settings) -> Path:
    """Give a finished edition."""
    return pipeline.build_report(settings, "tiny", DAY)


def test_figures_one_under_the_other_are_numbers_of_their_own(settings: Settings) -> None:
    """Forty figures, a line each, with notes of one digit and of two: the page is read as it is printed."""
    shutil.rmtree(settings.seeds / "decisions")
    write_observations(settings.seeds / "annual_report", 40)
    pipeline.load(settings, force=True)
    pipeline.publish(settings)

    assert pipeline.build_report(settings, "tiny", DAY).is_file()


def remove_a_claim(settings: Settings) -> None:
    """Take the first observation out of a source, load and publish."""
    path = settings.seeds / "annual_report" / "claims.toml"
    path.write_text(re.sub(r'  \{metric = "drug_seizures".*\n', "", path.read_text("utf-8"), count=1), "utf-8")
    pipeline.load(settings)
    pipeline.publish(settings)


def alter(path: Path, change: Change) -> None:
    """Change a PDF."""
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        change(pdf)
        pdf.save(path)


def reword(old: bytes, new: bytes) -> Change:
    """Return what replaces glyphs on the first page."""

    def change(pdf: pikepdf.Pdf) -> None:
        contents = pdf.pages[0].Contents
        stream = contents if isinstance(contents, pikepdf.Stream) else contents[0]
        assert old in stream.read_bytes()
        stream.write(stream.read_bytes().replace(old, new, 1))

    return change


def provenance(**changed: Any) -> Change:
    """Return what forges the provenance inside."""

    def change(pdf: pikepdf.Pdf) -> None:
        found = pdf.attachments["provenance.json"].get_file()
        said = json.loads(found.read_bytes())
        for key, value in changed.items():
            said[key] = {**said[key], **value} if isinstance(value, dict) else value
        pdf.attachments["provenance.json"] = pikepdf.AttachedFileSpec(pdf, json.dumps(said).encode())

    return change


def test_an_edition_that_is_there_is_not_built_again(settings: Settings, edition: Path) -> None:
    """Unless something it is made from has changed, or it is no longer what was written."""
    said: list[str] = []
    stamp = edition.stat().st_mtime_ns

    assert edition == pipeline.build_report(settings, "tiny", DAY, progress=said.append)
    assert (["tiny: unchanged"], stamp) == (said, edition.stat().st_mtime_ns)
    edition.write_bytes(b"%PDF")
    pipeline.build_report(settings, "tiny", DAY)
    assert 1000 < edition.stat().st_size
    (settings.reports / "tiny" / "style.css").write_text("h1 { color: black }")
    before = edition.read_bytes()
    assert before != pipeline.build_report(settings, "tiny", DAY).read_bytes()


def test_an_edition_knows_what_was_published_on_its_day(settings: Settings) -> None:
    """A source of a later day is not in it."""
    early = pipeline.build_report(settings, "tiny", {"as_of": "2020-12-31"})
    sources = {entry["text"] for entry in json.loads(early.with_suffix(".ledger.json").read_text())["entries"]}

    assert sources
    assert not any("2021" in text for text in sources)


@pytest.mark.parametrize(
    ("slug", "params", "error", "says"),
    [
        ("other", DAY, DefinitionError, r"reports: got 'other', expected one of tiny\. See `kzdb report list`\."),
        ("../tiny", DAY, DefinitionError, r"got '\.\./tiny', expected one of tiny"),
        ("tiny", {"as_of": "June"}, DefinitionError, r"tiny, as_of: got 'June', expected a day\. Write it like"),
        (
            "tiny",
            {"x": "1"},
            DefinitionError,
            r"tiny, x: got an unknown parameter, expected one of as_of\. Remove it\.",
        ),
    ],
)
def test_what_cannot_be_built_is_one_line(
    settings: Settings, slug: str, params: dict[str, str], error: type[Exception], says: str
) -> None:
    """The report, the parameter, and what to do."""
    with pytest.raises(error, match=says):
        pipeline.build_report(settings, slug, params)


def test_nothing_is_published_yet(settings: Settings, tmp_path: Path) -> None:
    """The line says what to run."""
    with pytest.raises(PublishError, match="kzdb publish"):
        pipeline.build_report(replace(settings, published=tmp_path / "none.duckdb"), "tiny", DAY)


def test_the_page_beside_an_output_is_guarded_too(settings: Settings, tmp_path: Path) -> None:
    """What kzdb did not make there stays; what it made is replaced."""
    manifest = settings.reports / "tiny" / "report.toml"
    manifest.write_text(manifest.read_text("utf-8") + "\n[output]\nhtml = true\n", "utf-8")
    page = tmp_path / "mine.html"
    page.write_text("somebody's own")

    with pytest.raises(FileError, match="kzdb did not make it as html"):
        pipeline.build_report(settings, "tiny", DAY, output=tmp_path / "mine.pdf")

    assert "somebody's own" == page.read_text()
    page.unlink()
    for _ in range(2):
        pipeline.build_report(settings, "tiny", DAY, output=tmp_path / "mine.pdf", force=True)
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_lint_finds_what_a_build_would(settings: Settings) -> None:
    """In every language; without parameters nothing is run."""
    template = settings.reports / "tiny" / "template" / "report.html.j2"

    assert [] == pipeline.lint_report(settings, "tiny", None)
    template.write_text(template.read_text().replace("row.claim_id", "row.nothing"), "utf-8")
    assert [] == pipeline.lint_report(settings, "tiny", None)
    (found,) = pipeline.lint_report(settings, "tiny", {})
    assert f"{template}:6: column: got 'nothing', expected one of claim_id." == found


def test_an_edition_is_proven(settings: Settings, edition: Path) -> None:
    """By building it once more."""
    proof = pipeline.verify_pdf(settings, edition)

    assert ("proven", ()) == (proof.answer, proof.lines)
    assert "tiny (en), as_of 2026-11-01, revision 1" == proof.edition


def test_the_base_has_moved_on_since(settings: Settings, edition: Path) -> None:
    """The edition is still proven; an earlier revision gives the edition of then."""
    kept = edition.read_bytes()
    remove_a_claim(settings)

    assert "proven" == pipeline.verify_pdf(settings, edition).answer
    assert kept != pipeline.build_report(settings, "tiny", DAY).read_bytes()
    assert kept == pipeline.build_report(settings, "tiny", DAY, revision=1).read_bytes()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda pdf: pdf.pages.extend(pdf.pages), r"^it has 2 pages, and the edition has 1$"),
        (lambda pdf: pdf.docinfo.__setitem__("/Title", "x"), r"^it prints the same words and numbers; something else"),
        (provenance(version=2), r"^it prints the same words and numbers; something else"),
        (provenance(queries={}), r"^it prints the same words and numbers; something else"),
        (provenance(base={"as_of": "2020-12-31"}), r"^it prints the same words and numbers; something else"),
        (provenance(language="ru"), r"^page 1: "),
    ],
)
def test_an_altered_edition_is_found(settings: Settings, edition: Path, change: Change, says: str) -> None:
    """What was changed is named; a forged provenance leads to another edition, never to a proof."""
    alter(edition, change)
    proof = pipeline.verify_pdf(settings, edition)

    assert "altered" == proof.answer, proof
    assert any(re.search(says, line) for line in proof.lines), proof.lines


def test_a_changed_figure_is_named(settings: Settings, edition: Path, tmp_path: Path) -> None:
    """The one that is gone and the one that is in its place, each with its page."""
    other = tmp_path / "other"
    shutil.copytree(settings.root, other, symlinks=True)
    there = settings_of(other, f"sqlite:///{other / 'var' / 'kzdb.sqlite'}")
    claims = there.seeds / "annual_report" / "claims.toml"
    claims.write_text(claims.read_text("utf-8").replace("9.75 kg", "9.15 kg"), "utf-8")
    pipeline.load(there)
    pipeline.publish(there)
    forged = pipeline.build_report(there, "tiny", DAY)
    with pikepdf.open(edition) as pdf:
        good = json.loads(pdf.attachments["provenance.json"].get_file().read_bytes())
    alter(forged, provenance(**good))
    lines = pipeline.verify_pdf(settings, forged).lines

    assert any(re.search(r"^page 1: '9\.75\\xa0kg' \(f-\d+\) is not there$", line) for line in lines), lines
    assert any("page 1: the number 15 is not the edition's" == line for line in lines), lines


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (provenance(versions={"weasyprint": "1"}), r"^other programs made it: weasyprint 1 \(here "),
        (provenance(files={"report/style.css": "x"}), r"^the report's folder is another one: report/style\.css$"),
        (provenance(base={"content_sha256": "x"}), r"^the base holds something else at that revision and day$"),
        (provenance(base={"revision": 99}), r"revision"),
        (provenance(parameters={"as_of": "2020-12-31"}), r"^the base holds something else at that revision and day$"),
        (provenance(report="other"), r"got 'other', expected one of tiny"),
        (provenance(parameters={"as_of": "June"}), r"June"),
    ],
)
def test_what_cannot_be_proven_here_says_why(settings: Settings, edition: Path, change: Change, says: str) -> None:
    """Another engine, another folder, another base, another report."""
    alter(edition, change)
    proof = pipeline.verify_pdf(settings, edition)

    assert "cannot_tell" == proof.answer, proof
    assert any(re.search(says, line) for line in proof.lines), proof.lines


@pytest.mark.parametrize("data", [b"words", b"%PDF-1.7\n", b""])
def test_what_is_no_edition_is_altered_or_not_ours(settings: Settings, tmp_path: Path, data: bytes) -> None:
    """A file that is there and no PDF of kzdb; one that is not there is an error."""
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    proof = pipeline.verify_pdf(settings, path)

    assert ("altered", "no edition of kzdb", 1) == (proof.answer, proof.edition, len(proof.lines))
    with pytest.raises(RenderError, match=r"nowhere\.pdf: cannot be read \(No such file"):
        pipeline.verify_pdf(settings, tmp_path / "nowhere.pdf")
