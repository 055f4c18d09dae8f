"""Documents of every kind: what is quoted from a PDF, a web page or a text, and where it stands there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from weasyprint import HTML

from kzdb import pipeline
from kzdb.cli import cli
from kzdb.errors import SeedError
from kzdb.load.documents.html import extracted_text
from kzdb.load.documents.new import write_source
from kzdb.load.documents.pdf import found_heads, page_lines, page_texts
from tests.load.tables.conftest import Place, place

__all__ = ["place"]

PAGE = (
    "<div style='break-after: page'><p>In the {1} police seized {0}44.6 kilograms of heroin, as the ministry says, and "
    "Non-governmental groups helped; it was a remark&shy;able result.</p></div>"
)
PARTS = ("north", "south", "middle", "east", "west")
STYLE = (
    "<style>@page {size: 9cm 14cm; @top-center {content: 'Country Reports'} "
    "@bottom-center {content: 'Page ' counter(page)}}</style>"
)
WEB = (
    "<!DOCTYPE html><html lang='en'><head><title>Seizures &amp; routes</title></head><body>"
    "<nav><a href='/'>Home</a></nav><article><h1>Seizures</h1><p>In 2019 the police seized "
    "1,152 kg of heroin in Kazakhstan, as the ministry said "
    "in its report of the year.</p><table><tr><th>Year</th><th>kg</th></tr><tr><td>2019</td><td>1152</td></tr></table>"
    "<p>A second paragraph is about routes, borders and the officers who work there every day.</p></article>"
    "</body></html>"
)


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give a PDF of five pages with running heads and divided words."""
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    HTML(string=STYLE + "".join(PAGE.format(at, where) for at, where in enumerate(PARTS, start=1))).write_pdf(path)
    return path.read_bytes()


def begin(place: Place, name: str, data: bytes | str, claims: str) -> Path:
    """Begin a source for a document, fill in its dots, write its claims; return its folder."""
    place.documents.mkdir(exist_ok=True)
    file = place.documents / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    done = CliRunner().invoke(cli, ["source", "new", str(file), "--slug", "report", "--root", str(place.root)])
    assert 0 == done.exit_code, done.stderr
    folder = place.root / "seeds" / "report"
    text = (folder / "source.toml").read_text("utf-8").replace('publisher = "…"', 'publisher = "unodc"')
    text = text.replace('published_on = "…"', 'published_on = "2020"\nnumbers = "1,234.5"')
    (folder / "source.toml").write_text(text, "utf-8")
    (folder / "claims.toml").write_text(f"observations = [\n{claims}]\n", "utf-8")
    return folder


def claim(at: str, value: str = "344.6 kg") -> str:
    """Return an observation with a locator that has no offset yet."""
    fact = 'metric = "drug_seizures", subject = "KAZ", breakdown = "heroin", period = "2019"'
    return f'  {{{fact}, value = "{value}", at = "{at}"}},\n'


def test_a_page_is_one_run_of_words(report: bytes) -> None:
    """Lines are joined, divided words too unless they have a hyphen; running heads are found by repetition."""
    pages = page_lines(Path("report.pdf"), report)

    assert ["Country Reports", "Page #"] == found_heads(pages)
    assert (
        "In the middle police seized 344.6 kilograms of heroin, as the ministry says, "
        "and Non-governmental groups helped; "
        "it was a remarkable result."
    ) == page_texts(pages, found_heads(pages), ["Non-governmental"])[2]


def test_a_pdf_from_source_new_to_a_proven_page(place: Place, report: bytes) -> None:
    """`source new`, a claim, `anchor`, `load`, `verify`: the store has the page and its characters."""
    folder = begin(place, "report.pdf", report, claim("p3: 344.6 kilograms"))

    assert 'running_heads = ["Country Reports", "Page #"]' in (folder / "source.toml").read_text("utf-8")
    assert (1, ()) == (pipeline.anchor(place.settings)[0].filled, pipeline.anchor(place.settings)[0].problems)
    assert 'at = "p3@28: 344.6 kilograms"' in (folder / "claims.toml").read_text("utf-8")

    pipeline.load(place.settings)

    with sqlite3.connect(place.root / "var" / "kzdb.sqlite") as connection:
        assert [("page", 3, 28, 43, "344.6 kilograms")] == connection.execute(
            "SELECT kind, page, char_start, char_end, quote FROM passages"
        ).fetchall()
        assert [(1,)] == connection.execute("SELECT proven FROM current_editions").fetchall()
    assert pipeline.verify(place.settings)[0].is_exact


def test_a_line_in_a_paged_document(place: Place, report: bytes) -> None:
    """A PDF has no lines: the mistake is told with what to write."""
    begin(place, "report.pdf", report, claim("3: 344.6 kilograms"))

    with pytest.raises(SeedError, match=r"claims.toml:2, at: got '3: 344\.6 kilograms', expected a page like p3"):
        pipeline.load(place.settings)
    assert "a page like 'p3: 344.6 kilograms'" in pipeline.anchor(place.settings)[0].problems[0]
    assert "a page like 'p3: 344.6 kilograms'" in str(pipeline.verify(place.settings)[0].verdicts[0].do)


def test_a_quote_on_another_page(place: Place, report: bytes) -> None:
    """`anchor` takes it from the only page where it stands; beyond the last page it says so."""
    folder = begin(place, "report.pdf", report, claim("p2: 344.6 kilograms"))
    pipeline.anchor(place.settings)

    assert 'at = "p3@28: 344.6 kilograms"' in (folder / "claims.toml").read_text("utf-8")

    (folder / "claims.toml").write_text(f"observations = [\n{claim('p9: 99 kilograms', '99 kg')}]\n")

    assert "a page from 1 to 5 of report.pdf" in pipeline.anchor(place.settings)[0].problems[0]


