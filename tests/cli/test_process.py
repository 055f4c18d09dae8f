"""The command line as a process: closed pipes, ^C, what it imports, how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.processes import start

RunProcess = Callable[..., "subprocess.CompletedProcess[str]"]

HEAVY = {
    "weasyprint",
    "sqlalchemy",
    "alembic",
    "pyarrow",
    "vl_convert",
    "jinja2",
    "prompt_toolkit",
    "rich",
    "babel",
}
ENDLESS = "SELECT count(*) FROM range(3000000000) AS a, range(1000) AS b WHERE (a.range * b.range) % 7 = 1"


def test_sql(run_process: RunProcess, workspace: Path) -> None:
    """Data on stdout, talk on stderr, status 0."""
    done = run_process("sql", "SELECT name FROM countries", "--root", workspace)

    assert (0, "name\n──────────\nKazakhstan\n", "1 row\n") == (done.returncode, done.stdout, done.stderr)


def test_error_is_one_line_without_traceback(run_process: RunProcess, workspace: Path) -> None:
    """What a user can correct exits 1 with one line on stderr."""
    done = run_process("sql", "SELECT nothing", "--root", workspace)

    assert 1 == done.returncode
    assert "" == done.stdout
    assert done.stderr.startswith('error: Referenced column "nothing" was not found')
    assert 1 == done.stderr.count("\n")


@pytest.mark.parametrize("args", [["--help"], ["sql", "SELECT 1"]], ids=["help", "sql"])
def test_imports_only_what_it_needs(workspace: Path, args: list[str]) -> None:
    """`kzdb --help` and `kzdb sql` start without the libraries of other commands."""
    options = [] if args == ["--help"] else ["--root", str(workspace)]
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "kzdb", *args, *options],
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines()}

    assert "click" in imported
    assert set() == HEAVY & imported
    assert ("duckdb" in imported) == (args != ["--help"])


def test_a_closed_pipe_is_quiet(workspace: Path) -> None:
    """`kzdb sql … | head -1` ends without a word about it."""
    command = [sys.executable, "-m", "kzdb", "sql", "SELECT * FROM range(2000000)", "--format", "csv"]
    with subprocess.Popen(
        [*command, "--root", str(workspace)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "range\n" == process.stdout.readline()
        process.stdout.close()

        assert "" == process.stderr.read()
        assert 141 == process.wait(timeout=600)


def test_an_interrupt_stops_the_query(workspace: Path) -> None:
    """^C ends a query that would run for hours at once, with status 130 and no traceback."""
    with start("sql", ENDLESS, "--root", workspace) as process:
        began = time.monotonic()
        while process.poll() is None and computed(process.pid, began) < 2:  # to start takes half a second of it
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        try:
            stdout, stderr = process.communicate(timeout=600)
        finally:
            process.kill()

    assert 130 == process.returncode
    assert ("", "") == (stdout, stderr.strip())


def computed(pid: int, began: float) -> float:
    """Return how many seconds a process has computed, however busy the machine is; its age where there is no /proc."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except FileNotFoundError:
        return time.monotonic() - began
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_output_is_utf8_whatever_the_code_page(run_process: RunProcess, workspace: Path) -> None:
    """What is written into a file or a pipe is not garbled by an old locale."""
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = run_process("sql", "SELECT native FROM countries", "--root", workspace, env=environment, text=False)

    assert 0 == done.returncode
    assert "Қазақстан" in done.stdout.decode("utf-8")
