"""What the tests of the reports' content share: our own seeds, published once, and what a report says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import duckdb
import pytest

from kzdb.config import Settings
from kzdb.publish.connection import open_published
from kzdb.report import Draft, read_report, write_draft

CHECKOUT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 1)

Write = Callable[..., Draft]


@pytest.fixture(scope="session")
def own(own_seeds: Settings) -> Settings:
    """Give a workspace of our own seeds, loaded and published, whose only reports are those that tests write."""
    reports = own_seeds.root / "reports"
    reports.mkdir()
    (reports / "_shared").symlink_to(CHECKOUT / "reports" / "_shared")
    return own_seeds


@pytest.fixture(scope="session")
def seeds(own: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the published file of our own seeds, open."""
    with open_published(own.published) as connection:
        yield connection


@pytest.fixture(scope="session")
def write() -> Write:
    """Give a function that writes a report up to its page, the same one once; nothing is laid out."""

    @cache
    def draft(connection: duckdb.DuckDBPyConnection, slug: str, language: str = "en", **given: str) -> Draft:
        report = read_report(CHECKOUT / "reports" / slug, CHECKOUT / "reports" / "_shared")
        return write_draft(connection, report, given, language, TODAY)

    return draft
