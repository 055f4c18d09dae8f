"""Words, numbers, dates and periods as the language of an edition writes them.

Texts live in `i18n/<language>.toml`, the report's own over the shared ones; numbers and dates come from
CLDR by Babel.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal
from markupsafe import Markup, escape

from kzdb.errors import DefinitionError, TemplateError, shorten
from kzdb.report.evidence import Amount
from kzdb.report.kazakh import number_ablative
from kzdb.report.reading import parse_toml, read_text
from kzdb.report.translation import Missing

NBSP = "\N{NO-BREAK SPACE}"
FALLBACK = "en"
_PLURALS = {"zero", "one", "two", "few", "many", "other"}
_LOCALES = {"en": "en_GB"}
_FORMATS = {"year": "y", "month": "LLLL y", "day": "d MMMM y", "month_name": "LLLL", "large": "long"}
_LARGE = ((9, Decimal(10) ** 9), (6, Decimal(10) ** 6))

Text = str | Mapping[str, str]


class Wording:
    """The texts and formats of one language; texts it lacks come from English."""

    def __init__(self, language: str, texts: Mapping[str, Text], borrowed: Collection[str] = ()) -> None:
        """Take the texts of a language; those `borrowed` are English, for want of its own."""
        self.language = language
        self.locale = Locale.parse(_LOCALES.get(language, language))
        self.missing = Missing(language)
        self._texts = texts
        self._borrowed = frozenset(borrowed)

    def text(self, key: str, count: int | Decimal | None = None, **values: object) -> Markup:
        """Return the text of `key`, its placeholders filled; plain values are escaped.

        `count` chooses the plural form of a text that has forms.
        """
        text = self._texts.get(key)
        if text is None:
            files = " or ".join(dict.fromkeys(f"i18n/{name}.toml" for name in (self.language, FALLBACK)))
            raise TemplateError(f"no text {key!r} in {files}; write it")
        if key in self._borrowed:
            self.missing.texts[key] = None
        if not isinstance(text, str):
            if not isinstance(count, int | Decimal | None):
                raise TemplateError(f"text {key!r} counts {shorten(count)}, which is no number")
            form = self.locale.plural_form(Decimal(count if count is not None else 2))
            text = text.get(form, text["other"])
        try:
            return Markup(escape(text)).format(**values)  # the text is the report's own; values are escaped
        except KeyError as error:
            raise TemplateError(f"text {key!r} needs a value for {error}") from None
        except (IndexError, ValueError, TypeError, AttributeError):
            raise TemplateError(f"text {key!r} has a placeholder that is not {{name}}: {shorten(text)}") from None

    @property
    def axis_format(self) -> dict[str, object]:
        """How the axis of a chart writes numbers, as d3-format takes it."""
        symbols = self.locale.number_symbols["latn"]
        return {
            "decimal": symbols["decimal"], "thousands": symbols["group"], "grouping": [3], "currency": ["", ""],
        }  # fmt: skip

    def has(self, key: str) -> bool:
        """Say whether there is a text for `key`."""
        return key in self._texts

    def amount(self, amount: Amount, unit: bool = True) -> str:
        """Return a figure as a page prints it: qualifier, number with its printed precision, unit."""
        return "".join(self.amount_parts(amount, unit))

    def amount_parts(self, amount: Amount, unit: bool = True) -> tuple[str, str, str]:
        """Return a figure in three parts: words before its number, the number, words and unit after it."""
        number = self.number(amount.value, amount.decimals, amount.exp10)
        if amount.value_end is not None:
            number = f"{number}–{self.number(amount.value_end, amount.decimals, amount.exp10)}"
        before, after = self._unit(amount) if unit else ("", "")
        if amount.qualifier != "exact":
            ending = self._ablative(amount, number) if self.language == "kk" else ""
            text = self.text(f"qualifier.{amount.qualifier}", number="|", ablative=ending)
            words = text.unescape().partition("|")
            before, after = words[0].replace(" ", NBSP) + before, after + words[2].replace(" ", NBSP)
        return before, number, after

    def number(self, value: float, decimals: int = 0, exp10: int | None = None) -> str:
        """Return a number with its printed decimals; round millions and billions get their words."""
        exact = Decimal(repr(value))
        if exact == exact.to_integral_value():
            exact = Decimal(int(exact))  # 136 and 136.0 million take different plural forms in Russian
        width: Literal["short", "long"] = "short" if self._format("large") == "short" else "long"
        for power, scale in _LARGE:
            places = max(0, power - (exp10 if exp10 is not None else 0))
            if abs(exact) >= scale and places <= 3:
                text = format_compact_decimal(exact, format_type=width, locale=self.locale, fraction_digits=places)
                return text.replace(" ", NBSP)
        pattern = "#,##0" + ("." + "0" * decimals if decimals > 0 else "")
        return format_decimal(exact, format=pattern, locale=self.locale)

    def _unit(self, amount: Amount) -> tuple[str, str]:
        """Return what stands before and after a number for its unit, never parted from it.

        In English a currency's code stands before the number, and a per cent sign close behind it.
        """
        symbol = self._symbol(amount).replace(" ", NBSP)
        if not symbol:
            return "", ""
        if self.language == "en" and len(amount.unit) == 3 and amount.unit.isupper():
            return symbol + NBSP, ""
        close = symbol == "%" and NBSP not in self.locale.percent_formats[None].pattern
        return "", symbol if close else NBSP + symbol

    def _symbol(self, amount: Amount) -> str:
        """Return what is printed for a unit: its symbol, or the plural form that a text `unit.<slug>` gives."""
        key = f"unit.{amount.unit}"
        if key not in self._texts:
            return amount.symbol
        last = amount.value if amount.value_end is None else amount.value_end
        return str(self.text(key, count=round(Decimal(repr(last)), max(0, amount.decimals))))

    def _ablative(self, amount: Amount, number: str) -> str:
        """Return the Kazakh ending of what a number counts (from the texts), or of the bare number."""
        return str(self.text(f"ablative.{amount.unit}")) if amount.symbol else number_ablative(number)

    def date(self, day: dt.date, precision: str | None = "day", end: dt.date | None = None) -> str:
        """Return a date as precisely as it is known: 4 September 2009, September 2009, 2009, 7–8 May 2009."""
        if precision in {"year", "month"}:
            return format_date(day, self._format(precision), locale=self.locale)
        pattern = self._format("day")
        if end is not None and end != day:
            if (end.year, end.month) != (day.year, day.month):
                return f"{self.date(day)} – {self.date(end)}"
            pattern = pattern.replace("d", f"'{day.day}'–d")
            return format_date(end, pattern, locale=self.locale)
        return format_date(day, pattern, locale=self.locale)

    def _format(self, name: str) -> str:
        """Return how this language writes a date (a CLDR pattern), or a million: in full (long) or cut (short)."""
        text = self._texts.get(f"format.{name}", _FORMATS[name])
        return text if isinstance(text, str) else text["other"]

    def span(self, start: dt.date | None, end: dt.date | None) -> str:
        """Return the years from `start` to `end`: 2006–2014, from 2012, until 2014, 2014, or nothing."""
        first, last = (str(day.year) if day else "" for day in (start, end))
        if first and last:
            return first if first == last else f"{first}–{last}"
        if first:
            return str(self.text("span.from", year=first))
        return str(self.text("span.until", year=last)) if last else ""

    def period(self, start: dt.date | None, end: dt.date | None, period_type: str | None) -> str:
        """Return a period in words: January–September 2014, 2014, 2007–2008, undated."""
        if start is None or end is None:
            return str(self.text("period.undated"))
        whole = start.month == 1 and start.day == 1 and end.month == 12 and end.day == 31
        if whole:
            return self.span(start, end)
        if start == end:
            return self.date(start)
        month_long = start.day == 1 and (end + dt.timedelta(days=1)).day == 1
        if month_long and start.year == end.year:
            first, last = (format_date(day, self._format("month_name"), locale=self.locale) for day in (start, end))
            if first == last:
                return self.date(start, "month")
            return str(self.text("period.months", first=first, last=last, year=str(end.year)))
        return self.date(start, "day", end)


def load_wording(language: str, folders: tuple[Path, ...]) -> Wording:
    """Load the texts of `language` from every folder's `i18n`, later ones over earlier, English under all."""
    known: dict[str, dict[str, Text]] = {}
    for wanted in dict.fromkeys((FALLBACK, language)):
        known[wanted] = {}
        for folder in folders:
            path = folder / "i18n" / f"{wanted}.toml"
            if path.is_file():
                known[wanted].update(read_texts(path))
    own = known[language]
    return Wording(language, known[FALLBACK] | own, known[FALLBACK].keys() - own.keys())


def read_texts(path: Path) -> dict[str, Text]:
    """Read one file of texts: tables become dotted keys, a table of plural forms stays one text."""
    data = parse_toml(path, read_text(path, DefinitionError), DefinitionError)
    found: dict[str, Text] = {}

    def walk(prefix: str, table: Mapping[str, Any]) -> None:
        for key, value in table.items():
            name = f"{prefix}{key}"
            if isinstance(value, str) or (isinstance(value, dict) and value.keys() <= _PLURALS and "other" in value):
                found[name] = value
            elif isinstance(value, dict) and value and value.keys() <= _PLURALS:
                raise DefinitionError(f"{path}: {name} has plural forms and no 'other', which every language has.")
            elif isinstance(value, dict):
                walk(f"{name}.", value)
            else:
                raise DefinitionError(f"{path}: {name} has to be a text, got {type(value).__name__}.")

    walk("", data)
    return found
