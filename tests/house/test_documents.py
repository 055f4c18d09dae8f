"""The documents behind the seeds are other people's texts: no sentence of theirs is in the repository."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

LONGEST_QUOTE = 120  # characters
LONGEST_RUN = 16  # words in a row that a tracked file may share with a document
WORD = re.compile(r"\w+")
LOCATOR = re.compile(r"^\d+(?:#\d+)?(?:@\d+)?: (?P<quote>.+)$", re.DOTALL)
SOURCE_KEYS = {
    "title", "publisher", "document", "sha256", "edition", "language", "licence",
    "reliability", "reliability_reason",
}  # fmt: skip


def words(text: str) -> list[str]:
    """Return the words of `text`, in lower case."""
    return WORD.findall(text.lower())


def runs(text: str, length: int = LONGEST_RUN) -> set[tuple[str, ...]]:
    """Return every `length` words that follow one another in `text`."""
    found = words(text)
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


def claims_of(path: Path) -> list[dict[str, Any]]:
    """Return the claims of a claims.toml, of every kind; a data set has none, its facts come from cells."""
    if not path.is_file() and (path.parent / "mapping.toml").is_file():
        return []
    return [claim for kind in tomllib.loads(path.read_text(encoding="utf-8")).values() for claim in kind]


def long_quotes(claims: list[dict[str, Any]]) -> list[str]:
    """Return the quotes of `claims` that are longer than a figure or a name needs."""
    locators = [at for claim in claims for at in [claim["at"], *claim.get("also", [])]]
    quotes = [match["quote"] for at in locators if (match := LOCATOR.match(at))]
    return [quote for quote in quotes if len(quote) > LONGEST_QUOTE]


def borrowed(claims: list[dict[str, Any]], documents: list[str]) -> list[str]:
    """Return the `says` of `claims` that stand in a document word for word."""
    bodies = [" ".join(words(document)) for document in documents]
    said = [claim["says"] for claim in claims if "says" in claim]
    return [says for says in said if any(" ".join(words(says)) in body for body in bodies)]


def missing_keys(source: dict[str, Any]) -> set[str]:
    """Return the keys that a source.toml must have and `source` has not."""
    return SOURCE_KEYS - {key for key, value in source.items() if value != ""}


@pytest.fixture(scope="session")
def seeds(root: Path) -> list[Path]:
    """Return the folders of the sources."""
    return sorted(path.parent for path in (root / "seeds").glob("*/source.toml"))


def test_every_source_says_what_it_is(seeds: list[Path]) -> None:
    """Each source.toml names its title, publisher, document and hash, edition, licence and reliability."""
    sources = {path.name: tomllib.loads((path / "source.toml").read_text(encoding="utf-8")) for path in seeds}

    assert sources
    assert {name: keys for name, source in sources.items() if (keys := missing_keys(source))} == {}
    assert [name for name, source in sources.items() if not re.fullmatch("[0-9a-f]{64}", source["sha256"])] == []
    assert [name for name, source in sources.items() if source["reliability"] not in set("ABCDEF")] == []


def test_quotes_are_short(seeds: list[Path]) -> None:
    """No quote is longer than 120 characters."""
    found = {path.name: long_quotes(claims_of(path / "claims.toml")) for path in seeds}

    assert {name: quotes for name, quotes in found.items() if quotes} == {}


def test_statements_are_our_own_words(seeds: list[Path], documents: list[str]) -> None:
    """No statement stands word for word in a document (where the documents are at hand)."""
    found = {path.name: borrowed(claims_of(path / "claims.toml"), documents) for path in seeds}

    assert {name: says for name, says in found.items() if says} == {}


def test_no_sentence_is_copied(texts: dict[Path, str], documents: list[str], root: Path) -> None:
    """No tracked file shares sixteen words in a row with a document (where the documents are at hand)."""
    theirs = set().union(*(runs(document) for document in documents))
    shared = {path.relative_to(root): runs(text) & theirs for path, text in texts.items()}

    assert {str(path): sorted(map(" ".join, found)) for path, found in shared.items() if found} == {}


def test_bad_claims_are_found() -> None:
    """A long quote, a borrowed statement and a missing key are each named."""
    sentence = "The quick brown fox jumps over the lazy dog near the old river bank while nobody looks at it."
    long = "x" * (LONGEST_QUOTE + 1)

    assert [long] == long_quotes([{"at": f"3@0: {long}"}, {"at": "4: short", "also": ["5#2: short too"]}])
    assert [sentence] == borrowed([{"says": sentence}, {"says": "A fox."}], [f"Before. {sentence} After."])
    assert runs(f"x {sentence}") & runs(sentence)
    assert SOURCE_KEYS - {"title"} == missing_keys({"title": "t", "licence": ""})
