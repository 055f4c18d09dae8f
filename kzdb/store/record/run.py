"""One load run: everything the seeds say, compared with everything the store holds, in one transaction.

Each source is handed over whole. What is equal is left alone; what differs closes the old claim and opens the new; what
is no longer said is closed as withdrawn. A run that changes nothing leaves no revision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from kzdb.errors import StoreError
from kzdb.store.bridge import Bridge
from kzdb.store.record import claims as statements
from kzdb.store.record.decisions import DecisionRow, WaiverRow, record_decisions, record_waivers
from kzdb.store.record.outcome import LoadOutcome
from kzdb.store.record.staging import KINDS, Kind, create_staging, resolved
from kzdb.store.record.versions import record_versions
from kzdb.store.record.vocabulary import Rows, ids_of, replace, upsert, upsert_entities

__all__ = ["SourceRows", "VocabularyRows", "record"]

VOCABULARY_TABLES = (
    "units", "metrics", "breakdowns", "relation_types", "milestone_types", "topics", "metric_links", "milestone_orders",
)  # fmt: skip
"""The closed lists that are no entities, each after those it refers to."""

REFERENCES = {
    "unit": ("unit_id", "units"),
    "entity": ("entity_id", "entities"),
    "metric": ("metric_id", "metrics"),
    "of_metric": ("of_metric_id", "metrics"),
    "per_metric": ("per_metric_id", "metrics"),
    "relation_type": ("relation_type_id", "relation_types"),
    "before": ("before_id", "milestone_types"),
    "after": ("after_id", "milestone_types"),
}
"""Columns of the vocabulary that name another row by its slug, and where they stand in the store."""


@dataclass(frozen=True, slots=True)
class VocabularyRows:
    """The vocabulary: rows of each table, naming other rows by slug (`REFERENCES`)."""

    entities: Mapping[str, Rows]
    tables: Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class SourceRows:
    """All that one source edition says.

    `batches` yields (kind, claims, citations) in the schemas of `kzdb.store.record.staging`, numbered from 1 within the
    source and kind.
    """

    source: dict[str, str | int | None]
    edition: dict[str, str | int | None]
    relies_on: tuple[str, ...]
    max_closed_share: float
    batches: Callable[[], Iterable[tuple[str, pa.RecordBatch, pa.RecordBatch]]]


def record(
    bridge: Bridge,
    vocabulary: VocabularyRows,
    sources: Iterable[SourceRows],
    *,
    decisions: Iterable[DecisionRow] = (),
    waivers: Iterable[WaiverRow] = (),
    inputs: Mapping[str, str] | None = None,
    loaded_at: str,
    version: str,
    force: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> LoadOutcome:
    """Record one load run and return what it did.

    Args:
        bridge: the open store, outside any transaction.
        vocabulary: the whole vocabulary.
        sources: every source of the workspace; a source that is left out is withdrawn.
        decisions: every decision of the workspace; one that is left out is closed.
        waivers: every waiver, likewise.
        inputs: digest of each thing that was read, by name; kept for the next run to compare with.
        loaded_at: the time of the run, UTC, ISO 8601.
        version: the version of kzdb.
        force: withdraw more than a source's declared share of claims all the same.
        progress: told what is being done.

    Raises:
        StoreError: the database refuses, or the run would withdraw too much; nothing is written.
    """
    outcome = LoadOutcome()
    bridge.begin()
    try:
        revision = int(bridge.value("SELECT coalesce(max(id), 0) + 1 FROM revisions"))
        bridge.execute(
            "INSERT INTO revisions (id, loaded_at, kzdb_version) VALUES ($1, $2, $3)",
            revision,
            loaded_at,
            version,
        )
        outcome.vocabulary = _record_vocabulary(bridge, vocabulary)
        create_staging(bridge)
        shares = dict(_stage_sources(bridge, sources, outcome, progress))
        progress("comparing with what the store holds")
        for kind in KINDS:
            statements.plan(bridge, kind)
        _refuse_to_lose_claims(bridge, shares, force)
        for kind in KINDS:
            statements.write(bridge, kind, revision, outcome)
        outcome.vocabulary += record_decisions(bridge, decisions, revision) + record_waivers(bridge, waivers, revision)
        record_versions(bridge, revision)
        if outcome.changed:
            outcome.revision = revision
        else:
            bridge.rollback()
            bridge.begin()
        if inputs is not None:
            _remember(bridge, inputs)
        progress("checking every constraint")
        bridge.commit()
    except BaseException:
        _undo(bridge)
        raise
    return outcome


def _remember(bridge: Bridge, inputs: Mapping[str, str]) -> None:
    bridge.execute("DELETE FROM inputs")
    for name, sha256 in sorted(inputs.items()):
        bridge.execute("INSERT INTO inputs (name, sha256) VALUES ($1, $2)", name, sha256)


def _undo(bridge: Bridge) -> None:
    try:
        bridge.rollback()
    except StoreError:
        pass  # the database has already undone the transaction; the first error is the one to tell


def _record_vocabulary(bridge: Bridge, vocabulary: VocabularyRows) -> int:
    changed = upsert_entities(bridge, vocabulary.entities)
    ids = {"entities": ids_of(bridge, "entities")}
    for table in VOCABULARY_TABLES:
        rows = [
            {
                REFERENCES[name][0] if name in REFERENCES else name: (
                    ids[REFERENCES[name][1]][str(value)] if name in REFERENCES and value is not None else value
                )
                for name, value in row.items()
            }
            for row in vocabulary.tables[table]
        ]
        changed += upsert(bridge, table, rows)
        ids[table] = ids_of(bridge, table)
    labels = vocabulary.tables.get("labels", [])
    return changed + replace(bridge, "labels", labels, ("list", "slug", "language"))


def _stage_sources(
    bridge: Bridge, sources: Iterable[SourceRows], outcome: LoadOutcome, progress: Callable[[str], None]
) -> Iterator[tuple[str, float]]:
    ids = {
        table: ids_of(bridge, table)
        for table in (
            "entities",
            "metrics",
            "breakdowns",
            "units",
            "relation_types",
            "milestone_types",
            "topics",
        )
    }
    rows_so_far = dict.fromkeys((kind.name for kind in KINDS), 0)
    citations_so_far = dict(rows_so_far)
    by_name = {kind.name: kind for kind in KINDS}
    upstream: list[tuple[str, tuple[str, ...]]] = []
    for source in sources:
        slug = str(source.source["slug"])
        progress(f"staging {slug}")
        edition = _record_source(bridge, source, ids["entities"], outcome)
        upstream.append((slug, source.relies_on))
        first_row, first_citation = dict(rows_so_far), dict(citations_so_far)
        for name, claims, citations in source.batches():
            _stage(bridge, by_name[name], claims, citations, ids, edition, first_row[name], first_citation[name])
            rows_so_far[name] += len(claims)
            citations_so_far[name] += len(citations)
        for kind in KINDS:
            _write_facts(bridge, kind, first_row[kind.name] + 1, rows_so_far[kind.name])
        yield slug, source.max_closed_share
    _record_upstream(bridge, upstream, outcome)


def _write_facts(bridge: Bridge, kind: Kind, first_row: int, last_row: int) -> None:
    if first_row > last_row:
        return
    if bridge.dialect == "postgresql":
        bridge.execute(f"ANALYZE staged_{kind.name}")
        bridge.execute(f"ANALYZE cited_{kind.name}")
    statements.write_facts(bridge, kind, first_row, last_row)


def _stage(
    bridge: Bridge, kind: Kind, claims: pa.RecordBatch, citations: pa.RecordBatch, ids: dict[str, dict[str, int]],
    edition: tuple[int, int], first_row: int, first_citation: int,
) -> None:  # fmt: skip
    shift = {"row_no": first_row, "citation_no": first_citation}

    def shifted(batch: pa.RecordBatch) -> pa.RecordBatch:
        arrays = [pc.add(batch[name], shift[name]) if shift.get(name) else batch[name] for name in batch.schema.names]
        return pa.RecordBatch.from_arrays(arrays, schema=batch.schema)

    bridge.append(f"staged_{kind.name}", resolved(kind, shifted(claims), ids, edition))
    moved = shifted(citations)
    of_edition = pa.repeat(pa.scalar(edition[1], pa.int64()), len(moved))
    bridge.append(f"cited_{kind.name}", moved.append_column("source_edition_id", of_edition))


def _record_source(
    bridge: Bridge, source: SourceRows, entities: Mapping[str, int], outcome: LoadOutcome
) -> tuple[int, int]:
    row = dict(source.source)
    row["publisher_id"] = entities[str(row.pop("publisher"))]
    outcome.vocabulary += upsert(bridge, "sources", [row])
    source_id = int(bridge.value("SELECT id FROM sources WHERE slug = $1", str(row["slug"])))
    edition: dict[str, str | int | None] = {"source_id": source_id, **source.edition}
    outcome.vocabulary += upsert(bridge, "source_editions", [edition], key=("source_id", "sha256"))
    edition_id = bridge.value(
        "SELECT id FROM source_editions WHERE source_id = $1 AND sha256 = $2",
        source_id,
        str(edition["sha256"]),
    )
    return source_id, int(edition_id)


def _record_upstream(bridge: Bridge, upstream: list[tuple[str, tuple[str, ...]]], outcome: LoadOutcome) -> None:
    ids = ids_of(bridge, "sources")
    wanted = {(ids[source], ids[other]) for source, others in upstream for other in others}
    held = {(int(a), int(b)) for a, b in bridge.rows("SELECT source_id, upstream_id FROM source_relies_on")}
    for source_id, upstream_id in sorted(held - wanted):
        bridge.execute("DELETE FROM source_relies_on WHERE source_id = $1 AND upstream_id = $2", source_id, upstream_id)
    for source_id, upstream_id in sorted(wanted - held):
        bridge.execute("INSERT INTO source_relies_on (source_id, upstream_id) VALUES ($1, $2)", source_id, upstream_id)
    outcome.vocabulary += len(held ^ wanted)


def _refuse_to_lose_claims(bridge: Bridge, shares: Mapping[str, float], force: bool) -> None:
    for slug, live, lost in statements.withdrawals(bridge):
        allowed = shares.get(slug, 0.0)
        if lost > live * allowed and not force:
            raise StoreError(
                f"seeds/{slug}: this load would withdraw {lost} of {live} claims, more than the declared share of "
                f"{allowed:.0%} (max_closed_share in source.toml). Restore them, or load with --force."
            )
