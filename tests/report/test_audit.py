"""The audit of finished pages, the budgets and the gate log."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzdb.errors import KzdbError
from kzdb.report import build_report
from kzdb.report.audit import audit
from kzdb.report.gates import GATES
from kzdb.report.ledger import Entry
from kzdb.report.textlayer import PageText, pack, runs_of

if TYPE_CHECKING:
    from tests.report.conftest import Base, Report


def page(text: str) -> PageText:
    """Return a page that prints `text`."""
    return PageText(pack(text), tuple(runs_of(text)))


def figure(text: str, on: int | None = 1, kind: str = "figure", name: str = "f-1") -> Entry:
    """Return an entry of the ledger."""
    return Entry(name, kind, text, "one", page=on)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pages", "entries", "problems"),
    [
        (["It was 344.6 kg."], [figure("344.6\xa0kg")], []),
        (["It was 344.7 kg."], [figure("344.6\xa0kg")], ["number 7 is not", "is in the ledger and not", "number 6"]),
        (["It was 12 kg, 12 kg."], [figure("12 kg"), figure("12 kg")], []),
        (["It was 12 kg."], [figure("12 kg"), figure("12 kg")], ["is in the ledger and not", "printed 2 times"]),
        (["In 2014"], [], ["page 1: the number 2014 is not in the ledger"]),
        (["In 2014"], [figure("2014", None, "label")], []),
        (["12 kg"], [figure("12 kg", None)], ["section 'one', f-1: '12 kg' is in the ledger and on no page"]),
        (["12 kg"], [figure("12 kg", 7)], ["page 7, f-1: the document has 1 pages"]),
        (["1 of 2", "2 of 2"], [], []),
        (["It began", "and ended in 2014"], [figure("It began and ended in 2014", kind="fact")], []),
        (["It began", "and ended in 2015 2014"], [figure("It began and ended in 2014", kind="fact")],
         ["the number 2015", "is in the ledger and not on the page"]),
        (["narcot‐\nics of 7 kinds"], [figure("narcotics of 7 kinds", kind="fact")], []),
        (["5"], [figure("5", None, "mark"), figure("5", None, "mark")], ["printed 2 times and is on paper 1"]),
    ],
)  # fmt: skip
def test_every_number_is_vouched_for_and_nothing_is_lost(
    pages: list[str], entries: list[Entry], problems: list[str]
) -> None:
    """Unknown numbers, entries that are not on their page or not often enough; breaks of lines and pages are none."""
    found = audit([page(text) for text in pages], entries, notes=0)
    assert len(problems) == len(found), found
    for says, problem in zip(problems, found, strict=True):
        assert says in problem


def build(base: Base, report: Report, shared: Path, output: Path) -> list[tuple[str, str]]:
    """Build the tiny report, which fails; return its log."""
    with pytest.raises(KzdbError):
        build_report(
            base.connection, report.folder, shared, {"as_of": "2020-01-01"}, None, output, lambda message: None
        )
    lines = output.with_suffix(".draft.build.jsonl").read_text().splitlines()
    return [(line["gate"], line["verdict"]) for line in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("file", "old", "new", "gate"),
    [
        ("report.toml", 'default = "RUR"', 'default = "QQQ"', "parameters"),
        ("queries/figures.sql", "FROM observations", "FROM nowhere", "queries"),
        ("template/report.html.j2", "<p>Seized", "<p>In 2014", "lint"),
        ("template/report.html.j2", "<p>Seized", "<p>{{ nothing }}", "render"),
        ("style.css", "h1 {", "p::before { counter-reset: a 77; content: counter(a) } h1 {", "audit"),
    ],
)
def test_the_gate_that_fails_is_the_last_line(
    base: Base, report: Report, shared: Path, tmp_path: Path, file: str, old: str, new: str, gate: str
) -> None:
    """One line a gate, in order; the failing one ends the log, and the PDF is there only as a draft."""
    report.edit(file, old, new)
    log = build(base, report, shared, tmp_path / "t.pdf")
    passed = GATES[: GATES.index(gate)]
    assert [*((name, "passes") for name in passed), (gate, "fails")] == log
    assert not (tmp_path / "t.pdf").exists()
    assert (tmp_path / "t.draft.pdf").exists() == (gate == "audit")


def test_a_claim_without_passage_stops_at_its_gate(base: Base, report: Report, shared: Path, tmp_path: Path) -> None:
    """Evidence is complete before anything is written."""
    base.connection.execute("DELETE FROM citations")
    log = build(base, report, shared, tmp_path / "t.pdf")
    assert ("evidence", "fails") == log[-1]


@pytest.mark.parametrize(
    ("budget", "says"),
    [
        ("max_bytes = 99", r"warning: [\d,]+ bytes, report\.toml expects at most 99; the longest section is 'one'"),
        ("max_seconds = 0.001", r"warning: \d+\.\d s, report\.toml expects at most 0\.001; .* took "),
    ],
)
def test_a_budget_warns(base: Base, report: Report, shared: Path, tmp_path: Path, budget: str, says: str) -> None:
    """A slow machine and a large file get a warning with where it went, and their edition."""
    report.edit("report.toml", "[output]", f"[output]\n{budget}")
    heard: list[str] = []
    build_report(
        base.connection, report.folder, shared, {"as_of": "2020-01-01"}, None, tmp_path / "t.pdf", heard.append
    )
    assert (tmp_path / "t.pdf").exists()
    assert [True] == [re.match(says, line) is not None for line in heard if line.startswith("warning: ")]
