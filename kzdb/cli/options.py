"""Options that several commands share, each spelled once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from kzdb.config import DOCUMENTS_VARIABLE

__all__ = [
    "as_of_option",
    "documents_option",
    "json_option",
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


def _day(_: click.Context, __: click.Parameter, value: datetime | None) -> str | None:
    return None if value is None else value.date().isoformat()


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
