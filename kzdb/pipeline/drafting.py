"""Drafting: a document's candidates, a person's decisions on them, and how good they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kzdb.config import Settings
from kzdb.errors import ConfigError, FileError
from kzdb.pipeline.proofs import documents_of
from kzdb.pipeline.talk import Progress, silent

if TYPE_CHECKING:
    from kzdb.draft.candidates import Proposer
    from kzdb.draft.measure import Measured
    from kzdb.draft.model.adapters import LanguageModel
    from kzdb.draft.model.proposer import Model
    from kzdb.draft.precedents import Precedents
    from kzdb.draft.review.session import Session
    from kzdb.draft.workspace import Workspace
    from kzdb.load.documents import Document
    from kzdb.load.source import Source

__all__ = ["DraftOutcome", "draft", "measure_proposers", "review"]


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
    source = workspace.source(slug)
    document = workspace.document(source)
    others = {name: claims for name, claims in workspace.claims.items() if name != slug}
    progress(f"reading {len(document.text.split()):,} words of {document.path.name}")
    reading = workspace.reading(source, document, others)
    progress("looking for claims")
    taught = workspace.taught(source, others, progress)
    asked = None if model is None else _asked(workspace, settings.var, model, taught, progress)
    proposers: list[Proposer] = _proposers(taught) if asked is None else [asked]
    if twin is not None:
        before = workspace.source(twin)
        entries = read_entries(before.path.parent / "claims.toml")
        proposers.insert(0, Twin(entries, workspace.document(before)))
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
        workspace.source(slug)
    found = {}
    for slug, source in workspace.sources.items():
        if (wanted and slug not in wanted) or not workspace.claims[slug]:
            continue
        document = open_document(workspace.documents, source)
        if document is None:
            continue
        hidden = {slug, *workspace.editions(source)}
        others = {name: claims for name, claims in workspace.claims.items() if name not in hidden}
        reading = workspace.reading(source, document, others)
        progress(f"drafting {slug}")
        taught = workspace.taught(source, others, silent)
        proposers: list[Proposer] = (
            _proposers(taught) if model is None else [_asked(workspace, settings.var, model, taught, progress)]
        )
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
    source = workspace.source(slug)
    folder = source.path.parent
    if not (folder / DRAFTS).is_file():
        raise ConfigError(f"{folder / DRAFTS}: got no such file, expected drafts. Run `kzdb draft {slug}`.")
    document = workspace.document(source)
    with _alone(settings, slug, f"review by {reviewer}"):
        yield Session(workspace.reading(source, document, {}), reviewer, workspace.claims[slug])
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


def _measured_twin(workspace: Workspace, source: Source, document: Document) -> Measured:
    """Return how many claims of a source are found again, and would be loaded, in a made-up next edition."""
    from kzdb.draft.checks import is_loadable
    from kzdb.draft.made_edition import made_edition
    from kzdb.draft.measure import Measured
    from kzdb.draft.propose.twin import Twin
    from kzdb.load.claims import read_entries

    entries = read_entries(source.path.parent / "claims.toml")
    twin = Twin(entries, document)
    later = workspace.reading(*made_edition(source, document), {})
    proposed = list(twin.propose(later))
    right = sum(is_loadable(candidate, later) for candidate in proposed)
    return Measured("all", twin.name, len(entries), len(proposed), right, 0, right)


def _workspace(settings: Settings) -> Workspace:
    from kzdb.draft.workspace import read_workspace

    return read_workspace(settings.seeds, documents_of(settings))


def _proposers(taught: Precedents) -> list[Proposer]:
    """Return the proposers that work everywhere, the most trusted first."""
    from kzdb.draft.propose.grammar import Grammar
    from kzdb.draft.propose.tables import Tables

    return [Tables(), Grammar(taught)]


def _asked(workspace: Workspace, var: Path, model: LanguageModel, taught: Precedents, progress: Progress) -> Model:
    """Return the proposer that asks a model, and reads itself what that does not answer."""
    from kzdb.draft.model.proposer import Model

    return Model(model, taught, workspace.conventions, _proposers(taught), var / "models", progress)
