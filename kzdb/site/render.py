"""Pages as HTML. Every value is escaped; nothing of a source becomes markup, a script or an address that runs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, partial
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from urllib.parse import urlsplit

from babel.numbers import format_decimal
from babel.units import format_unit
from jinja2 import Environment, FunctionLoader, StrictUndefined

from kzdb.language.catalog import Catalog, load_catalog, parse_texts
from kzdb.site.pages import Page

__all__ = ["Renderer", "load_texts", "packaged"]

MENU = (
    ("nav-home", "index.html"),
    ("nav-reports", "reports/index.html"),
    ("nav-topics", "topics/index.html"),
    ("nav-names", "names/index.html"),
    ("nav-years", "years/index.html"),
    ("nav-sources", "sources/index.html"),
    ("nav-disagreements", "disagreements.html"),
    ("nav-changes", "changes.html"),
    ("nav-downloads", "downloads.html"),
)
_IN_MENU = {path for _, path in MENU}


def packaged(folder: str) -> dict[str, Traversable]:
    """Return the files of a folder of this package by name."""
    found = files("kzdb.site").joinpath(folder)
    return {item.name: item for item in sorted(found.iterdir(), key=lambda one: one.name) if item.is_file()}


@cache
def load_texts(language: str) -> Catalog:
    """Return kzdb's texts in a language with those of the site."""
    texts = {
        name.removesuffix(".ftl"): parse_texts(item.read_text("utf-8"), item)
        for name, item in packaged("texts").items()
    }  # fmt: skip
    return load_catalog(language, texts)


class Renderer:
    """Writes the pages of all languages.

    Attributes:
        form: the hash of everything but the values that a page is made from: templates, texts, this module, libraries.
    """

    def __init__(self, languages: tuple[str, ...]) -> None:
        """Take the languages of the site."""
        sources = {name: item.read_text("utf-8") for name, item in packaged("templates").items()}
        texts = {name: item.read_text("utf-8") for name, item in packaged("texts").items()}
        own = files("kzdb.site").joinpath("render.py").read_text("utf-8")
        libraries = [metadata.version(name) for name in ("babel", "jinja2")]
        parts = [*languages, *libraries, own, *(f"{name}\n{text}" for name, text in (sources | texts).items())]
        self.form = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        self._languages = languages
        self._names = {language: load_texts(language).text("site-language") for language in languages}
        self._environments = {language: self._environment(sources, load_texts(language)) for language in languages}
        self._frame = cache(self._written_frame)

    def _environment(self, sources: Mapping[str, str], catalog: Catalog) -> Environment:
        environment = Environment(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=FunctionLoader(sources.get),
            auto_reload=False,
        )
        environment.filters.update(
            size=partial(_size, catalog.language), number=partial(_number, catalog.language), stop=_stop
        )
        environment.tests["weblink"] = is_weblink
        # "key" | t is a constant to Jinja, which looks it up once, when it compiles the template.
        environment.filters["t"] = catalog.text
        environment.globals.update(t=catalog.text, names=self._names, lang=catalog.language)
        return environment

    def html(self, page: Page) -> str:
        """Return a page as HTML."""
        language, _, path = page.path.partition("/")
        if not path:  # the page above all languages
            template = next(iter(self._environments.values())).get_template(f"{page.template}.html.j2")
            return template.render(page.values)
        here = "../" * path.count("/")
        top = f"{here}../"
        others = [
            {"code": one, "name": self._names[one], "href": f"{top}{one}/{path}"} for one in self._languages
        ]  # fmt: skip
        template = self._environments[language].get_template(f"{page.template}.html.j2")
        frame = self._frame(language, here, path if path in _IN_MENU else "")
        return template.render(page.values, here=here, top=top, languages=others, frame=frame)

    def _written_frame(self, language: str, here: str, path: str) -> Mapping[str, object]:
        """Return what pages of one depth share; `path` is that of the page when the menu leads to it."""
        template = self._environments[language].get_template("frame.html.j2")
        return vars(template.make_module({"here": here, "path": path, "entries": MENU}))


def is_weblink(address: str) -> bool:
    """Return whether an address may be a link: http or https with a host, nothing that a browser would run."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _stop(text: str) -> str:
    """Return a text with one full stop at its end."""
    return text if text.endswith(".") else f"{text}."


def _number(language: str, count: int) -> str:
    """Return a count as a language writes it."""
    return format_decimal(count, locale=language)


def _size(language: str, count: int) -> str:
    """Return a number of bytes as a language writes it: 13.1 MB, 13,1 МБ."""
    for unit, scale in (("megabyte", 10**6), ("kilobyte", 10**3)):
        if count >= scale:
            return format_unit(count / scale, f"digital-{unit}", "short", format="#,##0.0", locale=language)
    return format_unit(count, "digital-byte", "short", locale=language)
