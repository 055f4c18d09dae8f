"""What reports are called, in mails, notices and the reading room; editions outlive the folder of their report."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

__all__ = ["report_titles", "title_of"]


def report_titles(reports: Path, slug: str) -> Mapping[str, str]:
    """Return the titles of a report by language; none when its manifest is not there or says none."""
    try:
        title = tomllib.loads((reports / slug / "report.toml").read_text("utf-8-sig"))["report"]["title"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {str(language): str(text) for language, text in title.items()} if isinstance(title, dict) else {}


def title_of(titles: Mapping[str, str], language: str, slug: str) -> str:
    """Return the title in a language, else in English, else in any; the slug when there is none."""
    return titles.get(language) or titles.get("en") or next(iter(titles.values()), "") or slug
