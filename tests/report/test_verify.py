"""A finished edition held against the base: green as it was made, red for one digit, one file, one claim."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from kzdb.errors import RenderError
from kzdb.report import build_report
from kzdb.report.edition import read_edition
from kzdb.report.verify import Verified, verify_edition

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


def change_digit(path: Path, old: str, new: str) -> None:
    """Change the first `old` that the pages of a PDF print to `new`, in the content stream itself."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            letters = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
            content: list[Any] = list(pikepdf.parse_content_stream(page))
            font = ""
            for place, (operands, operator) in enumerate(content):
                if str(operator) == "Tf":
                    font = str(operands[0])
                elif str(operator) == "TJ":
                    parts = list(operands[0])
                    for n, part in enumerate(parts):
                        text = bytes(part) if isinstance(part, pikepdf.String) else b""
                        codes = [text[k : k + 2] for k in range(0, len(text), 2)]
                        if (old_code := letters[font].get(old)) in codes and new in letters[font]:
                            codes[codes.index(old_code)] = letters[font][new]
                            parts[n] = pikepdf.String(b"".join(codes))
                            content[place] = ([pikepdf.Array(parts)], operator)
                            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
                            pdf.save(path)
                            return
    raise AssertionError(f"no page prints {old!r}")


def _letters(font: Any) -> dict[str, bytes]:
    """Return the code of every letter of a font."""
    table = font.ToUnicode.read_bytes().decode()
    return {
        bytes.fromhex(letter).decode("utf-16-be"): bytes.fromhex(code)
        for code, letter in re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", table)
    }


def test_an_edition_is_as_the_base_says(edition: Path, base: Base) -> None:
    """Every figure is computed anew, the one of ours from its inputs."""
    found = verify(edition, base)
    assert ((), ()) == (found.problems, found.remarks)
    assert (1, 3) == (found.pages, found.figures)


@pytest.mark.parametrize("digit", ["2", "3", "4", "7"])
def test_one_digit_is_found(edition: Path, base: Base, digit: str) -> None:
    """One digit of a figure, a note or a date, changed on paper, and its page is named."""
    change_digit(edition, digit, "1")
    problems = verify(edition, base).problems
    assert problems
    assert all(problem.startswith("page 1") or "on paper" in problem for problem in problems), problems


def test_a_figure_that_the_base_gives_otherwise_is_named(edition: Path, base: Base) -> None:
    """The figure, its page, what the document says and what the base says; what was computed from it too."""
    base.connection.execute("UPDATE observations SET value = 344.7 WHERE claim_id = 1")
    problems = verify(edition, base).problems
    assert "page 1, f-1: the document says '344.6\\xa0kg', the base says '344.7\\xa0kg'" in problems
    base.connection.execute("UPDATE observations SET value = 144.6 WHERE claim_id = 1")
    assert any(
        "d-change-1-2: the document says '52.4%', the base says" in problem
        for problem in verify(edition, base).problems
    )


def test_a_claim_that_is_gone_is_named(edition: Path, base: Base) -> None:
    """The base no longer holds what was printed."""
    base.connection.execute("DELETE FROM claims WHERE claim_id = 2")
    assert "page 1, f-2: the base has no claim 2" in verify(edition, base).problems


def test_a_changed_source_is_found(edition: Path, base: Base) -> None:
    """The attached sources are those of the base."""
    base.connection.execute("UPDATE sources SET sha256 = 'other'")
    assert any(problem.startswith("sources.csv: ") for problem in verify(edition, base).problems)


def test_a_changed_attachment_is_found(edition: Path, base: Base) -> None:
    """An attachment has the fingerprint that the lock names."""
    with pikepdf.open(edition, allow_overwriting_input=True) as pdf:
        spec = next(thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/UF" in thing)
        spec.EF.F.write(b"id,kind\n")
        pdf.save(edition)
    assert any("its content is not the one that the lock names" in one for one in verify(edition, base).problems)


def test_a_changed_definition_is_a_remark(edition: Path, base: Base) -> None:
    """Figures are still computed anew; what the template says around them cannot be."""
    style = edition.parent / "reports" / "tiny" / "style.css"
    style.write_text("h1 { color: black }\n")
    found = verify(edition, base)
    assert () == found.problems
    assert ["(report/style.css)" in remark for remark in found.remarks] == [True]


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"no PDF at all", "not a whole PDF"), (None, "cannot be read"), (b"%PDF-1.7\n%%EOF", "not a whole PDF")],
)
def test_another_file_is_one_clear_line(tmp_path: Path, data: bytes | None, says: str) -> None:
    """Neither a text nor a broken or absent file is an edition."""
    path = tmp_path / "x.pdf"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(RenderError, match=says) as caught:
        read_edition(path)
    assert "\n" not in str(caught.value)


def test_a_pdf_of_another_program_is_one_clear_line(tmp_path: Path) -> None:
    """A PDF without our ledger inside is none of ours."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "x.pdf")
    with pytest.raises(RenderError, match=r"got no ledger\.json inside, expected a PDF that kzdb made"):
        read_edition(tmp_path / "x.pdf")
