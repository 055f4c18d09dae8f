"""`.ci/bare` knows a fault of the project from a machine or registry that cannot help; its root is make-believe."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

UNSHARE = """#!/bin/sh
while [ "${1#--}" != "$1" ]; do shift; done
exec "$@"
"""
DEBOOTSTRAP = """#!/bin/sh
[ ! -e "$MACHINE/no-mirror" ] || { echo "E: no such mirror"; exit 1; }
mkdir -p "$3/etc/apt/apt.conf.d"
echo "deb mirror suite main" >"$3/etc/apt/sources.list"
"""
# What would run in the root plays a scene instead: the file named after the verb, in the root's checkout.
CHROOT = """#!/bin/sh
case "$*" in
    *"./run "*)
        verb=${*##*./run }
        cd "$1/srv/kzdb"
        . "$MACHINE/$verb"
        ;;
esac
"""
INSTALLED = "mkdir -p .venv/set-up; touch .venv/set-up/run .venv/set-up/dev\n"
SILENCE = "echo 'urllib3: Max retries exceeded'; exit 1\n"


@dataclass
class Machine:
    """A checkout with its `.ci/bare`, on a machine where we are root and namespaces are make-believe."""

    folder: Path

    def program(self, name: str, text: str) -> None:
        """Put a program on the machine."""
        path = self.folder / "bin" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def plays(self, verb: str, scene: str) -> None:
        """Say what `./run VERB` does in the root."""
        (self.folder / verb).write_text(scene, encoding="utf-8")

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start `.ci/bare`; its temporary files go to `temporary`."""
        given = {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "MACHINE": str(self.folder)}
        environment = {**given, "HOME": str(self.folder), "TMPDIR": str(self.folder / "temporary")}
        command = [self.folder / "tree" / ".ci" / "bare", *arguments]
        return subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def bare(self, *arguments: str) -> tuple[int, list[str]]:
        """Run `.ci/bare`; return its status and the lines of its stdout, and see that it leaves nothing behind."""
        with self.start(*arguments) as process:
            stdout, _ = process.communicate(timeout=600)
        assert [] == list((self.folder / "temporary").iterdir())
        return process.returncode, stdout.splitlines()


@pytest.fixture
def machine(tmp_path: Path, root: Path) -> Machine:
    """Return a machine on which both commands go well."""
    for name in ("bin", "temporary", "tree/.ci"):
        (tmp_path / name).mkdir(parents=True)
    shutil.copy2(root / ".ci" / "bare", tmp_path / "tree" / ".ci" / "bare")
    git = ["git", "-C", str(tmp_path / "tree"), "-c", "user.name=Anna", "-c", "user.email=anna@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        subprocess.run([*git, *command], check=True)
    made = Machine(tmp_path)
    for name, text in (("unshare", UNSHARE), ("debootstrap", DEBOOTSTRAP), ("chroot", CHROOT)):
        made.program(name, text)
    made.program("env", '#!/bin/sh\nshift\nexec "$@"\n')
    made.program("setpriv", '#!/bin/sh\nshift 2\nexec "$@"\n')
    made.program("id", "#!/bin/sh\necho 0\n")
    for name in ("apt-get", "apt-config", "mount"):
        made.program(name, "#!/bin/sh\n")
    for verb in ("briefing", "test"):
        made.plays(verb, INSTALLED)
    return made


def test_both_commands_go_well(machine: Machine) -> None:
    """The last line names the suite, both commands and their seconds."""
    status, said = machine.bare("trixie")

    assert status == 0, said
    assert re.fullmatch(r"bare trixie: briefing ok \d+ s, test ok \d+ s", said[-1])


@pytest.mark.parametrize(
    ("verb", "scene", "status", "last"),
    [
        ("briefing", f"{INSTALLED}echo 'error: no'; exit 1\n", 1, r"briefing FAILED after \d+ s"),
        ("test", f"{INSTALLED}echo '1 failed'; exit 1\n", 1, r"briefing ok \d+ s, test FAILED after \d+ s"),
        ("test", f"{INSTALLED}{SILENCE}", 1, r"briefing ok \d+ s, test FAILED after \d+ s"),
        ("briefing", "echo 'THESE PACKAGES DO NOT MATCH THE HASHES'; exit 1\n", 1, r"briefing FAILED after \d+ s"),
        ("briefing", SILENCE, 75, "left out: a package registry does not answer for briefing"),
        (
            "test",
            f"rm .venv/set-up/dev\n{SILENCE}",
            75,
            r"left out: briefing ok \d+ s, then a package registry does not",
        ),
    ],
)
def test_what_went_wrong(machine: Machine, verb: str, scene: str, status: int, last: str) -> None:
    """A failure is the project's, whatever its log says, unless nothing could be installed for want of an answer."""
    machine.plays(verb, scene)
    found, said = machine.bare("trixie")

    assert status == found, said
    assert re.match(f"bare trixie: {last}", said[-1]), said
    assert 1 < len(said)


def test_a_machine_that_cannot(machine: Machine) -> None:
    """Without a mirror, or without being root, it says that it was left out."""
    (machine.folder / "no-mirror").touch()
    status, said = machine.bare("trixie")
    assert (75, "E: no such mirror") == (status, said[-2])
    assert said[-1].startswith("bare trixie: left out: the root could not be made")

    machine.program("id", "#!/bin/sh\necho 1000\n")
    assert (75, ["bare trixie: left out: only root can make a root"]) == machine.bare("trixie")


def test_an_interrupted_run_cleans_up(machine: Machine) -> None:
    """Whoever ends it finds nothing left."""
    machine.plays("briefing", 'while [ -e "$PWD" ]; do sleep 0.1; done\n')
    with machine.start("trixie") as process:
        assert process.stderr is not None
        while "briefing ..." not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)

        assert 143 == process.wait(timeout=600)
    assert [] == list((machine.folder / "temporary").iterdir())
