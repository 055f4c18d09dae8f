"""The ready charts, for any measure: over the years, beside the figure before, in all countries."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pytest

from kzdb.report import read_report, write_draft
from kzdb.report.page.pictures import Picture
from tests.reports.conftest import CHECKOUT

Drawn = Callable[..., Mapping[str, Picture]]
MANIFEST = """\
[report]
id = "one"
version = 1
title = {{en = "One chart", ru = "График"}}
languages = ["en", "ru"]
[queries]
{query} = {{key = ["claim_id"]}}
[charts]
{chart} = {{query = "{query}"{more}}}
"""
PAGE = '{% extends "base.html.j2" %}{% block title %}One chart{% endblock %}{% block body %}{% endblock %}'
ROWS = """\
-- Drugs seized, with the columns that charts draw.
-- Grain: one row per figure. Parameters: none.
SELECT
  o.claim_id, o.period_start, o.period_end, o.value_base AS base, year(o.period_end) AS year, o.unit_symbol,
  s.source, s.period_class, s.subject_name AS label, s.subject, s.subject = 'KAZ' AS is_subject,
  s.breakdown_name AS panel, dense_rank() OVER (ORDER BY s.breakdown) AS panel_place, s.position = 1 AS is_latest,
  CASE WHEN s.position = 1 THEN s.previous_claim_id END AS before_claim_id
FROM series AS s
INNER JOIN observations AS o ON o.claim_id = s.claim_id
WHERE s.metric = 'drug_seizures' AND s.variant = 'main' AND s.modality = 'fact' AND {which}
ORDER BY s.subject, panel_place, o.period_end, o.claim_id
"""
BLUE, PALE = "#1d5a86", "#9fb6c9"


@pytest.fixture
def drawn(seeds: duckdb.DuckDBPyConnection, tmp_path: Path) -> Drawn:
    """Give a function that draws one of the ready specs from rows of our own seeds, in a report of its own."""
    folder = tmp_path / "one"
    for name in ("queries", "template"):
        (folder / name).mkdir(parents=True)
    (folder / "template" / "report.html.j2").write_text(PAGE, "utf-8")
    (folder / "style.css").touch()

    def draw(chart: str, query: str, which: str, more: str = "", language: str = "en") -> Mapping[str, Picture]:
        (folder / "queries" / f"{query}.sql").write_text(ROWS.format(which=which), "utf-8")
        (folder / "report.toml").write_text(MANIFEST.format(query=query, chart=chart, more=more), "utf-8")
        report = read_report(folder, CHECKOUT / "reports" / "_shared")
        return write_draft(seeds, report, {}, language, dt.date(2026, 11, 1)).pictures

    return draw


def texts(picture: Picture) -> list[str]:
    """Return the lines of text in a picture."""
    return re.findall(r"<(?:text|tspan)[^>]*>([^<]+)</", picture.svg)


def test_a_series_is_one_line_for_each_source_and_unbroken_run(drawn: Drawn) -> None:
    """Two definitions are two lines, missing years are no slope; a panel each, named with its unit and months."""
    which = "s.subject = 'KAZ' AND (s.breakdown, s.period_class) IN (('heroin', 'year'), ('total', '9 months'))"
    picture = drawn("series", "trends", which, language="ru")["series"]
    rows = picture.tables["trends"]
    runs = {
        (row["panel"], row["source"], row["year"] - place)
        for panel in {row["panel"] for row in rows}
        for place, row in enumerate(row for row in rows if row["panel"] == panel)
    }

    assert {"Героин, кг", "Всего, т", "январь–сентябрь"} <= set(texts(picture))
    assert {row["number"] for row in rows if row["is_latest"]} <= set(texts(picture))
    assert 3 <= len(runs) == picture.svg.count('aria-roledescription="line mark"')


def test_a_pair_of_bars_says_the_change(drawn: Drawn) -> None:
    """The later bar is the dark one; the change is that of the printed figures; a picture for each part, if asked."""
    which = (
        "s.subject = 'KAZ' AND s.breakdown = 'heroin' AND s.period_class = '9 months' AND year(o.period_end) >= 2016"
    )
    pictures = drawn("bars", "compared", which, more=', by = "subject"')
    rows = pictures["bars-kaz"].tables["compared"]

    assert ["bars-kaz"] == list(pictures)
    assert [PALE, BLUE] == re.findall(f'fill="({BLUE}|{PALE})"', pictures["bars-kaz"].svg)
    assert [False, True] == [row["is_latest"] for row in rows]
    percent = round((rows[1]["base"] / rows[0]["base"] - 1) * 100)
    assert f"{percent:+d}%".replace("-", "\N{MINUS SIGN}") == rows[1]["change"]
    assert rows[1]["change"] in texts(pictures["bars-kaz"])


def test_countries_are_on_one_scale_with_one_of_them_dark(drawn: Drawn) -> None:
    """A bar for each in the order of the rows, as long as its figure is great."""
    which = "s.breakdown = 'heroin' AND year(o.period_end) = 2022 AND s.period_class = 'year' AND length(s.subject) = 3"
    picture = drawn("countries", "region", which)["countries"]
    rows = picture.tables["region"]
    lengths = [float(one) for one in re.findall(r'aria-roledescription="bar" d="M[\d.]+,[\d.]+h([\d.]+)', picture.svg)]

    assert 5 <= len(rows) == len(lengths)
    assert [row["is_subject"] for row in rows] == [
        one == BLUE for one in re.findall(f'fill="({BLUE}|{PALE})"', picture.svg)
    ]
    assert lengths == pytest.approx([row["base"] * lengths[0] / rows[0]["base"] for row in rows], abs=0.01)
    assert {row["figure"] for row in rows} <= set(texts(picture))
