"""The report's engine behind the door of the refresh: what an edition would be made from, and building it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from kzdb.config import Settings
from kzdb.errors import KzdbError
from kzdb.files import digest
from kzdb.pipeline.inputs import engine_versions
from kzdb.refresh.door import LEDGER, Built, Content, Failure, Order
from kzdb.refresh.editions.fingerprints import query_rows
from kzdb.refresh.work.pool import failure_of

if TYPE_CHECKING:
    from kzdb.report import Report

__all__ = ["ReportPress"]

BUILD_LOG = "build.jsonl"
_ENGLISH = "en"
_PACKAGES = ("report", "definition", "proof", "printed", "language", "facts")
"""The parts of kzdb that a page depends on."""


@dataclass(frozen=True)
class ReportPress:
    """Builds editions with `kzdb.report`. It lives for one refresh: a report's folder is read once."""

    engine: ClassVar[Sequence[str]] = ("kzdb.pipeline.press", "kzdb.report", "kzdb.proof.reproduce", "pypdfium2")

    settings: Settings
    _reports: dict[str, Report] = field(default_factory=dict, repr=False, compare=False)

    def __reduce__(self) -> tuple[type[ReportPress], tuple[Settings]]:
        return ReportPress, (self.settings,)

    def content(self, order: Order) -> Content | Failure:
        """Return the canonical rows behind an edition, and the digests of its form."""
        from kzdb.definition.parameters import bind_parameters
        from kzdb.publish.connection import open_published
        from kzdb.report.data.answers import NARRATIVE, judge_texts
        from kzdb.report.data.languages import in_language

        try:
            report = self._report(order.report)
            values = bind_parameters(report.manifest, order.params, _day(order))
            queries = {name: query.sql for name, query in report.queries.items()}
            with open_published(order.published) as connection:
                rows = query_rows(connection, queries, values)
                judged = judge_texts(connection, report, values, order.language)
                if judged.answers:
                    rows[NARRATIVE] = judged.rows
                with in_language(connection, order.language):
                    worded = query_rows(connection, queries, values) if order.language != _ENGLISH else rows
        except Exception as error:  # whatever a report does wrong is a failure of its editions, not of the run
            return failure_of(error)
        form = _form_of(report.folder.hashes, self._manifest(order.report), order)
        return Content(rows, {**form, **_program(), f"names in {order.language}": _digest_of(worded, rows)})

    def build(self, order: Order) -> Built | Failure:
        """Build an edition into its folder: the PDF, its ledger, provenance and build log."""
        from kzdb.printed.edition import PROVENANCE, read_before
        from kzdb.proof.reproduce import read_provenance
        from kzdb.publish.connection import open_published
        from kzdb.report import build_edition

        assert order.folder is not None
        name = "-".join([order.report, *(value for key, value in sorted(order.params.items()) if key != "as_of")])
        output = order.folder / f"{name}-{order.language}.pdf"
        drafts = self.settings.var / "reports" / order.report / output.name
        try:
            drafts.parent.mkdir(parents=True, exist_ok=True)
            with open_published(order.published) as connection:
                done = build_edition(
                    connection,
                    self._report(order.report),
                    order.params,
                    order.language,
                    _day(order),
                    output,
                    drafts=drafts,
                    before=read_before(order.previous) if order.previous else None,
                )
            done.ledger.rename(order.folder / LEDGER)
            output.with_suffix(".build.jsonl").rename(order.folder / BUILD_LOG)
            provenance = read_provenance(output.read_bytes(), str(output))
            text = json.dumps(provenance, ensure_ascii=False, indent=1, sort_keys=True)
            (order.folder / PROVENANCE).write_text(text + "\n", "utf-8")
        except (KzdbError, OSError) as error:
            failure = failure_of(error)
            gate = _failed_step(drafts.with_suffix(".draft.build.jsonl")) if failure.kind == "content" else None
            return Failure(failure.kind, gate or failure.gate, failure.message)
        return Built(output.name, done.pages, done.warnings)

    def _report(self, slug: str) -> Report:
        from kzdb.report import read_report

        if slug not in self._reports:
            self._reports[slug] = read_report(self.settings.reports / slug, self.settings.shared)
        return self._reports[slug]

    def _manifest(self, slug: str) -> str:
        """Return the digest of a manifest without its schedule: when a report is printed is not what is printed."""
        data = tomllib.loads((self.settings.reports / slug / "report.toml").read_text("utf-8-sig"))
        data.pop("schedule", None)
        return hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest()


def _day(order: Order) -> dt.date:
    return dt.date.fromisoformat(order.params["as_of"])


def _form_of(hashes: Mapping[str, str], manifest: str, order: Order) -> dict[str, str]:
    """Return the digests of the files that a page depends on."""
    return {
        name: manifest if name == "report/report.toml" else sha256
        for name, sha256 in hashes.items()
        if not _is_of_others(name, order) and name != "report/recipients.toml"
    }


def _is_of_others(name: str, order: Order) -> bool:
    """Return whether a file holds texts in another language or about another country: i18n/ru.ftl, narrative/KAZ.ru.md.

    A country that is not among the parameters is the report's own, so any may be.
    """
    folder, _, file = name.partition("/")[2].rpartition("/")
    first, _, language = Path(file).stem.partition(".")
    if folder == "i18n":
        return first not in (order.language, _ENGLISH)
    others = language not in ("", order.language) or first != order.params.get("country", first)
    return folder == "narrative" and others


def _program() -> dict[str, str]:
    """Return the digests of the parts of the program that write a page, and the versions of its engines."""
    here = Path(__file__).parents[1]
    return {f"kzdb.{name}": digest(here / name) for name in _PACKAGES} | engine_versions()


def _digest_of(worded: Mapping[str, Any], rows: Mapping[str, Any]) -> str:
    """Return the digest of what the rows say in a language; for English nothing that the rows do not say."""
    if worded is rows:
        return ""
    return hashlib.sha256(json.dumps(worded, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _failed_step(log: Path) -> str | None:
    """Return the step of a build that failed, from the log it left."""
    try:
        steps = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    except (OSError, ValueError):
        return None
    return next((step["step"] for step in steps if step.get("outcome") == "failed"), None)
