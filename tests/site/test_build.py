"""The site of a made-up base with one edition: whole, escaped, shared between builds."""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import FileError
from kzdb.language.catalog import languages, messages_of, parse_texts, variables_of
from kzdb.site.render import packaged
from tests.site.sheet import publish_sheet


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep addresses, anchors and tags."""
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids.add(given.get("id") or "")
        self.found += [value for name in ("href", "src") if (value := given.get(name))]


def read_page(path: Path) -> _Links:
    """Return the links, anchors and tags of a page."""
    page = _Links()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


def test_every_link_leads_to_a_file_of_the_site(settings: Settings) -> None:
    """No address is absolute, none is dead, and every anchor is on its page: it works from any folder."""
    site = (settings.var / "site").resolve()
    pages = {path: read_page(path) for path in site.rglob("*.html")}
    dead = []
    for path, page in pages.items():
        for link in page.found:
            parts = urlsplit(link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            outside = parts.scheme or parts.netloc or not target.is_relative_to(site)
            lost = parts.fragment and target in pages and parts.fragment not in pages[target].ids
            if outside or lost or not target.is_file():
                dead.append((path.name, link))
    assert [] == dead
    assert len(pages) > 30


def test_an_edition_is_opened_as_pdf_and_as_page(settings: Settings) -> None:
    """The page of an edition, and the first page, lead to both, in whatever language one reads."""
    for language, page in (("en", "editions/sheet/AAA/1.html"), ("ru", "index.html"), ("kk", "reports/sheet.html")):
        links = read_page(settings.var / "site" / language / page).found
        opened = [link.rpartition("/editions/")[2] for link in links if "/en/sheet." in link]
        assert ["sheet/AAA/1/en/sheet.pdf", "sheet/AAA/1/en/sheet.html"] == opened[:2]


def test_text_of_a_source_never_becomes_markup(settings: Settings) -> None:
    """A hostile note is shown as text in each language; the only scripts are ours, and they are files."""
    site = settings.var / "site"
    for language in ("en", "ru", "kk"):
        page = read_page(site / language / "claims" / "1.html")
        assert [] == [tag for tag, given in page.tags if tag in ("script", "img") or any("on" == n[:2] for n in given)]
        assert "&lt;script&gt;alert(1)" in (site / language / "claims" / "1.html").read_text("utf-8")
    for path in site.glob("search/*/*.js"):
        assert "<" not in path.read_text("utf-8")


def test_a_download_has_the_hash_that_its_page_says(settings: Settings) -> None:
    """Each file on the page of downloads is there with the SHA-256 beside it."""
    site = settings.var / "site"
    text = (site / "en" / "downloads.html").read_text("utf-8")
    files = [path for path in (site / "downloads").rglob("*") if path.is_file()]
    assert len(files) > 20
    assert [] == [path for path in files if hashlib.sha256(path.read_bytes()).hexdigest() not in text]


def test_a_new_edition_rewrites_its_pages_and_no_others(own: Settings) -> None:
    """Nothing changed, nothing done; after a new edition the pages of other claims are the same files as before."""
    site = own.var / "site"
    pipeline.build_site(own)  # the copy is another published file
    assert pipeline.build_site(own).unchanged
    names = ("claims/1.html", "claims/2.html", "editions/sheet/AAA/1.html", "sources/index.html")
    before = {name: (site / "en" / name).stat().st_ino for name in names}
    publish_sheet(own, "2" * 64, "1,900 kg")
    done = pipeline.build_site(own)
    after = {name: (site / "en" / name).stat().st_ino for name in names}
    assert ["claims/2.html", "editions/sheet/AAA/1.html"] == [name for name in names if before[name] != after[name]]
    assert (site / "en" / "editions" / "sheet" / "AAA" / "2.html").is_file()
    assert b"1,885" in (site / "editions" / "sheet" / "AAA" / "1" / "en" / "sheet.pdf").read_bytes()
    assert done.kept > done.written
    assert 1 == len([path for path in own.var.glob(".site-*") if path.resolve() == site.resolve()])


def test_a_damaged_edition_leaves_the_site_as_it_was(own: Settings) -> None:
    """An edition whose file is not the published one stops the build by name; the site and its files stay."""
    pdf = next(own.var.glob("editions/sheet/AAA/1/en/sheet.pdf"))
    site = (own.var / "site").resolve()
    pdf.write_bytes(b"other")
    with pytest.raises(FileError, match=r"sheet\.pdf: got SHA-256"):
        pipeline.build_site(own, force=True)
    assert site == (own.var / "site").resolve()
    assert (site / "index.html").is_file()
    assert [site] == [path for path in own.var.glob(".site-*") if path.is_dir() and not path.is_symlink()]


def test_texts_are_the_same_in_every_language() -> None:
    """Each language has every text of the site, with the same variables."""
    texts = {
        name.removesuffix(".ftl"): messages_of(parse_texts(item.read_text("utf-8"), item))
        for name, item in packaged("texts").items()
    }
    needed = {
        language: {key: variables_of(message) for key, message in messages.items()}
        for language, messages in texts.items()
    }
    assert set(languages()) == set(needed)
    assert [needed["en"]] * len(needed) == list(needed.values())
