"""What every candidate passes before a person sees it: the loader's own checks, rivals and doubles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kzdb.draft.candidates import GROUPS, Candidate, as_line
from kzdb.draft.text.reading import Reading
from kzdb.errors import SeedError
from kzdb.facts.claims import Claim, Naming, Observation
from kzdb.facts.locators import PageLocator, TextLocator
from kzdb.load.claims import claims_of, parse_entries
from kzdb.load.documents import as_lines, require_place

__all__ = ["Checked", "check", "claim_from", "is_loadable"]

SLIP = 1000
"""How many times a rival's figure makes a slip of the unit likelier than a difference."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The candidates that a person is to see, in reading order, and what was refused: a line each, with its reason."""

    candidates: tuple[Candidate, ...]
    refused: tuple[str, ...]


def check(
    candidates: Iterable[Candidate], reading: Reading, own: Sequence[Claim], others: Mapping[str, Sequence[Claim]]
) -> Checked:
    """Check candidates as the loader would.

    Args:
        candidates: of all proposers, the most trusted first: of two that answer one fact alike, the first is kept.
        reading: the document they come from.
        own: the claims that the source has already; a candidate that says one of them again is dropped.
        others: the claims of other sources, by source, for the reviewer to compare.
    """
    claimed = {(claim.content.kind, claim.content.slot): claim for claim in own}
    rivals: dict[tuple[str, object], list[tuple[str, Claim]]] = {}
    for source, claims in others.items():
        for claim in claims:
            rivals.setdefault((claim.content.kind, claim.content.slot), []).append((source, claim))
    kept: dict[tuple[object, ...], Candidate] = {}
    spellings = _Spellings(own)
    refused: list[str] = []
    for candidate in candidates:
        if candidate.group == "names":
            candidate = spellings.numbered(candidate)
        try:
            claim = claim_from(candidate, reading)
        except SeedError as error:
            refused.append(f"{candidate.proposer}, {candidate.group}: {error}")
            continue
        slot = (claim.content.kind, claim.content.slot)
        mine = claimed.get(slot)
        if (mine is not None and mine.content == claim.content) or (*slot, claim.content) in kept:
            continue
        remarks = [*candidate.remarks, *_remarks(rivals.get(slot, ()), claim)]
        if mine is not None:
            remarks.append(f"this source answers it already on line {mine.line} of claims.toml, differently")
        kept[*slot, claim.content] = replace(candidate, remarks=tuple(remarks))
    order = {group: number for number, group in enumerate(GROUPS)}
    in_order = sorted(kept.values(), key=lambda one: (one.place, order[one.group]))
    return Checked(tuple(in_order), tuple(refused))


class _Spellings:
    """Numbers the spellings of an entity, so that each is a fact of its own, whoever proposes or claims it."""

    def __init__(self, own: Sequence[Claim]) -> None:
        self._numbers: dict[tuple[str, str, str], dict[str, int]] = {}
        for claim in own:
            if isinstance(claim.content, Naming):
                said = claim.content
                self._numbers.setdefault((said.entity, said.language, said.name_kind), {})[said.name] = said.n

    def numbered(self, candidate: Candidate) -> Candidate:
        """Return a candidate for a name with the number of its spelling, a new one for a new spelling."""
        values = dict(candidate.values)
        key = (str(values["entity"]), str(values.get("language", "en")), str(values.get("kind", "preferred")))
        numbers = self._numbers.setdefault(key, {})
        number = numbers.setdefault(str(values["name"]), max(numbers.values(), default=0) + 1)
        if number == values.get("n", 1):
            return candidate
        values.pop("n", None)
        items = [(name, value) for name, value in values.items() if name != "n"]
        if number > 1:
            items.insert([name for name, _ in items].index("name"), ("n", number))
        return replace(candidate, values=dict(items))


def claim_from(candidate: Candidate, reading: Reading) -> Claim:
    """Return the claim that a candidate would be.

    Raises:
        SeedError: the loader would refuse it, or its quote is not in the document.
    """
    path = reading.source.path.parent / "claims.toml"
    habits = reading.source.habits
    values = {
        name: value for name, value in candidate.values.items() if name != "mention"
    }  # its main claim is elsewhere
    entries = parse_entries(path, f"{candidate.group} = [{as_line(values)}]")
    (claim,) = claims_of(path, entries, reading.vocabulary, habits)
    for citation in claim.citations:
        locator = citation.locator
        assert isinstance(locator, TextLocator | PageLocator)  # the schema knows no other
        require_place(entries[0], "at", as_lines(locator), reading.document, habits.notation)
    return claim


def is_loadable(candidate: Candidate, reading: Reading) -> bool:
    """Say whether the loader would take a candidate."""
    try:
        claim_from(candidate, reading)
    except SeedError:
        return False
    return True


def _remarks(rivals: Sequence[tuple[str, Claim]], claim: Claim) -> Iterator[str]:
    """Say what other sources answer; of those that say the same one is named."""
    same = [source for source, rival in rivals if rival.content == claim.content]
    if same:
        more = f" and {len(same) - 1} more" if len(same) > 1 else ""
        yield f"{same[0]}{more} {'say' if more else 'says'} the same"
    yield from (_rival(source, rival, claim) for source, rival in rivals if rival.content != claim.content)


def _rival(source: str, rival: Claim, claim: Claim) -> str:
    """Say what another source answers."""
    if isinstance(rival.content, Observation) and isinstance(claim.content, Observation):
        mine, theirs = claim.content, rival.content
        printed = rival.citations[0].printed or theirs.figure.unit
        if mine.unit.base != theirs.unit.base:
            return f"{source} has {printed}, in another unit"
        one = mine.figure.interval(mine.unit.factor)
        two = theirs.figure.interval(theirs.unit.factor)
        if not one.disjoint(two):
            return f"{source} agrees: {printed}"
        a, b = mine.figure.low.value * mine.unit.factor, theirs.figure.low.value * theirs.unit.factor
        if a and b and max(abs(a / b), abs(b / a)) >= SLIP:
            return f"{source} has {printed}: a slip of the unit?"
        return f"{source} contradicts: {printed}"
    return f"{source} says it differently"
