"""What the tests of the reports' content share: our own seeds, published once, and what a report says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from kzdb import pipeline
from kzdb.publish.connection import open_published
from kzdb.report import Draft, read_report, write_draft
from tests.conftest import settings_of

CHECKOUT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 1)

Write = Callable[..., Draft]


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the published file of our own seeds, open."""
    root = tmp_path_factory.mktemp("seeds")
    for name in ("seeds", "migrations"):
        (root / name).symlink_to(CHECKOUT / name)
    settings = settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}")
    pipeline.load(settings)
    pipeline.publish(settings)
    with open_published(settings.published) as connection:
        yield connection


@pytest.fixture(scope="session")
def write() -> Write:
    """Give a function that writes a report up to its page; nothing is laid out."""

    def draft(connection: duckdb.DuckDBPyConnection, slug: str, language: str = "en", **given: str) -> Draft:
        report = read_report(CHECKOUT / "reports" / slug, CHECKOUT / "reports" / "_shared")
        return write_draft(connection, report, given, language, TODAY)

    return draft
