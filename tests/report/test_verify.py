"""A finished edition held against the base: green as it was made, red for one digit, one file, one claim."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import String

from kzdb.report import build_report
from kzdb.report.edition import read_edition
from kzdb.report.lock import versions
from kzdb.report.verify import Verified, verify_edition
from tests.report.tampering import attach, attachment, cover, detach, reword, saved, swap_shapes

if TYPE_CHECKING:
    from tests.report.conftest import Base, Report

BODY = """
<p>{{ tally(figures) }} figures: {{ figure(figures[0].claim_id) }}, before {{ figure(figures[1].claim_id) }}
in {{ period(figures[1]) }}; less by {{ derived(figures, "change", sign=false) }}.</p>
"""


@pytest.fixture
def edition(base: Base, report: Report, shared: Path, tmp_path: Path) -> Path:
    """A finished edition of two figures and one computed from them."""
    base.figure(724.1, "kg", "kg", line=31, quote="724.1kg")
    report.body(BODY)
    build_report(
        base.connection, report.folder, shared, {"as_of": "2020-01-01"}, None, tmp_path / "t.pdf", lambda message: None
    )
    (tmp_path / "reports" / "_shared").symlink_to(shared)
    return tmp_path / "t.pdf"


def verify(path: Path, base: Base) -> Verified:
    """Verify an edition against the base."""
    return verify_edition(read_edition(path), base.connection, path.parent / "reports")


def test_an_edition_is_as_the_base_says(edition: Path, base: Base) -> None:
    """Every figure is computed anew, the one of ours from its inputs."""
    found = verify(edition, base)
    assert ((), ()) == (found.problems, found.remarks)
    assert (1, 3) == (found.pages, found.figures)


def alter(path: Path, change: Callable[[pikepdf.Pdf], object], **how: Any) -> None:
    """Change the file at `path`."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        data = saved(pdf, **how)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("344.6", "344.1", "f-1: the document says '344.1 kg', the base says '344.6 kg'"),
        ("344.6", "724.1", "f-1: the document says '724.1 kg', the base says '344.6 kg'"),
        ("2 f", "3 f", "count: the document says '3', the base says '2'"),
        ("September 2014", "September 2011", "label: the document says 'January–September 2011;', the base says"),
    ],
)
def test_a_changed_figure_is_named(edition: Path, base: Base, old: str, new: str, says: str) -> None:
    """A figure, a count or a date changed on paper: its page, its entry, what it says and what it should."""
    alter(edition, lambda pdf: reword(pdf, 1, old, new))
    (problem,) = verify(edition, base).problems
    assert problem.startswith(f"page 1, {says}")


def test_a_figure_that_the_base_gives_otherwise_is_named(edition: Path, base: Base) -> None:
    """The figure, its page, what the document says and what the base says; what was computed from it too."""
    base.connection.execute("UPDATE observations SET value = 144.6 WHERE claim_id = 1")
    problems = verify(edition, base).problems
    assert "page 1, f-1: the document says '344.6 kg', the base says '144.6 kg'" in problems
    assert any("d-change-1-2: the document says '52.4%', the base says" in problem for problem in problems)


def test_a_claim_that_is_gone_is_named(edition: Path, base: Base) -> None:
    """The base no longer holds what was printed."""
    base.connection.execute("DELETE FROM claims WHERE claim_id = 2")
    problems = verify(edition, base).problems
    assert "the edition cannot be made anew: " in problems[0]
    assert "page 1, f-2: the base has no claim 2" in problems


def test_a_changed_source_is_found(edition: Path, base: Base) -> None:
    """The attached sources are those of the base."""
    base.connection.execute("UPDATE sources SET sha256 = 'other'")
    assert any(problem.startswith("sources.csv:2: ") for problem in verify(edition, base).problems)


def test_a_file_written_anew_by_another_program_is_a_remark(edition: Path, base: Base) -> None:
    """Other bytes, the same document: nobody is deceived, and the reader is told."""
    alter(edition, lambda pdf: None, linearize=True)
    found = verify(edition, base)
    assert () == found.problems
    assert ["another program wrote the file anew" in remark for remark in found.remarks] == [True]


def test_an_edition_of_another_base_is_told(edition: Path, base: Base) -> None:
    """The lock names the content of the base that the edition was made from."""
    base.connection.execute("DROP TABLE IF EXISTS _published")
    base.connection.execute(
        "CREATE TABLE _published AS SELECT 3 AS revision, NULL::DATE AS as_of, 'x' AS content_sha256, "
        "NULL::VARCHAR AS schema_head"
    )
    assert {
        "lock.json, base.revision: the file says None, the base says 3",
        "lock.json, base.content_sha256: the file says None, the base says x",
    } <= set(verify(edition, base).problems)


