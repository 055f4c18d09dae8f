"""The set-based SQL of a load run: one source, one kind of claim at a time. It runs on SQLite and PostgreSQL alike.

All names put into the statements are constants of `kzdb.store.record.staging`; values are always parameters.
"""

from __future__ import annotations

from kzdb.store.bridge import Bridge
from kzdb.store.record.outcome import LoadOutcome
from kzdb.store.record.staging import KINDS, PLACE, Kind

__all__ = ["plan", "withdrawals", "write"]

_SAME_PLACE = " AND ".join(f"x.{name} = c.{name}" for name in ("kind", *PLACE, "quote"))
_PLACE = ", ".join(f"c.{name}" for name in ("kind", *PLACE, "quote"))


def plan(bridge: Bridge, kind: Kind, source_id: int) -> None:
    """Find for each staged claim its fact and the live claim it meets; write the facts that are asked the first time.

    Fills `plan_<kind>`: row_no, fact_id, old_id (None when nothing is met); same, cited, remarked are 1 where answer,
    evidence and remark are those of the claim met. Every slot is looked up once, also when nothing has changed.
    """
    bridge.execute(
        f"INSERT INTO plan_{kind.name} (row_no, fact_id, old_id, same, cited, remarked) "
        "SELECT s.row_no, f.fact_id, c.id, "
        "CASE WHEN c.answer_hash = s.answer_hash THEN 1 ELSE 0 END, "
        "CASE WHEN c.evidence_hash = s.evidence_hash THEN 1 ELSE 0 END, "
        "CASE WHEN coalesce(r.content_hash, '') = coalesce(s.remark_hash, '') THEN 1 ELSE 0 END "
        f"FROM staged_{kind.name} AS s "
        f"LEFT JOIN {kind.facts} AS f ON {_same_slot(kind)} "
        "LEFT JOIN claims AS c ON c.fact_id = f.fact_id AND c.source_id = $1 AND c.variant = s.variant "
        "AND c.rec_to IS NULL "
        "LEFT JOIN remarks AS r ON r.claim_id = c.id AND r.rec_to IS NULL",
        source_id,
    )
    if bridge.value(f"SELECT count(*) - count(fact_id) FROM plan_{kind.name}"):
        _write_facts(bridge, kind)
    bridge.analyze(f"plan_{kind.name}")


def _write_facts(bridge: Bridge, kind: Kind) -> None:
    """Write the facts that the plan lacks, and put them into it; the next source meets what this one wrote.

    One row of each slot is marked: its number numbers the fact, the others of the slot look it up.
    """
    slot = [column for _, column, _ in kind.slot]
    base = _last(bridge, "facts")
    bridge.execute(
        f"INSERT INTO facts (id, kind) SELECT $1 + p.row_no, '{kind.name}' FROM plan_{kind.name} AS p "
        f"INNER JOIN staged_{kind.name} AS s ON s.row_no = p.row_no "
        "WHERE p.fact_id IS NULL AND s.first_of_slot = 1 ORDER BY p.row_no",
        base,
    )
    bridge.execute(
        f"INSERT INTO {kind.facts} (fact_id, kind, {', '.join(slot)}) "
        f"SELECT x.id, x.kind, {', '.join(f's.{name}' for name in slot)} "
        f"FROM facts AS x INNER JOIN staged_{kind.name} AS s ON s.row_no = x.id - $1 WHERE x.id > $1 ORDER BY x.id",
        base,
    )
    bridge.execute(
        f"UPDATE plan_{kind.name} SET fact_id = x.id FROM facts AS x "
        f"WHERE x.id = $1 + plan_{kind.name}.row_no AND plan_{kind.name}.fact_id IS NULL",
        base,
    )
    bridge.analyze(kind.facts)
    bridge.execute(
        f"UPDATE plan_{kind.name} SET fact_id = f.fact_id FROM staged_{kind.name} AS s "
        f"INNER JOIN {kind.facts} AS f ON {_same_slot(kind)} "
        f"WHERE s.row_no = plan_{kind.name}.row_no AND plan_{kind.name}.fact_id IS NULL"
    )


def withdrawals(bridge: Bridge, source_id: int) -> tuple[int, int]:
    """Return how many live claims the source has, and how many of them the plan would withdraw."""
    live = int(bridge.value("SELECT count(*) FROM claims WHERE rec_to IS NULL AND source_id = $1", source_id))
    met = sum(int(bridge.value(f"SELECT count(old_id) FROM plan_{kind.name}")) for kind in KINDS)
    return live, live - met


