"""Small tables in a text: cells between tabs, bars or wide gaps, with periods above and names at the side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kzdb.draft.candidates import Candidate
from kzdb.draft.text.mentions import Mention
from kzdb.draft.text.quantities import quantities
from kzdb.draft.text.reading import Reading
from kzdb.draft.text.relative import Time
from kzdb.draft.text.times import times

__all__ = ["Tables"]

LONGEST_CELL = 40
"""Characters of a cell: what is longer is prose."""

_GAP = re.compile(r"\s*\|\s*|\t+| {2,}")
_RULE = re.compile(r"[\s|:=+-]*")


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: tuple[_Cell, ...]


class Tables:
    """Reads figures off rows whose head names the periods and whose first cell names the metric or the substance."""

    name = "table/1"

    def propose(self, reading: Reading) -> Iterator[Candidate]:
        """Yield a candidate for each cell under a period that is a number."""
        for caption, head, rows in _tables(reading.document.lines):
            for row in rows:
                yield from self._cells(reading, caption, head, row)

    def _cells(self, reading: Reading, caption: str, head: _Row, row: _Row) -> Iterator[Candidate]:
        label = row.cells[0].text
        around = f"{caption} {head.cells[0].text} {label}"
        metric = _metric(reading, label) or _metric(reading, around)
        if metric is None:
            return
        mentions = [m for one in reading.passages if one.span.line in (row.line,) for m in one.mentions]
        shape = reading.cues.shapes[metric]
        subject = _first(mentions, shape.subjects) or (reading.country if "country" in shape.subjects else None)
        if subject is None:
            return
        for above, cell in zip(head.cells[1:], row.cells[1:], strict=False):
            time = _period(above.text)
            unit = _unit(reading, metric, f"{cell.text} {above.text} {around}")
            found = quantities(cell.text, reading.vocabulary.units, reading.source.habits.notation)
            if time is None or unit is None or len(found) != 1:
                continue
            values: dict[str, Any] = {"metric": metric, "subject": subject}
            breakdown = _first(mentions, shape.breakdowns)
            if breakdown:
                values["breakdown"] = breakdown
            values |= {
                "period": time.period, "value": found[0].value(unit), "at": f"{row.line}@{cell.start}: {cell.text}",
                "also": [f"{head.line}@{above.start}: {above.text}", f"{row.line}@{row.cells[0].start}: {label}"],
            }  # fmt: skip
            why = f"row “{label}”, column “{above.text}”"
            yield Candidate("observations", values, self.name, why, f"table {metric}", f"{label} {above.text}")


def _tables(lines: Sequence[str]) -> Iterator[tuple[str, _Row, list[_Row]]]:
    """Yield (caption, head, rows) of each run of lines with equally many cells, whose head has a period."""
    run: list[_Row] = []
    caption = ""
    for number, line in enumerate([*lines, ""], start=1):
        row = _Row(number, tuple(_cut(line)))
        if any(len(cell.text) > LONGEST_CELL for cell in row.cells):
            row = _Row(number, row.cells[:1])  # sentences with wide blanks between them
        if line.strip() and _RULE.fullmatch(line):
            continue
        if len(row.cells) > 1 and (not run or len(run[0].cells) == len(row.cells)):
            run.append(row)
            continue
        if len(run) > 1 and any(_period(cell.text) for cell in run[0].cells[1:]):
            yield caption, run[0], run[1:]
        run = [row] if len(row.cells) > 1 else []
        if len(row.cells) == 1:
            caption = line.strip()


def _cut(line: str) -> Iterator[_Cell]:
    start = 0
    for gap in (*_GAP.finditer(line), None):
        end = gap.start() if gap else len(line)
        text = line[start:end]
        if text.strip():
            begin = start + len(text) - len(text.lstrip())
            yield _Cell(begin, begin + len(text.strip()), text.strip())
        start = gap.end() if gap else end


def _period(text: str) -> Time | None:
    found = times(text)
    return found[0] if len(found) == 1 else None


def _metric(reading: Reading, text: str) -> str | None:
    """Return the metric with the longest cue in a text."""
    found = [
        (cue.end() - cue.start(), metric)
        for metric, patterns in reading.cues.metrics.cues.items()
        for pattern in patterns
        if (cue := pattern.search(text))
    ]
    return max(found)[1] if found else None


def _unit(reading: Reading, metric: str, text: str) -> str | None:
    """Return the unit of the metric's dimension that is named nearest; counts need no name."""
    dimension = reading.vocabulary.metrics[metric].dimension
    for word in re.findall(r"[^\W\d_]+(?:\s[^\W\d_]+)?|[$€%]", text):
        for part in (word, *word.split()):
            unit = reading.vocabulary.units.find(part)
            if unit is not None and unit.dimension == dimension:
                return unit.slug
    return {"count": "count", "people": "people"}.get(dimension)


def _first(mentions: Sequence[Mention], kinds: Sequence[str]) -> str | None:
    return next((mention.entity for kind in kinds for mention in mentions if mention.kind == kind), None)
