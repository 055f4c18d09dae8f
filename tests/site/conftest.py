"""What the tests of the site share: a small site, made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from tests.conftest import settings_of
from tests.site.sheet import make_base, publish_sheet


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give a workspace with two rivals, a hostile note, one edition, and its site. It is shared: leave it be."""
    made = make_base(tmp_path_factory.mktemp("site") / "workspace")
    publish_sheet(made, "1" * 64, "1,885 people")
    pipeline.build_site(made)
    return made


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Settings:
    """Give a copy of that workspace."""
    root = shutil.copytree(settings.root, tmp_path / "workspace", symlinks=True)
    return settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}")
