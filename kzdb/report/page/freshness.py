"""How fresh what is printed is: when its sources last changed, were looked for, and come again.

What a section rests on is known only when the whole page is written. So a template leaves places, and `fill` puts the
words in. The day that counts is the edition's, never today.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from kzdb.language.wording import Wording
from kzdb.printed.ledger import Ledger
from kzdb.report.data.evidence import Evidence, Source

_PLACE = re.compile("\ue002([a-z_]+):(.*?)\ue003")
"""A place to fill: private-use characters never reach a page."""

_FIGURES = {"figure", "computed"}


class Freshness:
    """What templates print of the age of sources."""

    def __init__(self, evidence: Evidence, wording: Wording, ledger: Ledger, day: dt.date) -> None:
        """Take the claims and sources, the words, the ledger of what is printed, and the day of the edition."""
        self._evidence, self._wording, self._ledger, self._day = evidence, wording, ledger, day

    def callables(self) -> Mapping[str, Callable[..., Markup]]:
        """Return what templates may call, by name."""
        return {
            "late_sources": self.late_sources,
            "freshness": self.freshness,
            "comes_again": self.comes_again,
        }

    def late_sources(self) -> Markup:
        """Print which sources of the section's figures are older than they should be; nothing where none is."""
        return _place("late", self._ledger.place)

    def freshness(self, section: str) -> Markup:
        """Print when a section's newest source came out, when people looked for newer ones, when one is expected."""
        return _place("fresh", section)

    def comes_again(self, source: str) -> Markup:
        """Print when a new edition of a source is expected, or was; nothing where none ever is."""
        return self._print(self._expected([self._evidence.sources[source]]))

    def fill(self, html: str) -> str:
        """Return a page with its places filled, by what the ledger says that each section prints."""
        figures, everything = defaultdict[str, dict[str, Source]](dict), defaultdict[str, dict[str, Source]](dict)
        for entry in self._ledger.entries:
            for claim in entry.claims:
                for passage in self._evidence.claim(claim).passages:
                    source = self._evidence.sources[passage.source]
                    everything[entry.place][source.slug] = source
                    if entry.kind in _FIGURES:
                        figures[entry.place][source.slug] = source

        def words(found: re.Match[str]) -> str:
            self._ledger.place = found[2]
            if found[1] == "late":
                return self._late(figures[found[2]].values())
            return self._fresh(list(everything[found[2]].values()))

        return _PLACE.sub(words, html)

    def _late(self, sources: Iterable[Source]) -> Markup:
        """Return the stamp of a section whose figures come from sources of which a newer edition was expected."""
        late = sorted((source for source in sources if self._is_late(source)), key=lambda one: (one.expected, one.slug))
        if not late:
            return Markup("")
        named = "; ".join(
            self._wording.text("fresh-source", title=one.title, expected=self._date(one.expected)) for one in late
        )
        return Markup('<p class="late">{}</p>').format(self._print(self._wording.text("fresh-late", sources=named)))

    def _fresh(self, sources: Sequence[Source]) -> Markup:
        """Return the sentences on the age of a section's sources; nothing where it has none."""
        text = self._wording.text
        dated = [source for source in sources if source.published_on is not None]
        newest = max(dated, key=lambda one: one.published_on or dt.date.min, default=None)
        looked = [one.looked for one in sources if one.looked is not None and one.looked <= self._day]
        said = [
            text("fresh-changed", date=self._date(newest.published_on, newest.precision)) if newest else "",
            text("fresh-looked", date=self._date(max(looked), "day")) if looked else "",
            text("fresh-never") if sources and not looked else "",
            self._expected(sources),
        ]
        return self._print(" ".join(filter(None, said)))

    def _expected(self, sources: Iterable[Source]) -> str:
        """Return when the next edition of any of the sources is expected, or was; nothing where none ever is."""
        coming = min((one.expected for one in sources if one.expected), default=None)
        if coming is None:
            return ""
        return self._wording.text("fresh-overdue" if coming < self._day else "fresh-expected", date=self._date(coming))

    def _is_late(self, source: Source) -> bool:
        return source.expected is not None and source.expected < self._day

    def _date(self, day: dt.date | None, precision: str | None = "month") -> str:
        return self._wording.date(day, precision) if day else "–"

    def _print(self, text: str) -> Markup:
        if text:
            self._ledger.add("label", "label", text)
        return Markup("{}").format(text)


def _place(what: str, section: str) -> Markup:
    return Markup(f"\ue002{what}:{section}\ue003")
