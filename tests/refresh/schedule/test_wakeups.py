"""Wake-ups: files that systemd, cron and GitHub take, with no calendar of ours in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb.refresh.schedule.wakeups import wakeup_files


@pytest.mark.parametrize("name", ["plain", "with blank", "100% $HOME"])
def test_units_quote_their_folder(tmp_path: Path, name: str) -> None:
    """A blank, a % and a $ in a path mean themselves to systemd; `systemd-analyze verify` is tried in tests/faults."""
    units = wakeup_files("systemd", tmp_path / name, "/usr/bin/python3")

    (line,) = [line for line in units["kzdb-refresh.service"].splitlines() if line.startswith("ExecStart=")]
    shown = str(tmp_path / name).replace("%", "%%").replace("$", "$$").replace(" ", "\\x20")
    assert f"ExecStart=/usr/bin/python3 -m kzdb refresh --root {shown}" == line
    assert "OnCalendar=*-*-* *:00/10:00 UTC" in units["kzdb-refresh.timer"]


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
