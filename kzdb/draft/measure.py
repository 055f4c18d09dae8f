"""How good the proposers are: their candidates against the claims that people accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kzdb.draft.candidates import Candidate
from kzdb.facts.claims import Claim, Content, Milestone, Naming, Observation, Relation

__all__ = ["Measured", "measure"]


@dataclass(frozen=True, slots=True)
class Measured:
    """One kind of claim, by one proposer (or "all"): counts and what follows from them.

    Attributes:
        accepted: claims people accepted; other readings of a passage that has a main one are not counted.
        shown: candidates.
        right: candidates that say what an accepted claim says.
        near: figures that are right but for one of metric, subject, breakdown, period: a reviewer corrects it.
        found: accepted claims that a candidate says.
    """

    kind: str
    proposer: str
    accepted: int
    shown: int
    right: int
    near: int
    found: int

    @property
    def precision(self) -> float | None:
        """The part of the candidates that is right."""
        return self.right / self.shown if self.shown else None

    @property
    def recall(self) -> float | None:
        """The part of the accepted claims that is found."""
        return self.found / self.accepted if self.accepted else None


def measure(pairs: Sequence[tuple[Candidate, Claim]], accepted: Sequence[Claim]) -> Iterator[Measured]:
    """Yield a row for each kind and proposer, and for all proposers together.

    A figure is right when metric, subject, breakdown, period, number, qualifier and unit are (how many of its last
    noughts are known is left to the reviewer); a relation when subject, type and object are; a date when entity, type
    and date are; a name when entity and spelling are.

    Args:
        pairs: each candidate with the claim that it would be.
        accepted: the claims of the same document, which the proposers have not seen.
    """
    for kind in ("observation", "relation", "milestone", "naming"):
        wanted = [_said(claim.content) for claim in accepted
                  if claim.content.kind == kind and not claim.variant.startswith("reading:")]  # fmt: skip
        known = {_said(claim.content) for claim in accepted if claim.content.kind == kind}
        proposers = sorted({candidate.proposer for candidate, claim in pairs if claim.content.kind == kind})
        for proposer in (*proposers, "all"):
            said = [
                _said(claim.content) for candidate, claim in pairs
                if claim.content.kind == kind and proposer in (candidate.proposer, "all")
            ]  # fmt: skip
            right = sum(one in known for one in said)
            near = sum(one not in known and _is_near(one, known) for one in said) if kind == "observation" else 0
            yield Measured(kind, proposer, len(wanted), len(said), right, near, _found(wanted, said))


def _found(wanted: Iterable[object], said: Iterable[object]) -> int:
    """Count the accepted claims that are said; two that compare alike are found once each when said once."""
    there = set(said)
    return sum(count for one, count in Counter(wanted).items() if one in there)


def _is_near(said: Any, known: Iterable[Any]) -> bool:
    """Say whether an accepted claim has the same figure and the same slot but for one part of it."""
    slot, *figure = said
    return any(
        figure == other and sum(a != b for a, b in zip(slot, parts, strict=True)) == 1 for parts, *other in known
    )


def _said(content: Content) -> object:
    match content:
        case Observation():
            figure = content.figure
            numbers = tuple(number.value * content.unit.factor for number in figure.numbers)
            return (content.slot, numbers, figure.qualifier, content.unit.base)
        case Relation():
            return (content.subject, content.type, content.object)
        case Milestone():
            return (content.entity, content.type, content.date)
        case Naming():
            return (content.entity, content.language, content.name)
        case _:
            return content.slot
