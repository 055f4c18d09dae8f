"""What the house rules look at: the files that are, or would be, in the repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[Path]:
    """Return every file that git tracks or would take with `git add .`."""
    # safe.directory: a checkout that another user made is looked at, never run.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
    return sorted({root / name for name in listed.split("\0") if name and (root / name).is_file()})


@pytest.fixture(scope="session")
def python_files(tracked: list[Path]) -> list[Path]:
    """Return the Python files of the tree."""
    return [path for path in tracked if path.suffix == ".py"]


@pytest.fixture(scope="session")
def texts(tracked: list[Path]) -> dict[Path, str]:
    """Return every tracked file that is text (fonts and pictures are not), with its content."""
    contents: dict[Path, str] = {}
    for path in tracked:
        raw = path.read_bytes()
        if b"\0" not in raw:
            contents[path] = raw.decode("utf-8")
    return contents


@pytest.fixture(scope="session")
def documents(root: Path) -> list[str]:
    """Return the texts behind the seeds where they are at hand; they are never in the repository."""
    folder = Path(os.environ.get("KZDB_DOCUMENTS") or root.parent / "shared" / "documents")
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
