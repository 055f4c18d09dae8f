"""What the benchmarks of rendering start from."""

from __future__ import annotations

import pytest

from kzdb import pipeline
from kzdb.config import Settings, load_settings
from tests.benchmarks.common import ROOT


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A workspace of the repository's own seeds and reports, loaded and published."""
    root = tmp_path_factory.mktemp("render")
    for name in ("seeds", "migrations", "reports"):
        (root / name).symlink_to(ROOT / name)
    made = load_settings(root)
    pipeline.load(made)
    pipeline.publish(made)
    return made
