"""`kzdb site` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kzdb.cli import cli
from tests.conftest import copy_workspace


def call(*args: str) -> Result:
    """Call a command."""
    return CliRunner().invoke(cli, args, prog_name="kzdb")


@pytest.fixture
def root(published_workspace: Path, tmp_path: Path) -> str:
    """Give a copy of the small workspace whose published file is there."""
    root = copy_workspace(tmp_path / "workspace")
    for name in ("kzdb.sqlite", "kzdb.duckdb"):
        (root / "var" / name).write_bytes((published_workspace / "var" / name).read_bytes())
    return str(root)


def test_built_and_built_again(root: str) -> None:
    """The path goes to stdout; the second time nothing is done."""
    first, again = call("site", "build", "--root", root), call("site", "build", "--json", "--root", root)
    page = Path(first.stdout.strip())
    assert (0, 0) == (first.exit_code, again.exit_code), first.output
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert {"path": str(page.parent), "written": 0, "kept": 0, "removed": 0, "unchanged": True} == json.loads(
        again.stdout
    )


def test_what_lacks_is_said(root: str) -> None:
    """Without a published file, without a site, and with a folder of somebody else in its place."""
    assert "Run `kzdb site build` first" in call("site", "serve", "--root", root).stderr
    (Path(root) / "var" / "site").mkdir()
    assert "kzdb did not make it. Move it away" in call("site", "build", "--root", root).stderr
    (Path(root) / "var" / "kzdb.duckdb").unlink()
    assert "nothing published" in call("site", "build", "--root", root).stderr
