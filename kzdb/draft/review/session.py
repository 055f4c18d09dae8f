"""The review of one source's drafts: what is shown next, and what became of each, saved at every decision."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kzdb.draft.candidates import GROUPS
from kzdb.draft.checks import claim_from
from kzdb.draft.drafts import Draft, read_drafts, write_drafts
from kzdb.draft.left import left_over
from kzdb.draft.review.corrections import Correction
from kzdb.draft.review.insertion import Accepted, insert, remove
from kzdb.draft.review.lines import as_written, edited, resumed
from kzdb.draft.review.progress import Progress
from kzdb.draft.review.traps import Traps
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.reading import Reading
from kzdb.errors import KzdbError, SeedError
from kzdb.facts.claims import Claim
from kzdb.load.source import Habits
from kzdb.load.vocabulary import Vocabulary

__all__ = ["BLOCK", "REASONS", "Session"]

REASONS = (
    "not said there", "figure read wrongly", "wrong metric or relation", "wrong subject or object",
    "wrong period or date", "said already", "of no interest", "a forecast or a quotation", "other",
)  # fmt: skip
"""Why a candidate is rejected: key 1 to 9."""

BLOCK = 10
"""How many of a pattern one key accepts at most: as many as a person sees at once."""


@dataclass
class Session:
    """Decisions on the drafts of one source.

    Attributes:
        reading: the document, with the words that lines are checked with.
        reviewer: who decides, and so the author of what is accepted.
        claims: what the source claimed before.
        clock: gives seconds, for the pace.
        message: what came of the last key, for the screen.
        traps: candidates that are wrong on purpose.
    """

    reading: Reading
    reviewer: str
    claims: Sequence[Claim] = ()
    clock: Callable[[], float] = time.monotonic
    drafts: list[Draft] = field(init=False)
    message: str = field(default="", init=False)
    traps: Traps = field(default_factory=Traps, init=False)
    _undo: list[list[Draft]] = field(default_factory=list, init=False)
    _at: str | None = field(default=None, init=False)
    _correction: Correction | None = field(default=None, init=False)
    _began: float = field(init=False)
    _decided: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._began = self.clock()
        self.drafts = resumed(read_drafts(self.folder), self._path, self.reviewer)
        self._save()

    @property
    def folder(self) -> Path:
        """The folder of the source."""
        return self.reading.source.path.parent

    @property
    def waiting(self) -> list[Draft]:
        """The drafts without a decision: open before skipped, figures first, those of a pattern together, by place."""
        waiting = [draft for draft in self.drafts if draft.state in ("open", "skipped")]
        first: dict[str, tuple[int, int]] = {}
        for draft in self.drafts:  # the decided ones too: what is decided moves no pattern
            pattern = draft.candidate.pattern
            first[pattern] = min(first.get(pattern, draft.candidate.place), draft.candidate.place)
        return sorted(waiting, key=lambda one: (
            one.state == "skipped", GROUPS.index(one.candidate.group), first[one.candidate.pattern],
            one.candidate.pattern, one.candidate.place, one.key,
        ))  # fmt: skip

    @property
    def current(self) -> Draft | None:
        """The draft on the screen, None when all are decided."""
        waiting = self.waiting
        return next((draft for draft in waiting if draft.key == self._at), waiting[0] if waiting else None)

    @property
    def progress(self) -> Progress:
        """How far the review is, and the minutes left at this pace."""
        left = len(self.waiting)
        pace = (self.clock() - self._began) / self._decided if self._decided else None
        return Progress(len(self.drafts) - left, left, None if pace is None else left * pace / 60)

    @property
    def to_do(self) -> list[Passage]:
        """The sentences with figures in which nothing is proposed, accepted or claimed, in reading order."""
        kept = [draft.candidate for draft in self.drafts if draft.state != "rejected"]
        return left_over(self.reading, kept, self.claims)

    def problem(self, draft: Draft) -> str | None:
        """Return why the loader would refuse a draft as it is now, None when it would not."""
        try:
            claim_from(draft.candidate, self.reading)
        except SeedError as error:
            return str(error)
        return None

    def pattern(self) -> list[Draft]:
        """Return the drafts that accept-all would accept: those of the current one's pattern, the first `BLOCK`."""
        current = self.current
        if current is None:
            return []
        return [one for one in self.waiting if one.candidate.pattern == current.candidate.pattern][:BLOCK]

    def accept(self, drafts: Sequence[Draft] | None = None) -> bool:
        """Write the current draft, or those of `drafts` that can go, into claims.toml; return whether all went.

        A trap is not written: it counts as missed.
        """
        chosen = list(drafts) if drafts is not None else [one for one in [self.current] if one]
        refused = self._written(chosen)
        gone = chosen if refused is None else []
        if refused is not None and len(chosen) > 1:  # then one by one: some can go
            gone = [draft for draft in chosen if self._written([draft]) is None]
        if gone:
            self._decide(gone, "accepted", None)
        accepted = f"accepted {len(gone)}" if gone else ""
        self.message = "; ".join(filter(None, (accepted, refused)))
        return refused is None

    def _written(self, drafts: Sequence[Draft]) -> str | None:
        """Write drafts into claims.toml, all or none; return why not."""
        real = [self._line(draft) for draft in drafts if draft.key not in self.traps.keys]
        try:
            insert(self._path, real, self.reading.vocabulary, self._habits)
        except KzdbError as error:
            return str(error)
        return None

    def reject(self, reason: str) -> None:
        """Reject the current draft; it is never shown again."""
        current = self.current
        if current is not None:
            self._decide([current], "rejected", reason)
            self.message = f"rejected: {reason}"

    def skip(self) -> None:
        """Leave the current draft for the end."""
        current = self.current
        if current is not None:
            waiting = self.waiting
            following = waiting[waiting.index(current) + 1 :]
            self._undo.append([current])
            self._replace([replace(current, state="skipped")])
            self._at = next((draft.key for draft in following if draft.state == "open"), None)
            self.message = "skipped"

    def move(self, by: int) -> None:
        """Show the draft so many further on, or back."""
        waiting = self.waiting
        current = self.current
        if current is not None:
            self._at = waiting[(waiting.index(current) + by) % len(waiting)].key
            self.message = ""

    def find(self, words: str) -> bool:
        """Show the next draft whose line has the words, or else whose sentence has; return whether there is one."""
        waiting = self.waiting
        start = waiting.index(self.current) + 1 if self.current else 0
        ahead = [*waiting[start:], *waiting[:start]]
        lines = [json.dumps(dict(draft.candidate.values), ensure_ascii=False) for draft in ahead]
        for texts in (lines, [draft.candidate.sentence for draft in ahead]):
            for draft, text in zip(ahead, texts, strict=True):
                if words.casefold() in text.casefold():
                    self._at = draft.key
                    self.message = ""
                    return True
        self.message = f"nothing with {words!r} is waiting"
        return False

    def edit(self, name: str, value: str) -> bool:
        """Set a field of the current draft; "" removes it. Return whether the loader takes the line so."""
        current = self.current
        if current is None:
            return False
        try:
            values = edited(current.candidate.values, name, value)
        except ValueError as error:
            self.message = f"{name}: {error}"
            return False
        changed = replace(current, candidate=replace(current.candidate, values=values))
        problem = self.problem(changed)
        if problem is not None:
            self.message = problem
            return False
        self._undo.append([current])
        self._replace([changed])
        self._at = current.key
        self._correction = Correction(current.candidate.group, name, current.candidate.values.get(name), value)
        more = len(self.alike)
        offer = f"; {more} more have {self._correction.before}, m changes them, too" if more else ""
        self.message = f"{name} = {value}{offer}"
        return True

    @property
    def alike(self) -> list[Draft]:
        """The waiting drafts that have what the last edit corrected: "last week" is wrongly dated in all of a list."""
        correction = self._correction
        return [] if correction is None else [one for one in self.waiting if correction.is_due(one)]

    def correct_alike(self) -> None:
        """Make the last edit in all drafts that have what it corrected; one undo takes all of it back."""
        alike = self.alike
        if self._correction is None or not alike:
            self.message = "nothing else has what was corrected last"
            return
        corrected = {one.key: self._correction.made(one) for one in alike}
        taken = [one for one in alike if self.problem(corrected[one.key]) is None]
        if taken:
            self._undo.append(taken)
            self._replace([corrected[one.key] for one in taken])
        refused = f", {len(alike) - len(taken)} cannot have it" if len(taken) < len(alike) else ""
        self.message = f"{self._correction.name} = {self._correction.value} in {len(taken)} more{refused}"

    def undo(self) -> None:
        """Take back the last decision, edit or skip: its lines leave claims.toml again."""
        if not self._undo:
            self.message = "nothing to undo"
            return
        before = self._undo[-1]
        now = {draft.key: draft for draft in self.drafts}
        decided = [now[draft.key] for draft in before]
        written = [
            self._line(draft) for draft in decided if draft.state == "accepted" and draft.key not in self.traps.keys
        ]
        if written:
            try:
                remove(self._path, written, self.reading.vocabulary, self._habits)
            except KzdbError as error:
                self.message = str(error)
                return
        self.traps.decided(before, "open")
        self._decided -= sum(draft.state in ("accepted", "rejected") for draft in decided)
        self._undo.pop()
        self._replace(before)
        self._at = before[0].key
        self.message = "undone"

    def add_traps(self, count: int, seed: int | None = None) -> int:
        """Put up to `count` figures that are wrong on purpose among the waiting ones; return how many."""
        made = self.traps.make(self.waiting, count, seed)
        self.drafts += made
        return len(made)

    def use_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Check lines with a vocabulary that has grown."""
        self.reading = replace(self.reading, vocabulary=vocabulary)

    @property
    def _path(self) -> Path:
        return self.folder / "claims.toml"

    @property
    def _habits(self) -> Habits:
        return self.reading.source.habits

    def _line(self, draft: Draft) -> Accepted:
        return draft.candidate.group, as_written(draft.candidate, self.reviewer)

    def _decide(self, drafts: Sequence[Draft], state: str, reason: str | None) -> None:
        waiting = self.waiting
        place = min((waiting.index(draft) for draft in drafts if draft in waiting), default=0)
        following = [draft for draft in waiting if draft not in drafts]
        self._undo.append(list(drafts))
        self._decided += len(drafts)
        self.traps.decided(drafts, state)
        self._replace([replace(one, state=state, reason=reason, reviewed_by=self.reviewer) for one in drafts])
        self._at = following[place].key if place < len(following) else None

    def _replace(self, drafts: Sequence[Draft]) -> None:
        new = {draft.key: draft for draft in drafts}
        self.drafts = [new.get(draft.key, draft) for draft in self.drafts]
        self._save()

    def _save(self) -> None:
        write_drafts(self.folder, [draft for draft in self.drafts if draft.key not in self.traps.keys])
