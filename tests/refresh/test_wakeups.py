"""Wake-ups: files that systemd, cron and GitHub take, with no calendar of ours in them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kzdb.refresh.wakeups import wakeup_files


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed here")
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


def test_cron_wakes_every_ten_minutes(tmp_path: Path) -> None:
    """One line, its path quoted, a % escaped as cron wants it."""
    (text,) = wakeup_files("cron", tmp_path / "100 %", "/usr/bin/python3").values()

    (line,) = [line for line in text.splitlines() if not line.startswith("#")]
    assert f"*/10 * * * * /usr/bin/python3 -m kzdb refresh --root '{tmp_path}/100 \\%'" == line


def test_github_is_told_no_secret() -> None:
    """The workflow names secrets, it holds none."""
    (text,) = wakeup_files("github", Path("/somewhere"), "python3").values()

    assert "secrets.KZDB_DATABASE_URL" in text
    assert "/somewhere" not in text
