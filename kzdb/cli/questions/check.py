"""`kzdb check`."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import as_of_option, revision_option, root_option
from kzdb.cli.talk import say, warn_if_older
from kzdb.cli.values import as_json as jsonable
from kzdb.cli.values import as_text
from kzdb.config import load_settings
from kzdb.errors import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzdb.publish.findings import Check, CheckOutcome, Contradiction

__all__ = ["command"]

HEADINGS = {"fails": "Checks that fail", "cannot_tell": "Checks that cannot tell", "holds": "Checks that hold"}
WAIVED = "Checks that fail and are waived"


@click.command("check")
@click.option("--all", "everything", is_flag=True, help="List the checks that hold or cannot tell, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as one JSON object.")
@click.option("--strict", is_flag=True, help="Exit 1 when a contradiction is open or a failing check is not waived.")
@revision_option
@as_of_option
@root_option
@click.pass_context
def command(
    ctx: click.Context,
    everything: bool,
    as_json: bool,
    strict: bool,
    revision: int | None,
    as_of: dt.date | None,
    root: Path,
) -> None:
    """List contradictions and failing checks.

    A contradiction is settled by a decision, a failing check accepted by a waiver, both under seeds/decisions.

    \b
    Example:
      kzdb check
      kzdb check --strict --json
      kzdb check --as-of 2012-12-31
    """
    settings = load_settings(root)
    warn_if_older(settings, revision, as_of)
    from kzdb import pipeline

    outcome = pipeline.check(settings, revision, as_of)
    verdicts = list(HEADINGS) if everything else ["fails"]
    if as_json:
        click.echo(json.dumps(_as_object(outcome, verdicts), ensure_ascii=False, indent=1))
    else:
        for line in _lines(outcome, verdicts):
            click.echo(line)
    say(_counts(outcome))
    if strict and outcome.open:
        ctx.exit(1)


def _as_object(outcome: CheckOutcome, verdicts: list[str]) -> object:
    checks = [item for item in outcome.checks if item.verdict in verdicts]
    return jsonable(
        {
            "open": outcome.open,
            "contradictions": [dataclasses.asdict(item) for item in outcome.contradictions],
            "checks": [dataclasses.asdict(item) for item in checks],
        }
    )


def _lines(outcome: CheckOutcome, verdicts: list[str]) -> Iterator[str]:
    """Yield the findings for a person, a heading before each sort."""
    if outcome.contradictions:
        yield from _heading("Contradictions")
        for contradiction in outcome.contradictions:
            yield from _contradiction(contradiction)
    for verdict in verdicts:
        for waived in (False, True):
            found = [item for item in outcome.checks if item.verdict == verdict and item.waived == waived]
            if found:
                yield from _heading(WAIVED if waived else HEADINGS[verdict])
                yield from _checks(found)


def _heading(text: str) -> Iterator[str]:
    yield click.style(text, bold=True)
    yield ""


def _contradiction(item: Contradiction) -> Iterator[str]:
    ratio = f", {item.ratio:.3g} times apart" if item.ratio is not None else ""
    yield f"  {as_text(item.question)} [{item.status}]"
    yield f"    kind: {item.kind.replace('_', ' ')}{ratio}"
    for side in item.sides:
        when = f" ({side.published})" if side.published else ""
        more = f" and {number_of(side.claims - 1, 'other claim')}" if side.claims > 1 else ""
        yield f"    claim {side.claim}{more}, {side.source}{when}: {as_text(side.answer)}"
    if item.explanation:
        yield f"    {as_text(item.explanation)}"
    if item.decision:
        lapsed = "" if item.decision_holds else " (lapsed: a side changed)"
        yield f"    decision {item.decision}{lapsed}: {as_text(item.reason)}"
    yield ""


def _checks(items: list[Check]) -> Iterator[str]:
    """Yield checks of one verdict, under the sentence of each rule."""
    for (sentence, rule), of_rule in itertools.groupby(items, key=lambda item: (item.sentence, item.rule)):
        yield f"  {sentence} [{rule}]"
        for item in of_rule:
            yield f"    - {as_text(item.explanation)} (claims {', '.join(_some(item.claims))})"
            if item.waived:
                yield f"      waived until {item.waiver_expires}: {as_text(item.waiver_reason)}"
        yield ""


def _some(claims: list[int], most: int = 12) -> list[str]:
    """Return the numbers as text; of a long list the first ones."""
    shown = [str(claim) for claim in claims[:most]]
    return [*shown, f"and {len(claims) - most} more"] if len(claims) > most else shown


def _counts(outcome: CheckOutcome) -> str:
    settled = sum(item.status == "decided" for item in outcome.contradictions)
    waived = outcome.count("fails", waived=True)
    return (
        f"{number_of(len(outcome.contradictions), 'contradiction')}, {settled} decided; "
        f"{number_of(outcome.count('fails') + waived, 'failing check')}, {waived} waived; "
        f"{outcome.count('cannot_tell')} cannot tell, {outcome.count('holds')} hold"
    )