def test_a_web_page_is_quoted_as_text(place: Place) -> None:
    """The article without what surrounds it, table cells by tabs; the text is kept by its hash and cited."""
    folder = begin(place, "page.html", WEB, claim("2: 1,152 kg of heroin", "1,152. kg"))
    source = (folder / "source.toml").read_text("utf-8")
    kept = list((place.documents / ".kzdb").iterdir())

    assert [f'text_sha256 = "{kept[0].stem}"'] == [line for line in source.splitlines() if "text_sha256" in line]
    assert ["Seizures", "Year\tkg", "2019\t1152"] == [kept[0].read_text().splitlines()[at] for at in (0, 2, 3)]

    pipeline.anchor(place.settings)
    pipeline.load(place.settings)

    assert pipeline.verify(place.settings)[0].is_exact

    kept[0].unlink()

    assert pipeline.verify(place.settings)[0].is_exact  # the same text is found again

    (folder / "source.toml").write_text(source.replace(kept[0].stem, "0" * 64))

    assert "got another text than text_sha256" in str(pipeline.verify(place.settings)[0].problem)


def test_a_text_begins_a_source_too(place: Place) -> None:
    """Title and language by the text itself; what nobody can know is left to be said, and load says where."""
    place.documents.mkdir()
    (place.documents / "t.txt").write_text("\n Отчёт об изъятиях\nИзъято 5 кг героина.\n", "utf-8")
    done = CliRunner().invoke(cli, ["source", "new", str(place.documents / "t.txt"), "--root", str(place.root)])
    text = (place.root / "seeds" / "t" / "source.toml").read_text("utf-8")

    assert (0, True, True) == (done.exit_code, 'title = "Отчёт об изъятиях"' in text, 'language = "ru"' in text)
    with pytest.raises(SeedError, match=r"source.toml:2, publisher: got '…', expected the slug of an organisation"):
        pipeline.load(place.settings)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("It was 1,234.5 kg and 12,300 kg.", 'numbers = "1,234.5"'),
        ("Es waren 1.234,5 kg und 12.300 kg, 1.234.567 Euro.", 'numbers = "1.234,5"'),
        ("Изъято 1 234,5 кг.", 'numbers = "1 234,5"'),
        ("It was 1,234 kg.", '# numbers = "1,234.5"  # how the source writes them: one of '),
        ("1,234.5 kg, and 1.234,5 kg.", '# numbers = "1,234.5"  # how the source writes them: one of '),
    ],
    ids=["english", "german", "russian", "unclear", "both"],
)
def test_how_a_source_writes_numbers(tmp_path: Path, text: str, line: str) -> None:
    """A number that reads in one way only shows it; where none does, one is asked."""
    (tmp_path / "a.txt").write_text(text, "utf-8")
    written = write_source(tmp_path, "a", tmp_path / "a.txt")[0].read_text("utf-8")

    assert any(one.startswith(line) for one in written.splitlines())


def test_a_table_gets_a_mapping(place: Place) -> None:
    """For a data set the mapping is proposed in place of claims."""
    place.documents.mkdir()
    (place.documents / "Rates 2024.csv").write_text("economy,year,rate\nkaz,1994,35.5\n", "utf-8")
    CliRunner().invoke(cli, ["source", "new", str(place.documents / "Rates 2024.csv"), "--root", str(place.root)])

    assert ["mapping.toml", "source.toml"] == sorted(p.name for p in (place.root / "seeds" / "rates_2024").iterdir())


def test_bad_documents(place: Place, report: bytes, tmp_path: Path) -> None:
    """A scanned, an encrypted, a damaged PDF, a page without text, a binary: one line each, nothing written."""
    with pikepdf.new() as scan:
        scan.add_blank_page()
        scan.save(tmp_path / "scan.pdf")
    (tmp_path / "report.pdf").write_bytes(report)
    with pikepdf.open(tmp_path / "report.pdf") as opened:
        opened.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.7 nothing else")
    (tmp_path / "empty.html").write_text("<html><body></body></html>")
    (tmp_path / "binary.txt").write_bytes(b"a\0b")
    (tmp_path / "latin.txt").write_bytes("Größe".encode("latin-1"))
    (tmp_path / "blank.txt").write_bytes(b" \n")
    told = {
        "scan.pdf": "got 1 page without text, expected text: it is scanned.",
        "locked.pdf": "got an encrypted PDF",
        "damaged.pdf": "got a damaged PDF",
        "empty.html": "got a web page without text",
        "binary.txt": "got a file that is no text",
        "latin.txt": "expected UTF-8",
        "blank.txt": "got an empty file",
    }
    for name, expected in told.items():
        done = CliRunner().invoke(cli, ["source", "new", str(tmp_path / name), "--root", str(place.root)])
        assert (1, True) == (done.exit_code, expected in done.stderr), (name, done.stderr)
        assert 1 == len(done.stderr.splitlines())
    assert ["vocabulary"] == [path.name for path in (place.root / "seeds").iterdir()]


def test_the_extractor_draws_no_bars() -> None:
    """The cells of a table are apart by tabs, never by the extractor's own signs."""
    assert "|" not in extracted_text(Path("page.html"), WEB.encode())
