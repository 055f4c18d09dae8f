"""Files of every kind as lines, hostile ones included."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import weasyprint

from kzdb.audit.texts import read_text
from kzdb.errors import FileError

WORDS = "Namibia seized 12.5 kg of heroin."
XML = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Namibia '
    "seized </w:t></w:r><w:r><w:t>12.5 kg of heroin.</w:t></w:r></w:p></w:body></w:document>"
)


def write(path: Path) -> None:
    """Write the words as a file of the kind that its name says."""
    page = "<!DOCTYPE html><html><head><title>7</title></head><body><p>Namibia <b>seized</b> 12.5 kg of heroin.</p>"
    if path.suffix == ".docx":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", XML)
    elif path.suffix == ".pdf":
        weasyprint.HTML(string=page).write_pdf(path)
    else:
        path.write_text(page + "<script>alert(99)</script>" if path.suffix == ".html" else WORDS, "utf-8")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.pdf"])
def test_the_words_are_read(tmp_path: Path, name: str) -> None:
    """Runs and tags inside a sentence do not cut it; scripts and heads are no text."""
    write(tmp_path / name)

    assert (WORDS,) == read_text(tmp_path / name).document.lines


def test_a_page_without_text_is_said(tmp_path: Path) -> None:
    """A scan has nothing to read, and that is not the same as nothing wrong."""
    html = "<style>@page {size: 15cm}</style><p>Some words.</p><p style='break-before: page'></p>"
    weasyprint.HTML(string=html).write_pdf(tmp_path / "a.pdf")
    text = read_text(tmp_path / "a.pdf")

    assert (("Some words.", ""), ("page 2 has no text",)) == (text.document.lines, text.unreadable)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xls", b"x", "got a file of kind .xls, expected .txt"),
        ("a.txt", b"\xff\xfea", "encoding: got invalid start byte, expected UTF-8"),
        ("a.pdf", b"nothing", "got a damaged PDF"),
        ("a.docx", b"nothing", "expected a DOCX"),
    ],
)
def test_bad_files_are_one_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """What is wrong, and what to do."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FileError) as error:
        read_text(tmp_path / name)

    assert said in str(error.value)
    assert "\n" not in str(error.value)
