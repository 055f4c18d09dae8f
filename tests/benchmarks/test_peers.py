"""The briefing's page made into a PDF by our engine, by headless Chromium and by Typst: how long, and what is in it.

Chromium gets the same HTML, Typst the same content as markup of its own. What a file holds is measured on the finished
file, by the same rule for all; there is no bound on the peers' times.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from kzdb.config import Settings
from kzdb.publish.connection import open_published
from kzdb.report.audit import audit
from kzdb.report.draft import Draft
from kzdb.report.rules import check_rules
from kzdb.report.textlayer import pack, read_pages
from tests.benchmarks.common import TIMES, compare, draft_of, finished
from tests.benchmarks.on_paper import Paper, judged
from tests.benchmarks.peers import chromium, commands, note_texts
from tests.benchmarks.typst_page import classes, read_html

BOTH = ("pdf/a-3a", "pdf/ua-1")
FLAVOURS = {"PDF/A-3a": "3a", "PDF/UA-1": "ua1"}
FAMILIES = ("SourceSans3", "SourceSerif4")
TOLD = 3
"""So many broken rules are told of each file."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one file shows of one matter, and whether that is all of it."""

    text: str
    good: bool = True


def some(found: int, all_of_them: int) -> Cell:
    """Return how many of a number are there."""
    return Cell("all" if found == all_of_them else f"{found} of {all_of_them}", found == all_of_them)


def faults(problems: list[str], word: str) -> Cell:
    """Return that there is no problem, or how many."""
    return Cell(f"{len(problems)} {word}" if problems else "all", not problems)


def yes(found: bool) -> Cell:
    """Return a plain yes or no."""
    return Cell("yes" if found else "no", found)


class Measured:
    """The page that all were to make, and what came of it in one file."""

    def __init__(self, draft: Draft, data: bytes) -> None:
        self.draft, self.data = draft, data
        self.page = read_html(draft.html)
        self.paper = Paper(data)

    @cached_property
    def astray(self) -> list[str]:
        """What the audit says: numbers that the ledger does not know, and its numbers that are not on paper."""
        return audit(read_pages(self.data), self.draft.ledger.entries, self.draft.notes)

    @cached_property
    def broken(self) -> list[str]:
        """What kzdb's quick checker finds broken of both standards."""
        return check_rules(self.data, BOTH)

    def cells(self) -> dict[str, Cell]:
        """Return what the file shows, matter by matter."""
        notes, paper = note_texts(self.page), self.paper
        pages = len(paper.pdf.pages)
        strange = paper.fonts_besides(FAMILIES)
        tied, of_pictures = paper.attached()
        return {
            "pages": Cell(str(pages)),
            "kilobytes": Cell(f"{len(self.data) / 1000:,.0f}"),
            "numbers of the ledger on paper": faults(self.astray, "astray"),
            "notes at the foot of their page": some(paper.at_the_foot(notes), len(notes)),
            "note numbers that can be clicked": some(paper.clickable(notes), len(notes)),
            "page numbers in the register": self._references(notes),
            "pages that say their number": some(self._numbered(), pages),
            "letters in the report's fonts": Cell("all" if not strange else f"not {strange[0]}", not strange),
            "pictures with a description": some(paper.described_pictures(), len(list(self.page.iter("img")))),
            "files inside, with relationship": Cell(str(tied), tied > 0),
            "data tied to its picture": Cell(str(of_pictures), of_pictures > 0),
            "kzdb's rules of both standards": faults(self.broken, "broken"),
        }  # fmt: skip

    def _references(self, notes: list[str]) -> Cell:
        """Return how many page numbers, from the evidence register on, are on paper, each on the link to its page."""
        register = next(node for node in self.page.iter("table") if "register" in classes(node))
        heading = "".join("".join(cell.itertext()) for cell in list(register.iter("tr"))[1])
        links = [classes(link) for link in self.page.iter("a")]
        places = self.paper.notes(notes)
        used = [int(link.text or 0) for link in self.page.iter("a") if "use" in classes(link)]
        chance = sum(places.get(number, (0, 0))[0] + 1 == number for number in used)  # note 1 on page 1
        return some(self.paper.page_numbers(heading) - chance, sum("page" in link for link in links))

    def _numbered(self) -> int:
        """Return how many pages print which of how many they are."""
        words = next(node for node in self.page.iter("div") if "strings" in classes(node))
        texts = self.paper.texts
        told = (pack(f"{words.get('data-page')}{number}{words.get('data-of')}{len(texts)}")
                for number in range(1, len(texts) + 1))  # fmt: skip
        return sum(
            re.search(rf"{re.escape(line)}(?!\d)", text) is not None for line, text in zip(told, texts, strict=True)
        )


