"""A small workspace of our own, and fresh stores for it: SQLite files and databases of a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import hypothesis
import pytest
from playwright.sync_api import sync_playwright
from sqlalchemy import Connection

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.store.engine import make_engine
from kzdb.store.guards import Base
from tests.made_up import write_report
from tests.postgresql import Server
from tests.shares import pytest_collection_modifyitems, pytest_xdist_make_scheduler  # noqa: F401
from tests.store.loading import start_forks
from tests.tiny import QUERY, Tiny

# No property fails because a machine is slow.
hypothesis.settings.register_profile("kzdb", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("kzdb")

Contents = Callable[[str], dict[str, list[str]]]

CHECKOUT = Path(__file__).resolve().parents[1]
WORKSPACE = Path(__file__).parent / "fixtures" / "workspace"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the first takes least time
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)


class Stores(Protocol):
    """Fresh stores of one database."""

    def new(self, state: str) -> str:
        """Return the address of a new store: "empty", "migrated" or "loaded" (with the small workspace)."""


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No KZDB_* variable of the machine reaches a test."""
    for name in [name for name in os.environ if name.startswith("KZDB_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def forks() -> None:
    """Start what loads in processes of their own are forked off."""
    start_forks()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Give a fresh copy of the small workspace: three sources, their documents, kzdb's migrations."""
    return copy_workspace(tmp_path / "workspace")


@pytest.fixture(scope="session")
def published_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the small workspace, loaded into a SQLite file in var/ and published. It is shared: copy it, leave it be."""
    root = copy_workspace(tmp_path_factory.mktemp("published") / "workspace")
    settings = settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}")
    pipeline.load(settings)
    pipeline.publish(settings)
    return root


@pytest.fixture(scope="session")
def small(published_workspace: Path) -> Settings:
    """Give the published small workspace to read from; nothing is written into it."""
    return settings_of(published_workspace, f"sqlite:///{published_workspace / 'var' / 'kzdb.sqlite'}")


@pytest.fixture(scope="session")
def own_seeds(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give a workspace of the checkout's own seeds, loaded and published. It is shared."""
    root = tmp_path_factory.mktemp("seeds")
    for name in ("seeds", "migrations"):
        (root / name).symlink_to(CHECKOUT / name)
    settings = settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}")
    pipeline.load(settings)
    pipeline.publish(settings)
    return settings


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """Give a report that prints every figure; its query `figures` brings every claim there is."""
    write_report(tmp_path)
    report = Tiny(tmp_path / "reports" / "tiny")
    report.write("queries/figures.sql", QUERY)
    report.body("<p>Seized: {{ figure(figures[1].claim_id) }}.</p>")
    return report


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    """Name the database; a test that asks for it, or for a store, runs on both."""
    return str(request.param)


@pytest.fixture
def stores(dialect: str, request: pytest.FixtureRequest) -> Stores:
    """Give the maker of fresh stores of the database at hand."""
    return request.getfixturevalue(f"{dialect}_stores")


@pytest.fixture
def empty_url(stores: Stores) -> str:
    """Give the address of a store without any table."""
    return stores.new("empty")


@pytest.fixture
def store_url(stores: Stores) -> str:
    """Give the address of a store that is migrated and holds nothing."""
    return stores.new("migrated")


@pytest.fixture
def settings(workspace: Path, store_url: str) -> Settings:
    """Give the small workspace with a migrated store that holds nothing yet; the documents are not at hand."""
    return settings_of(workspace, store_url)


@pytest.fixture
def loaded(workspace: Path, stores: Stores) -> Settings:
    """Give the small workspace, loaded once."""
    return settings_of(workspace, stores.new("loaded"))


@pytest.fixture
def with_documents(loaded: Settings) -> Settings:
    """Give the small workspace, loaded once, with its documents at hand."""
    return replace(loaded, documents=loaded.root / "documents")


@pytest.fixture
def connection(loaded: Settings) -> Iterator[Connection]:
    """Give an open connection to the loaded store, as kzdb itself opens one."""
    with opened(loaded.database_url) as connection:
        yield connection


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give a real Chromium. Not for the whole run: as long as it is open, no test can run an event loop of its own."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine. Run .ci/browser, or apt-get install chromium-headless-shell.")
    with sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def contents() -> Contents:
    """Give a function that returns every row of every table of the store at an address."""

    def read(url: str) -> dict[str, list[str]]:
        with opened(url) as connection:
            return {
                table.name: sorted(map(repr, connection.exec_driver_sql(f"SELECT * FROM {table.name}").fetchall()))
                for table in Base.metadata.sorted_tables
            }

    return read


def copy_workspace(target: Path) -> Path:
    """Copy the small workspace to `target` and return it; the migrations are kzdb's own, which Python compiles once."""
    shutil.copytree(WORKSPACE, target)
    (target / "migrations").symlink_to(CHECKOUT / "migrations")
    (target / "var").mkdir()
    return target


def settings_of(workspace: Path, url: str) -> Settings:
    """Return the settings of a workspace with the store at `url`."""
    return Settings(root=workspace, database_url=url, published=workspace / "var" / "kzdb.duckdb")


@contextmanager
def opened(url: str) -> Iterator[Connection]:
    """Open the store at `url` as kzdb does; close it with its engine."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def fill(state: str, url: str, workspace: Path) -> None:
    """Bring the empty store at `url` into `state`."""
    settings = settings_of(workspace, url)
    if state == "migrated":
        pipeline.migrate(settings)
    else:
        pipeline.load(settings)


class SqliteStores:
    """Fresh SQLite files, copied from one of each state."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)
        self._made: dict[str, Path] = {}

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""
        path = self.folder / f"{next(self._numbers)}.sqlite"
        if state != "empty":
            shutil.copyfile(self._template(state), path)
        return f"sqlite:///{path}"

    def _template(self, state: str) -> Path:
        if state not in self._made:
            path = self.folder / f"{state}.sqlite"
            path.unlink(missing_ok=True)
            fill(state, f"sqlite:///{path}", copy_workspace(self.folder / f"{state}-{next(self._numbers)}"))
            self._made[state] = path
        return self._made[state]


class PostgresStores:
    """Fresh databases of one server, copied from one of each state."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self._numbers = count(1)
        self._made: set[str] = set()

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""
        name = f"kzdb_{next(self._numbers)}"
        # Copying files costs less than PostgreSQL's own way, which writes every page into its journal.
        self.server.run(f"CREATE DATABASE {name} TEMPLATE {self._template(state)} STRATEGY FILE_COPY")
        return self.server.address(name)

    def _template(self, state: str) -> str:
        name = "template0" if state == "empty" else state
        if state != "empty" and state not in self._made:
            self.server.run(f"DROP DATABASE IF EXISTS {name}")
            self.server.run(f"CREATE DATABASE {name} TEMPLATE template0")
            workspace = copy_workspace(self.folder / f"{state}-{next(self._numbers)}")
            fill(state, self.server.address(name), workspace)
            self._made.add(state)
        return name


@pytest.fixture(scope="session")
def sqlite_stores(tmp_path_factory: pytest.TempPathFactory) -> SqliteStores:
    """Make fresh SQLite stores for the whole run."""
    return SqliteStores(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql_stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresStores]:
    """Start one PostgreSQL for the whole run. Its folder has a short path: a socket's path has at most 100 bytes."""
    folder = Path(tempfile.mkdtemp(prefix="kzdb-"))
    server = Server(folder)
    yield PostgresStores(server, tmp_path_factory.mktemp("postgresql"))
    server.stop()
    subprocess.run(["rm", "-rf", "--", folder], check=True)  # its 50,000 files cost Python four times as much