def write(bridge: Bridge, kind: Kind, source_id: int, revision: int, outcome: LoadOutcome) -> None:
    """Close what the source no longer says, open what is new, cite and remark what stays; count into `outcome`."""
    name = kind.name
    total, same, changed, recited = (
        int(count)  # PostgreSQL hands over a sum of integers as text
        for count in bridge.rows(
            "SELECT count(*), coalesce(sum(same), 0), "
            "coalesce(sum(CASE WHEN old_id IS NOT NULL THEN 1 - same END), 0), "
            f"coalesce(sum(same * (1 - cited)), 0) FROM plan_{name}"
        )[0]
    )
    gone = (
        "rec_to IS NULL AND source_id = $1 AND kind = $2 "
        f"AND NOT EXISTS (SELECT 1 FROM plan_{name} AS p WHERE p.old_id = claims.id AND p.same = 1)"
    )
    closed = int(bridge.value(f"SELECT count(*) FROM claims WHERE {gone}", source_id, name))
    if closed:
        _close(bridge, name, gone, source_id, revision)
    if total > same or recited:
        _add_passages(bridge, name, source_id)
        bridge.analyze("passages")
    if recited:
        _cite_again(bridge, name, source_id, revision)
    _remark(bridge, name, revision, outcome)
    if total > same:
        _open(bridge, kind, source_id, revision)
        bridge.analyze("claims", "citations", "remarks")
    outcome.opened += total - same - changed
    outcome.superseded += changed
    outcome.withdrawn += closed - changed
    outcome.recited += recited


def _close(bridge: Bridge, name: str, gone: str, source_id: int, revision: int) -> None:
    """Close claims with their citations and remarks; a claim that is met and says something else is superseded."""
    for table in ("citations", "remarks"):
        live = ", live = 0" if table == "citations" else ""
        bridge.execute(
            f"UPDATE {table} SET rec_to = $3{live} WHERE rec_to IS NULL "
            f"AND claim_id IN (SELECT id FROM claims WHERE {gone})",
            source_id, name, revision,
        )  # fmt: skip
    bridge.execute(
        "UPDATE claims SET rec_to = $3, live = NULL, end_reason = "
        f"CASE WHEN EXISTS (SELECT 1 FROM plan_{name} AS p WHERE p.old_id = claims.id) "
        f"THEN 'superseded' ELSE 'withdrawn' END WHERE {gone}",
        source_id, name, revision,
    )  # fmt: skip


def _add_passages(bridge: Bridge, name: str, source_id: int) -> None:
    """Write the passages of new and of re-cited claims that the store does not have yet."""
    bridge.execute(
        f"INSERT INTO passages (id, source_id, kind, {', '.join(PLACE)}, quote) "
        f"SELECT $1 + c.citation_no, $2, {_PLACE} "
        f"FROM cited_{name} AS c INNER JOIN plan_{name} AS p ON p.row_no = c.row_no WHERE p.same * p.cited = 0 "
        "ORDER BY c.citation_no "
        f"ON CONFLICT (source_id, kind, {', '.join(PLACE)}, quote) DO NOTHING",
        _last(bridge, "passages"), source_id,
    )  # fmt: skip


def _cite_again(bridge: Bridge, name: str, source_id: int, revision: int) -> None:
    """Give claims that are said elsewhere now, or in other words, their new citations; close those they had."""
    wanted = (
        "SELECT p.old_id AS claim_id, x.id AS passage_id, c.position, c.printed, c.citation_no "
        f"FROM plan_{name} AS p INNER JOIN cited_{name} AS c ON c.row_no = p.row_no "
        f"INNER JOIN passages AS x ON x.source_id = $1 AND {_SAME_PLACE} WHERE p.same = 1 AND p.cited = 0"
    )
    alike = (
        "w.claim_id = citations.claim_id AND w.passage_id = citations.passage_id AND w.position = citations.position "
        "AND coalesce(w.printed, '') = coalesce(citations.printed, '')"
    )
    bridge.execute(
        "UPDATE citations SET rec_to = $2, live = 0 WHERE rec_to IS NULL "
        f"AND claim_id IN (SELECT old_id FROM plan_{name} WHERE same = 1 AND cited = 0) "
        f"AND NOT EXISTS (SELECT 1 FROM ({wanted}) AS w WHERE {alike})",
        source_id, revision,
    )  # fmt: skip
    bridge.execute(
        "INSERT INTO citations (id, claim_id, source_id, passage_id, position, printed, live, rec_from) "
        "SELECT $2 + w.citation_no, w.claim_id, $1, w.passage_id, w.position, w.printed, 1, $3 "
        f"FROM ({wanted}) AS w WHERE NOT EXISTS "
        f"(SELECT 1 FROM citations WHERE citations.rec_to IS NULL AND {alike}) ORDER BY w.citation_no",
        source_id, _last(bridge, "citations"), revision,
    )  # fmt: skip
    bridge.execute(
        "UPDATE claims SET evidence_hash = s.evidence_hash, primary_citation_id = z.id "
        f"FROM plan_{name} AS p INNER JOIN staged_{name} AS s ON s.row_no = p.row_no "
        "INNER JOIN citations AS z ON z.claim_id = p.old_id AND z.position = 1 AND z.rec_to IS NULL "
        "WHERE claims.id = p.old_id AND p.same = 1 AND p.cited = 0"
    )


