"""`kzdb draft`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import json_option, required_documents_option, root_option
from kzdb.cli.talk import say, talk
from kzdb.cli.values import as_text
from kzdb.config import load_settings
from kzdb.errors import number_of

if TYPE_CHECKING:
    from kzdb.draft.measure import Measured
    from kzdb.draft.model.adapters import LanguageModel
    from kzdb.pipeline.drafting import DraftOutcome

__all__ = ["command"]

WORDS = 12  # of a sentence that is left: enough to find it


@click.command("draft")
@click.argument("source", required=False)
@click.option("--twin", metavar="SOURCE", help="The source of the last edition: look for its claims in this one.")
@click.option("--model-url", metavar="URL", help="Ask a language model: a server that speaks as OpenAI's does.")
@click.option("--model", metavar="NAME", default="default", help="Which model of that server.")
@click.option("--model-command", metavar="COMMAND", help="Ask one by a command: prompt to stdin, answer from stdout.")
@click.option("--measure", is_flag=True, help="Measure the proposers against the accepted claims instead.")
@required_documents_option
@json_option
@root_option
def command(
    source: str | None, twin: str | None, model_url: str | None, model: str, model_command: str | None, measure: bool,
    documents: Path, as_json: bool, root: Path,
) -> None:  # fmt: skip
    """Draft claims from a document, for a person to review.

    The candidates go into seeds/SOURCE/drafts.jsonl, which is never loaded; `kzdb review SOURCE` shows them.
    Drafting again keeps every decision. Claims of other sources whose documents are at hand teach what a figure is of:
    the reason of a candidate names the one it is like.

    With --measure and without SOURCE: all sources with claims, each of which
    is hidden from the proposers while it is drafted.

    A language model is asked only when one is named. It gets the text of the document, the vocabulary, and sentences of
    other documents with what people claimed of them, and says which words claim what. kzdb looks the words up and reads
    numbers and dates itself; what is not in the document is dropped. Answers are kept in var/models, and not asked for
    again. The key of a server is taken from KZDB_MODEL_KEY.

    \b
    Example:
      kzdb draft incsr_2016_kazakhstan --twin incsr_2015_kazakhstan --documents ~/documents
      kzdb draft --measure --documents ~/documents
    """
    if not measure and source is None:
        raise click.UsageError("Missing argument 'SOURCE'.")
    settings = load_settings(root, documents)
    from kzdb import pipeline

    asked = _model(model_url, model, model_command)
    if measure:
        with talk() as progress:
            found = pipeline.measure_proposers(settings, [source] if source else [], asked, progress)
        lines = [json.dumps(_objects(found))] if as_json else _measured(found)
    else:
        assert source is not None  # checked above
        with talk() as progress:
            outcome = pipeline.draft(settings, source, twin, asked, progress)
        for warning in outcome.warnings:
            say(f"warning: {warning}.")
        lines = [json.dumps(asdict(outcome), ensure_ascii=False)] if as_json else _drafted(outcome)
    for line in lines:
        click.echo(line)


def _model(url: str | None, name: str, command: str | None) -> LanguageModel | None:
    if url is None and command is None:
        return None
    from kzdb.draft.model.adapters import CommandModel, HttpModel

    if url is not None:
        return HttpModel(url, name, os.environ.get("KZDB_MODEL_KEY", ""))
    return CommandModel(command or "")


def _drafted(outcome: DraftOutcome) -> Iterator[str]:
    for what, count in sorted(outcome.counts.items()):
        yield f"{what}: {count:,}"
    if outcome.pointed is not None:
        yield f"the model saw {number_of(outcome.pointed, 'claim')}"
    for why, count in sorted(outcome.dropped.items()):
        yield f"dropped {number_of(count, 'claim')} {why}"
    for line in outcome.refused:
        yield f"refused: {as_text(line)}"
    for number, sentence in outcome.left:
        words = sentence.split()
        yield f"nothing drafted, line {number}: {as_text(' '.join(words[:WORDS]))}{' …' if len(words) > WORDS else ''}"
    yield (
        f"{outcome.source}: {outcome.open:,} to review, {outcome.decided:,} decided before, "
        f"{len(outcome.refused):,} refused by the checks. Run `kzdb review {outcome.source}`."
    )


def _measured(found: Mapping[str, Sequence[Measured]]) -> Iterator[str]:
    row = "{:<32} {:<12} {:<10} {:>8} {:>6} {:>6} {:>5} {:>6} {:>9} {:>7}"
    yield row.format("source", "kind", "proposer", "accepted", "shown", "right", "near", "found", "precision", "recall")
    for source, measured in found.items():
        for one in measured:
            shares = ["-" if share is None else f"{share:.2f}" for share in (one.precision, one.recall)]
            yield row.format(
                source, one.kind, one.proposer, one.accepted, one.shown, one.right, one.near, one.found, *shares
            ).rstrip()  # fmt: skip


def _objects(found: Mapping[str, Sequence[Measured]]) -> dict[str, list[dict[str, object]]]:
    return {
        source: [{**asdict(one), "precision": one.precision, "recall": one.recall} for one in measured]
        for source, measured in found.items()
    }
