"""The states that every fault is tried on, made once: before and after each command."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.workspace import COMMANDS, Workspace, at_earlier_schema, make_workspace


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workspace]:
    """Give for each command a workspace in which it has work to do, with good old files to lose."""
    folder = tmp_path_factory.mktemp("before")
    base = make_workspace(folder / "base")
    for name in ("load", "publish", "report"):
        assert (0, name) == (base.run(name)[0], name)
    ready = {}
    for done, name in enumerate(COMMANDS):
        ready[name] = base.copied(folder / name)
        if name == "upgrade":
            at_earlier_schema(ready[name].store)
            continue
        ready[name].change()
        for earlier in list(COMMANDS)[:done]:
            assert (0, earlier) == (ready[name].run(earlier)[0], earlier)
    return ready


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    """Give random numbers that are the same in each run."""
    return random.Random(request.node.name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder that a workspace is copied to."""
    return tmp_path / "workspace"
