"""The texts of an analyst on the page: `narrative("supply")`, with its holes filled as those of a template are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from kzdb.definition.holes import Hole
from kzdb.definition.narrative import MESSAGES, PLACE, Text
from kzdb.errors import TemplateError
from kzdb.report.data.answers import Judged
from kzdb.report.page.functions import Functions

__all__ = ["Narrated", "narrator"]


class Narrated:
    """What was written for one section; false where nothing was, or where it lapsed."""

    def __init__(self, section: str, texts: Mapping[str, Text], write: Callable[[Text | None], Markup]) -> None:
        self._section, self._texts, self._write = section, texts, write

    def __bool__(self) -> bool:
        return self._section in self._texts

    @property
    def html(self) -> Markup:
        """Its paragraphs."""
        return self._write(self._texts.get(self._section))

    @property
    def know(self) -> Markup:
        """The short text on what is known; empty where there is none, as the next two."""
        return self._write(self._texts.get(f"{self._section}/know"))

    @property
    def unknown(self) -> Markup:
        """The short text on what is not known."""
        return self._write(self._texts.get(f"{self._section}/unknown"))

    @property
    def watch(self) -> Markup:
        """The short text on what to watch."""
        return self._write(self._texts.get(f"{self._section}/watch"))


def narrator(judged: Judged, functions: Functions) -> Callable[[str], Narrated | list[Markup]]:
    """Return the function that prints what an analyst wrote about the country.

    A text is put together once, when the template first prints it: its notes are called in that section.
    """
    written: dict[str, Markup] = {}

    def write(text: Text | None) -> Markup:
        if text is None:
            return Markup("")
        if text.id not in written:
            written[text.id] = _filled(text, judged, functions)
        return written[text.id]

    def narrative(section: str) -> Narrated | list[Markup]:
        """Return what an analyst wrote for a section, false where nothing was or where it no longer fits the base.

        Print its `html`, its `know`, `unknown` and `watch`. Of `"messages"` it is the list of those that still fit.
        """
        if section == MESSAGES:
            return [write(text) for text in judged.current.values() if text.id.startswith(f"{MESSAGES}/")]
        return Narrated(section, judged.current, write)

    return narrative


def _filled(text: Text, judged: Judged, functions: Functions) -> Markup:
    """Return a text with its holes filled, in the order of the text."""
    before, *after = text.html.split(PLACE)
    filled = [before]
    for hole, words in zip(text.holes, after, strict=True):
        try:
            filled += [str(escape(_fill(hole, judged, functions))), words]
        except TemplateError as error:
            raise TemplateError(f"{text.path}:{text.line}, {text.id}: {error}") from None
    return Markup("".join(filled))


def _fill(hole: Hole, judged: Judged, functions: Functions) -> Markup:
    """Print one hole; every name of a current text has its answer."""
    answers = [judged.answers[name] for name in hole.names]
    first, claims, switches = answers[0], [answer.claim_id for answer in answers], dict(hole.switches)
    fill: Mapping[str, Callable[..., Any]] = {
        "figure": lambda: functions.figure(first.claim_id, **switches),
        "period": lambda: functions.span_of(first.start, first.end),
        "change": lambda: functions.derived(claims, "change", **switches),
        "derived": lambda: functions.derived(claims, hole.formula, **switches),
        "date": lambda: functions.cited(first.start, first.claim_id, first.precision, first.end),
        "year": lambda: (
            functions.cited(first.start, first.claim_id, "year")
            if first.precision
            else functions.span(first.start, first.end)
        ),
        "cite": lambda: functions.notes(claims),
    }
    return Markup(fill[hole.function]())
