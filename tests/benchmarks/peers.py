"""The peers of our engine, each as a command that makes a PDF of the briefing's page in a process of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf

from kzdb.config import Settings
from tests.benchmarks.common import engine_alone, whole
from tests.benchmarks.typst_page import TypstPage

TYPST = """
import sys, typst
source, fonts, output = sys.argv[1:]
typst.compile(source, output, font_paths=[fonts], ignore_system_fonts=True, pdf_standards=["a-3a", "ua-1"])
"""
"""Both standards at once: Typst takes the pair, and makes no file where the page breaks one of them."""
REAPED = """
import ctypes, os, subprocess, sys
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
done = subprocess.run(sys.argv[1:])
try:
    while True:
        os.wait()
except ChildProcessError:
    sys.exit(done.returncode)
"""
"""Chromium leaves processes behind that did two thirds of its work: they are waited for, so that their time counts."""
BROWSERS = ("chromium", "google-chrome")
SILENT = ("--no-first-run", "--disable-background-networking", "--disable-component-update")


def chromium() -> str | None:
    """Return the browser of this machine, if it has one."""
    return next((found for found in map(shutil.which, BROWSERS) if found), None)


def lay_out_site(html: str, settings: Settings, folder: Path) -> Path:
    """Write the page where its style and fonts are found beside it, without a base: links within it stay within."""
    (folder / "_shared").symlink_to((settings.reports / "_shared").resolve())
    place = folder / "country-briefing"
    place.mkdir()
    (place / "style.css").symlink_to((settings.reports / "country-briefing" / "style.css").resolve())
    page = place / "page.html"
    page.write_text(html, encoding="utf-8")
    return page


def attached_to(edition: Path, folder: Path) -> dict[str, str]:
    """Write the files that our edition ties to the document into a folder; return what each is to it."""
    with pikepdf.open(edition) as pdf:
        relations = {str(spec.UF): str(spec.AFRelationship)[1:].lower() for spec in pdf.Root.get("/AF", [])}
        for name in relations:
            (folder / name).write_bytes(pdf.attachments[name].get_file().read_bytes())
    return relations


def commands(settings: Settings, html: str, folder: Path) -> dict[str, tuple[list[str], Path]]:
    """Return each peer's name and version with its command and the PDF it makes; ours is made once on the way.

    The first is our briefing with its gates, the second WeasyPrint alone, the last Typst.
    """
    page = lay_out_site(html, settings, folder)
    outputs = {name: folder / f"{name}.pdf" for name in ("briefing", "weasyprint", "chromium", "typst")}
    ours = whole(settings, outputs["briefing"])
    subprocess.run(ours, check=True, capture_output=True)
    source = folder / "typst"
    source.mkdir()
    typst = TypstPage(html, attached_to(outputs["briefing"], source)).write(source)
    fonts = settings.reports / "_shared" / "fonts"
    made = {
        "our briefing": (ours, outputs["briefing"]),
        f"WeasyPrint {version('weasyprint')} alone": (
            engine_alone(page, page.as_uri(), outputs["weasyprint"]),
            outputs["weasyprint"],
        ),
    }
    if browser := chromium():
        told = subprocess.run([browser, "--version"], capture_output=True, text=True, check=True).stdout.split()
        number = next(word for word in told if word[0].isdigit())
        made[f"Chromium {number}"] = (_printed(browser, page, outputs["chromium"], folder), outputs["chromium"])
    made[f"Typst {version('typst')}"] = (
        [sys.executable, "-c", TYPST, str(typst), str(fonts), str(outputs["typst"])],
        outputs["typst"],
    )
    return made


def _printed(browser: str, page: Path, output: Path, folder: Path) -> list[str]:
    """Return the command that prints a page by a browser without a window: tagged, with an outline, nothing added."""
    choices = [
        "--headless",
        "--no-sandbox",  # root has none, and the page is our own
        f"--user-data-dir={folder / 'profile'}",
        *SILENT,
        "--no-pdf-header-footer",
        "--export-tagged-pdf",
        "--generate-pdf-document-outline",
        f"--print-to-pdf={output}",
    ]
    return [sys.executable, "-c", REAPED, browser, *choices, page.as_uri()]


def note_texts(page: Element) -> list[str]:
    """Return what each note of a page says, without its number."""
    return [
        "".join(note.itertext()).removeprefix("".join(note[0].itertext()))
        for note in page.iter("kz-note")
    ]  # fmt: skip
