"""`kzdb init`."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

import kzdb
from kzdb.cli.options import FOLDER
from kzdb.cli.talk import say
from kzdb.config import is_workspace
from kzdb.errors import ConfigError

__all__ = ["command", "make_workspace"]

FOLDERS = ("migrations", "reports", "seeds")
STAGING = ".kzdb-init"  # what a copy that was cut short leaves; the next one clears it
SKIPPED = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")


@click.command("init")
@click.argument("directory", metavar="DIR", type=FOLDER, required=False)
@click.option("--root", type=FOLDER, metavar="DIR", help="The same as DIR.")
def command(directory: Path | None, root: Path | None) -> None:
    """Make a workspace in DIR: seeds, migrations and reports to start from.

    DIR must be new or empty. Nothing is ever overwritten.

    \b
    Example:
      kzdb init my-workspace
    """
    if (directory is None) == (root is None):
        raise click.UsageError("name one folder: kzdb init DIR")
    folder = (directory or root or Path()).expanduser().resolve()
    if is_workspace(folder):
        say(f"{folder} is a workspace already, nothing was changed. Run `kzdb build --root {folder}`.")
        return
    make_workspace(folder)
    say(f"a workspace with {', '.join(FOLDERS)}. Next: `kzdb build --root {folder}`.")
    click.echo(folder)


def make_workspace(folder: Path) -> None:
    """Copy the workspace that kzdb carries into `folder`, which is new or empty.

    Raises:
        ConfigError: `folder` holds something, cannot be written, or this kzdb carries no workspace.
    """
    source = _carried()
    try:
        if folder.exists() and any(item.name != STAGING for item in folder.iterdir()):
            raise ConfigError(f"{folder}: neither empty nor a workspace. Give `kzdb init` an empty folder.")
        staging = folder / STAGING
        shutil.rmtree(staging, ignore_errors=True)
        for name in FOLDERS:
            shutil.copytree(source / name, staging / name, ignore=SKIPPED)
        for name in FOLDERS:
            (staging / name).rename(folder / name)
        staging.rmdir()
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be made ({error.strerror}). Give a folder you may write.") from error


def _carried() -> Path:
    """Return the folder kzdb's own workspace lies in: in the wheel beside the code, in a checkout above."""
    package = Path(kzdb.__file__).parent
    for place in (package / "_workspace", package.parent):
        if is_workspace(place):
            return place
    raise ConfigError(f"{package}: this kzdb carries no workspace. Install its wheel or run a checkout.")
