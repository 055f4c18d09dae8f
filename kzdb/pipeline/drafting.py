"""Drafting: a document's candidates, a person's decisions on them, and how good they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kzdb.config import Settings
from kzdb.errors import ConfigError, FileError, SeedError
from kzdb.pipeline.proofs import documents_of
from kzdb.pipeline.talk import Progress, silent

if TYPE_CHECKING:
    from kzdb.draft.candidates import Proposer
    from kzdb.draft.measure import Measured
    from kzdb.draft.model.adapters import LanguageModel
    from kzdb.draft.model.proposer import Model
    from kzdb.draft.precedents import Precedents
    from kzdb.draft.review.session import Session
    from kzdb.draft.text.cues import Cues
    from kzdb.draft.text.reading import Reading
    from kzdb.facts.claims import Claim
    from kzdb.load.documents import Document
    from kzdb.load.source import Source
    from kzdb.load.vocabulary import Vocabulary

__all__ = ["DraftOutcome", "draft", "measure_proposers", "review"]

CONVENTIONS = "conventions.md"
"""How claims are written where a document leaves a choice: people and models follow it. In seeds/vocabulary."""

LONGEST = 200_000
"""Letters of a document from which proposers learn; a longer one would take longer to read than it saves."""


@dataclass(frozen=True, slots=True)
class DraftOutcome:
    """What was drafted of a source.

    Attributes:
        source: its slug.
        counts: candidates by proposer and array of claims.toml.
        open, decided: candidates that wait for a reviewer, and that had a decision already.
        refused: a line for each candidate that the loader would refuse.
        left: (line, words) of each sentence with figures in which no candidate and no claim lies, in reading order.
        warnings: what the proposers could not do with this document.
        pointed: how many claims a model saw, None when none was asked.
        dropped: how many of these are no candidates, by the reason.
    """

    source: str
    counts: dict[str, int]
    open: int
    decided: int
    refused: tuple[str, ...]
    left: tuple[tuple[int, str], ...]
    warnings: tuple[str, ...]
    pointed: int | None = None
    dropped: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Workspace:
    """What drafting reads once for all sources."""

    settings: Settings
    vocabulary: Vocabulary
    sources: dict[str, Source]
    claims: dict[str, list[Claim]]
    cues: dict[str, Cues]


def draft(
    settings: Settings,
    slug: str,
    twin: str | None = None,
    model: LanguageModel | None = None,
    progress: Progress = silent,
) -> DraftOutcome:
    """Draft the claims of the source `slug` into its drafts.jsonl.

    `twin` names the source of the last edition, whose claims are looked for in this document; its document must be at
    hand, too. `model` is asked, when there is one; what it was asked and said is kept in var/models.

    Raises:
        ConfigError: no such source, or no folder of documents.
        SeedError: a document or a seed cannot be read.
        FileError: drafts.jsonl cannot be written, somebody reviews it now, or the model does not answer.
    """
    from kzdb.draft.checks import check
    from kzdb.draft.drafts import merge, read_drafts, write_drafts
    from kzdb.draft.left import left_over, warnings_of
    from kzdb.draft.propose.twin import Twin
    from kzdb.load.claims import read_entries

    workspace = _workspace(settings)
    source = _source(workspace, slug)
    document = _document(settings, source)
    others = {name: claims for name, claims in workspace.claims.items() if name != slug}
    progress(f"reading {len(document.text.split()):,} words of {document.path.name}")
    reading = _reading(workspace, source, document, others)
    progress("looking for claims")
    taught = _taught(workspace, source, others, progress)
    asked = None if model is None else _asked(settings, model, taught)
    proposers: list[Proposer] = _proposers(taught) if asked is None else [asked]
    if twin is not None:
        before = _source(workspace, twin)
        entries = read_entries(before.path.parent / "claims.toml")
        proposers.insert(0, Twin(entries, _document(settings, before)))
    proposed = [candidate for proposer in proposers for candidate in proposer.propose(reading)]
    checked = check(proposed, reading, workspace.claims[slug], others)
    folder = source.path.parent
    with _alone(settings, slug, "drafting"):
        drafts = merge(read_drafts(folder), checked.candidates, document.sha256)
        write_drafts(folder, drafts)
    counts = Counter(f"{one.candidate.proposer} {one.candidate.group}" for one in drafts if one.state == "open")
    left = left_over(reading, [one.candidate for one in drafts], workspace.claims[slug])
    waiting = sum(one.state in ("open", "skipped") for one in drafts)
    return DraftOutcome(
        slug, dict(counts), waiting, len(drafts) - waiting, checked.refused,
        tuple((one.span.line, one.span.text) for one in left), tuple(warnings_of(reading)),
        *((asked.pointed, dict(asked.dropped)) if asked is not None else ()),
    )  # fmt: skip


def measure_proposers(
    settings: Settings, wanted: Sequence[str] = (), model: LanguageModel | None = None, progress: Progress = silent
) -> dict[str, list[Measured]]:
    """Return how good the proposers are on each source with claims whose document is at hand.

    The claims of the source and of its other editions are hidden from them, spellings of names included. The twin is
    measured on a made-up edition of the document two years on. `model` is measured, too, when there is one.

    Raises:
        ConfigError: no such source, no folder of documents, or no document at hand.
        SeedError: a document or a seed cannot be read.
        FileError: the model does not answer.
    """
    from kzdb.draft.checks import check, claim_from
    from kzdb.draft.measure import measure
    from kzdb.load.documents import open_document

    workspace = _workspace(settings)
    for slug in wanted:
        _source(workspace, slug)
    found = {}
    for slug, source in workspace.sources.items():
        if (wanted and slug not in wanted) or not workspace.claims[slug]:
            continue
        document = open_document(documents_of(settings), source)
        if document is None:
            continue
        hidden = {slug, *_editions(workspace, source)}
        others = {name: claims for name, claims in workspace.claims.items() if name not in hidden}
        reading = _reading(workspace, source, document, others)
        progress(f"drafting {slug}")
        taught = _taught(workspace, source, others)
        proposers: list[Proposer] = _proposers(taught) if model is None else [_asked(settings, model, taught)]
        proposed = [one for proposer in proposers for one in proposer.propose(reading)]
        checked = check(proposed, reading, (), {})
        pairs = [(candidate, claim_from(candidate, reading)) for candidate in checked.candidates]
        found[slug] = [*measure(pairs, workspace.claims[slug]), _measured_twin(workspace, source, document)]
    if not found:
        raise ConfigError(f"{documents_of(settings)}: got no document of a source with claims. Put copies there.")
    return found


@contextmanager
def review(settings: Settings, slug: str, reviewer: str) -> Iterator[Session]:
    """Give the review of a source's drafts to `reviewer`; at the end the places of accepted quotes are proven.

    Raises:
        ConfigError: no such source, no folder of documents, or no drafts.
        SeedError: a document or a seed cannot be read.
        FileError: somebody else reviews the source now.
    """
    from kzdb.draft.drafts import DRAFTS
    from kzdb.draft.review.session import Session
    from kzdb.load import anchor

    workspace = _workspace(settings)
    source = _source(workspace, slug)
    folder = source.path.parent
    if not (folder / DRAFTS).is_file():
        raise ConfigError(f"{folder / DRAFTS}: got no such file, expected drafts. Run `kzdb draft {slug}`.")
    document = _document(settings, source)
    with _alone(settings, slug, f"review by {reviewer}"):
        yield Session(_reading(workspace, source, document, {}), reviewer, workspace.claims[slug])
        if (folder / "claims.toml").is_file():
            anchor(source, document)


@contextmanager
def _alone(settings: Settings, slug: str, what: str) -> Iterator[None]:
    """Let one process at a time change the drafts of a source; a second one is refused at once."""
    from kzdb.files import lock

    def refuse(said: str) -> None:
        holder = said.removeprefix("waiting for ")
        raise FileError(f"seeds/{slug}: somebody is at its drafts ({holder}). Wait until that is closed.")

    with lock(settings.var / f".drafts-{slug}.lock", what, refuse):
        yield


def _measured_twin(workspace: _Workspace, source: Source, document: Document) -> Measured:
    """Return how many claims of a source are found again, and would be loaded, in a made-up next edition."""
    from kzdb.draft.checks import is_loadable
    from kzdb.draft.made_edition import made_edition
    from kzdb.draft.measure import Measured
    from kzdb.draft.propose.twin import Twin
    from kzdb.load.claims import read_entries

    entries = read_entries(source.path.parent / "claims.toml")
    twin = Twin(entries, document)
    later = _reading(workspace, *made_edition(source, document), {})
    proposed = list(twin.propose(later))
    right = sum(is_loadable(candidate, later) for candidate in proposed)
    return Measured("all", twin.name, len(entries), len(proposed), right, 0, right)


def _taught(
    workspace: _Workspace, source: Source, others: Mapping[str, list[Claim]], progress: Progress = silent
) -> Precedents:
    """Return what the claims of `others` teach about the documents of a source.

    A document that is not at hand, cannot be read or is very long teaches nothing; it stops nobody.
    """
    from kzdb.draft.precedents import Lesson, Precedents
    from kzdb.load.documents import open_document

    lessons = []
    for slug, claims in others.items():
        if not claims or (other := workspace.sources[slug]).language != source.language:
            continue
        try:
            document = open_document(documents_of(workspace.settings), other)
        except SeedError as error:
            progress(f"learning nothing from {slug}: {error}")
            continue
        if document is not None and len(document.text) <= LONGEST:
            lessons.append(Lesson(_reading(workspace, other, document, others), claims))
    return Precedents(lessons, others, workspace.vocabulary)


def _proposers(taught: Precedents) -> list[Proposer]:
    """Return the proposers that work everywhere, the most trusted first."""
    from kzdb.draft.propose.grammar import Grammar
    from kzdb.draft.propose.tables import Tables

    return [Tables(), Grammar(taught)]


def _asked(settings: Settings, model: LanguageModel, taught: Precedents) -> Model:
    """Return the proposer that asks a model, and reads itself what that does not answer."""
    from kzdb.draft.model.proposer import Model

    conventions = settings.seeds / "vocabulary" / CONVENTIONS
    text = conventions.read_text("utf-8") if conventions.is_file() else ""
    return Model(model, taught, text, _proposers(taught), settings.var / "models")


def _editions(workspace: _Workspace, source: Source) -> Iterator[str]:
    """Yield the other editions of a source: of the same publisher, with a title that names the same country."""
    from kzdb.draft.text.about import title_country

    country = title_country(source, workspace.vocabulary, _cues(workspace, source.language))
    for slug, other in workspace.sources.items():
        if country is None or slug == source.slug or other.publisher != source.publisher:
            continue
        if title_country(other, workspace.vocabulary, _cues(workspace, other.language)) == country:
            yield slug


def _workspace(settings: Settings) -> _Workspace:
    from kzdb.load.claims import read_claims
    from kzdb.load.vocabulary import read_vocabulary
    from kzdb.load.workspace import read_sources

    vocabulary = read_vocabulary(settings.seeds / "vocabulary")
    sources = {source.slug: source for source in read_sources(settings.seeds, vocabulary)}
    claims = {}
    for slug, source in sources.items():
        path = source.path.parent / "claims.toml"
        claims[slug] = read_claims(path, vocabulary, source.habits) if path.is_file() else []
    return _Workspace(settings, vocabulary, sources, claims, {})


def _source(workspace: _Workspace, slug: str) -> Source:
    if slug not in workspace.sources:
        from kzdb.toml_file import suggestion

        do = suggestion(slug, workspace.sources, "Add its folder with a source.toml, or correct the name.")
        raise ConfigError(f"{workspace.settings.seeds}: got no source {slug!r}. {do}")
    return workspace.sources[slug]


def _document(settings: Settings, source: Source) -> Document:
    from kzdb.load.documents import open_document

    document = open_document(documents_of(settings), source)
    if document is None:
        path = documents_of(settings) / source.document
        raise SeedError(f"{path}: got no such file, expected it for {source.slug}. Put a copy there.")
    return document


def _reading(workspace: _Workspace, source: Source, document: Document, others: Mapping[str, list[Claim]]) -> Reading:
    from kzdb.draft.text.reading import read

    cues = _cues(workspace, source.language)
    known = [claim for claims in others.values() for claim in claims]
    return read(source, document, workspace.vocabulary, cues, known)


def _cues(workspace: _Workspace, language: str) -> Cues:
    from kzdb.draft.text.cues import read_cues

    if language not in workspace.cues:
        workspace.cues[language] = read_cues(workspace.settings.seeds / "vocabulary", workspace.vocabulary, language)
    return workspace.cues[language]
