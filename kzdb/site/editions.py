"""The editions that the site shows: what the register says of each, what it prints, what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kzdb.printed.changes import Change, what_changed
from kzdb.printed.edition import COMPARED, Item, read_printed
from kzdb.refresh.editions.folders import edition_folder
from kzdb.refresh.editions.register import Edition

__all__ = ["Issue", "PublishedEdition", "read_issues"]

HIDDEN = ("content.json", "claims.json")
"""Files of an edition that only kzdb itself reads."""


@dataclass(frozen=True)
class PublishedEdition:
    """One edition in one language.

    Attributes:
        folder: where its files are.
        files: SHA-256 of each by name.
        items: what it prints, in the order of its pages.
        changes: what a reader of the edition before would find different; None when it is the first.
        before: label of the edition before; empty when it is the first.
        corrects: label of the edition that it corrects; empty when it corrects none.
    """

    language: str
    folder: Path
    document: str
    files: Mapping[str, str]
    as_of: str
    revision: int
    published: str
    why: str
    items: tuple[Item, ...]
    changes: tuple[Change, ...] | None
    before: str
    corrects: str

    @cached_property
    def pages(self) -> Mapping[int, tuple[int, ...]]:
        """The pages on which each claim is printed."""
        found: dict[int, set[int]] = defaultdict(set)
        for item in self.items:
            for claim in item.claims:
                found[claim].update([item.page] if item.page is not None else [])
        return {claim: tuple(sorted(pages)) for claim, pages in found.items()}

    @property
    def documents(self) -> list[str]:
        """What a reader opens: the PDF, and the same as a page where the report makes one."""
        return [name for ending in (".pdf", ".html") for name in sorted(self.files) if name.endswith(ending)]

    @property
    def said(self) -> list[Item]:
        """What it prints that says something: figures, facts, judgements, counts."""
        return [item for item in self.items if item.kind in COMPARED]


@dataclass(frozen=True)
class Issue:
    """A report with a number, in each of its languages."""

    report: str
    place: str
    label: str
    params: Mapping[str, str]
    by_language: Mapping[str, PublishedEdition]

    @property
    def path(self) -> str:
        """Its place below the folder of a language, without an ending."""
        return f"editions/{self.report}/{self.place}/{self.label}"

    @property
    def order(self) -> tuple[str, str, str]:
        """By time of publication, then by name."""
        return max(one.published for one in self.by_language.values()), self.report, self.place

    def in_language(self, language: str) -> PublishedEdition:
        """Return the edition in that language, else in the first there is."""
        return self.by_language.get(language) or next(iter(self.by_language.values()))


def read_issues(var: Path, editions: Iterable[Edition], ended: Mapping[int, str]) -> list[Issue]:
    """Return the issues of the register, the newest first.

    Args:
        var: the folder of everything kzdb makes.
        editions: rows of the register, the oldest of each stream first.
        ended: why each claim that is no longer live ended.

    Raises:
        FileError: a file of an edition is missing or damaged.
    """
    editions = list(editions)
    labels = {edition.id: edition.label for edition in editions}
    last: dict[Any, Any] = {}
    found: dict[tuple[str, str, str], dict[str, PublishedEdition]] = defaultdict(dict)
    params: dict[tuple[str, str], Mapping[str, str]] = {}
    for edition in editions:
        stream = edition.stream
        folder = edition_folder(var, edition)
        printed = read_printed(folder, edition.revision, edition.label)
        before = last.get(stream)
        last[stream] = printed
        params[stream.report, stream.place] = stream.values
        found[stream.report, stream.place, edition.label][stream.language] = PublishedEdition(
            stream.language,
            folder,
            edition.document,
            {name: sha256 for name, sha256 in edition.files.items() if name not in HIDDEN},
            edition.as_of,
            edition.revision,
            edition.published_at,
            edition.why,
            printed.items,
            tuple(what_changed(before, printed, ended)) if before else None,
            before.label if before else "",
            labels.get(edition.corrects_id, "") if edition.corrects_id is not None else "",
        )
    issues = [
        Issue(report, place, label, params[report, place], dict(sorted(each.items())))
        for (report, place, label), each in found.items()
    ]
    issues.sort(key=lambda one: one.order)
    return issues[::-1]  # of one instant, the later in the register first
