"""Figures, periods and dates as a language writes them, and sentences with typed parameters.

Numbers and dates come from CLDR by Babel. A sentence of ours is a message with parameters; each parameter is a plain
text or number, or a mapping that says what it is:

    {"figure": {"qualifier": "about", "coef": 12, "exp10": 2, "coef_high": null, "exp10_high": null, "unit": "kg"}}
    {"span": [1.5, 2.5], "unit": "kg"}       an interval of numbers; null is an open end
    {"period": ["2014-01-01", "2014-09-30"]} $name is January–September 2014, $name_in is in January–September 2014
    {"name": "metrics/drug_seizures"}        what the vocabulary calls it
    {"names": ["metrics/…", "entities/…"]}   several, with commas
    {"source": "incsr_2015_kazakhstan"}      its title with the year
    {"key": "edge-founded", ...}             another message, with parameters of its own
    {"list": [...]}                          several of these, with commas
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, format_compact_decimal, parse_pattern

from kzdb.facts.figures import Decimal10, Figure
from kzdb.language.catalog import Catalog, Value
from kzdb.language.kazakh import number_ablative

__all__ = ["NBSP", "Names", "Wording", "by_slug", "figure_from", "join", "one_stop"]

NBSP = "\N{NO-BREAK SPACE}"
_LOCALES = {"en": "en_GB"}
_FORMATS = {"year": "y", "month": "LLLL y", "day": "d MMMM y", "month_name": "LLLL", "large": "long"}
_LARGE = ((9, 10**9), (6, 10**6))
_MOST_DIGITS = 6
_TWO_STOPS = re.compile(r"(?<=\w)\.\.(?!\.)")

Names = Callable[[str, str], str]
"""Gives the name of (list, slug) in the language; for the list `sources`, the title and year of a source."""


def by_slug(_: str, slug: str) -> str:
    """Call everything by its slug."""
    return slug


class Wording:
    """How one language writes what we know."""

    def __init__(self, catalog: Catalog, names: Names = by_slug) -> None:
        """Take the texts of the language, and what gives the names of things in it."""
        self.language = catalog.language
        self.locale = Locale.parse(_LOCALES.get(catalog.language, catalog.language))
        self.catalog = catalog
        self.name = names

    def text(self, key: str, **values: Value) -> str:
        """Return the text of `key`, its variables filled. See `Catalog.text`."""
        return one_stop(self.catalog.text(key, **values))

    def say(self, key: str, parameters: Mapping[str, Any]) -> str:
        """Return the message `key` with its typed parameters worded."""
        values: dict[str, Value] = {}
        for name, parameter in parameters.items():
            if isinstance(parameter, Mapping) and "period" in parameter:
                start, end = (day and dt.date.fromisoformat(day) for day in parameter["period"])
                values[name] = self.period(start, end)
                values[f"{name}_in"] = self.in_time(start, end)
            elif parameter is None:
                values[name] = "none"
            elif isinstance(parameter, bool):
                values[name] = "yes" if parameter else "no"
            else:
                values[name] = self._worded(parameter)
        return self.text(key, **values)

    def _worded(self, parameter: Any) -> Value:
        if not isinstance(parameter, Mapping):
            return Decimal(repr(parameter)) if isinstance(parameter, float) else parameter
        if "key" in parameter:
            return self.say(parameter["key"], {name: one for name, one in parameter.items() if name != "key"})
        if "figure" in parameter:
            missing = parameter["figure"] is None or parameter["figure"]["coef"] is None
            return "" if missing else self.figure(_readable(figure_from(parameter["figure"])))
        if "span" in parameter:
            low, high = parameter["span"]
            return self.interval(low, high, parameter["unit"])
        if "name" in parameter:
            return self.name(*parameter["name"].split("/", 1)) if parameter["name"] else ""
        if "names" in parameter:
            return ", ".join(self.name(*name.split("/", 1)) for name in parameter["names"] if name)
        if "source" in parameter:
            return self.name("sources", parameter["source"])
        return ", ".join(str(self._worded(one)) for one in parameter["list"] or ())

    # --- numbers ----------------------------------------------------------------------------------------

    def figure(self, figure: Figure, *, unit: bool = True) -> str:
        """Return a figure as a page prints it: qualifier, number with its printed precision, unit."""
        return "".join(self.figure_parts(figure, unit=unit))

    def figure_parts(self, figure: Figure, *, unit: bool = True) -> tuple[str, str, str]:
        """Return a figure in three parts: words before its number, the number, words and unit after it.

        Behind the number are the source's own bounds, where it gives any: 14.5 (6–23).
        """
        number = "–".join(self.number(part) for part in figure.numbers)
        before, after = self._unit(figure) if unit else ("", "")
        if figure.qualifier != "exact":
            ending = self._ablative(figure.unit, number) if self.language == "kk" else ""
            words = self.text(f"qualifier-{figure.qualifier}", number="|", ablative=ending).partition("|")
            before, after = words[0].replace(" ", NBSP) + before, after + words[2].replace(" ", NBSP)
        if figure.bounds is not None:
            after = f" ({'–'.join(map(self.number, figure.bounds))}){after}"
        return before, number, after

    def number(self, number: Decimal10) -> str:
        """Return a number with its known decimals; round millions and billions get their words."""
        exact = Decimal(number.coef).scaleb(number.exp10)
        if exact == exact.to_integral_value():
            exact = Decimal(int(exact))  # 136 and 136.0 million take different plural forms in Russian
        width: Literal["short", "long"] = "short" if self._format("large") == "short" else "long"
        for power, scale in _LARGE:
            places = max(0, power - number.exp10)
            if abs(exact) >= scale and places <= 3:
                text = format_compact_decimal(exact, format_type=width, locale=self.locale, fraction_digits=places)
                return text.replace(" ", NBSP)
        return str(_pattern(max(0, -number.exp10)).apply(exact, self.locale))

    def interval(self, low: float | None, high: float | None, unit: str) -> str:
        """Return an interval that was computed, to four digits: 6.6–6.84%; at least 1,200 kg."""
        ends = [_rounded(end) for end in (low, high) if end is not None]
        if not ends:
            return self.text("interval-open")
        if len(ends) == 2 and ends[0] == ends[1]:
            ends.pop()
        qualifier = "exact"
        if low is None or high is None:
            qualifier = "at_most" if low is None else "at_least"
        return self.figure(Figure(ends[0], ends[1] if len(ends) == 2 else None, qualifier, unit))

    def _unit(self, figure: Figure) -> tuple[str, str]:
        """Return what is printed before and after a number for its unit, on the same line.

        In English a currency's code goes before the number, and a per cent sign close behind it.
        """
        symbol = self._symbol(figure).replace(" ", NBSP)
        if not symbol:
            return "", ""
        if self.language == "en" and len(figure.unit) == 3 and figure.unit.isupper():
            return symbol + NBSP, ""
        close = symbol == "%" and NBSP not in self.locale.percent_formats[None].pattern
        return "", symbol if close else NBSP + symbol

    def _symbol(self, figure: Figure) -> str:
        """Return what is printed for a unit: its symbol, or the plural form that a text `unit-<slug>` gives."""
        key = f"unit-{figure.unit}"
        if not self.catalog.has(key):
            return self.name("symbols", figure.unit)
        last = figure.numbers[-1]
        number = int(last.value) if last.exp10 >= 0 else Decimal(last.coef).scaleb(last.exp10)
        return self.text(key, number=number, form="exact" if figure.qualifier == "exact" else "bound")

    def _ablative(self, unit: str, number: str) -> str:
        """Return the Kazakh ending of what a number counts (from the texts), or of the bare number."""
        key = f"ablative-{unit}"
        return self.text(key) if self.catalog.has(key) else number_ablative(number)

    # --- time -------------------------------------------------------------------------------------------

    def date(self, day: dt.date, precision: str | None = "day", end: dt.date | None = None, short: bool = False) -> str:
        """Return a date as precisely as it is known: 4 September 2009, September 2009, 2009, 7–8 May 2009.

        `short` cuts the names of months, for a table.
        """
        if precision in {"year", "month"}:
            return format_date(day, self._format(precision, short), locale=self.locale)
        pattern = self._format("day", short)
        if end is not None and end != day:
            if (end.year, end.month) != (day.year, day.month):
                return f"{self.date(day, short=short)} – {self.date(end, short=short)}"
            pattern = pattern.replace("d", f"'{day.day}'–d")
            return format_date(end, pattern, locale=self.locale)
        return format_date(day, pattern, locale=self.locale)

    def _format(self, name: str, short: bool = False) -> str:
        """Return how this language writes a date (a CLDR pattern), or a million: in full (long) or cut (short)."""
        key = f"format-{name}"
        pattern = self.text(key) if self.catalog.has(key) else _FORMATS[name]
        return pattern.replace("LLLL", "LLL").replace("MMMM", "MMM") if short else pattern

    def span(self, start: dt.date | None, end: dt.date | None) -> str:
        """Return the years from `start` to `end`: 2006–2014, from 2012, until 2014, 2014, or nothing."""
        first, last = (str(day.year) if day else "" for day in (start, end))
        if first and last:
            return first if first == last else f"{first}–{last}"
        if first:
            return self.text("span-from", year=first)
        return self.text("span-until", year=last) if last else ""

    def period(self, start: dt.date | None, end: dt.date | None, short: bool = False) -> str:
        """Return a period in words: January–September 2014, 2014, 2007–2008, undated; `short`: Jan–Sept 2014."""
        if start is None or end is None:
            return self.text("period-undated")
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return self.span(start, end)
        if start == end:
            return self.date(start, short=short)
        if start.day == 1 and (end + dt.timedelta(days=1)).day == 1 and start.year == end.year:
            pattern = self._format("month_name", short)
            first, last = (format_date(day, pattern, locale=self.locale) for day in (start, end))
            if first == last:
                return self.date(start, "month", short=short)
            return self.text("period-months", first=first, last=last, year=str(end.year))
        return self.date(start, "day", end, short)

    def in_time(self, start: dt.date | None, end: dt.date | None) -> str:
        """Return a period with its preposition or ending: in 2014; on 4 May 1996; at an unknown time."""
        if start is None or end is None:
            return self.text("in-undated")
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return self.text("in-year" if start.year == end.year else "in-years", years=self.span(start, end))
        if start.day == 1 and (end + dt.timedelta(days=1)).day == 1:
            return self.text("in-months", period=self.period(start, end))
        if (start.year, start.month) == (end.year, end.month):
            return self.text("on-day", period=self.period(start, end))
        return self.text("in-days", first=self.date(start), last=self.date(end))


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


def figure_from(parts: Mapping[str, Any]) -> Figure:
    """Return the figure that the columns qualifier, coef, exp10, coef_high, exp10_high and unit hold.

    Where `interval_kind` says that its source gives bounds of its own, `value_low` and `value_high` hold those.
    """
    high = None if parts["coef_high"] is None else Decimal10(int(parts["coef_high"]), int(parts["exp10_high"]))
    kind = parts.get("interval_kind")
    bounds = (_decimal(parts["value_low"]), _decimal(parts["value_high"])) if kind else None
    low = Decimal10(int(parts["coef"]), int(parts["exp10"]))
    return Figure(low, high, parts["qualifier"], parts["unit"], bounds, kind)


def _readable(figure: Figure) -> Figure:
    """Return a figure without the digits that only a data set prints: nobody reads 70.08828811 kg in a sentence."""
    return figure.to_digits() if any(len(str(abs(one.coef))) > _MOST_DIGITS for one in figure.numbers) else figure


def _rounded(number: float) -> Decimal10:
    """Return a computed number to four digits; whole ones in full."""
    exact = Decimal(repr(number))
    if abs(exact) >= 1000:
        return Decimal10(int(exact.to_integral_value()), 0)
    return _decimal(float(f"{exact:.4g}"))


def _decimal(number: float) -> Decimal10:
    """Return a number with the digits that write it."""
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    power = int(exponent)
    coef = int("".join(map(str, digits))) * (-1 if sign else 1)
    return Decimal10(coef * 10**power, 0) if power > 0 else Decimal10(coef, power)


def one_stop(text: str) -> str:
    """Return a text in which a name or a date with a full stop of its own ends a sentence with that one."""
    return _TWO_STOPS.sub(".", text)


def join(parts: Sequence[str]) -> str:
    """Return the parts that are not empty, with commas."""
    return ", ".join(part for part in parts if part)
