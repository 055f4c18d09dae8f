"""Each figure of a text against the base: who says the same, who says something else, who says nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kzdb.audit.about import Figure, rows_about
from kzdb.audit.base import Base, Row
from kzdb.audit.comparison import compare, difference
from kzdb.audit.texts import Text
from kzdb.draft.text.quantities import quantities
from kzdb.draft.text.relative import Time
from kzdb.draft.text.sentences import sentences_of
from kzdb.draft.text.times import times
from kzdb.facts.numbers.notation import Notation
from kzdb.facts.numbers.numerals import read_numbers
from kzdb.facts.periods import PeriodError, parse_period
from kzdb.load.documents import Document

__all__ = ["VERDICTS", "Audit", "Finding", "audit"]

VERDICTS = ("matches", "rounding", "contradicts", "another period", "unknown", "unclear")
"""What is said of a figure; "unclear" is a number that could not be read whole, and so was not checked."""

NEAR = 60
"""Characters behind a figure beyond which a time rather belongs to what is ahead."""

_MARKUP = re.compile(r"\]\([^)\s]*\)|https?://\S+|`[^`\n]*`")
_NO_FIGURE = re.compile(
    r"part of a|is a date|decade|is a power|footnote|share or a place|without a number|by itself|a sex"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure of the text and what the base says of it.

    Attributes:
        line, column: the line or page, from 1, and the place on it, from 0.
        start, end, text: its place in the whole text, and its words.
        verdict: one of `VERDICTS`.
        why: one sentence for a reader.
        claims: numbers of the claims compared with, the closest first.
    """

    line: int
    column: int
    start: int
    end: int
    text: str
    verdict: str
    why: str
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """What came of a text.

    Attributes:
        findings: every figure, in order.
        skipped: numbers that are no figures (dates, ordinals, labels), counted.
        unreadable: what of the file could not be read.
        unit: what its places are counted by, "line" or "page".
    """

    findings: tuple[Finding, ...]
    skipped: int
    unreadable: tuple[str, ...]
    unit: str

    @property
    def counts(self) -> dict[str, int]:
        """How many figures have each verdict; every verdict is there."""
        count = Counter(finding.verdict for finding in self.findings)
        return {verdict: count[verdict] for verdict in VERDICTS}


@dataclass(frozen=True, slots=True)
class _Said:
    verdict: str
    why: str
    claims: tuple[int, ...] = ()


def audit(text: Text, base: Base, notation: Notation) -> Audit:
    """Compare every figure of a text with the base. What could not be read is never said to be checked.

    Args:
        text: what was read of the file.
        base: the published file.
        notation: how the text writes numbers.
    """
    document = replace(
        text.document, lines=tuple(_MARKUP.sub(lambda at: " " * len(at[0]), line) for line in text.document.lines)
    )
    findings: list[Finding] = []
    skipped = 0
    country: str | None = None
    part: Time | None = None
    for sentence in sentences_of(document):
        span = sentence.span
        begin = document.begins[span.line - 1] + span.start
        named = tuple(slug for _, _, slug in base.mentions(span.text) if base.kinds.get(slug) == "country")
        country = named[0] if named else country
        found = times(span.text, before=part)
        part = next((time for time in reversed(found) if time.shape), part)
        figures = tuple(
            one for one in quantities(span.text, base.units, notation)
            if all(one.end <= time.start or time.end <= one.start for time in found)
        )  # fmt: skip
        read = [
            (one.start, one.end, _said(base, Figure(span.text, figures, index, named, country), found))
            for index, one in enumerate(figures)
        ]
        taken = [*((one.start, one.end) for one in figures), *((time.start, time.end) for time in found)]
        unclear, others = _others(span.text, taken, notation)
        skipped += len(found) + others
        findings += [_placed(document, begin, *one) for one in (*read, *unclear)]
    findings.sort(key=lambda one: one.start)
    return Audit(tuple(findings), skipped, text.unreadable, document.unit)


def _placed(document: Document, begin: int, start: int, end: int, said: _Said) -> Finding:
    at = document.locator(begin + start, begin + end)
    words = " ".join(at.quote.split())
    return Finding(at.line, at.start or 0, begin + start, begin + end, words, said.verdict, said.why, said.claims)


