"""Units for systemd on a machine that has it: `systemd-analyze verify` finds nothing, whatever the folder is called."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kzdb.refresh.schedule.wakeups import wakeup_files


@pytest.mark.parametrize("name", ["plain", "with blank", "100% $HOME"])
def test_systemd_accepts_its_units(tmp_path: Path, name: str) -> None:
    """`systemd-analyze verify` finds nothing, whatever the folder is called."""
    root = tmp_path / name
    root.mkdir()
    units = tmp_path / "units"
    units.mkdir()
    for unit, text in wakeup_files("systemd", root, sys.executable).items():
        (units / unit).write_text(text, "utf-8")

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, sorted(units.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (done.returncode, done.stderr)
