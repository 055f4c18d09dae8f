"""`kzdb trace`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kzdb.cli.options import as_of_option, documents_option, json_option, revision_option, root_option
from kzdb.cli.talk import talk, warn_if_older
from kzdb.config import load_settings
from kzdb.errors import number_of

__all__ = ["command"]

Row = dict[str, Any]

AROUND = 160
"""How many characters around a quote are shown."""


@click.command("trace")
@click.argument("claim", nargs=-1, required=True, metavar="CLAIM")
@click.option("--pdf", is_flag=True, help="Write the sheet as a one-page PDF and print its path.")
@click.option("--language", metavar="CODE", help="The language of the PDF: en, ru or kk; default: English.")
@documents_option
@json_option
@revision_option
@as_of_option
@root_option
def command(
    claim: tuple[str, ...],
    pdf: bool,
    language: str | None,
    documents: Path | None,
    as_json: bool,
    revision: int | None,
    as_of: dt.date | None,
    root: Path,
) -> None:
    """Show everything behind one claim: its defence sheet.

    CLAIM is the claim's number, or METRIC SUBJECT [BREAKDOWN] PERIOD for the preferred claim on that fact.

    \b
    Example:
      kzdb trace drug_seizures KAZ heroin 2014-01/2014-09 --documents ~/documents
      kzdb trace 4 --pdf --language ru
    """
    if language and not pdf:
        raise click.UsageError("--language goes with --pdf: the sheet on the terminal is in English.")
    settings = load_settings(root, documents)
    warn_if_older(settings, revision, as_of)
    from kzdb import pipeline

    sheet = pipeline.trace(settings, " ".join(claim), revision, as_of)
    if pdf:
        given = {
            "claim": str(sheet["claim"]["claim_id"]),
            "as_of": (as_of or dt.datetime.now(dt.UTC).date()).isoformat(),
        }
        given |= _context(sheet["citations"][0])
        with talk() as progress:
            path = pipeline.build_report(
                settings, "defence-sheet", given, language, progress=progress, revision=revision
            )
            click.echo(path)
        return
    if as_json:
        click.echo(json.dumps(sheet, default=str, ensure_ascii=False, indent=2))
        return
    for line in _sheet(sheet):
        click.echo(line)


def _context(citation: Row) -> dict[str, str]:
    """Return the words before and after the quote, as far as one page has room for them."""
    if citation["before"] is None:
        return {}
    return {"before": citation["before"][-AROUND:], "after": citation["after"][:AROUND]}


def _sheet(sheet: Row) -> Iterator[str]:
    """Yield the sheet line by line."""
    claim, source, grade = sheet["claim"], sheet["source"], sheet["grade"]
    yield _heading(claim)
    yield f"  {claim['value_text']}" + (f"   printed: {claim['as_printed']}" if claim["as_printed"] else "")
    if claim["definition"]:
        yield f"  {claim['metric_name']}: {claim['definition']}"
    yield f"  {claim['nature']}, {claim['modality']}" + _mark(claim)
    if claim["attributed_to"]:
        yield f"  according to {claim['attributed_to']}"
    if claim["note"]:
        yield f"  note: {claim['note']}"
    yield ""
    yield "Passages"
    for citation in sheet["citations"]:
        yield from _citation(citation)
    yield ""
    yield "Source"
    yield f"  {source['title']}, {source['publisher_name']}, {source['published_on'] or 'undated'}"
    if source["published_note"]:
        yield f"  date: {source['published_note']}"
    yield f"  file {source['document']}, sha256 {source['sha256']}"
    yield f"  reliability {source['reliability']}: {source['reliability_reason']}"
    yield f"  credibility {grade['credibility'] or grade['credibility_proposed']}: {_computation(grade)}"
    for title, rows in _lists(sheet):
        yield ""
        yield title
        yield from (f"  {row}" for row in rows or ["none"])


def _lists(sheet: Row) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of many rows, each with its title."""
    yield "Who else says what", [_other(row) for row in sheet["others"]]
    yield (
        "Contradictions",
        [f"{row['kind']} ({row['status']}): {row['explanation']}" for row in sheet["contradictions"]],
    )
    yield "Checks", [f"{row['verdict']}, {row['rule']}: {row['explanation']}" for row in sheet["checks"]]
    yield (
        "Decisions",
        [
            f"{row['decision']} ({_status(row)}): prefers {row['source']}, {row['reason']} "
            f"({row['decided_by']}, {row['decided_on']})"
            for row in sheet["decisions"]
        ],
    )
    yield (
        "History",
        [
            f"revision {row['revision']}, {row['loaded_at']:%Y-%m-%d}: {row['change']} "
            + " -> ".join(value for value in (row["old_value"], row["new_value"]) if value)
            for row in sheet["history"]
        ],
    )


def _computation(grade: Row) -> str:
    """Return what the proposed credibility follows from."""
    contested = "openly contested" if grade["openly_contested"] else "contested, settled by a decision"
    return (
        f"{number_of(grade['confirmed_by'], 'independent origin')} in {number_of(grade['documents'], 'document')}; "
        f"{contested if grade['contested'] else 'not contested'}; "
        f"checks: {grade['checks_holding']} hold, {grade['checks_failing']} fail"
    )


def _status(decision: Row) -> str:
    """Return whether a decision holds, and if not, which side no longer says what was seen."""
    changed = [f"{side['source']} no longer says {side['saw']}" for side in decision["sides"] if not side["holds"]]
    return "; ".join(["lapsed", *changed]) if changed else "holds"


def _heading(claim: Row) -> str:
    about = [claim["subject_name"], claim["metric_name"] or claim["predicate"]]
    if claim["object"]:
        about.append(claim["object_name"] or claim["object"])
    if claim["period_start"]:
        about.append(f"{claim['period_start']} to {claim['period_end']} ({claim['period_type']})")
    return f"Claim {claim['claim_id']}: " + ", ".join(about)


def _mark(claim: Row) -> str:
    marks = ["preferred"] if claim["preferred"] else []
    marks += ["contested"] if claim["contested"] else []
    marks += [claim["variant"]] if claim["variant"] != "main" else []
    marks += [f"inferred: {', '.join(claim['inferred'])}"] if claim["inferred"] else []
    return "".join(f", {mark}" for mark in marks)


def _citation(citation: Row) -> Iterator[str]:
    yield f"  {citation['document']}{_place(citation)}{'' if citation['verified'] else ' (not verified)'}"
    if citation["before"] is None:
        yield f"    “{citation['quote']}”"
        return
    before, after = citation["before"][-AROUND:], citation["after"][:AROUND]
    yield f"    …{before}⟦{citation['quote']}⟧{after}…"


def _place(citation: Row) -> str:
    """Return where in the document: :12@34; , page 3@120; , Sheet1, row 4, column 2."""
    if citation["sheet"] is not None:
        column = f", column {citation['col']}" if citation["col"] is not None else ""
        return f", {citation['sheet']}, row {citation['row']}{column}"
    if citation["page"] is not None:
        return f", page {citation['page']}@{citation['char_start']}"
    return f":{citation['line']}@{citation['char_start']}"


def _other(row: Row) -> str:
    who = row["source"] + (f", according to {row['attributed_to']}" if row["attributed_to"] else "")
    answer = (
        f"{who} ({row['published_on'] or 'undated'}, {row['modality']}): {row['value_text']} [claim {row['claim_id']}]"
    )
    return answer + (f" {row['variant']}" if row["variant"] != "main" else "")
