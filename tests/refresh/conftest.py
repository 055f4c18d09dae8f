"""What the tests of the refresh share: a small workspace that is published, and a clock."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import settings_of
from tests.refresh.press import Clock, Desk


@pytest.fixture
def desk(published_workspace: Path, tmp_path: Path) -> Desk:
    """Give a copy of the small published workspace, without reports, early on a Saturday."""
    return desk_at(published_workspace, tmp_path / "workspace")


def desk_at(published: Path, root: Path) -> Desk:
    """Copy a published workspace to `root`; return its desk, early on a Saturday."""
    shutil.copytree(published, root, symlinks=True)
    return Desk(settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}"), Clock("2026-11-28T05:00"))
