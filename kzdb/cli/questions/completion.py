"""Completion at the SQL prompt: tables, columns with what they hold, SQL words, the prompt's own commands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from kzdb.publish.catalog import Table

__all__ = ["KEYWORDS", "SqlCompleter"]

KEYWORDS = (
    *("SELECT", "FROM", "WHERE", "GROUP BY", "ORDER BY", "HAVING", "QUALIFY", "LIMIT", "OFFSET", "WITH"),
    *("DISTINCT", "AS", "ON", "USING", "JOIN", "LEFT JOIN", "FULL JOIN", "CROSS JOIN", "UNION ALL", "EXCEPT"),
    *(
        "AND",
        "OR",
        "NOT",
        "IN",
        "IS NULL",
        "IS NOT NULL",
        "LIKE",
        "ILIKE",
        "BETWEEN",
        "EXISTS",
        "ASC",
        "DESC",
    ),
    *("CASE", "WHEN", "THEN", "ELSE", "END", "CAST", "DATE", "FILTER", "OVER", "PARTITION BY", "NULLS LAST"),
    *("PIVOT", "UNPIVOT", "DESCRIBE", "SUMMARIZE", "SHOW TABLES", "EXPLAIN", "VALUES"),
    *("count", "sum", "avg", "min", "max", "median", "round", "coalesce", "string_agg", "list", "length"),
    *("lower", "upper", "year", "strftime", "unnest"),
)

_TABLE_NEXT = re.compile(r"\b(?:FROM|JOIN|DESCRIBE|SUMMARIZE|SHOW)\s+\w*$|\bFROM\s+[\w\s,]*,\s*\w*$", re.IGNORECASE)
_QUALIFIED = re.compile(r"(\w+)\.(\w*)$")
_USED = re.compile(r"\b(?:FROM|JOIN|,)\s*(\w+)(?:\s+(?:AS\s+)?(\w+))?", re.IGNORECASE)


class SqlCompleter(Completer):
    """Offer what can stand at the cursor: columns of the tables in the query first."""

    def __init__(self, tables: Mapping[str, Table], commands: Iterable[str]) -> None:
        self.tables = tables
        self.commands = tuple(commands)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Yield the completions for the word before the cursor."""
        before = document.text_before_cursor
        if before.startswith("."):
            yield from self._after_command(before)
            return
        qualified = _QUALIFIED.search(before)
        if qualified:
            table = self._used(document.text).get(qualified[1].lower())
            yield from _matching(qualified[2], _columns([table] if table else []))
            return
        word = document.get_word_before_cursor(pattern=re.compile(r"\w+"))
        if _TABLE_NEXT.search(before):
            yield from _matching(word, self._tables())
        elif word:
            used = set(self._used(document.text).values())
            offered = [*_columns(sorted(used, key=lambda table: table.name)), *self._tables()]
            offered += [(keyword, "") for keyword in KEYWORDS]
            if not used:
                offered += _columns(self.tables.values())
            yield from _matching(word, offered)

    def _after_command(self, before: str) -> Iterator[Completion]:
        """Yield the prompt's own commands, and the tables behind `.schema`."""
        command, blank, rest = before.partition(" ")
        if not blank:
            yield from _matching(command, [(name, "") for name in self.commands])
        elif command == ".schema":
            yield from _matching(rest, self._tables())

    def _tables(self) -> list[tuple[str, str]]:
        return [(table.name, table.comment) for table in self.tables.values()]

    def _used(self, text: str) -> dict[str, Table]:
        """Return the tables that `text` reads, by their name and alias in it."""
        used: dict[str, Table] = {}
        for name, alias in _USED.findall(text):
            table = self.tables.get(name.lower())
            if table:
                used[table.name] = table
                if alias:
                    used[alias.lower()] = table
        return used


def _columns(tables: Iterable[Table]) -> list[tuple[str, str]]:
    """Return the columns of `tables`, each name once, with what it holds."""
    named = {column.name: column.comment or column.type for table in tables for column in table.columns}
    return list(named.items())


def _matching(word: str, offered: Iterable[tuple[str, str]]) -> Iterator[Completion]:
    """Yield those of `offered` that begin with `word`, whatever the case."""
    seen = set()
    for name, about in offered:
        if name.lower().startswith(word.lower()) and name not in seen:
            seen.add(name)
            yield Completion(name, start_position=-len(word), display_meta=about[:80])
