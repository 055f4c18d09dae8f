"""Presets: mappings of well-known data sets in the wheel. A mapping names one and says only what differs."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

__all__ = ["WHERE", "preset", "presets", "put_over"]

PRESETS = files("kzdb.load.tables") / "presets"

WHERE = ("const", "col", "header", "cell")
"""The four places that the text of a role can come from."""


def presets() -> list[str]:
    """Return the names of the presets in the wheel."""
    return sorted(entry.name.removesuffix(".toml") for entry in PRESETS.iterdir() if entry.name.endswith(".toml"))


def preset(name: str) -> dict[str, Any]:
    """Return the tables of the preset `name`, which is one of `presets()`."""
    return tomllib.loads((PRESETS / f"{name}.toml").read_text("utf-8"))


def put_over(base: Any, own: Any) -> Any:
    """Return `base` with what `own` says put over it: tables by key, lists of tables by place, lists of words added."""
    if isinstance(base, dict) and isinstance(own, dict):
        if any(where in own for where in WHERE):
            base = {key: value for key, value in base.items() if key not in WHERE}  # another place, not two
        return {**base, **{key: put_over(base[key], said) if key in base else said for key, said in own.items()}}
    if isinstance(base, list) and isinstance(own, list) and all(isinstance(one, dict) for one in base + own):
        if base and own and ("role" in base[0] or "role" in own[0]):
            longest = max(len(base), len(own))
            return [put_over(base[i] if i < len(base) else {}, own[i] if i < len(own) else {}) for i in range(longest)]
    elif isinstance(base, list) and isinstance(own, list) and all(isinstance(one, str) for one in base + own):
        return [*base, *(word for word in own if word not in base)]
    return own
