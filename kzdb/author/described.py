"""What templates can call, from the functions' own docstrings and the comments above shared macros."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kzdb.report.page.freshness import Freshness
from kzdb.report.page.functions import Functions
from kzdb.report.page.narrated import narrator
from kzdb.report.page.write import asset_finder, file_lister, picture_printer

__all__ = ["Described", "describe_functions", "describe_pieces"]

_PIECE = re.compile(r"\{#(?P<about>[^#]*)#\}\n\{% macro (?P<call>(?P<name>\w+)\([^)]*\)) %\}")

_NOTHING: Any = None
"""In place of an edition: the functions are named here, not called."""


@dataclass(frozen=True, slots=True)
class Described:
    """A function of templates: its name, how it is called, what it does."""

    name: str
    call: str
    about: str


def describe_functions() -> list[Described]:
    """Return the functions that templates can call, and the filters (`| cited(...)`), by name."""
    functions = Functions(_NOTHING, _NOTHING, _NOTHING, _NOTHING)
    callables: dict[str, Callable[..., Any]] = {
        **functions.callables(),
        **Freshness(_NOTHING, _NOTHING, _NOTHING, _NOTHING).callables(),
        "attached": file_lister(_NOTHING, _NOTHING, is_first=True),
        "narrative": narrator(_NOTHING, _NOTHING),
        "picture": picture_printer(_NOTHING, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
        "asset": asset_finder(_NOTHING),
    }
    return [_described(name, function) for name, function in sorted(callables.items())]


def describe_pieces(shared: Path) -> list[Described]:
    """Return the macros in `ui.html.j2` of the shared folder, which a template calls as `ui.<name>(...)`."""
    path = shared / "template" / "ui.html.j2"
    if not path.is_file():
        return []
    return [
        Described(f"ui.{found['name']}", f"ui.{found['call']}", " ".join(found["about"].split()))
        for found in _PIECE.finditer(path.read_text("utf-8"))
    ]


def _described(name: str, function: Callable[..., Any]) -> Described:
    shown = []
    for parameter in inspect.signature(function).parameters.values():
        default = "" if parameter.default is parameter.empty else f"={parameter.default!r}"
        star = "**" if parameter.kind is parameter.VAR_KEYWORD else ""
        shown.append(f"{star}{parameter.name}{default}")
    return Described(name, f"{name}({', '.join(shown)})", inspect.getdoc(function) or "")