def _others(
    sentence: str, taken: Sequence[tuple[int, int]], notation: Notation
) -> tuple[list[tuple[int, int, _Said]], int]:
    """Return the numbers in digits that could not be read whole, and how many others are no figures."""
    unclear: list[tuple[int, int, _Said]] = []
    skipped = 0
    for number in read_numbers(sentence, notation):
        is_taken = any(start < number.end and number.start < end for start, end in taken)
        if is_taken or not any(letter.isdigit() for letter in number.text):
            continue
        if number.value is not None or _NO_FIGURE.search(number.why):
            skipped += 1
        else:
            why = f"{number.text!r} is not how this text writes numbers" if "source.toml" in number.why else number.why
            unclear.append((number.start, number.end, _Said("unclear", f"not checked: {why}")))
    return unclear, skipped


def _said(base: Base, figure: Figure, found: Sequence[Time]) -> _Said:
    """Return what the base says of one figure."""
    rows = rows_about(base, figure)
    if not rows:
        return _Said("unknown", "the base has no figure of this kind")
    time = _time(figure, found)
    period = _days(time)
    same = [row for row in rows if period is None or _is_same_time(row, period)]
    if not same:
        return _another_period(figure, rows, time)
    compared = [(row, compare(figure.quantity, row)) for row in same]
    for verdict in ("matches", "rounding"):
        agreeing = [row for row, one in compared if one == verdict]
        if agreeing:
            against = [row for row, one in compared if one == "contradicts"] if period else []
            why = _who(agreeing[0])
            why += "; rounded" if verdict == "rounding" else ""
            why += f"; but {_who(against[0])}" if against else ""
            why += "; the text gives no period" if period is None else ""
            return _Said(verdict, why, tuple(row.claim_id for row in (*agreeing, *against)))
    if period is None and len({row.period for row in same}) > 1:
        return _another_period(figure, rows, None)
    best = next((row for row in same if row.preferred), same[0])
    other = next((row for row in same if row.source != best.source and row.value != best.value), None)
    why = f"{_who(best)}; the text is {difference(figure.quantity, best)}"
    why += f"; {_who(other)}" if other else ""
    return _Said("contradicts", why, tuple(row.claim_id for row in same))


def _is_same_time(row: Row, period: tuple[str, str]) -> bool:
    """Say whether a row is of the period: the very same; a state of things or a price also within it."""
    if row.start is None or row.end is None or (row.start, row.end) == period:
        return True
    return row.nature in ("stock", "price", "rate", "share") and period[0] <= row.start and row.end <= period[1]


def _another_period(figure: Figure, rows: Sequence[Row], time: Time | None) -> _Said:
    """Return what is said of a figure of a period for which the base has none of this kind."""
    newest = max(rows, key=lambda row: (row.end or "", row.preferred))
    equal = next((row for row in rows if compare(figure.quantity, row) in ("matches", "rounding")), None)
    asked = f"for {time.written}" if time else "without a period"
    if equal is not None:
        why = f"the base has this figure for {equal.period}, not {asked}: {_who(equal)}"
        return _Said("another period", why, (equal.claim_id,))
    why = f"the base has no figure {asked}; the newest is {_who(newest)}"
    return _Said("another period", why, (newest.claim_id,))


def _who(row: Row) -> str:
    return f"{row.source}: {row.as_printed} ({row.metric_name}, {row.period}, claim {row.claim_id})"


def _time(figure: Figure, found: Sequence[Time]) -> Time | None:
    """Return the time that belongs to a figure: the one behind it and before the next, else the last one before it."""
    quantity = figure.quantity
    following = min([one.start for one in figure.figures if one.start >= quantity.end], default=10**9)
    behind = [time for time in found if quantity.end <= time.start < following]
    ahead = [time for time in found if time.end <= quantity.start]
    if ahead and (not behind or behind[0].start - quantity.end > NEAR):
        return ahead[-1]
    return behind[0] if behind else None


def _days(time: Time | None) -> tuple[str, str] | None:
    if time is None:
        return None
    try:
        period = parse_period(time.period)
    except PeriodError:
        return None
    return period.start, period.end
