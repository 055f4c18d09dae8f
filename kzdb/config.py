"""Where a workspace keeps its things: `Settings`, read from `--root` and the KZDB_* variables.

Only the command line and the pipeline read this; the stages get paths and addresses as arguments.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from kzdb.errors import ConfigError
from kzdb.store.address import parse_address

__all__ = ["DATABASE_VARIABLE", "DOCUMENTS_VARIABLE", "INBOX_VARIABLE", "Settings", "is_workspace", "load_settings"]

DATABASE_VARIABLE = "KZDB_DATABASE_URL"
DOCUMENTS_VARIABLE = "KZDB_DOCUMENTS"
INBOX_VARIABLE = "KZDB_INBOX"

WORKSPACE_FOLDERS = ("seeds", "migrations")  # what makes a folder a workspace; reports/ may still be missing


@dataclass(frozen=True, slots=True)
class Settings:
    """One workspace: its folder, its database, its published file, and the documents if they are here."""

    root: Path
    database_url: str = field(repr=False)  # may hold a password: it never shows in a traceback or a log
    published: Path
    documents: Path | None = None
    watched: Path | None = None

    @property
    def seeds(self) -> Path:
        """Return the folder of the sources and the vocabulary."""
        return self.root / "seeds"

    @property
    def migrations(self) -> Path:
        """Return the folder of the database's migrations."""
        return self.root / "migrations"

    @property
    def reports(self) -> Path:
        """Return the folder of the report definitions."""
        return self.root / "reports"

    @property
    def shared(self) -> Path:
        """Return the folder of what the reports share: style, fonts, templates."""
        return self.reports / "_shared"

    @property
    def var(self) -> Path:
        """Return the folder of everything kzdb makes."""
        return self.root / "var"

    @property
    def inbox(self) -> Path:
        """Return the folder from which a refresh takes new documents: the one that is named, or inbox/."""
        return self.watched or self.root / "inbox"

    @property
    def database_shown(self) -> str:
        """Return the database's address as it may be printed: without any password."""
        return str(parse_address(self.database_url))


def load_settings(root: str | Path = ".", documents: str | Path | None = None) -> Settings:
    """Return the settings of the workspace at `root`; `documents` goes before KZDB_DOCUMENTS.

    Raises:
        ConfigError: `root` is no workspace, `documents` no folder, the database of no kind kzdb knows.
    """
    folder = Path(root).expanduser().resolve()
    _require_workspace(folder)
    if documents is not None and not Path(documents).expanduser().is_dir():
        raise ConfigError(f"{documents}: no such folder. Give --documents the folder that holds them.")
    if documents is None:
        documents = os.environ.get(DOCUMENTS_VARIABLE) or None
    shelf = Path(documents).expanduser().resolve() if documents is not None else None
    named = os.environ.get(INBOX_VARIABLE)
    watched = Path(named).expanduser().resolve() if named else None
    if watched is not None and watched == shelf:
        raise ConfigError(f"{INBOX_VARIABLE}: got the folder of the documents itself, expected another. Name another.")
    return Settings(
        root=folder,
        database_url=_database_url(folder),
        published=folder / "var" / "kzdb.duckdb",
        documents=shelf,
        watched=watched,
    )


def is_workspace(folder: Path) -> bool:
    """Tell whether `folder` holds what a workspace must hold: seeds/ and migrations/."""
    return all((folder / name).is_dir() for name in WORKSPACE_FOLDERS)


def _require_workspace(folder: Path) -> None:
    if not folder.is_dir():
        raise ConfigError(
            f"{folder}: no such folder. "
            f"Run `kzdb init {folder}` to make a workspace there, or name one with --root DIR."
        )
    missing = [f"{name}/" for name in WORKSPACE_FOLDERS if not (folder / name).is_dir()]
    if missing:
        raise ConfigError(
            f"{folder}: not a kzdb workspace, it has no {' and no '.join(missing)}. "
            "Run `kzdb init DIR` to make one, or name one with --root DIR."
        )


def _database_url(folder: Path) -> str:
    """Return KZDB_DATABASE_URL, or the SQLite file of the workspace."""
    url = os.environ.get(DATABASE_VARIABLE, "").strip() or f"sqlite:///{folder / 'var' / 'kzdb.sqlite'}"
    parse_address(url)
    return url
