"""`kzdb sql`."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.formats import FORMATS, Written, counted, write, write_parquet, write_xlsx
from kzdb.cli.options import (
    as_of_option,
    bom_option,
    encoding_option,
    output_option,
    parameters,
    revision_option,
    root_option,
)
from kzdb.cli.talk import say, warn_if_older
from kzdb.config import Settings, load_settings
from kzdb.errors import KzdbError
from kzdb.publish.connection import ask, open_published

if TYPE_CHECKING:
    from kzdb.publish.connection import Answer

__all__ = ["command"]

SUFFIXES = {".csv": "csv", ".json": "json", ".md": "markdown", ".parquet": "parquet", ".txt": "table", ".xlsx": "xlsx"}
BINARY = ("parquet", "xlsx")
_OPTION = re.compile(r"--[a-z-]+(=|$)")


class SqlCommand(click.Command):
    """A command whose query may begin with a comment, `-- like this`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take an argument that starts like an option, and is none, for the query."""
        queries = [
            arg for arg in args if arg.startswith("--") and any(map(str.isspace, arg)) and not _OPTION.match(arg)
        ]
        rest = [arg for arg in args if arg not in queries]
        return super().parse_args(ctx, [*rest, "--", *queries] if queries else args)


@click.command("sql", cls=SqlCommand)
@click.argument("query", required=False)
@click.option("--file", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Read the query from FILE.")
@click.option(
    "--format", "form", type=click.Choice([*FORMATS, *BINARY]), help="Default: table, or what --output ends in."
)
@output_option
@click.option("--param", multiple=True, metavar="NAME=VALUE", callback=parameters, help="The value of $NAME.")
@encoding_option
@bom_option
@revision_option
@as_of_option
@root_option
def command(
    query: str | None,
    file: Path | None,
    form: str | None,
    output: Path | None,
    param: dict[str, str],
    encoding: str,
    bom: bool,
    revision: int | None,
    as_of: dt.date | None,
    root: Path,
) -> None:
    """Ask the published file a question in SQL, or open a prompt.

    The query comes from QUERY, --file or standard input; without one, on a terminal, a prompt opens.
    It reads and changes nothing; it sees the published file and no other.

    \b
    Example:
      kzdb sql "SELECT kind, count(*) FROM claims GROUP BY ALL"
      kzdb sql --file question.sql --param country=KAZ --output answer.xlsx
      kzdb sql --as-of 2012-12-31 "SELECT source, count(*) FROM claims GROUP BY ALL"
    """
    form = form or (_form_of(output) if output else "table")
    if form in BINARY and output is None:
        raise click.UsageError(f"--format {form} needs --output FILE.")
    if bom and form != "csv":
        raise click.UsageError("--bom goes with --format csv.")
    sql = _query(query, file)
    settings = load_settings(root)
    warn_if_older(settings, revision, as_of)
    from kzdb import pipeline

    published = pipeline.published_at(settings, revision, as_of)
    if sql is None:
        if output or param:
            raise click.UsageError("--output and --param need a query.")
        from kzdb.cli.questions.prompt import interact

        interact(published)
        return
    answer = ask(open_published(published), sql, param)
    encoding = f"{encoding}-sig" if bom else encoding
    if output:
        count, more = _write_file(settings, answer, form, output, encoding)
    else:
        count, more = _write_stdout(answer, form, encoding)
    if form == "table" or output:
        say(counted(count, more) + (f" in {output}" if output else ""))


def _form_of(output: Path) -> str:
    """Return the format that the file's name asks for; a device has none, and gets a table."""
    if output.exists() and not output.is_file():
        return "table"
    form = SUFFIXES.get(output.suffix.lower())
    if form is None:
        raise KzdbError(f"{output}: no format ends in {output.suffix or 'nothing'}. Name one with --format.")
    return form


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


def _write_stdout(answer: Answer, form: str, encoding: str) -> Written:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    if encoding != "utf-8" and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="strict")
    with _encodable(encoding):
        return write(answer, form, sys.stdout, width)


def _write_file(settings: Settings, answer: Answer, form: str, output: Path, encoding: str) -> Written:
    """Write the answer to `output`; a query that fails leaves what was there."""
    from kzdb.pipeline.outputs import output_file

    with output_file(settings, output, form) as path:
        if form == "parquet":
            return write_parquet(answer, path)
        if form == "xlsx":
            return write_xlsx(answer, path)
        with _encodable(encoding), path.open("w", encoding=encoding, newline="") as out:
            return write(answer, form, out)


@contextmanager
def _encodable(encoding: str) -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        raise KzdbError(
            f"--encoding {encoding}: has no {letter!r} (U+{ord(letter):04X}), which the answer holds. Use utf-8."
        ) from error
