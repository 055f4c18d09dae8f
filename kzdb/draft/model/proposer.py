"""The proposer that asks a language model: it says what words of a document mean, kzdb reads what they print.

Its answer is data: a quote that is not in the document is dropped, numbers, units and dates are read from the document
by the grammar that proves claims, and every word of it must be one of the vocabulary.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kzdb.draft.candidates import Candidate, Proposer
from kzdb.draft.model.adapters import LanguageModel
from kzdb.draft.model.answers import Pointed, Quotes, said_in
from kzdb.draft.model.lines import READERS
from kzdb.draft.model.prompts import prompts
from kzdb.draft.precedents import Precedents
from kzdb.draft.text.reading import Reading
from kzdb.files import write_text

__all__ = ["Model"]


class Model:
    """Asks a model what a document claims; of the parts that it answers, it has the last word.

    The grammar knows the words of the texts that it was written for, a model those of others, too: in a part that a
    model has read, what only the grammar reads is mostly wrong. What both read is said to be.

    Attributes:
        pointed: how many claims the model saw.
        dropped: how many of them are no candidates, by the reason.
    """

    name = "model/2"

    def __init__(
        self, model: LanguageModel, taught: Precedents, conventions: str, others: Sequence[Proposer], record: Path,
        report: Callable[[str], None],
    ) -> None:  # fmt: skip
        """Take what the model is given, and what works beside it.

        Args:
            model: who is asked.
            taught: what accepted claims teach.
            conventions: how claims are written where a document leaves a choice.
            others: the proposers that read what the model does not answer.
            record: a folder in which prompts and answers are kept.
            report: hears what is asked: a model may take minutes.
        """
        self._report = report
        self._model = model
        self._conventions = conventions
        self._taught = taught
        self._others = others
        self._record = record
        self.pointed = 0
        self.dropped: Counter[str] = Counter()

    def propose(self, reading: Reading) -> Iterator[Candidate]:
        """Yield a candidate for each claim of which the document has the words.

        Raises:
            FileError: the model gives no answer.
        """
        shapes = self._taught.figures.shapes(reading.cues.shapes)
        quotes = Quotes(reading)
        own: list[Candidate] = []
        answered: set[int] = set()
        parts = list(prompts(reading, self._taught.lessons, shapes, self._conventions))
        for number, part in enumerate(parts, start=1):
            self._report(f"asking {self._model.name}: part {number} of {len(parts)}, {len(part.prompt):,} letters")
            found = [self._candidate(pointed, quotes, reading) for pointed in said_in(self._answer(part.prompt))]
            self.pointed += len(found)
            self.dropped.update(why for why in found if isinstance(why, str))
            usable = [one for one in found if isinstance(one, Candidate)]
            own += usable
            answered.update(part.lines if usable else ())
        others = [candidate for proposer in self._others for candidate in proposer.propose(reading)]
        same = {_says(candidate): candidate.proposer for candidate in others}
        for candidate in own:
            by = same.get(_says(candidate))
            yield replace(candidate, why=f"{candidate.why}, and so does {by}") if by else candidate
        yield from (candidate for candidate in others if candidate.place[0] not in answered)

    def _answer(self, prompt: str) -> str:
        """Return the answer to a prompt: the one kept, where it said something; drafting again costs nothing."""
        asked = json.dumps([self._model.name, prompt], ensure_ascii=False)
        path = self._record / f"{hashlib.sha256(asked.encode()).hexdigest()[:32]}.json"
        kept = _kept(path)
        if any(said_in(kept)):
            return kept
        answer = self._model.ask(prompt)
        record = {"model": self._model.name, "prompt": prompt, "answer": answer}
        write_text(path, json.dumps(record, ensure_ascii=False, indent=1) + "\n")
        return answer

    def _candidate(self, pointed: Pointed, quotes: Quotes, reading: Reading) -> Candidate | str:
        """Return the candidate that a model points at, or why there is none."""
        place = quotes.find(pointed)
        if place is None:
            return "whose quote is not in the document"
        group, read = READERS[pointed.group]
        values = read(pointed.says, *place, reading)
        if isinstance(values, str):
            return values
        what = pointed.says.get("metric") or f"{group.removesuffix('s')} {pointed.says.get('type', '')}"
        return Candidate(group, values, self.name, f"{self._model.name} reads it so", what, place[0].span.text)


def _kept(path: Path) -> str:
    """Return the answer that a record keeps; "" for none that can be read."""
    try:
        return str(json.loads(path.read_text("utf-8"))["answer"])
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def _says(candidate: Candidate) -> tuple[object, ...]:
    """Return what a candidate claims, without where and why."""
    names = ("metric", "subject", "breakdown", "period", "value", "entity", "type", "object", "date", "name")
    return candidate.group, *(candidate.values.get(name) for name in names)
