"""Workspaces that tests make up: as many claims as they need, written into seeds as an analyst would write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

__all__ = ["observation", "write_observations"]

FIRST = dt.date(1990, 1, 1)


def observation(number: int, **more: str) -> str:
    """Return a line of `claims.toml`: the `number`-th observation, so many kilograms on a day of its own."""
    values = {
        "metric": "drug_seizures",
        "subject": "NAM",
        "breakdown": "heroin",
        "period": (FIRST + dt.timedelta(days=number)).isoformat(),
        "value": f"{number + 1} kg",
        "at": f"{number + 1}@0: {number + 1} kg",
        **more,
    }
    return "  {" + ", ".join(f'{name} = "{value}"' for name, value in values.items()) + "},"


def write_observations(source: Path, count: int, changed: Mapping[int, Mapping[str, str]] | None = None) -> None:
    """Replace a source's claims with `count` made-up observations; `changed` adds keys to some of them."""
    lines = [observation(number, **(changed or {}).get(number, {})) for number in range(count)]
    (source / "claims.toml").write_text("\n".join(["observations = [", *lines, "]", ""]), "utf-8")
