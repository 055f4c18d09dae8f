"""Which metric a figure answers, by the accepted figures that are most like it, and by how metrics are defined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kzdb.draft.precedents.bags import around_figure, of_text
from kzdb.draft.precedents.lessons import Lesson
from kzdb.draft.precedents.likeness import Index
from kzdb.draft.text.about import nature_of
from kzdb.draft.text.cues import Shape
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.quantities import Quantity
from kzdb.facts.claims import Claim, Observation
from kzdb.load.vocabulary import Vocabulary

__all__ = ["Figures", "Taught"]

DEFINED = 0.5
"""What a word of a metric's definition weighs beside one of its name."""

LEAST = 0.3
"""The likeness that a figure needs when no words beside it speak for a metric."""

USUAL = 0.1
"""How much is added for a metric that is the usual one of its dimension."""

ENOUGH = 3
"""Figures of a sort that must have been seen before the sort says how they are dated."""

_TELLING = ("mass", "area", "money", "volume", "length")
"""Dimensions of which a printed unit says already what is measured, most likely."""


@dataclass(frozen=True, slots=True)
class Taught:
    """How much speaks for a metric, and the accepted claim that says so; "" for its definition."""

    score: float
    like: str


class Figures:
    """What the accepted figures of a base teach."""

    def __init__(self, lessons: Sequence[Lesson], claims: Iterable[Claim], vocabulary: Vocabulary) -> None:
        """Take the documents at hand, the claims of all sources, and the vocabulary with the definitions of metrics."""
        self._index: Index[tuple[str, str]] = Index()
        for lesson in lessons:
            for passage, quantity, claim in lesson.figures():
                if claim is not None and isinstance(claim.content, Observation):
                    case = (claim.content.metric, lesson.name_of(claim))
                    self._index.add(around_figure(passage, quantity), case)
        for row in vocabulary.other_rows["metrics"]:
            bag = {**dict.fromkeys(of_text(row["definition"]), DEFINED), **dict.fromkeys(of_text(row["name"]), 1.0)}
            self._index.add(bag, (row["slug"], ""))
        said = [claim.content for claim in claims if isinstance(claim.content, Observation)]
        metrics = Counter(one.metric for one in said)
        dimensions = Counter(vocabulary.metrics[one.metric].dimension for one in said)
        alike = Counter(metric.dimension for metric in vocabulary.metrics.values())
        self._usual = {
            slug: LEAST + USUAL * (metrics[slug] + 1) / (dimensions[metric.dimension] + alike[metric.dimension])
            for slug, metric in vocabulary.metrics.items()
        }
        self._shapes = _shapes(said, vocabulary)
        self._timings = _timings(lessons, vocabulary)
        self._foreign = _foreign(lessons)

    def timing(self, metric: str, nature: str, subject_kind: str) -> str | None:
        """Return how people date a figure that prints no period: as a "point", a "span" or "undated"; None when unseen.

        By the metric, else by what sort of figure it is and of what it is.
        """
        for sort in ((metric,), (nature, subject_kind)):
            count = self._timings.get(sort)
            if count is not None and count.total() >= (1 if sort == (metric,) else ENOUGH):
                return count.most_common(1)[0][0]
        return None

    def of(self, passage: Passage, quantity: Quantity) -> dict[str, Taught]:
        """Return what speaks for each metric that is like a figure in its sentence, or that is measured in its unit."""
        is_measured = (
            quantity.unit is not None
            and quantity.unit.dimension in _TELLING
            and any(letter.isdigit() for letter in quantity.text)
        )
        found = {metric: Taught(usual, "") for metric, usual in self._usual.items()} if is_measured else {}
        best: dict[str, float] = {}
        for likeness, (metric, name) in self._index.find(around_figure(passage, quantity), most=60):
            if likeness > best.get(metric, 0.0):
                best[metric] = likeness
                found[metric] = Taught(likeness + (self._usual[metric] if is_measured else 0.0), name)
        return found

    def shapes(self, known: Mapping[str, Shape]) -> dict[str, Shape]:
        """Return the shapes of metrics, with the kinds of subject and breakdown that accepted claims have."""
        return {
            metric: replace(_joined(shape, self._shapes.get(metric)), foreign=self._foreign.get(metric, shape.bodies))
            for metric, shape in known.items()
        }


def _timings(lessons: Iterable[Lesson], vocabulary: Vocabulary) -> dict[tuple[str, ...], Counter[str]]:
    """Count how figures were dated whose period is not printed, by metric, and by nature and kind of subject.

    In a document that tells of no year every such figure is undated, which says nothing.
    """
    found: dict[tuple[str, ...], Counter[str]] = {}
    for lesson in lessons:
        if lesson.reading.year is None:
            continue
        for claim in lesson.claims:
            one = claim.content
            if not isinstance(one, Observation) or (one.period.type != "undated" and "period" not in claim.inferred):
                continue
            timing = one.period.type if one.period.type in ("undated", "point") else "span"
            of = nature_of(one.metric, vocabulary), vocabulary.kinds[one.subject]
            if timing == "undated" and of[0] == "flow":
                continue  # what happens does at some time, though nobody says when
            for sort in ((one.metric,), of):
                found.setdefault(sort, Counter())[timing] += 1
    return found


def _foreign(lessons: Iterable[Lesson]) -> dict[str, bool]:
    """Return for each metric whether it was claimed of a country that the document was not about."""
    found: dict[str, bool] = {}
    for lesson in lessons:
        for claim in lesson.claims:
            if isinstance(one := claim.content, Observation) and one.subject in lesson.reading.vocabulary.kinds:
                is_country = lesson.reading.vocabulary.kinds[one.subject] == "country"
                is_foreign = is_country and one.subject != lesson.reading.country
                found[one.metric] = found.get(one.metric, False) or is_foreign
    return found


def _joined(known: Shape, seen: Shape | None) -> Shape:
    if seen is None:
        return known
    subjects = known.subjects + tuple(kind for kind in seen.subjects if kind not in known.subjects)
    breakdowns = known.breakdowns or seen.breakdowns
    return replace(known, subjects=subjects, breakdowns=breakdowns)


def _shapes(said: Iterable[Observation], vocabulary: Vocabulary) -> dict[str, Shape]:
    subjects: dict[str, Counter[str]] = {}
    breakdowns: dict[str, Counter[str]] = {}
    for one in said:
        subjects.setdefault(one.metric, Counter())[vocabulary.kinds[one.subject]] += 1
        if one.breakdown in vocabulary.kinds:
            breakdowns.setdefault(one.metric, Counter())[vocabulary.kinds[one.breakdown]] += 1
    return {
        metric: Shape(
            tuple(kind for kind, _ in kinds.most_common()),
            tuple(kind for kind, _ in breakdowns.get(metric, Counter()).most_common(1)),
        )
        for metric, kinds in subjects.items()
    }
