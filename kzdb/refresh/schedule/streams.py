"""A stream: the editions of one report, for one set of parameters, in one language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["OF_STREAM", "Stream", "make_stream"]

OF_STREAM = "report = :report AND params = :params AND language = :language"
"""The condition for the rows of a stream; `Stream.columns` fills it."""


@dataclass(frozen=True, slots=True, order=True)
class Stream:
    """What one line of editions is about.

    Attributes:
        report: the report's folder.
        params: the parameters as JSON with its keys in order, `as_of` left out: the day belongs to the edition.
        language: two letters.
    """

    report: str
    params: str
    language: str

    @property
    def columns(self) -> dict[str, str]:
        """The columns that name the stream in a row: report, params, language."""
        return {"report": self.report, "params": self.params, "language": self.language}

    @property
    def values(self) -> dict[str, str]:
        """The parameters by name."""
        return dict(json.loads(self.params))

    @property
    def place(self) -> str:
        """The folder of its editions below the report's: the country, then what else is not a default."""
        values = self.values
        parts = [values.pop("country", ""), *(values[name] for name in sorted(values))]
        return "-".join(re.sub(r"[^\w-]+", "_", part) for part in parts if part) or "all"

    def __str__(self) -> str:
        return f"{self.report} {self.place} {self.language}"


def make_stream(report: str, params: Mapping[str, str], language: str) -> Stream:
    """Return the stream of a report, its parameters (a day is left out) and a language."""
    kept = {name: str(value) for name, value in sorted(params.items()) if name != "as_of"}
    return Stream(report, json.dumps(kept, ensure_ascii=False, separators=(",", ":")), language)
