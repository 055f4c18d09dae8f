"""QUERIES.md: every question is asked of the seeds, and the answer printed below it is the one they give.

Run as a program it writes the answers again: `.venv/bin/python tests/test_queries.py`; read what changed.
"""

from __future__ import annotations

import difflib
import io
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from kzdb import pipeline
from kzdb.cli.formats import write
from kzdb.config import Settings
from kzdb.publish.connection import ask

ROOT = Path(__file__).resolve().parents[1]
BOOK = ROOT / "QUERIES.md"
RENEW = "Run `.venv/bin/python tests/test_queries.py` to write the answers again, and read what changed."
_QUESTION = re.compile(
    r"^### (?P<question>.+)\n\n(?:[^#`|].*\n)*\n?```sql\n(?P<sql>[^`]+)```\n\n?(?P<answer>(?:\|.*\n)*)", re.MULTILINE
)


@dataclass(frozen=True)
class Question:
    """A question of the book, its SQL, the answer below it, and where that begins and ends."""

    text: str
    sql: str
    answer: str
    start: int
    end: int


def questions(book: str) -> list[Question]:
    """Return the questions of the book, in order."""
    return [
        Question(found["question"], found["sql"], found["answer"], *found.span("answer"))
        for found in _QUESTION.finditer(book)
    ]


def answered(connection: DuckDBPyConnection, sql: str) -> str:
    """Return what `kzdb sql --format markdown` prints."""
    out = io.StringIO()
    write(ask(connection, sql), "markdown", out)
    return out.getvalue()


def published(folder: Path) -> Path:
    """Load and publish the seeds of the checkout in a folder of their own; return the published file."""
    for name in ("seeds", "migrations"):
        (folder / name).symlink_to(ROOT / name)
    settings = Settings(folder, f"sqlite:///{folder / 'kzdb.sqlite'}", folder / "kzdb.duckdb")
    pipeline.load(settings)
    return pipeline.publish(settings).path


@pytest.fixture(scope="module")
def connection(own_seeds: Settings) -> Iterator[DuckDBPyConnection]:
    """Give the published seeds, read-only."""
    from kzdb.publish.connection import open_published

    with open_published(own_seeds.published) as connection:
        yield connection


BOOK_QUESTIONS = questions(BOOK.read_text("utf-8"))


def test_the_book_is_read_whole() -> None:
    """Every heading of a question has its SQL, and there are at least thirty."""
    headings = re.findall(r"^### (.+)$", BOOK.read_text("utf-8"), re.MULTILINE)

    assert headings == [question.text for question in BOOK_QUESTIONS]
    assert len(headings) >= 30


@pytest.mark.parametrize("question", BOOK_QUESTIONS, ids=lambda question: question.text)
def test_answer(question: Question, connection: DuckDBPyConnection) -> None:
    """The answer is not empty, and it is the one in the book."""
    answer = answered(connection, question.sql)
    difference = "".join(
        difflib.unified_diff(question.answer.splitlines(True), answer.splitlines(True), "QUERIES.md", "now")
    )

    assert answer.count("\n") > 2, f"{question.text}: no rows"
    assert question.answer == answer, f"{question.text}\n{difference}\n{RENEW}"


@pytest.mark.parametrize("question", BOOK_QUESTIONS, ids=lambda question: question.text)
def test_query_is_deterministic(question: Question) -> None:
    """Each query orders its rows, names its columns, and reads no clock: its answer is the same tomorrow."""
    sql = question.sql.upper()

    assert "ORDER BY" in sql
    assert "SELECT *" not in sql
    assert not re.search(r"\b(NOW\(|TODAY\(|CURRENT_|RANDOM\()", sql)


def renew() -> None:
    """Write the answers of the book again."""
    from kzdb.publish.connection import open_published

    book = BOOK.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder, open_published(published(Path(folder))) as connection:
        for question in reversed(questions(book)):
            try:
                answer = answered(connection, question.sql)
            except Exception as error:
                raise SystemExit(f"{question.text}: {error}") from error
            gap = "" if book[question.start - 2 : question.start] == "\n\n" else "\n"
            book = book[: question.start] + gap + answer + "\n" + book[question.end :].lstrip("\n")
    BOOK.write_text(book.rstrip("\n") + "\n", "utf-8")
    sys.stdout.write(f"{len(questions(book))} answers in {BOOK}\n")


if __name__ == "__main__":
    renew()
