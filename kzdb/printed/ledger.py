"""The ledger: everything with a digit or a claim that an edition prints, where, and on which claims.

It is written beside the PDF, and the text of the finished pages is compared with it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

from kzdb.printed.edition import Item

EntryKind = Literal["figure", "computed", "fact", "judgement", "count", "label", "chart", "mark", "note", "change"]
"""A source's figure, one of ours, a cited fact, a judgement, a count of ours, a label with a digit, a chart, a text in
a chart, a note, a text in the list of what changed since the edition before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing printed; `place` is its section, `id` its anchor on the page, `page` is known when it is laid out."""

    id: str
    kind: EntryKind
    text: str
    place: str
    claims: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    unit: str | None = None
    formula: str | None = None
    page: int | None = None


@dataclass
class Ledger:
    """The entries of one edition in the order of the page, and the section being written."""

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
        formula: str | None = None,
    ) -> str:
        """Write an entry and return its id: `stem`, numbered from the second time on."""
        times = self._times[stem] = self._times.get(stem, 0) + 1
        name = stem if times == 1 else f"{stem}-{times}"
        self.entries.append(Entry(name, kind, text, self.place, tuple(claims), tuple(notes), unit, formula))
        return name

    @property
    def figures(self) -> int:
        """How many figures were printed."""
        return sum(entry.kind in {"figure", "computed"} for entry in self.entries)

    @property
    def items(self) -> list[Item]:
        """What was printed, as the edition after this one will read it."""
        return [Item(one.kind, one.text, one.place, one.page, one.claims, one.id) for one in self.entries]

    def to_json(self, **about: object) -> str:
        """Return the ledger as JSON: what it is about, then one entry a line."""
        head = json.dumps(about, ensure_ascii=False, sort_keys=True, default=str)[1:-1]
        lines = ",\n".join(json.dumps(asdict(entry), ensure_ascii=False) for entry in self.entries)
        return f'{{{head}{", " if head else ""}"entries": [\n{lines}\n]}}\n'