def test_another_edition_under_the_same_name_is_told(edition: Path, base: Base, report: Report, shared: Path) -> None:
    """The ledger beside the file tells whose name it took; an edition tells which one it is."""
    other = edition.with_name("other.pdf")
    build_report(base.connection, report.folder, shared, {"as_of": "2019-01-01"}, None, other, lambda message: None)
    edition.write_bytes(other.read_bytes())
    found = verify(edition, base)
    assert "tiny 1 (en), country RUR, as_of 2019-01-01" == found.edition
    assert len(found.problems) == 1
    assert re.match(
        r"params: this file is of .*2019-01-01.*, t\.ledger\.json beside it of .*2020-01-01", found.problems[0]
    )


@pytest.fixture
def outdated(edition: Path) -> Path:
    """An edition whose definition has changed since, so that it cannot be made anew."""
    (edition.parent / "reports" / "tiny" / "style.css").write_text("h1 { color: black }\n")
    return edition


def test_a_changed_definition_is_a_remark(outdated: Path, base: Base) -> None:
    """Figures are still computed anew; what the template says around them cannot be."""
    found = verify(outdated, base)
    assert () == found.problems
    assert ["(report/style.css)" in remark for remark in found.remarks] == [True]
    base.connection.execute("UPDATE observations SET value = 344.7 WHERE claim_id = 1")
    assert (
        "page 1, f-1: the document says '344.6\\xa0kg', the base says '344.7\\xa0kg'" in verify(outdated, base).problems
    )


def test_other_programs_are_a_remark(edition: Path, base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages laid out by another engine need not be the same; words and figures are computed anew all the same."""
    monkeypatch.setattr("kzdb.report.verify.versions", lambda: {**versions(), "weasyprint": "1"})
    found = verify(edition, base)
    assert ((), True) == (found.problems, "(weasyprint)" in found.remarks[0])
    base.connection.execute("UPDATE observations SET value = 344.7 WHERE claim_id = 1")
    assert (
        "page 1, f-1: the document says '344.6\\xa0kg', the base says '344.7\\xa0kg'" in verify(edition, base).problems
    )
    base.connection.execute("DELETE FROM observations WHERE claim_id = 2")
    assert any("cannot be made anew" in problem for problem in verify(edition, base).problems)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda pdf: reword(pdf, 1, "344.6", "344.1"), "page 1: "),
        (lambda pdf: reword(pdf, 1, "344.6", "724.1"), "page 1: its numbers are not those that it was sealed with"),
        (lambda pdf: reword(pdf, 1, "before", "befoer"), "page 1: its words, pictures or fonts, or what lies over"),
        (lambda pdf: cover(pdf, 1, "344.6"), "page 1: its words, pictures or fonts, or what lies over them, are not"),
        (lambda pdf: swap_shapes(pdf, 1, "4", "6"), "page 1: its words, pictures or fonts"),
        (lambda pdf: pdf.docinfo.update({"/Title": String("x")}), "its description, bookmarks, tags or files are not"),
        (lambda pdf: attachment(pdf, "facts.csv").write(b"id\n"), "facts.csv: its content is not the one that the lo"),
        (lambda pdf: detach(pdf, "facts.csv"), "facts.csv: in the lock and not in the file"),
        (lambda pdf: attach(pdf, "x.csv", b"1\n"), "x.csv: in the file and not in the lock"),
        (lambda pdf: pdf.add_blank_page(), "it has 2 pages, and was sealed with 1"),
        (lambda pdf: pdf.Root.__delitem__("/KZDB_Seal"), "its seal is gone"),
    ],
)
def test_what_cannot_be_made_anew_is_held_against_its_seal(
    outdated: Path, base: Base, change: Callable[[pikepdf.Pdf], object], says: str
) -> None:
    """Without a page to compare with, the ledger, the lock and the seal find what was changed."""
    alter(outdated, change)
    assert any(problem.startswith(says) for problem in verify(outdated, base).problems)


def test_many_problems_of_a_kind_are_counted(outdated: Path, base: Base) -> None:
    """The first five, and how many more."""

    def empty(pdf: pikepdf.Pdf) -> None:
        attachment(pdf, "ledger.json").write(b'{"entries": []}')

    alter(outdated, empty)
    problems = verify(outdated, base).problems
    assert ["and"] == [line.split()[0] for line in problems if line.endswith("more of this kind")]
