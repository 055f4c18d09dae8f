"""The real engine behind the door: PDFs with their ledgers, and what of a report is data, form, or neither."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.pipeline.press import ReportPress
from kzdb.refresh.door import Built, Content, Failure, Order
from kzdb.refresh.editions import altered, edition_folder
from kzdb.refresh.fingerprints import data_sha256, form_sha256, moved_form, moved_rows
from kzdb.refresh.printed import read_printed
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
    (first,) = pipeline.refresh(desk.settings, clock=desk.clock, jobs=1).built
    folder = edition_folder(desk.settings.var, first)

    assert "tiny-en.pdf" == first.document
    assert (folder / first.document).read_bytes().startswith(b"%PDF")
    assert {"build.jsonl", "claims.json", "content.json", "ledger.json", "provenance.json", "tiny-en.pdf"} == set(
        first.files
    )
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
