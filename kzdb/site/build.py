"""`kzdb site build`: the published file and the editions become a folder of pages that needs no server.

editions        what the register says, what was printed, what changed
base, answers   what the published file says, in one language
*_pages         each page as plain values
search          the index, as scripts
downloads       the base in other formats
render, write   values become HTML, in a new folder that takes the place of the old one
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from duckdb import DuckDBPyConnection

from kzdb.files import digest
from kzdb.language.catalog import languages
from kzdb.printed.edition import read_ended
from kzdb.publish.catalog import read_catalog
from kzdb.refresh.editions.register import Edition
from kzdb.refresh.editions.titles import report_titles
from kzdb.refresh.freshness import read_freshness
from kzdb.site.base import Base, read_base
from kzdb.site.claim_pages import claim_pages
from kzdb.site.downloads import downloads_page, exported
from kzdb.site.editions import Issue, read_issues
from kzdb.site.issue_pages import issue_pages
from kzdb.site.listing_pages import listing_pages
from kzdb.site.pages import Page, Site
from kzdb.site.render import Renderer, load_texts, packaged
from kzdb.site.search import search_scripts
from kzdb.site.write import Draft, SiteOutcome, new_site, read_manifest

__all__ = ["build_site"]

_FONTS = (
    "SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-It.ttf", "SourceSerif4-Regular.ttf",
    "SourceSerif4-It.ttf", "SourceSerif4-Semibold.ttf", "SourceSerif4Display-Semibold.ttf",
)  # fmt: skip


def build_site(
    connection: DuckDBPyConnection,
    published: Path,
    reports: Path,
    editions: Sequence[Edition],
    place: Path,
    *,
    stamp: str = "",
    afresh: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> SiteOutcome:
    """Write the site at `place` and swap it in; only what changed is written, the rest is shared with the old one.

    Args:
        connection, published: the published file, open, and where it is.
        reports: the folder of the reports: their titles, and the fonts that the briefings are set in.
        editions: the register, the oldest edition of each stream first; their files are below the folder of `place`.
        place: where the site is to be.
        stamp: the digest of all this, for the next run to compare with.
        afresh: write everything again.
        progress: gets a message at the start of each step.

    Raises:
        FileError: a file of an edition is damaged or missing, or the site cannot be written. The old one stays.
    """
    before = read_manifest(place).get("files", {})
    with new_site(place, stamp, afresh=afresh) as draft:
        progress("reading the editions")
        issues = read_issues(place.parent, editions, read_ended(connection))
        titles = {issue.report: report_titles(reports, issue.report) for issue in issues}
        _share_files(draft, issues, published, reports)
        files = _write_downloads(draft, connection, published, progress)
        tables = {name: table.comment for name, table in read_catalog(connection).items()}
        known = languages()
        renderer = Renderer(known)
        for language in known:
            progress(f"writing the pages in {language}")
            base = read_base(connection, load_texts(language))
            site = Site(base, issues, titles, _paged(base, issues), read_freshness(connection, base.day))
            for page in _pages(site, tables, files):
                draft.page(page, renderer.form, renderer.html)
            for path, script in search_scripts(site).items():
                draft.text(path, hashlib.sha256(script.encode()).hexdigest(), script.__str__)
        draft.page(_root(known), renderer.form, renderer.html)
    kept = len(draft.files) - draft.written
    return SiteOutcome(place, draft.written, kept, len(before.keys() - draft.files.keys()))


def _pages(site: Site, tables: Mapping[str, str], files: Mapping[str, tuple[str, int]]) -> Iterator[Page]:
    yield from issue_pages(site)
    yield from claim_pages(site)
    yield from listing_pages(site)
    yield downloads_page(site, tables, files)
    text = site.text
    yield site.page(
        "search.html",
        "search",
        text("search"),
        description=text("search-label"),
        counted={number: text("search-found", count=number) for number in range(101)},
        more=text("search-more", shown=100),
    )
    yield site.page("about.html", "about", text("nav-about"), description=text("about-lead"))


def _paged(base: Base, issues: Iterable[Issue]) -> set[int]:
    """Return the claims that have a page: those of documents, and whatever was ever printed.

    A data set may have a million rows; those that nobody printed are in the lists' counts and the downloads.
    """
    printed = {
        claim
        for issue in issues
        for edition in issue.by_language.values()
        for item in edition.items
        for claim in item.claims
    }
    return {
        id
        for id in base.claims
        if id in printed or any(row["sheet"] is None and row["row"] is None for row in base.citations.get(id, ()))
    }


def _share_files(draft: Draft, issues: Iterable[Issue], published: Path, reports: Path) -> None:
    """Add the files that are there already: editions, fonts, style and script."""
    for issue in issues:
        for language, edition in issue.by_language.items():
            for name, sha256 in edition.files.items():
                draft.share(f"{issue.path}/{language}/{name}", edition.folder / name, sha256)
    for name, item in packaged("assets").items():
        text = item.read_text("utf-8")
        draft.text(f"assets/{name}", hashlib.sha256(text.encode()).hexdigest(), text.__str__)
    for name in _FONTS:
        font = reports / "_shared" / "fonts" / name
        if font.is_file():  # without it a browser takes the next face that the style names
            draft.share(f"assets/fonts/{name}", font, digest(font))


def _write_downloads(
    draft: Draft, connection: DuckDBPyConnection, published: Path, progress: Callable[[str], None]
) -> dict[str, tuple[str, int]]:
    """Add the files to download; return SHA-256 and size of each."""
    ((content, version),) = connection.execute("SELECT content_sha256, kzdb_version FROM main._published").fetchall()
    made_from = f"{content} {version}"
    own = digest(published)
    draft.share("downloads/kzdb.duckdb", published, own)
    files = {"downloads/kzdb.duckdb": (own, published.stat().st_size)}
    progress("writing the downloads")
    for path, write in exported(connection).items():
        files[path] = draft.file(path, made_from, write)
    return files


def _root(known: Sequence[str]) -> Page:
    texts = {language: load_texts(language) for language in known}
    choices = [
        {
            "code": language,
            "name": one.text("site-language"),
            "title": one.text("site-name"),
            "tagline": one.text("site-tagline"),
        }
        for language, one in texts.items()
    ]
    return Page("index.html", "root", {"choices": choices})
