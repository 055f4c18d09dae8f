"""`kzdb init`: a workspace to start from, and nothing ever overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from kzdb.config import is_workspace

Run = Callable[..., Result]


def _files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def test_makes_a_workspace(run: Run, tmp_path: Path) -> None:
    """A new folder gets migrations, reports and seeds; its path is the only data."""
    result = run("init", tmp_path / "new")

    assert 0 == result.exit_code
    assert f"{tmp_path / 'new'}\n" == result.stdout
    assert f"Next: `kzdb build --root {tmp_path / 'new'}`" in result.stderr
    assert is_workspace(tmp_path / "new")
    assert ["migrations", "reports", "seeds"] == sorted(path.name for path in (tmp_path / "new").iterdir())


def test_copies_what_kzdb_carries(run: Run, tmp_path: Path) -> None:
    """Every file comes along, byte by byte, compiled Python does not."""
    checkout = Path(__file__).resolve().parents[3]
    run("init", tmp_path / "new")

    copied = _files(tmp_path / "new")
    assert Path("migrations/env.py") in copied
    assert not [path for path in copied if path.suffix == ".pyc"]
    assert all((tmp_path / "new" / path).read_bytes() == (checkout / path).read_bytes() for path in copied)


def test_an_existing_empty_folder_will_do(run: Run, tmp_path: Path) -> None:
    """`kzdb init .` in a new folder works; --root names it as well."""
    (tmp_path / "new").mkdir()

    assert 0 == run("init", "--root", tmp_path / "new").exit_code
    assert is_workspace(tmp_path / "new")


def test_a_copy_cut_short_is_taken_up(run: Run, tmp_path: Path) -> None:
    """What a killed `init` left does not stand in the way of the next."""
    (tmp_path / "new" / ".kzdb-init" / "migrations").mkdir(parents=True)

    assert 0 == run("init", tmp_path / "new").exit_code
    assert not (tmp_path / "new" / ".kzdb-init").exists()


def test_a_workspace_is_left_alone(run: Run, empty_workspace: Path) -> None:
    """A second `init` says what to do next and touches nothing."""
    (empty_workspace / "seeds" / "mine.csv").write_text("mine")
    before = _files(empty_workspace)
    result = run("init", empty_workspace)

    assert 0 == result.exit_code
    assert "is a workspace already, nothing was changed. Run `kzdb build --root" in result.stderr
    assert before == _files(empty_workspace)


def test_a_folder_with_other_things_is_refused(run: Run, tmp_path: Path) -> None:
    """Nobody's files are mixed with a workspace."""
    (tmp_path / "letter.txt").write_text("dear")
    result = run("init", tmp_path)

    assert 1 == result.exit_code
    assert "neither empty nor a workspace. Give `kzdb init` an empty folder." in result.stderr
    assert {Path("letter.txt")} == _files(tmp_path)


def test_no_folder_and_two_folders_are_wrong_usage(run: Run, tmp_path: Path) -> None:
    """It takes exactly one."""
    assert 2 == run("init").exit_code
    assert 2 == run("init", tmp_path / "a", "--root", tmp_path / "b").exit_code


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    """A file where a folder should be made is one line."""
    (tmp_path / "file").write_text("")
    result = run("init", tmp_path / "file" / "new")

    assert 1 == result.exit_code
    assert "cannot be made (Not a directory)" in result.stderr
