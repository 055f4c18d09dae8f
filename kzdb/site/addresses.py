"""Where each page is, below the folder of its language. Addresses never change: pages point at them from outside.

All are in lower case, since some file systems do not tell case apart; a slug is letters, digits, `_` and `-`.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["claim_page", "source_page", "subject_page", "topic_page", "year_page"]


def claim_page(claim: int) -> str:
    """Return the address of a claim."""
    return f"claims/{claim}.html"


def subject_page(kind: str, slug: str) -> str:
    """Return the address of somebody or something."""
    return f"names/{_safe(kind)}-{_safe(slug)}.html"


def topic_page(kind: str, predicate: str) -> str:
    """Return the address of what is asked: a metric, topic, type of relation, of milestone or of name."""
    return f"topics/{_safe(kind)}-{_safe(predicate)}.html"


def source_page(source: str) -> str:
    """Return the address of a source."""
    return f"sources/{_safe(source)}.html"


def year_page(year: int) -> str:
    """Return the address of the claims of a year; 0 is no year."""
    return f"years/{year or 'none'}.html"


@cache
def _safe(slug: str) -> str:
    return re.sub(r"[^a-z0-9_-]", lambda found: f"~{ord(found[0]):x}", slug.lower())
