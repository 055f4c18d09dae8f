"""What changed between two editions, from what was printed in them: a pure function over two ledgers.

Entries are matched by the facts behind them, not by their words: a figure that was revised is the same figure. For each
it says what happened on the page (came, left, changed, moved) and why in the base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kzdb.printed.edition import COMPARED, Before, Behind, Item, Printed, read_behind, read_ended

if TYPE_CHECKING:
    import duckdb

__all__ = ["Change", "Reason", "changes_since", "what_changed"]

Happened = Literal["came", "left", "changed", "moved"]
Reason = Literal[
    "new", "revised", "re-sourced", "withdrawn", "contested", "settled", "reselected", "reworded", "moved"
]  # fmt: skip
"""Why: a new claim; the same source says otherwise; another source answers; the source no longer says so; rivals came;
rivals were settled; the report chose otherwise among the same claims; other words; another section or page."""

_ORDER: tuple[Reason, ...] = (
    "withdrawn", "revised", "contested", "settled", "re-sourced", "new", "reselected", "reworded", "moved",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a reader of both editions would find different."""

    happened: Happened
    why: Reason
    kind: str
    subject: str
    predicate: str
    object: str | None
    start: str | None
    end: str | None
    old_text: str | None
    old_page: int | None
    new_text: str | None
    new_page: int | None
    old_claims: tuple[int, ...]
    new_claims: tuple[int, ...]
    weight: float
    anchor: str | None = None
    """The place on the page of the new edition where it is first printed."""
    contested: bool = False
    """Sources disagree on it now."""

    @property
    def is_behind(self) -> bool:
        """Whether the words are the same and only what is behind them changed."""
        return self.why in ("revised", "re-sourced") and self.old_text == self.new_text


@dataclass(frozen=True, slots=True)
class _Side:
    """All entries of one edition that answer the same facts."""

    items: tuple[Item, ...]
    claims: tuple[int, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(sorted({item.text for item in self.items}))

    @property
    def text(self) -> str:
        return self.items[0].text

    @property
    def places(self) -> set[str]:
        return {item.place for item in self.items}

    @property
    def page(self) -> int | None:
        return min((item.page for item in self.items if item.page is not None), default=None)


def changes_since(connection: duckdb.DuckDBPyConnection, before: Before, items: Iterable[Item]) -> list[Change]:
    """Return what changed from the edition before to one that prints these entries, what weighs most first."""
    new = tuple(items)
    behind = read_behind(connection, {claim for item in new for claim in item.claims})
    return what_changed(before.printed, Printed(new, behind), read_ended(connection))


def what_changed(old: Printed, new: Printed, ended: Mapping[int, str]) -> list[Change]:
    """Return what changed from one edition to another, what weighs most first.

    Args:
        old, new: the editions as printed. Of a new one that is not laid out yet, which has no pages, only what is in
            another section has moved.
        ended: why each claim that is no longer live ended, superseded or withdrawn (`former_claims`).
    """
    before, after = _sides(old), _sides(new)
    found = []
    for key in before.keys() | after.keys():
        change = _change(before.get(key), after.get(key), old, new, ended)
        if change is not None:
            found.append(change)
    return sorted(
        found,
        key=lambda one: (
            -one.weight,
            COMPARED.index(one.kind),
            _ORDER.index(one.why),
            one.subject,
            one.predicate,
            one.object or "",
            one.start or "",
            one.new_text or one.old_text or "",
            one.new_claims or one.old_claims,
        ),
    )


def _sides(printed: Printed) -> dict[tuple[str, tuple[int, ...]], _Side]:
    """Return the entries that say something, put together by kind and by the facts they answer."""
    together: dict[tuple[str, tuple[int, ...]], list[Item]] = defaultdict(list)
    for item in printed.items:
        facts = {printed.behind[claim].fact for claim in item.claims if claim in printed.behind}
        if item.kind in COMPARED and facts:
            together[item.kind, tuple(sorted(facts))].append(item)
    return {
        key: _Side(tuple(items), tuple(sorted({claim for item in items for claim in item.claims})))
        for key, items in together.items()
    }


def _change(
    before: _Side | None, after: _Side | None, old: Printed, new: Printed, ended: Mapping[int, str]
) -> Change | None:
    if before is None and after is not None:
        is_new = all(new.behind[claim].revision > old.revision for claim in after.claims if claim in new.behind)
        return _written("came", "new" if is_new else "reselected", None, after, old, new)
    if after is None and before is not None:
        return _written("left", _why_left(before, ended), before, None, old, new)
    assert before is not None
    assert after is not None
    if before.claims != after.claims:
        return _written("changed", _why_other(before, after, old, new), before, after, old, new)
    was, is_now = _contested(before, old), _contested(after, new)
    if was != is_now:
        return _written("changed", "contested" if is_now else "settled", before, after, old, new)
    if before.texts != after.texts:
        return _written("changed", "reworded", before, after, old, new)
    if before.places != after.places or (None not in (before.page, after.page) and before.page != after.page):
        return _written("moved", "moved", before, after, old, new)
    return None


def _why_left(side: _Side, ended: Mapping[int, str]) -> Reason:
    ends = [ended[claim] for claim in side.claims if claim in ended]
    if not ends:
        return "reselected"
    return "withdrawn" if "withdrawn" in ends else "revised"


def _why_other(before: _Side, after: _Side, old: Printed, new: Printed) -> Reason:
    """Return why other claims answer the same facts now."""
    left, came = set(before.claims) - set(after.claims), set(after.claims) - set(before.claims)
    sources_left = {old.behind[claim].source for claim in left if claim in old.behind}
    sources_came = {new.behind[claim].source for claim in came if claim in new.behind}
    if sources_left & sources_came:
        return "revised"
    return "re-sourced" if sources_came else "reselected"


def _contested(side: _Side, printed: Printed) -> bool:
    return any(printed.behind[claim].contested for claim in side.claims if claim in printed.behind)


def _written(
    happened: Happened, why: Reason, before: _Side | None, after: _Side | None, old: Printed, new: Printed
) -> Change:
    about, side = _about(after, new) or _about(before, old), after or before
    assert about is not None
    assert side is not None
    weights = [*_weights(before, old), *_weights(after, new)]
    return Change(
        happened,
        why,
        side.items[0].kind,
        about.subject,
        about.predicate,
        about.object,
        about.start,
        about.end,
        before.text if before else None,
        before.page if before else None,
        after.text if after else None,
        after.page if after else None,
        before.claims if before else (),
        after.claims if after else (),
        0.0 if why == "moved" else max(weights, default=0.0),
        after.items[0].id if after else None,
        after is not None and _contested(after, new),
    )


def _about(side: _Side | None, printed: Printed) -> Behind | None:
    """Return what is behind an entry; of several claims the newest period, as of a change from one year to the next."""
    claims = side.claims if side else ()
    known = [printed.behind[claim] for claim in claims if claim in printed.behind]
    return max(known, key=lambda one: one.end or "", default=None)


def _weights(side: _Side | None, printed: Printed) -> list[float]:
    return [printed.behind[claim].weight for claim in (side.claims if side else ()) if claim in printed.behind]
