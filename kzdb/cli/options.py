"""Options that several commands share, each spelled once."""

from __future__ import annotations

import codecs
from datetime import date, datetime
from pathlib import Path

import click

from kzdb.config import DOCUMENTS_VARIABLE

__all__ = [
    "as_of_option",
    "bom_option",
    "day_option",
    "documents_option",
    "encoding_option",
    "force_option",
    "json_option",
    "output_option",
    "parameters",
    "required_documents_option",
    "revision_option",
    "root_option",
]

FOLDER = click.Path(path_type=Path, file_okay=False)
EXISTING_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
DOCUMENTS_HELP = f"Folder of the documents; default: ${DOCUMENTS_VARIABLE}."

root_option = click.option(
    "--root", type=FOLDER, default=Path(), metavar="DIR", help="The workspace; default: this folder."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the outcome as one JSON object.")
documents_option = click.option("--documents", type=EXISTING_FOLDER, metavar="DIR", help=DOCUMENTS_HELP)
required_documents_option = click.option(
    "--documents",
    type=EXISTING_FOLDER,
    metavar="DIR",
    required=True,
    envvar=DOCUMENTS_VARIABLE,
    help=DOCUMENTS_HELP,
)


def _encoding(_: click.Context, option: click.Parameter, value: str) -> str:
    try:
        return codecs.lookup(value).name
    except LookupError:
        raise click.BadParameter(f"got {value!r}, expected a code page like utf-8 or cp1251", param=option) from None


encoding_option = click.option(
    "--encoding", default="utf-8", metavar="NAME", callback=_encoding, help="Code page of the text; default: utf-8."
)
bom_option = click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, by which Excel knows UTF-8.")
force_option = click.option("--force", is_flag=True, help="Do it even if nothing changed.")
output_option = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to write it."
)


def _day(_: click.Context, __: click.Parameter, value: datetime | None) -> date | None:
    return None if value is None else value.date()


revision_option = click.option(
    "--revision", type=click.IntRange(min=1), metavar="N", help="What the base held at revision N; default: the newest."
)
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    callback=_day,
    help="Only what was published by that day; default: all. Undated editions always count.",
)
day_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    callback=_day,
    help="Ignore what was published after this day; default: today.",
)


def parameters(_: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Return `name=value` options as a mapping; a click callback for `--param`."""
    pairs: dict[str, str] = {}
    for text in values:
        name, equals, value = text.partition("=")
        if not equals or not name.isidentifier():
            raise click.BadParameter(f"got {text!r}, expected NAME=VALUE", param=option)
        if name in pairs:
            raise click.BadParameter(f"{name!r} is given twice", param=option)
        pairs[name] = value
    return pairs
