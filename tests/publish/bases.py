"""Bases that tests of publishing make up, written as seeds, loaded and published."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kzdb import pipeline
from kzdb.config import Settings

__all__ = ["BASE", "load_base", "write_base"]

CHECKOUT = Path(__file__).resolve().parents[2]
BASE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("checks.toml").read_text("utf-8"))
ENTITIES = {
    "org": ("organisations", "slug,name,type,country"), "person": ("people", "slug,name"),
    "agreement": ("agreements", "slug,name,type"), "programme": ("programmes", "slug,name,type,country"),
    "event": ("events", "slug,name,type"), "law": ("laws", "slug,name,type,country"),
    "substance": ("substances", "slug,name,type"), "place": ("places", "slug,name,type,country"),
    "document": ("documents", "slug,name,type"),
}  # fmt: skip
"""A slug's first word is its kind; three capitals are a country. `org_aaa_x` belongs to the country AAA."""

GROUPS = {"metric": "observations", "topic": "statements", "entity": "milestones", "type": "relations"}
"""What kind of claim one is, by the first of these keys that it has."""


def write_base(root: Path, cases: list[dict[str, Any]], *more: Any, **options: Any) -> Settings:
    """Make a base as `load_base` does, and publish it."""
    settings = load_base(root, cases, *more, **options)
    pipeline.publish(settings)
    return settings


def load_base(
    root: Path, cases: list[dict[str, Any]], decisions: str = "", sources: Mapping[str, str] | None = None
) -> Settings:
    """Write and load a workspace with the claims of `cases`, each on a line of its own in every document.

    Args:
        root: an empty folder.
        cases: tables with `claims`, as claims.toml has them but for `source` (report unless said) and `at`.
        decisions: the text of a file under seeds/decisions.
        sources: slug and day of publication of each source; default: those of checks.toml.
    """
    sources = BASE["sources"] if sources is None else sources
    slugs = {"AAA", "org_publisher"}
    claims: dict[str, dict[str, list[str]]] = {source: defaultdict(list) for source in sources}
    for line, case in enumerate(cases, start=1):
        for claim in case["claims"]:
            slugs |= {claim[key] for key in ("subject", "object", "entity", "breakdown") if key in claim}
            group = next(group for key, group in GROUPS.items() if key in claim)
            said = {key: value for key, value in claim.items() if key != "source"}
            said["at"] = f"{line}@0: {claim.get('value', 'quote')}"
            table = ", ".join(f"{key} = {json.dumps(value)}" for key, value in said.items())
            claims[claim.get("source", "report")][group].append(f"  {{{table}}},")
    _write_vocabulary(root / "seeds" / "vocabulary", slugs)
    for source, published in sources.items():
        _write_source(root / "seeds" / source, published, claims[source])
    (root / "seeds" / "decisions").mkdir()
    (root / "seeds" / "decisions" / "ours.toml").write_text(decisions, encoding="utf-8")
    (root / "migrations").symlink_to(CHECKOUT / "migrations")
    settings = Settings(root, f"sqlite:///{root}/var/kzdb.sqlite", root / "var" / "kzdb.duckdb")
    pipeline.load(settings)
    return settings


def _write_vocabulary(folder: Path, slugs: set[str]) -> None:
    folder.mkdir(parents=True)
    files: dict[str, str] = {name: header + "\n" for name, header in ENTITIES.values()}
    files |= {name: text.lstrip() for name, text in BASE["vocabulary"].items()} | {
        "countries": "slug,name,iso2,m49,fiscal_year\n",
        "aggregates": "slug,name,type\n",
    }
    files["aggregate_members"] = "aggregate,member,valid_from,valid_to\n"
    for number, slug in enumerate(sorted(slugs)):
        if slug.isupper():
            files["countries"] += f"{slug},{slug},{chr(65 + number // 26)}{chr(65 + number % 26)},{number:03},\n"
        elif f"\n{slug}," not in files["breakdowns"]:
            name, header = ENTITIES[slug.split("_")[0]]
            country = "AAA" if slug.startswith("org_aaa_") else ""
            cells = {"slug": slug, "name": slug.replace("_", " "), "type": "x", "country": country}
            files[name] += ",".join(cells[column] for column in header.split(",")) + "\n"
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")


def _write_source(folder: Path, published: str, claims: dict[str, list[str]]) -> None:
    folder.mkdir()
    dated = f'published_on = "{published}"\n' if published else ""
    (folder / "source.toml").write_text(
        f'title = "{folder.name}"\npublisher = "org_publisher"\ndocument = "{folder.name}.txt"\n'
        f'sha256 = "{hashlib.sha256(folder.name.encode()).hexdigest()}"\n{dated}edition = "first"\nlanguage = "en"\n'
        'numbers = "1,234.5"\n'
        'licence = "Our own"\nreliability = "B"\nreliability_reason = "Written for the tests."\nrelies_on = []\n',
        encoding="utf-8",
    )
    text = "".join(f"{group} = [\n" + "\n".join(lines) + "\n]\n" for group, lines in claims.items())
    (folder / "claims.toml").write_text(text, encoding="utf-8")
