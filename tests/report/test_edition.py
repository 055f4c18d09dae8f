"""Reading an edition back: a whole one, and everything else as one clear line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from kzdb.errors import RenderError
from kzdb.report import build_report
from kzdb.report.edition import edition_of, read_edition
from tests.report.tampering import attachment, saved

if TYPE_CHECKING:
    from tests.report.conftest import Base, Report


@pytest.fixture
def data(base: Base, report: Report, shared: Path, tmp_path: Path) -> bytes:
    """The bytes of the tiny report's PDF."""
    build_report(
        base.connection, report.folder, shared, {"as_of": "2020-01-01"}, None, tmp_path / "t.pdf", lambda message: None
    )
    return (tmp_path / "t.pdf").read_bytes()


def test_an_edition_is_read_back(data: bytes) -> None:
    """Which one it is, its pages, its files, and no fault."""
    edition = edition_of(Path("t.pdf"), data)
    assert ("tiny 1 (en), country RUR, as_of 2020-01-01", 1, ()) == (
        edition.says, len(edition.pages), edition.faults,
    )  # fmt: skip
    assert {"facts.csv", "sources.csv", "ledger.json", "lock.json"} == edition.files.keys()
    assert any(entry.id == "f-1" and entry.page == 1 for entry in edition.entries)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read"),
        (b"", "is empty"),
        (b"\0" * 2000, "is empty"),
        (b"no PDF at all", "is no PDF"),
        (b"%PDF-1.7\n%%EOF", "not a whole PDF"),
    ],
)
def test_another_file_is_one_clear_line(tmp_path: Path, content: bytes | None, says: str) -> None:
    """Neither a text nor a broken, empty or absent file is an edition."""
    path = tmp_path / "x.pdf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RenderError, match=says) as caught:
        read_edition(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("part", [0.3, 0.9, 0.999])
def test_a_file_cut_off_is_one_clear_line(data: bytes, part: float) -> None:
    """Its end is missing, as after a broken download."""
    with pytest.raises(RenderError, match=r"t\.pdf: not a whole PDF: cut off or damaged") as caught:
        edition_of(Path("t.pdf"), data[: int(len(data) * part)])
    assert "\n" not in str(caught.value)


def test_something_behind_the_end_is_a_fault(data: bytes) -> None:
    """Other programs may read it otherwise."""
    assert ["the file is damaged" in one for one in edition_of(Path("t.pdf"), data + b"\0" * 5000).faults] == [True]


def test_a_pdf_of_another_program_is_one_clear_line() -> None:
    """A PDF without our ledger inside is none of ours."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        with pytest.raises(RenderError, match=r"got no ledger\.json inside, expected a PDF that kzdb made"):
            edition_of(Path("x.pdf"), saved(pdf))


def test_an_encrypted_file_is_told(data: bytes) -> None:
    """With a password it cannot be read; without, it is no longer the archivable file that was made."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(user="u", owner="o"))
        free = saved(pdf, encryption=pikepdf.Encryption(user="", owner="o"))
    with pytest.raises(RenderError, match="locked with a password"):
        edition_of(Path("x.pdf"), locked)
    assert ("the file is encrypted, and no edition is",) == edition_of(Path("x.pdf"), free).faults


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda lock: lock.pop("base"), r"lock\.json is not right \(it: .*'base' is a required"),
        (lambda lock: lock.pop("files"), "'files' is a required"),
        (lambda lock: lock["base"].update(revision="x"), r"base\.revision"),
        (lambda lock: lock["base"].update(revision=10**30), r"base\.revision"),
        (lambda lock: lock["base"].update(as_of="../../x"), r"base\.as_of"),
        (lambda lock: lock.update(report="../seeds"), "report"),
        (lambda lock: lock.update(report=7), "report"),
        (lambda lock: lock.update(language="../x"), "language"),
        (lambda lock: lock.update(params=[1]), "params"),
        (lambda lock: lock["params"].update(country=["KAZ"]), r"params\.country"),
    ],
)
def test_a_lock_that_leads_elsewhere_is_one_clear_line(
    data: bytes, spoil: Callable[[dict[str, Any]], object], says: str
) -> None:
    """A lock may come from anybody: no path, no number and no shape in it is taken on trust."""

    def change(text: bytes) -> bytes:
        lock = json.loads(text)
        spoil(lock)
        return json.dumps(lock).encode()

    with pytest.raises(RenderError, match=says) as caught:
        edition_of(Path("x.pdf"), rewritten(data, "lock.json", change))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"[" * 200_000, "is no JSON"),
        (b"\xff\xfe{", "is no JSON"),
        (b"[]", "is not right"),
        (b'{"entries": [{"id": "f-1", "kind": "figure", "text": "1", "place": "one", "claims": ["x"]}]}', "claims"),
        (b'{"entries": [{"id": "f-1", "kind": "figure", "text": "1", "place": "one", "page": "x"}]}', "page"),
        (b'{"entries": [{"id": "f-1"}]}', "required"),
        (b'{"entries": [{"id": "f-1", "kind": "figure", "text": "1", "place": "one", "x": 1}]}', "Additional"),
    ],
)
def test_a_ledger_that_is_none_is_one_clear_line(data: bytes, text: bytes, says: str) -> None:
    """Neither depth nor shape of a ledger is taken on trust."""
    with pytest.raises(RenderError, match=f"its ledger.json .*{says}") as caught:
        edition_of(Path("x.pdf"), rewritten(data, "ledger.json", lambda _: text))
    assert "\n" not in str(caught.value)


def rewritten(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a PDF whose file `name` was changed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = attachment(pdf, name)
        stream.write(change(stream.read_bytes()))
        return saved(pdf)
