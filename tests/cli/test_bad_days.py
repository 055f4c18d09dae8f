"""Interruptions, closed streams, full and read-only disks, files that are no seeds: one line each, nothing lost."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import duckdb
import pytest
from click.testing import CliRunner, Result

from kzdb.cli.lazy import LazyGroup
from kzdb.errors import PublishError
from tests.cli.processes import start
from tests.made_up import write_observations

Run = Callable[..., Result]
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def small(published_workspace: Path, tmp_path: Path) -> Path:
    """Give a copy of the small workspace, loaded and published."""
    return shutil.copytree(published_workspace, tmp_path / "small", symlinks=True)


@pytest.mark.parametrize(
    ("command", "moment"),
    [
        (["load", "--force"], "reading"),
        (["load", "--force"], "checking every"),
        (["publish", "--force"], "copying"),
        (["publish", "--force"], "writing"),
        (["db", "upgrade"], "migrating"),
    ],
)
def test_an_interrupt_ends_a_command(small: Path, command: list[str], moment: str) -> None:
    """^C in the middle of whatever is done: status 130, no traceback, and the next run does its work."""
    if command[0] == "db":
        (small / "var" / "kzdb.sqlite").unlink()
        (small / "var" / "kzdb.duckdb").unlink()
    else:
        write_observations(small / "seeds" / "annual_report", 15_000)
        shutil.rmtree(small / "seeds" / "decisions")
    with start(*command, "--root", small) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith(moment):
                break
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()

    assert 130 == process.returncode, rest
    assert "Traceback" not in rest
    assert [] == [path.name for path in (small / "var").glob(".*.new*")]


def test_an_interrupt_before_anything_is_imported(small: Path) -> None:
    """^C at the very start is as quiet as later."""
    with start("schema", "--root", small) as process:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()

    assert process.returncode in (130, -signal.SIGINT, 0)
    assert "Traceback" not in out + err


def test_a_closed_standard_output(small: Path) -> None:
    """`kzdb sql … >&-` says so: the next file to be opened would get what is printed."""
    done = subprocess.run(
        f"'{sys.executable}' -m kzdb sql 'SELECT 1' --root '{small}' >&-",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )

    expected = "error: standard output is closed. Redirect it to a file or to /dev/null.\n"
    assert (1, expected) == (done.returncode, done.stderr)


def test_a_full_standard_output(small: Path) -> None:
    """The disk behind a redirection is full."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kzdb", "sql", "SELECT 1", "--root", small],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert 1 == done.returncode
    assert (
        "error: standard output: no space left on device. Make room on that disk.\n" == done.stderr.split("row\n")[-1]
    )


def test_a_store_named_as_output(run: Run, small: Path) -> None:
    """A mistyped --output is refused, and the store is whole."""
    before = (small / "var" / "kzdb.sqlite").read_bytes()
    done = run("sql", "SELECT 1", "--output", small / "var" / "kzdb.sqlite", "--format", "csv", "--root", small)

    assert 1 == done.exit_code
    assert "kzdb.sqlite: is the store of this workspace, or belongs to it. Name another --output." in done.stderr
    assert before == (small / "var" / "kzdb.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("names = " + "[" * 3_000 + "]" * 3_000, "nested too deep"),
        ("names = " + "9" * 5_000, "a number that is too long"),
        (f'observations = [{{metric = "staff", subject = "NAM", period = "2020", value = "{"9" * 5_000} people", '
         'at = "1@0: 9"}]', "a number of at most 18 digits"),
        ("names = 3\n\x00", "press_note/claims.toml:2, TOML"),
        ("\ufeffnames = []\n", "withdraw"),
    ],
    ids=["deep", "long number", "long figure", "NUL", "byte order mark"],
)  # fmt: skip
def test_files_that_are_no_seeds(run: Run, small: Path, text: str, said: str) -> None:
    """One line with the file; the store is as it was."""
    (small / "seeds" / "press_note" / "claims.toml").write_text(text, "utf-8")
    before = (small / "var" / "kzdb.sqlite").read_bytes()
    done = run("load", "--root", small)

    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert (1, 1) == (done.exit_code, len(errors)), done.stderr
    assert said in errors[0]
    assert len(errors[0]) < 600
    assert before == (small / "var" / "kzdb.sqlite").read_bytes()


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
def test_a_share_that_is_no_number(run: Run, small: Path, number: str) -> None:
    """`max_closed_share = nan` would switch the guard off: no comparison with it is ever true."""
    path = small / "seeds" / "press_note" / "source.toml"
    path.write_text(path.read_text("utf-8") + f"max_closed_share = {number}\n", "utf-8")
    done = run("load", "--root", small)

    assert 1 == done.exit_code
    assert f"source.toml:14, number: got {number}, expected a finite one" in done.stderr


def test_parameters_are_checked_before_any_path(run: Run, small: Path) -> None:
    """A day that is none reaches neither SQL nor the name of a file."""
    (small / "reports" / "x").mkdir(parents=True)
    (small / "reports" / "x" / "report.toml").touch()
    for given in ("as_of=../../x", "as_of=2026-02-30"):
        done = run("report", "build", "x", "--param", given, "--root", small)
        assert 1 == done.exit_code
        assert f"error: x, {given.partition('=')[0]}: got '{given.partition('=')[2]}', expected " in done.stderr
    assert not (small / "var" / "reports").exists()


def test_an_interrupt_in_the_middle_of_a_call_of_duckdb() -> None:
    """^C while DuckDB calls Python reaches us as an error of DuckDB's own: the command still ends with 130."""

    class Arriving:
        """A stream that ^C hits while DuckDB asks for its schema."""

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            raise KeyboardInterrupt

    @click.command("copy")
    def copy() -> None:
        """Copy as `kzdb publish` does: what DuckDB says is wrapped once more."""
        with duckdb.connect() as connection:
            try:
                connection.register("arriving", Arriving())
                connection.sql("SELECT * FROM arriving").fetchall()
            except duckdb.Error as error:
                raise PublishError(f"kzdb.duckdb: {error}. The last published file stays.") from error

    class OneCommand(LazyGroup):
        """The top group with that command."""

        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
            return copy

    group = OneCommand(commands_at={"copy": ("", "")})
    done = CliRunner().invoke(group, ["copy"])

    assert (130, "\n") == (done.exit_code, done.output)
