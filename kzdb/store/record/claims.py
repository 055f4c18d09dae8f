"""The set-based SQL of a load run, one kind of claim at a time. It runs unchanged on SQLite and PostgreSQL.

All names put into the statements are constants of `kzdb.store.record.staging`; values are always parameters.
"""

from __future__ import annotations

from kzdb.store.bridge import Bridge
from kzdb.store.record.outcome import LoadOutcome
from kzdb.store.record.staging import KINDS, Kind

__all__ = ["plan", "withdrawals", "write", "write_facts"]


def write_facts(bridge: Bridge, kind: Kind, first_row: int, last_row: int) -> None:
    """Write the facts that the staged rows of one source ask for the first time.

    Within one source one row of each slot is marked, so the rows need no sifting; the next source meets what this
    one wrote.
    """
    slot = [column for _, column, _ in kind.slot]
    base = int(bridge.value("SELECT coalesce(max(id), 0) FROM facts"))
    shift = base - first_row + 1
    bridge.execute(
        f"INSERT INTO facts (id, kind) SELECT $1 + s.row_no, '{kind.name}' FROM staged_{kind.name} AS s "
        "WHERE s.row_no BETWEEN $2 AND $3 AND s.first_of_slot = 1 "
        f"AND NOT EXISTS (SELECT 1 FROM {kind.facts} AS f WHERE {_same_slot(slot)}) ORDER BY s.row_no",
        shift, first_row, last_row,
    )  # fmt: skip
    bridge.execute(
        f"INSERT INTO {kind.facts} (fact_id, kind, {', '.join(slot)}) "
        f"SELECT x.id, x.kind, {', '.join(f's.{name}' for name in slot)} "
        f"FROM facts AS x INNER JOIN staged_{kind.name} AS s ON s.row_no = x.id - $1 WHERE x.id > $2 ORDER BY x.id",
        shift, base,
    )  # fmt: skip


def plan(bridge: Bridge, kind: Kind) -> None:
    """Find for each staged claim its fact and the live claim it meets.

    Fills `plan_<kind>`: row_no, fact_id, old_id (None when nothing is met), same (1 when nothing differs).
    """
    bridge.execute(
        f"INSERT INTO plan_{kind.name} (row_no, fact_id, old_id, same) "
        "SELECT s.row_no, f.fact_id, c.id, CASE WHEN c.content_hash = s.content_hash THEN 1 ELSE 0 END "
        f"FROM staged_{kind.name} AS s "
        f"INNER JOIN {kind.facts} AS f ON {_same_slot([column for _, column, _ in kind.slot])} "
        "LEFT JOIN claims AS c ON c.fact_id = f.fact_id AND c.source_id = s.source_id AND c.variant = s.variant "
        "AND c.rec_to IS NULL"
    )
    bridge.execute(f"CREATE INDEX ix_plan_{kind.name} ON plan_{kind.name} (old_id)")  # for the anti-joins
    if bridge.dialect == "postgresql":
        bridge.execute(f"ANALYZE plan_{kind.name}")


def _same_slot(slot: list[str]) -> str:
    return " AND ".join(f"f.{name} = s.{name}" for name in slot)


def withdrawals(bridge: Bridge) -> list[tuple[str, int, int]]:
    """Return (source, live claims, claims the plan would withdraw) of every source that would lose some."""
    met = " UNION ALL ".join(f"SELECT old_id FROM plan_{kind.name} WHERE old_id IS NOT NULL" for kind in KINDS)
    return [
        (str(slug), int(live), int(lost))
        for slug, live, lost in bridge.rows(
            "SELECT s.slug, count(*), sum(CASE WHEN m.old_id IS NULL THEN 1 ELSE 0 END) FROM claims AS c "
            f"INNER JOIN sources AS s ON s.id = c.source_id LEFT JOIN ({met}) AS m ON m.old_id = c.id "
            "WHERE c.rec_to IS NULL GROUP BY s.slug HAVING sum(CASE WHEN m.old_id IS NULL THEN 1 ELSE 0 END) > 0 "
            "ORDER BY s.slug"
        )
    ]


