"""The register of editions: one row each, never changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kzdb.refresh.schedule.streams import OF_STREAM, Stream
from kzdb.store.rows import Rows

__all__ = [
    "Edition",
    "compared_with",
    "editions_of",
    "find_edition",
    "insert_edition",
    "label_for",
    "newest",
    "newest_editions",
]


@dataclass(frozen=True, slots=True)
class Edition:
    """A published edition.

    Attributes:
        folder: below var/editions, with slashes.
        files: SHA-256 of each file in it, by name.
        document: name of the main file.
    """

    id: int
    stream: Stream
    number: int
    letter: str
    as_of: str
    revision: int
    data_sha256: str
    form_sha256: str
    folder: str
    files: Mapping[str, str]
    why: str
    corrects_id: int | None
    made_at: str
    published_at: str

    @property
    def label(self) -> str:
        """Its number and letter, as it is cited."""
        return f"{self.number}{self.letter}"

    @property
    def document(self) -> str:
        """Its main file: the PDF, else the page."""
        for ending in (".pdf", ".html"):
            for name in sorted(self.files):
                if name.endswith(ending):
                    return name
        return min(self.files)


def newest(rows: Rows, stream: Stream) -> Edition | None:
    """Return the newest edition of a stream, None when there is none."""
    found = rows.all(
        f"SELECT * FROM editions WHERE {OF_STREAM} ORDER BY number DESC, letter DESC LIMIT 1", **stream.columns
    )
    return _edition(found[0]) if found else None


def newest_editions(rows: Rows) -> dict[Stream, Edition]:
    """Return the newest edition of every stream that has one."""
    return {edition.stream: edition for edition in editions_of(rows)}


def editions_of(rows: Rows, report: str | None = None) -> list[Edition]:
    """Return all editions, or those of one report, the oldest of each stream first."""
    found = rows.all("SELECT * FROM editions ORDER BY report, params, language, number, letter")
    return [_edition(row) for row in found if report in (None, row["report"])]


def find_edition(rows: Rows, id: int) -> Edition | None:
    """Return the edition of that id."""
    found = rows.one("SELECT * FROM editions WHERE id = :id", id=id)
    return _edition(found) if found else None


def label_for(rows: Rows, stream: Stream, data_sha256: str) -> tuple[int, str]:
    """Return the number and letter of a new edition of a stream; call it inside `writing`.

    Other data give the next number, the one that other languages have got for these data already; the same data in
    another form give the number of before with the next letter.
    """
    last = newest(rows, stream)
    if last is not None and last.data_sha256 == data_sha256:
        return last.number, _after(last.letter)
    of_all = rows.all(
        "SELECT number, data_sha256 FROM editions WHERE report = :report AND params = :params ORDER BY number DESC",
        report=stream.report,
        params=stream.params,
    )
    highest = of_all[0]["number"] if of_all else 0
    own = last.number if last else 0
    for row in of_all:
        if row["number"] > own and row["number"] == highest and row["data_sha256"] == data_sha256:
            return highest, ""
    return highest + 1, ""


def compared_with(rows: Rows, last: Edition, data_sha256: str) -> Edition | None:
    """Return the edition that one after `last` is compared with, None when there is none.

    One that only has another form keeps its number: it still says what changed since the number before.
    """
    if last.data_sha256 != data_sha256:
        return last
    earlier = [one for one in editions_of(rows, last.stream.report) if one.stream == last.stream]
    return next((one for one in reversed(earlier) if one.number < last.number), None)


def _after(letter: str) -> str:
    """Return the letter after one: a, b, ..., z, za, zb: always later in the order of texts."""
    if not letter or letter.endswith("z"):
        return letter + "a"
    return letter[:-1] + chr(ord(letter[-1]) + 1)


def insert_edition(rows: Rows, edition: Edition) -> Edition:
    """Insert an edition and return it with its id; call it inside `writing`."""
    id = rows.insert(
        "editions",
        **edition.stream.columns,
        number=edition.number,
        letter=edition.letter,
        as_of=edition.as_of,
        revision=edition.revision,
        data_sha256=edition.data_sha256,
        form_sha256=edition.form_sha256,
        folder=edition.folder,
        files=json.dumps(edition.files, ensure_ascii=False, sort_keys=True),
        why=edition.why,
        corrects_id=edition.corrects_id,
        made_at=edition.made_at,
        published_at=edition.published_at,
    )
    return replace(edition, id=id)


def _edition(row: dict[str, Any]) -> Edition:
    stream = Stream(row.pop("report"), row.pop("params"), row.pop("language"))
    return Edition(**{**row, "stream": stream, "files": json.loads(row["files"])})
