"""seeds/<source>/drafts.jsonl: the candidates that wait for a reviewer, and what became of each. It is never loaded."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kzdb.draft.candidates import GROUPS, Candidate
from kzdb.errors import SeedError
from kzdb.files import write_text

__all__ = ["DRAFTS", "STATES", "Draft", "merge", "read_drafts", "write_drafts"]

DRAFTS = "drafts.jsonl"
STATES = ("open", "accepted", "rejected", "skipped")


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate and what a reviewer did with it.

    Attributes:
        candidate: the line; an edit replaces its values.
        state: one of `STATES`.
        reason: why it was rejected.
        reviewed_by: who decided.
        document: sha256 of the document it was read from; another one opens it again.
        key: of the candidate as it was proposed: an edit does not change it.
    """

    candidate: Candidate
    key: str
    document: str
    state: str = "open"
    reason: str | None = None
    reviewed_by: str | None = None


def read_drafts(folder: Path) -> list[Draft]:
    """Return the drafts of a source's folder, in order; none when there is no file.

    Raises:
        SeedError: a line is not what kzdb wrote.
    """
    path = folder / DRAFTS
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError(f"{path}: got {error}, expected drafts that kzdb wrote. Run `kzdb draft` again.") from error
    return [_draft(path, number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]


def _draft(path: Path, number: int, line: str) -> Draft:
    try:
        row = json.loads(line)
        candidate = Candidate(**{**row.pop("candidate"), "remarks": tuple(row.pop("remarks", ()))})
        draft = Draft(candidate, **row)
        if "-" not in draft.key:  # written when a key did not say which figure of the sentence it is about
            draft = replace(draft, key=f"{draft.key}-{candidate.nth}")
        if draft.state not in STATES or not isinstance(candidate.values["at"], str):
            raise ValueError(draft.state)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        do = "Remove the line, or run `kzdb draft` again."
        raise SeedError.at(path, number, "draft", line, "a draft that kzdb wrote", do) from error
    return draft


def write_drafts(folder: Path, drafts: Iterable[Draft]) -> None:
    """Write the drafts of a source, whole or not at all.

    Raises:
        FileError: the file cannot be written; the old one is as it was.
    """
    write_text(folder / DRAFTS, "".join(f"{line}\n" for line in _lines(drafts)))


def _lines(drafts: Iterable[Draft]) -> Iterator[str]:
    for draft in drafts:
        row = asdict(draft)
        row["candidate"]["values"] = dict(draft.candidate.values)
        row["remarks"] = list(row["candidate"].pop("remarks"))
        yield json.dumps(row, ensure_ascii=False)


def merge(before: Iterable[Draft], candidates: Iterable[Candidate], document: str) -> list[Draft]:
    """Return the drafts after drafting again: every candidate is one of them.

    A candidate that was rejected stays rejected, whatever edition it comes from; one that was accepted is not shown
    again. Skipped and open ones are taken as they are drafted now; those that are drafted no more fall away. A decision
    on words of another edition is opened again when the sentence has changed: its key is another one then.
    Candidates with one key are rivals, like two readings of one figure by two proposers: the later are numbered.
    """
    decided = {draft.key: draft for draft in before if draft.state in ("rejected", "accepted")}
    found = dict(decided)
    rivals: Counter[str] = Counter()
    for candidate in candidates:
        rivals[candidate.key] += 1
        key = candidate.key if rivals[candidate.key] == 1 else f"{candidate.key}.{rivals[candidate.key]}"
        if key in decided:
            found[key] = replace(decided[key], document=document)
        else:
            found[key] = Draft(candidate, key, document)
    return sorted(found.values(), key=lambda one: (one.candidate.place, GROUPS.index(one.candidate.group), one.key))
