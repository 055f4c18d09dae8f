"""What a finished PDF holds, measured in the same way whoever made it: its links, its notes, its marks.

A note is found by its first words in the text layer; its calls are the links on its number that lead to its page.
Nothing that an engine names in its own way is used.
"""

from __future__ import annotations

import ctypes
import io
import json
import re
import shutil
import subprocess
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

from kzdb.report.textlayer import pack
from tests.benchmarks.common import ROOT

VERAPDF = ROOT / "var" / "verapdf"
"""Where `.ci/pdf` puts the judge."""
_BEGINNING = 40
"""So many letters of a note's text are looked for, blanks and quotation marks left out."""
_NEAR = 3.0
_QUOTES = str.maketrans("", "", "“”‘’«»„\"'")


@dataclass(frozen=True, slots=True)
class Letter:
    """A character on a page and its middle, in points from the lower left corner."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """A link within a document: where it is, the words under it, where it leads."""

    page: int
    left: float
    height: float
    flat: bool
    words: str
    to_page: int

    @property
    def number(self) -> int:
        """The number that the link stands on; 0 when it stands on other words."""
        return int(self.words) if re.fullmatch(r"[0-9]{1,4}", self.words) else 0


class Paper:
    """A finished PDF, read as its readers' programs do."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}

    @cached_property
    def letters(self) -> list[list[Letter]]:
        """Every character of every page with its place."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            return [_letters(document[number]) for number in range(len(document))]
        finally:
            document.close()

    @cached_property
    def texts(self) -> list[str]:
        """The text of every page, without blanks."""
        return [pack("".join(letter.text for letter in page)) for page in self.letters]

    @cached_property
    def links(self) -> list[Link]:
        """Every link that leads to a place in the document."""
        return [link for number in range(len(self.pdf.pages)) for link in self._links(number)]

    def _links(self, number: int) -> Iterator[Link]:
        """Yield the links of a page."""
        for annotation in self.pdf.pages[number].obj.get("/Annots", []):
            target = annotation.get("/Dest", annotation.get("/A", {}).get("/D"))
            page = self._page_of(target) if target is not None else None
            if page is None:
                continue
            left, right = sorted((float(annotation.Rect[0]), float(annotation.Rect[2])))
            low, high = sorted((float(annotation.Rect[1]), float(annotation.Rect[3])))
            flat = high - low < 1
            slack = _NEAR if flat else 0.0
            words = "".join(
                letter.text
                for letter in self.letters[number]
                if left - 0.3 <= letter.x <= right + 0.3 and low - slack <= letter.y <= high + slack
            )
            yield Link(number, left, (low + high) / 2, flat, pack(words), page)

    def _page_of(self, target: Any) -> int | None:
        """Return the page that a link leads to; a name is looked up."""
        if not isinstance(target, pikepdf.Array):
            target = self._names.get(str(target).lstrip("/"))
            if isinstance(target, pikepdf.Dictionary):
                target = target.D
        return None if target is None else self._numbers.get(target[0].objgen)

    @cached_property
    def _names(self) -> dict[str, Any]:
        """The named places of the document."""
        root = self.pdf.Root
        found = {name.lstrip("/"): place for name, place in root.get("/Dests", {}).items()}
        if "/Names" in root and "/Dests" in root.Names:
            found.update((str(name), place) for name, place in pikepdf.NameTree(root.Names.Dests).items())
        return found

    def notes(self, texts: Sequence[str]) -> dict[int, tuple[int, float]]:
        """Return where each note begins with its number, page and height; `texts` are what they say, in order."""
        pages = [[letter for letter in page if pack(letter.text).translate(_QUOTES)] for page in self.letters]
        layers = ["".join(pack(letter.text) for letter in page) for page in pages]
        found: dict[int, tuple[int, float]] = {}
        page, start = 0, 0
        for number, text in enumerate(texts, 1):
            wanted = f"{number}{pack(text).translate(_QUOTES)[:_BEGINNING]}"
            for there in range(page, len(layers)):
                place = layers[there].find(wanted, start if there == page else 0)
                if place >= 0:
                    found[number] = (there, pages[there][place].y)
                    page, start = there, place + 1
                    break
        return found

    def calls(self, notes: Mapping[int, tuple[int, float]]) -> dict[int, Link]:
        """Return the first call of each note: the first link on its number that leads to its page."""
        found: dict[int, Link] = {}
        for link in sorted(self.links, key=lambda link: (link.page, -link.height)):
            page, height = notes.get(link.number, (-1, 0.0))
            back = link.page == page and abs(link.height - height) < 2 * _NEAR
            if link.to_page == page and not back:
                found.setdefault(link.number, link)
        return found

    def at_the_foot(self, texts: Sequence[str]) -> int:
        """Return how many notes stand on the page that first calls them, below the first calls of all others on it."""
        notes = self.notes(texts)
        calls = self.calls(notes)
        lowest: dict[int, float] = {}
        for link in calls.values():
            lowest[link.page] = min(link.height, lowest.get(link.page, link.height))
        return sum(
            link.page == notes[number][0] and notes[number][1] < lowest[link.page] for number, link in calls.items()
        )

    def clickable(self, texts: Sequence[str]) -> int:
        """Return how many notes have a first call with an area that a pointer can hit."""
        return sum(not link.flat for link in self.calls(self.notes(texts)).values())

    def page_numbers(self, heading: str) -> int:
        """Return how many links print the number of the page they lead to, from the page with `heading` on."""
        first = next((number for number, text in enumerate(self.texts) if pack(heading) in text), len(self.texts))
        found = {(link.page, link.left, link.height) for link in self.links
                 if link.page >= first and link.number == link.to_page + 1}  # fmt: skip
        return len(found)

    def fonts_besides(self, families: Iterable[str]) -> list[str]:
        """Return the names of the embedded fonts that are of no family of these."""
        names = {
            str(thing.get("/FontName", "/drawn")).rpartition("+")[2].lstrip("/").replace("-", "")
            for thing in self.pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        }
        return sorted(name for name in names if not name.startswith(tuple(families)))

    def described_pictures(self) -> int:
        """Return how many pictures are tagged with a description."""
        return sum(thing.get("/S") == "/Figure" and bool(str(thing.get("/Alt", ""))) for thing in self._dictionaries())

    def attached(self) -> tuple[int, int]:
        """Return how many files are tied to the document with a relationship, and how many to a picture."""
        of_pictures = sum(len(thing.get("/AF", [])) for thing in self._dictionaries() if thing.get("/S") == "/Figure")
        return sum("/AFRelationship" in spec for spec in self.pdf.Root.get("/AF", [])), of_pictures

    def _dictionaries(self) -> Iterator[Any]:
        """Yield the dictionaries of the file."""
        return (thing for thing in self.pdf.objects if isinstance(thing, pikepdf.Dictionary))


def _letters(page: Any) -> list[Letter]:
    """Return the characters of a page."""
    layer = page.get_textpage()
    edges = [ctypes.c_double() for _ in range(4)]
    found = []
    for number in range(raw.FPDFText_CountChars(layer.raw)):
        raw.FPDFText_GetCharBox(layer.raw, number, *edges)
        left, right, low, high = (edge.value for edge in edges)
        found.append(Letter(chr(raw.FPDFText_GetUnicode(layer.raw, number)), (left + right) / 2, (low + high) / 2))
    layer.close()
    page.close()
    return found


def judged(files: Sequence[Path], flavour: str) -> list[list[str]] | None:
    """Return what veraPDF finds broken in each file, rule by rule; None where veraPDF is not at hand."""
    if not (VERAPDF / "fetched").exists() or shutil.which("java") is None:
        return None
    program = ["java", "-cp", f"{VERAPDF / 'lib'}/*", "org.verapdf.apps.GreenfieldCliWrapper"]
    done = subprocess.run(
        [*program, "--flavour", flavour, "--format", "json", *map(str, files)], capture_output=True, text=True
    )
    jobs = {Path(job["itemDetails"]["name"]).name: job for job in json.loads(done.stdout)["report"]["jobs"]}
    return [sorted(map(_rule, _failed(jobs[file.name]))) for file in files]


def _failed(job: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rules that a file fails."""
    results = job["validationResult"]
    result = results[0] if isinstance(results, list) else results
    return [rule for rule in result["details"]["ruleSummaries"] if rule["status"] == "failed"]


def _rule(rule: dict[str, Any]) -> str:
    """Return a failed rule in words: its clause, how often, what it asks for."""
    told = f"{rule['clause']}-{rule['testNumber']} ({rule['failedChecks']} times): {rule['description']}"
    return textwrap.shorten(told, 150, placeholder=" …")
