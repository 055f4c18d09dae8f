"""One load run: what the seeds say, compared with what the store holds, in one transaction, source after source.

Each source is handed over whole. What is equal is left alone; a claim whose answer differs is closed and its successor
opened; one that is said elsewhere now is cited again; what is no longer said is closed as withdrawn. Sources that the
run does not bring are not touched. A run that changes nothing leaves no revision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kzdb.errors import StoreError
from kzdb.store.bridge import Bridge
from kzdb.store.record import claims as statements
from kzdb.store.record.decisions import DecisionRow, WaiverRow, record_decisions, record_waivers
from kzdb.store.record.keys import keys_checked_at_once
from kzdb.store.record.outcome import LoadOutcome
from kzdb.store.record.sources import SourceRows, record_parts, record_source, record_upstream, withdraw_sources
from kzdb.store.record.staging import KINDS, create_staging, empty_staging, stage, with_parts
from kzdb.store.record.versions import record_versions
from kzdb.store.record.vocabulary import VocabularyRows, ids_of, record_vocabulary

__all__ = ["LoadRun", "record"]

REFERRED = ("entities", "metrics", "breakdowns", "units", "relation_types", "milestone_types", "topics")
"""Tables whose rows claims name by slug."""


@dataclass(frozen=True, slots=True)
class LoadRun:
    """Everything one run brings.

    Attributes:
        vocabulary: the whole vocabulary.
        sources: the sources to compare with the store, each whole.
        present: slugs of all sources of the workspace, when the run may withdraw those that are no longer there;
            None when it brings some sources only.
        decisions, waivers: all of the workspace.
        inputs: digest of each thing that was read, by name; kept for the next run to compare with.
        loaded_at: the time of the run, UTC, ISO 8601.
        version: the version of kzdb.
        force: withdraw more than a source's declared share of claims all the same.
    """

    vocabulary: VocabularyRows
    sources: Iterable[SourceRows]
    loaded_at: str
    version: str
    present: frozenset[str] | None = None
    decisions: Iterable[DecisionRow] = ()
    waivers: Iterable[WaiverRow] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    force: bool = False


def record(bridge: Bridge, run: LoadRun, progress: Callable[[str], None] = lambda _: None) -> LoadOutcome:
    """Record one load run in the open store, which is outside any transaction, and return what it did.

    Raises:
        StoreError: the database refuses, or the run would withdraw too much; nothing is written.
    """
    outcome = LoadOutcome()
    bridge.begin()
    try:
        revision = int(bridge.value("SELECT coalesce(max(id), 0) + 1 FROM revisions"))
        bridge.execute(
            "INSERT INTO revisions (id, loaded_at, kzdb_version) VALUES ($1, $2, $3)",
            revision, run.loaded_at, run.version,
        )  # fmt: skip
        outcome.vocabulary = record_vocabulary(bridge, run.vocabulary)
        with keys_checked_at_once(bridge):
            brought = _record_sources(bridge, run, revision, outcome, progress)
        if run.present is not None:
            withdraw_sources(bridge, run.present, revision, outcome, force=run.force)
        some = None if run.present is not None else list(brought)
        outcome.vocabulary += record_decisions(bridge, run.decisions, revision, some)
        outcome.vocabulary += record_waivers(bridge, run.waivers, revision)
        record_versions(bridge, revision)
        outcome.unchanged = (
            _live(bridge, brought.values() if run.present is None else None) - outcome.opened - outcome.superseded
        )
        if outcome.changed:
            outcome.revision = revision
        else:
            bridge.rollback()
            bridge.begin()
        _remember(bridge, run)
        progress("checking every constraint")
        bridge.commit()
    except BaseException:
        _undo(bridge)
        raise
    return outcome


def _record_sources(
    bridge: Bridge, run: LoadRun, revision: int, outcome: LoadOutcome, progress: Callable[[str], None]
) -> dict[str, int]:
    """Record source after source; return their ids by slug."""
    ids = {table: ids_of(bridge, table) for table in REFERRED}
    create_staging(bridge)
    upstream: dict[str, tuple[str, ...]] = {}
    brought: dict[str, int] = {}
    for source in run.sources:
        slug = str(source.source["slug"])
        progress(f"comparing {slug} with the store")
        source_id = record_source(bridge, source, ids["entities"], revision, outcome)
        brought[slug] = source_id
        upstream[slug] = source.relies_on
        _stage(bridge, source, ids, record_parts(bridge, source_id, source.parts, outcome))
        for kind in KINDS:
            statements.plan(bridge, kind, source_id)
        _refuse_to_lose_claims(bridge, source, source_id, force=run.force)
        for kind in KINDS:
            statements.write(bridge, kind, source_id, revision, outcome)
        empty_staging(bridge)
    record_upstream(bridge, upstream, outcome)
    return brought


def _live(bridge: Bridge, sources: Iterable[int] | None) -> int:
    """Return how many claims are live, of these sources or of all."""
    if sources is None:
        return int(bridge.value("SELECT count(*) FROM claims WHERE rec_to IS NULL"))
    query = "SELECT count(*) FROM claims WHERE rec_to IS NULL AND source_id = $1"
    return sum(int(bridge.value(query, source_id)) for source_id in sources)


def _stage(bridge: Bridge, source: SourceRows, ids: Mapping[str, Mapping[str, int]], parts: Mapping[int, int]) -> None:
    by_name = {kind.name: kind for kind in KINDS}
    for name, claims, citations in source.batches():
        stage(bridge, by_name[name], claims, with_parts(citations, parts), ids)
    for name in by_name:
        bridge.analyze(f"staged_{name}", f"cited_{name}")


def _refuse_to_lose_claims(bridge: Bridge, source: SourceRows, source_id: int, *, force: bool) -> None:
    live, lost = statements.withdrawals(bridge, source_id)
    if lost > live * source.max_closed_share and not force:
        raise StoreError(
            f"seeds/{source.source['slug']}: this load would withdraw {lost} of {live} claims, more than the declared "
            f"share of {source.max_closed_share:.0%} (max_closed_share in source.toml). Restore them, or load with "
            "--force."
        )


def _remember(bridge: Bridge, run: LoadRun) -> None:
    """Keep the digests of what was read; a run of some sources leaves those of the others."""
    if run.present is not None:
        bridge.execute("DELETE FROM inputs")
    for name, sha256 in sorted(run.inputs.items()):
        bridge.execute("DELETE FROM inputs WHERE name = $1", name)
        bridge.execute("INSERT INTO inputs (name, sha256) VALUES ($1, $2)", name, sha256)


def _undo(bridge: Bridge) -> None:
    try:
        bridge.rollback()
    except StoreError:
        pass  # the database has already undone the transaction; the first error is the one to raise
