"""Make the sample that README shows: the Kazakhstan briefing as PDF and HTML, and its first page as a picture.

Called by `./run sample`. Reads the published file of this checkout; writes reports/country-briefing/sample/.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

import kzdb

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "reports" / "country-briefing" / "sample"
WIDTH = 1000
"""Of the picture, in pixels."""

COLOURS = 128
"""Of the picture: few enough for a small file, enough for the edges of letters."""


def main(root: Path) -> None:
    """Build the briefing from the workspace at `root` and put its three files into the checkout."""
    SAMPLE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pdf = kzdb.build_report(
            "country-briefing", {"country": "KAZ"}, language="en", root=root, output=Path(folder) / "kazakhstan.pdf"
        )
        for path in (pdf, pdf.with_suffix(".html")):
            shutil.copyfile(path, SAMPLE / path.name)
        with pypdfium2.PdfDocument(pdf) as document:
            page = document[0]
            picture = page.render(scale=WIDTH / page.get_width()).to_pil()
        picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(SAMPLE / "page-1.png", optimize=True)
    for path in sorted(SAMPLE.iterdir()):
        sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
