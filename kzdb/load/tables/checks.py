"""Checks of an extract: each distinct text once, each mistake a line; the first fifty are shown, the others counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.facts.dates import DatedSpan, parse_date
from kzdb.facts.figures import FigureError
from kzdb.facts.periods import Period, PeriodError
from kzdb.load.tables.figures import unit_of
from kzdb.load.tables.mapping.meaning import SHOWN
from kzdb.load.tables.readers.bench import Bench
from kzdb.load.vocabulary import Vocabulary
from kzdb.toml_file import suggestion

__all__ = ["Checks"]


class Checks:
    """The mistakes of one extract, read into the table `raw`."""

    def __init__(self, bench: Bench, path: Path) -> None:
        self.bench = bench
        self.path = path
        self.problems: list[str] = []

    def stop(self) -> None:
        """Raise what was found.

        Raises:
            SeedError: anything.
        """
        if self.problems:
            more = len(self.problems) - SHOWN
            raise SeedError("\n".join([*self.problems[:SHOWN], *([f"and {more:,} more"] if more > 0 else [])]))

    def note(self, line: int, field: str, got: object, expected: str, do: str = "Run `kzdb extract` again.") -> None:
        """Note a mistake."""
        self.problems.append(str(SeedError.at(self.path, line, field, got, expected, do)))

    def refuse(self, field: str, condition: str, expected: str) -> None:
        """Note each line that meets an SQL condition."""
        for line, got in self.bench.rows(
            f'SELECT line, "{field}" FROM raw WHERE {condition} ORDER BY line LIMIT {SHOWN}'
        ):
            self.note(line, field, got, expected)

    def among(self, field: str, known: Collection[str], where: str) -> None:
        """Note each word of a column that is not known."""
        for word, line in self._words(field):
            if word not in known:
                do = suggestion(word, known, "Add it to seeds/vocabulary, or extract again.")
                self.note(line, field, word, f"a slug of {where}", do)

    def periods(self, read: Callable[[str, str], Period]) -> None:
        """Keep `periods` (subject, period, start, end, type): fiscal years are read by the subject's calendar."""
        rows: list[tuple[str, str, str, str, str]] = []
        for subject, period, line in self.bench.rows(
            "SELECT CASE WHEN period LIKE 'FY%' THEN subject ELSE '' END, period, min(line) FROM raw WHERE NOT more "
            "GROUP BY ALL"
        ):
            try:
                found = read(period, subject)
            except PeriodError as error:
                self.note(line, "period", period, str(error))
            else:
                rows.append((subject, period, found.start, found.end, found.type))
        self._keep("periods", ("subject", "period", "period_start", "period_end", "period_type"), rows)

    def dates(self, field: str) -> None:
        """Keep `dates_<field>` (text, start, end, precision)."""
        rows: list[tuple[str, str, str, str]] = []
        for word, line in self._words(field):
            try:
                found: DatedSpan | None = parse_date(word) if word else None
            except PeriodError as error:
                self.note(line, field, word, str(error))
            else:
                if found is not None:
                    rows.append((word, found.start, found.end, found.precision))
        self._keep(f"dates_{field}", ("text", "start_day", "end_day", "exactness"), rows)

    def figures(self, vocabulary: Vocabulary) -> None:
        """Note values that are no figures of the metric's dimension; keep `units` (word, slug)."""
        rows: list[tuple[str, str]] = []
        for metric, word, line in self.bench.rows(
            "SELECT metric, regexp_extract(value, '[^ ]+ ([^ 0-9].*)$', 1) AS word, min(line) FROM raw WHERE NOT more "
            "GROUP BY ALL"
        ):
            unit = vocabulary.units.find(word)
            if unit is None:
                self.note(line, "value", word, "a unit of seeds/vocabulary/units.csv behind the number")
                continue
            rows.append((word, unit.slug))
            known = vocabulary.metrics.get(metric)
            if known is not None and unit.dimension != known.dimension:
                do = "Correct the unit or the metric in the mapping."
                self.note(line, "value", word, f"a unit of {known.dimension}, as {metric} is", do)
        self._keep("units", ("word", "unit"), sorted(set(rows)))
        for value, line in self.bench.rows(
            "SELECT value, min(line) FROM raw WHERE NOT more AND "
            "NOT regexp_full_match(value, '-?[0-9]{1,17}[.][0-9]{0,17} [^ ~<>=0-9.].*') GROUP BY ALL ORDER BY 2"
        ):
            try:
                unit_of(value, vocabulary)
            except FigureError as error:
                self.note(line, "value", value, str(error))

    def relations(self, vocabulary: Vocabulary) -> None:
        """Note relations between kinds of entities that the type does not allow."""
        for kind, subject, other, line in self.bench.rows(
            "SELECT type, subject, object, min(line) FROM raw WHERE NOT more GROUP BY ALL"
        ):
            found = vocabulary.relation_types.get(kind)
            for field, slug in (("subject", subject), ("object", other)):
                allowed = found.subject_kinds if found and field == "subject" else found.object_kinds if found else ()
                if found and slug in vocabulary.kinds and vocabulary.kinds[slug] not in allowed:
                    expected = f"{' or '.join(sorted(allowed))} as the {field} of {kind}"
                    self.note(line, field, f"{slug} ({vocabulary.kinds[slug]})", expected, "Correct the mapping.")

    def _words(self, field: str) -> list[tuple[str, int]]:
        return [
            (str(word), int(line))
            for word, line in self.bench.rows(
                f'SELECT "{field}", min(line) FROM raw WHERE NOT more GROUP BY 1 ORDER BY 2'
            )
        ]

    def _keep(self, table: str, names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        columns = list(zip(*rows, strict=True)) or [()] * len(names)
        self.bench.keep(table, dict(zip(names, columns, strict=True)))
