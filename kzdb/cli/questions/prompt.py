"""The interactive SQL prompt: history, completion, colours. `;` ends a statement, `.` begins a command."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import PostgresLexer

from kzdb.cli.formats import FORMATS, counted, write
from kzdb.cli.questions.completion import SqlCompleter
from kzdb.cli.talk import say
from kzdb.errors import KzdbError
from kzdb.publish.catalog import Table, read_catalog
from kzdb.publish.connection import ask, open_published

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Session", "interact"]

HELP = {
    ".help": "this list",
    ".tables": "the tables, and what a row of each is",
    ".schema": "the columns of a table: .schema claims",
    ".format": f"how answers are shown: {', '.join(FORMATS)}",
    ".quit": "leave (or Ctrl-D)",
}


@dataclass
class Session:
    """One sitting at the prompt: the file being read, the format answers take."""

    published: Path
    form: str = "table"
    connection: DuckDBPyConnection = field(init=False)
    tables: dict[str, Table] = field(init=False)
    _read: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self._open()

    def answer(self, text: str) -> bool:
        """Do what was typed and print the outcome; return False when it was time to leave."""
        text = text.strip()
        try:
            if text.startswith("."):
                return self._command(*(text.rstrip(";").split(maxsplit=1)))
            if text.strip("; \n"):
                self._query(text)
        except KzdbError as error:
            say(f"{click.style('error:', fg='red')} {error}")
        except KeyboardInterrupt:
            say("interrupted")
        return True

    def _open(self) -> None:
        status = self.published.stat() if self.published.exists() else None
        self.connection = open_published(self.published)
        self._read = (status.st_ino, status.st_mtime_ns) if status else (0, 0)
        self.tables = read_catalog(self.connection)

    def _query(self, sql: str) -> None:
        self._follow()
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        count, more = write(ask(self.connection, sql), self.form, sys.stdout, width)
        sys.stdout.flush()
        say(counted(count, more))

    def _follow(self) -> None:
        """Read the new file when somebody published while the prompt was open."""
        status = self.published.stat() if self.published.exists() else None
        if status and (status.st_ino, status.st_mtime_ns) != self._read:
            self.connection.close()  # first: DuckDB hands out the old file again while it is open
            self._open()
            say("the published file is new; this and the next answers come from it")

    def _command(self, name: str, argument: str = "") -> bool:
        if name in (".quit", ".exit", ".q"):
            return False
        if name == ".tables":
            _print_pairs({table.name: table.comment for table in self.tables.values()})
        elif name == ".schema":
            self._schema(argument)
        elif name == ".format":
            self._format(argument)
        elif name == ".help":
            _print_pairs(HELP)
            click.echo("A statement ends with `;` and may run over several lines. Tab completes, ↑ recalls.")
        else:
            raise KzdbError(f"{name}: no such command. There are: {' '.join(HELP)}.")
        return True

    def _schema(self, name: str) -> None:
        table = self.tables.get(name)
        if table is None:
            raise KzdbError(f".schema: got {name or 'nothing'}, expected a table. `.tables` lists them.")
        if table.comment:
            click.echo(table.comment)
        _print_pairs({column.name: f"{column.type:<14} {column.comment}" for column in table.columns})

    def _format(self, name: str) -> None:
        if name not in FORMATS:
            raise KzdbError(f".format: got {name or 'nothing'}, expected one of {', '.join(FORMATS)}.")
        self.form = name


def interact(published: Path) -> None:
    """Hold the prompt until the person leaves.

    Raises:
        PublishError: nothing is published.
    """
    session = Session(published)
    say(f"kzdb: {len(session.tables)} tables, read-only. `.help` for help, Ctrl-D to leave.")
    prompt: PromptSession[str] = PromptSession(
        history=_history(published.parent),
        completer=SqlCompleter(session.tables, HELP),
        complete_while_typing=False,
        lexer=PygmentsLexer(PostgresLexer),
        key_bindings=_keys(),
        multiline=True,
        prompt_continuation=lambda width, line, wrapped: "…".rjust(width - 1) + " ",
    )
    while True:
        try:
            text = prompt.prompt("kzdb> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if not session.answer(text):
            return


def is_whole(text: str) -> bool:
    """Tell whether Enter sends `text` (a command, or a statement closed by `;`) or opens a line."""
    text = text.strip()
    return not text or text.startswith(".") or text.endswith(";")


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if is_whole(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys


def _history(folder: Path) -> History:
    """Return the history kept in `folder`, or a passing one where nothing may be written."""
    return FileHistory(str(folder / ".sql_history")) if os.access(folder, os.W_OK) else InMemoryHistory()


def _print_pairs(pairs: dict[str, str]) -> None:
    width = max(map(len, pairs), default=0)
    for name, about in pairs.items():
        click.echo(f"{name:<{width}}  {about}".rstrip())
