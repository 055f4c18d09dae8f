"""Dumb wake-ups for machines: every ten minutes, in UTC, `kzdb refresh`. No calendar is in them, that is kzdb's own.

systemd's timers leave out an hour when the clocks change and cron knows one zone; so neither is given a rule to keep.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from pathlib import Path

__all__ = ["KINDS", "MADE_BY", "wakeup_files"]

MADE_BY = "# Made by `kzdb schedule install"
"""How every such file begins."""

KINDS = ("systemd", "cron", "github")

_SERVICE = """\
# Made by `kzdb schedule install --systemd`. Mail and webhook settings: KZDB_* variables in the file named below.
[Unit]
Description=kzdb: keep the reports of {shown} current
Documentation=man:systemd.service(5)
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={root}
EnvironmentFile=-{root}/.env
ExecStart={program} refresh --root {root}
TimeoutStartSec=3600
KillMode=mixed
Nice=10
"""

_TIMER = """\
# Made by `kzdb schedule install --systemd`. When a report is due is in its report.toml, not here.
[Unit]
Description=kzdb: look every ten minutes for reports that are due

[Timer]
OnCalendar=*-*-* *:00/10:00 UTC
AccuracySec=30s

[Install]
WantedBy=timers.target
"""

_CRON = """\
# Made by `kzdb schedule install --cron`. When a report is due is in its report.toml, not here.
*/10 * * * * {program} refresh --root {root}
"""

_GITHUB = """\
# Made by `kzdb schedule install --github`. When a report is due is in its report.toml, not here.
# GitHub starts scheduled jobs late, or not at all, when it is busy: a slot that was missed is made up for.
name: refresh
on:
  schedule:
    - cron: "*/10 * * * *"
  workflow_dispatch:
concurrency: kzdb-refresh
permissions:
  contents: read
jobs:
  refresh:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: pip install "kzdb[postgres]"
      # The store has to outlive the runner: a PostgreSQL database, its address a secret.
      - run: kzdb refresh
        env:
          KZDB_DATABASE_URL: ${{ secrets.KZDB_DATABASE_URL }}
          KZDB_SMTP_URL: ${{ secrets.KZDB_SMTP_URL }}
"""


def wakeup_files(kind: str, root: Path, python: str) -> Mapping[str, str]:
    """Return the files of one kind of wake-up, by name.

    Args:
        kind: systemd, cron or github.
        root: the workspace.
        python: the Python that has kzdb installed.
    """
    if kind == "systemd":
        of_unit = {"root": _for_systemd(str(root)), "shown": str(root).replace("%", "%%")}
        program = f"{_for_systemd(python)} -m kzdb"
        return {
            "kzdb-refresh.service": _SERVICE.format(program=program, **of_unit),
            "kzdb-refresh.timer": _TIMER,
        }
    if kind == "cron":
        program = f"{shlex.quote(python)} -m kzdb"
        line = _CRON.format(program=program, root=shlex.quote(str(root)))
        return {"kzdb.cron": line.replace("%", "\\%")}  # to cron a bare % ends the command
    return {"kzdb-refresh.yml": _GITHUB}


def _for_systemd(text: str) -> str:
    """Return a path as one word of a unit file: % and $ doubled, blanks and quotes escaped."""
    text = text.replace("\\", "\\\\").replace("%", "%%").replace("$", "$$")
    return re.sub(r"""[\s"']""", lambda found: f"\\x{ord(found[0]):02x}", text)
