"""What the tests of the engine share: the small workspace, published, and a tiny report of their own.

What the real reports must contain is tested in tests/reports.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.language.catalog import load_catalog
from kzdb.language.wording import Wording
from kzdb.publish.connection import open_published
from kzdb.report import Report, read_report, write_draft
from kzdb.report.data.evidence import Evidence, read_evidence
from kzdb.report.page.write import Page
from tests.conftest import copy_workspace, settings_of
from tests.made_up import TEMPLATE, write_report

TODAY = dt.date(2026, 11, 1)
LABELS = """\
list,slug,language,name
entities,NAM,ru,Намибия
metrics,drug_seizures,ru,Изъято наркотиков
"""
INFERRED = (
    '{metric = "staff", subject = "ministry", period = "@2019", value = "40 people", inferred = ["period", "value"], '
    'note = "The year is inferred.", at = "3@42: Anna Berg of the ministry"},'
)
QUERY = """\
-- All that is claimed, one row per claim.
SELECT claim_id, c.fact_id, c.kind, c.subject_name, c.predicate, o.period_start, o.period_end
FROM claims AS c
LEFT JOIN observations AS o USING (claim_id)
ORDER BY claim_id
"""


@dataclass(frozen=True)
class Tiny:
    """A tiny report; its files can be changed before it is read."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """Write one of its files."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def edit(self, name: str, old: str, new: str) -> Path:
        """Replace a part of one of its files."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        return self.write(name, text.replace(old, new))

    def body(self, markup: str) -> Path:
        """Have its template print `markup` in its one section."""
        start, end = TEMPLATE.index("{% for"), TEMPLATE.index("{% endcall %}")
        return self.write("template/report.html.j2", TEMPLATE[:start] + markup + "\n" + TEMPLATE[end:])

    def read(self) -> Report:
        """Read it."""
        return read_report(self.folder, self.folder.parent / "_shared")


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
def tiny(tmp_path: Path) -> Tiny:
    """Give a report that prints every figure; its query `figures` brings every claim there is."""
    write_report(tmp_path)
    report = Tiny(tmp_path / "reports" / "tiny")
    report.write("queries/figures.sql", QUERY)
    report.body("<p>Seized: {{ figure(figures[1].claim_id) }}.</p>")
    return report


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
