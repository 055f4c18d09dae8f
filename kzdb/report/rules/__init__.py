"""A quick checker of the rules that tagged, archivable PDFs break most, for machines without veraPDF.

Each rule is a function from the opened file to the places that break it. veraPDF knows hundreds of rules and is
the judge; these are the ones that a mistake in a template, a style or an engine's update would break.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

from kzdb.report.rules import access, archive
from kzdb.report.rules.opened import Opened


def check_rules(data: bytes, standards: Sequence[str]) -> list[str]:
    """Return what a finished PDF breaks of the rules of `standards`, one line each: the rule and the place."""
    rules = {
        **(archive.RULES if "pdf/a-3a" in standards else {}),
        **(access.RULES if {"pdf/ua-1", "pdf/a-3a"} & set(standards) else {}),
    }
    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        opened = Opened(pdf)
        for name, rule in rules.items():
            if name == "both marks" and not {"pdf/ua-1", "pdf/a-3a"} <= set(standards):
                continue
            places = list(rule(opened))
            if places:
                found.append(f"{name}: {places[0]}" + (f" (and {len(places) - 1} more)" if len(places) > 1 else ""))
    return found
