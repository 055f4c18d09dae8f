"""A line of claims.toml as a person edits it: one field at a time, and as it is written when it is accepted."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kzdb.draft.candidates import Candidate
from kzdb.draft.drafts import Draft

__all__ = ["as_written", "edited", "resumed", "same"]


def edited(values: Mapping[str, Any], name: str, value: str) -> dict[str, Any]:
    """Return the keys of a line with one changed; "" removes it, a list is typed as TOML.

    Raises:
        ValueError: a list or a number that is none.
    """
    changed = dict(values)
    if not value:
        changed.pop(name, None)
        return changed
    parsed: Any = value
    if name in ("also", "inferred"):
        parsed = tomllib.loads(f"x = {value}")["x"] if value.startswith("[") else [value]
    elif name in ("n", "credibility"):
        parsed = int(value)
    if name in changed or "at" not in changed:
        return changed | {name: parsed}
    place = list(changed).index("at")
    items = list(changed.items())
    return dict([*items[:place], (name, parsed), *items[place:]])


def as_written(candidate: Candidate, reviewer: str | None) -> dict[str, Any]:
    """Return the keys of an accepted line: those of the candidate, who drafted it and who reviewed it."""
    return {**candidate.values, "drafted_by": candidate.proposer, "reviewed_by": reviewer}


def same(values: Mapping[str, Any]) -> str:
    """Return a text that two lines have in common when they say the same, whoever reviewed them."""
    return json.dumps({**values, "reviewed_by": None}, sort_keys=True, ensure_ascii=False)


def resumed(drafts: Sequence[Draft], path: Path, reviewer: str) -> list[Draft]:
    """Return the drafts after a crash: a line that is in claims.toml (`path`) was accepted, whatever its draft says."""
    tables = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    written = {(group, same(item)) for group, items in tables.items() for item in items}
    return [
        replace(draft, state="accepted", reviewed_by=reviewer)
        if draft.state in ("open", "skipped")
        and (draft.candidate.group, same(as_written(draft.candidate, None))) in written
        else draft
        for draft in drafts
    ]
