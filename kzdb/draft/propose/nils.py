"""Nils: what a text says there was none of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzdb.draft.candidates import Candidate
from kzdb.draft.propose.whom import subject_of
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.quantities import Quantity
from kzdb.draft.text.reading import Reading

__all__ = ["nils"]

_NONE = re.compile(r"\b(no|not a single|not any|none of the)\s+(?=\w)", re.IGNORECASE)


def nils(passage: Passage, reading: Reading, proposer: str) -> Iterator[Candidate]:
    """Yield the nil that a negation states: "no officials were accused" of a metric that counts them."""
    for negation in _NONE.finditer(passage.span.text):
        start = negation.start() + passage.span.start
        for metric, patterns in reading.cues.metrics.cues.items():
            dimension = reading.vocabulary.metrics[metric].dimension
            if dimension not in ("count", "people", "mass"):
                continue
            cue = next(
                (found for pattern in patterns for found in pattern.finditer(passage.span.text)
                 if -1 <= found.start() - negation.end() <= 12), None,
            )  # fmt: skip
            if cue is None or reading.country is None:
                continue
            unit = {"count": "count", "people": "people"}.get(dimension, "kg")
            end = cue.end() + passage.span.start
            quantity = Quantity(start, end, passage.text(start, end), "0", None)
            shape = reading.cues.shapes[metric]
            subject = subject_of(passage, reading, quantity, shape)
            time = next((t for t in passage.times if t.start >= end), passage.times[0] if passage.times else None)
            if subject is None:
                continue
            said = passage.text(start, end).rstrip(".")
            period, why = (time.period, "") if time else (reading.current, "read from what the document covers")
            values = {
                "metric": metric, "subject": subject, "period": period, "value": f"0 {unit}",
                "note": " ".join(filter(None, [f"Printed in words: {said}.", why and f"No period is printed; {why}."])),
                "at": passage.at(start, end), **({"inferred": ["period"]} if why else {}),
            }  # fmt: skip
            yield Candidate(
                "observations", values, proposer, f"a negation before “{cue[0]}”", f"nil {metric}", passage.span.text
            )
            break
