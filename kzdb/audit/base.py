"""What the published file holds of figures and names, as an audit needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kzdb.facts.figures import Decimal10, Figure
from kzdb.facts.intervals import Interval
from kzdb.facts.units import Unit, Units

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Base", "Row", "read_base", "stems"]

_OBSERVATIONS = """
SELECT o.claim_id, o.metric, o.metric_name, m.nature, o.subject, o.subject_name, o.country, o.breakdown,
    o.breakdown_name, o.period_start, o.period_end, o.period_type, o.as_printed, o.coef, o.exp10, o.coef_high,
    o.exp10_high, o.qualifier, o.unit, o.preferred, o.contested, o.variant, o.source, o.quote,
    e.title AS source_title, e.edition, x.quotes
FROM observations AS o
JOIN metrics AS m ON m.slug = o.metric
LEFT JOIN source_editions AS e ON e.source = o.source AND e.is_current
LEFT JOIN (SELECT claim_id, string_agg(quote, ' ') AS quotes FROM citations GROUP BY claim_id) AS x
    ON x.claim_id = o.claim_id
WHERE o.variant NOT LIKE 'reading:%'
ORDER BY o.claim_id
"""
_SPELLINGS = """
SELECT slug, name FROM countries UNION SELECT slug, name FROM substances UNION SELECT slug, name FROM organisations
UNION SELECT slug, name FROM programmes UNION SELECT slug, name FROM aggregates
UNION SELECT entity, name FROM names WHERE language = 'en'
ORDER BY ALL
"""
_MORE_WORDS = {
    "t": ("ton", "tons", "tonnes", "metric ton", "metric tons", "MT"), "kg": ("kilograms", "kilogrammes", "kilos"),
    "g": ("grams", "grammes"), "USD": ("$", "US$", "dollar", "dollars", "US dollars", "U.S. dollars"),
    "EUR": ("€", "euros"), "KZT": ("₸",), "percent": ("per cent", "percent"), "times": ("fold", "-fold"),
    "people": ("persons",), "per_100k": ("per 100,000",), "per_1000": ("per 1,000",),
}  # fmt: skip
"""How English texts write units, besides name and symbol; the published file has no other spellings."""

_EMPTY = re.compile(
    "an?|the|of|in|on|at|by|for|from|to|and|or|with|that|which|is|are|was|were|be|been|ha[sd]|have|its?|their|this|as|"
    "per|not?|than|more|less|into|about|over|under|between|among|one|two|each|all|any|other|number|value|size|total|"
    "years?|months?|first|nine|six|same|period|compared|drugs?"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One observation of the published file; `words` are the stems by which a text speaks of it."""

    claim_id: int
    metric: str
    metric_name: str
    nature: str
    subject: str
    country: str | None
    breakdown: str
    start: str | None
    end: str | None
    period: str
    as_printed: str
    figure: Figure
    unit: Unit
    preferred: bool
    source: str
    edition: str
    words: frozenset[str]
    quoted: frozenset[str]

    @property
    def interval(self) -> Interval:
        """What the printed figure leaves open, in the base unit."""
        return self.figure.interval(self.unit.factor)

    @property
    def value(self) -> Fraction:
        """The figure in the base unit; of a range its lower end."""
        return self.figure.low.value * self.unit.factor


@dataclass(frozen=True, slots=True)
class Base:
    """The figures of a published file, its units, and how its entities are spelled."""

    rows: tuple[Row, ...]
    units: Units
    spellings: re.Pattern[str]
    slugs: Mapping[str, str]
    kinds: Mapping[str, str]

    def mentions(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, slug) of the entities that a text names."""
        return [(one.start(), one.end(), self.slugs[one[0].lower()]) for one in self.spellings.finditer(text)]


def read_base(connection: DuckDBPyConnection) -> Base:
    """Read the figures and names of a published file."""
    units = Units(_units(connection.sql("SELECT slug, name, symbol, dimension, unit_base, factor_num, factor_den "
                                        "FROM units ORDER BY slug").fetchall()))  # fmt: skip
    answer = connection.sql(_OBSERVATIONS)
    columns = answer.columns
    rows = tuple(_row(dict(zip(columns, values, strict=True)), units) for values in answer.fetchall())
    slugs: dict[str, str] = {}
    for slug, name in connection.sql(_SPELLINGS).fetchall():
        bare = re.sub(r"\s*\([^)]*\)", "", name)
        if len(bare) > 2 or bare.isupper():
            slugs.setdefault(bare.lower(), slug)
    kinds = dict(connection.sql("SELECT slug, 'country' FROM countries UNION ALL SELECT slug, 'substance' "
                                "FROM substances").fetchall())  # fmt: skip
    longest = sorted(slugs, key=len, reverse=True) or ["(?!)"]
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE)
    return Base(rows, units, pattern, slugs, kinds)


def _units(rows: Iterable[tuple[Any, ...]]) -> Iterable[Unit]:
    taken: set[str] = set()
    for slug, name, symbol, dimension, base, num, den in rows:
        words = [word for word in (name, f"{name}s", *_MORE_WORDS.get(slug, ())) if word not in taken]
        taken.update(words)
        yield Unit(slug, name, symbol, dimension, base, Fraction(num, den), tuple(dict.fromkeys(words)))


def _row(row: dict[str, Any], units: Units) -> Row:
    unit = units.find(row["unit"])
    assert unit is not None  # a foreign key of the store
    high = None if row["coef_high"] is None else Decimal10(row["coef_high"], row["exp10_high"])
    figure = Figure(Decimal10(row["coef"], row["exp10"]), high, row["qualifier"], row["unit"])
    start, end = row["period_start"], row["period_end"]
    return Row(
        row["claim_id"], row["metric"], row["metric_name"], row["nature"], row["subject"], row["country"],
        row["breakdown"], start and start.isoformat(), end and end.isoformat(),
        _worded(start and start.isoformat(), end and end.isoformat()), row["as_printed"], figure, unit,
        row["preferred"], row["source_title"] or row["source"], row["edition"] or "",
        frozenset(stems(row["metric_name"])), frozenset(stems(row["quotes"] or row["quote"] or "")),
    )  # fmt: skip


def _worded(start: str | None, end: str | None) -> str:
    """Return a period in as few signs as say it."""
    if start is None or end is None or start.startswith("0001"):
        return "undated"
    if start[5:] == "01-01" and end[5:] == "12-31":
        return start[:4] if start[:4] == end[:4] else f"{start[:4]}-{end[:4]}"
    return start if start == end else f"{start} to {end}"


def stems(text: str) -> set[str]:
    """Return the words of a text that carry its meaning, cut to what their forms share."""
    found = set()
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if not _EMPTY.fullmatch(word) and len(word) > 2:
            stem = re.sub(r"(?:ies|ied|y)$", "i", word)
            found.add(re.sub(r"(?:ations?|ures?|ings?|ers?|ed|es|s|e)$", "", stem) or stem)
    return found
