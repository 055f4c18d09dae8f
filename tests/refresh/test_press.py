"""The real engine behind the door: PDFs with their ledgers, and what of a report is data, form, or neither."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from kzdb import pipeline
from kzdb.errors import DefinitionError
from kzdb.pipeline.press import ReportPress
from kzdb.printed.edition import read_printed
from kzdb.refresh.door import Built, Content, Failure, Order
from kzdb.refresh.editions.fingerprints import data_sha256, form_sha256, moved_form, moved_rows
from kzdb.refresh.editions.folders import altered, edition_folder
from kzdb.refresh.notify.message import edition_said
from kzdb.refresh.status import metrics, read_status
from tests.made_up import write_report
from tests.refresh.press import Desk

SCHEDULE = '\n[schedule]\ncron = "0 6 * * *"\nzone = "UTC"\nlanguages = ["en"]\n'


@pytest.fixture
def tiny(desk: Desk) -> Path:
    """Write the tiny report, with a schedule, and return its folder."""
    write_report(desk.settings.root)
    folder = desk.settings.reports / "tiny"
    manifest = folder / "report.toml"
    manifest.write_text(manifest.read_text("utf-8") + SCHEDULE, "utf-8")
    return folder


@pytest.fixture
def order(desk: Desk) -> Order:
    """Give the order of an English edition."""
    return Order("tiny", {"as_of": "2026-11-28"}, "en", desk.settings.published)


def content(desk: Desk, order: Order) -> Content:
    """Return what the edition would be made from."""
    found = ReportPress(desk.settings).content(order)
    assert isinstance(found, Content), found
    return found


def test_an_edition_of_the_real_engine(desk: Desk, tiny: Path) -> None:
    """A refresh builds the PDF, keeps all that belongs to it beside it, and says what changed the next time."""
    manifest = tiny / "report.toml"
    manifest.write_text(manifest.read_text("utf-8") + "[output]\nhtml = true\n", "utf-8")
    (first,) = pipeline.refresh(desk.settings, clock=desk.clock, jobs=1).built
    folder = edition_folder(desk.settings.var, first)

    assert "tiny-en.pdf" == first.document
    assert (folder / first.document).read_bytes().startswith(b"%PDF")
    assert {
        "build.jsonl", "claims.json", "content.json", "ledger.json", "provenance.json", "tiny-en.html", "tiny-en.pdf",
    } == set(first.files)  # fmt: skip
    printed = read_printed(folder, first.revision, first.label)
    assert "9.75 kg" in " ".join(item.text for item in printed.items).replace("\N{NO-BREAK SPACE}", " ")
    assert [] == altered(desk.settings.var, first)

    desk.clock.set("2026-11-29T06:01")
    assert [] == pipeline.refresh(desk.settings, clock=desk.clock, jobs=1).built
    desk.correct("9.75 kg", "9.5 kg")
    desk.clock.set("2026-11-30T06:01")
    (second,) = pipeline.refresh(desk.settings, clock=desk.clock, jobs=1).built
    changes = json.loads((edition_folder(desk.settings.var, second) / "changes.json").read_text())["changes"]
    assert {("changed", "revised")} == {(one["happened"], one["why"]) for one in changes if one["why"] != "moved"}


def text_of(path: Path) -> str:
    """Return the words on the pages of a PDF."""
    pages = pdfium.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)


NAMES = """[heroin]
metric = "drug_seizures"
breakdown = "heroin"
period = "2019-01/2019-09"
was = "9.75 kg"
past = true
"""


@pytest.fixture
def told(tiny: Path) -> Path:
    """Let the tiny report be about Namibia, and print what an analyst wrote, else a computed text."""
    for name, old, new in (
        ("report.toml", "[queries]", '[params.country]\ntype = "country"\ndefault = "NAM"\n\n[queries]'),
        ("template/report.html.j2", "{% call", '{% include "changed.html.j2" %}\n{% call'),
        ("template/report.html.j2", "{% for", '{% set text = narrative("a") %}{{ text.html or "Computed." }}\n{% for'),
    ):
        (tiny / name).write_text((tiny / name).read_text("utf-8").replace(old, new, 1), "utf-8")
    (tiny / "narrative").mkdir()
    for name, text in {"NAM.toml": NAMES, "NAM.en.md": '# a\nOnly {{ figure("heroin") }}.', "NOR.ru.md": ""}.items():
        (tiny / "narrative" / name).write_text(text, "utf-8")
    return tiny


def test_a_text_that_lapsed_is_said(desk: Desk, told: Path) -> None:
    """By the next edition, its ledger and its page of changes, by what moved, by `kzdb status` and its metrics."""
    (first,) = pipeline.refresh(desk.settings, clock=desk.clock, jobs=1).built
    assert ([], "kzdb_texts_lapsed 0") == (read_status(desk.settings, desk.clock()).lapsed, lapsed(desk))
    desk.correct("9.75 kg", "9.5 kg")
    desk.clock.set("2026-11-29T06:01")
    (second,) = pipeline.refresh(desk.settings, clock=desk.clock, jobs=1).built

    folders = [edition_folder(desk.settings.var, one) for one in (first, second)]
    texts = [text_of(folder / "tiny-en.pdf") for folder in folders]
    assert ("Only 9.75 kg" in texts[0], "Computed." in texts[0]) == (True, False)
    assert ("Only 9.5 kg" in texts[1], "Computed." in texts[1]) == (False, True)
    assert "a: Namibia, Drugs seized, Heroin, January–September 2019: 9.75 kg → 9.5 kg" in texts[1]
    ledgers = [json.loads((folder / "ledger.json").read_text())["narrative"] for folder in folders]
    assert [(["a"], []), ([], ["a"])] == [(one["current"], list(one["lapsed"])) for one in ledgers]
    contents = [json.loads((folder / "content.json").read_text())["rows"]["narrative"] for folder in folders]
    assert ["9.75 kg", "9.5 kg"] == [rows[1][2] for rows in contents]
    (text,) = read_status(desk.settings, desk.clock()).lapsed
    assert ("tiny", "NAM", "en", "a", "lapsed") == (text.report, text.country, text.language, text.text, text.state)
    assert "kzdb_texts_lapsed 1" == lapsed(desk)


def lapsed(desk: Desk) -> str:
    """Return the line of the metrics that counts lapsed texts."""
    return next(line for line in metrics(read_status(desk.settings, desk.clock())).splitlines()
                if line.startswith("kzdb_texts_lapsed"))  # fmt: skip


def test_the_texts_of_a_country_are_form(desk: Desk, told: Path, order: Order) -> None:
    """Theirs, with the names they rest on; not those of another language or country."""
    before = content(desk, order)
    for name in ("NAM.toml", "NAM.en.md", "NAM.ru.md", "NOR.en.md", "NOR.toml"):
        path = told / "narrative" / name
        path.write_text((path.read_text("utf-8") if path.is_file() else "") + "\n", "utf-8")
    after = content(desk, replace(order, params={**order.params, "country": "NAM"}))

    assert {"report/narrative/NAM.toml", "report/narrative/NAM.en.md"} == set(moved_form(before, after))


def attached(path: Path, name: str) -> str | None:
    """Return a file inside a PDF."""
    with pikepdf.open(path) as pdf:
        return pdf.attachments[name].get_file().read_bytes().decode() if name in pdf.attachments else None


def test_the_page_that_says_what_changed(desk: Desk, tiny: Path) -> None:
    """What was printed and what is, each with its page; a first edition has no such page; a re-issue keeps it."""
    template = tiny / "template" / "report.html.j2"
    template.write_text(
        template.read_text("utf-8").replace("{% call", '{% include "changed.html.j2" %}\n{% call', 1), "utf-8"
    )
    (first,) = pipeline.refresh(desk.settings, clock=desk.clock, jobs=1).built
    paths = [edition_folder(desk.settings.var, first) / first.document]
    desk.correct("9.75 kg", "9.5 kg")
    for day, style in (("29", "#a { break-before: page; }"), ("30", "#a { break-before: page; color: navy; }")):
        (tiny / "style.css").write_text(style, "utf-8")
        desk.clock.set(f"2026-11-{day}T06:01")
        (edition,) = pipeline.refresh(desk.settings, clock=desk.clock, jobs=1).built
        paths.append(edition_folder(desk.settings.var, edition) / edition.document)

    assert ["1", "2", "2a"] == [path.parts[-3] for path in paths]
    assert ("What changed" in text_of(paths[0]), attached(paths[0], "changes.csv")) == (False, None)
    for path in paths[1:]:
        assert "Compared with edition 1, which had data up to 28 November 2026" in text_of(path)
        assert "9.75 kg page 1 9.5 kg page 2 revised" in text_of(path)
        assert "tiny/all/1/en" == json.loads(attached(path, "provenance.json") or "")["before"]["edition"]
    said = edition_said(desk.settings.var, desk.settings.reports, edition, "en")["lines"]
    assert "What changed since edition 1:" == said[0]  # in the mail too, also in that of a re-issue
    (change, *moved) = csv.DictReader(io.StringIO(attached(paths[1], "changes.csv")))
    assert ("revised", "1", "2") == (change["why"], change["old_page"], change["new_page"])
    assert {"moved"} == {row["why"] for row in moved}
    assert "proven" == pipeline.verify_pdf(desk.settings, paths[2]).answer


def test_a_build_by_hand_can_be_compared_too(desk: Desk, tiny: Path) -> None:
    """With any published edition, by its name."""
    template = tiny / "template" / "report.html.j2"
    template.write_text(
        template.read_text("utf-8").replace("{% call", '{% include "changed.html.j2" %}\n{% call', 1), "utf-8"
    )
    pipeline.refresh(desk.settings, clock=desk.clock, jobs=1)
    day = {"as_of": "2026-12-01"}

    compared = pipeline.build_report(desk.settings, "tiny", day, since="tiny/all/1/en")

    assert "No figure and no fact has changed since edition 1" in text_of(compared)
    assert "since edition" not in text_of(pipeline.build_report(desk.settings, "tiny", day))
    with pytest.raises(DefinitionError, match="expected an edition like country-briefing/KAZ/7/en"):
        pipeline.build_report(desk.settings, "tiny", day, since="../../etc")


def test_the_edition_before_is_damaged(desk: Desk, tiny: Path) -> None:
    """Then nothing is compared with it: the next edition fails and says so, and the last cannot be proven."""
    pipeline.refresh(desk.settings, clock=desk.clock, jobs=1)
    desk.correct("9.75 kg", "9.5 kg")
    desk.clock.set("2026-11-29T06:01")
    pipeline.refresh(desk.settings, clock=desk.clock, jobs=1)
    editions = desk.settings.var / "editions" / "tiny" / "all"
    for number in ("1", "2"):
        ledger = editions / number / "en" / "ledger.json"
        ledger.write_text(ledger.read_text("utf-8").replace("kg", "lb"), "utf-8")

    proof = pipeline.verify_pdf(desk.settings, editions / "2" / "en" / "tiny-en.pdf")
    assert ("cannot_tell", ("the edition before it is another one here: tiny/all/1/en",)) == (proof.answer, proof.lines)
    desk.correct("9.5 kg", "9.25 kg")
    desk.clock.set("2026-11-30T06:01")
    (failure,) = pipeline.refresh(desk.settings, clock=desk.clock, jobs=1).failures
    assert "2/en/ledger.json: is not the file that was published. Put it back from a backup" in failure


def test_a_site_is_kept_up_to_date(desk: Desk, tiny: Path) -> None:
    """Where somebody has made a site, a refresh renews it; when that fails it is a failure, and the site stays."""
    pipeline.build_site(desk.settings)
    site = desk.settings.var / "site"
    outcome = pipeline.refresh(desk.settings, clock=desk.clock, jobs=1)
    page = (site / "en" / "editions" / "tiny" / "all" / "1.html").read_text("utf-8")
    assert (1, []) == (len(outcome.built), outcome.failures)
    assert "9.75\N{NO-BREAK SPACE}kg" in page

    (built,) = outcome.built
    pdf = edition_folder(desk.settings.var, built) / built.document
    pdf.unlink()  # the site shares its bytes
    pdf.write_bytes(b"other")
    (site / "site.json").unlink()
    (site / "site.stamp").unlink()
    (failure,) = pipeline.refresh(desk.settings, clock=desk.clock, jobs=1).failures
    assert failure.startswith(f"site: {pdf}: got SHA-256")
    assert page == (site / "en" / "editions" / "tiny" / "all" / "1.html").read_text("utf-8")


def test_the_gate_that_failed_is_named(desk: Desk, tiny: Path, order: Order, tmp_path: Path) -> None:
    """A template that prints a number of its own fails the comparison with the ledger, and is said to."""
    template = tiny / "template" / "report.html.j2"
    template.write_text(template.read_text("utf-8").replace("Figure:", "Figure 77123:"), "utf-8")

    found = ReportPress(desk.settings).build(replace(order, folder=tmp_path))

    assert isinstance(found, Failure)
    assert ("content", "ledger") == (found.kind, found.gate)
    assert "77123" in found.message


def test_a_report_that_cannot_be_read(desk: Desk, tiny: Path, order: Order) -> None:
    """Is a permanent failure of its editions, and no error of the run."""
    (tiny / "report.toml").write_text("[report]\n", "utf-8")

    found = ReportPress(desk.settings).content(order)

    assert isinstance(found, Failure)
    assert ("permanent", "definition") == (found.kind, found.gate)


def _schedule(folder: Path) -> None:
    path = folder / "report.toml"
    path.write_text(path.read_text("utf-8").replace("0 6 * * *", "0 7 * * *"), "utf-8")


def _recipients(folder: Path) -> None:
    (folder / "recipients.toml").write_text('owner = "desk@example.org"\n', "utf-8")


def _other_language(folder: Path) -> None:
    (folder / "i18n").mkdir(exist_ok=True)
    (folder / "i18n" / "ru.ftl").write_text("own-text = Текст\n", "utf-8")


@pytest.mark.parametrize("change", [_schedule, _recipients, _other_language])
def test_what_is_neither_data_nor_form(desk: Desk, tiny: Path, order: Order, change: Callable[[Path], None]) -> None:
    """When it is printed, who gets it, and what it says in another language change no page."""
    before = content(desk, order)
    change(tiny)
    after = content(desk, order)

    assert [] == moved_form(before, after)
    assert (data_sha256(before), form_sha256(before)) == (data_sha256(after), form_sha256(after))


def test_form_and_data_are_told_apart(desk: Desk, tiny: Path, order: Order) -> None:
    """A style is form; a figure is data, and moves the form of no edition; a later day alone is neither."""
    before = content(desk, order)
    (tiny / "style.css").write_text("h1 { color: black; }\n", "utf-8")
    styled = content(desk, order)
    assert ["report/style.css"] == moved_form(before, styled)
    assert {} == moved_rows(before, styled)
    assert data_sha256(styled) == data_sha256(content(desk, replace(order, params={"as_of": "2027-01-01"})))

    desk.correct("9.75 kg", "9.5 kg")
    pipeline.load(desk.settings)
    pipeline.publish(desk.settings)
    corrected = content(desk, order)

    assert ["evidence", "figures"] == list(moved_rows(styled, corrected))
    assert [] == moved_form(styled, corrected)


def test_a_name_in_one_language(desk: Desk, tiny: Path, order: Order) -> None:
    """Data are the same in each language, so editions have one number; a name is form of those in its language."""
    query = tiny / "queries" / "figures.sql"
    query.write_text("SELECT claim_id, subject_name FROM observations WHERE preferred ORDER BY claim_id\n", "utf-8")
    before = [content(desk, replace(order, language=language)) for language in ("en", "ru")]
    assert data_sha256(before[0]) == data_sha256(before[1])

    labels = desk.settings.seeds / "vocabulary" / "labels.csv"
    labels.write_text("list,slug,language,name\nentities,NAM,ru,Республика Намибия\n", "utf-8")
    pipeline.load(desk.settings)
    pipeline.publish(desk.settings)
    after = [content(desk, replace(order, language=language)) for language in ("en", "ru")]

    assert [[], ["names in ru"]] == [moved_form(old, new) for old, new in zip(before, after, strict=True)]
    assert [{}, {}] == [moved_rows(old, new) for old, new in zip(before, after, strict=True)]


def test_the_press_travels(desk: Desk, tiny: Path, order: Order, tmp_path: Path) -> None:
    """To a worker process, with its settings and without what it has read."""
    import pickle

    press = ReportPress(desk.settings)
    press.content(order)

    again = pickle.loads(pickle.dumps(press))

    assert press == again
    assert isinstance(again.build(replace(order, folder=tmp_path)), Built)