def _remark(bridge: Bridge, name: str, revision: int, outcome: LoadOutcome) -> None:
    """Replace the remarks on claims that stay."""
    changed = int(bridge.value(f"SELECT count(*) FROM plan_{name} WHERE same = 1 AND remarked = 0"))
    if changed:
        bridge.execute(
            "UPDATE remarks SET rec_to = $1 WHERE rec_to IS NULL "
            f"AND claim_id IN (SELECT old_id FROM plan_{name} WHERE same = 1 AND remarked = 0)",
            revision,
        )
        _add_remarks(bridge, name, "p.old_id", "p.same = 1 AND p.remarked = 0", revision)
    outcome.annotated += changed


def _add_remarks(bridge: Bridge, name: str, claim: str, which: str, revision: int, *shift: int) -> None:
    """Write the staged remarks of the claims that `which` chooses; `claim` gives their ids, `shift` is its $3."""
    bridge.execute(
        "INSERT INTO remarks (id, claim_id, note, credibility, content_hash, rec_from) "
        f"SELECT $1 + s.row_no, {claim}, s.note, s.credibility, s.remark_hash, $2 "
        f"FROM plan_{name} AS p INNER JOIN staged_{name} AS s ON s.row_no = p.row_no "
        f"WHERE s.remark_hash IS NOT NULL AND {which} ORDER BY s.row_no",
        _last(bridge, "remarks"), revision, *shift,
    )  # fmt: skip
    bridge.execute(
        "INSERT INTO inferences (remark_id, attribute) "
        f"SELECT r.id, a.attribute FROM plan_{name} AS p INNER JOIN staged_{name} AS s ON s.row_no = p.row_no "
        f"INNER JOIN staged_attributes AS a ON ',' || s.inferred || ',' LIKE '%,' || a.attribute || ',%' "
        f"INNER JOIN remarks AS r ON r.claim_id = {claim.replace('$3', '$2')} AND r.rec_from = $1 AND r.rec_to IS NULL "
        f"WHERE s.inferred IS NOT NULL AND {which}",
        revision, *shift,
    )  # fmt: skip


def _open(bridge: Bridge, kind: Kind, source_id: int, revision: int) -> None:
    name = kind.name
    claim, citation = _last(bridge, "claims"), _last(bridge, "citations")
    bridge.execute(
        "INSERT INTO claims (id, fact_id, kind, source_id, variant, nature, modality, attributed_to_id, answer_hash, "
        "evidence_hash, primary_citation_id, live, rec_from, supersedes_id) "
        f"SELECT $1 + p.row_no, p.fact_id, '{name}', $2, s.variant, s.nature, s.modality, s.attributed_to_id, "
        "s.answer_hash, s.evidence_hash, $3 + s.citation_no, 1, $4, p.old_id "
        f"FROM plan_{name} AS p INNER JOIN staged_{name} AS s ON s.row_no = p.row_no WHERE p.same = 0 "
        "ORDER BY p.row_no",
        claim, source_id, citation, revision,
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
        "INSERT INTO citations (id, claim_id, source_id, passage_id, position, printed, live, rec_from) "
        "SELECT $1 + c.citation_no, $2 + c.row_no, $3, x.id, c.position, c.printed, 1, $4 "
        f"FROM cited_{name} AS c INNER JOIN plan_{name} AS p ON p.row_no = c.row_no "
        f"INNER JOIN passages AS x ON x.source_id = $3 AND {_SAME_PLACE} WHERE p.same = 0 ORDER BY c.citation_no",
        citation, claim, source_id, revision,
    )  # fmt: skip
    if bridge.value(f"SELECT count(remark_hash) FROM staged_{name}"):
        _add_remarks(bridge, name, "$3 + p.row_no", "p.same = 0", revision, claim)


def _same_slot(kind: Kind) -> str:
    return " AND ".join(f"f.{column} = s.{column}" for _, column, _ in kind.slot)


def _last(bridge: Bridge, table: str) -> int:
    return int(bridge.value(f"SELECT coalesce(max(id), 0) FROM {table}"))
