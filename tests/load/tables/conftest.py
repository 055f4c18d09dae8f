"""A workspace with the real vocabulary, into which a test writes the data set it is about."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings

CHECKOUT = Path(__file__).resolve().parents[3]
SOURCE = """\
title = "Seizures"
publisher = "unodc"
document = "{document}"
sha256 = "{sha256}"
edition = "2024"
published_on = "2024-05"
language = "en"
licence = "Made up for a test."
reliability = "F"
reliability_reason = "Made up for a test."
"""


class Place:
    """A workspace, and the folder of its originals."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.documents = root / "documents"
        self.source = root / "seeds" / "seizures"
        self.settings = Settings(
            root=root,
            database_url=f"sqlite:///{root / 'var' / 'kzdb.sqlite'}",
            published=root / "var" / "kzdb.duckdb",
            documents=self.documents,
        )

    def put(
        self, data: bytes | str, mapping: str, name: str = "data.csv", maps: Mapping[str, str] | None = None
    ) -> None:
        """Write the original, its source.toml and its mapping with the maps beside it."""
        self.documents.mkdir(exist_ok=True)
        self.source.mkdir(exist_ok=True)
        content = data if isinstance(data, bytes) else data.encode()
        (self.documents / name).write_bytes(content)
        (self.source / "mapping.toml").write_text(mapping, "utf-8")
        sha256 = hashlib.sha256(content).hexdigest()
        (self.source / "source.toml").write_text(SOURCE.format(document=name, sha256=sha256), "utf-8")
        for file, text in (maps or {}).items():
            (self.source / file).write_text(text, "utf-8")

    def extract(self) -> list[str]:
        """Extract, and return the lines of extract.csv."""
        pipeline.extract(self.settings)
        return (self.source / "extract.csv").read_text("utf-8").splitlines()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Give a workspace without any source."""
    root = tmp_path / "workspace"
    shutil.copytree(CHECKOUT / "seeds" / "vocabulary", root / "seeds" / "vocabulary")
    (root / "migrations").symlink_to(CHECKOUT / "migrations")
    (root / "var").mkdir()
    return Place(root)


@pytest.fixture
def ask(place: Place) -> Callable[[str], list[tuple[object, ...]]]:
    """Give a function that asks the store a question."""
    import sqlite3

    def query(sql: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(place.root / "var" / "kzdb.sqlite")) as connection:
            return connection.execute(sql).fetchall()

    return query
