"""What the reading room costs: all of it, after one new edition, and when nothing changed.

Run by hand: `./run bench -k site`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.language.catalog import languages
from kzdb.site.pages import Page
from kzdb.site.render import Renderer
from kzdb.site.write import Draft
from tests.benchmarks.common import compare, finished, spent
from tests.conftest import copy_workspace, settings_of
from tests.made_up import write_observations
from tests.site.sheet import publish_sheet

CLAIMS = 5_000
MOST_ALL = 2.5
"""Times the processor's seconds of rendering the same pages and writing the same bytes."""

MOST_ONE = 0.6
"""Times those of writing all."""

MOST_UNCHANGED = 1.0
"""Times those of `python -c "import duckdb, sqlalchemy"`."""


@dataclass(frozen=True)
class Built:
    """A site that was built once, with its pages as plain values and the processor's seconds it took."""

    settings: Settings
    pages: list[Page]
    seconds: float


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site of a workspace of 5,000 claims and one edition."""
    root = copy_workspace(tmp_path_factory.mktemp("site") / "workspace")
    shutil.rmtree(root / "seeds" / "decisions")
    write_observations(root / "seeds" / "annual_report", CLAIMS)
    settings = settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}")
    pipeline.load(settings)
    pipeline.publish(settings)
    publish_sheet(settings, "1" * 64, "2 kg")
    pages: list[Page] = []
    written = Draft.page

    def kept(draft: Draft, page: Page, form: str, write: Callable[[Page], str]) -> None:
        pages.append(page)
        written(draft, page, form, write)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Draft, "page", kept)
        began = spent()
        pipeline.build_site(settings)
        return Built(settings, pages, spent() - began)


def test_all_pages_against_rendering_alone(built: Built, tmp_path: Path) -> None:
    """Queries, words, digests, search and downloads beside the templates' own work."""
    site = (built.settings.var / "site").resolve()
    others = [path for path in site.rglob("*") if path.is_file() and path.suffix != ".html"]
    began = spent()
    renderer = Renderer(languages())
    for page in built.pages:
        place = tmp_path / page.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(renderer.html(page).encode("utf-8"))
    for number, path in enumerate(others):
        shutil.copyfile(path, tmp_path / str(number))
    alone = spent() - began

    claims = sum(page.template == "claim" for page in built.pages)
    print(
        f"\n{len(built.pages):,} pages ({claims:,} of claims, in {len(languages())} languages) {built.seconds:.1f} s, "
        f"rendering and writing alone {alone:.1f} s, ratio {built.seconds / alone:.2f} (at most {MOST_ALL})"
    )
    assert claims >= CLAIMS * len(languages())
    assert built.seconds <= MOST_ALL * alone


def test_one_new_edition(built: Built) -> None:
    """The pages of the edition, of what it prints and of what lists it are written, and no others."""
    publish_sheet(built.settings, "2" * 64, "3 kg")
    began = spent()
    done = pipeline.build_site(built.settings)
    one = spent() - began
    print(
        f"\none new edition: {done.written} files written, {done.kept:,} kept, {one:.1f} s; all {built.seconds:.1f} s"
    )
    assert done.written <= 20 * len(languages())
    assert one <= MOST_ONE * built.seconds


def test_nothing_changed_against_imports(built: Built) -> None:
    """The whole command, Python's start included."""
    pipeline.build_site(built.settings)
    build = [sys.executable, "-m", "kzdb", "site", "build", "--root", str(built.settings.root)]
    imports = [sys.executable, "-c", "import duckdb, sqlalchemy"]
    ours, theirs = compare(lambda: finished(build), lambda: finished(imports))
    print(f"\nunchanged site {ours * 1000:.0f} ms, imports {theirs * 1000:.0f} ms, ratio {ours / theirs:.2f}")
    assert ours <= MOST_UNCHANGED * theirs
