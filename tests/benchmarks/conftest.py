"""What the benchmarks of whole commands start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings, load_settings

ROOT = Path(__file__).resolve().parents[2]


def make_workspace(root: Path) -> Settings:
    """Make a workspace of the repository's own seeds and reports in the new folder `root`; load and publish it."""
    root.mkdir()
    for name in ("seeds", "migrations", "reports"):
        (root / name).symlink_to(ROOT / name)
    made = load_settings(root)
    pipeline.load(made)
    pipeline.publish(made)
    return made


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give one such workspace."""
    return make_workspace(tmp_path_factory.mktemp("render") / "own")
