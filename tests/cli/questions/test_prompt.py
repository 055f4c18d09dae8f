"""The SQL prompt: what it answers, what it offers, and the real thing on a real terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from kzdb.cli.questions.completion import SqlCompleter
from kzdb.cli.questions.prompt import HELP, Session, is_whole


@pytest.fixture
def session(workspace: Path) -> Session:
    """Give a sitting at the small published file."""
    return Session(workspace / "var" / "kzdb.duckdb")


def _offered(session: Session, text: str, cursor: int | None = None) -> list[str]:
    completer = SqlCompleter(session.tables, HELP)
    return [c.text for c in completer.get_completions(Document(text, cursor), CompleteEvent())]


class TestCompletion:
    """What Tab offers, by where the cursor is."""

    def test_tables_after_from(self, session: Session) -> None:
        """Only what can be read from comes after FROM and JOIN."""
        assert ["_published", "claims", "countries"] == _offered(session, "SELECT * FROM ")
        assert ["claims", "countries"] == _offered(session, "SELECT * FROM claims JOIN c")

    def test_columns_of_the_tables_in_the_query(self, session: Session) -> None:
        """Columns of the table that the query names come first, also when FROM comes later."""
        assert ["subject"] == _offered(session, "SELECT subj FROM claims", cursor=11)
        assert ["kind"] == _offered(session, "SELECT * FROM claims WHERE ki")

    def test_columns_behind_a_name_or_an_alias(self, session: Session) -> None:
        """`c.` offers the columns of what c is, and nothing else."""
        assert ["value", "value_text"] == _offered(session, "SELECT c.va FROM claims AS c", cursor=11)
        assert ["slug", "name", "native"] == _offered(session, "SELECT countries. FROM countries", cursor=17)
        assert [] == _offered(session, "SELECT x. FROM claims", cursor=9)

    def test_keywords_and_any_column_before_a_table_is_named(self, session: Session) -> None:
        """At the start there are SQL's words and every column."""
        assert ["SELECT"] == _offered(session, "sel")
        assert ["period_start"] == _offered(session, "SELECT period_")

    def test_commands(self, session: Session) -> None:
        """A dot begins a command of the prompt; `.schema` takes a table."""
        assert [".schema"] == _offered(session, ".s")
        assert ["countries"] == _offered(session, ".schema co")

    def test_says_what_it_offers(self, session: Session) -> None:
        """The comment of a table or a column is shown with it."""
        completer = SqlCompleter(session.tables, HELP)
        (offer,) = completer.get_completions(Document("SELECT * FROM cla"), CompleteEvent())

        assert "One row per claim." == offer.display_meta_text


class TestAnswers:
    """What the prompt does with what was typed."""

    def test_a_statement(self, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
        """An answer and its count are printed; the sitting goes on."""
        assert session.answer("SELECT name FROM countries;")

        printed = capsys.readouterr()
        assert ["name", "──────────", "Kazakhstan"] == printed.out.splitlines()
        assert "1 row\n" == printed.err

    def test_a_mistake(self, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
        """A mistake is one line, and the sitting goes on."""
        assert session.answer("SELECT nme FROM countries;")
        assert "Did you mean name?" in capsys.readouterr().err
        assert session.answer("SELECT 1;")

    @pytest.mark.parametrize(
        ("typed", "printed"),
        [
            (".help", ".schema"),
            (".tables", "claims      One row per claim."),
            (".schema claims", "subject       VARCHAR        Slug of what the claim is about."),
            (".schema", "expected a table"),
            (".schema nothing", "got nothing, expected a table"),
            (".format xml", "expected one of table, csv, json, markdown"),
            (".nonsense", "no such command"),
            ("", ""),
            (" ; ", ""),
        ],
    )
    def test_commands(self, session: Session, capsys: pytest.CaptureFixture[str], typed: str, printed: str) -> None:
        """Commands print what they are for, or what was expected."""
        assert session.answer(typed)
        out = capsys.readouterr()
        assert printed in out.out + out.err

    def test_format(self, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
        """`.format` changes how the next answers look."""
        session.answer(".format csv")
        session.answer("SELECT slug, name FROM countries;")

        assert "slug,name\nKAZ,Kazakhstan\n" == capsys.readouterr().out

    def test_quit(self, session: Session) -> None:
        """`.quit` ends the sitting."""
        assert not session.answer(".quit")

    def test_follows_a_new_publication(self, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
        """After somebody published, the next answer comes from the new file, and the prompt says so."""
        new = session.published.with_name("new.duckdb")
        with duckdb.connect(str(new)) as connection:
            connection.execute("CREATE TABLE _published AS SELECT 3 AS format")
            connection.execute("CREATE TABLE claims AS SELECT 42 AS answer")
        os.replace(new, session.published)
        session.answer("SELECT answer FROM claims;")

        printed = capsys.readouterr()
        assert "42" in printed.out
        assert "the published file is new" in printed.err


@pytest.mark.parametrize(
    ("text", "whole"),
    [("SELECT 1", False), ("SELECT 1;", True), ("SELECT 1;\n", True), (".views", True), ("", True)],
)
def test_enter(text: str, whole: bool) -> None:
    """Enter sends a closed statement or a command, and opens a line otherwise."""
    assert whole == is_whole(text)


def test_on_a_terminal(workspace: Path) -> None:
    """The real prompt on a real terminal: a statement over two lines, its answer, its history, leaving."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "40"}
    with subprocess.Popen(
        [sys.executable, "-m", "kzdb", "sql", "--root", str(workspace)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
    ) as process:
        os.close(theirs)
        screen = _read_until(ours, "kzdb>")
        os.write(ours, b"SELECT name\rFROM countries;\r")
        screen += _read_until(ours, "1 row")
        os.write(ours, b".quit\r")

        assert 0 == process.wait(timeout=600)
    os.close(ours)
    assert "3 tables, read-only" in screen
    assert "Kazakhstan" in screen
    assert "+SELECT name\n+FROM countries;\n" in (workspace / "var" / ".sql_history").read_text()


def _read_until(terminal: int, text: str) -> str:
    """Return what the terminal shows up to `text`."""
    screen, limit = "", time.monotonic() + 600
    while text not in screen:
        assert time.monotonic() < limit, screen
        if select.select([terminal], [], [], 0.5)[0]:
            screen += os.read(terminal, 65536).decode(errors="replace")
            if "\x1b[6n" in screen:  # the prompt asks where the cursor is
                os.write(terminal, b"\x1b[1;1R")
                screen = screen.replace("\x1b[6n", "")
    return screen
