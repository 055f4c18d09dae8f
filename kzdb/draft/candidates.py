"""A candidate: a line that may go into claims.toml, with who proposes it and why; and what a proposer is."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from kzdb.draft.text.reading import Reading

__all__ = ["GROUPS", "Candidate", "Proposer", "as_line", "key_of"]

GROUPS = ("observations", "relations", "milestones", "statements", "names")
"""The arrays of claims.toml, in its order."""

_SLOTS = {
    "observations": ("metric", "subject", "breakdown", "period"),
    "relations": ("subject", "type", "object", "n"),
    "milestones": ("entity", "type", "n"),
    "statements": ("entity", "topic", "aspect"),
    "names": ("entity", "language", "kind", "name"),
}

_DIGITS = re.compile(r"\d+(?:[.,'’]\d+)*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line of claims.toml that nobody has read yet.

    Attributes:
        group: the array it belongs to.
        values: its keys, in the order in which they are written.
        proposer: name and version of who proposes it, like "grammar/1".
        why: a few words for the reviewer.
        pattern: what it has in common with others; one key accepts all of a pattern.
        sentence: the words that it was read from; with what it answers they make its key.
        remarks: what the checks found that does not refuse it: a rival, a fact that is claimed already.
    """

    group: str
    values: Mapping[str, Any]
    proposer: str
    why: str
    pattern: str
    sentence: str
    remarks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from others, whatever proposer and edition it comes from: a hash, and `nth` behind a dash."""
        return f"{key_of(self.group, self.values, self.sentence)}-{self.nth}"

    @property
    def nth(self) -> int:
        """How many numbers its sentence prints before its quote: that tells two answers to one question apart.

        It counts, so that it stays the same when a quote grows by a word or a number before it by a digit.
        """
        sentence = " ".join(self.sentence.split())
        start = sentence.find(" ".join(str(self.values["at"]).partition(": ")[2].split()))
        return len(_DIGITS.findall(sentence, 0, max(0, start)))

    @property
    def place(self) -> tuple[int, int]:
        """Line and offset of its quote, for reading order."""
        where, _, _ = str(self.values["at"]).partition(":")
        line, _, start = where.removeprefix("p").partition("@")
        return int(line), int(start or 0)


class Proposer(Protocol):
    """Reads a document and says what it may claim."""

    @property
    def name(self) -> str:
        """Name and version, like "grammar/1"; it goes into `drafted_by`."""

    def propose(self, reading: Reading) -> Iterable[Candidate]:
        """Yield candidates in any order; they are checked afterwards and may repeat each other."""


def key_of(group: str, values: Mapping[str, Any], sentence: str) -> str:
    """Return the hash of what a candidate answers, from which words: a rejected one is known again by it."""
    slot = [values.get(name) for name in _SLOTS[group]]
    text = json.dumps([group, slot, " ".join(sentence.split())], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def as_line(values: Mapping[str, Any]) -> str:
    """Return an inline table as claims.toml writes it."""
    return "{" + ", ".join(f"{name} = {_toml(value)}" for name, value in values.items()) + "}"


def _toml(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
