"""What the tests of reports share: a tiny published base and a tiny report, both made in the test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.publish.connection import open_published

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT / "reports" / "_shared"
OFFLINE = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}

MANIFEST = """\
[report]
id = "tiny"
version = 1
title = {en = "Tiny report"}
languages = ["en"]
audience = "Tests."

[params.country]
type = "country"
default = "RUR"

[params.as_of]
type = "date"
required = true

[queries]
figures = {file = "queries/figures.sql", key = ["claim_id"], empty = "error"}

[output]
pdf = ["pdf/a-3a", "pdf/ua-1"]
"""
QUERY = """\
-- All figures of the country.
-- Grain: one row per claim. Parameters: $country.
SELECT claim_id, breakdown_name, value, period_start, period_end, period_type
FROM observations
WHERE country = $country
ORDER BY claim_id
"""
TEMPLATE = """\
{% extends "base.html.j2" %}
{% import "ui.html.j2" as ui %}
{% block title %}Tiny report{% endblock %}
{% block body %}
{% call ui.section("one", "One") %}
<p>Seized: {{ figure(figures[0].claim_id) }} in {{ period(figures[0]) }}.</p>
{% endcall %}
{% endblock %}
"""


@dataclass
class Base:
    """A base in memory; every method adds one thing that a source says."""

    connection: duckdb.DuckDBPyConnection
    sources: dict[str, dt.date | None] = field(default_factory=dict)
    last: int = 0

    def insert(self, table: str, **row: Any) -> None:
        """Insert one row given by column name; columns not given stay NULL."""
        columns, marks = ", ".join(row), ", ".join("?" for _ in row)
        self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))

    def source(self, slug: str, title: str = "A Report", publisher: str = "A Ministry", day: str | None = None) -> None:
        """Add a source, published on an ISO day or undated."""
        published = dt.date.fromisoformat(day) if day else None
        self.sources[slug] = published
        self.insert(
            "sources", source=slug, title=title, publisher_name=publisher, document=f"{slug}.txt",
            published_on=published, published_precision="day" if day else None, language="en",
            reliability="B", reliability_reason="Made up.",
        )  # fmt: skip

    def _claim(self, kind: str, source: str, line: int, quote: str, text: str, **columns: Any) -> dict[str, Any]:
        """Add a claim with its one citation and return the columns that its own table shares with it."""
        self.last += 1
        common = {
            "claim_id": self.last, "fact_id": columns.pop("fact_id", self.last), "nature": "reported",
            "modality": "fact", "variant": "main", "source": source, "preferred": True,
            "contested": columns.pop("contested", False),
            "published_on": self.sources[source],
        }  # fmt: skip
        self.insert("claims", kind=kind, value_text=text, revision=1, **common, **columns)
        place = {"source": source, "document": f"{source}.txt", "line": line, "quote": quote}
        start = {"char_start": columns.get("char_start", 0), "char_end": len(quote)}
        self.insert("citations", claim_id=self.last, verified=True, is_primary=True, **place, **start)
        return common | place

    def figure(
        self, value: float, unit: str, symbol: str, *, line: int = 1, quote: str = "a figure", source: str = "one",
        metric: str = "drug_seizures", breakdown: str = "total", contested: bool = False, fact_id: int | None = None,
        **columns: Any,
    ) -> int:  # fmt: skip
        """Add an observation of the country RUR, January to September 2014 unless told, and return its claim id."""
        period: dict[str, Any] = {"period_start": dt.date(2014, 1, 1), "period_end": dt.date(2014, 9, 30)}
        period |= {"period_type": "nine_months"}
        period |= {name: columns.pop(name) for name in list(columns) if name in period}
        slot = {"fact_id": fact_id} if fact_id else {}
        common = self._claim(
            "observation", source, line, quote, f"{value} {unit}", contested=contested, subject="RUR",
            subject_name="Ruritania", predicate=metric, **slot, **period,
        )  # fmt: skip
        decimals = len(str(value).partition(".")[2]) if value % 1 else 0
        row = {
            "metric": metric, "metric_name": metric.replace("_", " ").capitalize(), "subject": "RUR",
            "subject_name": "Ruritania", "country": "RUR", "breakdown": breakdown,
            "breakdown_name": breakdown.capitalize(),
            "value": value, "value_base": value, "decimals": decimals, "exp10": -decimals, "unit": unit,
            "unit_symbol": symbol, "qualifier": "exact",
        }  # fmt: skip
        self.insert("observations", **(common | row | period | columns))
        return self.last

    def statement(
        self, says: str, *, topic: str = "trend", line: int = 2, quote: str = "words", source: str = "one"
    ) -> int:
        """Add a statement about the country RUR and return its claim id."""
        common = self._claim(
            "statement", source, line, quote, says, subject="RUR", subject_name="Ruritania", predicate=topic
        )
        self.insert(
            "statements", entity="RUR", entity_name="Ruritania", entity_kind="country", topic=topic, topic_name=topic,
            aspect="main", says=says, **common,
        )  # fmt: skip
        return self.last


@dataclass
class Report:
    """A tiny report's folder; its files can be overwritten before it is built."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """Write one file of the report."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def edit(self, name: str, old: str, new: str) -> Path:
        """Replace a part of one file of the report."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        return self.write(name, text.replace(old, new))

    def body(self, markup: str) -> Path:
        """Have the template print `markup` in its one section."""
        start, end = TEMPLATE.index("<p>"), TEMPLATE.index("{% endcall %}")
        return self.write("template/report.html.j2", TEMPLATE[:start] + markup + "\n" + TEMPLATE[end:])


def published(folder: Path) -> Path:
    """Load and publish the seeds in `folder`, those of the checkout where it has none; return the published file."""
    for name in ("seeds", "migrations"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    settings = Settings(folder, f"sqlite:///{folder / 'kzdb.sqlite'}", folder / "kzdb.duckdb")
    pipeline.load(settings)
    return pipeline.publish(settings).path


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the seeds of the checkout, published, read-only."""
    with open_published(published(tmp_path_factory.mktemp("seeds"))) as connection:
        yield connection


@pytest.fixture
def base() -> Iterator[Base]:
    """A base with one country, one source of 1 March 2015 and 344.6 kg seized."""
    connection = duckdb.connect(":memory:", config=OFFLINE)
    connection.execute((HERE / "base.sql").read_text(encoding="utf-8"))
    made = Base(connection)
    made.insert("countries", slug="RUR", name="Ruritania")
    made.source("one", day="2015-03-01")
    made.figure(344.6, "kg", "kg", line=30, quote="344.6 kilograms")
    yield made
    connection.close()


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """A report that prints the first figure of the country in one sentence."""
    made = Report(tmp_path / "reports" / "tiny")
    made.write("report.toml", MANIFEST)
    made.write("queries/figures.sql", QUERY)
    made.write("template/report.html.j2", TEMPLATE)
    made.write("style.css", "h1 { color: #17324d; }\n")
    return made


@pytest.fixture
def shared() -> Path:
    """The shared folder of the repository: base template, print style, fonts."""
    return SHARED


@pytest.fixture
def html(base: Base, report: Report) -> Callable[[str], str]:
    """A function that renders markup in the tiny report's section and returns the page's HTML."""
    from kzdb.report import render_html

    def render(markup: str) -> str:
        report.body(markup)
        return render_html(base.connection, report.folder, SHARED, {"as_of": "2020-01-01"}).html

    return render
