"""What the tests of the refresh share: a small workspace that is published, and a clock."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

import pytest

from kzdb import pipeline
from tests.conftest import copy_workspace, settings_of
from tests.refresh.press import Clock, Desk


class Stores(Protocol):
    """Fresh databases of one PostgreSQL, from tests/conftest.py."""

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""


@pytest.fixture(scope="session")
def published_from_postgresql(postgresql_stores: Stores, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the small workspace, published from a PostgreSQL store: its file is that of every fresh loaded store."""
    root = copy_workspace(tmp_path_factory.mktemp("postgresql") / "workspace")
    pipeline.publish(settings_of(root, postgresql_stores.new("loaded")))
    return root


@pytest.fixture
def desk(published_workspace: Path, tmp_path: Path) -> Desk:
    """Give a copy of the small published workspace, without reports, early on a Saturday."""
    return desk_at(published_workspace, tmp_path / "workspace")


def desk_at(published: Path, root: Path) -> Desk:
    """Copy a published workspace to `root`; return its desk, early on a Saturday."""
    shutil.copytree(published, root, symlinks=True)
    return Desk(settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}"), Clock("2026-11-28T05:00"))
