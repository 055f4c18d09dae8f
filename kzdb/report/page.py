"""The page: templates and rows become one HTML document, in a sandbox.

Templates come from the report's folder and the shared one only. They print by what `figures` offers; a bare
number, a date or nothing at all is an error with the template's file and line.
"""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, Undefined, UndefinedError
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from kzdb.errors import KzdbError, TemplateError
from kzdb.report.attachments import list_files
from kzdb.report.charts import Picture
from kzdb.report.definition import Definition
from kzdb.report.figures import Figures
from kzdb.report.ledger import Ledger
from kzdb.report.notes import NoteBook
from kzdb.report.params import Value
from kzdb.report.query import Rows
from kzdb.report.sandbox import Sandbox
from kzdb.report.wording import Wording

_TAG = re.compile(r"<[^>]+>")
_ID = re.compile(r'\sid="([^"]*)"')


def write_page(
    environment: Sandbox,
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
            "derived": figures.derived,
            "judgement": figures.judgement,
            "register": figures.register,
            "attached": lambda: list_files(ledger, wording),
            "spark": figures.spark,
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
            "picture": _drawer(pictures, definition, wording, ledger, figures),
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
        for number, body in notes.bodies.items():
            ledger.add("note", f"n{number}", " ".join(unescape(_TAG.sub(" ", body)).split()))
    except KzdbError as error:
        raise _located(error, roots, definition.template) from None
    except TemplateSyntaxError as error:
        raise TemplateError(
            f"{error.filename or definition.template}:{error.lineno}: {str(error.message).rstrip('.')}."
        ) from None
    except (JinjaError, UndefinedError, SecurityError, TypeError, ValueError, KeyError, AttributeError,
            ArithmeticError, LookupError, RecursionError) as error:  # fmt: skip
        raise _located(error, roots, definition.template) from None
    require_rivals(html, definition.template, figures.contested)
    return html


def require_rivals(html: str, template: Path, contested: Mapping[int, tuple[int, str]]) -> None:
    """Refuse a page that prints a contested claim and has no place, ``id="x-FACT"``, where its rivals stand."""
    ids = set(_ID.findall(html))
    for fact, (claim, place) in contested.items():
        if f"x-{fact}" not in ids:
            raise TemplateError(
                f"{template}: section {place!r} prints claim {claim}, on which sources disagree, and no section lists "
                f'its rivals; have the query of that section return fact {fact} and give its row id="x-{fact}".'
            )


def _finalizer(figures: Figures) -> Callable[[object], object]:
    """Return what every printed expression passes through."""

    def finalize(value: object) -> object:
        return value if isinstance(value, Undefined) else figures.show(value)

    return finalize


def _drawer(
    pictures: Mapping[str, Picture], definition: Definition, wording: Wording, ledger: Ledger, figures: Figures
) -> Callable[[str], Markup]:
    """Return the function that puts a chart on the page, or nothing where its query brought no rows."""

    def picture(name: str) -> Markup:
        if name not in definition.charts:
            raise TemplateError(f"no chart {name!r} in report.toml; it has {', '.join(definition.charts)}")
        if name not in pictures:
            return Markup("")
        drawn = pictures[name]
        alt = wording.text(definition.charts[name].alt, rows="; ".join(row for row in drawn.rows if row))
        anchor = ledger.add("chart", f"chart-{name}", alt.unescape(), drawn.claims)
        figures.note_contested(drawn.claims)
        for text in drawn.texts:
            ledger.add("mark", f"mark-{name}", text, drawn.claims)
        return Markup('<img class="chart" id="{}" src="{}" alt="{}">').format(anchor, drawn.uri, alt)

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
    message = " ".join((str(error) or type(error).__name__).split())
    message = message if isinstance(error, KzdbError) else message[:200]
    return TemplateError(f"{where}: {message.rstrip('.')}.")
