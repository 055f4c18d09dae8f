"""`kzdb sql`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.formats import FORMATS, Written, counted, write, write_parquet
from kzdb.cli.options import as_of_option, parameters, revision_option, root_option
from kzdb.cli.talk import say
from kzdb.config import Settings, load_settings
from kzdb.errors import KzdbError
from kzdb.publish.connection import ask, open_published

if TYPE_CHECKING:
    from kzdb.publish.connection import Answer

__all__ = ["command"]

SUFFIXES = {".csv": "csv", ".json": "json", ".md": "markdown", ".parquet": "parquet"}
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("sql")
@click.argument("query", required=False)
@click.option("--file", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Read the query from FILE.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, "parquet"]),
    help="Default: table, or what --output ends in.",
)
@click.option("--output", type=FILE, help="Write the answer to FILE.")
@click.option("--param", multiple=True, metavar="NAME=VALUE", callback=parameters, help="The value of $NAME.")
@revision_option
@as_of_option
@root_option
def command(
    query: str | None,
    file: Path | None,
    form: str | None,
    output: Path | None,
    param: dict[str, str],
    revision: int | None,
    as_of: str | None,
    root: Path,
) -> None:
    """Ask the published file a question in SQL, or open a prompt.

    The query comes from QUERY, --file or standard input; without one, on a terminal, a prompt opens.
    It reads and changes nothing; it sees the published file and no other.

    \b
    Example:
      kzdb sql "SELECT kind, count(*) FROM claims GROUP BY ALL"
      kzdb sql --file question.sql --param country=KAZ --output answer.csv
      kzdb sql --as-of 2012-12-31 "SELECT source, count(*) FROM claims GROUP BY ALL"
    """
    form = form or (SUFFIXES.get(output.suffix.lower()) if output else None) or "table"
    if form == "parquet" and output is None:
        raise click.UsageError("--format parquet needs --output FILE.")
    sql = _query(query, file)
    settings = load_settings(root)
    if sql is None:
        if output or param:
            raise click.UsageError("--output and --param need a query.")
        from kzdb.cli.prompt import interact

        interact(_published(settings, revision, as_of))
        return
    answer = ask(open_published(_published(settings, revision, as_of)), sql, param)
    count, more = _write_file(answer, form, output) if output else _write_stdout(answer, form)
    if form == "table" or output:
        say(counted(count, more) + (f" in {output}" if output else ""))


def _published(settings: Settings, revision: int | None, as_of: str | None) -> Path:
    """Return the file to ask: the published one, or a snapshot."""
    if revision is None and as_of is None:
        return settings.published
    from kzdb import pipeline

    return pipeline.published_at(settings, revision, as_of)


def _query(query: str | None, file: Path | None) -> str | None:
    """Return the SQL given by argument, file or pipe; None when a person sits there and has given none."""
    if query is not None and file is not None:
        raise click.UsageError("give the query or --file, not both.")
    if file is not None:
        return _decoded(file.read_bytes(), str(file))
    if query is not None and query != "-":
        return query
    if query is None and sys.stdin.isatty():
        return None
    return _decoded(sys.stdin.buffer.read(), "standard input")


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KzdbError(f"{name}: byte {error.start + 1} is no UTF-8. Save the query as UTF-8.") from error


def _write_stdout(answer: Answer, form: str) -> Written:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return write(answer, form, sys.stdout, width)


def _write_file(answer: Answer, form: str, output: Path) -> Written:
    """Write the answer beside `output`, then put it in its place: a query that fails leaves the old file."""
    staging = output.with_name(f".{output.name}.part")
    try:
        if form == "parquet":
            written = write_parquet(answer, staging)
        else:
            with staging.open("w", encoding="utf-8", newline="") as out:
                written = write(answer, form, out)
        os.replace(staging, output)
    except OSError as error:
        raise KzdbError(f"{output}: cannot be written ({error.strerror}). Name another --output.") from error
    finally:
        staging.unlink(missing_ok=True)
    return written
