"""A workspace with the vocabulary that ships, and a document of two editions that the tests make up."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kzdb.config import Settings
from kzdb.draft.text.cues import read_cues
from kzdb.draft.text.reading import Reading, read
from kzdb.load.documents import open_document
from kzdb.load.source import read_source
from kzdb.load.vocabulary import Vocabulary, read_vocabulary

CHECKOUT = Path(__file__).parents[2]
SOURCE = """\
title = "{title}"
publisher = "{publisher}"
document = "{document}"
sha256 = "{sha256}"
published_on = "{published}"
edition = "{published}"
language = "{language}"
numbers = "1,234.5"
licence = "Made up for tests."
reliability = "B"
reliability_reason = "Made up for tests."
"""
NOTE = """\
Yearly note on Uzbekistan

In the first six months of 2018, police in Uzbekistan seized 812.5 kilograms (kg) of cannabis, down from 1,040 kg in \
the same period of 2017, including 14.2 kg of heroin.
No senior officials were accused of drug-related corruption in 2018.
Uzbekistan is a party to the Convention on Psychotropic Substances (1971). It hosts no centre of its own.
Kazakhstan hosts the Central Asian Regional Information and Coordination Centre (CARICC). CARICC is supported by UNODC.
The Criminal Code was adopted on 3 May 2018. The price of heroin ranged between $18,000 and $20,000 per kilogram in \
2018.
"""

MakeReading = Callable[..., Reading]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Give the vocabulary that ships."""
    return read_vocabulary(CHECKOUT / "seeds" / "vocabulary")


@pytest.fixture
def workspace(tmp_path: Path) -> Settings:
    """Give a workspace with the shipped vocabulary, no source yet, and an empty folder of documents."""
    root = tmp_path / "ws"
    shutil.copytree(CHECKOUT / "seeds" / "vocabulary", root / "seeds" / "vocabulary")
    for name in ("migrations", "reports", "var", "documents"):
        (root / name).mkdir(parents=True)
    return Settings(root, f"sqlite:///{root}/var/kzdb.sqlite", root / "var" / "kzdb.duckdb", root / "documents")


@pytest.fixture
def add_source(workspace: Settings) -> Callable[..., Path]:
    """Give a function that adds a source with its document and returns its folder."""

    def add(
        slug: str, text: str, published: str = "2019", language: str = "en", title: str = "Yearly note on Uzbekistan",
        publisher: str = "un",
    ) -> Path:  # fmt: skip
        assert workspace.documents is not None
        document = workspace.documents / f"{slug}.txt"
        document.write_text(text, "utf-8")
        folder = workspace.seeds / slug
        folder.mkdir()
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        source = SOURCE.format(
            document=document.name, sha256=sha256, published=published, language=language, title=title,
            publisher=publisher,
        )  # fmt: skip
        (folder / "source.toml").write_text(source, "utf-8")
        return folder

    return add


@pytest.fixture
def make_reading(workspace: Settings, vocabulary: Vocabulary, add_source: Callable[..., Path]) -> MakeReading:
    """Give a function that reads a text as proposers do."""

    def make(text: str, published: str = "2019", slug: str = "note", **about: str) -> Reading:
        folder = add_source(slug, text, published, **about)
        source = read_source(folder, vocabulary)
        assert workspace.documents is not None
        document = open_document(workspace.documents, source)
        assert document is not None
        return read(source, document, vocabulary, read_cues(workspace.seeds / "vocabulary", vocabulary, "en"))

    return make
