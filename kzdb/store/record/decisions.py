"""Recording what is ours: decisions and waivers. Equal ones are left alone; what differs is closed and opened again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kzdb.errors import StoreError
from kzdb.facts.periods import Period
from kzdb.store.bridge import Bridge
from kzdb.store.record.staging import KINDS
from kzdb.store.record.vocabulary import ids_of

__all__ = ["DecisionRow", "WaiverRow", "record_decisions", "record_waivers"]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision; `slot` is the fact's as claims have it.

    `sides` are (source, variant, answer seen, the same in the form that answers are compared in).
    """

    slug: str
    kind: str
    slot: tuple[object, ...]
    preferred: str
    variant: str
    reason: str
    decided_by: str
    decided_on: str
    sides: tuple[tuple[str, str, str, str], ...]
    content_hash: str


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A waiver; a period that is None means any."""

    slug: str
    rule: str
    subject: str
    period_start: str | None
    period_end: str | None
    reason: str
    waived_by: str
    waived_on: str
    expires_on: str
    content_hash: str


def record_decisions(
    bridge: Bridge, rows: Iterable[DecisionRow], revision: int, brought: Collection[str] | None = None
) -> int:
    """Make the live decisions those of `rows`; return how many were opened or closed.

    Args:
        bridge: the open store.
        rows: all decisions of the workspace.
        revision: the number of the run.
        brought: the sources of a run that brings some only; a decision that looks at claims of others, which the store
            does not have yet, waits for the run that brings those.

    Raises:
        StoreError: a decision is about a fact that no claim ever answered.
    """
    wanted = {row.content_hash: row for row in rows}
    changed = _close(bridge, "decisions", set(wanted), revision)
    held = {str(found) for (found,) in bridge.rows("SELECT content_hash FROM decisions WHERE rec_to IS NULL")}
    sources = ids_of(bridge, "sources")
    for row in wanted.values():
        if row.content_hash in held:
            continue
        fact = _fact_id(bridge, row)
        saw = {source for source, *_ in row.sides}
        if brought is not None and not saw <= set(brought) and (fact is None or not saw <= sources.keys()):
            continue
        if fact is None:
            raise StoreError(f"seeds/decisions: {row.slug} is about a fact that no claim answers. Correct its slot.")
        _open_decision(bridge, row, fact, sources, revision)
        changed += 1
    return changed


def record_waivers(bridge: Bridge, rows: Iterable[WaiverRow], revision: int) -> int:
    """Make the live waivers those of `rows`; return how many were opened or closed."""
    wanted = {row.content_hash: row for row in rows}
    changed = _close(bridge, "waivers", set(wanted), revision)
    held = {str(found) for (found,) in bridge.rows("SELECT content_hash FROM waivers WHERE rec_to IS NULL")}
    for row in wanted.values():
        if row.content_hash not in held:
            number = int(bridge.value("SELECT coalesce(max(id), 0) + 1 FROM waivers"))
            bridge.execute(
                "INSERT INTO waivers (id, slug, rule, subject, period_start, period_end, reason, waived_by, waived_on, "
                "expires_on, content_hash, rec_from) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                number, row.slug, row.rule, row.subject, row.period_start, row.period_end, row.reason, row.waived_by,
                row.waived_on, row.expires_on, row.content_hash, revision,
            )  # fmt: skip
            changed += 1
    return changed


def _close(bridge: Bridge, table: str, wanted: set[str], revision: int) -> int:
    live = bridge.rows(f"SELECT id, content_hash FROM {table} WHERE rec_to IS NULL")
    gone = [int(number) for number, content_hash in live if str(content_hash) not in wanted]
    for number in gone:
        bridge.execute(f"UPDATE {table} SET rec_to = $1 WHERE id = $2", revision, number)
    return len(gone)


def _open_decision(bridge: Bridge, row: DecisionRow, fact: int, sources: Mapping[str, int], revision: int) -> None:
    number = int(bridge.value("SELECT coalesce(max(id), 0) + 1 FROM decisions"))
    bridge.execute(
        "INSERT INTO decisions (id, slug, fact_id, preferred_source_id, preferred_variant, reason, decided_by, "
        "decided_on, content_hash, rec_from) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        number, row.slug, fact, sources[row.preferred], row.variant, row.reason, row.decided_by,
        row.decided_on, row.content_hash, revision,
    )  # fmt: skip
    for source, variant, saw, key in row.sides:
        bridge.execute(
            "INSERT INTO decision_sides (decision_id, source_id, variant, saw, saw_key) VALUES ($1, $2, $3, $4, $5)",
            number, sources[source], variant, saw, key,
        )  # fmt: skip


def _fact_id(bridge: Bridge, row: DecisionRow) -> int | None:
    """Return the fact that a decision is about, None when no claim ever answered it."""
    kind = next(kind for kind in KINDS if kind.name == row.kind)
    values = _slot_values(row)
    clauses, parameters = [], []
    for name, column, table in kind.slot:
        parameters.append(values[name])
        at = f"${len(parameters)}"
        clauses.append(
            f"{column} = {at}" if table is None else f"{column} = (SELECT id FROM {table} WHERE slug = {at})"
        )
    found = bridge.rows(f"SELECT fact_id FROM {kind.facts} WHERE {' AND '.join(clauses)}", *parameters)
    return int(found[0][0]) if found else None


def _slot_values(row: DecisionRow) -> dict[str, object]:
    if row.kind == "observation":
        metric, subject, breakdown, period = row.slot
        assert isinstance(period, Period)
        return {
            "metric": metric, "subject": subject, "breakdown": breakdown, "period_start": period.start,
            "period_end": period.end, "period_type": period.type,
        }  # fmt: skip
    names = ("subject", "type", "object", "n") if row.kind == "relation" else ("entity", "type", "n")
    return dict(zip(names, row.slot, strict=True))
