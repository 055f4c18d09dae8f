"""Whether a typed figure is what its quote prints, with one meaning, and whether it can be at all."""

from __future__ import annotations

from kzdb.errors import SeedError, Verbatim
from kzdb.facts.claims import Claim, Observation
from kzdb.facts.plausible import impossible
from kzdb.facts.proof import disproof, doubtful_word
from kzdb.load.documents.matching import same_words
from kzdb.load.source import Habits
from kzdb.load.vocabulary import Vocabulary
from kzdb.toml_file import Entry

__all__ = ["printed_figure", "require_possible"]


def printed_figure(entry: Entry, said: Observation, quote: str, habits: Habits) -> str:
    """Return the figure as printed, having read it there whole, unless the claim says that its value is inferred.

    Raises:
        SeedError: the quote prints another number, or a unit of several meanings that source.toml does not explain.
    """
    typed = str(entry.values.get("printed", quote))
    start, end = next(same_words(typed, quote), (0, 0))
    printed = typed if typed in quote else quote[start:end]
    if not printed:
        raise entry.error("printed", typed, f"a part of the quote {quote!r}", "Copy it from the quote.")
    if "value" not in entry.values.get("inferred", ()):
        old_billions = habits.meanings.get("billion") == "1e12"
        read = disproof(said.figure, said.unit, quote, printed, habits.notation, old_billions=old_billions)
        if read is not None:
            raise entry.error(
                "value", entry.values["value"], f"the number that {printed!r} prints: {read}",
                'Correct it, or say `inferred = ["value"]` and in a note how the passage is read.',
            )  # fmt: skip
    if "unit" not in entry.values.get("inferred", ()):
        _require_one_meaning(entry, said, quote, printed, habits)
    return printed


def _require_one_meaning(entry: Entry, said: Observation, quote: str, printed: str, habits: Habits) -> None:
    """Ask what the source means by a ton, a gallon or an old billion, once a source."""
    year = int(habits.published.start[:4]) if habits.published else None
    doubtful = doubtful_word(quote, printed, year)
    if doubtful is None:
        return
    word, may_mean = doubtful
    meant_by_source = habits.meanings.get(word)
    if meant_by_source is None:
        example = {"billion": "1e9", "ton": "t"}.get(word, said.unit.slug)
        raise SeedError.at(  # the same line for every claim of the source: it is asked once
            entry.path.parent / "source.toml", None, "meanings", Verbatim(f"nothing about {word!r}"), may_mean,
            f'Write meanings = {{{word} = "{example}"}} or what the source means by it.',
        )  # fmt: skip
    if word != "billion" and said.unit.slug != meant_by_source:
        raise entry.error(
            "value", entry.values["value"], f"{meant_by_source}, which {word!r} means by source.toml",
            "Correct one of the two.",
        )  # fmt: skip


def require_possible(entry: Entry, claim: Claim, vocabulary: Vocabulary, habits: Habits) -> None:
    """Refuse what cannot be by what the metric is, or by the clock, unless a note says why it can.

    Raises:
        SeedError: it cannot be.
    """
    said = claim.content
    nature = vocabulary.metrics[said.metric].nature if isinstance(said, Observation) else None
    if claim.note is None and (wrong := impossible(claim, nature, habits.published)) is not None:
        field, expected = wrong
        raise entry.error(field, entry.values[field], expected, "Correct it, or say in a note why it is so.")
