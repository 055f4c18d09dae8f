"""What the tests of the engine share: the small workspace, published with a few names more.

What the real reports must contain is tested in tests/reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import duckdb
import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.language.catalog import load_catalog
from kzdb.language.wording import Wording
from kzdb.publish.connection import open_published
from kzdb.report import write_draft
from kzdb.report.data.evidence import Evidence, read_evidence
from kzdb.report.page.write import Page
from tests.conftest import copy_workspace, settings_of
from tests.tiny import TODAY, Tiny

LABELS = """\
list,slug,language,name
entities,NAM,ru,Намибия
metrics,drug_seizures,ru,Изъято наркотиков
"""
INFERRED = (
    '{metric = "staff", subject = "ministry", period = "@2019", value = "40 people", inferred = ["period", "value"], '
    'note = "The year is inferred.", at = "3@42: Anna Berg of the ministry"},'
)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give the small workspace, loaded and published, with a few Russian names and one inferred year."""
    root = copy_workspace(tmp_path_factory.mktemp("reports") / "workspace")
    (root / "seeds" / "vocabulary" / "labels.csv").write_text(LABELS, encoding="utf-8")
    claims = root / "seeds" / "press_note" / "claims.toml"
    claims.write_text(claims.read_text("utf-8").replace("observations = [", f"observations = [\n  {INFERRED}"), "utf-8")
    settings = settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}")
    pipeline.load(settings)
    pipeline.publish(settings)
    return settings


@pytest.fixture(scope="session")
def connection(base: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give its published file, open."""
    with open_published(base.published) as opened:
        yield opened


@pytest.fixture
def page(connection: duckdb.DuckDBPyConnection, tiny: Tiny) -> Callable[..., Page]:
    """Give a function that has the tiny report print `markup`, and returns its page."""

    def write(markup: str, language: str = "en") -> Page:
        tiny.body(markup)
        return write_draft(connection, tiny.read(), {}, language, TODAY).page

    return write


@pytest.fixture
def wording() -> Wording:
    """Give the English wording with the symbols of a few units."""
    symbols = {"kg": "kg", "t": "t", "percent": "%"}
    return Wording(load_catalog("en"), lambda listed, slug: symbols.get(slug, slug) if listed == "symbols" else slug)


@pytest.fixture(scope="session")
def claims(connection: duckdb.DuckDBPyConnection) -> Callable[..., list[int]]:
    """Give a function that returns the ids of the first claims with each of these answers."""

    def find(*answers: str) -> list[int]:
        found = dict(connection.execute("SELECT value_text, min(claim_id) FROM claims GROUP BY ALL").fetchall())
        return [found[answer] for answer in answers]

    return find


@pytest.fixture
def evidence(connection: duckdb.DuckDBPyConnection, wording: Wording) -> Evidence:
    """Give the evidence of every claim."""
    ids = [number for (number,) in connection.execute("SELECT claim_id FROM claims").fetchall()]
    return read_evidence(connection, ids, wording)
