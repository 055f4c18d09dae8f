"""`./run` prepares a machine: tried on a make-believe one, whose Python only notes what it is asked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement

TOOLS = ("awk", "cat", "chmod", "cksum", "cp", "dirname", "head", "mkdir", "mv", "readlink", "rm", "sh")

PYTHON = """#!/bin/sh
case "$1 $2" in
    "- "*) [ ! -e "$MACHINE/no-libraries" ] ;;
    "-c import ensurepip"*) [ ! -e "$MACHINE/no-venv" ] ;;
    "-c "*) [ ! -e "$MACHINE/too-old" ] ;;
    "--version "*) echo Python 3.11.0 ;;
    "-m venv")
        echo venv >>"$MACHINE/log"
        mkdir -p .venv/bin
        cp "$0" .venv/bin/python
        echo cfg >.venv/pyvenv.cfg
        ;;
    "-m pip")
        for word; do
            case $word in
                *.lock | .) echo "$word" >>"$MACHINE/log" ;;
                /dev/stdin) cat >"$MACHINE/stdin" ;;
            esac
        done
        [ ! -e "$MACHINE/no-network" ]
        ;;
    "-m pytest")
        echo "pytest $*"
        echo "$TMPDIR" >"$MACHINE/written-to"
        [ -z "$TMPDIR" ] || echo kept >"$TMPDIR/file"
        [ ! -e "$MACHINE/failing" ]
        ;;
esac
"""

READER = ["requirements.lock", "."]
DEVELOPER = ["requirements-dev.lock", "."]

APT = """#!/bin/sh
echo "apt-get $*"
[ "$1" = update ] || rm -f "$MACHINE"/no-venv "$MACHINE"/no-libraries
"""

LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@dataclass
class Machine:
    """A checkout with its `run`, on a machine that has only what `bin` holds."""

    folder: Path

    def program(self, name: str, text: str) -> None:
        """Put a program on the machine."""
        path = self.folder / "bin" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def lacks(self, what: str, lacks: bool = True) -> None:
        """Say what is wrong with the machine: no-venv, no-libraries, no-network, too-old, failing."""
        (self.folder / what).touch() if lacks else (self.folder / what).unlink()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Call `./run` there."""
        environment = {"PATH": str(self.folder / "bin"), "MACHINE": str(self.folder)}
        command = [shutil.which("sh") or "sh", str(self.folder / "tree" / "run"), *arguments]
        return subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, check=False, capture_output=True, text=True
        )

    def done(self) -> list[str]:
        """Return what the machine's Python did since the last time: venv, and what pip installed."""
        log = self.folder / "log"
        lines = log.read_text(encoding="utf-8").split() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path, root: Path) -> Machine:
    """Return a Linux machine with apt, where we are root."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "tree").mkdir()
    for name in ("run", "requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        shutil.copy2(root / name, tmp_path / "tree" / name)
    for name in TOOLS:
        os.symlink(shutil.which(name) or name, tmp_path / "bin" / name)
    made = Machine(tmp_path)
    made.program("python3", PYTHON)
    made.program("uname", "#!/bin/sh\necho Linux\n")
    made.program("id", "#!/bin/sh\necho 0\n")
    made.program("env", '#!/bin/sh\nshift\n"$@"\n')
    made.program("apt-get", APT)
    return made


def test_run_is_posix_shell(root: Path) -> None:
    """The shell, and dash where it is there, can read `./run`; nothing in it is bash's alone."""
    for shell in filter(None, (shutil.which("sh"), shutil.which("dash"))):
        assert subprocess.run([shell, "-n", root / "run"], check=False).returncode == 0
    text = (root / "run").read_text(encoding="utf-8")

    assert text.startswith("#!/bin/sh\n")
    assert [word for word in ("[[", "local ", "function ", "<<<", "${BASH", "pipefail") if word in text] == []


def test_first_run_sets_up_and_second_does_nothing(machine: Machine) -> None:
    """The first run makes .venv and installs; the next finds the stamp and asks Python nothing."""
    first, did_first = machine.run("test", "-k", "x"), machine.done()
    second, did_second = machine.run("test", "-k", "x"), machine.done()

    assert (first.returncode, did_first) == (0, ["venv", *DEVELOPER]), first.stderr
    assert (second.returncode, did_second) == (0, [])
    assert (first.stdout, second.stdout) == ("pytest -m pytest -n 2 --dist loadfile -k x\n",) * 2
    assert second.stderr == ""


@pytest.mark.parametrize("status", [0, 1])
def test_tests_write_into_memory_where_there_is_room(machine: Machine, status: int) -> None:
    """With 6 GB free what they write goes there and is gone with them, failed or not; with less it goes to the disk."""
    memory = machine.folder / "memory"
    machine.program("mktemp", f"#!/bin/sh\nmkdir {memory}\necho {memory}\n")
    if status:
        machine.lacks("failing")
    for free, expected in ((7_000_000, f"{memory}\n"), (60_000, "\n")):
        machine.program("df", f"#!/bin/sh\necho Filesystem\necho shm 9000000 1 {free} 1% /dev/shm\n")
        assert status == machine.run("test").returncode
        assert expected == (machine.folder / "written-to").read_text()
        assert not memory.exists()


def test_a_reader_installs_little(machine: Machine) -> None:
    """A briefing needs one lock, a test the other one; after both neither installs anything."""
    machine.run("setup")
    assert ["venv", *READER] == machine.done()
    machine.run("test")
    assert machine.done() == DEVELOPER
    for arguments in (["setup"], ["setup", "--with", "postgres"], ["test"]):
        assert machine.run(*arguments).returncode == 0
        assert machine.done() == []


