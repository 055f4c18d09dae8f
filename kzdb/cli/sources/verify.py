"""`kzdb verify`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import json_option, required_documents_option, root_option
from kzdb.cli.values import as_text
from kzdb.config import load_settings

if TYPE_CHECKING:
    from kzdb.load import Coverage, Verdict, Verification
    from kzdb.load.coverage import Share

__all__ = ["command"]

WORDS = 8  # of a sentence that is left: enough to find it


@click.command("verify")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--coverage", is_flag=True, help="Show what of the documents no claim covers.")
@required_documents_option
@json_option
@root_option
@click.pass_context
def command(
    ctx: click.Context, sources: tuple[str, ...], coverage: bool, documents: Path, as_json: bool, root: Path
) -> None:
    """Prove every locator and quote against the documents.

    A line for each quote that is not exactly where its locator says, or cuts a number: where it is, how what
    is printed differs, what to do. Exit status 1 if there is any, or if a document is not the one the seeds
    were made from; a byte order mark and the kind of line ends do not matter. Without SOURCE: all sources.

    With --coverage: the share of each document's digits, capitalised names and sentences that is quoted by a
    claim or declared as boilerplate, and what is left; exit status 1 if anything is.

    \b
    Example:
      kzdb verify --documents ~/documents
      kzdb verify incsr_2015_kazakhstan --documents ~/documents
      kzdb verify --coverage --documents ~/documents
    """
    settings = load_settings(root, documents)
    from kzdb import pipeline

    if coverage:
        covered = pipeline.cover(settings, sources)
        whole = all(of_source.is_whole for of_source in covered)
        lines = [json.dumps(_coverage_object(covered), ensure_ascii=False)] if as_json else _coverage(covered)
    else:
        found = pipeline.verify(settings, sources)
        whole = all(of_source.is_exact for of_source in found)
        lines = [json.dumps(_verify_object(found), ensure_ascii=False)] if as_json else _verify(found)
    for line in lines:
        click.echo(line)
    if not whole:
        ctx.exit(1)


def _verify(found: Sequence[Verification]) -> Iterator[str]:
    from kzdb.load.verification import EXACT, VERDICTS

    counts = {of_source.source: _counts(of_source) for of_source in found}
    yield from _table(
        ["source", *VERDICTS],
        [[source, *(f"{count[verdict]:,}" for verdict in VERDICTS)] for source, count in counts.items()],
    )
    for of_source in found:
        if of_source.problem:
            yield as_text(of_source.problem)
        for verdict in of_source.verdicts:
            if verdict.verdict != EXACT and not (verdict.verdict == "document changed" and of_source.problem):
                yield _line(verdict)
        yield from (f"{of_source.source}, {as_text(line)}" for line in of_source.gone)
    exact = sum(count[EXACT] for count in counts.values())
    yield f"{exact:,} of {sum(count.total() for count in counts.values()):,} locators exact"


def _counts(of_source: Verification) -> Counter[str]:
    from kzdb.load.verification import EXACT

    counts = Counter(verdict.verdict for verdict in of_source.verdicts)
    if of_source.exact_cells:
        counts[EXACT] += of_source.exact_cells
    return counts


def _line(verdict: Verdict) -> str:
    """Say in one line what became of a locator."""
    file = "extract.csv" if verdict.field == "cell" else "claims.toml"
    where = f"seeds/{verdict.source}/{file}:{verdict.line or '?'}, {verdict.field}"
    found = f"; it is at {verdict.found_at}" if verdict.found_at else ""
    return as_text(f"{where}: {verdict.verdict}: {verdict.locator}{found}. {verdict.do or ''}".rstrip())


def _verify_object(found: Sequence[Verification]) -> dict[str, object]:
    sources = [{**asdict(of_source), "counts": dict(_counts(of_source))} for of_source in found]
    return {"exact": all(of_source.is_exact for of_source in found), "sources": sources}


def _coverage(covered: Sequence[Coverage]) -> Iterator[str]:
    yield from _table(
        ["source", "digits", "names", "sentences"],
        [[of_source.source, *map(_share, _shares(of_source).values())] for of_source in covered],
    )
    for of_source in covered:
        for what, share in _shares(of_source).items():
            for span in share.left:
                words = span.text.split()
                shown = " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")
                yield f"{of_source.source}, {what}: left {span.line}@{span.start}: {as_text(shown)}"
        for what in of_source.unused:
            yield f"{of_source.source}, boilerplate: {as_text(what)}: beyond the end of the document"
    left = sum(len(share.left) for of_source in covered for share in _shares(of_source).values())
    left += sum(len(of_source.unused) for of_source in covered)
    yield (
        "nothing is left unexplained"
        if not left
        else (f"{left:,} left unexplained. Quote each in a claim, or declare it as [[boilerplate]] in source.toml.")
    )


def _shares(covered: Coverage) -> dict[str, Share]:
    return {"digits": covered.digits, "names": covered.names, "sentences": covered.sentences}


def _share(share: Share) -> str:
    """Return "201 + 4 of 205, 100.0 %": claimed, boilerplate, all, and the share; never 100 while something is left."""
    percent = min(share.share * 100, 99.9) if share.left else 100.0
    return f"{share.claimed:,} + {share.boilerplate:,} of {share.total:,}, {percent:5.1f} %"


def _coverage_object(covered: Sequence[Coverage]) -> dict[str, object]:
    return {
        "whole": all(of_source.is_whole for of_source in covered),
        "sources": [asdict(of_source) for of_source in covered],
    }


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table: the first column flush left, the others right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join([row[0].ljust(widths[0]), *cells[1:]]).rstrip()
