"""The ledger: every figure, cited fact and label with a digit that was printed, where, and on which claims.

It is written beside the PDF and is what an audit of the finished page is held against.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

EntryKind = Literal["figure", "derived", "fact", "judgement", "count", "label", "chart", "mark", "note", "register"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing printed.

    A figure, one of ours with its formula, a cited fact, a judgement with its basis, a count of ours, a label with
    a digit, a chart and each mark of text in it, a note, a line of the evidence register.
    """

    id: str
    kind: EntryKind
    text: str
    place: str
    claims: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    unit: str | None = None
    decimals: int | None = None
    formula: str | None = None
    page: int | None = None


@dataclass
class Ledger:
    """The entries of one edition, in the order of the page, and the section being written."""

    place: str = "front"
    entries: list[Entry] = field(default_factory=list)
    _times: dict[str, int] = field(default_factory=dict)

    def add(
        self,
        kind: EntryKind,
        stem: str,
        text: str,
        claims: Sequence[int] = (),
        notes: Sequence[int] = (),
        unit: str | None = None,
        decimals: int | None = None,
        formula: str | None = None,
    ) -> str:
        """Write an entry and return its id: `stem`, numbered from its second printing on."""
        times = self._times[stem] = self._times.get(stem, 0) + 1
        name = stem if times == 1 else f"{stem}-{times}"
        self.entries.append(Entry(name, kind, text, self.place, tuple(claims), tuple(notes), unit, decimals, formula))
        return name

    @property
    def figures(self) -> int:
        """How many figures were printed."""
        return sum(entry.kind in {"figure", "derived"} for entry in self.entries)

    def to_json(self, **about: object) -> str:
        """Return the ledger as JSON: what it is about, then one entry a line, always in the same order."""
        head = json.dumps(about, ensure_ascii=False, sort_keys=True, default=str)[1:-1]
        lines = ",\n".join(json.dumps(asdict(entry), ensure_ascii=False) for entry in self.entries)
        return f'{{{head}{", " if head else ""}"entries": [\n{lines}\n]}}\n'
