"""Writing extract.csv: the facts of a data set that are in use, in our own layout, each with its cell.

With it a base is complete without the original, and a change of the data or of the mapping is a readable diff. A line
whose facts are empty gives one more cell of the claim above it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.facts.periods import FiscalCalendar
from kzdb.files import digest, replacing, write_text
from kzdb.load.source import Source
from kzdb.load.tables.extraction import COLUMNS, PLACED, Extracted, all_problems, extract_facts
from kzdb.load.tables.mapping import DataMapping, read_mapping
from kzdb.load.tables.readers.bench import Bench
from kzdb.load.vocabulary import Vocabulary

__all__ = ["EXTRACT", "MAPPING", "ExtractOutcome", "extract", "extracted_digest", "header_of", "is_data_set",
           "is_extract_proven", "mapped_digest", "original_of", "write_extract"]  # fmt: skip

MAPPING, EXTRACT = "mapping.toml", "extract.csv"

_NO_MAPS = {EXTRACT, "labels.csv"}


@dataclass(frozen=True, slots=True)
class ExtractOutcome:
    """What an extraction gave: claims, how many data are none and why, what waits for a person."""

    source: str
    claims: int
    is_changed: bool
    counts: dict[str, int]
    queue: tuple[str, ...]


def header_of(kind: str) -> tuple[str, ...]:
    """Return the header of extract.csv for claims of a kind."""
    return (*COLUMNS[kind], *PLACED)


def is_data_set(source: Source) -> bool:
    """Tell whether a source is a data set, with a mapping or an extract, and not a document with claims.toml."""
    return (source.path.parent / MAPPING).exists() or (source.path.parent / EXTRACT).exists()


def is_extract_proven(source: Source) -> bool:
    """Tell whether the extract at hand is the one that was made from the source's document."""
    path = source.path.parent / EXTRACT
    return source.extracted == extracted_digest(source.sha256, digest(path))


def original_of(source: Source, folder: Path) -> Path:
    """Return the path of a source's original in `folder`, its bytes proven to be those of the edition.

    Raises:
        SeedError: it is not there, or other bytes are.
    """
    path = folder / source.document
    if not path.is_file():
        raise SeedError(f"{path}: got no such file, expected the data of {source.slug}. Put a copy there.")
    sha256 = digest(path)
    if sha256 != source.sha256:
        raise source.error(
            "sha256", source.sha256, f"{sha256}, as {source.document} has",
            "If this is a new edition, correct it and its date; then run `kzdb map check` and `kzdb extract`.",
        )  # fmt: skip
    return path


def extract(source: Source, folder: Path, vocabulary: Vocabulary) -> ExtractOutcome:
    """Write the extract.csv of a source from its original in `folder`, and the proof of it in source.toml.

    Raises:
        SeedError: the original or the mapping is wrong; every mistake has its line, and nothing is written.
    """
    mapping = read_mapping(source.path.parent / MAPPING)
    original = original_of(source, folder)
    target = source.path.parent / EXTRACT
    before = digest(target) if target.is_file() else ""

    extracted = write_extract(original, mapping, vocabulary, source.habits.fiscal, target)
    after = digest(target)
    _write_proofs(source, after)
    findings = extracted.findings
    return ExtractOutcome(source.slug, extracted.claims, after != before, findings.counts, tuple(findings.queue))


def write_extract(
    original: Path, mapping: DataMapping, vocabulary: Vocabulary, fiscal: FiscalCalendar | None, target: Path
) -> Extracted:
    """Write to `target` what a mapping finds in an original.

    Raises:
        SeedError: there are mistakes; nothing is written.
    """

    def write(bench: Bench, extracted: Extracted) -> None:
        problems = all_problems(extracted)
        if problems is not None:
            raise problems
        with replacing(target) as new:
            _write(bench, mapping, new)

    return extract_facts(original, mapping, vocabulary, fiscal, write)


def extracted_digest(document: str, extract_csv: str) -> str:
    """Return the hash by which source.toml proves that an extract was made from the document of that hash."""
    return hashlib.sha256(f"{document}\n{extract_csv}".encode()).hexdigest()


def mapped_digest(document: str, folder: Path) -> str:
    """Return the hash by which source.toml says of which mapping, with the maps beside it, its extract was made.

    `document` is the hash of the original: another edition asks for another extract.
    """
    maps = sorted(path for path in folder.glob("*.csv") if path.name not in _NO_MAPS)
    files = [f"{path.name} {digest(path)}" for path in (folder / MAPPING, *maps)]
    return hashlib.sha256("\n".join([document, *files]).encode()).hexdigest()


def _write(bench: Bench, mapping: DataMapping, path: Path) -> None:
    facts = ", ".join(
        f'CASE WHEN part = 1 THEN nullif("{name}", \'\') END AS "{name}"'
        for name in (*COLUMNS[mapping.kind], "variant")
    )
    where = str(path).replace("'", "''")
    bench.run(
        f"COPY (SELECT {facts}, sheet, row, col, printed FROM facts ORDER BY claim, part) TO '{where}' "
        "(FORMAT csv, HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"')"
    )


def _write_proofs(source: Source, extract_csv: str) -> None:
    """Write into source.toml of what the extract was made, each proof in a line of its own."""
    text = new = source.path.read_text("utf-8")
    for name, held, proof in (
        ("extracted", source.extracted, extracted_digest(source.sha256, extract_csv)),
        ("mapped", source.mapped, mapped_digest(source.sha256, source.path.parent)),
    ):
        line = f'{name} = "{proof}"'
        if held is not None:
            new = re.sub(rf"(?m)^{name}\s*=.*$", line, new)
        else:
            head, boilerplate, rest = new.partition("[[boilerplate]]")
            new = f"{head.rstrip()}\n{line}\n" + (f"\n{boilerplate}{rest}" if boilerplate else "")
    if new != text:
        write_text(source.path, new)