def write(bridge: Bridge, kind: Kind, revision: int, outcome: LoadOutcome) -> None:
    """Close what is superseded or withdrawn and open what is new, by `plan_<kind>`; count into `outcome`."""
    name = kind.name
    counts = bridge.rows(
        "SELECT count(*), coalesce(sum(same), 0), coalesce(sum(CASE WHEN old_id IS NOT NULL THEN 1 - same END), 0) "
        f"FROM plan_{name}"
    )[0]
    total, unchanged, replaced = map(int, counts)  # PostgreSQL hands over a sum of integers as text
    gone = f"NOT EXISTS (SELECT 1 FROM plan_{name} AS p WHERE p.old_id = claims.id)"
    withdrawn = bridge.value(f"SELECT count(*) FROM claims WHERE rec_to IS NULL AND kind = $1 AND {gone}", name)
    if withdrawn:
        bridge.execute(
            f"UPDATE claims SET rec_to = $1, end_reason = 'withdrawn' WHERE rec_to IS NULL AND kind = $2 AND {gone}",
            revision,
            name,
        )
    if replaced:
        bridge.execute(
            "UPDATE claims SET rec_to = $1, end_reason = 'superseded' "
            f"WHERE id IN (SELECT old_id FROM plan_{name} WHERE old_id IS NOT NULL AND same = 0)",
            revision,
        )
    outcome.vocabulary += _verify_passages(bridge, name)
    if total > unchanged:
        _open(bridge, kind, revision)
    outcome.opened += total - unchanged - replaced
    outcome.superseded += replaced
    outcome.withdrawn += int(withdrawn)
    outcome.unchanged += unchanged


def _open(bridge: Bridge, kind: Kind, revision: int) -> None:
    name = kind.name
    claim = int(bridge.value("SELECT coalesce(max(id), 0) FROM claims"))
    citation = int(bridge.value("SELECT coalesce(max(id), 0) FROM citations"))
    passage = int(bridge.value("SELECT coalesce(max(id), 0) FROM passages"))
    bridge.execute(
        "INSERT INTO claims (id, fact_id, kind, source_id, source_edition_id, variant, nature, modality, "
        "attributed_to_id, credibility, note, content_hash, primary_citation_id, rec_from, supersedes_id) "
        f"SELECT $1 + p.row_no, p.fact_id, '{name}', s.source_id, s.source_edition_id, s.variant, s.nature, "
        "s.modality, s.attributed_to_id, s.credibility, s.note, s.content_hash, $2 + s.citation_no, $3, p.old_id "
        f"FROM plan_{name} AS p INNER JOIN staged_{name} AS s ON s.row_no = p.row_no WHERE p.same = 0 "
        "ORDER BY p.row_no",
        claim, citation, revision,
    )  # fmt: skip
    answer = [column for _, column, _ in kind.answer]
    bridge.execute(
        f"INSERT INTO {kind.answers} (claim_id, kind, {', '.join(answer)}) "
        f"SELECT $1 + p.row_no, '{name}', {', '.join(f's.{column}' for column in answer)} "
        f"FROM plan_{name} AS p INNER JOIN staged_{name} AS s ON s.row_no = p.row_no WHERE p.same = 0 "
        "ORDER BY p.row_no",
        claim,
    )
    bridge.execute(
        "INSERT INTO passages (id, source_edition_id, line, char_start, char_end, quote, verified) "
        "SELECT $1 + c.citation_no, c.source_edition_id, c.line, c.char_start, c.char_end, c.quote, c.verified "
        f"FROM cited_{name} AS c INNER JOIN plan_{name} AS p ON p.row_no = c.row_no WHERE p.same = 0 "
        "ORDER BY c.citation_no "
        "ON CONFLICT (source_edition_id, line, char_start, char_end, quote) DO NOTHING",
        passage,
    )
    bridge.execute(
        "INSERT INTO citations (id, claim_id, source_edition_id, passage_id) "
        "SELECT $1 + c.citation_no, $2 + c.row_no, c.source_edition_id, x.id "
        f"FROM cited_{name} AS c INNER JOIN plan_{name} AS p ON p.row_no = c.row_no "
        "INNER JOIN passages AS x ON x.source_edition_id = c.source_edition_id AND x.line = c.line "
        "AND x.char_start = c.char_start AND x.char_end = c.char_end AND x.quote = c.quote WHERE p.same = 0 "
        "ORDER BY c.citation_no",
        citation, claim,
    )  # fmt: skip


def _verify_passages(bridge: Bridge, name: str) -> int:
    """Mark the passages that were found in the document since they were recorded; return how many."""
    found = (
        f"verified = 0 AND EXISTS (SELECT 1 FROM cited_{name} AS c WHERE c.verified = 1 "
        "AND c.source_edition_id = passages.source_edition_id AND c.line = passages.line "
        "AND c.char_start = passages.char_start AND c.char_end = passages.char_end AND c.quote = passages.quote)"
    )
    if not bridge.value("SELECT count(*) FROM passages WHERE verified = 0"):
        return 0
    count = int(bridge.value(f"SELECT count(*) FROM passages WHERE {found}"))
    if count:
        bridge.execute(f"UPDATE passages SET verified = 1 WHERE {found}")
    return count
