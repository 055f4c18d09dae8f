"""Reading a workspace's seeds: checked to the end before the store is touched."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kzdb.errors import Mistakes, SeedError, Verbatim
from kzdb.facts.claims import Citation, Claim, Observation
from kzdb.facts.locators import Locator, PageLocator, TextLocator
from kzdb.load.batches import batches_of
from kzdb.load.claims import read_claims
from kzdb.load.decisions import Decisions, read_decisions
from kzdb.load.documents import (
    Document,
    anchored_digest,
    as_lines,
    open_document,
    require_place,
    written_locator,
)
from kzdb.load.source import Source, read_source
from kzdb.load.tables.extract import EXTRACT, is_data_set, is_extract_proven
from kzdb.load.tables.extracted import read_extract
from kzdb.load.vocabulary import Vocabulary, read_vocabulary
from kzdb.load.vocabulary.labels import read_text_labels
from kzdb.store.record.sources import Batch, SourceRows
from kzdb.store.record.vocabulary import Row, VocabularyRows
from kzdb.toml_file import Entry, suggestion

__all__ = ["Seeds", "read_seeds", "read_sources"]

NOT_SOURCES = {"vocabulary", "decisions"}


@dataclass(frozen=True, slots=True)
class Seeds:
    """What the seeds say, as rows for the store.

    Attributes:
        vocabulary: all of it.
        sources: those that were asked for.
        present: slugs of all sources of the workspace.
        decisions: all of them.
    """

    vocabulary: VocabularyRows
    sources: list[SourceRows]
    present: frozenset[str]
    decisions: Decisions


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage in circles meanwhile: claims make none, and each search would walk through all of them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_uncollected()
def read_seeds(
    seeds: Path,
    documents: Path | None,
    progress: Callable[[str], None],
    wanted: Collection[str] | None = None,
) -> Seeds:
    """Read and check the vocabulary, the sources wanted (default: all) and every decision under `seeds`.

    Where `documents` holds a source's document, every quote is looked up in it; elsewhere the places written by
    `kzdb anchor` are taken, as proven when source.toml carries the proof.

    Raises:
        SeedError: a line for each mistake in the files; or there is no such source. While the vocabulary is wrong,
            only its mistakes are reported: those of the claims would mostly follow from them.
    """
    vocabulary = read_vocabulary(seeds / "vocabulary")
    sources = read_sources(seeds, vocabulary)
    slugs = [source.slug for source in sources]
    for slug in wanted or ():
        if slug not in slugs:
            raise SeedError(
                f"{seeds}: got no source {slug!r}. {suggestion(slug, slugs, 'Add its folder, or correct it.')}"
            )
    mistakes = Mistakes()
    used: set[str] = set()
    rows: list[SourceRows] = []
    for source in sources:
        if wanted is not None and source.slug not in wanted:
            continue
        progress(f"reading {source.slug}")
        with mistakes.collect():
            if is_data_set(source):
                extract = read_extract(source.path.parent / EXTRACT, vocabulary, source.habits.fiscal)
                used |= extract.breakdowns
                rows.append(_source_rows(source, extract.batches, is_extract_proven(source), extract.parts))
                continue
            claims, proven = _read_source_claims(source, vocabulary, documents)
            used |= {claim.content.breakdown for claim in claims if isinstance(claim.content, Observation)}
            rows.append(_source_rows(source, partial(batches_of, claims), proven))
    with mistakes.collect():
        decisions = read_decisions(seeds / "decisions", vocabulary, slugs)
    mistakes.raise_if_any()
    labels = [*vocabulary.labels, *decisions.labels]
    return Seeds(_vocabulary_rows(vocabulary, labels, used), rows, frozenset(slugs), decisions)


def _read_source_claims(source: Source, vocabulary: Vocabulary, documents: Path | None) -> tuple[list[Claim], bool]:
    """Return the claims of a source with every locator placed, and whether all of them are proven."""
    claims = read_claims(source.path.parent / "claims.toml", vocabulary, source.habits)
    return _placed(source, claims, open_document(documents, source) if documents else None)


def read_sources(seeds: Path, vocabulary: Vocabulary) -> list[Source]:
    """Return every source under `seeds`, by slug.

    Raises:
        SeedError: there is none, source.toml files are wrong, or `relies_on` names no source or runs in a circle.
    """
    folders = sorted(path for path in seeds.iterdir() if path.is_dir() and path.name not in NOT_SOURCES)
    folders = [folder for folder in folders if not folder.name.startswith(".")]
    if not folders:
        raise SeedError(f"{seeds}: got no source, expected a folder for each. Add seeds/<source>/source.toml.")
    mistakes = Mistakes()
    sources: list[Source] = []
    for folder in folders:
        with mistakes.collect():
            sources.append(read_source(folder, vocabulary))
    mistakes.raise_if_any()
    known = {source.slug: source for source in sources}
    for source in sources:
        for upstream in source.relies_on:
            with mistakes.collect():
                if upstream not in known or upstream == source.slug:
                    others = sorted(known.keys() - {source.slug})
                    todo = suggestion(upstream, others, "Correct it.")
                    raise source.error("relies_on", upstream, "the slug of another source", todo)
    mistakes.raise_if_any()
    _refuse_circles(known)
    return sources


def _refuse_circles(sources: dict[str, Source]) -> None:
    def walk(slug: str, path: tuple[str, ...]) -> None:
        if slug in path:
            circle = " -> ".join((*path[path.index(slug) :], slug))
            raise sources[slug].error("relies_on", Verbatim(circle), "no circle", "Remove one of the links.")
        for upstream in sources[slug].relies_on:
            walk(upstream, (*path, slug))

    for slug in sources:
        walk(slug, ())


def _placed(source: Source, claims: list[Claim], document: Document | None) -> tuple[list[Claim], bool]:
    """Return the claims with every locator placed, and whether all of them are proven."""
    path = source.path.parent / "claims.toml"
    if document is not None and document.sha256 != source.sha256:
        raise source.error(
            "sha256", source.sha256, f"{document.sha256}, as {document.path.name} has",
            "Correct it if this is a new edition, and run `kzdb anchor`.",
        )  # fmt: skip
    mistakes = Mistakes()
    placed: list[Claim] = []
    for claim in claims:
        entry = Entry(path, claim.line, "", {})
        citations: list[Citation] = []
        for number, citation in enumerate(claim.citations):
            try:
                place = _place(entry, "also" if number else "at", citation.locator, document, source)
            except SeedError as error:
                mistakes.add(error)
                continue
            citations.append(citation if place == citation.locator else Citation(place, citation.printed))
        placed.append(claim if claim.citations == (*citations,) else replace(claim, citations=tuple(citations)))
    mistakes.raise_if_any()
    if document is not None:
        return placed, True
    locators = {str(citation.locator) for claim in placed for citation in claim.citations}
    return placed, source.anchored == anchored_digest(source.sha256, locators)


def _place(entry: Entry, field: str, locator: Locator, document: Document | None, source: Source) -> Locator:
    if document is not None and isinstance(locator, TextLocator | PageLocator):
        if isinstance(locator, PageLocator) != document.is_paged:
            expected = (
                "a page like p3: …, as the document has" if document.is_paged else "a line like 30: …, not a page"
            )
            raise entry.error(field, str(locator), expected, "Correct the locator.")
        placed = require_place(entry, field, as_lines(locator), document, source.habits.notation)
        return written_locator(placed, document)
    if isinstance(locator, TextLocator | PageLocator) and locator.start is None:
        where = locator.line if isinstance(locator, TextLocator) else f"p{locator.page}"
        raise entry.error(
            field, str(locator), f"the place of the quote, like {where}@0: …", "Run `kzdb anchor --documents DIR`."
        )
    return locator


def _source_rows(
    source: Source, batches: Callable[[], Iterable[Batch]], proven: bool, parts: dict[int, str] | None = None
) -> SourceRows:
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
        proven=proven,
        relies_on=source.relies_on,
        max_closed_share=source.max_closed_share,
        batches=batches,
        parts=parts or {},
        labels=read_text_labels(source.path.parent / "labels.csv"),
        expected=_expected(source),
    )  # fmt: skip


def _expected(source: Source) -> Row:
    expected = source.next_edition
    return {"every": expected.every, "look": expected.look, "looked_on": expected.looked} if expected else {}


def _vocabulary_rows(vocabulary: Vocabulary, labels: list[dict[str, str]], used: set[str]) -> VocabularyRows:
    """Return the vocabulary as rows; an entity that some observation is broken down by is a breakdown too."""
    names = {row["slug"]: row["name"] for row in vocabulary.entities}
    breakdowns: list[Row] = [{**_row(row), "entity": None} for row in vocabulary.other_rows["breakdowns"]]
    breakdowns += [{"slug": slug, "name": names[slug], "entity": slug} for slug in sorted(used & names.keys())]
    tables = {
        name: [_row(row, drop=("aliases", "subject_kinds", "object_kinds")) for row in rows]
        for name, rows in vocabulary.other_rows.items()
        if name not in ("breakdowns", "aggregate_members")
    }
    for row in tables["units"]:
        row["num"], row["den"] = int(str(row["num"])), int(str(row["den"]))
    for row in tables["relation_types"]:
        row["single_valued"] = int(row["single_valued"] == "yes")
    for table in ("themes", "metrics", "relation_types", "topics"):
        for row in tables[table]:
            row["weight"] = int(str(row["weight"]))
    relations = {str(row["slug"]) for row in tables["relation_types"]}
    for row in tables["metric_links"]:
        of, per = row.pop("of") or None, row.pop("per") or None
        row["of_metric"] = None if of in relations else of
        row["relation_type"] = of if of in relations else None
        row["per_metric"] = per
    kinds: list[Row] = [
        {"relation_type": row["slug"], "side": side, "kind": kind}
        for row in vocabulary.other_rows["relation_types"]
        for side in ("subject", "object")
        for kind in row[f"{side}_kinds"].split("|")
    ]
    return VocabularyRows(
        entities=[_row(row) for row in vocabulary.entities],
        countries=[_row(row) for row in vocabulary.countries],
        tables={**tables, "breakdowns": breakdowns},
        kinds=kinds,
        labels=[_row(row) for row in labels],
        members=[_row(row) for row in vocabulary.other_rows["aggregate_members"]],
    )


def _row(row: dict[str, str], drop: tuple[str, ...] = ()) -> Row:
    """Return a row as the store takes it: without its line, an empty reference as None."""
    return {
        name: None if name in ("country", "fiscal_year") and not value else value
        for name, value in row.items()
        if name != "line" and name not in drop
    }