def test_the_drivers_of_postgres_are_an_extra(machine: Machine) -> None:
    """They come by name, with the pins and hashes that the tests ran with."""
    machine.run("setup", "--with", "postgres")
    assert ["venv", "requirements.lock", "."] == machine.done()
    pinned = (machine.folder / "stdin").read_text(encoding="utf-8")
    project = tomllib.loads((machine.folder / "tree" / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {Requirement(text).name for text in project["project"]["optional-dependencies"]["postgres"]}

    assert wanted | {"psycopg-binary"} == set(re.findall(r"^([\w-]+)==", pinned, re.MULTILINE))
    assert len(re.findall("--hash=sha256:", pinned)) > len(wanted)
    assert machine.run("setup").returncode == 0
    assert machine.done() == []


def test_interrupted_setup_starts_over(machine: Machine) -> None:
    """Where the first setup broke off nothing is trusted: the next run makes .venv again."""
    machine.lacks("no-network")
    broken, did_broken = machine.run("setup"), machine.done()
    machine.lacks("no-network", lacks=False)
    repaired, did_then = machine.run("setup"), machine.done()

    assert (broken.returncode, did_broken) == (1, ["venv", "requirements.lock"])
    assert "the packages could not be installed" in broken.stderr.splitlines()[-1]
    assert (repaired.returncode, did_then) == (0, ["venv", *READER])


def test_without_network_the_briefing_stays(machine: Machine) -> None:
    """Where the packages of the tests cannot be had, what a briefing needs is still there."""
    machine.run("setup")
    machine.lacks("no-network")
    machine.done()

    assert machine.run("test").returncode == 1
    assert ["requirements-dev.lock"] == machine.done()
    assert machine.run("setup").returncode == 0
    assert machine.done() == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_changed_lock_is_installed(machine: Machine, name: str) -> None:
    """A lock that changed is installed into the .venv that is there."""
    machine.run("setup", "--with", "dev")
    machine.done()
    with (machine.folder / "tree" / name).open("a", encoding="utf-8") as lock:
        lock.write("# newer\n")

    assert machine.run("setup").returncode == 0
    assert machine.done() == READER
    assert machine.run("test").returncode == 0
    assert machine.done() == DEVELOPER
    assert machine.run("setup").returncode == 0
    assert machine.done() == []


def test_a_moved_checkout_is_set_up_again(machine: Machine) -> None:
    """The scripts of a .venv name its place: in another place it is made again."""
    machine.run("setup")
    machine.done()
    (machine.folder / "tree").rename(machine.folder / "elsewhere")
    (machine.folder / "elsewhere").rename(machine.folder / "new")
    os.symlink(machine.folder / "new", machine.folder / "tree")

    assert machine.run("setup").returncode == 0
    assert machine.done() == ["venv", *READER]


def test_another_python_is_set_up_again(machine: Machine) -> None:
    """A .venv whose Python the system replaced by a newer one is made again."""
    machine.run("setup")
    machine.done()
    newer, python = machine.folder / "newer", machine.folder / "tree" / ".venv" / "bin" / "python"
    shutil.move(python, newer)
    python.symlink_to(newer)

    assert machine.run("setup").returncode == 0
    assert machine.done() == ["venv", *READER]


def test_every_supported_python_is_looked_for(root: Path) -> None:
    """The Pythons that pyproject.toml names are those that `./run` looks for, from the lowest it allows."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [line.rpartition(" ")[2] for line in project["classifiers"] if line.startswith("Programming Language")]
    names = re.search(r"for name in python3 (.*); do", (root / "run").read_text(encoding="utf-8"))

    assert names
    assert [f"python{version}" for version in reversed(named)] == names[1].split()
    assert f">={named[0]}" == project["requires-python"]


def test_missing_packages_are_installed(machine: Machine) -> None:
    """Root gets what is missing, by apt, and stdout stays clean."""
    machine.lacks("no-venv")
    machine.lacks("no-libraries")
    result = machine.run("setup")

    assert (result.returncode, result.stdout) == (0, ""), result.stderr
    assert f"python3-venv {LIBRARIES}" in result.stderr


@pytest.mark.parametrize(
    ("system", "without", "said"),
    [
        (
            "Linux",
            [],
            f"sudo apt-get install --no-install-recommends {LIBRARIES}",
        ),
        ("Linux", ["apt-get"], "Install them with your package manager"),
        ("Darwin", [], "brew install pango"),
    ],
)
def test_who_may_not_install_is_told_the_command(machine: Machine, system: str, without: list[str], said: str) -> None:
    """Without root and sudo, or on a Mac, one line says the command, and nothing is made."""
    machine.lacks("no-libraries")
    machine.program("id", "#!/bin/sh\necho 1000\n")
    machine.program("uname", f"#!/bin/sh\necho {system}\n")
    for name in without:
        (machine.folder / "bin" / name).unlink()
    result = machine.run("briefing")

    assert (result.returncode, result.stdout) == (1, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (machine.folder / "tree" / ".venv").exists()


def test_old_python_is_refused(machine: Machine) -> None:
    """Where apt brings no Python that is new enough, one line says which is needed."""
    machine.lacks("too-old")
    result = machine.run("setup")

    assert result.returncode == 1
    assert "no Python 3.11 or newer here" in result.stderr.splitlines()[-1]
