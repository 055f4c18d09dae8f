"""How fast a command says that there is nothing to do, against the bare imports of what it would need.

Run by hand: `./run bench -k commands`. Processor's seconds of whole processes, in turn.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from kzdb.config import Settings
from tests.benchmarks.common import compare, finished, spent
from tests.conftest import copy_workspace
from tests.made_up import write_observations

MOST_BUILD = 3.0
MOST_LOAD = 2.0
"""Processor's seconds of an unchanged load of 100,000 claims written as TOML."""
CLAIMS = 100_000


def command(*args: str) -> list[str]:
    """Return a command of kzdb."""
    return [sys.executable, "-m", "kzdb", *args]


def test_an_unchanged_build_against_imports(settings: Settings) -> None:
    """Reading what would be read and finding it unchanged costs at most three times the imports."""
    build = command("build", "--root", str(settings.root))
    finished(build)
    imports = [sys.executable, "-c", "import duckdb, sqlalchemy"]
    ours, theirs = compare(lambda: finished(build), lambda: finished(imports))
    print(f"\nunchanged build {ours:.2f} s, imports {theirs:.2f} s, ratio {ours / theirs:.2f}")

    assert ours <= MOST_BUILD * theirs


def test_an_unchanged_load_of_many_claims(tmp_path: Path) -> None:
    """100,000 claims typed in TOML: the second load only reads the files' bytes."""
    root = copy_workspace(tmp_path / "many")
    shutil.rmtree(root / "seeds" / "decisions")
    write_observations(root / "seeds" / "annual_report", CLAIMS)
    load = command("load", "--root", str(root))
    began = spent()
    finished(load)
    first = spent() - began
    (again,) = compare(lambda: finished(load))
    done = subprocess.run(load, capture_output=True, text=True, check=True)
    print(f"\nload of {CLAIMS:,} claims {first:.1f} s, the same again {again:.2f} s")

    assert done.stdout.startswith("unchanged: ")
    assert again <= MOST_LOAD
