"""What tests make up: as many claims as they need, written as an analyst would write them, and a tiny report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

__all__ = ["TEMPLATE", "observation", "write_observations", "write_report"]

CHECKOUT = Path(__file__).parents[1]
FIRST = dt.date(1966, 1, 1)
DAYS = 20_000
"""Days from the first one on; all of them are before the made-up sources were published."""
MANIFEST = """\
[report]
id = "tiny"
version = 1
title = {en = "Tiny report", ru = "Малый отчёт"}
languages = ["en", "ru"]

[queries]
figures = {key = ["claim_id"], empty = "error"}
"""
QUERY = """\
-- All figures of the base, one row per claim.
SELECT claim_id
FROM observations
WHERE preferred AND NOT contested
ORDER BY claim_id
"""
TEMPLATE = """\
{% extends "base.html.j2" %}
{% import "ui.html.j2" as ui %}
{% block title %}Tiny report{% endblock %}
{% block body %}
{% call ui.section("a", "All") %}
{% for row in figures %}<p>Figure: {{ figure(row.claim_id) }}.</p>{% endfor %}
{% endcall %}
{% endblock %}
"""


def observation(number: int, **more: str) -> str:
    """Return a line of `claims.toml`: the `number`-th observation, so many kilograms in days of its own."""
    day = FIRST + dt.timedelta(days=number % DAYS)
    longer = f"/{day + dt.timedelta(days=number // DAYS)}" if number >= DAYS else ""
    values = {
        "metric": "drug_seizures",
        "subject": "NAM",
        "breakdown": "heroin",
        "period": f"{day}{longer}",
        "value": f"{number + 1} kg",
        "at": f"{number + 1}@0: {number + 1} kg",
        **more,
    }
    return "  {" + ", ".join(f'{name} = "{value}"' for name, value in values.items()) + "},"


def write_observations(source: Path, count: int, changed: Mapping[int, Mapping[str, str]] | None = None) -> None:
    """Replace a source's claims with `count` made-up observations; `changed` adds keys to some of them."""
    lines = [observation(number, **(changed or {}).get(number, {})) for number in range(count)]
    (source / "claims.toml").write_text("\n".join(["observations = [", *lines, "]", ""]), "utf-8")


def write_report(root: Path) -> None:
    """Write the report `tiny`, in English and Russian, into the workspace at `root`: every figure of the base."""
    folder = root / "reports" / "tiny"
    for name, text in {
        "report.toml": MANIFEST,
        "queries/figures.sql": QUERY,
        "template/report.html.j2": TEMPLATE,
        "style.css": "h1 { color: #17324d; }\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    shared = root / "reports" / "_shared"
    if not shared.exists():
        shared.symlink_to(CHECKOUT / "reports" / "_shared")