def printer(command: list[str], output: Path, hashes: list[str]) -> Callable[[], None]:
    """Return the work of making a PDF anew; it notes the fingerprint of what was made."""

    def run() -> None:
        output.unlink(missing_ok=True)
        finished(command)
        hashes.append(hashlib.sha256(output.read_bytes()).hexdigest())

    return run


def as_table(rows: dict[str, list[str]], columns: list[str]) -> str:
    """Return a plain table: what, then a column for each peer."""
    lines = [["", *columns], *([name, *cells] for name, cells in rows.items())]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns) + 1)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


@pytest.fixture
def draft(settings: Settings) -> Draft:
    """The briefing up to its page."""
    with open_published(settings.published) as connection:
        return draft_of(settings, connection)


def test_peers(settings: Settings, draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All make a PDF with every figure, note and picture of the briefing; ratios and what each lacks are printed."""
    made = commands(settings, draft.html, tmp_path)
    names, outputs = list(made), [output for _, output in made.values()]
    hashes: list[list[str]] = [[] for _ in made]
    seconds = compare(*(printer(*work, kept) for work, kept in zip(made.values(), hashes, strict=True)))
    files = [Measured(draft, output.read_bytes()) for output in outputs]
    cells = [
        {
            "processor's seconds, cold": Cell(f"{taken:.2f}"),
            "times WeasyPrint alone": Cell(f"{taken / seconds[1]:.2f}"),
            **file.cells(),
            f"{TIMES} runs, equal bytes": yes(len(set(kept)) == 1),
        }
        for taken, file, kept in zip(seconds, files, hashes, strict=True)
    ]
    reasons = {f"{name}, kzdb's rules": file.broken for name, file in zip(names, files, strict=True)}
    reasons |= {f"{name}, audit": file.astray for name, file in zip(names, files, strict=True)}
    for title, flavour in FLAVOURS.items():
        verdicts = judged(outputs, flavour)
        for name, cell, place in zip(names, cells, range(len(names)), strict=True):
            broken = verdicts[place] if verdicts else []
            cell[f"{title}, by veraPDF"] = Cell(
                "fails" if broken else "passes" if verdicts else "no veraPDF", not broken
            )
            reasons[f"{name}, {title} by veraPDF"] = broken
    rows = {row: [column[row].text for column in cells] for row in cells[0]}
    with capsys.disabled():
        print(f"\n{as_table(rows, names)}")
        for name, column in zip(names, cells, strict=True):
            print(
                f"{name} lacks: " + ("; ".join(row for row, cell in column.items() if not cell.good) or "none of these")
            )
        for what, broken in reasons.items():
            for line in broken[:TOLD]:
                print(f"{what}: {line}")
            if len(broken) > TOLD:
                print(f"{what}: and {len(broken) - TOLD} more")
        if chromium() is None:
            print("Chromium is not on this machine: the others are compared without it.")

    pictures = draft.html.count("<img ")
    for name, file in zip(names, files, strict=True):
        found = len(file.paper.notes(note_texts(file.page))), file.paper.described_pictures()
        assert (name, [], (draft.notes, pictures)) == (name, file.astray, found)
