"""A press text with right, rounded, outdated, wrong and unknown figures, as a file of every kind."""

from __future__ import annotations

import json
import shutil
import zipfile
from html import escape
from pathlib import Path

import pytest
import weasyprint
from click.testing import CliRunner

from kzdb.cli import cli
from kzdb.config import Settings

PRESS = (
    "In the first nine months of 2020, Namibia seized 12.5 kg of heroin.",
    "Some 13 kg of heroin were seized in Namibia in the first nine months of 2020.",
    "In 2016 Namibia seized 12.5 kg of heroin.",
    "In the first nine months of 2020, Namibia seized 1.4 t of cannabis.",
    "In 2020 Namibia planted 4,300 trees along 12.345.67 km of roads.",
)
VERDICTS = ["matches", "rounding", "another period", "contradicts", "unknown", "unclear"]
_XML = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def write_press(path: Path) -> None:
    """Write the press text as a file of the kind that its name says."""
    page = "<!DOCTYPE html><html><body><article>" + "".join(f"<p>{escape(line)}</p>" for line in PRESS)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path, "w") as archive:
            paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in PRESS)
            archive.writestr("word/document.xml", _XML.format(paragraphs))
    elif path.suffix == ".pdf":
        weasyprint.HTML(string=page).write_pdf(path)
    else:
        path.write_text(page if path.suffix == ".html" else "\n\n".join(PRESS), "utf-8")


@pytest.fixture
def root(published: Settings, tmp_path: Path) -> Path:
    """Give a copy of the published workspace: an audit writes what it wrote into its register."""
    return shutil.copytree(published.root, tmp_path / "ws", symlinks=True)


@pytest.mark.parametrize("kind", ["txt", "md", "html", "docx", "pdf"])
def test_each_figure_in_its_class(root: Path, tmp_path: Path, kind: str) -> None:
    """The same verdicts whatever the file; exit status 1, since one contradicts."""
    file = tmp_path / f"press.{kind}"
    write_press(file)
    outcome = CliRunner().invoke(cli, ["audit", str(file), "--json", "--root", str(root)])

    found = json.loads(outcome.stdout)
    assert VERDICTS == [one["verdict"] for one in found["findings"]]
    assert (1, "page" if kind == "pdf" else "line") == (outcome.exit_code, found["unit"])


def test_the_table_and_the_files(root: Path, tmp_path: Path) -> None:
    """A line a figure, the counts last; the copy and SARIF are written on the way, and replaced the next time."""
    file, copy, sarif = tmp_path / "press.txt", tmp_path / "copy.html", tmp_path / "press.sarif"
    write_press(file)
    command = ["audit", str(file), "--html", str(copy), "--sarif", str(sarif), "--root", str(root)]
    CliRunner().invoke(cli, command)
    lines = CliRunner().invoke(cli, command).stdout.splitlines()

    assert lines[0].startswith("1:50     12.5 kg")
    assert "the text is above by" in next(line for line in lines if " contradicts " in line)
    assert lines[-1].startswith(
        "6 figures: 1 matches, 1 rounding, 1 contradicts, 1 another period, 1 unknown, 1 unclear;"
    )
    assert copy.is_file()
    assert 6 == len(json.loads(sarif.read_text("utf-8"))["runs"][0]["results"])


def test_nothing_to_check_is_no_success(root: Path, tmp_path: Path) -> None:
    """A text without figures says so; a scan fails."""
    (tmp_path / "a.txt").write_text("Fine words.\n", "utf-8")
    words = CliRunner().invoke(cli, ["audit", str(tmp_path / "a.txt"), "--root", str(root)])
    weasyprint.HTML(string="<p></p>").write_pdf(tmp_path / "a.pdf")
    scan = CliRunner().invoke(cli, ["audit", str(tmp_path / "a.pdf"), "--root", str(root)])

    assert words.stdout.startswith("no figure was found, so nothing was checked")
    assert 1 == scan.exit_code
    assert "without text, expected text: it is scanned" in scan.output
