"""Every error kzdb raises on purpose, and what their messages share.

::

    KzdbError                 what, where, what to do; the command line prints it as one line and exits 1
      ConfigError             the workspace or a KZDB_* variable
      FileError               a file that cannot be read or written
      SeedError               a file under seeds/: path, line, field
      StoreError              the database
      PublishError            the published file
      ReportError
        DefinitionError       reports/<slug>/report.toml and what it names
        QueryError            a query of a report, or ad-hoc SQL
        TemplateError         a template, with its line
        RenderError           a chart or the page

Anything else that escapes is a bug and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from kzdb.signs import deceiving

DAMAGED = "Corrupt database file"
"""How DuckDB begins its complaint about a page of the published file whose bytes are not those it wrote."""

AGAIN = "Run `kzdb publish --force` to write it again."
"""What to do about a published file that cannot be read."""


def number_of(count: int, noun: str) -> str:
    """Return a number of things in words: 1 page, 1,200 pages."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


class KzdbError(Exception):
    """Something is wrong that the user can put right."""

    mistakes: tuple[str, ...] = ()
    """One line for each, when there are several."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.__doc__)

    @classmethod
    def of(cls, mistakes: Iterable[str]) -> Self:
        """Build one error of the lines of several."""
        lines = tuple(mistakes)
        error = cls("\n".join(lines))
        error.mistakes = lines
        return error

    @classmethod
    def at(cls, path: Path | str, line: int | None, field: str, got: object, expected: str, do: str) -> Self:
        """Build the one line every error about a file has: ``path:line, field: got X, expected Y. Do Z.``"""
        where = f"{path}:{line}" if line else str(path)
        return cls(f"{where}, {field}: got {shorten(got)}, expected {expected}. {do}")


class ConfigError(KzdbError):
    """The workspace is not set up as kzdb expects."""


class FileError(KzdbError):
    """A file cannot be read or written."""


class SeedError(KzdbError):
    """A seed file says something kzdb cannot take."""


class StoreError(KzdbError):
    """The database refused."""


class PublishError(KzdbError):
    """The published file could not be made or read."""


class ReportError(KzdbError):
    """A report could not be built."""


class DefinitionError(ReportError):
    """A report's manifest is not right."""


class QueryError(ReportError):
    """A query could not be run."""


class TemplateError(ReportError):
    """A template could not be rendered."""


class RenderError(ReportError):
    """A chart or a page could not be drawn."""


class _Collecting:
    """What `Mistakes.collect` gives; a plain class, since it is entered for every row of a large list."""

    def __init__(self, mistakes: Mistakes) -> None:
        self._mistakes = mistakes

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, SeedError | ReportError):
            return False
        self._mistakes.add(error)
        return True


class Mistakes:
    """Collects mistakes in files, so that all of a run are reported at once, a line each.

    ::

        mistakes = Mistakes()
        for entry in entries:
            with mistakes.collect():
                check(entry)
        mistakes.raise_if_any()
    """

    def __init__(self) -> None:
        self._lines: dict[str, type[KzdbError]] = {}  # a line that is found twice is reported once
        self._collecting = _Collecting(self)

    def collect(self) -> AbstractContextManager[None, bool]:
        """Keep the lines of a SeedError or ReportError raised inside, and go on after the block."""
        return self._collecting

    def add(self, error: SeedError | ReportError) -> None:
        """Keep the lines of an error."""
        self._lines |= dict.fromkeys(str(error).splitlines(), type(error))

    def raise_if_any(self) -> None:
        """Raise one error that holds every line collected.

        Raises:
            KzdbError: of the class of the first mistake, if there is any.
        """
        if self._lines:
            raise next(iter(self._lines.values())).of(self._lines)


def shorten(value: object, limit: int = 80) -> str:
    """Return `value` as it should be in an error line: quoted, on one line, cut at `limit` characters.

    A sign in it that deceives the eye is named: nobody sees that the first letter of "КAZ" is Cyrillic.
    """
    text = repr(value) if isinstance(value, str) else str(value)
    text = " ".join(text.split())
    text = text if len(text) <= limit else text[: limit - 1] + "…"
    odd = deceiving(value) if isinstance(value, str) and not isinstance(value, Verbatim) else None
    return f"{text} with {odd}" if odd else text


class Verbatim(str):
    """Our own words for what was found ("nothing", "5 cells"): an error prints them without quotes."""

    __slots__ = ()
    __repr__ = str.__str__
