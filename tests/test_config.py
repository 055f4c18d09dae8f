"""Settings: what a workspace is, which variables count, and that no password is shown."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kzdb.config import Settings, is_workspace, load_settings
from kzdb.errors import ConfigError


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace, with no KZDB_* variable set."""
    for name in ("KZDB_DATABASE_URL", "KZDB_DOCUMENTS", "KZDB_INBOX"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "migrations").mkdir()
    return tmp_path


def test_everything_lies_below_the_root(root: Path) -> None:
    """Without variables the database is the SQLite file under var/."""
    settings = load_settings(root)

    assert root == settings.root
    assert f"sqlite:///{root}/var/kzdb.sqlite" == settings.database_url
    assert root / "var" / "kzdb.duckdb" == settings.published
    assert settings.documents is None
    assert [root / name for name in ("seeds", "migrations", "reports", "var")] == [
        settings.seeds,
        settings.migrations,
        settings.reports,
        settings.var,
    ]


def test_a_relative_root_becomes_absolute(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that is printed works from anywhere."""
    monkeypatch.chdir(root)

    assert root == load_settings().root


def test_variables(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """KZDB_DATABASE_URL and KZDB_DOCUMENTS are taken; an argument goes before the variable."""
    (root / "papers").mkdir()
    monkeypatch.setenv("KZDB_DATABASE_URL", "postgres://user@host/base")
    monkeypatch.setenv("KZDB_DOCUMENTS", str(root / "elsewhere"))

    assert "postgresql://user@host/base" == load_settings(root).database_shown
    assert root / "elsewhere" == load_settings(root).documents
    assert root / "papers" == load_settings(root, documents=root / "papers").documents


def test_an_empty_variable_is_an_unset_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`KZDB_DATABASE_URL= kzdb build` uses the SQLite file."""
    monkeypatch.setenv("KZDB_DATABASE_URL", "")
    monkeypatch.setenv("KZDB_DOCUMENTS", "")

    assert load_settings(root).database_url.startswith("sqlite:///")
    assert load_settings(root).documents is None


@pytest.mark.parametrize(
    ("missing", "said"), [(["seeds"], "no seeds/"), (["seeds", "migrations"], "no seeds/ and no migrations/")]
)
def test_a_folder_that_is_no_workspace(root: Path, missing: list[str], said: str) -> None:
    """The error says what is missing and how to get a workspace."""
    for name in missing:
        (root / name).rmdir()

    assert not is_workspace(root)
    with pytest.raises(ConfigError, match=f"it has {said}. Run `kzdb init DIR`"):
        load_settings(root)


def test_a_root_that_does_not_exist(tmp_path: Path) -> None:
    """The error names the folder and the command that makes one."""
    with pytest.raises(ConfigError, match=r"nowhere: no such folder\. Run `kzdb init"):
        load_settings(tmp_path / "nowhere")


def test_documents_that_do_not_exist(root: Path) -> None:
    """A folder given by hand must be there."""
    with pytest.raises(ConfigError, match="nowhere: no such folder"):
        load_settings(root, documents=root / "nowhere")


def test_a_database_of_another_kind_is_refused_at_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is read or made, and without its password."""
    monkeypatch.setenv("KZDB_DATABASE_URL", "mysql://user:hunter2@host/base")

    with pytest.raises(ConfigError, match="KZDB_DATABASE_URL: got mysql://…, expected") as error:
        load_settings(root)
    assert "hunter2" not in str(error.value)


def test_settings_show_no_password_and_cannot_change(tmp_path: Path) -> None:
    """A traceback prints reprs: the address is not in it. Settings are frozen."""
    settings = Settings(tmp_path, "postgresql://user:secret@host/base", tmp_path / "p", None)

    assert "secret" not in repr(settings)
    assert "postgresql://user:***@host/base" == settings.database_shown
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.root = tmp_path / "other"  # type: ignore[misc]


def test_the_watched_folder(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is inbox/, or the one that is named; never that of the documents."""
    assert root / "inbox" == load_settings(root).inbox
    monkeypatch.setenv("KZDB_INBOX", str(tmp_path / "seeds"))
    assert tmp_path / "seeds" == load_settings(root).inbox

    with pytest.raises(ConfigError, match="KZDB_INBOX: got the folder of the documents itself"):
        load_settings(root, documents=tmp_path / "seeds")
