"""The rules of accessibility of axe-core, for a page in a real browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

AXE = Path(os.environ.get("AXE_CORE") or Path(__file__).parents[1] / "var/axe/node_modules/axe-core/axe.min.js")


def require_axe() -> None:
    """Skip the test where axe-core is not at hand."""
    if not AXE.is_file():
        pytest.skip("no axe-core on this machine. Run .ci/browser, or set AXE_CORE to its axe.min.js.")


def violations(page: Any) -> list[tuple[str, str]]:
    """Return the rules of axe that a page breaks, each with the first place; axe is put into the page but once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found["violations"]]
