"""Recording sources: the work, the edition that was read, the parts of its document, what it takes from others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from kzdb.errors import StoreError
from kzdb.store.bridge import Bridge
from kzdb.store.record.outcome import LoadOutcome
from kzdb.store.record.vocabulary import Row, ids_of, replace, upsert

__all__ = ["SourceRows", "record_source", "record_upstream", "withdraw_sources"]

Batch = tuple[str, pa.RecordBatch, pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class SourceRows:
    """All that one source says, read from one edition.

    Attributes:
        source, edition: rows of `sources` (its publisher by slug) and `source_editions`.
        proven: whether every quote was found in the edition's bytes.
        relies_on: slugs of the sources it takes from.
        max_closed_share: the share of its claims that one load may withdraw.
        parts: names of sheets or lists of records, by the number that passages have.
        labels: our texts about it in other languages: (text, language, label).
        expected: how often a new edition comes, where people look, when they last did; empty where none is expected.
        batches: yields (kind, claims, citations) in the schemas of `kzdb.store.record.staging`, numbered from 1 within
            the kind.
    """

    source: Row
    edition: Row
    proven: bool
    relies_on: tuple[str, ...]
    max_closed_share: float
    batches: Callable[[], Iterable[Batch]]
    parts: Mapping[int, str] = field(default_factory=dict)
    labels: tuple[tuple[str, str, str], ...] = ()
    expected: Row = field(default_factory=dict)


def record_source(
    bridge: Bridge, source: SourceRows, entities: Mapping[str, int], revision: int, outcome: LoadOutcome
) -> int:
    """Write the source, its edition and what belongs to them where they are new or differ; return the source's id."""
    row = dict(source.source)
    row["publisher_id"] = entities[str(row.pop("publisher"))]
    outcome.vocabulary += upsert(bridge, "sources", [row])
    source_id = int(bridge.value("SELECT id FROM sources WHERE slug = $1", str(row["slug"])))
    edition: Row = {"source_id": source_id, **source.edition}
    outcome.vocabulary += upsert(bridge, "source_editions", [edition], key=("source_id", "sha256"))
    edition_id = int(
        bridge.value(
            "SELECT id FROM source_editions WHERE source_id = $1 AND sha256 = $2", source_id, str(edition["sha256"])
        )
    )
    _read_from(bridge, source_id, edition_id, source.proven, revision, outcome)
    for number, name in source.parts.items():
        _name_part(bridge, source_id, number, name, outcome)
    labels: list[Row] = [
        {"source_id": source_id, "text": text, "language": language, "label": label}
        for text, language, label in source.labels
    ]
    expected: list[Row] = [{"source_id": source_id, **source.expected}] if source.expected else []
    within = ("source_id", source_id)
    outcome.vocabulary += replace(bridge, "expected_editions", expected, ("source_id",), within=within)
    key = ("source_id", "text", "language")
    outcome.vocabulary += replace(bridge, "text_labels", labels, key, within=within)
    return source_id


def record_upstream(bridge: Bridge, upstream: Mapping[str, tuple[str, ...]], outcome: LoadOutcome) -> None:
    """Make what the sources of this run take from others what `upstream` says."""
    ids = ids_of(bridge, "sources")
    brought = {ids[slug] for slug in upstream}
    wanted = {(ids[source], ids[other]) for source, others in upstream.items() for other in others}
    held = {
        (int(a), int(b))
        for a, b in bridge.rows("SELECT source_id, upstream_id FROM source_relies_on")
        if int(a) in brought
    }
    for source_id, upstream_id in sorted(held - wanted):
        bridge.execute("DELETE FROM source_relies_on WHERE source_id = $1 AND upstream_id = $2", source_id, upstream_id)
    for source_id, upstream_id in sorted(wanted - held):
        bridge.execute("INSERT INTO source_relies_on (source_id, upstream_id) VALUES ($1, $2)", source_id, upstream_id)
    outcome.vocabulary += len(held ^ wanted)


def withdraw_sources(
    bridge: Bridge, present: frozenset[str], revision: int, outcome: LoadOutcome, *, force: bool
) -> None:
    """Withdraw the claims of sources that have left the workspace.

    Raises:
        StoreError: there are any, and `force` does not allow it.
    """
    live = bridge.rows(
        "SELECT s.id, s.slug, count(*) FROM claims AS c INNER JOIN sources AS s ON s.id = c.source_id "
        "WHERE c.rec_to IS NULL GROUP BY s.id, s.slug ORDER BY s.slug"
    )
    for source_id, slug, claims in live:
        if str(slug) in present:
            continue
        if not force:
            raise StoreError(
                f"seeds/{slug}: this load would withdraw all {claims} claims of a source that is not there any more. "
                "Restore its folder, or load with --force."
            )
        for table in ("citations", "remarks"):
            closed = ", live = 0" if table == "citations" else ""
            bridge.execute(
                f"UPDATE {table} SET rec_to = $1{closed} WHERE rec_to IS NULL "
                "AND claim_id IN (SELECT id FROM claims WHERE source_id = $2 AND rec_to IS NULL)",
                revision, int(source_id),
            )  # fmt: skip
        bridge.execute(
            "UPDATE claims SET rec_to = $1, live = NULL, end_reason = 'withdrawn' "
            "WHERE source_id = $2 AND rec_to IS NULL",
            revision, int(source_id),
        )  # fmt: skip
        bridge.execute(
            "UPDATE current_editions SET rec_to = $1 WHERE source_id = $2 AND rec_to IS NULL", revision, int(source_id)
        )
        outcome.withdrawn += int(claims)


def _read_from(
    bridge: Bridge, source_id: int, edition_id: int, proven: bool, revision: int, outcome: LoadOutcome
) -> None:
    """Note from which edition the source is read from now on, if it is another, or its quotes are proven only now."""
    held = bridge.rows(
        "SELECT source_edition_id, proven FROM current_editions WHERE source_id = $1 AND rec_to IS NULL", source_id
    )
    same = bool(held) and int(held[0][0]) == edition_id
    if same and int(held[0][1]) >= int(proven):  # a proof stays when the documents are not at hand any more
        return
    bridge.execute(
        "UPDATE current_editions SET rec_to = $1 WHERE source_id = $2 AND rec_to IS NULL", revision, source_id
    )
    number = int(bridge.value("SELECT coalesce(max(id), 0) + 1 FROM current_editions"))
    bridge.execute(
        "INSERT INTO current_editions (id, source_id, source_edition_id, proven, rec_from) VALUES ($1, $2, $3, $4, $5)",
        number, source_id, edition_id, int(proven), revision,
    )  # fmt: skip
    outcome.vocabulary += 1


def _name_part(bridge: Bridge, source_id: int, number: int, name: str, outcome: LoadOutcome) -> None:
    known = bridge.rows("SELECT name FROM source_parts WHERE source_id = $1 AND number = $2", source_id, number)
    if not known:
        bridge.execute(
            "INSERT INTO source_parts (source_id, number, name) VALUES ($1, $2, $3)", source_id, number, name
        )
        outcome.vocabulary += 1
