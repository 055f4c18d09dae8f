"""The seeds and documents that drafting reads, each once, and what the accepted claims of some teach about others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kzdb.draft.precedents import Lesson, Precedents
from kzdb.draft.text.about import title_country
from kzdb.draft.text.cues import Cues, read_cues
from kzdb.draft.text.reading import Reading, read
from kzdb.errors import ConfigError, SeedError
from kzdb.facts.claims import Claim
from kzdb.load.claims import read_claims
from kzdb.load.documents import Document, open_document
from kzdb.load.source import Source
from kzdb.load.vocabulary import Vocabulary, read_vocabulary
from kzdb.load.workspace import read_sources
from kzdb.text_file import read_text
from kzdb.toml_file import suggestion

__all__ = ["Workspace", "read_workspace"]

LONGEST = 200_000
"""Letters of a document from which proposers learn; a longer one would take longer to read than it saves."""

CONVENTIONS = "conventions.md"
"""In seeds/vocabulary: how claims are written where a document leaves a choice. People and models follow it."""


@dataclass(frozen=True)
class Workspace:
    """What drafting reads once for all sources.

    Attributes:
        seeds, documents: their folders.
        sources, claims: by slug.
    """

    seeds: Path
    documents: Path
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    claims: Mapping[str, list[Claim]]
    _cues: dict[str, Cues] = field(default_factory=dict)

    def source(self, slug: str) -> Source:
        """Return a source.

        Raises:
            ConfigError: there is none of that name.
        """
        if slug not in self.sources:
            do = suggestion(slug, self.sources, "Add its folder with a source.toml, or correct the name.")
            raise ConfigError(f"{self.seeds}: got no source {slug!r}. {do}")
        return self.sources[slug]

    def document(self, source: Source) -> Document:
        """Return the document of a source.

        Raises:
            SeedError: it is not at hand, or cannot be read.
        """
        document = open_document(self.documents, source)
        if document is None:
            path = self.documents / source.document
            raise SeedError(f"{path}: got no such file, expected it for {source.slug}. Put a copy there.")
        return document

    def reading(self, source: Source, document: Document, others: Mapping[str, list[Claim]]) -> Reading:
        """Return a document as proposers read it; spellings of names are known from the claims of `others`."""
        known = [claim for claims in others.values() for claim in claims]
        return read(source, document, self.vocabulary, self._cues_of(source.language), known)

    def taught(self, source: Source, others: Mapping[str, list[Claim]], report: Callable[[str], None]) -> Precedents:
        """Return what the claims of `others` teach about the documents of a source.

        A document that is not at hand, cannot be read or is very long teaches nothing; it stops nobody.
        """
        lessons = []
        for slug, claims in others.items():
            if not claims or (other := self.sources[slug]).language != source.language:
                continue
            try:
                document = open_document(self.documents, other)
            except SeedError as error:
                report(f"learning nothing from {slug}: {error}")
                continue
            if document is not None and len(document.text) <= LONGEST:
                lessons.append(Lesson(self.reading(other, document, others), claims))
        return Precedents(lessons, others, self.vocabulary)

    def editions(self, source: Source) -> Iterator[str]:
        """Yield the other editions of a source: of the same publisher, with a title that names the same country."""
        country = title_country(source, self.vocabulary, self._cues_of(source.language))
        for slug, other in self.sources.items():
            if country is None or slug == source.slug or other.publisher != source.publisher:
                continue
            if title_country(other, self.vocabulary, self._cues_of(other.language)) == country:
                yield slug

    @property
    def conventions(self) -> str:
        """How claims are written where a document leaves a choice; "" where nobody wrote it down.

        Raises:
            SeedError: the file cannot be read.
        """
        path = self.seeds / "vocabulary" / CONVENTIONS
        return read_text(path, SeedError) if path.is_file() else ""

    def _cues_of(self, language: str) -> Cues:
        if language not in self._cues:
            self._cues[language] = read_cues(self.seeds / "vocabulary", self.vocabulary, language)
        return self._cues[language]


def read_workspace(seeds: Path, documents: Path) -> Workspace:
    """Read the vocabulary, the sources and their claims; documents are read when they are asked for.

    Raises:
        SeedError: a seed cannot be read.
    """
    vocabulary = read_vocabulary(seeds / "vocabulary")
    sources = {source.slug: source for source in read_sources(seeds, vocabulary)}
    claims = {}
    for slug, source in sources.items():
        path = source.path.parent / "claims.toml"
        claims[slug] = read_claims(path, vocabulary, source.habits) if path.is_file() else []
    return Workspace(seeds, documents, vocabulary, sources, claims)
