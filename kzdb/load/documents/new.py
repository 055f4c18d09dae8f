"""A new source: source.toml as far as the file itself tells, with what is left to say marked by three dots."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from kzdb.errors import SeedError
from kzdb.files import write_bytes
from kzdb.load.documents.html import extracted_text, keep_text
from kzdb.load.documents.opening import decoded, is_html, is_pdf
from kzdb.load.documents.pdf import found_heads, page_lines, page_texts

__all__ = ["TABLE_ENDINGS", "write_source"]

TABLE_ENDINGS = (".csv", ".tsv", ".json", ".xlsx", ".xls", ".ods", ".gz", ".xlsm")
"""Endings of files that are data sets and no documents."""

CLAIMS = "#:schema ../../kzdb/load/schemas/claims.schema.json\n\nobservations = [\n]\n"

_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)

_SHOWS = {
    "1,234.5": re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+|,\d{3})(?![\d,.]\d)"),
    "1.234,5": re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+|\.\d{3})(?![\d,.]\d)"),
    "1 234,5": re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+,\d+(?![\d,.]\d)"),
    "1 234.5": re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+\.\d+(?![\d,.]\d)"),
}
"""Numbers that can be read in one way only: how a source writes all of them."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a document says about itself."""

    title: str
    text: str
    more: tuple[str, ...] = ()


def write_source(seeds: Path, slug: str, file: Path, mapping: str | None = None) -> list[Path]:
    """Write seeds/<slug>/source.toml for a file, and an empty claims.toml, or the mapping of a data set.

    Of a PDF the running heads are declared; the text of a web page is kept beside it. Returns what was written.

    Raises:
        SeedError: the source is there already, or the file cannot be read as text.
    """
    folder = seeds / slug
    if not re.fullmatch("[a-z][a-z0-9_]*", slug):
        raise SeedError(f"{slug}: got no slug, expected one like unodc_report_2024. Name it with --slug.")
    if folder.exists():
        raise SeedError(f"{folder}: is there already. Name another with --slug, or edit its source.toml.")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SeedError(f"{file}: {error.strerror}. Name a file that can be read.") from error
    if not data.strip():
        raise SeedError(f"{file}: got an empty file, expected a document. Name another.")
    seen = _Seen(file.stem, "") if mapping is not None else _looked(file, data)
    lines = [
        f"title = {_quoted(seen.title)}",
        'publisher = "…"  # a slug of organisations.csv',
        f"document = {_quoted(file.name)}",
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        'published_on = "…"  # like 2024-03-01, 2024-03 or 2024; remove the line when nobody knows',
        'edition = "…"',
        f'language = "{_language(seen.text)}"',
        _numbers(seen.text),
        'licence = "…"',
        'reliability = "F"  # Admiralty code: A reliable to E unreliable, F cannot be judged',
        'reliability_reason = "…"',
        "relies_on = []",
        *seen.more,
    ]
    other = ("claims.toml", CLAIMS) if mapping is None else ("mapping.toml", mapping)
    written = {folder / "source.toml": "\n".join([*lines, ""]), folder / other[0]: other[1]}
    write_bytes({path: text.encode() for path, text in written.items()})
    return list(written)


def _looked(file: Path, data: bytes) -> _Seen:
    if is_pdf(data):
        pages = page_lines(file, data)
        heads = found_heads(pages)
        declared = ", ".join(map(_quoted, heads))
        with pdfium.PdfDocument(data) as document:
            title = document.get_metadata_dict().get("Title", "").strip()
        texts = page_texts(pages, heads)
        return _Seen(_title(title or texts[0]), " ".join(texts), (f"running_heads = [{declared}]",) if heads else ())
    if is_html(data):
        text = extracted_text(file, data)
        found = re.search(rb"<title[^>]*>(.*?)</title>", data, re.IGNORECASE | re.DOTALL)
        title = found[1].decode("utf-8", "replace") if found else text
        return _Seen(_title(title), text, (f'text_sha256 = "{keep_text(file, data)}"',))
    text = decoded(file, data, "")
    if "\0" in text:
        raise SeedError(f"{file}: got a file that is no text, expected text, PDF or HTML. Convert it first.")
    return _Seen(_title(text), text)


def _title(text: str) -> str:
    """Return the first line with words, at most 200 letters."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    clean = next((line for line in lines if re.search(r"\w{2}", line)), "…")
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "", clean)[:200].strip()


def _language(text: str) -> str:
    """Return kk, ru or en, by the letters; it is a guess to be looked at."""
    sample = text[:20_000]
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if cyrillic <= latin:
        return "en"
    return "kk" if len(_KAZAKH.findall(sample)) > cyrillic / 50 else "ru"


def _numbers(text: str) -> str:
    """Return the line that says how numbers are written, a comment when nothing in the text shows it for sure."""
    counts = {example: len(pattern.findall(text)) for example, pattern in _SHOWS.items()}
    best = max(counts, key=lambda example: counts[example])
    if counts[best] > 10 * (sum(counts.values()) - counts[best]):
        return f'numbers = "{best}"'
    return f'# numbers = "1,234.5"  # how the source writes them: one of {", ".join(_SHOWS)}'


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
