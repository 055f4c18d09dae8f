"""Each figure of a text gets the verdict that a careful reader would give it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kzdb.audit.base import Base
from kzdb.audit.texts import Text
from kzdb.audit.verdicts import VERDICTS, Finding, audit
from kzdb.facts.numbers.notation import NOTATIONS
from kzdb.load.documents import Document

NINE_MONTHS = "In the first nine months of 2020, "


def findings(base: Base, *lines: str) -> list[Finding]:
    """Return the findings of a text."""
    return list(audit(text_of(*lines), base, NOTATIONS["1,234.5"]).findings)


def text_of(*lines: str, unreadable: tuple[str, ...] = ()) -> Text:
    """Return lines as a text that was read."""
    return Text(Document(Path("a.txt"), lines, ""), unreadable)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (NINE_MONTHS + "Namibia seized 12.5 kg of heroin.", ["matches"]),
        (NINE_MONTHS + "Namibia seized 12,500 grams of heroin.", ["matches"]),
        (NINE_MONTHS + "Namibia seized some 13 kg of heroin.", ["rounding"]),
        (NINE_MONTHS + "Namibia seized 15.2 kg of heroin.", ["contradicts"]),
        (NINE_MONTHS + "Namibia seized 12.5 kg of heroin and 1.4 t of cannabis.", ["matches", "contradicts"]),
        ("In 2016 Namibia seized 12.5 kg of heroin.", ["another period"]),
        ("In 2016 Namibia seized 77 kg of heroin.", ["another period"]),
        (NINE_MONTHS + "Norway seized 12.5 kg of heroin.", ["unknown"]),
        (NINE_MONTHS + "Namibia planted 4,300 trees.", ["unknown"]),
        (NINE_MONTHS + "Namibia seized 45 000 kg of heroin.", ["contradicts"]),
        (NINE_MONTHS + "Namibia seized 4.500,5 kg of heroin.", ["unclear"]),
        (NINE_MONTHS + "Namibia seized\n12.5 kg of heroin.", ["matches"]),
        ("On 3 May 2020 the 53rd session met in room 12.", []),
    ],
)
def test_the_verdict(base: Base, line: str, expected: list[str]) -> None:
    """Right, converted, rounded, wrong, outdated, of another country, of nothing, and not to be read whole."""
    assert expected == [finding.verdict for finding in findings(base, *line.split("\n"))]


def test_a_contradiction_says_by_how_much_and_who_says_so(base: Base) -> None:
    """The source, its words, the difference in its unit and as a share, and every claim that was compared."""
    (finding,) = findings(base, NINE_MONTHS + "Namibia seized 25.0 kg of heroin.")

    assert "12.5 kilograms (kg)" in finding.why
    assert "the text is above by 12.5 kg (100 %)" in finding.why
    assert 3 == len(finding.claims)


def test_a_state_of_things_is_compared_within_its_year(base: Base) -> None:
    """What a register held in June answers for the year; what was seized until June does not."""
    rows = [replace(row, start="2020-06-01", end="2020-06-30") for row in base.rows]
    june = replace(base, rows=tuple(rows))

    (staff,) = findings(june, "In 2020 the Harbour Agency had a staff of more than 250 people.")
    (seized,) = findings(june, "In 2020 Namibia seized 12.5 kg of heroin.")
    assert ["matches", "another period"] == [staff.verdict, seized.verdict]


def test_a_figure_of_a_substance_is_not_compared_with_the_whole(base: Base) -> None:
    """Seizures of heroin are no seizures of all drugs, wherever in the sentence the substance is."""
    whole = [replace(row, breakdown="total", claim_id=99) for row in base.rows if row.breakdown == "heroin"]
    with_whole = replace(base, rows=(*base.rows, *whole))

    (finding,) = findings(with_whole, NINE_MONTHS + "seizures of heroin in Namibia came to 12.5 kg.")
    assert "matches" == finding.verdict
    assert 99 not in finding.claims


def test_the_same_period_goes_on_in_the_next_sentence(base: Base) -> None:
    """What "the same period of 2019" is, the sentence before says."""
    first = NINE_MONTHS + "Namibia seized 12.5 kg of heroin."
    found = findings(base, f"{first} In the same period of 2019, 9.75 kg of heroin was seized.")

    assert ["matches", "matches"] == [finding.verdict for finding in found]


def test_what_was_not_read_is_not_checked(base: Base) -> None:
    """Counts are kept apart: figures by verdict, numbers that are no figures, pages without text."""
    text = text_of("On 3 May 2020 there were 4.500,5 kg.", unreadable=("page 2 has no text",))
    outcome = audit(text, base, NOTATIONS["1,234.5"])

    assert {**dict.fromkeys(VERDICTS, 0), "unclear": 1} == outcome.counts
    assert (1, ("page 2 has no text",)) == (outcome.skipped, outcome.unreadable)
