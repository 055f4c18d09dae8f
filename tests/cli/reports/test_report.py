"""`kzdb report lint`, `build-all` and `verify-pdf`, as a user calls them on a small workspace."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kzdb import pipeline
from kzdb.config import load_settings
from tests.made_up import TEMPLATE, write_report

Run = Callable[..., Result]


@pytest.fixture
def root(published_workspace: Path, tmp_path: Path) -> Path:
    """A copy of the small published workspace with a tiny report."""
    copy = tmp_path / "small"
    shutil.copytree(published_workspace, copy, symlinks=True)
    write_report(copy)
    return copy


def test_lint_tells_what_it_finds(run: Run, root: Path) -> None:
    """Nothing to say of a clean report; a line with file and line for each problem of another, and exit status 1."""
    clean = run("report", "lint", "tiny", "--language", "en", "--root", root)
    assert (0, "") == (clean.exit_code, clean.stdout), clean.stdout
    template = root / "reports" / "tiny" / "template" / "report.html.j2"
    template.write_text(TEMPLATE.replace("Figure:", "In 2014:"), encoding="utf-8")
    found = run("report", "lint", "tiny", "--root", root)
    assert 1 == found.exit_code
    assert "report.html.j2:6: got a digit typed in 'In 2014:'. Instead, print it from a query" in found.stdout


def test_lint_writes_the_page_where_a_file_is_published(run: Run, root: Path) -> None:
    """What only shows when the queries run is found too, once for all languages."""
    template = root / "reports" / "tiny" / "template" / "report.html.j2"
    template.write_text(TEMPLATE.replace("row.claim_id", "row.nothing"), encoding="utf-8")
    found = run("report", "lint", "tiny", "--root", root)
    assert (1, 1) == (found.exit_code, found.stdout.count("report.html.j2:6: "))
    (root / "var" / "kzdb.duckdb").unlink()
    unpublished = run("report", "lint", "tiny", "--root", root)
    assert 0 == unpublished.exit_code
    assert "nothing is published yet: the queries were not run." in unpublished.stderr


def test_all_editions_side_by_side(run: Run, root: Path) -> None:
    """Every language, in the order of the manifest, by two processes; each is the file that one process makes."""
    made = run("report", "build-all", "tiny", "--as-of", "2020-01-01", "--jobs", "2", "--root", root)
    assert 0 == made.exit_code, made.output
    paths = [Path(line) for line in made.stdout.splitlines()]
    assert ["tiny-2020-01-01-en.pdf", "tiny-2020-01-01-ru.pdf"] == [path.name for path in paths]
    alone = root / "alone.pdf"
    pipeline.build_report(load_settings(root), "tiny", {"as_of": "2020-01-01"}, "ru", alone)
    assert alone.read_bytes() == paths[1].read_bytes()


def test_a_proof_has_three_answers(run: Run, root: Path) -> None:
    """Each with its exit status, also as an object: proven; altered, or not made here; not to be proven here."""
    output = root / "t.pdf"
    assert 0 == run("report", "build", "tiny", "--as-of", "2020-01-01", "--output", output, "--root", root).exit_code
    good = run("verify-pdf", output, "--root", root)
    assert 0 == good.exit_code, good.output
    assert good.stdout.endswith(
        "t.pdf: tiny (en), as_of 2020-01-01, revision 1: proven: built once more from the base, it is the same file\n"
    )
    said = json.loads(run("verify-pdf", output, "--json", "--root", root).stdout)
    assert ("proven", []) == (said["answer"], said["lines"])

    (root / "reports" / "tiny" / "style.css").write_text("h1 { color: black }")
    elsewhere = run("verify-pdf", output, "--root", root)
    assert 3 == elsewhere.exit_code
    assert "cannot be proven here\n  the report's folder is another one: report/style.css\n" in elsewhere.stdout
    output.write_text("words")
    other = run("verify-pdf", output, "--root", root)
    assert 1 == other.exit_code
    assert "t.pdf: no edition of kzdb: altered, or not made here\n" in other.stdout
