"""A claim: one source's answer to one fact, with the passages that carry it.

A *fact* is the question and has five kinds; the *answer* is the claim's. Each class below holds both, the fact's slot
first. Entities, metrics, types and topics are named by their slugs.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from kzdb.facts.dates import DatedSpan
from kzdb.facts.figures import Figure
from kzdb.facts.locators import Locator
from kzdb.facts.periods import Period
from kzdb.facts.units import Unit

__all__ = [
    "ENTITY_KINDS", "INFERABLE", "KINDS", "MODALITIES", "NAME_KINDS", "NATURES", "STATEMENT_SORTS", "Citation", "Claim",
    "Content", "Milestone", "Naming", "Observation", "Relation", "Statement",
]  # fmt: skip

KINDS = ("observation", "relation", "milestone", "statement", "naming")
Slot = tuple[Hashable, ...]
"""What a claim is about, the kind left out; equal slots of one kind are one fact."""

NATURES = ("reported", "estimated", "modelled", "derived")
MODALITIES = ("fact", "draft", "planned", "forecast", "in_progress")
NAME_KINDS = ("preferred", "acronym", "alias", "former", "transliteration", "misspelling")
ENTITY_KINDS = (
    "country", "organisation", "person", "agreement", "programme", "event", "law", "substance", "place", "document",
    "aggregate",
)  # fmt: skip
STATEMENT_SORTS = ("observation", "cause", "judgement")
"""What a statement is: something observed, a cause that somebody claims, a judgement of value."""

INFERABLE = ("period", "date", "unit", "value", "subject", "object", "breakdown", "metric", "modality", "speaker")
"""What of a claim may be our inference instead of the source's words."""


@dataclass(frozen=True, slots=True)
class Observation:
    """Metric x subject x breakdown x period; the answer is a figure."""

    metric: str
    subject: str
    breakdown: str
    period: Period
    figure: Figure
    unit: Unit

    kind = "observation"

    @property
    def slot(self) -> Slot:
        """What the claim is about; two claims with one slot answer one fact."""
        return self.metric, self.subject, self.breakdown, self.period


@dataclass(frozen=True, slots=True)
class Relation:
    """Subject - type -> object, for the n-th time; the answer is from when to when, and in what role."""

    subject: str
    type: str
    object: str
    n: int
    start: DatedSpan | None
    end: DatedSpan | None
    role: str | None

    kind = "relation"

    @property
    def slot(self) -> Slot:
        """What the claim is about; two claims with one slot answer one fact."""
        return self.subject, self.type, self.object, self.n


@dataclass(frozen=True, slots=True)
class Milestone:
    """Entity x type, for the n-th time; the answer is a date."""

    entity: str
    type: str
    n: int
    date: DatedSpan

    kind = "milestone"

    @property
    def slot(self) -> Slot:
        """What the claim is about; two claims with one slot answer one fact."""
        return self.entity, self.type, self.n


@dataclass(frozen=True, slots=True)
class Statement:
    """Entity x topic x aspect; the answer is what is said, in our own words."""

    entity: str
    topic: str
    aspect: str
    says: str
    sort: str = "observation"

    kind = "statement"

    @property
    def slot(self) -> Slot:
        """What the claim is about; two claims with one slot answer one fact."""
        return self.entity, self.topic, self.aspect


@dataclass(frozen=True, slots=True)
class Naming:
    """Entity x language x kind of name, the n-th of them; the answer is the name."""

    entity: str
    language: str
    name_kind: str
    n: int
    name: str

    kind = "naming"

    @property
    def slot(self) -> Slot:
        """What the claim is about; two claims with one slot answer one fact."""
        return self.entity, self.language, self.name_kind, self.n


Content = Observation | Relation | Milestone | Statement | Naming


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that carries a claim; of a figure, `printed` is the part of the quote that is the figure."""

    locator: Locator
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says about one fact.

    `variant` is "main", or "reading:…" for another reading of an ambiguous passage, or "mention:…" when the document
    answers the same question a second time, differently. The first citation is the primary one. `inferred` names what
    of the claim its passages do not say in so many words (`INFERABLE`).
    """

    content: Content
    citations: tuple[Citation, ...]
    nature: str = "reported"
    modality: str = "fact"
    attributed_to: str | None = None
    credibility: int | None = None
    note: str | None = None
    inferred: tuple[str, ...] = ()
    variant: str = "main"
    line: int | None = field(default=None, compare=False)
