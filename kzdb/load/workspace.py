"""Reading a whole workspace's seeds: checked to the end before the store is touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.facts.claims import Claim, Observation
from kzdb.facts.locators import Locator
from kzdb.load.batches import batches_of
from kzdb.load.claims import read_claims
from kzdb.load.decisions import Decisions, read_decisions
from kzdb.load.documents import Document, anchored_digest, open_document, require_place
from kzdb.load.entries import Entry, Told, line_of_key, meant
from kzdb.load.source import Source, read_source
from kzdb.load.vocabulary import Row, Vocabulary, read_vocabulary
from kzdb.store.record.run import SourceRows, VocabularyRows

__all__ = ["Seeds", "read_seeds", "read_sources"]

NOT_SOURCES = {"vocabulary", "decisions"}


@dataclass(frozen=True, slots=True)
class Seeds:
    """All that the seeds say, as rows for the store."""

    vocabulary: VocabularyRows
    sources: list[SourceRows]
    decisions: Decisions
    claims: int


def read_seeds(seeds: Path, documents: Path | None, progress: Callable[[str], None]) -> Seeds:
    """Read and check the vocabulary, every source and every decision under `seeds`.

    Where `documents` holds a source's document, every quote is looked up in it; elsewhere the places written by
    `kzdb anchor` are taken, as verified when source.toml carries the proof.

    Raises:
        SeedError: anything is wrong with any file; the first mistake is told.
    """
    vocabulary = read_vocabulary(seeds / "vocabulary")
    sources = read_sources(seeds, vocabulary)
    used: set[str] = set()
    rows: list[SourceRows] = []
    read: dict[str, list[Claim]] = {}
    for source in sources:
        progress(f"reading {source.slug}")
        claims = read_claims(source.path.parent / "claims.toml", vocabulary)
        document = open_document(documents, source) if documents else None
        claims, verified = _placed(source, claims, document)
        used |= {claim.content.breakdown for claim in claims if isinstance(claim.content, Observation)}
        rows.append(_source_rows(source, claims, verified))
        read[source.slug] = claims
    decisions = read_decisions(seeds / "decisions", vocabulary, read)
    return Seeds(_vocabulary_rows(vocabulary, used), rows, decisions, sum(map(len, read.values())))


def read_sources(seeds: Path, vocabulary: Vocabulary) -> list[Source]:
    """Return every source under `seeds`, by slug.

    Raises:
        SeedError: there is none, a source.toml is wrong, or `relies_on` names no source or runs in a circle.
    """
    folders = sorted(path for path in seeds.iterdir() if path.is_dir() and path.name not in NOT_SOURCES)
    folders = [folder for folder in folders if not folder.name.startswith(".")]
    if not folders:
        raise SeedError(f"{seeds}: got no source, expected a folder for each. Add seeds/<source>/source.toml.")
    sources = [read_source(folder, vocabulary) for folder in folders]
    known = {source.slug: source for source in sources}
    for source in sources:
        for upstream in source.relies_on:
            if upstream not in known or upstream == source.slug:
                others = known.keys() - {source.slug}
                raise _about_upstream(
                    source, upstream, "the slug of another source", meant(upstream, others, "Correct it.")
                )
    _refuse_circles(known)
    return sources


def _about_upstream(source: Source, got: str, expected: str, do: str) -> SeedError:
    line = line_of_key(source.path.read_text("utf-8"), "relies_on")
    return SeedError.at(source.path, line, "relies_on", got, expected, do)


def _refuse_circles(sources: dict[str, Source]) -> None:
    def walk(slug: str, path: tuple[str, ...]) -> None:
        if slug in path:
            circle = " -> ".join((*path[path.index(slug) :], slug))
            raise _about_upstream(sources[slug], Told(circle), "no circle", "Remove one of the links.")
        for upstream in sources[slug].relies_on:
            walk(upstream, (*path, slug))

    for slug in sources:
        walk(slug, ())


def _placed(source: Source, claims: list[Claim], document: Document | None) -> tuple[list[Claim], frozenset[str]]:
    """Return the claims with every locator placed, and the locators that are proven."""
    path = source.path.parent / "claims.toml"
    if document is not None and document.sha256 != source.sha256:
        line = line_of_key(source.path.read_text("utf-8"), "sha256")
        raise SeedError.at(
            source.path, line, "sha256", source.sha256, f"{document.sha256}, as {document.path.name} has",
            "Correct it if this is a new edition, and run `kzdb anchor`.",
        )  # fmt: skip
    placed = [
        replace(
            claim,
            citations=tuple(
                _place(Entry(path, claim.line, "", {}), "also" if number else "at", locator, document)
                for number, locator in enumerate(claim.citations)
            ),
        )
        for claim in claims
    ]
    locators = frozenset(str(locator) for claim in placed for locator in claim.citations)
    proven = document is not None or source.anchored == anchored_digest(source.sha256, locators)
    return placed, locators if proven else frozenset()


def _place(entry: Entry, field: str, locator: Locator, document: Document | None) -> Locator:
    if document is not None:
        return require_place(entry, field, locator, document)
    if locator.start is None:
        raise entry.error(
            field, str(locator), f"the place of the quote in the line, like {locator.line}@0: …",
            "Run `kzdb anchor --documents DIR`.",
        )  # fmt: skip
    return locator


def _source_rows(source: Source, claims: list[Claim], verified: frozenset[str]) -> SourceRows:
    return SourceRows(
        source={
            "slug": source.slug, "title": source.title, "publisher": source.publisher, "language": source.language,
            "licence": source.licence, "url": source.url, "reliability": source.reliability,
            "reliability_reason": source.reliability_reason,
        },
        edition={
            "sha256": source.sha256, "label": source.edition, "document": source.document,
            "published_on": source.published.start if source.published else None,
            "published_precision": source.published.precision if source.published else "unknown",
            "published_note": source.published_note,
        },
        relies_on=source.relies_on,
        max_closed_share=source.max_closed_share,
        batches=partial(batches_of, claims, source.sha256, verified),
    )  # fmt: skip


def _vocabulary_rows(vocabulary: Vocabulary, used: set[str]) -> VocabularyRows:
    """Return the vocabulary as rows; an entity that some observation is broken down by is a breakdown too."""
    names = {row["slug"]: row["name"] for rows in vocabulary.entity_rows.values() for row in rows}
    breakdowns: list[dict[str, str | int | None]] = [
        {"slug": row["slug"], "name": row["name"], "entity": None} for row in vocabulary.other_rows["breakdowns"]
    ]
    breakdowns += [{"slug": slug, "name": names[slug], "entity": slug} for slug in sorted(used & names.keys())]
    tables = {
        name: [_row(row, drop=("aliases",)) for row in rows]
        for name, rows in vocabulary.other_rows.items()
        if name != "breakdowns"
    }
    for row in tables["units"]:
        row["num"], row["den"] = int(str(row["num"])), int(str(row["den"]))
    for row in tables["relation_types"]:
        row["single_valued"] = int(row["single_valued"] == "yes")
    relations = {str(row["slug"]) for row in tables["relation_types"]}
    for row in tables["metric_links"]:
        of, per = row.pop("of") or None, row.pop("per") or None
        row["of_metric"] = None if of in relations else of
        row["relation_type"] = of if of in relations else None
        row["per_metric"] = per
    entities = {kind: [_row(row) for row in rows] for kind, rows in vocabulary.entity_rows.items()}
    labels = [_row(row) for row in vocabulary.labels]
    return VocabularyRows(entities, {**tables, "breakdowns": breakdowns, "labels": labels})


def _row(row: Row, drop: tuple[str, ...] = ()) -> dict[str, str | int | None]:
    """Return a row as the store takes it: without its line, an empty country as None."""
    return {
        name: None if name == "country" and not value else value
        for name, value in row.items()
        if name != "line" and name not in drop
    }
