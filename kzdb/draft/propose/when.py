"""Of what period a figure is: that printed next to it, or else the sentence's, the paragraph's, the document's."""

from __future__ import annotations

import re
from dataclasses import replace

from kzdb.draft.text.about import nature_of
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.quantities import Quantity
from kzdb.draft.text.reading import Reading
from kzdb.draft.text.relative import COMPARES, Time
from kzdb.facts.periods import PeriodError, parse_period
from kzdb.load.vocabulary import Metric

__all__ = ["CHANGES", "COMPARED", "COVERS", "FALLS", "RISES", "period_of"]

FAR = 100
"""Characters beyond which the day of something else is not the day of a figure."""

NEAR = 100
"""Characters between a figure and the time behind it."""

COMPARED = re.compile(
    r"(?:compared\s+(?:to|with)|(?:down|up|rose|fell|increased|decreased|declined|dropped)?\s*\bfrom|against|versus|\bvs|"
    r"\bto|than|\band)\s*[\s,–—-]*(?:\(|the\s+)?\s*$|[(]\s*(?:(?:19|20)\d\d\s*[–—:-]\s*)?$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"^\(.*[–—:-]|.\(", re.DOTALL)
"""A time in brackets, or ahead of them, directly before its figure: "(2017 – 430 kg)", "2017 (430 kg)"."""

RISES, FALLS = ("rise", "growth", "increase"), ("drop", "decrease")
CHANGES = re.compile(rf"_(?:{'|'.join((*RISES, *FALLS))})$")
"""The ends of the names of metrics that say how much something changed from one time to another."""

_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"\s*(?:for|in|over) the (?:whole |full |entire )?year\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|from|over|than|against|compared\s+(?:to|with))\s+(?:(?:in|those\s+of|that\s+of)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\b(?:compared|versus|vs|against|than|from|down|up|while)\b|[(–—]", re.IGNORECASE)
COVERS = "read from what the document covers"
_OF_YEAR = "its year is read from what the document covers"
_THAN = re.compile(r"\b(?:compared|versus|than|(?:up|down|increase|decrease|decline|rise|drop) from)\b", re.IGNORECASE)
_TIMELESS = ("duration_years", "duration_days", "length")
"""Dimensions of what mostly holds at any time: how long a programme or a border is."""
_OVER_ALL = {"multiple_between", "drop_between", "rise_between", "counts_terms"}


def period_of(
    passage: Passage, reading: Reading, index: int, metric: str, subject: str, *, is_first: bool, usual: str | None
) -> tuple[str, str]:
    """Return the period of the figure `index` of a passage, and why it is inferred; "" when it is printed.

    Args:
        passage, reading: where the figure is.
        index: which of the passage's figures.
        metric, subject: what it answers.
        is_first: whether it is the first figure of the passage that answers anything.
        usual: how such figures are dated without a printed period: "point", "span", "undated"; None for unknown.
    """
    what = reading.vocabulary.metrics[metric]
    nature = nature_of(metric, reading.vocabulary)
    is_stock = nature in ("stock", "share")
    whole = _whole_time(passage, reading, metric, subject)
    if whole is not None:
        return whole
    passage = replace(passage, times=_of_figures(passage))
    own = _own_time(passage, index)
    if own is not None:
        is_whole = _WHOLE_YEAR.match(passage.text(passage.quantities[index].end, passage.span.end))
        part = None if is_whole else _part_of(passage, own, is_first=is_first)
        if part is not None:
            return part, "read as the same part of the year as before"
        is_point = is_stock and own.kind in ("day", "month")
        return (f"@{own.written}" if is_point else own.period), _OF_YEAR if own.inferred else ""
    return _inferred(passage, reading, index, subject, usual or _usual(what, nature, reading.vocabulary.kinds[subject]))


def _usual(what: Metric, nature: str, kind: str) -> str:
    """Return how a figure is dated when none like it is known: of what a programme or body consists has no time."""
    if what.dimension in _TIMELESS or (nature == "count" and kind in ("programme", "organisation", "agreement")):
        return "undated"
    return "point" if nature in ("stock", "share") else "span"


def _of_figures(passage: Passage) -> tuple[Time, ...]:
    """Return the times that figures may be of: not a month without a year beside one with it, and not what a figure is
    only compared with, "more than in the same period of 2017".
    """
    times = tuple(time for time in passage.times if not _is_compared(passage, time))
    return tuple(time for time in times if not time.inferred or time.kind != "month") or times


def _is_compared(passage: Passage, time: Time) -> bool:
    """Say whether a time is compared with, and no figure of it is printed: "80 compared with 60 in 2017" has one."""
    start = max([q.end for q in passage.quantities if q.end <= time.start] or [passage.span.start])
    if COMPARES.search(passage.text(start, time.start)) is None:
        return False
    following = next((q.start for q in passage.quantities if q.start >= time.end), passage.span.end)
    return re.fullmatch(r"[\s(–—:,-]*(?:when\b[^,;]*)?", passage.text(time.end, following)) is None or (
        following == passage.span.end
    )


def _inferred(passage: Passage, reading: Reading, index: int, subject: str, usual: str) -> tuple[str, str]:
    """Return the period of a figure that prints none, and why."""
    if subject in reading.held:
        return reading.held[subject], "read as when it was held"
    if usual == "undated":
        return "undated", ""
    if (pair := _pair_before(passage, index)) is not None:
        return pair.period, "read from the sentence before"
    if usual == "point" and passage.points:
        return f"@{passage.points[-1].written}", "read from the sentence before"
    if passage.running and usual == "span":
        return passage.running[0].period, "read from what was said before in this section"
    if passage.carried and passage.carried[0].shape and usual == "span":
        return passage.carried[0].period, "read from the paragraph before, which named a period last"
    if reading.year is None:
        return "undated", ""
    if usual == "point":
        year = passage.running[0].year if passage.running else reading.year
        return f"@{year}", COVERS
    published = reading.source.published
    month = published.start[:7] if published and published.start[:7] == published.end[:7] else ""
    if usual == "span" and month.startswith(f"{reading.year}-") and not month.endswith("-12"):
        return f"{reading.year}-01/{month}", COVERS  # what is told of a year that is not over ends with the text
    return str(reading.year), COVERS


def _pair_before(passage: Passage, index: int) -> Time | None:
    """Return the time that the sentence before compares with, or that it compares."""
    counted = [q for q in passage.quantities if q.unit is None or q.unit.dimension != "ratio"]
    if passage.previous is None or passage.times or len(counted) > 2:
        return None
    pair = [time for time in passage.previous.times if time.shape]
    if len(pair) < 2:
        return None
    start = passage.quantities[index].start
    return pair[1] if _FROM.search(passage.text(passage.span.start, start)) else pair[0]


def _part_of(passage: Passage, own: Time, *, is_first: bool) -> str | None:
    """Return the part of the year that a bare year means beside one: "in the first half of 2017 ..., 1,840 in 2016"."""
    if own.kind != "year":
        return None
    main = next((time for time in passage.times if time.shape), None)
    if main is not None and main is not own and not is_first:
        return main.shape.replace("{}", str(own.year))
    before = passage.running[0] if passage.running else None
    if main is None and before is not None and before.shape and before.year == own.year + 1:
        return before.shape.replace("{}", str(own.year))
    return None


def _whole_time(passage: Passage, reading: Reading, metric: str, subject: str) -> tuple[str, str] | None:
    """Return from the first to the last time for a metric that compares the two; None for another.

    A programme's own figures are of the years that its name carries.
    """
    links = {row["type"] for row in reading.vocabulary.other_rows["metric_links"] if row["metric"] == metric}
    what = reading.vocabulary.metrics[metric]
    if links & _OVER_ALL or (what.nature, what.dimension) == ("ratio", "ratio") or CHANGES.search(metric):
        own = [time for time in passage.times if time.kind in ("year", "part", "years", "month")]
        if len(own) == 1 and own[0].kind == "year" and reading.year is not None and own[0].year < reading.year and (
            _SINCE.search(passage.text(passage.span.start, own[0].start))
        ):  # fmt: skip
            return f"{own[0].year}/{reading.year}", f"read from {own[0].year} to what the document covers"
        told = [time for time in (*passage.running[:1], *passage.carried[:1]) if own and time.shape == own[0].shape]
        before = "read from what was said before in this section"
        for times, why in ((own, ""), ([*own, *told[:1]], before), (passage.running, before)):
            if (written := _span(times)) is not None:
                return written, why
    if reading.vocabulary.kinds[subject] == "programme":
        name = next(row["name"] for row in reading.vocabulary.entities if row["slug"] == subject)
        span = re.search(r"\b(\d{4})[-–](\d{4})\b", name)
        return (f"{span[1]}/{span[2]}", "") if span else None
    return None


def _span(times: tuple[Time, ...] | list[Time]) -> str | None:
    """Return the period from the beginning of the first to the end of the last of several times."""
    try:
        periods = sorted((parse_period(time.period) for time in times), key=lambda period: period.start)
    except PeriodError:  # a fiscal year
        return None
    if not periods or (len(periods) < 2 and periods[0].type != "range"):
        return None
    first, last = periods[0].start, max(period.end for period in periods)
    if first[5:] == "01-01" and last[5:] == "12-31":
        return f"{first[:4]}/{last[:4]}" if first[:4] != last[:4] else None
    return f"{first[:7]}/{last[:7]}"


def _own_time(passage: Passage, index: int) -> Time | None:
    """Return the time that the sentence prints for a figure.

    In brackets directly before it, or else behind it, behind the next figure (unless the two are compared), ahead.
    """
    quantity = passage.quantities[index]
    directly = [
        time for time in passage.times
        if 0 <= quantity.start - time.end <= 3 and _OPENS.search(passage.text(time.start - 1, quantity.start))
    ]  # fmt: skip
    if directly and not any(quantity.end <= time.start and _is_inside(passage, quantity.end, time.start)
                            for time in passage.times):  # fmt: skip
        return directly[0]
    if (behind := _behind(passage, index)) is not None:
        return behind
    ahead = [
        time for time in passage.times
        if time.end <= quantity.start and (time.kind not in ("day", "days") or quantity.start - time.end < FAR)
    ]  # fmt: skip
    ahead = [time for time in ahead if not _is_aside(passage, time, quantity)]
    free = [time for time in ahead if not any(_behind(passage, other) is time for other in range(index))]
    if free:
        shaped = [time for time in free if time.shape]
        return shaped[-1] if shaped else free[-1]
    for other in range(index + 1, len(passage.quantities)):
        if _VERSUS.search(passage.text(passage.quantities[other - 1].end, passage.quantities[other].start)):
            break
        if (shared := _behind(passage, other)) is not None:
            return shared
    if not ahead and len(passage.times) == 1 and all(q.start > passage.times[0].end for q in passage.quantities):
        return passage.times[0]  # "the last survey (2012)" is what the whole sentence is of
    if not ahead and len(passage.times) == 1 and passage.times[0].kind in ("year", "part"):
        only = passage.times[0]  # "according to a study of 2016" at the end of a long sentence
        is_last = (
            only.start >= quantity.end
            and passage.quantities[-1].start < only.start
            and index + 1 == len(passage.quantities)
        )
        if is_last and not _THAN.search(passage.text(quantity.end, only.start)):
            return only
    return ahead[0] if ahead else None


def _is_inside(passage: Passage, start: int, end: int) -> bool:
    """Say whether two places are within the same brackets: "26 in 2017 (30 in 2016)"."""
    return re.search("[();]", passage.text(start, end)) is None


def _behind(passage: Passage, index: int) -> Time | None:
    """Return the time that is printed behind a figure, before the next one."""
    quantity: Quantity = passage.quantities[index]
    following = passage.quantities[index + 1].start if index + 1 < len(passage.quantities) else passage.span.end
    for time in passage.times:
        if quantity.end <= time.start < following and time.start - quantity.end < NEAR:
            between = passage.text(quantity.end, time.start)
            if time.end < following and re.fullmatch(r"\s*[–—:-]\s*", passage.text(time.end, following)):
                return None  # "500 kg (2017 – 430 kg)": it is of the next figure
            if not re.search(r"[;]|compared|versus|\bfrom\b|, (?:and|up|down)", between):
                return time
    return None


def _is_aside(passage: Passage, time: Time, quantity: Quantity) -> bool:
    """Say whether a time ahead of a figure is only that of another: in brackets, or of what is compared with."""
    after = passage.text(time.end, quantity.start)
    before = passage.text(passage.span.start, time.start)
    if re.match(r"[^()]*\)", after) or (re.match(r"[^–—]*[–—]", after) and re.search(r"[–—][^–—]*$", before)):
        return True
    compared = [q for q in passage.quantities if q.end <= time.start]
    if not compared or re.search(r"[.;:]", passage.text(compared[-1].end, time.start)):
        return False
    lead = passage.text(passage.span.start, compared[-1].start)
    return re.search(r"\b(?:compared\s+(?:to|with)|from|against|versus|than)\W+(?:the\s+)?$", lead) is not None
