"""The wheel is kzdb whole: installed anywhere, without the checkout, it makes a workspace and a briefing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CARRIED = {"kzdb": "kzdb", **{name: f"kzdb/_workspace/{name}" for name in ("migrations", "reports", "seeds")}}

KEPT = ("vocabulary", "incsr_2015_kazakhstan")


def run(command: list[Path | str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `command` in `cwd` with nothing of this checkout in its environment."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("KZDB_", "PYTHON", "PYTEST_"))
    }
    return subprocess.run(command, cwd=cwd, env=environment, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of this checkout, without network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    built = run(command, folder)

    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("kzdb-*.whl")
    return wheel


@pytest.fixture(scope="module")
def kzdb(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own; return its `kzdb`.

    The packages kzdb needs are lent by this environment: as a plain path, so that no .pth file in it
    (which is how the checkout gets in here) is read.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "env", symlinks=True, with_pip=False)
    python = folder / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index"]
    installed = run([*pip, wheel], folder)
    assert installed.returncode == 0, installed.stderr

    purelib = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).stdout.strip()
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(purelib) / "lent.pth").write_text("\n".join(sorted(lent)) + "\n", encoding="utf-8")

    assert run([python, "-c", "import kzdb; print(kzdb.__file__)"], folder).stdout.startswith(purelib)
    return python.parent / "kzdb"


def test_wheel_carries_package_and_workspace(wheel: Path) -> None:
    """The wheel holds every file of kzdb, migrations, reports (but samples) and seeds, beside them only its records."""
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    lying = {
        f"{inside}/{path.relative_to(ROOT / outside).as_posix()}"
        for outside, inside in CARRIED.items()
        for path in (ROOT / outside).rglob("*")
        if path.is_file() and not {"__pycache__", "sample"} & set(path.parts)
    }

    assert packed == lying
    for name in ("migrations/env.py", "seeds/vocabulary/units.csv", "reports/country-briefing/report.toml"):
        assert f"kzdb/_workspace/{name}" in packed


def test_wheel_says_what_it_is(wheel: Path) -> None:
    """The wheel names its licence, its lowest Python, its extras and the command it installs."""
    archive = zipfile.ZipFile(wheel)
    records = {Path(name).name: name for name in archive.namelist() if ".dist-info/" in name}
    metadata = archive.read(records["METADATA"]).decode()

    assert "License-Expression: Apache-2.0\n" in metadata
    assert "Requires-Python: >=3.11\n" in metadata
    assert ["iceberg", "postgres", "workers"] == re.findall("^Provides-Extra: (.*)$", metadata, re.MULTILINE)
    assert "kzdb = kzdb.__main__:main" in archive.read(records["entry_points.txt"]).decode()
    assert "LICENSE" in records


def test_installed_wheel_makes_a_workspace_and_a_briefing(kzdb: Path, tmp_path: Path) -> None:
    """Outside the checkout `kzdb init` and `kzdb build` end with the path of a PDF, the one line on stdout.

    Of one source, and about a country that it says little of, for the sake of time; that all of them make a briefing
    is shown elsewhere.
    """
    workspace = tmp_path / "workspace"
    made = run([kzdb, "init", workspace], tmp_path)
    for folder in set((workspace / "seeds").iterdir()) - {workspace / "seeds" / name for name in KEPT}:
        shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
    built = run([kzdb, "build", "--country", "AFG", "--root", workspace], tmp_path)

    assert made.returncode == 0, made.stderr
    assert built.returncode == 0, built.stderr
    assert 5 < len(built.stderr.splitlines())
    briefing = Path(built.stdout.removesuffix("\n"))
    assert briefing.is_relative_to(workspace.resolve())
    assert briefing.read_bytes().startswith(b"%PDF-")
    counted = run([kzdb, "sql", "--root", workspace, "--format", "csv", "SELECT count(*) AS n FROM claims"], tmp_path)
    assert int(counted.stdout.splitlines()[1]) >= 250
