"""What the small workspace publishes; tests here only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kzdb.audit.base import Base, read_base
from kzdb.config import Settings
from kzdb.publish.connection import open_published
from tests.conftest import settings_of


@pytest.fixture
def published(published_workspace: Path) -> Settings:
    """Give the settings of the small workspace, which is published."""
    return settings_of(published_workspace, f"sqlite:///{published_workspace / 'var' / 'kzdb.sqlite'}")


@pytest.fixture
def base(published: Settings) -> Iterator[Base]:
    """Give what the small published file holds."""
    with open_published(published.published) as connection:
        yield read_base(connection)
