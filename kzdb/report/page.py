"""The page: templates and rows become one HTML document, in a sandbox.

Templates come from the report's folder and the shared one only. They print by what `figures` offers; a bare
number, a date or nothing at all is an error with the template's file and line.
"""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError
from jinja2 import TemplateError as JinjaError
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from kzdb.errors import KzdbError, TemplateError, shorten
from kzdb.report.charts import Picture
from kzdb.report.definition import Definition
from kzdb.report.figures import Figures
from kzdb.report.ledger import Ledger
from kzdb.report.notes import NoteBook
from kzdb.report.params import Value
from kzdb.report.query import Rows
from kzdb.report.wording import Wording

_RIVALS = re.compile(r'<a href="(#x-\d+)"([^>]*)>(.*?)</a>')
_ID = re.compile(r'\sid="([^"]*)"')


class _Compiled(BytecodeCache):
    """Compiled templates, kept for the next edition built by this process."""

    kept: ClassVar[dict[tuple[str, str], bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code if this very text was compiled before."""
        if code := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


def make_environment(folder: Path, shared: Path) -> ImmutableSandboxedEnvironment:
    """Make the sandbox that a report's templates run in."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([folder / "template", shared / "template"]),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=_Compiled(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )


def write_page(
    environment: ImmutableSandboxedEnvironment,
    definition: Definition,
    shared: Path,
    params: Mapping[str, Value],
    results: Mapping[str, Rows],
    pictures: Mapping[str, Picture],
    figures: Figures,
    wording: Wording,
    notes: NoteBook,
    ledger: Ledger,
) -> str:
    """Render the report's template and return the HTML with its notes in place."""
    environment.finalize = _finalizer(figures)
    environment.filters.update(cited=figures.cited, label=figures.label)
    environment.globals.update(
        {
            "begin_section": figures.section,
            "figure": figures.figure,
            "fact": figures.fact,
            "cited": figures.cited,
            "notes": figures.notes,
            "tally": figures.tally,
            "period": figures.period,
            "span": figures.span,
            "span_of": figures.span_of,
            "id": figures.id,
            "date": figures.date,
            "label": figures.label,
            "t": figures.text,
            "picture": _drawer(pictures, definition, wording, ledger),
            "asset": _finder(definition.folder, shared),
            "params": params,
            "edition": {
                "slug": definition.slug,
                "version": Markup(definition.version),
                "title": definition.title[wording.language],
                "language": wording.language,
                "as_of": params["as_of"],
                "as_of_iso": Markup(params["as_of"]),
            },
        }
    )
    roots = tuple(str(root / "template") for root in (definition.folder, shared))
    try:
        html = environment.get_template(definition.template.name).render(results)
        html = notes.finish(html)
    except KzdbError as error:
        raise _located(error, roots, definition.template) from None
    except TemplateSyntaxError as error:
        raise TemplateError(
            f"{error.filename or definition.template}:{error.lineno}: {str(error.message).rstrip('.')}."
        ) from None
    except (JinjaError, UndefinedError, SecurityError, TypeError, ValueError, KeyError, AttributeError,
            ArithmeticError, LookupError, RecursionError) as error:  # fmt: skip
        raise _located(error, roots, definition.template) from None
    return link_rivals(html)


def link_rivals(html: str) -> str:
    """Keep a contested figure's link where the page has the rival values, else leave only the mark."""
    ids = set(_ID.findall(html))
    return _RIVALS.sub(lambda match: match[0] if match[1][1:] in ids else f"<span{match[2]}>{match[3]}</span>", html)


def _finalizer(figures: Figures) -> Callable[[object], object]:
    """Return what every printed expression passes through."""

    def finalize(value: object) -> object:
        return value if isinstance(value, Undefined) else figures.show(value)

    return finalize


def _drawer(
    pictures: Mapping[str, Picture], definition: Definition, wording: Wording, ledger: Ledger
) -> Callable[[str], Markup]:
    """Return the function that puts a chart on the page, or nothing where its query brought no rows."""

    def picture(name: str) -> Markup:
        if name not in definition.charts:
            raise TemplateError(f"no chart {name!r} in report.toml; it has {', '.join(definition.charts)}")
        if name not in pictures:
            return Markup("")
        drawn = pictures[name]
        alt = wording.text(definition.charts[name].alt, rows="; ".join(row for row in drawn.rows if row))
        ledger.add("chart", f"chart-{name}", alt.unescape(), drawn.claims)
        return Markup('<img class="chart" src="{}" alt="{}">').format(drawn.uri, alt)

    return picture


def _finder(folder: Path, shared: Path) -> Callable[[str], str]:
    """Return the function that finds a file of the report or the shared folder, as a relative URL."""

    def asset(name: str) -> str:
        for root in (folder, shared):
            path = root / name
            if path.resolve().is_relative_to(root.resolve()) and path.is_file():
                return Markup("{}").format(os.path.relpath(path, folder).replace(os.sep, "/"))
        raise TemplateError(f"no file {name!r} in the report's folder or the shared one")

    return asset


def _located(error: Exception, roots: tuple[str, ...], template: Path) -> TemplateError:
    """Turn an error into one line with the template's file and line where it happened."""
    where = str(template)
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.startswith(roots):
            where = f"{frame.filename}:{frame.lineno}"
    if isinstance(error, RecursionError):
        return TemplateError(f"{where}: a macro or include calls itself without end.")
    message = str(error) if isinstance(error, KzdbError) else shorten(str(error) or type(error).__name__, 200)
    return TemplateError(f"{where}: {message.rstrip('.')}.")
