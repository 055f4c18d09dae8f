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
def lock(root: Path) -> str:
    """Return the text of requirements.lock."""
    return (root / "requirements.lock").read_text(encoding="utf-8")


def test_lock_is_pins_and_hashes_only(lock: str) -> None:
    """Every package is pinned with its hashes, and nothing else stands in the lock: no address, no option."""
    assert pins(lock)
    assert loose_lines(lock) == []
    assert "://" not in lock


def test_lock_is_in_line_with_the_project(lock: str, root: Path) -> None:
    """The lock meets every requirement of pyproject.toml, of every extra and of the build."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]

    assert unmet([*wanted, *(text for extra in extras for text in extra)], pins(lock)) == []


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
