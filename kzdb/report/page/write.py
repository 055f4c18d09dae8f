"""Templates and rows become one HTML document, with the ledger of what it prints."""

from __future__ import annotations

import datetime as dt
import os
import re
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, Undefined, pass_context
from jinja2.exceptions import TemplateNotFound
from jinja2.runtime import Context
from markupsafe import Markup

from kzdb.definition.folder import Folder
from kzdb.definition.parameters import Value
from kzdb.definition.report import TEMPLATE, Report
from kzdb.errors import KzdbError, TemplateError
from kzdb.language.wording import Wording
from kzdb.printed.changes import Change
from kzdb.printed.edition import Before
from kzdb.printed.ledger import Ledger
from kzdb.report.data.answers import Judged
from kzdb.report.data.evidence import Evidence
from kzdb.report.data.rows import Rows
from kzdb.report.page.environment import FOLDER, make_environment
from kzdb.report.page.files import Listed, list_files
from kzdb.report.page.freshness import Freshness
from kzdb.report.page.functions import Functions
from kzdb.report.page.narrated import narrator
from kzdb.report.page.notes import NoteBook, join_calls, plain
from kzdb.report.page.pictures import Picture, picture_name
from kzdb.report.page.since import Since

_ID = re.compile(r'\sid="([^"]*)"')
_ERRORS = (JinjaError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What a mistake in a template can raise."""


@dataclass(frozen=True, slots=True)
class Page:
    """An edition as HTML, before it is laid out; `sources` and `claims` are those it cites.

    `notes_of` are the numbers of each claim's notes.
    """

    html: str
    ledger: Ledger
    notes: int
    sources: tuple[str, ...]
    claims: frozenset[int]
    notes_of: Mapping[int, tuple[int, ...]]

    def left_out(self, brought: Iterable[int]) -> list[int]:
        """Return those of the claims that queries brought which it does not print."""
        return sorted(set(brought).difference(self.claims, *(entry.claims for entry in self.ledger.entries)))


def write_page(
    report: Report,
    parameters: Mapping[str, Value],
    results: Mapping[str, Rows],
    pictures: Mapping[str, Picture],
    evidence: Evidence,
    wording: Wording,
    before: Before | None = None,
    changes: Sequence[Change] = (),
    judged: Judged | None = None,
) -> Page:
    """Return the page of an edition.

    Args:
        report, parameters, results, pictures, evidence, wording: what it is written from.
        before: the edition before it, None when it is the first.
        changes: what changed since.
        judged: what an analyst wrote, None where nobody did.

    Raises:
        TemplateError: a template is wrong, or prints what it may not; with its file and line.
    """
    ledger = Ledger()
    notes = NoteBook(wording, evidence.sources.__getitem__, ledger)
    functions = Functions(evidence, wording, notes, ledger)
    day = parameters["as_of"]
    assert isinstance(day, dt.date)  # every report has this parameter, of this type
    freshness = Freshness(evidence, wording, ledger, day)
    environment = make_environment(
        report.folder,
        {
            **functions.callables(),
            **freshness.callables(),
            "attached": file_lister(ledger, wording, is_first=before is None),
            "since": Since(before, changes, wording, ledger, judged or Judged(), evidence) if before else None,
            "narrative": narrator(judged or Judged(), functions),
            "picture": picture_printer(report, pictures, functions, wording, ledger),
            "asset": asset_finder(report.folder),
            "params": parameters,
            "edition": {
                "slug": report.manifest.slug,
                "version": Markup(report.manifest.version),
                "title": report.manifest.title[wording.language],
                "language": wording.language,
                "as_of": parameters["as_of"],
                "as_of_iso": Markup(parameters["as_of"]),
            },
        },
        finalize=_shower(functions),
    )
    environment.filters.update(cited=functions.cited, label=functions.label)
    path = report.folder.place(f"report/{FOLDER}{TEMPLATE}")
    try:
        html = join_calls(freshness.fill(environment.get_template(TEMPLATE).render(results)))
        notes.require_printed()
    except TemplateSyntaxError as error:
        raise TemplateError(f"{error.filename or path}:{error.lineno}: {str(error.message).rstrip('.')}.") from None
    except (KzdbError, *_ERRORS) as error:
        raise _located(error, report.folder, str(path)) from None
    _require_rivals(html, str(path), functions.contested)
    claims = frozenset(claim for cited in notes.cited.values() for claim in cited.claims)
    sources = tuple(dict.fromkeys(passage.source for passage in notes.cited))
    return Page(html, ledger, notes.count, sources, claims, notes.by_claim())


def _require_rivals(html: str, path: str, contested: Mapping[int, tuple[int, str]]) -> None:
    """Refuse a page that prints a contested claim and has no place, ``id="x-FACT"``, that shows its rivals."""
    ids = set(_ID.findall(html))
    for fact, (claim, place) in contested.items():
        if f"x-{fact}" not in ids:
            raise TemplateError(
                f"{path}: section {place} prints claim {claim}, on which sources disagree, and no section lists its "
                f'rivals. Have the query of that section return fact {fact}, and give its row id="x-{fact}".'
            )


def _shower(functions: Functions) -> Callable[[Context, object], Any]:
    """Return what every `{{ ... }}` of a template goes through.

    It asks for the context, which keeps Jinja from printing constants when it compiles, past this function.
    """

    @pass_context
    def show(_: Context, value: object) -> Any:
        return value if isinstance(value, Undefined) else functions.show(value)

    return show


def picture_printer(
    report: Report, pictures: Mapping[str, Picture], functions: Functions, wording: Wording, ledger: Ledger
) -> Callable[..., Markup]:
    """Return the function that puts a chart on the page, or nothing where its query brought no rows."""

    def picture(name: str, finding: str = "", of: object = None) -> Markup:
        """Print a chart of the manifest; nothing where its query brought no rows.

        `of` is the value of its column `by`, where it has a picture for each. Its alternative text can say the
        `finding`, the rows with the `lowest` and the `highest` figure, and all `rows`.
        """
        if name not in report.charts:
            raise TemplateError(f"picture: got {name!r}, expected one of {', '.join(report.charts) or 'no charts'}")
        drawn = pictures.get(picture_name(name, of))
        if drawn is None:
            return Markup("")
        alt = wording.text(report.charts[name].alt, finding=plain(finding), **drawn.in_words())
        anchor = ledger.add("chart", f"chart-{drawn.name}", alt, drawn.claims)
        functions.note_contested(drawn.claims)
        for text in drawn.texts:
            ledger.add("mark", f"mark-{drawn.name}", text, drawn.claims)
        return Markup('<img class="chart" id="{}" src="{}" alt="{}">').format(anchor, drawn.uri, alt)

    return picture


def asset_finder(folder: Folder) -> Callable[[str], Markup]:
    """Return the function that finds a file of the report or the shared folder, as a relative address."""

    def asset(name: str) -> Markup:
        """Return the address of a file of the report's folder or the shared one."""
        full = folder.find(name)
        if full is None:
            raise TemplateError(f"asset: got {name!r}, expected a file of the report's folder or the shared one")
        return Markup("{}").format(os.path.relpath(folder.place(full), folder.path).replace(os.sep, "/"))

    return asset


def file_lister(ledger: Ledger, wording: Wording, *, is_first: bool) -> Callable[[], list[Listed]]:
    """Return the function that lists the files inside the edition."""

    def attached() -> list[Listed]:
        """Return the files inside the edition, each with its `name` and what it `says`."""
        return list_files(ledger, wording, is_first=is_first)

    return attached


def _located(error: Exception, folder: Folder, path: str) -> TemplateError:
    """Turn an error into one line with the template's file and line where it happened."""
    templates = {str(folder.place(name)) for name in folder.names(FOLDER, ".j2")}
    where = path
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename in templates:
            where = f"{frame.filename}:{frame.lineno}"
    if isinstance(error, RecursionError):
        return TemplateError(f"{where}: a macro or include calls itself without end. Correct the template.")
    said: Any = f"no template {error.name!r}" if isinstance(error, TemplateNotFound) else error
    message = " ".join((str(said) or type(error).__name__).split())
    return TemplateError(f"{where}: {(message if isinstance(error, KzdbError) else message[:200]).rstrip('.')}.")
